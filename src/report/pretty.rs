//! For people, in a terminal.

use super::{Run, State};

/// How many unnoticed changes are listed.
const MOST_UNNOTICED: usize = 10;

pub(super) fn write(run: &Run) -> String {
    let mut out = String::new();
    for file in &run.files {
        let held = file.count(State::Held);
        out.push_str(&format!("{}: {held} held\n", file.name));
    }
    for entry in run.entries().iter().filter(|it| it.state != State::Held) {
        let state = if entry.state == State::Failed { "FAILED" } else { "NOT UNDERSTOOD" };
        out.push_str(&format!(
            "\n{}:{}:{} {state} {}\n    {}\n",
            entry.file, entry.place.line, entry.place.column, entry.name, entry.message
        ));
        for line in &entry.details {
            out.push_str(&format!("    {line}\n"));
        }
    }
    out.push_str(&format!("\n{}\n{}\n", run.summary(), run.strength_line()));
    let unnoticed = run.unnoticed();
    if !unnoticed.is_empty() {
        out.push_str("Changes that no row would notice:\n");
    }
    for line in unnoticed.iter().take(MOST_UNNOTICED) {
        out.push_str(&format!("    {line}\n"));
    }
    if unnoticed.len() > MOST_UNNOTICED {
        let more = unnoticed.len() - MOST_UNNOTICED;
        out.push_str(&format!("    and {more} more rules; `--format json` lists all of them\n"));
    }
    out
}
