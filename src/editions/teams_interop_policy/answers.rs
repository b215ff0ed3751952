//! What this edition asks, as types: rules and tools that know the product use these. The rest of the
//! house reads [`QUESTIONS`].

use crate::conditions;
use crate::routing::{Answer, Condition, Control, FactAt, Question, Role};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// Who the organization is, as far as the policy is concerned.
///
/// The guide tells the first two apart (section "Default policy"); the third comes from its
/// limitations, the fourth from the interoperability page ("Teams interop policy special cases").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(ascii_case_insensitive)]
pub enum Organization {
    /// Users are homed in Skype for Business Online.
    #[default]
    #[strum(serialize = "existing")]
    ExistingSkypeForBusiness,
    /// The organization does not run Skype for Business.
    #[strum(serialize = "without")]
    WithoutSkypeForBusiness,
    /// Users are online, their telephone lines arrive on premises (CCE or OPCH).
    #[strum(serialize = "hybrid")]
    HybridVoice,
    /// The user is homed on a Skype for Business server on premises, in a hybrid topology.
    #[strum(serialize = "onprem")]
    OnPremisesHomed,
}

/// One kind of call or chat, told apart by where it starts. "Teams" and "SfB" callers are in the
/// user's own tenant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(ascii_case_insensitive, serialize_all = "kebab-case")]
pub enum CallType {
    /// A VoIP call to the user, started in Teams.
    TeamsVoip,
    /// A VoIP call to the user, started in Skype for Business.
    SfbVoip,
    /// A call to the user from the public telephone network.
    #[default]
    PstnIn,
    /// A VoIP call to the user from another tenant.
    FederatedIn,
    /// A call by the user to the public telephone network.
    PstnOut,
    /// A VoIP call by the user to another tenant.
    FederatedOut,
    /// A chat to the user, started in Teams.
    TeamsChat,
    /// A chat to the user, started in Skype for Business.
    SfbChat,
    /// A chat to the user from another tenant.
    FederatedChat,
}

/// Value of `CallingDefaultClient` and `ChatDefaultClient`, spelled as PowerShell prints it.
///
/// The guide shows `Default` and `Teams`; `Sfb` comes from the interoperability page
/// ("Interop policy overview"), which spells it `SfB`. Read without regard to case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(ascii_case_insensitive)]
pub enum DefaultClient {
    /// Calls stay in the client that they were made from.
    #[default]
    Default,
    /// Skype for Business.
    Sfb,
    /// Microsoft Teams.
    Teams,
}

/// Value of `AllowEndUserClientOverride`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(ascii_case_insensitive)]
pub enum Override {
    /// `False`: the administrator's value counts.
    #[default]
    #[strum(serialize = "false")]
    Off,
    /// `True`: the user may choose in Teams, under Settings > Calls.
    #[strum(serialize = "true")]
    On,
}

/// What the user chose as "preferred calling application". Counts only where the policy allows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(ascii_case_insensitive, serialize_all = "lowercase")]
pub enum UserChoice {
    /// Nothing was chosen.
    #[default]
    None,
    /// Microsoft Teams.
    Teams,
    /// Skype for Business.
    Sfb,
}

/// Whether the user has Phone System and Calling Plans (guide, "Prerequisites for enabling the
/// Calls tab in Teams").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(ascii_case_insensitive)]
pub enum License {
    /// Both are provisioned.
    #[default]
    #[strum(serialize = "yes")]
    Provisioned,
    /// At least one is missing.
    #[strum(serialize = "no")]
    NotProvisioned,
}

/// Whether `CallingDefaultClient` and `ChatDefaultClient` hold one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// They do.
    Same,
    /// They differ.
    Mixed,
}

/// Positions of the questions.
pub(super) mod at {
    pub const CUSTOMER: u8 = 0;
    pub const OVERRIDE: u8 = 1;
    pub const CALLING: u8 = 2;
    pub const CHAT: u8 = 3;
    pub const CHOICE: u8 = 4;
    pub const LICENSED: u8 = 5;
    pub const CALL: u8 = 6;
}

/// Positions of the derived facts.
pub(super) mod derived {
    pub const EFFECTIVE_CLIENT: u8 = 0;
    pub const AGREEMENT: u8 = 1;
}

conditions! {
    Organization => FactAt::Question(at::CUSTOMER);
    Override => FactAt::Question(at::OVERRIDE);
    UserChoice => FactAt::Question(at::CHOICE);
    License => FactAt::Question(at::LICENSED);
    CallType => FactAt::Question(at::CALL);
    Agreement => FactAt::Derived(derived::AGREEMENT);
    DefaultClient => FactAt::Derived(derived::EFFECTIVE_CLIENT);
}

impl DefaultClient {
    /// The condition that the effective calling client is one of these.
    pub const fn effective(any: &[Self]) -> Condition {
        Self::is(any)
    }

    /// The condition that `CallingDefaultClient` is one of these.
    pub const fn calling(any: &[Self]) -> Condition {
        Condition { fact: FactAt::Question(at::CALLING), ..Self::is(any) }
    }

    /// The condition that `ChatDefaultClient` is one of these.
    pub const fn chat(any: &[Self]) -> Condition {
        Condition { fact: FactAt::Question(at::CHAT), ..Self::is(any) }
    }
}

