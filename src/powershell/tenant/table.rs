//! Comma-separated values as objects, like `Import-Csv` and `ConvertFrom-Csv`.

use super::value::{Object, ObjectKind, Value};
use crate::csv;
use std::sync::Arc;

/// How much of a column name is kept, in characters.
const LONGEST_NAME: usize = 100;

/// Reads the rows of a table. Without a header, the first line has the names. A row lacks the
/// properties for which it has no cell. Extra cells are ignored.
pub(super) fn rows(text: &str, delimiter: u8, header: Vec<String>) -> Vec<Value> {
    let mut lines = csv::lines(text, delimiter);
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
