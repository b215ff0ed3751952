//! Which calls land elsewhere after a command. The rules decide; nothing is decided here.

use super::super::instances::upgrade_instance;
use super::{Era, Tenant, TenantEvent, User};
use crate::editions::teams_interop_policy::{InteropCall, License, Organization};
use crate::editions::teams_upgrade_policy::{Mode, ModeCall, PstnConnection};
use crate::routing::{Case, Landing};

/// A kind of call of one user that was rerouted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// The user's sign-in name.
    pub user: String,
    /// The scenario before the command.
    pub before: Case,
    /// The scenario after the command.
    pub after: Case,
    /// Where the call landed before.
    pub from: Landing,
    /// Where it lands now.
    pub to: Landing,
}

impl Tenant {
    /// All kinds of calls of a user, under the policy or the mode that applies to them.
    pub fn cases(&self, user: &User) -> Vec<Case> {
        if self.era == Era::Today {
            return self.cases_of_today(user);
        }
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
        let own = upgrade_instance(self.effective(user, "TeamsUpgradePolicy"));
        own.map_or(self.mode, |it| it.mode)
    }

    /// Applies an event and returns the calls that it reroutes.
    pub(super) fn apply_and_compare(&mut self, event: &TenantEvent) -> Vec<Move> {
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

    /// The indexes of the users that an event may affect, in order.
    fn concerned(&self, event: &TenantEvent) -> Vec<usize> {
        let concerns = |it: &User| match event {
            TenantEvent::Created(_) | TenantEvent::Removed { .. } => false,
            TenantEvent::Changed { name, .. } => {
                let own = it.policy.as_deref().and_then(|it| self.policy(it));
                own.map_or("Global", |it| &it.name) == name
            }
            TenantEvent::Granted { user, .. }
            | TenantEvent::Upgraded { user, .. }
            | TenantEvent::Account { user, .. } => it.sign_in == *user,
            TenantEvent::Organization { .. } => true,
            TenantEvent::AllUpgraded { .. } => it.upgrade.is_none(),
        };
        let users = self.users.iter().enumerate();
        users.filter(|(_, it)| concerns(it)).map(|(at, _)| at).collect()
    }
}
