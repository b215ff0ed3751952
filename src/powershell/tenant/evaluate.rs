//! A running script: its variables, its steps, and its limits.

use super::super::language::syntax::Pipeline;
use super::super::language::{
    Decided, Diagnostic, FUNCTION, OUTER, Problem, Script, Span, place_of,
};
use super::Tenant;
use super::commands::{Answer, Confirmation, Input, OutputLine, RunStep, Stream};
use super::confirming::Caller;
use super::failure::{Failure, Limit};
use super::print::print;
use super::value::{Object, ObjectKind, Value, Variables};
use std::cell::OnceCell;
use std::sync::Arc;

/// How many steps of work a script may take.
const MOST_WORK: usize = 1_000_000;

/// How many pipelines of a script may run.
const MOST_STEPS: usize = 10_000;

/// How long a text may become, in bytes.
pub(super) const LONGEST_TEXT: usize = 100_000;

/// How many items a list may have.
pub(super) const MOST_ITEMS: usize = 100_000;

/// How deeply functions may call each other.
const DEEPEST: usize = 24;

/// How deeply statements and expressions may be nested while they run, over all functions. A script
/// without functions is bounded by the parser.
const DEEPEST_NESTING: usize = 120;

/// Why a script, or a part of it, stops before its end.
pub(super) enum Halt {
    Asks(Confirmation),
    /// A limit of the simulation was met.
    TooLong(Limit),
    /// An error that ends its statement unless `try` catches it.
    Thrown(Box<Thrown>),
    /// What decides is outside the simulation, so the statement does not run.
    Unknown,
    Break,
    Continue,
    Return,
    Exit,
}

/// An error on its way to `catch`.
pub(super) struct Thrown {
    pub what: String,
    pub span: Span,
    pub failure: Failure,
    pub reach: Reach,
}

/// What an error ends unless `try` catches it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// The innermost statement.
    Statement,
    /// The whole statement of the script, with all its loops: `throw` and `-ErrorAction Stop`.
    Script,
}

pub(super) type Ran<T> = Result<T, Halt>;

/// Where the output of statements goes.
pub(super) enum Output<'o> {
    /// To the screen, each pipeline as a step.
    Screen,
    /// To whatever uses it.
    Values(&'o mut Vec<Value>),
}

pub(super) struct Runner<'a> {
    pub text: &'a str,
    pub tenant: Tenant,
    pub steps: Vec<RunStep>,
    /// The step in progress.
    pub step: RunStep,
    pub table: Option<&'a str>,
    pub answers: std::slice::Iter<'a, Answer>,
    /// The answer "to all" in this pipeline.
    pub standing: Option<Answer>,
    /// What `$PSCmdlet` stands for.
    pub caller: Caller,
    /// The variables by lower-case name, sorted.
    pub variables: Variables,
    /// For each function in progress, the variables of its caller that it has set, as they were.
    pub hidden: Vec<Vec<(String, Option<Value>)>>,
    /// How many `try` blocks are running.
    pub tries: usize,
    /// The place of the call, while a function runs.
    pub called_at: Option<Span>,
    /// Why statements did not run: the first error of each.
    pub refused: Vec<Diagnostic>,
    /// Whether the last `Write-Host` ended without a line end.
    pub line_is_open: bool,
    /// How deeply the present statement and expression are nested.
    nesting: usize,
    work: usize,
    line_starts: OnceCell<Vec<usize>>,
}

impl<'a> Runner<'a> {
    pub fn new(text: &'a str, tenant: Tenant, input: Input<'a>) -> Self {
        Self {
            text,
            tenant,
            steps: Vec::new(),
            step: RunStep::default(),
            table: input.table,
            answers: input.answers.iter(),
            standing: None,
            caller: Caller::script(),
            variables: input.variables.cloned().unwrap_or_default(),
            hidden: Vec::new(),
            tries: 0,
            called_at: None,
            refused: Vec::new(),
            line_is_open: false,
            nesting: 0,
            work: 0,
            line_starts: OnceCell::new(),
        }
    }

    /// Keeps the step in progress, if it did anything.
    pub fn finish(&mut self) {
        if !self.step.is_empty() {
            self.steps.push(std::mem::take(&mut self.step));
        }
    }

