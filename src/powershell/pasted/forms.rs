//! The forms in which PowerShell writes objects, as lists of labels and values.

use crate::powershell::tenant::table::{likely_delimiter, lines};

/// Columns by which a table of comma-separated values is known.
const NAMES: [&str; 3] = ["Identity", "UserPrincipalName", "SipUri"];

/// JSON and CSV as lists of labels and values; anything else as it is.
pub(super) fn flat(text: &str) -> String {
    let trimmed = text.trim_start_matches('\u{feff}').trim_start();
    if trimmed.starts_with(['{', '[']) {
        return of_json(trimmed);
    }
    let lines = lines(trimmed, likely_delimiter(trimmed));
    let names = |it: &String| NAMES.iter().any(|name| it.eq_ignore_ascii_case(name));
    let is_table = lines.first().is_some_and(|it| it.len() > 1 && it.iter().any(names));
    if is_table { of_table(&lines) } else { text.to_owned() }
}

/// JSON as `ConvertTo-Json` prints it: a property a line. What stands in an object inside belongs to the
/// property that has the object.
fn of_json(text: &str) -> String {
    let mut out = String::new();
    let mut inside: Vec<&str> = Vec::new();
    for line in text.lines() {
        let line = line.trim().trim_end_matches(',');
        let unquoted = |it: &str| it.trim().trim_matches('"').replace("\\\"", "\"");
        match line.split_once("\":") {
            Some((label, value)) if value.trim() == "{" => {
                inside.push(label.trim_matches(['"', ' ']))
            }
            Some((label, value)) => {
                let label = label.trim_matches(['"', ' ']);
                let value = match value.trim() {
                    "null" | "[" | "[]" => String::new(),
                    "true" => "True".to_owned(),
                    "false" => "False".to_owned(),
                    it => unquoted(it),
                };
                match inside.last() {
                    None => out.push_str(&format!("{label} : {value}\n")),
                    Some(of) if label == "Name" => out.push_str(&format!("{of} : {value}\n")),
                    Some(_) => {}
                }
            }
            None if line.starts_with('}') && inside.pop().is_none() => out.push('\n'),
            None => {}
        }
    }
    out
}

/// A table with one object a line.
fn of_table(lines: &[Vec<String>]) -> String {
    let Some((labels, rows)) = lines.split_first() else { return String::new() };
    let mut out = String::new();
    for row in rows {
        for (label, value) in labels.iter().zip(row) {
            // A value stands on one line, whatever the cell has.
            out.push_str(&format!("{label} : {}\n", value.replace(['\r', '\n'], " ")));
        }
        out.push('\n');
    }
    out
}
