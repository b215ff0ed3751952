//! Statements that depend on what was not understood.

use super::*;

#[test]
fn what_stands_inside_of_something_counts_for_the_whole_statement() {
    let grant = "Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly -Identity ann@contoso.com";
    for text in [
        format!("foreach ($u in 'a') {{ {grant}; Get-CsOnlineUsr $u }}"),
        format!("foreach ($u in Get-CsOnlineUser | Sort-Object -Culture x) {{ {grant} }}"),
        format!("'a' | % {{ {grant}; $x = @{{ a = 'b'.Normalize() }} }}"),
        format!("'a' | % {{ {grant}; switch ($_) {{ 'x' }} }}"),
        format!("'a' | % {{ {grant}; Write-Host \"$(1 + )\" }}"),
        format!("$x = ({grant}; [datetime]'1')"),
        format!("{grant} | ? {{ $_.Alias -match '(?=a)' }}"),
        format!("if ($true) {{ {grant} }} else {{ 'a' -bogus 1 }}"),
        format!("switch (1) {{ 1 {{ {grant} }} 2 {{ class A {{ }} }} }}"),
        format!("try {{ {grant} }} catch {{ 'a' -bogus 1 }}"),
        format!("try {{ {grant} }}"),
        format!("while ($true) {{ {grant}; break outer }}"),
        format!("do {{ {grant} }}"),
        format!("for ($i = 0; $i -lt 2; $i -bogus 1) {{ {grant} }}"),
        format!("function f {{ {grant}; 'a' -bogus 1 }}; f"),
        format!("function f {{ {grant}; g }}; function g {{ 'a' -bogus 1 }}; f"),
        format!("function f {{ {grant}; $never }}; f"),
        format!("{grant} | Select-Object @{{ n = 'a'; x = {{ $_.Alias }} }}"),
        format!("{grant} | Select-Object Alias -Wait"),
        format!("{grant} -OutVariable all"),
        format!("{grant} `  \n"),
        format!("{grant} `"),
        format!("{grant} <# -WhatIf"),
        format!("{grant} -WhatIf:true"),
        format!("{grant}, ben@contoso.com"),
        "PS C:\\> Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly\n>> -Identity ann@contoso.com".to_owned(),
        "PS C:\\> Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly\n>> 'ann@contoso.com'".to_owned(),
        "Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly ` \n -Identity ann@contoso.com".to_owned(),
        "Get-CsOnlineUser -Filter {Alias -gt 'a'} | Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly".to_owned(),
        "Get-CsOnlineUser -Filter {Alias -ne ann} | Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly".to_owned(),
        "Get-CsOnlineUser -Filter 'Department -ne \"Sales\"' | Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly".to_owned(),
        "Get-CsOnlineUser -Filter {(Department -ne 'Sales')} | Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly".to_owned(),
        "Get-CsOnlineUser -Filter 'Alias' | Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly".to_owned(),
        "Get-CsOnlineUser -Filter 'Alias -ne $x' | Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly".to_owned(),
        "Get-CsOnlineUser | ? { $_.Department -ne 'Sales' } | Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly".to_owned(),
        "Get-CsOnlineUser | ? Department -ne Sales | Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly".to_owned(),
        "Get-CsTeamsInteropPolicy -Filter {Identity -like 'x'} | Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly".to_owned(),
    ] {
        check_refused(&text);
    }
}

