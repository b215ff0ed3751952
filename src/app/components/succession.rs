//! The same question in the other edition, and what happened between.

use super::glyph::glyph;
use super::prose::prose;
use crate::app::Page;
use crate::app::dom::{El, el};
use crate::app::session::Event;
use crate::link::{Address, write};
use crate::routing::carry_over;
use crate::text::{labels, told, views as words};
use leptos::prelude::*;

/// What the other edition says, what could not be carried over, and the dates.
pub fn succession(page: Page) -> El {
    let there = move || {
        let address = page.address.get();
        let carried = carry_over(address.case());
        let landing = carried.case.decide().verdict.landing;
        let is_same = landing == address.case().decide().verdict.landing;
        let edition = carried.case.edition();
        let mut link = Address { instance: carried.instance, ..address };
        link.ask(carried.case);
        let losses = carried.losses.iter().map(|&it| el("li").text(words::loss(it)));
        let answer = el("p")
            .class("becomes")
            .attr("data-landing", landing.into())
            .child(glyph(landing))
            .text(" ")
            .child(el("strong").text(labels::landing(landing)));
        let ask = el("a")
            .class("ask")
            .attr_made("href", write(&link))
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
                    .made(told::sentence(carried.case, landing))
                    .text(" ")
                    .text(words::same_landing(is_same)),
            )
            .child(el("ul").class("remarks").children(losses))
            .child(el("p").child(ask))
    };
    el("section")
        .id("succession")
        .live_child(there)
        .child(el("details").child(el("summary").text(words::TIMELINE)).child(timeline()))
}

/// The dates, as a line with stops; to a screen reader a list.
pub fn timeline() -> El {
    let events = words::TIMELINE_EVENTS.iter().map(|&(date, shown, what)| {
        el("li")
            .child(el("time").attr("datetime", date).text(shown))
            .child(el("p").pieces(prose(what)))
    });
    el("ol").class("timeline").children(events)
}
