//! A matrix with the lines that are the same put together, so that what differs is seen first.

use super::{AxisPart, Case, Cell, Fact, FactAt, Landing, Line, Matrix, Role, Subject};

/// Which lines of a matrix stand together. Every position is one of the matrix.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grouped {
    /// The rows: those of each band have the same answers.
    pub rows: Vec<Vec<usize>>,
    /// The columns, by the answer to the first question of their axis.
    pub sections: Vec<Section>,
    /// Columns that are left out, because their circumstance lands in the same place in every row of
    /// every section. Each circumstance with its columns.
    pub constant: Vec<Vec<usize>>,
}

/// Columns with the same answer to the first question of their axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Those whose answers depend on the row stand before the others.
    pub columns: Vec<Stack>,
}

/// Columns that have the same answers in every row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stack {
    /// Their positions.
    pub members: Vec<usize>,
    /// Whether the row makes a difference.
    pub across: Across,
}

/// What becomes of a column from row to row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Across {
    /// The landing depends on the row, here or in another section.
    Differs,
    /// It is the same in every row.
    Same,
}

impl Grouped {
    /// Every line for itself.
    pub fn each(matrix: &Matrix) -> Self {
        let section = |members: Vec<usize>| Section {
            columns: members
                .into_iter()
                .map(|it| Stack { members: vec![it], across: Across::Differs })
                .collect(),
        };
        Self {
            rows: (0..matrix.rows.len()).map(|it| vec![it]).collect(),
            sections: matrix.sections().into_iter().map(section).collect(),
            constant: Vec::new(),
        }
    }

    /// Equal lines together.
    pub fn of(matrix: &Matrix) -> Self {
        let rows = together((0..matrix.rows.len()).collect(), |one, other| {
            let (one, other) = (matrix.cells.get(one), matrix.cells.get(other));
            one.into_iter().flatten().map(answer).eq(other.into_iter().flatten().map(answer))
        });
        let sections = matrix.sections();
        let (mut constant, mut kept): (Vec<Vec<usize>>, Vec<usize>) = (Vec::new(), Vec::new());
        for columns in matrix.circumstances() {
            let is_everywhere = sections.len() > 1
                && sections.iter().all(|it| it.iter().any(|at| columns.contains(at)));
            let mut landings = columns.iter().flat_map(|&at| matrix.landings_of(at));
            let first = landings.next();
            if is_everywhere && first.is_some() && landings.all(|it| Some(it) == first) {
                constant.push(columns);
            } else {
                kept.extend(columns);
            }
        }
        // Something must be left to look at.
        if kept.is_empty() {
            constant.clear();
            kept = (0..matrix.columns.len()).collect();
        }
        let differs: Vec<usize> = matrix
            .circumstances()
            .into_iter()
            .filter(|it| it.iter().any(|&at| matrix.differs(at)))
            .flatten()
            .collect();
        let section = |members: Vec<usize>| {
            let members = members.into_iter().filter(|it| kept.contains(it)).collect();
            let stacks = matrix.stacks(members);
            let stack = |members: Vec<usize>| {
                let is_same = members.iter().all(|it| !differs.contains(it));
                Stack { members, across: if is_same { Across::Same } else { Across::Differs } }
            };
            let (same, differ): (Vec<Stack>, Vec<Stack>) =
                stacks.into_iter().map(stack).partition(|it| it.across == Across::Same);
            Section { columns: differ.into_iter().chain(same).collect() }
        };
        let sections = sections.into_iter().map(section).filter(|it| !it.columns.is_empty());
        Self { rows, sections: sections.collect(), constant }
    }

    /// All columns in their order.
    pub fn columns(&self) -> impl Iterator<Item = &Stack> {
        self.sections.iter().flat_map(|it| &it.columns)
    }

