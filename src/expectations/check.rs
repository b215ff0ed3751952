//! Decides whether each row holds.

use super::read::{Expected, Row, Suite, Tested};
use super::{Problem, ProblemKind};
use crate::routing::{Decision, Edition, Role, Rule, Subject};

/// How many scenarios of a row that fail are kept.
pub const MOST_SHOWN: usize = 20;

/// Somebody in an export.
#[derive(Clone, Debug)]
pub struct User {
    /// Their sign-in name.
    pub name: String,
    /// Their policy and surroundings, as the export shows them.
    pub subject: Subject,
}

/// Gives the users of a file, or says in a sentence why it cannot.
pub type Users<'a> = dyn FnMut(&str) -> Result<Vec<User>, String> + 'a;

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
        decided_by: Vec::new(),
    };
    let done = row.tested.as_ref().map_err(Clone::clone);
    let done = done.and_then(|it| {
        subjects(it, users, &mut |subject, user| {
            checked.decide(&it.expected, subject, user);
        })
    });
    checked.outcome = match done {
        Err(problem) => Outcome::NotUnderstood(problem),
        Ok(()) if checked.scenarios == 0 => Outcome::Empty,
        Ok(()) if checked.failing > 0 => Outcome::Failed,
        Ok(()) => Outcome::Held,
    };
    checked
}

/// Goes through the scenarios of a row.
fn subjects(
    tested: &Tested,
    users: &mut Users<'_>,
    take: &mut dyn FnMut(Subject, Option<&str>),
) -> Result<(), Problem> {
    let Some((file, place)) = &tested.users else {
        for scenarios in &tested.scenarios {
            scenarios.all().into_iter().for_each(|it| take(it, None));
        }
        return Ok(());
    };
    let problem = |kind| Err(Problem { place: *place, kind });
    for scenarios in &tested.scenarios {
        let edition = scenarios.edition;
        let is_free = |role| matches!(role, Role::Call | Role::Choice);
        let taken = scenarios.answers.iter().filter_map(|it| edition.question(it.0));
        if let Some(taken) = taken.into_iter().find(|it| !is_free(it.role)) {
            return problem(ProblemKind::AnsweredByUsers(taken.key.to_owned()));
        }
        if let Some(key) = edition.policy.key.filter(|_| scenarios.names_policy()) {
            return problem(ProblemKind::AnsweredByUsers(key.to_owned()));
        }
    }
    let read = match users(file) {
        Ok(read) => read,
        Err(why) => {
            return problem(ProblemKind::UnreadableUsers { file: file.clone(), why });
        }
    };
    for scenarios in &tested.scenarios {
        for user in &read {
            if user.subject.edition() != scenarios.edition {
                return problem(ProblemKind::UsersOfOtherEdition(user.subject.edition().id));
            }
            let all = scenarios.over(user.subject);
            all.into_iter().for_each(|it| take(it, Some(&user.name)));
        }
    }
    Ok(())
}

impl Checked {
    fn decide(&mut self, expected: &Expected, subject: Subject, user: Option<&str>) {
        let decision = subject.case.decide();
        self.scenarios += 1;
        let by = (subject.edition(), decision.rule);
        if !self.decided_by.contains(&by) {
            self.decided_by.push(by);
        }
        let Some(wrong) = expected.wrong(decision) else { return };
        self.failing += 1;
        if self.misses.len() < MOST_SHOWN {
            let user = user.map(str::to_owned);
            self.misses.push(Miss { subject, user, decision, wrong });
        }
    }
}
