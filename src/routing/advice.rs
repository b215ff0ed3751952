//! What to warn of beside an answer. It stands there and never changes it.

use super::editions::Source;
use super::editions::guide_2017_12::{ADVICE, AdviceId, Facts};
use super::policy::Standing;
use super::scenario::Scenario;
use super::table::RuleCondition;
use strum::{IntoStaticStr, VariantArray};

/// One thing to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Advice {
    /// What is said.
    pub id: AdviceId,
    /// How much it matters.
    pub severity: Severity,
    /// Where it is written.
    pub sources: &'static [Source],
}

/// How much a piece of advice matters, the most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
pub enum Severity {
    /// The setting breaks something, or its documents forbid it.
    Warning,
    /// To know before acting on the answer.
    Caution,
    /// What else holds here.
    Note,
    /// Documents disagree on something that touches the case.
    Disagreement,
}

/// All that there is to say about a scenario whose policy is of this kind, the most important
/// first, each thing once.
pub fn advise(scenario: &Scenario, standing: Standing) -> Vec<Advice> {
    let facts = Facts::of(scenario, Some(standing));
    let speaks = |id: &AdviceId| {
        let row = ADVICE
            .iter()
            .filter(|row| row.id == *id)
            .find(|row| row.when.iter().all(|condition| condition.holds(&facts)))?;
        Some(Advice { id: row.id, severity: row.id.severity(), sources: row.sources })
    };
    AdviceId::VARIANTS.iter().filter_map(speaks).collect()
}
