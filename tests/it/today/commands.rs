//! The commands of a change, and what they do not undo.

use super::*;

/// The commands of the first change, among those offered, that sets a question.
fn commands_that_set(query: &str, key: &str) -> (String, String) {
    let subject = Subject::of(case(query));
    let at = EDITION.position(key).unwrap();
    let sets =
        |it: &&Remedy| it.changes.iter().any(|it| matches!(it, Change::Set(of, _) if *of == at));
    let all = remedies(subject);
    let remedy = all.iter().find(sets).unwrap();
    let commands = remedy_commands(subject, remedy);
    let text =
        |all: &[Command]| all.iter().map(|it| it.line.clone()).collect::<Vec<_>>().join("\n");
    (text(&commands.apply), text(&commands.undo))
}

#[test]
fn what_no_command_undoes_is_said_where_the_others_are_undone() {
    let (apply, undo) = commands_that_set("edition=2026-08&answered=no", "unanswered");
    assert!(apply.starts_with("Set-CsUserCallingSettings"), "{apply}");
    assert!(undo.starts_with("# No command makes it blank again"), "{undo}");
    let (_, undo) = commands_that_set("edition=2026-08&answering=to-number", "answering");
    assert!(undo.contains("-ForwardingTarget '+15551234567'"), "{undo}");
}

#[test]
fn a_built_in_policy_comes_before_global_which_may_have_been_edited() {
    let global = Subject::of(case("edition=2026-08"));
    let busy = global.with(EDITION.position("busy").unwrap(), 1);
    let as_before = busy.with(EDITION.position("busy").unwrap(), 0);
    let line = |it: Subject| assign(it, "user@contoso.com")[0].line.replace(" `\n ", "");
    assert!(line(global).contains("-PolicyName $null"), "{}", line(global));
    let made = Subject { preset: None, ..as_before };
    assert!(line(made).contains("-PolicyName AllowCalling"), "{}", line(made));
    assert!(line(busy).starts_with("New-CsTeamsCallingPolicy"), "{}", line(busy));
}
