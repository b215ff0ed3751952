//! Splits a text into tokens. Nothing is lost: joined, the tokens are the text.
//!
//! Every character is read a bounded number of times. An unclosed quote ends at the end of its
//! line, so that the lines after it still count.

use super::characters::{is_dash, is_double_quote, is_name, is_single_quote};
use super::diagnostic::{Problem, Remarks};
use super::span::Span;
use super::transcript::Transcript;

/// One token of a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// The kind of token, for coloring.
    pub kind: TokenKind,
    /// Where the token is.
    pub span: Span,
}

/// The kind of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Spaces, and everything that PowerShell skips as space.
    Space,
    /// The end of a line.
    Newline,
    /// `# …` or `<# … #>`.
    Comment,
    /// The prompt: `PS C:\>` before a command, or `>>` before the rest of one. Skipped.
    Prompt,
    /// A backtick at the end of a line, including the line end.
    Continuation,
    /// The name of a command.
    Command,
    /// A keyword: `foreach` or `in`.
    Keyword,
    /// A bare word.
    Word,
    /// `-Name`, including a colon after it.
    Parameter,
    /// An operator: `-eq`, `=`, `.` and others.
    Operator,
    /// `$name`.
    Variable,
    /// `@name`, which passes the parameters in a hash table (splatting).
    Splat,
    /// The name of a property.
    Member,
    /// Text in single quotes, including here-strings.
    Verbatim,
    /// Text in double quotes, including here-strings.
    Expandable,
    /// `(`, `{`, `[`, `@(`, `@{` or `$(`.
    Open,
    /// `)`, `}` or `]`.
    Close,
    /// `|`.
    Pipe,
    /// `;`.
    Semicolon,
    /// `,`.
    Comma,
    /// A token that is not supported.
    Unknown,
}

/// The kind of an open bracket.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Bracket {
    /// `@{`, whose keys are bare words.
    Table,
    /// `[`.
    Index,
    /// `{`.
    Brace,
    Other,
}

/// How the next characters are read. PowerShell reads the arguments of a command differently from
/// an expression (about_Parsing): `-Name a+b` is one word, and `$a+$b` is a sum.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// A statement or a command begins here.
    Start,
    /// The arguments of a command.
    Command,
    /// Values and operators.
    Expression,
    /// The key of a hash table.
    Key,
}

/// How far to search for the end of `${name}`, in characters.
const LONGEST_NAME: usize = 100;

pub(super) struct Lexer<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    pub(super) tokens: Vec<Token>,
    remarks: Remarks,
    /// The open brackets, with the mode that is restored after each.
    brackets: Vec<(Bracket, Mode)>,
    pub(super) mode: Mode,
    pub(super) output: Transcript,
    // Once a quote of this kind was not found up to the end of the script, search no further than
    // the line.
    pub(super) no_more_single: bool,
    pub(super) no_more_double: bool,
    pub(super) no_more_here: bool,
}

/// Splits the rest of a text into tokens, from a place inside of it. Also returns what was left open.
pub(super) fn tokens_from(text: &str, at: usize) -> (Vec<Token>, Remarks) {
    let mut lexer = Lexer {
        text,
        at,
        tokens: Vec::new(),
        remarks: Remarks::default(),
        brackets: Vec::new(),
        mode: Mode::Start,
        output: if at == 0 { Transcript::of(text) } else { Transcript::Script },
        no_more_single: false,
        no_more_double: false,
        no_more_here: false,
    };
    while lexer.next().is_some() {}
    (lexer.tokens, lexer.remarks)
}

impl<'a> Lexer<'a> {
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn after(&self, skipped: usize) -> Option<char> {
        self.rest().chars().nth(skipped)
    }

    pub(super) fn skip_while(&mut self, mut goes_on: impl FnMut(char) -> bool) {
        while let Some(it) = self.peek().filter(|it| goes_on(*it)) {
            self.at += it.len_utf8();
        }
    }

    pub(super) fn push(&mut self, kind: TokenKind, start: usize) {
        self.tokens.push(Token { kind, span: Span::new(start, self.at) });
    }

    fn take(&mut self, kind: TokenKind, bytes: usize) {
        let start = self.at;
        self.at += bytes;
        self.push(kind, start);
    }

    fn open(&mut self, bracket: Bracket, bytes: usize) {
        // What follows a bracket at the start of a statement belongs to the same expression.
        let after = match self.mode {
            Mode::Start if bracket != Bracket::Brace => Mode::Expression,
            it => it,
        };
        self.brackets.push((bracket, after));
        self.mode = match bracket {
            Bracket::Table => Mode::Key,
            Bracket::Index => Mode::Expression,
            Bracket::Brace | Bracket::Other => Mode::Start,
        };
        self.take(TokenKind::Open, bytes);
    }

