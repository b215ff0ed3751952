//! `Where-Object` without braces: a property, an operator, a value. Checking and running use the
//! same function, so no part of the condition is ignored.

use super::diagnostic::Problem;
use super::span::Span;
use super::syntax::{ArgumentKind, Call, Expression, ExpressionKind, Operator};
use crate::powershell::catalog::Cmdlet;

/// A condition without braces.
#[derive(Clone, Copy, Debug)]
pub(in crate::powershell) struct ShortCondition<'a> {
    /// The property to compare.
    pub property: &'a Expression,
    /// The comparison. Without one, the property must have a true value.
    pub test: Option<(Operator, &'a Expression)>,
}

/// Reads all arguments of a `Where-Object` without braces, or returns the problem.
pub(in crate::powershell) fn short_condition(
    call: &Call,
) -> Result<ShortCondition<'_>, (Problem, Span)> {
    let (mut operator, mut property, mut wanted) = (None, None, None);
    let mut place = None;
    for argument in &call.arguments {
        let stray = (Problem::ShortCondition, argument.span);
        match &argument.kind {
            ArgumentKind::Parameter(name) if is(name, "Property") => place = Some(Place::Property),
            ArgumentKind::Parameter(name) if is(name, "Value") => place = Some(Place::Wanted),
            ArgumentKind::Parameter(name) => match Operator::named(name) {
                Some(it) if it.kind.joins() || operator.is_some() => return Err(stray),
                Some(it) if it.kind.is_test() => operator = Some(it),
                _ => return Err((Problem::Operator(format!("-{name}")), argument.span)),
            },
            ArgumentKind::Value(value) => {
                let is_second = match place.take() {
                    Some(Place::Property) => property.replace(value).is_some(),
                    None if property.is_none() => property.replace(value).is_some(),
                    Some(Place::Wanted) | None => wanted.replace(value).is_some(),
                };
                if is_second {
                    return Err(stray);
                }
            }
            ArgumentKind::Bound(..) | ArgumentKind::Splat(_) => return Err(stray),
        }
    }
    let Some(name) = property.filter(|it| is_name(it)) else {
        let cmdlet = Cmdlet::WhereObject;
        return Err(match property {
            Some(it) => (Problem::ShortCondition, it.span),
            None => (Problem::Missing { cmdlet, parameter: "FilterScript" }, call.name_span),
        });
    };
    match (operator, wanted) {
        (Some(operator), Some(wanted)) => {
            Ok(ShortCondition { property: name, test: Some((operator, wanted)) })
        }
        (None, None) => Ok(ShortCondition { property: name, test: None }),
        _ => Err((Problem::ShortCondition, call.span)),
    }
}

/// What the next value is for, if it was named.
enum Place {
    Property,
    Wanted,
}

fn is(written: &str, name: &str) -> bool {
    written.eq_ignore_ascii_case(name)
}

/// Whether an argument can be a single name.
const fn is_name(expression: &Expression) -> bool {
    matches!(
        expression.kind,
        ExpressionKind::Literal(_)
            | ExpressionKind::Expandable(_)
            | ExpressionKind::Variable(_)
            | ExpressionKind::Member(..)
    )
}

/// Whether a `Where-Object` has its condition in a block, or in a variable that has one.
pub(in crate::powershell) fn has_block(call: &Call) -> bool {
    call.arguments.iter().any(|it| match &it.kind {
        ArgumentKind::Value(value) => matches!(value.kind, ExpressionKind::Script(_)),
        ArgumentKind::Bound(name, value) => {
            is_filter(name) || matches!(value.kind, ExpressionKind::Script(_))
        }
        ArgumentKind::Parameter(name) => is_filter(name),
        ArgumentKind::Splat(_) => false,
    })
}

/// Whether a name is that of `-FilterScript`, or its start.
fn is_filter(name: &str) -> bool {
    name.len() > 1
        && "FilterScript".get(..name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name))
}
