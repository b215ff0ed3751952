//! Commands that choose, order, group and format what comes through the pipeline.

use super::super::catalog::Cmdlet;
use super::super::language::is_list;
use super::super::language::syntax::{Block, Call, Case};
use super::arguments::Given;
use super::commands::{Note, Stream};
use super::compare::is_like;
use super::evaluate::{Halt, Ran, Reach, Runner};
use super::failure::{Failure, Wording};
use super::methods;
use super::print;
use super::streams::Done;
use super::value::{Object, ObjectKind, Value, as_number};
use crate::order::sort_by;
use std::cmp::Ordering;
use std::sync::Arc;

/// One of the properties that a command is given.
enum Choice {
    /// A name, which may have wildcards.
    Named(String),
    /// A script, and the name of its result.
    Computed { name: String, script: Arc<Block>, descending: Option<bool> },
}

impl Runner<'_> {
    /// The properties among the arguments of a command. A hash table that is none of a calculated
    /// property is an error.
    fn choices(given: &Given) -> Result<Vec<Choice>, Failure> {
        let choice = |it: &Value| match it {
            Value::Script(script) => Ok(Choice::Computed {
                name: String::new(),
                script: Arc::clone(script),
                descending: None,
            }),
            Value::Object(table) if table.kind == ObjectKind::Table => {
                computed(table).ok_or_else(|| Failure::NotHere("@{ }".to_owned()))
            }
            it => Ok(Choice::Named(it.to_text())),
        };
        given.items("Property").iter().map(choice).collect()
    }

    /// The values of the properties of an item.
    fn chosen(&mut self, item: &Value, choices: &[Choice]) -> Ran<Vec<(String, Value)>> {
        let mut properties: Vec<(String, Value)> = Vec::new();
        for choice in choices {
            let found = match choice {
                Choice::Computed { name, script, .. } => {
                    vec![(name.clone(), self.computed(item, script)?)]
                }
                Choice::Named(name) => {
                    self.charge(1 + name.len() / 16)?;
                    let found = named(item, name);
                    if found.iter().any(|it| matches!(it.1, Value::Unknown)) {
                        self.step.note(Note::NotSimulated);
                    }
                    found
                }
            };
            let is_new = |it: &(String, Value)| !properties.iter().any(|that| that.0 == it.0);
            let found: Vec<_> = found.into_iter().filter(is_new).collect();
            properties.extend(found);
        }
        Ok(properties)
    }

    fn computed(&mut self, item: &Value, script: &Block) -> Ran<Value> {
        let outer = self.get("_");
        self.set("_", item.clone());
        self.tries += 1;
        let values = self.collect(script);
        self.tries -= 1;
        self.set("_", outer);
        match values {
            // PowerShell prints no error of a calculated property and leaves it blank.
            Err(Halt::Thrown(it)) if it.reach == Reach::Statement => {
                self.remember(&it.failure);
                if it.failure.wording() == Wording::Documented {
                    return Ok(Value::Null);
                }
                self.fail_at(&it.what, it.span, &it.failure);
                Ok(Value::Unknown)
            }
            values => Ok(Value::of_stream(values?)),
        }
    }

    pub fn select(&mut self, call: &Call, given: &Given, items: Vec<Value>) -> Ran<Done> {
        let (first, last, skip) =
            match (given.number("First"), given.number("Last"), given.number("Skip")) {
                (Ok(first), Ok(last), Ok(skip)) => (first, last, skip.unwrap_or(0)),
                (Err(failure), ..) | (_, Err(failure), _) | (.., Err(failure)) => {
                    return Ok(Done::Failed(failure));
                }
            };
        let all = items.len();
        let mut kept: Vec<Value> = match (first, last) {
            (None, Some(last)) => {
                let end = all.saturating_sub(skip);
                items.into_iter().take(end).skip(end.saturating_sub(last)).collect()
            }
            _ => items.into_iter().skip(skip).take(first.unwrap_or(usize::MAX)).collect(),
        };
        if let Some(name) = given.names("ExpandProperty").first() {
            kept = kept.iter().flat_map(|it| it.property(name).into_stream()).collect();
        } else {
            let choices = match Self::choices(given) {
                Ok(choices) => choices,
                Err(_) => return Ok(Done::Failed(Failure::NotHere(call.name.clone()))),
            };
            let without = given.names("ExcludeProperty");
            if !choices.is_empty() || !without.is_empty() {
                let everything = [Choice::Named("*".to_owned())];
                let choices = if choices.is_empty() { &everything[..] } else { &choices };
                let mut rows = Vec::new();
                for item in kept {
                    if item.is_unknown() {
                        rows.push(Value::Unknown);
                        continue;
                    }
                    let mut properties = self.chosen(&item, choices)?;
                    properties.retain(|it| !without.iter().any(|name| is_like(&it.0, name)));
                    rows.push(Value::row(properties));
                }
                kept = rows;
            }
        }
        if given.switch("Unique") {
            kept = self.unique(kept, Case::Counts)?;
        }
        Ok(Done::Here(kept))
    }

    fn unique(&mut self, items: Vec<Value>, case: Case) -> Ran<Vec<Value>> {
        let mut kept: Vec<Value> = Vec::new();
        for item in items {
            self.charge(1 + kept.len() / 4)?;
            if !kept.iter().any(|it| same(it, &item, case)) {
                kept.push(item);
            }
        }
        Ok(kept)
    }

    /// The values by which an item is ordered or grouped.
    fn keys(&mut self, item: &Value, choices: &[Choice]) -> Ran<Vec<Value>> {
        if choices.is_empty() {
            return Ok(vec![item.clone()]);
        }
        let chosen = |runner: &mut Self, it: &Choice| match it {
            Choice::Computed { script, .. } => runner.computed(item, script),
            Choice::Named(name) => Ok(item.property(name)),
        };
        choices.iter().map(|it| chosen(self, it)).collect()
    }

    pub fn sort(&mut self, given: &Given, items: Vec<Value>) -> Ran<Done> {
        let choices = match Self::choices(given) {
            Ok(choices) => choices,
            Err(failure) => return Ok(Done::Failed(failure)),
        };
        let case = if given.switch("CaseSensitive") { Case::Counts } else { Case::Ignored };
        let descends = given.switch("Descending");
        let (mut keyed, mut unknown) = (Vec::new(), Vec::new());
        for item in items {
            let keys = self.keys(&item, &choices)?;
            self.charge(keys.iter().map(Value::weight).sum::<usize>().saturating_mul(20))?;
            match keys.iter().any(Value::is_unknown) {
                true => unknown.push(Value::Unknown),
                false => keyed.push((keys, item)),
            }
        }
        let directions: Vec<bool> = choices
            .iter()
            .map(|it| match it {
                Choice::Computed { descending: Some(it), .. } => *it,
                _ => descends,
            })
            .collect();
        let order = |one: &(Vec<Value>, Value), other: &(Vec<Value>, Value)| {
            for (at, (it, that)) in one.0.iter().zip(&other.0).enumerate() {
                let order = it.order(that, case);
                let order = match directions.get(at).copied().unwrap_or(descends) {
                    true => order.reverse(),
                    false => order,
                };
                if order != Ordering::Equal {
                    return order;
                }
            }
            Ordering::Equal
        };
        sort_by(&mut keyed, order);
        if given.switch("Unique") {
            keyed.dedup_by(|it, that| order(it, that) == Ordering::Equal);
        }
        let sorted = keyed.into_iter().map(|it| it.1);
        Ok(Done::Here(sorted.chain(unknown).collect()))
    }

    pub fn group(&mut self, given: &Given, items: Vec<Value>) -> Ran<Done> {
        let choices = match Self::choices(given) {
            Ok(choices) => choices,
            Err(failure) => return Ok(Done::Failed(failure)),
        };
        let mut groups: Vec<(String, Vec<Value>)> = Vec::new();
        for item in items {
            self.charge(1 + groups.len() / 4)?;
            let keys = self.keys(&item, &choices)?;
            if keys.iter().any(Value::is_unknown) {
                return Ok(Done::Here(vec![Value::Unknown]));
            }
            let names: Vec<String> = keys.iter().map(Value::to_text).collect();
            let name = names.join(", ");
            match groups.iter_mut().find(|it| it.0.eq_ignore_ascii_case(&name)) {
                Some(group) => group.1.push(item),
                None => groups.push((name, vec![item])),
            }
        }
        let row = |(name, items): (String, Vec<Value>)| {
            let mut properties = vec![
                ("Count".to_owned(), Value::Number(as_number(items.len()))),
                ("Name".to_owned(), Value::text(name)),
            ];
            if !given.switch("NoElement") {
                properties.push(("Group".to_owned(), Value::List(items.into())));
            }
            Value::row(properties)
        };
        Ok(Done::Here(groups.into_iter().map(row).collect()))
    }

    pub fn measure(&mut self, given: &Given, items: &[Value]) -> Ran<Done> {
        if items.iter().any(Value::is_unknown) {
            return Ok(Done::Here(vec![Value::Unknown]));
        }
        let names = given.names("Property");
        let names = if names.is_empty() { vec![String::new()] } else { names };
        let mut rows = Vec::new();
        for name in names {
            let mut values = Vec::new();
            for item in items {
                let value = if name.is_empty() { item.clone() } else { item.property(&name) };
                if value.is_unknown() {
                    return Ok(Done::Here(vec![Value::Unknown]));
                }
                if !matches!(value, Value::Null) || name.is_empty() {
                    values.push(value);
                }
            }
            self.charge(values.len())?;
            let numbers: Vec<f64> = values.iter().filter_map(Value::number).collect();
            let sum: f64 = numbers.iter().sum();
            let number = |is_asked: &str, value: Option<f64>| match given.switch(is_asked) {
                true => value.map_or(Value::Null, Value::of_number),
                false => Value::Null,
            };
            let average = (!numbers.is_empty()).then(|| sum / numbers.len() as f64);
            let most = numbers.iter().copied().reduce(f64::max);
            let least = numbers.iter().copied().reduce(f64::min);
            rows.push(Value::row(vec![
                ("Count".to_owned(), Value::Number(as_number(values.len()))),
                ("Average".to_owned(), number("Average", average)),
                ("Sum".to_owned(), number("Sum", Some(sum))),
                ("Maximum".to_owned(), number("Maximum", most)),
                ("Minimum".to_owned(), number("Minimum", least)),
                (
                    "Property".to_owned(),
                    if name.is_empty() { Value::Null } else { Value::text(name) },
                ),
            ]));
        }
        Ok(Done::Here(rows))
    }

    pub fn format(&mut self, cmdlet: Cmdlet, given: &Given, items: &[Value]) -> Ran<Done> {
        let choices = match Self::choices(given) {
            Ok(choices) => choices,
            Err(failure) => return Ok(Done::Failed(failure)),
        };
        let mut objects: Vec<Object> = Vec::new();
        for item in items {
            match item {
                Value::Object(object) if choices.is_empty() => objects.push((**object).clone()),
                Value::Object(_) => {
                    let properties = self.chosen(item, &choices)?;
                    objects.push(Object { kind: ObjectKind::Row, properties });
                }
                _ => {}
            }
        }
        let mut lines = Vec::new();
        if cmdlet == Cmdlet::FormatTable {
            lines = print::table(&objects.iter().collect::<Vec<_>>());
            if given.switch("HideTableHeaders") {
                lines.drain(..lines.len().min(2));
            }
        } else {
            for object in &objects {
                if !lines.is_empty() {
                    lines.push(String::new());
                }
                lines.extend(print::list(object));
            }
        }
        for line in lines {
            self.print(Stream::Output, line);
        }
        let is_plain = |it: &&Value| !matches!(it, Value::Object(_));
        let plain: Vec<Value> = items.iter().filter(is_plain).cloned().collect();
        self.output(&plain);
        Ok(Done::Here(Vec::new()))
    }

    /// `New-Object` and `Add-Member`.
    pub fn build(&mut self, cmdlet: Cmdlet, given: &Given, items: Vec<Value>) -> Ran<Done> {
        if cmdlet == Cmdlet::NewObject {
            let name = given.names("TypeName").concat().to_ascii_lowercase();
            let name = name.strip_prefix("system.").unwrap_or(&name);
            return Ok(match (name, given.value("Property")) {
                (
                    "psobject" | "pscustomobject" | "management.automation.psobject" | "object",
                    it,
                ) => {
                    let properties = match it {
                        Some(Value::Object(table)) => table.properties.clone(),
                        _ => Vec::new(),
                    };
                    Done::Here(vec![Value::row(properties)])
                }
                (it, _) if is_list(it) => {
                    let made = methods::static_member(it, "new", &given.items("ArgumentList"));
                    Done::Here(vec![made.unwrap_or(Value::Unknown)])
                }
                (it, _) => Done::Failed(Failure::NotHere(format!("New-Object {it}"))),
            });
        }
        let pair = |name: &str, value: &str| {
            let name = given.value(name).map(Value::to_text)?;
            Some((name, given.value(value).cloned().unwrap_or(Value::Null)))
        };
        let kind = given.value("MemberType").map(Value::to_text);
        if kind.is_some_and(|it| !it.eq_ignore_ascii_case("NoteProperty")) {
            return Ok(Done::Failed(Failure::NotHere("Add-Member".to_owned())));
        }
        let mut added: Vec<(String, Value)> = pair("Name", "Value")
            .or_else(|| pair("NotePropertyName", "NotePropertyValue"))
            .into_iter()
            .collect();
        if let Some(Value::Object(table)) = given.value("NotePropertyMembers") {
            added.extend(table.properties.iter().cloned());
        }
        let objects = match given.value("InputObject") {
            Some(it) => it.items().to_vec(),
            None => items,
        };
        let mut out = Vec::new();
        for item in objects {
            let Value::Object(old) = &item else { continue };
            let mut new = Object::clone(old);
            added.iter().for_each(|(name, value)| new.set(name, value.clone()));
            let new = Value::Object(Arc::new(new));
            self.replace(old, &new)?;
            out.push(new);
        }
        Ok(Done::Here(if given.switch("PassThru") { out } else { Vec::new() }))
    }
}

