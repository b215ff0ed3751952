//! What is found in a tenant, worst first. What is wrong with a policy is what [`advise`] warns of;
//! nothing is decided here a second time.

use super::facts::{Mark, UserFacts};
use super::landing_table::LandingTable;
use super::policies::{KnownPolicy, Policies};
use crate::routing::{
    AdviceId, CallType, Landing, PolicyFields, Scenario, Severity, UserChoice, advise,
};
use strum::{EnumCount, EnumString, IntoStaticStr, VariantArray};

/// Something to know of users, worst first.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    EnumCount,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Finding {
    /// Homed on premises and granted Teams.
    OnPremisesOnTeams,
    /// Hybrid voice and granted Teams.
    HybridOnTeams,
    /// There is a number, and a call to it rings nowhere.
    PstnNowhere,
    /// The user may choose, where nobody may.
    OverrideOn,
    /// Calls and chats go by different values.
    MixedValues,
    /// `Global` was changed.
    GlobalEdited,
    /// The policy is none of the three that stayed valid from April 2018 on.
    Retired,
    /// No Phone System or Calling Plan.
    Unlicensed,
    /// No document names the policy; it may not exist.
    Unattested,
    /// Lines arrive by Direct Routing, of which the documents of 2017 know nothing.
    DirectRouting,
    /// Nothing tells where the user is homed.
    CustomerAssumed,
    /// Nothing tells what the user is licensed for.
    LicenceAssumed,
}

impl Finding {
    /// Whether calls are lost by it, it is forbidden, or only to know.
    pub const fn severity(self) -> Severity {
        match self {
            Self::OnPremisesOnTeams | Self::HybridOnTeams | Self::PstnNowhere => Severity::Warning,
            Self::OverrideOn
            | Self::MixedValues
            | Self::GlobalEdited
            | Self::Retired
            | Self::Unlicensed
            | Self::Unattested => Severity::Caution,
            Self::DirectRouting | Self::CustomerAssumed | Self::LicenceAssumed => Severity::Note,
        }
    }

    const fn advice(self) -> Option<AdviceId> {
        match self {
            Self::OnPremisesOnTeams => Some(AdviceId::OnPremisesMustNotUseTeams),
            Self::HybridOnTeams => Some(AdviceId::HybridMustNotUseTeams),
            Self::OverrideOn => Some(AdviceId::OverrideMustBeOff),
            Self::MixedValues => Some(AdviceId::MixedValues),
            Self::GlobalEdited => Some(AdviceId::GlobalEdited),
            Self::Retired => Some(AdviceId::NotValidFromApril2018),
            Self::Unlicensed => Some(AdviceId::NoPhoneSystem),
            Self::Unattested => Some(AdviceId::InstanceUnattested),
            Self::PstnNowhere
            | Self::DirectRouting
            | Self::CustomerAssumed
            | Self::LicenceAssumed => None,
        }
    }

    /// Whether it holds of users with these facts, for whom this is advised and whose calls land so.
    fn holds(self, facts: UserFacts, advised: &[AdviceId], pstn: Landing) -> bool {
        match self {
            Self::PstnNowhere => facts.has(Mark::Number) && pstn.is_lost(),
            Self::DirectRouting => facts.has(Mark::DirectRouting),
            Self::CustomerAssumed => facts.has(Mark::CustomerAssumed),
            Self::LicenceAssumed => facts.has(Mark::LicenceAssumed),
            _ => self.advice().is_some_and(|it| advised.contains(&it)),
        }
    }
}

/// Everything that is found of users with these facts; nothing where it is not known what their
/// policy says.
pub fn findings(
    facts: UserFacts,
    choice: UserChoice,
    landing_table: &LandingTable,
    policies: &Policies,
) -> Vec<Finding> {
    let Some((policy, landings)) =
        policies.get(facts.policy()).zip(landing_table.of(facts, policies))
    else {
        return Vec::new();
    };
    let advised = advised(facts, policy, choice);
    let pstn = landings.get(CallType::PstnIn as usize).copied().unwrap_or(Landing::NotGoverned);
    let all = Finding::VARIANTS.iter().copied();
    all.filter(|it| it.holds(facts, &advised, pstn)).collect()
}

fn advised(facts: UserFacts, policy: &KnownPolicy, choice: UserChoice) -> Vec<AdviceId> {
    let Some((fields, standing)) = policy.fields.zip(policy.standing()) else { return Vec::new() };
    let mut all = Vec::new();
    for call in scenario(facts, fields, choice).every_call() {
        for advice in advise(&call, standing) {
            if !all.contains(&advice.id) {
                all.push(advice.id);
            }
        }
    }
    all
}

pub(super) fn scenario(facts: UserFacts, policy: PolicyFields, choice: UserChoice) -> Scenario {
    let (customer, licence) = (facts.customer(), facts.licence());
    Scenario { customer, policy, choice, licence, call: CallType::default() }
}
