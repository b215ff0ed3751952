//! `audit EXPORT... [--edition EDITION] [--json|--markdown]`

use super::arguments::Arguments;
use super::estate::Audited;
use super::{Exit, Host, edition};
use crate::audit::estate::guessed_edition;
use crate::audit::whole::{WholeFile, audited, done, heads, unknown_policies};
use crate::audit::{Selection, Summary, Task};
use crate::editions;
use crate::routing::Edition;
use crate::text::audit::{file_problem, why};
use crate::text::audit_report::markdown;
use std::sync::Arc;

/// How many rejected rows are told.
const MOST_TOLD: usize = 10;

pub(super) fn run(words: &[String], host: &mut dyn Host) -> Result<Exit, String> {
    let arguments = Arguments::read(words, &["--json", "--markdown"], &["--edition"])?;
    let is_json = arguments.has("--json");
    if is_json && arguments.has("--markdown") {
        return Err("choose `--json` or `--markdown`.".to_owned());
    }
    let chosen = edition(&arguments)?;
    if arguments.files.is_empty() {
        return Err("`audit` needs a file of users.".to_owned());
    }
    let mut files = Vec::new();
    for name in &arguments.files {
        let bytes = host.read(name).map_err(|why| format!("cannot read `{name}`: {why}"))?;
        files.push(WholeFile { name: (*name).to_owned(), bytes: Arc::new(bytes) });
    }
    let edition = match chosen {
        Some(it) => it,
        None => guessed(&files)?,
    };
    let mut session = audited(&files, edition);
    let summary = session.audit_mut().whole_summary();
    let mut told = problems(&summary);
    let rows = match &summary.estate {
        Some(_) => {
            let rows = summary.files.iter().map(|it| it.rows).sum();
            let rejected: u64 = summary.unread.iter().sum();
            let all = Audited::new(&mut session, edition, (rows, rejected));
            if let Some(all) = all {
                match is_json {
                    true => all.json(&mut |it| host.out(it)),
                    false => host.out(&all.markdown()),
                }
                told.extend(all.unknown_policies().into_iter().map(|it| it + "\n"));
            }
            let people = summary.estate.as_ref().map_or(0, |it| it.people());
            if people == 0 { (0, 0) } else { (rows, rows.saturating_sub(rejected)) }
        }
        None => {
            let text = match is_json {
                true => done(&mut session, &files, Task::Json(Selection::default(), None)).text,
                false => markdown(&summary),
            };
            host.out(&text);
            for name in unknown_policies(&summary) {
                told.push_str(&format!(
                    "The settings of the policy {name} are not known. Add a file with them.\n"
                ));
            }
            (summary.rows(), summary.evaluated())
        }
    };
    host.err(&told);
    let (rows, evaluated) = rows;
    if rows > evaluated {
        host.err(&format!("{} of {rows} rows were rejected.\n", rows - evaluated));
    }
    let is_whole = told.is_empty() && evaluated > 0 && rows == evaluated;
    if rows == 0 {
        host.err("No user was found in these files.\n");
    }
    Ok(if is_whole { Exit::Held } else { Exit::NotUnderstood })
}

/// The edition that some files are of.
fn guessed(files: &[WholeFile]) -> Result<&'static Edition, String> {
    let heads = heads(files);
    match guessed_edition(&heads) {
        Some(it) => Ok(it.edition),
        // Nothing of them can be read, which the audit says for each of them.
        None if heads.iter().all(|it| it.columns.is_empty()) => Ok(editions::default()),
        None => {
            let ids: Vec<&str> = editions::ALL.iter().map(|it| it.id).collect();
            Err(format!(
                "no column of these files tells which rules apply. Name them with `--edition`: {}.",
                ids.join(", ")
            ))
        }
    }
}

/// What is wrong with the files and their first rejected rows, a line each.
fn problems(summary: &Summary) -> String {
    let files = summary.files.iter().flat_map(|file| {
        file.problems.iter().map(move |it| format!("{}: {}\n", file.name, file_problem(it)))
    });
    let rows = summary.rejected.iter().take(MOST_TOLD).map(|row| {
        let file = summary.files.get(row.file).map_or("", |it| it.name.as_str());
        let (what, next) = why(&row.why);
        format!("{file}:{}: {what} {next}\n", row.line).replace('`', "")
    });
    files.chain(rows).collect()
}
