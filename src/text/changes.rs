//! Changes in words.

use crate::powershell::is_command;
use crate::routing::{Attestation, Change, Edition, Role};

/// A change, as what to do. Names of fields and values stand between backticks.
pub fn change(change: Change, edition: &Edition) -> String {
    match change {
        Change::Grant(preset) => match preset.attestation {
            Attestation::NamePatternOnly => format!("Assign `{}`, if it exists", preset.name),
            Attestation::Documented => format!("Assign `{}`", preset.name),
        },
        Change::Set(question, answer) => {
            let (Some(question), Some(answer)) =
                (edition.question(question), edition.answer(question, answer))
            else {
                return String::new();
            };
            if answer.action.is_empty() {
                format!("Set `{}` to `{}`", question.heading, answer.label)
            } else {
                answer.action.to_owned()
            }
        }
    }
}

/// What kind of thing a change touches, for a list of what has no effect.
pub fn kind_of_change(change: Change, edition: &Edition) -> &'static str {
    match change {
        Change::Grant(_) => "another preset",
        Change::Set(question, _) => match edition.question(question) {
            Some(it) if it.role == Role::Choice => "the user’s choice",
            Some(it) if it.role == Role::License => "the license",
            Some(it) => it.name,
            None => "",
        },
    }
}

/// Who makes a change and how, where no command does.
pub fn by_hand(change: Change, edition: &Edition) -> Option<&'static str> {
    match change {
        Change::Grant(_) => None,
        Change::Set(question, answer) => edition
            .answer(question, answer)
            .map(|it| it.by_hand)
            .filter(|it| !it.is_empty() && !is_command(it)),
    }
}
