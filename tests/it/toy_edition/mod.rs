//! How to add an edition: one folder of data, and the house takes it as it is.
//!
//! [`edition`] is such a folder, in steps. The tests here are what comes with it, without a further
//! line anywhere: routing, addresses, words, the matrix, goals, changes, and comparisons.
//! [`large`] is an edition that is too large to list; [`readings`] has facts by tables, rows that are used
//! twice, and an answer that depends on how a page is read.

mod edition;
mod large;
mod readings;

use call_landing::link::{Address, Problem, View, read_among, write, write_case};
use call_landing::routing::{
    Across, AxisPart, Case, Change, Goal, Grouped, Landing, Matrix, Next, Partial, Path, Rank,
    Role, Subject, advise, carry_over, compare, every_case, fixes, leaves, moves, paths_to, seek,
    ways_to, why_not,
};
use call_landing::text::{grouped, markdown, matrix, remedy, told};
use edition::{DOUBTS, TOY, at};
use std::collections::BTreeSet;

/// A case by the part of an address after `?`.
#[track_caller]
fn case(query: &str) -> Case {
    let (address, notices) = read_among(&format!("#/explore?{query}"), &[&TOY]);
    assert_eq!(notices, vec![], "{query}");
    address.case()
}

const LATE: &str = "machine=on&rings=three-times";
const MUTED: &str = "machine=on&mute=yes&rings=forever";

// Routing.

#[test]
fn its_cases_are_every_combination_that_is_asked() {
    let queries: Vec<String> = every_case(&TOY).map(write_case).collect();
    assert_eq!(queries.len(), 2 * 2 * (3 + 1), "a fax asks nobody how long it rings");
    assert_eq!(queries[..3], ["", "rings=three-times", "rings=forever"]);
    assert_eq!(queries.last().unwrap(), "call=fax&machine=on&mute=yes");
    let leaves = leaves(&TOY);
    assert_eq!(leaves.iter().map(|it| it.cases).sum::<u64>(), queries.len() as u64);
}

#[track_caller]
fn check_decision(query: &str, landing: Landing, rule: &str) {
    let decision = case(query).decide();
    assert_eq!((decision.verdict.landing, decision.rule.id), (landing, rule));
}

#[test]
fn the_first_rule_whose_conditions_all_hold_decides() {
    check_decision("", Landing::Teams, "somebody-picks-up");
    check_decision(LATE, Landing::EitherClient, "machine-takes-late-calls");
    check_decision(MUTED, Landing::Nowhere, "muted-machine-says-nothing");
    check_decision("call=fax&machine=on", Landing::NotSupported, "fax-is-not-answered");
}

#[test]
fn every_rule_decides_its_example_and_a_trace_looks_at_all_of_them() {
    for rule in TOY.all_rules() {
        assert_eq!(case(rule.example).decide().rule, rule);
    }
    for case in every_case(&TOY) {
        let (decision, trace) = (case.decide(), case.trace());
        assert_eq!(trace.decided.rule, decision.rule);
        assert_eq!(trace.passed.len() + 1 + trace.not_needed.len(), TOY.all_rules().count());
    }
}

#[test]
fn an_answer_is_set_by_its_word() {
    assert_eq!(case("").answered("call", "fax"), Some(case("call=fax")));
    assert_eq!(
        case("").answered("rings", "Forever").map(|it| it.token(at::RINGS)),
        Some("forever")
    );
    assert_eq!(case("").answered("call", "telex"), None);
    assert_eq!(case("").answered("weather", "rain"), None);
}

#[test]
fn a_case_goes_under_the_settings_of_another() {
    assert_eq!(case("call=fax").under(case(LATE)), case("call=fax&machine=on"));
    assert_eq!(case(LATE).under(case("")), case("rings=three-times"));
}

#[test]
fn only_questions_that_can_still_decide_are_asked() {
    let mut asked = Vec::new();
    let mut known = Partial::nothing(&TOY);
    let answers = case(MUTED);
    let rule = loop {
        match known.next() {
            Next::Ask(question) => {
                asked.push(TOY.question(question).unwrap().key);
                known = known.answered(question, answers.get(question));
            }
            Next::Decided(rule) => break rule,
        }
    };
    assert_eq!(asked, ["call", "machine", "rings", "mute"]);
    assert_eq!(rule.id, "muted-machine-says-nothing");
    let fax = Partial::nothing(&TOY).answered(at::CALL, edition::Call::Fax as u8);
    assert!(matches!(fax.next(), Next::Decided(rule) if rule.id == "fax-is-not-answered"));
}

