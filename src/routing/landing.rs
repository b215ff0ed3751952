//! Where calls end up, and on what an answer rests. One list for all editions.

use super::FactAt;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// Where a call ends up. Each edition uses some of these. The words are public: they stand in
/// addresses and in `data-landing`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(ascii_case_insensitive, serialize_all = "kebab-case")]
pub enum Landing {
    /// It rings, or is placed, in Teams.
    Teams,
    /// It rings in Teams, and others ring too.
    TeamsAndOthers,
    /// It rings, or is placed, in Skype for Business.
    #[strum(serialize = "sfb")]
    SkypeForBusiness,
    /// Either client can place it.
    #[strum(serialize = "either")]
    EitherClient,
    /// Voicemail answers.
    Voicemail,
    /// It goes on to another person, to delegates, to a group, or to a number.
    Forwarded,
    /// An auto attendant, an announcement or another resource account answers.
    Attendant,
    /// The caller hears a busy signal.
    Busy,
    /// It is rejected before anything rings.
    Blocked,
    /// Nothing rings, or nothing can place it.
    Nowhere,
    /// The user may not place it.
    Refused,
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
    /// Whether a call that lands here never reaches anybody: nothing rings or answers, it is turned
    /// away, or the documents say that it does not work.
    pub const fn is_lost(self) -> bool {
        matches!(
            self,
            Self::Busy
                | Self::Blocked
                | Self::Nowhere
                | Self::Refused
                | Self::NotSupported
                | Self::NotPossible
        )
    }

    /// Whether a call that lands here rings in one client and nowhere else.
    pub const fn is_one_client(self) -> bool {
        matches!(self, Self::Teams | Self::SkypeForBusiness)
    }
}

/// Which way a call goes, seen from the user who is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Somebody calls the user.
    Inbound,
    /// The user calls.
    Outbound,
    /// Somebody writes to the user.
    Chat,
}

/// Whether a conversation crosses from one client to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum Interop {
    /// It runs through the interoperability gateway, with the limits of that.
    Yes,
    /// It stays in one client.
    No,
}

/// What an answer rests on, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    /// The documents can be read two ways; the other reading is what the table gives if a fact has
    /// another value. Only rules have it: a decision names the landing, or is inferred where both
    /// readings land alike.
    DisputedBy {
        /// What would have to be otherwise.
        fact: FactAt,
        /// Its value then, by position.
        value: u8,
    },
}

/// A [`Basis`] without the other reading: what filters choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(ascii_case_insensitive, serialize_all = "lowercase")]
pub enum BasisKind {
    /// The guide says it.
    Guide,
    /// Another document of the period says it.
    Document,
    /// It follows from documents put together, or from what they leave out.
    Inferred,
    /// The documents can be read two ways.
    Disputed,
}

impl Basis {
    /// The landing of the other reading, if there is one.
    pub const fn alternative(self) -> Option<Landing> {
        match self {
            Self::Disputed { alternative } => Some(alternative),
            Self::Guide | Self::Document | Self::Inferred | Self::DisputedBy { .. } => None,
        }
    }

    /// The basis without the other reading.
    pub const fn kind(self) -> BasisKind {
        match self {
            Self::Guide => BasisKind::Guide,
            Self::Document => BasisKind::Document,
            Self::Inferred => BasisKind::Inferred,
            Self::Disputed { .. } | Self::DisputedBy { .. } => BasisKind::Disputed,
        }
    }
}

impl From<Basis> for &'static str {
    fn from(basis: Basis) -> Self {
        basis.kind().into()
    }
}
