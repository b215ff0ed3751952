//! Reads the output of a real tenant, and has the file for `Import-Csv`.

use super::{At, area, button, fold, sentences};
use crate::app::element::{El, Piece, el};
use crate::app::shell::typing;
use crate::powershell::reading::{Assumed, Reading};
use crate::text::{console as words, powershell as told};
use leptos::prelude::*;

const OUTPUT: &str = "output-text";
/// How many lines that were not understood are shown.
const MOST_UNREAD: usize = 30;

/// Both fields, and what was found in them.
pub fn output(at: At) -> El {
    let read = button(words::READ, move || {
        let text = typing::value(OUTPUT).unwrap_or_default();
        at.change(|it| it.read_output(&text));
    });
    let example = button(words::EXAMPLE, move || at.change(super::ConsoleState::forget_output))
        .prop("disabled", move || at.state.with(|it| it.reading.is_none()));
    let outcome = move || {
        at.state.with(|it| {
            it.reading.as_ref().map(|read| outcome(read, &it.missing)).unwrap_or_default()
        })
    };
    let table = area("table-text", words::TABLE, "4", |it| {
        it.prop("value", move || at.state.with(|it| it.table.clone()))
            .on("input", move |event| at.change(|it| it.table = event_target_value(&event)))
    });
    fold("reading", words::READING, words::READING_LEAD)
        .child(area(OUTPUT, words::OUTPUT, "8", |it| it))
        .child(el("div").class("actions").child(read.id("read-output")).child(example))
        .child(el("div").id("outcome").attr("aria-live", "polite").dyn_children(outcome))
        .child(table)
}

fn outcome(read: &Reading, missing: &[String]) -> Vec<Piece> {
    let count = words::read_in(read.policies_read(), read.users.len(), read.unread.len());
    let more = read.unread.len().saturating_sub(MOST_UNREAD);
    let unread = read.unread.iter().take(MOST_UNREAD);
    let mut lines: Vec<String> =
        unread.map(|it| words::unread(it.line, &told::not_read(&it.why))).collect();
    if more > 0 {
        lines.push(words::and_more(more));
    }
    for assumed in [Assumed::Home, Assumed::License, Assumed::Policy] {
        let users = read.users.iter().filter(|it| it.assumed.contains(&assumed)).count();
        if users > 0 {
            lines.push(words::assumed(users, told::assumed(assumed)));
        }
    }
    lines.extend(missing.iter().map(|it| words::missing(it)));
    vec![
        el("p").child(el("strong").text(count)).into(),
        el("ul").class("notes").children(sentences(lines)).into(),
    ]
}
