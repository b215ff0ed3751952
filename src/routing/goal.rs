//! What would move the landing: single changes, shortest combinations, and proofs that none exists.
//!
//! A change is something an administrator or the user can do: to the policy, to the user's choice,
//! to the licence. The organization and the kind of call are circumstances, not changes.

use super::editions::guide_2017_12::{Condition, RuleId};
use super::policy::{Attestation, InteropPolicy, PRECONFIGURED, PolicyFields};
use super::route::{decide, route};
use super::scenario::Scenario;
use super::table::Step;
use super::vocabulary::{DefaultClient, Landing, Licence, Override, UserChoice};
use strum::VariantArray;

/// One thing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Set `CallingDefaultClient`.
    Calling(DefaultClient),
    /// Set `ChatDefaultClient`.
    Chat(DefaultClient),
    /// Set `AllowEndUserClientOverride`.
    Override(Override),
    /// Grant a preconfigured instance.
    Grant(&'static InteropPolicy),
    /// The user chooses.
    Choice(UserChoice),
    /// Provision, or take away, Phone System and Calling Plans.
    Licence(Licence),
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
        /// How many settings of policy, choice and licence were looked at.
        looked_at: usize,
        /// The rules that decide them, each once.
        decided_by: Vec<RuleId>,
    },
}

/// Why a call does not land in some place, from the same trace as the ruling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhyNot {
    /// The rules that would land it there and were looked at: each fails on something.
    pub failed: Vec<Step<Condition>>,
    /// The rules that would land it there and come after the one that decided.
    pub too_late: Vec<Step<Condition>>,
    /// What would get it there.
    pub path: Path,
}

impl Change {
    /// The scenario after the change.
    pub const fn apply(self, scenario: Scenario) -> Scenario {
        let policy = scenario.policy;
        match self {
            Self::Calling(client) => Scenario {
                policy: PolicyFields { calling_default_client: client, ..policy },
                ..scenario
            },
            Self::Chat(client) => Scenario {
                policy: PolicyFields { chat_default_client: client, ..policy },
                ..scenario
            },
            Self::Override(allow) => Scenario {
                policy: PolicyFields { allow_end_user_client_override: allow, ..policy },
                ..scenario
            },
            Self::Grant(instance) => Scenario { policy: instance.fields, ..scenario },
            Self::Choice(choice) => Scenario { choice, ..scenario },
            Self::Licence(licence) => Scenario { licence, ..scenario },
        }
    }

    /// Every single change, in a fixed order: instances that a document names, the user's choice, the
    /// licence, the policy's own fields, then instances that follow from the pattern alone.
    pub fn all() -> impl Iterator<Item = Self> {
        let mut all = Vec::new();
        let is_attested = |it: &InteropPolicy| it.attestation != Attestation::NamePatternOnly;
        all.extend(PRECONFIGURED.iter().filter(|it| is_attested(it)).map(Self::Grant));
        all.extend(UserChoice::VARIANTS.iter().map(|&it| Self::Choice(it)));
        all.extend(Licence::VARIANTS.iter().map(|&it| Self::Licence(it)));
        all.extend(DefaultClient::VARIANTS.iter().map(|&it| Self::Calling(it)));
        all.extend(Override::VARIANTS.iter().map(|&it| Self::Override(it)));
        all.extend(DefaultClient::VARIANTS.iter().map(|&it| Self::Chat(it)));
        all.extend(PRECONFIGURED.iter().filter(|it| !is_attested(it)).map(Self::Grant));
        all.into_iter()
    }
}

/// How to get this call to land where it is wanted: the smallest sets of changes, or the proof that
/// there is none, found by looking at every setting of policy, choice and licence.
pub fn paths_to(scenario: &Scenario, wanted: Landing) -> Path {
    let lands = |it: &Scenario| decide(it).1.landing == wanted;
    if lands(scenario) {
        return Path::AlreadyThere;
    }
    if !scenario.settings().any(|it| lands(&it)) {
        return impossible(scenario);
    }
    let after = |set: &[Change]| set.iter().fold(*scenario, |it, change| change.apply(it));
    let mut sets: Vec<Vec<Change>> = vec![Vec::new()];
    loop {
        sets = sets.iter().flat_map(|set| grown(set)).collect();
        let there: Vec<_> = sets.iter().filter(|set| lands(&after(set))).cloned().collect();
        // Some setting lands there and fields, choice and licence reach every setting, so this
        // ends; without any set left it would have to end too.
        if !there.is_empty() || sets.is_empty() {
            return Path::Shortest(there);
        }
    }
}

/// What all settings together say, when none of them lands where it is wanted.
fn impossible(scenario: &Scenario) -> Path {
    let (mut looked_at, mut decided_by) = (0, Vec::new());
    for setting in scenario.settings() {
        let (rule, _) = decide(&setting);
        looked_at += 1;
        if !decided_by.contains(&rule) {
            decided_by.push(rule);
        }
    }
    Path::Impossible { looked_at, decided_by }
}

/// The set with one more change in it, for each change that comes later in the order of
/// [`Change::all`]. Changes that do nothing, or that another one undoes, need no care: without them
/// the set is smaller, and was found before.
fn grown(set: &[Change]) -> Vec<Vec<Change>> {
    let mut later = Change::all();
    if let Some(last) = set.last() {
        later.by_ref().find(|it| it == last);
    }
    later.map(|next| set.iter().copied().chain([next]).collect()).collect()
}

/// Why this call does not land in some place, and what would get it there.
pub fn why_not(scenario: &Scenario, wanted: Landing) -> WhyNot {
    let rules = route(scenario).trace.rules;
    let gives = |step: &Step<Condition>| step.then.landing == wanted;
    WhyNot {
        failed: rules.passed.into_iter().filter(gives).collect(),
        too_late: rules.not_needed.into_iter().filter(gives).collect(),
        path: paths_to(scenario, wanted),
    }
}
