//! One question, its answer, and everything around it.

use crate::app::Page;
use crate::app::components::advice::advice;
use crate::app::components::changes::changes;
use crate::app::components::commands::commands;
use crate::app::components::pickers::pickers;
use crate::app::components::route_map::route_map;
use crate::app::components::sources::sources;
use crate::app::components::verdict::verdict;
use crate::app::components::why::why;
use crate::app::components::why_not::why_not;
use crate::app::dom::{El, el};
use crate::text::page as words;

/// The screen with the question.
pub fn explore(page: Page) -> El {
    let column = || el("div").class("column");
    let reasons = el("div")
        .class("reasons")
        .child(column().child(why(page)).child(why_not(page)))
        .child(column().child(changes(page)).child(sources(page)))
        .child(column().child(commands(page)).child(advice(page)));
    el("div")
        .class("explore")
        .child(el("h1").class("visually-hidden").text(words::TAGLINE))
        .child(verdict(page))
        .child(pickers(page))
        .child(route_map(page))
        .child(reasons)
}
