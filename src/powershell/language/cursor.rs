//! The position of the parser in the tokens: looks ahead, advances, and reports problems.

use super::diagnostic::Problem;
use super::parser::Parser;
use super::span::Span;
use super::{Token, TokenKind};

/// How deeply brackets may be nested.
const DEEPEST: usize = 32;

impl<'a> Parser<'a> {
    pub(super) fn token_at(&self, ahead: usize) -> Option<Token> {
        let place = self.significant.get(self.at + ahead)?;
        self.tokens.get(*place).copied()
    }

    pub(super) fn peek(&self) -> Option<Token> {
        self.token_at(0)
    }

    pub(super) fn kind(&self) -> Option<TokenKind> {
        self.peek().map(|it| it.kind)
    }

    pub(super) fn text_of(&self, token: Token) -> &'a str {
        token.span.of(self.text)
    }

    /// The span of the next token, or the end of the text.
    pub(super) fn here(&self) -> Span {
        self.peek().map_or(Span::new(self.text.len(), self.text.len()), |it| it.span)
    }

    /// The span of the previous token.
    pub(super) fn behind(&self) -> Span {
        let place = self.at.checked_sub(1).and_then(|it| self.significant.get(it));
        place.and_then(|it| self.tokens.get(*it)).map_or(Span::default(), |it| it.span)
    }

    /// Whether the next token follows the previous one without a gap.
    pub(super) fn is_adjacent(&self) -> bool {
        self.here().start == self.behind().end
    }

    pub(super) fn bump(&mut self) -> Option<Token> {
        let token = self.peek();
        self.at += usize::from(token.is_some());
        token
    }

    /// Advances past a token and records what kind it turned out to be.
    pub(super) fn bump_as(&mut self, kind: TokenKind) -> Option<Token> {
        let place = self.significant.get(self.at).copied();
        if let Some(token) = place.and_then(|it| self.tokens.get_mut(it)) {
            token.kind = kind;
        }
        self.bump()
    }

    pub(super) fn skip_newlines(&mut self) {
        while self.kind() == Some(TokenKind::Newline) {
            self.at += 1;
        }
    }

    pub(super) fn opens(&self, bracket: &str) -> bool {
        self.peek().is_some_and(|it| it.kind == TokenKind::Open && self.text_of(it) == bracket)
    }

    pub(super) fn report(&mut self, problem: Problem, span: Span) {
        self.remarks.add(problem, span);
    }

    /// Reports a problem at the next token and returns `None`.
    pub(super) fn refuse<T>(&mut self, problem: Problem) -> Option<T> {
        self.report(problem, self.here());
        None
    }

    pub(super) fn unexpected<T>(&mut self) -> Option<T> {
        match self.peek() {
            None => self.refuse(Problem::NothingFollows),
            Some(it) if matches!(it.kind, TokenKind::Newline | TokenKind::Close) => {
                self.refuse(Problem::NothingFollows)
            }
            Some(it) if it.kind == TokenKind::Unknown => match self.text_of(it) {
                // Of PowerShell 7.
                chain @ ("&&" | "||") => self.refuse(Problem::Statement(chain.to_owned())),
                _ => self.refuse(Problem::Expression),
            },
            Some(it) => self.refuse(Problem::Unexpected(shortened(self.text_of(it)))),
        }
    }

    /// Advances to a keyword that belongs to the block before it, if one follows.
    pub(super) fn follows(&mut self, keyword: &str) -> bool {
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

    /// Whether a token is this word, in any case.
    pub(super) fn is_word(&self, token: Option<Token>, word: &str) -> bool {
        token.is_some_and(|it| {
            it.kind == TokenKind::Word && self.text_of(it).eq_ignore_ascii_case(word)
        })
    }

    /// Reads something nested, unless it is too deep.
    pub(super) fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        if self.depth >= DEEPEST {
            return self.refuse(Problem::TooDeep);
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }
}

/// The first characters of a text, for a message.
fn shortened(text: &str) -> String {
    text.chars().take(40).collect()
}
