//! Decides whether each row holds.

use super::read::{Expected, Row, Suite, Tested};
use super::users::{Decided, FailingUsers, MOST_NAMED, Undecided, Users};
use super::{Problem, ProblemKind};
use crate::routing::{Decision, Edition, Rule, Subject};

/// How many scenarios of a row that fail are kept.
pub const MOST_SHOWN: usize = 20;

/// A row, and whether it holds.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The row.
    pub row: Row,
    /// Whether it holds.
    pub outcome: Outcome,
    /// How many scenarios it has.
    pub scenarios: usize,
    /// How many of them fail.
    pub failing: usize,
    /// The first [`MOST_SHOWN`] of those.
    pub misses: Vec<Miss>,
    /// The users of an export whose scenarios fail, together where the same decides.
    pub failing_users: Vec<FailingUsers>,
    /// The users of whom the export does not say enough.
    pub undecided: Option<Undecided>,
    /// The rules that decide its scenarios, each once.
    pub decided_by: Vec<(&'static Edition, &'static Rule)>,
}

/// Whether a row holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It has scenarios, and all of them are as expected.
    Held,
    /// Some scenario is not as expected.
    Failed,
    /// It has no scenarios, so it says nothing. That counts as a failure.
    Empty,
    /// It cannot be read.
    NotUnderstood(Problem),
}

/// A scenario that is not as expected.
#[derive(Clone, Debug)]
pub struct Miss {
    /// The scenario.
    pub subject: Subject,
    /// Whose it is, in a row about the users of an export.
    pub user: Option<String>,
    /// What decides it.
    pub decision: Decision,
    /// What is not as expected.
    pub wrong: Wrong,
}

/// What is not as expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The landing.
    Landing,
    /// The rule that decides.
    Rule,
    /// What the answer rests on.
    Basis,
}

impl Outcome {
    /// Whether the row counts as failed.
    pub const fn is_failure(&self) -> bool {
        matches!(self, Self::Failed | Self::Empty)
    }
}

impl Expected {
    /// What of a decision is not as expected.
    pub fn wrong(&self, decision: Decision) -> Option<Wrong> {
        let (rule, verdict) = (decision.rule, decision.verdict);
        if !self.landings.contains(&verdict.landing) {
            Some(Wrong::Landing)
        } else if !self.rules.is_empty() && !self.rules.contains(&rule.id) {
            Some(Wrong::Rule)
        } else if !self.bases.is_empty() && !self.bases.contains(&verdict.basis.kind()) {
            Some(Wrong::Basis)
        } else {
            None
        }
    }
}

/// Decides the rows of a file.
pub fn check(suite: &Suite, users: &mut Users<'_>) -> Vec<Checked> {
    suite.rows.iter().map(|row| checked(row, users)).collect()
}

fn checked(row: &Row, users: &mut Users<'_>) -> Checked {
    let mut checked = Checked {
        row: row.clone(),
        outcome: Outcome::Held,
        scenarios: 0,
        failing: 0,
        misses: Vec::new(),
        failing_users: Vec::new(),
        undecided: None,
        decided_by: Vec::new(),
    };
    let done = row.tested.as_ref().map_err(Clone::clone);
    let done = done.and_then(|it| checked.decide_all(it, users));
    checked.outcome = match done {
        Err(problem) => Outcome::NotUnderstood(problem),
        Ok(()) if checked.scenarios == 0 => Outcome::Empty,
        Ok(()) if checked.failing > 0 => Outcome::Failed,
        Ok(()) => Outcome::Held,
    };
    checked
}

impl Checked {
    /// Decides all scenarios of a row.
    fn decide_all(&mut self, tested: &Tested, users: &mut Users<'_>) -> Result<(), Problem> {
        let Some((files, place)) = &tested.users else {
            for scenarios in &tested.scenarios {
                for subject in scenarios.all() {
                    let decision = subject.case.decide();
                    self.decided(subject.edition(), decision);
                    if let Some(wrong) = tested.expected.wrong(decision) {
                        self.miss(Miss { subject, user: None, decision, wrong });
                    }
                }
            }
            return Ok(());
        };
        let problem = |kind| Problem { place: *place, kind };
        for row in &tested.scenarios {
            let exported = users(files, row.edition).map_err(|why| {
                problem(ProblemKind::UnreadableUsers { files: files.join(", "), why })
            })?;
            if let Some(column) = exported.answered(row) {
                return Err(problem(ProblemKind::AnsweredByUsers(column.to_owned())));
            }
            exported.each(row, &tested.expected, &mut |user, it| match it {
                Decided::Fine(all) => {
                    self.scenarios += 1;
                    all.iter().for_each(|it| self.decide_by(row.edition, *it));
                }
                Decided::Wrong(subject, decision, wrong) => {
                    self.decided(row.edition, *decision);
                    self.of_user(&user.name, *decision, *wrong);
                    let (subject, decision, wrong) = (*subject, *decision, *wrong);
                    let user = Some(user.name.clone());
                    self.miss(Miss { subject, user, decision, wrong });
                }
                Decided::Open(keys) => self.leave_open(&user.name, keys),
            });
        }
        match &self.undecided {
            // Whatever is missing, somebody fails.
            Some(it) if self.failing == 0 => Err(problem(ProblemKind::UnsaidByUsers(it.clone()))),
            _ => Ok(()),
        }
    }

    fn decided(&mut self, edition: &'static Edition, decision: Decision) {
        self.scenarios += 1;
        self.decide_by(edition, decision);
    }

    fn decide_by(&mut self, edition: &'static Edition, decision: Decision) {
        let by = (edition, decision.rule);
        if !self.decided_by.contains(&by) {
            self.decided_by.push(by);
        }
    }

    fn miss(&mut self, miss: Miss) {
        self.failing += 1;
        if self.misses.len() < MOST_SHOWN {
            self.misses.push(miss);
        }
    }

    fn of_user(&mut self, name: &str, decision: Decision, wrong: Wrong) {
        let is_it = |it: &&mut FailingUsers| it.decision == decision && it.wrong == wrong;
        let it = match self.failing_users.iter_mut().find(is_it) {
            Some(it) => it,
            None => {
                let new = FailingUsers {
                    decision,
                    wrong,
                    count: 0,
                    names: Vec::new(),
                    last: String::new(),
                };
                self.failing_users.push(new);
                match self.failing_users.last_mut() {
                    Some(it) => it,
                    None => return,
                }
            }
        };
        // The scenarios of one user come one after the other.
        if it.last != name {
            name.clone_into(&mut it.last);
            it.count += 1;
            if it.names.len() < MOST_NAMED {
                it.names.push(name.to_owned());
            }
        }
    }

    fn leave_open(&mut self, name: &str, keys: &[&'static str]) {
        self.scenarios += 1;
        let new =
            || Undecided { user: name.to_owned(), users: 0, keys: Vec::new(), last: String::new() };
        let it = self.undecided.get_or_insert_with(new);
        if it.last != name {
            name.clone_into(&mut it.last);
            it.users += 1;
        }
        for key in keys {
            if !it.keys.contains(key) {
                it.keys.push(key);
            }
        }
    }
}
