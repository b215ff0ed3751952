//! Runs statements.

use super::super::language::syntax::{
    Block, Case, Expression, ExpressionKind, Loop, Matching, Operator, OperatorKind, Pipeline,
    Statement, StatementKind, Switch, Try,
};
use super::super::language::{FUNCTION, gives_of};
use super::commands::{Note, OutputLine, Stream};
use super::compare::is_like_in;
use super::evaluate::{Halt, MOST_ITEMS, Output, Ran, Reach, Runner};
use super::failure::{Failure, Limit};
use super::value::Value;
use std::sync::Arc;

impl Runner<'_> {
    /// Runs a statement of the script. An error ends it, and the script goes on.
    pub fn whole(&mut self, statement: &Statement) -> Ran<()> {
        match self.statement(statement, &mut Output::Screen) {
            Err(Halt::Thrown(it)) => {
                self.remember(&it.failure);
                self.fail_at(&it.what, it.span, &it.failure);
                Ok(())
            }
            Err(Halt::Return | Halt::Exit) => Err(Halt::Exit),
            Err(Halt::Break | Halt::Continue) => Ok(()),
            Err(Halt::TooLong(limit)) => {
                self.fail_at("PowerShell", statement.span, &Failure::Limit(limit));
                Err(Halt::TooLong(limit))
            }
            other => other,
        }
    }

    pub fn block(&mut self, block: &[Statement], out: &mut Output<'_>) -> Ran<()> {
        block.iter().try_for_each(|it| self.statement(it, out))
    }

    /// The output of nested statements.
    pub fn collect(&mut self, block: &Block) -> Ran<Vec<Value>> {
        let mut values = Vec::new();
        self.block(block, &mut Output::Values(&mut values))?;
        Ok(values)
    }

    /// Runs a statement. If what decides is outside the simulation, it does not run, and what it
    /// would have set is unknown.
    fn statement(&mut self, statement: &Statement, out: &mut Output<'_>) -> Ran<()> {
        self.charge(1)?;
        match self.nested(|it| it.run_statement(statement, out)) {
            Err(Halt::Thrown(it)) if it.reach == Reach::Statement && self.tries == 0 => {
                self.remember(&it.failure);
                self.begin(statement);
                self.fail_at(&it.what, it.span, &it.failure);
                self.lose(statement, out);
                Ok(())
            }
            Err(Halt::Unknown) => {
                self.lose(statement, out);
                let word = statement.span.of(self.text).split([' ', '\n', '(']).next();
                let word = word.unwrap_or("").chars().take(40).collect::<String>();
                self.begin(statement);
                self.fail_at(&word, statement.span, &Failure::Depends);
                Ok(())
            }
            other => other,
        }
    }

    /// A step that did nothing before is that of this statement.
    fn begin(&mut self, statement: &Statement) {
        if self.step.is_empty() {
            self.step.span = statement.span;
        }
    }

    /// What a statement would have given is unknown.
    fn lose(&mut self, statement: &Statement, out: &mut Output<'_>) {
        for name in gives_of(statement) {
            self.set(&name, Value::Unknown);
        }
        if let Output::Values(values) = out {
            values.push(Value::Unknown);
        }
    }

    fn run_statement(&mut self, statement: &Statement, out: &mut Output<'_>) -> Ran<()> {
        match &statement.kind {
            StatementKind::Run(pipeline) => self.run_pipeline(pipeline, out),
            // What is assigned runs only for a variable without a value.
            StatementKind::Assign { target, operator: Some(operator), .. }
                if operator.kind == OperatorKind::Coalesce
                    && self.evaluate(target)? != Value::Null =>
            {
                Ok(())
            }
            StatementKind::Assign { target, operator, value } => {
                let value = self.value_of(value, out)?;
                self.assign(target, *operator, value)
            }
            StatementKind::ForEach { variable, over, body } => {
                let items = self.values(over, out)?;
                for item in items {
                    self.charge(1)?;
                    if item.is_unknown() {
                        return Err(Halt::Unknown);
                    }
                    self.set(variable, item);
                    if self.turn(body, out)? {
                        break;
                    }
                }
                Ok(())
            }
            StatementKind::If(branches, otherwise) => {
                for (condition, body) in branches {
                    if self.holds(condition, out)? {
                        return self.block(body, out);
                    }
                }
                self.block(otherwise, out)
            }
            StatementKind::Loop(it) => self.run_loop(it, out),
            StatementKind::Switch(it) => self.switch(it, out),
            StatementKind::Try(it) => self.try_catch(it, out),
            StatementKind::Function(it) => {
                self.set(&format!("{FUNCTION}{}", it.name), Value::Function(Arc::clone(it)));
                Ok(())
            }
            StatementKind::Parameters(all) => {
                for it in all {
                    if it.is_asked() {
                        let name = it.name.to_lowercase();
                        self.variables.0.retain(|it| it.0 != name);
                        continue;
                    }
                    let value = self.default_of(it)?;
                    self.set(&it.name, value);
                }
                Ok(())
            }
            StatementKind::Return(it) => {
                if let Some(it) = it {
                    self.run_pipeline(it, out)?;
                }
                Err(Halt::Return)
            }
            StatementKind::Throw(it) => {
                let value = match it {
                    Some(it) => Value::of_stream(self.values(it, out)?),
                    None => self.get("_"),
                };
                self.known(&value)?;
                self.throw_far("throw", statement.span, Failure::Thrown(value.to_text()))
            }
            StatementKind::Exit(_) => {
                self.step.span = statement.span;
                self.step.note(Note::Exited);
                Err(Halt::Exit)
            }
            StatementKind::Break => Err(Halt::Break),
            StatementKind::Continue => Err(Halt::Continue),
        }
    }

    fn run_pipeline(&mut self, pipeline: &Pipeline, out: &mut Output<'_>) -> Ran<()> {
        // `$n++` gives nothing as a statement.
        let is_step = pipeline.commands.is_empty()
            && matches!(
                pipeline.source,
                Some(Expression { kind: ExpressionKind::Step(..) | ExpressionKind::Cast(..), .. })
            );
        let is_void = |it: &Expression| match &it.kind {
            ExpressionKind::Step(..) => true,
            ExpressionKind::Cast(name, _) => name == "void",
            _ => false,
        };
        let is_silent = is_step && pipeline.source.as_ref().is_some_and(is_void);
        match out {
            Output::Screen => {
                let values = self.own_step(pipeline)?;
                if !is_silent {
                    self.output(&values);
                    self.tell_unknown(pipeline, &values);
                }
                self.finish();
            }
            Output::Values(all) => {
                let values = self.pipeline(pipeline)?;
                if !is_silent {
                    all.extend(values);
                }
                if all.len() > MOST_ITEMS {
                    return Err(Halt::TooLong(Limit::Items));
                }
            }
        }
        Ok(())
    }

    /// Says that something of what is displayed is unknown, unless an error says so already.
    fn tell_unknown(&mut self, pipeline: &Pipeline, values: &[Value]) {
        let is_simulated = pipeline.commands.first().is_some_and(|it| it.cmdlet.is_some());
        let is_error = |it: &OutputLine| matches!(it.stream, Stream::Error(_));
        if is_simulated
            && values.iter().any(Value::is_unknown)
            && !self.step.lines.iter().any(is_error)
            && let Some(last) = pipeline.commands.last()
        {
            self.fail_at(&last.name, last.name_span, &Failure::Depends);
        }
    }

    /// The output of a pipeline that is not displayed, such as a condition.
    fn values(&mut self, pipeline: &Pipeline, out: &Output<'_>) -> Ran<Vec<Value>> {
        match out {
            Output::Screen => {
                let values = self.own_step(pipeline)?;
                self.finish();
                Ok(values)
            }
            Output::Values(_) => self.pipeline(pipeline),
        }
    }

    /// The value of a statement: nothing, a value or a list.
    fn value_of(&mut self, statement: &Statement, out: &Output<'_>) -> Ran<Value> {
        match &statement.kind {
            // An empty list and a list with one item stay lists.
            StatementKind::Run(Pipeline { source: Some(source), commands, .. })
                if commands.is_empty() =>
            {
                if let Output::Screen = out {
                    self.finish();
                    self.step.span = statement.span;
                    self.standing = None;
                }
                let value = self.evaluate(source)?;
                if let Output::Screen = out {
                    self.finish();
                }
                Ok(value)
            }
            StatementKind::Run(pipeline) => Ok(Value::of_stream(self.values(pipeline, out)?)),
            _ => {
                let mut values = Vec::new();
                self.statement(statement, &mut Output::Values(&mut values))?;
                Ok(Value::of_stream(values))
            }
        }
    }

    fn holds(&mut self, condition: &Pipeline, out: &Output<'_>) -> Ran<bool> {
        let value = Value::of_stream(self.values(condition, out)?);
        self.known(&value)?;
        Ok(value.is_true())
    }

    /// Stops a statement that depends on something outside the simulation.
    pub fn known(&self, value: &Value) -> Ran<()> {
        if value.is_unknown() { Err(Halt::Unknown) } else { Ok(()) }
    }

    /// One turn of a loop. Returns whether it ends here.
    fn turn(&mut self, body: &Block, out: &mut Output<'_>) -> Ran<bool> {
        match self.block(body, out) {
            Ok(()) | Err(Halt::Continue) => Ok(false),
            Err(Halt::Break) => Ok(true),
            Err(halt) => Err(halt),
        }
    }

    fn run_loop(&mut self, it: &Loop, out: &mut Output<'_>) -> Ran<()> {
        if let Some(first) = &it.first {
            self.statement(first, out)?;
        }
        let mut skips = it.body_first;
        loop {
            self.charge(1)?;
            let goes_on = match &it.condition {
                Some(condition) if !skips => self.holds(condition, out)? == it.goes_on_while,
                _ => true,
            };
            skips = false;
            if !goes_on || self.turn(&it.body, out)? {
                return Ok(());
            }
            if let Some(next) = &it.next {
                self.statement(next, out)?;
            }
        }
    }

    fn switch(&mut self, it: &Switch, out: &mut Output<'_>) -> Ran<()> {
        let items = self.values(&it.over, out)?;
        let outer = self.get("_");
        let items = if items.is_empty() { vec![Value::Null] } else { items };
        let mut ends = Ok(());
        'items: for item in items {
            self.charge(1)?;
            self.known(&item)?;
            self.set("_", item.clone());
            let mut is_found = false;
            for clause in &it.clauses {
                let fits = match &clause.wanted.kind {
                    ExpressionKind::Script(body) => {
                        let value = Value::of_stream(self.collect(body)?);
                        self.known(&value)?;
                        value.is_true()
                    }
                    _ => {
                        let wanted = self.evaluate(&clause.wanted)?;
                        self.known(&wanted)?;
                        self.fits(&item, &wanted, it.matching, it.case)?
                    }
                };
                if !fits {
                    continue;
                }
                is_found = true;
                match self.block(&clause.body, out) {
                    Ok(()) => {}
                    Err(Halt::Break) => break 'items,
                    Err(Halt::Continue) => continue 'items,
                    Err(halt) => {
                        ends = Err(halt);
                        break 'items;
                    }
                }
            }
            if let (Some(body), false) = (&it.otherwise, is_found)
                && self.turn(body, out)?
            {
                break;
            }
        }
        self.set("_", outer);
        ends
    }

    fn fits(&mut self, item: &Value, wanted: &Value, by: Matching, case: Case) -> Ran<bool> {
        Ok(match by {
            Matching::Exact => item.equals(wanted, case),
            Matching::Wildcard => is_like_in(&item.to_text(), &wanted.to_text(), case),
            Matching::Regex => {
                let operator = Operator { kind: OperatorKind::Match, case };
                self.matches(item, operator, wanted)?.is_true()
            }
        })
    }

    fn try_catch(&mut self, it: &Try, out: &mut Output<'_>) -> Ran<()> {
        self.tries += 1;
        let mut ends = self.block(&it.body, out);
        self.tries -= 1;
        if let Err(Halt::Thrown(thrown)) = &ends {
            let found = it.catches.iter().find(|it| {
                let is_any = |it: &String| it.ends_with("exception");
                it.types.is_empty() || it.types.iter().any(is_any)
            });
            if let Some(found) = found {
                let outer = self.get("_");
                let error = self.remember(&thrown.failure);
                self.set("_", error);
                ends = self.block(&found.body, out);
                self.set("_", outer);
            }
        }
        self.block(&it.finally, out)?;
        ends
    }
}
