//! What the answers rest on, on screens of their own: the rules, where documents disagree, the dates,
//! the terms, and what this is.

mod about;
mod doubts;
mod glossary;
mod rules;
mod timeline;

use crate::app::element::{El, el};
use crate::app::page::Page;
use crate::editions;
use crate::link::{View, write};
use crate::routing::Edition;
use crate::session::Event;
use crate::text::{page as fixed, views as words};
use leptos::prelude::*;

/// The screens, in order.
const SCREENS: [View; 5] = [View::Rules, View::Doubts, View::Timeline, View::Glossary, View::About];

/// One of the screens; nothing for those of other places.
pub fn sources(page: Page, view: View, edition: &'static Edition) -> Option<El> {
    let screen = match view {
        View::Rules => rules::rules(edition),
        View::Doubts => doubts::doubts(edition),
        View::Timeline => timeline::timeline(),
        View::Glossary => glossary::glossary(),
        View::About => about::about(),
        _ => return None,
    };
    Some(el("div").class("sources").child(screens(page, view, edition)).child(screen))
}

/// Leads from each of the screens to the others.
fn screens(page: Page, here: View, edition: &'static Edition) -> El {
    let count = move |view| {
        let count = editions::doubts(edition).len();
        (view == View::Doubts && count > 0)
            .then(|| el("span").class("count").text(count.to_string()))
    };
    let link = move |&view: &View| {
        let current = (view == here).then_some("page");
        el("a")
            .dyn_attr("href", move || Some(write(&page.address.get().viewed(view)).into()))
            .attr("aria-current", current)
            .on("click", move |event| {
                event.prevent_default();
                page.send(Event::View(view));
            })
            .text(fixed::view(view))
            .child(count(view))
    };
    el("nav").class("screens").attr("aria-label", words::SOURCES).children(SCREENS.iter().map(link))
}
