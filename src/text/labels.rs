//! Short names of landings, bases and editions, for pickers, lines and lists.

use crate::routing::{Basis, BasisKind, Direction, Edition, Landing};

/// A landing, in the words that stand on the screen.
pub const fn landing(landing: Landing) -> &'static str {
    match landing {
        Landing::Teams => "Teams",
        Landing::SkypeForBusiness => "Skype for Business",
        Landing::EitherClient => "Either client",
        Landing::TeamsAndOthers => "Teams and others",
        Landing::Voicemail => "Voicemail",
        Landing::Forwarded => "Forwarded",
        Landing::Attendant => "Attendant",
        Landing::Busy => "Busy signal",
        Landing::Blocked => "Blocked",
        Landing::Nowhere => "Reaches nobody",
        Landing::Refused => "Refused",
        Landing::NotSupported => "Not supported",
        Landing::NotApplicable => "No such caller",
        Landing::NotGoverned => "Not decided by this policy",
        Landing::NotPossible => "Not possible",
    }
}

/// A landing of a call that goes this way. A call that cannot even be placed reaches nobody either.
pub const fn landing_of(landing: Landing, direction: Direction) -> &'static str {
    match (landing, direction) {
        (Landing::Nowhere, Direction::Outbound) => "Cannot be placed",
        (landing, _) => self::landing(landing),
    }
}

/// A landing, as the end of the sentence that begins with the call.
pub const fn ending(landing: Landing, direction: Direction) -> &'static str {
    match (landing, direction) {
        (Landing::Nowhere, Direction::Outbound) => "cannot be placed",
        (Landing::Nowhere, _) => "reaches nobody",
        (landing, _) => self::landing(landing),
    }
}

/// A landing, where there is hardly any room.
pub const fn landing_short(landing: Landing) -> &'static str {
    match landing {
        Landing::Teams => "Teams",
        Landing::SkypeForBusiness => "SfB",
        Landing::EitherClient => "Either",
        Landing::TeamsAndOthers => "Teams+",
        Landing::Voicemail => "Voicemail",
        Landing::Forwarded => "Forwarded",
        Landing::Attendant => "Attendant",
        Landing::Busy => "Busy",
        Landing::Blocked => "Blocked",
        Landing::Refused => "Refused",
        Landing::Nowhere => "Nobody",
        Landing::NotSupported => "Unsupported",
        Landing::NotApplicable => "No caller",
        Landing::NotGoverned => "Not decided",
        Landing::NotPossible => "Impossible",
    }
}

/// What would happen, as the rest of a sentence that begins with the call.
pub const fn lands(landing: Landing, direction: Direction) -> &'static str {
    match (landing, direction) {
        (Landing::Teams, Direction::Outbound) => "is placed from Teams",
        (Landing::SkypeForBusiness, Direction::Outbound) => "is placed from Skype for Business",
        (Landing::EitherClient, Direction::Outbound) => "can be placed from either client",
        (Landing::Nowhere, Direction::Outbound) => "cannot be placed",
        (Landing::Teams, _) => "lands in Teams",
        (Landing::SkypeForBusiness, _) => "lands in Skype for Business",
        (Landing::EitherClient, _) => "lands in either client",
        (Landing::TeamsAndOthers, _) => "rings in Teams and for others too",
        (Landing::Voicemail, _) => "lands in voicemail",
        (Landing::Forwarded, _) => "is forwarded",
        (Landing::Attendant, _) => "lands at an attendant or announcement",
        (Landing::Busy, _) => "gets a busy signal",
        (Landing::Blocked, _) => "is blocked",
        (Landing::Refused, _) => "is refused",
        (Landing::Nowhere, _) => "reaches nobody",
        (Landing::NotSupported, _) => "is not supported",
        (Landing::NotApplicable, _) => "has no such caller",
        (Landing::NotGoverned, _) => "is not decided by this policy",
        (Landing::NotPossible, _) => "is not possible",
    }
}

/// The landing as it stands inside a sentence.
pub const fn in_sentence(landing: Landing) -> &'static str {
    match landing {
        Landing::Teams | Landing::SkypeForBusiness => self::landing(landing),
        Landing::EitherClient => "either client",
        Landing::TeamsAndOthers => "Teams and for others too",
        Landing::Voicemail => "voicemail",
        Landing::Forwarded => "forwarded",
        Landing::Attendant => "an attendant or announcement",
        Landing::Busy => "a busy signal",
        Landing::Blocked => "blocked",
        Landing::Refused => "refused",
        Landing::Nowhere => "nobody is reached",
        Landing::NotSupported => "not supported",
        Landing::NotApplicable => "there is no such caller",
        Landing::NotGoverned => "not decided by this policy",
        Landing::NotPossible => "not possible",
    }
}

/// What goes on with a call, up to the landing. Empty where the landing says it all.
pub const fn predicate(landing: Landing, direction: Direction) -> &'static str {
    match (landing, direction) {
        (Landing::Teams | Landing::SkypeForBusiness, Direction::Outbound) => "is placed from",
        (Landing::EitherClient, Direction::Outbound) => "can be placed from",
        (Landing::Nowhere, Direction::Outbound) => "",
        (Landing::Teams | Landing::SkypeForBusiness | Landing::EitherClient, _) => "lands in",
        (Landing::TeamsAndOthers, _) => "rings in",
        (Landing::Voicemail, _) => "lands in",
        (Landing::Attendant, _) => "lands at",
        (Landing::Busy, _) => "gets",
        (Landing::Nowhere, _) => "",
        (Landing::NotApplicable, _) => "cannot happen:",
        (
            Landing::Forwarded
            | Landing::Blocked
            | Landing::Refused
            | Landing::NotSupported
            | Landing::NotGoverned
            | Landing::NotPossible,
            _,
        ) => "is",
    }
}

/// What the other reading says, in the same breath as the answer; nothing where there is none.
pub fn other_reading(basis: Basis) -> Option<String> {
    basis
        .alternative()
        .map(|landing| format!("Sources conflict: another reading says {}.", in_sentence(landing)))
}

/// The tag beside an answer.
pub const fn basis(basis: BasisKind) -> &'static str {
    match basis {
        BasisKind::Guide => "Stated in the guide",
        BasisKind::Document => "Stated elsewhere",
        BasisKind::Inferred => "Inferred",
        BasisKind::Disputed => "Sources conflict",
    }
}

/// What the tag beside an answer means.
pub const fn basis_meaning(basis: BasisKind) -> &'static str {
    match basis {
        BasisKind::Guide => "The guide says this.",
        BasisKind::Document => {
            "The guide does not say; another document of the same period says this."
        }
        BasisKind::Inferred => {
            "No document says this outright; it follows from what they say together."
        }
        BasisKind::Disputed => "The documents can be read two ways; the other reading is named.",
    }
}

/// An edition, as the date that it stands for.
pub fn edition(edition: &Edition) -> String {
    format!("As of {}", edition.date)
}
