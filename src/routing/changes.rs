//! What would move the landing: single changes, shortest combinations, and proofs that none exists.
//!
//! A change is something that an administrator or the user can do: to the policy, to the user's
//! choice, to the license. Who is asked about, and which call, are circumstances and not changes.

use super::walk::Partial;
use super::{Attestation, Case, Custom, Edition, Landing, Preset, Role, Rule, Step, Subject};
use crate::order::sort;

/// One thing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Assign a preset.
    Grant(&'static Preset),
    /// Change the answer to a question, both by position.
    Set(u8, u8),
}

/// How to get a call to land somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Path {
    /// It lands there already.
    AlreadyThere,
    /// The smallest sets of changes that do it, all of one length. [`super::ways_to`] ranks them.
    Shortest(Vec<Vec<Change>>),
    /// Nothing does. Every setting was looked at.
    Impossible {
        /// How many settings were looked at.
        looked_at: u64,
        /// The rules that decide them, each once.
        decided_by: Vec<&'static Rule>,
    },
}

/// Why a call does not land in some place, from the same trace as the ruling.
#[derive(Clone, Debug, PartialEq)]
pub struct WhyNot {
    /// The rules that would land it there and were looked at: each fails on something.
    pub failed: Vec<Step>,
    /// The rules that would land it there and come after the one that decided.
    pub too_late: Vec<Step>,
    /// What would get it there.
    pub path: Path,
}

impl Change {
    /// The user after the change.
    pub fn apply(self, subject: Subject) -> Subject {
        match self {
            Self::Grant(preset) => subject.granted(preset),
            Self::Set(question, answer) => subject.with(question, answer),
        }
    }

    /// The scenario after the change.
    pub fn apply_to(self, case: Case) -> Case {
        match self {
            Self::Grant(preset) => case.with_preset(preset),
            Self::Set(question, answer) => case.with(question, answer),
        }
    }

    /// Every single change in an edition, in a fixed order: presets that a document names, the user's
    /// choices, licenses, the policy's own fields, then presets that follow from the pattern alone.
    pub fn all(edition: &'static Edition) -> Vec<Self> {
        let presets = |wanted: Attestation| {
            let presets = edition.policy.presets.iter();
            presets.filter(move |it| it.attestation == wanted).map(Self::Grant)
        };
        let mut all: Vec<Self> = presets(Attestation::Documented).collect();
        all.extend(Self::sets(edition, |it| it == Role::Choice));
        all.extend(Self::sets(edition, |it| it == Role::License));
        if edition.policy.custom == Custom::Allowed {
            all.extend(Self::sets(edition, |it| it == Role::Policy));
        }
        all.extend(presets(Attestation::NamePatternOnly));
        all
    }

    /// Every answer to the questions of some roles, as a change.
    pub fn sets(edition: &'static Edition, is_role: fn(Role) -> bool) -> Vec<Self> {
        let answers = |(at, question): (u8, &'static super::Question)| {
            (0..u8::try_from(question.answers.len()).unwrap_or_default())
                .map(move |answer| Self::Set(at, answer))
        };
        edition.of_role(is_role).flat_map(answers).collect()
    }

    /// The role of what it changes.
    pub fn role(self, edition: &Edition) -> Role {
        match self {
            Self::Grant(_) => Role::Policy,
            Self::Set(at, _) => edition.question(at).map_or(Role::Policy, |it| it.role),
        }
    }

    /// Whether another change does the same kind of thing.
    pub fn is_kind_of(self, other: Self) -> bool {
        match (self, other) {
            (Self::Grant(_), Self::Grant(_)) => true,
            (Self::Set(question, _), Self::Set(other, _)) => question == other,
            _ => false,
        }
    }
}

/// How to get this call to land where it is wanted: the smallest sets of changes, or the proof that
/// there is none, found by going through the table under every setting that matters.
pub fn paths_to(case: Case, wanted: Landing) -> Path {
    if case.decide().verdict.landing == wanted {
        return Path::AlreadyThere;
    }
    let ways = Partial::of(case, |it| !it.is_setting()).ways();
    let all = Change::all(case.edition());
    let there = ways.iter().filter(|it| it.1.then.landing == wanted);
    let mut sets: Vec<Vec<usize>> = there.flat_map(|it| sets_to(case, it.0, &all)).collect();
    let Some(shortest) = sets.iter().map(Vec::len).min() else {
        let mut decided_by: Vec<&'static Rule> = Vec::new();
        for &(_, rule) in &ways {
            if !decided_by.contains(&rule) && rule.then.landing != wanted {
                decided_by.push(rule);
            }
        }
        return Path::Impossible {
            looked_at: ways.iter().map(|it| it.0.count()).sum(),
            decided_by,
        };
    };
    sets.retain(|it| it.len() == shortest);
    sort(&mut sets);
    sets.dedup();
    let changes = |set: &Vec<usize>| set.iter().filter_map(|&at| all.get(at).copied()).collect();
    Path::Shortest(sets.iter().map(changes).collect())
}

/// The sets of changes that give a case these answers, as positions in order: with each preset or
/// none, and every other answer that differs then. A preset that comes last takes back what was set
/// before it.
fn sets_to(case: Case, wanted: Partial, all: &[Change]) -> Vec<Vec<usize>> {
    let is_grant = |it: &(usize, &Change)| matches!(it.1, Change::Grant(_));
    let grants = all.iter().enumerate().filter(is_grant).map(|it| Some(it.0));
    let mut sets = Vec::new();
    for grant in grants.chain([None]) {
        let base = grant.and_then(|at| all.get(at)).map_or(case, |it| it.apply_to(case));
        let missing = wanted.answers().filter(|it| base.get(it.0) != it.1);
        let place = |(at, answer)| all.iter().position(|it| *it == Change::Set(at, answer));
        let Some(mut set) = missing.map(place).collect::<Option<Vec<_>>>() else { continue };
        set.extend(grant);
        sort(&mut set);
        let after = set.iter().filter_map(|&at| all.get(at));
        let after = after.fold(case, |it, change| change.apply_to(it));
        if wanted.answers().all(|(at, answer)| after.get(at) == answer) {
            sets.push(set);
        }
    }
    sets
}

/// Why this call does not land in some place, and what would get it there.
pub fn why_not(case: Case, wanted: Landing) -> WhyNot {
    let trace = case.trace();
    let gives = |step: &Step| step.rule.then.landing == wanted;
    WhyNot {
        failed: trace.passed.into_iter().filter(gives).collect(),
        too_late: trace.not_needed.into_iter().filter(gives).collect(),
        path: paths_to(case, wanted),
    }
}
