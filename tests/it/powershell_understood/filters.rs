//! Filters and texts that were not read whole.

use super::*;

#[test]
fn a_filter_with_an_operator_that_is_not_read_selects_nobody_and_not_everybody() {
    for operator in
        ["replace", "split", "join", "as", "f", "and", "or", "not", "xor", "band", "cjoin", "bogus"]
    {
        for text in granted(&format!("Get-CsOnlineUser | ? UserPrincipalName -{operator} ann")) {
            check_refused(&text);
        }
    }
    for operator in ["not", "cis", "bogus"] {
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
fn a_filter_by_the_bits_of_a_text_selects_nobody() {
    for operator in ["band", "bxor", "shl"] {
        for text in granted(&format!("Get-CsOnlineUser | ? {{ $_.Alias -{operator} 'ann' }}")) {
            let tenant = Tenant::example(Era::April2018);
            let after = run(&text, &parse(&text), &tenant, Input::default()).tenant;
            assert_eq!(after, tenant, "{text}");
        }
    }
}
