//! What scripts of administrators often do around the commands that matter.

use super::*;
use call_landing::powershell::tenant::{TenantEvent, Wording};

pub(super) fn ran_today(text: &str, table: Option<&str>) -> Run {
    let script = parse_in(text, &Context::at(Era::Today));
    run(text, &script, &Tenant::example(Era::Today), Input { table, ..Input::default() })
}

/// The lines of a script of today, without errors of the simulation's own.
pub(super) fn shown_today(text: &str, table: Option<&str>) -> Vec<String> {
    let run = ran_today(text, table);
    let all = run.steps.iter().flat_map(|it| &it.lines);
    all.filter(|it| it.stream != Stream::Error(Wording::Own)).map(|it| it.text.clone()).collect()
}

#[test]
fn a_cmdlet_with_another_verb_is_another_cmdlet() {
    for name in [
        "Get-CsTenant",
        "Get-CsTeamsUpgradeStatus",
        "Get-InstalledScript",
        "Get-Contact",
        "Set-Contact",
        "Test-CsInboundBlockedNumberPattern",
        "Set-CsExternalAccessPolicy",
        "New-CsOnlineVoiceRoute",
        "Set-CsOnlineVoiceUser",
        "Enable-CsOnlineUser",
    ] {
        let found = parse_in(name, &Context::at(Era::Today)).diagnostics;
        let wanted = Problem::Command { found: name.to_owned(), similar: None };
        assert!(found.iter().map(|it| &it.problem).eq([&wanted]), "{found:?}");
        assert_eq!(shown_today(name, None), [""; 0], "{name} is denied");
    }
    for (typo, similar) in [
        ("Get-CsOnlineUsers", "Get-CsOnlineUser"),
        ("Set-CsPhoneNumberAssignement", "Set-CsPhoneNumberAssignment"),
        ("Garnt-CsTeamsCallingPolicy", "Grant-CsTeamsCallingPolicy"),
    ] {
        let found = parse_in(typo, &Context::at(Era::Today)).diagnostics;
        let wanted = Problem::Command { found: typo.to_owned(), similar: Some(similar) };
        assert!(found.iter().map(|it| &it.problem).eq([&wanted]), "{found:?}");
    }
}

#[test]
fn parameters_have_the_aliases_of_the_reference() {
    let text = "Set-CsPhoneNumberAssignment -Identity ben@contoso.com -PhoneNumber +14255550177 -PhoneNumberType DirectRouting\n\
         Get-CsPhoneNumberAssignment -PhoneNumber +14255550177 | Select-Object NumberType | Export-Csv e.csv -nti\n\
         Remove-CsPhoneNumberAssignment -Identity ben@contoso.com -PhoneNumber +14255550177 -PhoneNumberType DirectRouting";
    let run = ran_today(text, None);
    let shown: Vec<&str> =
        run.steps.iter().flat_map(|it| &it.lines).map(|it| it.text.as_str()).collect();
    assert_eq!(shown, ["e.csv:", "\"NumberType\"", "\"DirectRouting\""]);
    assert!(run.refused.is_empty(), "{:?}", run.refused);
}

#[test]
fn which_file_it_is_does_not_matter() {
    let table = "upn\nann@contoso.com\n";
    let text = "$file = Read-Host 'Which file?'\n\
         $log = \"log-$(Get-Date -Format yyyyMMdd).csv\"\n\
         Import-Csv $file | ForEach-Object { Get-CsOnlineUser $_.upn } | Select-Object Alias | Export-Csv $log -NoType\n\
         'done' | Out-File (Join-Path $home 'log.txt') -Append";
    let text = text.replace("| Select-Object Alias", "| Select-Object DisplayName");
    assert_eq!(
        shown_today(&text, Some(table)),
        [
            "log-20260815.csv:",
            "\"DisplayName\"",
            "\"Ann Beebe\"",
            "C:\\Users\\admin\\log.txt:",
            "done"
        ]
    );
}

