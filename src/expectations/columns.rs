//! The columns that a table of expectations can have.

use super::OWN_COLUMNS;
use crate::routing::Edition;
use crate::similar::similar;

/// What a column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// One of [`OWN_COLUMNS`].
    Own(&'static str),
    /// A key of the address: the policy or a question, in the editions that have it.
    Key(&'static str),
}

impl Column {
    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Own(name) | Self::Key(name) => name,
        }
    }

    /// The column of this name, in any case of letters.
    pub fn named(name: &str, editions: &[&'static Edition]) -> Option<Self> {
        let is_it = |it: &&'static str| it.eq_ignore_ascii_case(name);
        if let Some(own) = OWN_COLUMNS.iter().copied().find(is_it) {
            return Some(Self::Own(own));
        }
        editions.iter().flat_map(|it| keys(it)).find(is_it).map(Self::Key)
    }

    /// The nearest name of a column.
    pub fn near(name: &str, editions: &[&'static Edition]) -> Option<&'static str> {
        similar(name, OWN_COLUMNS.into_iter().chain(editions.iter().flat_map(|it| keys(it))))
    }
}

/// The keys of the address that an edition has.
pub(super) fn keys(edition: &'static Edition) -> impl Iterator<Item = &'static str> {
    edition.policy.key.into_iter().chain(edition.questions.iter().map(|it| it.key))
}

/// The editions that have a key.
pub(super) fn editions_with(key: &str, editions: &[&'static Edition]) -> Vec<&'static str> {
    let with = editions.iter().filter(|it| keys(it).any(|it| it.eq_ignore_ascii_case(key)));
    with.map(|it| it.id).collect()
}
