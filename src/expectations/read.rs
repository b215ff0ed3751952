//! Reads a file: its tables and links become rows, and what cannot be read becomes a problem.

use super::columns::{Column, editions_with, keys};
use super::expand::Expansion;
use super::link;
use super::markdown::{Block, Cell, blocks};
use super::words::{bare, chosen, position};
use super::{Place, Problem, ProblemKind};
use crate::editions;
use crate::routing::{BasisKind, Edition, Landing};
use strum::VariantArray;

/// The columns that are not keys of the address.
pub const OWN_COLUMNS: [&str; 6] = ["expect", "rule", "basis", "edition", "because", "users"];

/// What a file expects.
#[derive(Clone, Debug, Default)]
pub struct Suite {
    /// Its rows, in order.
    pub rows: Vec<Row>,
    /// What is wrong with whole tables: their rows cannot be read.
    pub problems: Vec<Problem>,
}

/// One expectation.
#[derive(Clone, Debug)]
pub struct Row {
    /// Where it begins.
    pub place: Place,
    /// What is expected, as it was written.
    pub expect: String,
    /// The columns that are filled, and what stands there.
    pub asks: Vec<(&'static str, String)>,
    /// Why it is expected; may be empty.
    pub because: String,
    /// What has to hold, or why that cannot be read.
    pub tested: Result<Tested, Problem>,
}

/// What has to hold in which scenarios.
#[derive(Clone, Debug)]
pub struct Tested {
    /// What has to hold.
    pub expected: Expected,
    /// For each edition, in which scenarios.
    pub(super) scenarios: Vec<Expansion>,
    /// The files of users, if the row is about those.
    pub users: Option<(Vec<String>, Place)>,
}

/// What has to hold. An empty list is no expectation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expected {
    /// The call lands in one of these.
    pub landings: Vec<Landing>,
    /// One of these rules decides.
    pub rules: Vec<&'static str>,
    /// The answer rests on one of these.
    pub bases: Vec<BasisKind>,
}

/// Reads a file, with all editions. The first one is meant where a row names none, as in addresses.
pub fn read(text: &str) -> Suite {
    read_among(text, editions::ALL)
}

