//! What changes the meaning of a command besides its arguments: redirections, the prefix of an
//! imported session, and conditions that the server reads.

use super::super::catalog::Cmdlet;
use super::TokenKind;
use super::diagnostic::Problem;
use super::parser::Parser;
use super::syntax::{Argument, ArgumentKind, Call, Expression, ExpressionKind};

impl Parser<'_> {
    /// The command that a name with the prefix of a session means: `Get-XCsOnlineUser`.
    pub(super) fn prefixed(&self, name: &str) -> Option<Cmdlet> {
        let (verb, noun) = name.split_once('-')?;
        let inner = self.prefixes.iter().find_map(|prefix| {
            let (start, rest) = noun.split_at_checked(prefix.len())?;
            start.eq_ignore_ascii_case(prefix).then_some(rest)
        })?;
        Cmdlet::named(&format!("{verb}-{inner}")).filter(|it| it.is_of_session())
    }

    /// `> file`, `> $null` and `2> $null` after a command, as the commands and parameters that do
    /// the same.
    pub(super) fn redirected(&mut self, commands: &mut Vec<Call>) -> Option<()> {
        while let Some(sign) = self.peek().filter(|it| it.kind == TokenKind::Unknown) {
            let written = self.text_of(sign);
            if !matches!(written, ">" | ">>") {
                return Some(());
            }
            let is_of_errors = commands.last_mut().is_some_and(|call| {
                let is_two = call.arguments.last().is_some_and(|it| {
                    let is_number = |it: &Expression| it.kind == ExpressionKind::Number(2);
                    let is_it = matches!(&it.kind, ArgumentKind::Value(it) if is_number(it));
                    is_it && it.span.end == sign.span.start
                });
                if is_two {
                    call.arguments.pop();
                }
                is_two
            });
            self.bump();
            let target = self.one_argument()?;
            let span = sign.span.to(self.behind());
            let is_null = matches!(&target.kind, ExpressionKind::Variable(it) if it.eq_ignore_ascii_case("null"));
            let argument = |kind| Argument { kind, span };
            if is_of_errors {
                let last = commands.last_mut().filter(|it| is_null && it.cmdlet.is_some());
                let Some(last) = last else {
                    self.report(Problem::Expression, span);
                    return None;
                };
                let kind = ExpressionKind::Literal("SilentlyContinue".to_owned());
                let value =
                    ArgumentKind::Bound("ErrorAction".to_owned(), Expression { kind, span });
                last.arguments.push(argument(value));
                continue;
            }
            let cmdlet = if is_null { Cmdlet::OutNull } else { Cmdlet::OutFile };
            let mut arguments = Vec::new();
            if !is_null {
                arguments.push(argument(ArgumentKind::Value(target)));
            }
            if written == ">>" && !is_null {
                arguments.push(argument(ArgumentKind::Parameter("Append".to_owned())));
            }
            let name = cmdlet.name().to_owned();
            commands.push(Call {
                name,
                name_span: sign.span,
                block: None,
                cmdlet: Some(cmdlet),
                arguments,
                span,
            });
        }
        Some(())
    }
}

/// The prefix that a session gives its commands, in lower case.
pub(super) fn prefix_of(arguments: &[Argument]) -> Option<String> {
    let prefix = arguments.windows(2).find_map(|pair| match pair {
        [
            Argument { kind: ArgumentKind::Parameter(name), .. },
            Argument { kind: ArgumentKind::Value(value), .. },
        ] if name.eq_ignore_ascii_case("Prefix") => match &value.kind {
            ExpressionKind::Literal(prefix) => Some(prefix.to_lowercase()),
            _ => None,
        },
        _ => None,
    });
    prefix.filter(|it| !it.is_empty())
}

/// The server reads what stands in braces as text.
pub(super) fn as_condition(text: &str, argument: &mut Argument) {
    if let ArgumentKind::Value(value) | ArgumentKind::Bound(_, value) = &mut argument.kind
        && matches!(value.kind, ExpressionKind::Script(_))
    {
        let written = value.span.of(text);
        let inner = written.get(1..written.len().saturating_sub(1)).unwrap_or("");
        value.kind = ExpressionKind::Condition(inner.to_owned());
    }
}
