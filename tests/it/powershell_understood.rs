//! A statement that was not understood changes nothing: statements with an error do not run, and
//! neither do those that depend on them.

use call_landing::powershell::console::{Console, places};
use call_landing::powershell::language::{
    Context, Diagnostic, Problem, Script, Span, Weight, parse, parse_in,
};
use call_landing::powershell::tenant::{Era, Input, Tenant, run};
use proptest::prelude::*;
use strum::VariantArray;

const TABLE: &str = "UPN,Policy\nann@contoso.com,DisallowOverrideCallingSfbChatSfb\n";

/// The errors that a reader would attribute to a statement: those that touch it, and those that
/// touch none and follow it with only spaces between on the same line.
fn errors<'a>(text: &'a str, script: &'a Script, place: Span) -> Vec<&'a Problem> {
    let touches = |place: Span, error: Span| {
        error.start <= place.end && (place.start < error.end || place.start == error.start)
    };
    let touches_one = |error: Span| places(script).into_iter().any(|it| touches(it, error));
    let is_of_next = |error: Span| {
        error.start == place.end && places(script).into_iter().any(|it| it.start == error.start)
    };
    let all = script.diagnostics.iter().filter(|it| it.problem.weight() == Weight::Error);
    all.filter(|it| !is_of_next(it.span))
        .filter(|it| {
            let between = text.get(place.end..it.span.start);
            let follows = between.is_some_and(|it| it.chars().all(|it| it == ' ' || it == '\t'));
            touches(place, it.span) || follows && !touches_one(it.span)
        })
        .map(|it| &it.problem)
        .collect()
}

/// Runs a script statement by statement. One with an error must not change the tenant.
#[track_caller]
fn check_harmless(text: &str, era: Era) {
    let script = parse(text);
    let mut console = Console::new(Tenant::example(era));
    for place in places(&script) {
        let before = console.tenant().clone();
        console.step(text, &script, Some(TABLE));
        let Some(entry) = console.entries().last() else { panic!("{text}") };
        let found = errors(text, &script, place);
        // Whether a variable has a value may only turn out as the statements before it run.
        let is_said = |it: &Diagnostic| {
            let is_late = matches!(it.problem, Problem::Variable { .. });
            is_late || script.diagnostics.contains(it) || script.diagnostics.len() > 200
        };
        assert!(entry.refused.iter().all(is_said), "{text:?}: {:?}", entry.refused);
        if !found.is_empty() {
            assert!(*console.tenant() == before, "{text:?}: {:?} ran: {found:?}", place.of(text));
            let events = entry.steps.iter().map(|it| it.events.len()).sum::<usize>();
            assert_eq!(events, 0, "{text:?}: {:?} ran: {found:?}", place.of(text));
        }
    }
    let whole =
        run(text, &script, &Tenant::example(era), Input { table: Some(TABLE), ..Input::default() });
    let span_of = |span: Span| {
        places(&script).into_iter().find(|it| it.start <= span.start && span.start < it.end)
    };
    for step in whole.steps.iter().filter(|it| !it.events.is_empty()) {
        let place = span_of(step.span).unwrap();
        assert!(errors(text, &script, place).is_empty(), "{text:?}: {:?} ran", place.of(text));
    }
}

/// Asserts that a script has an error and changes nothing at any date.
#[track_caller]
fn check_refused(text: &str) {
    for era in Era::VARIANTS {
        let script = parse(text);
        let has_error = script.diagnostics.iter().any(|it| it.problem.weight() == Weight::Error);
        assert!(has_error, "{text}: nothing is said");
        let tenant = Tenant::example(*era);
        let input = Input { table: Some(TABLE), ..Input::default() };
        assert!(run(text, &script, &tenant, input).tenant == tenant, "{text}");
        let mut console = Console::new(tenant.clone());
        console.run_all(text, &script, Some(TABLE));
        assert!(*console.tenant() == tenant, "{text}");
    }
}

/// Assigns to the users that a pipeline selects. Works at every date but the last, like the other
/// one.
fn granted(whom: &str) -> [String; 2] {
    [
        format!(
            "{whom} | Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams"
        ),
        format!("{whom} | Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly"),
    ]
}

