//! August 2026: where a call of today lands by `TeamsCallingPolicy`, the user’s own settings, and what the
//! user is doing, as Microsoft’s documents of 2023 to August 2026 describe it.

mod advice;
#[expect(clippy::enum_variant_names, reason = "a call is named by the network that it comes from")]
mod answers;
mod asking;
mod doubts;
mod facts;
mod policy;
mod questions;
mod rules;
mod sources;
mod succession;
mod terms;
mod timeline;
mod way;
mod words;

pub use doubts::DOUBTS;
pub use policy::PRESETS;
pub use succession::to_today;
pub use terms::DEFINITIONS;
pub use timeline::EVENTS;

use crate::routing::{
    AxisPart, DefaultAxes, Direction, Edition, Further, Line, Offers, Picker, of_page,
};
use answers::{Answered, Call, at};

/// The edition.
pub static EDITION: Edition = Edition {
    id: "2026-08",
    date: "August 2026",
    name: "Today (documents of August 2026)",
    short: "Today",
    questions: questions::QUESTIONS,
    facts: facts::FACTS,
    rules: rules::RULES,
    otherwise: &rules::LAST,
    advice: advice::ADVICE,
    policy: policy::POLICY,
    lines: LINES,
    further: Further { heading: "If nobody answers", lines: of_page(UNANSWERED) },
    pickers: of_page(PICKERS),
    way: way::WAY,
    asking: asking::ASKING,
    axes: DefaultAxes {
        rows: &[AxisPart::Question(at::CALL)],
        columns: &[AxisPart::Question(at::ANSWERING)],
        turned: false,
    },
    json: &[],
    successions: of_page(&[("2019-08", succession::to_modes)]),
    examples: of_page(terms::EXAMPLES),
    terms: of_page(terms::TERMS),
    words: &words::WORDS,
}
.checked();

macro_rules! lines {
    ($($call:ident, $token:literal, $name:literal, $short:literal, $direction:ident;)+) => {
        &[$(Line {
            token: $token,
            name: $name,
            short: $short,
            kind: $name,
            direction: Direction::$direction,
            sets: &[(at::CALL, Call::$call as u8)],
        }),+]
    };
}

macro_rules! unanswered {
    ($($call:ident, $token:literal, $name:literal, $short:literal;)+) => {
        &[$(Line {
            token: concat!($token, "-unanswered"),
            name: concat!($name, ", nobody answers"),
            short: $short,
            kind: $name,
            direction: Direction::Inbound,
            sets: &[(at::CALL, Call::$call as u8), (at::ANSWERED, Answered::No as u8)],
        }),+]
    };
}

/// What happens to incoming calls that nobody answers.
static UNANSWERED: &[Line] = unanswered! {
    PstnIn, "pstn-in", "PSTN inbound", "PSTN inbound";
    ColleagueTeams, "colleague-teams", "Colleague in Teams", "Colleague (Teams)";
    ColleagueSfb, "colleague-sfb", "Colleague in Skype for Business", "Colleague (SfB)";
    ColleagueTeamsOnPrem, "colleague-teams-onprem", "Colleague in Teams, homed on-premises", "Colleague (on-premises)";
    FederatedTeams, "federated-teams", "External, from Teams", "External (Teams)";
    FederatedSfb, "federated-sfb", "External, from Skype for Business", "External (SfB)";
    FederatedTeamsOnPrem, "federated-teams-onprem", "External, from Teams, homed on-premises", "External (on-premises)";
    PersonalIn, "personal-in", "Personal account, inbound", "Personal inbound";
    SkypeIn, "skype-in", "Skype for consumers, inbound", "Skype inbound";
};

/// Every kind of call is a line of its own.
static LINES: &[Line] = lines! {
    PstnIn, "pstn-in", "PSTN inbound", "PSTN inbound", Inbound;
    ColleagueTeams, "colleague-teams", "Colleague in Teams", "Colleague (Teams)", Inbound;
    ColleagueSfb, "colleague-sfb", "Colleague in Skype for Business", "Colleague (SfB)", Inbound;
    ColleagueTeamsOnPrem, "colleague-teams-onprem", "Colleague in Teams, homed on-premises", "Colleague (on-premises)", Inbound;
    FederatedTeams, "federated-teams", "External, from Teams", "External (Teams)", Inbound;
    FederatedSfb, "federated-sfb", "External, from Skype for Business", "External (SfB)", Inbound;
    FederatedTeamsOnPrem, "federated-teams-onprem", "External, from Teams, homed on-premises", "External (on-premises)", Inbound;
    PersonalIn, "personal-in", "Personal account, inbound", "Personal inbound", Inbound;
    SkypeIn, "skype-in", "Skype for consumers, inbound", "Skype inbound", Inbound;
    PstnOut, "pstn-out", "PSTN outbound", "PSTN outbound", Outbound;
    PstnOutAbroad, "pstn-out-abroad", "PSTN abroad", "PSTN abroad", Outbound;
    EmergencyOut, "emergency-out", "Emergency call", "Emergency", Outbound;
    ColleagueOut, "colleague-out", "Colleague outbound", "Colleague outbound", Outbound;
    FederatedOut, "federated-out", "External outbound", "External outbound", Outbound;
    PersonalOut, "personal-out", "Personal account, outbound", "Personal outbound", Outbound;
    SkypeOut, "skype-out", "Skype for consumers, outbound", "Skype outbound", Outbound;
};

macro_rules! pickers {
    (@ $key:literal, $heading:literal, [$($at:ident),+], $none:literal) => {
        Picker {
            key: $key,
            heading: $heading,
            questions: &[$(at::$at),+],
            offers: Offers::Answers,
            summary: |it| words::differing(it.case, &[$(at::$at),+], $none),
        }
    };
    ($($key:literal, $heading:literal, $at:tt, $none:literal;)+ policy; $($key2:literal, $heading2:literal, $at2:tt, $none2:literal;)+) => {
        &[$(pickers!(@ $key, $heading, $at, $none),)+
        Picker {
            key: "policy",
            heading: "The policy",
            questions: &[
                at::PRIVATE_CALLING,
                at::PSTN_TREATMENT,
                at::FEDERATED_TREATMENT,
                at::VOICEMAIL,
                at::BUSY,
                at::FORWARD_USER,
                at::FORWARD_PHONE,
                at::DELEGATION,
                at::CALL_GROUPS,
                at::PREVENT_TOLL_BYPASS,
            ],
            offers: Offers::Presets,
            summary: |it| words::policy_name(it).to_owned(),
        },
        $(pickers!(@ $key2, $heading2, $at2, $none2),)+]
    };
}

static PICKERS: &[Picker] = pickers! {
    "call", "The call", [CALL, DOOR], "From a telephone number";
    "moment", "The moment", [STATE, ANSWERED], "Signed in and free, answers";
    policy;
    "rules", "The user’s own settings", [ANSWERING, UNANSWERED, BUSY_CHOICE, PSTN_CHOICE], "Never changed";
    "user", "The user", [LICENSED, ENTERPRISE_VOICE, MAILBOX, MODE], "Licensed, with voicemail, TeamsOnly";
    "line", "The telephone line", [PSTN, NUMBER, SITE, DIAL_OUT, PATH], "Calling Plan";
};
