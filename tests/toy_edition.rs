//! What an edition consists of, and what works for it without further code.
//!
//! The edition here is invented. It asks three questions about a telephone with an answering machine
//! and says nothing about any product. Steps 1 to 5 are what the edition's file contains, step 6 is what
//! `text` contains. The tests below them show what then works: enumeration, decisions, traces, addresses
//! and words. It is not in the list of editions, so no screen shows it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails says where"
)]

use call_landing::link::{Problem, read_case, write_case};
use call_landing::question;
use call_landing::routing::{
    Basis, DecisionTable, Landing, Otherwise, Question, Role, Rule, RuleCondition, Rulebook,
    Source, Verdict,
};
use call_landing::text::conditions::{Asked, either};
use call_landing::text::told::{Words, ask, tell};
use std::collections::BTreeSet;
use strum::{EnumString, IntoStaticStr, VariantArray};

// Step 1. A case: one field a question. Its default is what an empty address asks.

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Ringing {
    call: Call,
    machine: Machine,
    rings: Rings,
}

// Step 2. The answers, one type a question. `strum` gives them their public words: in lower case,
// read in any case, never to be changed.

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(ascii_case_insensitive, serialize_all = "kebab-case")]
enum Call {
    #[default]
    Voice,
    Fax,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(ascii_case_insensitive, serialize_all = "kebab-case")]
enum Machine {
    #[default]
    Off,
    On,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(ascii_case_insensitive, serialize_all = "kebab-case")]
enum Rings {
    #[default]
    Once,
    ThreeTimes,
    ForEver,
}

// Step 3. What rules can ask, and whether it holds. Here the case itself is what they look at; an
// edition that derives something first has a type of its own for that.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Condition {
    Call(Call),
    Machine(Machine),
    Rings(&'static [Rings]),
}

impl RuleCondition for Condition {
    type Facts = Ringing;
    type RuleId = RuleId;

    fn holds(self, facts: &Ringing) -> bool {
        match self {
            Self::Call(one) => one == facts.call,
            Self::Machine(one) => one == facts.machine,
            Self::Rings(any) => any.contains(&facts.rings),
        }
    }
}

// Step 4. The rules by name, and the table: the first rule whose conditions all hold decides. A
// later rule may lean on what the ones before it took; the last row takes what is left.

#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
enum RuleId {
    FaxIsNotAnswered,
    MachineTakesLateCalls,
    SomebodyPicksUp,
}

static TABLE: DecisionTable<Condition> = DecisionTable {
    rows: &[
        Rule {
            id: RuleId::FaxIsNotAnswered,
            when: &[Condition::Call(Call::Fax)],
            then: then(Landing::NotSupported, Basis::Document),
        },
        Rule {
            id: RuleId::MachineTakesLateCalls,
            when: &[
                Condition::Machine(Machine::On),
                Condition::Rings(&[Rings::ThreeTimes, Rings::ForEver]),
            ],
            then: then(Landing::Nowhere, Basis::Inferred),
        },
    ],
    otherwise: Otherwise {
        id: RuleId::SomebodyPicksUp,
        then: then(Landing::EitherClient, Basis::Document),
    },
};

/// Landing, basis and sources are the house's words. An edition with documents of its own adds
/// them to `editions::sources` and to `text::sources`.
const fn then(landing: Landing, basis: Basis) -> Verdict {
    Verdict { landing, interop: None, basis, sources: &[Source::GuideInboundPstn] }
}

// Step 5. The questions, in the order of the address. A question may say when it matters; it can
// look at the answers of the questions before it.

impl Rulebook for Ringing {
    type Condition = Condition;

    const QUESTIONS: &'static [Question<Self>] = &[
        question!("call", Role::Circumstance, Call, call),
        question!("machine", Role::Setting, Machine, machine),
        question!("rings", Role::Circumstance, Rings, rings, |it| it.call == Call::Voice),
    ];

    fn table() -> &'static DecisionTable<Condition> {
        &TABLE
    }

    fn facts(&self) -> Self {
        *self
    }
}

// Step 6. The words.

