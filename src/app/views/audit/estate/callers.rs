//! Whose calls can end at a person.

use super::{At, column, part};
use crate::app::components::forms::labelled;
use crate::app::element::{El, Piece, el};
use crate::audit::estate::{Callers, EstateTask};
use crate::text::{audit_estate as words, audit_screen as screen};
use leptos::prelude::*;

/// The part about forwarding.
pub fn callers(at: At) -> El {
    let ask = move || {
        let name = at.person.get_untracked();
        if name.trim().is_empty() {
            at.callers.set(None);
            return;
        }
        at.ask_estate(EstateTask::Callers(name), move |it| at.callers.set(it.callers));
    };
    let field = el("input")
        .attr("type", "text")
        .attr("name", "person")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .prop("value", move || at.person.get())
        .on("input", move |event| at.person.set(event_target_value(&event)));
    let about = move || {
        let trace = at.trace.get().unwrap_or_default();
        words::forwarding(trace.forwarding, trace.longest).into()
    };
    let answer = move || at.callers.get().map_or_else(Vec::new, |it| answer(&it));
    let find = el("button").attr("type", "submit").id("find-callers").text(words::FIND);
    part("callers", el("h2").text(words::CALLERS))
        .child(el("p").class("aside").text(words::CALLERS_LEAD))
        .child(
            el("form")
                .class("choices search")
                .on("submit", move |event| {
                    event.prevent_default();
                    ask();
                })
                .child(labelled(words::PERSON, field))
                .child(el("div").class("actions").child(find)),
        )
        .child(el("p").class("aside").dyn_text(about))
        .child(el("div").id("callers-answer").attr("role", "status").dyn_children(answer))
}

fn answer(callers: &Callers) -> Vec<Piece> {
    let told = words::callers(callers.person.as_deref(), callers.total);
    let mut pieces: Vec<Piece> = vec![el("p").child(el("strong").text(told)).into()];
    if callers.people.is_empty() {
        return pieces;
    }
    let rows = callers.people.iter().map(|it| {
        el("tr")
            .child(el("th").attr("scope", "row").text(it.name.clone()))
            .child(el("td").class("number").text(screen::number(it.hops)))
            .child(el("td").text(it.by.clone()))
    });
    let head = el("tr")
        .child(column(words::USER))
        .child(column(words::STEPS).class("number"))
        .child(column(words::OVER));
    let table = el("table")
        .class("listed")
        .child(el("thead").child(head))
        .child(el("tbody").children(rows));
    pieces.push(el("div").class("scroll").attr("tabindex", "0").child(table).into());
    let rest = callers.total.saturating_sub(callers.people.len() as u64);
    if rest > 0 {
        pieces.push(el("p").class("aside").text(screen::and_more(rest)).into());
    }
    pieces
}
