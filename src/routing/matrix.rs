//! Many answers side by side: one axis of an edition against another.

use super::edition::CAPACITY;
use super::{
    AxisPart, BasisKind, Case, Decision, Edition, Landing, Preset, Question, Role, Subject,
};
use strum::VariantArray;

/// Some of a list of at most 32 things, by position. None chosen means all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Only(u32);

impl Only {
    /// Whether all are let through.
    pub const fn is_all(self) -> bool {
        self.0 == 0
    }

    /// Whether this one was chosen.
    pub const fn chosen(self, at: usize) -> bool {
        at < 32 && self.0 >> at & 1 == 1
    }

    /// Whether this one is let through.
    pub const fn admits(self, at: usize) -> bool {
        self.is_all() || self.chosen(at)
    }

    /// Of a list of so many things.
    const fn among(self, count: usize) -> Self {
        if count < 32 { Self(self.0 & ((1 << count) - 1)) } else { self }
    }

    /// With this one chosen, or not chosen any more.
    #[must_use]
    pub const fn toggled(self, at: usize) -> Self {
        if at < 32 { Self(self.0 ^ 1 << at) } else { self }
    }
}

/// What of the matrix is shown, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// By the answers to each question of the edition, in its order.
    answers: [Only; CAPACITY],
    /// By preset, in the order of the edition.
    pub presets: Only,
    /// By landing.
    pub landings: Only,
    /// By basis.
    pub bases: Only,
    /// Which way round.
    pub turn: Turn,
    /// What stands in rows; nothing for the edition's default.
    pub rows: Option<AxisPart>,
    /// What stands in columns; nothing for the edition's default.
    pub columns: Option<AxisPart>,
    /// Whether lines that are the same are one; nothing for the default, which depends on the rest.
    pub lines: Option<Lines>,
    /// What stands in a cell.
    pub cells: Cells,
}

/// Whether lines that are the same are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    /// They are.
    Grouped,
    /// Each stands for itself.
    Each,
}

/// What stands in a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cells {
    /// The shape of the landing.
    #[default]
    Symbols,
    /// Its name as well.
    Words,
}

/// Which way round a matrix stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Turn {
    /// As the edition is read best.
    #[default]
    AsIs,
    /// Rows for columns.
    Swapped,
}

/// One line of the matrix: a row or a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The preset, on an axis of presets.
    pub preset: Option<&'static Preset>,
    /// A case that has the entry's answers.
    pub case: Case,
}

/// One cell: a case and its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What is asked.
    pub case: Case,
    /// What the answer is.
    pub decision: Decision,
    /// Whether it passes the filters for landing and basis.
    pub shown: Shown,
}

/// Whether a cell is let through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// It is.
    Yes,
    /// It is dimmed; its line has others.
    Dimmed,
}

/// One axis against another. A line without any cell that is let through is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    /// What the rows run over.
    pub row_axis: Vec<AxisPart>,
    /// What the columns run over.
    pub column_axis: Vec<AxisPart>,
    /// The rows.
    pub rows: Vec<Entry>,
    /// The columns.
    pub columns: Vec<Entry>,
    /// The cells, row by row.
    pub cells: Vec<Vec<Cell>>,
    /// How many cells there are of each landing, among those let through.
    pub landings: Vec<(Landing, usize)>,
    /// How many cells are let through.
    pub shown: usize,
    /// How many there would be without any filter.
    pub of: usize,
}

impl AxisPart {
    /// Whether it determines the answer to a question.
    pub(super) fn covers(self, at: u8, question: &Question) -> bool {
        match self {
            Self::Presets => question.role == Role::Policy,
            Self::Question(it) => it == at,
        }
    }
}

impl Filter {
    /// The filter by the answers to a question.
    pub fn of(&self, question: u8) -> Only {
        self.answers.get(usize::from(question)).copied().unwrap_or_default()
    }

    /// The same, to change it.
    pub fn of_mut(&mut self, question: u8) -> Option<&mut Only> {
        self.answers.get_mut(usize::from(question))
    }

    /// The axes and the way round, without anything left out.
    #[must_use]
    pub fn without_filters(self) -> Self {
        let Self { turn, rows, columns, lines, cells, .. } = self;
        Self { turn, rows, columns, lines, cells, ..Self::default() }
    }

