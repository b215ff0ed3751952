//! The commands of a suggested change.

use super::writing::{Command, grant};
use crate::routing::{Change, InteropPolicy, Remedy, Subject};

/// The commands that make the changes of a remedy for this user. Empty if the remedy does not touch
/// the policy, because no command of this policy sets a user's choice or assigns licenses.
pub fn remedy_commands(subject: Subject, remedy: &Remedy, user: &str) -> Vec<Command> {
    let touches_policy = remedy.changes.iter().any(|it| match it {
        Change::Grant(_) | Change::Calling(_) | Change::Chat(_) | Change::Override(_) => true,
        Change::Choice(_) | Change::Licence(_) => false,
    });
    if !touches_policy {
        return Vec::new();
    }
    let after = subject.after(&remedy.changes);
    grant(after.instance.unwrap_or(&InteropPolicy::GLOBAL), after.scenario.policy, user)
}
