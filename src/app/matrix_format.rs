//! The matrix as JSON, for programs: a public format. Version 1 keeps its fields for ever.

use crate::routing::{Cell, Edition, Matrix, Shown};
use crate::text::matrix::answers;
use serde::{Serialize, Serializer};

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
    /// The preconfigured instance, in the edition that has them.
    policy: Option<&'static str>,
    /// The answers to the edition's questions, by their keys.
    #[serde(serialize_with = "as_map")]
    question: Vec<(&'static str, String)>,
    landing: &'static str,
    basis: &'static str,
    alternative: Option<&'static str>,
    interop: Option<&'static str>,
    rule: &'static str,
}

/// Writes the cells that the filters let through.
pub fn matrix(edition: Edition, matrix: &Matrix) -> String {
    let lines = matrix.settings.iter().zip(&matrix.cells);
    let answers = lines.flat_map(|(setting, cells)| {
        let policy = setting.instance.map(|it| it.identity.name());
        cells.iter().filter(|it| it.shown == Shown::Yes).map(move |it| answer(policy, it))
    });
    let format = MatrixFormat {
        format: "call-landing/matrix",
        version: 1,
        edition: edition.into(),
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
        rule: cell.decision.rule,
    }
}

/// Writes pairs as an object.
pub fn as_map<S: Serializer>(
    pairs: &[(&'static str, String)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(key, word)| (key, word)))
}
