//! Tells the output in a pasted session from its commands: after a prompt and its command, a line
//! that cannot be a command is output.

use super::super::catalog::Cmdlet;
use super::diagnostic::Problem;
use super::lexer::{Lexer, TokenKind};
use super::words::is_keyword;

/// Where the lexer is in a pasted session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Transcript {
    /// In a script, or in commands without prompts.
    #[default]
    Script,
    /// After a command with a prompt.
    Prompted,
    /// In output, which was reported.
    Output,
}

/// Verbs of commands that sessions about users and policies contain.
const VERBS: [&str; 30] = [
    "get",
    "set",
    "new",
    "remove",
    "grant",
    "import",
    "export",
    "connect",
    "disconnect",
    "start",
    "stop",
    "move",
    "enable",
    "disable",
    "write",
    "out",
    "select",
    "where",
    "foreach",
    "sort",
    "group",
    "measure",
    "format",
    "convertto",
    "convertfrom",
    "add",
    "install",
    "update",
    "test",
    "invoke",
];

impl Lexer<'_> {
    /// Reads a line of output, if there is one here. It is reported once a block.
    pub(super) fn output(&mut self) -> bool {
        let line = self.rest().split(['\n', '\r']).next().unwrap_or("");
        let trimmed = line.trim();
        if self.output == Transcript::Script || trimmed.is_empty() || self.is_continued() {
            return false;
        }
        if is_command(trimmed) {
            self.output = Transcript::Script;
            return false;
        }
        let (start, end) = (self.at, self.at + line.len());
        if self.output == Transcript::Prompted {
            self.report(Problem::Output, start, end);
            self.output = Transcript::Output;
        }
        self.at = end;
        true
    }

    /// Whether the command before goes on here.
    fn is_continued(&self) -> bool {
        let mut before = self.tokens.iter().rev().map(|it| it.kind);
        let last = before.find(|it| !matches!(it, TokenKind::Space | TokenKind::Newline));
        matches!(
            last,
            Some(
                TokenKind::Pipe | TokenKind::Comma | TokenKind::Continuation | TokenKind::Operator
            )
        )
    }
}

fn is_command(line: &str) -> bool {
    if line.starts_with(['$', '#', '@', '[', '(', '{', '}', '<', '>', '&', '\'', '"', '`']) {
        return !line.starts_with("{[");
    }
    let prompt = line.get(..2).is_some_and(|it| it.eq_ignore_ascii_case("ps"));
    if prompt && line.contains('>') {
        return true;
    }
    let end = line.find([' ', '(', '{', ';', '|', '\t']).unwrap_or(line.len());
    let (word, rest) = line.split_at(end);
    // Of Windows PowerShell, and of PowerShell 7.
    let is_error = rest.starts_with(" : ") || word.ends_with(':');
    let has_verb = word.split_once('-').is_some_and(|(verb, noun)| {
        !noun.is_empty() && VERBS.iter().any(|it| it.eq_ignore_ascii_case(verb))
    });
    !is_error && (is_keyword(word) || has_verb || Cmdlet::named(word).is_some())
}
