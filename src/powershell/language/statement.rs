//! Statements of the syntax tree.

use super::operator::{Case, Operator};
use super::span::Span;
use super::syntax::{Call, Expression, Pipeline};
use std::sync::Arc;

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
    /// `$name = …` or `$name += …`.
    Assign {
        /// What gets the value: a variable, a property, an entry, or several variables.
        target: Expression,
        /// The operator before `=`.
        operator: Option<Operator>,
        /// The new value.
        value: Box<Statement>,
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
    /// `while`, `do` and `for`.
    Loop(Box<Loop>),
    /// `switch`.
    Switch(Box<Switch>),
    /// `try`.
    Try(Box<Try>),
    /// `function`.
    Function(Arc<Function>),
    /// `param ( … )` of the script.
    Parameters(Vec<FunctionParameter>),
    /// `return`, with its value.
    Return(Option<Pipeline>),
    /// `throw`, with its value.
    Throw(Option<Pipeline>),
    /// `exit`, with its value.
    Exit(Option<Pipeline>),
    /// `break`.
    Break,
    /// `continue`.
    Continue,
}

/// `for (first; condition; next) { … }`, `while` and `do`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loop {
    /// What runs once, before the first condition.
    pub first: Option<Statement>,
    /// The condition. Without one, the loop goes on until `break`.
    pub condition: Option<Pipeline>,
    /// The value of the condition with which the loop goes on: `until` goes on while it is false.
    pub goes_on_while: bool,
    /// Whether the body runs once before the condition, as with `do`.
    pub body_first: bool,
    /// What runs after each turn.
    pub next: Option<Statement>,
    /// The body.
    pub body: Block,
}

/// `switch (value) { 'a' { … } default { … } }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Switch {
    /// How the values are compared.
    pub matching: Matching,
    /// Whether case counts.
    pub case: Case,
    /// The values.
    pub over: Pipeline,
    /// The clauses in order.
    pub clauses: Vec<Clause>,
    /// The block of `default`.
    pub otherwise: Option<Block>,
}

/// How `switch` compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matching {
    /// Equal values.
    Exact,
    /// `-Wildcard`.
    Wildcard,
    /// `-Regex`.
    Regex,
}

/// One clause of `switch`: a value or a condition in braces, and its block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The value, or a script block that decides.
    pub wanted: Expression,
    /// What runs.
    pub body: Block,
}

/// `try { … } catch { … } finally { … }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Try {
    /// What may fail.
    pub body: Block,
    /// What runs if it fails.
    pub catches: Vec<Catch>,
    /// What runs in any case.
    pub finally: Block,
}

/// `catch [type] { … }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catch {
    /// The types of errors. Without any, all errors.
    pub types: Vec<String>,
    /// What runs.
    pub body: Block,
}

/// A function of the script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Function {
    /// Its name.
    pub name: String,
    /// Which parameters it has besides its own.
    pub kind: FunctionKind,
    /// Its parameters in order.
    pub parameters: Vec<FunctionParameter>,
    /// What runs before the input.
    pub begin: Block,
    /// What runs for each item of the input as `$_`.
    pub process: Option<Block>,
    /// What runs after the input, or the whole body.
    pub end: Block,
    /// The lower-case names of the variables that it reads from outside.
    pub reads: Vec<String>,
}

/// Which parameters PowerShell adds to those of a function (about_Functions_Advanced).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FunctionKind {
    /// None. What none of its parameters takes goes into `$args`, names included.
    Simple,
    /// The common parameters, since it has `[CmdletBinding()]` or a `[Parameter()]`.
    Advanced,
    /// `-WhatIf` and `-Confirm` as well, since it has `SupportsShouldProcess`.
    Confirms(Impact),
}

/// How serious the effects of a command are, by its `ConfirmImpact`. PowerShell asks before it runs if this
/// is at least `$ConfirmPreference`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, strum::EnumString)]
#[strum(ascii_case_insensitive)]
pub enum Impact {
    /// PowerShell never asks.
    None,
    /// Only asked about with `-Confirm`, or if the preference is `Low`.
    Low,
    /// What commands have that state nothing else.
    Medium,
    /// Asked about unless the preference is `None`.
    High,
}

