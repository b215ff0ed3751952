//! Fragments in any order, and what is outside the simulation.

use super::*;

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
    " -bogus 1",
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