#[test]
fn lists_grow_whatever_they_are_made_of() {
    for new in [
        "New-Object System.Collections.ArrayList",
        "New-Object System.Collections.ArrayList 10",
        "New-Object 'System.Collections.Generic.List[psobject]'",
        "[System.Collections.ArrayList]::new()",
        "[System.Collections.Generic.List[string]]::new(100)",
        "[System.Collections.Generic.List[object]]@()",
        "[System.Collections.ArrayList]@()",
    ] {
        let text = format!(
            "$all = {new}\n[void]$all.Add('b')\n$all.Add('a') | Out-Null\n$all.AddRange(@('c', 'd'))\n$all.Remove('a')\n$all -join ' '"
        );
        prints(&text, "b c d");
    }
}

#[test]
fn a_list_that_was_changed_by_something_unknown_is_unknown() {
    for change in [
        "$all.Add((Get-MgUser))",
        "$all.Remove((Get-MgUser))",
        "$all.RemoveAt(0)",
        "$all.Sort({ $args[0] })",
        "$all.Insert(0, 'ben@contoso.com')",
    ] {
        let text = format!(
            "$all = New-Object System.Collections.ArrayList\n[void]$all.Add('ann@contoso.com')\n{change}\n\
             foreach ($it in $all) {{ Grant-CsTeamsUpgradePolicy -Identity $it -PolicyName UpgradeToTeams }}"
        );
        let run = ran(&text, None);
        assert!(run.steps.iter().all(|it| it.events.is_empty()), "{change}");
    }
}

#[test]
fn what_a_failed_command_outside_gives_is_unknown_and_not_nothing() {
    let text = "$it = New-Object System.Data.DataTable\nif (-not $it) { Grant-CsTeamsUpgradePolicy -PolicyName UpgradeToTeams -Global }";
    let run = ran(text, None);
    assert!(run.steps.iter().all(|it| it.events.is_empty()));
    assert!(lines(&run).contains("if : This needs"), "{}", lines(&run));
}

#[test]
fn a_loop_that_tests_last_may_read_what_it_sets() {
    prints("do { $n = 1; $n } until ($n -eq 1)", "1");
    prints("do { $m = 2 } while ($m -lt 1)\n$m", "2");
    let text = "while ($k -lt 1) { $k = 1 }";
    let found = parse_in(text, &Context::at(Era::Today)).diagnostics;
    assert!(found.iter().any(|it| matches!(it.problem, Problem::Variable { .. })), "{found:?}");
}

#[test]
fn an_instance_that_was_changed_is_set() {
    let text = "New-CsTeamsInteropPolicy -Identity Pilot -CallingDefaultClient Teams | Out-Null\n\
         $it = Get-CsTeamsInteropPolicy -Identity Tag:Pilot\n\
         $it.CallingDefaultClient = 'Sfb'\n\
         $it.AllowEndUserClientOverride = $true\n\
         Set-CsTeamsInteropPolicy -Instance $it";
    let start = Tenant::example(Era::December2017);
    let run = run(text, &parse_in(text, &Context::at(Era::December2017)), &start, Input::default());
    let policy = run.tenant.policies.iter().find(|it| it.name == "Pilot");
    let shown = format!("{policy:?}");
    assert!(shown.contains("calling_default_client: Sfb"), "{shown}");
    assert!(shown.contains("override: On"), "{shown}");
}

/// Whom a script of today grants which policy; nothing that it says is an error.
#[track_caller]
pub(super) fn grants_today(text: &str) -> Vec<(String, Option<String>)> {
    let script = parse_in(text, &Context::at(Era::Today));
    assert!(script.diagnostics.iter().all(|it| it.problem.weight() != Weight::Error), "{text}");
    let run = ran_today(text, None);
    let lines = run.steps.iter().flat_map(|it| &it.lines);
    let errors: Vec<&str> = lines
        .filter(|it| matches!(it.stream, Stream::Error(_)))
        .map(|it| it.text.as_str())
        .collect();
    assert_eq!(errors, [""; 0], "{text}");
    let events = run.steps.into_iter().flat_map(|it| it.events);
    let granted = |it| match it {
        TenantEvent::Granted { user, after, .. } => (user, after),
        it => panic!("{it:?}"),
    };
    events.map(granted).collect()
}

