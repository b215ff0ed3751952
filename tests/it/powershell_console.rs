//! A console session: running statements one by one, all, or in part, and undoing them.

use call_landing::powershell::console::{Console, MOST_STATEMENTS, Stopped, places};
use call_landing::powershell::language::{Span, parse};
use call_landing::powershell::samples::SampleScript;
use call_landing::powershell::tenant::{Answer, End, Era, Input, RunStep, Stream, Tenant, run};
use strum::VariantArray;

const GRANT: &str = "Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams -Identity user@contoso.com";

fn console() -> Console {
    Console::new(Tenant::example(Era::December2017))
}

fn run_all(text: &str) -> (Console, Stopped) {
    let mut console = console();
    let stopped = console.run_all(text, &parse(text), None);
    (console, stopped)
}

fn whole(text: &str) -> Span {
    Span::new(0, text.len())
}

/// The output without the positions of errors, which count from the statement.
fn printed<'a>(steps: impl IntoIterator<Item = &'a RunStep>) -> Vec<String> {
    let lines = steps.into_iter().flat_map(|it| &it.lines);
    lines.map(|it| it.text.clone()).filter(|it| !it.starts_with("At line:")).collect()
}

fn all_steps(console: &Console) -> impl Iterator<Item = &RunStep> {
    console.entries().iter().flat_map(|it| &it.steps)
}

/// Runs the sample scripts without prompts, at their dates.
fn quiet_samples() -> impl Iterator<Item = (SampleScript, &'static str, Tenant)> {
    let all = SampleScript::VARIANTS.iter().filter(|it| **it != SampleScript::File);
    all.map(|it| (*it, it.script(), Tenant::example(it.eras()[0])))
}

#[test]
fn statement_by_statement_a_script_does_what_it_does_whole() {
    for (sample, text, tenant) in quiet_samples() {
        let script = parse(text);
        let at_once = run(text, &script, &tenant, Input::default());
        let mut console = Console::new(tenant.clone());
        assert_eq!(console.run_all(text, &script, None), Stopped::AtEnd, "{sample:?}");
        assert_eq!(*console.tenant(), at_once.tenant, "{sample:?}");
        assert_eq!(printed(all_steps(&console)), printed(&at_once.steps), "{sample:?}");
        assert_eq!(console.statements_run(&script), places(&script).len(), "{sample:?}");

        let mut stepped = Console::new(tenant);
        while stepped.next_place() < places(&script).last().unwrap().end {
            stepped.step(text, &script, None);
        }
        assert_eq!(stepped, console, "{sample:?}");
        stepped.step(text, &script, None);
        assert_eq!(stepped, console, "there is no further statement");
    }
}

#[test]
fn every_step_back_is_the_step_before() {
    for (sample, text, tenant) in quiet_samples() {
        let script = parse(text);
        let mut console = Console::new(tenant);
        let mut before = vec![console.clone()];
        for _ in places(&script) {
            console.step(text, &script, None);
            before.push(console.clone());
        }
        while let Some(was) = before.pop() {
            assert_eq!(console, was, "{sample:?}");
            assert_eq!(console.undo().is_none(), before.is_empty());
        }
    }
}

#[test]
fn a_variable_lasts_for_the_session_and_goes_with_its_statement() {
    let text =
        "$user = 'ann@contoso.com'\nGet-CsOnlineUser $user | Select-Object UserPrincipalName";
    let (mut console, _) = run_all(text);
    assert!(printed(all_steps(&console)).iter().any(|it| it.contains("ann@contoso.com")));

    console.undo();
    console.undo();
    console.run(
        "Get-CsOnlineUser -Identity $user",
        whole("Get-CsOnlineUser -Identity $user"),
        None,
    );
    let error = &all_steps(&console).next().unwrap().lines[0];
    assert!(matches!(error.stream, Stream::Error(_)), "{error:?}");
}

#[test]
fn running_all_begins_with_the_tenant_as_it_was() {
    let text = "New-CsTeamsInteropPolicy -Identity Pilot";
    let (mut console, _) = run_all(text);
    let once = console.clone();
    console.run_all(text, &parse(text), None);
    assert_eq!(console, once);
}

