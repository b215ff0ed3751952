//! Parses, checks, completes, runs and undoes any text as a script, and reads it as printed output.

#![no_main]

use call_landing::powershell::completion::complete;
use call_landing::powershell::console::Console;
use call_landing::powershell::language::{Script, parse};
use call_landing::powershell::reading::read_output;
use call_landing::powershell::tenant::{Answer, Era, Tenant};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let script = parse(text);
    let joined: String = script.tokens.iter().map(|it| it.span.of(text)).collect();
    assert_eq!(joined, text);
    for remark in &script.diagnostics {
        assert!(text.get(remark.span.start..remark.span.end).is_some());
    }
    for era in [Era::December2017, Era::Today] {
        runs(text, &script, Tenant::example(era));
    }
    let read = read_output(text);
    let lines = text.lines().count() + 1;
    assert!(read.unread.iter().all(|it| it.line <= lines));
});

/// Completes, runs and undoes a script on a tenant.
fn runs(text: &str, script: &Script, start: Tenant) {
    let middle = (0..=text.len() / 2).rev().find(|it| text.is_char_boundary(*it));
    for at in [Some(text.len()), middle].into_iter().flatten() {
        if let Some(found) = complete(text, at, &start) {
            assert!(found.replaces.end <= at && !found.candidates.is_empty());
        }
    }
    let mut console = Console::new(start.clone());
    console.run_all(text, script, Some(text));
    for entry in console.entries() {
        // A statement that was not understood must have no effect.
        let events = entry.steps.iter().map(|it| it.events.len()).sum::<usize>();
        assert!(entry.refused.is_empty() || events == 0);
    }
    console.answer(Answer::Yes, Some(text));
    while console.undo().is_some() {}
    assert_eq!(*console.tenant(), start);
}