// The address.

#[test]
fn every_case_survives_writing_and_reading_on_every_screen() {
    for &view in <View as strum::VariantArray>::VARIANTS {
        for preset in TOY.policy.presets {
            for case in every_case(&TOY) {
                let subject = Subject { case, preset: Some(preset) };
                let address = Address { view, subject, ..Address::first(&TOY) };
                let link = write(&address);
                assert_eq!(read_among(&link, &[&TOY]), (address, vec![]), "{link}");
            }
        }
    }
}

/// Verifies that a link is understood whole and written as it was. As it is not the edition that an
/// address means without saying so, it says so.
#[track_caller]
fn check_canonical(link: &str) {
    let (address, notices) = read_among(link, &[&TOY]);
    assert_eq!((write(&address).as_str(), notices), (link, vec![]));
}

#[test]
fn all_screens_have_their_keys() {
    check_canonical("#/explore?policy=Answering&call=fax&why-not=nowhere&edition=toy");
    check_canonical("#/compare?to=Plain&to-machine=on&edition=toy");
    check_canonical("#/goal?want=voice:either,fax:not-supported&edition=toy");
    check_canonical("#/matrix?only-rings=once,forever&only-policy=plain&edition=toy");
    check_canonical("#/matrix?only-mute=yes&rows=mute&columns=rings&edition=toy");
}

#[test]
fn what_is_wrong_is_named_in_its_own_words() {
    let link = "#/goal?call=telex&machine=ON&color=red&rings=once&rings=once&want=moon";
    let (address, notices) = read_among(link, &[&TOY]);
    assert_eq!(address.case(), case("machine=on"));
    let told: Vec<_> = notices.iter().map(|it| (it.problem, it.key.as_str())).collect();
    assert_eq!(
        told,
        [(Problem::BadValue, "call"), (Problem::Repeated, "rings"), (Problem::BadValue, "want")]
    );
    assert_eq!(notices[0].found, "telex");
    assert_eq!(notices[0].takes, ["voice", "fax"]);
    assert_eq!(notices[2].takes, ["voice:teams", "voice:teams,fax:teams"]);
    for example in &notices[2].takes {
        let (_, notices) = read_among(&format!("#/goal?want={example}"), &[&TOY]);
        assert_eq!(notices, vec![]);
    }
}

// Words.

#[test]
fn the_way_to_the_answer_is_told_in_its_words() {
    let told = told::told(case(LATE));
    assert_eq!(told.decided.rule.id, "machine-takes-late-calls");
    let checks: Vec<_> =
        told.decided.checks.iter().map(|(asked, held)| (asked.asks(), *held)).collect();
    assert_eq!(checks, [("Answering party is the machine".to_owned(), true)]);
    let [fax, muted] = &told.passed[..] else { panic!("two rules before: {:?}", told.passed) };
    let [(asked, false)] = &fax.checks[..] else { panic!("one check: {:?}", fax.checks) };
    assert_eq!((asked.asks(), asked.here()), ("Call is fax".into(), " · here voice".into()));
    let [(_, true), (asked, false)] = &muted.checks[..] else { panic!("{:?}", muted.checks) };
    assert_eq!(asked.asks(), "Mute is muted");
    let [otherwise] = &told.not_needed[..] else { panic!("one rule after") };
    assert_eq!(otherwise.rule.id, "somebody-picks-up");
    assert_eq!(
        told::derived(case(LATE)),
        [(
            "The answering party is the machine.".to_owned(),
            "After three rings the machine takes the call."
        )]
    );
    assert_eq!(
        told::sentence(case(LATE), Landing::EitherClient),
        "A voice call lands in either client."
    );
    assert_eq!(told::title(case("call=fax")), "fax, switched off");
}

#[test]
fn its_rules_are_told_with_how_much_each_decides() {
    let rules = told::rules_of(&TOY);
    let decides: Vec<_> = rules.iter().map(|it| (it.rule.id, it.decides)).collect();
    assert_eq!(
        decides,
        [
            ("fax-is-not-answered", 4),
            ("muted-machine-says-nothing", 2),
            ("machine-takes-late-calls", 2),
            ("somebody-picks-up", 8),
        ]
    );
}

