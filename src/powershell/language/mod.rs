//! PowerShell as administrators paste it: from a text to tokens, statements and remarks.
//!
//! Read are commands and pipelines, `foreach`, simple variables, texts with variables in them,
//! tables of parameters and simple conditions. What is not read gets a remark with its place, and
//! the statements around it are read all the same. A statement that carries an error does not run:
//! `understood` decides that, and hands out no other.

mod characters;
mod check;
mod cursor;
mod diagnostic;
mod expressions;
mod filter;
mod lexer;
mod parser;
mod quotes;
mod short;
mod span;
mod strings;
pub mod syntax;
mod traps;
mod understood;
mod uses;

pub(super) use characters::is_single_quote;
pub(super) use check::LONGEST_KEY;
pub use diagnostic::{Diagnostic, Problem, Weight};
pub(super) use filter::{Filter, filter};
pub use lexer::{Token, TokenKind};
pub(super) use short::{ShortCondition, short_condition};
pub use span::{Position, Span};
pub use understood::{Decided, Refused, Understood};

use super::era::Era;
use parser::{Parsed, Parser, Words};

/// A script that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// Its tokens. Joined they are the text.
    pub tokens: Vec<Token>,
    /// The statements at the top that can be run, in order.
    pub statements: Vec<Understood>,
    /// The statements at the top that do not run: something in them was not understood, or
    /// PowerShell refuses it.
    pub refused: Vec<Refused>,
    /// What is wrong, or not what it seems, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// What a script is read for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// When it is to be run. Without a time, every cmdlet counts as there.
    pub era: Option<Era>,
    /// The variables that have a value before it runs, in small letters.
    pub variables: Vec<String>,
    /// Whether among their values are rows or tables, which have properties of their own.
    pub has_rows: bool,
}

impl Context {
    /// A script of its own, at a time.
    pub fn at(era: Era) -> Self {
        Self { era: Some(era), ..Self::default() }
    }
}

/// Reads a script for no time in particular.
pub fn parse(text: &str) -> Script {
    parse_in(text, &Context::default())
}

/// Reads a script. Takes any text and never fails; the time is linear in its length.
pub fn parse_in(text: &str, context: &Context) -> Script {
    let Parsed { tokens, items, remarks } = Parser::new(text, Words::Stray).script();
    let remarks = check::check(text, &items, remarks, context);
    understood::assemble(text, tokens, items, remarks, context)
}
