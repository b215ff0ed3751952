//! Completes a line: with commands, parameters, and the names in the tenant.

use super::catalog::{Cmdlet, Named, Parameter, Takes};
use super::instances::UPGRADE_INSTANCES;
use super::language::{Span, Token, TokenKind, parse};
use super::properties::{of_policies, of_users};
use super::tenant::Tenant;
use super::writing::written;
use crate::order::sort_by;

/// How many candidates are offered at most.
pub const MOST_CANDIDATES: usize = 60;

/// The ways to complete a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The start of the word, which the completion replaces.
    pub replaces: Span,
    /// The candidates, at least one.
    pub candidates: Vec<Candidate>,
}

/// One way to complete a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The complete word.
    pub text: String,
    /// The kind of word.
    pub kind: CompletionKind,
}

/// The kind of word that a candidate is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompletionKind {
    /// A command.
    Command,
    /// A parameter of the command.
    Parameter,
    /// A value that the parameter takes.
    Value,
    /// A policy of the tenant.
    Policy,
    /// A user of the tenant.
    User,
    /// A variable of the script.
    Variable,
    /// A property of a policy or a user.
    Property,
}

/// Completes a script at a byte offset. `None` inside text and comments, and if there is no
/// candidate or the word is already complete.
pub fn complete(text: &str, at: usize, tenant: &Tenant) -> Option<Completion> {
    let head = text.get(..at)?;
    let tokens = parse(head).tokens;
    let (word, before) = match tokens.split_last() {
        Some((last, before)) => match last.kind {
            TokenKind::Comment | TokenKind::Verbatim | TokenKind::Expandable => return None,
            _ if is_word(last.kind) => (last.span, before),
            _ => (Span::new(at, at), tokens.as_slice()),
        },
        None => (Span::new(at, at), tokens.as_slice()),
    };
    let start = word.of(head);
    let line = LineStart::of(head, before, tenant);
    let all = if start.starts_with('$') {
        line.variables()
    } else if before.last().is_some_and(|it| it.span.of(head) == ".") {
        line.properties()
    } else if line.cmdlet.is_none() {
        line.commands()
    } else if start.starts_with('-') {
        line.parameters()
    } else {
        line.values(start)
    };
    let goes_on = |it: &Candidate| {
        let begin = it.text.get(..start.len());
        it.text.len() > start.len() && begin.is_some_and(|it| it.eq_ignore_ascii_case(start))
    };
    let candidates: Vec<Candidate> =
        all.into_iter().filter(goes_on).take(MOST_CANDIDATES).collect();
    (!candidates.is_empty()).then_some(Completion { replaces: word, candidates })
}

/// Whether a token can be the start of a word.
const fn is_word(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Command
            | TokenKind::Keyword
            | TokenKind::Word
            | TokenKind::Parameter
            | TokenKind::Variable
            | TokenKind::Member
            | TokenKind::Unknown
    )
}

/// The command that is being typed.
struct LineStart<'a> {
    text: &'a str,
    /// The tokens before the word.
    before: &'a [Token],
    tenant: &'a Tenant,
    /// `None` if a command can begin here, or else the command that did, if it is supported.
    cmdlet: Option<Option<Cmdlet>>,
    /// The tokens after the command, without spaces.
    arguments: Vec<Token>,
}

impl<'a> LineStart<'a> {
    fn of(text: &'a str, before: &'a [Token], tenant: &'a Tenant) -> Self {
        let mut depth = 0_usize;
        let mut arguments = Vec::new();
        let mut cmdlet = None;
        for token in before.iter().rev() {
            match token.kind {
                TokenKind::Close => depth += 1,
                TokenKind::Open if depth == 0 => break,
                TokenKind::Open => depth -= 1,
                _ if depth > 0 => {}
                TokenKind::Pipe | TokenKind::Semicolon | TokenKind::Newline => break,
                TokenKind::Operator if token.span.of(text) == "=" => break,
                TokenKind::Command => {
                    cmdlet = Some(Cmdlet::named(token.span.of(text)));
                    break;
                }
                TokenKind::Space
                | TokenKind::Comment
                | TokenKind::Continuation
                | TokenKind::Prompt => {}
                _ => arguments.push(*token),
            }
        }
        arguments.reverse();
        Self { text, before, tenant, cmdlet, arguments }
    }

    fn known(&self) -> Option<Cmdlet> {
        self.cmdlet.flatten()
    }

    /// The commands that exist at this date.
    fn commands(&self) -> Vec<Candidate> {
        if !self.arguments.is_empty() {
            return Vec::new();
        }
        let is_there = |it: &&str| Cmdlet::named(it).is_some_and(|it| self.tenant.era.knows(it));
        Cmdlet::names().filter(is_there).map(|it| candidate(it, CompletionKind::Command)).collect()
    }

    /// The parameters that exist at this date and are not given yet.
    fn parameters(&self) -> Vec<Candidate> {
        let Some(cmdlet) = self.known() else { return Vec::new() };
        let given: Vec<&str> = self.given(cmdlet).map(|it| it.name).collect();
        cmdlet
            .parameter_names()
            .filter(|it| !given.contains(it) && self.tenant.era.has(cmdlet, it))
            .map(|it| candidate(format!("-{it}"), CompletionKind::Parameter))
            .collect()
    }

    fn given(&self, cmdlet: Cmdlet) -> impl Iterator<Item = Parameter> {
        self.arguments.iter().filter_map(move |it| self.parameter(cmdlet, it))
    }

