//! What follows a value without a gap: properties, entries, methods, `++`.

use super::characters::is_dash;
use super::diagnostic::Problem;
use super::parser::{Parser, target_name};
use super::syntax::{Expression, ExpressionKind};
use super::{TokenKind, strings};

impl Parser<'_> {
    /// The properties, entries and methods after a value.
    pub(super) fn members(&mut self, mut value: Expression) -> Option<Expression> {
        let start = value.span;
        while self.is_adjacent() {
            let Some(token) = self.peek() else { break };
            let kind = match (token.kind, self.text_of(token)) {
                (TokenKind::Operator, ".") => {
                    self.bump();
                    self.member(value)?
                }
                (TokenKind::Open, "[") => {
                    self.bump();
                    let by = self.expression()?;
                    self.close(token.span, "]")?;
                    ExpressionKind::Index(Box::new(value), Box::new(by))
                }
                (TokenKind::Operator, "++") => {
                    self.bump();
                    ExpressionKind::Step(Box::new(value), 1)
                }
                (TokenKind::Operator, text)
                    if text.chars().filter(|it| is_dash(*it)).count() == 2 =>
                {
                    self.bump();
                    ExpressionKind::Step(Box::new(value), -1)
                }
                (TokenKind::Open, "(") => return self.refuse(Problem::Expression),
                _ => return Some(value),
            };
            value = Expression { kind, span: start.to(self.behind()) };
        }
        Some(value)
    }

    /// What follows a dot.
    fn member(&mut self, of: Expression) -> Option<ExpressionKind> {
        let Some(token) = self.peek() else { return self.unexpected() };
        let text = self.text_of(token);
        let name = match token.kind {
            TokenKind::Verbatim => strings::verbatim(text),
            TokenKind::Expandable => {
                self.bump();
                return Some(match self.expandable(text, token.span) {
                    ExpressionKind::Literal(name) => with_member(of, name),
                    kind => {
                        let by = Expression { kind, span: token.span };
                        ExpressionKind::Property(Box::new(of), Box::new(by))
                    }
                });
            }
            TokenKind::Variable => {
                self.bump();
                let kind = ExpressionKind::Variable(target_name(text));
                let by = Expression { kind, span: token.span };
                return Some(ExpressionKind::Property(Box::new(of), Box::new(by)));
            }
            TokenKind::Open if text == "(" => {
                let kind = self.bracketed(text, token.span)?;
                let by = Expression { kind, span: token.span.to(self.behind()) };
                return Some(ExpressionKind::Property(Box::new(of), Box::new(by)));
            }
            TokenKind::Member => text.to_owned(),
            _ => return self.unexpected(),
        };
        self.bump();
        if self.is_adjacent() && self.opens("(") {
            return Some(ExpressionKind::Method(Box::new(of), name, self.arguments()?));
        }
        Some(with_member(of, name))
    }

    /// The arguments of a method in brackets.
    pub(super) fn arguments(&mut self) -> Option<Vec<Expression>> {
        let open = self.bump()?.span;
        let mut all = Vec::new();
        self.skip_newlines();
        while !matches!(self.kind(), None | Some(TokenKind::Close)) {
            all.push(self.without_list()?);
            self.skip_newlines();
            if self.kind() != Some(TokenKind::Comma) {
                break;
            }
            self.bump();
            self.skip_newlines();
        }
        self.close(open, ")")?;
        Some(all)
    }
}

fn with_member(of: Expression, name: String) -> ExpressionKind {
    match of.kind {
        ExpressionKind::Member(inner, mut names) => {
            names.push(name);
            ExpressionKind::Member(inner, names)
        }
        _ => ExpressionKind::Member(Box::new(of), vec![name]),
    }
}
