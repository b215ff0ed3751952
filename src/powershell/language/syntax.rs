//! The syntax tree of a script. Every node has its position.

use super::super::catalog::Cmdlet;
use super::span::Span;
use std::sync::Arc;

pub use super::operator::{Case, Operator, OperatorKind};
pub use super::statement::{
    Block, Catch, Clause, Function, FunctionKind, FunctionParameter, Impact, Loop, Matching, Node,
    Statement, StatementKind, Switch, Try,
};

/// Commands joined by `|`. An expression may come first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pipeline {
    /// The expression at the start, if there is one.
    pub source: Option<Expression>,
    /// The commands in order.
    pub commands: Vec<Call>,
    /// Where it is.
    pub span: Span,
}

/// A command with its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Its name as written.
    pub name: String,
    /// Where the name is.
    pub name_span: Span,
    /// The command, if it is supported.
    pub cmdlet: Option<Cmdlet>,
    /// What `&` runs, if that is not a name: a script block, or a variable with one.
    pub block: Option<Expression>,
    /// Its arguments in order.
    pub arguments: Vec<Argument>,
    /// Where the whole command is.
    pub span: Span,
}

/// One argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// What kind it is.
    pub kind: ArgumentKind,
    /// Where it is.
    pub span: Span,
}

/// The kind of an argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArgumentKind {
    /// `-Name`. If it takes a value, that is the next argument.
    Parameter(String),
    /// `-Name:value`.
    Bound(String, Expression),
    /// A value.
    Value(Expression),
    /// `@name`, without `@`.
    Splat(String),
}

/// An expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expression {
    /// What kind it is.
    pub kind: ExpressionKind,
    /// Where it is.
    pub span: Span,
}

/// The kind of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExpressionKind {
    /// Literal text: bare or in single quotes.
    Literal(String),
    /// Text with variables in it.
    Expandable(Vec<Part>),
    /// A whole number.
    Number(i64),
    /// A number with a fraction, as written.
    Decimal(String),
    /// A value that the simulation does not have: a variable of a drive, or a number in another
    /// notation.
    Outside(String),
    /// `$name`, without `$`. Includes `true`, `false` and `null`.
    Variable(String),
    /// `… .Name`, with the names in order.
    Member(Box<Expression>, Vec<String>),
    /// `… .$name`: a property whose name is computed.
    Property(Box<Expression>, Box<Expression>),
    /// `… [0]`.
    Index(Box<Expression>, Box<Expression>),
    /// `… .Trim()`: a value, the name of a method, and its arguments.
    Method(Box<Expression>, String, Vec<Expression>),
    /// `[type]::Name` and `[type]::Name( … )`.
    Static(String, String, Vec<Expression>),
    /// `[type]`.
    Type(String),
    /// `[type] …`.
    Cast(String, Box<Expression>),
    /// Values separated by commas.
    List(Vec<Expression>),
    /// `@{ Name = value }`.
    Table(Vec<(String, Expression)>),
    /// `( … )` or `$( … )`.
    Group(Block),
    /// `@( … )`.
    Array(Block),
    /// `{ … }`.
    Script(Arc<Block>),
    /// The text of `-Filter { … }`, which the server reads.
    Condition(String),
    /// Values joined by operators, from left to right.
    Chain(Box<Expression>, Vec<(Operator, Expression)>),
    /// `condition ? one : other`, from PowerShell 7 on.
    Choice(Box<[Expression; 3]>),
    /// `-not …` or `! …`.
    Not(Box<Expression>),
    /// `- …`.
    Negative(Box<Expression>),
    /// `-join …` or `-split …`.
    Unary(Operator, Box<Expression>),
    /// `$name++` or `$name--`: the variable or property, and what is added.
    Step(Box<Expression>, i64),
}

/// A part of text with variables in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Literal text.
    Literal(String),
    /// `$name`, or `$($name.Property)` with its properties.
    Variable(String, Vec<String>),
    /// `$( … )`.
    Expression(Expression),
}

impl Pipeline {
    /// The expression at the start and the commands, in order.
    pub fn parts<'a>(&'a self, see: &mut dyn FnMut(Node<'a>)) {
        self.source.iter().for_each(|it| see(Node::Expression(it)));
        self.commands.iter().for_each(|it| see(Node::Call(it)));
    }
}

