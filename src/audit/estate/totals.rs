//! What an edition says about everybody: where their calls land, and their problems with what fixes them.

use super::finding::{CallingFinding, CallingFix};
use super::trace::TraceSummary;
use super::{EstateSummary, Judge, PersonFacts, RowKind};
use crate::routing::Landing;
use strum::VariantArray;

/// A problem with the fixes for its users, the one for most users first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The problem.
    pub finding: CallingFinding,
    /// How many users have it.
    pub users: u64,
    /// What fixes it.
    pub fixes: Vec<FoundFix>,
}

/// What fixes a problem for some of those who have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundFix {
    /// The fix.
    pub fix: CallingFix,
    /// How many users it is for.
    pub users: u64,
    /// Their facts.
    pub facts: Vec<PersonFacts>,
}

impl Judge {
    /// How many people's calls land where: for each kind of call of the edition, by [`Landing`].
    pub fn totals(&self, estate: &EstateSummary) -> Vec<Vec<u64>> {
        let mut totals = vec![vec![0_u64; Landing::VARIANTS.len()]; self.lines().len()];
        for &(facts, people) in &estate.groups {
            for (row, landing) in totals.iter_mut().zip(self.landings(facts)) {
                if let Some(it) = row.get_mut(landing as usize) {
                    *it += people;
                }
            }
        }
        totals
    }

    /// The kinds of file that were not read, and would decide something in the edition.
    pub fn missing(&self, estate: &EstateSummary) -> Vec<RowKind> {
        let decides = |it: &RowKind| match it {
            RowKind::Users => true,
            RowKind::Settings => self.asks("answering"),
            RowKind::Policies => self.asks("private-calling"),
            RowKind::Numbers => self.asks("pstn"),
            RowKind::Patterns | RowKind::Federation | RowKind::ExternalAccess => self.asks("door"),
        };
        let missing = RowKind::VARIANTS.iter().filter(|it| estate.rows(**it) == 0 && decides(it));
        missing.copied().collect()
    }

    /// The problems that somebody has, worst first.
    pub fn found(&self, trace: &TraceSummary) -> Vec<Found> {
        let mut all = Vec::new();
        for &finding in CallingFinding::VARIANTS {
            let users = trace.counts.get(finding as usize).copied().unwrap_or_default();
            if users == 0 {
                continue;
            }
            let mut fixes: Vec<FoundFix> = Vec::new();
            for &(_, (facts, users)) in trace.groups.iter().filter(|it| it.0 == finding) {
                let fix = self.fix(finding, facts);
                match fixes.iter_mut().find(|it| it.fix == fix) {
                    Some(it) => {
                        it.users += users;
                        it.facts.push(facts);
                    }
                    None => fixes.push(FoundFix { fix, users, facts: vec![facts] }),
                }
            }
            crate::order::sort_by(&mut fixes, |it, that| that.users.cmp(&it.users));
            all.push(Found { finding, users, fixes });
        }
        all
    }
}
