//! What the answers rest on, on screens of their own: the rules, where documents disagree, the dates,
//! the terms, and what this is.

mod about;
mod doubts;
mod glossary;
mod rules;
mod timeline;

use crate::app::element::{El, el};
use crate::app::page::Page;
use crate::app::shell;
use crate::editions;
use crate::link::{Item, View, write};
use crate::routing::Edition;
use crate::session::Event;
use crate::text::{page as fixed, views as words};
use leptos::prelude::*;

/// The screens, in order.
const SCREENS: [View; 5] = [View::Rules, View::Doubts, View::Timeline, View::Glossary, View::About];

/// One of the screens; nothing for those of other places.
pub fn sources(page: Page, view: View, edition: &'static Edition) -> Option<El> {
    let screen = match view {
        View::Rules => rules::rules(page, edition),
        View::Doubts => doubts::doubts(page, edition),
        View::Timeline => timeline::timeline(),
        View::Glossary => glossary::glossary(page),
        View::About => about::about(),
        _ => return None,
    };
    let unknown = move || match page.address.get().item.filter(|it| !has(view, edition, it)) {
        Some(item) => vec![el("p").class("notice").text(words::no_item(item.name())).into()],
        None => Vec::new(),
    };
    // What is built aside takes no focus, and cannot be scrolled to.
    let show = move |_: &_| {
        if let Some(item) = page.address.get().item
            && page.turns.are_over()
        {
            shell::document::soon(move || shell::document::focus(&id_of(item.name())));
        }
    };
    let place = el("div").class("sources").effect(show);
    Some(place.child(screens(page, view, edition)).dyn_children(unknown).child(screen))
}

/// The element of an item, which the address can point at.
fn item(page: Page, tag: &'static str, name: &'static str) -> El {
    let is_here = move || page.address.get().item.is_some_and(|it| it.name() == name);
    el(tag)
        .attr("id", id_of(name))
        .attr("tabindex", "-1")
        .dyn_attr("data-here", move || is_here().then_some("".into()))
}

fn id_of(name: &str) -> String {
    format!("item-{name}")
}

fn has(view: View, edition: &'static Edition, item: &Item) -> bool {
    match view {
        View::Rules => edition.all_rules().any(|it| it.id == item.name()),
        View::Doubts => editions::doubts(edition).iter().any(|it| it.id == item.name()),
        _ => editions::glossary().iter().any(|it| it.term.id == item.name()),
    }
}

/// Leads from each of the screens to the others.
fn screens(page: Page, here: View, edition: &'static Edition) -> El {
    let count = move |view| {
        let count = editions::doubts(edition).len();
        (view == View::Doubts && count > 0)
            .then(|| el("span").class("count").text(count.to_string()))
    };
    let link = move |&view: &View| {
        el("a")
            .dyn_attr("href", move || Some(write(&page.address.get().viewed(view)).into()))
            .attr("aria-current", (view == here).then_some("page"))
            .on("click", move |event| {
                event.prevent_default();
                page.send(Event::View(view));
            })
            .text(fixed::view(view))
            .child(count(view))
    };
    el("nav").class("screens").attr("aria-label", words::SOURCES).children(SCREENS.iter().map(link))
}

/// A field to search in, with its name.
fn search(name: &'static str, typed: RwSignal<String>) -> El {
    let input = el("input")
        .attr("type", "search")
        .attr("name", "find")
        .attr("autocomplete", "off")
        .on("input", move |event| typed.set(event_target_value(&event).to_ascii_lowercase()));
    el("label").class("find").child(el("span").text(name)).child(input)
}

/// Whether a text has all the words that were typed.
fn fits(text: &str, typed: &str) -> bool {
    typed.split_whitespace().all(|it| text.contains(it))
}