/// A parameter of a function or a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunctionParameter {
    /// Its name, without `$`.
    pub name: String,
    /// Its other names, from `[Alias()]`, in lower case.
    pub aliases: Vec<String>,
    /// Its type in lower case, if it has one.
    pub type_name: Option<String>,
    /// Its value unless it is given.
    pub default: Option<Expression>,
    /// Whether it must be given.
    pub is_mandatory: bool,
    /// Whether it takes the items of the pipeline.
    pub is_piped: bool,
    /// Whether it has `[Parameter()]`, which makes its function an advanced one.
    pub has_attribute: bool,
}

impl FunctionParameter {
    /// Whether PowerShell asks for its value if a script is run without it.
    pub(in crate::powershell) const fn is_asked(&self) -> bool {
        self.is_mandatory && self.default.is_none()
    }

    /// Whether it takes no value.
    pub fn is_switch(&self) -> bool {
        self.type_name.as_deref() == Some("switch")
    }
}

/// A node directly inside another.
#[derive(Clone, Copy)]
pub enum Node<'a> {
    /// A statement.
    Statement(&'a Statement),
    /// A pipeline.
    Pipeline(&'a Pipeline),
    /// A command.
    Call(&'a Call),
    /// An expression.
    Expression(&'a Expression),
}

impl<'a> Node<'a> {
    /// The nodes directly inside it, in the order in which they are evaluated.
    pub fn parts(self, see: &mut dyn FnMut(Node<'a>)) {
        match self {
            Self::Statement(it) => it.parts(see),
            Self::Pipeline(it) => it.parts(see),
            Self::Call(it) => {
                it.block.iter().chain(it.values()).for_each(|it| see(Node::Expression(it)));
            }
            Self::Expression(it) => it.parts(see),
        }
    }
}

impl Statement {
    /// The nodes directly inside it, in the order in which they are evaluated. The body of a
    /// function is not evaluated where it is defined.
    pub fn parts<'a>(&'a self, see: &mut dyn FnMut(Node<'a>)) {
        let all = |block: &'a Block, see: &mut dyn FnMut(Node<'a>)| {
            block.iter().for_each(|it| see(Node::Statement(it)));
        };
        match &self.kind {
            StatementKind::Run(it) => see(Node::Pipeline(it)),
            StatementKind::Assign { target, value, .. } => {
                see(Node::Statement(value));
                see(Node::Expression(target));
            }
            StatementKind::ForEach { over, body, .. } => {
                see(Node::Pipeline(over));
                all(body, see);
            }
            StatementKind::If(branches, otherwise) => {
                for (condition, body) in branches {
                    see(Node::Pipeline(condition));
                    all(body, see);
                }
                all(otherwise, see);
            }
            StatementKind::Loop(it) => {
                it.first.iter().for_each(|it| see(Node::Statement(it)));
                if it.body_first {
                    all(&it.body, see);
                }
                it.condition.iter().for_each(|it| see(Node::Pipeline(it)));
                if !it.body_first {
                    all(&it.body, see);
                }
                it.next.iter().for_each(|it| see(Node::Statement(it)));
            }
            StatementKind::Switch(it) => {
                see(Node::Pipeline(&it.over));
                for clause in &it.clauses {
                    see(Node::Expression(&clause.wanted));
                    all(&clause.body, see);
                }
                it.otherwise.iter().for_each(|it| all(it, see));
            }
            StatementKind::Try(it) => {
                all(&it.body, see);
                it.catches.iter().for_each(|it| all(&it.body, see));
                all(&it.finally, see);
            }
            StatementKind::Function(it) => {
                parameters(&it.parameters, see);
                all(&it.begin, see);
                it.process.iter().for_each(|it| all(it, see));
                all(&it.end, see);
            }
            StatementKind::Parameters(it) => parameters(it, see),
            StatementKind::Return(it) | StatementKind::Throw(it) | StatementKind::Exit(it) => {
                it.iter().for_each(|it| see(Node::Pipeline(it)));
            }
            StatementKind::Break | StatementKind::Continue => {}
        }
    }

    /// Whether it ends with a brace, so that another one may follow on the same line.
    pub(super) const fn ends_with_brace(&self) -> bool {
        matches!(
            self.kind,
            StatementKind::ForEach { .. }
                | StatementKind::If(..)
                | StatementKind::Loop(_)
                | StatementKind::Switch(_)
                | StatementKind::Try(_)
                | StatementKind::Function(_)
                | StatementKind::Parameters(_)
        )
    }
}

fn parameters<'a>(all: &'a [FunctionParameter], see: &mut dyn FnMut(Node<'a>)) {
    let defaults = all.iter().filter_map(|it| it.default.as_ref());
    defaults.for_each(|it| see(Node::Expression(it)));
}
