//! The same call under every setting of an edition, each with a button that takes it.

use super::changes::outcome;
use crate::app::Page;
use crate::app::dom::{El, el};
use crate::app::session::Event;
use crate::link::write;
use crate::routing::Setting;
use crate::text::{page as words, told};
use leptos::prelude::*;

/// What would change where this call lands.
pub fn settings(page: Page) -> El {
    let list = move || {
        let address = page.address.get();
        let case = address.case();
        let items = case.settings().into_iter().map(|it| {
            let there = case.under(it);
            let name = told::setting(&Setting { instance: None, case: there });
            let mut link = address;
            link.ask(there);
            let link = write(&link);
            let landing = there.decide().verdict.landing;
            let apply = (there != case).then(|| {
                el("button")
                    .attr("type", "button")
                    .attr("data-change", landing.into())
                    .attr_made("aria-label", format!("{}: {name}", words::APPLY))
                    .on("click", move |_| page.send(Event::Follow(link.clone())))
                    .text(words::APPLY)
            });
            let item = outcome(el("strong").made(name), landing).maybe(apply);
            item.attr_if("aria-current", (there == case).then_some("true"))
        });
        el("ul").class("outcomes").children(items)
    };
    el("section").id("changes").child(el("h2").text(words::CHANGES)).live_child(list)
}
