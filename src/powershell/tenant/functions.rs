//! Calls the script's own functions.

use super::super::catalog::full_name;
use super::super::language::names_variable;
use super::super::language::syntax::{
    Argument, ArgumentKind, Call, Function, FunctionKind, FunctionParameter, Statement,
    StatementKind,
};
use super::confirming::{CONFIRM_PREFERENCE, Caller, WHAT_IF_PREFERENCE};
use super::evaluate::{Halt, Output, Ran, Runner};
use super::failure::Failure;
use super::methods;
use super::value::{Object, ObjectKind, Value};
use std::iter::Peekable;
use std::sync::Arc;
use strum::VariantArray;

/// What the arguments of a call give to a function.
#[derive(Default)]
struct Bound {
    /// The values of its parameters, in their order.
    values: Vec<Option<Value>>,
    /// What no parameter takes: `$args`.
    rest: Vec<Value>,
    /// The variables that common parameters set in it.
    preferences: Vec<(&'static str, Value)>,
}

/// What takes an argument that has a name.
#[derive(Clone, Copy)]
enum Taker {
    /// The parameter of the function in this place.
    Own(usize),
    /// A common parameter.
    Common(Common),
    /// `$args`, which gets the name as well.
    Rest,
}

/// A parameter that PowerShell adds to advanced functions, as far as the simulation looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::IntoStaticStr, strum::VariantArray)]
enum Common {
    Verbose,
    Debug,
    ErrorAction,
    WarningAction,
    InformationAction,
    WhatIf,
    Confirm,
}

impl Common {
    /// The one with this name or alias, or the only one whose name begins like this, if a function of this
    /// kind has it.
    fn named(kind: FunctionKind, written: &str) -> Option<Self> {
        let full = full_name(written);
        let starts = |it: &Self| {
            let name: &str = it.into();
            name.get(..full.len()).is_some_and(|it| it.eq_ignore_ascii_case(full))
        };
        let has = |it: &Self| match kind {
            FunctionKind::Simple => false,
            FunctionKind::Advanced => !matches!(it, Self::WhatIf | Self::Confirm),
            FunctionKind::Confirms(_) => true,
        };
        let mut all = Self::VARIANTS.iter().filter(|it| has(it) && starts(it));
        all.next().copied().filter(|_| all.next().is_none())
    }

    /// Whether it takes no value.
    const fn is_switch(self) -> bool {
        matches!(self, Self::Verbose | Self::Debug | Self::WhatIf | Self::Confirm)
    }

    /// The variable that it sets inside the function, and to what.
    fn preference(self, value: Value) -> Option<(&'static str, Value)> {
        match self {
            Self::WhatIf => Some((WHAT_IF_PREFERENCE, value)),
            Self::Confirm => {
                let asks = if value.is_true() { "Low" } else { "None" };
                Some((CONFIRM_PREFERENCE, Value::text(asks)))
            }
            Self::ErrorAction => Some(("ErrorActionPreference", value)),
            _ => None,
        }
    }
}

/// What a call runs: a function, or a script block.
struct Callable<'a> {
    kind: FunctionKind,
    parameters: &'a [FunctionParameter],
    begin: &'a [Statement],
    process: Option<&'a [Statement]>,
    end: &'a [Statement],
    /// The variables that it reads from outside.
    reads: &'a [String],
}

