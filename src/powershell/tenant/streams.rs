//! The commands that work on any pipeline input, and the entry point for all commands.

use super::super::catalog::Cmdlet;
use super::super::language::syntax::{Block, Call};
use super::super::language::{FUNCTION, ShortCondition, Span, has_block, short_condition};
use super::super::surroundings::asks_surroundings;
use super::arguments::Given;
use super::commands::{Note, Stream};
use super::evaluate::{Halt, Output, Ran, Runner};
use super::failure::{Failure, Wording};
use super::value::Value;

/// What came of a command.
pub(super) enum Done {
    /// Its output.
    Here(Vec<Value>),
    /// Its error.
    Failed(Failure),
    /// It is one about policies or users, with this input.
    Elsewhere(Option<Vec<Value>>),
}

impl Runner<'_> {
    /// A function of the script, or a command that is not simulated. What that one would give is
    /// unknown.
    fn other(&mut self, call: &Call, input: Option<Vec<Value>>) -> Ran<Vec<Value>> {
        if let Some(block) = &call.block {
            match self.evaluate(block)? {
                Value::Script(block) => return self.call_block(&block, call, input),
                Value::Unknown => {
                    self.fail(call, &Failure::Depends);
                    return Ok(vec![Value::Unknown]);
                }
                _ => {}
            }
        } else if call.cmdlet.is_none() {
            match self.get(&format!("{FUNCTION}{}", call.name)) {
                Value::Function(function) => return self.call_function(&function, call, input),
                Value::Unknown => {
                    self.fail(call, &Failure::Depends);
                    return Ok(vec![Value::Unknown]);
                }
                _ => {}
            }
        }
        let failure = Failure::unknown(&call.name);
        if self.tries > 0 && failure.wording() == Wording::Documented {
            return self.throw(&call.name, call.name_span, failure);
        }
        self.fail(call, &failure);
        Ok(vec![Value::Unknown])
    }

    /// Runs a command on pipeline input and returns its output.
    pub fn call(&mut self, call: &Call, input: Option<Vec<Value>>) -> Ran<Vec<Value>> {
        self.charge(1)?;
        let Some(cmdlet) = call.cmdlet.filter(|it| self.tenant.era.knows(*it)) else {
            return self.other(call, input);
        };
        if cmdlet == Cmdlet::Session {
            let connects = call.name.contains("Session")
                || ["Connect-", "Disconnect-", "Import-", "Get-Cred"].iter().any(|it| {
                    call.name.get(..it.len()).is_some_and(|name| name.eq_ignore_ascii_case(it))
                });
            if connects || call.name.eq_ignore_ascii_case("ipmo") {
                self.step.note(Note::Connected);
            }
            return Ok(Vec::new());
        }
        if cmdlet == Cmdlet::WhereObject && !has_block(call) {
            return self.where_simple(call, input.unwrap_or_default());
        }
        let given = match self.given(call, cmdlet, input.is_some())? {
            Ok(given) => given,
            Err(Failure::Depends) if asks_surroundings(cmdlet) => return Ok(vec![Value::Unknown]),
            Err(Failure::Depends) => {
                self.fail(call, &Failure::Depends);
                return Ok(vec![Value::Unknown]);
            }
            Err(failure) if self.tries > 0 => {
                return self.throw(&call.name, call.name_span, failure);
            }
            Err(failure) => {
                self.fail(call, &failure);
                return Ok(unknown_if_outside(&failure));
            }
        };
        match self.shell_cmdlet(call, cmdlet, &given, input)? {
            Done::Here(values) => Ok(values),
            Done::Failed(failure) => {
                let gives = unknown_if_outside(&failure);
                self.fail_as(call, &given, failure)?;
                Ok(gives)
            }
            Done::Elsewhere(input) => self.policy_cmdlet(call, cmdlet, &given, input),
        }
    }

    /// A command of PowerShell itself.
    fn shell_cmdlet(
        &mut self,
        call: &Call,
        cmdlet: Cmdlet,
        given: &Given,
        input: Option<Vec<Value>>,
    ) -> Ran<Done> {
        let is_piped = input.is_some();
        let items = match cmdlet {
            _ if cmdlet.is_whole() || cmdlet == Cmdlet::GetOnlineUser => {
                return Ok(Done::Elsewhere(input));
            }
            _ => input.unwrap_or_default(),
        };
        Ok(Done::Here(match cmdlet {
            Cmdlet::ForEachObject => {
                let mut out = Vec::new();
                if let Some(begin) = given.script("Begin") {
                    out.extend(self.collect(&begin)?);
                }
                match given.script("Process") {
                    Some(body) => out.extend(self.for_each_object(&body, items)?),
                    // The name of a property instead of a script block.
                    None => {
                        let name = given.names("Process").concat();
                        out.extend(items.iter().flat_map(|it| it.property(&name).into_stream()));
                    }
                }
                if let Some(end) = given.script("End") {
                    out.extend(self.collect(&end)?);
                }
                out
            }
            Cmdlet::WhereObject => match given.script("FilterScript") {
                Some(body) => self.where_object(&body, items)?,
                None => return Ok(Done::Failed(Failure::NotHere("-FilterScript".to_owned()))),
            },
            Cmdlet::SelectObject => return self.select(call, given, items),
            Cmdlet::SortObject => return self.sort(given, items),
            Cmdlet::GroupObject => return self.group(given, items),
            Cmdlet::CompareObject => return self.differences(call, given, items),
            Cmdlet::MeasureObject => return self.measure(given, &items),
            Cmdlet::FormatList | Cmdlet::FormatTable => {
                return self.format(cmdlet, given, &items);
            }
            Cmdlet::OutNull => Vec::new(),
            Cmdlet::OutHost => {
                self.output(&items);
                Vec::new()
            }
            Cmdlet::Write => return Ok(self.write(call, given, items, is_piped)),
            Cmdlet::WriteWarning | Cmdlet::WriteVerbose | Cmdlet::WriteError => {
                return self.message(call, cmdlet, given);
            }
            Cmdlet::NewObject | Cmdlet::AddMember => return self.build(cmdlet, given, items),
            _ if asks_surroundings(cmdlet) => self.surroundings(cmdlet, given),
            _ => return self.file_cmdlet(call, cmdlet, given, items),
        }))
    }

    /// `Write-Host` writes to the screen, and `Write-Output` to the pipeline.
    fn write(&mut self, call: &Call, given: &Given, items: Vec<Value>, is_piped: bool) -> Done {
        let mut values = given.items("Object");
        values.extend(given.items("InputObject"));
        if values.is_empty() && is_piped {
            values = items;
        }
        if !call.name.eq_ignore_ascii_case("Write-Host") {
            return Done::Here(values);
        }
        let is_object = |it: &Value| matches!(it, Value::Object(_));
        let separator = given.value("Separator").map_or(" ".to_owned(), Value::to_text);
        let line = self.step.lines.last_mut().filter(|_| self.line_is_open);
        self.line_is_open = given.switch("NoNewline");
        if is_piped && values.iter().any(is_object) {
            self.output(&values);
            return Done::Here(Vec::new());
        }
        let texts: Vec<String> = values.iter().map(Value::to_text).collect();
        let text = texts.join(if is_piped { "\n" } else { &separator });
        match line {
            Some(line) => line.text.push_str(&text),
            None => text.split('\n').for_each(|it| self.print(Stream::Output, it.to_owned())),
        }
        Done::Here(Vec::new())
    }

    /// A message that is not output: a warning, an error, or one that is only displayed on demand.
    fn message(&mut self, call: &Call, cmdlet: Cmdlet, given: &Given) -> Ran<Done> {
        let values = ["Message", "MessageData", "Exception", "ErrorRecord"];
        let text = values.iter().find_map(|it| given.value(it)).map(Value::to_text);
        let text = text.unwrap_or_default();
        let name = call.name.to_ascii_lowercase();
        let wants =
            |preference: &str| self.get(preference).to_text().eq_ignore_ascii_case("Continue");
        let line = match cmdlet {
            Cmdlet::WriteError => return Ok(Done::Failed(Failure::Thrown(text))),
            Cmdlet::WriteWarning => Some(format!("WARNING: {text}")),
            _ if name == "write-verbose"
                && (given.switch("Verbose") || wants("VerbosePreference")) =>
            {
                Some(format!("VERBOSE: {text}"))
            }
            _ if name == "write-information" && wants("InformationPreference") => Some(text),
            _ => None,
        };
        if let Some(line) = line {
            self.print(Stream::Output, line);
        }
        Ok(Done::Here(Vec::new()))
    }

    /// An error of a command, as its `-ErrorAction` or `$ErrorActionPreference` says
    /// (about_CommonParameters, about_Preference_Variables).
    pub fn fail_as(&mut self, call: &Call, given: &Given, failure: Failure) -> Ran<()> {
        let told = given.value("ErrorAction").cloned();
        let action = told.unwrap_or_else(|| self.get("ErrorActionPreference")).to_text();
        let is = |it: &str| action.eq_ignore_ascii_case(it);
        if is("Stop") || is("1") {
            return self.throw_far(&call.name, call.name_span, failure);
        }
        self.remember(&failure);
        if !["SilentlyContinue", "Ignore", "0", "4"].iter().any(|it| is(it)) {
            self.fail(call, &failure);
        }
        Ok(())
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

    /// Runs something for each item as `$_`, then restores `$_`.
    pub fn with_items(
        &mut self,
        items: Vec<Value>,
        mut each: impl FnMut(&mut Self, Value) -> Ran<()>,
    ) -> Ran<()> {
        let outer = self.get("_");
        let mut ends = Ok(());
        for item in items {
            self.charge(1)?;
            self.set("_", item.clone());
            ends = each(self, item);
            if ends.is_err() {
                break;
            }
        }
        self.set("_", outer);
        ends
    }

    pub fn for_each_object(&mut self, body: &Block, items: Vec<Value>) -> Ran<Vec<Value>> {
        let mut out = Vec::new();
        self.with_items(items, |runner, item| {
            if item.is_unknown() {
                out.push(Value::Unknown);
                return Ok(());
            }
            match runner.block(body, &mut Output::Values(&mut out)) {
                // `return` ends the turn, not the script.
                Ok(()) | Err(Halt::Return) => {}
                Err(halt) => return Err(halt),
            }
            runner.charge(out.len() / 64)
        })?;
        Ok(out)
    }

    pub fn where_object(&mut self, body: &Block, items: Vec<Value>) -> Ran<Vec<Value>> {
        let mut out = Vec::new();
        self.with_items(items, |runner, item| {
            let mut found = Vec::new();
            match runner.block(body, &mut Output::Values(&mut found)) {
                Ok(()) | Err(Halt::Return) => {}
                Err(halt) => return Err(halt),
            }
            let found = Value::of_stream(found);
            if item.is_unknown() || found.is_unknown() {
                out.push(Value::Unknown);
            } else if found.is_true() {
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
            return Ok(vec![Value::Unknown]);
        };
        let property = self.evaluate(property)?.to_text();
        let test = match test {
            Some((operator, wanted)) => Some((operator, self.evaluate(wanted)?)),
            None => None,
        };
        let mut out = Vec::new();
        for item in items {
            let value = item.property(&property);
            self.charge(1)?;
            let held = match &test {
                Some((_, wanted)) if wanted.is_unknown() || value.is_unknown() => Value::Unknown,
                Some((operator, wanted)) => {
                    self.operated(value, *operator, wanted.clone(), call.span)?
                }
                None => value,
            };
            if item.is_unknown() || held.is_unknown() {
                out.push(Value::Unknown);
            } else if held.is_true() {
                out.push(item);
            }
        }
        Ok(out)
    }
}

/// What a command gives that failed: nothing, unless only the simulation lacks it.
fn unknown_if_outside(failure: &Failure) -> Vec<Value> {
    if matches!(failure, Failure::NotHere(_)) { vec![Value::Unknown] } else { Vec::new() }
}
