//! The commands that are shown.

use super::*;

#[track_caller]
fn check_commands(link: &str, expect: &[(&str, Remark)]) {
    let (address, _) = read(link);
    let commands = assign(address.subject, EXAMPLE_USER);
    let lines: Vec<_> = commands.iter().map(|it| (it.line.clone(), it.remark)).collect();
    let broken = |line: &str| line.replace(" -", " `\n  -");
    let expect: Vec<_> = expect.iter().map(|it| (broken(it.0), it.1)).collect();
    assert_eq!(lines, expect);
}

#[test]
fn commands_have_the_forms_that_worked() {
    check_commands(
        "",
        &[(
            "Grant-CsTeamsInteropPolicy -PolicyName $null -Identity user@contoso.com",
            Remark::ReturnsToGlobal,
        )],
    );
    check_commands(
        "#/explore?policy=DisallowOverrideCallingTeamsChatTeams",
        &[(
            "Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams -Identity user@contoso.com",
            Remark::GrantsInstance,
        )],
    );
    check_commands(
        "#/explore?policy=AllowOverrideCallingSfbChatSfb",
        &[(
            "Grant-CsTeamsInteropPolicy -PolicyName AllowOverrideCallingSfbChatSfb -Identity user@contoso.com",
            Remark::GrantsUnattested,
        )],
    );
    check_commands(
        "#/explore?calling=teams&chat=teams",
        &[(
            "Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams -Identity user@contoso.com",
            Remark::GrantsEquivalent,
        )],
    );
    check_commands(
        "#/explore?override=true",
        &[
            (
                "New-CsTeamsInteropPolicy -Identity Tag:CustomPolicy -AllowEndUserClientOverride $true -CallingDefaultClient Default -ChatDefaultClient Default",
                Remark::CreatesCustom,
            ),
            (
                "Grant-CsTeamsInteropPolicy -PolicyName Tag:CustomPolicy -Identity user@contoso.com",
                Remark::GrantsCustom,
            ),
        ],
    );
}

#[test]
fn new_never_takes_policy_name_and_grant_always_does() {
    for preset in EDITION.policy.presets {
        for fields in PolicyFields::all() {
            for command in grant(preset, fields, EXAMPLE_USER) {
                let is_new = command.line.starts_with("New-CsTeamsInteropPolicy `\n  -Identity ");
                let is_grant =
                    command.line.starts_with("Grant-CsTeamsInteropPolicy `\n  -PolicyName ");
                assert!(is_new != is_grant, "{}", command.line);
                assert!(!command.line.contains("-PolicyName Global"), "{}", command.line);
            }
        }
    }
}

#[test]
fn commands_of_modes_assign_their_instance() {
    check_commands(
        "#/explore?edition=2019-08",
        &[(
            "Grant-CsTeamsUpgradePolicy -PolicyName Islands -Identity user@contoso.com",
            Remark::GrantsMode,
        )],
    );
    check_commands(
        "#/explore?edition=2019-08&mode=teams-only",
        &[(
            "Grant-CsTeamsUpgradePolicy -PolicyName UpgradeToTeams -Identity user@contoso.com",
            Remark::GrantsTeamsOnly,
        )],
    );
}
