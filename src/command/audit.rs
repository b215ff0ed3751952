//! `audit EXPORT... [--json|--markdown]`

use super::arguments::Arguments;
use super::{Exit, Host};
use crate::audit::whole::{WholeFile, audited, done, unknown_policies};
use crate::audit::{Selection, Task};
use crate::text::audit::{file_problem, why};
use crate::text::audit_report::markdown;

/// How many rejected rows are told.
const MOST_TOLD: usize = 10;

pub(super) fn run(words: &[String], host: &mut dyn Host) -> Result<Exit, String> {
    let arguments = Arguments::read(words, &["--json", "--markdown"], &[])?;
    if arguments.has("--json") && arguments.has("--markdown") {
        return Err("choose `--json` or `--markdown`.".to_owned());
    }
    if arguments.files.is_empty() {
        return Err("`audit` needs a file of users.".to_owned());
    }
    let mut files = Vec::new();
    for name in &arguments.files {
        let bytes = host.read(name).map_err(|why| format!("cannot read `{name}`: {why}"))?;
        files.push(WholeFile { name: (*name).to_owned(), bytes });
    }
    let mut session = audited(&files);
    let summary = session.audit().summary();
    let text = match arguments.has("--json") {
        true => done(&mut session, &files, Task::Json(Selection::default(), None)).text,
        false => markdown(&summary),
    };
    host.out(&text);
    let mut told = String::new();
    let problems = summary.files.iter().flat_map(|file| {
        file.problems.iter().map(move |it| format!("{}: {}\n", file.name, file_problem(it)))
    });
    told.extend(problems);
    let rows = summary.rejected.iter().take(MOST_TOLD).map(|row| {
        let file = summary.files.get(row.file).map_or("", |it| it.name.as_str());
        let (what, next) = why(&row.why);
        format!("{file}:{}: {what} {next}\n", row.line).replace('`', "")
    });
    told.extend(rows);
    for name in unknown_policies(&summary) {
        told.push_str(&format!(
            "The settings of the policy {name} are not known. Add a file with them.\n"
        ));
    }
    host.err(&told);
    let (rows, evaluated) = (summary.rows(), summary.evaluated());
    if rows > evaluated {
        host.err(&format!("{} of {rows} rows were rejected.\n", rows - evaluated));
    }
    let is_whole = told.is_empty() && evaluated > 0 && rows == evaluated;
    if rows == 0 {
        host.err("No user was found in these files.\n");
    }
    Ok(if is_whole { Exit::Held } else { Exit::NotUnderstood })
}
