//! The patterns of callers that the organization blocks.

use super::super::super::catalog::bare_name;
use super::super::super::language::syntax::{Call, Case};
use super::super::super::pattern::Pattern;
use super::super::super::teams_module::BLOCK_PATTERN;
use super::super::arguments::Given;
use super::super::cmdlets::Result;
use super::super::evaluate::{Ran, Runner};
use super::super::failure::{Failure, Limit};
use super::super::value::Value;
use super::calling::{MOST, asked, set_fields};
use super::find;
use super::record::{Record, Setting};
use std::sync::Arc;

fn missing(name: String) -> Failure {
    Failure::Refused(format!("There is no pattern \"{name}\"."))
}

fn value(pattern: &Record) -> Value {
    pattern.object(vec![("Identity".to_owned(), Value::text(&pattern.name))], BLOCK_PATTERN)
}

/// A pattern after the parameters have set its fields. Its regular expression must be one that is
/// simulated, so that no caller is let through who would be blocked.
fn set(before: &Record, given: &Given) -> Result<Record> {
    let after = set_fields(before, BLOCK_PATTERN, given)?;
    let text = after.text(BLOCK_PATTERN, "Pattern");
    match (text, Pattern::new(text, Case::Counts)) {
        ("", _) => Err(Failure::Missing("Pattern")),
        (_, Some(_)) => Ok(after),
        (text, None) => Err(Failure::BadPattern(text.chars().take(40).collect())),
    }
}

impl Runner<'_> {
    pub(super) fn get_patterns(&self, given: &Given) -> Result<Vec<Value>> {
        let found = asked(&self.tenant.today.patterns, given, missing)?;
        Ok(found.into_iter().map(|it| value(it)).collect())
    }

    pub(super) fn new_pattern(&mut self, call: &Call, given: &Given) -> Ran<Result<Vec<Value>>> {
        let made = (|| {
            let name = given.text("Identity")?.or(given.text("Name")?);
            let name = name.ok_or(Failure::Missing("Identity"))?;
            let bare = bare_name(&name);
            if find(&self.tenant.today.patterns, bare).is_some() {
                return Err(Failure::Refused(format!("A pattern \"{bare}\" already exists.")));
            }
            if self.tenant.today.patterns.len() >= MOST {
                return Err(Failure::Limit(Limit::Items));
            }
            let mut made = set(&Record::named(bare), given)?;
            let field = super::field(BLOCK_PATTERN, "Name");
            field.into_iter().for_each(|it| made.set(it, Setting::one(bare)));
            Ok(made)
        })();
        let pattern = match made {
            Ok(it) => Arc::new(it),
            Err(failure) => return Ok(Err(failure)),
        };
        let kept = Arc::clone(&pattern);
        let goes = self.organize(call, given, &pattern.name, |it| it.patterns.push(kept))?;
        Ok(Ok(if goes { vec![value(&pattern)] } else { Vec::new() }))
    }

    pub(super) fn set_pattern(&mut self, call: &Call, given: &Given) -> Ran<Result<Vec<Value>>> {
        let after = given.text("Identity").and_then(|name| {
            let name = name.ok_or(Failure::Missing("Identity"))?;
            let before = find(&self.tenant.today.patterns, &name).ok_or_else(|| missing(name))?;
            set(before, given)
        });
        let after = match after {
            Ok(it) => Arc::new(it),
            Err(failure) => return Ok(Err(failure)),
        };
        self.organize(call, given, &after.name.clone(), |it| {
            let same = it.patterns.iter_mut().find(|it| it.name == after.name);
            same.into_iter().for_each(|it| *it = Arc::clone(&after));
        })?;
        Ok(Ok(Vec::new()))
    }

    pub(super) fn remove_pattern(&mut self, call: &Call, given: &Given) -> Ran<Result<Vec<Value>>> {
        let found = given.text("Identity").and_then(|name| {
            let name = name.ok_or(Failure::Missing("Identity"))?;
            let found = find(&self.tenant.today.patterns, &name).map(|it| it.name.clone());
            found.ok_or_else(|| missing(name))
        });
        let name = match found {
            Ok(it) => it,
            Err(failure) => return Ok(Err(failure)),
        };
        self.organize(call, given, &name.clone(), |it| it.patterns.retain(|it| it.name != name))?;
        Ok(Ok(Vec::new()))
    }
}
