//! December 2017: `TeamsInteropPolicy` decides whether a call rings in Teams or in Skype for Business,
//! as the quick-start guide and the documents published beside it describe it.

mod advice;
mod answers;
mod doubts;
mod guide;
mod policy;
mod rules;
mod terms;
mod words;

pub use answers::{
    Agreement, CallType, DefaultClient, License, Organization, Override, UserChoice,
};
pub use doubts::DOUBTS;
pub use guide::{GUIDE_TOPICS, GuideTopic, group, guide_title};
pub use policy::{
    CALLS_IN_TEAMS, GLOBAL, InteropCall, PRESETS, PolicyFields, effective_client, named, subject,
};

pub use terms::DEFINITIONS;

use super::succession;
use crate::routing::{
    AxisPart, DefaultAxes, Direction, Edition, Further, JsonField, Line, Offers, Picker, of_page,
};
use answers::at;

/// The edition.
pub static EDITION: Edition = Edition {
    id: "2017-12",
    date: "December 2017",
    name: "December 2017 (the guide)",
    short: "Dec 2017",
    questions: answers::QUESTIONS,
    facts: policy::FACTS,
    rules: rules::RULES,
    otherwise: &rules::OTHERWISE,
    advice: advice::ADVICE,
    policy: policy::POLICY_OF_EDITION,
    lines: LINES,
    further: Further::NONE,
    pickers: of_page(PICKERS),
    way: &[],
    asking: &[],
    axes: DefaultAxes {
        rows: &[AxisPart::Presets],
        columns: &[AxisPart::Question(at::CUSTOMER), AxisPart::Question(at::CALL)],
        turned: false,
    },
    json: &[
        JsonField::Token("customer", at::CUSTOMER),
        JsonField::Policy(
            "policy",
            &[
                JsonField::Flag("AllowEndUserClientOverride", at::OVERRIDE, 1),
                JsonField::Label("CallingDefaultClient", at::CALLING),
                JsonField::Label("ChatDefaultClient", at::CHAT),
            ],
        ),
        JsonField::Token("choice", at::CHOICE),
        JsonField::Flag("licensed", at::LICENSED, 0),
        JsonField::Token("call", at::CALL),
    ],
    successions: of_page(&[("2019-08", succession::to_modes)]),
    examples: of_page(terms::EXAMPLES),
    terms: of_page(terms::TERMS),
    words: &words::WORDS,
}
.checked();

macro_rules! lines {
    ($($call:ident, $token:literal, $name:literal, $short:literal, $kind:literal, $direction:ident;)+) => {
        &[$(Line {
            token: $token,
            name: $name,
            short: $short,
            kind: $kind,
            direction: Direction::$direction,
            sets: &[(at::CALL, CallType::$call as u8)],
        }),+]
    };
}

/// Every kind of call is a line of its own.
static LINES: &[Line] = lines! {
    TeamsVoip, "teams-voip", "VoIP from Teams", "VoIP from Teams", "VoIP from Teams", Inbound;
    SfbVoip, "sfb-voip", "VoIP from Skype for Business", "VoIP from SfB", "VoIP from Skype for Business", Inbound;
    PstnIn, "pstn-in", "PSTN, inbound", "PSTN, inbound", "Inbound PSTN", Inbound;
    FederatedIn, "federated-in", "Federated, inbound", "Federated, inbound", "Inbound federated VoIP", Inbound;
    PstnOut, "pstn-out", "PSTN, outbound", "PSTN, outbound", "Outbound PSTN", Outbound;
    FederatedOut, "federated-out", "Federated, outbound", "Federated, outbound", "Outbound federated VoIP", Outbound;
    TeamsChat, "teams-chat", "Chat from Teams", "Chat from Teams", "Chat from Teams", Chat;
    SfbChat, "sfb-chat", "Chat from Skype for Business", "Chat from SfB", "Chat from Skype for Business", Chat;
    FederatedChat, "federated-chat", "Chat, federated", "Chat, federated", "Federated chat", Chat;
};

static PICKERS: &[Picker] = &[
    Picker {
        key: "call",
        heading: "The call",
        questions: &[at::CALL],
        offers: Offers::Answers,
        summary: |it| it.case.label(at::CALL).to_owned(),
    },
    Picker {
        key: "customer",
        heading: "The organization",
        questions: &[at::CUSTOMER],
        offers: Offers::Answers,
        summary: |it| it.case.label(at::CUSTOMER).to_owned(),
    },
    Picker {
        key: "policy",
        heading: "The policy",
        questions: &[at::CALLING, at::CHAT, at::OVERRIDE],
        offers: Offers::Presets,
        summary: |it| words::policy_name(*it).to_owned(),
    },
    Picker {
        key: "user",
        heading: "The user",
        questions: &[at::LICENSED, at::CHOICE],
        offers: Offers::Answers,
        summary: words::user,
    },
];
