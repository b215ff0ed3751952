//! The same question in the other editions, and what happened between.

use super::glyph::glyph;
use super::prose::prose;
use crate::app::element::{El, el};
use crate::app::page::Page;
use crate::app::token;
use crate::editions;
use crate::link::write;
use crate::routing::{Edition, carry_over};
use crate::session::Event;
use crate::text::{labels, told, views as words};
use leptos::prelude::*;

/// What each other edition says, what could not be carried over, and the dates.
pub fn succession(page: Page) -> El {
    let there = move || {
        let here = page.subject.get().edition();
        let others = editions::ALL.iter().filter(|it| **it != here);
        el("div").children(others.map(|it| other(page, it)))
    };
    el("section")
        .id("succession")
        .dyn_child(there)
        .child(el("details").child(el("summary").text(words::TIMELINE)).child(timeline()))
}

fn other(page: Page, edition: &'static Edition) -> El {
    let address = page.address.get();
    let carried = carry_over(&address.subject, edition);
    let case = carried.subject.case;
    let landing = case.decide().verdict.landing;
    let is_same = landing == page.decision.get().verdict.landing;
    let losses = carried.losses.iter().map(|it| el("li").text(it.says));
    let answer = el("p")
        .class("becomes")
        .attr("data-landing", token(landing))
        .child(glyph(landing))
        .text(" ")
        .child(el("strong").text(labels::landing_of(landing, case.direction())));
    let ask = el("a")
        .class("ask")
        .attr("href", write(&address.asking(carried.subject)))
        .on("click", move |event| {
            event.prevent_default();
            page.send(Event::Edition(edition));
        })
        .text(words::ASK_THERE);
    el("div")
        .child(el("h2").text(words::other_edition(edition)))
        .child(answer)
        .child(
            el("p")
                .text(told::sentence(case, landing))
                .text(" ")
                .text(words::same_landing(is_same)),
        )
        .child(el("ul").class("remarks").children(losses))
        .child(el("p").child(ask))
}

/// The dates, as a line with stops; to a screen reader a list.
pub fn timeline() -> El {
    let events = editions::TIMELINE.iter().map(|it| {
        el("li")
            .child(el("time").attr("datetime", it.date).text(it.shown))
            .child(el("p").children(prose(it.what)))
    });
    el("ol").class("timeline").children(events)
}
