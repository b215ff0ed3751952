//! PowerShell as administrators paste it: turns a text into tokens, statements and diagnostics.
//!
//! Supported are commands and pipelines, branches, loops, `switch`, `try`, functions, variables,
//! text with variables and scripts in it, and the usual operators and methods. Anything else gets a
//! diagnostic with its position, and the statements around it are still read. A statement with an
//! error does not run: `understood` decides that and provides no others.

mod arguments;
mod characters;
mod check;
mod cursor;
mod diagnostic;
mod expressions;
mod filter;
mod functions;
mod known;
mod lexer;
mod members;
mod operator;
mod parser;
mod quotes;
mod redirection;
mod short;
mod span;
mod statement;
mod statements;
mod strings;
pub mod syntax;
mod tables;
mod transcript;
mod traps;
mod understood;
mod uses;
mod words;

pub(super) use characters::is_single_quote;
pub(super) use check::LONGEST_KEY;
pub use diagnostic::{Diagnostic, Problem, Weight};
pub(super) use filter::{Filter, filter};
pub(super) use known::{changes, is_list, is_type, place_of};
pub use lexer::{Token, TokenKind};
pub(super) use parser::OUTER;
pub(super) use short::{ShortCondition, has_block, short_condition};
pub use span::{Position, Span};
pub use understood::{Decided, Refused, Understood};
pub(super) use uses::{FUNCTION, gives_of, names_variable};

use super::era::Era;
use parser::{Parsed, Parser, Words};

/// A parsed script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// Its tokens. Joined, they are the text.
    pub tokens: Vec<Token>,
    /// The top-level statements that can be run, in order.
    pub statements: Vec<Understood>,
    /// The top-level statements that do not run, because part of them was not understood or
    /// PowerShell refuses them.
    pub refused: Vec<Refused>,
    /// The errors and warnings, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// The circumstances in which a script runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// The date at which it runs. Without a date, every cmdlet counts as existing.
    pub era: Option<Era>,
    /// The lower-case names of the variables that have a value before it runs.
    pub variables: Vec<String>,
    /// Whether some of these values are rows or hash tables, which have properties of their own.
    pub has_rows: bool,
}

impl Context {
    /// A script that runs by itself, at a date.
    pub fn at(era: Era) -> Self {
        Self { era: Some(era), ..Self::default() }
    }
}

/// Parses a script for no particular date.
pub fn parse(text: &str) -> Script {
    parse_in(text, &Context::default())
}

/// Parses a script. Takes any text and never fails, in linear time.
pub fn parse_in(text: &str, context: &Context) -> Script {
    let Parsed { tokens, items, remarks } = Parser::new(text, Words::Stray).script();
    let functions = uses::function_names(text, &tokens);
    let remarks = check::check(text, &items, remarks, context, functions);
    understood::assemble(text, tokens, items, remarks, context)
}
