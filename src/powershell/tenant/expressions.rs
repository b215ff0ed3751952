//! Evaluates expressions.

use super::super::language::syntax::{
    Case, Expression, ExpressionKind, Operator, OperatorKind, Part, Pipeline,
};
use super::super::language::{Span, changes, is_type};

use super::evaluate::{Halt, LONGEST_TEXT, MOST_ITEMS, Ran, Runner};
use super::failure::{Failure, Limit};
use super::methods;
use super::number;
use super::value::{Object, ObjectKind, Value, as_number};
use std::sync::Arc;

/// Whether an expression is `$PSCmdlet`.
fn is_cmdlet(of: &Expression) -> bool {
    matches!(&of.kind, ExpressionKind::Variable(name) if name.eq_ignore_ascii_case("PSCmdlet"))
}

impl Runner<'_> {
    pub fn pipeline(&mut self, pipeline: &Pipeline) -> Ran<Vec<Value>> {
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
        self.nested(|it| it.evaluate_kind(expression))
    }

    fn evaluate_kind(&mut self, expression: &Expression) -> Ran<Value> {
        let span = expression.span;
        let value = match &expression.kind {
            ExpressionKind::Literal(text) => Value::text(text),
            ExpressionKind::Number(number) => Value::Number(*number),
            ExpressionKind::Decimal(text) => Value::Decimal(number::read(text).unwrap_or(0.0)),
            ExpressionKind::Variable(name) => self.get(name),
            ExpressionKind::Expandable(parts) => self.expand(parts)?,
            ExpressionKind::Member(of, names) => {
                let mut value = self.evaluate(of)?;
                for name in names {
                    self.charge(value.weight())?;
                    value = value.property(name);
                }
                value
            }
            ExpressionKind::Property(of, by) => {
                let value = self.evaluate(of)?;
                let name = self.evaluate(by)?;
                self.charge(value.weight())?;
                if name.is_unknown() { Value::Unknown } else { value.property(&name.to_text()) }
            }
            ExpressionKind::Index(of, by) => {
                let value = self.evaluate(of)?;
                let by = self.evaluate(by)?;
                self.charge(value.weight() + by.weight())?;
                index(&value, &by)
            }
            ExpressionKind::Method(of, name, arguments) => {
                self.call_method(of, name, arguments, span)?
            }
            ExpressionKind::Static(type_name, name, arguments) => {
                let given = self.all(arguments)?;
                if given.iter().any(Value::is_unknown) {
                    return Ok(Value::Unknown);
                }
                self.made(methods::static_member(type_name, name, &given), span)?
            }
            ExpressionKind::Outside(_) => Value::Unknown,
            ExpressionKind::Type(name) if !is_type(name) => Value::Unknown,
            ExpressionKind::Type(name) | ExpressionKind::Condition(name) => Value::text(name),
            ExpressionKind::Cast(name, of) => {
                let value = self.evaluate(of)?;
                self.made(methods::cast(name, value), span)?
            }
            ExpressionKind::List(items) => {
                let values = self.all(items)?;
                self.charge(values.iter().map(Value::weight).sum())?;
                Value::list(values)
            }
            ExpressionKind::Table(entries) => {
                let mut table = Object::table();
                for (key, value) in entries {
                    self.charge(key.len() / 64 + table.properties.len() / 8)?;
                    let value = self.evaluate(value)?;
                    table.set(key, value);
                }
                Value::Object(Arc::new(table))
            }
            ExpressionKind::Group(body) => Value::of_stream(self.collect(body)?),
            ExpressionKind::Array(body) => Value::list(self.collect(body)?),
            ExpressionKind::Script(body) => Value::Script(Arc::clone(body)),
            ExpressionKind::Chain(first, rest) => {
                let mut left = self.evaluate(first)?;
                for (operator, right) in rest {
                    left = self.operate(left, *operator, right)?;
                }
                left
            }
            ExpressionKind::Choice(parts) => {
                let [condition, one, other] = parts.as_ref();
                match self.evaluate(condition)? {
                    it if it.is_unknown() => Value::Unknown,
                    it if it.is_true() => self.evaluate(one)?,
                    _ => self.evaluate(other)?,
                }
            }
            ExpressionKind::Not(inner) => match self.evaluate(inner)? {
                it if it.is_unknown() => Value::Unknown,
                it => Value::Boolean(!it.is_true()),
            },
            ExpressionKind::Negative(inner) => {
                let minus = Operator::of(OperatorKind::Minus);
                let value = self.evaluate(inner)?;
                self.calculate(Value::Number(0), minus, value, span)?
            }
            ExpressionKind::Unary(operator, inner) => {
                let value = self.evaluate(inner)?;
                match operator.kind {
                    OperatorKind::Join => self.join(&value, "")?,
                    _ => {
                        let blanks = value.to_text();
                        Value::list(blanks.split_whitespace().map(Value::text).collect())
                    }
                }
            }
            ExpressionKind::Step(place, by) => {
                let before = self.evaluate(place)?;
                let plus = Operator::of(OperatorKind::Plus);
                self.assign(place, Some(plus), Value::Number(*by))?;
                if matches!(before, Value::Null) { Value::Number(0) } else { before }
            }
        };
        self.charge(value.weight())?;
        Ok(value)
    }

    fn all(&mut self, expressions: &[Expression]) -> Ran<Vec<Value>> {
        expressions.iter().map(|it| self.evaluate(it)).collect()
    }

    fn made(&mut self, value: Result<Value, Failure>, span: Span) -> Ran<Value> {
        match value {
            Ok(value) => Ok(value),
            Err(failure) => {
                let what: String = span.of(self.text).chars().take(40).collect();
                self.throw(&what, span, failure)
            }
        }
    }

    fn expand(&mut self, parts: &[Part]) -> Ran<Value> {
        let mut text = String::new();
        for part in parts {
            let value = match part {
                Part::Literal(it) => {
                    text.push_str(it);
                    continue;
                }
                Part::Variable(name, members) => {
                    let value = self.get(name);
                    self.charge(value.weight())?;
                    members.iter().fold(value, |value, it| value.property(it))
                }
                Part::Expression(it) => self.evaluate(it)?,
            };
            if value.is_unknown() {
                return Ok(Value::Unknown);
            }
            text.push_str(&value.to_text());
            if text.len() > LONGEST_TEXT {
                return Err(Halt::TooLong(Limit::Text));
            }
        }
        Ok(Value::text(text))
    }

    fn call_method(
        &mut self,
        of: &Expression,
        name: &str,
        arguments: &[Expression],
        span: Span,
    ) -> Ran<Value> {
        let is = |it: &str| name.eq_ignore_ascii_case(it);
        let value = self.evaluate(of)?;
        let given = self.all(arguments)?;
        if is_cmdlet(of) && is("ShouldProcess") {
            return self.should_process(&given, span).map(Value::Boolean);
        }
        if is_cmdlet(of) && is("ShouldContinue") {
            return self.should_continue(&given, span).map(Value::Boolean);
        }
        let runs_block = matches!(given.first(), Some(Value::Script(_))) || is("Invoke");
        if value.is_unknown() && runs_block {
            return Err(Halt::Unknown);
        }
        if value.is_unknown() || given.iter().any(Value::is_unknown) {
            // A list with something unknown in it is unknown.
            if let (Value::List(_) | Value::Object(_), true) = (&value, changes(name)) {
                self.assign(of, None, Value::Unknown)?;
            }
            return Ok(Value::Unknown);
        }
        self.charge(value.weight().saturating_mul(2))?;
        if let (Value::Script(block), true) = (&value, is("Invoke")) {
            return Ok(Value::list(self.collect(block)?));
        }
        if let (Some(Value::Script(block)), true) = (given.first(), is("ForEach") || is("Where")) {
            if given.len() > 1 {
                return self.throw(name, span, Failure::NotHere(format!(".{name}()")));
            }
            let items = value.items().to_vec();
            return Ok(Value::list(match is("Where") {
                true => self.where_object(block, items)?,
                false => self.for_each_object(block, items)?,
            }));
        }
        if let (Value::Object(old), true) = (&value, is("Add") || is("Remove"))
            && old.kind == ObjectKind::Table
        {
            let mut new = Object::clone(old);
            let key = given.first().map(Value::to_text).unwrap_or_default();
            self.charge(new.properties.len())?;
            match (is("Add"), new.property(&key).is_some()) {
                (true, true) => return self.throw(name, span, Failure::HasKey(key)),
                (true, false) => new.set(&key, given.get(1).cloned().unwrap_or(Value::Null)),
                _ => new.properties.retain(|it| !it.0.eq_ignore_ascii_case(&key)),
            }
            self.replace(old, &Value::Object(Arc::new(new)))?;
            return Ok(Value::List(Arc::new([])));
        }
        if let (Value::List(_) | Value::Object(_), true) = (&value, is("Clear")) {
            if let Value::Object(old) = &value {
                let empty = Object { kind: old.kind, properties: Vec::new() };
                self.replace(old, &Value::Object(Arc::new(empty)))?;
            } else {
                self.assign(of, None, Value::List(Arc::new([])))?;
            }
            return Ok(Value::List(Arc::new([])));
        }
        if let (Value::List(items), true) = (&value, is("Add") || is("AddRange") || is("Remove")) {
            let mut items = items.to_vec();
            match given.first() {
                Some(it) if is("Remove") => {
                    let at = items.iter().position(|that| that.equals(it, Case::Counts));
                    at.into_iter().for_each(|it| _ = items.remove(it));
                }
                Some(it) if is("AddRange") => items.extend_from_slice(it.items()),
                _ => items.extend(given),
            }
            if items.len() > MOST_ITEMS {
                return Err(Halt::TooLong(Limit::Items));
            }
            self.charge(items.len() / 8)?;
            self.assign(of, None, Value::List(items.into()))?;
            return Ok(Value::List(Arc::new([])));
        }
        if let (Value::List(_), true) = (&value, changes(name)) {
            self.assign(of, None, Value::Unknown)?;
            return self.throw(name, span, Failure::NotHere(format!(".{name}()")));
        }
        self.made(methods::method(&value, name, &given), span)
    }

    /// Applies one operator. The right side is not evaluated if the left side decides.
    fn operate(&mut self, left: Value, operator: Operator, right: &Expression) -> Ran<Value> {
        let is_true = left.is_true();
        let decided = match operator.kind {
            OperatorKind::And => !is_true && !left.is_unknown(),
            OperatorKind::Or => is_true && !left.is_unknown(),
            // Where the left side is unknown, so is whether the right side would run.
            OperatorKind::Coalesce if left != Value::Null => return Ok(left),
            _ => false,
        };
        if decided {
            return Ok(Value::Boolean(is_true));
        }
        let span = right.span;
        let right = self.evaluate(right)?;
        let joins =
            matches!(operator.kind, OperatorKind::And | OperatorKind::Or | OperatorKind::Xor);
        if left.is_unknown() || right.is_unknown() {
            // What the other side decides is known all the same.
            let decides = match operator.kind {
                OperatorKind::And => !right.is_unknown() && !right.is_true(),
                OperatorKind::Or => !right.is_unknown() && right.is_true(),
                _ => false,
            };
            return Ok(match decides {
                true => Value::Boolean(right.is_true()),
                false => Value::Unknown,
            });
        }
        if joins {
            return Ok(Value::Boolean(match operator.kind {
                OperatorKind::Xor => is_true != right.is_true(),
                _ => right.is_true(),
            }));
        }
        self.operated(left, operator, right, span)
    }

    /// The result of an operator between two known values.
    pub fn operated(
        &mut self,
        left: Value,
        operator: Operator,
        right: Value,
        span: Span,
    ) -> Ran<Value> {
        let pairs = left.weight().saturating_mul(right.weight());
        // A pattern is compared at every position of a text.
        self.charge(if pairs > 1 { pairs.saturating_mul(16) } else { 1 })?;
        match operator.kind {
            OperatorKind::Plus
            | OperatorKind::Minus
            | OperatorKind::Times
            | OperatorKind::Divide
            | OperatorKind::Remainder => self.calculate(left, operator, right, span),
            OperatorKind::BitAnd
            | OperatorKind::BitOr
            | OperatorKind::BitXor
            | OperatorKind::ShiftLeft
            | OperatorKind::ShiftRight => {
                let made = left.bits(operator.kind, &right);
                made.map_or_else(|| self.throw("=", span, Failure::NoOperator("-band")), Ok)
            }
            OperatorKind::Coalesce => Ok(right),
            OperatorKind::Range => self.range(&left, &right, span),
            OperatorKind::Format => {
                let text = methods::format(&left.to_text(), &right).map(Value::text);
                self.made(text, span)
            }
            OperatorKind::Join => self.join(&left, &right.to_text()),
            OperatorKind::Is => Ok(Value::Boolean(methods::is_of(&left, &right.to_text()))),
            OperatorKind::IsNot => Ok(Value::Boolean(!methods::is_of(&left, &right.to_text()))),
            OperatorKind::As => Ok(methods::cast(&right.to_text(), left).unwrap_or(Value::Null)),
            OperatorKind::Match | OperatorKind::NotMatch => self.matches(&left, operator, &right),
            OperatorKind::Replace => self.replace_text(&left, operator, &right),
            OperatorKind::Split => self.split_text(&left, operator, &right),
            _ => Ok(left.compare(operator, &right)),
        }
    }

    fn range(&mut self, from: &Value, to: &Value, span: Span) -> Ran<Value> {
        let whole = |it: &Value| it.number().map(number::round).and_then(number::whole);
        let (Some(from), Some(to)) = (whole(from), whole(to)) else {
            return self.throw("..", span, Failure::NoOperator(".."));
        };
        let count = usize::try_from(from.abs_diff(to)).unwrap_or(usize::MAX);
        if count >= MOST_ITEMS {
            return Err(Halt::TooLong(Limit::Items));
        }
        self.charge(count)?;
        let step = if from <= to { 1 } else { -1 };
        let all = (0..=as_number(count)).map(|it| Value::Number(from + it * step));
        Ok(Value::List(all.collect()))
    }
}

/// An entry: by position, counted from the end if negative, or by key.
fn index(of: &Value, by: &Value) -> Value {
    if of.is_unknown() || by.is_unknown() {
        return Value::Unknown;
    }
    if let Value::List(places) = by {
        return Value::of_stream(places.iter().map(|it| index(of, it)).collect());
    }
    match of {
        Value::Object(table) if table.kind == ObjectKind::Table => {
            table.property(&by.to_text()).cloned().unwrap_or(Value::Null)
        }
        Value::Text(text) => {
            let letters: Vec<char> = text.chars().collect();
            let at = by.number().and_then(|it| methods::place(letters.len(), it));
            let found = at.and_then(|it| letters.get(it));
            found.map_or(Value::Null, |it| Value::text(it.to_string()))
        }
        it => {
            let items = it.items();
            let at = by.number().and_then(|it| methods::place(items.len(), it));
            at.and_then(|it| items.get(it)).cloned().unwrap_or(Value::Null)
        }
    }
}