#[test]
fn a_filter_with_an_operator_that_is_not_read_selects_nobody_and_not_everybody() {
    for operator in
        ["replace", "split", "join", "as", "f", "and", "or", "not", "xor", "band", "cjoin", "bogus"]
    {
        for text in granted(&format!("Get-CsOnlineUser | ? UserPrincipalName -{operator} ann")) {
            check_refused(&text);
        }
    }
    for operator in ["band", "not", "shl", "cis", "bogus"] {
        for text in granted(&format!("Get-CsOnlineUser | ? {{ $_.Alias -{operator} 'ann' }}")) {
            check_refused(&text);
        }
    }
}

#[test]
fn a_filter_selects_whom_its_operator_selects() {
    for (condition, count) in [
        ("Alias -match '^(ann|ben)$'", 2),
        ("Alias -notmatch 'n'", 4),
        ("Alias -cmatch 'A'", 0),
        ("Alias -gt 'cora'", 3),
        ("Alias -ge cora", 4),
        ("Alias -ceq Ann", 0),
        ("Alias -like '[a-c]*'", 3),
        ("Alias -in ann, ben", 2),
    ] {
        let text = format!(
            "Get-CsOnlineUser | ? {condition} | Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly"
        );
        let tenant = Tenant::example(Era::April2018);
        let after = run(&text, &parse(&text), &tenant, Input::default()).tenant;
        assert_eq!(after.users.iter().filter(|it| it.upgrade.is_some()).count(), count, "{text}");
    }
}

#[test]
fn a_filter_that_goes_on_after_its_value_selects_nobody() {
    for condition in [
        "Alias -eq ann -and VoicePolicy -eq HybridVoice",
        "Alias -eq ann -or Alias -eq ben",
        "Alias -eq ann -eq ben",
        "Alias - eq ann",
        "Alias -",
        "Alias -ne",
        "Alias -ne ann ben",
        "Alias ann",
        "-ne ann",
        "-eq:ann Alias",
        "Alias, VoicePolicy -ne ann",
        "@p",
        "Alias -ne ann -ErrorAction Stop",
        "Alias -not",
        "{ $_.Alias -ne 'ann' } -and { $_.Alias -ne 'ben' }",
    ] {
        for text in granted(&format!("Get-CsOnlineUser | ? {condition}")) {
            check_refused(&text);
        }
    }
}

#[test]
fn a_dash_without_a_name_runs_nothing() {
    for text in [
        "Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly - Identity",
        "Grant-CsTeamsUpgradePolicy SfBOnly -",
        "New-CsTeamsInteropPolicy -",
        "New-CsTeamsInteropPolicy -?",
        "New-CsTeamsInteropPolicy --WhatIf",
        "New-CsTeamsInteropPolicy --",
        "New-CsTeamsInteropPolicy \u{2013}",
    ] {
        check_refused(text);
    }
}

#[test]
fn a_text_of_which_a_part_was_not_read_names_nobody() {
    for user in [
        "\"user$($names[0])@contoso.com\"",
        "\"user$env:SUFFIX@contoso.com\"",
        "\"user${env:SUFFIX}@contoso.com\"",
        "\"$('us' - )user@contoso.com\"",
        "\"$(class A { })user@contoso.com\"",
        "'user@contoso.com",
        "\"user@contoso.com",
        "@'\nuser@contoso.com",
        "@'user@contoso.com\n'@",
        "$user.'Sign-in name'",
        "{ $_.UserPrincipalName }",
        "@{ Identity = 'user@contoso.com' }",
    ] {
        check_refused(&format!(
            "Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams -Identity {user}"
        ));
        check_refused(&format!("Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly -Identity {user}"));
    }
    check_refused("$n = 'x'; New-CsTeamsInteropPolicy -Identity \"$n: one\"");
}

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
        format!("if ($true) {{ {grant} }} else {{ 'a' -shl 1 }}"),
        format!("switch (1) {{ 1 {{ {grant} }} 2 {{ class A {{ }} }} }}"),
        format!("try {{ {grant} }} catch {{ 'a' -shl 1 }}"),
        format!("try {{ {grant} }}"),
        format!("while ($true) {{ {grant}; break outer }}"),
        format!("do {{ {grant} }}"),
        format!("for ($i = 0; $i -lt 2; $i -shl 1) {{ {grant} }}"),
        format!("function f {{ {grant}; 'a' -shl 1 }}; f"),
        format!("function f {{ {grant}; g }}; function g {{ 'a' -shl 1 }}; f"),
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
        format!("$d = (Get-Date).AddDays(-1); if ($d) {{ {grant} }} else {{ {grant} }}"),
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
        "if ($true) { $it = 'ann' } else { 'a' -shl 1 }",
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
        "$WhatIfPreference = $true; Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly",
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

