//! What can be wrong with how people's calls are routed, what fixes it, and what an edition says about
//! people with the same facts.

use super::person::PersonFacts;
use crate::audit::Effect;
use crate::audit::wire::{Wire, by_place};
use strum::{EnumCount, EnumString, IntoStaticStr, VariantArray};

/// A problem of people whose calls are routed by calling policies, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[derive(EnumCount, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum CallingFinding {
    /// No call rings this person or whoever stands in for them, and no message can be left.
    Unreachable,
    /// Calls are forwarded in a circle.
    Circle,
    /// Calls are forwarded to somebody who is gone, or to a number that belongs to nobody.
    DeadEnd,
    /// The person has a number, and the policy rejects every call.
    Blocked,
    /// The person has a number without the license or the flag for it.
    VoiceOff,
    /// `PreventTollBypass` on a line that is not Direct Routing.
    TollBypass,
    /// Homed on-premises in `TeamsOnly`, which is for users homed online.
    TeamsOnlyOnPremises,
    /// The person has a number whose calls are lost for another reason, such as the mode.
    PstnLost,
    /// If nobody answers, callers are cut off.
    CutOff,
    /// Calls are forwarded to somebody whose callers are cut off if nobody answers.
    TargetCutsOff,
    /// The policy sends calls to voicemail, or treats them as unanswered, before they ring.
    AllToVoicemail,
    /// The rule has a target that the policy no longer allows.
    Forbidden,
    /// Unanswered calls go in a circle.
    UnansweredCircle,
    /// Calls are forwarded, and forwarded again.
    Chain,
    /// `TeamsOnly` is assigned, and another mode is in effect.
    ModeNotInEffect,
    /// In `Islands`, while colleagues are in `TeamsOnly`, whose calls arrive in Teams alone.
    IslandsAmongTeamsOnly,
    /// The policy does not exist.
    UnknownPolicy,
    /// Homed on-premises, where calling policies and forwarding in Teams do nothing.
    OnPremises,
    /// Licensed for Teams Phone, without a number.
    WithoutNumber,
}

by_place!(CallingFinding);

impl CallingFinding {
    /// What it means for calls.
    pub const fn effect(self) -> Effect {
        match self {
            Self::Unreachable
            | Self::Circle
            | Self::DeadEnd
            | Self::Blocked
            | Self::VoiceOff
            | Self::TollBypass
            | Self::TeamsOnlyOnPremises
            | Self::PstnLost
            | Self::CutOff
            | Self::TargetCutsOff => Effect::Lost,
            Self::AllToVoicemail
            | Self::Forbidden
            | Self::UnansweredCircle
            | Self::Chain
            | Self::ModeNotInEffect
            | Self::IslandsAmongTeamsOnly => Effect::Elsewhere,
            Self::UnknownPolicy | Self::OnPremises | Self::WithoutNumber => Effect::Nothing,
        }
    }

    /// Whether it is about a single person, and not about whom calls are forwarded to.
    pub const fn is_of_one(self) -> bool {
        !matches!(
            self,
            Self::Unreachable
                | Self::Circle
                | Self::DeadEnd
                | Self::TargetCutsOff
                | Self::UnansweredCircle
                | Self::Chain
        )
    }

    /// The bit that stands for it.
    pub const fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// What is to be done about a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallingFix {
    /// Turn off forwarding.
    StopForwarding,
    /// Forward to where calls end in any case.
    ForwardToEnd,
    /// Send unanswered calls to voicemail.
    UnansweredToVoicemail,
    /// Assign this policy.
    Assign(&'static str),
    /// Assign this coexistence policy, or remove the assigned one if it is empty. The second takes that back.
    Mode(&'static str, &'static str),
    /// Wait until an assigned mode takes effect.
    WaitForMode,
    /// Remove the policy of one's own.
    RemovePolicy,
    /// Set `EnterpriseVoiceEnabled`.
    EnableVoice,
    /// Assign a license, which no command of this module does.
    AssignLicense,
    /// Assign a number.
    AssignNumber,
    /// Nothing is known that helps and loses no call.
    Nothing,
}

impl CallingFix {
    /// A name of it for files and ids: lower-case letters, digits and hyphens.
    pub fn token(self) -> String {
        let token = match self {
            Self::StopForwarding => "stop-forwarding",
            Self::ForwardToEnd => "forward-to-end",
            Self::UnansweredToVoicemail => "unanswered-to-voicemail",
            Self::Assign(policy) => return format!("assign-{}", policy.to_ascii_lowercase()),
            Self::Mode("", _) => "remove-mode",
            Self::Mode(policy, _) => return format!("mode-{}", policy.to_ascii_lowercase()),
            Self::WaitForMode => "wait-for-mode",
            Self::RemovePolicy => "remove-policy",
            Self::EnableVoice => "enable-voice",
            Self::AssignLicense => "assign-license",
            Self::AssignNumber => "assign-number",
            Self::Nothing => "nothing",
        };
        token.to_owned()
    }
}

/// What an edition says about people with the same facts, as a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Judgement {
    /// How their calls go on: [`Judgement::FORWARDS`] and so on.
    pub flags: u32,
    /// The problems that people have by themselves, as [`CallingFinding::bit`].
    pub findings: u32,
}

impl Judgement {
    /// Calls are forwarded before they ring.
    pub const FORWARDS: u32 = 1;
    /// Others ring at the same time.
    pub const ALSO: u32 = 2;
    /// A client of the person rings.
    pub const RINGS: u32 = 4;
    /// Calls are forwarded if nobody answers.
    pub const AFTER: u32 = 8;
    /// Voicemail takes calls, immediately or if nobody answers.
    pub const VOICEMAIL: u32 = 16;
    /// Callers are cut off if nobody answers.
    pub const CUTS_OFF: u32 = 32;
    /// Calls are lost immediately.
    pub const LOST: u32 = 64;

    /// Whether one of these flags is set.
    pub const fn is(self, flags: u32) -> bool {
        self.flags & flags != 0
    }
}

impl Wire for Judgement {
    fn put(&self, out: &mut Vec<u8>) {
        (u64::from(self.findings) << 8 | u64::from(self.flags)).put(out);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        let bits = u64::take(bytes)?;
        Some(Self { flags: bits as u32 & 0xff, findings: (bits >> 8) as u32 })
    }
}

impl Wire for PersonFacts {
    fn put(&self, out: &mut Vec<u8>) {
        self.bits().put(out);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        Some(Self::of_bits(u64::take(bytes)?))
    }
}
