//! The syntax tree of a script. Every node has its position.

use super::super::catalog::Cmdlet;
use super::span::Span;

/// Statements in order.
pub type Block = Vec<Statement>;

/// One statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The kind of statement.
    pub kind: StatementKind,
    /// Where it is.
    pub span: Span,
}

/// The kind of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatementKind {
    /// Runs a pipeline and prints its output.
    Run(Pipeline),
    /// `$name = …`. The name is without `$`.
    Assign {
        /// The variable.
        variable: String,
        /// The new value.
        value: Pipeline,
    },
    /// `foreach ($name in …) { … }`.
    ForEach {
        /// The variable, without `$`.
        variable: String,
        /// The values to loop over.
        over: Pipeline,
        /// The body of the loop.
        body: Block,
    },
    /// `if (…) { … } elseif (…) { … } else { … }`: conditions with their blocks, and the last block.
    If(Vec<(Pipeline, Block)>, Block),
}

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
    /// A number.
    Number(i64),
    /// `$name`, without `$`. Includes `true`, `false` and `null`.
    Variable(String),
    /// `… .Name`, with the names in order.
    Member(Box<Expression>, Vec<String>),
    /// Values separated by commas, or `@( … )`.
    List(Vec<Expression>),
    /// `@{ Name = value }`.
    Table(Vec<(String, Expression)>),
    /// `( … )` or `$( … )`.
    Group(Block),
    /// `{ … }`.
    Script(Block),
    /// Values joined by operators, from left to right.
    Chain(Box<Expression>, Vec<(Operator, Expression)>),
    /// `-not …` or `! …`.
    Not(Box<Expression>),
}

/// A part of text with variables in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Literal text.
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
    /// `+`.
    Plus,
}

impl Operator {
    /// Parses an operator without its dash, ignoring case, including the forms that begin with `i`.
    pub(in crate::powershell) fn named(name: &str) -> Option<Self> {
        const ALL: [(&str, Operator); 11] = [
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
            ("+", Operator::Plus),
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

    /// Whether it joins conditions, and does not compare values.
    pub(super) const fn joins(self) -> bool {
        matches!(self, Self::And | Self::Or)
    }
}

/// The name and the script of a calculated property: `@{ Name = 'X'; Expression = { … } }`.
pub(in crate::powershell) fn calculated(of: &Expression) -> Option<(&str, &Block)> {
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
