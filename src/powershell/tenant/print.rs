//! Prints objects like PowerShell: lists with padded labels, tables with padded columns, and no
//! trailing spaces.

use super::dates;
use super::objects::{policy_object, user_before};
use super::value::{Object, ObjectKind, Value};
use super::{Era, Mode, Policy, Tenant, User};

/// The width up to which labels and columns are padded.
const WIDEST: usize = 120;

/// How many items of a list are printed (`$FormatEnumerationLimit`).
const MOST_SHOWN: usize = 4;

/// Policies as `Get-CsTeamsInteropPolicy` prints them (listings in the guide): one list each,
/// separated by a blank line.
pub fn print_policies<'a>(policies: impl IntoIterator<Item = &'a Policy>) -> String {
    joined(policies.into_iter().map(policy_object).collect())
}

/// Users as `Get-CsOnlineUser` printed them before today, with the supported properties.
pub fn print_users<'a>(era: Era, users: impl IntoIterator<Item = &'a User>) -> String {
    joined(users.into_iter().map(|it| user_before(era, Mode::default(), it)).collect())
}

/// The calling policies of a tenant of today: those that it has made or changed first, then those
/// that came with it.
pub fn print_calling_policies(tenant: &Tenant) -> String {
    joined(tenant.today.in_order())
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
            Value::Object(it) if it.kind == ObjectKind::Date => {
                flush(&mut rows, &mut lines);
                lines.push(dates::formatted(it, "F").unwrap_or_default());
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

/// A value in a list or a table. Lists stand in braces, and only the first items of long ones are
/// printed.
fn shown(value: &Value) -> String {
    let Value::List(items) = value else { return value.to_text() };
    let first: Vec<String> = items.iter().take(MOST_SHOWN).map(Value::to_text).collect();
    let more = if items.len() > MOST_SHOWN { "..." } else { "" };
    format!("{{{}{more}}}", first.join(", "))
}

/// One object as a list: `Label : value`.
pub(super) fn list(object: &Object) -> Vec<String> {
    let all = object.printed();
    let width = all.iter().map(|it| it.0.chars().count()).max().unwrap_or(0);
    let line = |(name, value): &(String, Value)| {
        let mut line = String::new();
        pad(&mut line, name, width);
        line.push_str(" : ");
        line.push_str(&shown(value));
        line.truncate(line.trim_end_matches(' ').len());
        line
    };
    all.iter().map(line).collect()
}

/// Objects as a table, with the columns of the first.
pub(super) fn table(objects: &[&Object]) -> Vec<String> {
    let Some(first) = objects.first() else { return Vec::new() };
    let columns: Vec<Vec<String>> = first
        .printed()
        .iter()
        .map(|(name, _)| {
            let cells = objects.iter().map(|it| it.property(name).map_or_else(String::new, shown));
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
