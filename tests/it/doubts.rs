//! What is in doubt, where it matters, and how it is put.

use call_landing::editions::teams_interop_policy::{
    CallType, DOUBTS, DefaultClient, EDITION, InteropCall, License, Organization, Override,
    PolicyFields, UserChoice,
};
use call_landing::editions::{self, teams_upgrade_policy};
use call_landing::routing::{
    Basis, Case, Doubt, DoubtKind, Landing, Settled, Severity, Standing, advise, every_case,
};
use call_landing::text::{doubts, sources};
use std::collections::BTreeSet;

use CallType::{FederatedIn, FederatedOut, PstnIn, PstnOut, SfbVoip, TeamsChat, TeamsVoip};
use DefaultClient::{Default, Sfb, Teams};
use Organization::{
    ExistingSkypeForBusiness as Existing, HybridVoice as Hybrid, OnPremisesHomed as OnPremises,
    WithoutSkypeForBusiness as Without,
};

#[track_caller]
fn doubt(id: &str) -> &'static Doubt {
    DOUBTS.iter().find(|it| it.id == id).unwrap_or_else(|| panic!("there is no doubt {id}"))
}

/// Every scenario of the edition.
fn every_call() -> impl Iterator<Item = InteropCall> {
    every_case(&EDITION).map(InteropCall::from)
}

/// The scenarios that a doubt touches.
fn touched(doubt: &Doubt) -> impl Iterator<Item = InteropCall> {
    every_call().filter(|it| doubt.touches(Case::from(*it)))
}

fn landing(call: InteropCall) -> Landing {
    Case::from(call).decide().verdict.landing
}

fn basis(call: InteropCall) -> Basis {
    Case::from(call).decide().verdict.basis
}

fn texts(doubt: &Doubt) -> [&'static str; 5] {
    [doubt.title, doubt.one, doubt.other, doubt.choice, doubt.reason]
}

#[test]
fn every_doubt_stands_once_and_in_order() {
    let listed: Vec<&str> = DOUBTS.iter().map(|it| it.id).collect();
    assert_eq!(
        listed,
        [
            "federated-without-sfb",
            "federated-own-lines-on-teams",
            "hybrid-voip-on-teams",
            "teams-voip-by-default",
            "inbound-pstn-without-sfb",
            "sfb-without-sfb",
            "federated-caller-on-teams",
            "choice-unset",
            "override-and-chat",
            "chat-setting",
            "mixed-values",
            "ip-phones",
            "teams-policy-reworded",
            "calls-tab",
            "grant-of-global",
            "undo-of-global",
            "instance-list",
            "slips",
        ]
    );
    assert_eq!(editions::doubts(&EDITION).len(), listed.len());
    assert!(editions::doubts(&teams_upgrade_policy::EDITION).is_empty());
}

