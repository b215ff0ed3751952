//! From the cells of a row to its scenarios.

use super::markdown::Cell;
use super::words::{chosen, position};
use super::{Place, Problem, ProblemKind};
use crate::routing::{Case, Edition, Preset, Subject};
use std::collections::BTreeSet;

/// How many scenarios a row can have.
pub const MOST_SCENARIOS: usize = 100_000;

/// The scenarios of a row in one edition: every combination of these answers.
#[derive(Clone, Debug)]
pub(super) struct Expansion {
    pub edition: &'static Edition,
    /// The presets of the policy; nothing where the row names none.
    presets: Option<Vec<&'static Preset>>,
    /// Questions and their answers, by position.
    pub answers: Vec<(u8, Vec<u8>)>,
}

impl Expansion {
    /// Reads the cells under keys of the address. `place` is where the row is named.
    pub fn of(
        edition: &'static Edition,
        cells: &[(&'static str, Cell<'_>)],
        place: Place,
    ) -> Result<Self, Problem> {
        let mut it = Self { edition, presets: None, answers: Vec::new() };
        for &(key, cell) in cells {
            if edition.policy.key == Some(key) {
                it.presets = Some(presets(edition, key, cell)?);
            } else if let Some((at, question)) = edition.numbered().find(|it| it.1.key == key) {
                let words: Vec<&'static str> = question.answers.iter().map(|it| it.token).collect();
                let answers = chosen(cell, key, &words, |word| position(&words, word))?;
                it.answers.push((
                    at,
                    answers.into_iter().filter_map(|it| u8::try_from(it).ok()).collect(),
                ));
            }
        }
        crate::order::sort_by(&mut it.answers, |one, other| one.0.cmp(&other.0));
        let counts = it.answers.iter().map(|it| it.1.len());
        let counts = counts.chain(it.presets.as_ref().map(Vec::len));
        let most = counts.fold(1_usize, usize::saturating_mul);
        if most > MOST_SCENARIOS {
            return Err(Problem { place, kind: ProblemKind::TooMany });
        }
        Ok(it)
    }

    /// Whether the row names a policy.
    pub const fn names_policy(&self) -> bool {
        self.presets.is_some()
    }

    /// The scenarios, each once. An answer to a question that nobody asks in a scenario is left out of
    /// it, so combinations that differ in such answers alone are one.
    pub fn all(&self) -> Vec<Subject> {
        self.of_user(Subject::first(self.edition), |_| true)
    }

    /// The same for somebody: what the row does not say is as there, and so are questions that are not
    /// free, whatever the row says.
    pub fn of_user(&self, start: Subject, is_free: impl Fn(u8) -> bool) -> Vec<Subject> {
        let starts = match &self.presets {
            Some(presets) => presets.iter().map(|it| start.granted(it)).collect(),
            None => vec![start],
        };
        self.answered(starts, is_free)
    }

    /// The same under the policy that somebody has, whatever policies the row names.
    pub fn under(&self, start: Subject) -> Vec<Subject> {
        self.answered(vec![start], |_| true)
    }

    fn answered(&self, starts: Vec<Subject>, is_free: impl Fn(u8) -> bool) -> Vec<Subject> {
        let mut all = starts;
        for (question, answers) in self.answers.iter().filter(|it| is_free(it.0)) {
            all = all
                .into_iter()
                .flat_map(|it| answers.iter().map(move |&answer| it.with(*question, answer)))
                .collect();
        }
        if let [only] = all.as_mut_slice() {
            only.case = only.case.settled();
            return all;
        }
        let mut seen = BTreeSet::new();
        all.retain_mut(|it| {
            it.case = it.case.settled();
            seen.insert((it.preset.map(|it| it.name), answers_of(it.case)))
        });
        all
    }
}

fn answers_of(case: Case) -> Vec<u8> {
    case.edition().numbered().map(|(at, _)| case.get(at)).collect()
}

fn presets(
    edition: &'static Edition,
    key: &str,
    cell: Cell<'_>,
) -> Result<Vec<&'static Preset>, Problem> {
    let names: Vec<&'static str> = edition.policy.presets.iter().map(|it| it.name).collect();
    let find = |word: &str| {
        let preset = edition.preset(word)?;
        edition.policy.presets.iter().position(|it| it == preset)
    };
    let at = chosen(cell, key, &names, find)?;
    Ok(at.into_iter().filter_map(|at| edition.policy.presets.get(at)).collect())
}
