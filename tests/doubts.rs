//! What is in doubt, where it matters, and how it is put.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails says where"
)]

use call_landing::routing::editions::doubts_2017_12::{DOUBTS, Doubt, DoubtId, DoubtKind, Settled};
use call_landing::routing::{
    AdviceId, Basis, CallType, CustomerType, DefaultClient, Landing, Licence, Override,
    PolicyFields, RuleId, Scenario, Severity, Standing, UserChoice, advise, decide,
};
use call_landing::text::doubts::{self, DoubtWords};
use std::collections::BTreeSet;
use strum::VariantArray;

use CallType::{FederatedIn, FederatedOut, PstnIn, PstnOut, SfbVoip, TeamsChat, TeamsVoip};
use CustomerType::{
    ExistingSkypeForBusiness as Existing, HybridVoice as Hybrid, OnPremisesHomed as OnPremises,
    WithoutSkypeForBusiness as Without,
};
use DefaultClient::{Default, Sfb, Teams};

fn doubt(id: DoubtId) -> &'static Doubt {
    DOUBTS.iter().find(|it| it.id == id).unwrap()
}

fn landing(scenario: &Scenario) -> Landing {
    decide(scenario).1.landing
}

fn basis(scenario: &Scenario) -> Basis {
    decide(scenario).1.basis
}

fn texts(words: DoubtWords) -> [&'static str; 5] {
    [words.title, words.one, words.other, words.choice, words.reason]
}

#[test]
fn every_doubt_stands_once_and_in_order() {
    let listed: Vec<DoubtId> = DOUBTS.iter().map(|it| it.id).collect();
    assert_eq!(listed, DoubtId::VARIANTS);
}

#[test]
fn every_doubt_cites_its_documents_each_section_once() {
    for doubt in DOUBTS {
        let unique: BTreeSet<_> = doubt.sources.iter().collect();
        assert!(!unique.is_empty(), "{:?}", doubt.id);
        assert_eq!(unique.len(), doubt.sources.len(), "{:?}", doubt.id);
        // It takes two passages to disagree, and one to leave something out.
        let enough = doubt.kind == DoubtKind::OpenQuestion || unique.len() >= 2;
        assert!(enough, "{:?}", doubt.id);
    }
}

#[test]
fn a_disputed_ruling_is_never_without_a_disagreement_that_explains_it() {
    let mut disputed = 0;
    for scenario in Scenario::all() {
        if basis(&scenario).alternative().is_some() {
            disputed += 1;
            let explained =
                DOUBTS.iter().any(|it| it.kind == DoubtKind::Disagreement && it.touches(&scenario));
            assert!(explained, "{scenario:?}");
        }
    }
    assert!(disputed > 0);
}

#[test]
fn only_the_first_three_doubts_leave_a_ruling_disputed() {
    let leaves = |doubt: &&Doubt| {
        doubt.kind == DoubtKind::Disagreement
            && doubt.settled == Settled::GuideInGeneral
            && doubt.scenarios().any(|it| basis(&it).alternative().is_some())
    };
    let ids: Vec<DoubtId> = DOUBTS.iter().filter(leaves).map(|it| it.id).collect();
    assert_eq!(ids, DoubtId::VARIANTS[..3]);
}

#[test]
fn a_doubt_touches_no_scenario_just_where_nothing_is_routed_by_it() {
    for doubt in DOUBTS {
        let touched = doubt.scenarios().count();
        assert_eq!(touched == 0, doubt.settled == Settled::NoRouting, "{:?}", doubt.id);
        assert!(touched < Scenario::all().count(), "{:?}", doubt.id);
    }
}

#[test]
fn no_list_of_conditions_is_idle() {
    for doubt in DOUBTS {
        for wherever in doubt.wherever.iter().map(std::slice::from_ref) {
            let alone = Doubt { wherever, ..*doubt };
            assert!(alone.scenarios().next().is_some(), "{:?} {wherever:?}", doubt.id);
        }
    }
}