impl Call {
    /// The values of its arguments, in order.
    pub fn values(&self) -> impl Iterator<Item = &Expression> {
        self.arguments.iter().filter_map(|it| match &it.kind {
            ArgumentKind::Value(value) | ArgumentKind::Bound(_, value) => Some(value),
            ArgumentKind::Parameter(_) | ArgumentKind::Splat(_) => None,
        })
    }
}

impl Call {
    /// Its named arguments with their values, whether or not a colon joins them.
    pub(super) fn named(&self) -> impl Iterator<Item = (&str, &Expression)> {
        let next = self.arguments.iter().skip(1).map(Some).chain(std::iter::once(None));
        self.arguments.iter().zip(next).filter_map(|(it, next)| match (&it.kind, next) {
            (ArgumentKind::Bound(name, value), _) => Some((name.as_str(), value)),
            (ArgumentKind::Parameter(name), Some(next)) => match &next.kind {
                ArgumentKind::Value(value) => Some((name.as_str(), value)),
                _ => None,
            },
            _ => None,
        })
    }
}

impl Expression {
    /// The expressions and statements directly inside it, in the order in which they are evaluated.
    pub fn parts<'a>(&'a self, see: &mut dyn FnMut(Node<'a>)) {
        let all = |items: &'a [Expression], see: &mut dyn FnMut(Node<'a>)| {
            items.iter().for_each(|it| see(Node::Expression(it)));
        };
        match &self.kind {
            ExpressionKind::Literal(_)
            | ExpressionKind::Number(_)
            | ExpressionKind::Decimal(_)
            | ExpressionKind::Variable(_)
            | ExpressionKind::Condition(_)
            | ExpressionKind::Outside(_)
            | ExpressionKind::Type(_) => {}
            ExpressionKind::Expandable(parts) => {
                for part in parts {
                    if let Part::Expression(it) = part {
                        see(Node::Expression(it));
                    }
                }
            }
            ExpressionKind::Member(of, _)
            | ExpressionKind::Cast(_, of)
            | ExpressionKind::Not(of)
            | ExpressionKind::Negative(of)
            | ExpressionKind::Unary(_, of)
            | ExpressionKind::Step(of, _) => see(Node::Expression(of)),
            ExpressionKind::Property(of, by) | ExpressionKind::Index(of, by) => {
                see(Node::Expression(of));
                see(Node::Expression(by));
            }
            ExpressionKind::Method(of, _, arguments) => {
                see(Node::Expression(of));
                all(arguments, see);
            }
            ExpressionKind::List(items) | ExpressionKind::Static(_, _, items) => all(items, see),
            ExpressionKind::Table(entries) => {
                entries.iter().for_each(|(_, it)| see(Node::Expression(it)));
            }
            ExpressionKind::Group(body) | ExpressionKind::Array(body) => {
                body.iter().for_each(|it| see(Node::Statement(it)));
            }
            ExpressionKind::Script(body) => body.iter().for_each(|it| see(Node::Statement(it))),
            ExpressionKind::Choice(parts) => all(parts.as_slice(), see),
            ExpressionKind::Chain(first, rest) => {
                see(Node::Expression(first));
                rest.iter().for_each(|(_, it)| see(Node::Expression(it)));
            }
        }
    }
}

/// The name and the script of a calculated property: `@{ Name = 'X'; Expression = { … } }`.
pub(in crate::powershell) fn calculated(of: &Expression) -> Option<(&str, &Arc<Block>)> {
    let ExpressionKind::Table(entries) = &of.kind else { return None };
    let (mut name, mut script) = (None, None);
    for (key, value) in entries {
        let is = |all: &[&str]| all.iter().any(|it| it.eq_ignore_ascii_case(key));
        match &value.kind {
            ExpressionKind::Literal(it) if is(&["n", "l", "Name", "Label"]) => name = Some(it),
            ExpressionKind::Script(it) if is(&["e", "Expression"]) => script = Some(it),
            _ => return None,
        }
    }
    Some((name?.as_str(), script?))
}