/// Fragments of scripts that do something, with noise that is not understood, or only in part.
const FRAGMENTS: [&str; 121] = [
    "Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams -Identity ann@contoso.com",
    "Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly",
    "Grant-CsTeamsUpgradePolicy -PolicyName UpgradeToTeams -Identity ",
    "Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingSfbChatSfb -Identity ",
    "Set-CsTeamsInteropPolicy Global -CallingDefaultClient Teams",
    "New-CsTeamsInteropPolicy -Identity ",
    "Remove-CsTeamsInteropPolicy -Identity ",
    "Get-CsOnlineUser",
    "Get-CsOnlineUser -Filter ",
    "Import-Csv x.csv",
    " | ",
    " | % { ",
    " | ? ",
    " | ? { ",
    " | Select-Object ",
    " | Sort-Object Alias",
    " | Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly",
    "foreach ($u in ",
    ") { ",
    " }",
    "(",
    ")",
    "; ",
    "\n",
    "\n",
    "$a = ",
    "$a",
    "$u",
    "$u.UserPrincipalName",
    "$_",
    "$_.UserPrincipalName",
    "$env:X",
    "@a",
    "@{ Identity = 'ann@contoso.com' }",
    "@{ Identity = ",
    "'ann@contoso.com'",
    "\"ann@contoso.com\"",
    "ann@contoso.com",
    "\"$a\"",
    "\"$($u.UserPrincipalName)\"",
    "\"ann$(Get-Date)@contoso.com\"",
    "\"$a: x\"",
    "Alias -ne x",
    "Alias -match x",
    "Alias -eq x -and Alias -ne y",
    "$_.Alias -ne 'x'",
    "$_.Department -ne 'x'",
    " -eq ",
    " -ceq ",
    " -and ",
    " -not ",
    " - ",
    " -WhatIf",
    " -WhatIf:$false",
    " -Confirm:$false",
    " -PassThru",
    " -Unknown x",
    " -OutVariable a",
    " `\n",
    " ` \n",
    " `",
    " <# ",
    " #> ",
    " # ",
    "'",
    "\"",
    "@'\n",
    "\n'@",
    "if ($true) { ",
    "[string]",
    "[0]",
    ".Trim()",
    " += 1",
    " > x.txt",
    "\n>> ",
    " -ErrorAction Stop",
    " | Out-Null",
    ",",
    "$null",
    "Get-Mailbox",
    "{",
    "function f { ",
    "param($u) ",
    "f ",
    "try { ",
    " } catch { ",
    " } finally { ",
    "switch ($u) { ",
    " default { ",
    "while ($a) { ",
    "do { ",
    " } until ($a)",
    "for ($i = 0; $i -lt 2; $i++) { ",
    " } else { ",
    "$a += ",
    "$a.b = ",
    "$a, $u = ",
    "return ",
    "throw ",
    "exit",
    "break",
    "[pscustomobject]@{ a = ",
    "$(",
    "\"$(",
    "1..3",
    " -replace 'a'",
    " -join ','",
    " -f ",
    " | Sort-Object",
    " | Group-Object Alias",
    " | Select-Object @{ n = 'a'; e = { ",
    " | Export-Csv x.csv",
    " | Tee-Object -Variable a",
    " > $null",
    " 2>$null",
    "& ",
    "PS C:\\> ",
    "[datetime]::Now",
    ".ToUpper()",
    " -shl 1",
    "(Get-Mailbox)",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn a_statement_with_an_error_changes_nothing(
        fragments in prop::collection::vec(prop::sample::select(&FRAGMENTS[..]), 0..24),
        era in prop::sample::select(Era::VARIANTS),
    ) {
        check_harmless(&fragments.concat(), era);
    }

    #[test]
    fn noise_in_a_script_that_works_changes_nothing_by_half(
        noise in "[-a-z$@(){}'\"`|;,.:=<>#!&? \n\\[\\]+*]{1,6}",
        at in 0_usize..400,
        era in prop::sample::select(Era::VARIANTS),
    ) {
        let script = "$users = Get-CsOnlineUser | ? { $_.Alias -like 'a*' }\n\
            $p = @{ PolicyName = 'SfBOnly'; Identity = 'ben@contoso.com' }\n\
            Grant-CsTeamsUpgradePolicy @p -WhatIf:$false\n\
            foreach ($u in $users) { Grant-CsTeamsUpgradePolicy -PolicyName UpgradeToTeams -Identity \"$($u.UserPrincipalName)\" }\n\
            Get-CsOnlineUser | ? Alias -eq ann | Grant-CsTeamsInteropPolicy `\n -PolicyName DisallowOverrideCallingTeamsChatTeams\n\
            Grant-CsTeamsUpgradePolicy -PolicyName Islands\n";
        let mut text = script.to_owned();
        let at = at % (script.len() + 1);
        text.insert_str(at, &noise);
        check_harmless(&text, era);
    }
}

