//! What fixes a finding for a user: a policy under which no call of theirs is lost, or the reason why
//! there is none.
//!
//! The policy that fixes one user silences another, so nothing is offered for a finding as a whole. Each
//! user has one policy that fixes all that a policy can fix for them, so what is done about one finding
//! is never taken back by what is done about the next.

use super::export::is_exact;
use super::facts::{Mark, UserFacts};
use super::findings::{Finding, findings, scenario};
use super::landing_table::{LandingTable, Landings};
use super::policies::{KnownBy, Policies};
use super::summary::Summary;
use crate::routing::{
    AdviceId, CallType, CustomerType, EffectiveClient, InteropPolicy, Licence, Override,
    PRECONFIGURED, PolicyFields, Subject, UserChoice, advise,
};
use strum::VariantArray;

/// What fixes a finding of a user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fix {
    /// Assigning them this policy.
    Assign(&'static InteropPolicy),
    /// Taking back what was changed in `Global`.
    RestoreGlobal,
    /// No policy that could be assigned to them.
    None(Unfixed),
}

/// Why a user is left out of what is assigned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfixed {
    /// They need Phone System and a Calling Plan.
    NeedsLicence,
    /// Where they are homed or what they are licensed for is assumed. If it is otherwise, every policy
    /// could lose a call of theirs.
    NeedsColumns,
    /// What stands in place of their policy is no name, so they could not be given it back.
    NeedsPolicyName,
    /// A saved file cannot contain their sign-in name, or the name of their policy, as it is.
    NotInFiles,
    /// No policy helps.
    NoPolicy,
}

/// What users are assigned, in thought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proposal {
    /// One policy for all of them.
    Policy {
        /// The instance that it starts from.
        instance: &'static InteropPolicy,
        /// What it says.
        fields: PolicyFields,
    },
    /// To each user of whom this is found, the policy that fixes it for that user.
    Fix(Finding),
}

/// A policy that a user is assigned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Granted {
    /// The instance, which may be `Global`; nothing where a policy has to be made first.
    pub instance: Option<&'static InteropPolicy>,
    /// What it says.
    pub fields: PolicyFields,
}

/// What a proposal does to a user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proposed {
    /// It assigns them a policy.
    Grant(Granted),
    /// It is about them, and leaves them out.
    LeftOut(Unfixed),
    /// It is not about them.
    Nothing,
}

/// What fixes what, for the users of one tenant.
#[derive(Clone, Debug)]
pub struct Fixes {
    policies: Policies,
    choice: UserChoice,
    landing_table: LandingTable,
    candidates: Vec<Candidate>,
    can_restore_global: bool,
}

/// A policy that may be assigned.
#[derive(Clone, Debug)]
struct Candidate {
    policy: &'static InteropPolicy,
    /// For whom nothing warns of it.
    without_warning: Vec<(CustomerType, Licence)>,
}

/// Whether a call that arrives in one place is lost in the other.
pub(super) fn loses_calls(before: &Landings, after: &Landings) -> bool {
    before.iter().zip(after).any(|(before, after)| after.is_lost() && !before.is_lost())
}

impl Proposal {
    /// The policy that a user with these facts is assigned; nothing where the proposal is not about
    /// them, or leaves them out.
    pub fn grant_for(self, facts: UserFacts, fixes: &Fixes) -> Option<Granted> {
        match fixes.proposed(self, facts) {
            Proposed::Grant(it) => Some(it),
            Proposed::LeftOut(_) | Proposed::Nothing => None,
        }
    }
}

impl Granted {
    /// The name under which it is assigned; nothing where the policy has to be made first. `Global` means
    /// that the user's own is taken away.
    pub fn name(self) -> Option<&'static str> {
        self.instance.map(|it| it.identity.name())
    }
}

impl Fixes {
    /// For the users of a tenant.
    pub fn new(summary: &Summary) -> Self {
        let policies = summary.policies.clone();
        let mut fixes = Self {
            choice: summary.choice,
            landing_table: LandingTable::new(summary.choice),
            candidates: candidates(&policies),
            policies,
            can_restore_global: false,
        };
        let mut on_global = summary.counts.iter().filter(|it| it.0.policy() == Policies::GLOBAL);
        fixes.can_restore_global =
            on_global.all(|it| fixes.is_harmless(it.0, InteropPolicy::GLOBAL.fields));
        fixes
    }

    /// Where calls land, if users chose what they are taken to have chosen.
    pub const fn landing_table(&self) -> &LandingTable {
        &self.landing_table
    }

    /// Where the calls of a user with these facts land today; nothing where it is not known what their
    /// policy says.
    pub fn before(&self, facts: UserFacts) -> Option<Landings> {
        self.landing_table.of(facts, &self.policies)
    }

    /// Where they land under these fields.
    pub fn after(&self, facts: UserFacts, fields: PolicyFields) -> Landings {
        self.landing_table.landings(fields, facts.customer(), facts.licence())
    }

    /// Everything that is found of users with these facts.
    pub fn findings(&self, facts: UserFacts) -> Vec<Finding> {
        findings(facts, self.choice, &self.landing_table, &self.policies)
    }

