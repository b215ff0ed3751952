//! The edition of the coexistence modes against its oracle and against itself, over the whole space.

use call_landing::editions::teams_upgrade_policy::{
    CallType, Client, EDITION, Home, Mode, ModeCall, Originator, PstnConnection,
};
use call_landing::routing::{
    Basis, Case, Decision, Direction, Interop, Landing, Verdict, every_case,
};
use call_landing::text::told;
use std::collections::BTreeSet;
use strum::VariantArray;

fn decide(call: ModeCall) -> Decision {
    Case::from(call).decide()
}

/// Every case of the edition with its types.
fn every_call() -> Vec<ModeCall> {
    every_case(&EDITION).map(ModeCall::from).collect()
}

/// One row of the oracle: conversation, originator's mode, client (for PSTN: the connection) and
/// home, recipient's mode, landing, interop.
struct OracleRow {
    conversations: Vec<ModeCall>,
    landing: Landing,
    interop: Option<Interop>,
}

fn oracle() -> Vec<OracleRow> {
    include_str!("../fixtures/oracle-2019-08.csv").lines().skip(1).map(oracle_row).collect()
}

fn oracle_row(line: &str) -> OracleRow {
    let cells: Vec<&str> = line.split(',').collect();
    let mode = cells[4].parse().unwrap();
    let from = || Originator {
        mode: cells[1].parse().unwrap(),
        client: cells[2].parse().unwrap(),
        home: cells[3].parse().unwrap(),
    };
    let started = |call| ModeCall { call, mode, from: from(), ..ModeCall::default() };
    let over = |call| {
        let pstn = cells[2].parse().unwrap();
        ModeCall { call, mode, pstn, ..ModeCall::default() }
    };
    let conversations = match cells[0] {
        "in-tenant" => vec![started(CallType::InTenant)],
        "federated" => vec![started(CallType::FederatedIn)],
        "pstn" => vec![over(CallType::PstnIn), over(CallType::PstnOut)],
        other => panic!("no conversation {other}: {line}"),
    };
    let interop = match cells[6] {
        "yes" => Some(Interop::Yes),
        "no" => Some(Interop::No),
        "" => None,
        other => panic!("no interop {other}: {line}"),
    };
    OracleRow { conversations, landing: cells[5].parse().unwrap(), interop }
}

/// Who can start a conversation, stated apart from the code under test: everybody in Islands,
/// users of a Skype for Business mode in that client alone, TeamsOnly users online in Teams alone.
const ORIGINATORS: [&str; 11] = [
    "islands teams online",
    "islands teams onprem",
    "islands sfb online",
    "islands sfb onprem",
    "sfb-only sfb online",
    "sfb-only sfb onprem",
    "sfb-with-teams-collab sfb online",
    "sfb-with-teams-collab sfb onprem",
    "sfb-with-teams-collab-and-meetings sfb online",
    "sfb-with-teams-collab-and-meetings sfb onprem",
    "teams-only teams online",
];

fn words_of(from: Originator) -> String {
    let words: [&str; 3] = [from.mode.into(), from.client.into(), from.home.into()];
    words.join(" ")
}

/// Every call with an originator, by plain loops.
fn calls_with_an_originator() -> Vec<ModeCall> {
    let mut all = Vec::new();
    for call in [CallType::InTenant, CallType::FederatedIn] {
        for &mode in Mode::VARIANTS {
            for &from_mode in Mode::VARIANTS {
                for &client in Client::VARIANTS {
                    for &home in Home::VARIANTS {
                        let from = Originator { mode: from_mode, client, home };
                        all.push(ModeCall { call, mode, from, ..ModeCall::default() });
                    }
                }
            }
        }
    }
    all
}

#[test]
fn every_oracle_row_holds() {
    let mut asked = Vec::new();
    for row in oracle() {
        for conversation in row.conversations {
            let verdict = decide(conversation).verdict;
            assert_eq!(verdict.landing, row.landing, "{conversation:?}");
            assert_eq!(verdict.interop, row.interop, "{conversation:?}");
            assert!(!asked.contains(&conversation), "twice: {conversation:?}");
            asked.push(conversation);
        }
    }
    assert_eq!(oracle().len(), 130);
    assert_eq!(asked.len(), 2 * 55 + 2 * 20);
}

