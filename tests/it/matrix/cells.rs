//! How many cells there are, and what each of them asks.

use super::*;

#[test]
fn policies_are_19_against_4_organizations_with_9_calls() {
    let matrix = Matrix::of(Case::first(POLICIES), &Filter::default());
    assert_eq!(matrix.rows.len(), 19);
    assert_eq!(matrix.columns.len(), 4 * 9);
    assert_eq!((cells(&matrix).count(), matrix.shown, matrix.of), (684, 684, 684));
    let presets: Vec<&str> = matrix.rows.iter().map(|it| it.preset.unwrap().name).collect();
    assert_eq!(presets, POLICIES.policy.presets.iter().map(|it| it.name).collect::<Vec<_>>());
    check_policies(Filter::default(), |_, _, _| true);
}

#[test]
fn the_modes_are_5_against_48_circumstances() {
    let matrix = Matrix::of(Case::first(MODES), &Filter::default());
    assert_eq!(matrix.rows.len(), 5);
    assert_eq!(matrix.columns.len(), 20 + 20 + 4 + 4);
    assert_eq!((cells(&matrix).count(), matrix.shown, matrix.of), (240, 240, 240));
    assert!(matrix.rows.iter().all(|it| it.preset.is_none()));
    check_modes(Filter::default(), |_, _| true);
}

#[test]
fn the_matrix_of_modes_holds_every_case_of_the_edition() {
    let matrix = Matrix::of(Case::first(MODES), &Filter::default());
    let shown = shown(&matrix);
    assert!(every_case(MODES).all(|it| shown.contains(&it)));
}

#[test]
fn no_two_lines_of_a_matrix_have_the_same_name() {
    for edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        let matrix = Matrix::of(Case::first(edition), &Filter::default());
        for (entries, axis) in
            [(&matrix.rows, &matrix.row_axis), (&matrix.columns, &matrix.column_axis)]
        {
            let name = |it| format!("{}: {}", told::group(it, axis), told::entry(it, axis));
            let names: BTreeSet<String> = entries.iter().map(name).collect();
            assert_eq!(names.len(), entries.len(), "{names:?}");
        }
    }
}

#[test]
fn what_no_axis_determines_counts_in_every_cell() {
    for choice in ["none", "teams", "sfb"] {
        for licensed in ["yes", "no"] {
            let asked = Case::first(POLICIES).answered("choice", choice).unwrap();
            let asked = asked.answered("licensed", licensed).unwrap();
            let matrix = Matrix::of(asked, &Filter::default());
            assert_eq!(matrix.shown, 684);
            check_cells(asked, &matrix);
            for cell in cells(&matrix) {
                assert_eq!(word(cell.case, "choice"), choice);
                assert_eq!(word(cell.case, "licensed"), licensed);
            }
        }
    }
}

#[test]
fn nothing_else_of_the_case_counts() {
    let asked =
        Case::first(POLICIES).with_all(&[(0, 2), (6, 7)]).answered("calling", "teams").unwrap();
    let cells_of = |case| Matrix::of(case, &Filter::default()).cells;
    assert_eq!(cells_of(asked), cells_of(Case::first(POLICIES)));
    for case in every_case(MODES) {
        assert_eq!(cells_of(case), cells_of(Case::first(MODES)));
    }
}
