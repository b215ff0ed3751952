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
    /// In the banner of a session, before its first prompt.
    Banner,
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

impl Transcript {
    /// How a text begins.
    pub(super) fn of(text: &str) -> Self {
        let first = text
            .trim_start_matches('\u{feff}')
            .trim_start()
            .lines()
            .next()
            .unwrap_or("")
            .trim_end();
        let is_version = |it: &str| it.starts_with(|it: char| it.is_ascii_digit());
        let is_banner = first == "Windows PowerShell"
            || first.strip_prefix("PowerShell ").is_some_and(is_version);
        let has_prompt = || text.lines().any(|it| prompt_arrow(it.trim_start()).is_some());
        if is_banner && has_prompt() { Self::Banner } else { Self::Script }
    }
}

impl Lexer<'_> {
    /// Advances behind a prompt: `PS C:\>`, `>>` before the rest of a command, `[PS] C:\>` of the
    /// shell of Exchange, or `[server]: PS C:\>` of a remote session.
    pub(super) fn prompt(&mut self) -> bool {
        let line = self.rest().split(['\n', '\r']).next().unwrap_or("");
        let Some(arrow) = prompt_arrow(line) else { return false };
        self.at += arrow;
        self.skip_while(|it| it == '>');
        true
    }

    /// Reads a line of output, if there is one here. It is reported once a block.
    pub(super) fn output(&mut self) -> bool {
        let line = self.rest().split(['\n', '\r']).next().unwrap_or("");
        let trimmed = line.trim();
        // The fence around a block of code in Markdown.
        if trimmed.starts_with("```") {
            self.at += line.len();
            return true;
        }
        if self.output == Transcript::Banner && prompt_arrow(trimmed).is_none() {
            self.at += line.len();
            return !line.is_empty();
        }
        if self.output == Transcript::Script || trimmed.is_empty() || trimmed.starts_with(">>") {
            return false;
        }
        if self.is_continued() {
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

/// Where the arrow of a prompt is.
fn prompt_arrow(line: &str) -> Option<usize> {
    if line.starts_with(">>") {
        return Some(0);
    }
    let is_path = |it: &str| !it.contains(['|', ';', '$', '"', '\'', '(', '{', '@']);
    let arrow_from = |start: usize| {
        let rest = line.get(start..)?;
        let at = rest.find('>').filter(|at| rest.get(..*at).is_some_and(is_path))?;
        Some(start + at)
    };
    if let Some(inner) = line.strip_prefix('[') {
        let exchange = inner.strip_prefix("PS]").map(|_| "[PS]".len());
        let remote = || inner.find("]: PS").filter(|it| inner.get(..*it).is_some_and(is_path));
        return arrow_from(exchange.or_else(remote)?);
    }
    let is_named = line.get(..2).is_some_and(|it| it.eq_ignore_ascii_case("ps"));
    let after = line.get(2..).and_then(|it| it.chars().next());
    if is_named && matches!(after, Some(' ' | '>')) { arrow_from(2) } else { None }
}

fn is_command(line: &str) -> bool {
    if line.starts_with('[') && prompt_arrow(line).is_some() {
        return true;
    }
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
