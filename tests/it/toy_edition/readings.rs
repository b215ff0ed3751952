//! What an edition can do beside listing rules: facts by tables of their own, rows that are used in several
//! places, and a disputed answer whose other reading is a fact with another value.

use super::large::NoWords;
use call_landing::routing::{
    Answer, Basis, BasisKind, Case, Condition, Control, Custom, DefaultAxes, Edition, Fact, FactAt,
    Further, Landing, Next, Partial, Policy, Question, Role, Rule, Verdict, joined, leaves,
};
use call_landing::text::told;
use call_landing::{conditions, fact_rows};

#[derive(Clone, Copy)]
enum Door {
    Front,
    Back,
}

#[derive(Clone, Copy)]
enum Home {
    Yes,
    No,
}

#[derive(Clone, Copy)]
enum Asleep {
    No,
    Yes,
}

#[derive(Clone, Copy)]
enum Opens {
    Yes,
    No,
    Late,
}

/// Whether the bell works: a fact about a fact.
#[derive(Clone, Copy)]
enum Heard {
    Yes,
    No,
}

conditions! {
    Door => FactAt::Question(0);
    Home => FactAt::Question(1);
    Asleep => FactAt::Question(2);
    Opens => FactAt::Derived(0);
    Heard => FactAt::Derived(1);
}

const fn asks(key: &'static str, answers: &'static [Answer]) -> Question {
    Question {
        key,
        heading: key,
        name: key,
        role: Role::Call,
        answers,
        default: 0,
        asked: &[],
        offered: &[],
        unavailable: "",
        control: Control::Radios,
    }
}

static FACTS: &[Fact] = &[
    Fact {
        key: "opens",
        name: "Opening",
        values: &["at once", "never", "late"],
        derivation: fact_rows! {
            [Home::is(&[Home::No])] is Opens::No, "Nobody is at home.";
            [Asleep::is(&[Asleep::Yes])] is Opens::Late, "Somebody has to wake up.";
            [] is Opens::Yes, "Somebody is at home and awake.";
        },
    },
    Fact {
        key: "heard",
        name: "Knock",
        values: &["heard", "not heard"],
        derivation: fact_rows! {
            [Opens::is(&[Opens::No])] is Heard::No, "";
            [] is Heard::Yes, "Somebody hears it.";
        },
    },
];

const fn then(landing: Landing, basis: Basis) -> Verdict {
    Verdict { landing, interop: None, basis, sources: &[] }
}

const fn rule(id: &'static str, when: &'static [Condition], verdict: Verdict) -> Rule {
    Rule { id, says: "", when, then: verdict, example: "", since: None }
}

const AT_ONCE: Basis = Basis::DisputedBy { fact: FactAt::Derived(0), value: Opens::Yes as u8 };

/// Two rows that end the way through either door.
macro_rules! knock {
    ($door:literal, $when:expr) => {
        [
            rule(
                concat!($door, "-late"),
                &[$when, Opens::is(&[Opens::Late])],
                then(Landing::NotGoverned, AT_ONCE),
            ),
            rule(
                concat!($door, "-at-once"),
                &[$when, Opens::is(&[Opens::Yes]), Heard::is(&[Heard::Yes])],
                then(Landing::Teams, Basis::Document),
            ),
        ]
    };
}

const FRONT: [Rule; 2] = knock!("front", Door::is(&[Door::Front]));
const BACK: [Rule; 2] = knock!("back", Door::is(&[Door::Back]));

const NEVER: Rule = rule("never", &[], then(Landing::Nowhere, Basis::Document));

/// At the back, whoever sleeps is not disturbed, however the page on it is read.
static RULES: [Rule; 5] = joined(
    &[
        &[rule(
            "quiet-hours",
            &[Door::is(&[Door::Back]), Asleep::is(&[Asleep::Yes]), Home::is(&[Home::Yes])],
            then(
                Landing::Nowhere,
                Basis::DisputedBy { fact: FactAt::Question(1), value: Home::Yes as u8 },
            ),
        )],
        &FRONT,
        &BACK,
    ],
    NEVER,
);

static LAST: Rule = NEVER;

