//! Advice never contradicts the answer beside which it stands.

use super::*;

/// What a piece of advice says or implies about the call that it is given beside.
enum Says {
    /// Nothing: it is about something else than where this call lands.
    Nothing,
    /// It lands in one of these.
    Lands(&'static [Landing]),
    /// It is lost if it is set to ring in Teams.
    LostInTeams,
    /// It is lost.
    Lost,
    /// It arrives.
    Arrives,
    /// It is disputed, and this is the other reading.
    Disputed(Landing, Landing),
    /// It leaves the caller's client for the other one.
    Crosses,
    /// The answers to this question change nothing.
    DoesNotDependOn(&'static str),
    /// The answers to this question change nothing, and it lands in one of these.
    LandsWhatever(&'static str, &'static [Landing]),
    /// With this answer to a question, a call of this user is lost that arrives today, or is lost
    /// already.
    WouldLose(&'static str, &'static str),
}

/// What each piece of advice says about the call. A new one has to be added here.
fn says(edition: &Edition, id: &str) -> Says {
    if edition == &teams_upgrade_policy::EDITION {
        return match id {
            "teams-only-needs-a-line-to-teams" => Says::Lost,
            "ip-phones-keep-ringing" => Says::Lands(&[Teams]),
            "direct-routing-in-islands" => Says::Disputed(NotSupported, Teams),
            "teams-on-premises-revised" => Says::Disputed(Teams, NotPossible),
            "teams-only-needs-an-online-home"
            | "existing-conversations"
            | "call-queues-in-islands"
            | "call-queues" => Says::Nothing,
            other => panic!("what does {other} say about the call?"),
        };
    }
    match id {
        "hybrid-must-not-use-teams" | "on-premises-must-not-use-teams" => Says::LostInTeams,
        "override-must-be-off" => Says::WouldLose("choice", "teams"),
        "no-phone-system" => Says::Lost,
        "ip-phones-fall-silent" | "ip-phones-later-ring" => Says::Lands(&[Teams]),
        "leave-hybrid-alone" => Says::Arrives,
        "choice-without-effect" => Says::DoesNotDependOn("choice"),
        "choice-leaves-federated" => Says::LandsWhatever("choice", &[SkypeForBusiness]),
        "chat-setting-without-effect" => Says::DoesNotDependOn("chat"),
        "override-and-chat" => Says::LandsWhatever("choice", &[NotGoverned]),
        "interop-call-limits" => Says::Crosses,
        "missed-from-on-premises" => Says::Lands(&[SkypeForBusiness]),
        "instead-undocumented" | "sfb-setting-undocumented" => Says::Lands(&[Nowhere]),
        "blanket-sentence" | "later-only-pstn" => Says::Lands(&[Teams]),
        "federated-two-sentences" => Says::Lands(&[NotSupported]),
        "federated-or-nothing" => Says::Disputed(SkypeForBusiness, Nowhere),
        "hybrid-voip-two-readings" => Says::Disputed(Nowhere, Teams),
        "calls-tab-later" => Says::Lands(&[Teams, EitherClient]),
        "mixed-values"
        | "global-edited"
        | "keep-special-workflows"
        | "pilot-first"
        | "not-valid-from-april2018"
        | "instance-unattested"
        | "custom-not-needed"
        | "account-in-sfb-online"
        | "recheck-when-moved"
        | "needs-hybrid-topology"
        | "choice-unset"
        | "presence-is-separate"
        | "emergency-calls"
        | "federated-means-sfb"
        | "hybrid-chat-teams"
        | "voip-includes-pstn" => Says::Nothing,
        other => panic!("what does {other} say about the call?"),
    }
}

fn landing(case: Case) -> Landing {
    case.decide().verdict.landing
}

/// Whether an answer is what a piece of advice says of it.
fn agrees(says: &Says, case: Case) -> bool {
    let Decision { verdict, .. } = case.decide();
    let alike = |key: &str| {
        let question = case.edition().position(key).unwrap();
        case.each_answer(question).into_iter().all(|it| landing(it) == verdict.landing)
    };
    match says {
        Says::Nothing => true,
        Says::Lands(landings) => landings.contains(&verdict.landing),
        Says::LostInTeams => {
            let InteropCall { policy, choice, call, .. } = case.into();
            let rings = matches!(call, CallType::TeamsVoip | CallType::SfbVoip | CallType::PstnIn);
            let is_set = effective_client(policy, choice) == DefaultClient::Teams;
            !(rings && is_set) || verdict.landing.is_lost()
        }
        Says::Lost => verdict.landing.is_lost(),
        Says::Arrives => !verdict.landing.is_lost(),
        Says::Disputed(landing, other) => {
            (verdict.landing, verdict.basis.alternative()) == (*landing, Some(*other))
        }
        Says::Crosses => {
            let line = case.line().unwrap().token;
            let starts = if line.starts_with("teams") { Teams } else { SkypeForBusiness };
            [Teams, SkypeForBusiness].contains(&verdict.landing) && verdict.landing != starts
        }
        Says::DoesNotDependOn(key) => alike(key),
        Says::LandsWhatever(key, landings) => alike(key) && landings.contains(&verdict.landing),
        Says::WouldLose(key, token) => case
            .every_call()
            .into_iter()
            .any(|it| landing(it.answered(key, token).unwrap()).is_lost()),
    }
}

#[test]
fn advice_never_contradicts_the_answer_beside_which_it_stands() {
    let mut wrong = BTreeSet::new();
    for (case, standing) in every_question() {
        for advice in advise(case, standing) {
            if !agrees(&says(case.edition(), advice.rule.id), case) {
                wrong.insert(format!("{}: {:?} of {case:?}", advice.rule.id, landing(case)));
            }
        }
    }
    assert!(wrong.is_empty(), "{} contradictions: {wrong:#?}", wrong.len());
}

#[test]
fn every_piece_of_advice_was_looked_at() {
    let mut telling = 0;
    for edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        for rule in edition.advice {
            telling += usize::from(!matches!(says(edition, rule.id), Says::Nothing));
        }
    }
    assert_eq!(telling, 21 + 4);
}

#[test]
fn nobody_is_told_to_leave_alone_what_a_warning_tells_them_to_change() {
    let mut told = 0;
    for (case, standing) in every_question() {
        let said = advise(case, standing);
        if said.iter().any(|it| it.rule.id == "leave-hybrid-alone") {
            told += 1;
            let warned: Vec<&str> = said
                .iter()
                .filter(|it| it.rule.severity == Severity::Warning)
                .map(|it| it.rule.id)
                .collect();
            assert_eq!(warned, [""; 0], "{case:?} {standing:?}");
        }
    }
    assert!(told > 0);
}

#[test]
fn licenses_decide_about_pstn_calls_alone_as_the_advice_on_them_says() {
    for case in every_case(&EDITION) {
        let call = InteropCall::from(case).call;
        if !matches!(call, CallType::PstnIn | CallType::PstnOut) {
            assert_eq!(case.decide(), case.answered("licensed", "no").unwrap().decide());
        }
    }
}

/// No piece of advice of this edition speaks of a call that the user receives beside one that the
/// user places, and the other way round.
#[test]
fn a_call_that_is_placed_is_not_said_to_ring() {
    let of_user = ["hybrid-must-not-use-teams", "on-premises-must-not-use-teams"];
    for (case, standing) in every_question().filter(|it| it.0.direction() == Direction::Outbound) {
        assert!(!told::sentence(case, landing(case)).contains("rings"), "{case:?}");
        for advice in advise(case, standing) {
            let text = format!("{} {}", advice.rule.short, advice.rule.long);
            // They speak of what the user's policy does to calls to the user.
            let is_about_user = of_user.contains(&advice.rule.id);
            assert!(is_about_user || !text.contains(" ring"), "{} beside {case:?}", advice.rule.id);
        }
    }
}
