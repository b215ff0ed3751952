//! The audit of a whole tenant: its files, where its calls land, what is wrong, and which calls an
//! assignment would reroute. Each part has an address of its own.

mod data;
mod estate;
mod exports;
mod intake;
mod inventing;
mod landings;
mod pick;
mod plan_script;
mod problem;
mod problems;
mod runner;
mod shown;
mod state;
mod stops;
mod turning;
mod user;
mod users;
mod what_if;
mod wish;

use crate::app::Page;
use crate::app::components::forms::button;
use crate::app::components::prose::prose;
use crate::app::element::{El, Piece, el};
use crate::app::shell::document;
use crate::audit::{Scope, Summary};
use crate::link::{AuditPart, write};
use crate::text::{audit_estate as estate_words, audit_parts as parts, audit_screen as words};
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
    let edition = Memo::new(move |_| page.address.with(|it| it.edition().id));
    Effect::new(move |_| {
        _ = edition.get();
        untrack(|| at.turn(page.address.get_untracked().edition()));
    });
    Effect::new(move |_| {
        if let Some(summary) = at.summary.get() {
            untrack(|| at.guess(&summary));
        }
    });
    let is_of_calling = Memo::new(move |_| {
        _ = edition.get();
        Scope::of(page.address.get_untracked().edition()) == Scope::Calling
    });
    let shown = move || {
        let (part, is_of_calling) = (part.get(), is_of_calling.get());
        if !has_summary.get() {
            return Vec::new();
        }
        document::soon(|| document::scroll_sideways_to("this-part"));
        if is_of_calling {
            return untrack(|| vec![nav(at, part).into(), estate::shown(at, part).into()]);
        }
        let show: fn(At) -> El = match part {
            AuditPart::Problems => problems::problems,
            AuditPart::Landings => landings::landings,
            AuditPart::Users => users::users,
            AuditPart::WhatIf => what_if::what_if,
            AuditPart::Data => data::data,
        };
        untrack(|| vec![nav(at, part).into(), show(at).into()])
    };
    el("div")
        .class("audit console")
        .dyn_attr("data-read", move || has_summary.get().then(|| "".into()))
        .child(el("h1").text(words::HEADING))
        .child(
            el("p")
                .class("lead")
                .dyn_text(move || estate_words::lead(page.address.get().edition()).into()),
        )
        .child(intake::intake(at).child(reading(at)))
        .child(el("p").id("guessed").class("aside").dyn_children(move || guessed(at)))
        .child(el("div").class("result").dyn_children(shown))
}

/// Which edition applies, and which column tells it.
fn guessed(at: At) -> Vec<Piece> {
    if at.files.with(Vec::is_empty) || at.summary.with(Option::is_none) {
        return Vec::new();
    }
    match at.guessed.get() {
        Some(it) => prose(&estate_words::guessed(it.edition, &it.column, &it.file)),
        None => vec![estate_words::NOT_GUESSED.to_owned().into()],
    }
}

/// Leads to each part, with how much there is in it.
fn nav(at: At, now: AuditPart) -> El {
    let is_of_calling = Scope::of(at.page.address.get_untracked().edition()) == Scope::Calling;
    let all = if is_of_calling { &estate::PARTS[..] } else { AuditPart::VARIANTS };
    let name = move |part: AuditPart| match part {
        AuditPart::Users if is_of_calling => estate_words::FORWARDING,
        _ => parts::part(part),
    };
    let link = move |&part: &AuditPart| {
        let address = move || {
            let address = at.page.address.get();
            Some(write(&crate::link::Address { part, ..address }).into())
        };
        let count = move || {
            let summary = summary(at);
            let unread = summary.unread.iter().sum();
            let is_of_calling = summary.estate.is_some();
            let findings = || {
                at.trace.with(|it| {
                    let counts = it.as_ref().map(|it| it.counts).unwrap_or_default();
                    counts.iter().filter(|it| **it > 0).count() as u64
                })
            };
            let count = match part {
                AuditPart::Problems if is_of_calling => Some(findings()),
                AuditPart::Data if is_of_calling => Some(unread),
                AuditPart::Users if is_of_calling => None,
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
            .text(name(part))
            .text(" ")
            .dyn_children(count)
    };
    el("nav").class("parts").attr("aria-label", parts::PARTS).children(all.iter().map(link))
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