    fn close(&mut self) {
        if let Some((_, after)) = self.brackets.pop() {
            self.mode = after;
        }
        self.take(TokenKind::Close, 1);
    }

    pub(super) fn top(&self) -> Option<Bracket> {
        self.brackets.last().map(|it| it.0)
    }

    /// A statement ends here, or a line within one.
    fn end_line(&mut self, is_newline: bool) {
        let last = self.tokens.iter().rev().find(|it| it.kind != TokenKind::Space);
        let goes_on = is_newline
            && last.is_some_and(|it| matches!(it.kind, TokenKind::Comma | TokenKind::Operator));
        if !goes_on && self.top() != Some(Bracket::Index) {
            let is_table = self.top() == Some(Bracket::Table);
            self.mode = if is_table { Mode::Key } else { Mode::Start };
        }
    }

    pub(super) fn is_line_start(&self) -> bool {
        let mut before = self.tokens.iter().rev().map(|it| it.kind);
        match before.next() {
            None | Some(TokenKind::Newline | TokenKind::Continuation) => true,
            Some(TokenKind::Space) => {
                matches!(before.next(), None | Some(TokenKind::Newline | TokenKind::Continuation))
            }
            Some(_) => false,
        }
    }

    /// Whether a member may follow, because the previous token is a variable, a member or a closing
    /// bracket.
    pub(super) fn follows_value(&self) -> bool {
        match self.tokens.last().map(|it| it.kind) {
            Some(TokenKind::Variable | TokenKind::Member | TokenKind::Close) => true,
            Some(TokenKind::Verbatim | TokenKind::Expandable) => self.mode == Mode::Expression,
            _ => false,
        }
    }

    pub(super) fn follows_word(&self) -> bool {
        let kind = self.tokens.last().map(|it| it.kind);
        matches!(kind, Some(TokenKind::Word)) || self.follows_value()
    }

    fn next(&mut self) -> Option<()> {
        let first = self.peek()?;
        let start = self.at;
        if self.brackets.is_empty() && self.is_line_start() && self.output() {
            self.push(TokenKind::Comment, start);
            return Some(());
        }
        match first {
            '\n' => {
                self.end_line(true);
                self.take(TokenKind::Newline, 1);
            }
            '\r' if self.rest().starts_with("\r\n") => {
                self.end_line(true);
                self.take(TokenKind::Newline, 2);
            }
            _ if first.is_whitespace() || first == '\u{feff}' => {
                self.skip_while(|it| {
                    it != '\n' && it != '\r' && (it.is_whitespace() || it == '\u{feff}')
                });
                if self.at == start {
                    self.at += first.len_utf8();
                }
                self.push(TokenKind::Space, start);
            }
            'P' | 'p' | '>' | '[' if self.is_line_start() && self.prompt() => {
                if first != '>' {
                    self.output = Transcript::Prompted;
                }
                self.push(TokenKind::Prompt, start);
            }
            '#' if !self.follows_word() || self.follows_value() => {
                self.skip_while(|it| it != '\n' && it != '\r');
                self.push(TokenKind::Comment, start);
            }
            '<' if self.rest().starts_with("<#") => self.block_comment(start),
            '`' => self.backtick(start),
            '$' => {
                self.begin_expression();
                self.variable(start);
            }
            '@' => self.at_sign(start),
            '(' => self.open(Bracket::Other, 1),
            '[' if self.opens_index() => self.open(Bracket::Index, 1),
            '{' => self.open(Bracket::Brace, 1),
            ']' if self.top() != Some(Bracket::Index) && self.mode == Mode::Command => {
                self.word(start);
            }
            ')' | '}' | ']' => self.close(),
            '|' if self.after(1) != Some('|') => {
                self.mode = Mode::Start;
                self.take(TokenKind::Pipe, 1);
            }
            ';' => {
                self.end_line(false);
                self.take(TokenKind::Semicolon, 1);
            }
            ',' => self.take(TokenKind::Comma, 1),
            '.' if self.follows_value() && self.after(1).is_some_and(is_name) => {
                self.take(TokenKind::Operator, 1);
                let start = self.at;
                self.skip_while(is_name);
                self.push(TokenKind::Member, start);
            }
            // A property in quotes or out of a variable, which is read next.
            '.' if self.follows_value()
                && self.after(1).is_some_and(|it| is_quote(it) || matches!(it, '$' | '(')) =>
            {
                self.take(TokenKind::Operator, 1);
            }
            ':' if self.rest().starts_with("::") && self.follows_value() => {
                self.take(TokenKind::Operator, 2);
                let start = self.at;
                self.skip_while(is_name);
                if self.at > start {
                    self.push(TokenKind::Member, start);
                }
            }
            '=' => {
                self.take(TokenKind::Operator, 1);
                self.mode = Mode::Start;
            }
            '!' => {
                self.begin_expression();
                self.take(TokenKind::Operator, 1);
            }
            '&' | '|' | '<' | '>' => {
                self.skip_while(|it| it == first);
                if self.mode == Mode::Start && self.at == start + 1 {
                    self.mode = Mode::Command;
                }
                self.push(TokenKind::Unknown, start);
            }
            _ if is_single_quote(first) => {
                self.begin_expression();
                self.verbatim(start, first);
            }
            _ if is_double_quote(first) => {
                self.begin_expression();
                self.expandable(start, first);
            }
            _ if is_dash(first)
                && (self.mode == Mode::Expression || !self.follows_word())
                && self.after(1).is_some_and(is_letter) =>
            {
                self.begin_expression();
                self.at += first.len_utf8();
                self.skip_while(|it| is_name(it) || is_dash(it));
                if self.peek() == Some(':') {
                    self.at += 1;
                }
                self.push(TokenKind::Parameter, start);
            }
            _ if self.operator(first) => self.push(TokenKind::Operator, start),
            _ => self.word(start),
        }
        Some(())
    }

