//! Expressions and arguments: values, lists, hash tables, text, conditions.

use super::characters::{is_dash, undashed};
use super::diagnostic::Problem;
use super::parser::{Ends, Parser, Words, variable_name};
use super::span::Span;
use super::syntax::{Expression, ExpressionKind, Operator, Part};
use super::{TokenKind, strings};

impl Parser<'_> {
    /// Conditions joined by `-and` and `-or`, which have the same precedence.
    pub(super) fn expression(&mut self) -> Option<Expression> {
        self.deeper(|it| it.chain(Operator::joins, |it| it.chain(compares, Self::sum)))
    }

    fn sum(&mut self) -> Option<Expression> {
        self.chain(|it| it == Operator::Plus, Self::list)
    }

    /// Operands joined by operators of one precedence, from left to right.
    fn chain(
        &mut self,
        belongs: fn(Operator) -> bool,
        operand: fn(&mut Self) -> Option<Expression>,
    ) -> Option<Expression> {
        let first = operand(self)?;
        let mut rest = Vec::new();
        while let Some(operator) = self.operator()?.filter(|it| belongs(*it)) {
            self.bump_as(TokenKind::Operator);
            self.skip_newlines();
            rest.push((operator, operand(self)?));
        }
        if rest.is_empty() {
            return Some(first);
        }
        let span = first.span.to(self.behind());
        Some(Expression { kind: ExpressionKind::Chain(Box::new(first), rest), span })
    }

    /// The next operator, if there is one. Reports one that is not supported.
    fn operator(&mut self) -> Option<Option<Operator>> {
        let Some(token) = self.peek() else { return Some(None) };
        let text = self.text_of(token);
        match token.kind {
            TokenKind::Parameter => match Operator::named(undashed(text)) {
                Some(operator) => Some(Some(operator)),
                None => self.refuse(Problem::Operator(text.chars().take(20).collect())),
            },
            TokenKind::Word | TokenKind::Operator
                if !text.is_empty() && text.chars().all(|it| !it.is_alphanumeric()) =>
            {
                match text {
                    "+" => Some(Some(Operator::Plus)),
                    _ => self.refuse(Problem::Operator(text.chars().take(20).collect())),
                }
            }
            _ => Some(None),
        }
    }

    fn list(&mut self) -> Option<Expression> {
        let first = self.unary()?;
        self.rest_of_list(first, Self::unary)
    }

    fn rest_of_list(
        &mut self,
        first: Expression,
        item: fn(&mut Self) -> Option<Expression>,
    ) -> Option<Expression> {
        if self.kind() != Some(TokenKind::Comma) {
            return Some(first);
        }
        let start = first.span;
        let mut items = vec![first];
        while self.kind() == Some(TokenKind::Comma) {
            self.bump();
            self.skip_newlines();
            items.push(item(self)?);
        }
        Some(Expression { kind: ExpressionKind::List(items), span: start.to(self.behind()) })
    }

    fn unary(&mut self) -> Option<Expression> {
        let Some(token) = self.peek() else { return self.unexpected() };
        let text = self.text_of(token);
        let negates = match token.kind {
            TokenKind::Parameter => undashed(text).eq_ignore_ascii_case("not"),
            TokenKind::Operator => text == "!",
            _ => false,
        };
        if !negates {
            return self.primary();
        }
        self.bump_as(TokenKind::Operator);
        let inner = self.deeper(Self::unary)?;
        let span = token.span.to(inner.span);
        Some(Expression { kind: ExpressionKind::Not(Box::new(inner)), span })
    }

    fn primary(&mut self) -> Option<Expression> {
        let Some(token) = self.peek() else { return self.unexpected() };
        let text = self.text_of(token);
        let kind = match token.kind {
            // A variable of a drive, such as `$env:TEMP`.
            TokenKind::Variable if variable_name(text).contains(':') => {
                return self.refuse(Problem::Expression);
            }
            TokenKind::Variable => {
                self.bump();
                ExpressionKind::Variable(variable_name(text).to_owned())
            }
            TokenKind::Verbatim => {
                self.bump();
                ExpressionKind::Literal(strings::verbatim(text))
            }
            TokenKind::Expandable => {
                self.bump();
                self.expandable(text, token.span)
            }
            TokenKind::Open => self.bracketed(text, token.span)?,
            TokenKind::Word => match text.parse() {
                Ok(number) => {
                    self.bump();
                    ExpressionKind::Number(number)
                }
                Err(_) if self.words == Words::Property => {
                    self.bump_as(TokenKind::Member);
                    let item = Expression {
                        kind: ExpressionKind::Variable("_".to_owned()),
                        span: token.span,
                    };
                    ExpressionKind::Member(Box::new(item), vec![text.to_owned()])
                }
                Err(_) => return self.unexpected(),
            },
            _ => return self.unexpected(),
        };
        self.members(Expression { kind, span: token.span.to(self.behind()) })
    }

    /// The properties after a value.
    fn members(&mut self, value: Expression) -> Option<Expression> {
        let mut names = Vec::new();
        while self.is_adjacent() {
            match self.peek().map(|it| (it.kind, self.text_of(it))) {
                Some((TokenKind::Operator, ".")) => {
                    self.bump();
                    let Some(token) = self.bump() else { return self.unexpected() };
                    let text = self.text_of(token);
                    names.push(match token.kind {
                        TokenKind::Verbatim => strings::verbatim(text),
                        TokenKind::Expandable => match self.expandable(text, token.span) {
                            ExpressionKind::Literal(name) => name,
                            _ => return self.refuse(Problem::Expression),
                        },
                        _ => text.to_owned(),
                    });
                }
                Some((TokenKind::Open, "(" | "[")) => return self.refuse(Problem::Expression),
                _ => break,
            }
        }
        if names.is_empty() {
            return Some(value);
        }
        let span = value.span.to(self.behind());
        Some(Expression { kind: ExpressionKind::Member(Box::new(value), names), span })
    }

    /// The content of brackets.
    fn bracketed(&mut self, open: &str, span: Span) -> Option<ExpressionKind> {
        if open == "[" {
            return self.refuse(Problem::Expression);
        }
        self.deeper(|it| {
            it.bump();
            match open {
                "@{" => it.table(span),
                "{" => {
                    let body = it.block(Ends::WithBracket);
                    it.close(span, "}")?;
                    Some(ExpressionKind::Script(body))
                }
                _ => {
                    it.skip_newlines();
                    if open == "(" && it.kind() == Some(TokenKind::Close) {
                        return it.unexpected();
                    }
                    let body = it.block(Ends::WithBracket);
                    it.close(span, ")")?;
                    Some(ExpressionKind::Group(body))
                }
            }
        })
    }

    fn table(&mut self, open: Span) -> Option<ExpressionKind> {
        let mut entries = Vec::new();
        loop {
            while matches!(self.kind(), Some(TokenKind::Newline | TokenKind::Semicolon)) {
                self.bump();
            }
            let Some(token) = self.peek() else { break };
            let text = self.text_of(token);
            let key = match token.kind {
                TokenKind::Close => break,
                TokenKind::Verbatim => strings::verbatim(text),
                TokenKind::Word | TokenKind::Keyword => text.to_owned(),
                _ => return self.unexpected(),
            };
            self.bump_as(if token.kind == TokenKind::Word {
                TokenKind::Member
            } else {
                token.kind
            });
            match self.peek().map(|it| self.text_of(it)) {
                Some("=") => self.bump(),
                _ => return self.unexpected(),
            };
            self.skip_newlines();
            entries.push((key, self.expression()?));
        }
        self.close(open, "}")?;
        Some(ExpressionKind::Table(entries))
    }

    fn expandable(&mut self, text: &str, span: Span) -> ExpressionKind {
        let (parts, diagnostics) = strings::expandable(text, span.start);
        for it in diagnostics {
            self.report(it.problem, it.span);
        }
        match parts.as_slice() {
            [] => ExpressionKind::Literal(String::new()),
            [Part::Literal(only)] => ExpressionKind::Literal(only.clone()),
            _ => ExpressionKind::Expandable(parts),
        }
    }

    /// The value of an argument, or several values separated by commas.
    pub(super) fn argument(&mut self) -> Option<Expression> {
        let first = self.one_argument()?;
        self.rest_of_list(first, Self::one_argument)
    }

    fn one_argument(&mut self) -> Option<Expression> {
        let start = self.here();
        // A dash without a name: part of a broken parameter, or one of the shell's own.
        let word = self.peek().filter(|it| it.kind == TokenKind::Word).map(|it| self.text_of(it));
        if word.is_some_and(|it| it.starts_with(is_dash) && !is_number(it)) {
            return self.unexpected();
        }
        let first = match self.kind() {
            Some(TokenKind::Word) => self.bare_word(),
            Some(TokenKind::Variable) => self.primary(),
            // Quoted text ends at its quote, and brackets end at theirs.
            _ => return self.primary(),
        }?;
        let mut parts = Vec::new();
        let mut next = first;
        // A word, a variable and quoted text without gaps form one argument.
        loop {
            let glued = matches!(
                self.kind(),
                Some(
                    TokenKind::Word
                        | TokenKind::Variable
                        | TokenKind::Verbatim
                        | TokenKind::Expandable
                )
            );
            let goes_on = glued && self.is_adjacent();
            if !goes_on && parts.is_empty() {
                return Some(next);
            }
            // `$row.'A name'` is a property, not text after a variable.
            let is_value =
                matches!(next.kind, ExpressionKind::Variable(_) | ExpressionKind::Member(..));
            if goes_on
                && is_value
                && self.peek().is_some_and(|it| self.text_of(it).starts_with('.'))
            {
                return self.refuse(Problem::Expression);
            }
            match next.kind {
                ExpressionKind::Literal(text) => parts.push(Part::Literal(text)),
                ExpressionKind::Number(number) => parts.push(Part::Literal(number.to_string())),
                ExpressionKind::Expandable(more) => parts.extend(more),
                ExpressionKind::Variable(name) => parts.push(Part::Variable(name, Vec::new())),
                ExpressionKind::Member(of, names) => match of.kind {
                    ExpressionKind::Variable(variable) => {
                        parts.push(Part::Variable(variable, names));
                    }
                    _ => return self.refuse(Problem::Expression),
                },
                _ => return self.refuse(Problem::Expression),
            }
            if !goes_on {
                let span = start.to(self.behind());
                return Some(Expression { kind: ExpressionKind::Expandable(parts), span });
            }
            next = match self.kind() {
                Some(TokenKind::Word) => self.bare_word(),
                _ => self.primary(),
            }?;
        }
    }

    fn bare_word(&mut self) -> Option<Expression> {
        let token = self.bump()?;
        let text = self.text_of(token);
        let kind = match text.parse() {
            Ok(number) => ExpressionKind::Number(number),
            Err(_) => ExpressionKind::Literal(strings::bare(text)),
        };
        Some(Expression { kind, span: token.span })
    }
}

const fn compares(operator: Operator) -> bool {
    !operator.joins() && !matches!(operator, Operator::Plus)
}

/// Whether a word that begins with a dash is a number. Parsing it as one would add the standard
/// library's float tables to the page.
fn is_number(word: &str) -> bool {
    let digits = word.trim_start_matches(is_dash);
    digits.starts_with(|it: char| it.is_ascii_digit())
        && digits.chars().all(|it| it.is_ascii_digit() || it == '.')
}
