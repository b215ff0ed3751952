//! Which statements run. This is the one place that decides it: a statement in which an error
//! stands becomes [`Refused`], every other one [`Understood`], and only that can be run.

use super::diagnostic::{Diagnostic, Problem, Remarks, Weight};
use super::span::Span;
use super::syntax::{Call, Statement};
use super::uses::{Names, Seen, Uses, given_by_tokens, is_automatic, look_through, uses_of};
use super::{Context, Script, Token, TokenKind};
use crate::order::{sort, sort_by};
use crate::powershell::similar::similar;
use std::ops::Deref;

/// A statement at the top of a script that can be run.
// INVARIANT: it contains no error. Only `assemble` makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    statement: Statement,
    uses: Uses,
}

impl Understood {
    /// The variables that have to have a value before it runs, in small letters.
    pub fn reads(&self) -> impl Iterator<Item = &str> {
        self.uses.reads.iter().map(|it| it.0.as_str())
    }

    /// The variables to which it gives a value, in small letters.
    pub fn gives(&self) -> impl Iterator<Item = &str> {
        self.uses.gives.iter().map(String::as_str)
    }
}

impl Deref for Understood {
    type Target = Statement;

    fn deref(&self) -> &Statement {
        &self.statement
    }
}

/// A statement at the top of a script that does not run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Where it stands.
    pub span: Span,
    /// The variables to which it would have given a value, in small letters. After it, they have
    /// none.
    pub gives: Vec<String>,
    /// Its first error.
    pub error: Diagnostic,
    /// The command in which that stands, or the variable: its name, as written, and the place of it.
    pub of: Option<(String, Span)>,
}

/// A statement at the top of a script as the parser leaves it.
#[derive(Debug)]
pub(super) struct Item {
    pub span: Span,
    /// Nothing where it could not be read whole.
    pub statement: Option<Statement>,
    /// The place of the first error that was found as it was read.
    pub error: Option<Span>,
}

/// A statement at the top of a script, as it was decided.
#[derive(Clone, Copy, Debug)]
pub enum Decided<'a> {
    /// It runs.
    Understood(&'a Understood),
    /// It does not.
    Refused(&'a Refused),
}

impl Decided<'_> {
    /// Where it stands.
    pub fn span(self) -> Span {
        match self {
            Self::Understood(it) => it.span,
            Self::Refused(it) => it.span,
        }
    }
}

/// Decides about each statement, in order: one that carries an error does not run, and neither does
/// one that reads a variable to which nothing that runs before it gives a value.
pub(super) fn assemble(
    text: &str,
    tokens: Vec<Token>,
    items: Vec<Item>,
    mut remarks: Remarks,
    context: &Context,
) -> Script {
    let wrong = wrong(&tokens, &items, &remarks.wrong);
    let mut known = Names::default();
    context.variables.iter().for_each(|it| _ = known.insert(it.clone()));
    let mut statements = Vec::new();
    let mut refused = Vec::new();
    for (item, wrong) in items.into_iter().zip(wrong) {
        let mut error = wrong.map(|it| error_at(it, &remarks.listed));
        let uses = item.statement.as_ref().map(uses_of).unwrap_or_default();
        for (name, place) in &uses.reads {
            if !is_automatic(name) && !known.contains(name) {
                let problem = without_value(name, &known, &remarks);
                remarks.add(problem.clone(), *place);
                error.get_or_insert(Diagnostic { problem, span: *place });
            }
        }
        match (item.statement, error) {
            (Some(statement), None) => {
                uses.gives.iter().for_each(|it| _ = known.insert(it.clone()));
                statements.push(Understood { statement, uses });
            }
            (statement, error) => {
                let gives = given_by_tokens(text, &tokens, item.span);
                gives.iter().for_each(|it| known.remove(it));
                let error =
                    error.unwrap_or(Diagnostic { problem: Problem::TooMany, span: item.span });
                let of = statement.and_then(|it| named_at(&it, &error));
                refused.push(Refused { span: item.span, gives, error, of });
            }
        }
    }
    let mut diagnostics = remarks.listed;
    sort_by(&mut diagnostics, |it, that| it.span.cmp(&that.span));
    Script { tokens, statements, refused, diagnostics }
}

