//! What is found in a tenant, worst first. What is wrong with a policy is what [`advise`] warns of;
//! nothing is decided here a second time.

use super::facts::{Facts, Mark};
use super::judge::Judge;
use super::policies::{Known, Policies};
use crate::editions::teams_interop_policy::{CallType, InteropCall, PolicyFields, UserChoice};
use crate::routing::{Case, Landing, Severity, advise};
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

    /// The advice that says it, by its public name.
    const fn advice(self) -> Option<&'static str> {
        match self {
            Self::OnPremisesOnTeams => Some("on-premises-must-not-use-teams"),
            Self::HybridOnTeams => Some("hybrid-must-not-use-teams"),
            Self::OverrideOn => Some("override-must-be-off"),
            Self::MixedValues => Some("mixed-values"),
            Self::GlobalEdited => Some("global-edited"),
            Self::Retired => Some("not-valid-from-april2018"),
            Self::Unlicensed => Some("no-phone-system"),
            Self::Unattested => Some("instance-unattested"),
            Self::PstnNowhere
            | Self::DirectRouting
            | Self::CustomerAssumed
            | Self::LicenceAssumed => None,
        }
    }

    /// Whether it holds of users with these facts, for whom this is advised and whose calls land so.
    fn holds(self, facts: Facts, advised: &[&str], pstn: Landing) -> bool {
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
    facts: Facts,
    choice: UserChoice,
    judge: &Judge,
    policies: &Policies,
) -> Vec<Finding> {
    let Some((policy, landings)) = policies.get(facts.policy()).zip(judge.of(facts, policies))
    else {
        return Vec::new();
    };
    let advised = advised(facts, policy, choice);
    let pstn = landings.get(CallType::PstnIn as usize).copied().unwrap_or(Landing::NotGoverned);
    let all = Finding::VARIANTS.iter().copied();
    all.filter(|it| it.holds(facts, &advised, pstn)).collect()
}

fn advised(facts: Facts, policy: &Known, choice: UserChoice) -> Vec<&'static str> {
    let Some((fields, standing)) = policy.fields.zip(policy.standing()) else { return Vec::new() };
    let mut all = Vec::new();
    for call in scenario(facts, fields, choice).every_call() {
        for advice in advise(call, standing) {
            if !all.contains(&advice.rule.id) {
                all.push(advice.rule.id);
            }
        }
    }
    all
}

pub(super) fn scenario(facts: Facts, policy: PolicyFields, choice: UserChoice) -> Case {
    let (customer, licence) = (facts.customer(), facts.licence());
    InteropCall { customer, policy, choice, license: licence, call: CallType::default() }.into()
}
