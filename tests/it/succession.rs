//! The same question in the other edition: what took whose place, and what gets lost on the way.

use call_landing::editions;
use call_landing::editions::teams_interop_policy::{self, CallType, InteropCall, UserChoice};
use call_landing::editions::teams_upgrade_policy::{self, Mode, ModeCall};
use call_landing::link::{Address, read, write};
use call_landing::routing::{self, Carried, Edition, Subject, every_case, scenarios};
use std::collections::BTreeSet;

static POLICIES: &Edition = &teams_interop_policy::EDITION;
static MODES: &Edition = &teams_upgrade_policy::EDITION;

/// The question of an address, which must be understood whole.
#[track_caller]
fn asked(query: &str) -> Subject {
    let (address, notices) = read(&format!("#/explore?{query}"));
    assert_eq!(notices, [], "{query}");
    address.subject
}

/// The same question in the other edition.
fn carry_over(subject: Subject) -> Carried {
    let other = if subject.edition() == POLICIES { MODES } else { POLICIES };
    routing::carry_over(&subject, other)
}

/// What was carried over, as the part of an address after `?`.
fn words_of(carried: &Carried) -> String {
    let subject = carried.subject;
    let address = Address { subject, ..Address::first(subject.edition()) };
    write(&address).trim_start_matches("#/explore").trim_start_matches('?').to_owned()
}

fn losses_of(carried: &Carried) -> Vec<&'static str> {
    carried.losses.iter().map(|it| it.id).collect()
}

/// What becomes of a question about policies.
#[track_caller]
fn check_forward(policies: &str, modes: &str, losses: &[&str]) {
    let carried = carry_over(asked(policies));
    let expect = [modes, "edition=2019-08"].join(if modes.is_empty() { "" } else { "&" });
    assert_eq!(words_of(&carried), expect);
    assert_eq!(losses_of(&carried), losses);
}

/// What becomes of a question about modes.
#[track_caller]
fn check_back(modes: &str, policies: &str, losses: &[&str]) {
    let carried = carry_over(asked(&format!("edition=2019-08&{modes}")));
    assert_eq!(words_of(&carried), policies);
    assert_eq!(losses_of(&carried), losses);
}

const DEFAULT: &str = "policy=DisallowOverrideCallingDefaultChatDefault";
const SFB: &str = "policy=DisallowOverrideCallingSfbChatSfb";
const TEAMS: &str = "policy=DisallowOverrideCallingTeamsChatTeams";

#[test]
fn each_of_the_three_lasting_policies_became_a_mode() {
    check_forward(DEFAULT, "", &[]);
    check_forward(SFB, "mode=sfb-only", &["one-of-three-modes"]);
    check_forward(TEAMS, "mode=teams-only", &[]);
}

#[test]
fn each_mode_was_granted_with_a_policy() {
    check_back("mode=islands", DEFAULT, &[]);
    check_back("mode=sfb-only", SFB, &["one-policy-for-three-modes"]);
    check_back("mode=sfb-with-teams-collab", SFB, &["one-policy-for-three-modes"]);
    check_back("mode=sfb-with-teams-collab-and-meetings", SFB, &["one-policy-for-three-modes"]);
    check_back("mode=teams-only", TEAMS, &[]);
}

#[test]
fn the_client_that_counted_stands_for_every_other_policy() {
    check_forward("", "", &[]);
    check_forward("calling=teams&chat=teams", "mode=teams-only", &[]);
    check_forward("calling=teams&chat=sfb", "mode=teams-only", &["mixed-values-ended"]);
    check_forward("calling=sfb", "mode=sfb-only", &["mixed-values-ended", "one-of-three-modes"]);
    check_forward("chat=teams", "", &["mixed-values-ended"]);
    check_forward("override=true", "", &["user-choice-ended"]);
    check_forward("override=true&choice=teams", "mode=teams-only", &["user-choice-ended"]);
    check_forward(
        "override=true&choice=sfb",
        "mode=sfb-only",
        &["user-choice-ended", "one-of-three-modes"],
    );
    check_forward("choice=teams", "", &[]);
}

#[test]
fn calls_of_the_guide_became_conversations() {
    check_forward("call=pstn-in", "", &[]);
    check_forward("call=pstn-out", "call=pstn-out", &[]);
    check_forward("call=teams-voip", "call=in-tenant", &[]);
    check_forward("call=sfb-voip", "call=in-tenant&from-client=sfb", &[]);
    check_forward("call=teams-chat", "call=in-tenant", &["chat-like-calls"]);
    check_forward("call=sfb-chat", "call=in-tenant&from-client=sfb", &["chat-like-calls"]);
    check_forward("call=federated-in", "call=federated-in&from-client=sfb", &[]);
    check_forward(
        "call=federated-out",
        "call=federated-in&from-client=sfb",
        &["outbound-federation"],
    );
    check_forward("call=federated-chat", "call=federated-in&from-client=sfb", &["chat-like-calls"]);
}