#[test]
fn a_part_of_a_script_runs_alone_and_the_script_goes_on_behind_it() {
    let text = format!("Get-CsTeamsInteropPolicy Global; {GRANT}\nGet-CsOnlineUser");
    let script = parse(&text);
    let start = text.find("Grant").unwrap();
    let mut console = console();
    console.run(&text, Span::new(start, start + GRANT.len()), None);
    assert_eq!(console.entries().len(), 1);
    assert!(console.last_moves().count() > 0);
    assert_eq!(console.statements_run(&script), 0, "it was not run from the beginning");
    console.step(&text, &script, None);
    assert_eq!(console.entries()[1].source, "Get-CsOnlineUser");
}

#[test]
fn a_question_waits_for_its_answer() {
    let text = format!("{GRANT} -Confirm\nGet-CsOnlineUser");
    for (answer, does_it) in [(Answer::Yes, true), (Answer::No, false)] {
        let (mut console, stopped) = run_all(&text);
        assert_eq!(stopped, Stopped::AtEntry);
        let End::Asks(question) = &console.asks().unwrap().end else { panic!() };
        assert!(question.lines()[2].contains("Grant-CsTeamsInteropPolicy"), "{question:?}");
        console.answer(answer, None);
        assert_eq!(console.asks(), None);
        assert_eq!(console.entries().len(), 1);
        assert_eq!(console.last_moves().count() > 0, does_it);
        assert_eq!(console.statements_run(&parse(&text)), 0, "an address holds no answers");
        console.undo();
        assert_eq!(*console.tenant(), Tenant::example(Era::December2017));
        console.answer(answer, None);
        assert!(console.entries().is_empty(), "nothing asks");
    }
}

#[test]
fn a_file_is_asked_about_line_by_line() {
    let text = SampleScript::File.script();
    let table = Some(SampleScript::File.table());
    let mut console = console();
    assert_eq!(console.run_all(text, &parse(text), table), Stopped::AtEntry);
    console.answer(Answer::Yes, table);
    assert!(console.asks().is_some(), "the second user");
    console.answer(Answer::No, table);
    assert_eq!(console.asks(), None);
    console.step(text, &parse(text), table);
    let listed = printed(&console.entries().last().unwrap().steps).join("\n");
    assert!(listed.contains("ann@contoso.com") && !listed.contains("ben@"), "{listed}");
}

#[test]
fn what_cannot_be_read_is_kept_and_not_run() {
    let (console, stopped) = run_all("try { Get-CsOnlineUser }\nGet-CsTeamsInteropPolicy Global");
    assert_eq!(stopped, Stopped::AtEnd);
    let read: Vec<bool> = console.entries().iter().map(|it| it.refused.is_empty()).collect();
    assert_eq!(read.first(), Some(&false));
    assert_eq!(read.last(), Some(&true));
    assert!(
        printed(all_steps(&console)).contains(&"Identity                   : Global".to_owned())
    );
}

#[test]
fn a_script_that_goes_on_and_on_is_stopped() {
    let (console, stopped) = run_all(&"Write-Host x\n".repeat(MOST_STATEMENTS + 5));
    assert_eq!(stopped, Stopped::TooLong);
    assert_eq!(console.entries().len(), MOST_STATEMENTS);
}

#[test]
fn every_ready_script_parses_for_another_reader_too() {
    let mut parser = tree_sitter::Parser::new();
    parser.set_language(&tree_sitter_powershell::LANGUAGE.into()).unwrap();
    for sample in SampleScript::VARIANTS {
        let tree = parser.parse(sample.script(), None).unwrap();
        assert!(!tree.root_node().has_error(), "{sample:?}");
    }
}

#[test]
fn ready_scripts_move_calls_where_they_say_so() {
    for (sample, text, tenant) in quiet_samples() {
        let mut console = Console::new(tenant);
        console.run_all(text, &parse(text), None);
        let moves = all_steps(&console).any(|it| !it.moves.is_empty());
        let is_to_move = !matches!(
            sample,
            SampleScript::Default
                | SampleScript::Mode
                | SampleScript::Calling
                | SampleScript::Custom
                | SampleScript::InUse
        );
        assert_eq!(moves, is_to_move, "{sample:?}");
    }
}