    fn block_comment(&mut self, start: usize) {
        match self.rest().find("#>") {
            Some(length) => self.at += length + 2,
            None => {
                self.at = self.text.len();
                self.report(Problem::UnclosedComment, start, start + 2);
            }
        }
        self.push(TokenKind::Comment, start);
    }

    fn backtick(&mut self, start: usize) {
        match self.after(1) {
            Some('\n') => self.take(TokenKind::Continuation, 2),
            Some('\r') if self.rest().starts_with("`\r\n") => {
                self.take(TokenKind::Continuation, 3);
            }
            None => {
                self.take(TokenKind::Space, 1);
                self.report(Problem::BacktickBeforeBlank, start, start + 1);
            }
            // With spaces after it, the backtick escapes a space and continues nothing.
            Some(it) if it.is_whitespace() => {
                self.at += 1;
                self.skip_while(|it| it.is_whitespace() && it != '\n');
                self.push(TokenKind::Space, start);
                if matches!(self.peek(), None | Some('\n')) {
                    self.report(Problem::BacktickBeforeBlank, start, start + 1);
                }
            }
            Some(_) => self.word(start),
        }
    }

    fn variable(&mut self, start: usize) {
        match self.after(1) {
            Some('(') => self.open(Bracket::Other, 2),
            Some('{') => {
                let mut near = self.rest().char_indices().take(LONGEST_NAME);
                match near.find(|(_, it)| *it == '}') {
                    Some((length, _)) => self.take(TokenKind::Variable, length + 1),
                    None => self.take(TokenKind::Unknown, 1),
                }
            }
            Some(it) if is_name(it) => {
                self.at += 1;
                self.skip_while(is_name);
                // A scope or a drive: `$script:users`, `$env:TEMP`.
                if self.peek() == Some(':') && self.after(1).is_some_and(is_name) {
                    self.at += 1;
                    self.skip_while(is_name);
                }
                self.push(TokenKind::Variable, start);
            }
            Some('$' | '?' | '^') => self.take(TokenKind::Variable, 2),
            _ => self.take(TokenKind::Unknown, 1),
        }
    }

    fn at_sign(&mut self, start: usize) {
        match self.after(1) {
            Some('(') => self.open(Bracket::Other, 2),
            Some('{') => self.open(Bracket::Table, 2),
            Some(it) if is_single_quote(it) => {
                self.here(start, it, TokenKind::Verbatim, is_single_quote);
            }
            Some(it) if is_double_quote(it) => {
                self.here(start, it, TokenKind::Expandable, is_double_quote);
            }
            Some(it) if is_name(it) => {
                self.at += 1;
                self.skip_while(is_name);
                self.push(TokenKind::Splat, start);
            }
            _ => self.take(TokenKind::Unknown, 1),
        }
    }

    pub(super) fn report(&mut self, problem: Problem, start: usize, end: usize) {
        self.remarks.add(problem, Span::new(start, end));
    }
}

fn is_quote(it: char) -> bool {
    is_single_quote(it) || is_double_quote(it)
}

fn is_letter(it: char) -> bool {
    it == '_' || it.is_alphabetic()
}