#[test]
fn conversations_were_calls_of_the_guide() {
    let after = |call: &str| format!("{DEFAULT}&call={call}");
    check_back("call=pstn-in", DEFAULT, &[]);
    check_back("call=pstn-out", &after("pstn-out"), &[]);
    check_back("call=in-tenant", &after("teams-voip"), &[]);
    check_back("call=in-tenant&from-client=sfb", &after("sfb-voip"), &[]);
    check_back("call=in-tenant&from-home=onprem", &after("teams-voip"), &["caller-not-asked"]);
    check_back("call=in-tenant&from-mode=teams-only", &after("teams-voip"), &["caller-not-asked"]);
    check_back("call=federated-in&from-client=sfb", &after("federated-in"), &[]);
    check_back("call=federated-in", &after("federated-in"), &["no-federation-from-teams"]);
    check_back("from-mode=teams-only&from-home=onprem", DEFAULT, &[]);
}

#[test]
fn organizations_became_telephone_lines_and_back() {
    check_forward("customer=existing", "", &[]);
    check_forward("customer=without", "", &["nobody-without-sfb"]);
    check_forward("customer=hybrid", "pstn=hybrid-voice", &[]);
    check_forward("customer=onprem", "pstn=onprem-voice", &[]);
    check_forward(
        &format!("customer=onprem&{TEAMS}"),
        "mode=teams-only&pstn=onprem-voice",
        &["mode-needs-online-home"],
    );
    let after = |customer: &str| format!("{DEFAULT}&customer={customer}");
    check_back("pstn=calling-plan", DEFAULT, &[]);
    check_back("pstn=direct-routing", DEFAULT, &["no-direct-routing"]);
    check_back("pstn=hybrid-voice", &after("hybrid"), &[]);
    check_back("pstn=onprem-voice", &after("onprem"), &[]);
    check_back("pstn=direct-routing&call=in-tenant", &format!("{DEFAULT}&call=teams-voip"), &[]);
}

#[test]
fn policy_and_mode_survive_the_way_there_and_back() {
    for name in [DEFAULT, SFB, TEAMS] {
        let carried = carry_over(carry_over(asked(name)).subject);
        assert_eq!(words_of(&carried), name);
        assert_eq!(carried.subject, asked(name));
    }
    for (mode, expect) in [
        (Mode::Islands, Mode::Islands),
        (Mode::SfbOnly, Mode::SfbOnly),
        (Mode::SfbWithTeamsCollab, Mode::SfbOnly),
        (Mode::SfbWithTeamsCollabAndMeetings, Mode::SfbOnly),
        (Mode::TeamsOnly, Mode::TeamsOnly),
    ] {
        let asked = |mode| Subject::of(ModeCall { mode, ..ModeCall::default() }.into());
        assert_eq!(carry_over(carry_over(asked(mode)).subject).subject, asked(expect));
    }
}

/// What nobody counts as a loss is left out: a choice without effect, and the organization of a
/// call that does not come over its lines.
#[test]
fn a_question_that_loses_nothing_comes_back_as_it_was() {
    let mut came_back = 0;
    for case in every_case(POLICIES) {
        let call = InteropCall::from(case);
        if call.choice != UserChoice::None {
            continue;
        }
        let carried = carry_over(Subject::of(case));
        let is_pstn = matches!(call.call, CallType::PstnIn | CallType::PstnOut);
        let lines_count = is_pstn || call.customer == teams_interop_policy::Organization::default();
        if carried.losses.is_empty() && lines_count {
            assert_eq!(carry_over(carried.subject).subject.case, case);
            came_back += 1;
        }
    }
    // Three organizations and two policies over the telephone network, less one pair that cannot
    // be; and three more kinds of calls in one organization.
    assert_eq!(came_back, (3 * 2 - 1) * 2 + 2 * 3);

    let mut came_back = 0;
    for case in every_case(MODES) {
        let carried = carry_over(Subject::of(case));
        if carried.losses.is_empty() {
            assert_eq!(carry_over(carried.subject).subject.case, case);
            came_back += 1;
        }
    }
    // Two modes: two directions over three lines, two clients in the tenant, one across tenants.
    assert_eq!(came_back, 2 * (2 * 3 + 2 + 1));
}

