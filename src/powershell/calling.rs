//! The commands that assign a `TeamsCallingPolicy`.

use super::writing::{CALLING, Choice, Command, Remark, grant_line, next_line, written};
use crate::routing::{Role, Subject};

/// The value that names a field in a command: `True` is `$true`.
fn value(label: &'static str) -> &'static str {
    match label {
        "True" => "$true",
        "False" => "$false",
        word => word,
    }
}

/// How to create and assign the policy of a subject; if one has to be made, with this name.
pub(super) fn choose(subject: Subject, name: &str) -> Choice {
    let case = subject.case;
    let edition = subject.edition();
    let granted = |policy: &str, remark| Choice { create: None, policy: policy.to_owned(), remark };
    match subject.unchanged_preset().or_else(|| case.preset()) {
        Some(preset) if preset.is_default(edition) => granted("$null", Remark::ReturnsToDefault),
        Some(preset) => granted(preset.name, Remark::GrantsInstance),
        None => {
            let differs = edition
                .of_role(|it| it == Role::Policy)
                .filter(|(at, question)| !question.is_default(case.get(*at)))
                .map(|(at, question)| format!("-{} {}", question.heading, value(case.label(at))));
            let head =
                ["New-CsTeamsCallingPolicy".to_owned(), format!("-Identity {}", written(name))];
            let line = head.into_iter().chain(differs).collect::<Vec<_>>().join(&next_line(""));
            Choice {
                create: Some(Command { line, remark: Remark::CreatesPolicy }),
                policy: written(name),
                remark: Remark::GrantsCustom,
            }
        }
    }
}

/// The commands that assign the policy of a subject to a user.
pub(super) fn assign(subject: Subject, name: &str, user: &str) -> Vec<Command> {
    let choice = choose(subject, name);
    let line = grant_line(CALLING, &choice.policy, &written(user), &[], "");
    let granted = Command { line, remark: choice.remark };
    choice.create.into_iter().chain(std::iter::once(granted)).collect()
}
