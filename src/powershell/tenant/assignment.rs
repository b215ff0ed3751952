//! Gives variables, properties and entries their values.

use super::super::language::Span;
use super::super::language::syntax::{Expression, ExpressionKind, Operator, OperatorKind};
use super::evaluate::{Halt, LONGEST_TEXT, MOST_ITEMS, Ran, Runner};
use super::failure::{Failure, Limit};
use super::methods;
use super::value::{Object, ObjectKind, Value};
use std::sync::Arc;

impl Runner<'_> {
    /// Gives a variable, a property or an entry its value.
    pub fn assign(
        &mut self,
        target: &Expression,
        operator: Option<Operator>,
        value: Value,
    ) -> Ran<()> {
        let value = match operator {
            Some(operator) => {
                let before = self.evaluate(target)?;
                match operator.kind {
                    OperatorKind::Coalesce => value,
                    _ => self.calculate(before, operator, value, target.span)?,
                }
            }
            None => value,
        };
        self.charge(value.weight())?;
        match &target.kind {
            ExpressionKind::Variable(name) => {
                // What is assigned to `$null` is thrown away.
                if !name.eq_ignore_ascii_case("null") {
                    self.set(name, value);
                }
                Ok(())
            }
            ExpressionKind::Cast(type_name, inner) => match methods::cast(type_name, value) {
                Ok(value) => self.assign(inner, None, value),
                Err(failure) => self.throw("=", target.span, failure),
            },
            ExpressionKind::List(targets) => {
                let mut rest = value.items();
                for (at, it) in targets.iter().enumerate() {
                    let is_last = at + 1 == targets.len();
                    let (one, after) = rest.split_at(rest.len().min(1));
                    let taken = if is_last { rest } else { one };
                    self.assign(it, None, Value::of_stream(taken.to_vec()))?;
                    rest = after;
                }
                Ok(())
            }
            ExpressionKind::Member(of, names) => {
                let Some((name, before)) = names.split_last() else { return Ok(()) };
                let mut object = self.evaluate(of)?;
                for it in before {
                    object = object.property(it);
                }
                self.set_property(&object, name, value, target)
            }
            ExpressionKind::Property(of, by) | ExpressionKind::Index(of, by) => {
                let object = self.evaluate(of)?;
                let key = self.evaluate(by)?;
                self.known(&object)?;
                self.known(&key)?;
                if let (Value::List(items), Some(place)) = (&object, key.number()) {
                    let mut items = items.to_vec();
                    let place = methods::place(items.len(), place);
                    match place.and_then(|it| items.get_mut(it)) {
                        Some(it) => *it = value,
                        None => return self.throw("=", target.span, Failure::OutOfRange),
                    }
                    return self.assign(of, None, Value::List(items.into()));
                }
                self.set_property(&object, &key.to_text(), value, target)
            }
            _ => Ok(()),
        }
    }

    fn set_property(
        &mut self,
        object: &Value,
        name: &str,
        value: Value,
        target: &Expression,
    ) -> Ran<()> {
        self.known(object)?;
        let Value::Object(old) = object else {
            return self.throw("=", target.span, Failure::NoProperty(name.to_owned()));
        };
        self.charge(old.properties.len())?;
        let is_free = old.kind == ObjectKind::Table || old.property(name).is_some();
        if !is_free {
            return self.throw("=", target.span, Failure::NoProperty(name.to_owned()));
        }
        let mut new = Object::clone(old);
        new.set(name, value);
        self.replace(old, &Value::Object(Arc::new(new)))
    }

    /// Adds, subtracts and so on.
    pub fn calculate(
        &mut self,
        left: Value,
        operator: Operator,
        right: Value,
        span: Span,
    ) -> Ran<Value> {
        self.charge(left.weight() + right.weight())?;
        if matches!(left, Value::Text(_))
            && left.to_text().len() + right.to_text().len() > LONGEST_TEXT
        {
            return Err(Halt::TooLong(Limit::Text));
        }
        if left.items().len() + right.items().len() > MOST_ITEMS {
            return Err(Halt::TooLong(Limit::Items));
        }
        match left.calculate(operator.kind, &right) {
            Some(value) => Ok(value),
            None => {
                let divides =
                    matches!(operator.kind, OperatorKind::Divide | OperatorKind::Remainder);
                let failure = match right.number() {
                    Some(it) if divides && it == 0.0 => Failure::DivisionByZero,
                    _ => Failure::NoOperator(match operator.kind {
                        OperatorKind::Plus => "+",
                        OperatorKind::Minus => "-",
                        OperatorKind::Times => "*",
                        OperatorKind::Divide => "/",
                        _ => "%",
                    }),
                };
                self.throw("=", span, failure)
            }
        }
    }
}