#[test]
fn every_question_has_one_in_the_other_edition() {
    for edition in [POLICIES, MODES] {
        let other = if edition == POLICIES { MODES } else { POLICIES };
        let there: BTreeSet<String> = every_case(other).map(|it| format!("{it:?}")).collect();
        for case in scenarios(edition) {
            let subject = carry_over(Subject::of(case)).subject;
            assert_eq!(subject.edition(), other);
            assert!(there.contains(&format!("{:?}", subject.case)), "{case:?}");
            assert!(subject.unchanged_preset().is_some(), "{case:?} becomes {subject:?}");
        }
    }
    for case in every_case(POLICIES) {
        let there = ModeCall::from(carry_over(Subject::of(case)).subject.case);
        assert!(there.from.exists(), "{case:?}");
    }
}

#[test]
fn a_question_stays_in_its_edition_as_it_is_where_nobody_said_how_it_goes_on() {
    for edition in editions::ALL {
        for (known, _) in edition.successions {
            let other = editions::named(known).unwrap();
            assert_ne!(other, *edition);
            let back = other.successions.iter().any(|it| it.0 == edition.id);
            assert!(back, "{known} does not lead back to {}", edition.id);
        }
    }
}

#[test]
fn a_question_goes_to_an_edition_that_does_not_follow_directly_by_way_of_the_one_between() {
    let today = editions::named("2026-08").unwrap();
    let asked = asked("customer=onprem&call=pstn-out");
    let between = routing::carry_over(&asked, MODES);
    let directly = routing::carry_over(&between.subject, today);
    let there = routing::carry_over(&asked, today);
    assert_eq!(there.subject, directly.subject);
    assert_eq!(there.losses, [between.losses, directly.losses].concat());
}

/// Every question of an edition.
fn every_subject(edition: &'static Edition) -> impl Iterator<Item = Subject> {
    scenarios(edition).map(Subject::of)
}

/// A loss occurs for this question, and for how many of all in its edition.
#[track_caller]
fn check_loss(loss: &str, query: &str, of_all: usize) {
    let subject = asked(query);
    assert!(losses_of(&carry_over(subject)).contains(&loss), "{query}");
    let losing =
        every_subject(subject.edition()).filter(|it| losses_of(&carry_over(*it)).contains(&loss));
    assert_eq!(losing.count(), of_all);
}

#[test]
fn every_loss_occurs() {
    // Of 3,888. A client counts in 7 of 18: in a third where the override is off; in a third and a
    // ninth where it is on.
    check_loss("user-choice-ended", "override=true", 3888 / 2);
    check_loss("mixed-values-ended", "chat=teams", 3888 * 6 / 9);
    check_loss("one-of-three-modes", SFB, 3888 * 7 / 18);
    check_loss("mode-needs-online-home", &format!("{TEAMS}&customer=onprem"), 3888 * 7 / 18 / 4);
    check_loss("nobody-without-sfb", "customer=without", 3888 / 4);
    // Hybrid Voice and on-premises, for the seven kinds of call that are not PSTN.
    check_loss("organization-not-asked", "customer=hybrid&call=teams-voip", 3888 / 2 * 7 / 9);
    check_loss("license-not-asked", "licensed=no", 3888 / 2);
    check_loss("outbound-federation", "call=federated-out", 3888 / 9);
    check_loss("chat-like-calls", "call=teams-chat", 3888 * 3 / 9);
    // Of 240.
    check_loss("one-policy-for-three-modes", "edition=2019-08&mode=sfb-only", 240 * 3 / 5);
    check_loss(
        "caller-not-asked",
        "edition=2019-08&call=in-tenant&from-home=onprem",
        200 * 18 / 20,
    );
    check_loss("no-direct-routing", "edition=2019-08&pstn=direct-routing", 40 / 4);
    check_loss("no-federation-from-teams", "edition=2019-08&call=federated-in", 100 / 2);
    let mut losses = BTreeSet::new();
    let mut sentences = BTreeSet::new();
    for subject in [POLICIES, MODES].into_iter().flat_map(every_subject) {
        for loss in carry_over(subject).losses {
            losses.insert(loss.id);
            sentences.insert(loss.says);
            assert!(loss.says.ends_with('.') && loss.says.starts_with(char::is_uppercase));
        }
    }
    assert_eq!((losses.len(), sentences.len()), (13, 13), "a loss without a line above");
}

#[test]
fn the_default_questions_lose_nothing() {
    for edition in editions::ALL {
        assert!(carry_over(Subject::first(edition)).losses.is_empty(), "{edition:?}");
    }
}
