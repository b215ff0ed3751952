//! The Test Anything Protocol, version 13, with the details as YAML.

use super::{Run, State};
use crate::audit::export::json_text;

pub(super) fn write(run: &Run) -> String {
    let entries = run.entries();
    let mut out = format!("TAP version 13\n1..{}\n", entries.len());
    for (number, entry) in (1..).zip(&entries) {
        let name = format!("{}:{} {}", entry.file, entry.place.line, entry.name);
        let ok = if entry.state == State::Held { "ok" } else { "not ok" };
        out.push_str(&format!("{ok} {number} - {}\n", description(&name)));
        if entry.state == State::Held {
            continue;
        }
        // A JSON text is a YAML text.
        let severity = if entry.state == State::Failed { "fail" } else { "error" };
        out.push_str(&format!(
            "  ---\n  message: {}\n  severity: {severity}\n  at:\n    file: {}\n    line: {}\n    column: {}\n",
            json_text(&entry.message),
            json_text(entry.file),
            entry.place.line,
            entry.place.column
        ));
        if !entry.details.is_empty() {
            out.push_str("  details:\n");
        }
        for line in &entry.details {
            out.push_str(&format!("    - {}\n", json_text(line)));
        }
        out.push_str("  ...\n");
    }
    out
}

/// A description on one line, in which `#` begins no directive.
fn description(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        match character {
            '\\' | '#' => out.extend(['\\', character]),
            it if it.is_control() => out.push(' '),
            it => out.push(it),
        }
    }
    out
}
