//! Assigning policies of today: to a user, to a group with a rank, or to everybody.

use super::super::super::catalog::bare_name;
use super::super::super::language::syntax::Call;
use super::super::arguments::Given;
use super::super::cmdlets::Result;
use super::super::commands::Note;
use super::super::evaluate::{Ran, Runner};
use super::super::failure::{Failure, Limit};
use super::super::value::Value;
use super::super::{Tenant, TenantEvent, User};
use super::calling::MOST;
use super::{Account, GroupPolicy, account, find};
use crate::editions::teams_upgrade_policy::Mode;
use crate::powershell::calling_settings::dial_out;
use crate::powershell::instances::upgrade_instance;

/// Who gets a policy.
enum Whom {
    User(Box<User>),
    Group(String, Option<u32>),
    Everybody,
}

impl Runner<'_> {
    /// Assigns a policy, or takes it away with `$null`.
    pub fn grant_today(
        &mut self,
        call: &Call,
        given: &Given,
        property: &'static str,
    ) -> Ran<Result<Vec<Value>>> {
        let asked = given.text("PolicyName").and_then(|name| {
            let policy = match name {
                None => None,
                Some(name) => Some(self.tenant.assignable(property, &name)?),
            };
            let whom = self.whom(given)?;
            if property == "TeamsUpgradePolicy" {
                self.allows_mode(policy.as_deref(), &whom)?;
            }
            Ok((policy, whom))
        });
        match asked {
            Ok((policy, whom)) => self.give(call, given, property, policy, whom),
            Err(failure) => Ok(Err(failure)),
        }
    }

    /// Whom `-Identity`, `-Group` and `-Global` name: exactly one of them.
    fn whom(&self, given: &Given) -> Result<Whom> {
        let (identity, group) = (given.text("Identity")?, given.text("Group")?);
        match (identity, group, given.switch("Global")) {
            (Some(identity), None, false) if !given.has("Rank") => {
                let user = self.find_user(&identity).ok_or(Failure::NoUser(identity))?;
                Ok(Whom::User(Box::new(user.clone())))
            }
            (None, Some(name), false) => {
                let mut groups = self.tenant.today.groups.iter();
                let group = groups.find(|it| it.name.eq_ignore_ascii_case(&name));
                let group =
                    group.ok_or(Failure::Refused(format!("There is no group \"{name}\".")))?;
                let rank = given.number("Rank")?;
                let rank = rank.map(|it| u32::try_from(it).unwrap_or(u32::MAX));
                Ok(Whom::Group(group.name.clone(), rank))
            }
            (None, None, true) if !given.has("Rank") => Ok(Whom::Everybody),
            (None, None, false) => Err(Failure::Refused(
                "Name a user with -Identity, a group with -Group, or everybody with -Global."
                    .to_owned(),
            )),
            _ => Err(Failure::TwoSets),
        }
    }

    /// Users in the cloud cannot leave TeamsOnly, and users on-premises cannot get it.
    fn allows_mode(&self, policy: Option<&str>, whom: &Whom) -> Result<()> {
        let Some(instance) = policy.and_then(upgrade_instance) else { return Ok(()) };
        let is_teams_only = instance.mode == Mode::TeamsOnly;
        let is_at_home = User::is_at_home;
        match whom {
            Whom::User(user) if is_teams_only && is_at_home(user) => {
                Err(Failure::NotOnline(user.sign_in.clone()))
            }
            Whom::User(user) if !is_teams_only && !is_at_home(user) => Err(Failure::Refused(
                "Users in the cloud are TeamsOnly. No other mode can be assigned to them."
                    .to_owned(),
            )),
            Whom::Everybody if is_teams_only && self.tenant.users.iter().any(is_at_home) => {
                Err(Failure::Refused(
                    "The organization cannot be TeamsOnly while users are homed on-premises."
                        .to_owned(),
                ))
            }
            _ => Ok(()),
        }
    }

    fn give(
        &mut self,
        call: &Call,
        given: &Given,
        property: &'static str,
        policy: Option<String>,
        whom: Whom,
    ) -> Ran<Result<Vec<Value>>> {
        match whom {
            Whom::User(user) => {
                if !self.goes_ahead(call, given, &user.sign_in)? {
                    return Ok(Ok(Vec::new()));
                }
                let event = user_event(&user, property, policy);
                match event {
                    Some(event) => self.commit(event),
                    None => self.step.note(Note::AlreadySo),
                }
                Ok(Ok(self.passed_through(given, &user)))
            }
            Whom::Group(group, rank) => {
                if self.tenant.today.of_groups.len() >= MOST {
                    return Ok(Err(Failure::Limit(Limit::Items)));
                }
                self.organize(call, given, &group.clone(), |it| {
                    it.of_groups.retain(|it| it.property != property || it.group != group);
                    // Without a rank, it comes after those that are there.
                    let ranks = it.of_groups.iter().filter(|it| it.property == property);
                    let last = ranks.map(|it| it.rank).max().unwrap_or(0);
                    let rank = rank.unwrap_or(last.saturating_add(1));
                    let given = policy.map(|policy| GroupPolicy { property, group, policy, rank });
                    it.of_groups.extend(given);
                })?;
                Ok(Ok(Vec::new()))
            }
            Whom::Everybody => {
                self.organize(call, given, "Global", |it| {
                    it.defaults.retain(|it| it.0 != property);
                    it.defaults.extend(policy.map(|policy| (property, policy)));
                })?;
                Ok(Ok(Vec::new()))
            }
        }
    }
}

/// The event that gives a user a policy. `None` if the user has it.
fn user_event(user: &User, property: &str, policy: Option<String>) -> Option<TenantEvent> {
    let name = user.sign_in.clone();
    match property {
        "TeamsCallingPolicy" => (user.policy != policy).then(|| TenantEvent::Granted {
            user: name,
            before: user.policy.clone(),
            after: policy,
        }),
        "TeamsUpgradePolicy" => (user.upgrade != policy).then(|| TenantEvent::Upgraded {
            user: name,
            before: user.upgrade.clone(),
            after: policy,
        }),
        "ExternalAccessPolicy" => (user.account.external != policy)
            .then(|| account(user, Account { external: policy, ..user.account.clone() })),
        _ => (user.account.dial_out != policy)
            .then(|| account(user, Account { dial_out: policy, ..user.account.clone() })),
    }
}

impl Tenant {
    /// The name of a policy that can be assigned.
    fn assignable(&self, property: &'static str, name: &str) -> Result<String> {
        let bare = bare_name(name);
        let not = || Failure::NotAUserPolicy(name.to_owned());
        let found = match property {
            "TeamsCallingPolicy" => find(&self.today.calling, name).map(|it| it.name.clone()),
            "TeamsUpgradePolicy" => upgrade_instance(bare).map(|it| it.name.to_owned()),
            "ExternalAccessPolicy" => find(&self.today.external, name).map(|it| it.name.clone()),
            _ => dial_out(bare).map(|_| bare.to_owned()),
        };
        found.filter(|it| !it.eq_ignore_ascii_case("Global")).ok_or_else(not)
    }
}