const CLIENTS: &[Answer] =
    &[Answer::new("default", "Default"), Answer::new("sfb", "Sfb"), Answer::new("teams", "Teams")];

/// The questions, in the order of the address.
pub static QUESTIONS: &[Question] = &[
    Question {
        key: "customer",
        heading: "The organization",
        name: "Organization",
        role: Role::User,
        answers: &[
            Answer::new("existing", "Has Skype for Business")
                .hint("Users are in Skype for Business Online."),
            Answer::new("without", "Without Skype for Business")
                .hint("Nobody uses Skype for Business."),
            Answer::new("hybrid", "Hybrid Voice")
                .hint("Online users, telephone lines through CCE or OPCH."),
            Answer::new("onprem", "Homed on-premises")
                .hint("The user is homed on a server in a hybrid topology."),
        ],
        default: 0,
        asked: &[],
        offered: &[],
        unavailable: "",
        control: Control::Radios,
    },
    Question {
        key: "override",
        heading: "AllowEndUserClientOverride",
        name: "AllowEndUserClientOverride",
        role: Role::Policy,
        answers: &[Answer::new("false", "False"), Answer::new("true", "True")],
        default: 0,
        asked: &[],
        offered: &[],
        unavailable: "",
        control: Control::Switch,
    },
    Question {
        key: "calling",
        heading: "CallingDefaultClient",
        name: "CallingDefaultClient",
        role: Role::Policy,
        answers: CLIENTS,
        default: 0,
        asked: &[],
        offered: &[],
        unavailable: "",
        control: Control::List,
    },
    Question {
        key: "chat",
        heading: "ChatDefaultClient",
        name: "ChatDefaultClient",
        role: Role::Policy,
        answers: CLIENTS,
        default: 0,
        asked: &[],
        offered: &[],
        unavailable: "",
        control: Control::List,
    },
    Question {
        key: "choice",
        heading: "Preferred calling application",
        name: "User’s choice",
        role: Role::Choice,
        answers: &[
            Answer::new("none", "Nothing chosen").action("The user takes the choice back"),
            Answer::new("teams", "Teams").action("The user chooses Teams").by_hand(BY_USER),
            Answer::new("sfb", "Skype for Business")
                .action("The user chooses Skype for Business")
                .by_hand(BY_USER),
        ],
        default: 0,
        asked: &[],
        offered: &[Override::is(&[Override::On])],
        unavailable: "Not available: AllowEndUserClientOverride is False.",
        control: Control::Radios,
    },
    Question {
        key: "licensed",
        heading: "Phone System + Calling Plans",
        name: "License",
        role: Role::License,
        answers: &[
            Answer::new("yes", "Phone System + Calling Plans")
                .action("Provision Phone System and Calling Plans")
                .by_hand(
                    "Assign the Phone System and Calling Plan licenses in the admin center; no command of this policy does it.",
                ),
            Answer::new("no", "No calling plan").action("Remove Phone System and Calling Plans"),
        ],
        default: 0,
        asked: &[],
        offered: &[],
        unavailable: "",
        control: Control::Check,
    },
    Question {
        key: "call",
        heading: "The call",
        name: "Call",
        role: Role::Call,
        answers: &[
            Answer::new("teams-voip", "VoIP from Teams").short("Teams VoIP"),
            Answer::new("sfb-voip", "VoIP from Skype for Business").short("SfB VoIP"),
            Answer::new("pstn-in", "PSTN, inbound").short("PSTN in"),
            Answer::new("federated-in", "Federated, inbound").short("Fed. in"),
            Answer::new("pstn-out", "PSTN, outbound").short("PSTN out"),
            Answer::new("federated-out", "Federated, outbound").short("Fed. out"),
            Answer::new("teams-chat", "Chat from Teams").short("Teams chat"),
            Answer::new("sfb-chat", "Chat from Skype for Business").short("SfB chat"),
            Answer::new("federated-chat", "Chat, federated").short("Fed. chat"),
        ],
        default: CallType::PstnIn as u8,
        asked: &[],
        offered: &[],
        unavailable: "",
        control: Control::Folded { heading: "Chats", from: CallType::TeamsChat as u8 },
    },
];

const BY_USER: &str = "The user makes the choice in Teams, under Settings > Calls.";

impl CallType {
    /// The call, as pickers and tables name it.
    pub fn label(self) -> &'static str {
        label(at::CALL, self as usize)
    }
}

impl Organization {
    /// The organization, as pickers and tables name it.
    pub fn label(self) -> &'static str {
        label(at::CUSTOMER, self as usize)
    }
}

impl License {
    /// What the user is provisioned with, as pickers and tables name it.
    pub fn label(self) -> &'static str {
        label(at::LICENSED, self as usize)
    }
}

impl UserChoice {
    /// The choice, as pickers and tables name it.
    pub fn label(self) -> &'static str {
        label(at::CHOICE, self as usize)
    }
}

fn label(question: u8, answer: usize) -> &'static str {
    let answers = QUESTIONS.get(usize::from(question)).map_or(&[][..], |it| it.answers);
    answers.get(answer).map_or("", |it| it.label)
}