/// What a command outside the simulation would have given is unknown. The rest of the script runs.
#[test]
fn what_needs_the_output_of_a_command_outside_does_not_run() {
    let grant = "Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly";
    for text in [
        format!("Get-Mailbox | {grant}"),
        format!("Get-Mailbox | select Alias | {grant}"),
        format!("Get-Mailbox | ? {{ $_.Alias -like 'a*' }} | {grant}"),
        format!("Get-Mailbox | sort Alias | select -First 1 | % {{ {grant} -Identity $_.Alias }}"),
        format!("Get-Mailbox | % {{ {grant} -Identity ann@contoso.com }}"),
        format!("foreach ($u in Get-Mailbox) {{ {grant} -Identity ann@contoso.com }}"),
        format!("$all = Get-Mailbox; foreach ($u in $all) {{ {grant} -Identity ann@contoso.com }}"),
        format!("if (Get-Mailbox ann) {{ {grant} }}"),
        format!("if (-not (Get-Mailbox ann)) {{ {grant} }}"),
        format!("if (Get-Mailbox ann) {{ }} else {{ {grant} }}"),
        format!("$n = 0; $n = (Get-Mailbox).Count; if ($n -eq 0) {{ {grant} }}"),
        format!("$n = @(Get-Mailbox) + 1; if ($n) {{ {grant} }}"),
        format!("$x = 'a'; if (Get-Mailbox) {{ $x = 'b' }}; if ($x -eq 'a') {{ {grant} }}"),
        format!("while (Get-Mailbox) {{ {grant}; break }}"),
        format!("switch (Get-Mailbox) {{ default {{ {grant} }} }}"),
        format!("switch (1) {{ {{ Get-Mailbox }} {{ {grant} }} default {{ {grant} }} }}"),
        format!("{grant} -Identity \"user$(Get-Date)@contoso.com\""),
        format!("{grant} -Identity user$(Get-Date)@contoso.com"),
        format!("{grant} -Identity (Get-ADUser ann).Mail"),
        format!("$p = @{{ Identity = Get-ADUser ann }}; {grant} @p"),
        format!("$p = @{{ Identity = 'ann' }}; $p.Identity = Get-ADUser ann; {grant} @p"),
        format!("function f($u) {{ {grant} -Identity $u }}; f (Get-ADUser ann)"),
        format!("function f {{ Get-ADUser ann }}; {grant} -Identity (f)"),
        format!("Get-CsOnlineUser | ? {{ $_.Alias -in (Get-Mailbox).Alias }} | {grant}"),
        format!("Get-CsOnlineUser | ? {{ (Get-Mailbox $_.Alias) }} | {grant}"),
        format!("Get-CsOnlineUser | ? {{ $_.Alias -notin (Get-Mailbox).Alias }} | {grant}"),
        format!("$m = Get-Mailbox; Get-CsOnlineUser | ? Alias -ne $m.Alias | {grant}"),
        format!("Get-Mailbox; Get-CsOnlineUser | ? {{ $_.Department -ne 'x' }} | {grant}"),
        format!("$w = Get-Date; {grant} -WhatIf:$w"),
        format!("{grant} -Identity $PSScriptRoot"),
        format!("{grant} -Identity [guid]::NewGuid()"),
        format!("if ([datetime]::Now -gt 5) {{ {grant} }}"),
        format!("$d = (Get-Date).ToLocalTime(); if ($d) {{ {grant} }} else {{ {grant} }}"),
        format!("{grant} -Identity $Host.UI.Name"),
        format!("try {{ $x = Get-Mailbox }} catch {{ $x = 'ann' }}; {grant} -Identity $x"),
        format!("$x = try {{ Get-Mailbox }} catch {{ 'ann' }}; {grant} -Identity $x"),
        format!(
            "$r = foreach ($u in 1, 2) {{ if (Get-Mailbox) {{ 'ann@contoso.com' }} }}; $r | {grant}"
        ),
    ] {
        for era in Era::VARIANTS {
            let script = parse(&text);
            let tenant = Tenant::example(*era);
            let input = Input { table: Some(TABLE), ..Input::default() };
            let run = run(&text, &script, &tenant, input);
            assert!(run.tenant == tenant, "{text}");
            let mut console = Console::new(tenant.clone());
            console.run_all(&text, &script, Some(TABLE));
            assert!(*console.tenant() == tenant, "{text}");
        }
    }
    let text = format!("foreach ($u in 'ann', 'ben') {{ Get-Mailbox $u; {grant} -Identity $u }}");
    let run = run(&text, &parse(&text), &Tenant::example(Era::April2018), Input::default());
    assert_eq!(run.tenant.users.iter().filter(|it| it.upgrade.is_some()).count(), 2);
    let lines: Vec<&str> =
        run.steps.iter().flat_map(|it| &it.lines).map(|it| it.text.as_str()).collect();
    assert!(lines[0].contains("'Get-Mailbox' is not part of this simulation."), "{lines:?}");
}

/// The second statement uses a variable that the first would have set.
#[test]
fn a_variable_whose_statement_did_not_run_is_neither_empty_nor_everybody() {
    let uses = [
        "Grant-CsTeamsInteropPolicy -PolicyName $it -Identity ann@contoso.com",
        "Grant-CsTeamsUpgradePolicy -PolicyName $it -Identity ann@contoso.com",
        "Grant-CsTeamsUpgradePolicy -PolicyName $it",
        "Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly -WhatIf:$it",
        "Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly @it",
        "New-CsTeamsInteropPolicy -Identity \"Pilot$it\"",
        "New-CsTeamsInteropPolicy -Identity \"Pilot$($it.Name)\"",
        "Get-CsOnlineUser | ? Alias -ne $it | Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly",
        "Get-CsOnlineUser | ? { $it -notcontains $_.Alias } | Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly",
        "Get-CsOnlineUser | ? { -not $it } | Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly",
        "foreach ($u in Get-CsOnlineUser) { Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly -Identity $u.UserPrincipalName; $it }",
        "$other = $it; Grant-CsTeamsUpgradePolicy -PolicyName $other",
    ];
    for given in [
        "$it = Get-CsOnlineUser | Sort-Object -Culture x",
        "$it = 'a' -replace '(?=b)', 'c'",
        "$it = \"$([datetime]'1')\"",
        "$it = 'ann'.Normalize()",
        "[datetime]$it = 'ann'",
        "$it, $more = [datetime]'1', 'ben'",
        "$it += 'ann'.Normalize()",
        "try { $it = 'ann' }",
        "param([Parameter(Mandatory)] [string]$it)",
        "if ($true) { $it = 'ann' } else { 'a' -bogus 1 }",
        ". .\\names.ps1",
        "Set-Variable -Name it -Value ann",
        "Get-CsOnlineUser -OutVariable it",
        "$it = @{ PolicyName = 'x'.Normalize() }",
        "# nothing",
    ] {
        for used in uses {
            check_refused(&format!("{given}\n{used}"));
            // It had a value before, but not the one that it would have now.
            if !given.starts_with(['.', '#']) {
                check_refused(&format!("$it = $null\n{given}\n{used}"));
            }
        }
    }
}

