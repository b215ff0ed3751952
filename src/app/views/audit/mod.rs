//! The audit of a whole tenant: its files, where its calls land, what is wrong, and which calls an
//! assignment would reroute.

mod findings;
mod intake;
mod inventing;
mod pick;
mod plan;
mod plan_script;
mod runner;
mod state;
mod stops;
mod totals;
mod understood;
mod users;

use crate::app::Page;
use crate::app::components::forms::button;
use crate::app::element::{El, el};
use crate::app::shell::document;
use crate::audit::Summary;
use crate::text::audit_screen as words;
use leptos::prelude::*;
use state::At;
use std::sync::Arc;

/// The audit screen.
pub fn audit(page: Page) -> El {
    document::add_style("console", include_str!("../../../../style/console.css"));
    document::add_style("audit", include_str!("../../../../style/audit.css"));
    let at = state::kept(page);
    let parts: [fn(At) -> El; state::PARTS] =
        [totals::totals, findings::findings, users::users, plan::plan, understood::understood];
    let sections = parts.into_iter().enumerate().map(|(place, part)| {
        let at = at.part(place);
        let has_summary = Memo::new(move |_| at.summary.with(Option::is_some));
        let section = move || untrack(|| vec![part(at).into()]);
        let section = move || if has_summary.get() { section() } else { Vec::new() };
        el("div").dyn_children(section)
    });
    el("div")
        .class("audit console")
        .child(el("h1").text(words::HEADING))
        .child(el("p").class("lead").text(words::LEAD))
        .child(intake::intake(at))
        .child(reading(at))
        .child(el("div").class("result").children(sections))
}

/// The progress of reading, and messages.
fn reading(at: At) -> El {
    let is_reading = Memo::new(move |_| at.progress.with(Option::is_some));
    let share = move || {
        at.progress.with(|it| {
            it.map_or(0, |it| (it.bytes * 100).checked_div(it.of).unwrap_or_default()).to_string()
        })
    };
    let how_far = move || {
        at.progress.with(|it| {
            it.map_or(String::new(), |it| words::progress(it.rows, it.bytes, it.of, it.left))
        })
    };
    let bar = el("progress").attr("max", "100").attr("aria-label", words::READING);
    let progress = el("div")
        .class("reading")
        .prop("hidden", move || !is_reading.get())
        .child(bar.dyn_attr("value", move || Some(share().into())))
        .child(el("span").dyn_text(move || how_far().into()))
        .child(button(words::CANCEL, move || at.stop()).id("cancel"));
    let rows = move || {
        let summary = at.settled().filter(|_| !is_reading.get());
        summary.map_or(String::new(), |it| words::rows(it.rows(), it.evaluated())).into()
    };
    el("div")
        .id("state")
        .child(progress)
        .child(el("p").id("told").attr("role", "status").dyn_text(move || at.told.get().into()))
        .child(el("p").id("rows").attr("role", "status").dyn_text(rows))
}

/// The sections that need a summary.
fn summary(at: At) -> Arc<Summary> {
    at.summary.get().unwrap_or_default()
}
