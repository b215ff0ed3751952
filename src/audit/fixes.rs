//! How to fix a finding for a user: a policy under which they lose no call, or the reason why there
//! is none.
//!
//! A policy that fixes one user may silence another, so a finding has no fix as a whole. Each user
//! has a single policy that fixes everything a policy can fix for them, so fixing one finding never
//! undoes the fix of another.

use super::export::is_exact;
use super::facts::{Mark, UserFacts};
use super::findings::{Finding, findings, scenario, sources};
use super::landing_table::{LandingTable, Landings};
use super::policies::{KnownBy, Policies};
use super::summary::Summary;
use crate::editions::teams_interop_policy::{
    CallType, License, Organization, Override, PolicyFields, UserChoice, effective_client,
};
use crate::routing::{Preset, Source, Subject, advise, harmless_presets};
use std::sync::OnceLock;
use strum::VariantArray;

/// How to fix a finding of a user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fix {
    /// Assign this policy to the user.
    Assign(&'static Preset),
    /// Restore the original settings of `Global`.
    RestoreGlobal,
    /// No policy can be assigned.
    None(Unfixed),
}

/// Why a user is left out of an assignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfixed {
    /// The user needs Phone System and a Calling Plan.
    NeedsLicence,
    /// Where the user is homed or what they are licensed for is assumed. If the assumption is
    /// wrong, any policy could make them lose calls.
    NeedsColumns,
    /// The file has no name for their policy, so it could not be assigned again later.
    NeedsPolicyName,
    /// Their sign-in name, or the name of their policy, cannot be saved as it is.
    NotInFiles,
    /// No policy helps.
    NoPolicy,
}

/// A proposed assignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proposal {
    /// One policy for all of them.
    Policy {
        /// The policy that it starts from.
        instance: &'static Preset,
        /// Its settings.
        fields: PolicyFields,
    },
    /// For each user with this finding, the policy that fixes it for that user.
    Fix(Finding),
}

/// A policy to assign to a user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Granted {
    /// The preconfigured policy, which may be `Global`. `None` if a policy must be created first.
    pub instance: Option<&'static Preset>,
    /// Its settings.
    pub fields: PolicyFields,
}

/// What a proposal does for a user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proposed {
    /// It assigns this policy.
    Grant(Granted),
    /// It concerns the user but leaves them out.
    LeftOut(Unfixed),
    /// It does not concern the user.
    Nothing,
}

/// Finds fixes for the users of one tenant.
#[derive(Clone, Debug)]
pub struct Fixes {
    policies: Policies,
    choice: UserChoice,
    landing_table: LandingTable,
    /// The policies that the engine ranks for users with these settings, by [`place`], filled in on
    /// first use.
    ranked: Vec<OnceLock<Vec<&'static Preset>>>,
    can_restore_global: bool,
}

/// Whether a call that rings before is lost after.
pub(super) fn loses_calls(before: &Landings, after: &Landings) -> bool {
    before.iter().zip(after).any(|(before, after)| after.is_lost() && !before.is_lost())
}

impl Proposal {
    /// The policy to assign to a user with these facts. `None` if the proposal does not concern
    /// them or leaves them out.
    pub fn grant_for(self, facts: UserFacts, fixes: &Fixes) -> Option<Granted> {
        match fixes.proposed(self, facts) {
            Proposed::Grant(it) => Some(it),
            Proposed::LeftOut(_) | Proposed::Nothing => None,
        }
    }
}

impl Granted {
    /// The name to assign. `None` if the policy must be created first. `Global` means that the
    /// user's own policy is removed.
    pub fn name(self) -> Option<&'static str> {
        self.instance.map(|it| it.name)
    }
}

impl Fixes {
    /// Prepares fixes for the users of a tenant.
    pub fn new(summary: &Summary) -> Self {
        let policies = summary.policies.clone();
        let mut fixes = Self {
            choice: summary.choice,
            landing_table: LandingTable::new(summary.choice),
            ranked: vec![OnceLock::new(); PLACES],
            policies,
            can_restore_global: false,
        };
        let mut on_global = summary.counts.iter().filter(|it| it.0.policy() == Policies::GLOBAL);
        fixes.can_restore_global =
            on_global.all(|it| fixes.is_harmless(it.0, PolicyFields::default()));
        fixes
    }