    /// Whether lines that are the same are one. They are unless anything was chosen: a filter or an
    /// axis asks for the lines themselves.
    pub fn is_grouped(&self) -> bool {
        self.lines.unwrap_or_else(|| self.default_lines()) == Lines::Grouped
    }

    fn default_lines(&self) -> Lines {
        let chosen = Self { lines: None, cells: Cells::default(), ..*self };
        if chosen == Self::default() { Lines::Grouped } else { Lines::Each }
    }

    /// What stands in rows and in columns. An axis that is chosen takes the place of the default one;
    /// two axes never run over the same answers.
    pub fn axes(&self, edition: &Edition) -> (Vec<AxisPart>, Vec<AxisPart>) {
        let axis = |chosen: Option<AxisPart>, default: &[AxisPart]| match chosen {
            Some(part) => vec![part],
            None => default.to_vec(),
        };
        let rows = axis(self.rows, edition.axes.rows);
        let columns = axis(self.columns, edition.axes.columns);
        // Of what both run over, the one that was not chosen gives way.
        let (mut kept_rows, mut kept_columns) = (rows.clone(), columns.clone());
        if self.columns.is_some() {
            kept_rows.retain(|it| !overlaps(edition, *it, &columns));
        } else {
            kept_columns.retain(|it| !overlaps(edition, *it, &rows));
        }
        (kept_rows, kept_columns)
    }

    /// Whether the rest of a question's answers can be filtered: it varies along an axis.
    pub fn varies(&self, edition: &Edition, question: u8) -> bool {
        let (rows, columns) = self.axes(edition);
        edition
            .question(question)
            .is_some_and(|it| rows.iter().chain(&columns).any(|part| part.covers(question, it)))
    }

    /// Without filters by what no axis runs over, and without axes that are none: what nobody sees
    /// is not kept.
    #[must_use]
    pub fn settled(mut self, edition: &Edition) -> Self {
        let has_presets = edition.policy.key.is_some();
        let is_axis = |part: &AxisPart| match *part {
            AxisPart::Presets => has_presets,
            AxisPart::Question(at) => edition.question(at).is_some(),
        };
        self.rows = self.rows.filter(is_axis);
        self.columns = self.columns.filter(|it| is_axis(it) && self.rows != Some(*it));
        let mut answers = [Only::default(); CAPACITY];
        for ((at, question), kept) in edition.numbered().zip(&mut answers) {
            if self.varies(edition, at) {
                *kept = self.of(at).among(question.answers.len());
            }
        }
        self.answers = answers;
        self.presets =
            self.presets.among(if has_presets { edition.policy.presets.len() } else { 0 });
        self.landings = self.landings.among(Landing::VARIANTS.len());
        self.bases = self.bases.among(BasisKind::VARIANTS.len());
        self.lines = self.lines.filter(|&it| it != self.default_lines());
        self
    }

    fn admits(&self, entry: &Entry, axis: &[AxisPart]) -> bool {
        let edition = entry.case.edition();
        let is_named = entry.preset.is_none_or(|preset| {
            let at = edition.policy.presets.iter().position(|it| it == preset);
            at.is_some_and(|at| self.presets.admits(at))
        });
        is_named
            && edition.numbered().all(|(at, question)| {
                let only = self.of(at);
                let is_covered = axis.iter().any(|part| part.covers(at, question));
                !is_covered
                    || only.is_all()
                    || entry.case.is_asked(at) && only.admits(usize::from(entry.case.get(at)))
            })
    }

    fn lets_through(&self, decision: Decision) -> bool {
        let verdict = decision.verdict;
        let landing = Landing::VARIANTS.iter().position(|&it| it == verdict.landing);
        let basis = BasisKind::VARIANTS.iter().position(|&it| it == verdict.basis.kind());
        landing.is_some_and(|at| self.landings.admits(at))
            && basis.is_some_and(|at| self.bases.admits(at))
    }
}

/// Whether an axis part runs over answers that another axis determines.
fn overlaps(edition: &Edition, part: AxisPart, others: &[AxisPart]) -> bool {
    edition.numbered().any(|(at, question)| {
        part.covers(at, question) && others.iter().any(|it| it.covers(at, question))
    })
}

