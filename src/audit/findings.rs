//! What is found in a tenant, worst first. What is wrong with a policy is what [`advise`] warns of;
//! nothing is decided here a second time.

use super::facts::{Facts, Mark};
use super::judge::Judge;
use super::policies::{Known, Policies};
use crate::routing::{
    AdviceId, CallType, InteropPolicy, Landing, Licence, PRECONFIGURED, PolicyFields, Scenario,
    Severity, UserChoice, advise,
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

/// What mends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mend {
    /// Granting an instance.
    Grant(&'static InteropPolicy),
    /// Taking back what was changed in `Global`.
    RestoreGlobal,
    /// Provisioning Phone System and a Calling Plan. No policy does it.
    Provision,
    /// Exporting the columns that tell.
    Export,
    /// No instance does.
    Nothing,
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
    fn holds(self, facts: Facts, advised: &[AdviceId], pstn: Landing) -> bool {
        match self {
            Self::PstnNowhere => facts.has(Mark::Number) && is_lost(pstn),
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

/// What mends a finding of users with these facts.
pub fn mend(finding: Finding, facts: Facts, judge: &Judge, policies: &Policies) -> Mend {
    match finding {
        Finding::Unlicensed => Mend::Provision,
        Finding::DirectRouting | Finding::CustomerAssumed | Finding::LicenceAssumed => Mend::Export,
        Finding::GlobalEdited => Mend::RestoreGlobal,
        _ => {
            let now = policies.get(facts.policy()).and_then(|it| it.fields).unwrap_or_default();
            let has_to_ring = finding == Finding::PstnNowhere;
            match grant(facts, now, judge, has_to_ring) {
                Some(it) => Mend::Grant(it),
                None if facts.licence() == Licence::NotProvisioned => Mend::Provision,
                None => Mend::Nothing,
            }
        }
    }
}

/// An instance that a document names and of which nothing warns, the one with the same calling client
/// first. Where calls from the telephone network are what is lost, they have to ring under it.
fn grant(
    facts: Facts,
    now: PolicyFields,
    judge: &Judge,
    has_to_ring: bool,
) -> Option<&'static InteropPolicy> {
    let serves = |policy: &&InteropPolicy| {
        let mut calls = scenario(facts, policy.fields, UserChoice::None).every_call();
        let is_warned = calls.any(|call| {
            advise(&call, policy.standing(policy.fields)).iter().any(|it| {
                it.severity == Severity::Warning || it.id == AdviceId::NotValidFromApril2018
            })
        });
        let landings = judge.landings(policy.fields, facts.customer(), facts.licence());
        let rings = landings.get(CallType::PstnIn as usize).is_some_and(|&it| !is_lost(it));
        !is_warned && (rings || !has_to_ring)
    };
    let keeps =
        |it: &&InteropPolicy| it.fields.calling_default_client == now.calling_default_client;
    let serving = || {
        let named = PRECONFIGURED.iter().filter(|it| it.fields.attested_tag() == Some(*it));
        named.filter(serves)
    };
    serving().find(keeps).or_else(|| serving().next())
}

const fn is_lost(landing: Landing) -> bool {
    matches!(landing, Landing::Nowhere | Landing::NotSupported)
}

fn advised(facts: Facts, policy: &Known, choice: UserChoice) -> Vec<AdviceId> {
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

fn scenario(facts: Facts, policy: PolicyFields, choice: UserChoice) -> Scenario {
    let (customer, licence) = (facts.customer(), facts.licence());
    Scenario { customer, policy, choice, licence, call: CallType::default() }
}
