//! `audit EXPORT... [--edition EDITION] [--names COLUMN] [--repeated first|last] [--json|--markdown]`

use super::arguments::Arguments;
use super::estate::Audited;
use super::{Exit, Host, edition};
use crate::audit::estate::guessed_edition;
use crate::audit::whole::{WholeFile, audited, done, heads, unknown_policies};
use crate::audit::{
    AuditSession, Correction, FileProblem, Meaning, Options, Repeats, Selection, Sort, Summary,
    Task,
};
use crate::editions;
use crate::routing::Edition;
use crate::text::audit::{file_problem, why};
use crate::text::audit_report::markdown;
use std::sync::Arc;

/// How many rejected rows are told.
const MOST_TOLD: usize = 10;

pub(super) fn run(words: &[String], host: &mut dyn Host) -> Result<Exit, String> {
    let arguments =
        Arguments::read(words, &["--json", "--markdown"], &["--edition", "--names", "--repeated"])?;
    let is_json = arguments.has("--json");
    if is_json && arguments.has("--markdown") {
        return Err("choose `--json` or `--markdown`.".to_owned());
    }
    let chosen = edition(&arguments)?;
    if arguments.files.is_empty() {
        return Err("`audit` needs a file of users.".to_owned());
    }
    let repeats = match arguments.one("--repeated")? {
        None => None,
        Some(it) => Some(it.parse::<Repeats>().map_err(|_| {
            format!(
                "`--repeated` takes `first` or `last`, which row of a user counts, and not `{it}`."
            )
        })?),
    };
    let names = arguments.one("--names")?;
    let mut files: Vec<WholeFile> = Vec::new();
    for name in &arguments.files {
        let bytes = host.read(name).map_err(|why| format!("cannot read `{name}`: {why}"))?;
        // Read twice, it would count everybody twice.
        match files.iter().find(|it| *it.bytes == bytes) {
            Some(it) => host
                .err(&format!("{name} has the same content as {} and was read once.\n", it.name)),
            None => files.push(WholeFile { name: (*name).to_owned(), bytes: Arc::new(bytes) }),
        }
    }
    let edition = match chosen {
        Some(it) => it,
        None => guessed(&files)?,
    };
    let correction =
        |header: &str| Correction { header: header.to_owned(), meaning: Some(Meaning::SignIn) };
    let options = Options {
        repeats: repeats.unwrap_or_default(),
        corrections: names.map(correction).into_iter().collect(),
        ..Options::default()
    };
    let mut session = audited(&files, edition, options);
    let summary = session.audit_mut().whole_summary();
    let mut told = problems(&summary);
    told.push_str(&of_names(&summary, names));
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
            let repeated =
                summary.estate.as_ref().map_or((0, 0), |it| (it.contradicting, it.repeated));
            if repeated.0 > 0 && repeats.is_none() {
                told.push_str(&format!(
                    "Repeated rows that differ: {} of {}. The first row of each user counts. Choose with --repeated first or --repeated last.\n",
                    repeated.0, repeated.1
                ));
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
            let repeated = repeated(&mut session, &files);
            if repeated > 0 {
                told.push_str(&format!(
                    "Rows that repeat a user of an earlier row: {repeated}. Each of them was counted. Remove those that do not count.\n"
                ));
            }
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

/// What is to be said of the column with the sign-in names: that no file has the one that was named, or how
/// to name it.
fn of_names(summary: &Summary, named: Option<&str>) -> String {
    let mut columns = summary.files.iter().flat_map(|it| &it.columns);
    match named {
        Some(name) if !columns.any(|it| it.header.eq_ignore_ascii_case(name.trim())) => {
            format!("No file has a column named {name} (--names).\n")
        }
        None if summary.files.iter().any(|it| it.problems.contains(&FileProblem::NoNames)) => {
            "Name the column with the sign-in names: --names COLUMN.\n".to_owned()
        }
        _ => String::new(),
    }
}

/// How many rows of an audit without joined users repeat a user.
fn repeated(session: &mut AuditSession, files: &[WholeFile]) -> usize {
    let of = Selection::default();
    let task = Task::Show { of, by: Sort::File, skip: 0, most: usize::MAX };
    let shown = done(session, files, task).shown;
    let mut names: Vec<String> = shown.iter().map(|it| it.sign_in.to_ascii_lowercase()).collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    all - names.len()
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
