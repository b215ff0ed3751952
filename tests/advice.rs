//! What is said beside an answer, and when.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails says where"
)]

use call_landing::routing::{
    AdviceId, Agreement, Attestation, CallType, CustomerType, DefaultClient, EffectiveClient,
    EffectiveReason, InteropPolicy, Licence, Override, PRECONFIGURED, PolicyFields, Scenario,
    Severity, Standing, UserChoice, advise,
};
use std::collections::BTreeSet;
use strum::VariantArray;

const STANDINGS: [Standing; 4] =
    [Standing::Attested, Standing::NamePatternOnly, Standing::EditedGlobal, Standing::Custom];

fn said(scenario: &Scenario, standing: Standing) -> Vec<AdviceId> {
    advise(scenario, standing).iter().map(|it| it.id).collect()
}

/// Holds that a piece of advice is given in exactly the cases that the expectation names.
#[track_caller]
fn check(id: AdviceId, expected: impl Fn(&Scenario, DefaultClient, Standing) -> bool) {
    for scenario in Scenario::all() {
        let client = EffectiveClient::of(scenario.policy, scenario.choice).client;
        for standing in STANDINGS {
            assert_eq!(
                said(&scenario, standing).contains(&id),
                expected(&scenario, client, standing),
                "{id:?} {scenario:?} {standing:?}"
            );
        }
    }
}

fn allowed(scenario: &Scenario) -> bool {
    scenario.policy.allow_end_user_client_override == Override::On
}

#[test]
fn every_piece_of_advice_is_given_somewhere_with_a_source() {
    let mut given = BTreeSet::new();
    for scenario in Scenario::all() {
        for standing in STANDINGS {
            for advice in advise(&scenario, standing) {
                assert!(!advice.sources.is_empty());
                given.insert(advice.id);
            }
        }
    }
    assert_eq!(given.len(), AdviceId::VARIANTS.len());
}

#[test]
fn advice_comes_once_and_the_most_important_first() {
    for scenario in Scenario::all() {
        for standing in STANDINGS {
            let advice = advise(&scenario, standing);
            let unique: BTreeSet<AdviceId> = advice.iter().map(|it| it.id).collect();
            assert_eq!(unique.len(), advice.len(), "{scenario:?}");
            assert!(advice.iter().map(|it| it.severity).is_sorted(), "{scenario:?}");
        }
    }
}

#[test]
fn hybrid_users_are_warned_off_teams_whether_policy_or_choice_brings_them_there() {
    check(AdviceId::HybridMustNotUseTeams, |it, client, _| {
        it.customer == CustomerType::HybridVoice
            && (client == DefaultClient::Teams
                || it.policy.calling_default_client == DefaultClient::Teams)
    });
}

#[test]
fn on_premises_users_are_warned_off_teams_for_calls_and_chats() {
    check(AdviceId::OnPremisesMustNotUseTeams, |it, client, _| {
        it.customer == CustomerType::OnPremisesHomed
            && (client == DefaultClient::Teams
                || it.policy.calling_default_client == DefaultClient::Teams
                || it.policy.chat_default_client == DefaultClient::Teams)
    });
}

#[test]
fn the_override_must_be_off_for_hybrid_and_on_premises_users() {
    check(AdviceId::OverrideMustBeOff, |it, _, _| {
        let special = [CustomerType::HybridVoice, CustomerType::OnPremisesHomed];
        special.contains(&it.customer) && allowed(it)
    });
}

#[test]
fn mixed_values_are_warned_of() {
    check(AdviceId::MixedValues, |it, _, _| {
        it.policy.calling_default_client != it.policy.chat_default_client
    });
}

#[test]
fn editing_global_is_warned_of() {
    check(AdviceId::GlobalEdited, |_, _, standing| standing == Standing::EditedGlobal);
}

#[test]
fn unattested_instances_are_named_so() {
    check(AdviceId::InstanceUnattested, |_, _, standing| standing == Standing::NamePatternOnly);
}

#[test]
fn desk_phones_fall_silent_where_an_existing_customers_calls_ring_in_teams() {
    check(AdviceId::IpPhonesFallSilent, |it, client, _| {
        let calls = [CallType::TeamsVoip, CallType::SfbVoip, CallType::PstnIn];
        it.customer == CustomerType::ExistingSkypeForBusiness
            && client == DefaultClient::Teams
            && calls.contains(&it.call)
    });
}

#[test]
fn only_three_kinds_of_policy_outlive_april_2018() {
    check(AdviceId::NotValidFromApril2018, |it, _, _| {
        allowed(it) || it.policy.agreement() == Agreement::Mixed
    });
}

