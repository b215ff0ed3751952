//! Decision tables: rules as data, and what looking at them finds.
//!
//! A rule lists only the conditions that it looks at; a condition that is not listed always holds.

use super::{Basis, Condition, Interop, Landing, Source};

/// What a rule decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Where the call lands.
    pub landing: Landing,
    /// Whether it crosses between the clients, in editions that say so.
    pub interop: Option<Interop>,
    /// What that rests on.
    pub basis: Basis,
    /// Where it is written; the deciding section first, the contradicting one after.
    pub sources: &'static [Source],
}

/// One row of a decision table: its name, its words, its conditions, its verdict, and an example, in
/// one declaration.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its name, for ever. It stands in `data-rule`.
    pub id: &'static str,
    /// What it says, in one sentence.
    pub says: &'static str,
    /// All of these must hold.
    pub when: &'static [Condition],
    /// What it decides.
    pub then: Verdict,
    /// A question that this rule decides, as the part of an address after `?`. Empty for the question
    /// that an empty address asks.
    pub example: &'static str,
    /// Since when it holds, where a document says so.
    pub since: Option<&'static str>,
}

/// Declares rules so that a table of them reads like sentences: name, what it says, its conditions, its
/// verdict, an example, and since when it holds if a document says so.
#[macro_export]
macro_rules! rules {
    ($(
        $id:literal: $says:literal
            when [$($condition:expr),*] then $then:expr, example $example:literal
            $(, since $since:literal)? ;
    )+) => {
        &[$($crate::rule!(
            $id: $says when [$($condition),*] then $then, example $example $(, since $since)?
        )),+]
    };
}

/// Declares one rule, as [`rules!`](crate::rules) does.
#[macro_export]
macro_rules! rule {
    ($id:literal: $says:literal
        when [$($condition:expr),*] then $then:expr, example $example:literal
        $(, since $since:literal)?) => {
        $crate::routing::Rule {
            id: $id,
            says: $crate::routing::said($says),
            when: &[$($condition),*],
            then: $then,
            example: $crate::routing::said($example),
            since: [$(Some($since),)? None][0],
        }
    };
}

/// One table out of several parts, in their order: a part that is used in several places is written
/// once. Does not compile unless `N` is the number of all rows.
#[expect(clippy::indexing_slicing, reason = "it runs at compile time")]
pub const fn joined<const N: usize>(parts: &[&[Rule]], last: Rule) -> [Rule; N] {
    let mut table = [last; N];
    let mut at = 0;
    let mut rest = parts;
    while let [part, parts @ ..] = rest {
        let mut rows = *part;
        while let [row, others @ ..] = rows {
            table[at] = *row;
            at += 1;
            rows = others;
        }
        rest = parts;
    }
    assert!(at == N, "another number of rows");
    table
}

/// One condition, looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Check {
    /// What was asked.
    pub condition: Condition,
    /// What was there, as a position among the values.
    pub found: u8,
    /// Whether it held.
    pub held: bool,
}

/// One rule, looked at: every condition of it, also those after the first that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The rule.
    pub rule: &'static Rule,
    /// Its conditions.
    pub checks: Vec<Check>,
}

/// A whole table, looked at.
#[derive(Clone, Debug)]
pub struct Trace {
    /// The rules that did not match, in order.
    pub passed: Vec<Step>,
    /// The first that did. It decides.
    pub decided: Step,
    /// The rules after it. They were not needed; their conditions are looked at all the same.
    pub not_needed: Vec<Step>,
}

impl Step {
    /// Whether all conditions held.
    pub fn matched(&self) -> bool {
        self.checks.iter().all(|check| check.held)
    }

    /// The conditions that did not hold.
    pub fn unmet(&self) -> impl Iterator<Item = Condition> {
        self.checks.iter().filter(|check| !check.held).map(|check| check.condition)
    }
}

/// Equal ids are equal rules: ids are unique within an edition.
impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Rule {}
