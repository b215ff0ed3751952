//! The arguments of a running command, bound and converted to what the parameters take.

use super::super::bind::{Misfit, Shape, bind};
use super::super::catalog::{Cmdlet, Parameter, Takes};
use super::super::language::syntax::{ArgumentKind, Block, Call, Expression, ExpressionKind};
use super::super::language::{LONGEST_KEY, Span};
use super::evaluate::{Ran, Runner};
use super::failure::Failure;
use super::value::{ObjectKind, Value};
use crate::editions::teams_interop_policy::{DefaultClient, Override, PolicyFields};

/// The value of a parameter.
#[derive(Clone, Debug)]
pub(super) enum Argument<'c> {
    Value(Value),
    /// A script block with its position.
    Script(&'c Block, Span),
}

/// The bound arguments of a command.
#[derive(Clone, Debug, Default)]
pub(super) struct Given<'c> {
    bound: Vec<(Parameter, Option<Argument<'c>>)>,
}

impl<'c> Given<'c> {
    pub fn argument(&self, name: &str) -> Option<&Argument<'c>> {
        self.bound.iter().find(|it| it.0.name == name).and_then(|it| it.1.as_ref())
    }

    pub fn value(&self, name: &str) -> Option<&Value> {
        match self.argument(name) {
            Some(Argument::Value(value)) => Some(value),
            _ => None,
        }
    }

    pub fn script(&self, name: &str) -> Option<&'c Block> {
        match self.argument(name) {
            Some(Argument::Script(block, _)) => Some(block),
            _ => None,
        }
    }

    /// A missing value must not count as a missing parameter: without `-Identity` the cmdlets
    /// affect everyone, and without a policy they remove one.
    fn check(&self) -> Result<(), Failure> {
        for (parameter, argument) in &self.bound {
            let name = parameter.name;
            match (parameter.takes, argument) {
                (Takes::Switch, Some(Argument::Value(Value::Boolean(_) | Value::Number(_)))) => {}
                (Takes::Switch, Some(_)) => return Err(Failure::NotBoolean(name)),
                (Takes::Script | Takes::Condition | Takes::Object, Some(Argument::Script(..))) => {}
                (_, Some(Argument::Script(..))) => return Err(Failure::NotText(name)),
                // It is not documented whether the cmdlets treat a variable without a value as
                // "everybody". Here it is refused, like an empty required parameter.
                (_, Some(Argument::Value(Value::Null))) if name == "Identity" => {
                    return Err(Failure::Null(name));
                }
                (_, Some(Argument::Value(it @ (Value::Text(_) | Value::Object(_)))))
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
        given.bound.push((parameter, Some(Argument::Value(Value::text(name)))));
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
            Some(Argument::Value(value)) => value.is_true(),
            _ => true,
        })
    }

    /// The items of a list as text.
    pub fn names(&self, name: &str) -> Vec<String> {
        match self.value(name) {
            None => Vec::new(),
            Some(Value::List(items)) => items.iter().map(Value::to_text).collect(),
            Some(it) => vec![it.to_text()],
        }
    }

    /// The settings of a policy after the given ones replace the old ones.
    pub fn fields(&self, was: PolicyFields) -> Result<PolicyFields, Failure> {
        let allow = match self.value("AllowEndUserClientOverride") {
            None => was.allow_end_user_client_override,
            Some(it @ (Value::Boolean(_) | Value::Number(_))) if it.is_true() => Override::On,
            Some(Value::Boolean(_) | Value::Number(_)) => Override::Off,
            Some(_) => return Err(Failure::NotBoolean("AllowEndUserClientOverride")),
        };
        let client = |name, was: DefaultClient| match self.text(name)? {
            None => Ok(was),
            Some(text) => text.parse().map_err(|_| Failure::NotClient(name, text)),
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
    pub fn given<'c>(
        &mut self,
        call: &'c Call,
        cmdlet: Cmdlet,
        has_input: bool,
    ) -> Ran<Result<Given<'c>, Failure>> {
        let mut shapes = Vec::new();
        let mut arguments: Vec<Option<Argument<'c>>> = Vec::new();
        for argument in &call.arguments {
            let span = argument.span;
            self.charge((span.end - span.start) / 64)?;
            let (name, value) = match &argument.kind {
                ArgumentKind::Parameter(name) => (Some(name.clone()), None),
                ArgumentKind::Bound(name, value) => {
                    (Some(name.clone()), Some(self.argument(value)?))
                }
                ArgumentKind::Value(value) => (None, Some(self.argument(value)?)),
                ArgumentKind::Splat(variable) => {
                    let table = match self.get(variable) {
                        Value::Object(table) if table.kind == ObjectKind::Table => table,
                        _ => return Ok(Err(Failure::NotATable(variable.clone()))),
                    };
                    for (key, value) in &table.properties {
                        let name = Some(key.chars().take(LONGEST_KEY).collect());
                        shapes.push(Shape { name, has_value: true, span });
                        arguments.push(Some(Argument::Value(value.clone())));
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
                Misfit::Unknown(name) => Failure::Parameter(name.clone()),
                Misfit::Ambiguous(name, candidates) => {
                    Failure::Ambiguous(name.clone(), candidates.clone())
                }
                Misfit::Repeated(name) => Failure::Repeated(name),
                Misfit::NoValue(name) => Failure::NoValue(name),
                Misfit::Surplus(at) => Failure::Surplus(match arguments.get(*at) {
                    Some(Some(Argument::Value(value))) => value.to_text(),
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
            (it.parameter, value)
        });
        let given = Given { bound: bound.collect() };
        Ok(given.check().map(|()| given))
    }

    fn argument<'c>(&mut self, expression: &'c Expression) -> Ran<Argument<'c>> {
        Ok(match &expression.kind {
            ExpressionKind::Script(block) => Argument::Script(block, expression.span),
            _ => Argument::Value(self.evaluate(expression)?),
        })
    }
}
