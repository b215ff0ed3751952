//! Where all calls land: a chart and a table in one.

use super::state::At;
use super::summary;
use crate::app::components::glyph::glyph;
use crate::app::element::{El, Piece, el, svg};
use crate::app::token;
use crate::audit::CallType;
use crate::audit::{Totals, UserFilter};
use crate::routing::Landing;
use crate::text::{audit_screen as words, labels};
use leptos::prelude::*;
use strum::VariantArray;

/// The width of the chart of shares.
const WIDTH: u64 = 1000;

/// The section with the totals.
pub fn totals(at: At) -> El {
    let table = move || {
        let summary = summary(at);
        vec![table(at, &summary.totals()).into()]
    };
    el("section")
        .id("totals")
        .attr("aria-labelledby", "totals-heading")
        .child(el("h2").id("totals-heading").text(words::TOTALS))
        .child(el("p").class("aside").text(words::TOTALS_LEAD))
        .child(scrolling("totals-heading").dyn_children(table))
}

/// A container that scrolls sideways if its content is too wide.
pub fn scrolling(heading: &'static str) -> El {
    el("div")
        .class("scroll")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-labelledby", heading)
}

/// The landings that occur, in order.
pub fn landings(all: &[&Totals]) -> Vec<Landing> {
    let occurs = |landing: &Landing| {
        CallType::VARIANTS.iter().any(|&it| all.iter().any(|all| all.get(it, *landing) > 0))
    };
    Landing::VARIANTS.iter().copied().filter(occurs).collect()
}

/// The header of a table with a column for each landing.
pub fn head(landings: &[Landing], before: &'static [&'static str]) -> El {
    let column = |it: El| it.attr("scope", "col");
    let landings = landings.iter().map(|&it| {
        column(el("th").attr("data-landing", token(it)))
            .child(glyph(it))
            .text(" ")
            .text(labels::landing(it))
    });
    let before = before.iter().map(|it| column(el("th").text(*it)));
    el("thead").child(el("tr").children(before).children(landings))
}

fn table(at: At, totals: &Totals) -> El {
    let landings = landings(&[totals]);
    let rows = CallType::VARIANTS.iter().map(|&call| {
        let all: u64 = landings.iter().map(|&it| totals.get(call, it)).sum();
        let cells = landings.iter().map(|&it| cell(at, call, it, totals.get(call, it), all));
        el("tr")
            .child(el("th").attr("scope", "row").text(call.label()))
            .child(el("td").class("shares").child(shares(totals, call, &landings, all)))
            .children(cells)
    });
    el("table")
        .class("totals")
        .child(head(&landings, &[words::CALL, words::SHARES]))
        .child(el("tbody").children(rows))
}

/// A bar with a part for each landing.
fn shares(totals: &Totals, call: CallType, landings: &[Landing], all: u64) -> El {
    let mut from = 0;
    let parts = landings.iter().map(|&it| {
        let width = (totals.get(call, it) * WIDTH).checked_div(all).unwrap_or_default();
        let part = svg("rect")
            .class("fill")
            .attr("data-landing", token(it))
            .attr("x", from.to_string())
            .attr("width", width.to_string())
            .attr("height", "40");
        from += width;
        part
    });
    let parts: Vec<El> = parts.collect();
    svg("svg")
        .class("bar")
        .attr("viewBox", "0 0 1000 40")
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .children(parts)
}

fn cell(at: At, call: CallType, landing: Landing, count: u64, all: u64) -> El {
    let cell = el("td").attr("data-landing", token(landing)).attr("data-call", token(call));
    if count == 0 {
        return cell.child(el("span").class("hint").text("–"));
    }
    let filter = UserFilter { landing: Some((call, landing)), ..UserFilter::default() };
    let label = words::show_landing(count, call.label(), labels::landing(landing));
    let button = el("button")
        .attr("type", "button")
        .class("count")
        .attr("aria-label", label)
        .on("click", move |_| {
            at.look.update(|it| it.call = call);
            at.show_only(filter);
        })
        .text(words::number(count));
    cell.child(button).child(el("span").class("hint").text(words::share(count, all)))
}

/// The items of a list, or a message if it is empty.
pub fn or_words(list: Vec<Piece>, none: &'static str) -> Vec<Piece> {
    if list.is_empty() { vec![el("p").class("aside").text(none).into()] } else { list }
}
