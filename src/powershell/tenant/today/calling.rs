//! The cmdlets of `TeamsCallingPolicy`, and how a cmdlet sets the fields of a record.

use super::super::super::catalog::{Cmdlet, Takes, bare_name};
use super::super::super::language::syntax::Call;
use super::super::super::teams_module::{CALLING_POLICY, Field};
use super::super::arguments::Given;
use super::super::cmdlets::Result;
use super::super::commands::Note;
use super::super::compare::is_like;
use super::super::evaluate::{Ran, Runner};
use super::super::failure::Failure;
use super::super::value::{ObjectKind, Value};
use super::access::domains;
use super::record::{Record, Setting};
use super::{Organization, changed, find};
use crate::editions::teams_calling_policy::PRESETS;
use std::sync::Arc;

/// How many policies, patterns or assignments an organization can have.
pub(super) const MOST: usize = 1_000;

/// The value of a field, as its parameter was given.
pub(super) fn setting(field: &Field, value: &Value, before: &Record) -> Result<Setting> {
    Ok(match (field.takes, value) {
        (Takes::Object, Value::Object(table)) if table.kind == ObjectKind::Table => {
            let mut items: Vec<String> =
                before.items(field.name).into_iter().map(str::to_owned).collect();
            for (key, value) in &table.properties {
                let given: Vec<String> = value.items().iter().map(Value::to_text).collect();
                let is_given = |it: &String| given.iter().any(|that| that.eq_ignore_ascii_case(it));
                match key.to_ascii_lowercase().as_str() {
                    "replace" => items = given,
                    "add" => {
                        items.retain(|it| !is_given(it));
                        items.extend(given);
                    }
                    "remove" => items.retain(|it| !is_given(it)),
                    _ => return Err(Failure::NotHere(format!("@{{ {key} }}"))),
                }
            }
            Setting::Many(items.into())
        }
        (Takes::Object, it) => {
            Setting::Many(it.items().iter().map(Value::to_text).collect::<Vec<_>>().into())
        }
        (Takes::Boolean, it @ (Value::Boolean(_) | Value::Number(_))) => {
            Setting::one(if it.is_true() { "True" } else { "False" })
        }
        (Takes::Boolean, _) => return Err(Failure::NotBoolean(field.name)),
        (_, Value::List(_)) => return Err(Failure::NotText(field.name)),
        (Takes::Choice(valid), it) => {
            let text = it.to_text();
            let word = valid.iter().find(|it| it.eq_ignore_ascii_case(&text));
            Setting::one(word.ok_or(Failure::NotAChoice(field.name, text, valid))?)
        }
        (_, it) => Setting::one(&it.to_text()),
    })
}

/// A record after the parameters that were given have set its fields.
pub(super) fn set_fields(before: &Record, fields: &[Field], given: &Given) -> Result<Record> {
    let mut after = before.clone();
    for field in fields {
        if let Some(value) = given.value(field.name) {
            after.set(field, setting(field, value, before)?);
        }
    }
    Ok(after)
}

/// The records that `-Identity` or `-Filter` ask for, or all.
pub(super) fn asked<'a>(
    all: &'a [Arc<Record>],
    given: &Given,
    missing: fn(String) -> Failure,
) -> Result<Vec<&'a Arc<Record>>> {
    if let Some(name) = given.text("Identity")? {
        return Ok(vec![find(all, &name).ok_or_else(|| missing(name))?]);
    }
    let filter = given.text("Filter")?;
    let fits = |it: &&Arc<Record>| {
        filter
            .as_ref()
            .is_none_or(|filter| is_like(&it.identity(), filter) || is_like(&it.name, filter))
    };
    Ok(all.iter().filter(fits).collect())
}

/// Whether a calling policy comes with every tenant.
pub(super) fn is_built_in(name: &str) -> bool {
    PRESETS.iter().any(|it| it.name.eq_ignore_ascii_case(name))
}

pub(super) fn policy_value(policy: &Record) -> Value {
    let identity = vec![("Identity".to_owned(), Value::text(policy.identity()))];
    policy.object(identity, CALLING_POLICY)
}

