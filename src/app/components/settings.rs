//! The same call under every setting of an edition, each with a button that takes it.

use super::changes::outcome;
use super::remedies;
use crate::app::Page;
use crate::app::dom::{El, el};
use crate::app::session::Event;
use crate::link::write;
use crate::routing::{Case, Rank, Setting, other_modes};
use crate::text::{page as words, told};
use leptos::prelude::*;

/// What would change where this call lands.
pub fn settings(page: Page) -> El {
    let list = move || {
        let address = page.address.get();
        let name = |case: Case| told::setting(&Setting { instance: None, case });
        let here = address.case();
        let items = other_modes(address.conversation).into_iter().map(|it| {
            let name = name(it.after);
            let mut link = address;
            link.ask(it.after);
            let link = write(&link);
            let landing = it.verdict.landing;
            let apply = el("button")
                .attr("type", "button")
                .attr("data-change", landing.into())
                .attr_made("aria-label", format!("{}: {name}", words::APPLY))
                .on("click", move |_| page.send(Event::Follow(link.clone())))
                .text(words::APPLY);
            // That a mode works needs no label where none is better than another.
            let rank = (it.rank != Rank::AlsoWorks).then(|| remedies::rank(it.rank));
            let what = el("div").child(el("strong").made(name)).text(" ").maybe(rank);
            outcome(what.children(remedies::against(&it.lost, &[])), landing).child(apply)
        });
        let now = outcome(el("strong").made(name(here)), here.decide().verdict.landing)
            .attr("aria-current", "true");
        el("ul").class("outcomes").child(now).children(items)
    };
    el("section").id("changes").child(el("h2").text(words::CHANGES)).live_child(list)
}
