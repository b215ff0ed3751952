//! Reads the functions of a script: their attributes, parameters and parts.

use super::TokenKind;
use super::parser::{Ends, Parser, target_name, variable_name};
use super::statements::PARTS;
use super::syntax::{Block, Function, FunctionKind, FunctionParameter, Impact, StatementKind};
use super::uses::reads_of;
use std::sync::Arc;

impl Parser<'_> {
    pub(super) fn function(&mut self, keyword: &str) -> Option<StatementKind> {
        self.bump_as(TokenKind::Keyword);
        let name = match self.peek().filter(|it| it.kind == TokenKind::Word) {
            Some(it) => {
                self.bump_as(TokenKind::Command);
                target_name(self.text_of(it)).rsplit(':').next().unwrap_or("").to_owned()
            }
            None => return self.unexpected(),
        };
        self.skip_newlines();
        let mut parameters = match self.opens("(") {
            true => self.deeper(Self::parameter_list)?,
            false => Vec::new(),
        };
        self.skip_newlines();
        if !self.opens("{") {
            return self.unexpected();
        }
        let open = self.bump()?.span;
        self.skip_newlines();
        let binding = self.deeper(Self::attributes)?;
        if self.is_word(self.peek(), "param") {
            parameters.extend(self.deeper(Self::parameters)?);
        }
        let (mut begin, mut process, mut end) = (Block::new(), None, Block::new());
        let mut has_parts = false;
        loop {
            while matches!(self.kind(), Some(TokenKind::Newline | TokenKind::Semicolon)) {
                self.bump();
            }
            let part = PARTS.into_iter().find(|it| self.is_word(self.peek(), it));
            let Some(part) = part else { break };
            has_parts = true;
            self.bump_as(TokenKind::Keyword);
            let body = self.braces()?;
            match part {
                "begin" => begin = body,
                "process" => process = Some(body),
                _ => end = body,
            }
        }
        if !has_parts {
            let broken = self.broken;
            let body = self.deeper(|it| Some(it.block(Ends::WithBracket)))?;
            if self.broken > broken {
                return None;
            }
            match keyword {
                "filter" => process = Some(body),
                _ => end = body,
            }
        }
        self.close(open, "}")?;
        let kind = match parameters.iter().any(|it| it.has_attribute) {
            true => binding.unwrap_or(FunctionKind::Advanced),
            false => binding.unwrap_or(FunctionKind::Simple),
        };
        let reads = Vec::new();
        let mut function = Function { name, kind, parameters, begin, process, end, reads };
        function.reads = reads_of(&function);
        Some(StatementKind::Function(Arc::new(function)))
    }

    pub(super) fn parameters(&mut self) -> Option<Vec<FunctionParameter>> {
        self.bump_as(TokenKind::Keyword);
        self.skip_newlines();
        if !self.opens("(") {
            return self.unexpected();
        }
        self.parameter_list()
    }

    fn parameter_list(&mut self) -> Option<Vec<FunctionParameter>> {
        let open = self.bump()?.span;
        let mut all = Vec::new();
        loop {
            self.skip_newlines();
            if self.kind() == Some(TokenKind::Close) {
                break;
            }
            let (mut type_name, mut is_mandatory, mut is_piped) = (None, false, false);
            let (mut aliases, mut has_attribute) = (Vec::new(), false);
            while self.opens("[") {
                let written = self.type_name()?;
                match written.split_once('(') {
                    Some((attribute, rest)) if attribute.trim() == "alias" => {
                        aliases.extend(names_in(rest));
                    }
                    Some((attribute, rest)) => {
                        has_attribute |= attribute.trim() == "parameter";
                        is_mandatory |= rest.contains("mandatory") && !rest.contains("$false");
                        is_piped |= rest.contains("valuefrompipeline");
                    }
                    None => type_name = Some(written),
                }
                self.skip_newlines();
            }
            let Some(token) = self.peek().filter(|it| it.kind == TokenKind::Variable) else {
                return self.unexpected();
            };
            let name = variable_name(self.text_of(token)).to_owned();
            self.bump();
            let mut default = None;
            if self.peek().is_some_and(|it| self.text_of(it) == "=") {
                self.bump();
                self.skip_newlines();
                default = Some(self.deeper(Self::without_list)?);
            }
            all.push(FunctionParameter {
                name,
                aliases,
                type_name,
                default,
                is_mandatory,
                is_piped,
                has_attribute,
            });
            self.skip_newlines();
            match self.kind() {
                Some(TokenKind::Comma) => self.bump(),
                _ => break,
            };
        }
        self.close(open, ")")?;
        Some(all)
    }

    /// Reads `[CmdletBinding()]` and similar before `param`. Returns what it makes of a function.
    pub(super) fn attributes(&mut self) -> Option<Option<FunctionKind>> {
        let mut kind = None;
        loop {
            let name = self.token_at(1).map_or("", |it| self.text_of(it)).to_ascii_lowercase();
            let is_binding = name == "cmdletbinding";
            let is_attribute = is_binding
                || ["outputtype", "alias"].contains(&name.as_str())
                || name.contains("suppressmessage");
            if !self.opens("[") || !is_attribute {
                return Some(kind);
            }
            let written = self.type_name()?;
            if is_binding {
                kind = Some(kind_of(&written));
            }
            self.skip_newlines();
        }
    }
}

/// What a `[CmdletBinding()]`, in lower case, makes of a function.
fn kind_of(binding: &str) -> FunctionKind {
    let stated = |name| binding.split(['(', ',']).find(|it| it.trim_start().starts_with(name));
    match stated("supportsshouldprocess") {
        Some(it) if !it.contains("$false") => {
            let impact = stated("confirmimpact").and_then(|it| last_word(it).parse().ok());
            FunctionKind::Confirms(impact.unwrap_or(Impact::Medium))
        }
        _ => FunctionKind::Advanced,
    }
}

/// The names in `'A', "B")`.
fn names_in(list: &str) -> impl Iterator<Item = String> {
    let is_of_name = |it: char| it.is_alphanumeric() || it == '_' || it == '-';
    list.split(move |it| !is_of_name(it)).filter(|it| !it.is_empty()).map(str::to_owned)
}

/// The value in `Name='Value'` or `Name=[Type]::Value`.
fn last_word(of: &str) -> &str {
    of.split(|it: char| !it.is_alphanumeric()).rfind(|it| !it.is_empty()).unwrap_or("")
}
