//! Which variables a statement uses: those that it reads before setting them, and those that it
//! sets.

use super::characters::undashed;
use super::parser::variable_name;
use super::span::Span;
use super::syntax::{
    ArgumentKind, Block, Call, Expression, ExpressionKind, Part, Pipeline, Statement, StatementKind,
};
use super::{Token, TokenKind};

/// Variables that PowerShell itself sets.
const AUTOMATIC: [&str; 19] = [
    "true",
    "false",
    "null",
    "args",
    "input",
    "home",
    "pwd",
    "host",
    "error",
    "pid",
    "profile",
    "psscriptroot",
    "pscommandpath",
    "psversiontable",
    "myinvocation",
    "lastexitcode",
    "?",
    "$",
    "^",
];

/// The variables for the current item, which exist only in braces.
const ITEM: [&str; 2] = ["_", "psitem"];

/// Whether PowerShell itself sets a variable. The name is in lower case.
pub(super) fn is_automatic(name: &str) -> bool {
    AUTOMATIC.contains(&name)
}

/// A sorted set of names. There are few, so a tree would not be worth its code.
#[derive(Debug, Default)]
pub(super) struct Names(pub Vec<String>);

impl Names {
    pub fn contains(&self, name: &str) -> bool {
        self.0.binary_search_by(|it| it.as_str().cmp(name)).is_ok()
    }

    /// Adds a name. Returns whether it is new.
    pub fn insert(&mut self, name: String) -> bool {
        match self.0.binary_search(&name) {
            Ok(_) => false,
            Err(at) => {
                self.0.insert(at, name);
                true
            }
        }
    }

    pub fn remove(&mut self, name: &str) {
        if let Ok(at) = self.0.binary_search_by(|it| it.as_str().cmp(name)) {
            self.0.remove(at);
        }
    }
}

/// The lower-case names of the variables of a statement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Uses {
    /// Variables read before they are set, each once, with the position.
    pub reads: Vec<(String, Span)>,
    /// Variables that are set, at any depth.
    pub gives: Vec<String>,
}

pub(super) fn uses_of(statement: &Statement) -> Uses {
    let mut walk = Walk::default();
    walk.statement(statement);
    Uses { reads: walk.reads, gives: walk.bound.0 }
}

/// A node that can occur anywhere in a statement.
pub(super) enum Seen<'a> {
    Call(&'a Call),
    Assignment(&'a str, &'a Pipeline),
    Table,
}

/// Visits the nodes of a statement, at any depth.
pub(super) fn look_through<'a>(statement: &'a Statement, show: &mut dyn FnMut(Seen<'a>)) {
    let mut walk = Walk { show: Some(show), ..Walk::default() };
    walk.statement(statement);
}

#[derive(Default)]
struct Walk<'a, 's> {
    bound: Names,
    read: Names,
    reads: Vec<(String, Span)>,
    /// The nesting depth of braces.
    braces: usize,
    show: Option<&'s mut dyn FnMut(Seen<'a>)>,
}