    /// The cell of a row and a column, both by their place here: that of the first of each.
    pub fn cell<'a>(&self, matrix: &'a Matrix, row: usize, column: usize) -> Option<&'a Cell> {
        let row = *self.rows.get(row)?.first()?;
        let column = *self.columns().nth(column)?.members.first()?;
        matrix.cells.get(row)?.get(column)
    }

    /// Where a subject stands, by row and by column. A policy that is none of the rows stands in a row
    /// whose calls land as its own do; what stands nowhere, at the first.
    pub fn place(&self, matrix: &Matrix, subject: Subject) -> (usize, usize) {
        let row = matrix.row_of(subject).or_else(|| matrix.row_like(subject.case));
        let row = self.rows.iter().position(|it| row.is_some_and(|row| it.contains(&row)));
        let column = matrix.column_of(subject);
        let column =
            self.columns().position(|it| column.is_some_and(|at| it.members.contains(&at)));
        (row.unwrap_or_default(), column.unwrap_or_default())
    }

    /// What is asked at a place: of the lines that stand together there, those of the subject if it
    /// has one of them.
    pub fn subject(
        &self,
        matrix: &Matrix,
        here: Subject,
        (row, column): (usize, usize),
    ) -> Option<Subject> {
        let of = |own: Option<usize>, members: &Vec<usize>| {
            own.filter(|it| members.contains(it)).or(members.first().copied())
        };
        let row = of(matrix.row_of(here), self.rows.get(row)?)?;
        let column = of(matrix.column_of(here), &self.columns().nth(column)?.members)?;
        let cell = matrix.cells.get(row)?.get(column)?;
        Some(Matrix::subject(here, matrix.rows.get(row)?, matrix.columns.get(column)?, cell))
    }

    /// The fact that tells the rows apart: no value of it is in two of them. The first derived fact
    /// that does, or else a question; nothing if none does.
    pub fn told_apart_by(&self, matrix: &Matrix) -> Option<FactAt> {
        let edition = matrix.rows.first()?.case.edition();
        let runs_over = |axis: &[AxisPart], at: u8| {
            edition.question(at).is_some_and(|it| axis.iter().any(|part| part.covers(at, it)))
        };
        let is_of_rows = |fact: &Fact| {
            fact.from.iter().any(|&it| runs_over(&matrix.row_axis, it))
                && !fact.from.iter().any(|&it| runs_over(&matrix.column_axis, it))
        };
        let facts = (0_u8..).zip(edition.facts).filter(|it| is_of_rows(it.1));
        let facts = facts.map(|it| FactAt::Derived(it.0));
        let questions = edition.numbered().filter(|it| runs_over(&matrix.row_axis, it.0));
        facts.chain(questions.map(|it| FactAt::Question(it.0))).find(|&fact| {
            let mut seen: Vec<u8> = Vec::new();
            (0..self.rows.len()).all(|row| {
                let values = self.values(matrix, row, fact);
                let is_new = values.iter().all(|it| !seen.contains(it));
                seen.extend(values);
                is_new
            })
        })
    }

    /// The values that a fact has in a row, each once.
    pub fn values(&self, matrix: &Matrix, row: usize, fact: FactAt) -> Vec<u8> {
        let members = self.rows.get(row).into_iter().flatten();
        let values = members.filter_map(|&at| matrix.rows.get(at)?.case.fact(fact));
        distinct(values)
    }

    /// How many kinds of call the rows decide, and of how many; nothing where the columns are no calls.
    pub fn decided(matrix: &Matrix) -> Option<(Vec<&'static Line>, Vec<&'static Line>)> {
        let mut lines: Vec<(&'static Line, bool)> = Vec::new();
        for (at, column) in matrix.columns.iter().enumerate() {
            let (line, differs) = (column.case.line()?, matrix.differs(at));
            match lines.iter_mut().find(|it| it.0.token == line.token) {
                Some(it) => it.1 |= differs,
                None => lines.push((line, differs)),
            }
        }
        let of = |wanted: bool| {
            lines.iter().filter(|it| it.1 == wanted).map(|it| it.0).collect::<Vec<_>>()
        };
        (lines.len() > 1).then(|| (of(true), of(false)))
    }
}

/// What makes cells equal: everything that is shown of them.
fn answer(cell: &Cell) -> impl PartialEq + use<> {
    (cell.decision.verdict.landing, cell.decision.verdict.basis, cell.shown)
}

/// Things in bands of equal ones, each band where its first one is.
fn together(things: Vec<usize>, is_same: impl Fn(usize, usize) -> bool) -> Vec<Vec<usize>> {
    let mut bands: Vec<Vec<usize>> = Vec::new();
    for thing in things {
        let band = bands.iter_mut().find(|it| it.first().is_some_and(|&it| is_same(it, thing)));
        match band {
            Some(band) => band.push(thing),
            None => bands.push(vec![thing]),
        }
    }
    bands
}

fn distinct(values: impl Iterator<Item = u8>) -> Vec<u8> {
    values.fold(Vec::new(), |mut all, it| {
        if !all.contains(&it) {
            all.push(it);
        }
        all
    })
}

