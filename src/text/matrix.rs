//! The matrix as text: CSV for spreadsheets, Markdown for people.

use super::{labels, told};
use crate::routing::{Basis, Case, Cell, Matrix, Shown};
use std::fmt::Write as _;

/// The answers to the edition's questions: keys and words of the address.
pub fn answers(case: Case) -> Vec<(&'static str, String)> {
    let questions = told::questions(case).into_iter().filter(|it| it.matters);
    questions.map(|it| (it.key, it.answer.to_ascii_lowercase())).collect()
}

/// One line a cell that is let through, with the words of the address and of the verdict's `data-*`
/// attributes. A question that a cell does not ask is left empty.
pub fn csv(matrix: &Matrix) -> String {
    let Some(&first) = matrix.circumstances.first() else { return String::new() };
    let keys: Vec<&str> = told::questions(first).iter().map(|it| it.key).collect();
    let mut text = format!("policy,{},landing,basis,alternative,interop,rule\r\n", keys.join(","));
    for (setting, cells) in matrix.settings.iter().zip(&matrix.cells) {
        let policy = setting.instance.map_or("", |it| it.identity.name());
        for cell in cells.iter().filter(|it| it.shown == Shown::Yes) {
            let given = answers(cell.case);
            let word = |key: &&str| {
                given.iter().find(|it| it.0 == *key).map_or("", |it| it.1.as_str()).to_owned()
            };
            let words: Vec<String> = keys.iter().map(word).collect();
            let verdict = cell.decision.verdict;
            let alternative = verdict.basis.alternative().map_or("", Into::into);
            let interop = verdict.interop.map_or("", Into::into);
            // Writing to a `String` cannot fail.
            _ = write!(
                text,
                "{policy},{},{},{},{alternative},{interop},{}\r\n",
                words.join(","),
                <&str>::from(verdict.landing),
                <&str>::from(verdict.basis),
                cell.decision.rule,
            );
        }
    }
    text
}

/// A table for each group of circumstances, settings in rows.
pub fn markdown(matrix: &Matrix) -> String {
    let mut text = String::new();
    let mut start = 0;
    while let Some(&case) = matrix.circumstances.get(start) {
        let name = told::group(case);
        let rest = matrix.circumstances.iter().skip(start);
        let here: Vec<Case> = rest.take_while(|it| told::group(**it) == name).copied().collect();
        let columns: Vec<String> = here.iter().map(|&it| told::circumstance(it)).collect();
        _ = writeln!(text, "**{name}**\n\n| | {} |", columns.join(" | "));
        _ = writeln!(text, "|---|{}", "---|".repeat(here.len()));
        for (setting, cells) in matrix.settings.iter().zip(&matrix.cells) {
            let cells: Vec<String> = cells.iter().skip(start).take(here.len()).map(cell).collect();
            _ = writeln!(text, "| `{}` | {} |", told::setting(setting), cells.join(" | "));
        }
        text.push('\n');
        start += here.len();
    }
    text
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
        (Shown::Yes, Basis::Guide | Basis::Document) => landing.to_owned(),
    }
}
