//! Every scenario, decided once, so that evaluating a user is one lookup.

use super::facts::UserFacts;
use super::policies::Policies;
use crate::editions::teams_interop_policy::{
    CallType, InteropCall, License, Organization, PolicyFields, UserChoice,
};
use crate::routing::{Case, Landing};
use strum::VariantArray;

/// How many kinds of calls there are.
pub const CALLS: usize = CallType::VARIANTS.len();

/// How many landings there are.
pub const LANDINGS: usize = Landing::VARIANTS.len();

/// Where each of a user's calls lands, in the order of [`CallType`].
pub type Landings = [Landing; CALLS];

/// The landings of every policy, organization and license, for one choice of the user.
#[derive(Clone, Debug)]
pub struct LandingTable {
    landings: Vec<Landings>,
}

impl LandingTable {
    /// Decides every scenario of users who made this choice.
    pub fn new(choice: UserChoice) -> Self {
        let mut landings = Vec::new();
        for policy in PolicyFields::all() {
            for &customer in Organization::VARIANTS {
                for &licence in License::VARIANTS {
                    let scenario =
                        |call| InteropCall { customer, policy, choice, license: licence, call };
                    let landing =
                        |call: CallType| Case::from(scenario(call)).decide().verdict.landing;
                    landings.push(std::array::from_fn(|at| {
                        CallType::VARIANTS.get(at).map_or(Landing::NotGoverned, |&it| landing(it))
                    }));
                }
            }
        }
        Self { landings }
    }

    /// Where the calls of a user with this policy land.
    pub fn landings(
        &self,
        policy: PolicyFields,
        customer: Organization,
        licence: License,
    ) -> Landings {
        let clients =
            3 * policy.calling_default_client as usize + policy.chat_default_client as usize;
        let policy = 9 * policy.allow_end_user_client_override as usize + clients;
        let at = (policy * Organization::VARIANTS.len() + customer as usize)
            * License::VARIANTS.len()
            + licence as usize;
        self.landings.get(at).copied().unwrap_or([Landing::NotGoverned; CALLS])
    }

    /// Where the calls of a user with these facts land. `None` if the settings of the policy are
    /// not known.
    pub fn of(&self, facts: UserFacts, policies: &Policies) -> Option<Landings> {
        let policy = policies.get(facts.policy()).filter(|_| facts.is_read())?;
        Some(self.landings(policy.fields?, facts.customer(), facts.licence()))
    }
}

/// How many users' calls of each kind land where: calls in the order of [`CallType`], landings in
/// the order of [`Landing`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// The counts by call, then by landing.
    pub of: [[u64; LANDINGS]; CALLS],
}

impl Totals {
    /// How many users' calls of this kind land there.
    pub fn get(&self, call: CallType, landing: Landing) -> u64 {
        let call = self.of.get(call as usize);
        call.and_then(|it| it.get(landing as usize)).copied().unwrap_or_default()
    }

    /// Adds users whose calls land like this.
    pub fn add(&mut self, landings: &Landings, users: u64) {
        for (call, landing) in self.of.iter_mut().zip(landings) {
            if let Some(it) = call.get_mut(*landing as usize) {
                *it += users;
            }
        }
    }
}
