//! Writes policies of the kind that routes calls today, `TeamsCallingPolicy`.

use super::writing::{Choice, Command, Remark, next_line, written};
use crate::routing::{Case, Control, Preset, Question, Role, Subject};

/// How a user gets the calling policy of a subject. One that must be created gets this name.
pub fn choose(subject: Subject, name: &str) -> Choice {
    let case = subject.case;
    // `Global` may have been edited, so another instance with the same fields comes before it.
    let mut built_in = case.edition().policy.presets.iter();
    let has_fields =
        |it: &&'static Preset| !it.is_default(case.edition()) && case.has_fields_of(it);
    let instance = subject.unchanged_preset().or_else(|| built_in.find(has_fields));
    let (create, policy, remark) = match instance {
        Some(preset) if preset.is_default(case.edition()) => {
            (None, "$null".to_owned(), Remark::ReturnsToGroupOrGlobal)
        }
        Some(preset) => (None, preset.name.to_owned(), Remark::GrantsCallingPolicy),
        None => {
            let name = written(name);
            (Some(create_line(case, &name)), name, Remark::GrantsCustom)
        }
    };
    Choice { create, policy, remark }
}

/// The command that creates a policy with the fields of a case. It names every field that routes calls,
/// so that the policy is the same whatever the defaults are.
fn create_line(case: Case, name: &str) -> Command {
    let field = |(at, question): (u8, &'static Question)| {
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
