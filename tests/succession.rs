//! The same question in the other edition: what took whose place, and what gets lost on the way.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails says where"
)]

use call_landing::link::{Address, read, write};
use call_landing::routing::{
    CallType, Carried, Case, Conversation, CustomerType, Edition, InteropPolicy, Loss, Rulebook,
    Scenario, UpgradeMode, UserChoice, carry_over,
};
use strum::VariantArray;

/// The case that an address asks, which must be understood whole.
#[track_caller]
fn asked(query: &str) -> Case {
    let (address, notices) = read(&format!("#/explore?{query}"));
    assert_eq!(notices, vec![], "{query}");
    address.case()
}

/// What was carried over, as the part of an address after `?`.
fn words_of(carried: &Carried) -> String {
    let address = match carried.case {
        Case::Guide201712(scenario) => {
            Address { instance: carried.instance, scenario, ..Address::default() }
        }
        Case::Modes201908(conversation) => {
            Address { edition: Edition::Modes201908, conversation, ..Address::default() }
        }
    };
    write(&address).trim_start_matches("#/explore").trim_start_matches('?').to_owned()
}

/// Holds what becomes of a question of the guide's edition.
#[track_caller]
fn check_forward(guide: &str, modes: &str, losses: &[Loss]) {
    let carried = carry_over(asked(guide));
    let expect = [modes, "edition=2019-08"].join(if modes.is_empty() { "" } else { "&" });
    assert_eq!(words_of(&carried), expect);
    assert_eq!(carried.losses, losses);
}

/// Holds what becomes of a question of the modes' edition.
#[track_caller]
fn check_back(modes: &str, guide: &str, losses: &[Loss]) {
    let carried = carry_over(asked(&format!("edition=2019-08&{modes}")));
    assert_eq!(words_of(&carried), guide);
    assert_eq!(carried.losses, losses);
}

const DEFAULT: &str = "policy=DisallowOverrideCallingDefaultChatDefault";
const SFB: &str = "policy=DisallowOverrideCallingSfbChatSfb";
const TEAMS: &str = "policy=DisallowOverrideCallingTeamsChatTeams";

#[test]
fn each_of_the_three_lasting_policies_became_a_mode() {
    check_forward(DEFAULT, "", &[]);
    check_forward(SFB, "mode=sfb-only", &[Loss::OneOfThreeModes]);
    check_forward(TEAMS, "mode=teams-only", &[]);
}

#[test]
fn each_mode_was_granted_with_a_policy() {
    check_back("mode=islands", DEFAULT, &[]);
    check_back("mode=sfb-only", SFB, &[Loss::OnePolicyForThreeModes]);
    check_back("mode=sfb-with-teams-collab", SFB, &[Loss::OnePolicyForThreeModes]);
    check_back("mode=sfb-with-teams-collab-and-meetings", SFB, &[Loss::OnePolicyForThreeModes]);
    check_back("mode=teams-only", TEAMS, &[]);
}

#[test]
fn the_client_that_counted_stands_for_every_other_policy() {
    use Loss::{MixedValuesEnded, OneOfThreeModes, UserChoiceEnded};
    check_forward("", "", &[]);
    check_forward("calling=teams&chat=teams", "mode=teams-only", &[]);
    check_forward("calling=teams&chat=sfb", "mode=teams-only", &[MixedValuesEnded]);
    check_forward("calling=sfb", "mode=sfb-only", &[MixedValuesEnded, OneOfThreeModes]);
    check_forward("chat=teams", "", &[MixedValuesEnded]);
    check_forward("override=true", "", &[UserChoiceEnded]);
    check_forward("override=true&choice=teams", "mode=teams-only", &[UserChoiceEnded]);
    check_forward("override=true&choice=sfb", "mode=sfb-only", &[UserChoiceEnded, OneOfThreeModes]);
    check_forward("choice=teams", "", &[]);
}

