//! Conditions for `-Filter`: properties are bare words, and each is compared with a value.

use super::parser::{Parser, Words};
use super::syntax::{Expression, ExpressionKind, Operator, OperatorKind, Part, StatementKind};

/// A condition that was understood completely.
#[derive(Clone, Debug)]
pub(in crate::powershell) struct Filter {
    /// The condition on a user `$_`.
    pub condition: Expression,
    /// The properties that it reads.
    pub properties: Vec<String>,
}

/// Reads a condition. `None` if any part of it is not a property compared with a value.
pub(in crate::powershell) fn filter(text: &str) -> Option<Filter> {
    let condition = Parser::new(text, Words::Property).whole()?;
    let mut properties = Vec::new();
    is_condition(&condition, &mut properties).then_some(Filter { condition, properties })
}

fn is_condition(expression: &Expression, properties: &mut Vec<String>) -> bool {
    match &expression.kind {
        ExpressionKind::Chain(first, rest) => match rest.as_slice() {
            [(operator, value)] if !operator.kind.joins() => {
                compares(*operator) && is_property(first, properties) && is_value(value)
            }
            _ => {
                is_condition(first, properties)
                    && rest
                        .iter()
                        .all(|(it, next)| it.kind.joins() && is_condition(next, properties))
            }
        },
        ExpressionKind::Not(inner) => is_condition(inner, properties),
        ExpressionKind::Group(body) => match body.as_slice() {
            [only] => match &only.kind {
                StatementKind::Run(pipeline) if pipeline.commands.is_empty() => {
                    pipeline.source.as_ref().is_some_and(|it| is_condition(it, properties))
                }
                _ => false,
            },
            _ => false,
        },
        _ => false,
    }
}

const fn compares(operator: Operator) -> bool {
    matches!(
        operator.kind,
        OperatorKind::Equal
            | OperatorKind::NotEqual
            | OperatorKind::Like
            | OperatorKind::NotLike
            | OperatorKind::Contains
            | OperatorKind::NotContains
    )
}

fn is_property(expression: &Expression, properties: &mut Vec<String>) -> bool {
    match &expression.kind {
        ExpressionKind::Member(of, names) => match (&of.kind, names.as_slice()) {
            (ExpressionKind::Variable(item), [name]) if item == "_" => {
                properties.push(name.clone());
                true
            }
            _ => false,
        },
        _ => false,
    }
}

/// A literal value. A variable has no value where a server reads the condition.
fn is_value(expression: &Expression) -> bool {
    match &expression.kind {
        ExpressionKind::Literal(_) | ExpressionKind::Number(_) => true,
        ExpressionKind::Variable(name) => is_constant(name),
        ExpressionKind::Expandable(parts) => parts.iter().all(|it| match it {
            Part::Literal(_) => true,
            Part::Variable(name, members) => is_constant(name) && members.is_empty(),
            Part::Expression(_) => false,
        }),
        _ => false,
    }
}

fn is_constant(name: &str) -> bool {
    ["true", "false", "null"].iter().any(|it| it.eq_ignore_ascii_case(name))
}