impl Words for Ringing {
    fn question(key: &str) -> &'static str {
        match key {
            "call" => "The call",
            "machine" => "The answering machine",
            "rings" => "How long it rings",
            _ => "",
        }
    }

    fn answer(key: &str, word: &str) -> &'static str {
        match key {
            "call" => word.parse().map_or("", call),
            "machine" => word.parse().map_or("", machine),
            "rings" => word.parse().map_or("", rings),
            _ => "",
        }
    }

    fn subject(&self) -> String {
        format!("A {} call", call(self.call))
    }

    fn predicate(&self, landing: Landing) -> &'static str {
        match landing {
            Landing::EitherClient => "is taken in",
            Landing::Nowhere => "goes to the machine:",
            _ => "is",
        }
    }

    fn name(&self) -> String {
        format!("{}, {}", call(self.call), machine(self.machine))
    }

    fn setting(&self) -> String {
        machine(self.machine).to_owned()
    }

    fn group(&self) -> &'static str {
        call(self.call)
    }

    fn circumstance(&self) -> String {
        rings(self.rings).to_owned()
    }

    fn rule(id: RuleId) -> &'static str {
        match id {
            RuleId::FaxIsNotAnswered => "Nobody answers a fax.",
            RuleId::MachineTakesLateCalls => "After three rings the machine takes the call.",
            RuleId::SomebodyPicksUp => "Else somebody picks up.",
        }
    }

    fn asked(condition: Condition, facts: &Ringing) -> Asked {
        let words = |what, wanted: String, there: &str| Asked { what, wanted, there: there.into() };
        match condition {
            Condition::Call(one) => words("Call", call(one).to_owned(), call(facts.call)),
            Condition::Machine(one) => {
                words("Machine", machine(one).to_owned(), machine(facts.machine))
            }
            Condition::Rings(any) => {
                words("Ringing", either(any.iter().map(|&it| rings(it))), rings(facts.rings))
            }
        }
    }
}

const fn call(it: Call) -> &'static str {
    match it {
        Call::Voice => "voice",
        Call::Fax => "fax",
    }
}

const fn machine(it: Machine) -> &'static str {
    match it {
        Machine::Off => "switched off",
        Machine::On => "switched on",
    }
}

const fn rings(it: Rings) -> &'static str {
    match it {
        Rings::Once => "once",
        Rings::ThreeTimes => "three times",
        Rings::ForEver => "for ever",
    }
}

// What follows works without further code.

const VOICE: Ringing = Ringing { call: Call::Voice, machine: Machine::Off, rings: Rings::Once };
const LATE: Ringing = Ringing { call: Call::Voice, machine: Machine::On, rings: Rings::ThreeTimes };
const FAX: Ringing = Ringing { call: Call::Fax, machine: Machine::Off, rings: Rings::Once };

/// A case as the part of an address after `?`.
fn query_of(case: &Ringing) -> String {
    write_case(case).trim_start_matches('?').to_owned()
}

#[test]
fn its_cases_are_every_combination_that_matters() {
    let queries: Vec<String> = Ringing::cases().iter().map(query_of).collect();
    assert_eq!(
        queries,
        [
            "",
            "rings=three-times",
            "rings=for-ever",
            "machine=on",
            "machine=on&rings=three-times",
            "machine=on&rings=for-ever",
            "call=fax",
            "call=fax&machine=on",
        ]
    );
}

#[track_caller]
fn check_decision(case: Ringing, landing: Landing, rule: &str) {
    let decision = case.decide();
    assert_eq!((decision.verdict.landing, decision.rule), (landing, rule));
}

#[test]
fn the_first_rule_whose_conditions_all_hold_decides() {
    check_decision(VOICE, Landing::EitherClient, "somebody-picks-up");
    check_decision(LATE, Landing::Nowhere, "machine-takes-late-calls");
    check_decision(FAX, Landing::NotSupported, "fax-is-not-answered");
    check_decision(
        Ringing { call: Call::Fax, ..LATE },
        Landing::NotSupported,
        "fax-is-not-answered",
    );
}

