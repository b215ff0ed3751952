//! The arguments of commands: words, values, and what is written without a gap between them.

use super::TokenKind;
use super::characters::is_dash;
use super::diagnostic::Problem;
use super::expressions::is_number;
use super::parser::Parser;
use super::strings;
use super::syntax::{Expression, ExpressionKind, Part};

impl Parser<'_> {
    /// The value of an argument, or several values separated by commas.
    pub(super) fn argument(&mut self) -> Option<Expression> {
        let first = self.one_argument()?;
        self.rest_of_list(first, Self::one_argument)
    }

    pub(super) fn one_argument(&mut self) -> Option<Expression> {
        let start = self.here();
        // A dash without a name: part of a broken parameter, or one of the shell's own.
        let word = self.peek().filter(|it| it.kind == TokenKind::Word).map(|it| self.text_of(it));
        if word.is_some_and(|it| it.starts_with(is_dash) && !is_number(it)) {
            return self.unexpected();
        }
        let first = match self.kind() {
            Some(TokenKind::Word) => self.bare_word(),
            Some(TokenKind::Variable) => self.primary(),
            Some(TokenKind::Open) if self.opens("$(") => self.primary(),
            // Quoted text ends at its quote, and brackets end at theirs.
            _ => return self.unary(),
        }?;
        let mut parts = Vec::new();
        let mut next = first;
        // A word, a variable and quoted text without gaps form one argument.
        loop {
            let glued = self.opens("$(")
                || matches!(
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
            // A dot that begins no property.
            let is_value =
                matches!(next.kind, ExpressionKind::Variable(_) | ExpressionKind::Member(..));
            if goes_on
                && is_value
                && self.peek().is_some_and(|it| self.text_of(it).starts_with('.'))
            {
                return self.refuse(Problem::Expression);
            }
            parts.extend(parts_of(next));
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
        let kind = match text.parse::<i64>() {
            // A parameter that takes text gets what was written, as in `+15551234567`.
            Ok(number) if number.to_string() == text => ExpressionKind::Number(number),
            _ => ExpressionKind::Literal(strings::bare(text)),
        };
        Some(Expression { kind, span: token.span })
    }
}

/// An expression as part of a text.
fn parts_of(it: Expression) -> Vec<Part> {
    match it.kind {
        ExpressionKind::Literal(text) => vec![Part::Literal(text)],
        ExpressionKind::Number(number) => vec![Part::Literal(number.to_string())],
        ExpressionKind::Expandable(more) => more,
        ExpressionKind::Variable(name) => vec![Part::Variable(name, Vec::new())],
        ExpressionKind::Member(of, names) => match of.kind {
            ExpressionKind::Variable(variable) => vec![Part::Variable(variable, names)],
            _ => {
                let kind = ExpressionKind::Member(of, names);
                vec![Part::Expression(Expression { kind, span: it.span })]
            }
        },
        kind => vec![Part::Expression(Expression { kind, span: it.span })],
    }
}
