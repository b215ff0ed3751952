//! The matrix as JSON: `call-landing/matrix`, version 1.

use crate::routing::{Cell, Edition, Matrix, Shown};
use crate::text::matrix::{answers, preset};
use serde::Serialize;

/// What the matrix shows. Words are those of the address and of the verdict's `data-*` attributes.
#[derive(Serialize)]
struct MatrixFormat {
    format: &'static str,
    version: u8,
    edition: &'static str,
    answers: Vec<AnswerFormat>,
}

/// One cell.
#[derive(Serialize)]
struct AnswerFormat {
    /// The preset, where one of the axes runs over presets.
    policy: Option<&'static str>,
    /// The answers to the edition's questions, by their keys.
    #[serde(serialize_with = "as_map")]
    question: Vec<(&'static str, &'static str)>,
    landing: &'static str,
    basis: &'static str,
    alternative: Option<&'static str>,
    interop: Option<&'static str>,
    rule: &'static str,
}

fn as_map<S: serde::Serializer>(
    pairs: &[(&'static str, &'static str)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    super::as_map(pairs, serializer)
}

/// Writes the cells that the filters let through.
pub fn matrix(edition: &'static Edition, matrix: &Matrix) -> String {
    let rows = matrix.rows.iter().zip(&matrix.cells);
    let answers = rows.flat_map(|(row, cells)| {
        let cells = matrix.columns.iter().zip(cells).filter(|it| it.1.shown == Shown::Yes);
        cells.map(move |(column, cell)| answer(preset(row, column), cell))
    });
    let format = MatrixFormat {
        format: "call-landing/matrix",
        version: 1,
        edition: edition.id,
        answers: answers.collect(),
    };
    serde_json::to_string(&format).unwrap_or_default()
}

fn answer(policy: Option<&'static str>, cell: &Cell) -> AnswerFormat {
    let verdict = cell.decision.verdict;
    AnswerFormat {
        policy,
        question: answers(cell.case),
        landing: verdict.landing.into(),
        basis: verdict.basis.into(),
        alternative: verdict.basis.alternative().map(Into::into),
        interop: verdict.interop.map(Into::into),
        rule: cell.decision.rule.id,
    }
}