#[test]
fn every_doubt_cites_its_documents_each_section_once() {
    for doubt in DOUBTS {
        let unique: BTreeSet<String> = doubt.sources.iter().map(sources::cite).collect();
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
    for call in every_call() {
        if basis(call).alternative().is_some() {
            disputed += 1;
            let explained = DOUBTS
                .iter()
                .any(|it| it.kind == DoubtKind::Disagreement && it.touches(call.into()));
            assert!(explained, "{call:?}");
        }
    }
    assert!(disputed > 0);
}

#[test]
fn only_the_first_three_doubts_leave_a_ruling_disputed() {
    let leaves = |doubt: &&Doubt| {
        doubt.kind == DoubtKind::Disagreement
            && doubt.settled == Settled::GuideInGeneral
            && touched(doubt).any(|it| basis(it).alternative().is_some())
    };
    let ids: Vec<&str> = DOUBTS.iter().filter(leaves).map(|it| it.id).collect();
    let first: Vec<&str> = DOUBTS.iter().take(3).map(|it| it.id).collect();
    assert_eq!(ids, first);
}

#[test]
fn a_doubt_touches_no_scenario_just_where_nothing_is_routed_by_it() {
    for doubt in DOUBTS {
        let touched = touched(doubt).count();
        assert_eq!(touched == 0, doubt.settled == Settled::NoRouting, "{}", doubt.id);
        assert!(touched < every_call().count(), "{}", doubt.id);
        let (counted, examples) = doubt.examples(&EDITION, 3);
        assert_eq!(counted, touched as u64, "{}", doubt.id);
        assert!(examples.len() <= 3 && examples.is_empty() == (touched == 0), "{}", doubt.id);
        assert!(examples.iter().all(|it| doubt.touches(*it)), "{}", doubt.id);
    }
}

#[test]
fn no_list_of_conditions_is_idle() {
    for doubt in DOUBTS {
        for wherever in doubt.wherever.iter().map(std::slice::from_ref) {
            let alone = Doubt { wherever, ..*doubt };
            assert!(touched(&alone).next().is_some(), "{} {wherever:?}", doubt.id);
        }
    }
}

/// Where advice speaks of a disagreement beside an answer, the doubt about it touches the scenario.
#[test]
fn doubts_and_advice_agree_on_where_documents_disagree() {
    for call in every_call() {
        for advice in advise(call.into(), Standing::Attested) {
            let id = match advice.rule.id {
                "blanket-sentence" => "teams-voip-by-default",
                "federated-two-sentences" => "federated-without-sfb",
                "federated-or-nothing" => "federated-own-lines-on-teams",
                "hybrid-voip-two-readings" => "hybrid-voip-on-teams",
                "hybrid-chat-teams" | "mixed-values" => "mixed-values",
                "voip-includes-pstn" | "later-only-pstn" => "teams-policy-reworded",
                "ip-phones-later-ring" => "ip-phones",
                "calls-tab-later" => "calls-tab",
                "federated-means-sfb" => "federated-caller-on-teams",
                "override-and-chat" => "override-and-chat",
                "sfb-setting-undocumented" => "sfb-without-sfb",
                other => {
                    assert_ne!(
                        advice.rule.severity,
                        Severity::Disagreement,
                        "{other} has no doubt"
                    );
                    continue;
                }
            };
            assert!(doubt(id).touches(call.into()), "{} {id} {call:?}", advice.rule.id);
        }
    }
}

/// A doubt touches exactly the scenarios that these rules decide.
#[track_caller]
fn check_rules(id: &str, rules: &[&str]) {
    assert!(rules.iter().all(|id| EDITION.all_rules().any(|it| it.id == *id)), "{rules:?}");
    for case in every_case(&EDITION) {
        let expected = rules.contains(&case.decide().rule.id);
        assert_eq!(doubt(id).touches(case), expected, "{id} {case:?}");
    }
}

#[test]
fn some_doubts_are_just_about_what_one_rule_decides() {
    check_rules(
        "federated-without-sfb",
        &[
            "federated-in-without-sfb",
            "federated-in-on-teams-without-sfb",
            "federated-out-without-sfb",
        ],
    );
    check_rules(
        "federated-own-lines-on-teams",
        &["federated-in-on-teams-hybrid", "federated-in-on-teams-on-premises"],
    );
    check_rules("hybrid-voip-on-teams", &["hybrid-on-teams-loses-voip"]);
    check_rules(
        "teams-voip-by-default",
        &[
            "default-policy-teams-voip",
            "default-hybrid-teams-voip",
            "default-on-premises-teams-voip",
        ],
    );
    check_rules("inbound-pstn-without-sfb", &["default-policy-no-inbound-pstn-without-sfb"]);
    check_rules("sfb-without-sfb", &["sfb-policy-without-sfb"]);
    check_rules("chat-setting", &["chat-not-governed"]);
}

/// A licensed user without choice on a policy with this calling client, and Default for chat.
fn ask(customer: Organization, calling: DefaultClient, call: CallType) -> InteropCall {
    let policy = PolicyFields { calling_default_client: calling, ..PolicyFields::default() };
    InteropCall { customer, policy, call, ..InteropCall::default() }
}

/// The same with the override on and this choice.
fn chosen(call: InteropCall, choice: UserChoice) -> InteropCall {
    let policy = PolicyFields { allow_end_user_client_override: Override::On, ..call.policy };
    InteropCall { policy, choice, ..call }
}

/// The same with this chat client.
fn chatting(call: InteropCall, chat: DefaultClient) -> InteropCall {
    InteropCall { policy: PolicyFields { chat_default_client: chat, ..call.policy }, ..call }
}

fn unlicensed(call: InteropCall) -> InteropCall {
    InteropCall { license: License::NotProvisioned, ..call }
}

#[track_caller]
fn touches(id: &str, call: InteropCall) {
    assert!(doubt(id).touches(call.into()), "{id} should touch {call:?}");
}

#[track_caller]
fn leaves(id: &str, call: InteropCall) {
    assert!(!doubt(id).touches(call.into()), "{id} should leave {call:?}");
}

#[test]
fn federated_calls_are_doubtful_without_skype_for_business() {
    touches("federated-without-sfb", ask(Without, Default, FederatedIn));
    touches("federated-without-sfb", ask(Without, Teams, FederatedIn));
    touches("federated-without-sfb", ask(Without, Default, FederatedOut));
    leaves("federated-without-sfb", ask(Existing, Default, FederatedIn));
    leaves("federated-without-sfb", ask(Without, Default, PstnIn));
}

#[test]
fn federated_calls_are_doubtful_for_users_who_must_not_be_on_teams() {
    touches("federated-own-lines-on-teams", ask(Hybrid, Teams, FederatedIn));
    touches("federated-own-lines-on-teams", ask(OnPremises, Teams, FederatedIn));
    leaves("federated-own-lines-on-teams", ask(Hybrid, Default, FederatedIn));
    leaves("federated-own-lines-on-teams", ask(Existing, Teams, FederatedIn));
}

#[test]
fn voip_is_doubtful_for_hybrid_users_on_teams_and_no_others() {
    touches("hybrid-voip-on-teams", ask(Hybrid, Teams, SfbVoip));
    touches("hybrid-voip-on-teams", chosen(ask(Hybrid, Default, SfbVoip), UserChoice::Teams));
    leaves("hybrid-voip-on-teams", ask(Hybrid, Teams, PstnIn));
    leaves("hybrid-voip-on-teams", ask(OnPremises, Teams, TeamsVoip));
    leaves("hybrid-voip-on-teams", ask(Hybrid, Sfb, TeamsVoip));
}

#[test]
fn the_default_is_doubtful_for_voip_from_teams_alone() {
    touches("teams-voip-by-default", ask(Existing, Default, TeamsVoip));
    leaves("teams-voip-by-default", ask(Existing, Default, SfbVoip));
    leaves("teams-voip-by-default", ask(Existing, Teams, TeamsVoip));
    leaves("teams-voip-by-default", ask(Without, Default, TeamsVoip));
}

#[test]
fn where_an_inbound_pstn_call_ends_is_open_only_if_there_is_a_number_to_call() {
    touches("inbound-pstn-without-sfb", ask(Without, Default, PstnIn));
    leaves("inbound-pstn-without-sfb", unlicensed(ask(Without, Default, PstnIn)));
    leaves("inbound-pstn-without-sfb", ask(Existing, Default, PstnIn));
    touches("sfb-without-sfb", ask(Without, Sfb, PstnIn));
    leaves("sfb-without-sfb", unlicensed(ask(Without, Sfb, PstnIn)));
    touches("sfb-without-sfb", unlicensed(ask(Without, Sfb, TeamsVoip)));
}

#[test]
fn an_unset_choice_is_open_only_where_a_choice_is_allowed() {
    touches("choice-unset", chosen(ask(Existing, Default, PstnIn), UserChoice::None));
    leaves("choice-unset", chosen(ask(Existing, Default, PstnIn), UserChoice::Sfb));
    leaves("choice-unset", chosen(ask(Existing, Default, FederatedIn), UserChoice::None));
    leaves("choice-unset", ask(Existing, Default, PstnIn));
}

#[test]
fn an_unset_choice_cannot_matter_to_the_calls_that_its_doubt_leaves_out() {
    for call in every_call().filter(|it| it.choice == UserChoice::None) {
        let unset = chosen(call, UserChoice::None);
        if !doubt("choice-unset").touches(unset.into()) {
            for choice in [UserChoice::Teams, UserChoice::Sfb] {
                let other = landing(chosen(unset, choice));
                assert_eq!(other, landing(unset), "{unset:?} {choice:?}");
            }
        }
    }
}

#[test]
fn chats_are_doubtful_and_by_choice_twice() {
    touches("chat-setting", ask(Existing, Default, TeamsChat));
    leaves("chat-setting", ask(Existing, Default, TeamsVoip));
    leaves("override-and-chat", ask(Existing, Default, TeamsChat));
    touches("override-and-chat", chosen(ask(Existing, Default, TeamsChat), UserChoice::Sfb));
}

#[test]
fn a_policy_with_two_values_is_doubtful_and_so_is_teams_for_hybrid_chats() {
    touches("mixed-values", ask(Existing, Teams, PstnIn));
    leaves("mixed-values", chatting(ask(Existing, Teams, PstnIn), Teams));
    touches("mixed-values", chatting(ask(Hybrid, Teams, PstnIn), Teams));
}

#[test]
fn desk_phones_are_doubtful_where_calls_leave_them() {
    touches("ip-phones", ask(Existing, Teams, PstnIn));
    leaves("ip-phones", ask(Existing, Default, PstnIn));
    leaves("ip-phones", ask(Existing, Teams, FederatedIn));
}

#[test]
fn rewordings_are_named_where_the_words_changed() {
    touches("teams-policy-reworded", ask(Existing, Teams, PstnIn));
    touches("teams-policy-reworded", ask(Without, Teams, TeamsVoip));
    leaves("teams-policy-reworded", ask(Existing, Teams, TeamsVoip));
    touches("calls-tab", ask(Without, Default, PstnOut));
    leaves("calls-tab", unlicensed(ask(Without, Default, PstnOut)));
    leaves("calls-tab", ask(Hybrid, Default, PstnOut));
}

/// The choice that a doubt states is what the table decides.
#[track_caller]
fn check_choice(id: &str, choice: &str, call: InteropCall, lands: Landing) {
    touches(id, call);
    assert_eq!(doubt(id).choice, choice);
    assert_eq!(landing(call), lands);
}

#[test]
fn the_choice_in_words_is_what_the_table_decides() {
    let sfb = Landing::SkypeForBusiness;
    check_choice(
        "federated-without-sfb",
        "Not supported.",
        ask(Without, Default, FederatedIn),
        Landing::NotSupported,
    );
    check_choice(
        "federated-own-lines-on-teams",
        "Yes, in Skype for Business.",
        ask(Hybrid, Teams, FederatedIn),
        sfb,
    );
    check_choice("hybrid-voip-on-teams", "No.", ask(Hybrid, Teams, TeamsVoip), Landing::Nowhere);
    check_choice(
        "teams-voip-by-default",
        "Yes, in Teams.",
        ask(Existing, Default, TeamsVoip),
        Landing::Teams,
    );
    check_choice(
        "inbound-pstn-without-sfb",
        "Nowhere.",
        ask(Without, Default, PstnIn),
        Landing::Nowhere,
    );
    check_choice(
        "sfb-without-sfb",
        "The calls land nowhere.",
        ask(Without, Sfb, TeamsVoip),
        Landing::Nowhere,
    );
    check_choice(
        "choice-unset",
        "The policy’s own value.",
        chosen(ask(Existing, Default, PstnIn), UserChoice::None),
        sfb,
    );
}

#[test]
fn what_the_guide_settles_on_the_case_is_not_disputed() {
    for doubt in DOUBTS.iter().filter(|it| it.settled == Settled::GuideOnCase) {
        for call in touched(doubt) {
            assert_eq!(basis(call).alternative(), None, "{} {call:?}", doubt.id);
        }
    }
}

#[test]
fn words_are_whole_and_calm() {
    for doubt in DOUBTS {
        assert!(doubt.title.ends_with('?'), "{}", doubt.title);
        for text in texts(doubt) {
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
    let all: Vec<&str> = DOUBTS.iter().flat_map(texts).collect();
    let unique: BTreeSet<&str> = all.iter().copied().collect();
    assert_eq!(unique.len(), all.len());
}

#[test]
fn words_stay_small() {
    let bytes: usize = DOUBTS.iter().flat_map(texts).map(str::len).sum();
    assert!(bytes < 9_000, "{bytes} bytes");
}

/// The ranks of authority, the strongest first.
const RANKS: [Settled; 5] = [
    Settled::GuideOnCase,
    Settled::GuideInGeneral,
    Settled::PeriodDocument,
    Settled::Inference,
    Settled::NoRouting,
];

#[test]
fn ranks_and_kinds_have_names_of_their_own() {
    let ranks: BTreeSet<&str> = RANKS.iter().map(|&it| doubts::settled(it)).collect();
    assert_eq!(ranks.len(), RANKS.len());
    assert!(RANKS.is_sorted());
    let kinds = [DoubtKind::Disagreement, DoubtKind::OpenQuestion].map(doubts::kind);
    assert_ne!(kinds[0], kinds[1]);
}

#[test]
fn every_rank_of_authority_settles_something() {
    for rank in &RANKS {
        assert!(DOUBTS.iter().any(|it| it.settled == *rank), "{rank:?}");
    }
}
