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

/// The same question, asked in another edition: directly where one edition says how the two fit
/// together, otherwise by way of a third one, with what is lost on both stretches. Where no way leads
/// there, it is the first question of that edition.
pub fn carry_over(subject: &Subject, edition: &'static Edition) -> Carried {
    directly(subject, edition)
        .or_else(|| by_way_of_another(subject, edition))
        .unwrap_or_else(|| Carried { subject: Subject::first(edition), losses: Vec::new() })
}

fn directly(subject: &Subject, edition: &Edition) -> Option<Carried> {
    let (_, carry) = subject.edition().successions.iter().find(|it| it.0 == edition.id)?;
    Some(carry(subject))
}

fn by_way_of_another(subject: &Subject, edition: &Edition) -> Option<Carried> {
    subject.edition().successions.iter().find_map(|(_, carry)| {
        let between = carry(subject);
        let there = directly(&between.subject, edition)?;
        let losses = between.losses.into_iter().chain(there.losses).collect();
        Some(Carried { subject: there.subject, losses })
    })
}