/// Whether two values are the same in all their properties.
fn same(one: &Value, other: &Value, case: Case) -> bool {
    match (one, other) {
        (Value::Object(it), Value::Object(that)) => {
            let pairs = || it.properties.iter().zip(&that.properties);
            it.properties.len() == that.properties.len()
                && pairs().all(|(it, that)| it.0 == that.0 && it.1.equals(&that.1, case))
        }
        _ => one.equals(other, case),
    }
}

/// A calculated property: `@{ Name = 'X'; Expression = { … } }`.
fn computed(table: &Object) -> Option<Choice> {
    let find = |names: &[&str]| names.iter().find_map(|it| table.property(it));
    let name = find(&["Name", "Label", "n", "l"]).map(Value::to_text);
    let descending = table.property("Descending").map(Value::is_true);
    match find(&["Expression", "e"])? {
        Value::Script(script) => Some(Choice::Computed {
            name: name.unwrap_or_default(),
            script: Arc::clone(script),
            descending,
        }),
        Value::Text(property) if name.is_none() => Some(Choice::Named(property.to_string())),
        _ => None,
    }
}

/// The properties of a name, which may have wildcards. A missing one is empty.
fn named(item: &Value, name: &str) -> Vec<(String, Value)> {
    let own: &[(String, Value)] = match item {
        Value::Object(object) => &object.properties,
        _ => &[],
    };
    let has_wildcard = name.contains(['*', '?', '[']);
    let fits = |it: &str| match has_wildcard {
        true => is_like(it, name),
        false => it.eq_ignore_ascii_case(name),
    };
    let mut found: Vec<(String, Value)> = own.iter().filter(|it| fits(&it.0)).cloned().collect();
    if found.is_empty() && !has_wildcard {
        found.push((name.to_owned(), item.property(name)));
    }
    found
}