#[test]
fn a_hash_table_may_get_its_parameters_one_by_one() {
    let ann = [("ann@contoso.com".to_owned(), Some("AllowCalling".to_owned()))];
    for changes in [
        "$p.Add('PolicyName', 'AllowCalling')",
        "$p['PolicyName'] = 'AllowCalling'",
        "$p.PolicyName = 'AllowCalling'",
        "$p += @{ PolicyName = 'AllowCalling' }",
        "if ($true) { $p.PolicyName = 'AllowCalling' }",
        "$p = @{ Identity = 'ann@contoso.com'; PolicyName = 'AllowCalling' }",
    ] {
        let text = format!(
            "$p = @{{ Identity = 'ann@contoso.com' }}\n{changes}\nGrant-CsTeamsCallingPolicy @p"
        );
        assert_eq!(grants_today(&text), ann, "{changes}");
    }
    // The variable of a loop or a parameter hides one of the same name.
    for text in [
        "$p = @{ Identity = 'ann@contoso.com' }\nforeach ($p in @(@{ Identity = 'ann@contoso.com'; PolicyName = 'AllowCalling' })) { Grant-CsTeamsCallingPolicy @p }",
        "$p = @{ Identity = 'ann@contoso.com' }\nfunction Set-It($p) { Grant-CsTeamsCallingPolicy @p }\nSet-It @{ Identity = 'ann@contoso.com'; PolicyName = 'AllowCalling' }",
    ] {
        assert_eq!(grants_today(text), ann, "{text}");
    }
    // One that nothing changes is read before the script runs.
    let text = "$p = @{ Identity = 'ann@contoso.com' }\nGrant-CsTeamsCallingPolicy @p";
    let found = parse_in(text, &Context::at(Era::Today)).diagnostics;
    assert!(matches!(found[0].problem, Problem::Missing { .. }), "{found:?}");
}

#[test]
fn a_script_may_have_the_parts_of_a_function() {
    let text = "[CmdletBinding(SupportsShouldProcess)]\nparam([string]$Policy = 'AllowCalling')\n\
        begin { $all = 'ann@contoso.com', 'ben@contoso.com' }\n\
        process\n{\n  foreach ($it in $all) {\n    if ($PSCmdlet.ShouldProcess($it, \"Grant $Policy\")) {\n      Grant-CsTeamsCallingPolicy -Identity $it -PolicyName $Policy\n    }\n  }\n}\n\
        end { \"$($all.Count) users\" }";
    let users: Vec<String> = grants_today(text).into_iter().map(|it| it.0).collect();
    assert_eq!(users, ["ann@contoso.com", "ben@contoso.com"]);
    assert_eq!(shown_today(text, None).last().unwrap(), "2 users");
    // In another order PowerShell would run them in another one than they are written in.
    let found = parse_in("end { 1 }\nbegin { 2 }", &Context::at(Era::Today)).diagnostics;
    assert_eq!(found[0].problem, Problem::Statement("begin".to_owned()));
}

#[test]
fn operators_of_powershell_7_work_today() {
    for (text, wanted) in [
        ("$x = $null; $x ?? 'none'", "none"),
        ("$x = ''; \"<$($x ?? 'none')>\"", "<>"),
        ("$x ??= 'first'; $x ??= 'second'; $x", "first"),
        ("$n = 3; $n -gt 2 ? 'many' : 'few'", "many"),
        ("$n = 1; $text = ($n -gt 2) ? 'many' : \"few: $n\"; $text", "few: 1"),
        ("$null ?? 1 + 1 -eq 2", "True"),
    ] {
        assert_eq!(shown_today(text, None), [wanted], "{text}");
        let before = parse_in(text, &Context::at(Era::August2019)).diagnostics;
        assert!(before.iter().any(|it| matches!(it.problem, Problem::Operator(_))), "{text}");
    }
}

