//! The words around doubts: what settles one, and what kind it is.

use crate::routing::{DoubtKind, Settled};

/// What settles a doubt, in a few words.
pub const fn settled(settled: Settled) -> &'static str {
    match settled {
        Settled::GuideOnCase => "Why: the guide covers exactly this case",
        Settled::GuideInGeneral => "Why: a general statement in the guide",
        Settled::PeriodDocument => "Why: another document of the time",
        Settled::Inference => "Why: inferred",
        Settled::NoRouting => "Why: no call depends on it",
    }
}

/// The heading of the doubts of one kind.
pub const fn kind(kind: DoubtKind) -> &'static str {
    match kind {
        DoubtKind::Disagreement => "Documents disagree",
        DoubtKind::OpenQuestion => "No document says",
    }
}
