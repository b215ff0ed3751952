//! The same question in another edition. What follows what is said by the editions themselves.

use super::{Edition, Subject};

/// A question, carried over into another edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// The question there.
    pub subject: Subject,
    /// What is not the same question any more.
    pub losses: Vec<&'static Loss>,
}

/// Something that could not be carried over as it was.
#[derive(Debug, PartialEq, Eq)]
pub struct Loss {
    /// Its name.
    pub id: &'static str,
    /// What it is, in a sentence.
    pub says: &'static str,
}

/// Carries a question over into one other edition.
pub type CarryOver = fn(&Subject) -> Carried;

/// The same question, asked in another edition. Where nobody has said how the two fit together, it is
/// the first question of that edition.
pub fn carry_over(subject: &Subject, edition: &'static Edition) -> Carried {
    let known = subject.edition().successions.iter().find(|it| it.0 == edition.id);
    match known {
        Some((_, carry)) => carry(subject),
        None => Carried { subject: Subject::first(edition), losses: Vec::new() },
    }
}
