//! Turns tokens into blocks, pipelines and commands. `statements` reads the other statements.
//!
//! Anything that cannot be read is reported, and reading continues after it. Nesting is bounded, so
//! no script exhausts the stack, and every token is visited once.

use super::super::catalog::Cmdlet;
use super::characters::undashed;
use super::diagnostic::{Problem, Remarks};
use super::expressions::number;
use super::redirection::{as_condition, prefix_of};
use super::span::Span;
use super::strings::verbatim;
use super::syntax::{Argument, ArgumentKind, Block, Call, Expression, Pipeline, Statement};
use super::understood::Item;
use super::{Token, TokenKind, lexer};

/// The meaning of a bare word in an expression.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Words {
    /// A mistake.
    Stray,
    /// A property, as in `-Filter`.
    Property,
}

pub(super) struct Parser<'a> {
    pub(super) text: &'a str,
    pub(super) words: Words,
    pub(super) tokens: Vec<Token>,
    /// The significant tokens, as indexes into `tokens`.
    pub(super) significant: Vec<usize>,
    pub(super) at: usize,
    pub(super) depth: usize,
    /// How many statements could not be read.
    pub(super) broken: usize,
    /// How many of `begin`, `process` and `end` of the script were read.
    pub(super) parts: usize,
    /// The prefixes that imported sessions give their commands.
    pub(super) prefixes: Vec<String>,
    pub(super) remarks: Remarks,
}

/// The result of parsing.
pub(super) struct Parsed {
    pub tokens: Vec<Token>,
    /// The top-level statements, in order.
    pub items: Vec<Item>,
    pub remarks: Remarks,
}

impl<'a> Parser<'a> {
    pub(super) fn new(text: &'a str, words: Words) -> Self {
        Self::inside(text, 0, words, 0)
    }

    /// A parser for the end of a text, from a place inside of it, such as `$( … )` in quotes.
    pub(super) fn inside(text: &'a str, from: usize, words: Words, depth: usize) -> Self {
        let (tokens, remarks) = lexer::tokens_from(text, from);
        let counts = |kind| {
            !matches!(
                kind,
                TokenKind::Space | TokenKind::Comment | TokenKind::Continuation | TokenKind::Prompt
            )
        };
        let significant =
            tokens.iter().enumerate().filter(|(_, it)| counts(it.kind)).map(|(at, _)| at).collect();
        Self {
            text,
            words,
            tokens,
            significant,
            at: 0,
            depth,
            broken: 0,
            parts: 0,
            prefixes: Vec::new(),
            remarks,
        }
    }

    pub(super) fn script(mut self) -> Parsed {
        let mut items = Vec::new();
        while self.peek().is_some() {
            let broken = self.broken;
            let from = self.here();
            if let Some(before) = items.last().map(|it: &Item| it.span).filter(|_| self.goes_on()) {
                self.report(Problem::GoesOn, Span::new(before.end, from.end));
            }
            let errors = self.remarks.wrong.len();
            let read = self.block(Ends::AfterOne);
            let error = self.remarks.wrong.get(errors).copied();
            if self.broken == broken {
                let item = |it: Statement| Item { span: it.span, statement: Some(it), error };
                items.extend(read.into_iter().map(item));
            } else {
                let span = from.to(self.behind());
                items.push(Item { span, statement: None, error });
            }
        }
        Parsed { tokens: self.tokens, items, remarks: self.remarks }
    }

    /// Whether `>>` precedes the next token. PowerShell displays it when a command is not complete.
    fn goes_on(&self) -> bool {
        let Some(place) = self.significant.get(self.at) else { return false };
        let before = self.tokens.get(..*place).unwrap_or_default().iter().rev();
        let mut before = before.skip_while(|it| it.kind == TokenKind::Space);
        let is_end = matches!(self.kind(), Some(TokenKind::Newline | TokenKind::Semicolon));
        !is_end
            && before.next().is_some_and(|it| {
                it.kind == TokenKind::Prompt && it.span.of(self.text).starts_with(">>")
            })
    }

    /// Statements up to a closing bracket, or a single one at the top level.
    pub(super) fn block(&mut self, ends: Ends) -> Block {
        let mut statements = Vec::new();
        loop {
            match self.kind() {
                None => break,
                Some(TokenKind::Newline | TokenKind::Semicolon) => {
                    self.bump();
                    if ends == Ends::AfterOne {
                        break;
                    }
                }
                Some(TokenKind::Close) if ends == Ends::WithBracket => break,
                Some(TokenKind::Close) => {
                    self.report(Problem::NothingToClose, self.here());
                    self.broken += 1;
                    self.bump();
                    if ends == Ends::AfterOne {
                        break;
                    }
                }
                Some(_) => {
                    let read = self.statement();
                    let read = read.filter(|it| self.is_at_end(it));
                    match read {
                        Some(statement) => statements.push(statement),
                        None => {
                            self.broken += 1;
                            self.skip_statement();
                        }
                    }
                }
            }
        }
        statements
    }

