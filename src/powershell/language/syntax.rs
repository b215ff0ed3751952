//! A script as a tree. Every part knows where it stands.

use super::super::catalogue::Cmdlet;
use super::span::Span;

/// Statements in order.
pub type Block = Vec<Statement>;

/// One statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What it says.
    pub kind: StatementKind,
    /// Where.
    pub span: Span,
}

/// What a statement says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatementKind {
    /// Runs a pipeline and prints what comes out of it.
    Run(Pipeline),
    /// `$name = …`. The name is without its sign.
    Assign {
        /// The variable.
        variable: String,
        /// What it becomes.
        value: Pipeline,
    },
    /// `foreach ($name in …) { … }`.
    ForEach {
        /// The variable, without its sign.
        variable: String,
        /// The list.
        over: Pipeline,
        /// What is done with each.
        body: Block,
    },
}

/// Commands that hand on to each other. The first may be an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pipeline {
    /// What comes first, if that is not a command.
    pub source: Option<Expression>,
    /// The commands.
    pub commands: Vec<Call>,
    /// Where.
    pub span: Span,
}

/// A command with its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Its name, as written.
    pub name: String,
    /// Where the name stands.
    pub name_span: Span,
    /// Which one it is, if it is known.
    pub cmdlet: Option<Cmdlet>,
    /// Its arguments in order.
    pub arguments: Vec<Argument>,
    /// Where the whole stands.
    pub span: Span,
}

/// One argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// What it is.
    pub kind: ArgumentKind,
    /// Where.
    pub span: Span,
}

/// What an argument is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArgumentKind {
    /// `-Name`. Its value is in the next argument, if it takes one.
    Parameter(String),
    /// `-Name:value`.
    Bound(String, Expression),
    /// A value.
    Value(Expression),
    /// `@name`, without its sign.
    Splat(String),
}

/// An expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expression {
    /// What it is.
    pub kind: ExpressionKind,
    /// Where.
    pub span: Span,
}

/// What an expression is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExpressionKind {
    /// A text that stands for itself: bare or in single quotes.
    Literal(String),
    /// A text with variables in it.
    Expandable(Vec<Part>),
    /// A number.
    Number(i64),
    /// `$name`, without its sign. `true`, `false` and `null` are among them.
    Variable(String),
    /// `… .Name`, with the names in their order.
    Member(Box<Expression>, Vec<String>),
    /// Values with commas between them, or `@( … )`.
    List(Vec<Expression>),
    /// `@{ Name = value }`.
    Table(Vec<(String, Expression)>),
    /// `( … )` or `$( … )`.
    Group(Block),
    /// `{ … }`.
    Script(Block),
    /// Values with operators between them, from left to right.
    Chain(Box<Expression>, Vec<(Operator, Expression)>),
    /// `-not …` or `! …`.
    Not(Box<Expression>),
}

/// A piece of a text with variables in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// As it stands.
    Literal(String),
    /// `$name`, or `$($name.Property)` with its properties.
    Variable(String, Vec<String>),
}

/// An operator between two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `-eq`.
    Equal,
    /// `-ne`.
    NotEqual,
    /// `-like`: with `*` and `?`.
    Like,
    /// `-notlike`.
    NotLike,
    /// `-in`.
    In,
    /// `-notin`.
    NotIn,
    /// `-contains`.
    Contains,
    /// `-notcontains`.
    NotContains,
    /// `-and`.
    And,
    /// `-or`.
    Or,
}

impl Operator {
    /// Reads an operator without its dash, in any case of letters, also with the `i` of its forms
    /// that say so.
    pub(in crate::powershell) fn named(name: &str) -> Option<Self> {
        const ALL: [(&str, Operator); 10] = [
            ("eq", Operator::Equal),
            ("ne", Operator::NotEqual),
            ("like", Operator::Like),
            ("notlike", Operator::NotLike),
            ("in", Operator::In),
            ("notin", Operator::NotIn),
            ("contains", Operator::Contains),
            ("notcontains", Operator::NotContains),
            ("and", Operator::And),
            ("or", Operator::Or),
        ];
        let find = |name: &str| {
            ALL.iter().find(|(word, _)| word.eq_ignore_ascii_case(name)).map(|(_, it)| *it)
        };
        let ignoring_case = |it: char| matches!(it, 'i' | 'I');
        find(name).or_else(|| {
            find(name.strip_prefix(ignoring_case)?)
                .filter(|it| !matches!(it, Self::And | Self::Or | Self::In | Self::NotIn))
        })
    }

    /// Whether it joins conditions and not values.
    pub(super) const fn joins(self) -> bool {
        matches!(self, Self::And | Self::Or)
    }
}
