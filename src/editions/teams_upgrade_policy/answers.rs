//! What this edition asks, as types: rules and tools that know the product use these. The rest of the
//! house reads [`QUESTIONS`].

use crate::conditions;
use crate::routing::{Answer, Condition, Control, FactAt, Question, Role};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// A kind of conversation: a new call or a new chat alike, except for PSTN.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(ascii_case_insensitive, serialize_all = "kebab-case")]
pub enum CallType {
    /// With somebody in the same tenant.
    InTenant,
    /// From somebody in another tenant.
    FederatedIn,
    /// A call from the public telephone network.
    #[default]
    PstnIn,
    /// A call to the public telephone network.
    PstnOut,
}

/// Value of `Mode` in `TeamsUpgradePolicy`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(ascii_case_insensitive, serialize_all = "kebab-case")]
pub enum Mode {
    /// Both clients, each an island.
    #[default]
    Islands,
    /// Skype for Business alone.
    SfbOnly,
    /// Skype for Business, with channels in Teams.
    SfbWithTeamsCollab,
    /// Skype for Business, with channels and meetings in Teams.
    SfbWithTeamsCollabAndMeetings,
    /// Teams alone.
    TeamsOnly,
}

/// The client that a conversation is started in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(ascii_case_insensitive, serialize_all = "lowercase")]
pub enum Client {
    /// Microsoft Teams.
    #[default]
    Teams,
    /// Skype for Business.
    Sfb,
}

/// Where an account of Skype for Business is homed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(ascii_case_insensitive, serialize_all = "lowercase")]
pub enum Home {
    /// In Skype for Business Online.
    #[default]
    Online,
    /// On a server on premises.
    OnPrem,
}

/// How a user's telephone line arrives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(ascii_case_insensitive, serialize_all = "kebab-case")]
pub enum PstnConnection {
    /// A Calling Plan from Microsoft.
    #[default]
    CallingPlan,
    /// Direct Routing.
    DirectRouting,
    /// Lines of the organization for an online user, through CCE or OPCH.
    HybridVoice,
    /// Lines of the organization for a user homed on premises.
    #[strum(serialize = "onprem-voice")]
    OnPremVoice,
}

/// Positions of the questions.
pub(super) mod at {
    pub const CALL: u8 = 0;
    pub const MODE: u8 = 1;
    pub const FROM_MODE: u8 = 2;
    pub const FROM_CLIENT: u8 = 3;
    pub const FROM_HOME: u8 = 4;
    pub const PSTN: u8 = 5;
}

conditions! {
    CallType => FactAt::Question(at::CALL);
    Mode => FactAt::Question(at::MODE);
    Client => FactAt::Question(at::FROM_CLIENT);
    Home => FactAt::Question(at::FROM_HOME);
    PstnConnection => FactAt::Question(at::PSTN);
}

impl Mode {
    /// The condition that the caller's mode is one of these.
    pub const fn of_caller(any: &[Self]) -> Condition {
        Condition { fact: FactAt::Question(at::FROM_MODE), ..Self::is(any) }
    }

    /// The mode, as PowerShell prints it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Islands => "Islands",
            Self::SfbOnly => "SfBOnly",
            Self::SfbWithTeamsCollab => "SfBWithTeamsCollab",
            Self::SfbWithTeamsCollabAndMeetings => "SfBWithTeamsCollabAndMeetings",
            Self::TeamsOnly => "TeamsOnly",
        }
    }
}

const MODES: &[Answer] = &[
    Answer::new("islands", Mode::Islands.name()),
    Answer::new("sfb-only", Mode::SfbOnly.name()),
    Answer::new("sfb-with-teams-collab", Mode::SfbWithTeamsCollab.name()),
    Answer::new("sfb-with-teams-collab-and-meetings", Mode::SfbWithTeamsCollabAndMeetings.name()),
    Answer::new("teams-only", Mode::TeamsOnly.name()),
];

const FROM_SOMEBODY: &[Condition] = &[CallType::is(&[CallType::InTenant, CallType::FederatedIn])];

const FROM_THE_NETWORK: &[Condition] = &[CallType::is(&[CallType::PstnIn, CallType::PstnOut])];

const NOT_ASKED: &str = "Not asked for this kind of call.";

/// The questions, in the order of the address.
pub static QUESTIONS: &[Question] = &[
    Question {
        key: "call",
        heading: "The conversation",
        name: "Conversation",
        role: Role::Call,
        answers: &[
            Answer::new("in-tenant", "In the tenant"),
            Answer::new("federated-in", "Federated, inbound"),
            Answer::new("pstn-in", "PSTN, inbound"),
            Answer::new("pstn-out", "PSTN, outbound"),
        ],
        default: CallType::PstnIn as u8,
        asked: &[],
        offered: &[],
        unavailable: "",
        control: Control::Radios,
    },
    Question {
        key: "mode",
        heading: "The user’s mode",
        name: "User’s mode",
        role: Role::Policy,
        answers: MODES,
        default: 0,
        asked: &[],
        offered: &[],
        unavailable: "",
        control: Control::Radios,
    },
    Question {
        key: "from-mode",
        heading: "Caller’s mode",
        name: "Caller’s mode",
        role: Role::Call,
        answers: MODES,
        default: 0,
        asked: FROM_SOMEBODY,
        offered: &[],
        unavailable: NOT_ASKED,
        control: Control::Radios,
    },
    Question {
        key: "from-client",
        heading: "Caller’s client",
        name: "Caller’s client",
        role: Role::Call,
        answers: &[
            Answer::new("teams", "Teams"),
            Answer::new("sfb", "Skype for Business").short("SfB"),
        ],
        default: 0,
        asked: FROM_SOMEBODY,
        offered: &[],
        unavailable: NOT_ASKED,
        control: Control::Radios,
    },
    Question {
        key: "from-home",
        heading: "Caller’s home",
        name: "Caller’s home",
        role: Role::Call,
        answers: &[
            Answer::new("online", "homed online"),
            Answer::new("onprem", "homed on-premises"),
        ],
        default: 0,
        asked: FROM_SOMEBODY,
        offered: &[],
        unavailable: NOT_ASKED,
        control: Control::Radios,
    },
    Question {
        key: "pstn",
        heading: "The telephone line",
        name: "Telephone line",
        role: Role::Delivery,
        answers: &[
            Answer::new("calling-plan", "Calling Plan"),
            Answer::new("direct-routing", "Direct Routing"),
            Answer::new("hybrid-voice", "Hybrid Voice (CCE or OPCH)"),
            Answer::new("onprem-voice", "On-premises lines"),
        ],
        default: 0,
        asked: FROM_THE_NETWORK,
        offered: &[],
        unavailable: NOT_ASKED,
        control: Control::Radios,
    },
];