    /// Whether a statement can end here. Reports a problem if it cannot.
    fn is_at_end(&mut self, of: &Statement) -> bool {
        match self.kind() {
            None | Some(TokenKind::Newline | TokenKind::Semicolon | TokenKind::Close) => true,
            // A new statement may begin after the brace of a loop.
            Some(_) if of.ends_with_brace() => true,
            Some(_) => self.unexpected::<()>().is_some(),
        }
    }

    /// Skips the rest of a statement, including its blocks.
    fn skip_statement(&mut self) {
        let mut open = 0_usize;
        while let Some(token) = self.peek() {
            match token.kind {
                TokenKind::Open => open += 1,
                TokenKind::Close if open == 0 => return,
                TokenKind::Close => open -= 1,
                TokenKind::Semicolon if open == 0 => return,
                TokenKind::Newline if open == 0 && !self.goes_on_after_newline() => return,
                _ => {}
            }
            self.at += 1;
        }
        if open > 0 {
            self.report(Problem::Unclosed, self.behind());
        }
    }

    fn goes_on_after_newline(&self) -> bool {
        self.token_at(1).is_some_and(|it| {
            let text = self.text_of(it);
            let belongs = ["else", "elseif", "catch", "finally", "until", "while"];
            text == "{" || belongs.iter().any(|it| it.eq_ignore_ascii_case(text))
        })
    }

    /// The bracket that closes this one.
    pub(super) fn close(&mut self, open: Span, bracket: &str) -> Option<()> {
        self.skip_newlines();
        match self.peek().map(|it| self.text_of(it)) {
            Some(it) if it == bracket => self.bump().map(|_| ()),
            Some(_) if self.kind() != Some(TokenKind::Close) => self.unexpected(),
            _ => {
                self.report(Problem::Unclosed, open);
                None
            }
        }
    }

    pub(super) fn pipeline(&mut self) -> Option<Pipeline> {
        let start = self.here();
        match self.is_command() {
            true => self.commands(start, None),
            false => {
                let source = self.expression()?;
                self.commands(start, Some(source))
            }
        }
    }

    /// Whether a command begins here, and not a value.
    pub(super) fn is_command(&self) -> bool {
        match self.peek() {
            Some(it) if it.kind == TokenKind::Word => !self.is_operand(it),
            // `& $name`.
            Some(it) => it.kind == TokenKind::Unknown && self.text_of(it) == "&",
            None => false,
        }
    }

    /// The commands of a pipeline after its source.
    pub(super) fn commands(&mut self, start: Span, source: Option<Expression>) -> Option<Pipeline> {
        let mut commands = Vec::new();
        if source.is_none() {
            commands.push(self.call()?);
        }
        self.redirected(&mut commands)?;
        while self.kind() == Some(TokenKind::Pipe) {
            let pipe = self.bump()?.span;
            self.skip_newlines();
            match self.kind() {
                Some(TokenKind::Word) => commands.push(self.call()?),
                Some(
                    TokenKind::Keyword | TokenKind::Variable | TokenKind::Open | TokenKind::Unknown,
                ) => {
                    return self.unexpected();
                }
                _ => {
                    self.report(Problem::NothingFollows, pipe);
                    return None;
                }
            }
            self.redirected(&mut commands)?;
        }
        Some(Pipeline { source, commands, span: start.to(self.behind()) })
    }

    /// Whether a word at the start of a pipeline is a value and not a command.
    fn is_operand(&self, word: Token) -> bool {
        self.words == Words::Property
            || self.text_of(word).starts_with(|it: char| it.is_ascii_digit())
                && number(self.text_of(word)).is_some()
    }

