//! Checks a script before it runs: names, values, variables, and the mistakes in the guide and the
//! reference.

use super::super::bind::{Binding, Misfit, Shape, bind};
use super::super::catalog::{
    Cmdlet, MORE_USER_PROPERTIES, Named, POLICY_PROPERTIES, UPGRADE_PROPERTIES, USER_PROPERTIES,
    is_elsewhere,
};
use super::Context;
use super::diagnostic::{Problem, Remarks};
use super::short::short_condition;
use super::span::Span;
use super::syntax::{
    ArgumentKind, Block, Call, Expression, ExpressionKind, Part, Pipeline, Statement, StatementKind,
};
use super::understood::Item;
use super::uses::{Seen, look_through};
use crate::order::sort_by;
use crate::powershell::era::Era;
use crate::similar::similar;

/// Properties that every value has.
const COMMON_PROPERTIES: [&str; 2] = ["Count", "Length"];

/// How many entries of a hash table are checked.
const MOST_ENTRIES: usize = 64;

/// How much of the name of an entry is compared. No parameter has a longer name.
pub(in crate::powershell) const LONGEST_KEY: usize = 64;

pub(super) struct Check<'a> {
    pub(super) text: &'a str,
    pub(super) era: Option<Era>,
    /// Hash tables by the lower-case name of their variable, sorted.
    tables: Vec<(String, &'a [(String, Expression)])>,
    /// Whether there are rows or hash tables, which have properties of their own.
    has_rows: bool,
    pub(super) makes_policies: bool,
    remarks: Remarks,
}

/// Adds diagnostics to a script.
pub(super) fn check(text: &str, items: &[Item], remarks: Remarks, context: &Context) -> Remarks {
    let mut check = Check {
        text,
        era: context.era,
        tables: Vec::new(),
        has_rows: context.has_rows,
        makes_policies: false,
        remarks,
    };
    let statements = || items.iter().filter_map(|it| it.statement.as_ref());
    statements().for_each(|it| look_through(it, &mut |seen| check.collect(seen)));
    sort_by(&mut check.tables, |one, other| one.0.cmp(&other.0));
    statements().for_each(|it| check.statement(it));
    check.remarks
}

impl<'a> Check<'a> {
    fn collect(&mut self, seen: Seen<'a>) {
        match seen {
            Seen::Call(call) => {
                let reads = matches!(call.cmdlet, Some(Cmdlet::ImportCsv | Cmdlet::ConvertFromCsv));
                self.has_rows |= reads;
                self.makes_policies |= call.cmdlet == Some(Cmdlet::NewInteropPolicy);
            }
            Seen::Assignment(variable, value) => {
                if let Some(Expression { kind: ExpressionKind::Table(entries), .. }) = &value.source
                {
                    self.tables.push((variable.to_lowercase(), entries));
                }
            }
            Seen::Table => self.has_rows = true,
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

    fn block(&mut self, block: &'a Block) {
        block.iter().for_each(|it| self.statement(it));
    }

    fn statement(&mut self, statement: &'a Statement) {
        match &statement.kind {
            StatementKind::Run(pipeline) => self.pipeline(pipeline),
            StatementKind::Assign { value, .. } => self.pipeline(value),
            StatementKind::ForEach { over, body, .. } => {
                self.pipeline(over);
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
        let mut is_fed = pipeline.source.is_some();
        if let Some(source) = &pipeline.source {
            self.expression(source);
        }
        for call in &pipeline.commands {
            match call.cmdlet {
                Some(cmdlet) => self.call(call, cmdlet, is_fed),
                None => {
                    let names = Cmdlet::names().filter(|_| !is_elsewhere(&call.name));
                    let similar = self.similar(&call.name, names);
                    let found = call.name.clone();
                    self.report(call.name_span, Problem::Command { found, similar });
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
        if let Some(era) = self.era.filter(|it| !it.knows(cmdlet)) {
            self.report(call.name_span, Problem::Unavailable { cmdlet, era });
            values.for_each(|it| self.expression(it));
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
        for value in values.filter(|it| !(cmdlet == Cmdlet::GetOnlineUser && is_condition(it))) {
            self.expression(value);
        }
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
            if parameter.ends_with("Variable") {
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

    fn table(&self, variable: &str) -> Option<&'a [(String, Expression)]> {
        let name = variable.to_lowercase();
        let at = self.tables.binary_search_by(|it| it.0.cmp(&name)).ok()?;
        self.tables.get(at).map(|it| it.1)
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
            ExpressionKind::Expandable(parts) => {
                for part in parts {
                    if let Part::Variable(_, members) = part {
                        for it in members {
                            self.property(it, expression.span);
                        }
                    }
                }
            }
            ExpressionKind::Variable(_)
            | ExpressionKind::Literal(_)
            | ExpressionKind::Number(_) => {}
        }
    }

    pub(super) fn property(&mut self, name: &str, span: Span) {
        let era = self.era;
        let mut known = POLICY_PROPERTIES
            .iter()
            .chain(&UPGRADE_PROPERTIES)
            .chain(&USER_PROPERTIES)
            .chain(&MORE_USER_PROPERTIES)
            .chain(&COMMON_PROPERTIES)
            .copied()
            .filter(|it| era.is_none_or(|era| era.has_property(it)));
        if self.has_rows || known.clone().any(|it| it.eq_ignore_ascii_case(name)) {
            return;
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
            Misfit::Unknown(found) => match self.similar(found, cmdlet.parameter_names()) {
                None if !cmdlet.is_whole() => {
                    Problem::NotSimulated { cmdlet, parameter: found.clone() }
                }
                similar => Problem::Parameter { cmdlet, found: found.clone(), similar },
            },
            Misfit::Ambiguous(found, candidates) => {
                Problem::Ambiguous { found: found.clone(), candidates: candidates.clone() }
            }
            Misfit::Repeated(name) => Problem::Repeated(name),
            Misfit::NoValue(name) => Problem::NoValue(name),
            Misfit::Surplus(_) => Problem::Surplus(cmdlet),
        }
    }
}
