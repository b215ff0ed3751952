//! Which variables a statement uses: those that it reads before setting them, and those that it
//! sets.

use super::characters::undashed;
use super::known::{changes, place_of};
use super::operator::OperatorKind;
use super::parser::{OUTER, variable_name};
use super::span::Span;
use super::syntax::{
    ArgumentKind, Call, Expression, ExpressionKind, Function, Node, Part, Statement, StatementKind,
};
use super::{Token, TokenKind};
use crate::powershell::Cmdlet;

/// Variables that PowerShell itself sets.
const AUTOMATIC: [&str; 30] = [
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
    "matches",
    "psboundparameters",
    "pscmdlet",
    "erroractionpreference",
    "warningpreference",
    "verbosepreference",
    "debugpreference",
    "informationpreference",
    "progresspreference",
    "confirmpreference",
    "whatifpreference",
    "?",
    "$",
    "^",
];

/// The variables for the current item, which exist only in braces.
const ITEM: [&str; 2] = ["_", "psitem"];

/// Whether PowerShell itself sets a variable. The name is in lower case.
pub(super) fn is_automatic(name: &str) -> bool {
    AUTOMATIC.contains(&name) || place_of(name).is_some()
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

/// The lower-case names of the variables that a statement sets, at any depth.
pub(in crate::powershell) fn gives_of(statement: &Statement) -> Vec<String> {
    uses_of(statement).gives
}

/// The variables that a function reads from outside.
pub(super) fn reads_of(function: &Function) -> Vec<String> {
    let mut walk = Walk { braces: 1, ..Walk::default() };
    for it in &function.parameters {
        walk.bound.insert(it.name.to_lowercase());
    }
    let blocks =
        [&function.begin, function.process.as_ref().unwrap_or(&function.end), &function.end];
    blocks.into_iter().flatten().for_each(|it| walk.statement(it));
    walk.reads.into_iter().map(|it| it.0).collect()
}

/// How the name of a function begins among the names of variables, as in PowerShell's own drive.
pub(in crate::powershell) const FUNCTION: &str = "function:";

/// Visits the nodes inside a statement, at any depth, and the statement itself.
pub(super) fn look_through<'a>(statement: &'a Statement, see: &mut dyn FnMut(Node<'a>)) {
    look(Node::Statement(statement), see);
}

fn look<'a>(node: Node<'a>, see: &mut dyn FnMut(Node<'a>)) {
    see(node);
    node.parts(&mut |it| look(it, see));
}

#[derive(Default)]
struct Walk {
    bound: Names,
    read: Names,
    reads: Vec<(String, Span)>,
    /// The nesting depth of braces.
    braces: usize,
}

impl Walk {
    fn node(&mut self, node: Node<'_>) {
        match node {
            Node::Statement(it) => self.statement(it),
            Node::Expression(it) => self.expression(it),
            Node::Call(it) => self.call(it),
            Node::Pipeline(_) => node.parts(&mut |it| self.node(it)),
        }
    }

    fn statement(&mut self, statement: &Statement) {
        match &statement.kind {
            StatementKind::Assign { target, operator, value } => {
                self.statement(value);
                // `??=` is for variables without a value.
                if operator.is_some_and(|it| it.kind != OperatorKind::Coalesce) {
                    self.expression(target);
                }
                self.bind(target);
            }
            StatementKind::ForEach { variable, over, body } => {
                self.node(Node::Pipeline(over));
                self.bound.insert(variable.to_lowercase());
                body.iter().for_each(|it| self.statement(it));
            }
            StatementKind::Switch(_) | StatementKind::Try(_) => {
                self.braces += 1;
                statement.parts(&mut |it| self.node(it));
                self.braces -= 1;
            }
            StatementKind::Function(it) => {
                self.bound.insert(format!("{FUNCTION}{}", it.name.to_lowercase()));
            }
            StatementKind::Parameters(all) => {
                statement.parts(&mut |it| self.node(it));
                // A block in braces gets its parameters from its call.
                for it in all.iter().filter(|it| self.braces > 0 || !it.is_asked()) {
                    self.bound.insert(it.name.to_lowercase());
                }
            }
            _ => statement.parts(&mut |it| self.node(it)),
        }
    }

    /// A variable gets a value. A property or an entry of one is read first.
    fn bind(&mut self, target: &Expression) {
        match &target.kind {
            ExpressionKind::Variable(name) => {
                self.bound.insert(name.trim_start_matches(OUTER).to_lowercase());
            }
            ExpressionKind::Cast(_, of) => self.bind(of),
            ExpressionKind::List(items) => items.iter().for_each(|it| self.bind(it)),
            _ => self.expression(target),
        }
    }

    fn call(&mut self, call: &Call) {
        match &call.block {
            Some(block) => self.expression(block),
            None if call.cmdlet.is_none() => {
                self.read(&format!("{FUNCTION}{}", call.name), call.name_span);
            }
            None => {}
        }
        for argument in &call.arguments {
            match &argument.kind {
                ArgumentKind::Parameter(_) => {}
                ArgumentKind::Bound(_, value) | ArgumentKind::Value(value) => {
                    self.expression(value);
                }
                ArgumentKind::Splat(name) => self.read(name, argument.span),
            }
        }
        // `-OutVariable` and similar parameters do not run, and `Tee-Object` sets a variable.
        for (name, value) in call.named() {
            let sets =
                call.cmdlet == Some(Cmdlet::TeeObject) && "Variable".eq_ignore_ascii_case(name);
            if let (true, ExpressionKind::Literal(variable)) = (sets, &value.kind) {
                self.bound.insert(variable.to_lowercase());
            }
        }
    }

    fn expression(&mut self, expression: &Expression) {
        match &expression.kind {
            ExpressionKind::Variable(name) => self.read(name, expression.span),
            ExpressionKind::Expandable(parts) => {
                for part in parts {
                    match part {
                        Part::Literal(_) => {}
                        Part::Variable(name, _) => self.read(name, expression.span),
                        Part::Expression(it) => self.expression(it),
                    }
                }
            }
            ExpressionKind::Script(body) => {
                self.braces += 1;
                body.iter().for_each(|it| self.statement(it));
                self.braces -= 1;
            }
            ExpressionKind::Method(of, name, _) if changes(name) => {
                expression.parts(&mut |it| self.node(it));
                self.bind(of);
            }
            _ => expression.parts(&mut |it| self.node(it)),
        }
    }

    fn read(&mut self, name: &str, span: Span) {
        let name = name.trim_start_matches(OUTER).to_lowercase();
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
            TokenKind::Member if changes(written) => {
                let last = candidates.last().map(|it| variable_name(it).to_lowercase());
                last.into_iter().for_each(|it| _ = given.insert(it));
            }
            TokenKind::Word | TokenKind::Command if sets_variables(written) => names_follow = true,
            TokenKind::Parameter => {
                names_follow |= names_variable(undashed(written));
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

/// The lower-case names of the functions that a script defines, also where the definition was not
/// understood.
pub(super) fn function_names(text: &str, tokens: &[Token]) -> Names {
    let mut names = Names::default();
    let mut is_next = false;
    for token in tokens.iter().filter(|it| it.kind != TokenKind::Space) {
        let written = token.span.of(text);
        if is_next && matches!(token.kind, TokenKind::Word | TokenKind::Command) {
            names.insert(written.rsplit(':').next().unwrap_or("").to_lowercase());
        }
        is_next = matches!(token.kind, TokenKind::Word | TokenKind::Keyword)
            && ["function", "filter"].iter().any(|it| it.eq_ignore_ascii_case(written));
    }
    names
}

/// Whether a parameter names a variable that the command sets.
pub(in crate::powershell) fn names_variable(parameter: &str) -> bool {
    let name = parameter.to_lowercase();
    name.ends_with("variable") || ["ov", "pv", "ev", "wv", "iv"].contains(&name.as_str())
}

/// Whether a command runs another script in this one, or a text.
pub(super) fn runs_text(command: &str) -> bool {
    [".", "Invoke-Expression", "iex"].iter().any(|it| it.eq_ignore_ascii_case(command))
}

/// Whether a command sets variables by name.
pub(super) fn sets_variables(command: &str) -> bool {
    let all = [
        "Set-Variable",
        "New-Variable",
        "Clear-Variable",
        "Remove-Variable",
        "sv",
        "nv",
        "clv",
        "rv",
        ".",
        "Invoke-Expression",
        "iex",
    ];
    all.iter().any(|it| it.eq_ignore_ascii_case(command))
}