/// PowerShell that the simulation leaves out is named, and nothing that needs its value runs.
#[test]
fn what_is_outside_is_named_and_what_needs_it_does_not_run() {
    let grant = "Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly -Identity";
    for (text, named) in [
        (format!("{grant} $env:COMPUTERNAME"), "$env:COMPUTERNAME"),
        (format!("if ($env:STAGE) {{ {grant} ann@contoso.com }}"), "$env:STAGE"),
        (format!("$x = [System.Net.Dns]; if ($x) {{ {grant} ann@contoso.com }}"), "[net.dns]"),
        (format!("if (6.5e3 -gt 1) {{ {grant} ann@contoso.com }}"), "6.5e3"),
        (format!("if (0xFF) {{ {grant} ann@contoso.com }}"), "0xFF"),
    ] {
        let script = parse_in(&text, &Context::at(Era::August2019));
        let outside = Problem::Outside(named.to_owned());
        assert!(script.diagnostics.iter().any(|it| it.problem == outside), "{text} {script:?}");
        assert!(
            script.diagnostics.iter().all(|it| it.problem.weight() == Weight::Warning),
            "{text}"
        );
        let run = run(&text, &script, &Tenant::example(Era::August2019), Input::default());
        assert_eq!(run.tenant, Tenant::example(Era::August2019), "{text}");
    }
    for (text, named) in [
        ("class Wave { [string]$Name }", "class"),
        ("enum Wave { First; Second }", "enum"),
        ("Get-CsOnlineUser && Get-CsTeamsUpgradePolicy", "&&"),
        ("Get-CsOnlineUser || Get-CsTeamsUpgradePolicy", "||"),
    ] {
        let script = parse_in(text, &Context::at(Era::August2019));
        let said = &script.diagnostics[0].problem;
        assert_eq!(*said, Problem::Statement(named.to_owned()), "{text}");
    }
    // A word that begins with a digit is a command, and a number in any notation is none.
    let script = parse_in("7z a wave1.csv; 5; 1.5; 10MB; 6.022e23", &Context::at(Era::August2019));
    let commands: Vec<&Problem> = script.diagnostics.iter().map(|it| &it.problem).collect();
    let found = "7z".to_owned();
    assert_eq!(
        commands,
        [&Problem::Command { found, similar: None }, &Problem::Outside("6.022e23".to_owned())]
    );
    // The name of a variable may have any characters in braces.
    assert_eq!(parse("${two\nlines} = 1; \"x\" + ${two\nlines}").diagnostics, []);
}
