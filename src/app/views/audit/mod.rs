//! The audit of a whole tenant: its files, where its calls land, what is wrong, and which calls an
//! assignment would reroute. Each part has an address of its own.

mod data;
mod exports;
mod intake;
mod inventing;
mod landings;
mod pick;
mod plan_script;
mod problem;
mod problems;
mod runner;
mod state;
mod stops;
mod user;
mod users;
mod what_if;
mod wish;

use crate::app::Page;
use crate::app::components::forms::button;
use crate::app::element::{El, Piece, el};
use crate::app::shell::document;
use crate::audit::Summary;
use crate::link::{AuditPart, write};
use crate::text::{audit_parts as parts, audit_screen as words};
use leptos::prelude::*;
use state::At;
use std::sync::Arc;
use strum::VariantArray;

/// The heading of a part, which gets the focus when the visitor goes there.
const HEADING: &str = "part-heading";

/// The audit screen.
pub fn audit(page: Page) -> El {
    document::add_style("console", include_str!("../../../../style/console.css"));
    document::add_style("audit", include_str!("../../../../style/audit.css"));
    let at = state::kept(page);
    let has_summary = Memo::new(move |_| at.summary.with(Option::is_some));
    let part = Memo::new(move |_| page.address.with(|it| it.part));
    Effect::new(move |before: Option<AuditPart>| {
        let part = part.get();
        if before.is_some_and(|it| it != part) && has_summary.get_untracked() {
            document::soon(|| document::focus(HEADING));
        }
        part
    });
    let shown = move || {
        let part = part.get();
        if !has_summary.get() {
            return Vec::new();
        }
        let show: fn(At) -> El = match part {
            AuditPart::Problems => problems::problems,
            AuditPart::Landings => landings::landings,
            AuditPart::Users => users::users,
            AuditPart::WhatIf => what_if::what_if,
            AuditPart::Data => data::data,
        };
        document::soon(|| document::scroll_sideways_to("this-part"));
        untrack(|| vec![nav(at, part).into(), show(at).into()])
    };
    el("div")
        .class("audit console")
        .dyn_attr("data-read", move || has_summary.get().then(|| "".into()))
        .child(el("h1").text(words::HEADING))
        .child(el("p").class("lead").text(words::LEAD))
        .child(intake::intake(at).child(reading(at)))
        .child(el("div").class("result").dyn_children(shown))
}

/// Leads to each part, with how much there is in it.
fn nav(at: At, now: AuditPart) -> El {
    let link = move |&part: &AuditPart| {
        let address = move || {
            let address = at.page.address.get();
            Some(write(&crate::link::Address { part, ..address }).into())
        };
        let count = move || {
            let summary = summary(at);
            let count = match part {
                AuditPart::Problems => Some(summary.findings().len() as u64),
                AuditPart::Users => Some(summary.listed()),
                AuditPart::Data => Some(summary.rows().saturating_sub(summary.evaluated())),
                AuditPart::Landings | AuditPart::WhatIf => None,
            };
            count.map_or(Vec::new(), |it| {
                vec![el("span").class("count").text(words::number(it)).into()]
            })
        };
        el("a")
            .dyn_attr("href", address)
            .attr("aria-current", (part == now).then_some("page"))
            .attr("id", (part == now).then_some("this-part"))
            .text(parts::part(part))
            .text(" ")
            .dyn_children(count)
    };
    el("nav")
        .class("parts")
        .attr("aria-label", parts::PARTS)
        .children(AuditPart::VARIANTS.iter().map(link))
}

/// A part, with its heading.
fn part(id: &'static str, heading: El) -> El {
    let heading = heading.id(HEADING).attr("tabindex", "-1");
    el("section").id(id).attr("aria-labelledby", HEADING).child(heading)
}

/// The heading that is the name of the part.
fn named(part: AuditPart) -> El {
    el("h2").text(parts::part(part))
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
    el("div")
        .id("state")
        .child(progress)
        .child(el("p").id("told").attr("role", "status").dyn_text(move || at.told.get().into()))
}

/// What was read.
fn summary(at: At) -> Arc<Summary> {
    at.summary.get().unwrap_or_default()
}

/// The items of a list, or a message if it is empty.
fn or_words(list: Vec<Piece>, none: &'static str) -> Vec<Piece> {
    if list.is_empty() { vec![el("p").class("aside").text(none).into()] } else { list }
}

/// A container that scrolls sideways if its content is too wide.
fn scrolling(name: &'static str) -> El {
    el("div").class("scroll").attr("tabindex", "0").attr("role", "group").attr("aria-label", name)
}
