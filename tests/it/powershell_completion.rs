//! Completions.

use call_landing::powershell::completion::{Completion, MOST_CANDIDATES, complete};
use call_landing::powershell::tenant::{Era, Tenant};
use proptest::prelude::*;

/// Completes at the `|` in the text.
fn at_mark(text: &str, era: Era) -> Option<Completion> {
    let at = text.find('|').unwrap();
    let text = text.replacen('|', "", 1);
    complete(&text, at, &Tenant::example(era))
}

#[track_caller]
fn check_in(era: Era, text: &str, first: &[&str]) {
    let found = at_mark(text, era).map(|it| it.candidates).unwrap_or_default();
    let found: Vec<&str> =
        found.iter().map(|it| it.text.as_str()).take(first.len().max(1)).collect();
    assert_eq!(found, first, "{text}");
}

#[track_caller]
fn check(text: &str, first: &[&str]) {
    check_in(Era::December2017, text, first);
}

#[test]
fn a_line_begins_with_a_command_that_is_there_at_the_time() {
    check("get-csteamsi|", &["Get-CsTeamsInteropPolicy"]);
    check("New-Cs|", &["New-CsTeamsInteropPolicy", "New-CsOnlineSession"]);
    check_in(Era::April2018, "New-Cs|", &["New-CsOnlineSession"]);
    check("Grant-CsTeamsU|", &[]);
    check_in(Era::April2018, "Grant-CsTeamsU|", &["Grant-CsTeamsUpgradePolicy"]);
    check("foreach ($u in 1) { Gr|", &["Grant-CsTeamsInteropPolicy"]);
    check("$x = Impo|", &["Import-Csv", "Import-Module", "Import-PSSession"]);
    check("Get-CsOnlineUser; Re|", &["Remove-CsTeamsInteropPolicy"]);
}

#[test]
fn a_command_goes_on_with_parameters_that_are_not_there_yet() {
    check("Grant-CsTeamsInteropPolicy -P|", &["-PolicyName", "-PassThru"]);
    check("Grant-CsTeamsInteropPolicy -PolicyName A -P|", &["-PassThru"]);
    check("Grant-CsTeamsInteropPolicy `\n -Id|", &["-Identity"]);
    check("Nothing-Known -P|", &[]);
}

#[test]
fn a_parameter_goes_on_with_what_it_takes() {
    check("New-CsTeamsInteropPolicy -Identity A -Allow |", &["$true", "$false"]);
    check("Set-CsTeamsInteropPolicy Global -CallingDefaultClient T|", &["Teams"]);
    check("Set-CsTeamsInteropPolicy Global -CallingDefaultClient: S|", &["Sfb"]);
    check(
        "Grant-CsTeamsInteropPolicy -PolicyName tag:disallowoverridecallingteamsc|",
        &[
            "tag:DisallowOverrideCallingTeamsChatTeams",
            "tag:DisallowOverrideCallingTeamsChatDefault",
        ],
    );
    check("Grant-CsTeamsInteropPolicy -PolicyName $n|", &["$null"]);
    check("Grant-CsTeamsInteropPolicy -PolicyName Glo|", &[]);
    check("Grant-CsTeamsInteropPolicy -PolicyName A -Identity a|", &["ann@contoso.com"]);
    check("Get-CsOnlineUser da|", &["david@contoso.com"]);
    check("Get-CsTeamsInteropPolicy Gl|", &["Global"]);
    check_in(Era::April2018, "Grant-CsTeamsUpgradePolicy -PolicyName Up|", &["UpgradeToTeams"]);
}

#[test]
fn properties_and_variables_are_known() {
    let complete = |text: &str| {
        let all = complete(text, text.len(), &Tenant::example(Era::December2017));
        all.map(|it| it.candidates[0].text.clone())
    };
    assert_eq!(complete("Get-CsOnlineUser | Select-Object Dis").as_deref(), Some("DisplayName"));
    assert_eq!(complete("Get-CsOnlineUser | ? { $_.TeamsI").as_deref(), Some("TeamsInteropPolicy"));
    assert_eq!(complete("$pilot = 1\nWrite-Host $pi").as_deref(), Some("$pilot"));
    assert_eq!(complete("Write-Host $tr").as_deref(), Some("$true"));
}

#[test]
fn nothing_is_offered_where_nothing_is_known() {
    for text in
        ["|", "# Get-Cs|", "'Get-Cs|'", "Get-CsOnlineUser|", "Get-CsOnlineUser -Identity zz|"]
    {
        if text == "|" {
            assert!(
                at_mark(text, Era::December2017).unwrap().candidates.len() > 10,
                "all commands"
            );
        } else {
            assert_eq!(at_mark(text, Era::December2017), None, "{text}");
        }
    }
}

proptest! {
    /// At every position, candidates extend the word at that position.
    #[test]
    fn it_never_fails(text in "[-$A-Za-z@|;(){}'\"`\n .:#é]{0,60}", at in 0_usize..61) {
        let tenant = Tenant::example(Era::December2017);
        if let Some(found) = complete(&text, at, &tenant) {
            let word = found.replaces.of(&text);
            prop_assert!(found.replaces.end == at || word.is_empty());
            prop_assert!(!found.candidates.is_empty() && found.candidates.len() <= MOST_CANDIDATES);
            for it in &found.candidates {
                prop_assert!(it.text.to_lowercase().starts_with(&word.to_lowercase()));
                prop_assert!(it.text.len() > word.len());
            }
        }
    }
}
