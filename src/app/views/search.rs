//! Finds scenarios, policies, rules and terms by a few words.

use crate::app::element::{El, el};
use crate::app::page::Page;
use crate::app::shell::{address, document};
use crate::routing::Edition;
use crate::search::{self, Hit};
use crate::text::{page as words, search as told};
use leptos::prelude::*;

/// The id of the field.
const QUERY: &str = "query";

/// The screen with the search.
pub fn search(_: Page, edition: &'static Edition) -> El {
    let query = RwSignal::new(String::new());
    let hits = Memo::new(move |_| query.with(|it| search::find(it, edition)));
    let field = el("input")
        .id(QUERY)
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-label", words::SEARCH)
        .attr("placeholder", told::PLACEHOLDER)
        .on("input", move |event| query.set(event_target_value(&event)));
    let form = el("form").attr("role", "search").child(field).on("submit", move |event| {
        event.prevent_default();
        if let Some(first) = hits.get_untracked().first() {
            address::open(&first.address);
        }
    });
    document::soon(|| document::focus(QUERY));
    let list = move || el("ul").class("hits").children(hits.get().into_iter().map(hit));
    let found = move || told::found(hits.with(Vec::len), query.with(String::is_empty)).into();
    el("div")
        .class("search")
        .child(el("h1").text(words::SEARCH))
        .child(form)
        .child(el("p").class("counted").attr("role", "status").dyn_text(found))
        .dyn_child(list)
}

fn hit(hit: Hit) -> El {
    let kind = el("span").class("tag").text(told::kind(hit.kind));
    let title = el("strong").text(hit.title);
    let note = el("span").class("hint").text(hit.note);
    el("li").child(el("a").attr("href", hit.address).child(title).child(kind).child(note))
}