    /// Where calls land, given the choice that users are assumed to have made.
    pub const fn landing_table(&self) -> &LandingTable {
        &self.landing_table
    }

    /// Where the calls of a user with these facts land today. `None` if the settings of their
    /// policy are not known.
    pub fn before(&self, facts: UserFacts) -> Option<Landings> {
        self.landing_table.of(facts, &self.policies)
    }

    /// Where their calls land under these settings.
    pub fn after(&self, facts: UserFacts, fields: PolicyFields) -> Landings {
        self.landing_table.landings(fields, facts.customer(), facts.licence())
    }

    /// All findings about users with these facts.
    pub fn findings(&self, facts: UserFacts) -> Vec<Finding> {
        findings(facts, self.choice, &self.landing_table, &self.policies)
    }

    /// Where documents say why a finding is a problem of users with these facts.
    pub fn sources(&self, finding: Finding, facts: UserFacts) -> &'static [Source] {
        let policy = self.policies.get(facts.policy());
        policy.map_or(&[], |it| sources(finding, facts, it, self.choice))
    }

    /// How to fix a finding of users with these facts.
    pub fn fix(&self, finding: Finding, facts: UserFacts) -> Fix {
        match finding {
            Finding::Unlicensed => Fix::None(Unfixed::NeedsLicence),
            Finding::CustomerAssumed | Finding::LicenceAssumed => Fix::None(Unfixed::NeedsColumns),
            Finding::DirectRouting => Fix::None(Unfixed::NoPolicy),
            Finding::GlobalEdited if self.can_restore_global => Fix::RestoreGlobal,
            Finding::PstnNowhere => {
                let rings = |it: &&Preset| {
                    let pstn = self
                        .after(facts, PolicyFields::of(it))
                        .get(CallType::PstnIn as usize)
                        .copied();
                    pstn.is_some_and(|it| !it.is_lost())
                };
                self.assigned(facts, self.best(facts).filter(rings))
            }
            Finding::OnPremisesOnTeams
            | Finding::HybridOnTeams
            | Finding::OverrideOn
            | Finding::MixedValues
            | Finding::GlobalEdited
            | Finding::Retired
            | Finding::Unattested => self.assigned(facts, self.best(facts)),
        }
    }

    /// What a proposal does for users with these facts.
    pub fn proposed(&self, proposal: Proposal, facts: UserFacts) -> Proposed {
        match proposal {
            Proposal::Policy { instance, fields } => match self.obstacle(facts) {
                Some(it) => Proposed::LeftOut(it),
                None => Proposed::Grant(self.granted(instance, fields)),
            },
            Proposal::Fix(finding) if self.findings(facts).contains(&finding) => {
                match self.fix(finding, facts) {
                    Fix::Assign(it) => Proposed::Grant(Granted {
                        instance: Some(it),
                        fields: PolicyFields::of(it),
                    }),
                    Fix::None(it) => Proposed::LeftOut(it),
                    Fix::RestoreGlobal => Proposed::Nothing,
                }
            }
            Proposal::Fix(_) => Proposed::Nothing,
        }
    }

    fn assigned(&self, facts: UserFacts, policy: Option<&'static Preset>) -> Fix {
        let is_assumed = facts.has(Mark::CustomerAssumed) || facts.has(Mark::LicenceAssumed);
        match (policy, self.obstacle(facts)) {
            (Some(_), Some(it)) => Fix::None(it),
            (Some(it), None) => Fix::Assign(it),
            (None, _) if is_assumed => Fix::None(Unfixed::NeedsColumns),
            (None, _) if facts.licence() == License::NotProvisioned => {
                Fix::None(Unfixed::NeedsLicence)
            }
            (None, _) => Fix::None(Unfixed::NoPolicy),
        }
    }

    /// Why no policy could be assigned to users with these facts and undone by name.
    fn obstacle(&self, facts: UserFacts) -> Option<Unfixed> {
        let policy = self.policies.get(facts.policy())?;
        if policy.by == KnownBy::NoName {
            Some(Unfixed::NeedsPolicyName)
        } else if facts.has(Mark::NotInFiles) || !is_exact(&policy.name) {
            Some(Unfixed::NotInFiles)
        } else {
            None
        }
    }

    /// The best policy that can be assigned to these users: of those that do no harm, in the order of
    /// the engine, the first that the tenant did not change, that stays valid, and that loses no call
    /// that rings today, whatever is only assumed about them.
    fn best(&self, facts: UserFacts) -> Option<&'static Preset> {
        let now = self.policies.get(facts.policy())?.fields?;
        let case = scenario(facts, now, self.choice);
        let rank = || {
            let harmless = harmless_presets(Subject { case, preset: None });
            harmless.into_iter().filter(|it| stays_valid(it, facts)).collect()
        };
        let ranked = self.ranked.get(place(facts, now))?.get_or_init(rank);
        let is_possible = |it: &&&'static Preset| {
            let fields = PolicyFields::of(it);
            says(it, &self.policies) == fields && self.is_harmless(facts, fields)
        };
        ranked.iter().find(is_possible).copied()
    }

    /// Whether these settings lose no call that rings today, whatever the users chose, and for
    /// every organization and license that is only assumed.
    fn is_harmless(&self, facts: UserFacts, fields: PolicyFields) -> bool {
        let Some(now) = self.policies.get(facts.policy()).and_then(|it| it.fields) else {
            return false;
        };
        let customers = Organization::VARIANTS
            .iter()
            .filter(|&&it| it == facts.customer() || facts.has(Mark::CustomerAssumed));
        let mut all = customers.flat_map(|&customer| {
            let licences = License::VARIANTS
                .iter()
                .filter(move |&&it| it == facts.licence() || facts.has(Mark::LicenceAssumed));
            licences.map(move |&licence| (customer, licence))
        });
        all.all(|(customer, licence)| {
            UserChoice::VARIANTS.iter().all(|&choice| {
                // With the override off, the users' choice has no effect, so the one in the options
                // is enough.
                let landings = |it: PolicyFields| {
                    let calling_default_client = effective_client(it, choice);
                    let allow_end_user_client_override = Override::Off;
                    let it = PolicyFields {
                        allow_end_user_client_override,
                        calling_default_client,
                        ..it
                    };
                    self.landing_table.landings(it, customer, licence)
                };
                !loses_calls(&landings(now), &landings(fields))
            })
        })
    }

    /// How to assign these settings. The tenant may have changed a preconfigured policy or
    /// `Global`, and then assigning it would not have the chosen effect.
    fn granted(&self, instance: &'static Preset, fields: PolicyFields) -> Granted {
        let mut instances = [Some(instance), fields.documented_tag()].into_iter().flatten();
        let says = |it: &&Preset| says(it, &self.policies) == fields;
        Granted { instance: instances.find(says), fields }
    }
}

/// The settings of a preconfigured policy in this tenant.
fn says(instance: &Preset, policies: &Policies) -> PolicyFields {
    let known = policies.find(instance.name).and_then(|it| policies.get(it));
    known.and_then(|it| it.fields).unwrap_or(PolicyFields::of(instance))
}

/// Whether no document says that a policy did not stay valid.
fn stays_valid(policy: &'static Preset, facts: UserFacts) -> bool {
    let case = scenario(facts, PolicyFields::of(policy), UserChoice::None);
    let advice = advise(case, Subject { case, preset: Some(policy) }.standing());
    !advice.iter().any(|it| it.rule.id == "not-valid-from-april2018")
}

/// How many kinds of users differ in where their calls land: settings, organization, license.
const PLACES: usize = 18 * Organization::VARIANTS.len() * License::VARIANTS.len();

/// The place of such users among all of them.
fn place(facts: UserFacts, fields: PolicyFields) -> usize {
    let (customer, licence) = (facts.customer() as usize, facts.licence() as usize);
    let policy = PolicyFields::all().position(|it| it == fields).unwrap_or_default();
    (policy * Organization::VARIANTS.len() + customer) * License::VARIANTS.len() + licence
}
