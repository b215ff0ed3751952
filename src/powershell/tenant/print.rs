//! Prints objects like PowerShell: lists with padded labels, tables with padded columns, and no
//! trailing spaces.

use super::objects::{policy_object, user_object};
use super::value::{Object, ObjectKind, Value};
use super::{Era, Mode, Policy, User};

/// The width up to which labels and columns are padded.
const WIDEST: usize = 120;

/// Policies as `Get-CsTeamsInteropPolicy` prints them (listings in the guide): one list each,
/// separated by a blank line.
pub fn print_policies<'a>(policies: impl IntoIterator<Item = &'a Policy>) -> String {
    joined(policies.into_iter().map(policy_object).collect())
}

/// Users as `Get-CsOnlineUser` prints them, with the supported properties.
pub fn print_users<'a>(era: Era, users: impl IntoIterator<Item = &'a User>) -> String {
    joined(users.into_iter().map(|it| user_object(era, Mode::default(), it)).collect())
}

fn joined(values: Vec<Value>) -> String {
    let mut text = print(&values).join("\n");
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// The output of a pipeline, line by line.
pub(super) fn print(values: &[Value]) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rows: Vec<&Object> = Vec::new();
    for value in values {
        match value {
            Value::Object(it) if it.kind == ObjectKind::Row && it.properties.len() <= 4 => {
                rows.push(it)
            }
            Value::Object(it) if it.kind == ObjectKind::Error => {
                flush(&mut rows, &mut lines);
                lines.push(value.to_text());
            }
            // A hash table is printed as its entries.
            Value::Object(it) if it.kind == ObjectKind::Table => {
                flush(&mut rows, &mut lines);
                let entry = |(name, value): &(String, Value)| {
                    let pair = [("Name", Value::text(name)), ("Value", value.clone())];
                    let properties = pair.map(|(name, it)| (name.to_owned(), it)).to_vec();
                    Object { kind: ObjectKind::Row, properties }
                };
                let entries: Vec<Object> = it.properties.iter().map(entry).collect();
                gap(&mut lines);
                lines.extend(table(&entries.iter().collect::<Vec<_>>()));
            }
            Value::Object(it) => {
                flush(&mut rows, &mut lines);
                gap(&mut lines);
                lines.extend(list(it));
            }
            Value::List(items) => {
                flush(&mut rows, &mut lines);
                lines.extend(print(items));
            }
            Value::Null | Value::Unknown => {}
            other => {
                flush(&mut rows, &mut lines);
                lines.extend(other.to_text().split('\n').map(str::to_owned));
            }
        }
    }
    flush(&mut rows, &mut lines);
    lines
}

fn flush(rows: &mut Vec<&Object>, lines: &mut Vec<String>) {
    if !rows.is_empty() {
        gap(lines);
        lines.extend(table(rows));
        rows.clear();
    }
}

fn gap(lines: &mut Vec<String>) {
    if !lines.is_empty() {
        lines.push(String::new());
    }
}

/// One object as a list: `Label : value`.
pub(super) fn list(object: &Object) -> Vec<String> {
    let shown = object.printed();
    let width = shown.iter().map(|it| it.0.chars().count()).max().unwrap_or(0);
    let line = |(name, value): &(String, Value)| {
        let mut line = String::new();
        pad(&mut line, name, width);
        line.push_str(" : ");
        line.push_str(&value.to_text());
        line.truncate(line.trim_end_matches(' ').len());
        line
    };
    shown.iter().map(line).collect()
}

/// Objects as a table, with the columns of the first.
pub(super) fn table(objects: &[&Object]) -> Vec<String> {
    let Some(first) = objects.first() else { return Vec::new() };
    let columns: Vec<Vec<String>> = first
        .printed()
        .iter()
        .map(|(name, _)| {
            let cells =
                objects.iter().map(|it| it.property(name).map_or_else(String::new, Value::to_text));
            let dashes = "-".repeat(name.chars().count());
            [name.clone(), dashes].into_iter().chain(cells).collect()
        })
        .collect();
    let widest = |it: &Vec<String>| it.iter().map(|it| it.chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = columns.iter().map(widest).collect();
    let row = |at: usize| {
        let mut line = String::new();
        for (column, width) in columns.iter().zip(&widths) {
            if !line.is_empty() {
                line.push(' ');
            }
            pad(&mut line, column.get(at).map_or("", |it| it), *width);
        }
        line.truncate(line.trim_end_matches(' ').len());
        line
    };
    (0..objects.len() + 2).map(row).collect()
}

fn pad(line: &mut String, text: &str, width: usize) {
    line.push_str(text);
    let missing = width.min(WIDEST).saturating_sub(text.chars().count());
    line.extend(std::iter::repeat_n(' ', missing));
}