#[test]
fn missing_licences_are_named_for_pstn_calls_over_calling_plans() {
    check(AdviceId::NoPhoneSystem, |it, _, _| {
        let plans = [CustomerType::ExistingSkypeForBusiness, CustomerType::WithoutSkypeForBusiness];
        let pstn = [CallType::PstnIn, CallType::PstnOut];
        it.licence == Licence::NotProvisioned
            && plans.contains(&it.customer)
            && pstn.contains(&it.call)
    });
}

#[test]
fn a_choice_without_override_is_said_to_have_no_effect() {
    check(AdviceId::ChoiceWithoutEffect, |it, _, _| !allowed(it) && it.choice != UserChoice::None);
}

#[test]
fn the_blanket_sentence_is_named_where_voip_from_teams_meets_default() {
    check(AdviceId::BlanketSentence, |it, client, _| {
        it.call == CallType::TeamsVoip
            && client == DefaultClient::Default
            && it.customer != CustomerType::WithoutSkypeForBusiness
    });
}

#[test]
fn severities_stand_in_the_order_of_the_list() {
    let severities: Vec<Severity> = AdviceId::VARIANTS.iter().map(|it| it.severity()).collect();
    assert!(severities.is_sorted());
    assert_eq!(AdviceId::MixedValues.severity(), Severity::Warning);
    assert_eq!(AdviceId::PilotFirst.severity(), Severity::Caution);
    assert_eq!(AdviceId::EmergencyCalls.severity(), Severity::Note);
    assert_eq!(AdviceId::BlanketSentence.severity(), Severity::Disagreement);
}

#[test]
fn the_calling_client_that_counts_says_why() {
    let policy = |allow, calling| PolicyFields {
        allow_end_user_client_override: allow,
        calling_default_client: calling,
        ..PolicyFields::default()
    };
    #[track_caller]
    fn check(policy: PolicyFields, choice: UserChoice, expect: (DefaultClient, EffectiveReason)) {
        let effective = EffectiveClient::of(policy, choice);
        assert_eq!((effective.client, effective.reason), expect);
    }
    use DefaultClient::{Default, Sfb, Teams};
    use EffectiveReason::{ChoiceIgnored, NothingChosen, OverrideOff, UserChose};
    for own in [Default, Sfb, Teams] {
        check(policy(Override::Off, own), UserChoice::None, (own, OverrideOff));
        check(policy(Override::Off, own), UserChoice::Teams, (own, ChoiceIgnored));
        check(policy(Override::Off, own), UserChoice::Sfb, (own, ChoiceIgnored));
        check(policy(Override::On, own), UserChoice::None, (own, NothingChosen));
        check(policy(Override::On, own), UserChoice::Teams, (Teams, UserChose));
        check(policy(Override::On, own), UserChoice::Sfb, (Sfb, UserChose));
    }
}

#[test]
fn instances_are_found_by_name_in_any_case_with_or_without_prefix() {
    let wanted = InteropPolicy::named("DisallowOverrideCallingTeamsChatTeams").unwrap();
    assert_eq!(wanted.attestation, Attestation::Guide);
    for name in [
        "disallowoverridecallingteamschatteams",
        "tag:DisallowOverrideCallingTeamsChatTeams",
        "TAG:DISALLOWOVERRIDECALLINGTEAMSCHATTEAMS",
    ] {
        assert_eq!(InteropPolicy::named(name), Some(wanted), "{name}");
    }
    assert_eq!(InteropPolicy::named("global"), Some(&InteropPolicy::GLOBAL));
    for name in ["", "tag:", "Tag:CustomPolicy", "tag", "Globa", "tägl", "tag:tag:Global"] {
        assert_eq!(InteropPolicy::named(name), None, "{name}");
    }
}

#[test]
fn a_policy_is_what_it_started_as_until_its_fields_change_and_custom_from_then_on() {
    for instance in PRECONFIGURED {
        let unchanged = match instance.attestation {
            Attestation::NamePatternOnly => Standing::NamePatternOnly,
            Attestation::Guide | Attestation::CmdletReference => Standing::Attested,
        };
        for fields in PolicyFields::all() {
            let expected = if fields == instance.fields { unchanged } else { Standing::Custom };
            assert_eq!(instance.standing(fields), expected);
        }
    }
}

#[test]
fn a_grant_by_name_is_known_for_the_four_attested_instances() {
    let names: Vec<&str> = PolicyFields::all()
        .filter_map(PolicyFields::attested_tag)
        .map(|it| it.identity.name())
        .collect();
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