static HOUSE: Edition = Edition {
    id: "house",
    questions: &[
        asks("door", &[Answer::new("front", "front"), Answer::new("back", "back")]),
        asks("home", &[Answer::new("yes", "yes"), Answer::new("no", "no")]),
        asks("asleep", &[Answer::new("no", "no"), Answer::new("yes", "yes")]),
    ],
    facts: FACTS,
    rules: &RULES,
    otherwise: &LAST,
    advice: &[],
    lines: &[],
    further: Further::NONE,
    pickers: &[],
    json: &[],
    successions: &[],
    date: "January 1900",
    name: "January 1900",
    short: "January 1900",
    policy: Policy {
        property: "",
        key: None,
        custom: Custom::Allowed,
        presets: &[],
        compared_with: 0,
    },
    way: &[],
    asking: &[],
    axes: DefaultAxes { rows: &[], columns: &[], turned: false },
    examples: &[],
    terms: &[],
    words: &NoWords,
}
.checked();

fn knock(door: Door, home: Home, asleep: Asleep) -> Case {
    Case::first(&HOUSE).with(0, door as u8).with(1, home as u8).with(2, asleep as u8)
}

#[test]
fn a_fact_is_the_value_of_the_first_row_that_holds() {
    let facts = |home, asleep| {
        let case = knock(Door::Front, home, asleep);
        (case.derived(0), case.derived(1), case.why_derived(0))
    };
    assert_eq!(facts(Home::Yes, Asleep::No), (0, 0, "Somebody is at home and awake."));
    assert_eq!(facts(Home::Yes, Asleep::Yes), (2, 0, "Somebody has to wake up."));
    assert_eq!(facts(Home::No, Asleep::Yes), (1, 1, "Nobody is at home."));
}

#[test]
fn the_walk_asks_no_more_than_a_fact_needs() {
    let front = Partial::nothing(&HOUSE).answered(0, Door::Front as u8);
    assert_eq!(front.next(), Next::Ask(1));
    let away = front.answered(1, Home::No as u8);
    assert!(matches!(away.next(), Next::Decided(rule) if rule.id == "never"), "asleep or not");
    assert_eq!(front.answered(1, Home::Yes as u8).next(), Next::Ask(2));
    let all = leaves(&HOUSE);
    assert_eq!(all.iter().map(|it| it.cases).sum::<u64>(), 8);
    assert!(all.iter().all(|it| it.case.decide().rule == it.rule));
}

#[test]
fn a_condition_that_fails_asks_nothing_though_an_earlier_one_is_open() {
    // `quiet-hours` looks at sleep before it looks at whether anybody is at home.
    let away = Partial::nothing(&HOUSE).answered(0, Door::Back as u8).answered(1, Home::No as u8);
    assert!(matches!(away.next(), Next::Decided(rule) if rule.id == "never"));
}

#[test]
fn rows_that_are_written_once_are_rules_of_their_own() {
    let ids: Vec<&str> = HOUSE.all_rules().map(|it| it.id).collect();
    let expected =
        ["quiet-hours", "front-late", "front-at-once", "back-late", "back-at-once", "never"];
    assert_eq!(ids, expected);
    assert_eq!(knock(Door::Back, Home::Yes, Asleep::No).decide().rule.id, "back-at-once");
}

#[test]
fn the_other_reading_is_the_table_with_another_value_of_the_fact() {
    let late = knock(Door::Front, Home::Yes, Asleep::Yes);
    let decision = late.decide();
    assert_eq!(decision.rule.id, "front-late");
    assert_eq!(decision.rule.then.basis.kind(), BasisKind::Disputed);
    assert_eq!(decision.verdict.basis, Basis::Disputed { alternative: Landing::Teams });
    assert_eq!(late.reads_otherwise(), Some((FactAt::Derived(0), Opens::Yes as u8)));
}

#[test]
fn where_both_readings_land_alike_the_answer_is_inferred() {
    let quiet = knock(Door::Back, Home::Yes, Asleep::Yes);
    assert_eq!(quiet.decide().rule.id, "quiet-hours");
    assert_eq!(quiet.decide().verdict.basis, Basis::Inferred);
    assert_eq!(quiet.reads_otherwise(), None);
    let certain = knock(Door::Front, Home::Yes, Asleep::No);
    assert_eq!(certain.decide().verdict.basis, Basis::Document);
    assert_eq!(certain.reads_otherwise(), None);
}

#[test]
fn a_fact_is_a_step_of_the_trace_only_where_a_rule_looks_at_it() {
    let quiet = knock(Door::Back, Home::Yes, Asleep::Yes);
    assert!(!quiet.looks_at(FactAt::Derived(0)) && quiet.looks_at(FactAt::Question(2)));
    assert_eq!(told::derived(quiet), []);
    let front = knock(Door::Front, Home::Yes, Asleep::No);
    let steps: Vec<String> = told::derived(front).into_iter().map(|it| it.0).collect();
    assert_eq!(steps, ["The opening is at once.", "The knock is heard."]);
}
