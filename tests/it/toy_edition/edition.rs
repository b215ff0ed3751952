//! A small edition: everything that one folder of `src/editions` holds, in one file.
//!
//! It is invented: telephones with an answering machine. It says nothing about any product.

use call_landing::conditions;
use call_landing::routing::{
    AdviceRule, Answer, Attestation, AxisPart, Basis, Case, Control, Custom, DefaultAxes,
    Derivation, Direction, Document, Doubt, DoubtKind, Edition, Fact, FactAt, Further, JsonField,
    Landing, Line, Offers, Picker, Policy, Preset, Question, Role, Rule, Settled, Severity, Source,
    Subject, Verdict, Words,
};

// Step 1. The answers, one type a question, in the order in which they are shown. The types are for
// the rules: a typo in one does not compile.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    Voice,
    Fax,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Machine {
    Off,
    On,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rings {
    Once,
    ThreeTimes,
    Forever,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mute {
    No,
    Yes,
}

/// A derived fact: who picks up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PickedUp {
    BySomebody,
    ByTheMachine,
}

// Step 2. Where each question stands. `Call::is(&[Call::Fax])` is then a condition.

pub mod at {
    pub const CALL: u8 = 0;
    pub const MACHINE: u8 = 1;
    pub const MUTE: u8 = 2;
    pub const RINGS: u8 = 3;
}

conditions! {
    Call => FactAt::Question(at::CALL);
    Machine => FactAt::Question(at::MACHINE);
    Mute => FactAt::Question(at::MUTE);
    Rings => FactAt::Question(at::RINGS);
    PickedUp => FactAt::Derived(0);
}

// Step 3. The questions, in the order of the address, with their public words.

static QUESTIONS: &[Question] = &[
    Question {
        key: "call",
        heading: "The call",
        name: "Call",
        role: Role::Call,
        answers: &[Answer::new("voice", "voice"), Answer::new("fax", "fax")],
        default: Call::Voice as u8,
        asked: &[],
        offered: &[],
        unavailable: "",
        control: Control::Radios,
    },
    Question {
        key: "machine",
        heading: "The answering machine",
        name: "Machine",
        role: Role::Policy,
        answers: &[Answer::new("off", "switched off"), Answer::new("on", "switched on")],
        default: Machine::Off as u8,
        asked: &[],
        offered: &[],
        unavailable: "",
        control: Control::Switch,
    },
    Question {
        key: "mute",
        heading: "Mute",
        name: "Mute",
        role: Role::Choice,
        answers: &[
            Answer::new("no", "not muted").action("The user unmutes the telephone"),
            Answer::new("yes", "muted").action("The user mutes the telephone"),
        ],
        default: Mute::No as u8,
        asked: &[],
        // Without a machine, nobody mutes a telephone. The answer is kept and cannot be chosen.
        offered: &[Machine::is(&[Machine::On])],
        unavailable: "Not available: the machine is switched off.",
        control: Control::Radios,
    },
    Question {
        key: "rings",
        heading: "How long it rings",
        name: "Ringing",
        role: Role::Delivery,
        answers: &[
            Answer::new("once", "once"),
            Answer::new("three-times", "three times").short("thrice"),
            Answer::new("forever", "forever"),
        ],
        default: Rings::Once as u8,
        // A fax does not wait for an answer: nobody asks.
        asked: &[Call::is(&[Call::Voice])],
        offered: &[],
        unavailable: "Does not matter for a fax.",
        control: Control::Radios,
    },
];

// Step 4. What follows from several answers, so that rules need not repeat it.

static FACTS: &[Fact] = &[Fact {
    key: "picked-up",
    name: "Answering party",
    values: &["somebody", "the machine"],
    derivation: Derivation::Function {
        from: &[at::MACHINE, at::RINGS],
        value: |given| match given {
            [machine, rings]
                if *machine == Machine::On as u8 && *rings >= Rings::ThreeTimes as u8 =>
            {
                PickedUp::ByTheMachine as u8
            }
            _ => PickedUp::BySomebody as u8,
        },
        why: |given| match given {
            [0, _] => "The machine is switched off.",
            [_, 0] => "One ring is too short for the machine.",
            _ => "After three rings the machine takes the call.",
        },
    },
}];

// Step 5. Where things are written, and the rules: the first whose conditions all hold decides.

pub static MANUAL: Document = Document {
    title: "Manual of the telephone",
    short: "Manual",
    address: "https://example.org/manual",
};
const ON_FAXES: Source = Source { document: &MANUAL, section: "Faxes", anchor: "#faxes" };
const ON_THE_MACHINE: Source =
    Source { document: &MANUAL, section: "The answering machine", anchor: "" };

const fn then(landing: Landing, basis: Basis, sources: &'static [Source]) -> Verdict {
    Verdict { landing, interop: None, basis, sources }
}

static RULES: &[Rule] = &[
    Rule {
        id: "fax-is-not-answered",
        says: "Nobody answers a fax.",
        when: &[Call::is(&[Call::Fax])],
        then: then(Landing::NotSupported, Basis::Document, &[ON_FAXES]),
        example: "call=fax",
        since: None,
    },
    Rule {
        id: "muted-machine-says-nothing",
        says: "A muted machine takes the call and says nothing.",
        when: &[PickedUp::is(&[PickedUp::ByTheMachine]), Mute::is(&[Mute::Yes])],
        then: then(Landing::Nowhere, Basis::Inferred, &[ON_THE_MACHINE]),
        example: "machine=on&mute=yes&rings=forever",
        since: None,
    },
    Rule {
        id: "machine-takes-late-calls",
        says: "After three rings the machine takes the call.",
        when: &[PickedUp::is(&[PickedUp::ByTheMachine])],
        then: then(Landing::EitherClient, Basis::Document, &[ON_THE_MACHINE]),
        example: "machine=on&rings=three-times",
        since: None,
    },
];

/// The last rule has no conditions, so that every case has an answer.
static OTHERWISE: Rule = Rule {
    id: "somebody-picks-up",
    says: "Otherwise somebody picks up.",
    when: &[],
    then: then(Landing::Teams, Basis::Document, &[ON_THE_MACHINE]),
    example: "",
    since: None,
};

// Step 6. What to warn of, and where the documents leave something in doubt.

static ADVICE: &[AdviceRule] = &[
    AdviceRule {
        id: "unmute-the-machine",
        severity: Severity::Warning,
        short: "Unmute the machine.",
        long: "Callers who wait hear nothing.",
        wherever: &[(&[Machine::is(&[Machine::On]), Mute::is(&[Mute::Yes])], &[ON_THE_MACHINE])],
    },
    AdviceRule {
        id: "fax-needs-paper",
        severity: Severity::Note,
        short: "A fax needs paper.",
        long: "It is not delivered by telephone.",
        wherever: &[(&[Call::is(&[Call::Fax])], &[ON_FAXES])],
    },
];

pub static DOUBTS: &[Doubt] = &[Doubt {
    id: "forever",
    kind: DoubtKind::OpenQuestion,
    settled: Settled::Inference,
    title: "How long is forever?",
    one: "Until somebody picks up.",
    other: "Until the caller gives up.",
    choice: "Until the caller gives up.",
    reason: "The manual does not say.",
    wherever: &[&[Rings::is(&[Rings::Forever])]],
    sources: &[ON_THE_MACHINE],
}];

// Step 7. The policy, its presets, the kinds of call, and how the questions are put.

static PRESETS: &[Preset] = &[
    Preset {
        name: "Plain",
        label: "Plain",
        attestation: Attestation::Documented,
        sets: &[(at::MACHINE, Machine::Off as u8)],
    },
    Preset {
        name: "Answering",
        label: "Answering",
        attestation: Attestation::Documented,
        sets: &[(at::MACHINE, Machine::On as u8)],
    },
];

static LINES: &[Line] = &[
    Line {
        token: "voice",
        name: "Voice call",
        short: "Voice",
        kind: "Voice call",
        direction: Direction::Inbound,
        sets: &[(at::CALL, Call::Voice as u8)],
    },
    Line {
        token: "fax",
        name: "Fax",
        short: "Fax",
        kind: "Fax",
        direction: Direction::Inbound,
        sets: &[(at::CALL, Call::Fax as u8)],
    },
];

static PICKERS: &[Picker] = &[
    Picker {
        key: "call",
        heading: "The call",
        questions: &[at::CALL, at::RINGS],
        offers: Offers::Answers,
        summary: |it| it.case.label(at::CALL).to_owned(),
    },
    Picker {
        key: "machine",
        heading: "The machine",
        questions: &[at::MACHINE, at::MUTE],
        offers: Offers::Presets,
        summary: |it| it.case.label(at::MACHINE).to_owned(),
    },
];

// Step 8. The words that depend on more than one answer.

struct ToyWords;

impl Words for ToyWords {
    fn subject(&self, case: &Case) -> String {
        format!("A {} call", case.label(at::CALL))
    }

    fn title(&self, case: &Case) -> String {
        format!("{}, {}", case.label(at::CALL), case.label(at::MACHINE))
    }

    fn policy_box(&self, subject: &Subject) -> Vec<String> {
        vec![subject.case.label(at::MACHINE).to_owned()]
    }

    fn policy_hint(&self, subject: &Subject) -> String {
        format!("machine {}", subject.case.label(at::MACHINE))
    }

    fn ticket(&self, subject: &Subject) -> Vec<(&'static str, String)> {
        vec![
            ("Machine", subject.case.label(at::MACHINE).to_owned()),
            ("Ringing", subject.case.label(at::RINGS).to_owned()),
        ]
    }

    fn call(&self, case: &Case) -> String {
        case.line().map_or_else(String::new, |it| it.kind.to_owned())
    }
}

// Step 9. The edition: all of the above in one value. `checked` refuses at compile time what does not
// fit. In the house it is then named in `src/editions/mod.rs`, and that is all.

pub static TOY: Edition = Edition {
    id: "toy",
    date: "January 1990",
    name: "January 1990",
    short: "January 1990",
    questions: QUESTIONS,
    facts: FACTS,
    rules: RULES,
    otherwise: &OTHERWISE,
    advice: ADVICE,
    policy: Policy {
        property: "ToyPolicy",
        key: Some("policy"),
        custom: Custom::Allowed,
        presets: PRESETS,
        compared_with: 1,
    },
    lines: LINES,
    further: Further::NONE,
    pickers: PICKERS,
    way: &[],
    asking: &[],
    axes: DefaultAxes {
        rows: &[AxisPart::Presets],
        columns: &[AxisPart::Question(at::CALL), AxisPart::Question(at::RINGS)],
        turned: false,
    },
    json: &[JsonField::Token("call", at::CALL), JsonField::Flag("machine", at::MACHINE, 1)],
    successions: &[],
    examples: &[],
    terms: &[],
    words: &ToyWords,
}
.checked();
