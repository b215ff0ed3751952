//! The commands that work on any pipeline input, and the entry point for all commands.

use super::super::catalog::Cmdlet;
use super::super::language::syntax::{ArgumentKind, Block, Call, ExpressionKind, calculated};
use super::super::language::{ShortCondition, Span, short_condition};
use super::arguments::Given;
use super::commands::{Note, Stream};
use super::evaluate::{Ran, Runner};
use super::failure::Failure;
use super::print;
use super::table;
use super::value::{Object, ObjectKind, Value, is_like};
use std::sync::Arc;

impl Runner<'_> {
    /// Runs a command on pipeline input and returns its output.
    pub fn call(&mut self, call: &Call, input: Option<Vec<Value>>) -> Ran<Vec<Value>> {
        self.charge(1)?;
        let Some(cmdlet) = call.cmdlet.filter(|it| self.tenant.era.knows(*it)) else {
            self.fail(call, &Failure::unknown(&call.name));
            return Ok(Vec::new());
        };
        if cmdlet == Cmdlet::Session {
            self.step.note(Note::Connected);
            return Ok(Vec::new());
        }
        if cmdlet == Cmdlet::WhereObject && !has_script(call) {
            return self.where_simple(call, input.unwrap_or_default());
        }
        let given = match self.given(call, cmdlet, input.is_some())? {
            Ok(given) => given,
            Err(failure) => {
                self.fail(call, &failure);
                return Ok(Vec::new());
            }
        };
        match cmdlet {
            Cmdlet::ForEachObject => match given.script("Process") {
                Some(body) => self.for_each_object(body, input.unwrap_or_default()),
                // The name of a property instead of a script block.
                None => {
                    let name = given.names("Process").concat();
                    let items = input.unwrap_or_default();
                    Ok(items.iter().flat_map(|it| it.property(&name).into_stream()).collect())
                }
            },
            Cmdlet::WhereObject => match given.script("FilterScript") {
                Some(body) => self.where_object(body, input.unwrap_or_default()),
                None => Ok(Vec::new()),
            },
            Cmdlet::SelectObject => match given.number("First") {
                Ok(first) => self.select(call, &given, first, input.unwrap_or_default()),
                Err(failure) => {
                    self.fail(call, &failure);
                    Ok(Vec::new())
                }
            },
            Cmdlet::FormatList | Cmdlet::FormatTable => {
                let items = input.unwrap_or_default();
                self.charge(cost(&given.names("Property")).saturating_mul(items.len()))?;
                self.format(cmdlet, &given, &items);
                Ok(Vec::new())
            }
            Cmdlet::OutNull => Ok(Vec::new()),
            Cmdlet::Write => {
                let text = given.names("Object").join(" ");
                let values = input.unwrap_or_else(|| vec![Value::text(text)]);
                if !call.name.eq_ignore_ascii_case("Write-Host") {
                    return Ok(values);
                }
                // Text that goes to the screen does not go on to the next command.
                let line = self.step.lines.last_mut().filter(|_| self.line_is_open);
                self.line_is_open = given.switch("NoNewline");
                match (line, values.as_slice()) {
                    (Some(line), [Value::Text(more)]) => line.text.push_str(more),
                    _ => self.output(&values),
                }
                Ok(Vec::new())
            }
            Cmdlet::ImportCsv | Cmdlet::GetContent => match self.table {
                Some(text) if cmdlet == Cmdlet::ImportCsv => self.rows(text, &given),
                Some(text) => {
                    let text = text.trim_start_matches('\u{feff}');
                    self.charge(text.len() / 16)?;
                    Ok(text.lines().map(Value::text).collect())
                }
                None => {
                    let path = given.names("Path").concat();
                    self.fail(call, &Failure::NoFile(path));
                    Ok(Vec::new())
                }
            },
            Cmdlet::ConvertFromCsv => {
                let lines = input.unwrap_or_default();
                let mut lines: Vec<String> = lines.iter().map(Value::to_text).collect();
                lines.extend(given.names("InputObject"));
                self.rows(&lines.join("\n"), &given)
            }
            _ => self.policy_cmdlet(call, cmdlet, &given, input),
        }
    }

    /// Prints an error after the name and position of the command, like PowerShell.
    pub fn fail(&mut self, call: &Call, failure: &Failure) {
        self.fail_at(&call.name, call.name_span, failure);
    }

    /// Prints an error about a command that did not run, or about other text.
    pub fn fail_at(&mut self, what: &str, at: Span, failure: &Failure) {
        let stream = Stream::Error(failure.wording());
        self.print(stream, format!("{what} : {}", failure.message()));
        let place = self.place(at);
        self.print(stream, place);
        self.charge_failure();
    }

    fn rows(&mut self, text: &str, given: &Given<'_>) -> Ran<Vec<Value>> {
        self.charge(text.len() / 64)?;
        let delimiter = given.names("Delimiter").concat().chars().next();
        Ok(table::rows(text, delimiter.unwrap_or_else(|| table::likely_delimiter(text))))
    }

    /// Runs something for each item as `$_`, then restores `$_`.
    fn with_items(
        &mut self,
        items: Vec<Value>,
        mut each: impl FnMut(&mut Self, Value) -> Ran<()>,
    ) -> Ran<()> {
        let outer = self.get("_");
        for item in items {
            self.charge(1)?;
            self.set("_", item.clone());
            each(self, item)?;
        }
        self.set("_", outer);
        Ok(())
    }

    fn for_each_object(&mut self, body: &Block, items: Vec<Value>) -> Ran<Vec<Value>> {
        let mut out = Vec::new();
        self.with_items(items, |runner, _| {
            out.extend(runner.collect(body)?);
            runner.charge(out.len() / 64)
        })?;
        Ok(out)
    }

    fn where_object(&mut self, body: &Block, items: Vec<Value>) -> Ran<Vec<Value>> {
        let mut out = Vec::new();
        self.with_items(items, |runner, item| {
            if Value::of_stream(runner.collect(body)?).is_true() {
                out.push(item);
            }
            Ok(())
        })?;
        Ok(out)
    }

    /// `Where-Object Property -eq value`.
    fn where_simple(&mut self, call: &Call, items: Vec<Value>) -> Ran<Vec<Value>> {
        let Ok(ShortCondition { property, test }) = short_condition(call) else {
            self.fail(call, &Failure::NotHere(call.name.clone()));
            return Ok(Vec::new());
        };
        let property = self.evaluate(property)?.to_text();
        let test = match test {
            Some((operator, wanted)) => Some((operator, self.evaluate(wanted)?)),
            None => None,
        };
        let weight = test.as_ref().map_or(1, |it| it.1.weight());
        self.charge(items.len().saturating_mul(weight))?;
        let holds = |it: &Value| match &test {
            Some((operator, wanted)) => it.property(&property).compare(*operator, wanted).is_true(),
            None => it.property(&property).is_true(),
        };
        Ok(items.into_iter().filter(holds).collect())
    }

    fn select(
        &mut self,
        call: &Call,
        given: &Given<'_>,
        first: Option<usize>,
        items: Vec<Value>,
    ) -> Ran<Vec<Value>> {
        let items = items.into_iter().take(first.unwrap_or(usize::MAX));
        let names = given.names("Property");
        if let Some(name) = given.names("ExpandProperty").first() {
            return Ok(items.flat_map(|it| it.property(name).into_stream()).collect());
        }
        if names.is_empty() {
            return Ok(items.collect());
        }
        let is_table = |it: &Value| matches!(it, Value::Object(it) if it.kind == ObjectKind::Table);
        let tables = match given.value("Property") {
            Some(Value::List(items)) => items.iter().map(is_table).collect(),
            Some(it) => vec![is_table(it)],
            None => Vec::new(),
        };
        let mut written = calculated_in(call).into_iter();
        let mut choices = Vec::new();
        for (name, is_table) in names.iter().zip(tables) {
            let scripted = if is_table { written.next() } else { None };
            if is_table && scripted.is_none() {
                // A calculated property out of a variable.
                self.fail(call, &Failure::NotHere(call.name.clone()));
                return Ok(Vec::new());
            }
            choices.push((name, scripted));
        }
        let cost = cost(&names);
        let outer = self.get("_");
        let mut out = Vec::new();
        for item in items {
            self.charge(cost)?;
            let mut properties: Vec<(String, Value)> = Vec::new();
            for (name, scripted) in &choices {
                let found = match scripted {
                    Some((name, script)) => {
                        self.set("_", item.clone());
                        vec![((*name).to_owned(), Value::of_stream(self.collect(script)?))]
                    }
                    None => chosen(&item, std::slice::from_ref(*name)),
                };
                let is_new = |it: &(String, Value)| !properties.iter().any(|that| that.0 == it.0);
                let found: Vec<_> = found.into_iter().filter(is_new).collect();
                properties.extend(found);
            }
            out.push(Value::Object(Arc::new(Object { kind: ObjectKind::Row, properties })));
        }
        self.set("_", outer);
        Ok(out)
    }

    fn format(&mut self, cmdlet: Cmdlet, given: &Given<'_>, items: &[Value]) {
        let names = given.names("Property");
        let objects: Vec<Object> = items
            .iter()
            .filter_map(|it| match it {
                Value::Object(object) if names.is_empty() => Some((**object).clone()),
                Value::Object(_) => {
                    Some(Object { kind: ObjectKind::Row, properties: chosen(it, &names) })
                }
                _ => None,
            })
            .collect();
        let mut lines = Vec::new();
        if cmdlet == Cmdlet::FormatTable {
            lines = print::table(&objects.iter().collect::<Vec<_>>());
        } else {
            for object in &objects {
                if !lines.is_empty() {
                    lines.push(String::new());
                }
                lines.extend(print::list(object));
            }
        }
        let plain: Vec<Value> =
            items.iter().filter(|it| !matches!(it, Value::Object(_))).cloned().collect();
        for line in lines {
            self.print(Stream::Output, line);
        }
        self.output(&plain);
    }
}