#[test]
fn the_oracle_lists_eleven_originators_and_every_mode_for_each_of_them() {
    let listed: Vec<ModeCall> = oracle().into_iter().flat_map(|row| row.conversations).collect();
    for conversation in calls_with_an_originator() {
        let exists = ORIGINATORS.contains(&words_of(conversation.from).as_str());
        assert_eq!(listed.contains(&conversation), exists, "{conversation:?}");
        assert_eq!(conversation.from.exists(), exists, "{conversation:?}");
    }
}

#[test]
fn nobody_else_can_start_a_conversation() {
    let mut others = 0;
    for conversation in calls_with_an_originator() {
        let verdict = decide(conversation).verdict;
        let exists = ORIGINATORS.contains(&words_of(conversation.from).as_str());
        assert_eq!(verdict.landing == Landing::NotApplicable, !exists, "{conversation:?}");
        if !exists {
            assert_eq!(verdict.interop, Some(Interop::No), "{conversation:?}");
            assert_eq!(verdict.basis, Basis::Inferred, "{conversation:?}");
            others += 1;
        }
    }
    assert_eq!(others, 2 * 5 * (20 - 11));
}

#[test]
fn the_space_has_240_cases_each_once() {
    let cases = every_call();
    let of = |call| cases.iter().filter(|it| it.call == call).count();
    let originators = 5 * 2 * 2;
    assert_eq!(of(CallType::InTenant), 5 * originators);
    assert_eq!(of(CallType::FederatedIn), 5 * originators);
    assert_eq!(of(CallType::PstnIn), 5 * 4);
    assert_eq!(of(CallType::PstnOut), 5 * 4);
    assert_eq!(cases.len(), 100 + 100 + 20 + 20);
    let each: BTreeSet<String> = cases.iter().map(|it| format!("{it:?}")).collect();
    assert_eq!(each.len(), 240);
    assert!(calls_with_an_originator().iter().all(|it| cases.contains(it)));
}

#[test]
fn the_telephone_line_matters_to_pstn_calls_and_the_caller_to_all_others() {
    for call in every_call() {
        let case = Case::from(call);
        let idle: Vec<&str> = case
            .edition()
            .numbered()
            .filter(|it| !case.is_asked(it.0))
            .map(|it| it.1.key)
            .collect();
        let expect: &[&str] = if call.call.is_pstn() {
            &["from-mode", "from-client", "from-home"]
        } else {
            &["pstn"]
        };
        assert_eq!(idle, expect, "{call:?}");
    }
}

#[test]
fn telephone_lines_land_alike_in_both_directions() {
    for &mode in Mode::VARIANTS {
        for &pstn in PstnConnection::VARIANTS {
            let inbound = ModeCall { mode, pstn, ..ModeCall::default() };
            let outbound = ModeCall { call: CallType::PstnOut, ..inbound };
            assert_eq!(decide(inbound), decide(outbound));
        }
    }
}

#[test]
fn crossing_is_told_of_conversations_between_users_alone() {
    for call in every_call() {
        assert_eq!(decide(call).verdict.interop.is_none(), call.call.is_pstn(), "{call:?}");
    }
}

/// The verdict on the first case with these answers.
#[track_caller]
fn verdict_on(answers: &[(&str, &str)]) -> (Case, Verdict) {
    let case = answers.iter().fold(Case::first(&EDITION), |case, (key, word)| {
        case.answered(key, word).unwrap_or_else(|| panic!("{key} does not take {word}"))
    });
    (case, case.decide().verdict)
}

/// The case with these answers is disputed, and this is the other reading.
#[track_caller]
fn check_disputed(answers: &[(&str, &str)], landing: Landing, alternative: Landing) {
    let (_, verdict) = verdict_on(answers);
    assert_eq!(verdict.landing, landing);
    assert_eq!(verdict.basis, Basis::Disputed { alternative });
}

#[test]
fn four_answers_are_disputed() {
    use Landing::{NotPossible, NotSupported, Teams};
    check_disputed(&[("call", "pstn-in"), ("pstn", "direct-routing")], NotSupported, Teams);
    check_disputed(&[("call", "pstn-out"), ("pstn", "direct-routing")], NotSupported, Teams);
    let on_premises = [("call", "in-tenant"), ("from-client", "teams"), ("from-home", "onprem")];
    check_disputed(&[&on_premises[..], &[("mode", "islands")]].concat(), Teams, NotPossible);
    check_disputed(&[&on_premises[..], &[("mode", "teams-only")]].concat(), Teams, NotPossible);
    let cases = every_call();
    let disputed = cases.iter().filter(|it| decide(**it).verdict.basis.alternative().is_some());
    assert_eq!(disputed.count(), 4);
}