impl Runner<'_> {
    /// Runs a cmdlet that is simulated for today alone.
    pub fn of_today(
        &mut self,
        call: &Call,
        cmdlet: Cmdlet,
        given: &Given,
    ) -> Ran<Result<Vec<Value>>> {
        let today = &self.tenant.today;
        self.charge(today.calling.len() + today.patterns.len())?;
        match cmdlet {
            Cmdlet::GetCallingPolicy => {
                let all = asked(&self.tenant.today.calling, given, Failure::NoPolicy);
                Ok(all.map(|it| it.into_iter().map(|it| policy_value(it)).collect()))
            }
            Cmdlet::NewCallingPolicy => self.new_calling_policy(call, given),
            Cmdlet::SetCallingPolicy => self.set_calling_policy(call, given),
            Cmdlet::RemoveCallingPolicy => self.remove_calling_policy(call, given),
            Cmdlet::GrantCallingPolicy => self.grant_today(call, given, "TeamsCallingPolicy"),
            Cmdlet::GrantExternalAccess => self.grant_today(call, given, "ExternalAccessPolicy"),
            Cmdlet::GrantDialOut => self.grant_today(call, given, "OnlineDialOutPolicy"),
            Cmdlet::GetCallingSettings => Ok(self.get_settings(given)),
            Cmdlet::SetCallingSettings => self.set_settings(given),
            Cmdlet::NewDelegate | Cmdlet::SetDelegate | Cmdlet::RemoveDelegate => {
                self.delegate(cmdlet, given)
            }
            Cmdlet::NewDomain => Ok(domains(given, "Domain")),
            Cmdlet::NewAllowList => Ok(domains(given, "AllowedDomain")),
            Cmdlet::NewAllowAll => Ok(Ok(vec![Value::text("AllowAllKnownDomains")])),
            Cmdlet::GetNumber => Ok(self.get_numbers(given)),
            Cmdlet::SetNumber => self.set_number(given),
            Cmdlet::RemoveNumber => self.remove_number(given),
            Cmdlet::GetPattern => Ok(self.get_patterns(given)),
            Cmdlet::NewPattern => self.new_pattern(call, given),
            Cmdlet::SetPattern => self.set_pattern(call, given),
            Cmdlet::RemovePattern => self.remove_pattern(call, given),
            Cmdlet::GetFederation => Ok(self.get_federation(given)),
            Cmdlet::SetFederation => self.set_federation(call, given),
            Cmdlet::GetExternalAccess => Ok(self.get_external(given)),
            _ => Ok(Ok(Vec::new())),
        }
    }

    /// Changes the organization after asking.
    pub(super) fn organize(
        &mut self,
        call: &Call,
        given: &Given,
        target: &str,
        change: impl FnOnce(&mut Organization),
    ) -> Ran<bool> {
        if !self.goes_ahead(call, given, target)? {
            return Ok(false);
        }
        let before = Arc::clone(&self.tenant.today);
        let mut after = Organization::clone(&before);
        change(&mut after);
        if after == *before {
            self.step.note(Note::AlreadySo);
            return Ok(true);
        }
        // Every user's calls are compared.
        self.charge(self.tenant.users.len() * 8)?;
        self.commit(changed(&before, after));
        Ok(true)
    }

    fn new_calling_policy(&mut self, call: &Call, given: &Given) -> Ran<Result<Vec<Value>>> {
        let made = given.text("Identity").and_then(|name| {
            let name = name.ok_or(Failure::Missing("Identity"))?;
            let name = bare_name(&name);
            if find(&self.tenant.today.calling, name).is_some() {
                return Err(Failure::Exists(name.to_owned()));
            }
            if self.tenant.today.calling.len() >= MOST {
                return Err(Failure::Limit(super::super::failure::Limit::Items));
            }
            set_fields(&Record::named(name), CALLING_POLICY, given)
        });
        let policy = match made {
            Ok(it) => Arc::new(it),
            Err(failure) => return Ok(Err(failure)),
        };
        let kept = Arc::clone(&policy);
        let goes = self.organize(call, given, &policy.identity(), |it| it.calling.push(kept))?;
        Ok(Ok(if goes { vec![policy_value(&policy)] } else { Vec::new() }))
    }

    fn set_calling_policy(&mut self, call: &Call, given: &Given) -> Ran<Result<Vec<Value>>> {
        let set = given.text("Identity").and_then(|name| {
            let name = name.unwrap_or_else(|| "Global".to_owned());
            let policy = find(&self.tenant.today.calling, &name).ok_or(Failure::NoPolicy(name))?;
            let after = set_fields(policy, CALLING_POLICY, given)?;
            // That built-in instances cannot be edited is inferred from their nature.
            match is_built_in(&policy.name) && policy.name != "Global" {
                true => Err(Failure::Preconfigured(policy.identity())),
                false => Ok(after),
            }
        });
        let after = match set {
            Ok(it) => Arc::new(it),
            Err(failure) => return Ok(Err(failure)),
        };
        if after.name == "Global" {
            self.step.note(Note::CallingGlobalEdited);
        }
        let target = after.identity();
        self.organize(call, given, &target, |it| {
            let same = it.calling.iter_mut().find(|it| it.name == after.name);
            same.into_iter().for_each(|it| *it = Arc::clone(&after));
        })?;
        Ok(Ok(Vec::new()))
    }

    fn remove_calling_policy(&mut self, call: &Call, given: &Given) -> Ran<Result<Vec<Value>>> {
        let found = given.text("Identity").and_then(|name| {
            let name = name.ok_or(Failure::Missing("Identity"))?;
            let policy = find(&self.tenant.today.calling, &name).ok_or(Failure::NoPolicy(name))?;
            if is_built_in(&policy.name) && policy.name != "Global" {
                return Err(Failure::Preconfigured(policy.identity()));
            }
            // That a policy in use is not removed is reported for a related cmdlet, with other
            // wording.
            let has = |it: &str| it.eq_ignore_ascii_case(&policy.name);
            let users = self.tenant.users.iter().filter(|it| it.policy.as_deref().is_some_and(has));
            let groups = self.tenant.today.of_groups.iter();
            let groups = groups.filter(|it| it.property == "TeamsCallingPolicy" && has(&it.policy));
            let defaults = self.tenant.today.defaults.iter();
            let all = defaults.filter(|it| it.0 == "TeamsCallingPolicy" && has(&it.1));
            match users.count() + groups.count() + all.count() {
                0 => Ok(policy.name.clone()),
                holders => Err(Failure::InUse(policy.identity(), holders)),
            }
        });
        let name = match found {
            Ok(it) => it,
            Err(failure) => return Ok(Err(failure)),
        };
        let is_global = name == "Global";
        let target = Record::named(&name).identity();
        self.organize(call, given, &target, |it| match is_global {
            // Removing `Global` gives it back the fields that it came with.
            true => {
                let global = it.calling.first_mut();
                global.into_iter().for_each(|it| *it = Arc::new(Record::named("Global")));
            }
            false => it.calling.retain(|it| it.name != name),
        })?;
        Ok(Ok(Vec::new()))
    }
}
