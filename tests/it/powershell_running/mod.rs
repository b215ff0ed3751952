//! What the statements, operators, methods and commands of real scripts do when they run.

mod flow;
mod functions;
mod habits;
mod limits;
mod pipelines;
mod surroundings;
mod values;

use crate::growth::assert_linear;
use call_landing::powershell::console::Console;
use call_landing::powershell::language::{Context, Problem, Span, Weight, parse_in};
use call_landing::powershell::tenant::{End, Era, Input, Note, Run, Stream, Tenant, run};

fn ran(text: &str, table: Option<&str>) -> Run {
    let script = parse_in(text, &Context::at(Era::August2019));
    let input = Input { table, ..Input::default() };
    run(text, &script, &Tenant::example(Era::August2019), input)
}

fn lines(run: &Run) -> String {
    let all: Vec<&str> =
        run.steps.iter().flat_map(|it| &it.lines).map(|it| it.text.as_str()).collect();
    all.join("\n")
}

/// Asserts what a script prints, and that there are no errors.
#[track_caller]
fn prints(text: &str, wanted: &str) {
    let script = parse_in(text, &Context::at(Era::August2019));
    let errors: Vec<_> =
        script.diagnostics.iter().filter(|it| it.problem.weight() == Weight::Error).collect();
    assert!(errors.is_empty(), "{text}: {errors:?}");
    assert_eq!(lines(&ran(text, None)), wanted, "{text}");
}

/// Asserts the error of a script.
#[track_caller]
fn fails(text: &str, wanted: &str) {
    let run = ran(text, None);
    let shown = lines(&run);
    let has_error = run
        .steps
        .iter()
        .flat_map(|it| &it.lines)
        .any(|it| matches!(it.stream, Stream::Error(_)) && it.text.contains(wanted));
    assert!(has_error, "{text}: {shown}");
}
