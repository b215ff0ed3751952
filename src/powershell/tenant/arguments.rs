//! The arguments of a running command, bound and converted to what the parameters take.

use super::super::bind::{Misfit, Shape, bind};
use super::super::catalog::{Cmdlet, Parameter, Takes};
use super::super::language::LONGEST_KEY;
use super::super::language::syntax::{ArgumentKind, Block, Call};
use super::super::shell::has_more;
use super::super::surroundings::asks_surroundings;
use super::super::teams_module::ABOUT_NUMBERS;
use super::evaluate::{Ran, Runner};
use super::failure::Failure;
use super::value::{ObjectKind, Value};
use crate::editions::teams_interop_policy::{DefaultClient, Override, PolicyFields};
use std::sync::Arc;

/// The bound arguments of a command.
#[derive(Clone, Debug, Default)]
pub(super) struct Given {
    bound: Vec<(Parameter, Option<Value>)>,
}

impl Given {
    pub fn value(&self, name: &str) -> Option<&Value> {
        self.bound.iter().find(|it| it.0.name == name).and_then(|it| it.1.as_ref())
    }

    pub fn script(&self, name: &str) -> Option<Arc<Block>> {
        match self.value(name) {
            Some(Value::Script(block)) => Some(Arc::clone(block)),
            _ => None,
        }
    }

    /// Whether a value would come from outside the simulation.
    pub fn is_unknown(&self) -> bool {
        let is_unknown = |it: &Value| match it {
            Value::Object(table) if table.kind == ObjectKind::Table => {
                table.properties.iter().any(|it| it.1.is_unknown())
            }
            it => it.is_unknown(),
        };
        self.bound.iter().any(|it| it.1.as_ref().is_some_and(is_unknown))
    }

