//! Terms of the trade.

/// A term, and what it means in a sentence. What else there is to know of it stands in the glossary.
#[derive(Debug)]
pub struct Term {
    /// Its name for programs, for ever. It stands in addresses.
    pub id: &'static str,
    /// The term.
    pub name: &'static str,
    /// Other forms of it, as texts and searches have them.
    pub also: &'static [&'static str],
    /// What it means.
    pub says: &'static str,
}

/// Ids are unique.
impl PartialEq for Term {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Term {}
