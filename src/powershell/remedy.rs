//! The commands of a suggested change, and those that undo it.

use super::tenant::Era;
use super::writing::{CUSTOM_POLICY, Command, EXAMPLE_USER, Recipients, Request, Wanted, plan};
use crate::routing::{Attestation, Preset, Remedy, Role, Subject};

/// Commands that make a change and commands that undo it. Both are empty if no command does it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RemedyCommands {
    /// Makes the change.
    pub apply: Vec<Command>,
    /// Gives the user back the policy that they had.
    pub undo: Vec<Command>,
}

/// The name of a new policy where the user has one of their own already.
const SECOND_POLICY: &str = "Tag:CustomPolicy2";

/// The commands that make the changes of a remedy for a user. Empty if the remedy does not touch the
/// policy, because no command of the policy sets a user's choice or assigns licenses.
pub fn remedy_commands(subject: Subject, remedy: &Remedy) -> RemedyCommands {
    let edition = subject.edition();
    if !remedy.changes.iter().any(|it| it.role(edition) == Role::Policy) {
        return RemedyCommands::default();
    }
    let Some(&era) = [Era::December2017, Era::August2019].iter().find(|it| it.edition() == edition)
    else {
        return RemedyCommands::default();
    };
    // A policy that has no preset's settings has a name that nobody knows here: the example's.
    let is_named = |it: &&Preset| it.attestation == Attestation::Documented;
    let same = subject.unchanged_preset().or_else(|| subject.case.preset().filter(is_named));
    let before = same.map_or(CUSTOM_POLICY, |it| it.name);
    let name = if before == CUSTOM_POLICY { SECOND_POLICY } else { CUSTOM_POLICY };
    let planned = plan(&Request {
        wanted: Wanted::of(subject.after(&remedy.changes), name),
        recipients: Recipients::One(EXAMPLE_USER),
        before: Some(before),
        era,
    });
    planned.map_or_else(
        |_| RemedyCommands::default(),
        |it| RemedyCommands { apply: it.apply, undo: it.roll_back },
    )
}