/// Where advice speaks of a disagreement beside an answer, the doubt about it touches the scenario.
#[test]
fn doubts_and_advice_agree_on_where_documents_disagree() {
    for scenario in Scenario::all() {
        for advice in advise(&scenario, Standing::Attested) {
            let id = match advice.id {
                AdviceId::BlanketSentence => DoubtId::TeamsVoipByDefault,
                AdviceId::FederatedTwoSentences => DoubtId::FederatedWithoutSfb,
                AdviceId::FederatedOrNothing => DoubtId::FederatedOwnLinesOnTeams,
                AdviceId::HybridVoipTwoReadings => DoubtId::HybridVoipOnTeams,
                AdviceId::HybridChatTeams => DoubtId::MixedValues,
                AdviceId::VoipIncludesPstn | AdviceId::LaterOnlyPstn => {
                    DoubtId::TeamsPolicyReworded
                }
                AdviceId::IpPhonesLaterRing => DoubtId::IpPhones,
                AdviceId::CallsTabLater => DoubtId::CallsTab,
                AdviceId::FederatedMeansSfb => DoubtId::FederatedCallerOnTeams,
                AdviceId::OverrideAndChat => DoubtId::OverrideAndChat,
                AdviceId::MixedValues => DoubtId::MixedValues,
                // It speaks beside every call of such a policy, also those that land alike.
                AdviceId::SfbSettingUndocumented => continue,
                other => {
                    assert_ne!(other.severity(), Severity::Disagreement, "{other:?} has no doubt");
                    continue;
                }
            };
            assert!(doubt(id).touches(&scenario), "{:?} {id:?} {scenario:?}", advice.id);
        }
    }
}

/// Holds that a doubt touches exactly the scenarios that these rules decide.
#[track_caller]
fn check_rules(id: DoubtId, rules: &[RuleId]) {
    for scenario in Scenario::all() {
        let expected = rules.contains(&decide(&scenario).0);
        assert_eq!(doubt(id).touches(&scenario), expected, "{id:?} {scenario:?}");
    }
}

#[test]
fn some_doubts_are_just_about_what_one_rule_decides() {
    check_rules(
        DoubtId::FederatedWithoutSfb,
        &[
            RuleId::FederatedInWithoutSfb,
            RuleId::FederatedInOnTeamsWithoutSfb,
            RuleId::FederatedOutWithoutSfb,
        ],
    );
    check_rules(
        DoubtId::FederatedOwnLinesOnTeams,
        &[RuleId::FederatedInOnTeamsHybrid, RuleId::FederatedInOnTeamsOnPremises],
    );
    check_rules(DoubtId::HybridVoipOnTeams, &[RuleId::HybridOnTeamsLosesVoip]);
    check_rules(
        DoubtId::TeamsVoipByDefault,
        &[
            RuleId::DefaultPolicyTeamsVoip,
            RuleId::DefaultHybridTeamsVoip,
            RuleId::DefaultOnPremisesTeamsVoip,
        ],
    );
    check_rules(DoubtId::InboundPstnWithoutSfb, &[RuleId::DefaultPolicyNoInboundPstnWithoutSfb]);
    check_rules(DoubtId::SfbWithoutSfb, &[RuleId::SfbPolicyWithoutSfb]);
    check_rules(DoubtId::ChatSetting, &[RuleId::ChatNotGoverned]);
}

/// A licensed user without choice on a policy with this calling client, and Default for chat.
fn ask(customer: CustomerType, calling: DefaultClient, call: CallType) -> Scenario {
    let policy = PolicyFields { calling_default_client: calling, ..PolicyFields::default() };
    Scenario { customer, policy, call, ..Scenario::default() }
}

/// The same with the override on and this choice.
fn chosen(scenario: Scenario, choice: UserChoice) -> Scenario {
    let policy = PolicyFields { allow_end_user_client_override: Override::On, ..scenario.policy };
    Scenario { policy, choice, ..scenario }
}

/// The same with this chat client.
fn chatting(scenario: Scenario, chat: DefaultClient) -> Scenario {
    Scenario { policy: PolicyFields { chat_default_client: chat, ..scenario.policy }, ..scenario }
}

fn unlicensed(scenario: Scenario) -> Scenario {
    Scenario { licence: Licence::NotProvisioned, ..scenario }
}

#[track_caller]
fn touches(id: DoubtId, scenario: Scenario) {
    assert!(doubt(id).touches(&scenario), "{id:?} should touch {scenario:?}");
}

#[track_caller]
fn leaves(id: DoubtId, scenario: Scenario) {
    assert!(!doubt(id).touches(&scenario), "{id:?} should leave {scenario:?}");
}

#[test]
fn federated_calls_are_doubtful_without_skype_for_business() {
    touches(DoubtId::FederatedWithoutSfb, ask(Without, Default, FederatedIn));
    touches(DoubtId::FederatedWithoutSfb, ask(Without, Teams, FederatedIn));
    touches(DoubtId::FederatedWithoutSfb, ask(Without, Default, FederatedOut));
    leaves(DoubtId::FederatedWithoutSfb, ask(Existing, Default, FederatedIn));
    leaves(DoubtId::FederatedWithoutSfb, ask(Without, Default, PstnIn));
}

