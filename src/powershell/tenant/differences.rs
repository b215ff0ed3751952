//! `Compare-Object`: what two lists do not share.

use super::super::language::syntax::{Call, Case};
use super::arguments::Given;
use super::evaluate::{Ran, Runner};
use super::failure::Failure;
use super::streams::Done;
use super::value::{ObjectKind, Value};

/// How the output names the lists that an object is in.
const BOTH: &str = "==";
const ONLY_REFERENCE: &str = "<=";
const ONLY_DIFFERENCE: &str = "=>";

impl Runner<'_> {
    pub fn differences(&mut self, call: &Call, given: &Given, input: Vec<Value>) -> Ran<Done> {
        let list = |name| match given.value(name) {
            None | Some(Value::Null) => Err(Failure::Null(name)),
            Some(it) => Ok(it.items().to_vec()),
        };
        let lists = list("ReferenceObject").and_then(|reference| {
            let difference = if input.is_empty() { list("DifferenceObject")? } else { input };
            Ok((reference, difference))
        });
        let (reference, mut difference) = match lists {
            Ok(lists) => lists,
            Err(failure) => return Ok(Done::Failed(failure)),
        };
        let names = given.names("Property");
        let is_row = |it: &Value| matches!(it, Value::Object(it) if !matches!(it.kind, ObjectKind::User | ObjectKind::Policy));
        let mut all = reference.iter().chain(&difference);
        if names.is_empty() && all.any(is_row) {
            // PowerShell compares the texts of rows, which depend on its version.
            return Ok(Done::Failed(Failure::NotHere(format!("{} without -Property", call.name))));
        }
        let keys = |it: &Value| match names.as_slice() {
            [] => vec![it.clone()],
            names => names.iter().map(|name| it.property(name)).collect::<Vec<_>>(),
        };
        let case = if given.switch("CaseSensitive") { Case::Counts } else { Case::Ignored };
        let is_same = |one: &Value, other: &Value| {
            keys(one).iter().zip(&keys(other)).all(|(one, other)| match one {
                Value::Object(_) | Value::List(_) => one.to_text() == other.to_text(),
                one => one.equals(other, case),
            })
        };
        if reference.iter().chain(&difference).flat_map(keys).any(|it| it.is_unknown()) {
            return Ok(Done::Here(vec![Value::Unknown]));
        }
        let (mut shared, mut missing) = (Vec::new(), Vec::new());
        for item in reference {
            self.charge(1 + difference.len() * names.len().max(1))?;
            match difference.iter().position(|it| is_same(&item, it)) {
                Some(at) => {
                    difference.remove(at);
                    shared.push((item, BOTH));
                }
                None => missing.push((item, ONLY_REFERENCE)),
            }
        }
        shared.retain(|_| given.switch("IncludeEqual") || given.switch("ExcludeDifferent"));
        let added = difference.into_iter().map(|it| (it, ONLY_DIFFERENCE));
        let different = added.chain(missing).filter(|_| !given.switch("ExcludeDifferent"));
        let row = |(item, side): (Value, &str)| {
            if given.switch("PassThru") {
                return item;
            }
            let mut properties: Vec<(String, Value)> = match names.as_slice() {
                [] => vec![("InputObject".to_owned(), item)],
                names => names.iter().map(|it| (it.clone(), item.property(it))).collect(),
            };
            properties.push(("SideIndicator".to_owned(), Value::text(side)));
            Value::row(properties)
        };
        Ok(Done::Here(shared.into_iter().chain(different).map(row).collect()))
    }
}