    /// A missing value must not count as a missing parameter: without `-Identity` the cmdlets
    /// affect everyone, and without a policy they remove one.
    fn check(&self) -> Result<(), Failure> {
        for (parameter, argument) in &self.bound {
            let name = parameter.name;
            match (parameter.takes, argument) {
                (Takes::Switch, Some(Value::Boolean(_) | Value::Number(_))) => {}
                (Takes::Switch, Some(_)) => return Err(Failure::NotBoolean(name)),
                (Takes::Script | Takes::Object | Takes::Names, Some(Value::Script(_))) => {}
                (_, Some(Value::Script(_))) => return Err(Failure::NotText(name)),
                // It is not documented whether the cmdlets treat a variable without a value as
                // "everybody". Here it is refused, like an empty required parameter.
                (_, Some(Value::Null)) if name == "Identity" => {
                    return Err(Failure::Null(name));
                }
                (_, Some(it @ (Value::Text(_) | Value::Object(_))))
                    if ["Identity", "PolicyName"].contains(&name) && it.to_text().is_empty() =>
                {
                    return Err(Failure::Empty(name));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The same arguments with this `-Identity`.
    pub fn with_identity(&self, name: String) -> Self {
        let mut given = self.clone();
        let parameter = super::super::catalog::IDENTITY;
        given.bound.push((parameter, Some(Value::text(name))));
        given
    }

    /// A text. `None` if the parameter is missing, `$null` or empty.
    pub fn text(&self, name: &'static str) -> Result<Option<String>, Failure> {
        match self.value(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::List(_)) => Err(Failure::NotText(name)),
            Some(it) => Ok(Some(it.to_text()).filter(|it| !it.is_empty())),
        }
    }

    /// Whether a parameter is given.
    pub fn has(&self, name: &str) -> bool {
        self.bound.iter().any(|it| it.0.name == name)
    }

    /// A number. `None` if the parameter is missing.
    pub fn number(&self, name: &'static str) -> Result<Option<usize>, Failure> {
        let Some(value) = self.value(name).map(Value::to_text) else { return Ok(None) };
        value.parse().map(Some).map_err(|_| Failure::NotANumber(name, value))
    }

    /// Whether a switch is on.
    pub fn switch(&self, name: &str) -> bool {
        let found = self.bound.iter().find(|it| it.0.name == name);
        found.is_some_and(|(_, it)| match it {
            Some(value) => value.is_true(),
            None => true,
        })
    }

    /// The items of a list, also of one that is given in several parts.
    pub fn items(&self, name: &str) -> Vec<Value> {
        let all = self.bound.iter().filter(|it| it.0.name == name).filter_map(|it| it.1.as_ref());
        all.flat_map(|it| match it {
            Value::Null => vec![Value::Null],
            it => it.items().to_vec(),
        })
        .collect()
    }

    /// The items of a list as text.
    pub fn names(&self, name: &str) -> Vec<String> {
        self.items(name).iter().map(Value::to_text).collect()
    }

    /// The settings of a policy after the given ones replace the old ones.
    pub fn fields(&self, was: PolicyFields) -> Result<PolicyFields, Failure> {
        // An instance that was changed brings its own.
        let value = |name: &str| match self.value("Instance") {
            Some(Value::Object(it)) => self.value(name).or_else(|| it.property(name)),
            _ => self.value(name),
        };
        let allow = match value("AllowEndUserClientOverride") {
            None => was.allow_end_user_client_override,
            Some(it @ (Value::Boolean(_) | Value::Number(_))) if it.is_true() => Override::On,
            Some(Value::Boolean(_) | Value::Number(_)) => Override::Off,
            Some(_) => return Err(Failure::NotBoolean("AllowEndUserClientOverride")),
        };
        let client = |name, was: DefaultClient| match value(name) {
            None | Some(Value::Null) => Ok(was),
            Some(Value::List(_)) => Err(Failure::NotText(name)),
            Some(it) => match it.to_text() {
                it if it.is_empty() => Ok(was),
                it => it.parse().map_err(|_| Failure::NotClient(name, it)),
            },
        };
        Ok(PolicyFields {
            allow_end_user_client_override: allow,
            calling_default_client: client("CallingDefaultClient", was.calling_default_client)?,
            chat_default_client: client("ChatDefaultClient", was.chat_default_client)?,
        })
    }
}

impl Runner<'_> {
    /// Binds the arguments of a command, or returns the error of PowerShell. Pipeline input counts
    /// as the first parameter.
    pub fn given(
        &mut self,
        call: &Call,
        cmdlet: Cmdlet,
        has_input: bool,
    ) -> Ran<Result<Given, Failure>> {
        let mut shapes = Vec::new();
        let mut arguments: Vec<Option<Value>> = Vec::new();
        for argument in &call.arguments {
            let span = argument.span;
            self.charge((span.end - span.start) / 64)?;
            let (name, value) = match &argument.kind {
                ArgumentKind::Parameter(name) => (Some(name.clone()), None),
                ArgumentKind::Bound(name, value) => {
                    (Some(name.clone()), Some(self.evaluate(value)?))
                }
                ArgumentKind::Value(value) => (None, Some(self.evaluate(value)?)),
                ArgumentKind::Splat(variable) => {
                    let table = match self.get(variable) {
                        Value::Object(table) if table.kind == ObjectKind::Table => table,
                        it if it.is_unknown() => return Ok(Err(Failure::Depends)),
                        _ => return Ok(Err(Failure::NotATable(variable.clone()))),
                    };
                    for (key, value) in &table.properties {
                        let name = Some(key.chars().take(LONGEST_KEY).collect());
                        shapes.push(Shape { name, has_value: true, span });
                        arguments.push(Some(value.clone()));
                    }
                    continue;
                }
            };
            shapes.push(Shape { name, has_value: value.is_some(), span });
            arguments.push(value);
        }
        self.charge(shapes.len())?;
        let binding = bind(cmdlet, &shapes);
        let era = self.tenant.era;
        if let Some(too_early) = binding.bound.iter().find(|it| !era.has(cmdlet, it.parameter.name))
        {
            return Ok(Err(Failure::Parameter(too_early.parameter.name.to_owned())));
        }
        if let Some((misfit, _)) = binding.misfits.first() {
            return Ok(Err(match misfit {
                Misfit::Unknown(name) if has_more(cmdlet, name) => {
                    Failure::NotHere(format!("-{name}"))
                }
                Misfit::Unknown(name) => Failure::Parameter(name.clone()),
                Misfit::Ambiguous(name, candidates) => {
                    Failure::Ambiguous(name.clone(), candidates.clone())
                }
                Misfit::Repeated(name) => Failure::Repeated(name),
                Misfit::NoValue(name) => Failure::NoValue(name),
                Misfit::Surplus(at) => Failure::Surplus(match arguments.get(*at) {
                    Some(Some(value)) => value.to_text(),
                    _ => String::new(),
                }),
            }));
        }
        let first_missing = binding.missing(cmdlet).find(|it| !(has_input && *it == "Identity"));
        if let Some(name) = first_missing {
            return Ok(Err(Failure::Missing(name)));
        }
        let bound = binding.bound.into_iter().map(|it| {
            let value = it.value.and_then(|at| arguments.get(at).cloned().flatten());
            // There is one file here, so which one a path names does not matter.
            let is_path =
                ["Path", "FilePath"].contains(&it.parameter.name) && !asks_surroundings(cmdlet);
            // Neither does the place of a number.
            let is_idle = is_path || ABOUT_NUMBERS.contains(&it.parameter.name);
            let is_lost = is_idle && value.as_ref().is_some_and(Value::is_unknown);
            (it.parameter, if is_lost { Some(Value::text("…")) } else { value })
        });
        let given = Given { bound: bound.collect() };
        if given.is_unknown() {
            return Ok(Err(Failure::Depends));
        }
        Ok(given.check().map(|()| given))
    }
}