impl Runner<'_> {
    pub fn call_function(
        &mut self,
        function: &Function,
        call: &Call,
        input: Option<Vec<Value>>,
    ) -> Ran<Vec<Value>> {
        let caller = Caller::of(function).map(|it| std::mem::replace(&mut self.caller, it));
        let callable = Callable {
            kind: function.kind,
            parameters: &function.parameters,
            begin: &function.begin,
            process: function.process.as_deref(),
            end: &function.end,
            reads: &function.reads,
        };
        let out = self.call_callable(&callable, call, input);
        if let Some(caller) = caller {
            self.caller = caller;
        }
        out
    }

    /// `& { … }`. A block may have parameters of its own.
    pub fn call_block(
        &mut self,
        block: &[Statement],
        call: &Call,
        input: Option<Vec<Value>>,
    ) -> Ran<Vec<Value>> {
        let (parameters, end) = match block {
            [Statement { kind: StatementKind::Parameters(all), .. }, rest @ ..] => {
                (all.as_slice(), rest)
            }
            all => ([].as_slice(), all),
        };
        let is_advanced = parameters.iter().any(|it| it.has_attribute);
        let kind = if is_advanced { FunctionKind::Advanced } else { FunctionKind::Simple };
        let block = Callable { kind, parameters, begin: &[], process: None, end, reads: &[] };
        self.call_callable(&block, call, input)
    }

    fn call_callable(
        &mut self,
        function: &Callable<'_>,
        call: &Call,
        input: Option<Vec<Value>>,
    ) -> Ran<Vec<Value>> {
        let bound = match self.bind_function(function, call)? {
            Ok(bound) => bound,
            Err(failure) => {
                self.fail(call, &failure);
                return Ok(Vec::new());
            }
        };
        let is_piped = |it: &FunctionParameter| it.is_piped;
        let fed = function.parameters.iter().position(is_piped).filter(|_| input.is_some());
        for (at, (it, value)) in function.parameters.iter().zip(&bound.values).enumerate() {
            if it.is_mandatory && value.is_none() && fed != Some(at) {
                self.fail(call, &Failure::MissingValue(it.name.clone()));
                return Ok(Vec::new());
            }
        }
        if let Some(lacks) = function.reads.iter().find(|it| !self.is_there(it)) {
            self.fail(call, &Failure::NoValueOf(lacks.clone()));
            return Ok(vec![Value::Unknown]);
        }
        let before = self.called_at;
        self.called_at = before.or(Some(call.name_span));
        self.enter()?;
        let mut out = Vec::new();
        let ends = self.run_callable(function, &bound, fed, input, &mut out);
        self.leave();
        self.called_at = before;
        match ends {
            Ok(()) | Err(Halt::Return) => Ok(out),
            Err(halt) => Err(halt),
        }
    }

    /// Whether something that a function reads has a value. Functions may define others.
    fn is_there(&self, name: &str) -> bool {
        let is_function = name.starts_with(super::super::language::FUNCTION);
        is_function || name == "_" || name == "psitem" || self.has_value(name)
    }

    fn run_callable(
        &mut self,
        function: &Callable<'_>,
        bound: &Bound,
        fed: Option<usize>,
        input: Option<Vec<Value>>,
        out: &mut Vec<Value>,
    ) -> Ran<()> {
        self.charge(1 + function.parameters.len())?;
        for (it, value) in function.parameters.iter().zip(&bound.values) {
            let value = match value {
                Some(value) => match &it.type_name {
                    Some(name) => self.converted(name, value.clone())?,
                    None => value.clone(),
                },
                None => self.default_of(it)?,
            };
            self.set(&it.name, value);
        }
        for (name, value) in &bound.preferences {
            self.set(name, value.clone());
        }
        let mut given = Object::table();
        for (it, value) in function.parameters.iter().zip(&bound.values) {
            if let Some(value) = value {
                given.set(&it.name, value.clone());
            }
        }
        self.set("PSBoundParameters", Value::Object(Arc::new(given)));
        self.set("args", Value::list(bound.rest.clone()));
        self.set("input", Value::list(input.clone().unwrap_or_default()));
        let out = &mut Output::Values(out);
        self.block(function.begin, out)?;
        let fed = fed.and_then(|it| function.parameters.get(it)).map(|it| it.name.clone());
        if let Some(process) = function.process {
            let items = match input {
                Some(items) => items,
                None => vec![Value::Null],
            };
            for item in items {
                self.charge(1)?;
                self.known(&item)?;
                if let Some(name) = &fed {
                    self.set(name, item.clone());
                }
                self.set("_", item);
                match self.block(process, out) {
                    Ok(()) | Err(Halt::Return) => {}
                    Err(halt) => return Err(halt),
                }
            }
        } else if let (Some(name), Some(items)) = (&fed, input) {
            // Without `process`, the parameter has the last item.
            self.set(name, items.last().cloned().unwrap_or(Value::Null));
        }
        self.block(function.end, out)
    }

    fn converted(&mut self, type_name: &str, value: Value) -> Ran<Value> {
        match methods::cast(type_name, value) {
            Ok(value) => Ok(value),
            Err(failure) => self.throw("param", self.step.span, failure),
        }
    }

    /// The value of a parameter that is not given.
    pub fn default_of(&mut self, parameter: &FunctionParameter) -> Ran<Value> {
        if let Some(default) = &parameter.default {
            return self.evaluate(default);
        }
        Ok(match parameter.type_name.as_deref() {
            Some("string") => Value::text(""),
            Some("int" | "int32" | "int64" | "long") => Value::Number(0),
            Some("switch" | "bool" | "boolean") => Value::Boolean(false),
            _ => Value::Null,
        })
    }

    fn bind_function(
        &mut self,
        function: &Callable<'_>,
        call: &Call,
    ) -> Ran<Result<Bound, Failure>> {
        let mut bound = Bound { values: vec![None; function.parameters.len()], ..Bound::default() };
        let mut loose = Vec::new();
        let mut arguments = call.arguments.iter().peekable();
        while let Some(argument) = arguments.next() {
            let given = match &argument.kind {
                ArgumentKind::Value(value) => {
                    loose.push(self.evaluate(value)?);
                    Ok(())
                }
                ArgumentKind::Splat(name) => match self.get(name) {
                    Value::Object(table) if table.kind == ObjectKind::Table => table
                        .properties
                        .iter()
                        .try_for_each(|(key, value)| bound.give(function, key, value.clone())),
                    it => {
                        loose.extend(it.items().iter().cloned());
                        Ok(())
                    }
                },
                ArgumentKind::Bound(name, value) => {
                    let value = self.evaluate(value)?;
                    bound.give(function, name, value)
                }
                ArgumentKind::Parameter(name) => {
                    self.bind_named(function, name, &mut arguments, &mut bound)?
                }
            };
            if let Err(failure) = given {
                return Ok(Err(failure));
            }
        }
        let mut loose = loose.into_iter();
        for (it, value) in function.parameters.iter().zip(&mut bound.values) {
            if value.is_none() && !it.is_switch() {
                *value = loose.next();
            }
        }
        match loose.as_slice().first() {
            Some(surplus) if function.kind != FunctionKind::Simple => {
                return Ok(Err(Failure::Surplus(surplus.to_text())));
            }
            _ => bound.rest.extend(loose),
        }
        Ok(Ok(bound))
    }

    /// Binds `-Name` and the value after it, if it takes one.
    fn bind_named<'a>(
        &mut self,
        function: &Callable<'_>,
        name: &str,
        arguments: &mut Peekable<impl Iterator<Item = &'a Argument>>,
        bound: &mut Bound,
    ) -> Ran<Result<(), Failure>> {
        let taker = match taker(function, name) {
            Ok(taker) => taker,
            Err(failure) => return Ok(Err(failure)),
        };
        let is_switch = match taker {
            Taker::Own(at) => function.parameters.get(at).is_some_and(FunctionParameter::is_switch),
            Taker::Common(it) => it.is_switch(),
            Taker::Rest => false,
        };
        if is_switch {
            return Ok(bound.give(function, name, Value::Boolean(true)));
        }
        let next = arguments.next_if(|it| matches!(it.kind, ArgumentKind::Value(_)));
        let value = match next.map(|it| &it.kind) {
            Some(ArgumentKind::Value(value)) => Some(self.evaluate(value)?),
            _ => None,
        };
        Ok(match (taker, value) {
            (Taker::Rest, value) => {
                bound.rest.push(Value::text(format!("-{name}")));
                bound.rest.extend(value);
                Ok(())
            }
            (_, Some(value)) => bound.give(function, name, value),
            (_, None) => Err(Failure::NoValueFor(name.to_owned())),
        })
    }
}

