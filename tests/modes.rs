//! The edition of the coexistence modes against its oracle and against itself, over the whole space.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails says where"
)]

use call_landing::routing::modes_2019_08::{Client, Home, Originator, RuleId, TABLE};
use call_landing::routing::{
    Basis, Case, Conversation, ConversationType, Interop, Landing, PstnConnection, Rulebook,
    Scenario, UpgradeMode,
};
use call_landing::text::told::{self, Words};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use strum::VariantArray;

/// One row of the oracle: conversation, originator's mode, client (for PSTN: the connection) and
/// home, recipient's mode, landing, interop.
struct OracleRow {
    conversations: Vec<Conversation>,
    landing: Landing,
    interop: Option<Interop>,
}

fn oracle() -> Vec<OracleRow> {
    include_str!("fixtures/oracle-2019-08.csv").lines().skip(1).map(oracle_row).collect()
}

fn oracle_row(line: &str) -> OracleRow {
    let cells: Vec<&str> = line.split(',').collect();
    let mode = cells[4].parse().unwrap();
    let from = || Originator {
        mode: cells[1].parse().unwrap(),
        client: cells[2].parse().unwrap(),
        home: cells[3].parse().unwrap(),
    };
    let started = |call| Conversation { call, mode, from: from(), ..Conversation::default() };
    let over = |call| {
        let pstn = cells[2].parse().unwrap();
        Conversation { call, mode, pstn, ..Conversation::default() }
    };
    let conversations = match cells[0] {
        "in-tenant" => vec![started(ConversationType::InTenant)],
        "federated" => vec![started(ConversationType::FederatedIn)],
        "pstn" => vec![over(ConversationType::PstnIn), over(ConversationType::PstnOut)],
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

/// Every conversation with an originator, by plain loops.
fn conversations_with_an_originator() -> Vec<Conversation> {
    let mut all = Vec::new();
    for call in [ConversationType::InTenant, ConversationType::FederatedIn] {
        for &mode in UpgradeMode::VARIANTS {
            for &from_mode in UpgradeMode::VARIANTS {
                for &client in Client::VARIANTS {
                    for &home in Home::VARIANTS {
                        let from = Originator { mode: from_mode, client, home };
                        all.push(Conversation { call, mode, from, ..Conversation::default() });
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
            let verdict = conversation.decide().verdict;
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
    let listed: Vec<Conversation> =
        oracle().into_iter().flat_map(|row| row.conversations).collect();
    for conversation in conversations_with_an_originator() {
        let exists = ORIGINATORS.contains(&words_of(conversation.from).as_str());
        assert_eq!(listed.contains(&conversation), exists, "{conversation:?}");
        assert_eq!(conversation.from.exists(), exists, "{conversation:?}");
    }
}

#[test]
fn nobody_else_can_start_a_conversation() {
    let mut others = 0;
    for conversation in conversations_with_an_originator() {
        let verdict = conversation.decide().verdict;
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
    let cases = Conversation::cases();
    let of = |call| cases.iter().filter(|it| it.call == call).count();
    let originators = 5 * 2 * 2;
    assert_eq!(of(ConversationType::InTenant), 5 * originators);
    assert_eq!(of(ConversationType::FederatedIn), 5 * originators);
    assert_eq!(of(ConversationType::PstnIn), 5 * 4);
    assert_eq!(of(ConversationType::PstnOut), 5 * 4);
    assert_eq!(cases.len(), 100 + 100 + 20 + 20);
    let each: BTreeSet<String> = cases.iter().map(|it| format!("{it:?}")).collect();
    assert_eq!(each.len(), 240);
    assert!(conversations_with_an_originator().iter().all(|it| cases.contains(it)));
}

#[test]
fn questions_that_do_not_matter_never_change_the_answer() {
    for case in Conversation::cases() {
        let mut idle = Vec::new();
        for question in Conversation::questions().filter(|it| !(it.matters)(&case)) {
            idle.push(question.key);
            for word in (question.answers)() {
                let other = case.answered(question.key, word).unwrap();
                assert_eq!(other.decide(), case.decide(), "{} {word}: {case:?}", question.key);
            }
        }
        let is_pstn = matches!(case.call, ConversationType::PstnIn | ConversationType::PstnOut);
        let expect: &[&str] =
            if is_pstn { &["from-mode", "from-client", "from-home"] } else { &["pstn"] };
        assert_eq!(idle, expect, "{case:?}");
    }
}

#[test]
fn telephone_lines_land_alike_in_both_directions() {
    for &mode in UpgradeMode::VARIANTS {
        for &pstn in PstnConnection::VARIANTS {
            let inbound = Conversation { mode, pstn, ..Conversation::default() };
            let outbound = Conversation { call: ConversationType::PstnOut, ..inbound };
            assert_eq!(inbound.decide(), outbound.decide());
        }
    }
}

#[test]
fn every_rule_decides_something() {
    let used: BTreeSet<&str> = Conversation::cases().iter().map(|it| it.decide().rule).collect();
    let dead: Vec<&RuleId> =
        RuleId::VARIANTS.iter().filter(|&&id| !used.contains(<&str>::from(id))).collect();
    assert!(dead.is_empty(), "rules that decide nothing: {dead:?}");
}

#[test]
fn every_rule_stands_in_the_table_once_and_every_trace_looks_at_all_of_them() {
    let rows: Vec<RuleId> = TABLE.rows.iter().map(|it| it.id).chain([TABLE.otherwise.id]).collect();
    assert_eq!(rows, RuleId::VARIANTS);
    for case in Conversation::cases() {
        let looked = case.look();
        let steps = looked.passed.iter().chain([&looked.decided]).chain(&looked.not_needed);
        let rules: Vec<RuleId> = steps.map(|it| it.rule).collect();
        assert_eq!(rules, RuleId::VARIANTS, "{case:?}");
    }
}

#[test]
fn the_trace_says_what_the_decision_says() {
    for case in Conversation::cases() {
        let (decision, looked) = (case.decide(), case.look());
        assert_eq!(<&str>::from(looked.decided.rule), decision.rule, "{case:?}");
        assert_eq!(looked.decided.then, decision.verdict, "{case:?}");
        assert!(looked.decided.matched(), "{case:?}");
        assert!(looked.passed.iter().all(|it| !it.matched()), "{case:?}");
        assert_eq!(Case::from(case).decide(), decision);
    }
}

#[test]
fn every_answer_names_a_source_and_a_disputed_one_names_two() {
    for case in Conversation::cases() {
        let verdict = case.decide().verdict;
        let needed = if matches!(verdict.basis, Basis::Disputed { .. }) { 2 } else { 1 };
        assert!(verdict.sources.len() >= needed, "{case:?}");
        assert_ne!(verdict.basis.alternative(), Some(verdict.landing), "{case:?}");
    }
}

#[test]
fn crossing_is_told_of_conversations_between_users_alone() {
    for case in Conversation::cases() {
        let is_pstn = matches!(case.call, ConversationType::PstnIn | ConversationType::PstnOut);
        assert_eq!(case.decide().verdict.interop.is_none(), is_pstn, "{case:?}");
    }
}

/// Holds that the case with these answers is disputed, and what the other reading is.
#[track_caller]
fn check_disputed(answers: &[(&str, &str)], landing: Landing, alternative: Landing) {
    let case = answers.iter().fold(Conversation::default(), |case, (key, word)| {
        case.answered(key, word).unwrap_or_else(|| panic!("{key} does not take {word}"))
    });
    let verdict = case.decide().verdict;
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
    let cases = Conversation::cases();
    let disputed = cases.iter().filter(|it| it.decide().verdict.basis.alternative().is_some());
    assert_eq!(disputed.count(), 4);
}

/// The whole space in one reviewable file; a question that does not matter is left empty. To accept
/// a change of behaviour, run the tests with `UPDATE_GOLDEN=1` and read the diff.
#[test]
fn the_whole_space_is_as_reviewed() {
    let keys: Vec<&str> = Conversation::questions().map(|it| it.key).collect();
    let mut now = format!("{},landing,interop,basis,alternative,rule\n", keys.join(","));
    for case in Conversation::cases() {
        let decision = case.decide();
        let verdict = decision.verdict;
        let mut cells: Vec<&str> = Conversation::questions()
            .map(|it| if (it.matters)(&case) { (it.answer)(&case) } else { "" })
            .collect();
        cells.extend::<[&str; 5]>([
            verdict.landing.into(),
            verdict.interop.map_or("", Into::into),
            verdict.basis.into(),
            verdict.basis.alternative().map_or("", Into::into),
            decision.rule,
        ]);
        writeln!(now, "{}", cells.join(",")).unwrap();
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/space-2019-08.csv");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, &now).unwrap();
    }
    let reviewed = std::fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    for (line, (was, is)) in reviewed.lines().zip(now.lines()).enumerate() {
        assert_eq!(was, is, "line {} of {path}", line + 1);
    }
    assert_eq!(reviewed.lines().count(), now.lines().count());
}

#[test]
fn rules_are_whole_calm_sentences_and_no_two_say_the_same() {
    let mut said = BTreeSet::new();
    for &id in RuleId::VARIANTS {
        let sentence = Conversation::rule(id);
        assert!(sentence.ends_with('.'), "{sentence}");
        assert!(sentence.starts_with(char::is_uppercase), "{sentence}");
        assert!(!sentence.contains('!') && !sentence.contains("simply"), "{sentence}");
        assert!(!sentence.contains("  "), "{sentence}");
        assert!(said.insert(sentence), "twice: {sentence}");
    }
}

#[test]
fn every_question_and_every_answer_has_a_label_of_its_own() {
    let questions = told::questions(Conversation::default().into());
    let headings: BTreeSet<&str> = questions.iter().map(|it| it.heading).collect();
    assert_eq!(headings.len(), 6);
    assert!(!headings.contains(""));
    for question in questions {
        let labels: BTreeSet<&str> = question.answers.iter().map(|&(_, label)| label).collect();
        assert_eq!(labels.len(), question.answers.len(), "{}", question.key);
        assert!(!labels.contains(""), "{}", question.key);
        assert!(question.answers.iter().any(|&(word, _)| word == question.answer));
    }
}

#[test]
fn every_case_is_told_in_whole_sentences() {
    for case in Conversation::cases() {
        let landing = case.decide().verdict.landing;
        let sentence = told::sentence(case.into(), landing);
        assert!(sentence.ends_with('.') && !sentence.contains("  "), "{sentence}");
        assert!(!told::name(case.into()).is_empty(), "{case:?}");
        assert!(!told::group(case.into()).is_empty(), "{case:?}");
        assert!(!told::circumstance(case.into()).is_empty(), "{case:?}");
        let told = told::told(case.into());
        assert_eq!(told.decided.decision, case.decide());
        for step in told.passed.iter().chain([&told.decided]).chain(&told.not_needed) {
            for (asked, held) in &step.checks {
                let words = [asked.what, asked.wanted.as_str(), asked.there.as_str()];
                assert!(words.iter().all(|it| !it.is_empty()), "{} {asked:?}", step.id);
                assert!(!held || asked.wanted.contains(&asked.there), "{} {asked:?}", step.id);
            }
        }
    }
}

/// Holds the sentence about the default case with these answers.
#[track_caller]
fn check_sentence(answers: &[(&str, &str)], expect: &str) {
    let case = answers.iter().fold(Conversation::default(), |case, (key, word)| {
        case.answered(key, word).unwrap_or_else(|| panic!("{key} does not take {word}"))
    });
    assert_eq!(told::sentence(case.into(), case.decide().verdict.landing), expect);
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

#[test]
fn each_edition_knows_the_landings_that_occur() {
    fn check<B: Rulebook>(expected: &[&str]) {
        let words: Vec<&str> = B::landings().into_iter().map(Into::into).collect();
        assert_eq!(words, expected);
        let occurring: BTreeSet<&str> =
            B::cases().iter().map(|it| it.decide().verdict.landing.into()).collect();
        assert_eq!(words.into_iter().collect::<BTreeSet<_>>(), occurring);
    }
    check::<Conversation>(&["teams", "sfb", "not-supported", "not-applicable", "not-possible"]);
    check::<Scenario>(&[
        "teams",
        "sfb",
        "either",
        "nowhere",
        "not-supported",
        "not-applicable",
        "not-governed",
    ]);
}

/// Holds whether two cases, by what their addresses ask, are the same question.
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
fn every_case_asks_the_same_as_itself_alone() {
    let cases = Conversation::cases();
    for (at, one) in cases.iter().enumerate() {
        let same: Vec<usize> =
            (0..cases.len()).filter(|&other| one.asks_the_same(&cases[other])).collect();
        assert_eq!(same, [at]);
    }
}

#[test]
fn a_case_of_any_edition_takes_answers_by_their_words() {
    let modes = Case::from(Conversation::default());
    let answered = modes.answered("mode", "Teams-Only").unwrap();
    assert_eq!(answered.decide().verdict.landing, Landing::Teams);
    assert_eq!(modes.answered("mode", "legacy"), None, "no such mode");
    assert_eq!(modes.answered("customer", "hybrid"), None, "a question of another edition");
    let guide = Case::from(Scenario::default());
    assert_eq!(
        guide.answered("calling", "teams").unwrap().decide().verdict.landing,
        Landing::Teams
    );
    assert_eq!(guide.answered("mode", "islands"), None);
}

#[test]
fn a_conversation_s_six_lines_keep_its_circumstances() {
    let asked = Conversation {
        call: ConversationType::FederatedIn,
        mode: UpgradeMode::SfbOnly,
        from: Originator { mode: UpgradeMode::SfbOnly, client: Client::Sfb, home: Home::OnPrem },
        pstn: PstnConnection::HybridVoice,
    };
    let in_teams = Originator { client: Client::Teams, ..asked.from };
    let expected = [
        Conversation { call: ConversationType::InTenant, from: in_teams, ..asked },
        Conversation { call: ConversationType::InTenant, ..asked },
        Conversation { from: in_teams, ..asked },
        asked,
        Conversation { call: ConversationType::PstnIn, ..asked },
        Conversation { call: ConversationType::PstnOut, ..asked },
    ];
    assert_eq!(asked.every_line(), expected);
}

#[test]
fn every_conversation_is_on_just_one_of_its_lines() {
    for conversation in Conversation::cases() {
        let on: Vec<Conversation> = conversation
            .every_line()
            .into_iter()
            .filter(|line| line.is_same_line(&conversation))
            .collect();
        let [line] = on[..] else { panic!("{} lines of {conversation:?}", on.len()) };
        assert_eq!(line.call, conversation.call);
        assert!(line.asks_the_same(&conversation), "{conversation:?}");
    }
}

#[test]
fn the_user_starts_outbound_calls_to_the_telephone_network_alone() {
    for &call in ConversationType::VARIANTS {
        let outbound = call == ConversationType::PstnOut;
        assert_eq!(Conversation { call, ..Conversation::default() }.is_outbound(), outbound);
    }
}

#[test]
fn a_case_of_any_edition_knows_the_landings_of_its_edition_alone() {
    for any in [Case::from(Conversation::default()), Case::from(Scenario::default())] {
        let landings: BTreeSet<Landing> = any
            .settings()
            .into_iter()
            .flat_map(|setting| any.circumstances().into_iter().map(move |it| it.under(setting)))
            .map(|case| case.decide().verdict.landing)
            .collect();
        assert_eq!(any.landings().into_iter().collect::<BTreeSet<_>>(), landings);
    }
}
