//! What can be said about a script before it runs: names, values, variables, and the traps of the
//! guide and the reference.

use super::super::bind::{Misfit, Shape, bind};
use super::super::catalogue::{Cmdlet, POLICY_PROPERTIES, UPGRADE_PROPERTIES, USER_PROPERTIES};
use super::super::similar::similar;
use super::Script;
use super::diagnostic::{Diagnostic, Problem};
use super::parser::MOST_DIAGNOSTICS;
use super::span::Span;
use super::syntax::{
    ArgumentKind, Block, Call, Expression, ExpressionKind, Operator, Part, Pipeline, StatementKind,
};
use crate::order::{sort, sort_by};

/// Variables that PowerShell itself gives a value, and what a table row brings along.
const AUTOMATIC: [&str; 9] =
    ["true", "false", "null", "_", "psitem", "args", "input", "home", "pwd"];

/// Properties of every value.
const COMMON_PROPERTIES: [&str; 2] = ["Count", "Length"];

/// How many entries of a table are looked at.
const MOST_ENTRIES: usize = 64;

/// How much of the name of an entry is looked at. No parameter has a longer one.
pub(in crate::powershell) const LONGEST_KEY: usize = 64;

/// With how many variables an unknown one is compared.
const MOST_COMPARED: usize = 200;

pub(super) struct Check<'a> {
    pub(super) text: &'a str,
    /// The variables with a value somewhere, in small letters, in order.
    assigned: Vec<String>,
    /// Tables by the variable that holds them, in small letters, in order.
    tables: Vec<(String, &'a [(String, Expression)])>,
    has_table: bool,
    pub(super) makes_policies: bool,
    diagnostics: Vec<Diagnostic>,
}

/// Adds what there is to say to a script.
pub(super) fn check(text: &str, script: &mut Script) {
    let mut check = Check {
        text,
        assigned: AUTOMATIC.iter().map(|it| (*it).to_owned()).collect(),
        tables: Vec::new(),
        has_table: false,
        makes_policies: false,
        diagnostics: std::mem::take(&mut script.diagnostics),
    };
    check.collect(&script.statements);
    sort(&mut check.assigned);
    sort_by(&mut check.tables, |one, other| one.0.cmp(&other.0));
    check.block(&script.statements);
    script.diagnostics = check.diagnostics;
}

impl<'a> Check<'a> {
    fn collect(&mut self, block: &'a Block) {
        for statement in block {
            match &statement.kind {
                StatementKind::Run(pipeline) => self.collect_pipeline(pipeline),
                StatementKind::Assign { variable, value } => {
                    self.assigned.push(variable.to_lowercase());
                    if let Some(Expression { kind: ExpressionKind::Table(entries), .. }) =
                        &value.source
                    {
                        self.tables.push((variable.to_lowercase(), entries));
                    }
                    self.collect_pipeline(value);
                }
                StatementKind::ForEach { variable, over, body } => {
                    self.assigned.push(variable.to_lowercase());
                    self.collect_pipeline(over);
                    self.collect(body);
                }
            }
        }
    }

    fn collect_pipeline(&mut self, pipeline: &'a Pipeline) {
        for call in &pipeline.commands {
            let reads = matches!(call.cmdlet, Some(Cmdlet::ImportCsv | Cmdlet::ConvertFromCsv));
            self.has_table |= reads;
            self.makes_policies |= call.cmdlet == Some(Cmdlet::NewInteropPolicy);
            for argument in &call.arguments {
                if let ArgumentKind::Value(Expression {
                    kind: ExpressionKind::Script(body) | ExpressionKind::Group(body),
                    ..
                }) = &argument.kind
                {
                    self.collect(body);
                }
            }
        }
    }

    pub(super) fn report(&mut self, span: Span, problem: impl FnOnce() -> Problem) {
        match self.diagnostics.len() {
            0..MOST_DIAGNOSTICS => self.diagnostics.push(Diagnostic { problem: problem(), span }),
            MOST_DIAGNOSTICS => {
                self.diagnostics.push(Diagnostic { problem: Problem::TooMany, span });
            }
            _ => {}
        }
    }