    /// Charges work and stops the script if there is too much.
    pub fn charge(&mut self, work: usize) -> Ran<()> {
        self.work = self.work.saturating_add(work.max(1));
        if self.work > MOST_WORK || self.steps.len() > MOST_STEPS {
            return Err(Halt::TooLong(Limit::Work));
        }
        Ok(())
    }

    /// Runs something nested, unless it is too deep for the stack.
    pub fn nested<T>(&mut self, run: impl FnOnce(&mut Self) -> Ran<T>) -> Ran<T> {
        if self.nesting >= DEEPEST_NESTING {
            return Err(Halt::TooLong(Limit::Depth));
        }
        self.nesting += 1;
        let ran = run(self);
        self.nesting -= 1;
        ran
    }

    /// The work that is left.
    pub const fn left(&self) -> usize {
        MOST_WORK.saturating_sub(self.work)
    }

    /// Charges the work of a failed call, which compares the name with all known names.
    pub const fn charge_failure(&mut self) {
        self.work = self.work.saturating_add(100);
    }

    /// `At line:1 char:1`, as PowerShell prints it.
    pub fn place(&self, span: Span) -> String {
        let span = self.called_at.unwrap_or(span);
        let starts = self.line_starts.get_or_init(|| {
            let ends = self.text.bytes().enumerate().filter(|(_, it)| *it == b'\n');
            std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect()
        });
        let line = starts.partition_point(|it| *it <= span.start);
        let start = line.checked_sub(1).and_then(|it| starts.get(it));
        let before = self.text.get(start.copied().unwrap_or(0)..span.start).unwrap_or("");
        format!("At line:{line} char:{}", before.chars().count() + 1)
    }

    /// Sets a variable. A function sets its own, unless the name has the scope of the script.
    pub fn set(&mut self, name: &str, value: Value) {
        let written = name.to_lowercase();
        let (name, is_outer) = match written.strip_prefix(OUTER) {
            Some(name) => (name, true),
            None => (written.as_str(), false),
        };
        if is_outer {
            let mut frames = self.hidden.iter_mut();
            let hidden = frames.find_map(|it| it.iter_mut().find(|it| it.0 == name));
            if let Some(hidden) = hidden {
                hidden.1 = Some(value);
                return;
            }
        } else if self.hidden.last().is_some_and(|it| it.iter().all(|it| it.0 != name)) {
            let before = self.find(name).cloned();
            let frame = self.hidden.last_mut();
            frame.into_iter().for_each(|it| it.push((name.to_owned(), before.clone())));
        }
        self.put(name, value);
    }

    fn put(&mut self, name: &str, value: Value) {
        match self.variables.0.binary_search_by(|it| it.0.as_str().cmp(name)) {
            Ok(at) => {
                if let Some(it) = self.variables.0.get_mut(at) {
                    it.1 = value;
                }
            }
            Err(at) => self.variables.0.insert(at, (name.to_owned(), value)),
        }
    }

    /// Begins the variables of a function.
    pub fn enter(&mut self) -> Ran<()> {
        if self.hidden.len() >= DEEPEST {
            return Err(Halt::TooLong(Limit::Depth));
        }
        self.hidden.push(Vec::new());
        Ok(())
    }

    /// Ends the variables of a function. Those of its caller are as before.
    pub fn leave(&mut self) {
        for (name, before) in self.hidden.pop().unwrap_or_default() {
            match before {
                Some(value) => self.put(&name, value),
                None => self.variables.0.retain(|it| it.0 != name),
            }
        }
    }

    pub fn get(&self, name: &str) -> Value {
        let name = name.to_lowercase();
        let name = name.trim_start_matches(OUTER);
        match name {
            "true" => return Value::Boolean(true),
            "false" => return Value::Boolean(false),
            "null" => return Value::Null,
            "host" | "pscmdlet" | "myinvocation" | "psversiontable" | "profile" | "pwd"
            | "pscommandpath" | "pid" | "lastexitcode" | "?" | "$" | "^" => {
                return Value::Unknown;
            }
            _ => {}
        }
        if let Some(place) = place_of(name) {
            return Value::text(place);
        }
        let name = if name == "psitem" { "_" } else { name };
        self.find(name).cloned().unwrap_or_else(|| match name {
            // A script gets no parameters here.
            "psboundparameters" => Value::Object(Arc::new(Object::table())),
            _ => Value::Null,
        })
    }

    fn find(&self, name: &str) -> Option<&Value> {
        let found = self.variables.0.binary_search_by(|it| it.0.as_str().cmp(name)).ok();
        found.and_then(|it| self.variables.0.get(it)).map(|it| &it.1)
    }