#[test]
fn an_answer_fits_into_a_ticket() {
    let (address, _) = read_among(&format!("#/explore?{MUTED}"), &[&TOY]);
    assert_eq!(
        markdown::answer(&address, "https://example.org/#x"),
        "**A voice call reaches nobody.** (Inferred)\n\n\
         - Machine: switched on\n\
         - Ringing: forever\n\
         - Why: A muted machine takes the call and says nothing. (Manual · The answering machine)\n\
         - Warning: Unmute the machine. Callers who wait hear nothing.\n\
         - As of January 1990: <https://example.org/#x>\n"
    );
}

// The matrix.

#[test]
fn all_answers_stand_side_by_side() {
    let (address, _) = read_among("#/matrix", &[&TOY]);
    let all = Matrix::of(address.case(), &address.filter);
    assert_eq!((all.rows.len(), all.columns.len(), all.shown, all.of), (2, 4, 8, 8));
    assert_eq!(all.row_axis, [AxisPart::Presets]);
    let csv = matrix::csv(&all);
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines[0], "policy,call,machine,mute,rings,landing,basis,alternative,interop,rule");
    assert_eq!(lines[1], "Plain,voice,off,no,once,teams,document,,,somebody-picks-up");
    assert_eq!(lines[8], "Answering,fax,on,no,,not-supported,document,,,fax-is-not-answered");
    let text = matrix::markdown(&all);
    assert!(
        text.starts_with(
            "**voice**\n\n| | once | three times | forever |\n|---|---|---|---|\n| `Plain` |"
        ),
        "{text}"
    );
    let (address, _) =
        read_among("#/matrix?machine=on&rows=mute&columns=rings&only-rings=forever", &[&TOY]);
    let some = Matrix::of(address.case(), &address.filter);
    let landings: Vec<_> =
        some.cells.iter().flatten().map(|it| it.decision.verdict.landing).collect();
    assert_eq!(landings, [Landing::EitherClient, Landing::Nowhere]);
}

#[test]
fn all_answers_come_down_to_what_differs() {
    let rows = |query: &str| {
        let (address, _) = read_among(&format!("#/matrix?{query}"), &[&TOY]);
        let all = Matrix::of(address.case(), &address.filter);
        let lines = Grouped::of(&all);
        let names: Vec<String> =
            (0..lines.rows.len()).map(|it| grouped::row(&TOY, &all, &lines, it)).collect();
        let columns = lines.sections.iter().map(|section| {
            let of = |it| (grouped::stack(&all, section, it), it.across == Across::Same);
            section.columns.iter().map(of).collect::<Vec<_>>()
        });
        (names, columns.collect::<Vec<_>>(), grouped::heading(&TOY, &all))
    };
    let of = |name: &str, same: bool| (name.to_owned(), same);
    let (names, columns, heading) = rows("");
    assert_eq!(names, ["Plain", "Answering"]);
    // Whoever waits meets the machine; the first ring is the same, and so is a fax.
    let voice = [of("Thrice or forever", false), of("Once", true)];
    assert_eq!(columns, [voice.to_vec(), vec![of("Fax", true)]]);
    assert_eq!(heading.as_deref(), Some("The policy decides one of two calls."));
    // Rows that are the same are one, and are named by a fact.
    let (names, columns, _) = rows("rows=policy&columns=call");
    assert_eq!(names, ["somebody"]);
    assert_eq!(
        columns.concat(),
        [of("voice", true), of("fax", true)].map(|it| (capital(&it.0), it.1))
    );
}

fn capital(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}

// Goals, changes, and comparisons.

#[test]
fn a_goal_is_found_or_proved_impossible() {
    let line = |token: &str| TOY.lines.iter().find(|it| it.token == token).unwrap();
    let late = case("rings=three-times");
    let Goal::Ways(ways) = seek(late, &[(line("voice"), Landing::EitherClient)]) else {
        panic!("there is a way")
    };
    let [way] = &ways[..] else { panic!("one way: {ways:?}") };
    assert_eq!((way.preset.name, &way.choices[..]), ("Answering", &[(at::MUTE, 0)][..]));
    let impossible = seek(late, &[(line("voice"), Landing::Teams), (line("fax"), Landing::Teams)]);
    let Goal::Impossible { together, forbidden_by } = impossible else { panic!("{impossible:?}") };
    assert_eq!(together, [(line("fax"), Landing::Teams)]);
    assert_eq!(forbidden_by[0].1.id, "fax-is-not-answered");
}

