//! Later dates have other cmdlets.

use super::*;

#[test]
fn each_era_has_its_cmdlets() {
    let recognized =
        |era, text: &str| !printed(&run_in(era, text, Input::default())).contains("not recognized");
    use Era::{April2018, August2019, December2017, January2019, Today};
    for (text, eras) in [
        ("New-CsTeamsInteropPolicy X", vec![December2017]),
        ("Set-CsTeamsInteropPolicy", vec![December2017]),
        ("Get-CsTeamsInteropPolicy", vec![December2017, April2018, January2019]),
        ("Grant-CsTeamsInteropPolicy", vec![December2017, April2018, January2019]),
        ("Remove-CsTeamsInteropPolicy Global", vec![December2017, April2018, January2019]),
        ("Get-CsTeamsUpgradePolicy", vec![April2018, January2019, August2019, Today]),
        ("Grant-CsTeamsUpgradePolicy", vec![April2018, January2019, August2019, Today]),
    ] {
        for era in Era::VARIANTS {
            assert_eq!(recognized(*era, text), eras.contains(era), "{text} {era:?}");
        }
    }
}

#[test]
fn from_january_2019_a_grant_wants_force_and_moves_nothing() {
    let text = "Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams -Identity ann@contoso.com";
    check(
        Era::January2019,
        text,
        "Grant-CsTeamsInteropPolicy : TeamsInteropPolicy is retired and no longer honored. Use -Force to assign it anyway.",
    );
    let run = run_in(Era::January2019, &format!("{text} -Force"), Input::default());
    assert_eq!(notes(&run), [Note::NotHonored]);
    assert_eq!(run.steps[0].events.len(), 1);
    assert_eq!(moved(&run), [""; 0]);
    check(
        Era::December2017,
        &format!("{text} -Force"),
        "Grant-CsTeamsInteropPolicy : A parameter cannot be found that matches parameter name 'Force'.",
    );
}

#[test]
fn a_mode_moves_calls_from_2019_on() {
    let text = "Grant-CsTeamsUpgradePolicy -PolicyName UpgradeToTeams -Identity user@contoso.com";
    let run = run_in(Era::August2019, text, Input::default());
    assert!(moved(&run).contains(&"user pstn-in sfb>teams".to_owned()));
    assert_eq!(run.tenant.mode_of(&run.tenant.users[0]), Mode::TeamsOnly);
    let onprem = text.replace("user@", "david@");
    check(
        Era::August2019,
        &onprem,
        "Grant-CsTeamsUpgradePolicy : User \"david@contoso.com\" is not homed online and cannot have the mode TeamsOnly.",
    );
    let all =
        run_in(Era::August2019, "Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly", Input::default());
    assert_eq!(all.tenant.mode, Mode::SfbOnly);
    assert!(moved(&all).len() >= all.tenant.users.len());
    check(
        Era::August2019,
        "Get-CsTeamsUpgradePolicy UpgradeToTeams",
        "
Identity       : Tag:UpgradeToTeams
Description    :
Mode           : TeamsOnly
NotifySfbUsers : False",
    );
    assert_eq!(notes(&run_in(Era::April2018, text, Input::default())), [Note::ModeNotRouted]);
}