/// The same with another list of editions.
pub fn read_among(text: &str, editions: &[&'static Edition]) -> Suite {
    let mut suite = Suite::default();
    for block in blocks(text) {
        match block {
            Block::Line { text, line } => suite.rows.extend(link::row(text, line, editions)),
            Block::Table { head, rules, rows } => match header(&head, rules, editions) {
                Some(Ok(columns)) => {
                    let read = |row: Vec<Cell<'_>>| Row::read(&columns, &row, editions);
                    suite.rows.extend(rows.into_iter().map(read));
                }
                Some(Err(problems)) => suite.problems.extend(problems),
                None => {}
            },
        }
    }
    suite
}

/// The columns of a table, what is wrong with them, or nothing if the table is not one of ours.
fn header(
    head: &[Cell<'_>],
    rules: usize,
    editions: &[&'static Edition],
) -> Option<Result<Vec<Column>, Vec<Problem>>> {
    let named = |it: &Cell<'_>| Column::named(bare(it.text), editions);
    let columns: Vec<Option<Column>> = head.iter().map(named).collect();
    let is_expect = |it: &Column| it.name() == "expect";
    let known = columns.iter().flatten().count();
    let has_expect = columns.iter().flatten().any(is_expect);
    let near = |it: &Cell<'_>| Column::near(bare(it.text), editions);
    // A misspelled `expect` among columns that are all known is a slip. One known column among others
    // that are not belongs to another table.
    let is_slip = |it: &Cell<'_>| named(it).is_none() && near(it) == Some("expect");
    let misspelled = head.iter().any(is_slip) && known + 1 == head.len() && known > 0;
    let is_ours = match has_expect {
        true => known == head.len() || known > 1 || head.iter().any(|it| near(it).is_some()),
        false => misspelled,
    };
    if !is_ours {
        return None;
    }
    let mut problems = Vec::new();
    let mut add = |place, kind| problems.push(Problem { place, kind });
    for (at, (cell, column)) in head.iter().zip(&columns).enumerate() {
        let name = || bare(cell.text).to_owned();
        match column {
            None => {
                let kind = ProblemKind::UnknownColumn { found: name(), near: near(cell) };
                add(cell.place, kind);
            }
            Some(_) if columns.iter().take(at).any(|it| it == column) => {
                add(cell.place, ProblemKind::RepeatedColumn(name()));
            }
            Some(_) => {}
        }
    }
    if rules != head.len()
        && let Some(first) = head.first()
    {
        let place = Place { line: first.place.line + 1, column: 1 };
        add(place, ProblemKind::UnevenHeader);
    }
    Some(if problems.is_empty() {
        Ok(columns.into_iter().flatten().collect())
    } else {
        Err(problems)
    })
}

impl Row {
    fn read(columns: &[Column], cells: &[Cell<'_>], editions: &[&'static Edition]) -> Self {
        let pairs = || columns.iter().copied().zip(cells.iter().copied());
        let of = |name: &str| pairs().find(|it| it.0.name() == name).map(|it| it.1);
        let text = |name: &str| of(name).map(|it| it.text).unwrap_or_default();
        let asks = pairs().filter(|it| !matches!(it.0.name(), "expect" | "because"));
        let asks = asks.filter(|it| !it.1.text.is_empty());
        Self {
            place: cells.first().map(|it| it.place).unwrap_or_default(),
            expect: text("expect").replace(['`', '\\'], ""),
            asks: asks.map(|it| (it.0.name(), it.1.text.replace(['`', '\\'], ""))).collect(),
            because: text("because").replace("\\|", "|"),
            tested: match cells.get(columns.len()) {
                Some(extra) => Err(Problem { place: extra.place, kind: ProblemKind::TooManyCells }),
                None => {
                    let filled: Vec<_> = pairs().filter(|it| !it.1.text.is_empty()).collect();
                    let place = of("expect").or(cells.first().copied()).map(|it| it.place);
                    tested(&filled, place.unwrap_or_default(), editions)
                }
            },
        }
    }
}

/// What the filled cells of a row say. `place` is where the expectation should stand.
pub(super) fn tested(
    filled: &[(Column, Cell<'_>)],
    place: Place,
    editions: &[&'static Edition],
) -> Result<Tested, Problem> {
    let of = |name: &str| filled.iter().find(|it| it.0.name() == name).map(|it| it.1);
    let ids: Vec<&'static str> = editions.iter().map(|it| it.id).collect();
    let asked: Vec<&'static Edition> = match of("edition") {
        Some(cell) => {
            let at = chosen(cell, "edition", &ids, |word| position(&ids, word))?;
            at.into_iter().filter_map(|at| editions.get(at).copied()).collect()
        }
        None => editions.first().copied().into_iter().collect(),
    };
    let Some(expect) = of("expect") else {
        return Err(Problem { place, kind: ProblemKind::NoExpectation });
    };
    let users = of("users").map(files).transpose()?;
    let keyed = filled.iter().filter(|it| matches!(it.0, Column::Key(_)));
    let keyed: Vec<(&'static str, Cell<'_>)> = keyed.map(|it| (it.0.name(), it.1)).collect();
    let mut scenarios = Vec::new();
    for &edition in &asked {
        if let Some(other) = keyed.iter().find(|it| !keys(edition).any(|key| key == it.0)) {
            let kind = ProblemKind::OtherEdition {
                column: other.0.to_owned(),
                edition: edition.id,
                of: editions_with(other.0, editions),
            };
            return Err(Problem { place: other.1.place, kind });
        }
        scenarios.push(Expansion::of(edition, &keyed, expect.place)?);
    }
    let expected = Expected {
        landings: landings(expect, &asked)?,
        rules: match of("rule") {
            Some(cell) => rules(cell, &asked)?,
            None => Vec::new(),
        },
        bases: match of("basis") {
            Some(cell) => bases(cell)?,
            None => Vec::new(),
        },
    };
    Ok(Tested { expected, scenarios, users })
}

/// The files that a cell names, with commas between them.
fn files(cell: Cell<'_>) -> Result<(Vec<String>, Place), Problem> {
    let all: Vec<String> = cell.text.split(',').map(|it| bare(it).to_owned()).collect();
    if all.iter().any(String::is_empty) {
        let kind = ProblemKind::EmptyWord("users".to_owned());
        return Err(Problem { place: cell.place, kind });
    }
    Ok((all, cell.place))
}

/// The landings that a cell lets pass. At least one that some rule gives has to be left out.
fn landings(cell: Cell<'_>, asked: &[&'static Edition]) -> Result<Vec<Landing>, Problem> {
    let names: Vec<&'static str> = Landing::VARIANTS.iter().map(|&it| it.into()).collect();
    let mut never = None;
    let given: Vec<Landing> = asked.iter().flat_map(|it| it.landings()).collect();
    let at = chosen(cell, "expect", &names, |word| {
        let at = position(&names, word)?;
        let landing = Landing::VARIANTS.get(at)?;
        if !given.contains(landing) {
            never = Some(<&str>::from(*landing));
        }
        Some(at)
    });
    let all: Vec<Landing> =
        at?.into_iter().filter_map(|it| Landing::VARIANTS.get(it).copied()).collect();
    let problem = |kind| Err(Problem { place: cell.place, kind });
    if given.iter().all(|it| all.contains(it)) {
        return problem(ProblemKind::AnythingGoes("expect".to_owned()));
    }
    match (never, asked.first()) {
        (Some(landing), Some(edition)) if !asked.is_empty() => {
            problem(ProblemKind::NeverGiven { landing, edition: edition.id })
        }
        _ => Ok(all),
    }
}

fn rules(cell: Cell<'_>, asked: &[&'static Edition]) -> Result<Vec<&'static str>, Problem> {
    let names: Vec<&'static str> =
        asked.iter().flat_map(|it| it.all_rules()).map(|it| it.id).collect();
    let at = chosen(cell, "rule", &names, |word| position(&names, word))?;
    if at.len() == names.len() {
        let kind = ProblemKind::AnythingGoes("rule".to_owned());
        return Err(Problem { place: cell.place, kind });
    }
    Ok(at.into_iter().filter_map(|it| names.get(it).copied()).collect())
}

fn bases(cell: Cell<'_>) -> Result<Vec<BasisKind>, Problem> {
    let names: Vec<&'static str> = BasisKind::VARIANTS.iter().map(|&it| it.into()).collect();
    let at = chosen(cell, "basis", &names, |word| position(&names, word))?;
    if at.len() == names.len() {
        let kind = ProblemKind::AnythingGoes("basis".to_owned());
        return Err(Problem { place: cell.place, kind });
    }
    Ok(at.into_iter().filter_map(|it| BasisKind::VARIANTS.get(it).copied()).collect())
}
