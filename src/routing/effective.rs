//! From the policy and the user's choice to the one calling client that counts.

use super::policy::PolicyFields;
use super::vocabulary::{DefaultClient, Override, UserChoice};

/// The calling client that counts, and why. It is the first step of every trace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EffectiveClient {
    /// The client.
    pub client: DefaultClient,
    /// Why it counts.
    pub reason: EffectiveReason,
}

/// Why a client counts.
///
/// The guide and the interoperability page say that a user may choose where the override allows
/// it; what holds for a choice that was never made is inferred.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EffectiveReason {
    /// The override is off and nothing was chosen.
    OverrideOff,
    /// The override is off, so the choice that was made has no effect.
    ChoiceIgnored,
    /// The override is on and the user chose.
    UserChose,
    /// The override is on and the user chose nothing, so the policy's own value stands.
    NothingChosen,
}

impl EffectiveClient {
    /// Derives the client that counts.
    pub const fn of(policy: PolicyFields, choice: UserChoice) -> Self {
        let own = policy.calling_default_client;
        let (client, reason) = match (policy.allow_end_user_client_override, choice) {
            (Override::Off, UserChoice::None) => (own, EffectiveReason::OverrideOff),
            (Override::Off, UserChoice::Teams | UserChoice::Sfb) => {
                (own, EffectiveReason::ChoiceIgnored)
            }
            (Override::On, UserChoice::Teams) => (DefaultClient::Teams, EffectiveReason::UserChose),
            (Override::On, UserChoice::Sfb) => (DefaultClient::Sfb, EffectiveReason::UserChose),
            (Override::On, UserChoice::None) => (own, EffectiveReason::NothingChosen),
        };
        Self { client, reason }
    }
}
