//! The one sentence that the page is about.

use super::labels;
use crate::routing::{Basis, CallType, Direction, Landing};

/// The sentence up to the landing: "An inbound PSTN call to this user lands in".
pub fn lead(call: CallType, landing: Landing) -> String {
    format!("{} {}", subject(call), predicate(call, landing))
}

/// The whole sentence, with its landing.
pub fn sentence(call: CallType, landing: Landing) -> String {
    format!("{} {}.", lead(call, landing), in_sentence(landing))
}

/// What the other reading says, in the same breath as the answer; empty when there is none.
pub fn other_reading(basis: Basis) -> Option<String> {
    basis
        .alternative()
        .map(|landing| format!("Disputed: another reading says {}.", in_sentence(landing)))
}

/// The call, as the subject of a sentence about this user.
pub const fn subject(call: CallType) -> &'static str {
    match call {
        CallType::TeamsVoip => "A VoIP call from Teams to this user",
        CallType::SfbVoip => "A VoIP call from Skype for Business to this user",
        CallType::PstnIn => "An inbound PSTN call to this user",
        CallType::FederatedIn => "An inbound federated call to this user",
        CallType::PstnOut => "An outbound PSTN call from this user",
        CallType::FederatedOut => "An outbound federated call from this user",
        CallType::TeamsChat => "A chat from Teams to this user",
        CallType::SfbChat => "A chat from Skype for Business to this user",
        CallType::FederatedChat => "A federated chat to this user",
    }
}

/// What goes on with a call, up to the landing.
pub const fn predicate(call: CallType, landing: Landing) -> &'static str {
    match (landing, call.direction()) {
        (Landing::Teams | Landing::SkypeForBusiness, Direction::Outbound) => "is placed from",
        (Landing::Teams | Landing::SkypeForBusiness, _) => "lands in",
        (Landing::EitherClient, Direction::Outbound) => "can be placed from",
        (Landing::EitherClient, _) => "lands in",
        (Landing::Nowhere, Direction::Outbound) => "cannot be placed:",
        (Landing::Nowhere, _) => "lands nowhere:",
        (Landing::NotApplicable, _) => "cannot happen:",
        (Landing::NotSupported | Landing::NotGoverned | Landing::NotPossible, _) => "is",
    }
}

/// The landing as it stands inside a sentence.
pub const fn in_sentence(landing: Landing) -> &'static str {
    match landing {
        Landing::Teams | Landing::SkypeForBusiness => labels::landing(landing),
        Landing::EitherClient => "either client",
        Landing::Nowhere => "nobody’s phone rings",
        Landing::NotSupported => "not supported",
        Landing::NotApplicable => "there is no such caller",
        Landing::NotGoverned => "not decided by this policy",
        Landing::NotPossible => "not possible",
    }
}
