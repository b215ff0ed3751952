//! Reads comma-separated values like `Import-Csv` and `ConvertFrom-Csv`: quotes are doubled, a
//! first line `#TYPE …` is skipped, and the next line has the column names.

use super::value::{Object, ObjectKind, Value};
use std::sync::Arc;

/// How much of a column name is kept, in characters.
const LONGEST_NAME: usize = 100;

/// Reads the rows of a table. Without a header, the first line has the names. A row lacks the properties for which it has no cell. Extra cells are
/// ignored.
pub(super) fn rows(text: &str, delimiter: char, header: Vec<String>) -> Vec<Value> {
    let mut lines = lines(text, delimiter);
    if lines.is_empty() {
        return Vec::new();
    }
    let first = if header.is_empty() { lines.remove(0) } else { header };
    let names: Vec<String> =
        first.iter().map(|it| it.chars().take(LONGEST_NAME).collect()).collect();
    let row = |cells: Vec<String>| {
        let pairs = names.iter().zip(cells).map(|(name, cell)| (name.clone(), Value::text(cell)));
        Value::Object(Arc::new(Object { kind: ObjectKind::Row, properties: pairs.collect() }))
    };
    lines.into_iter().map(row).collect()
}

/// The lines of a table that are not empty, as cells.
pub(crate) fn lines(text: &str, delimiter: char) -> Vec<Vec<String>> {
    let text = text.trim_start_matches('\u{feff}');
    let text = match text.split_once('\n') {
        Some((first, rest)) if first.starts_with("#TYPE") => rest,
        _ => text,
    };
    Cells { rest: text, delimiter }.lines()
}

/// The delimiter that a spreadsheet used, guessed from the first line.
pub(crate) fn likely_delimiter(text: &str) -> char {
    let first = text.lines().find(|it| !it.starts_with("#TYPE")).unwrap_or("");
    ['\t', ';'].into_iter().find(|it| first.contains(*it) && !first.contains(',')).unwrap_or(',')
}

struct Cells<'a> {
    rest: &'a str,
    delimiter: char,
}

impl Cells<'_> {
    fn lines(mut self) -> Vec<Vec<String>> {
        let mut lines = Vec::new();
        let mut line = Vec::new();
        while !self.rest.is_empty() {
            line.push(self.cell());
            let mut chars = self.rest.chars();
            match chars.next() {
                Some(it) if it == self.delimiter => self.rest = chars.as_str(),
                _ => {
                    self.rest = chars.as_str();
                    let done = std::mem::take(&mut line);
                    if done.iter().any(|it| !it.is_empty()) {
                        lines.push(done);
                    }
                }
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines
    }

    /// One cell, up to the delimiter.
    fn cell(&mut self) -> String {
        let mut cell = String::new();
        if let Some(quoted) = self.rest.trim_start_matches(' ').strip_prefix('"') {
            let mut chars = quoted.chars();
            while let Some(it) = chars.next() {
                if it == '"' {
                    let Some(rest) = chars.as_str().strip_prefix('"') else { break };
                    chars = rest.chars();
                }
                cell.push(it);
            }
            self.rest = chars.as_str();
        }
        let delimiter = self.delimiter;
        let end = self.rest.find([delimiter, '\n']).unwrap_or(self.rest.len());
        let (plain, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        cell.push_str(plain.trim());
        self.rest = rest;
        cell
    }
}
