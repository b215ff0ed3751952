//! Turns tokens into statements: pipelines, assignments, `foreach` and `if`.
//!
//! Anything that cannot be read is reported, and reading continues after it. Nesting is bounded, so
//! no script exhausts the stack, and every token is visited once.

use super::super::catalog::Cmdlet;
use super::characters::undashed;
use super::diagnostic::{Problem, Remarks};
use super::span::Span;
use super::syntax::{
    Argument, ArgumentKind, Block, Call, Expression, Pipeline, Statement, StatementKind,
};
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
    broken: usize,
    pub(super) remarks: Remarks,
}

/// The result of parsing.
pub(super) struct Parsed {
    pub tokens: Vec<Token>,
    /// The top-level statements, in order.
    pub items: Vec<Item>,
    pub remarks: Remarks,
}

/// Keywords of statements that are not supported.
const UNREAD_STATEMENTS: [&str; 26] = [
    "if", "else", "elseif", "switch", "while", "do", "for", "until", "function", "filter", "param",
    "try", "catch", "finally", "return", "break", "continue", "throw", "trap", "begin", "process",
    "end", "using", "class", "enum", "exit",
];

impl<'a> Parser<'a> {
    pub(super) fn new(text: &'a str, words: Words) -> Self {
        let (tokens, remarks) = lexer::tokens(text);
        let counts = |kind| {
            !matches!(
                kind,
                TokenKind::Space | TokenKind::Comment | TokenKind::Continuation | TokenKind::Prompt
            )
        };
        let significant =
            tokens.iter().enumerate().filter(|(_, it)| counts(it.kind)).map(|(at, _)| at).collect();
        Self { text, words, tokens, significant, at: 0, depth: 0, broken: 0, remarks }
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
                    let read = read.filter(|it| self.is_at_end(&it.kind));
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
    fn is_at_end(&mut self, of: &StatementKind) -> bool {
        match self.kind() {
            None | Some(TokenKind::Newline | TokenKind::Semicolon | TokenKind::Close) => true,
            // A new statement may begin after the brace of a loop.
            Some(_) if matches!(of, StatementKind::ForEach { .. } | StatementKind::If(..)) => true,
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
            let belongs = ["else", "elseif", "catch", "finally", "until"];
            text == "{" || belongs.iter().any(|it| it.eq_ignore_ascii_case(text))
        })
    }

    fn statement(&mut self) -> Option<Statement> {
        let start = self.here();
        let kind = match self.peek()? {
            it if self.begins(it, "foreach") => self.for_each()?,
            it if self.begins(it, "if") => self.if_else()?,
            it if it.kind == TokenKind::Variable && self.assigns() => {
                let variable = variable_name(self.text_of(it)).to_owned();
                self.bump();
                self.bump();
                self.skip_newlines();
                StatementKind::Assign { variable, value: self.pipeline()? }
            }
            _ => StatementKind::Run(self.pipeline()?),
        };
        Some(Statement { kind, span: start.to(self.behind()) })
    }

    /// Whether a keyword with a bracket after it stands here.
    fn begins(&self, word: Token, keyword: &str) -> bool {
        word.kind == TokenKind::Word
            && self.text_of(word).eq_ignore_ascii_case(keyword)
            && self.token_at(1).is_some_and(|it| self.text_of(it) == "(")
    }

    fn if_else(&mut self) -> Option<StatementKind> {
        let mut branches = Vec::new();
        loop {
            self.bump_as(TokenKind::Keyword);
            if !self.opens("(") {
                return self.unexpected();
            }
            let open = self.bump()?.span;
            self.skip_newlines();
            let condition = self.deeper(Self::pipeline)?;
            self.close(open, ")")?;
            branches.push((condition, self.braces()?));
            if self.follows("elseif") {
                continue;
            }
            let otherwise = match self.follows("else") {
                true => {
                    self.bump_as(TokenKind::Keyword);
                    self.braces()?
                }
                false => Block::new(),
            };
            return Some(StatementKind::If(branches, otherwise));
        }
    }

