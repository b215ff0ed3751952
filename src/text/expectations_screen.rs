//! The words of the screen with expectations.

use crate::expectations::Outcome;

/// Its heading, and its name.
pub const HEADING: &str = "Expectations";
/// What it is for.
pub const LEAD: &str = "Write down where calls must land, and see at once whether the rules agree. The same \
    table works in any Markdown file and on the command line, so it can guard your decisions in CI.";
/// Names the field.
pub const FIELD: &str = "Expectations in Markdown";
/// Under the field.
pub const FIELD_HINT: &str = "A table with a column “expect”. Other columns are the keys of an address, such as \
    policy, call or edition; a blank cell is the default. Lists (a,b), * for every value, and ! for \
    every other value.";
/// Chooses files.
pub const OPEN: &str = "Open files";
/// Beside it.
pub const OPEN_HINT: &str = "Or drop them on this page. Files stay in your browser.";
/// Saves the text.
pub const SAVE: &str = "Save";
/// Puts an example into the field.
pub const EXAMPLE: &str = "Insert an example";
/// Names the list of results.
pub const RESULTS: &str = "Results";
/// Where nothing is written yet.
pub const NOTHING_YET: &str = "No expectations yet. Enter a table, open a file, or choose “Expect this” under \
    an answer.";
/// Where the text is too long for an address.
pub const TOO_LONG: &str =
    "This text is too long for a link. It stays in this tab; save it to keep it.";
/// Where what was in the address cannot be read.
pub const DAMAGED: &str =
    "The expectations in this link were cut off or changed, so they cannot be read.";
/// Where the address has another text than this tab.
pub const OTHER_TEXT: &str =
    "These expectations are from a link. Yours are kept until you change the text.";
/// Takes back what is told of: added rows, or the text of a link.
pub const UNDO: &str = "Undo";

/// How many rows of other screens were added, of so many.
pub fn added(new: usize, all: usize) -> String {
    match (new, all) {
        (0, 1) => "The row that you chose on another screen is already in the table.".to_owned(),
        (0, _) => "The rows that you chose on other screens are already in the table.".to_owned(),
        (1, 1) => "The row that you chose on another screen was added.".to_owned(),
        (new, all) if new == all => {
            format!("{all} rows that you chose on other screens were added.")
        }
        _ => format!(
            "{new} of {all} rows that you chose on other screens were added. The others are already in the table."
        ),
    }
}

/// Where what an address expects is not understood.
pub fn unknown(found: &str) -> String {
    format!("The link expects “{found}”, which is not a landing, so nothing was added.")
}

/// Where a file cannot be read.
pub const UNREADABLE: &str = "A file could not be read.";
/// Leads to the scenario.
pub const SCENARIO: &str = "Open this scenario";
/// Names what the rules say instead.
pub const RULE: &str = "Rule";
/// Names where that is written.
pub const SOURCE: &str = "Source";
/// Names the smallest change.
pub const CHANGE: &str = "Smallest change";
/// Heads the strength.
pub const STRENGTH: &str = "Strength";
/// Opens the changes that no row would notice.
pub const UNNOTICED: &str = "Changes that no row would notice";
/// Opens the results as text.
pub const AS_TEXT: &str = "Results for other programs";
/// Chooses their format.
pub const FORMAT: &str = "Format";
/// Why exports are not there: those of some files that were not opened.
pub fn open_exports(all: usize, missing: &[&str]) -> String {
    match all {
        1 => "open that file here too.".to_owned(),
        _ => format!("open {} here too.", missing.join(", ")),
    }
}

/// What an example is.
pub const EXAMPLE_TEXT: &str = "\
| expect    | edition | call    | policy          | answered | because                 |
|-----------|---------|---------|-----------------|----------|-------------------------|
| teams     | 2026-08 | pstn-in |                 |          | the front desk is there |
| voicemail | 2026-08 | pstn-in |                 | no       | nobody is there         |
| blocked   | 2026-08 | pstn-in | DisallowCalling |          | calling is switched off |
";

/// A row's result, in a word or two.
pub const fn outcome(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Held => "Held",
        Outcome::Failed => "Failed",
        Outcome::Empty => "Tests nothing",
        Outcome::NotUnderstood(_) => "Not understood",
    }
}

/// Where a row stands.
pub fn line(line: usize) -> String {
    format!("Line {line}")
}

/// That more scenarios fail than are shown.
pub fn more_scenarios(count: usize) -> String {
    match count {
        1 => "One more scenario fails.".to_owned(),
        _ => format!("{count} more scenarios fail."),
    }
}

/// That there are more rows than are shown.
pub fn more_rows(count: usize) -> String {
    format!("{count} more rows are checked and counted, but not listed here.")
}