/// The sentence about the first case with these answers.
#[track_caller]
fn check_sentence(answers: &[(&str, &str)], expect: &str) {
    let (case, verdict) = verdict_on(answers);
    assert_eq!(told::sentence(case, verdict.landing), expect);
}

#[test]
fn the_answer_reads_as_a_sentence() {
    check_sentence(&[], "An inbound PSTN call to a user in Islands lands in Skype for Business.");
    check_sentence(
        &[("call", "pstn-out"), ("mode", "teams-only")],
        "An outbound PSTN call from a TeamsOnly user is placed from Teams.",
    );
    check_sentence(
        &[("pstn", "direct-routing")],
        "An inbound PSTN call to a user in Islands is not supported.",
    );
    check_sentence(
        &[("call", "in-tenant"), ("mode", "sfb-only"), ("from-home", "onprem")],
        "A new call or chat from Teams to a user in SfBOnly is not possible.",
    );
    check_sentence(
        &[("call", "federated-in"), ("from-mode", "teams-only"), ("from-client", "sfb")],
        "A new federated call or chat from Skype for Business to a user in Islands cannot happen: there is no such caller.",
    );
}

/// Whether two cases, by what their addresses ask, are the same question.
#[track_caller]
fn check_same(one: &str, other: &str, expected: bool) {
    let case = |keys: &str| call_landing::link::read(&format!("#/explore?{keys}")).0.case();
    assert_eq!(case(one).asks_the_same(case(other)), expected, "{one} and {other}");
    assert_eq!(case(other).asks_the_same(case(one)), expected, "{other} and {one}");
}

#[test]
fn cases_ask_the_same_if_they_differ_in_nothing_that_matters() {
    let modes = |keys: &str| format!("edition=2019-08&{keys}");
    check_same(&modes("call=pstn-in"), &modes("call=pstn-in&from-mode=sfb-only"), true);
    check_same(&modes("call=pstn-in"), &modes("call=pstn-in&from-home=onprem"), true);
    check_same(&modes("call=pstn-in"), &modes("call=pstn-in&pstn=hybrid-voice"), false);
    check_same(&modes("call=pstn-in"), &modes("call=pstn-in&mode=teams-only"), false);
    check_same(&modes("call=pstn-in"), &modes("call=pstn-out"), false);
    check_same(&modes("call=in-tenant"), &modes("call=in-tenant&pstn=hybrid-voice"), true);
    check_same(&modes("call=in-tenant"), &modes("call=in-tenant&from-client=sfb"), false);
    check_same(&modes("call=in-tenant"), &modes("call=federated-in"), false);
    check_same(&modes("call=in-tenant"), &modes("call=pstn-in"), false);
    check_same("customer=hybrid", "customer=hybrid", true);
    check_same("customer=hybrid", "customer=onprem", false);
    check_same("call=pstn-in", &modes("call=pstn-in"), false);
}

#[test]
fn the_six_lines_of_a_conversation_keep_its_circumstances() {
    let asked = ModeCall {
        call: CallType::FederatedIn,
        mode: Mode::SfbOnly,
        from: Originator { mode: Mode::SfbOnly, client: Client::Sfb, home: Home::OnPrem },
        pstn: PstnConnection::HybridVoice,
    };
    let in_teams = Originator { client: Client::Teams, ..asked.from };
    let expected = [
        ModeCall { call: CallType::InTenant, from: in_teams, ..asked },
        ModeCall { call: CallType::InTenant, ..asked },
        ModeCall { from: in_teams, ..asked },
        asked,
        ModeCall { call: CallType::PstnIn, ..asked },
        ModeCall { call: CallType::PstnOut, ..asked },
    ];
    let lines: Vec<ModeCall> =
        EDITION.lines.iter().map(|it| Case::from(asked).on(it).into()).collect();
    assert_eq!(lines, expected);
}

#[test]
fn the_user_starts_outbound_calls_to_the_telephone_network_alone() {
    for call in every_call() {
        let outbound = Case::from(call).direction() == Direction::Outbound;
        assert_eq!(outbound, call.call == CallType::PstnOut, "{call:?}");
    }
}
