//! The matrix as text: CSV for spreadsheets, Markdown for people.

use super::{labels, told};
use crate::routing::{Basis, Case, Cell, Entry, Matrix, Shown};
use std::fmt::Write as _;

/// The answers to the edition's questions: keys and words of the address. Questions that the case does
/// not ask are left out.
pub fn answers(case: Case) -> Vec<(&'static str, &'static str)> {
    let asked = case.edition().numbered().filter(|it| case.is_asked(it.0));
    asked.map(|(at, question)| (question.key, case.token(at))).collect()
}

/// The preset of a cell, if one of its axes runs over presets.
pub fn preset(row: &Entry, column: &Entry) -> Option<&'static str> {
    row.preset.or(column.preset).map(|it| it.name)
}

/// One line a cell that is let through, with the words of the address and of the verdict's `data-*`
/// attributes. A question that a cell does not ask is left empty.
pub fn csv(matrix: &Matrix) -> String {
    let Some(first) = matrix.columns.first() else { return String::new() };
    let keys: Vec<&str> = first.case.edition().questions.iter().map(|it| it.key).collect();
    let mut text = format!("policy,{},landing,basis,alternative,interop,rule\r\n", keys.join(","));
    for (row, cells) in matrix.rows.iter().zip(&matrix.cells) {
        for (column, cell) in matrix.columns.iter().zip(cells) {
            if cell.shown != Shown::Yes {
                continue;
            }
            let given = answers(cell.case);
            let word = |key: &&str| given.iter().find(|it| it.0 == *key).map_or("", |it| it.1);
            let words: Vec<&str> = keys.iter().map(word).collect();
            let verdict = cell.decision.verdict;
            // Writing to a `String` cannot fail.
            _ = write!(
                text,
                "{},{},{},{},{},{},{}\r\n",
                preset(row, column).unwrap_or_default(),
                words.join(","),
                <&str>::from(verdict.landing),
                <&str>::from(verdict.basis),
                verdict.basis.alternative().map_or("", Into::into),
                verdict.interop.map_or("", Into::into),
                cell.decision.rule.id,
            );
        }
    }
    text
}

/// A table for each group of columns.
pub fn markdown(matrix: &Matrix) -> String {
    let mut text = String::new();
    for (name, places) in groups(&matrix.columns, &matrix.column_axis) {
        let columns = places.iter().filter_map(|&at| matrix.columns.get(at));
        let columns: Vec<String> = columns.map(|it| told::entry(it, &matrix.column_axis)).collect();
        _ = writeln!(text, "**{name}**\n\n| | {} |", columns.join(" | "));
        _ = writeln!(text, "|---|{}", "---|".repeat(columns.len()));
        for (row, cells) in matrix.rows.iter().zip(&matrix.cells) {
            let cells: Vec<String> =
                places.iter().filter_map(|&at| cells.get(at)).map(cell).collect();
            _ = writeln!(
                text,
                "| `{}` | {} |",
                told::entry(row, &matrix.row_axis),
                cells.join(" | ")
            );
        }
        text.push('\n');
    }
    text
}

/// Entries that follow one another in the same group, with their places.
pub fn groups(
    entries: &[Entry],
    axis: &[crate::routing::AxisPart],
) -> Vec<(&'static str, Vec<usize>)> {
    let mut groups: Vec<(&'static str, Vec<usize>)> = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        let name = told::group(entry, axis);
        match groups.last_mut() {
            Some((last, places)) if *last == name => places.push(at),
            _ => groups.push((name, vec![at])),
        }
    }
    groups
}

fn cell(cell: &Cell) -> String {
    let verdict = cell.decision.verdict;
    let landing = labels::landing_short(verdict.landing);
    match (cell.shown, verdict.basis) {
        (Shown::Dimmed, _) => String::new(),
        (Shown::Yes, Basis::Disputed { alternative }) => {
            format!("{landing} (disputed: {})", labels::landing_short(alternative))
        }
        (Shown::Yes, Basis::Inferred) => format!("{landing} (inferred)"),
        (Shown::Yes, Basis::DisputedBy { .. }) => format!("{landing} (disputed)"),
        (Shown::Yes, Basis::Guide | Basis::Document) => landing.to_owned(),
    }
}