    pub fn has_value(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// Replaces an object wherever a variable has it, because PowerShell shares objects.
    pub fn replace(&mut self, old: &Arc<Object>, new: &Value) -> Ran<()> {
        let work: usize = self.variables.0.iter().map(|it| it.1.items().len()).sum();
        self.charge(work / 8)?;
        let is_old = |it: &Value| matches!(it, Value::Object(it) if Arc::ptr_eq(it, old));
        let hidden = self.hidden.iter_mut().flatten().filter_map(|it| it.1.as_mut());
        for value in self.variables.0.iter_mut().map(|it| &mut it.1).chain(hidden) {
            match value {
                it if is_old(it) => *it = new.clone(),
                Value::List(items) if items.iter().any(is_old) => {
                    let items = items.iter().map(|it| if is_old(it) { new } else { it });
                    *value = Value::List(items.cloned().collect());
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Runs the understood statements of a script. The variables that other statements would have
    /// set have no value, and statements that read them do not run either.
    pub fn script(&mut self, script: &Script) -> Ran<()> {
        for statement in script.decided() {
            match statement {
                Decided::Understood(it) => {
                    let lacks = |name: &&str| !self.has_value(name) && !name.starts_with(FUNCTION);
                    match it.reads().find(lacks) {
                        None => self.whole(it)?,
                        Some(name) => {
                            let found = format!("${name}");
                            let problem = Problem::Variable { found: found.clone(), similar: None };
                            let error = Diagnostic { problem, span: it.span };
                            self.refuse(error, Some(&(found, it.span)), it.gives());
                        }
                    }
                }
                Decided::Refused(it) => {
                    let gives = it.gives.iter().map(String::as_str);
                    self.refuse(it.error.clone(), it.of.as_ref(), gives);
                }
            }
            self.finish();
        }
        Ok(())
    }

    /// Skips a statement and prints PowerShell's error, if it is known.
    fn refuse<'n>(
        &mut self,
        error: Diagnostic,
        of: Option<&(String, Span)>,
        gives: impl Iterator<Item = &'n str>,
    ) {
        self.finish();
        self.step.span = error.span;
        for name in gives {
            self.variables.0.retain(|it| it.0 != name);
        }
        if let Some((name, place)) = of
            && let Some(failure) = Failure::seen_before(self.text, name, &error)
        {
            self.fail_at(name, *place, &failure);
        }
        self.refused.push(error);
    }

    /// Begins a step with a pipeline. The caller ends it.
    pub fn own_step(&mut self, pipeline: &Pipeline) -> Ran<Vec<Value>> {
        self.finish();
        self.step.span = pipeline.span;
        self.standing = None;
        self.pipeline(pipeline)
    }

    pub fn output(&mut self, values: &[Value]) {
        for line in print(values) {
            self.print(Stream::Output, line);
        }
    }

    /// Prints a line, which counts as work.
    pub fn print(&mut self, stream: Stream, text: String) {
        self.work = self.work.saturating_add(1 + text.len() / 16);
        self.step.lines.push(OutputLine { stream, text });
    }

    /// An error that `try` can catch, and that ends the innermost statement otherwise.
    pub fn throw<T>(&self, what: &str, span: Span, failure: Failure) -> Ran<T> {
        let what = what.to_owned();
        Err(Halt::Thrown(Box::new(Thrown { what, span, failure, reach: Reach::Statement })))
    }

    /// An error that ends the whole statement of the script unless `try` catches it.
    pub fn throw_far<T>(&self, what: &str, span: Span, failure: Failure) -> Ran<T> {
        let what = what.to_owned();
        Err(Halt::Thrown(Box::new(Thrown { what, span, failure, reach: Reach::Script })))
    }

    /// Keeps an error for `$Error` and returns it as a value.
    pub fn remember(&mut self, failure: &Failure) -> Value {
        let message = Value::text(failure.message());
        let exception = Value::row(vec![("Message".to_owned(), message)]);
        let properties = vec![("Exception".to_owned(), exception)];
        let error = Value::Object(Arc::new(Object { kind: ObjectKind::Error, properties }));
        let mut all = vec![error.clone()];
        all.extend(self.get("error").items().iter().take(20).cloned());
        self.put("error", Value::list(all));
        error
    }
}
