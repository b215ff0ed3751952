//! What each dated edition says. The only files that state product behaviour.

mod advice_2017_12;
pub mod doubts_2017_12;
pub mod guide_2017_12;
pub mod modes_2019_08;

pub use sources::{Document, Source};

mod sources;
