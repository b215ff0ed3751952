//! Decides which statements run, and is the only place that does: a statement with an error becomes
//! [`Refused`], every other one becomes [`Understood`], and only the latter can be run.

use super::diagnostic::{Diagnostic, Problem, Remarks};
use super::span::Span;
use super::syntax::{Call, Node, Statement, StatementKind};
use super::uses::{
    FUNCTION, Names, Uses, function_names, given_by_tokens, is_automatic, look_through, uses_of,
};
use super::{Context, Script, Token, TokenKind};
use crate::order::{sort, sort_by};
use crate::similar::similar;
use std::ops::Deref;
use std::sync::Arc;

/// A top-level statement that can be run.
// INVARIANT: it contains no error. Only `assemble` creates one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    statement: Arc<Statement>,
    uses: Uses,
}

impl Understood {
    /// The lower-case names of the variables that must have a value before it runs.
    pub fn reads(&self) -> impl Iterator<Item = &str> {
        self.uses.reads.iter().map(|it| it.0.as_str())
    }

    /// The lower-case names of the variables that it sets.
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

/// A top-level statement that does not run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Where the statement is.
    pub span: Span,
    /// The lower-case names of the variables that it would have set. They have no value after it.
    pub gives: Vec<String>,
    /// Its first error.
    pub error: Diagnostic,
    /// The command that contains the error, or the variable that it is about: its name as written,
    /// and its position.
    pub of: Option<(String, Span)>,
}

/// A top-level statement as the parser leaves it.
#[derive(Debug)]
pub(super) struct Item {
    pub span: Span,
    /// `None` if it could not be read completely.
    pub statement: Option<Statement>,
    /// The position of the first error found while parsing it.
    pub error: Option<Span>,
}

/// A top-level statement, with the decision whether it runs.
#[derive(Clone, Copy, Debug)]
pub enum Decided<'a> {
    /// It runs.
    Understood(&'a Understood),
    /// It does not.
    Refused(&'a Refused),
}

impl Decided<'_> {
    /// Where the statement is.
    pub fn span(self) -> Span {
        match self {
            Self::Understood(it) => it.span,
            Self::Refused(it) => it.span,
        }
    }
}