    fn call(&mut self) -> Option<Call> {
        let mut word = self.peek()?;
        let mut name = self.text_of(word).to_owned();
        let mut block = None;
        if name == "&" {
            match self.token_at(1).map(|it| (it.kind, it, self.text_of(it))) {
                // A name in quotes is a name.
                Some((TokenKind::Verbatim, quoted, text)) => {
                    self.bump();
                    name = verbatim(text);
                    word = quoted;
                }
                Some((TokenKind::Variable, _, text)) => {
                    name = format!("& {text}");
                    self.bump();
                    block = Some(self.primary()?);
                }
                Some((TokenKind::Open, _, "{")) => {
                    self.bump();
                    block = Some(self.primary()?);
                }
                // Anything else is computed, so it is outside.
                Some((kind, _, text)) if kind != TokenKind::Open => name = format!("& {text}"),
                _ => {}
            }
        }
        if is_left_out(&name) {
            self.report(Problem::Statement(name.to_ascii_lowercase()), word.span);
            self.bump_as(TokenKind::Keyword);
            return None;
        }
        if block.is_none() {
            self.bump_as(TokenKind::Command);
        }
        let mut arguments = Vec::new();
        loop {
            let start = self.here();
            let kind = match self.peek().map(|it| (it.kind, self.text_of(it))) {
                None => break,
                Some((
                    TokenKind::Newline | TokenKind::Semicolon | TokenKind::Pipe | TokenKind::Close,
                    _,
                )) => break,
                Some((TokenKind::Unknown, ">" | ">>")) => break,
                Some((TokenKind::Parameter, text)) => {
                    self.bump();
                    let name = undashed(text).to_owned();
                    if text.ends_with(':') {
                        ArgumentKind::Bound(name, self.argument()?)
                    } else {
                        ArgumentKind::Parameter(name)
                    }
                }
                // Programs have options of other kinds.
                Some((TokenKind::Word, text))
                    if text.starts_with("--") && Cmdlet::named(&name).is_none() =>
                {
                    self.bump();
                    ArgumentKind::Parameter(undashed(text).to_owned())
                }
                Some((TokenKind::Splat, text)) => {
                    self.bump();
                    ArgumentKind::Splat(text.trim_start_matches('@').to_owned())
                }
                Some(_) => ArgumentKind::Value(self.argument()?),
            };
            arguments.push(Argument { kind, span: start.to(self.behind()) });
        }
        let span = word.span.to(self.behind());
        let cmdlet = match block {
            Some(_) => None,
            None => Cmdlet::named(&name).or_else(|| self.prefixed(&name)),
        };
        if cmdlet == Some(Cmdlet::Session) {
            self.prefixes.extend(prefix_of(&arguments));
        }
        if cmdlet == Some(Cmdlet::GetOnlineUser) {
            arguments.iter_mut().for_each(|it| as_condition(self.text, it));
        }
        Some(Call { cmdlet, block, name, name_span: word.span, arguments, span })
    }

    /// An expression that spans the whole text, for `-Filter`.
    pub(super) fn whole(mut self) -> Option<Expression> {
        self.skip_newlines();
        let read = self.expression()?;
        self.skip_newlines();
        (self.peek().is_none() && self.remarks.listed.is_empty()).then_some(read)
    }
}

/// Where a list of statements ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Ends {
    /// At the closing bracket.
    WithBracket,
    /// At a line end or a semicolon.
    AfterOne,
}

/// Whether a word begins a statement that is left out, or belongs to one that is missing.
fn is_left_out(word: &str) -> bool {
    const WORDS: [&str; 20] = [
        "else",
        "elseif",
        "catch",
        "finally",
        "until",
        "trap",
        "using",
        "class",
        "enum",
        "workflow",
        "configuration",
        "data",
        "dynamicparam",
        "parallel",
        "sequence",
        "inlinescript",
        "begin",
        "process",
        "end",
        "param",
    ];
    WORDS.iter().any(|it| it.eq_ignore_ascii_case(word))
}

/// The scope of a function or a script.
const INNER_SCOPES: [&str; 2] = ["local", "private"];

/// The scopes outside of all functions. Here they are one.
const OUTER_SCOPES: [&str; 2] = ["global", "script"];

/// How the name of a variable outside of all functions begins.
pub(in crate::powershell) const OUTER: &str = "global:";

/// The name of a variable without `$`, braces and scope.
pub(super) fn variable_name(token: &str) -> &str {
    let name = token.trim_start_matches('$').trim_start_matches('{').trim_end_matches('}');
    match name.split_once(':') {
        Some((scope, name)) if is_scope(scope, &INNER_SCOPES) || is_scope(scope, &OUTER_SCOPES) => {
            name
        }
        _ => name,
    }
}

/// The name of a variable that is set, with its scope if it is outside of all functions.
pub(super) fn target_name(token: &str) -> String {
    let name = variable_name(token);
    let is_outer = token
        .trim_start_matches(['$', '{'])
        .split_once(':')
        .is_some_and(|(scope, _)| is_scope(scope, &OUTER_SCOPES));
    if is_outer { format!("{OUTER}{name}") } else { name.to_owned() }
}

fn is_scope(scope: &str, all: &[&str]) -> bool {
    all.iter().any(|it| it.eq_ignore_ascii_case(scope))
}