impl Entry {
    /// The entries of an axis, in the order of the edition, around a case.
    fn all(case: Case, axis: &[AxisPart]) -> Vec<Self> {
        // A question that is not asked here may be asked along the other axis.
        axis.iter().fold(vec![Self { preset: None, case }], |entries, part| {
            entries.into_iter().flat_map(|it| it.each(*part)).collect()
        })
    }

    fn each(self, part: AxisPart) -> Vec<Self> {
        match part {
            AxisPart::Presets => {
                let presets = self.case.edition().policy.presets.iter();
                presets
                    .map(|it| Self { preset: Some(it), case: self.case.with_preset(it) })
                    .collect()
            }
            AxisPart::Question(at) => {
                let cases = self.case.each_answer(at).into_iter();
                cases.map(|case| Self { case, ..self }).collect()
            }
        }
    }
}

impl Case {
    /// The case with what an entry of an axis says.
    pub(super) fn along(self, entry: &Entry, axis: &[AxisPart]) -> Self {
        let edition = self.edition();
        edition.numbered().fold(self, |it, (at, question)| {
            let is_covered = axis.iter().any(|part| part.covers(at, question));
            if is_covered { it.with(at, entry.case.get(at)) } else { it }
        })
    }
}

impl Matrix {
    /// Puts the answers of an edition side by side. What no axis determines is as in this case.
    pub fn of(case: Case, filter: &Filter) -> Self {
        let (row_axis, column_axis) = filter.axes(case.edition());
        let all_rows = Entry::all(plain(case, &row_axis), &row_axis);
        let all_columns = Entry::all(plain(case, &column_axis), &column_axis);
        let of = all_rows.len() * all_columns.len();
        let admitted = |entries: Vec<Entry>, axis: &[AxisPart]| -> Vec<Entry> {
            entries.into_iter().filter(|it| filter.admits(it, axis)).collect()
        };
        let (mut rows, mut columns) =
            (admitted(all_rows, &row_axis), admitted(all_columns, &column_axis));
        let cell = |row: &Entry, column: &Entry| {
            let case = case.along(column, &column_axis).along(row, &row_axis);
            let decision = case.decide();
            let shown = if filter.lets_through(decision) { Shown::Yes } else { Shown::Dimmed };
            Cell { case, decision, shown }
        };
        let mut cells: Vec<Vec<Cell>> =
            rows.iter().map(|row| columns.iter().map(|it| cell(row, it)).collect()).collect();

        let is_shown = |it: &Cell| it.shown == Shown::Yes;
        let kept_columns: Vec<bool> = (0..columns.len())
            .map(|at| cells.iter().any(|row| row.get(at).is_some_and(is_shown)))
            .collect();
        let kept_rows: Vec<bool> = cells.iter().map(|row| row.iter().any(is_shown)).collect();
        retain(&mut rows, &kept_rows);
        retain(&mut cells, &kept_rows);
        retain(&mut columns, &kept_columns);
        for row in &mut cells {
            retain(row, &kept_columns);
        }
        let all = || cells.iter().flatten().filter(|it| is_shown(it));
        let landings = Landing::VARIANTS
            .iter()
            .map(|&it| (it, all().filter(|cell| cell.decision.verdict.landing == it).count()))
            .filter(|&(_, count)| count > 0)
            .collect();
        let shown = all().count();
        Self { row_axis, column_axis, rows, columns, cells, landings, shown, of }
    }

    /// The question of a cell, with the preset of its row or column.
    pub fn subject(here: Subject, row: &Entry, column: &Entry, cell: &Cell) -> Subject {
        match row.preset.or(column.preset) {
            Some(preset) => Subject { case: cell.case, preset: Some(preset) },
            None => here.asked(cell.case),
        }
    }
}

/// The case with the default answers to what an axis determines, so that what is not asked in one of
/// its entries is not left over from another question.
fn plain(case: Case, axis: &[AxisPart]) -> Case {
    case.edition().numbered().fold(case, |it, (at, question)| {
        let is_covered = axis.iter().any(|part| part.covers(at, question));
        if is_covered { it.with(at, question.default) } else { it }
    })
}

fn retain<T>(things: &mut Vec<T>, keep: &[bool]) {
    let mut keep = keep.iter();
    things.retain(|_| keep.next() == Some(&true));
}
