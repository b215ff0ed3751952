//! The one decision: where does this call land?

use super::editions::guide_2017_12::{Condition, RuleId};
use super::effective::EffectiveClient;
use super::rulebook::Rulebook;
use super::scenario::Scenario;
use super::table::{Looked, Verdict};
use super::vocabulary::{Basis, Landing};

/// The answer to one scenario, with everything that led to it. Ids only; sentences are in `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// Where the call lands, on what that rests, and where it is written.
    pub verdict: Verdict,
    /// The first rule whose conditions all held.
    pub decided_by: RuleId,
    /// How it was reached.
    pub trace: Trace,
}

/// Every step to a ruling, and every step that was not needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// First: which calling client counts.
    pub effective: EffectiveClient,
    /// Then: the rules, in order, with each of their conditions.
    pub rules: Looked<Condition>,
}

impl Ruling {
    /// Where the call lands.
    pub const fn landing(&self) -> Landing {
        self.verdict.landing
    }

    /// On what that rests.
    pub const fn basis(&self) -> Basis {
        self.verdict.basis
    }
}

/// Routes one call. Pure and total: one scenario, one ruling.
pub fn route(scenario: &Scenario) -> Ruling {
    let rules = scenario.look();
    Ruling {
        verdict: rules.decided.then,
        decided_by: rules.decided.rule,
        trace: Trace { effective: EffectiveClient::of(scenario.policy, scenario.choice), rules },
    }
}

/// The rule and the verdict without the trace: for looking at the whole space at once.
pub fn decide(scenario: &Scenario) -> (RuleId, Verdict) {
    Scenario::table().decide(&scenario.facts())
}
