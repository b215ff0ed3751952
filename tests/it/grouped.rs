//! All answers with the lines that are the same put together: nothing is lost, and what differs is
//! kept apart.

use call_landing::editions::{self, teams_interop_policy, teams_upgrade_policy};
use call_landing::link::axis_parts;
use call_landing::routing::{
    Across, Case, Edition, FactAt, Filter, Grouped, Landing, Lines, Matrix, Shown, Subject,
    scenarios,
};
use call_landing::text::grouped;
use std::collections::BTreeSet;

static POLICIES: &Edition = &teams_interop_policy::EDITION;
static MODES: &Edition = &teams_upgrade_policy::EDITION;

/// Some cases of every edition, each with the default axes and with every pair of others.
fn matrices() -> impl Iterator<Item = (Case, Matrix)> {
    editions::ALL.iter().flat_map(|&edition| {
        let parts: Vec<_> = axis_parts(edition).collect();
        let pairs = parts.iter().flat_map(|one| parts.iter().map(move |other| (*one, *other)));
        let pairs = pairs.filter(|(one, other)| one != other);
        let axes =
            [(None, None)].into_iter().chain(pairs.map(|(one, other)| (Some(one), Some(other))));
        let filters: Vec<Filter> = axes
            .map(|(rows, columns)| {
                let mut filter = Filter::default();
                (filter.rows, filter.columns) = (rows, columns);
                filter
            })
            .collect();
        scenarios(edition).step_by(331).flat_map(move |case| {
            let of = move |filter: &Filter| (case, Matrix::of(case, filter));
            filters.iter().map(of).collect::<Vec<_>>()
        })
    })
}

#[test]
fn expanding_what_is_grouped_gives_back_every_cell() {
    let mut count = 0;
    for (asked, matrix) in matrices() {
        let lines = Grouped::of(&matrix);
        let mut seen: BTreeSet<(usize, usize)> = BTreeSet::new();
        for (row, members) in lines.rows.iter().enumerate() {
            for (column, stack) in lines.columns().enumerate() {
                let shown = lines.cell(&matrix, row, column).unwrap();
                for (&row, &column) in
                    members.iter().flat_map(|row| stack.members.iter().map(move |it| (row, it)))
                {
                    let cell = &matrix.cells[row][column];
                    let (one, other) = (shown.decision.verdict, cell.decision.verdict);
                    assert_eq!((one.landing, one.basis), (other.landing, other.basis), "{asked:?}");
                    assert!(seen.insert((row, column)), "twice");
                }
                if stack.across == Across::Same {
                    let first = lines.cell(&matrix, 0, column).unwrap();
                    assert_eq!(shown.decision.verdict.landing, first.decision.verdict.landing);
                }
            }
        }
        // What is left out lands in one place, whatever the row.
        for columns in &lines.constant {
            let cells = matrix.cells.iter().enumerate();
            let cells =
                cells.flat_map(|(row, all)| columns.iter().map(move |&at| (row, at, &all[at])));
            let landings: BTreeSet<Landing> = cells
                .map(|(row, column, cell)| {
                    assert!(seen.insert((row, column)), "twice");
                    cell.decision.verdict.landing
                })
                .collect();
            assert_eq!(landings.len(), 1);
        }
        assert_eq!(seen.len(), matrix.rows.len() * matrix.columns.len(), "{asked:?}");
        count += 1;
    }
    assert!(count > 500, "{count} matrices");
}

#[test]
fn rows_that_stand_apart_differ() {
    for (asked, matrix) in matrices() {
        let lines = Grouped::of(&matrix);
        let answers = |row: &Vec<usize>| {
            let cells = matrix.cells[row[0]].iter();
            cells
                .map(|it| (it.decision.verdict.landing, it.decision.verdict.basis))
                .collect::<Vec<_>>()
        };
        for (at, row) in lines.rows.iter().enumerate() {
            assert!(lines.rows[..at].iter().all(|it| answers(it) != answers(row)), "{asked:?}");
        }
    }
}

#[test]
fn a_place_asks_a_question_that_stands_there() {
    for (asked, matrix) in matrices() {
        for lines in [Grouped::of(&matrix), Grouped::each(&matrix)] {
            let here = Subject::of(asked);
            // A subject that stands in the table keeps its own line among those that are one.
            let own = lines.subject(&matrix, here, lines.place(&matrix, here)).unwrap();
            let is_there = lines
                .columns()
                .any(|it| matrix.column_of(here).is_some_and(|at| it.members.contains(&at)));
            if is_there && matrix.row_of(here).is_some() {
                assert!(own.case.asks_the_same(asked), "{own:?} for {asked:?}");
            }
            for row in 0..lines.rows.len() {
                for column in 0..lines.columns().count() {
                    let subject = lines.subject(&matrix, here, (row, column)).unwrap();
                    let decided = subject.case.decide().verdict.landing;
                    let shown = lines.cell(&matrix, row, column).unwrap().decision.verdict.landing;
                    assert_eq!(decided, shown);
                    assert_eq!(lines.place(&matrix, subject), (row, column), "{subject:?}");
                    // Selecting a cell again changes nothing.
                    assert_eq!(lines.subject(&matrix, subject, (row, column)), Some(subject));
                }
            }
        }
    }
}

fn sizes(lines: &Grouped) -> (Vec<usize>, Vec<usize>, usize) {
    let columns = lines.sections.iter().map(|it| it.columns.len()).collect();
    (lines.rows.iter().map(Vec::len).collect(), columns, lines.constant.len())
}