impl Bound {
    /// Takes a value by the name of its parameter.
    fn give(&mut self, function: &Callable<'_>, name: &str, value: Value) -> Result<(), Failure> {
        match taker(function, name)? {
            Taker::Own(at) => {
                if let Some(place) = self.values.get_mut(at) {
                    *place = Some(value);
                }
            }
            Taker::Common(it) => self.preferences.extend(it.preference(value)),
            Taker::Rest => self.rest.extend([Value::text(format!("-{name}:")), value]),
        }
        Ok(())
    }
}

/// What takes an argument with this name, which may be shortened.
fn taker(function: &Callable<'_>, written: &str) -> Result<Taker, Failure> {
    let all = function.parameters;
    let is = |it: &FunctionParameter| {
        it.name.eq_ignore_ascii_case(written)
            || it.aliases.iter().any(|it| it.eq_ignore_ascii_case(written))
    };
    let starts = |it: &FunctionParameter| {
        it.name.get(..written.len()).is_some_and(|it| it.eq_ignore_ascii_case(written))
    };
    if let Some(at) = all.iter().position(is).or_else(|| all.iter().position(starts)) {
        return Ok(Taker::Own(at));
    }
    if let Some(it) = Common::named(function.kind, written) {
        return Ok(Taker::Common(it));
    }
    match function.kind {
        FunctionKind::Simple => Ok(Taker::Rest),
        _ if names_variable(written) => Err(Failure::NotHere(format!("-{written}"))),
        _ => Err(Failure::Parameter(written.to_owned())),
    }
}
