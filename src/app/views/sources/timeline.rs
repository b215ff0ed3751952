//! What became of the policies.

use crate::app::components::prose::prose;
use crate::app::components::sources::external;
use crate::app::element::{El, el};
use crate::editions::{self, Event};
use crate::link::{Address, write};
use crate::text::views as words;

/// The screen with the dates.
pub fn timeline() -> El {
    el("div")
        .class("history")
        .child(el("h1").text(words::TIMELINE))
        .child(el("p").class("lead").children(prose(words::TIMELINE_LEAD)))
        .child(el("ol").class("stops").children(editions::timeline().map(stop)))
}

/// A date. Where an edition stands, the line has a filled stop and a way into it.
fn stop(event: &'static Event) -> El {
    let edition = editions::ALL.iter().find(|it| event.date.starts_with(it.id));
    let ask = edition.map(|it| {
        let there = write(&Address::first(it));
        el("p").child(el("a").attr("href", there).text(words::explore_edition(it)))
    });
    let source = event
        .source
        .map(|it| el("p").class("cite").child(external(it.to_owned(), words::THE_CHANGE)));
    el("li")
        .attr("data-edition", edition.map(|it| it.id))
        .child(el("time").attr("datetime", event.date).text(event.shown))
        .child(el("div").child(el("p").children(prose(event.what))).child(ask).child(source))
}
