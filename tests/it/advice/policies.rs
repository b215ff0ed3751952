//! The effective calling client, and the names of policies.

use super::*;

/// A policy with this choice has this effective calling client, for a reason that begins so.
#[track_caller]
fn check_effective(
    (allow, calling): (Override, DefaultClient),
    choice: UserChoice,
    expected: (DefaultClient, &str),
) {
    let policy = PolicyFields {
        allow_end_user_client_override: allow,
        calling_default_client: calling,
        ..PolicyFields::default()
    };
    let case = Case::from(InteropCall { policy, choice, ..InteropCall::default() });
    let steps = told::derived(case);
    let [(follows, why)] = &steps[..] else { panic!("one step: {steps:?}") };
    let client = <&str>::from(expected.0);
    assert_eq!(*follows, format!("The effective calling client is {client}."));
    assert!(why.starts_with(expected.1), "{why}");
    assert_eq!(effective_client(policy, choice), expected.0);
}

#[test]
fn the_effective_calling_client_says_why() {
    use DefaultClient::{Default, Sfb, Teams};
    use Override::{Off, On};
    let override_off = "The override is off, so the policy’s own value counts.";
    let choice_ignored =
        "The override is off, so the policy’s own value counts and the user’s choice does not.";
    let nothing_chosen = "The override is on, but the user has chosen nothing";
    let user_chose = "The override is on, so the user’s choice counts.";
    for own in [Default, Sfb, Teams] {
        check_effective((Off, own), UserChoice::None, (own, override_off));
        check_effective((Off, own), UserChoice::Teams, (own, choice_ignored));
        check_effective((Off, own), UserChoice::Sfb, (own, choice_ignored));
        check_effective((On, own), UserChoice::None, (own, nothing_chosen));
        check_effective((On, own), UserChoice::Teams, (Teams, user_chose));
        check_effective((On, own), UserChoice::Sfb, (Sfb, user_chose));
    }
}

#[test]
fn presets_are_found_by_name_in_any_case_with_or_without_prefix() {
    let wanted = named("DisallowOverrideCallingTeamsChatTeams").unwrap();
    assert_eq!(wanted.attestation, Attestation::Documented);
    assert_eq!(wanted, CALLS_IN_TEAMS);
    for name in [
        "disallowoverridecallingteamschatteams",
        "tag:DisallowOverrideCallingTeamsChatTeams",
        "TAG:DISALLOWOVERRIDECALLINGTEAMSCHATTEAMS",
    ] {
        assert_eq!(named(name), Some(wanted), "{name}");
    }
    assert_eq!(named("global"), Some(GLOBAL));
    for name in ["", "tag:", "Tag:CustomPolicy", "tag", "Globa", "tägl", "tag:tag:Global"] {
        assert_eq!(named(name), None, "{name}");
    }
    for edition in editions::ALL {
        for preset in edition.policy.presets {
            assert_eq!(edition.preset(&format!("Tag:{}", preset.name)), Some(preset));
        }
    }
}

#[test]
fn a_policy_is_what_it_started_as_until_its_fields_change_and_custom_from_then_on() {
    for preset in EDITION.policy.presets {
        let unchanged = match preset.attestation {
            Attestation::NamePatternOnly => Standing::NamePatternOnly,
            Attestation::Documented => Standing::Attested,
        };
        for fields in PolicyFields::all() {
            let is_unchanged = fields == PolicyFields::of(preset);
            let expected = if is_unchanged { unchanged } else { Standing::Custom };
            assert_eq!(subject(Some(preset), fields).standing(), expected);
            assert_eq!(subject(None, fields).standing(), Standing::Custom);
        }
    }
    // Nobody can make a mode.
    for case in every_case(&teams_upgrade_policy::EDITION) {
        let subject = call_landing::routing::Subject::of(case);
        assert_eq!(subject.standing(), Standing::Attested, "{case:?}");
        for (at, _) in case.edition().of_role(|it| it == Role::Policy) {
            for other in case.each_answer(at) {
                assert_eq!(subject.asked(other).standing(), Standing::Attested, "{case:?}");
            }
        }
    }
}

#[test]
fn an_assignment_by_name_is_known_for_the_four_documented_presets() {
    let names: Vec<&str> =
        PolicyFields::all().filter_map(PolicyFields::documented_tag).map(|it| it.name).collect();
    assert_eq!(
        names,
        [
            "DisallowOverrideCallingDefaultChatDefault",
            "DisallowOverrideCallingSfbChatSfb",
            "DisallowOverrideCallingTeamsChatTeams",
            "AllowOverrideCallingDefaultChatTeams",
        ]
    );
}