#[test]
fn every_rule_decides_something_and_a_trace_looks_at_all_of_them() {
    let mut used = BTreeSet::new();
    for case in Ringing::cases() {
        let (decision, looked) = (case.decide(), case.look());
        assert_eq!(<&str>::from(looked.decided.rule), decision.rule);
        assert_eq!(looked.decided.then, decision.verdict);
        assert_eq!(looked.passed.len() + 1 + looked.not_needed.len(), RuleId::VARIANTS.len());
        used.insert(decision.rule);
    }
    assert_eq!(used.len(), RuleId::VARIANTS.len());
}

#[test]
fn an_answer_is_set_by_its_word() {
    assert_eq!(VOICE.answered("call", "fax"), Some(FAX));
    assert_eq!(VOICE.answered("rings", "For-Ever").map(|it| it.rings), Some(Rings::ForEver));
    assert_eq!(VOICE.answered("call", "telex"), None);
    assert_eq!(VOICE.answered("weather", "rain"), None);
}

#[test]
fn a_case_goes_under_the_settings_of_another() {
    assert_eq!(FAX.under(&LATE), Ringing { machine: Machine::On, ..FAX });
    assert_eq!(LATE.under(&VOICE), Ringing { machine: Machine::Off, ..LATE });
}

#[test]
fn every_case_survives_writing_and_reading() {
    for case in Ringing::cases() {
        let mut opened = Ringing::default();
        assert_eq!(read_case(&query_of(&case), &mut opened), []);
        assert_eq!(opened, case);
    }
}

#[test]
fn a_bad_value_is_named_and_costs_nothing_else() {
    let mut opened = Ringing::default();
    let notices = read_case("call=telex&machine=ON&colour=red&rings=once&rings=once", &mut opened);
    assert_eq!(opened, Ringing { machine: Machine::On, ..Ringing::default() });
    let told: Vec<_> = notices.iter().map(|it| (it.problem, it.key.as_str())).collect();
    assert_eq!(told, [(Problem::BadValue, "call"), (Problem::Repeated, "rings")]);
    assert_eq!(notices[0].found, "telex");
    assert_eq!(notices[0].takes, ["voice", "fax"]);
}

#[test]
fn the_way_to_the_answer_is_told_in_its_words() {
    let told = tell(&LATE);
    assert_eq!(told.decided.id, "machine-takes-late-calls");
    assert_eq!(told.decided.sentence, "After three rings the machine takes the call.");
    assert_eq!(told.decided.decision, LATE.decide());
    assert_eq!(told.decided.sources, [Source::GuideInboundPstn]);
    let checks: Vec<_> =
        told.decided.checks.iter().map(|(asked, held)| (asked.asks(), *held)).collect();
    assert_eq!(
        checks,
        [
            ("Machine is switched on".to_owned(), true),
            ("Ringing is three times or for ever".to_owned(), true),
        ]
    );
    let [fax] = &told.passed[..] else { panic!("one rule before: {:?}", told.passed) };
    let [(asked, false)] = &fax.checks[..] else { panic!("one check: {:?}", fax.checks) };
    assert_eq!((asked.asks(), asked.here()), ("Call is fax".into(), " · here voice".into()));
    let [otherwise] = &told.not_needed[..] else { panic!("one rule after") };
    assert_eq!(otherwise.id, "somebody-picks-up");
}

#[test]
fn its_questions_are_told_with_the_answers_of_the_case() {
    let questions = ask(&FAX);
    let keys: Vec<&str> = questions.iter().map(|it| it.key).collect();
    assert_eq!(keys, ["call", "machine", "rings"]);
    assert!(questions.iter().all(|it| !it.heading.is_empty()));
    assert_eq!(questions[0].answers, [("voice", "voice"), ("fax", "fax")]);
    assert_eq!(questions[0].answer, "fax");
    assert_eq!(questions[1].role, Role::Setting);
    assert_eq!(questions[1].answers, [("off", "switched off"), ("on", "switched on")]);
    assert!(!questions[2].matters, "a fax does not wait for an answer");
    assert!(ask(&VOICE)[2].matters);
}