/// What the other side would do happens only if the first one is nothing, and that must be known.
#[test]
fn a_default_that_is_not_needed_does_not_run() {
    let grant = "(Grant-CsTeamsCallingPolicy ann@contoso.com -PolicyName AllowCalling)";
    for text in [
        "$x = 1; $x ??= ",
        "$x = 1; $y = $x ?? ",
        "$x = Get-Something; $x ??= ",
        "$x = Get-Something; $y = $x ?? ",
    ] {
        let run = ran_today(&format!("{text}{grant}"), None);
        assert!(run.tenant == Tenant::example(Era::Today), "{text}");
    }
    let run = ran_today(&format!("$x = $null; $x ??= {grant}"), None);
    assert!(run.tenant != Tenant::example(Era::Today));
}

#[test]
fn a_row_may_be_made_from_nothing() {
    let text = "$rows = @()\nforeach ($it in 'ann', 'ben') { $row = '' | Select-Object User, Note; $row.User = $it; $rows += $row }\n$rows | ForEach-Object { \"$($_.User) [$($_.Note)]\" }";
    assert_eq!(shown_today(text, None), ["ann []", "ben []"]);
    assert_eq!(shown_today(&text.replace("''", "\"\""), None), ["ann []", "ben []"]);
}

#[test]
fn types_may_be_named_without_their_namespace() {
    let text = "using namespace System.Collections.Generic\nusing namespace System.Collections\n\n$all = [List[pscustomobject]]::new()\n$all.Add([pscustomobject]@{ User = 'ann' })\n$more = [ArrayList]::new()\n[void]$more.Add('ben')\n\"$($all.User) $more\"";
    assert_eq!(shown_today(text, None), ["ann ben"]);
}

#[test]
fn a_pattern_may_be_made_from_a_number() {
    let text = "$pattern = '^' + [regex]::Escape('+1 (555) 0100') + '$'; $pattern; '+1 (555) 0100' -match $pattern";
    assert_eq!(shown_today(text, None), ["^\\+1\\ \\(555\\)\\ 0100$", "True"]);
}

#[test]
fn nothing_becomes_no_json() {
    assert_eq!(shown_today("@() | ConvertTo-Json", None), [""; 0]);
    assert_eq!(shown_today("ConvertTo-Json @()", None), ["[]"]);
    assert_eq!(
        shown_today(
            "$none = Get-CsOnlineUser nobody -ErrorAction SilentlyContinue; $none | ConvertTo-Json",
            None
        ),
        [""; 0]
    );
}

#[test]
fn accounts_are_enabled() {
    let count = |text: &str| shown_today(&format!("@({text}).Count"), None);
    assert_eq!(
        count("Get-CsOnlineUser -Filter {AccountEnabled -eq $true}"),
        count("Get-CsOnlineUser")
    );
    assert_eq!(count("Get-CsOnlineUser -Filter 'Enabled -eq $false'"), ["0"]);
    prints("@(Get-CsOnlineUser -Filter {Enabled -eq $True} | ? { -not $_.Enabled }).Count", "0");
}

#[test]
fn users_may_come_with_some_of_their_properties() {
    let text = "Get-CsOnlineUser -Filter 'Alias -eq \"ann\"' -Properties DisplayName, *Uri";
    assert_eq!(
        shown_today(text, None),
        ["DisplayName : Ann Beebe", "LineUri     : tel:+14255550101"]
    );
    let blank =
        "$u = Get-CsOnlineUser ann@contoso.com -Properties DisplayName; \"<$($u.LineUri)>\"";
    assert_eq!(shown_today(blank, None), ["<>"]);
    let found = parse_in(text, &Context::at(Era::August2019)).diagnostics;
    assert!(matches!(found[0].problem, Problem::UnavailableParameter { .. }), "{found:?}");
}