    fn block(&mut self, block: &'a Block) {
        for statement in block {
            match &statement.kind {
                StatementKind::Run(pipeline) => self.pipeline(pipeline),
                StatementKind::Assign { value, .. } => self.pipeline(value),
                StatementKind::ForEach { over, body, .. } => {
                    self.pipeline(over);
                    self.block(body);
                }
            }
        }
    }

    fn pipeline(&mut self, pipeline: &'a Pipeline) {
        let mut is_fed = pipeline.source.is_some();
        if let Some(source) = &pipeline.source {
            self.expression(source);
        }
        for call in &pipeline.commands {
            match call.cmdlet {
                Some(cmdlet) => self.call(call, cmdlet, is_fed),
                None => {
                    let found = || call.name.clone();
                    self.report(call.name_span, || Problem::Command {
                        found: found(),
                        similar: similar(&call.name, Cmdlet::names()),
                    });
                }
            }
            is_fed = true;
        }
    }

    fn call(&mut self, call: &'a Call, cmdlet: Cmdlet, is_fed: bool) {
        let is_condition = |it: &Expression| matches!(it.kind, ExpressionKind::Script(_));
        let values = call.arguments.iter().filter_map(|it| match &it.kind {
            ArgumentKind::Value(value) | ArgumentKind::Bound(_, value) => Some(value),
            ArgumentKind::Parameter(_) | ArgumentKind::Splat(_) => None,
        });
        if cmdlet == Cmdlet::Session {
            return;
        }
        if cmdlet == Cmdlet::WhereObject && !values.clone().any(is_condition) {
            return self.simple_condition(call);
        }
        let mut shapes = Vec::new();
        let mut given: Vec<Option<&'a Expression>> = Vec::new();
        let mut has_unknown_table = false;
        for argument in &call.arguments {
            let span = argument.span;
            let (name, value) = match &argument.kind {
                ArgumentKind::Parameter(name) => (Some(name.clone()), None),
                ArgumentKind::Bound(name, value) => (Some(name.clone()), Some(value)),
                ArgumentKind::Value(value) => (None, Some(value)),
                ArgumentKind::Splat(variable) => {
                    let found = self.table(variable);
                    has_unknown_table |= found.is_none();
                    self.variable(variable, span);
                    for (key, value) in found.unwrap_or(&[]).iter().take(MOST_ENTRIES) {
                        let name = Some(key.chars().take(LONGEST_KEY).collect());
                        shapes.push(Shape { name, has_value: true, span: value.span });
                        given.push(Some(value));
                    }
                    continue;
                }
            };
            shapes.push(Shape { name, has_value: value.is_some(), span });
            given.push(value);
        }
        let binding = bind(cmdlet, &shapes);
        for (misfit, span) in &binding.misfits {
            self.report(*span, || explain(cmdlet, misfit));
        }
        for bound in &binding.bound {
            let value = bound.value.and_then(|it| given.get(it).copied().flatten());
            if let Some(value) = value {
                self.value(cmdlet, bound.parameter.name, bound.parameter.takes, value);
            }
        }
        for value in values.filter(|it| !(cmdlet == Cmdlet::GetOnlineUser && is_condition(it))) {
            self.expression(value);
        }
        if binding.misfits.is_empty() && !is_fed && !has_unknown_table {
            for parameter in binding.missing(cmdlet) {
                self.report(call.name_span, || Problem::Missing { cmdlet, parameter });
            }
        }
    }