#[test]
fn why_not_says_what_failed_and_what_would_do() {
    let why = why_not(case("rings=forever"), Landing::Nowhere);
    assert_eq!(why.failed.len(), 1);
    assert_eq!(why.too_late.len(), 0);
    let Path::Shortest(sets) = why.path else { panic!("{:?}", why.path) };
    let answering = TOY.preset("answering").unwrap();
    let mute = Change::Set(at::MUTE, 1);
    assert_eq!(
        sets,
        [vec![Change::Grant(answering), mute], vec![mute, Change::Set(at::MACHINE, 1)]]
    );
    let Path::Impossible { looked_at, decided_by } = paths_to(case("call=fax"), Landing::Teams)
    else {
        panic!("a fax never rings")
    };
    assert_eq!((looked_at, decided_by[0].id), (4, "fax-is-not-answered"));
    assert_eq!(paths_to(case("call=fax"), Landing::NotSupported), Path::AlreadyThere);
}

#[test]
fn changes_are_ranked_by_what_they_do_to_every_call() {
    let subject = Subject::of(case(MUTED));
    assert!(subject.is_broken());
    let ways = fixes(subject);
    let told: Vec<_> = ways.iter().map(|it| (it.rank, it.changes.clone())).collect();
    assert_eq!(told[0], (Rank::Recommended, vec![Change::Set(at::MUTE, 0)]));
    let moves = moves(Subject::of(case(LATE)));
    let to: Vec<Landing> = moves.iter().map(|it| it.0).collect();
    assert_eq!(to, [Landing::Teams, Landing::Nowhere]);
    let worst = &moves[1].1[0];
    assert_eq!(worst.rank, Rank::AdvisedAgainst);
    assert_eq!(remedy::drawn(&worst.warnings), "Warning: Unmute the machine.");
    let Path::Shortest(sets) = paths_to(case(LATE), Landing::Teams) else { panic!("one change") };
    assert_eq!(ways_to(Subject::of(case(LATE)), Landing::Teams, &sets)[0].rank, Rank::Recommended);
}

#[test]
fn two_policies_are_compared_over_every_call() {
    let here = Subject::first(&TOY);
    let there = here.granted(TOY.preset("Answering").unwrap());
    let all = compare(here.case, there.case);
    assert_eq!(all.len(), 4);
    let moved: Vec<_> =
        all.iter().filter(|it| it.moves()).map(|it| it.before.token(at::RINGS)).collect();
    assert_eq!(moved, ["three-times", "forever"]);
}

#[test]
fn advice_and_doubts_stand_beside_an_answer() {
    let said = |query: &str| -> Vec<&str> {
        let subject = Subject::of(case(query));
        advise(subject.case, subject.standing()).iter().map(|it| it.rule.id).collect()
    };
    assert_eq!(said(MUTED), ["unmute-the-machine"]);
    assert_eq!(said("call=fax"), ["fax-needs-paper"]);
    assert_eq!(said(""), [""; 0]);
    let (count, shown) = DOUBTS[0].examples(&TOY, 3);
    assert_eq!((count, shown.len()), (4, 1));
    assert!(DOUBTS[0].touches(shown[0]));
}

#[test]
fn a_question_of_another_edition_begins_anew_here() {
    let elsewhere = Subject::first(call_landing::editions::default());
    let carried = carry_over(&elsewhere, &TOY);
    assert_eq!((carried.subject, carried.losses), (Subject::first(&TOY), vec![]));
}

#[test]
fn its_public_words_are_unique() {
    let unique = |words: Vec<&str>| words.iter().collect::<BTreeSet<_>>().len() == words.len();
    assert!(unique(TOY.questions.iter().map(|it| it.key).collect()));
    assert!(unique(TOY.all_rules().map(|it| it.id).collect()));
    assert!(unique(TOY.lines.iter().map(|it| it.token).collect()));
    assert!(TOY.of_role(|it| it == Role::Policy).count() > 0);
}