#[test]
fn federated_calls_are_doubtful_for_users_who_must_not_be_on_teams() {
    touches(DoubtId::FederatedOwnLinesOnTeams, ask(Hybrid, Teams, FederatedIn));
    touches(DoubtId::FederatedOwnLinesOnTeams, ask(OnPremises, Teams, FederatedIn));
    leaves(DoubtId::FederatedOwnLinesOnTeams, ask(Hybrid, Default, FederatedIn));
    leaves(DoubtId::FederatedOwnLinesOnTeams, ask(Existing, Teams, FederatedIn));
}

#[test]
fn voip_is_doubtful_for_hybrid_users_on_teams_and_no_others() {
    touches(DoubtId::HybridVoipOnTeams, ask(Hybrid, Teams, SfbVoip));
    touches(DoubtId::HybridVoipOnTeams, chosen(ask(Hybrid, Default, SfbVoip), UserChoice::Teams));
    leaves(DoubtId::HybridVoipOnTeams, ask(Hybrid, Teams, PstnIn));
    leaves(DoubtId::HybridVoipOnTeams, ask(OnPremises, Teams, TeamsVoip));
    leaves(DoubtId::HybridVoipOnTeams, ask(Hybrid, Sfb, TeamsVoip));
}

#[test]
fn the_default_is_doubtful_for_voip_from_teams_alone() {
    touches(DoubtId::TeamsVoipByDefault, ask(Existing, Default, TeamsVoip));
    leaves(DoubtId::TeamsVoipByDefault, ask(Existing, Default, SfbVoip));
    leaves(DoubtId::TeamsVoipByDefault, ask(Existing, Teams, TeamsVoip));
    leaves(DoubtId::TeamsVoipByDefault, ask(Without, Default, TeamsVoip));
}

#[test]
fn where_an_inbound_pstn_call_ends_is_open_only_if_there_is_a_number_to_call() {
    touches(DoubtId::InboundPstnWithoutSfb, ask(Without, Default, PstnIn));
    leaves(DoubtId::InboundPstnWithoutSfb, unlicensed(ask(Without, Default, PstnIn)));
    leaves(DoubtId::InboundPstnWithoutSfb, ask(Existing, Default, PstnIn));
    touches(DoubtId::SfbWithoutSfb, ask(Without, Sfb, PstnIn));
    leaves(DoubtId::SfbWithoutSfb, unlicensed(ask(Without, Sfb, PstnIn)));
    touches(DoubtId::SfbWithoutSfb, unlicensed(ask(Without, Sfb, TeamsVoip)));
}

#[test]
fn an_unset_choice_is_open_only_where_a_choice_is_allowed() {
    touches(DoubtId::ChoiceUnset, chosen(ask(Existing, Default, PstnIn), UserChoice::None));
    leaves(DoubtId::ChoiceUnset, chosen(ask(Existing, Default, PstnIn), UserChoice::Sfb));
    leaves(DoubtId::ChoiceUnset, chosen(ask(Existing, Default, FederatedIn), UserChoice::None));
    leaves(DoubtId::ChoiceUnset, ask(Existing, Default, PstnIn));
}

#[test]
fn an_unset_choice_cannot_matter_to_the_calls_that_its_doubt_leaves_out() {
    for scenario in Scenario::all().filter(|it| it.choice == UserChoice::None) {
        let unset = chosen(scenario, UserChoice::None);
        if !doubt(DoubtId::ChoiceUnset).touches(&unset) {
            for choice in [UserChoice::Teams, UserChoice::Sfb] {
                let other = landing(&chosen(unset, choice));
                assert_eq!(other, landing(&unset), "{unset:?} {choice:?}");
            }
        }
    }
}

#[test]
fn chats_are_doubtful_and_by_choice_twice() {
    touches(DoubtId::ChatSetting, ask(Existing, Default, TeamsChat));
    leaves(DoubtId::ChatSetting, ask(Existing, Default, TeamsVoip));
    leaves(DoubtId::OverrideAndChat, ask(Existing, Default, TeamsChat));
    touches(DoubtId::OverrideAndChat, chosen(ask(Existing, Default, TeamsChat), UserChoice::Sfb));
}

#[test]
fn a_policy_with_two_values_is_doubtful_and_so_is_teams_for_hybrid_chats() {
    touches(DoubtId::MixedValues, ask(Existing, Teams, PstnIn));
    leaves(DoubtId::MixedValues, chatting(ask(Existing, Teams, PstnIn), Teams));
    touches(DoubtId::MixedValues, chatting(ask(Hybrid, Teams, PstnIn), Teams));
}

#[test]
fn desk_phones_are_doubtful_where_calls_leave_them() {
    touches(DoubtId::IpPhones, ask(Existing, Teams, PstnIn));
    leaves(DoubtId::IpPhones, ask(Existing, Default, PstnIn));
    leaves(DoubtId::IpPhones, ask(Existing, Teams, FederatedIn));
}