    /// Advances to a keyword that belongs to the block before it, if one follows.
    fn follows(&mut self, keyword: &str) -> bool {
        let mut ahead = 0;
        while self.token_at(ahead).is_some_and(|it| it.kind == TokenKind::Newline) {
            ahead += 1;
        }
        let found =
            self.token_at(ahead).is_some_and(|it| self.text_of(it).eq_ignore_ascii_case(keyword));
        if found {
            self.at += ahead;
        }
        found
    }

    /// A block in braces.
    fn braces(&mut self) -> Option<Block> {
        self.skip_newlines();
        if !self.opens("{") {
            return self.unexpected();
        }
        let open = self.bump()?.span;
        let body = self.deeper(|it| Some(it.block(Ends::WithBracket)))?;
        self.close(open, "}")?;
        Some(body)
    }

    fn assigns(&self) -> bool {
        self.token_at(1).is_some_and(|it| self.text_of(it) == "=")
    }

    fn for_each(&mut self) -> Option<StatementKind> {
        self.bump_as(TokenKind::Keyword);
        let open = self.bump()?.span;
        let variable = match self.peek().filter(|it| it.kind == TokenKind::Variable) {
            Some(it) => variable_name(self.text_of(it)).to_owned(),
            None => return self.unexpected(),
        };
        self.bump();
        match self.peek() {
            Some(it) if self.text_of(it).eq_ignore_ascii_case("in") => {
                self.bump_as(TokenKind::Keyword);
            }
            _ => return self.unexpected(),
        }
        let over = self.deeper(Self::pipeline)?;
        self.close(open, ")")?;
        let body = self.braces()?;
        Some(StatementKind::ForEach { variable, over, body })
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

    fn pipeline(&mut self) -> Option<Pipeline> {
        let start = self.here();
        let mut commands = Vec::new();
        let source = match self.peek().filter(|it| it.kind == TokenKind::Word) {
            Some(word) if !self.is_operand(word) => {
                commands.push(self.call()?);
                None
            }
            _ => Some(self.expression()?),
        };
        while self.kind() == Some(TokenKind::Pipe) {
            let pipe = self.bump()?.span;
            self.skip_newlines();
            match self.kind() {
                Some(TokenKind::Word) => commands.push(self.call()?),
                Some(TokenKind::Keyword | TokenKind::Variable | TokenKind::Open) => {
                    return self.unexpected();
                }
                _ => {
                    self.report(Problem::NothingFollows, pipe);
                    return None;
                }
            }
        }
        Some(Pipeline { source, commands, span: start.to(self.behind()) })
    }

    /// Whether a word at the start of a pipeline is a value and not a command.
    fn is_operand(&self, word: Token) -> bool {
        self.words == Words::Property || self.text_of(word).parse::<i64>().is_ok()
    }

    fn call(&mut self) -> Option<Call> {
        let word = self.peek()?;
        let name = self.text_of(word).to_owned();
        if UNREAD_STATEMENTS.iter().any(|it| it.eq_ignore_ascii_case(&name)) {
            self.report(Problem::Statement(name.to_ascii_lowercase()), word.span);
            self.bump_as(TokenKind::Keyword);
            return None;
        }
        self.bump_as(TokenKind::Command);
        let mut arguments = Vec::new();
        loop {
            let start = self.here();
            let kind = match self.peek().map(|it| (it.kind, self.text_of(it))) {
                None => break,
                Some((
                    TokenKind::Newline | TokenKind::Semicolon | TokenKind::Pipe | TokenKind::Close,
                    _,
                )) => break,
                Some((TokenKind::Parameter, text)) => {
                    self.bump();
                    let name = undashed(text).to_owned();
                    if text.ends_with(':') {
                        ArgumentKind::Bound(name, self.argument()?)
                    } else {
                        ArgumentKind::Parameter(name)
                    }
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
        Some(Call { cmdlet: Cmdlet::named(&name), name, name_span: word.span, arguments, span })
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

/// Scopes of variables. Here they all share one.
const SCOPES: [&str; 4] = ["global", "script", "local", "private"];

/// The name of a variable without `$`, braces and scope.
pub(super) fn variable_name(token: &str) -> &str {
    let name = token.trim_start_matches('$').trim_start_matches('{').trim_end_matches('}');
    match name.split_once(':') {
        Some((scope, name)) if SCOPES.iter().any(|it| it.eq_ignore_ascii_case(scope)) => name,
        _ => name,
    }
}