/// Which statements carry an error, and the place of the first: those that touch it, else the one
/// that it follows on the same line, such as a comment without an end.
fn wrong(tokens: &[Token], items: &[Item], errors: &[Span]) -> Vec<Option<Span>> {
    let mut wrong: Vec<Option<Span>> = items.iter().map(|it| it.error).collect();
    let mut mark = |place: Span, error: Span| {
        let first = items.partition_point(|it| it.span.end < place.start);
        let rest = items.iter().zip(wrong.iter_mut()).skip(first);
        let mut is_found = false;
        for (_, found) in rest.take_while(|(it, _)| touches(it.span, place)) {
            *found = Some(found.map_or(error, |it| it.min(error)));
            is_found = true;
        }
        is_found
    };
    for error in errors {
        if !mark(*error, *error)
            && let Some(before) = before_on_line(tokens, error.start)
        {
            mark(before, *error);
        }
    }
    wrong
}

/// The error that is listed at a place. There may be more errors than are listed.
fn error_at(span: Span, listed: &[Diagnostic]) -> Diagnostic {
    let is_it = |it: &&Diagnostic| it.span == span && it.problem.weight() == Weight::Error;
    let found = listed.iter().find(is_it).cloned();
    found.unwrap_or(Diagnostic { problem: Problem::TooMany, span })
}

fn touches(place: Span, error: Span) -> bool {
    error.start <= place.end && (place.start < error.end || place.start == error.start)
}

/// The place of the last token before another that counts, if it stands on the same line.
fn before_on_line(tokens: &[Token], at: usize) -> Option<Span> {
    let here = tokens.partition_point(|it| it.span.start < at);
    let counts = |it: &&Token| {
        !matches!(
            it.kind,
            TokenKind::Space | TokenKind::Comment | TokenKind::Continuation | TokenKind::Prompt
        )
    };
    let before = tokens.get(..here)?.iter().rev().find(counts)?;
    let is_end = matches!(before.kind, TokenKind::Newline | TokenKind::Semicolon);
    (!is_end).then_some(before.span)
}

fn without_value(name: &str, known: &Names, remarks: &Remarks) -> Problem {
    /// With how many variables an unknown one is compared.
    const MOST_COMPARED: usize = 200;
    let near = match remarks.is_full() {
        true => None,
        false => similar(name, known.0.iter().take(MOST_COMPARED)),
    };
    Problem::Variable { found: format!("${name}"), similar: near.map(|it| format!("${it}")) }
}

/// The command of a statement in which an error stands, or the variable that the error is about.
fn named_at(statement: &Statement, error: &Diagnostic) -> Option<(String, Span)> {
    if let Problem::Variable { found, .. } = &error.problem {
        return Some((found.clone(), error.span));
    }
    let within = |outer: Span, inner: Span| outer.start <= inner.start && inner.end <= outer.end;
    let mut innermost: Option<&Call> = None;
    look_through(statement, &mut |seen| {
        let Seen::Call(call) = seen else { return };
        let is_smaller = innermost.is_none_or(|it| within(it.span, call.span));
        if within(call.span, error.span) && is_smaller {
            innermost = Some(call);
        }
    });
    innermost.map(|it| (it.name.clone(), it.name_span))
}

impl Script {
    /// The statements at the top in the order of the text, those that run and those that do not.
    pub fn decided(&self) -> Vec<Decided<'_>> {
        let run = self.statements.iter().map(Decided::Understood);
        let mut all: Vec<_> = run.chain(self.refused.iter().map(Decided::Refused)).collect();
        sort_by(&mut all, |it, that| it.span().cmp(&that.span()));
        all
    }

    /// Where its statements stand, in order.
    pub fn places(&self) -> Vec<Span> {
        let run = self.statements.iter().map(|it| it.span);
        let mut places: Vec<Span> = run.chain(self.refused.iter().map(|it| it.span)).collect();
        sort(&mut places);
        places
    }

    /// The same with the statement at one place alone, and without its tokens and remarks.
    pub(in crate::powershell) fn only(&self, place: Span) -> Self {
        let at = self.statements.binary_search_by(|it| it.span.cmp(&place)).ok();
        let statement = at.and_then(|it| self.statements.get(it));
        let at = self.refused.binary_search_by(|it| it.span.cmp(&place)).ok();
        let refused = at.and_then(|it| self.refused.get(it));
        Self {
            tokens: Vec::new(),
            statements: statement.into_iter().cloned().collect(),
            refused: refused.into_iter().cloned().collect(),
            diagnostics: Vec::new(),
        }
    }
}
