//! The words around doubts: what settles one, and what kind it is.

use crate::routing::{DoubtKind, Settled};

/// What settles a doubt, in a few words.
pub const fn settled(settled: Settled) -> &'static str {
    match settled {
        Settled::GuideOnCase => "The guide on exactly this case",
        Settled::GuideInGeneral => "The guide’s general statement",
        Settled::PeriodDocument => "Another document of the time",
        Settled::Inference => "Inference",
        Settled::NoRouting => "No call depends on it",
    }
}

/// The heading of the doubts of one kind.
pub const fn kind(kind: DoubtKind) -> &'static str {
    match kind {
        DoubtKind::Disagreement => "Documents disagree",
        DoubtKind::OpenQuestion => "No document says",
    }
}