#[test]
fn calls_of_the_guide_became_conversations() {
    use Loss::{ChatLikeCalls, OutboundFederation};
    check_forward("call=pstn-in", "", &[]);
    check_forward("call=pstn-out", "call=pstn-out", &[]);
    check_forward("call=teams-voip", "call=in-tenant", &[]);
    check_forward("call=sfb-voip", "call=in-tenant&from-client=sfb", &[]);
    check_forward("call=teams-chat", "call=in-tenant", &[ChatLikeCalls]);
    check_forward("call=sfb-chat", "call=in-tenant&from-client=sfb", &[ChatLikeCalls]);
    check_forward("call=federated-in", "call=federated-in&from-client=sfb", &[]);
    check_forward("call=federated-out", "call=federated-in&from-client=sfb", &[OutboundFederation]);
    check_forward("call=federated-chat", "call=federated-in&from-client=sfb", &[ChatLikeCalls]);
}

#[test]
fn conversations_were_calls_of_the_guide() {
    use Loss::{CallerNotAsked, NoFederationFromTeams};
    let after = |call: &str| format!("{DEFAULT}&call={call}");
    check_back("call=pstn-in", DEFAULT, &[]);
    check_back("call=pstn-out", &after("pstn-out"), &[]);
    check_back("call=in-tenant", &after("teams-voip"), &[]);
    check_back("call=in-tenant&from-client=sfb", &after("sfb-voip"), &[]);
    check_back("call=in-tenant&from-home=onprem", &after("teams-voip"), &[CallerNotAsked]);
    check_back("call=in-tenant&from-mode=teams-only", &after("teams-voip"), &[CallerNotAsked]);
    check_back("call=federated-in&from-client=sfb", &after("federated-in"), &[]);
    check_back("call=federated-in", &after("federated-in"), &[NoFederationFromTeams]);
    check_back("from-mode=teams-only&from-home=onprem", DEFAULT, &[]);
}

#[test]
fn organizations_became_telephone_lines_and_back() {
    use Loss::{ModeNeedsOnlineHome, NoDirectRouting, NobodyWithoutSfb};
    check_forward("customer=existing", "", &[]);
    check_forward("customer=without", "", &[NobodyWithoutSfb]);
    check_forward("customer=hybrid", "pstn=hybrid-voice", &[]);
    check_forward("customer=onprem", "pstn=onprem-voice", &[]);
    check_forward(
        &format!("customer=onprem&{TEAMS}"),
        "mode=teams-only&pstn=onprem-voice",
        &[ModeNeedsOnlineHome],
    );
    let after = |customer: &str| format!("{DEFAULT}&customer={customer}");
    check_back("pstn=calling-plan", DEFAULT, &[]);
    check_back("pstn=direct-routing", DEFAULT, &[NoDirectRouting]);
    check_back("pstn=hybrid-voice", &after("hybrid"), &[]);
    check_back("pstn=onprem-voice", &after("onprem"), &[]);
    check_back("pstn=direct-routing&call=in-tenant", &format!("{DEFAULT}&call=teams-voip"), &[]);
}

#[test]
fn policy_and_mode_survive_the_way_there_and_back() {
    for name in [DEFAULT, SFB, TEAMS] {
        let carried = carry_over(carry_over(asked(name)).case);
        assert_eq!(words_of(&carried), name);
        assert_eq!(carried.case, asked(name));
    }
    for (mode, expect) in [
        (UpgradeMode::Islands, UpgradeMode::Islands),
        (UpgradeMode::SfbOnly, UpgradeMode::SfbOnly),
        (UpgradeMode::SfbWithTeamsCollab, UpgradeMode::SfbOnly),
        (UpgradeMode::SfbWithTeamsCollabAndMeetings, UpgradeMode::SfbOnly),
        (UpgradeMode::TeamsOnly, UpgradeMode::TeamsOnly),
    ] {
        let asked = |mode| Case::from(Conversation { mode, ..Conversation::default() });
        assert_eq!(carry_over(carry_over(asked(mode)).case).case, asked(expect));
    }
}