/// The calculated properties among the arguments of a command, in order.
fn calculated_in(call: &Call) -> Vec<(&str, &Block)> {
    let mut found = Vec::new();
    for argument in &call.arguments {
        let (ArgumentKind::Value(value) | ArgumentKind::Bound(_, value)) = &argument.kind else {
            continue;
        };
        match &value.kind {
            ExpressionKind::List(items) => found.extend(items.iter().filter_map(calculated)),
            _ => found.extend(calculated(value)),
        }
    }
    found
}

fn has_script(call: &Call) -> bool {
    call.arguments.iter().any(|it| {
        let (ArgumentKind::Value(value) | ArgumentKind::Bound(_, value)) = &it.kind else {
            return false;
        };
        matches!(value.kind, ExpressionKind::Script(_))
    })
}

/// The cost of searching for names among the properties of an object.
fn cost(names: &[String]) -> usize {
    names.iter().map(|it| 1 + it.len()).sum()
}

/// The properties selected by names and wildcards. A missing one is empty.
fn chosen(item: &Value, names: &[String]) -> Vec<(String, Value)> {
    let own: &[(String, Value)] = match item {
        Value::Object(object) => &object.properties,
        _ => &[],
    };
    let mut properties: Vec<(String, Value)> = Vec::new();
    for name in names {
        let has_wildcard = name.contains(['*', '?']);
        let fits = |it: &str| match has_wildcard {
            true => is_like(it, name),
            false => it.eq_ignore_ascii_case(name),
        };
        let found = own.iter().filter(|it| fits(&it.0));
        let is_new = |it: &&(String, Value)| !properties.iter().any(|known| known.0 == it.0);
        let mut found: Vec<(String, Value)> = found.filter(is_new).cloned().collect();
        if found.is_empty() && !has_wildcard {
            found.push((name.clone(), item.property(name)));
        }
        properties.extend(found);
    }
    properties
}
