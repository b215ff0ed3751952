//! What each cmdlet does to the tenant. Comments mark what the documents leave open.

use super::super::catalog::{Cmdlet, bare_name};
use super::super::instances::{UPGRADE_INSTANCES, upgrade_instance};
use super::super::language::syntax::{Call, Expression, ExpressionKind};
use super::super::language::{Filter, filter as read_filter};
use super::super::properties::of_users;
use super::arguments::Given;
use super::commands::Note;
use super::compare::is_like;
use super::evaluate::{Ran, Runner};
use super::failure::Failure;
use super::objects::{policy_object, upgrade_object, user_object};
use super::value::{ObjectKind, Value};
use super::{Era, Policy, TenantEvent, User};
use crate::editions::teams_interop_policy::PolicyFields;
use std::sync::Arc;

/// The output of a cmdlet, or why it fails.
pub(super) type Result<T> = std::result::Result<T, Failure>;

/// Whether a condition compares a user's policy with `Global`.
fn asked_by_global(condition: &Expression) -> bool {
    let ExpressionKind::Chain(first, rest) = &condition.kind else { return false };
    let is_policy = |it: &String| {
        ["TeamsInteropPolicy", "TeamsUpgradePolicy"]
            .iter()
            .any(|name| name.eq_ignore_ascii_case(it))
    };
    match &first.kind {
        ExpressionKind::Member(_, names) if names.iter().any(is_policy) => {
            rest.iter().any(|(_, it)| match &it.kind {
                ExpressionKind::Literal(text) => bare_name(text).eq_ignore_ascii_case("Global"),
                _ => false,
            })
        }
        _ => asked_by_global(first) || rest.iter().any(|(_, it)| asked_by_global(it)),
    }
}

/// Users with some of their properties, or with all if none is named.
fn reduced(mut users: Vec<Value>, names: &[String]) -> Vec<Value> {
    for user in users.iter_mut().filter(|_| !names.is_empty()) {
        if let Value::Object(object) = user {
            let properties = &mut Arc::make_mut(object).properties;
            properties.retain(|it| names.iter().any(|name| is_like(&it.0, name)));
        }
    }
    users
}