/// Decides for each statement, in order: one with an error does not run, and neither does one that
/// reads a variable that no previous running statement sets.
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
    let functions = Functions::of(&items, function_names(text, &tokens));
    let mut statements = Vec::new();
    let mut refused = Vec::new();
    for (item, wrong) in items.into_iter().zip(wrong) {
        let mut error = wrong.map(|it| error_at(it, &remarks.listed));
        let mut uses = item.statement.as_ref().map(uses_of).unwrap_or_default();
        functions.complete(&mut uses);
        for (name, place) in &uses.reads {
            if is_automatic(name) || known.contains(name) {
                continue;
            }
            let problem = match name.strip_prefix(FUNCTION) {
                None => without_value(name, &known, &remarks),
                Some(name) if functions.is_defined(name) => Problem::Function(name.to_owned()),
                // Whether PowerShell has such a command was checked before.
                Some(_) => continue,
            };
            remarks.add(problem.clone(), *place);
            error.get_or_insert(Diagnostic { problem, span: *place });
        }
        match (item.statement, error) {
            (Some(statement), None) => {
                uses.gives.iter().for_each(|it| _ = known.insert(it.clone()));
                if let StatementKind::Parameters(all) = &statement.kind {
                    let asked = all.iter().filter(|it| it.is_asked());
                    asked.for_each(|it| known.remove(&it.name.to_lowercase()));
                }
                statements.push(Understood { statement: Arc::new(statement), uses });
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

/// The functions that a script defines, by their lower-case names, sorted, with what each reads.
struct Functions(Vec<(String, Vec<String>)>);

impl Functions {
    fn of(items: &[Item], names: Names) -> Self {
        let mut all: Vec<(String, Vec<String>)> = Vec::new();
        for statement in items.iter().filter_map(|it| it.statement.as_ref()) {
            look_through(statement, &mut |seen| {
                let Node::Statement(statement) = seen else { return };
                if let StatementKind::Function(it) = &statement.kind {
                    all.push((it.name.to_lowercase(), it.reads.clone()));
                }
            });
        }
        // Those that were not understood read nothing, and are never there.
        all.extend(names.0.into_iter().map(|it| (it, Vec::new())));
        sort_by(&mut all, |it, that| it.0.cmp(&that.0));
        all.dedup_by(|it, before| it.0 == before.0);
        Self(all)
    }

    fn find(&self, name: &str) -> Option<&[String]> {
        let at = self.0.binary_search_by(|it| it.0.as_str().cmp(name)).ok()?;
        self.0.get(at).map(|it| it.1.as_slice())
    }

    fn is_defined(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// Adds what the functions read that a statement calls. A function may call others.
    fn complete(&self, uses: &mut Uses) {
        let mut known = Names::default();
        uses.reads.iter().for_each(|it| _ = known.insert(it.0.clone()));
        let mut at = 0;
        while let Some((name, place)) = uses.reads.get(at).cloned() {
            at += 1;
            let inside = name.strip_prefix(FUNCTION).and_then(|it| self.find(it)).unwrap_or(&[]);
            for it in inside {
                if !uses.gives.contains(it) && known.insert(it.clone()) {
                    uses.reads.push((it.clone(), place));
                }
            }
        }
    }
}

/// Which statements have an error, and the position of the first: an error that touches the
/// statement, or else one right after it on the same line, such as an unclosed comment.
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

/// The error that was kept for a position. There may be more errors than are kept.
fn error_at(span: Span, listed: &[Diagnostic]) -> Diagnostic {
    let is_it = |it: &&Diagnostic| it.span == span && it.problem.stops();
    let found = listed.iter().find(is_it).cloned();
    found.unwrap_or(Diagnostic { problem: Problem::TooMany, span })
}

fn touches(place: Span, error: Span) -> bool {
    error.start <= place.end && (place.start < error.end || place.start == error.start)
}

/// The position of the significant token before another, if it is on the same line.
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
    /// How many variables an unknown one is compared with.
    const MOST_COMPARED: usize = 200;
    let near = match remarks.is_full() {
        true => None,
        false => similar(name, known.0.iter().take(MOST_COMPARED)),
    };
    Problem::Variable { found: format!("${name}"), similar: near.map(|it| format!("${it}")) }
}

/// The command that contains an error, or the variable that the error is about.
fn named_at(statement: &Statement, error: &Diagnostic) -> Option<(String, Span)> {
    if let Problem::Variable { found, .. } | Problem::Function(found) = &error.problem {
        return Some((found.clone(), error.span));
    }
    let within = |outer: Span, inner: Span| outer.start <= inner.start && inner.end <= outer.end;
    let mut innermost: Option<&Call> = None;
    look_through(statement, &mut |seen| {
        let Node::Call(call) = seen else { return };
        let is_smaller = innermost.is_none_or(|it| within(it.span, call.span));
        if within(call.span, error.span) && is_smaller {
            innermost = Some(call);
        }
    });
    innermost.map(|it| (it.name.clone(), it.name_span))
}

impl Script {
    /// All top-level statements in the order of the text, whether they run or not.
    pub fn decided(&self) -> Vec<Decided<'_>> {
        let run = self.statements.iter().map(Decided::Understood);
        let mut all: Vec<_> = run.chain(self.refused.iter().map(Decided::Refused)).collect();
        sort_by(&mut all, |it, that| it.span().cmp(&that.span()));
        all
    }

    /// The positions of its statements, in order.
    pub fn places(&self) -> Vec<Span> {
        let run = self.statements.iter().map(|it| it.span);
        let mut places: Vec<Span> = run.chain(self.refused.iter().map(|it| it.span)).collect();
        sort(&mut places);
        places
    }

    /// The script reduced to the statement at one position, without tokens and diagnostics.
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
