//! PowerShell as administrators paste it: what is understood, and which problems are reported.

mod any_text;
mod judge;
mod problems;
mod syntax;

use crate::growth::assert_linear;
use call_landing::editions::teams_interop_policy::{PRESETS, PolicyFields};
use call_landing::editions::teams_upgrade_policy::Mode;
use call_landing::powershell::language::syntax::{
    ArgumentKind, Block, Call, Expression, ExpressionKind, Part, Pipeline, Statement, StatementKind,
};
use call_landing::powershell::language::{Problem, Script, TokenKind, Weight, parse};
use call_landing::powershell::{Cmdlet, EXAMPLE_USER, grant, grant_mode};
use proptest::prelude::*;
use strum::VariantArray;

fn show_script(script: &Script) -> String {
    show_all(script.statements.iter().map(|it| &**it))
}

fn show_block(block: &Block) -> String {
    show_all(block)
}

fn show_all<'a>(statements: impl IntoIterator<Item = &'a Statement>) -> String {
    let all: Vec<String> = statements
        .into_iter()
        .map(|it| match &it.kind {
            StatementKind::Run(it) => show_pipeline(it),
            StatementKind::Assign { target, operator, value } => {
                let sign = operator.map(|it| format!("{:?}", it.kind)).unwrap_or_default();
                format!("{} {sign}= {}", show(target), show_all([&**value]))
            }
            StatementKind::If(branches, otherwise) => {
                let shown: Vec<String> = branches
                    .iter()
                    .map(|(it, body)| format!("if {} do {}", show_pipeline(it), show_block(body)))
                    .collect();
                format!("{} else {}", shown.join(" else "), show_block(otherwise))
            }
            StatementKind::ForEach { variable, over, body } => {
                format!("each ${variable} of {} do {}", show_pipeline(over), show_block(body))
            }
            StatementKind::Function(it) => {
                let names = it.parameters.iter().map(|it| format!("${}", it.name));
                let names = names.collect::<Vec<_>>().join(", ");
                format!("function {}({names}) {}", it.name, show_block(&it.end))
            }
            StatementKind::Return(it) => {
                format!("return {}", it.iter().map(show_pipeline).collect::<String>())
            }
            other => format!("{other:?}"),
        })
        .collect();
    all.join("; ")
}

fn show_pipeline(pipeline: &Pipeline) -> String {
    let source = pipeline.source.iter().map(show);
    let all: Vec<String> = source.chain(pipeline.commands.iter().map(show_call)).collect();
    all.join(" | ")
}

fn show_call(call: &Call) -> String {
    let arguments = call.arguments.iter().map(|it| match &it.kind {
        ArgumentKind::Parameter(name) => format!("-{name}"),
        ArgumentKind::Bound(name, value) => format!("-{name}:{}", show(value)),
        ArgumentKind::Value(value) => show(value),
        ArgumentKind::Splat(name) => format!("@{name}"),
    });
    let name = call.cmdlet.map_or(call.name.clone(), |it| it.name().to_owned());
    std::iter::once(name).chain(arguments).collect::<Vec<_>>().join(" ")
}

fn show(expression: &Expression) -> String {
    match &expression.kind {
        ExpressionKind::Literal(it) => format!("‹{it}›"),
        ExpressionKind::Expandable(parts) => {
            let parts = parts.iter().map(|it| match it {
                Part::Literal(it) => it.clone(),
                Part::Variable(name, members) if members.is_empty() => format!("[${name}]"),
                Part::Variable(name, members) => format!("[${name}.{}]", members.join(".")),
                Part::Expression(it) => format!("[{}]", show(it)),
            });
            format!("‹{}›", parts.collect::<String>())
        }
        ExpressionKind::Number(it) => it.to_string(),
        ExpressionKind::Variable(it) => format!("${it}"),
        ExpressionKind::Member(of, names) => format!("{}.{}", show(of), names.join(".")),
        ExpressionKind::List(items) => {
            format!("({})", items.iter().map(show).collect::<Vec<_>>().join(", "))
        }
        ExpressionKind::Table(entries) => {
            let entries = entries.iter().map(|(key, value)| format!("{key}={}", show(value)));
            format!("@{{{}}}", entries.collect::<Vec<_>>().join("; "))
        }
        ExpressionKind::Group(body) => format!("<{}>", show_block(body)),
        ExpressionKind::Array(body) => format!("@<{}>", show_block(body)),
        ExpressionKind::Condition(text) => format!("{{{text}}}"),
        ExpressionKind::Index(of, by) => format!("{}[{}]", show(of), show(by)),
        ExpressionKind::Method(of, name, given) => {
            let given = given.iter().map(show).collect::<Vec<_>>().join(", ");
            format!("{}.{name}({given})", show(of))
        }
        ExpressionKind::Cast(name, of) => format!("[{name}]{}", show(of)),
        ExpressionKind::Negative(of) => format!("-{}", show(of)),
        ExpressionKind::Step(of, by) => format!("{}{by:+}", show(of)),
        ExpressionKind::Script(body) => format!("{{{}}}", show_block(body)),
        ExpressionKind::Chain(first, rest) => {
            let rest =
                rest.iter().map(|(operator, it)| format!(" {:?} {}", operator.kind, show(it)));
            format!("({}{})", show(first), rest.collect::<String>())
        }
        ExpressionKind::Not(inner) => format!("not {}", show(inner)),
        other => format!("{other:?}"),
    }
}

/// Asserts what is understood, and that there are no diagnostics.
#[track_caller]
fn check(text: &str, expect: &str) {
    let script = parse(text);
    assert_eq!(script.diagnostics, vec![], "{text}");
    assert_eq!(show_script(&script), expect, "{text}");
}

/// Asserts a single diagnostic and the text that it marks.
#[track_caller]
fn check_problem(text: &str, under: &str, expect: Problem) {
    let script = parse(text);
    let told: Vec<_> =
        script.diagnostics.iter().map(|it| (it.span.of(text), &it.problem)).collect();
    assert_eq!(told, [(under, &expect)], "{text}");
}

const GET: &str = "Get-CsTeamsInteropPolicy";
const GRANT: &str = "Grant-CsTeamsInteropPolicy";
