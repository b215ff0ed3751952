//! One axis of an edition against another, and what filters leave of that.

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

#[test]
fn a_filter_by_landing_dims_the_others() {
    check_policies(only_landings(&["nowhere"]), |_, _, it| it.landing == Landing::Nowhere);
    check_policies(only_landings(&["teams", "either"]), |_, _, it| {
        matches!(it.landing, Landing::Teams | Landing::EitherClient)
    });
    check_policies(only_landings(&["not-possible"]), |_, _, _| false);
    check_modes(only_landings(&["not-possible"]), |_, it| it.landing == Landing::NotPossible);
    let dimmed = Matrix::of(Case::first(MODES), &only_landings(&["not-possible"]));
    assert!(cells(&dimmed).any(|it| it.shown == Shown::Dimmed));
}

#[test]
fn a_filter_by_basis_dims_the_others() {
    let is = |it: Verdict, word: &str| <&str>::from(it.basis) == word;
    assert_eq!(bases(), ["guide", "document", "inferred", "disputed"]);
    for basis in bases() {
        check_policies(only_bases(&[basis]), |_, _, it| is(it, basis));
        check_modes(only_bases(&[basis]), |_, it| is(it, basis));
    }
    check_policies(only_bases(&["inferred", "disputed"]), |_, _, it| {
        is(it, "inferred") || is(it, "disputed")
    });
}

#[test]
fn policies_are_filtered_by_organization_call_and_policy() {
    check_policies(only_answers(POLICIES, "customer", &["hybrid", "onprem"]), |_, it, _| {
        ["hybrid", "onprem"].contains(&word(it, "customer"))
    });
    check_policies(only_answers(POLICIES, "call", &["teams-voip"]), |_, it, _| {
        word(it, "call") == "teams-voip"
    });
    check_policies(only_policies(&["Global", "AllowOverrideCallingSfbChatSfb"]), |policy, _, _| {
        ["Global", "AllowOverrideCallingSfbChatSfb"].contains(&policy.name)
    });
}

/// The questions of an edition whose answers vary in its matrix.
fn varying(edition: &'static Edition) -> Vec<&'static Question> {
    let filter = Filter::default();
    edition.numbered().filter(|it| filter.varies(edition, it.0)).map(|it| it.1).collect()
}

#[test]
fn policies_are_filtered_by_every_question_that_varies() {
    let keys: Vec<&str> = varying(POLICIES).iter().map(|it| it.key).collect();
    assert_eq!(keys, ["customer", "override", "calling", "chat", "call"]);
    for question in varying(POLICIES) {
        for answer in question.answers {
            let filter = only_answers(POLICIES, question.key, &[answer.token]);
            check_policies(filter, |_, it, _| word(it, question.key) == answer.token);
        }
    }
}

#[test]
fn modes_are_filtered_by_every_question() {
    assert_eq!(varying(MODES).len(), MODES.questions.len());
    for question in varying(MODES) {
        for answer in question.answers {
            let filter = only_answers(MODES, question.key, &[answer.token]);
            check_modes(filter, |it, _| word(it, question.key) == answer.token);
        }
    }
    check_modes(only_answers(MODES, "mode", &["islands", "sfb-only"]), |it, _| {
        ["islands", "sfb-only"].contains(&word(it, "mode"))
    });
}

#[test]
fn filters_add_up() {
    check_policies(
        both(
            both(only_landings(&["teams"]), only_bases(&["guide", "document"])),
            both(only_answers(POLICIES, "customer", &["existing"]), only_policies(&["Global"])),
        ),
        |policy, case, verdict| {
            policy.name == "Global"
                && word(case, "customer") == "existing"
                && verdict.landing == Landing::Teams
                && ["guide", "document"].contains(&verdict.basis.into())
        },
    );
    check_modes(
        both(
            only_landings(&["teams"]),
            both(
                only_answers(MODES, "call", &["in-tenant"]),
                only_answers(MODES, "mode", &["islands"]),
            ),
        ),
        |case, verdict| {
            word(case, "call") == "in-tenant"
                && word(case, "mode") == "islands"
                && verdict.landing == Landing::Teams
        },
    );
}

#[test]
fn a_filter_that_lets_nothing_through_leaves_no_line() {
    let filter = both(only_landings(&["either"]), only_bases(&["disputed"]));
    let matrix = Matrix::of(Case::first(MODES), &filter);
    assert_eq!((matrix.rows.len(), matrix.columns.len()), (0, 0));
    assert_eq!((matrix.shown, matrix.of), (0, 240));
    assert_eq!(matrix.landings, []);
}

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

#[test]
fn turning_a_matrix_and_choosing_axes_are_no_filters() {
    let filter = both(only_landings(&["teams"]), only_answers(POLICIES, "call", &["pstn-in"]));
    let mut turned = filter;
    turned.turn = Turn::Swapped;
    turned.rows = Some(AxisPart::Question(0));
    turned.columns = Some(AxisPart::Presets);
    let plain = turned.without_filters();
    assert_eq!((plain.turn, plain.rows, plain.columns), (turned.turn, turned.rows, turned.columns));
    assert!(plain.landings.is_all() && plain.presets.is_all() && plain.bases.is_all());
    assert!((0..CAPACITY as u8).all(|it| plain.of(it).is_all()));
    let asked = Case::first(POLICIES);
    let mut unturned = turned;
    unturned.turn = Turn::AsIs;
    assert_eq!(Matrix::of(asked, &turned), Matrix::of(asked, &unturned));
}

#[test]
fn none_chosen_means_all() {
    let none = Only::default();
    assert!(none.is_all());
    assert!((0..32).all(|at| none.admits(at) && !none.chosen(at)));
    let third = none.toggled(2);
    assert!(!third.is_all());
    assert!((0..32).all(|at| third.admits(at) == (at == 2) && third.chosen(at) == (at == 2)));
    assert!(third.toggled(5).admits(2) && third.toggled(5).admits(5));
    assert_eq!(third.toggled(2), none);
}

#[test]
fn a_list_ends_at_32_things() {
    let last = Only::default().toggled(31);
    assert!(last.admits(31) && !last.admits(0));
    assert_eq!(last.toggled(32), last);
    assert!(!last.admits(32) && !last.chosen(usize::MAX));
}