#[test]
fn rewordings_are_named_where_the_words_changed() {
    touches(DoubtId::TeamsPolicyReworded, ask(Existing, Teams, PstnIn));
    touches(DoubtId::TeamsPolicyReworded, ask(Without, Teams, TeamsVoip));
    leaves(DoubtId::TeamsPolicyReworded, ask(Existing, Teams, TeamsVoip));
    touches(DoubtId::CallsTab, ask(Without, Default, PstnOut));
    leaves(DoubtId::CallsTab, unlicensed(ask(Without, Default, PstnOut)));
    leaves(DoubtId::CallsTab, ask(Hybrid, Default, PstnOut));
}

/// Holds that the choice that a doubt states is what the table decides.
#[track_caller]
fn check_choice(id: DoubtId, choice: &str, scenario: Scenario, lands: Landing) {
    touches(id, scenario);
    assert_eq!(doubts::doubt(id).choice, choice);
    assert_eq!(landing(&scenario), lands);
}

#[test]
fn the_choice_in_words_is_what_the_table_decides() {
    let sfb = Landing::SkypeForBusiness;
    check_choice(
        DoubtId::FederatedWithoutSfb,
        "Not supported.",
        ask(Without, Default, FederatedIn),
        Landing::NotSupported,
    );
    check_choice(
        DoubtId::FederatedOwnLinesOnTeams,
        "Yes, in Skype for Business.",
        ask(Hybrid, Teams, FederatedIn),
        sfb,
    );
    check_choice(
        DoubtId::HybridVoipOnTeams,
        "No.",
        ask(Hybrid, Teams, TeamsVoip),
        Landing::Nowhere,
    );
    check_choice(
        DoubtId::TeamsVoipByDefault,
        "Yes, in Teams.",
        ask(Existing, Default, TeamsVoip),
        Landing::Teams,
    );
    check_choice(
        DoubtId::InboundPstnWithoutSfb,
        "Nowhere.",
        ask(Without, Default, PstnIn),
        Landing::Nowhere,
    );
    check_choice(
        DoubtId::SfbWithoutSfb,
        "The calls land nowhere.",
        ask(Without, Sfb, TeamsVoip),
        Landing::Nowhere,
    );
    check_choice(
        DoubtId::ChoiceUnset,
        "The policy’s own value.",
        chosen(ask(Existing, Default, PstnIn), UserChoice::None),
        sfb,
    );
}

#[test]
fn what_the_guide_settles_on_the_case_is_not_disputed() {
    for doubt in DOUBTS.iter().filter(|it| it.settled == Settled::GuideOnCase) {
        for scenario in doubt.scenarios() {
            assert_eq!(basis(&scenario).alternative(), None, "{:?} {scenario:?}", doubt.id);
        }
    }
}

#[test]
fn words_are_whole_and_calm() {
    for id in DoubtId::VARIANTS {
        let words = doubts::doubt(*id);
        assert!(words.title.ends_with('?'), "{}", words.title);
        for text in texts(words) {
            assert!(text.ends_with(['.', '?']), "{text}");
            assert!(text.starts_with(char::is_uppercase), "{text}");
            assert!(!text.contains(['!', '\'', '"']) && !text.contains("simply"), "{text}");
            assert!(!text.contains("  "), "{text}");
            assert_eq!(text.matches('`').count() % 2, 0, "{text}");
            assert!(text.chars().count() <= 200, "{text}");
        }
    }
}

#[test]
fn no_two_texts_say_the_same() {
    let all: Vec<&str> =
        DoubtId::VARIANTS.iter().flat_map(|&id| texts(doubts::doubt(id))).collect();
    let unique: BTreeSet<&str> = all.iter().copied().collect();
    assert_eq!(unique.len(), all.len());
}

#[test]
fn words_stay_small() {
    let bytes: usize =
        DoubtId::VARIANTS.iter().flat_map(|&id| texts(doubts::doubt(id))).map(str::len).sum();
    assert!(bytes < 9_000, "{bytes} bytes");
}

#[test]
fn ranks_and_kinds_have_names_of_their_own() {
    let ranks: BTreeSet<&str> = Settled::VARIANTS.iter().map(|&it| doubts::settled(it)).collect();
    assert_eq!(ranks.len(), Settled::VARIANTS.len());
    let kinds: BTreeSet<&str> = DoubtKind::VARIANTS.iter().map(|&it| doubts::kind(it)).collect();
    assert_eq!(kinds.len(), DoubtKind::VARIANTS.len());
}

#[test]
fn every_rank_of_authority_settles_something() {
    for rank in Settled::VARIANTS {
        assert!(DOUBTS.iter().any(|it| it.settled == *rank), "{rank:?}");
    }
}
