//! The whole space side by side: every setting against every circumstance.

use super::case::Case;
use super::rulebook::{Decision, Role};
use super::vocabulary::Landing;
use super::{InteropPolicy, PRECONFIGURED};
use strum::VariantArray;

/// The public words of [`Basis`](super::Basis), in its order.
pub const BASES: [&str; 4] = ["guide", "document", "inferred", "disputed"];

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

    /// With this one chosen, or not chosen any more.
    pub const fn toggled(self, at: usize) -> Self {
        if at < 32 { Self(self.0 ^ 1 << at) } else { self }
    }
}

/// How many questions an edition may have.
pub const MOST_QUESTIONS: usize = 8;

/// What of the matrix is shown, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// By the answers to each question of the edition, in its order.
    pub answers: [Only; MOST_QUESTIONS],
    /// By policy, in the order of [`PRECONFIGURED`].
    pub policies: Only,
    /// By landing.
    pub landings: Only,
    /// By basis, in the order of [`BASES`].
    pub bases: Only,
    /// Which way round.
    pub axes: Axes,
}

/// Which way round a matrix stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Axes {
    /// As the edition is read best.
    #[default]
    AsIs,
    /// Rows for columns.
    Swapped,
}

/// A setting: one line of the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The preconfigured instance, in the edition that has them.
    pub instance: Option<&'static InteropPolicy>,
    /// A case that holds the setting's answers.
    pub case: Case,
}

/// One cell: a case and its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What is asked.
    pub case: Case,
    /// What the answer is.
    pub decision: Decision,
    /// Whether the filters for landing and basis let it through.
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

/// Settings against circumstances. A line without any cell that is let through is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    /// The lines one way.
    pub settings: Vec<Setting>,
    /// The lines the other way: cases that hold the circumstances' answers.
    pub circumstances: Vec<Case>,
    /// The cells, setting by setting.
    pub cells: Vec<Vec<Cell>>,
    /// How many cells there are of each landing, among those let through.
    pub landings: Vec<(Landing, usize)>,
    /// How many cells are let through.
    pub shown: usize,
    /// How many there would be without any filter.
    pub of: usize,
}

impl Matrix {
    /// Puts the edition of a case side by side. In the guide's edition every line has the choice
    /// and the licence of that case.
    pub fn of(case: Case, filter: &Filter) -> Self {
        let all_settings = settings(case);
        let all_circumstances = case.circumstances();
        let of = all_settings.len() * all_circumstances.len();
        let mut settings: Vec<Setting> =
            all_settings.into_iter().filter(|it| admits_setting(filter, it)).collect();
        let mut circumstances: Vec<Case> = all_circumstances
            .into_iter()
            .filter(|it| it.is_admitted(Role::Circumstance, &filter.answers))
            .collect();
        let cell = |setting: &Setting, circumstance: &Case| {
            let case = circumstance.under(setting.case);
            let decision = case.decide();
            let shown = if admits(filter, decision) { Shown::Yes } else { Shown::Dimmed };
            Cell { case, decision, shown }
        };
        let mut cells: Vec<Vec<Cell>> = settings
            .iter()
            .map(|setting| circumstances.iter().map(|it| cell(setting, it)).collect())
            .collect();

        let is_shown = |it: &Cell| it.shown == Shown::Yes;
        let columns: Vec<bool> = (0..circumstances.len())
            .map(|at| cells.iter().any(|row| row.get(at).is_some_and(is_shown)))
            .collect();
        let rows: Vec<bool> = cells.iter().map(|row| row.iter().any(is_shown)).collect();
        retain(&mut settings, &rows);
        retain(&mut cells, &rows);
        retain(&mut circumstances, &columns);
        for row in &mut cells {
            retain(row, &columns);
        }
        let all = || cells.iter().flatten().filter(|it| is_shown(it));
        let landings = Landing::VARIANTS
            .iter()
            .map(|&it| (it, all().filter(|cell| cell.decision.verdict.landing == it).count()))
            .filter(|&(_, count)| count > 0)
            .collect();
        let shown = all().count();
        Self { settings, circumstances, cells, landings, shown, of }
    }
}

/// Every setting that an administrator can give by name.
fn settings(case: Case) -> Vec<Setting> {
    match case {
        Case::Guide201712(scenario) => PRECONFIGURED
            .iter()
            .map(|instance| Setting {
                instance: Some(instance),
                case: super::Scenario { policy: instance.fields, ..scenario }.into(),
            })
            .collect(),
        other => {
            other.settings().into_iter().map(|case| Setting { instance: None, case }).collect()
        }
    }
}

fn admits_setting(filter: &Filter, setting: &Setting) -> bool {
    let is_named = setting.instance.is_none_or(|instance| {
        let at = PRECONFIGURED.iter().position(|it| it == instance);
        at.is_some_and(|at| filter.policies.admits(at))
    });
    is_named && setting.case.is_admitted(Role::Setting, &filter.answers)
}

fn admits(filter: &Filter, decision: Decision) -> bool {
    let verdict = decision.verdict;
    let landing = Landing::VARIANTS.iter().position(|&it| it == verdict.landing);
    let basis = BASES.iter().position(|&it| it == <&str>::from(verdict.basis));
    landing.is_some_and(|at| filter.landings.admits(at))
        && basis.is_some_and(|at| filter.bases.admits(at))
}

fn retain<T>(things: &mut Vec<T>, keep: &[bool]) {
    let mut keep = keep.iter();
    things.retain(|_| keep.next() == Some(&true));
}