impl Matrix {
    /// The columns by the answer to the first question of their axis, where it runs over several.
    fn sections(&self) -> Vec<Vec<usize>> {
        let key = |at: usize| match self.column_axis.as_slice() {
            [AxisPart::Question(first), _, ..] => {
                self.columns.get(at)?.case.fact(FactAt::Question(*first))
            }
            _ => None,
        };
        let mut sections: Vec<Vec<usize>> = Vec::new();
        for at in 0..self.columns.len() {
            match sections.last_mut() {
                Some(last) if last.first().is_some_and(|&it| key(it) == key(at)) => last.push(at),
                _ => sections.push(vec![at]),
            }
        }
        sections
    }

    /// The columns by what their axis says after its first question: the same circumstance in each
    /// section.
    fn circumstances(&self) -> Vec<Vec<usize>> {
        let rest = match self.column_axis.as_slice() {
            [_, rest @ ..] if !rest.is_empty() => rest,
            all => all,
        };
        together((0..self.columns.len()).collect(), |one, other| {
            rest.iter().all(|part| self.along(one, *part) == self.along(other, *part))
        })
    }

    /// What a column says along a part of its axis.
    fn along(&self, column: usize, part: AxisPart) -> Option<Along> {
        let column = self.columns.get(column)?;
        match part {
            AxisPart::Presets => column.preset.map(|it| Along::Preset(it.name)),
            AxisPart::Question(at) => {
                column.case.is_asked(at).then(|| Along::Answer(column.case.get(at)))
            }
        }
    }

    /// Columns of one kind of call that no row tells apart, as long as they are every combination of
    /// some answers: others have no name that is short.
    fn stacks(&self, members: Vec<usize>) -> Vec<Vec<usize>> {
        let line = |at: usize| Some(self.columns.get(at)?.case.line()?.token);
        let all = together(members, |one, other| {
            line(one).is_some()
                && line(one) == line(other)
                && self.cells.iter().all(|row| {
                    let decided = |at: usize| Some(row.get(at)?.decision);
                    decided(one) == decided(other)
                })
        });
        let split = |band: Vec<usize>| match self.is_product(&band) {
            true => vec![band],
            false => band.into_iter().map(|it| vec![it]).collect(),
        };
        all.into_iter().flat_map(split).collect()
    }

    fn is_product(&self, band: &[usize]) -> bool {
        let answers = |part: &AxisPart| {
            let all = band.iter().map(|&at| self.along(at, *part));
            all.fold(Vec::new(), |mut all, it| {
                if !all.contains(&it) {
                    all.push(it);
                }
                all
            })
        };
        self.column_axis.iter().map(|part| answers(part).len()).product::<usize>() == band.len()
    }

    fn landings_of(&self, column: usize) -> impl Iterator<Item = Landing> {
        self.cells.iter().filter_map(move |row| Some(row.get(column)?.decision.verdict.landing))
    }

    /// Whether a column has two landings.
    fn differs(&self, column: usize) -> bool {
        let mut landings = self.landings_of(column);
        let first = landings.next();
        landings.any(|it| Some(it) != first)
    }

    /// The row of a subject: by its preset, or else by its answers.
    pub fn row_of(&self, subject: Subject) -> Option<usize> {
        line_of(
            &self.rows.iter().map(|it| (it.preset.map(|it| it.name), it.case)).collect::<Vec<_>>(),
            &self.row_axis,
            subject,
        )
    }

    /// The first row whose calls land as those of a case.
    fn row_like(&self, case: Case) -> Option<usize> {
        self.cells.iter().position(|row| {
            self.columns.iter().zip(row).all(|(column, cell)| {
                let own = case.along(column, &self.column_axis).decide();
                own.verdict.landing == cell.decision.verdict.landing
            })
        })
    }

    /// The column of a subject.
    pub fn column_of(&self, subject: Subject) -> Option<usize> {
        line_of(
            &self
                .columns
                .iter()
                .map(|it| (it.preset.map(|it| it.name), it.case))
                .collect::<Vec<_>>(),
            &self.column_axis,
            subject,
        )
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Along {
    Preset(&'static str),
    Answer(u8),
}

fn line_of(
    entries: &[(Option<&'static str>, Case)],
    axis: &[AxisPart],
    subject: Subject,
) -> Option<usize> {
    let edition = subject.edition();
    let agrees = |case: Case| {
        edition.numbered().all(|(at, question)| {
            let is_covered = axis.iter().any(|part| part.covers(at, question));
            !is_covered
                || question.role != Role::Policy && !case.is_asked(at)
                || case.get(at) == subject.case.get(at)
        })
    };
    let own = subject.preset.map(|it| it.name);
    let named = entries.iter().position(|it| it.0.is_some() && it.0 == own && agrees(it.1));
    named.or_else(|| entries.iter().position(|it| agrees(it.1)))
}
