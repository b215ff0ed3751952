//! Writes policies of the kind that routes calls today, `TeamsCallingPolicy`.

use super::writing::{Command, Remark, next_line};
use crate::routing::{Case, Control, Role};

/// The command that creates a policy with the fields of a case. It names every field that routes calls,
/// so that the policy is the same whatever the defaults are.
pub fn create_line(case: Case, name: &str) -> Command {
    let field = |(at, question): (u8, &'static crate::routing::Question)| {
        let value = match (question.control, case.label(at)) {
            (Control::Switch, "True") => "$true",
            (Control::Switch, _) => "$false",
            (_, label) => label,
        };
        format!("-{} {value}", question.heading)
    };
    let fields = case.edition().of_role(|it| it == Role::Policy).map(field);
    let parts: Vec<String> = ["New-CsTeamsCallingPolicy".to_owned(), format!("-Identity {name}")]
        .into_iter()
        .chain(fields)
        .collect();
    Command { line: parts.join(&next_line("")), remark: Remark::CreatesCallingPolicy }
}
