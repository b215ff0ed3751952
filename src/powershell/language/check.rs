//! Checks a script before it runs: names, values, variables, and the mistakes in the guide and the
//! reference.

use super::super::bind::{Binding, Misfit, Shape, bind};
use super::super::catalog::{Cmdlet, Named};
use super::super::meant::meant;
use super::super::properties::{is_idle, of_policies, of_users};
use super::super::shell::has_more;
use super::Context;
use super::diagnostic::{Problem, Remarks};
use super::known::{COMMON_PROPERTIES, SHELL, is_method, is_of_shell, is_static, is_type};
use super::operator::{Case, OperatorKind};
use super::short::{has_block, short_condition};
use super::span::Span;
use super::syntax::{
    ArgumentKind, Block, Call, Expression, ExpressionKind, Node, Part, Pipeline, Statement,
    StatementKind,
};
use super::tables::Tables;
use super::understood::Item;
use super::uses::{FUNCTION, Names, look_through, names_variable, runs_text, sets_variables};
use crate::powershell::era::Era;
use crate::powershell::pattern::Pattern;
use crate::similar::similar;

/// How many entries of a hash table are checked.
const MOST_ENTRIES: usize = 64;

/// How much of the name of an entry is compared. No parameter has a longer name.
pub(in crate::powershell) const LONGEST_KEY: usize = 64;

pub(super) struct Check<'a> {
    text: &'a str,
    pub(super) era: Option<Era>,
    tables: Tables<'a>,
    /// Whether there are rows or hash tables, which have properties of their own.
    has_rows: bool,
    /// How many calls go to commands outside the simulation.
    outside: usize,
    pub(super) makes_policies: bool,
    /// The functions of the script, and of scripts before it.
    functions: Names,
    remarks: Remarks,
}

/// Adds diagnostics to a script.
pub(super) fn check(
    text: &str,
    items: &[Item],
    remarks: Remarks,
    context: &Context,
    functions: Names,
) -> Remarks {
    let mut check = Check {
        text,
        era: context.era,
        tables: Tables::default(),
        has_rows: context.has_rows,
        outside: 0,
        makes_policies: false,
        functions,
        remarks,
    };
    for it in context.variables.iter().filter_map(|it| it.strip_prefix(FUNCTION)) {
        check.functions.insert(it.to_owned());
    }
    let statements = || items.iter().filter_map(|it| it.statement.as_ref());
    statements().for_each(|it| look_through(it, &mut |seen| check.collect(seen)));
    // What a command outside the simulation gives may have any property, if anything uses it.
    check.has_rows |= check.outside > statements().map(displayed).sum::<usize>();
    check.tables.sort();
    statements().for_each(|it| check.node(Node::Statement(it)));
    check.remarks
}

impl<'a> Check<'a> {
    fn collect(&mut self, seen: Node<'a>) {
        self.tables.collect(seen);
        match seen {
            Node::Call(call) => {
                self.has_rows |= call.cmdlet.is_some_and(Cmdlet::makes_rows)
                    || call.name.eq_ignore_ascii_case("Get-PSSession");
                self.outside += usize::from(call.cmdlet.is_none() && call.block.is_none());
                self.makes_policies |= call.cmdlet == Some(Cmdlet::NewInteropPolicy);
            }
            Node::Statement(it) => {
                self.has_rows |= matches!(it.kind, StatementKind::Function(_));
            }
            Node::Expression(it) => {
                self.has_rows |= matches!(
                    it.kind,
                    ExpressionKind::Table(_)
                        | ExpressionKind::Static(..)
                        | ExpressionKind::Cast(..)
                );
            }
            // `"" | Select-Object Name, Number` makes a row with these columns.
            Node::Pipeline(it) => {
                let is_made = it
                    .source
                    .as_ref()
                    .is_some_and(|it| matches!(it.kind, ExpressionKind::Literal(_)));
                let selects =
                    it.commands.first().is_some_and(|it| it.cmdlet == Some(Cmdlet::SelectObject));
                self.has_rows |= is_made && selects;
            }
        }
    }

    pub(super) fn report(&mut self, span: Span, problem: Problem) {
        self.remarks.add(problem, span);
    }

