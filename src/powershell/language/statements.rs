//! Reads statements other than pipelines: assignments, branches, loops and `try`.

use super::TokenKind;
use super::characters::undashed;
use super::diagnostic::Problem;
use super::operator::{Case, Operator};
use super::parser::{Ends, Parser, variable_name};
use super::span::Span;
use super::syntax::{
    Block, Catch, Clause, Expression, ExpressionKind, Loop, Matching, Pipeline, Statement,
    StatementKind, Switch, Try,
};

impl Parser<'_> {
    pub(super) fn statement(&mut self) -> Option<Statement> {
        let start = self.here();
        self.attributes()?;
        let Some(word) = self.peek() else { return self.unexpected() };
        let keyword = match word.kind {
            TokenKind::Word => self.text_of(word).to_ascii_lowercase(),
            _ => String::new(),
        };
        let opens = self.token_at(1).is_some_and(|it| self.text_of(it) == "(");
        let kind = match keyword.as_str() {
            "foreach" if opens => self.for_each()?,
            "if" if opens => self.if_else()?,
            "while" if opens => self.while_loop()?,
            "for" if opens => self.for_loop()?,
            "do" => self.do_loop()?,
            "switch" => self.switch()?,
            "try" => self.try_catch()?,
            "function" | "filter" => self.function(&keyword)?,
            "using" if self.is_word(self.token_at(1), "namespace") => self.using_namespace(),
            "param" if opens => StatementKind::Parameters(self.parameters()?),
            "begin" | "process" | "end" if self.is_part(&keyword) => self.part(&keyword)?,
            "return" => StatementKind::Return(self.after_keyword()?),
            "throw" => StatementKind::Throw(self.after_keyword()?),
            "exit" => StatementKind::Exit(self.after_keyword()?),
            "break" => {
                self.bump_as(TokenKind::Keyword);
                StatementKind::Break
            }
            "continue" => {
                self.bump_as(TokenKind::Keyword);
                StatementKind::Continue
            }
            _ if self.is_command() => StatementKind::Run(self.commands(start, None)?),
            _ => self.assignment_or_pipeline(start)?,
        };
        Some(Statement { kind, span: start.to(self.behind()) })
    }

    fn assignment_or_pipeline(&mut self, start: Span) -> Option<StatementKind> {
        let target = self.expression()?;
        let Some(operator) = self.peek().and_then(|it| Operator::assigning(self.text_of(it)))
        else {
            return Some(StatementKind::Run(self.commands(start, Some(target))?));
        };
        if !is_place(&target) {
            return self.unexpected();
        }
        self.bump();
        self.skip_newlines();
        let value = Box::new(self.deeper(Self::statement)?);
        Some(StatementKind::Assign { target, operator, value })
    }

    /// The value after `return`, `throw` or `exit`, if there is one.
    fn after_keyword(&mut self) -> Option<Option<Pipeline>> {
        self.bump_as(TokenKind::Keyword);
        match self.kind() {
            None | Some(TokenKind::Newline | TokenKind::Semicolon | TokenKind::Close) => Some(None),
            Some(_) => self.pipeline().map(Some),
        }
    }

    /// A pipeline in brackets, such as a condition.
    fn in_brackets(&mut self) -> Option<Pipeline> {
        if !self.opens("(") {
            return self.unexpected();
        }
        let open = self.bump()?.span;
        self.skip_newlines();
        let inner = self.deeper(Self::pipeline)?;
        self.close(open, ")")?;
        Some(inner)
    }

    fn if_else(&mut self) -> Option<StatementKind> {
        let mut branches = Vec::new();
        loop {
            self.bump_as(TokenKind::Keyword);
            let condition = self.in_brackets()?;
            branches.push((condition, self.braces()?));
            if self.follows("elseif") {
                continue;
            }
            let otherwise = match self.follows("else") {
                true => {
                    self.bump_as(TokenKind::Keyword);
                    self.braces()?
                }
                false => Block::new(),
            };
            return Some(StatementKind::If(branches, otherwise));
        }
    }

    /// A block in braces.
    pub(super) fn braces(&mut self) -> Option<Block> {
        self.skip_newlines();
        if !self.opens("{") {
            return self.unexpected();
        }
        let open = self.bump()?.span;
        let body = self.deeper(|it| Some(it.block(Ends::WithBracket)))?;
        self.close(open, "}")?;
        Some(body)
    }

    fn for_each(&mut self) -> Option<StatementKind> {
        self.bump_as(TokenKind::Keyword);
        let open = self.bump()?.span;
        let variable = match self.peek().filter(|it| it.kind == TokenKind::Variable) {
            Some(it) => variable_name(self.text_of(it)).to_owned(),
            None => return self.unexpected(),
        };
        self.bump();
        match self.peek() {
            Some(it) if self.text_of(it).eq_ignore_ascii_case("in") => {
                self.bump_as(TokenKind::Keyword);
            }
            _ => return self.unexpected(),
        }
        let over = self.deeper(Self::pipeline)?;
        self.close(open, ")")?;
        let body = self.braces()?;
        Some(StatementKind::ForEach { variable, over, body })
    }

    fn while_loop(&mut self) -> Option<StatementKind> {
        self.bump_as(TokenKind::Keyword);
        let condition = Some(self.in_brackets()?);
        let body = self.braces()?;
        Some(StatementKind::Loop(Box::new(Loop {
            first: None,
            condition,
            goes_on_while: true,
            body_first: false,
            next: None,
            body,
        })))
    }

    fn do_loop(&mut self) -> Option<StatementKind> {
        self.bump_as(TokenKind::Keyword);
        let body = self.braces()?;
        let goes_on_while = self.follows("while");
        if !goes_on_while && !self.follows("until") {
            return self.unexpected();
        }
        self.bump_as(TokenKind::Keyword);
        let condition = Some(self.in_brackets()?);
        Some(StatementKind::Loop(Box::new(Loop {
            first: None,
            condition,
            goes_on_while,
            body_first: true,
            next: None,
            body,
        })))
    }

    fn for_loop(&mut self) -> Option<StatementKind> {
        self.bump_as(TokenKind::Keyword);
        let open = self.bump()?.span;
        let first = self.for_part(Self::statement)?;
        let condition = self.for_part(Self::pipeline)?;
        let next = self.for_part(Self::statement)?;
        self.close(open, ")")?;
        let body = self.braces()?;
        Some(StatementKind::Loop(Box::new(Loop {
            first,
            condition,
            goes_on_while: true,
            body_first: false,
            next,
            body,
        })))
    }

    /// One of the three parts of `for`, each of which may be missing.
    fn for_part<T>(&mut self, read: fn(&mut Self) -> Option<T>) -> Option<Option<T>> {
        self.skip_newlines();
        let part = match self.kind() {
            Some(TokenKind::Semicolon | TokenKind::Close) => None,
            _ => Some(self.deeper(read)?),
        };
        if self.kind() == Some(TokenKind::Semicolon) {
            self.bump();
        }
        Some(part)
    }

    fn switch(&mut self) -> Option<StatementKind> {
        self.bump_as(TokenKind::Keyword);
        let (mut matching, mut case) = (Matching::Exact, Case::Ignored);
        while let Some(token) = self.peek().filter(|it| it.kind == TokenKind::Parameter) {
            match undashed(self.text_of(token)).to_ascii_lowercase().as_str() {
                "exact" => matching = Matching::Exact,
                "wildcard" => matching = Matching::Wildcard,
                "regex" => matching = Matching::Regex,
                "casesensitive" => case = Case::Counts,
                _ => return self.refuse(Problem::Operator(self.text_of(token).to_owned())),
            }
            self.bump();
        }
        let over = self.in_brackets()?;
        self.skip_newlines();
        if !self.opens("{") {
            return self.unexpected();
        }
        let open = self.bump()?.span;
        let (mut clauses, mut otherwise) = (Vec::new(), None);
        loop {
            while matches!(self.kind(), Some(TokenKind::Newline | TokenKind::Semicolon)) {
                self.bump();
            }
            let Some(token) = self.peek().filter(|it| it.kind != TokenKind::Close) else { break };
            let written = self.text_of(token);
            if token.kind == TokenKind::Word && written.eq_ignore_ascii_case("default") {
                self.bump_as(TokenKind::Keyword);
                otherwise = Some(self.braces()?);
                continue;
            }
            let wanted = self.deeper(Self::one_argument)?;
            clauses.push(Clause { wanted, body: self.braces()? });
        }
        self.close(open, "}")?;
        Some(StatementKind::Switch(Box::new(Switch { matching, case, over, clauses, otherwise })))
    }

    fn try_catch(&mut self) -> Option<StatementKind> {
        self.bump_as(TokenKind::Keyword);
        let body = self.braces()?;
        let mut catches = Vec::new();
        while self.follows("catch") {
            self.bump_as(TokenKind::Keyword);
            let mut types = Vec::new();
            self.skip_newlines();
            while self.opens("[") {
                types.push(self.type_name()?);
                if self.kind() == Some(TokenKind::Comma) {
                    self.bump();
                }
                self.skip_newlines();
            }
            catches.push(Catch { types, body: self.braces()? });
        }
        let has_finally = self.follows("finally");
        if catches.is_empty() && !has_finally {
            return self.unexpected();
        }
        let finally = match has_finally {
            true => {
                self.bump_as(TokenKind::Keyword);
                self.braces()?
            }
            false => Block::new(),
        };
        Some(StatementKind::Try(Box::new(Try { body, catches, finally })))
    }

    /// `using namespace …` shortens the names of types, which are read either way.
    fn using_namespace(&mut self) -> StatementKind {
        self.bump_as(TokenKind::Keyword);
        self.bump_as(TokenKind::Keyword);
        while !matches!(self.kind(), None | Some(TokenKind::Newline | TokenKind::Semicolon)) {
            self.bump();
        }
        StatementKind::If(Vec::new(), Block::new())
    }

    /// Whether a part of the script begins here. PowerShell runs them in the order of `PARTS`, so one that
    /// stands after a later one is not read.
    fn is_part(&mut self, keyword: &str) -> bool {
        let mut ahead = 1;
        while self.token_at(ahead).is_some_and(|it| it.kind == TokenKind::Newline) {
            ahead += 1;
        }
        let opens = self.token_at(ahead).is_some_and(|it| self.text_of(it) == "{");
        opens && self.depth == 0 && place_of_part(keyword) >= Some(self.parts)
    }

    /// A part of the script. It runs once, since nothing is piped into the script.
    fn part(&mut self, keyword: &str) -> Option<StatementKind> {
        self.parts = place_of_part(keyword)? + 1;
        self.bump_as(TokenKind::Keyword);
        Some(StatementKind::If(Vec::new(), self.braces()?))
    }
}

/// The parts of a script or a function, in the order in which they run.
pub(super) const PARTS: [&str; 3] = ["begin", "process", "end"];

fn place_of_part(keyword: &str) -> Option<usize> {
    PARTS.iter().position(|it| *it == keyword)
}

/// Whether something can be assigned to.
fn is_place(target: &Expression) -> bool {
    match &target.kind {
        ExpressionKind::Variable(name) => !name.contains(':') || name.starts_with(super::OUTER),
        ExpressionKind::Member(of, _)
        | ExpressionKind::Property(of, _)
        | ExpressionKind::Index(of, _) => is_place(of),
        ExpressionKind::Cast(_, of) => matches!(of.kind, ExpressionKind::Variable(_)),
        ExpressionKind::List(items) => {
            items.iter().all(|it| matches!(it.kind, ExpressionKind::Variable(_)))
        }
        _ => false,
    }
}
