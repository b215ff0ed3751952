//! The hash tables of a script whose entries are known before it runs.

use super::known::changes;
use super::syntax::{
    Expression, ExpressionKind, FunctionParameter, Node, Pipeline, Statement, StatementKind,
};
use crate::order::sort_by;

/// What variables hold, as far as it is written in the script.
#[derive(Default)]
pub(super) struct Tables<'a> {
    /// Hash tables by the lower-case name of their variable, sorted.
    written: Vec<(String, &'a [(String, Expression)])>,
    /// The lower-case names of variables that hold something else at times, or whose value is changed where it
    /// is. Sorted.
    changed: Vec<String>,
}

impl<'a> Tables<'a> {
    /// Notes what a part of the script does to variables.
    pub fn collect(&mut self, seen: Node<'a>) {
        match seen {
            Node::Statement(it) => self.collect_statement(it),
            Node::Expression(it) => {
                if let ExpressionKind::Method(of, name, _) = &it.kind
                    && changes(name)
                {
                    self.collect_change(of);
                }
            }
            Node::Call(_) | Node::Pipeline(_) => {}
        }
    }

    fn collect_statement(&mut self, statement: &'a Statement) {
        match &statement.kind {
            StatementKind::Assign { target, value, operator } => match &target.kind {
                ExpressionKind::Variable(name) => {
                    self.collect_value(name, value, operator.is_some());
                }
                _ => self.collect_change(target),
            },
            StatementKind::ForEach { variable, .. } => self.changed.push(variable.to_lowercase()),
            StatementKind::Function(it) => self.collect_parameters(&it.parameters),
            StatementKind::Parameters(all) => self.collect_parameters(all),
            _ => {}
        }
    }

    fn collect_parameters(&mut self, all: &[FunctionParameter]) {
        self.changed.extend(all.iter().map(|it| it.name.to_lowercase()));
    }

    fn collect_value(&mut self, name: &str, value: &'a Statement, is_added_to: bool) {
        let name = name.to_lowercase();
        match &value.kind {
            StatementKind::Run(Pipeline {
                source: Some(Expression { kind: ExpressionKind::Table(entries), .. }),
                ..
            }) if !is_added_to => self.written.push((name, entries)),
            _ => self.changed.push(name),
        }
    }

    /// Notes which variable is changed by what is done to its value or to a part of it.
    fn collect_change(&mut self, of: &Expression) {
        match &of.kind {
            ExpressionKind::Variable(name) => self.changed.push(name.to_lowercase()),
            ExpressionKind::Member(of, _)
            | ExpressionKind::Property(of, _)
            | ExpressionKind::Index(of, _) => self.collect_change(of),
            _ => {}
        }
    }

    /// Makes what was collected ready to be looked up.
    pub fn sort(&mut self) {
        sort_by(&mut self.written, |one, other| one.0.cmp(&other.0));
        sort_by(&mut self.changed, Ord::cmp);
    }

    /// The entries of the hash table in a variable, if they are the same wherever it is read.
    pub fn of(&self, variable: &str) -> Option<&'a [(String, Expression)]> {
        let name = variable.to_lowercase();
        if self.changed.binary_search(&name).is_ok() {
            return None;
        }
        let at = self.written.partition_point(|it| it.0 < name);
        let mut found = self.written.iter().skip(at).take_while(|it| it.0 == name);
        // Which of several counts is known only when the script runs.
        found.next().filter(|_| found.next().is_none()).map(|it| it.1)
    }
}