#[test]
fn a_variable_with_a_value_again_counts_again() {
    let text = "$it = 'a'.Normalize()\n$it = 'SfBOnly'\nGrant-CsTeamsUpgradePolicy -PolicyName $it";
    let tenant = Tenant::example(Era::April2018);
    assert_ne!(run(text, &parse(text), &tenant, Input::default()).tenant, tenant);
}

#[test]
fn a_selection_of_a_script_does_not_use_what_did_not_run() {
    let text = "$it = 'a'.Normalize()\nGrant-CsTeamsUpgradePolicy -PolicyName $it";
    let tenant = Tenant::example(Era::April2018);
    for first in ["$it = 'SfBOnly'\n", ""] {
        let text = format!("{first}{text}");
        let mut console = Console::new(tenant.clone());
        console.run(&text, Span::new(0, text.rfind('\n').unwrap()), None);
        console.run(&text, Span::new(text.rfind('\n').unwrap(), text.len()), None);
        assert!(*console.tenant() == tenant, "{text}");
        assert!(!console.entries()[1].refused.is_empty(), "{text}");
        // The script was changed meanwhile, and the part with the value was not run again.
        let corrected = text.replace(".Normalize()", "");
        console.run(&corrected, Span::new(corrected.rfind('\n').unwrap(), corrected.len()), None);
        assert!(*console.tenant() == tenant, "{text}");
    }
}

/// A missing name, or a value that the command does not take, means no user and not all users.
#[test]
fn an_argument_that_is_nothing_does_not_stand_for_everybody() {
    for text in [
        "$row = Import-Csv x.csv; Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly -Identity $row",
        "$row = Import-Csv x.csv; Grant-CsTeamsInteropPolicy -PolicyName $row -Identity ann@contoso.com",
        "$none = $null; Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly @none",
        "$list = 'a', 'b'; Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly @list",
        "$text = 'yes'; Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly -WhatIf:$text",
        "$no = $null; Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly -WhatIf:$no",
        "Get-CsOnlineUser | select -First one | Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly",
        "Get-CsOnlineUser -ResultSize one | Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly",
        "$a = 'ann'; Get-CsOnlineUser -Filter \"Alias -ne $a\" | Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly",
        "$a = 'Department'; Get-CsOnlineUser -Filter \"$a -ne 'x'\" | Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly",
        "foreach ($u in 'nobody@contoso.com', 'ann@contoso.com') { Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly -Identity $u -ErrorAction Stop }",
        "$ErrorActionPreference = 'Stop'; 'nobody', 'ann@contoso.com' | Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly",
        "'x' | % { Write-Host 'ann@contoso.com' } | Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly",
        "Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly -Identity @()",
        "Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly -Identity ($none)",
    ] {
        for era in Era::VARIANTS {
            let tenant = Tenant::example(*era);
            let input =
                Input { table: Some("UPN,Name\nann@contoso.com,Ann\n"), ..Input::default() };
            assert!(run(text, &parse(text), &tenant, input).tenant == tenant, "{text}");
        }
    }
}

#[test]
fn more_remarks_than_are_listed_hide_no_error_from_the_run() {
    let grant = "Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly -Identity \"ann$([datetime]1)@contoso.com\"\n";
    let text = format!("{}{grant}", "Get-CsOnlineUsr\n".repeat(300));
    check_refused(&text);
    let text = format!("{}{grant}", "Write-Host \"a`\n".repeat(300));
    check_refused(&text);
    // A warning beyond the kept ones stops nothing.
    let alias = "Grant-CsTeamsInteropPolicy -PolicyName $null -Identity ann\n".repeat(300);
    let text = format!("{alias}Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly");
    let tenant = Tenant::example(Era::April2018);
    assert_ne!(run(&text, &parse(&text), &tenant, Input::default()).tenant, tenant);
}