    /// What fixes a finding of users with these facts.
    pub fn fix(&self, finding: Finding, facts: UserFacts) -> Fix {
        match finding {
            Finding::Unlicensed => Fix::None(Unfixed::NeedsLicence),
            Finding::CustomerAssumed | Finding::LicenceAssumed => Fix::None(Unfixed::NeedsColumns),
            Finding::DirectRouting => Fix::None(Unfixed::NoPolicy),
            Finding::GlobalEdited if self.can_restore_global => Fix::RestoreGlobal,
            Finding::PstnNowhere => {
                let rings = |it: &&InteropPolicy| {
                    let pstn = self.after(facts, it.fields).get(CallType::PstnIn as usize).copied();
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

    /// What a proposal does to users with these facts.
    pub fn proposed(&self, proposal: Proposal, facts: UserFacts) -> Proposed {
        match proposal {
            Proposal::Policy { instance, fields } => match self.obstacle(facts) {
                Some(it) => Proposed::LeftOut(it),
                None => Proposed::Grant(self.granted(instance, fields)),
            },
            Proposal::Fix(finding) if self.findings(facts).contains(&finding) => {
                match self.fix(finding, facts) {
                    Fix::Assign(it) => {
                        Proposed::Grant(Granted { instance: Some(it), fields: it.fields })
                    }
                    Fix::None(it) => Proposed::LeftOut(it),
                    Fix::RestoreGlobal => Proposed::Nothing,
                }
            }
            Proposal::Fix(_) => Proposed::Nothing,
        }
    }

    fn assigned(&self, facts: UserFacts, policy: Option<&'static InteropPolicy>) -> Fix {
        let is_assumed = facts.has(Mark::CustomerAssumed) || facts.has(Mark::LicenceAssumed);
        match (policy, self.obstacle(facts)) {
            (Some(_), Some(it)) => Fix::None(it),
            (Some(it), None) => Fix::Assign(it),
            (None, _) if is_assumed => Fix::None(Unfixed::NeedsColumns),
            (None, _) if facts.licence() == Licence::NotProvisioned => {
                Fix::None(Unfixed::NeedsLicence)
            }
            (None, _) => Fix::None(Unfixed::NoPolicy),
        }
    }

    /// Why no policy at all could be assigned to users with these facts and taken back by name.
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

    /// The policy under which the fewest calls of these users are lost, and of those the one that moves
    /// the fewest. No call is lost by it that arrives today, whatever is only assumed of the users, and
    /// nothing warns of it.
    fn best(&self, facts: UserFacts) -> Option<&'static InteropPolicy> {
        let before = self.before(facts)?;
        let mut best: Option<((usize, usize), &'static InteropPolicy)> = None;
        for it in &self.candidates {
            let is_advised = it.without_warning.contains(&(facts.customer(), facts.licence()));
            if !is_advised || !self.is_harmless(facts, it.policy.fields) {
                continue;
            }
            let after = self.after(facts, it.policy.fields);
            let lost = after.iter().filter(|it| it.is_lost()).count();
            let moved = before.iter().zip(&after).filter(|(before, after)| before != after).count();
            if best.is_none_or(|(cost, _)| (lost, moved) < cost) {
                best = Some(((lost, moved), it.policy));
            }
        }
        best.map(|it| it.1)
    }

    /// Whether no call that arrives today is lost under these fields, whatever the users chose, and
    /// wherever they are homed and whatever they are licensed for, where that is assumed.
    fn is_harmless(&self, facts: UserFacts, fields: PolicyFields) -> bool {
        let Some(now) = self.policies.get(facts.policy()).and_then(|it| it.fields) else {
            return false;
        };
        let customers = CustomerType::VARIANTS
            .iter()
            .filter(|&&it| it == facts.customer() || facts.has(Mark::CustomerAssumed));
        let mut all = customers.flat_map(|&customer| {
            let licences = Licence::VARIANTS
                .iter()
                .filter(move |&&it| it == facts.licence() || facts.has(Mark::LicenceAssumed));
            licences.map(move |&licence| (customer, licence))
        });
        all.all(|(customer, licence)| {
            UserChoice::VARIANTS.iter().all(|&choice| {
                // With the override off, no choice counts but the one that is written in.
                let landings = |it: PolicyFields| {
                    let calling_default_client = EffectiveClient::of(it, choice).client;
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

    /// How users are given these fields. The tenant can have changed an instance, and `Global`: then
    /// assigning it would not do what was chosen.
    fn granted(&self, instance: &'static InteropPolicy, fields: PolicyFields) -> Granted {
        let mut instances = [Some(instance), fields.attested_tag()].into_iter().flatten();
        let says = |it: &&InteropPolicy| says(it, &self.policies) == fields;
        Granted { instance: instances.find(says), fields }
    }
}

/// What an instance says in this tenant.
fn says(instance: &InteropPolicy, policies: &Policies) -> PolicyFields {
    let known = policies.find(instance.identity.name()).and_then(|it| policies.get(it));
    known.and_then(|it| it.fields).unwrap_or(instance.fields)
}

/// The instances that a document names, that the tenant did not change, and for whom nothing warns of
/// them, not even that they did not stay valid.
fn candidates(policies: &Policies) -> Vec<Candidate> {
    let named = PRECONFIGURED.iter().filter(|it| it.fields.attested_tag() == Some(*it));
    let unchanged = named.filter(|it| says(it, policies) == it.fields);
    let candidate = |policy: &'static InteropPolicy| {
        let mut without_warning = Vec::new();
        for &customer in CustomerType::VARIANTS {
            for &licence in Licence::VARIANTS {
                let facts = UserFacts::new(Policies::GLOBAL, customer, licence);
                let scenario = scenario(facts, policy.fields, UserChoice::None);
                let subject = Subject { scenario, instance: Some(policy) };
                let advice = advise(&scenario, subject.standing());
                let stays_valid = !advice.iter().any(|it| it.id == AdviceId::NotValidFromApril2018);
                if stays_valid && subject.warnings().is_empty() {
                    without_warning.push((customer, licence));
                }
            }
        }
        Candidate { policy, without_warning }
    };
    unchanged.map(candidate).collect()
}
