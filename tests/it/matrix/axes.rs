//! Any axis against any other, and a cell as a scenario.

use super::*;

/// The axes of an edition, two by two.
fn pairs_of_axes(edition: &'static Edition) -> Vec<(AxisPart, AxisPart)> {
    let parts: Vec<AxisPart> = axis_parts(edition).collect();
    let pairs = parts.iter().flat_map(|row| parts.iter().map(move |column| (*row, *column)));
    pairs.filter(|(row, column)| row != column).collect()
}

#[test]
fn any_axis_stands_against_any_other() {
    for edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        for (rows, columns) in pairs_of_axes(edition) {
            let filter = filter(|it| (it.rows, it.columns) = (Some(rows), Some(columns)));
            for asked in every_case(edition).step_by(37) {
                let matrix = Matrix::of(asked, &filter);
                check_cells(asked, &matrix);
                assert_eq!(matrix.of, matrix.rows.len() * matrix.columns.len());
                assert_eq!(matrix.shown, matrix.of);
                for (at, question) in edition.numbered() {
                    let both = runs_over(&matrix.row_axis, at, question)
                        && runs_over(&matrix.column_axis, at, question);
                    assert!(!both, "two axes over {}", question.key);
                }
            }
        }
    }
}

#[test]
fn one_chosen_axis_takes_the_place_of_the_default() {
    let matrix = |link: &str| {
        let (address, notices) = read(link);
        assert_eq!(notices, [], "{link}");
        Matrix::of(address.case(), &address.filter)
    };
    let by_choice = matrix("#/matrix?override=true&rows=choice");
    assert_eq!((by_choice.rows.len(), by_choice.columns.len()), (3, 36));
    let by_license = matrix("#/matrix?rows=policy&columns=licensed");
    assert_eq!((by_license.rows.len(), by_license.columns.len()), (19, 2));
    // What both would run over is left to the axis that was chosen.
    let by_call = matrix("#/matrix?rows=call");
    assert_eq!((by_call.rows.len(), by_call.columns.len()), (9, 4));
    let by_field = matrix("#/matrix?columns=calling");
    assert_eq!((by_field.rows.len(), by_field.columns.len()), (1, 3));
    let by_caller = matrix("#/matrix?edition=2019-08&call=in-tenant&columns=from-mode");
    assert_eq!((by_caller.rows.len(), by_caller.columns.len()), (5, 5));
}

#[test]
fn a_cell_opens_the_question_that_it_answers() {
    for edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        let here = Subject::first(edition);
        let matrix = Matrix::of(here.case, &Filter::default());
        for (row, cells) in matrix.rows.iter().zip(&matrix.cells) {
            for (column, cell) in matrix.columns.iter().zip(cells) {
                let opened = Matrix::subject(here, row, column, cell);
                assert_eq!(opened.case, cell.case);
                let unchanged = opened.unchanged_preset().map(|it| it.name);
                let named = row.preset.or(opened.case.preset()).map(|it| it.name);
                assert_eq!(unchanged, named, "{opened:?}");
            }
        }
    }
}
