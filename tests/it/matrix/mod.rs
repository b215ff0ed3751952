//! One axis of an edition against another, and what filters leave of that.

mod axes;
mod cells;
mod filters;

use call_landing::editions::{self, teams_interop_policy, teams_upgrade_policy};
use call_landing::link::{axis_parts, read};
use call_landing::routing::{
    AxisPart, BasisKind, CAPACITY, Case, Cell, Edition, Filter, Landing, Matrix, Only, Preset,
    Question, Role, Shown, Subject, Turn, Verdict, every_case, is_enumerable,
};
use call_landing::text::told;
use std::collections::BTreeSet;
use strum::VariantArray;

static POLICIES: &Edition = &teams_interop_policy::EDITION;
static MODES: &Edition = &teams_upgrade_policy::EDITION;

/// These of a list, by their public words.
#[track_caller]
fn only(all: &[&str], words: &[&str]) -> Only {
    words.iter().fold(Only::default(), |only, word| {
        only.toggled(all.iter().position(|it| it == word).unwrap())
    })
}

/// A filter of which some parts are set.
fn filter(set: impl FnOnce(&mut Filter)) -> Filter {
    let mut filter = Filter::default();
    set(&mut filter);
    filter
}

fn only_landings(words: &[&str]) -> Filter {
    let all: Vec<&str> = Landing::VARIANTS.iter().map(|&it| it.into()).collect();
    filter(|it| it.landings = only(&all, words))
}

/// The public words of the bases.
fn bases() -> Vec<&'static str> {
    BasisKind::VARIANTS.iter().map(|&it| it.into()).collect()
}

fn only_bases(words: &[&str]) -> Filter {
    filter(|it| it.bases = only(&bases(), words))
}

fn only_policies(words: &[&str]) -> Filter {
    let all: Vec<&str> = POLICIES.policy.presets.iter().map(|it| it.name).collect();
    filter(|it| it.presets = only(&all, words))
}

/// These answers to a question of an edition.
#[track_caller]
fn only_answers(edition: &Edition, key: &str, words: &[&str]) -> Filter {
    let at = edition.position(key).unwrap();
    let tokens: Vec<&str> =
        edition.question(at).unwrap().answers.iter().map(|it| it.token).collect();
    let mut filter = Filter::default();
    *filter.of_mut(at).unwrap() = only(&tokens, words);
    filter
}

/// Both filters at once. They must not be about the same thing.
fn both(one: Filter, other: Filter) -> Filter {
    let mut filter = one;
    filter.presets = pick(one.presets, other.presets);
    filter.landings = pick(one.landings, other.landings);
    filter.bases = pick(one.bases, other.bases);
    for at in 0..CAPACITY as u8 {
        *filter.of_mut(at).unwrap() = pick(one.of(at), other.of(at));
    }
    filter
}

fn pick(one: Only, other: Only) -> Only {
    if one.is_all() { other } else { one }
}

fn cells(matrix: &Matrix) -> impl Iterator<Item = &Cell> {
    matrix.cells.iter().flatten()
}

fn shown(matrix: &Matrix) -> Vec<Case> {
    cells(matrix).filter(|it| it.shown == Shown::Yes).map(|it| it.case).collect()
}

/// Whether a part of an axis determines the answer to a question.
fn runs_over(axis: &[AxisPart], at: u8, question: &Question) -> bool {
    axis.iter().any(|part| match part {
        AxisPart::Presets => question.role == Role::Policy,
        AxisPart::Question(it) => *it == at,
    })
}

/// A matrix lets exactly these cases through, and its lines and counts follow.
#[track_caller]
fn check(asked: Case, matrix: &Matrix, expect: &[Case]) {
    assert_eq!(shown(matrix), expect);
    assert_eq!(matrix.shown, expect.len());

    let landing = |case: &Case| case.decide().verdict.landing;
    let count = |it| (it, expect.iter().filter(|case| landing(case) == it).count());
    let counts: Vec<_> = Landing::VARIANTS.iter().map(|&it| count(it)).collect();
    let counts: Vec<_> = counts.into_iter().filter(|&(_, count)| count > 0).collect();
    assert_eq!(matrix.landings, counts);

    check_cells(asked, matrix);
    for row in &matrix.cells {
        assert!(row.iter().any(|it| it.shown == Shown::Yes), "a row with nothing let through");
    }
    for column in 0..matrix.columns.len() {
        let mut cells = matrix.cells.iter().map(|row| &row[column]);
        assert!(cells.any(|it| it.shown == Shown::Yes), "a column with nothing let through");
    }
}

/// Every cell has the answers of its row and of its column, and otherwise those of the case asked.
#[track_caller]
fn check_cells(asked: Case, matrix: &Matrix) {
    assert_eq!(matrix.cells.len(), matrix.rows.len());
    for (row, cells) in matrix.rows.iter().zip(&matrix.cells) {
        assert_eq!(cells.len(), matrix.columns.len());
        for (column, cell) in matrix.columns.iter().zip(cells) {
            for (at, question) in asked.edition().numbered() {
                let expected = if runs_over(&matrix.row_axis, at, question) {
                    row.case.get(at)
                } else if runs_over(&matrix.column_axis, at, question) {
                    column.case.get(at)
                } else {
                    asked.get(at)
                };
                assert_eq!(cell.case.get(at), expected, "{} of {:?}", question.key, cell.case);
            }
            assert_eq!(cell.decision, cell.case.decide());
            if let Some(preset) = row.preset.or(column.preset) {
                assert!(cell.case.has_fields_of(preset));
            }
        }
    }
}

/// The word of an answer; empty where the question is not asked.
fn word(case: Case, key: &str) -> &'static str {
    let at = case.edition().position(key).unwrap();
    if case.is_asked(at) { case.token(at) } else { "" }
}

/// What a filter leaves of the matrix of policies: the cells that this lets through.
#[track_caller]
fn check_policies(filter: Filter, keep: impl Fn(&Preset, Case, Verdict) -> bool) {
    let asked = Case::first(POLICIES);
    let mut expect: Vec<Case> = Vec::new();
    for preset in POLICIES.policy.presets {
        for customer in ["existing", "without", "hybrid", "onprem"] {
            let case = asked.with_preset(preset).answered("customer", customer).unwrap();
            for line in POLICIES.lines {
                let case = case.on(line);
                if keep(preset, case, case.decide().verdict) {
                    expect.push(case);
                }
            }
        }
    }
    let matrix = Matrix::of(asked, &filter);
    assert_eq!(matrix.of, 684);
    check(asked, &matrix, &expect);
}

/// What a filter leaves of the matrix of modes: the cells that this lets through.
#[track_caller]
fn check_modes(filter: Filter, keep: impl Fn(Case, Verdict) -> bool) {
    let mut expect: Vec<Case> = Vec::new();
    for preset in MODES.policy.presets {
        let cases = every_case(MODES).filter(|it| it.has_fields_of(preset));
        expect.extend(cases.filter(|it| keep(*it, it.decide().verdict)));
    }
    let asked = Case::first(MODES);
    let matrix = Matrix::of(asked, &filter);
    assert_eq!(matrix.of, 240);
    check(asked, &matrix, &expect);
}