    /// The name that may have been meant, as long as diagnostics are still kept.
    pub(super) fn similar(
        &self,
        found: &str,
        names: impl IntoIterator<Item = &'static str>,
    ) -> Option<&'static str> {
        if self.remarks.is_full() { None } else { similar(found, names) }
    }

    fn node(&mut self, node: Node<'a>) {
        match node {
            Node::Statement(it) => {
                let StatementKind::Assign { operator, .. } = &it.kind else {
                    return it.parts(&mut |it| self.node(it));
                };
                if operator.is_some_and(|it| it.kind == OperatorKind::Coalesce) {
                    self.needs_seven("??=", it.span);
                }
                it.parts(&mut |it| self.node(it));
            }
            Node::Pipeline(it) => self.pipeline(it),
            Node::Expression(it) => self.expression(it),
            Node::Call(_) => {}
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
                    let name = call.name.to_lowercase();
                    if runs_text(&name) {
                        let what = call.values().next().map_or("", |it| it.span.of(self.text));
                        let found = format!("{} {}", call.name, what.lines().next().unwrap_or(""));
                        let found = found.trim().chars().take(60).collect();
                        self.report(call.name_span, Problem::Runs(found));
                    } else if sets_variables(&name) {
                        // What it sets is unknown, so what reads it must not run.
                        self.report(call.name_span, Problem::Statement(name));
                    } else if let Some(block) = &call.block {
                        self.expression(block);
                    } else if !self.functions.contains(&name) {
                        let is_full = self.remarks.is_full();
                        let similar = if is_full { None } else { meant(&call.name) };
                        let found = call.name.clone();
                        self.report(call.name_span, Problem::Command { found, similar });
                    }
                    for it in &call.arguments {
                        if let ArgumentKind::Parameter(name) | ArgumentKind::Bound(name, _) =
                            &it.kind
                            && names_variable(name)
                            && !self.functions.contains(&call.name.to_lowercase())
                        {
                            self.report(it.span, Problem::Operator(format!("-{name}")));
                        }
                    }
                    call.values().for_each(|it| self.expression(it));
                }
            }
            is_fed = true;
        }
    }

    fn call(&mut self, call: &'a Call, cmdlet: Cmdlet, is_fed: bool) {
        let values = call.values();
        if cmdlet == Cmdlet::Session {
            return values.for_each(|it| self.expression(it));
        }
        if let Some(era) = self.era.filter(|it| !it.knows(cmdlet)) {
            self.report(call.name_span, Problem::Unavailable { cmdlet, era });
            values.for_each(|it| self.expression(it));
            return;
        }
        if cmdlet == Cmdlet::WhereObject && !has_block(call) {
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
                    let found = self.tables.of(variable);
                    has_unknown_table |= found.is_none();
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
            let problem = self.explain(cmdlet, misfit);
            self.report(*span, problem);
        }
        for bound in &binding.bound {
            let value = bound.value.and_then(|it| given.get(it).copied().flatten());
            if let Some(value) = value {
                self.value(cmdlet, bound.parameter, value);
            }
        }
        self.parameters(call, cmdlet, &binding, has_unknown_table);
        values.for_each(|it| self.expression(it));
        if binding.misfits.is_empty() && !is_fed && !has_unknown_table {
            for parameter in binding.missing(cmdlet) {
                self.report(call.name_span, Problem::Missing { cmdlet, parameter });
            }
        }
    }

    /// Reports parameters that do not exist at that date or are not simulated.
    fn parameters(&mut self, call: &Call, cmdlet: Cmdlet, binding: &Binding, may_have_more: bool) {
        let place = |name: &str| {
            let is_it = |written: &String| matches!(cmdlet.parameter(written), Named::One(it) if it.name == name);
            let found = call.arguments.iter().find(|it| match &it.kind {
                ArgumentKind::Parameter(written) | ArgumentKind::Bound(written, _) => {
                    is_it(written)
                }
                ArgumentKind::Value(_) | ArgumentKind::Splat(_) => false,
            });
            found.map_or(call.name_span, |it| it.span)
        };
        for bound in &binding.bound {
            let parameter = bound.parameter.name;
            if let Some(era) = self.era.filter(|it| !it.has(cmdlet, parameter)) {
                let problem = Problem::UnavailableParameter { cmdlet, parameter, era };
                self.report(place(parameter), problem);
            }
            // `-OutVariable` and similar parameters set a variable, which is not simulated.
            if parameter.ends_with("Variable") && cmdlet != Cmdlet::TeeObject {
                let problem = Problem::NotSimulated { cmdlet, parameter: parameter.to_owned() };
                self.report(place(parameter), problem);
            }
        }
        let wants_force = cmdlet == Cmdlet::GrantInteropPolicy
            && self.era == Some(Era::January2019)
            && binding.misfits.is_empty()
            && !may_have_more;
        if wants_force && !binding.has("Force") {
            self.report(call.name_span, Problem::NeedsForce);
        }
    }

    /// Checks `Where-Object Property -eq value`.
    fn simple_condition(&mut self, call: &'a Call) {
        match short_condition(call) {
            Ok(condition) => {
                if let ExpressionKind::Literal(name) = &condition.property.kind {
                    self.property(name, condition.property.span);
                }
            }
            Err((problem, span)) => self.report(span, problem),
        }
        for argument in &call.arguments {
            if let ArgumentKind::Value(value) | ArgumentKind::Bound(_, value) = &argument.kind {
                self.expression(value);
            }
        }
    }

    fn expression(&mut self, expression: &'a Expression) {
        let span = expression.span;
        match &expression.kind {
            ExpressionKind::Member(of, names) if !is_of_shell(of) => {
                names.iter().for_each(|it| self.property(it, span));
            }
            ExpressionKind::Expandable(parts) => {
                for part in parts {
                    if let Part::Variable(of, members) = part
                        && !SHELL.iter().any(|it| it.eq_ignore_ascii_case(of))
                    {
                        members.iter().for_each(|it| self.property(it, span));
                    }
                }
            }
            ExpressionKind::Method(of, name, arguments) => {
                if !is_method(name) && is_of_shell(of) {
                    let what = of.span.of(self.text).chars().take(40).collect::<String>();
                    self.report(span, Problem::Outside(format!("{what}.{name}")));
                } else if !is_method(name) {
                    self.report(span, Problem::Method(name.clone()));
                }
                let pattern = arguments.first().filter(|_| name.eq_ignore_ascii_case("match"));
                pattern.into_iter().for_each(|it| self.pattern(it));
            }
            ExpressionKind::Static(type_name, name, _) if !is_static(type_name, name) => {
                self.report(span, Problem::Outside(format!("[{type_name}]::{name}")));
            }
            ExpressionKind::Cast(name, _) if !is_type(name) => {
                self.report(span, Problem::Type(name.clone()));
            }
            ExpressionKind::Type(name) if !is_type(name) => {
                self.report(span, Problem::Outside(format!("[{name}]")));
            }
            ExpressionKind::Outside(text) => self.report(span, Problem::Outside(text.clone())),
            ExpressionKind::Choice(_) => self.needs_seven("?", span),
            ExpressionKind::Chain(_, rest) => {
                if rest.iter().any(|it| it.0.kind == OperatorKind::Coalesce) {
                    self.needs_seven("??", span);
                }
                for (operator, right) in rest {
                    let right = match &right.kind {
                        ExpressionKind::List(items) => items.first().unwrap_or(right),
                        _ => right,
                    };
                    match operator.kind {
                        OperatorKind::Match
                        | OperatorKind::NotMatch
                        | OperatorKind::Replace
                        | OperatorKind::Split => self.pattern(right),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        expression.parts(&mut |it| self.node(it));
    }

    /// Operators of PowerShell 7, which none of the dates before today had.
    fn needs_seven(&mut self, operator: &str, span: Span) {
        if self.era.is_some_and(|it| it < Era::Today) {
            self.report(span, Problem::Operator(operator.to_owned()));
        }
    }

    /// A regular expression that is written in the script is checked before it runs.
    fn pattern(&mut self, pattern: &Expression) {
        if let ExpressionKind::Literal(text) = &pattern.kind
            && Pattern::new(text, Case::Ignored).is_none()
        {
            self.report(pattern.span, Problem::Pattern(text.chars().take(40).collect()));
        }
    }

    pub(super) fn property(&mut self, name: &str, span: Span) {
        let common = COMMON_PROPERTIES.iter().copied();
        let mut known = of_policies(self.era).chain(of_users(self.era)).chain(common);
        if self.has_rows || known.clone().any(|it| it.eq_ignore_ascii_case(name)) {
            return;
        }
        if is_idle(name) {
            return self.report(span, Problem::IdleProperty(name.to_owned()));
        }
        let similar = self.similar(name, known.by_ref());
        self.report(span, Problem::Property { found: name.to_owned(), similar });
    }

    fn explain(&self, cmdlet: Cmdlet, misfit: &Misfit) -> Problem {
        match misfit {
            Misfit::Unknown(found)
                if found.eq_ignore_ascii_case("PolicyName")
                    && cmdlet.parameter_names().any(|it| it == "Identity") =>
            {
                Problem::PolicyNameForIdentity(cmdlet)
            }
            Misfit::Unknown(found) if has_more(cmdlet, found) => {
                Problem::NotSimulated { cmdlet, parameter: found.clone() }
            }
            Misfit::Unknown(found) => {
                let similar = self.similar(found, cmdlet.parameter_names());
                Problem::Parameter { cmdlet, found: found.clone(), similar }
            }
            Misfit::Ambiguous(found, candidates) => {
                Problem::Ambiguous { found: found.clone(), candidates: candidates.clone() }
            }
            Misfit::Repeated(name) => Problem::Repeated(name),
            Misfit::NoValue(name) => Problem::NoValue(name),
            Misfit::Surplus(_) => Problem::Surplus(cmdlet),
        }
    }
}

/// How many commands outside the simulation only display their output.
fn displayed(statement: &Statement) -> usize {
    let all = |block: &Block| block.iter().map(displayed).sum::<usize>();
    match &statement.kind {
        StatementKind::Run(it) => {
            let is_alone = it.source.is_none() && it.commands.len() == 1;
            usize::from(is_alone && it.commands.iter().all(|it| it.cmdlet.is_none()))
        }
        StatementKind::ForEach { body, .. } => all(body),
        StatementKind::If(branches, otherwise) => {
            branches.iter().map(|it| all(&it.1)).sum::<usize>() + all(otherwise)
        }
        StatementKind::Loop(it) => all(&it.body),
        StatementKind::Try(it) => {
            let caught = it.catches.iter().map(|it| all(&it.body)).sum::<usize>();
            all(&it.body) + caught + all(&it.finally)
        }
        _ => 0,
    }
}