#[test]
fn nineteen_policies_are_three_rows_by_effective_client() {
    for (choice, rows) in [("none", [7, 6, 6]), ("teams", [4, 12, 3]), ("sfb", [4, 3, 12])] {
        let asked = Case::first(POLICIES).answered("choice", choice).unwrap();
        let matrix = Matrix::of(asked, &Filter::default());
        let lines = Grouped::of(&matrix);
        assert_eq!(sizes(&lines), (rows.to_vec(), vec![6; 4], 3), "{choice}");
        let names = (0..3).map(|it| grouped::row(POLICIES, &matrix, &lines, it));
        assert_eq!(names.collect::<Vec<_>>(), ["Default", "Teams", "Sfb"]);
        assert_eq!(grouped::corner(POLICIES, &matrix, &lines), Some("Effective calling client"));
        for section in &lines.sections {
            let across: Vec<Across> = section.columns.iter().map(|it| it.across).collect();
            assert_eq!(across[..3], [Across::Differs; 3]);
            assert_eq!(across[3..], [Across::Same; 3]);
        }
        assert_eq!(
            grouped::heading(POLICIES, &matrix).unwrap(),
            "The policy decides three of nine calls."
        );
        assert_eq!(
            grouped::lead(POLICIES, &matrix, &lines, "rows"),
            "684 answers come down to three rows, one for each effective calling client. Chats are never decided by this policy. In each organization, inbound federated VoIP, outbound PSTN, and outbound federated VoIP land in the same place under every policy."
        );
    }
}

#[test]
fn five_modes_are_three_columns() {
    let matrix = Matrix::of(Case::first(MODES), &Filter::default());
    let lines = Grouped::of(&matrix);
    assert_eq!(sizes(&lines), (vec![1, 3, 1], vec![6, 6, 3, 3], 0));
    assert_eq!(lines.told_apart_by(&matrix), MODES.position("mode").map(FactAt::Question));
    let names: Vec<String> = (0..3).map(|it| grouped::row(MODES, &matrix, &lines, it)).collect();
    assert_eq!(
        names,
        ["Islands", "SfBOnly, SfBWithTeamsCollab or SfBWithTeamsCollabAndMeetings", "TeamsOnly"]
    );
    let names = |at: usize| -> Vec<String> {
        let section = &lines.sections[at];
        section.columns.iter().map(|it| grouped::stack(&matrix, section, it)).collect()
    };
    assert_eq!(
        names(0),
        [
            "Islands or TeamsOnly, Teams, homed online",
            "Islands, Teams, homed on-premises",
            "Not TeamsOnly, SfB",
            "Not Islands or TeamsOnly, Teams",
            "TeamsOnly, Teams, homed on-premises",
            "TeamsOnly, SfB",
        ]
    );
    assert_eq!(
        names(2),
        ["Calling Plan", "Direct Routing", "Hybrid Voice (CCE or OPCH) or On-premises lines"]
    );
    assert_eq!(grouped::heading(MODES, &matrix).unwrap(), "The policy decides all six calls.");
}

#[test]
fn names_of_columns_are_different_inside_their_section() {
    for (asked, matrix) in matrices() {
        let lines = Grouped::of(&matrix);
        for section in &lines.sections {
            let names: BTreeSet<String> =
                section.columns.iter().map(|it| grouped::stack(&matrix, section, it)).collect();
            assert_eq!(names.len(), section.columns.len(), "{asked:?}: {names:?}");
        }
    }
}

#[test]
fn each_line_for_itself_is_the_matrix() {
    let matrix = Matrix::of(Case::first(POLICIES), &Filter::default());
    let lines = Grouped::each(&matrix);
    assert_eq!(sizes(&lines), (vec![1; 19], vec![9; 4], 0));
    assert!(lines.columns().enumerate().all(|(at, it)| it.members == [at]));
    let names = (0..19).map(|it| grouped::row(POLICIES, &matrix, &lines, it));
    let labels: Vec<&str> = POLICIES.policy.presets.iter().map(|it| it.label).collect();
    assert_eq!(names.collect::<Vec<_>>(), labels);
}

#[test]
fn filters_and_axes_ask_for_the_lines_themselves() {
    let mut filter = Filter::default();
    assert!(filter.is_grouped());
    filter.landings = filter.landings.toggled(3);
    assert!(!filter.is_grouped());
    filter.lines = Some(Lines::Grouped);
    assert!(filter.is_grouped());
    assert_eq!(filter.settled(POLICIES).lines, Some(Lines::Grouped));
    // What holds anyway is not kept.
    filter.landings = filter.landings.toggled(3);
    assert_eq!(filter.settled(POLICIES), Filter::default());
    // A cell that is filtered away is not one with a cell that is shown.
    let mut only = Filter::default();
    only.landings = only.landings.toggled(0);
    let matrix = Matrix::of(Case::first(POLICIES), &only);
    let lines = Grouped::of(&matrix);
    for (row, members) in lines.rows.iter().enumerate() {
        for column in 0..lines.columns().count() {
            let shown = lines.cell(&matrix, row, column).unwrap().shown;
            let at = lines.columns().nth(column).unwrap().members[0];
            assert!(members.iter().all(|&it| matrix.cells[it][at].shown == shown));
            assert!(shown == Shown::Yes || shown == Shown::Dimmed);
        }
    }
}
