//! Decision tables: rules as data, and the one function that reads them.
//!
//! A rule lists only the conditions that it looks at; a condition that is not listed holds always.
//! Each edition brings its own conditions and rule ids, so that a later edition with other
//! questions needs no change here.

use super::editions::Source;
use super::vocabulary::{Basis, Interop, Landing};

/// One thing that a rule can ask.
pub trait RuleCondition: Copy + Eq + std::fmt::Debug + 'static {
    /// What is asked about.
    type Facts;
    /// How an edition names its rules.
    type RuleId: Copy + Eq + std::fmt::Debug + Into<&'static str> + 'static;
    /// Whether the condition holds.
    fn holds(self, facts: &Self::Facts) -> bool;
}

/// What a rule gives when all its conditions hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Where the call lands.
    pub landing: Landing,
    /// Whether it crosses between the clients, where an edition tells.
    pub interop: Option<Interop>,
    /// On what that rests.
    pub basis: Basis,
    /// Where it is written; the deciding one first, the contradicting one after.
    pub sources: &'static [Source],
}

/// One row of a decision table.
#[derive(Debug)]
pub struct Rule<C: RuleCondition> {
    /// Its name, for ever.
    pub id: C::RuleId,
    /// All of these must hold.
    pub when: &'static [C],
    /// What it decides.
    pub then: Verdict,
}

/// The last row of a table: what holds for all that no rule above it took.
#[derive(Debug)]
pub struct Otherwise<C: RuleCondition> {
    /// Its name, for ever.
    pub id: C::RuleId,
    /// What it decides.
    pub then: Verdict,
}

/// Rules in order; the first whose conditions all hold decides.
#[derive(Debug)]
pub struct DecisionTable<C: RuleCondition> {
    /// The rules.
    pub rows: &'static [Rule<C>],
    /// What holds when none of them decides, so that the table is total.
    pub otherwise: Otherwise<C>,
}

/// One condition, looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Check<C> {
    /// What was asked.
    pub condition: C,
    /// Whether it held.
    pub held: bool,
}

/// One rule, looked at: every condition of it, also those after the first that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step<C: RuleCondition> {
    /// The rule.
    pub rule: C::RuleId,
    /// What it would decide.
    pub then: Verdict,
    /// Its conditions.
    pub checks: Vec<Check<C>>,
}

/// A whole table, looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looked<C: RuleCondition> {
    /// The rules that did not match, in order.
    pub passed: Vec<Step<C>>,
    /// The first that did. It decides.
    pub decided: Step<C>,
    /// The rules after it. They were not needed; their conditions are looked at all the same.
    pub not_needed: Vec<Step<C>>,
}

impl<C: RuleCondition> Step<C> {
    /// Whether all conditions held.
    pub fn matched(&self) -> bool {
        self.checks.iter().all(|check| check.held)
    }

    /// The conditions that did not hold.
    pub fn unmet(&self) -> impl Iterator<Item = C> {
        self.checks.iter().filter(|check| !check.held).map(|check| check.condition)
    }
}

impl<C: RuleCondition> Rule<C> {
    fn look(&self, facts: &C::Facts) -> Step<C> {
        let check = |&condition: &C| Check { condition, held: condition.holds(facts) };
        Step { rule: self.id, then: self.then, checks: self.when.iter().map(check).collect() }
    }
}

impl<C: RuleCondition> DecisionTable<C> {
    /// Looks at every rule in order, the `otherwise` row last.
    pub fn look(&self, facts: &C::Facts) -> Looked<C> {
        let mut steps = self.rows.iter().map(|rule| rule.look(facts));
        let otherwise =
            Step { rule: self.otherwise.id, then: self.otherwise.then, checks: Vec::new() };
        let mut passed = Vec::new();
        for step in steps.by_ref() {
            if step.matched() {
                let not_needed = steps.chain([otherwise]).collect();
                return Looked { passed, decided: step, not_needed };
            }
            passed.push(step);
        }
        Looked { passed, decided: otherwise, not_needed: Vec::new() }
    }

    /// The verdict alone, and the rule that gives it: the fast way to what the trace says.
    pub fn decide(&self, facts: &C::Facts) -> (C::RuleId, Verdict) {
        self.rows
            .iter()
            .find(|rule| rule.when.iter().all(|condition| condition.holds(facts)))
            .map_or((self.otherwise.id, self.otherwise.then), |rule| (rule.id, rule.then))
    }
}

/// One row of an advice table. All rows whose conditions hold speak.
#[derive(Debug)]
pub struct AdviceRow<C: 'static, A: 'static> {
    /// What is said.
    pub id: A,
    /// All of these must hold.
    pub when: &'static [C],
    /// Where it is written.
    pub sources: &'static [Source],
}
