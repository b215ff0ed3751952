//! A statement that was not understood changes nothing: statements with an error do not run, and
//! neither do those that depend on them.

mod dependents;
mod filters;
mod fragments;

use call_landing::powershell::console::{Console, places};
use call_landing::powershell::language::{
    Context, Diagnostic, Problem, Script, Span, Weight, parse, parse_in,
};
use call_landing::powershell::tenant::{Era, Input, Tenant, run};
use proptest::prelude::*;
use strum::VariantArray;

const TABLE: &str = "UPN,Policy\nann@contoso.com,DisallowOverrideCallingSfbChatSfb\n";

/// The errors that a reader would attribute to a statement: those that touch it, and those that
/// touch none and follow it with only spaces between on the same line.
fn errors<'a>(text: &'a str, script: &'a Script, place: Span) -> Vec<&'a Problem> {
    let touches = |place: Span, error: Span| {
        error.start <= place.end && (place.start < error.end || place.start == error.start)
    };
    let touches_one = |error: Span| places(script).into_iter().any(|it| touches(it, error));
    let is_of_next = |error: Span| {
        error.start == place.end && places(script).into_iter().any(|it| it.start == error.start)
    };
    let all = script.diagnostics.iter().filter(|it| it.problem.weight() == Weight::Error);
    all.filter(|it| !is_of_next(it.span))
        .filter(|it| {
            let between = text.get(place.end..it.span.start);
            let follows = between.is_some_and(|it| it.chars().all(|it| it == ' ' || it == '\t'));
            touches(place, it.span) || follows && !touches_one(it.span)
        })
        .map(|it| &it.problem)
        .collect()
}

/// Runs a script statement by statement. One with an error must not change the tenant.
#[track_caller]
fn check_harmless(text: &str, era: Era) {
    let script = parse(text);
    let mut console = Console::new(Tenant::example(era));
    for place in places(&script) {
        let before = console.tenant().clone();
        console.step(text, &script, Some(TABLE));
        let Some(entry) = console.entries().last() else { panic!("{text}") };
        let found = errors(text, &script, place);
        // Whether a variable has a value may only turn out as the statements before it run.
        let is_said = |it: &Diagnostic| {
            let is_late = matches!(it.problem, Problem::Variable { .. });
            is_late || script.diagnostics.contains(it) || script.diagnostics.len() > 200
        };
        assert!(entry.refused.iter().all(is_said), "{text:?}: {:?}", entry.refused);
        if !found.is_empty() {
            assert!(*console.tenant() == before, "{text:?}: {:?} ran: {found:?}", place.of(text));
            let events = entry.steps.iter().map(|it| it.events.len()).sum::<usize>();
            assert_eq!(events, 0, "{text:?}: {:?} ran: {found:?}", place.of(text));
        }
    }
    let whole =
        run(text, &script, &Tenant::example(era), Input { table: Some(TABLE), ..Input::default() });
    let span_of = |span: Span| {
        places(&script).into_iter().find(|it| it.start <= span.start && span.start < it.end)
    };
    for step in whole.steps.iter().filter(|it| !it.events.is_empty()) {
        let place = span_of(step.span).unwrap();
        assert!(errors(text, &script, place).is_empty(), "{text:?}: {:?} ran", place.of(text));
    }
}

/// Asserts that a script has an error and changes nothing at any date.
#[track_caller]
fn check_refused(text: &str) {
    for era in Era::VARIANTS {
        let script = parse(text);
        assert!(!script.refused.is_empty(), "{text}: nothing is said");
        let tenant = Tenant::example(*era);
        let input = Input { table: Some(TABLE), ..Input::default() };
        assert!(run(text, &script, &tenant, input).tenant == tenant, "{text}");
        let mut console = Console::new(tenant.clone());
        console.run_all(text, &script, Some(TABLE));
        assert!(*console.tenant() == tenant, "{text}");
    }
}

/// Assigns to the users that a pipeline selects. Works at every date but the last, like the other
/// one.
fn granted(whom: &str) -> [String; 2] {
    [
        format!(
            "{whom} | Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams"
        ),
        format!("{whom} | Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly"),
    ]
}
