//! `TeamsUpgradePolicy`: its modes, and the built-in instances that assign them.

use super::EDITION;
use super::answers::{CallType, Client, Home, Mode, PstnConnection, at};
use crate::routing::{Attestation, Case, Custom, Policy, Preset};
use strum::VariantArray;

/// A scenario of this edition with its types: for tools that know the product. The default is an
/// inbound PSTN call over a Calling Plan to a user in Islands mode.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ModeCall {
    /// What kind of conversation it is.
    pub call: CallType,
    /// The mode of the user who is called, or who calls the telephone network.
    pub mode: Mode,
    /// Who starts it, if that is a user of Teams or Skype for Business.
    pub from: Originator,
    /// How the user's telephone line arrives.
    pub pstn: PstnConnection,
}

/// Who starts a conversation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Originator {
    /// Their mode.
    pub mode: Mode,
    /// The client that they start it in.
    pub client: Client,
    /// Where their Skype for Business account is homed.
    pub home: Home,
}

impl CallType {
    /// Whether the telephone network is at the other end.
    pub const fn is_pstn(self) -> bool {
        matches!(self, Self::PstnIn | Self::PstnOut)
    }
}

impl Originator {
    /// Whether there can be such an originator: TeamsOnly users are online and in Teams, users of
    /// a Skype for Business mode have chat and calling in Skype for Business alone.
    pub const fn exists(self) -> bool {
        match self.mode {
            Mode::Islands => true,
            Mode::TeamsOnly => {
                matches!((self.client, self.home), (Client::Teams, Home::Online))
            }
            Mode::SfbOnly | Mode::SfbWithTeamsCollab | Mode::SfbWithTeamsCollabAndMeetings => {
                matches!(self.client, Client::Sfb)
            }
        }
    }
}

impl From<ModeCall> for Case {
    fn from(call: ModeCall) -> Self {
        Self::first(&EDITION).with_all(&[
            (at::CALL, call.call as u8),
            (at::MODE, call.mode as u8),
            (at::FROM_MODE, call.from.mode as u8),
            (at::FROM_CLIENT, call.from.client as u8),
            (at::FROM_HOME, call.from.home as u8),
            (at::PSTN, call.pstn as u8),
        ])
    }
}

impl From<Case> for ModeCall {
    /// A case of another edition is this edition's first question.
    fn from(case: Case) -> Self {
        Self {
            call: variant(case, at::CALL),
            mode: variant(case, at::MODE),
            from: Originator {
                mode: variant(case, at::FROM_MODE),
                client: variant(case, at::FROM_CLIENT),
                home: variant(case, at::FROM_HOME),
            },
            pstn: variant(case, at::PSTN),
        }
    }
}

/// An answer as its type.
fn variant<T: VariantArray + Copy + Default + 'static>(case: Case, question: u8) -> T {
    let case = if case.edition() == &EDITION { case } else { Case::first(&EDITION) };
    T::VARIANTS.get(usize::from(case.get(question))).copied().unwrap_or_default()
}

macro_rules! presets {
    ($($name:literal, $mode:ident;)+) => {
        &[$(Preset {
            name: $name,
            label: Mode::$mode.name(),
            attestation: Attestation::Documented,
            sets: &[(at::MODE, Mode::$mode as u8)],
        }),+]
    };
}

/// The built-in instances, without those that only add a notice in the client. The organization's
/// default is Islands.
///
/// Source: the migration guidance and the cmdlet reference of `Grant-CsTeamsUpgradePolicy`.
pub static PRESETS: &[Preset] = presets! {
    "Islands", Islands;
    "SfBOnly", SfbOnly;
    "SfBWithTeamsCollab", SfbWithTeamsCollab;
    "SfBWithTeamsCollabAndMeetings", SfbWithTeamsCollabAndMeetings;
    "UpgradeToTeams", TeamsOnly;
};

/// The policy that routes calls in this edition. Addresses hold the mode; the instance follows.
pub const POLICY: Policy = Policy {
    property: "TeamsUpgradePolicy",
    key: None,
    custom: Custom::PresetsOnly,
    presets: PRESETS,
    compared_with: Mode::TeamsOnly as usize,
};
