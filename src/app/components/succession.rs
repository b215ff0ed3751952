//! The same question in the other editions, and what happened between.

use super::glyph::glyph;
use crate::app::element::{El, el};
use crate::app::page::Page;
use crate::app::token;
use crate::editions;
use crate::link::{Address, write};
use crate::routing::{Case, Edition, carry_over};
use crate::session::Event;
use crate::text::{labels, told, views as words};
use leptos::prelude::*;

/// The answer at each date, as stops on a line, and what could not be carried over.
pub fn succession(page: Page) -> El {
    let stops = move || {
        let address = page.address.get();
        el("ol")
            .class("dates-of-answer")
            .children(editions::ALL.iter().map(|it| stop(page, &address, it)))
    };
    el("section").id("succession").child(el("h2").text(words::OTHER_DATES)).dyn_child(stops)
}

fn stop(page: Page, address: &Address, edition: &'static Edition) -> El {
    let here = address.subject;
    let is_here = here.edition() == edition;
    let stop = el("li").attr("data-edition", edition.id);
    let date = el("p").class("aside").text(edition.date);
    let answer = |case: Case| {
        let landing = case.decide().verdict.landing;
        el("p")
            .class("becomes")
            .attr("data-landing", token(landing))
            .child(glyph(landing))
            .text(" ")
            .text(labels::landing_of(landing, case.direction()))
    };
    if is_here {
        let stop = stop.attr("aria-current", "true").child(date).child(answer(here.case));
        return stop.child(el("p").class("aside").text(words::THIS_ANSWER));
    }
    let carried = carry_over(&here, edition);
    let case = carried.subject.case;
    let landing = case.decide().verdict.landing;
    let is_same = landing == here.case.decide().verdict.landing;
    let losses = carried.losses.iter().map(|it| el("li").text(it.says));
    let ask = el("a")
        .class("ask")
        .attr("href", write(&address.asking(carried.subject)))
        .on("click", move |event| {
            event.prevent_default();
            page.send(Event::Edition(edition));
        })
        .text(words::open_at(edition));
    let told =
        el("p").text(told::sentence(case, landing)).text(" ").text(words::same_landing(is_same));
    stop.child(date)
        .child(answer(case))
        .child(told)
        .child(el("ul").class("remarks").children(losses))
        .child(el("p").child(ask))
}