impl<'a> Walk<'a, '_> {
    fn block(&mut self, block: &'a Block) {
        block.iter().for_each(|it| self.statement(it));
    }

    fn statement(&mut self, statement: &'a Statement) {
        match &statement.kind {
            StatementKind::Run(pipeline) => self.pipeline(pipeline),
            StatementKind::Assign { variable, value } => {
                self.see(Seen::Assignment(variable, value));
                self.pipeline(value);
                self.bound.insert(variable.to_lowercase());
            }
            StatementKind::ForEach { variable, over, body } => {
                self.pipeline(over);
                self.bound.insert(variable.to_lowercase());
                self.block(body);
            }
            StatementKind::If(branches, otherwise) => {
                for (condition, body) in branches {
                    self.pipeline(condition);
                    self.block(body);
                }
                self.block(otherwise);
            }
        }
    }

    fn pipeline(&mut self, pipeline: &'a Pipeline) {
        pipeline.source.iter().for_each(|it| self.expression(it));
        for call in &pipeline.commands {
            self.see(Seen::Call(call));
            for argument in &call.arguments {
                match &argument.kind {
                    ArgumentKind::Parameter(_) => {}
                    ArgumentKind::Bound(_, value) | ArgumentKind::Value(value) => {
                        self.expression(value);
                    }
                    ArgumentKind::Splat(name) => self.read(name, argument.span),
                }
            }
        }
    }

    fn expression(&mut self, expression: &'a Expression) {
        match &expression.kind {
            ExpressionKind::Literal(_) | ExpressionKind::Number(_) => {}
            ExpressionKind::Expandable(parts) => {
                for part in parts {
                    if let Part::Variable(name, _) = part {
                        self.read(name, expression.span);
                    }
                }
            }
            ExpressionKind::Variable(name) => self.read(name, expression.span),
            ExpressionKind::Member(of, _) => self.expression(of),
            ExpressionKind::List(items) => items.iter().for_each(|it| self.expression(it)),
            ExpressionKind::Table(entries) => {
                self.see(Seen::Table);
                entries.iter().for_each(|(_, it)| self.expression(it));
            }
            ExpressionKind::Group(body) => self.block(body),
            ExpressionKind::Script(body) => {
                self.braces += 1;
                self.block(body);
                self.braces -= 1;
            }
            ExpressionKind::Chain(first, rest) => {
                self.expression(first);
                rest.iter().for_each(|(_, it)| self.expression(it));
            }
            ExpressionKind::Not(inner) => self.expression(inner),
        }
    }

    fn see(&mut self, seen: Seen<'a>) {
        if let Some(show) = &mut self.show {
            show(seen);
        }
    }

    fn read(&mut self, name: &str, span: Span) {
        let name = name.to_lowercase();
        let is_item = self.braces > 0 && ITEM.contains(&name.as_str());
        if is_item || is_automatic(&name) || self.bound.contains(&name) {
            return;
        }
        if self.read.insert(name.clone()) {
            self.reads.push((name, span));
        }
    }
}

/// The variables that a part of a script may set, judging by its tokens alone, so the part need not
/// be understood.
pub(super) fn given_by_tokens(text: &str, tokens: &[Token], place: Span) -> Vec<String> {
    let from = tokens.partition_point(|it| it.span.start < place.start);
    let inside = tokens.iter().skip(from).take_while(|it| it.span.start < place.end);
    let mut given = Names::default();
    // The variables since the last token where an assignment can begin.
    let mut candidates: Vec<&str> = Vec::new();
    let mut is_declaring = false;
    let mut names_follow = false;
    for token in inside {
        let written = token.span.of(text);
        let starts = |word: &str| written.eq_ignore_ascii_case(word);
        match token.kind {
            TokenKind::Variable => {
                candidates.push(written);
                if is_declaring {
                    given.insert(variable_name(written).to_lowercase());
                }
            }
            TokenKind::Newline | TokenKind::Semicolon => {
                candidates.clear();
                names_follow = false;
            }
            TokenKind::Open if written != "[" => candidates.clear(),
            TokenKind::Word | TokenKind::Keyword | TokenKind::Command | TokenKind::Operator
                if written.ends_with('=') || written == "++" || written == "--" || starts("in") =>
            {
                for name in candidates.drain(..) {
                    given.insert(variable_name(name).to_lowercase());
                }
            }
            TokenKind::Word | TokenKind::Keyword | TokenKind::Command
                if starts("param") || starts("function") || starts("filter") =>
            {
                is_declaring = true;
            }
            TokenKind::Word | TokenKind::Command if sets_variables(written) => names_follow = true,
            TokenKind::Parameter => {
                let name = undashed(written).to_lowercase();
                let short = ["ov", "pv", "ev", "wv", "iv"];
                names_follow |= name.ends_with("variable") || short.contains(&name.as_str());
            }
            TokenKind::Word | TokenKind::Verbatim | TokenKind::Expandable if names_follow => {
                let quotes = ['\'', '"', '+'];
                given.insert(written.trim_matches(quotes).to_lowercase());
            }
            _ => {}
        }
    }
    given.0
}

/// Whether a command sets variables by name.
fn sets_variables(command: &str) -> bool {
    let all = ["Set-Variable", "New-Variable", "Clear-Variable", "Remove-Variable", "sv", "nv"];
    all.iter().any(|it| it.eq_ignore_ascii_case(command))
}
