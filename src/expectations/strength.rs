//! How much the expectations would notice: every single change of a rule's landing, and whether some
//! row that holds today would fail after it.
//!
//! The landing of a rule does not decide which rule matches, so no table has to be decided again: a row
//! notices the change if the rule decides one of its scenarios and the row does not let the other
//! landing pass.

use super::check::{Checked, Outcome};
use crate::routing::{Edition, Landing, Rule};

/// What the rows notice of one edition.
#[derive(Clone, Debug)]
pub struct Strength {
    /// The edition.
    pub edition: &'static Edition,
    /// How many single changes there are: each rule with each other landing of the edition.
    pub changes: usize,
    /// How many of them some row would notice.
    pub noticed: usize,
    /// The rules that decide a scenario of some row.
    pub rules: usize,
    /// The others, in the order of the table.
    pub unnoticed: Vec<Unnoticed>,
}

/// A rule, and the landings that it could have without any row failing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unnoticed {
    /// The rule.
    pub rule: &'static Rule,
    /// The landings, or all that the edition has.
    pub landings: Vec<Landing>,
    /// Whether no row has a scenario that it decides.
    pub is_untested: bool,
}

/// The strength of some rows, for each edition that one of them asks about.
pub fn strength(rows: &[Checked]) -> Vec<Strength> {
    let mut editions: Vec<&'static Edition> = Vec::new();
    for &(edition, _) in rows.iter().flat_map(|it| &it.decided_by) {
        if !editions.contains(&edition) {
            editions.push(edition);
        }
    }
    editions.into_iter().map(|it| of(it, rows)).collect()
}

fn of(edition: &'static Edition, rows: &[Checked]) -> Strength {
    let rules: Vec<&'static Rule> = edition.all_rules().collect();
    let landings = edition.landings();
    // For each rule the landings that some row would notice, a bit each, and whether a row tests it.
    let mut seen = vec![(0_u32, false); rules.len()];
    for row in rows.iter().filter(|it| it.outcome == Outcome::Held) {
        let Ok(tested) = &row.row.tested else { continue };
        let lets_pass = &tested.expected.landings;
        let stops = |bits: u32, (at, landing): (u32, &Landing)| {
            if lets_pass.contains(landing) { bits } else { bits | 1 << at }
        };
        let bits = (0_u32..).zip(&landings).fold(0, stops);
        for &(of, rule) in &row.decided_by {
            if of == edition
                && let Some(at) = rules.iter().position(|it| std::ptr::eq(*it, rule))
                && let Some(slot) = seen.get_mut(at)
            {
                *slot = (slot.0 | bits, true);
            }
        }
    }
    let mut strength =
        Strength { edition, changes: 0, noticed: 0, rules: 0, unnoticed: Vec::new() };
    for (rule, (bits, is_tested)) in rules.into_iter().zip(seen) {
        let others = (0_u32..).zip(&landings).filter(|it| *it.1 != rule.then.landing);
        let others: Vec<(u32, Landing)> = others.map(|(at, it)| (at, *it)).collect();
        let missed = others.iter().filter(|it| bits >> it.0 & 1 == 0);
        let missed: Vec<Landing> = missed.map(|it| it.1).collect();
        strength.changes += others.len();
        strength.noticed += others.len() - missed.len();
        strength.rules += usize::from(is_tested);
        if !missed.is_empty() {
            strength.unnoticed.push(Unnoticed { rule, landings: missed, is_untested: !is_tested });
        }
    }
    strength
}

/// The share of the changes that are noticed, in percent, rounded down: 100 means all of them.
pub fn percent(all: &[Strength]) -> usize {
    let changes: usize = all.iter().map(|it| it.changes).sum();
    let noticed: usize = all.iter().map(|it| it.noticed).sum();
    (noticed * 100).checked_div(changes).unwrap_or(0)
}
