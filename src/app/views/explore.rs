//! One question, its answer, and everything around it.

use crate::app::components::advice::advice;
use crate::app::components::changes::changes;
use crate::app::components::commands::commands;
use crate::app::components::fix::fix;
use crate::app::components::pickers::pickers;
use crate::app::components::route_map::route_map;
use crate::app::components::sources::sources;
use crate::app::components::succession::succession;
use crate::app::components::verdict::verdict;
use crate::app::components::why::why;
use crate::app::components::why_not::why_not;
use crate::app::element::{El, el};
use crate::app::page::Page;
use crate::routing::Edition;
use crate::text::page as words;

/// The screen with the question.
pub fn explore(page: Page, edition: &'static Edition) -> El {
    let reasons = el("div")
        .class("reasons")
        .child(
            column()
                .dyn_children(page.in_turn(why))
                .dyn_children(page.in_turn(|it| why_not(it).client_only())),
        )
        .child(
            column()
                .dyn_children(page.in_turn(|it| changes(it).client_only()))
                .dyn_children(page.in_turn(sources))
                .dyn_children(page.in_turn(|it| succession(it).client_only())),
        )
        .child(
            column()
                .dyn_children(page.in_turn(|it| commands(it).client_only()))
                .dyn_children(page.in_turn(|it| advice(it).client_only())),
        );
    el("div")
        .class("explore")
        .child(el("h1").class("visually-hidden").text(words::TAGLINE))
        .child(
            el("div")
                .class("head")
                .child(verdict(page))
                .dyn_children(page.in_turn(|it| fix(it).client_only())),
        )
        .dyn_children(page.in_turn(move |page| pickers(page, edition)))
        .dyn_children(page.in_turn(route_map))
        .child(reasons)
}

fn column() -> El {
    el("div").class("column")
}
