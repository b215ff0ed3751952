//! PowerShell as administrators paste it: from a text to tokens, statements and remarks.
//!
//! Read are commands and pipelines, `foreach`, simple variables, texts with variables in them,
//! tables of parameters and simple conditions. What is not read gets a remark with its place, and
//! the rest is read all the same.

mod characters;
mod check;
mod cursor;
mod diagnostic;
mod expressions;
mod lexer;
mod parser;
mod quotes;
mod span;
mod strings;
pub mod syntax;
mod traps;

pub(super) use characters::is_single_quote;
pub(super) use check::LONGEST_KEY;
pub use diagnostic::{Diagnostic, Problem, Weight};
pub use lexer::{Token, TokenKind};
pub use span::{Position, Span};

use crate::order::sort_by;
use parser::{Parser, Words};
use syntax::{Block, Expression};

/// A script that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// Its tokens. Joined they are the text.
    pub tokens: Vec<Token>,
    /// The statements that were read, in order.
    pub statements: Block,
    /// The statements at the top that could not be read whole. They do not run.
    pub unread: Vec<Span>,
    /// What is wrong, or not what it seems, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a script. Takes any text and never fails; the time is linear in its length.
pub fn parse(text: &str) -> Script {
    let mut script = Parser::new(text, Words::Stray).script();
    check::check(text, &mut script);
    sort_by(&mut script.diagnostics, |it, that| it.span.cmp(&that.span));
    script
}

/// Reads a condition as `-Filter` takes it: properties are bare words.
pub(super) fn condition(text: &str) -> Option<Expression> {
    Parser::new(text, Words::Property).whole()
}
