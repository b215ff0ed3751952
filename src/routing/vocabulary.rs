//! The words of the field, one type each. Their tokens are the words of the public address and of
//! the page's `data-*` attributes, so they never change.

use strum::{EnumString, IntoStaticStr, VariantArray};

/// Who the organization is, as far as the policy is concerned.
///
/// The guide tells the first two apart (section "Default policy"); the third comes from its
/// limitations, the fourth from the interoperability page ("Teams interop policy special cases").
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[strum(ascii_case_insensitive)]
pub enum CustomerType {
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
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
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

/// Which way a call goes, seen from the user who holds the policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Somebody calls the user.
    Inbound,
    /// The user calls.
    Outbound,
    /// Somebody writes to the user.
    Chat,
}

impl CallType {
    /// Which way this call goes.
    pub const fn direction(self) -> Direction {
        match self {
            Self::TeamsVoip | Self::SfbVoip | Self::PstnIn | Self::FederatedIn => {
                Direction::Inbound
            }
            Self::PstnOut | Self::FederatedOut => Direction::Outbound,
            Self::TeamsChat | Self::SfbChat | Self::FederatedChat => Direction::Chat,
        }
    }
}

/// Value of `CallingDefaultClient` and `ChatDefaultClient`, spelled as PowerShell prints it.
///
/// The guide shows `Default` and `Teams`; `Sfb` comes from the interoperability page
/// ("Interop policy overview"), which spells it `SfB`. Read without regard to case.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
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
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
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
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
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
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[strum(ascii_case_insensitive)]
pub enum Licence {
    /// Both are provisioned.
    #[default]
    #[strum(serialize = "yes")]
    Provisioned,
    /// At least one is missing.
    #[strum(serialize = "no")]
    NotProvisioned,
}

/// Where a call ends up.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(ascii_case_insensitive, serialize_all = "kebab-case")]
pub enum Landing {
    /// It rings, or is placed, in Teams.
    Teams,
    /// It rings, or is placed, in Skype for Business.
    #[strum(serialize = "sfb")]
    SkypeForBusiness,
    /// Either client can place it.
    #[strum(serialize = "either")]
    EitherClient,
    /// Nothing rings, or nothing can place it.
    Nowhere,
    /// The documents say that the combination does not work.
    NotSupported,
    /// There can be no such caller in this organization.
    NotApplicable,
    /// Another setting decides; this policy has no say.
    NotGoverned,
    /// The documents say that such a conversation cannot be started.
    NotPossible,
}

impl Landing {
    /// Whether a call that lands here never reaches anybody: nothing rings, or the documents say that
    /// it does not work.
    pub const fn is_lost(self) -> bool {
        matches!(self, Self::Nowhere | Self::NotSupported | Self::NotPossible)
    }
}

/// Whether a conversation crosses from one client to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum Interop {
    /// It does: it runs through the interoperability gateway, with its limits.
    Yes,
    /// It stays in one client.
    No,
}

/// On what a ruling rests, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum Basis {
    /// The guide says it.
    Guide,
    /// Another document of the period says it.
    Document,
    /// It follows from documents put together, or from what they leave out.
    Inferred,
    /// The documents can be read two ways.
    Disputed {
        /// What the other reading gives.
        alternative: Landing,
    },
}

impl Basis {
    /// The landing of the other reading, if there is one.
    pub const fn alternative(self) -> Option<Landing> {
        match self {
            Self::Disputed { alternative } => Some(alternative),
            Self::Guide | Self::Document | Self::Inferred => None,
        }
    }
}

/// A dated state of the documents, and the product behaviour that they describe.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
pub enum Edition {
    /// The quick-start guide of December 2017 and the documents of its months.
    #[default]
    #[strum(serialize = "2017-12")]
    Guide201712,
    /// The coexistence modes of `TeamsUpgradePolicy`, as documented in August 2019.
    #[strum(serialize = "2019-08")]
    Modes201908,
}