impl Runner<'_> {
    pub fn policy_cmdlet(
        &mut self,
        call: &Call,
        cmdlet: Cmdlet,
        given: &Given,
        input: Option<Vec<Value>>,
    ) -> Ran<Vec<Value>> {
        let mut out = Vec::new();
        let input = match input {
            Some(items) if items.iter().any(Value::is_unknown) => {
                self.fail(call, &Failure::Depends);
                out.push(Value::Unknown);
                Some(items.into_iter().filter(|it| !it.is_unknown()).collect())
            }
            input => input,
        };
        for subject in self.subjects(call, cmdlet, given, input) {
            self.charge(1 + self.tenant.users.len() / 64)?;
            let given = &subject;
            let events = self.step.events.len();
            let done = match cmdlet {
                Cmdlet::GetInteropPolicy => self.get_policy(given),
                Cmdlet::GetUpgradePolicy => self.get_upgrade(given),
                Cmdlet::GetOnlineUser => {
                    let names = given.names("Properties");
                    self.get_user(given)?.map(|users| reduced(users, &names))
                }
                Cmdlet::NewInteropPolicy => self.new_policy(call, given)?,
                Cmdlet::SetInteropPolicy => self.set_policy(call, given)?,
                Cmdlet::RemoveInteropPolicy => self.remove_policy(call, given)?,
                Cmdlet::GrantInteropPolicy => self.grant_policy(call, given)?,
                Cmdlet::GrantUpgradePolicy => self.grant_upgrade(call, given)?,
                _ => self.of_today(call, cmdlet, given)?,
            };
            self.note_unseen_preference(given, events);
            match done {
                Ok(values) => out.extend(values),
                Err(failure) => self.fail_as(call, given, failure)?,
            }
        }
        Ok(out)
    }

    /// The arguments for each item of pipeline input, with the item as `-Identity`. The parameter
    /// tables say that there is no pipeline input, but the lists of inputs say that users and
    /// policies are accepted, and scripts of the time rely on it.
    fn subjects(
        &mut self,
        call: &Call,
        cmdlet: Cmdlet,
        given: &Given,
        input: Option<Vec<Value>>,
    ) -> Vec<Given> {
        let Some(items) = input else { return vec![given.clone()] };
        if cmdlet.confirms() && !items.is_empty() {
            self.step.note(match self.tenant.era {
                Era::Today => Note::PipelineUnstated,
                _ => Note::FromPipeline,
            });
        }
        let mut subjects = Vec::new();
        for item in items {
            let wants_policy = matches!(
                cmdlet,
                Cmdlet::GetInteropPolicy
                    | Cmdlet::SetInteropPolicy
                    | Cmdlet::RemoveInteropPolicy
                    | Cmdlet::GetUpgradePolicy
                    | Cmdlet::GetCallingPolicy
                    | Cmdlet::SetCallingPolicy
                    | Cmdlet::RemoveCallingPolicy
                    | Cmdlet::SetPattern
                    | Cmdlet::RemovePattern
            );
            let name = match &item {
                Value::Text(it) => Some(it.to_string()),
                Value::Object(it) => match (it.kind, wants_policy) {
                    (ObjectKind::Policy, true)
                    | (ObjectKind::User, false)
                    | (ObjectKind::Row, _) => Some(it.name()),
                    _ => None,
                },
                _ => None,
            };
            match name.filter(|it| !it.is_empty() && given.value("Identity").is_none()) {
                Some(name) if cmdlet != Cmdlet::NewInteropPolicy && cmdlet.takes_identity() => {
                    subjects.push(given.with_identity(name));
                }
                _ => self.fail(call, &Failure::NotInput),
            }
        }
        subjects
    }

    fn get_policy(&self, given: &Given) -> Result<Vec<Value>> {
        let filter = given.text("Filter")?;
        if let Some(name) = given.text("Identity")? {
            let policy = self.tenant.policy(&name).ok_or(Failure::NoPolicy(name))?;
            return Ok(vec![policy_object(policy)]);
        }
        let fits =
            |it: &&Policy| filter.as_ref().is_none_or(|filter| is_like(&it.identity(), filter));
        Ok(self.tenant.policies.iter().filter(fits).map(policy_object).collect())
    }

    fn get_upgrade(&self, given: &Given) -> Result<Vec<Value>> {
        if let Some(name) = given.text("Identity")? {
            let instance = upgrade_instance(&name);
            if instance.is_none() && !name.eq_ignore_ascii_case("Global") {
                return Err(Failure::NoPolicy(name));
            }
            return Ok(vec![upgrade_object(&self.tenant, instance)]);
        }
        let filter = given.text("Filter")?;
        let all = std::iter::once(None).chain(UPGRADE_INSTANCES.into_iter().map(Some));
        let objects = all.map(|it| upgrade_object(&self.tenant, it));
        let fits = |it: &Value| filter.as_ref().is_none_or(|filter| is_like(&it.to_text(), filter));
        Ok(objects.filter(fits).collect())
    }

    fn get_user(&mut self, given: &Given) -> Ran<Result<Vec<Value>>> {
        let identity = match given.text("Identity") {
            Ok(it) => it,
            Err(failure) => return Ok(Err(failure)),
        };
        let era = self.tenant.era;
        if let Some(identity) = identity {
            let found = self.find_user(&identity).map(|it| vec![user_object(&self.tenant, it)]);
            return Ok(found.ok_or(Failure::NoUser(identity)));
        }
        let mut users: Vec<Value> =
            self.tenant.users.iter().map(|it| user_object(&self.tenant, it)).collect();
        match given.text("AccountType") {
            Ok(None) => {}
            Ok(Some(kind)) => {
                users.retain(|it| it.property("AccountType").to_text().eq_ignore_ascii_case(&kind))
            }
            Err(failure) => return Ok(Err(failure)),
        }
        let filter = given.value("Filter").map(Value::to_text);
        if let Some(filter) = filter {
            let is_known =
                |it: &String| of_users(Some(era)).any(|known| known.eq_ignore_ascii_case(it));
            let read = read_filter(&filter).filter(|it| it.properties.iter().all(is_known));
            let Some(Filter { condition: wanted, .. }) = read else {
                return Ok(Err(Failure::BadFilter));
            };
            // Users without a policy of their own have a blank, so none is found by `Global`. The
            // service answers with an error (reported in 2021).
            if asked_by_global(&wanted) {
                return Ok(Err(Failure::NotAUserPolicy("Global".to_owned())));
            }
            let outer = self.get("_");
            let mut kept = Vec::new();
            for user in users {
                self.set("_", user.clone());
                let holds = self.evaluate(&wanted)?;
                self.known(&holds)?;
                if holds.is_true() {
                    kept.push(user);
                }
            }
            self.set("_", outer);
            users = kept;
        }
        let is_all = |it: &Value| it.to_text().eq_ignore_ascii_case("Unlimited");
        let most = match given.value("ResultSize") {
            Some(it) if is_all(it) => None,
            _ => match given.number("ResultSize") {
                Ok(it) => it,
                Err(failure) => return Ok(Err(failure)),
            },
        };
        users.truncate(most.unwrap_or(usize::MAX));
        Ok(Ok(users))
    }

    fn new_policy(&mut self, call: &Call, given: &Given) -> Ran<Result<Vec<Value>>> {
        let made = given.text("Identity").and_then(|name| {
            let name = name.ok_or(Failure::Missing("Identity"))?;
            let name = bare_name(&name).to_owned();
            if self.tenant.policy(&name).is_some() {
                return Err(Failure::Exists(name));
            }
            Ok(Policy { fields: given.fields(PolicyFields::default())?, name })
        });
        let policy = match made {
            Ok(it) => it,
            Err(failure) => return Ok(Err(failure)),
        };
        let object = policy_object(&policy);
        self.note_fields(&policy);
        if given.switch("InMemory") {
            self.step.note(Note::InMemory);
            return Ok(Ok(vec![object]));
        }
        if !self.goes_ahead(call, given, &policy.identity())? {
            return Ok(Ok(Vec::new()));
        }
        self.commit(TenantEvent::Created(policy));
        Ok(Ok(vec![object]))
    }

    fn set_policy(&mut self, call: &Call, given: &Given) -> Ran<Result<Vec<Value>>> {
        let set = (|| {
            let instance = given.value("Instance").map(Value::to_text);
            let name = given.text("Identity")?.or(instance).unwrap_or("Global".to_owned());
            let policy = self.tenant.policy(&name).ok_or(Failure::NoPolicy(name))?;
            let after = given.fields(policy.fields)?;
            // That preconfigured instances cannot be edited is inferred from their nature.
            if policy.preconfigured().is_some() && !policy.is_global() {
                return Err(Failure::Preconfigured(policy.identity()));
            }
            Ok((policy.clone(), after))
        })();
        let (policy, after) = match set {
            Ok(it) => it,
            Err(failure) => return Ok(Err(failure)),
        };
        if self.goes_ahead(call, given, &policy.identity())? {
            self.change(policy, after);
        }
        Ok(Ok(Vec::new()))
    }

    fn remove_policy(&mut self, call: &Call, given: &Given) -> Ran<Result<Vec<Value>>> {
        let found = given.text("Identity").and_then(|name| {
            let name = name.ok_or(Failure::Missing("Identity"))?;
            let policy = self.tenant.policy(&name).ok_or(Failure::NoPolicy(name))?;
            if policy.is_global() {
                return Ok(policy.clone());
            }
            if policy.preconfigured().is_some() {
                return Err(Failure::Preconfigured(policy.identity()));
            }
            // That a policy in use is not removed is reported for a related cmdlet, with other
            // wording.
            let holds = |it: &&User| it.policy.as_ref().is_some_and(|it| *it == policy.name);
            match self.tenant.users.iter().filter(holds).count() {
                0 => Ok(policy.clone()),
                users => Err(Failure::InUse(policy.identity(), users)),
            }
        });
        let policy = match found {
            Ok(it) => it,
            Err(failure) => return Ok(Err(failure)),
        };
        if self.goes_ahead(call, given, &policy.identity())? {
            if policy.is_global() {
                self.change(policy, PolicyFields::default());
            } else {
                let at = self.tenant.policies.iter().position(|it| it.name == policy.name);
                self.commit(TenantEvent::Removed { policy, at: at.unwrap_or(0) });
            }
        }
        Ok(Ok(Vec::new()))
    }
}