/// What nobody counts as a loss is left out: a choice without effect, and the organization of a
/// call that does not come over its lines.
#[test]
fn a_question_that_loses_nothing_comes_back_as_it_was() {
    let mut came_back = 0;
    for scenario in Scenario::all().filter(|it| it.choice == UserChoice::None) {
        let carried = carry_over(scenario.into());
        let is_pstn = matches!(scenario.call, CallType::PstnIn | CallType::PstnOut);
        let lines_count = is_pstn || scenario.customer == CustomerType::default();
        if carried.losses.is_empty() && lines_count {
            assert_eq!(carry_over(carried.case).case, scenario.into());
            came_back += 1;
        }
    }
    // Three organizations and two policies over the telephone network, less one pair that cannot
    // be; and three more kinds of calls in one organization.
    assert_eq!(came_back, (3 * 2 - 1) * 2 + 2 * 3);

    let mut came_back = 0;
    for conversation in Conversation::cases() {
        let carried = carry_over(conversation.into());
        if carried.losses.is_empty() {
            assert_eq!(carry_over(carried.case).case, conversation.into());
            came_back += 1;
        }
    }
    // Two modes: two directions over three lines, two clients in the tenant, one across tenants.
    assert_eq!(came_back, 2 * (2 * 3 + 2 + 1));
}

#[test]
fn every_question_has_one_in_the_other_edition() {
    let conversations = Conversation::cases();
    for scenario in Scenario::all() {
        let Case::Modes201908(there) = carry_over(scenario.into()).case else {
            panic!("stays in its edition: {scenario:?}");
        };
        assert!(conversations.contains(&there), "{scenario:?}");
        assert!(there.from.exists(), "{scenario:?}");
    }
    for conversation in conversations {
        let carried = carry_over(conversation.into());
        let Case::Guide201712(there) = carried.case else {
            panic!("stays in its edition: {conversation:?}");
        };
        assert_eq!(there.policy, carried.instance.fields, "{conversation:?}");
        assert!(InteropPolicy::named(carried.instance.identity.name()).is_some());
    }
}

/// Holds that a loss occurs for this question, and for how many of all in its edition.
#[track_caller]
fn check_loss(loss: Loss, query: &str, of_all: usize) {
    let case = asked(query);
    assert!(carry_over(case).losses.contains(&loss), "{query}");
    let all: Vec<Case> = match case {
        Case::Guide201712(_) => Scenario::all().map(Into::into).collect(),
        Case::Modes201908(_) => Conversation::cases().into_iter().map(Into::into).collect(),
    };
    let losing = all.into_iter().filter(|&it| carry_over(it).losses.contains(&loss));
    assert_eq!(losing.count(), of_all);
}

#[test]
fn every_loss_occurs() {
    // Of 3,888. A client counts in 7 of 18: in a third where the override is off; in a third and a
    // ninth where it is on.
    check_loss(Loss::UserChoiceEnded, "override=true", 3888 / 2);
    check_loss(Loss::MixedValuesEnded, "chat=teams", 3888 * 6 / 9);
    check_loss(Loss::OneOfThreeModes, SFB, 3888 * 7 / 18);
    check_loss(Loss::ModeNeedsOnlineHome, &format!("{TEAMS}&customer=onprem"), 3888 * 7 / 18 / 4);
    check_loss(Loss::NobodyWithoutSfb, "customer=without", 3888 / 4);
    // Hybrid Voice and on-premises, for the seven kinds of call that are not PSTN.
    check_loss(Loss::OrganizationNotAsked, "customer=hybrid&call=teams-voip", 3888 / 2 * 7 / 9);
    check_loss(Loss::LicenceNotAsked, "licensed=no", 3888 / 2);
    check_loss(Loss::OutboundFederation, "call=federated-out", 3888 / 9);
    check_loss(Loss::ChatLikeCalls, "call=teams-chat", 3888 * 3 / 9);
    // Of 240.
    check_loss(Loss::OnePolicyForThreeModes, "edition=2019-08&mode=sfb-only", 240 * 3 / 5);
    check_loss(
        Loss::CallerNotAsked,
        "edition=2019-08&call=in-tenant&from-home=onprem",
        200 * 18 / 20,
    );
    check_loss(Loss::NoDirectRouting, "edition=2019-08&pstn=direct-routing", 40 / 4);
    check_loss(Loss::NoFederationFromTeams, "edition=2019-08&call=federated-in", 100 / 2);
    assert_eq!(Loss::VARIANTS.len(), 13, "a loss without a line above");
}

#[test]
fn the_default_questions_lose_nothing() {
    assert_eq!(carry_over(Scenario::default().into()).losses, []);
    assert_eq!(carry_over(Conversation::default().into()).losses, []);
}