    fn parameter(&self, cmdlet: Cmdlet, token: &Token) -> Option<Parameter> {
        if token.kind != TokenKind::Parameter {
            return None;
        }
        let written = token.span.of(self.text);
        match cmdlet.parameter(written.trim_start_matches('-').trim_end_matches(':')) {
            Named::One(it) => Some(it),
            Named::Several(_) | Named::None => None,
        }
    }

    /// The parameter whose value comes next: the one just named, or else the next by position.
    fn expected(&self, cmdlet: Cmdlet) -> Option<Parameter> {
        let last = self.arguments.iter().rposition(|it| it.kind == TokenKind::Parameter);
        let named = last.and_then(|at| self.arguments.get(at));
        let behind = self.arguments.len() - last.map_or(0, |at| at + 1);
        if let Some(named) = named {
            let named = self.parameter(cmdlet, named)?;
            let is_list = named.takes == Takes::Names;
            if named.takes != Takes::Switch && (behind == 0 || is_list) {
                return Some(named);
            }
        }
        let given: Vec<&str> = self.given(cmdlet).map(|it| it.name).collect();
        let mut in_order: Vec<&Parameter> = (cmdlet.parameters().iter())
            .filter(|it| it.position.is_some() && !given.contains(&it.name))
            .collect();
        sort_by(&mut in_order, |it, that| it.position.cmp(&that.position));
        let stray = self.arguments.iter().take_while(|it| it.kind != TokenKind::Parameter).count();
        let next = in_order.get(stray).or(in_order.last().filter(|it| it.takes == Takes::Names));
        next.map(|it| **it)
    }

    /// The kind of value that comes next.
    fn values(&self, start: &str) -> Vec<Candidate> {
        let Some(cmdlet) = self.known() else { return Vec::new() };
        let Some(parameter) = self.expected(cmdlet) else { return Vec::new() };
        let values =
            |of: &[&str]| of.iter().map(|it| candidate(*it, CompletionKind::Value)).collect();
        match (parameter.takes, cmdlet, parameter.name) {
            (Takes::Boolean, ..) => values(&["$true", "$false"]),
            (Takes::Client, ..) => values(&["Default", "Sfb", "Teams"]),
            (Takes::Choice(words), ..) => values(words),
            (Takes::Names, ..) => self.properties(),
            (_, _, "PolicyName" | "Identity" | "AssignedPstnTargetId" | "Group")
                if cmdlet.is_of_today() =>
            {
                let names = self.tenant.names_for(cmdlet, parameter.name);
                let kind = match parameter.name {
                    "PolicyName" => CompletionKind::Policy,
                    _ => CompletionKind::User,
                };
                names.iter().map(|it| candidate(written_value(it), kind)).collect()
            }
            (_, Cmdlet::GrantUpgradePolicy, "PolicyName") => {
                let era = self.tenant.era;
                let there = UPGRADE_INSTANCES.iter().filter(|it| it.since <= era);
                let names = there.map(|it| it.name);
                names.chain(["$null"]).map(|it| candidate(it, CompletionKind::Policy)).collect()
            }
            (_, Cmdlet::GrantInteropPolicy, "PolicyName") => {
                let own = self.policies(start).filter(|it| it.text != "Global");
                own.chain([candidate("$null", CompletionKind::Policy)]).collect()
            }
            (
                _,
                Cmdlet::GetInteropPolicy | Cmdlet::SetInteropPolicy | Cmdlet::RemoveInteropPolicy,
                "Identity",
            ) => self.policies(start).collect(),
            (
                _,
                Cmdlet::GrantInteropPolicy | Cmdlet::GrantUpgradePolicy | Cmdlet::GetOnlineUser,
                "Identity",
            ) => {
                let users = self.tenant.users.iter();
                users.map(|it| candidate(written(&it.sign_in), CompletionKind::User)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The names of policies, with `tag:` if the word begins with it.
    fn policies(&self, start: &str) -> impl Iterator<Item = Candidate> {
        let tag = start.get(..4).filter(|it| it.eq_ignore_ascii_case("tag:")).unwrap_or("");
        self.tenant
            .policies
            .iter()
            .map(move |it| candidate(written(&format!("{tag}{}", it.name)), CompletionKind::Policy))
    }

    fn variables(&self) -> Vec<Candidate> {
        let mut names: Vec<&str> = Vec::new();
        let used = self.before.iter().filter(|it| it.kind == TokenKind::Variable);
        for name in used.map(|it| it.span.of(self.text)).chain(["$true", "$false", "$null"]) {
            if !names.iter().any(|it| it.eq_ignore_ascii_case(name)) {
                names.push(name);
            }
        }
        names.into_iter().map(|it| candidate(it, CompletionKind::Variable)).collect()
    }

    fn properties(&self) -> Vec<Candidate> {
        let mut names: Vec<&str> = Vec::new();
        let era = Some(self.tenant.era);
        for name in of_users(era).chain(of_policies(era)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.into_iter().map(|it| candidate(it, CompletionKind::Property)).collect()
    }
}

/// A name as an argument; `$null` is not a name.
fn written_value(name: &str) -> String {
    if name == "$null" { name.to_owned() } else { written(name) }
}

fn candidate(text: impl Into<String>, kind: CompletionKind) -> Candidate {
    Candidate { text: text.into(), kind }
}
