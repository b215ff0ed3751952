//! Every answer at once.

use crate::app::components::matrix::{
    answers_of, export, filters, legend, on_paper, reason, rest, selection_of, summary, table,
};
use crate::app::element::{El, el};
use crate::app::page::Page;
use crate::link::{View, write};
use crate::routing::Edition;
use crate::text::views as words;
use leptos::prelude::*;

/// The screen with the whole space.
pub fn matrix(page: Page, edition: &'static Edition) -> El {
    let answers = answers_of(page);
    let selection = selection_of(page, answers);
    let is_empty = Memo::new(move |_| answers.with(|it| it.is_empty()));
    let empty = move || {
        let nothing = is_empty.get().then(|| el("p").text(words::NOTHING_LEFT).into());
        nothing.into_iter().collect()
    };
    let shown = el("div")
        .class("shown")
        .prop("hidden", move || is_empty.get())
        .children(table(page, answers, selection))
        .child(reason(page, answers, selection))
        .child(el("p").id("how-to").class("aside").text(words::POINT_AT));
    el("div")
        .class("matrix all-answers")
        .children(summary(answers))
        .child(legend(page, answers))
        .child(on_paper(page, answers))
        .dyn_children(empty)
        .child(shown)
        .child(
            el("div")
                .class("low")
                .child(rest(page, edition))
                .child(filters(page, answers, edition))
                .child(export(page, answers))
                .child(to_expectations(page)),
        )
}

/// Leads to what is expected of the answers.
fn to_expectations(page: Page) -> El {
    let href = move || Some(write(&page.address.get().viewed(View::Expectations)).into());
    let link = el("a").id("to-expectations").dyn_attr("href", href).text(words::TO_EXPECTATIONS);
    el("p").child(link)
}
