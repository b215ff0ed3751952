//! What would move the landing: single changes, shortest combinations, and proofs that none exists.
//!
//! A change is something that an administrator or the user can do: to the policy, to the user's
//! choice, to the license. Who is asked about, and which call, are circumstances and not changes.

use super::walk::reachable;
use super::{Attestation, Case, Custom, Edition, Landing, Preset, Role, Rule, Step, Subject};

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
#[derive(Clone, Debug)]
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
    let lands = |it: Case| it.decide().verdict.landing == wanted;
    if lands(case) {
        return Path::AlreadyThere;
    }
    let reachable = reachable(case);
    if !reachable.iter().any(|it| it.rule.then.landing == wanted) {
        let mut decided_by: Vec<&'static Rule> = Vec::new();
        for leaf in &reachable {
            if !decided_by.contains(&leaf.rule) {
                decided_by.push(leaf.rule);
            }
        }
        return Path::Impossible {
            looked_at: reachable.iter().map(|it| it.cases).sum(),
            decided_by,
        };
    }
    let all = Change::all(case.edition());
    let after = |set: &[Change]| set.iter().fold(case, |it, change| change.apply_to(it));
    let mut sets: Vec<Vec<Change>> = vec![Vec::new()];
    loop {
        sets = sets.iter().flat_map(|set| grown(&all, set)).collect();
        let there: Vec<_> = sets.iter().filter(|set| lands(after(set))).cloned().collect();
        // Some setting lands there and the changes reach every setting, so this ends; without any
        // set left it would have to end too.
        if !there.is_empty() || sets.is_empty() {
            return Path::Shortest(there);
        }
    }
}

/// The set with one more change in it, for each change that comes later in the order. Changes that
/// do nothing, or that another one undoes, need no care: without them the set is smaller, and was
/// found before.
fn grown(all: &[Change], set: &[Change]) -> Vec<Vec<Change>> {
    let mut later = all.iter();
    if let Some(last) = set.last() {
        later.by_ref().find(|it| *it == last);
    }
    later.map(|next| set.iter().chain([next]).copied().collect()).collect()
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
