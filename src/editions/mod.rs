//! What products do, one folder for each dated edition. The only place that states product behavior.
//!
//! To add an edition, add its folder and name it in [`ALL`]; nothing else in the house changes.

pub mod glossary;
pub mod sources;
mod succession;
pub mod teams_calling_policy;
pub mod teams_interop_policy;
pub mod teams_upgrade_policy;
mod timeline;

pub use glossary::{Definition, glossary};
pub use timeline::{Event, timeline};

/// What the edition of the guide brings to the pages that are written at build time.
pub mod guide {
    pub use super::teams_interop_policy::{
        DefaultClient, GUIDE_TOPICS, GuideTopic, InteropCall, License, Organization, group,
        guide_title,
    };
}

use crate::routing::{Doubt, Edition};

/// All editions, in the order in which they are offered. An address without one means the first.
pub static ALL: &[&Edition] = &[
    &teams_interop_policy::EDITION,
    &teams_upgrade_policy::EDITION,
    &teams_calling_policy::EDITION,
];

/// The doubts of each edition that has some. Apart from the editions, because most of the page needs
/// none of their words.
static DOUBTS: &[(&Edition, &[Doubt])] = &[
    (&teams_interop_policy::EDITION, teams_interop_policy::DOUBTS),
    (&teams_calling_policy::EDITION, teams_calling_policy::DOUBTS),
];

/// The edition that an address without one means.
pub fn default() -> &'static Edition {
    &teams_interop_policy::EDITION
}

/// The edition of the documents as they are now.
pub fn today() -> &'static Edition {
    &teams_calling_policy::EDITION
}

/// The edition of this name.
pub fn named(id: &str) -> Option<&'static Edition> {
    ALL.iter().find(|it| it.id.eq_ignore_ascii_case(id)).copied()
}

/// Where documents disagree or are silent about an edition.
pub fn doubts(edition: &Edition) -> &'static [Doubt] {
    DOUBTS.iter().find(|it| it.0 == edition).map_or(&[], |it| it.1)
}