    fn table(&self, variable: &str) -> Option<&'a [(String, Expression)]> {
        let name = variable.to_lowercase();
        let at = self.tables.binary_search_by(|it| it.0.cmp(&name)).ok()?;
        self.tables.get(at).map(|it| it.1)
    }

    /// `Where-Object Property -eq value`.
    fn simple_condition(&mut self, call: &'a Call) {
        let first = call.arguments.iter().find_map(|it| match &it.kind {
            ArgumentKind::Value(Expression { kind: ExpressionKind::Literal(name), span }) => {
                Some((name, *span))
            }
            _ => None,
        });
        if let Some((name, span)) = first {
            self.property(name, span);
        }
        for argument in &call.arguments {
            match &argument.kind {
                ArgumentKind::Parameter(name) | ArgumentKind::Bound(name, _)
                    if Operator::named(name).is_none()
                        && !["Property", "Value"]
                            .iter()
                            .any(|it| it.eq_ignore_ascii_case(name)) =>
                {
                    self.report(argument.span, || Problem::Operator(format!("-{name}")));
                }
                ArgumentKind::Value(value) => self.expression(value),
                _ => {}
            }
        }
        if call.arguments.is_empty() {
            let cmdlet = Cmdlet::WhereObject;
            self.report(call.name_span, || Problem::Missing { cmdlet, parameter: "FilterScript" });
        }
    }

    fn expression(&mut self, expression: &'a Expression) {
        match &expression.kind {
            ExpressionKind::Group(body) | ExpressionKind::Script(body) => self.block(body),
            ExpressionKind::List(items) => {
                for it in items {
                    self.expression(it);
                }
            }
            ExpressionKind::Table(entries) => {
                for (_, it) in entries {
                    self.expression(it);
                }
            }
            ExpressionKind::Chain(first, rest) => {
                self.expression(first);
                for (_, it) in rest {
                    self.expression(it);
                }
            }
            ExpressionKind::Not(inner) => self.expression(inner),
            ExpressionKind::Member(of, names) => {
                self.expression(of);
                for it in names {
                    self.property(it, expression.span);
                }
            }
            ExpressionKind::Variable(name) => self.variable(name, expression.span),
            ExpressionKind::Expandable(parts) => {
                for part in parts {
                    if let Part::Variable(name, members) = part {
                        self.variable(name, expression.span);
                        for it in members {
                            self.property(it, expression.span);
                        }
                    }
                }
            }
            ExpressionKind::Literal(_) | ExpressionKind::Number(_) => {}
        }
    }

    /// The properties in a condition that was read out of a text.
    pub(super) fn expression_at(&mut self, expression: &Expression, span: Span) {
        match &expression.kind {
            ExpressionKind::Member(_, names) => {
                for it in names {
                    self.property(it, span);
                }
            }
            ExpressionKind::Chain(first, rest) => {
                self.expression_at(first, span);
                for (_, it) in rest {
                    self.expression_at(it, span);
                }
            }
            ExpressionKind::Not(inner) => self.expression_at(inner, span),
            _ => {}
        }
    }

    fn variable(&mut self, name: &str, span: Span) {
        let lower = name.to_lowercase();
        if lower.contains(':') || self.assigned.binary_search(&lower).is_ok() {
            return;
        }
        let near = || similar(&lower, self.assigned.iter().take(MOST_COMPARED));
        let problem = (self.diagnostics.len() <= MOST_DIAGNOSTICS).then(|| Problem::Variable {
            found: format!("${name}"),
            similar: near().map(|it| format!("${it}")),
        });
        if let Some(problem) = problem {
            self.report(span, || problem);
        }
    }

    fn property(&mut self, name: &str, span: Span) {
        let mut known = POLICY_PROPERTIES
            .iter()
            .chain(&UPGRADE_PROPERTIES)
            .chain(&USER_PROPERTIES)
            .chain(&COMMON_PROPERTIES)
            .copied();
        if self.has_table || known.clone().any(|it| it.eq_ignore_ascii_case(name)) {
            return;
        }
        self.report(span, || Problem::Property {
            found: name.to_owned(),
            similar: similar(name, known.by_ref()),
        });
    }
}

fn explain(cmdlet: Cmdlet, misfit: &Misfit) -> Problem {
    match misfit {
        Misfit::Unknown(found)
            if found.eq_ignore_ascii_case("PolicyName")
                && cmdlet.parameter_names().any(|it| it == "Identity") =>
        {
            Problem::PolicyNameForIdentity(cmdlet)
        }
        Misfit::Unknown(found) => Problem::Parameter {
            cmdlet,
            found: found.clone(),
            similar: similar(found, cmdlet.parameter_names()),
        },
        Misfit::Ambiguous(found, candidates) => {
            Problem::Ambiguous { found: found.clone(), candidates: candidates.clone() }
        }
        Misfit::Repeated(name) => Problem::Repeated(name),
        Misfit::NoValue(name) => Problem::NoValue(name),
        Misfit::Surplus(_) => Problem::Surplus(cmdlet),
    }
}
