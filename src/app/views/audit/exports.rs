//! Saves results as files.

use super::state::At;
use crate::app::components::forms::{button, fold};
use crate::app::element::{El, el};
use crate::app::shell::files::save;
use crate::audit::{Proposal, Selection, Task};
use crate::text::{audit_report, audit_screen as words};
use leptos::prelude::*;

/// Buttons that save users as a table and for programs, and the summary for people, with what else
/// there is to say in it.
pub fn exports(
    at: At,
    lead: &'static str,
    of: impl Fn() -> (Selection, Option<Proposal>) + Copy + Send + 'static,
    more: impl Fn() -> Option<String> + Send + 'static,
) -> El {
    let csv = button(words::SAVE_CSV, move || {
        let (selection, proposal) = of();
        at.save(Task::Csv(selection, proposal), "audit.csv", "text/csv");
    });
    let json = button(words::SAVE_JSON, move || {
        let (selection, proposal) = of();
        at.save(Task::Json(selection, proposal), "audit.json", "application/json");
    });
    let markdown = button(words::SAVE_MARKDOWN, move || {
        let summary = at.summary.get_untracked().unwrap_or_default();
        let mut text = audit_report::markdown(&summary);
        if let Some(more) = more() {
            text.push('\n');
            text.push_str(&more);
        }
        save("audit.md", "text/markdown", &text);
    });
    let buttons = el("div")
        .class("actions")
        .child(csv.id("save-csv"))
        .child(json.id("save-json"))
        .child(markdown.id("save-markdown"));
    fold("export-results", words::EXPORT_RESULTS, lead).attr("open", "").child(buttons)
}
