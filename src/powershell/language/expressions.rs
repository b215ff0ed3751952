//! Expressions and arguments: values, lists, hash tables, text, conditions.

use super::characters::{is_dash, undashed};
use super::diagnostic::Problem;
use super::known::is_place;
use super::operator::{Operator, OperatorKind, STRONGEST};
use super::parser::{Ends, Parser, Words, target_name, variable_name};
use super::span::Span;
use super::syntax::{Block, Expression, ExpressionKind, Part, Statement, StatementKind};
use super::{TokenKind, strings};
use std::sync::Arc;

impl Parser<'_> {
    /// Operands joined by operators.
    pub(super) fn expression(&mut self) -> Option<Expression> {
        self.deeper(|it| {
            let condition = it.joined(Self::list)?;
            it.choice(condition)
        })
    }

    /// The same, but a comma ends it, as between the arguments of a method.
    pub(super) fn without_list(&mut self) -> Option<Expression> {
        self.deeper(|it| {
            let condition = it.joined(Self::unary)?;
            it.choice(condition)
        })
    }

    /// The rest of `condition ? one : other`, if it goes on like this.
    fn choice(&mut self, condition: Expression) -> Option<Expression> {
        if !self.is_word(self.peek(), "?") {
            return Some(condition);
        }
        let start = condition.span;
        self.bump_as(TokenKind::Operator);
        self.skip_newlines();
        let one = self.without_list()?;
        self.skip_newlines();
        if !self.is_word(self.peek(), ":") {
            return self.unexpected();
        }
        self.bump_as(TokenKind::Operator);
        self.skip_newlines();
        let other = self.without_list()?;
        let kind = ExpressionKind::Choice(Box::new([condition, one, other]));
        Some(Expression { kind, span: start.to(self.behind()) })
    }

    fn joined(&mut self, operand: fn(&mut Self) -> Option<Expression>) -> Option<Expression> {
        let first = operand(self)?;
        let mut rest = Vec::new();
        while let Some(operator) = self.operator()? {
            self.bump_as(TokenKind::Operator);
            self.skip_newlines();
            rest.push((operator, operand(self)?));
        }
        Some(grouped(first, rest))
    }

    /// The next operator, if there is one. Reports one that is not supported.
    fn operator(&mut self) -> Option<Option<Operator>> {
        let Some(token) = self.peek() else { return Some(None) };
        let text = self.text_of(token);
        let found = match token.kind {
            TokenKind::Parameter => Operator::named(undashed(text)),
            TokenKind::Operator if Operator::assigning(text).is_some() => return Some(None),
            TokenKind::Operator if matches!(text, "!" | "." | "::") => return Some(None),
            TokenKind::Operator => Operator::signed(text),
            TokenKind::Word if matches!(text, "?" | ":") => return Some(None),
            TokenKind::Word if !text.is_empty() && text.chars().all(|it| !it.is_alphanumeric()) => {
                None
            }
            _ => return Some(None),
        };
        match found {
            Some(operator) => Some(Some(operator)),
            None => self.refuse(Problem::Operator(text.chars().take(20).collect())),
        }
    }

    fn list(&mut self) -> Option<Expression> {
        if self.kind() == Some(TokenKind::Comma) {
            let start = self.bump()?.span;
            let only = self.deeper(Self::unary)?;
            let span = start.to(only.span);
            return Some(Expression { kind: ExpressionKind::List(vec![only]), span });
        }
        let first = self.unary()?;
        self.rest_of_list(first, Self::unary)
    }

    pub(super) fn rest_of_list(
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

    pub(super) fn unary(&mut self) -> Option<Expression> {
        let Some(token) = self.peek() else { return self.unexpected() };
        let text = self.text_of(token);
        let before: fn(Box<Expression>) -> ExpressionKind = match token.kind {
            TokenKind::Parameter => match Operator::named(undashed(text)).map(|it| it.kind) {
                Some(OperatorKind::Join) => {
                    |it| ExpressionKind::Unary(Operator::of(OperatorKind::Join), it)
                }
                Some(OperatorKind::Split) => {
                    |it| ExpressionKind::Unary(Operator::of(OperatorKind::Split), it)
                }
                _ if undashed(text).eq_ignore_ascii_case("not") => ExpressionKind::Not,
                _ => return self.primary(),
            },
            TokenKind::Operator => match text {
                "!" => ExpressionKind::Not,
                "+" => |it| it.kind,
                "++" => |it| ExpressionKind::Step(it, 1),
                "--" => |it| ExpressionKind::Step(it, -1),
                _ if text.chars().all(is_dash) => ExpressionKind::Negative,
                _ => return self.primary(),
            },
            TokenKind::Open if text == "[" => return self.typed(),
            _ => return self.primary(),
        };
        self.bump_as(TokenKind::Operator);
        let inner = self.deeper(Self::unary)?;
        let span = token.span.to(inner.span);
        Some(Expression { kind: before(Box::new(inner)), span })
    }

    /// A type, and the value that it converts or the member that it has.
    fn typed(&mut self) -> Option<Expression> {
        let start = self.here();
        let name = self.type_name()?;
        let place = start.to(self.behind());
        if name.contains('(') {
            self.report(Problem::Expression, place);
            return None;
        }
        let kind = if self.peek().is_some_and(|it| self.text_of(it) == "::") {
            self.bump();
            let Some(member) = self.bump().filter(|it| it.kind == TokenKind::Member) else {
                return self.unexpected();
            };
            let member = self.text_of(member).to_owned();
            let arguments = match self.is_adjacent() && self.opens("(") {
                true => self.arguments()?,
                false => Vec::new(),
            };
            ExpressionKind::Static(name, member, arguments)
        } else {
            let begins = matches!(
                self.kind(),
                Some(
                    TokenKind::Variable
                        | TokenKind::Verbatim
                        | TokenKind::Expandable
                        | TokenKind::Open
                        | TokenKind::Operator
                )
            ) || self.peek().is_some_and(|it| {
                it.kind == TokenKind::Word
                    && self.text_of(it).starts_with(|it: char| it.is_ascii_digit())
            });
            let is_member = self.peek().is_some_and(|it| self.text_of(it) == ".");
            match begins
                && !is_member
                && self.peek().is_none_or(|it| Operator::signed(self.text_of(it)).is_none())
            {
                true => ExpressionKind::Cast(name, Box::new(self.deeper(Self::unary)?)),
                false => ExpressionKind::Type(name),
            }
        };
        self.members(Expression { kind, span: start.to(self.behind()) })
    }

    /// The content of `[ … ]` in lower case, without `System.`.
    pub(super) fn type_name(&mut self) -> Option<String> {
        let open = self.bump()?.span;
        let mut depth = 0_usize;
        loop {
            let Some(token) = self.peek() else {
                self.report(Problem::Unclosed, open);
                return None;
            };
            match token.kind {
                TokenKind::Open => depth += 1,
                TokenKind::Close if depth == 0 => break,
                TokenKind::Close => depth -= 1,
                _ => {}
            }
            self.at += 1;
        }
        let end = self.bump()?.span;
        let written = Span::new(open.end, end.start).of(self.text).trim().to_lowercase();
        Some(written.strip_prefix("system.").unwrap_or(&written).to_owned())
    }

    pub(super) fn primary(&mut self) -> Option<Expression> {
        let Some(token) = self.peek() else { return self.unexpected() };
        let text = self.text_of(token);
        let kind = match token.kind {
            // A variable of a drive, such as `$env:COMPUTERNAME`.
            TokenKind::Variable
                if variable_name(text).contains(':') && !is_place(variable_name(text)) =>
            {
                self.bump();
                ExpressionKind::Outside(text.to_owned())
            }
            TokenKind::Variable => {
                self.bump();
                ExpressionKind::Variable(target_name(text))
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
            TokenKind::Word => match number(text) {
                Some(number) => {
                    self.bump();
                    number
                }
                None if self.words == Words::Property => {
                    self.bump_as(TokenKind::Member);
                    let item = Expression {
                        kind: ExpressionKind::Variable("_".to_owned()),
                        span: token.span,
                    };
                    ExpressionKind::Member(Box::new(item), vec![text.to_owned()])
                }
                None => return self.unexpected(),
            },
            _ => return self.unexpected(),
        };
        self.members(Expression { kind, span: token.span.to(self.behind()) })
    }

    /// The content of brackets.
    pub(super) fn bracketed(&mut self, open: &str, span: Span) -> Option<ExpressionKind> {
        self.deeper(|it| {
            it.bump();
            if open == "@{" {
                return it.table(span);
            }
            it.skip_newlines();
            let closes = it.kind() == Some(TokenKind::Close);
            if open == "(" && closes {
                return it.unexpected();
            }
            let broken = it.broken;
            let body = it.block(Ends::WithBracket);
            it.close(span, if open == "{" { "}" } else { ")" })?;
            if it.broken > broken {
                return None;
            }
            Some(match open {
                "{" => ExpressionKind::Script(Arc::new(body)),
                "@(" => ExpressionKind::Array(body),
                _ => ExpressionKind::Group(body),
            })
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
                TokenKind::Expandable => match self.expandable(text, token.span) {
                    ExpressionKind::Literal(key) => key,
                    _ => return self.refuse(Problem::Expression),
                },
                TokenKind::Word | TokenKind::Keyword => text.to_owned(),
                // PowerShell computes such a key.
                TokenKind::Variable => {
                    self.report(Problem::Expression, token.span);
                    text.to_owned()
                }
                TokenKind::Open => return self.refuse(Problem::Expression),
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
            let value = self.deeper(Self::statement)?;
            entries.push((key, value_of(value)));
        }
        self.close(open, "}")?;
        Some(ExpressionKind::Table(entries))
    }

    pub(super) fn expandable(&mut self, text: &str, span: Span) -> ExpressionKind {
        let (parts, diagnostics) =
            strings::expandable(text, span.start, &mut |place| self.inner(place));
        for it in diagnostics {
            self.report(it.problem, it.span);
        }
        match parts.as_slice() {
            [] => ExpressionKind::Literal(String::new()),
            [Part::Literal(only)] => ExpressionKind::Literal(only.clone()),
            _ => ExpressionKind::Expandable(parts),
        }
    }

    /// The statements of `$( … )` in quotes.
    fn inner(&mut self, place: Span) -> Option<Expression> {
        let text = self.text.get(..place.end)?;
        let (body, remarks) = self.deeper(|it| {
            let mut inner = Parser::inside(text, place.start, it.words, it.depth);
            let body = inner.block(Ends::WithBracket);
            let is_whole = inner.broken == 0 && inner.peek().is_none();
            Some((is_whole.then_some(body), inner.remarks))
        })?;
        self.remarks.append(remarks);
        let kind = ExpressionKind::Group(body?);
        Some(Expression { kind, span: place })
    }
}

/// Groups operands by the precedence of the operators between them, without recursion.
fn grouped(first: Expression, rest: Vec<(Operator, Expression)>) -> Expression {
    let (mut first, mut rest) = (first, rest);
    for precedence in (1..=STRONGEST).rev() {
        if !rest.iter().any(|it| it.0.kind.precedence() == precedence) {
            continue;
        }
        let mut done: Vec<(Operator, Expression)> = Vec::new();
        let mut head: Option<(Operator, Expression)> = None;
        let mut run = Vec::new();
        for (operator, operand) in std::mem::take(&mut rest) {
            if operator.kind.precedence() == precedence {
                run.push((operator, operand));
                continue;
            }
            let run = std::mem::take(&mut run);
            match head.replace((operator, operand)) {
                None => first = chain(first, run),
                Some((before, it)) => done.push((before, chain(it, run))),
            }
        }
        match head {
            None => first = chain(first, run),
            Some((before, it)) => done.push((before, chain(it, run))),
        }
        rest = done;
    }
    first
}

fn chain(first: Expression, rest: Vec<(Operator, Expression)>) -> Expression {
    let Some((_, last)) = rest.last() else { return first };
    let span = first.span.to(last.span);
    Expression { kind: ExpressionKind::Chain(Box::new(first), rest), span }
}

/// The value of an entry, which may be any statement.
fn value_of(statement: Statement) -> Expression {
    let span = statement.span;
    match statement.kind {
        StatementKind::Run(mut it) if it.commands.is_empty() && it.source.is_some() => {
            let empty = Expression { kind: ExpressionKind::List(Vec::new()), span };
            it.source.take().unwrap_or(empty)
        }
        kind => {
            let body: Block = vec![Statement { kind, span }];
            Expression { kind: ExpressionKind::Group(body), span }
        }
    }
}

/// A number as written in an expression, also with `KB`, `MB` and `GB`.
pub(super) fn number(text: &str) -> Option<ExpressionKind> {
    if has_other_notation(text) {
        return Some(ExpressionKind::Outside(text.to_owned()));
    }
    let end = text.find(|it: char| !it.is_ascii_digit() && it != '.').unwrap_or(text.len());
    let (digits, unit) = text.split_at(end);
    let factor = match unit.to_ascii_lowercase().as_str() {
        "" | "l" => 1,
        "kb" => 1 << 10,
        "mb" => 1 << 20,
        "gb" => 1 << 30,
        _ => return None,
    };
    if digits.contains('.') && factor == 1 && is_number(digits) {
        return Some(ExpressionKind::Decimal(digits.to_owned()));
    }
    Some(ExpressionKind::Number(digits.parse::<i64>().ok()?.checked_mul(factor)?))
}

/// Whether a number is written with an exponent or in hexadecimal digits: `6.022e23`, `0xFF`.
fn has_other_notation(text: &str) -> bool {
    let are = |it: &str, is: fn(&char) -> bool| !it.is_empty() && it.chars().all(|it| is(&it));
    if let Some(digits) = text.strip_prefix("0x").or(text.strip_prefix("0X")) {
        return are(digits, char::is_ascii_hexdigit);
    }
    let split = text.split_once(['e', 'E']);
    split.is_some_and(|(digits, exponent)| {
        let digits = digits.strip_suffix('.').unwrap_or(digits);
        is_number(digits) && are(exponent, char::is_ascii_digit)
    })
}

/// Whether a word that begins with a dash is a number. Parsing it as one would add the standard
/// library's float tables to the page.
pub(super) fn is_number(word: &str) -> bool {
    let digits = word.trim_start_matches(is_dash);
    digits.starts_with(|it: char| it.is_ascii_digit())
        && digits.chars().all(|it| it.is_ascii_digit() || it == '.')
}
