//! Statements and expressions of a running script.

use super::super::language::syntax::{
    Block, Expression, ExpressionKind, Operator, Part, Pipeline, Statement, StatementKind,
};
use super::super::language::{Decided, Diagnostic, Problem, Script, Span};
use super::Tenant;
use super::commands::{Answer, Confirmation, Input, OutputLine, RunStep, Stream};
use super::failure::Failure;
use super::print::print;
use super::value::{Object, ObjectKind, Value, Variables};
use std::cell::OnceCell;
use std::sync::Arc;

/// How many steps of work a script may take.
const MOST_WORK: usize = 1_000_000;

/// How many pipelines of a script may run.
const MOST_STEPS: usize = 10_000;

/// How long a text may become, in bytes.
const LONGEST_TEXT: usize = 100_000;

/// Why a script stops before its end.
pub(super) enum Halt {
    Asks(Confirmation),
    TooLong,
    /// An error that ends its statement.
    Stopped,
}

pub(super) type Ran<T> = Result<T, Halt>;

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
    /// The variables by lower-case name, sorted.
    pub variables: Variables,
    /// Why statements did not run: the first error of each.
    pub refused: Vec<Diagnostic>,
    /// Whether the last `Write-Host` ended without a line end.
    pub line_is_open: bool,
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
            variables: input.variables.cloned().unwrap_or_default(),
            refused: Vec::new(),
            line_is_open: false,
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
            return Err(Halt::TooLong);
        }
        Ok(())
    }

    /// Charges the work of a failed call, which compares the name with all known names.
    pub const fn charge_failure(&mut self) {
        self.work = self.work.saturating_add(100);
    }

    /// `At line:1 char:1`, as PowerShell prints it.
    pub fn place(&self, span: Span) -> String {
        let starts = self.line_starts.get_or_init(|| {
            let ends = self.text.bytes().enumerate().filter(|(_, it)| *it == b'\n');
            std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect()
        });
        let line = starts.partition_point(|it| *it <= span.start);
        let start = line.checked_sub(1).and_then(|it| starts.get(it));
        let before = self.text.get(start.copied().unwrap_or(0)..span.start).unwrap_or("");
        format!("At line:{line} char:{}", before.chars().count() + 1)
    }

    pub fn set(&mut self, name: &str, value: Value) {
        let name = name.to_lowercase();
        match self.variables.0.binary_search_by(|it| it.0.cmp(&name)) {
            Ok(at) => {
                if let Some(it) = self.variables.0.get_mut(at) {
                    it.1 = value;
                }
            }
            Err(at) => self.variables.0.insert(at, (name, value)),
        }
    }

    pub fn get(&self, name: &str) -> Value {
        let name = name.to_lowercase();
        match name.as_str() {
            "true" => return Value::Boolean(true),
            "false" => return Value::Boolean(false),
            "null" => return Value::Null,
            _ => {}
        }
        let name = if name == "psitem" { "_" } else { &name };
        let found = self.variables.0.binary_search_by(|it| it.0.as_str().cmp(name)).ok();
        found.and_then(|it| self.variables.0.get(it)).map_or(Value::Null, |it| it.1.clone())
    }

    /// Runs the understood statements of a script. The variables that other statements would have
    /// set have no value, and statements that read them do not run either.
    pub fn script(&mut self, script: &Script) -> Ran<()> {
        for statement in script.decided() {
            match statement {
                Decided::Understood(it) => match it.reads().find(|it| !self.has_value(it)) {
                    None => match self.statement(it) {
                        Ok(()) | Err(Halt::Stopped) => {}
                        Err(halt) => return Err(halt),
                    },
                    Some(name) => {
                        let found = format!("${name}");
                        let problem = Problem::Variable { found: found.clone(), similar: None };
                        let error = Diagnostic { problem, span: it.span };
                        self.refuse(error, Some(&(found, it.span)), it.gives());
                    }
                },
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

    fn has_value(&self, name: &str) -> bool {
        self.variables.0.binary_search_by(|it| it.0.as_str().cmp(name)).is_ok()
    }

    /// Runs statements, each as a step, and prints their output.
    fn block(&mut self, block: &Block) -> Ran<()> {
        block.iter().try_for_each(|it| self.statement(it))
    }

    fn statement(&mut self, statement: &Statement) -> Ran<()> {
        self.charge(1)?;
        match &statement.kind {
            StatementKind::Run(pipeline) => {
                let out = self.own_step(pipeline)?;
                self.output(&out);
                self.finish();
            }
            StatementKind::Assign { variable, value } => {
                let out = self.own_step(value)?;
                self.finish();
                self.set(variable, Value::of_stream(out));
            }
            StatementKind::ForEach { variable, over, body } => {
                let items = self.own_step(over)?;
                self.finish();
                for item in items {
                    self.charge(1)?;
                    self.set(variable, item);
                    self.block(body)?;
                }
            }
            StatementKind::If(branches, otherwise) => {
                for (condition, body) in branches {
                    let holds = Value::of_stream(self.own_step(condition)?).is_true();
                    self.finish();
                    if holds {
                        return self.block(body);
                    }
                }
                self.block(otherwise)?;
            }
        }
        Ok(())
    }

    /// Begins a step with a pipeline. The caller ends it.
    fn own_step(&mut self, pipeline: &Pipeline) -> Ran<Vec<Value>> {
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

    /// The output of nested statements.
    pub fn collect(&mut self, block: &Block) -> Ran<Vec<Value>> {
        let mut out = Vec::new();
        for statement in block {
            self.charge(1)?;
            match &statement.kind {
                StatementKind::Run(pipeline) => out.extend(self.pipeline(pipeline)?),
                StatementKind::Assign { variable, value } => {
                    let value = self.pipeline(value)?;
                    self.set(variable, Value::of_stream(value));
                }
                StatementKind::ForEach { variable, over, body } => {
                    for item in self.pipeline(over)? {
                        self.set(variable, item);
                        out.extend(self.collect(body)?);
                    }
                }
                StatementKind::If(branches, otherwise) => {
                    let mut taken = otherwise;
                    for (condition, body) in branches {
                        if Value::of_stream(self.pipeline(condition)?).is_true() {
                            taken = body;
                            break;
                        }
                    }
                    out.extend(self.collect(taken)?);
                }
            }
        }
        Ok(out)
    }

    fn pipeline(&mut self, pipeline: &Pipeline) -> Ran<Vec<Value>> {
        let mut stream = match &pipeline.source {
            Some(source) => Some(self.evaluate(source)?.into_stream()),
            None => None,
        };
        for call in &pipeline.commands {
            let out = self.call(call, stream.take())?;
            self.charge(out.len())?;
            stream = Some(out);
        }
        Ok(stream.unwrap_or_default())
    }

    pub fn evaluate(&mut self, expression: &Expression) -> Ran<Value> {
        let value = match &expression.kind {
            ExpressionKind::Literal(text) => Value::text(text),
            ExpressionKind::Number(number) => Value::Number(*number),
            ExpressionKind::Variable(name) => self.get(name),
            ExpressionKind::Expandable(parts) => {
                let mut text = String::new();
                for part in parts {
                    match part {
                        Part::Literal(it) => text.push_str(it),
                        Part::Variable(name, members) => {
                            let value = self.get(name);
                            self.charge(value.weight())?;
                            let value = members.iter().fold(value, |value, it| value.property(it));
                            text.push_str(&value.to_text());
                        }
                    }
                    if text.len() > LONGEST_TEXT {
                        return Err(Halt::TooLong);
                    }
                }
                Value::text(text)
            }
            ExpressionKind::Member(of, names) => {
                let mut value = self.evaluate(of)?;
                for name in names {
                    self.charge(value.weight())?;
                    value = value.property(name);
                }
                value
            }
            ExpressionKind::List(items) => {
                let mut values = Vec::new();
                for item in items {
                    let value = self.evaluate(item)?;
                    self.charge(value.weight())?;
                    values.push(value);
                }
                Value::list(values)
            }
            ExpressionKind::Table(entries) => {
                let mut properties = Vec::new();
                for (key, value) in entries {
                    self.charge(key.len() / 64)?;
                    properties.push((key.clone(), self.evaluate(value)?));
                }
                Value::Object(Arc::new(Object { kind: ObjectKind::Table, properties }))
            }
            ExpressionKind::Group(body) => Value::of_stream(self.collect(body)?),
            // A script block is a value only where a command takes one.
            ExpressionKind::Script(_) => Value::text(expression.span.of(self.text)),
            ExpressionKind::Chain(first, rest) => {
                let mut left = self.evaluate(first)?;
                for (operator, right) in rest {
                    left = self.operate(left, *operator, right)?;
                }
                left
            }
            ExpressionKind::Not(inner) => Value::Boolean(!self.evaluate(inner)?.is_true()),
        };
        self.charge(value.weight())?;
        Ok(value)
    }

    /// Applies one operator. The right side is not evaluated if the left side decides.
    fn operate(&mut self, left: Value, operator: Operator, right: &Expression) -> Ran<Value> {
        let is_true = left.is_true();
        let decided = match operator {
            Operator::And => !is_true,
            Operator::Or => is_true,
            _ => false,
        };
        if decided {
            return Ok(Value::Boolean(is_true));
        }
        let right_span = right.span;
        let right = self.evaluate(right)?;
        let pairs = left.weight().saturating_mul(right.weight());
        // A pattern is compared at every position of a text.
        self.charge(if pairs > 1 { pairs.saturating_mul(16) } else { 1 })?;
        if operator != Operator::Plus {
            return Ok(left.compare(operator, &right));
        }
        if left.to_text().len() + right.to_text().len() > LONGEST_TEXT {
            return Err(Halt::TooLong);
        }
        match left.plus(&right) {
            Some(sum) => Ok(sum),
            None => {
                self.fail_at("+", right_span, &Failure::NotHere("+".to_owned()));
                Err(Halt::Stopped)
            }
        }
    }
}
