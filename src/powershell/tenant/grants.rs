//! Assigning policies, and how cmdlets find users.

use super::super::instances::upgrade_instance;
use super::super::language::syntax::Call;
use super::arguments::Given;
use super::cmdlets::Result;
use super::commands::Note;
use super::evaluate::{Ran, Runner};
use super::failure::Failure;
use super::objects::user_object;
use super::today::identity_fits;
use super::value::Value;
use super::{Era, TenantEvent, User};
use crate::editions::teams_interop_policy::{Organization, PolicyFields};
use crate::editions::teams_upgrade_policy::Mode;

impl Runner<'_> {
    pub fn grant_policy(&mut self, call: &Call, given: &Given) -> Ran<Result<Vec<Value>>> {
        let granted = (|| {
            let identity = given.text("Identity")?;
            let name = given.text("PolicyName")?;
            if self.tenant.era == Era::January2019 && !given.switch("Force") {
                return Err(Failure::Retired);
            }
            let policy = match name {
                None => None,
                Some(name) => {
                    let found = self.tenant.policy(&name).filter(|it| !it.is_global());
                    Some(found.ok_or(Failure::NotAUserPolicy(name))?.clone())
                }
            };
            let user = match (identity, &policy) {
                (Some(identity), _) => Some(self.user_to_grant(&identity)?.clone()),
                (None, None) => None,
                (None, Some(_)) => return Err(Failure::NeedsUser),
            };
            Ok((user, policy))
        })();
        let (user, policy) = match granted {
            Ok(it) => it,
            Err(failure) => return Ok(Err(failure)),
        };
        let target = user.as_ref().map_or("Global", |it| &it.sign_in);
        if !self.goes_ahead(call, given, target)? {
            return Ok(Ok(Vec::new()));
        }
        let Some(user) = user else {
            // The migration guidance resets an edited `Global` like this; the cmdlet reference uses
            // `Remove-`.
            if let Some(global) = self.tenant.policies.first().cloned() {
                self.change(global, PolicyFields::default());
            }
            return Ok(Ok(Vec::new()));
        };
        if let Some(policy) = &policy {
            self.note_fields(policy);
        }
        if self.tenant.era == Era::January2019 {
            self.step.note(Note::NotHonored);
        }
        let after = policy.map(|it| it.name);
        if user.policy == after {
            self.step.note(Note::AlreadySo);
        } else {
            let before = user.policy.clone();
            self.commit(TenantEvent::Granted { user: user.sign_in.clone(), before, after });
        }
        self.note_user(&user);
        Ok(Ok(self.passed_through(given, &user)))
    }

    pub fn grant_upgrade(&mut self, call: &Call, given: &Given) -> Ran<Result<Vec<Value>>> {
        if self.tenant.era == Era::Today {
            return self.grant_today(call, given, "TeamsUpgradePolicy");
        }
        let granted = (|| {
            let identity = given.text("Identity")?;
            let instance = match given.text("PolicyName")? {
                None => None,
                Some(name) => Some(upgrade_instance(&name).ok_or(Failure::NotAUserPolicy(name))?),
            };
            let user = match identity {
                Some(it) => Some(self.find_user(&it).ok_or(Failure::NoUser(it))?.clone()),
                None => None,
            };
            if user.is_some() && given.switch("Global") {
                return Err(Failure::TwoSets);
            }
            let is_teams_only = instance.is_some_and(|it| it.mode == Mode::TeamsOnly);
            match &user {
                Some(it) if is_teams_only && it.customer == Organization::OnPremisesHomed => {
                    Err(Failure::NotOnline(it.sign_in.clone()))
                }
                _ => Ok((user, instance)),
            }
        })();
        let (user, instance) = match granted {
            Ok(it) => it,
            Err(failure) => return Ok(Err(failure)),
        };
        let target = user.as_ref().map_or("Global", |it| &it.sign_in);
        if !self.goes_ahead(call, given, target)? {
            return Ok(Ok(Vec::new()));
        }
        if self.tenant.era.routes_by_interop_policy() {
            self.step.note(Note::ModeNotRouted);
        }
        let is_teams_only = instance.is_some_and(|it| it.mode == Mode::TeamsOnly);
        let cannot = |it: &User| {
            matches!(it.customer, Organization::HybridVoice | Organization::OnPremisesHomed)
        };
        let concerned = match &user {
            Some(it) => cannot(it),
            None => self.tenant.users.iter().any(|it| it.upgrade.is_none() && cannot(it)),
        };
        if is_teams_only && concerned {
            self.step.note(Note::CannotReceiveInTeams);
        }
        let Some(user) = user else {
            let before = self.tenant.mode;
            let after = instance.map_or(Mode::Islands, |it| it.mode);
            if before == after {
                self.step.note(Note::AlreadySo);
            } else {
                self.commit(TenantEvent::AllUpgraded { before, after });
            }
            return Ok(Ok(Vec::new()));
        };
        let after = instance.map(|it| it.name.to_owned());
        if user.upgrade == after {
            self.step.note(Note::AlreadySo);
        } else {
            let before = user.upgrade.clone();
            self.commit(TenantEvent::Upgraded { user: user.sign_in.clone(), before, after });
        }
        Ok(Ok(self.passed_through(given, &user)))
    }

    pub(super) fn passed_through(&self, given: &Given, user: &User) -> Vec<Value> {
        let now = self.tenant.user(&user.sign_in).filter(|_| given.switch("PassThru"));
        now.map(|it| user_object(&self.tenant, it)).into_iter().collect()
    }

    /// A user by any name: sign-in name, SIP address, alias or display name.
    pub fn find_user(&self, identity: &str) -> Option<&User> {
        let is_today = self.tenant.era == Era::Today;
        let named = |it: &&User| {
            is_today && identity_fits(it, identity)
                || it.alias.eq_ignore_ascii_case(identity)
                || it.display_name.eq_ignore_ascii_case(identity)
        };
        self.tenant.user(identity).or_else(|| self.tenant.users.iter().find(named))
    }

    /// A user as `Grant-CsTeamsInteropPolicy` finds it. It fails for an alias (reported in May 2018
    /// for some users; here for all).
    fn user_to_grant(&self, identity: &str) -> Result<&User> {
        let user = self.find_user(identity).ok_or_else(|| Failure::NoUser(identity.to_owned()))?;
        let is_alias = user.alias.eq_ignore_ascii_case(identity);
        if is_alias && !user.sign_in.eq_ignore_ascii_case(identity) {
            return Err(Failure::NoReference);
        }
        Ok(user)
    }
}
