//! Calls the script's own functions.

use super::super::language::syntax::{ArgumentKind, Call, Function, FunctionParameter};
use super::evaluate::{Halt, Output, Ran, Runner};
use super::failure::Failure;
use super::methods;
use super::value::{ObjectKind, Value};
use std::sync::Arc;

/// The values of the parameters of a function, in their order.
struct Bound {
    values: Vec<Option<Value>>,
    /// The values that no parameter takes: `$args`.
    rest: Vec<Value>,
    /// The variables that parameters of every advanced function set in it.
    preferences: Vec<(&'static str, Value)>,
}

impl Runner<'_> {
    pub fn call_function(
        &mut self,
        function: &Arc<Function>,
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
        let ends = self.run_function(function, &bound, fed, input, &mut out);
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

    fn run_function(
        &mut self,
        function: &Function,
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
        self.set("args", Value::list(bound.rest.clone()));
        self.set("input", Value::list(input.clone().unwrap_or_default()));
        let out = &mut Output::Values(out);
        self.block(&function.begin, out)?;
        let fed = fed.and_then(|it| function.parameters.get(it)).map(|it| it.name.clone());
        if let Some(process) = &function.process {
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
        self.block(&function.end, out)
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

    fn bind_function(&mut self, function: &Function, call: &Call) -> Ran<Result<Bound, Failure>> {
        let mut bound = Bound {
            values: vec![None; function.parameters.len()],
            rest: Vec::new(),
            preferences: Vec::new(),
        };
        let find = |written: &str| {
            let is = |it: &FunctionParameter| it.name.eq_ignore_ascii_case(written);
            let starts = |it: &FunctionParameter| {
                it.name.get(..written.len()).is_some_and(|it| it.eq_ignore_ascii_case(written))
            };
            let all = &function.parameters;
            all.iter().position(is).or_else(|| all.iter().position(starts))
        };
        let mut loose = Vec::new();
        let mut arguments = call.arguments.iter().peekable();
        while let Some(argument) = arguments.next() {
            match &argument.kind {
                ArgumentKind::Value(value) => loose.push(self.evaluate(value)?),
                ArgumentKind::Splat(name) => match self.get(name) {
                    Value::Object(table) if table.kind == ObjectKind::Table => {
                        for (key, value) in &table.properties {
                            match find(key).and_then(|it| bound.values.get_mut(it)) {
                                Some(it) => *it = Some(value.clone()),
                                None => match common(key) {
                                    Some(it) => {
                                        let sets = it.sets.map(|it| (it, value.clone()));
                                        bound.preferences.extend(sets);
                                    }
                                    None => return Ok(Err(Failure::Parameter(key.clone()))),
                                },
                            }
                        }
                    }
                    it => loose.extend(it.items().iter().cloned()),
                },
                ArgumentKind::Parameter(name) | ArgumentKind::Bound(name, _) => {
                    let place = find(name);
                    let common = common(name).filter(|_| place.is_none());
                    let is_switch = match place.and_then(|it| function.parameters.get(it)) {
                        Some(it) => it.is_switch(),
                        None => common.is_some_and(|it| it.is_switch),
                    };
                    let value = match &argument.kind {
                        ArgumentKind::Bound(_, value) => self.evaluate(value)?,
                        _ if is_switch => Value::Boolean(true),
                        _ => {
                            let next =
                                arguments.next_if(|it| matches!(it.kind, ArgumentKind::Value(_)));
                            match next.map(|it| &it.kind) {
                                Some(ArgumentKind::Value(value)) => self.evaluate(value)?,
                                _ => return Ok(Err(Failure::NoValueFor(name.clone()))),
                            }
                        }
                    };
                    match place.and_then(|it| bound.values.get_mut(it)) {
                        Some(it) => *it = Some(value),
                        None if common.is_some() => {
                            let sets = common.and_then(|it| it.sets);
                            bound.preferences.extend(sets.map(|it| (it, value)));
                        }
                        None => return Ok(Err(Failure::Parameter(name.clone()))),
                    }
                }
            }
        }
        let mut loose = loose.into_iter();
        for (it, value) in function.parameters.iter().zip(&mut bound.values) {
            if value.is_none() && !it.is_switch() {
                *value = loose.next();
            }
        }
        bound.rest = loose.collect();
        Ok(Ok(bound))
    }
}

/// A parameter that every advanced function has.
#[derive(Clone, Copy)]
struct Common {
    name: &'static str,
    is_switch: bool,
    /// The variable that it sets inside the function, as far as the simulation looks at it.
    sets: Option<&'static str>,
}

fn common(name: &str) -> Option<Common> {
    const fn of(name: &'static str, is_switch: bool, sets: Option<&'static str>) -> Common {
        Common { name, is_switch, sets }
    }
    const ALL: [Common; 7] = [
        of("Verbose", true, None),
        of("Debug", true, None),
        of("Confirm", true, None),
        of("WhatIf", true, Some("WhatIfPreference")),
        of("ErrorAction", false, Some("ErrorActionPreference")),
        of("WarningAction", false, None),
        of("InformationAction", false, None),
    ];
    ALL.into_iter().find(|it| it.name.eq_ignore_ascii_case(name))
}
