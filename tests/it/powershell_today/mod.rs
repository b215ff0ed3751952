//! The simulated tenant of today: what each cmdlet takes, prints, changes and refuses, and which calls
//! it reroutes.

mod any_script;
mod cmdlets;
mod delegates;
mod numbers;
mod policies;
mod settings;
mod suggested;

use call_landing::editions::teams_calling_policy;
use call_landing::editions::teams_interop_policy::License;
use call_landing::powershell::language::{Context, parse_in};
use call_landing::powershell::tenant::{
    Account, Era, Input, Moment, Note, Run, Stream, Tenant, print_calling_policies, run,
};
use call_landing::powershell::{
    Cmdlet, Command, EXAMPLE_USER, Need, Takes, assign, remedy_commands,
};
use call_landing::routing::{
    Case, Change, Landing, Remedy, Role, Subject, fixes, moves, scenarios,
};
use proptest::prelude::*;
use std::collections::BTreeSet;

const TODAY: Era = Era::Today;

fn run_on(tenant: &Tenant, text: &str) -> Run {
    run(text, &parse_in(text, &Context::at(TODAY)), tenant, Input::default())
}

fn run_today(text: &str) -> Run {
    run_on(&Tenant::example(TODAY), text)
}

fn printed(run: &Run) -> String {
    let lines = run.steps.iter().flat_map(|it| &it.lines);
    let lines = lines.filter(|it| !it.text.starts_with("At line:"));
    lines.map(|it| format!("{}\n", it.text)).collect()
}

fn errors(run: &Run) -> Vec<String> {
    let lines = run.steps.iter().flat_map(|it| &it.lines);
    let errors = lines.filter(|it| matches!(it.stream, Stream::Error(_)));
    errors.map(|it| it.text.clone()).filter(|it| !it.starts_with("At line:")).collect()
}

/// Asserts the complete output. Errors are without their position.
#[track_caller]
fn check(text: &str, expect: &str) {
    let run = run_today(text);
    assert_eq!(printed(&run).trim_matches('\n'), expect.trim_matches('\n'), "{text}");
}

/// Asserts that a script fails with this error, and changes nothing.
#[track_caller]
fn refused(text: &str, expect: &str) {
    let run = run_today(text);
    let all = printed(&run);
    assert!(all.contains(expect), "{text}\n{all}");
    assert!(run.steps.iter().all(|it| it.events.is_empty()), "{text}");
    assert_eq!(run.tenant, Tenant::example(TODAY), "{text}");
}

/// The rerouted calls in short form: the user's alias, the call, the moment, from, to.
fn moved(run: &Run) -> Vec<String> {
    let moves = run.steps.iter().flat_map(|it| &it.moves);
    let short = moves.map(|it| {
        let call = it.after.line().unwrap().token;
        let moment = match Moment::of(it.after) {
            Moment::Answers => "",
            Moment::NoAnswer => " unanswered",
            Moment::InACall => " busy",
            Moment::Outbound => "",
        };
        let (from, to): (&str, &str) = (it.from.into(), it.to.into());
        format!("{} {call}{moment} {from}>{to}", it.user.split('@').next().unwrap())
    });
    short.collect()
}

#[track_caller]
fn moves_calls(text: &str, expect: &[&str]) {
    let run = run_today(text);
    assert_eq!(errors(&run), Vec::<String>::new(), "{text}");
    assert_eq!(moved(&run), expect, "{text}");
}
