//! What the files do not say, which rows were rejected, and what each column means.

use super::{At, column, estate, named, part};
use crate::app::components::code::identifier;
use crate::app::components::prose::prose;
use crate::app::element::{El, Piece, el};
use crate::app::views::audit::data::{columns, rejected};
use crate::app::views::audit::pick::pick_one;
use crate::audit::Repeats;
use crate::audit::estate::{Judge, RowKind};
use crate::link::AuditPart;
use crate::text::{audit_estate as words, audit_screen as screen};
use leptos::prelude::*;
use std::sync::Arc;

/// The part with all of it.
pub fn data(at: At) -> El {
    let summary = move || at.summary.get().unwrap_or_default();
    let sum = move || {
        let summary = summary();
        let rows = summary.files.iter().map(|it| it.rows).sum();
        words::read(estate(at).people(), rows, summary.unread.iter().sum()).into()
    };
    let repeated = move || {
        let estate = estate(at);
        words::repeated(estate.repeated, estate.contradicting).into()
    };
    let patterns = move || {
        let count = estate(at).rows(RowKind::Patterns);
        if count > 0 { words::patterns(count) } else { String::new() }.into()
    };
    part("understood", named(AuditPart::Data))
        .child(el("p").id("sum").dyn_text(sum))
        .child(el("p").dyn_text(repeated))
        .child(el("div").class("choices").dyn_children(move || which_row(at)))
        .child(el("p").dyn_text(patterns))
        .child(el("h3").text(words::MISSING))
        .child(el("div").id("missing").dyn_children(move || missing(at)))
        .child(
            el("div").class("listed-rows").dyn_children(move || rejected(&Arc::clone(&summary()))),
        )
        .child(el("h3").text(screen::COLUMNS))
        .child(el("div").class("columns").dyn_children(move || columns(at)))
}

/// Asks which row of a user counts, where that makes a difference.
fn which_row(at: At) -> Vec<Piece> {
    if estate(at).contradicting == 0 {
        return Vec::new();
    }
    let pick = pick_one(
        ("repeats", screen::WHICH_ROW),
        screen::counting,
        move || at.options.get().repeats,
        move |it: Repeats| at.assume(|options| options.repeats = it),
    );
    vec![pick.into()]
}

/// Each kind of file that was not read: the command that gives it, and what it would decide.
fn missing(at: At) -> Vec<Piece> {
    let estate = estate(at);
    let missing = Judge::new(at.page.address.get().edition(), &estate).missing(&estate);
    let rows: Vec<El> = missing
        .into_iter()
        .map(|it| {
            let kind: &'static str = it.into();
            el("tr")
                .attr("data-missing", kind)
                .child(el("td").children(prose(words::decides(it))))
                .child(el("td").child(identifier(words::command(it))))
        })
        .collect();
    if rows.is_empty() {
        return vec![el("p").class("aside").text(words::NOTHING_MISSING).into()];
    }
    let head = el("tr").child(column(words::DECIDES)).child(column(words::COMMAND));
    let table = el("table")
        .class("listed")
        .child(el("thead").child(head))
        .child(el("tbody").children(rows));
    vec![el("div").class("scroll").attr("tabindex", "0").child(table).into()]
}
