//! One question, its answer, and everything around it.

use crate::app::components::advice::{advice, notes};
use crate::app::components::fix::fix;
use crate::app::components::intro::{starts, what_this_is};
use crate::app::components::pickers::pickers;
use crate::app::components::route_map::route_map;
use crate::app::components::succession::succession;
use crate::app::components::verdict::verdict;
use crate::app::components::way::way;
use crate::app::components::why::why;
use crate::app::components::why_not::why_not;
use crate::app::element::{El, el};
use crate::app::page::Page;
use crate::routing::Edition;
use crate::text::page as words;

/// The screen with the question.
pub fn explore(page: Page, edition: &'static Edition) -> El {
    let head = el("div").class("head").child(verdict(page)).dyn_children(page.in_turn(advice));
    let reasons = el("div")
        .class("reasons")
        .child(column().dyn_children(page.in_turn(fix)).dyn_children(page.in_turn(notes)))
        .child(
            column()
                .dyn_children(page.in_turn(why))
                .dyn_children(page.in_turn(|it| why_not(it).client_only())),
        );
    let explore = el("div")
        .class("explore")
        .child(el("h1").class("visually-hidden").text(words::TAGLINE))
        .child(what_this_is(page, edition))
        .child(head)
        .child(starts(page, edition))
        .dyn_children(page.in_turn(move |page| pickers(page, edition)))
        .child(reasons);
    let explore = match edition.way {
        [] => explore,
        _ => explore.dyn_children(page.in_turn(way)),
    };
    explore
        .dyn_children(page.in_turn(route_map))
        .dyn_children(page.in_turn(|it| succession(it).client_only()))
}

fn column() -> El {
    el("div").class("column")
}
