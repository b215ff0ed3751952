//! What is found in a tenant, worst first. Problems of a policy are the warnings of [`advise`];
//! nothing is decided here a second time.

use super::facts::{Mark, UserFacts};
use super::landing_table::LandingTable;
use super::policies::{KnownPolicy, Policies};
use crate::editions::teams_interop_policy::{CallType, InteropCall, PolicyFields, UserChoice};
use crate::routing::{Case, Landing, Source, advise};
use strum::{EnumCount, EnumString, IntoStaticStr, VariantArray};

/// A problem or a note about users, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[derive(EnumCount, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Finding {
    /// The user is homed on-premises and has calls set to Teams.
    OnPremisesOnTeams,
    /// The user has hybrid voice and calls set to Teams.
    HybridOnTeams,
    /// The user has a phone number, and calls to it ring nowhere.
    PstnNowhere,
    /// The user may choose a client, where nobody should.
    OverrideOn,
    /// Calls and chats have different values.
    MixedValues,
    /// `Global` was edited.
    GlobalEdited,
    /// The policy is not one of the three that stayed valid from April 2018.
    Retired,
    /// The user has no Phone System or Calling Plan.
    Unlicensed,
    /// No document names the policy, so it may not exist.
    Unattested,
    /// The phone line uses Direct Routing, which the documents of 2017 do not cover.
    DirectRouting,
    /// The files do not say where the user is homed.
    CustomerAssumed,
    /// The files do not say what the user is licensed for.
    LicenceAssumed,
}

/// What a finding means for the calls of its users, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Effect {
    /// Calls ring nowhere, or fail.
    Lost,
    /// Calls can ring in another client than intended.
    Elsewhere,
    /// The setting may do nothing.
    Nothing,
    /// The files do not say enough to be certain.
    Uncertain,
}

impl Finding {
    /// What it means for calls.
    pub const fn effect(self) -> Effect {
        match self {
            Self::OnPremisesOnTeams | Self::HybridOnTeams | Self::PstnNowhere => Effect::Lost,
            Self::OverrideOn | Self::MixedValues | Self::GlobalEdited => Effect::Elsewhere,
            Self::Retired | Self::Unlicensed | Self::Unattested => Effect::Nothing,
            Self::DirectRouting | Self::CustomerAssumed | Self::LicenceAssumed => Effect::Uncertain,
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

    /// Whether it applies to users with these facts, this advice, and this landing of calls to
    /// their number.
    fn holds(self, facts: UserFacts, advised: &[&str], pstn: Landing) -> bool {
        match self {
            Self::PstnNowhere => facts.has(Mark::Number) && pstn.is_lost(),
            Self::DirectRouting => facts.has(Mark::DirectRouting),
            Self::CustomerAssumed => facts.has(Mark::CustomerAssumed),
            Self::LicenceAssumed => facts.has(Mark::LicenceAssumed),
            _ => self.advice().is_some_and(|it| advised.contains(&it)),
        }
    }
}

/// All findings about users with these facts. Empty if the settings of their policy are not known.
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

fn advised(facts: UserFacts, policy: &KnownPolicy, choice: UserChoice) -> Vec<&'static str> {
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

/// Where documents say why this is a problem of such a user. Empty if it is a matter of the files.
pub(super) fn sources(
    finding: Finding,
    facts: UserFacts,
    policy: &KnownPolicy,
    choice: UserChoice,
) -> &'static [Source] {
    let Some((fields, standing)) = policy.fields.zip(policy.standing()) else { return &[] };
    let case = scenario(facts, fields, choice);
    if finding == Finding::PstnNowhere {
        return case.decide().verdict.sources;
    }
    let mut all = case.every_call().into_iter().flat_map(|it| advise(it, standing));
    let said = all.find(|it| finding.advice() == Some(it.rule.id));
    said.map_or(&[], |it| it.sources)
}

pub(super) fn scenario(facts: UserFacts, policy: PolicyFields, choice: UserChoice) -> Case {
    let (customer, licence) = (facts.customer(), facts.licence());
    InteropCall { customer, policy, choice, license: licence, call: CallType::default() }.into()
}
