//! Whose calls land elsewhere after a command. The rules are asked, nothing is decided here.

use super::super::instances::upgrade_instance;
use super::{Event, Tenant, User};
use crate::editions::teams_interop_policy::{InteropCall, License, Organization};
use crate::editions::teams_upgrade_policy::{Mode, ModeCall, PstnConnection};
use crate::routing::{Case, Landing};

/// One kind of call of one user that lands elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// The user's sign-in name.
    pub user: String,
    /// The call before. Its edition says what it is.
    pub before: Case,
    /// The call after.
    pub after: Case,
    /// Where it landed.
    pub from: Landing,
    /// Where it lands.
    pub to: Landing,
}

impl Tenant {
    /// Every kind of call that a user has, under the policy or the mode that applies to them.
    pub fn cases(&self, user: &User) -> Vec<Case> {
        if self.era.routes_by_interop_policy() {
            let call = InteropCall {
                customer: user.customer,
                policy: self.policy_of(user),
                choice: user.choice,
                license: user.licence,
                ..InteropCall::default()
            };
            return Case::from(call).every_call();
        }
        let pstn = match user.customer {
            Organization::HybridVoice => PstnConnection::HybridVoice,
            Organization::OnPremisesHomed => PstnConnection::OnPremVoice,
            Organization::ExistingSkypeForBusiness | Organization::WithoutSkypeForBusiness => {
                PstnConnection::CallingPlan
            }
        };
        let call = ModeCall { mode: self.mode_of(user), pstn, ..ModeCall::default() };
        let case = Case::from(call);
        let calls = case.edition().lines.iter().map(|line| case.on(line));
        let has_line = user.licence == License::Provisioned;
        calls.filter(|it| has_line || !ModeCall::from(*it).call.is_pstn()).collect()
    }

    /// The coexistence mode that applies to a user.
    pub fn mode_of(&self, user: &User) -> Mode {
        let own = user.upgrade.as_deref().and_then(upgrade_instance);
        own.map_or(self.mode, |it| it.mode)
    }

    /// Does what happened, and says what lands elsewhere since.
    pub(super) fn apply_and_compare(&mut self, event: &Event) -> Vec<Move> {
        let concerned = self.concerned(event);
        let cases = |tenant: &Self| -> Vec<(String, Vec<Case>)> {
            let users = tenant.users.iter().enumerate();
            let users = users.filter(|(at, _)| concerned.binary_search(at).is_ok());
            users.map(|(_, it)| (it.sign_in.clone(), tenant.cases(it))).collect()
        };
        let before = cases(self);
        self.apply(event);
        let after = cases(self);
        let mut moves = Vec::new();
        for ((user, before), (_, after)) in before.into_iter().zip(after) {
            for (before, after) in before.into_iter().zip(after) {
                let from = before.decide().verdict.landing;
                let to = after.decide().verdict.landing;
                if from != to {
                    moves.push(Move { user: user.clone(), before, after, from, to });
                }
            }
        }
        moves
    }

    /// The places of the users whom an event may concern, in order.
    fn concerned(&self, event: &Event) -> Vec<usize> {
        let concerns = |it: &User| match event {
            Event::Created(_) | Event::Removed { .. } => false,
            Event::Changed { name, .. } => {
                let own = it.policy.as_deref().and_then(|it| self.policy(it));
                own.map_or("Global", |it| &it.name) == name
            }
            Event::Granted { user, .. } | Event::Upgraded { user, .. } => it.sign_in == *user,
            Event::AllUpgraded { .. } => it.upgrade.is_none(),
        };
        let users = self.users.iter().enumerate();
        users.filter(|(_, it)| concerns(it)).map(|(at, _)| at).collect()
    }
}
