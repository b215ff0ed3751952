//! The table with its keyboard and its pointer.

use super::drawn::{Drawing, Drawn, Line, draw};
use crate::app::components::glyph::glyph;
use crate::app::element::{El, Piece, el};
use crate::app::page::Page;
use crate::routing::{Case, Matrix};
use crate::text::{labels, views as words};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlElement, KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition,
};

/// How far Page Up and Page Down go.
const PAGE: usize = 6;

/// The table, with the reason of the cell that is pointed at below it.
pub fn grid(page: Page, matrix: Memo<Matrix>) -> El {
    let drawn = StoredValue::new_local(None::<Drawn>);
    let pointed = RwSignal::new(None::<(Case, String)>);
    let point = move |event: &Event| {
        let at = place_of(event)?;
        drawn.with_value(|it| it.as_ref()?.cells.get(at.0)?.get(at.1).and_then(Drawing::question))
    };
    let table = el("table")
        .id("grid")
        .attr("role", "grid")
        .attr("aria-label", words::MATRIX_GRID)
        .attr("aria-describedby", "reason")
        .on("keydown", move |event| step(drawn, &event))
        .on("focusin", move |event| {
            if let Some(at) = place_of(&event) {
                drawn.update_value(|it| {
                    if let Some(it) = it {
                        it.reach(at);
                    }
                });
                pointed.set(point(&event));
            }
        })
        .on("mouseover", move |event| {
            if let Some(question) = point(&event) {
                pointed.set(Some(question));
            }
        })
        .effect(move |table| {
            let address = page.address.get();
            matrix.with(|it| drawn.update_value(|drawn| draw(table, drawn, it, &address)));
        });
    let reason =
        el("p").id("reason").class("reason").attr("role", "status").dyn_children(move || {
            match pointed.get() {
                Some((case, place)) => reason(case, &place),
                None => vec![Piece::Text(words::POINT_AT.into())],
            }
        });
    el("div").class("grid").child(el("div").class("scroll").child(table)).child(reason)
}

/// The cell's answer and its reason in a line.
fn reason(case: Case, place: &str) -> Vec<Piece> {
    let decision = case.decide();
    let landing = decision.verdict.landing;
    let basis = labels::basis(decision.verdict.basis.kind());
    [
        el("span").text(format!("{place}: ")),
        el("span")
            .child(glyph(landing))
            .text(" ")
            .child(el("strong").text(labels::landing_of(landing, case.direction()))),
        el("span").text(format!(" ({basis}). ")),
        el("span").text(decision.rule.says),
    ]
    .map(Piece::from)
    .into_iter()
    .collect()
}

/// Which cell an event comes from.
fn place_of(event: &Event) -> Option<(usize, usize)> {
    let element: Element = event.target()?.dyn_into().ok()?;
    let at = element.closest("td").ok()??.get_attribute("data-at")?;
    let (row, column) = at.split_once(' ')?;
    Some((row.parse().ok()?, column.parse().ok()?))
}

/// The keys of the grid pattern: arrows by one, Home and End to the ends of the row, with Control
/// to the ends of the table, Page Up and Page Down by some rows.
fn step(drawn: StoredValue<Option<Drawn>, LocalStorage>, event: &Event) {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
    if event.alt_key() || event.meta_key() {
        return;
    }
    let target = drawn.with_value(|it| {
        let it = it.as_ref()?;
        let (row, column) = it.at;
        let down = |by: isize| moved(&it.rows, row, by);
        let up = |by: isize| down(-by);
        let across = |by: isize| moved(&it.columns, column, by);
        let far = isize::MAX;
        let page = isize::try_from(PAGE).unwrap_or(1);
        let to = match (event.key().as_str(), event.ctrl_key()) {
            ("ArrowLeft", false) => (row, across(-1)),
            ("ArrowRight", false) => (row, across(1)),
            ("ArrowUp", false) => (up(1), column),
            ("ArrowDown", false) => (down(1), column),
            ("PageUp", false) => (up(page), column),
            ("PageDown", false) => (down(page), column),
            ("Home", false) => (row, across(-far)),
            ("End", false) => (row, across(far)),
            ("Home", true) => (up(far), across(-far)),
            ("End", true) => (down(far), across(far)),
            _ => return None,
        };
        it.target(to)
    });
    if let Some(target) = target {
        event.prevent_default();
        // The listener for focus does the rest.
        if let Some(target) = target.dyn_ref::<HtmlElement>() {
            _ = target.focus();
        }
        // Focus alone leaves cells under the headers that stay.
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        options.set_inline(ScrollLogicalPosition::Nearest);
        target.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// The line so many shown lines further on, or the last one that way.
fn moved(lines: &[Line], at: usize, by: isize) -> usize {
    let shown: Vec<usize> =
        lines.iter().enumerate().filter(|(_, it)| it.is_shown).map(|(at, _)| at).collect();
    let here = shown.iter().position(|&it| it == at).unwrap_or_default();
    let there = here.saturating_add_signed(by).min(shown.len().saturating_sub(1));
    shown.get(there).copied().unwrap_or(at)
}
