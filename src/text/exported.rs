//! The users of exports for expectations, or why they cannot be tested, in a sentence.

use super::audit::{file_problem, why};
use crate::audit::whole::{Untested, WholeFile, answerable, users};
use crate::expectations::{Exported, User};
use crate::routing::Edition;

/// The users of files that belong together, in an edition.
///
/// # Errors
/// Why not all of them can be tested, as the end of a sentence.
pub fn exported(files: &[WholeFile], edition: &'static Edition) -> Result<Exported, String> {
    let users = users(files, edition).map_err(|it| untested(&it, files.len()))?;
    let all = users.into_iter().map(|it| User {
        name: it.name,
        subject: it.subject,
        unsaid: it.unsaid,
        given: it.given,
    });
    Ok(Exported { answers: answerable(edition), all: all.collect() })
}

fn untested(why_not: &Untested, files: usize) -> String {
    let of = |name: &str| if files > 1 { format!("{name}, ") } else { String::new() };
    match why_not {
        Untested::Nobody => "no user was found in it.".to_owned(),
        Untested::OtherEdition(it) => format!(
            "{} has a column `{}`, so it is of edition {}. Write that under `edition`.",
            it.file, it.column, it.edition.id
        ),
        Untested::File(name, problem) => {
            let of = if files > 1 { format!("{name}: ") } else { String::new() };
            format!("{of}{}", file_problem(problem)).replace('`', "")
        }
        Untested::Row(name, row) => {
            let (what, next) = why(&row.why);
            format!("{}line {}: {what} {next}", of(name), row.line).replace('`', "")
        }
        Untested::Policy(name) => {
            format!("the settings of the policy {name} of some user are not known.")
        }
    }
}
