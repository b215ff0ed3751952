//! The forms in which PowerShell writes objects, as lists of labels and values.

use super::json::{self, JsonProblem};
use crate::csv::{self, Csv};
use crate::powershell::records::is_prompt;

/// Columns by which a table of separated values is known.
const NAMES: [&str; 4] = ["Identity", "UserPrincipalName", "SipUri", "TelephoneNumber"];

/// JSON, CSV and tables out of a spreadsheet as lists of labels and values; anything else as it is.
///
/// # Errors
/// Where JSON cannot be read. Nothing else is taken then, because nobody knows where it ends.
pub(super) fn flat(text: &str) -> Result<String, JsonProblem> {
    let text = text.trim_start_matches('\u{feff}');
    let Some(start) = json_start(text) else { return Ok(of_text(text)) };
    let (before, json) =
        (text.get(..start).unwrap_or_default(), text.get(start..).unwrap_or_default());
    let below =
        |it: JsonProblem| JsonProblem { line: it.line + before.matches('\n').count(), ..it };
    let (lists, after) = json::lists(json).map_err(below)?;
    let read = json.strip_suffix(after).unwrap_or_default();
    let further = |it: JsonProblem| {
        let it = JsonProblem { line: it.line + read.matches('\n').count(), ..it };
        below(it)
    };
    Ok([of_text(before), lists, flat(after).map_err(further)?].join("\n\n"))
}

/// Where JSON begins: with a bracket at the start of a line that continues nothing and is no prompt.
fn json_start(text: &str) -> Option<usize> {
    let (mut at, mut is_free) = (0, true);
    for line in text.split_inclusive('\n') {
        let bare = line.trim();
        let is_prompt = is_prompt(bare);
        if is_free && !is_prompt && bare.starts_with(['{', '[']) {
            return Some(at + line.find(['{', '[']).unwrap_or_default());
        }
        is_free = bare.is_empty() || is_prompt;
        at += line.len();
    }
    None
}

fn is_header(line: &[String]) -> bool {
    let is_name = |it: &String| NAMES.iter().any(|name| it.trim().eq_ignore_ascii_case(name));
    line.len() > 1 && line.iter().any(is_name)
}

fn of_text(text: &str) -> String {
    let trimmed = text.trim_start();
    let lines = csv::lines(trimmed, Csv::guess(trimmed.as_bytes()).delimiter);
    let is_table = lines.first().is_some_and(|it| is_header(it));
    if is_table { of_table(&lines) } else { text.to_owned() }
}

/// A table with one object a line. Several tables may follow each other.
fn of_table(lines: &[Vec<String>]) -> String {
    let mut out = String::new();
    let mut labels: &[String] = &[];
    for row in lines {
        if is_header(row) {
            labels = row;
            continue;
        }
        // A Markdown table has an empty cell at both ends.
        for (label, value) in labels.iter().zip(row).filter(|it| !it.0.is_empty()) {
            // A value stands on one line, whatever the cell has.
            out.push_str(&format!("{} : {}\n", label.trim(), value.replace(['\r', '\n'], " ")));
        }
        out.push('\n');
    }
    out
}
