//! The commands of a suggested change.

use super::writing::{Command, assign};
use crate::routing::{Remedy, Role, Subject};

/// The commands that make the changes of a remedy for this user. Empty if the remedy does not touch
/// the policy, because no command of the policy sets a user's choice or assigns licenses.
pub fn remedy_commands(subject: Subject, remedy: &Remedy, user: &str) -> Vec<Command> {
    let edition = subject.edition();
    if !remedy.changes.iter().any(|it| it.role(edition) == Role::Policy) {
        return Vec::new();
    }
    assign(subject.after(&remedy.changes), user)
}
