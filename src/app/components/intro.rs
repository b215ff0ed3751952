//! What this is, and scenarios to start with.

use crate::app::element::{El, Piece, el};
use crate::app::page::Page;
use crate::app::preferences::Intro;
use crate::link::{Address, View, read, write};
use crate::routing::{Edition, Example};
use crate::session::Event;
use crate::text::page as words;
use leptos::prelude::*;

/// How many examples there is room for.
const SHOWN: usize = 4;

/// One line that says what this is. Who has read it does not see it again.
pub fn what_this_is(page: Page, edition: &'static Edition) -> El {
    let line = move || {
        if page.preferences.get().intro == Intro::Read {
            return Vec::new();
        }
        let name = words::whose(edition.policy.property, edition.date);
        let says = edition.words.about();
        let about = el("a")
            .dyn_attr("href", move || Some(write(&page.address.get().viewed(View::About)).into()))
            .text(words::WHAT_IS_THIS);
        let dismiss = el("button")
            .class("bare")
            .id("dismiss-intro")
            .attr("type", "button")
            .attr("aria-label", words::DISMISS)
            .on("click", move |_| page.prefer(|it| it.intro = Intro::Read))
            .text("✕");
        let line = el("p").child(el("b").text(name)).text(" ").text(says).text(" ").child(about);
        vec![Piece::from(line), dismiss.into()]
    };
    el("div").class("what-this-is").dyn_children(line)
}

/// Complaints and typical scenarios.
pub fn starts(page: Page, edition: &'static Edition) -> El {
    let examples = edition.examples.iter().take(SHOWN).map(|it| start(page, edition, it));
    el("p")
        .class("starts")
        .child(el("span").class("aside").text(words::START_WITH))
        .children(examples)
        .child(to_ask(page))
}

/// Leads to the screen that asks, and takes what PowerShell printed.
fn to_ask(page: Page) -> El {
    el("a")
        .class("to-ask")
        .dyn_attr("href", move || Some(write(&page.address.get().viewed(View::Ask)).into()))
        .on("click", move |event| {
            event.prevent_default();
            page.send(Event::View(View::Ask));
        })
        .text(words::ASK_OR_PASTE)
}

fn start(page: Page, edition: &'static Edition, example: &'static Example) -> El {
    let edition = edition.id;
    let fragment = format!("#/explore?edition={edition}&{}", example.query);
    let Address { subject, .. } = read(&fragment).0;
    el("a")
        .attr("href", write(&Address::first(subject.edition()).asking(subject)))
        .dyn_attr("aria-current", move || (page.subject.get() == subject).then_some("true".into()))
        .on("click", move |event| {
            event.prevent_default();
            page.send(Event::Apply(subject));
        })
        .text(example.label)
}
