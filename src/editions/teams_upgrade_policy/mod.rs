//! August 2019: the coexistence modes of `TeamsUpgradePolicy`, which replaced `TeamsInteropPolicy`.

mod advice;
mod answers;
mod policy;
mod rules;
mod terms;
mod words;

pub use answers::{CallType, Client, Home, Mode, PstnConnection};
pub use policy::{ModeCall, Originator, PRESETS};

pub use terms::DEFINITIONS;

use super::succession;
use crate::routing::{
    AxisPart, DefaultAxes, Direction, Edition, Further, Line, Offers, Picker, of_page,
};
use answers::at;

/// The edition.
pub static EDITION: Edition = Edition {
    id: "2019-08",
    date: "August 2019",
    name: "August 2019 (modes)",
    short: "Aug 2019",
    questions: answers::QUESTIONS,
    facts: &[],
    rules: rules::RULES,
    otherwise: &rules::OTHERWISE,
    advice: advice::ADVICE,
    policy: policy::POLICY,
    lines: LINES,
    further: Further::NONE,
    pickers: of_page(PICKERS),
    way: &[],
    asking: &[],
    axes: DefaultAxes {
        rows: &[AxisPart::Question(at::MODE)],
        columns: &[
            AxisPart::Question(at::CALL),
            AxisPart::Question(at::FROM_MODE),
            AxisPart::Question(at::FROM_CLIENT),
            AxisPart::Question(at::FROM_HOME),
            AxisPart::Question(at::PSTN),
        ],
        turned: true,
    },
    json: &[],
    successions: of_page(&[
        ("2017-12", succession::to_interop_policy),
        ("2026-08", super::teams_calling_policy::to_today),
    ]),
    examples: of_page(terms::EXAMPLES),
    terms: of_page(terms::TERMS),
    words: &words::WORDS,
}
.checked();

macro_rules! lines {
    ($($call:ident $(from $client:ident)?, $token:literal, $name:literal, $direction:ident;)+) => {
        &[$(Line {
            token: $token,
            name: $name,
            short: $name,
            kind: $name,
            direction: Direction::$direction,
            sets: &[
                (at::CALL, CallType::$call as u8),
                $((at::FROM_CLIENT, Client::$client as u8),)?
            ],
        }),+]
    };
}

static LINES: &[Line] = lines! {
    InTenant from Teams, "in-tenant-teams", "In tenant, from Teams", Inbound;
    InTenant from Sfb, "in-tenant-sfb", "In tenant, from SfB", Inbound;
    FederatedIn from Teams, "federated-in-teams", "Federated, from Teams", Inbound;
    FederatedIn from Sfb, "federated-in-sfb", "Federated, from SfB", Inbound;
    PstnIn, "pstn-in", "PSTN, inbound", Inbound;
    PstnOut, "pstn-out", "PSTN, outbound", Outbound;
};

macro_rules! pickers {
    ($($key:literal, $heading:literal, $at:expr;)+) => {
        &[$(Picker {
            key: $key,
            heading: $heading,
            questions: &[$at],
            offers: Offers::Answers,
            summary: |it| {
                if it.case.is_asked($at) { it.case.label($at).to_owned() } else { String::new() }
            },
        }),+]
    };
}

static PICKERS: &[Picker] = pickers! {
    "call", "The conversation", at::CALL;
    "mode", "The user’s mode", at::MODE;
    "from-mode", "Caller’s mode", at::FROM_MODE;
    "from-client", "Caller’s client", at::FROM_CLIENT;
    "from-home", "Caller’s home", at::FROM_HOME;
    "pstn", "The telephone line", at::PSTN;
};
