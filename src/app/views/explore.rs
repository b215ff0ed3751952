//! One question, its answer, and everything around it.

use crate::app::Page;
use crate::app::components::advice::advice;
use crate::app::components::changes::changes;
use crate::app::components::commands::commands;
use crate::app::components::pickers::pickers;
use crate::app::components::questions::questions;
use crate::app::components::route_map::route_map;
use crate::app::components::settings::settings;
use crate::app::components::sources::sources;
use crate::app::components::succession::succession;
use crate::app::components::verdict::verdict;
use crate::app::components::why::why;
use crate::app::components::why_not::why_not;
use crate::app::dom::{El, el};
use crate::routing::Edition;
use crate::text::page as words;

/// The screen with the question.
pub fn explore(page: Page, edition: Edition) -> El {
    let column = || el("div").class("column");
    let (pickers, reasons) = match edition {
        Edition::Guide201712 => (
            pickers(page),
            [
                column().child(why(page)).child(why_not(page).later()),
                column()
                    .child(changes(page).later())
                    .child(sources(page))
                    .child(succession(page).later()),
                column().child(commands(page).later()).child(advice(page).later()),
            ],
        ),
        Edition::Modes201908 => (
            questions(page),
            [
                column().child(why(page)).child(sources(page)),
                column().child(settings(page)).child(commands(page)),
                column().child(succession(page)),
            ],
        ),
    };
    el("div")
        .class("explore")
        .child(el("h1").class("visually-hidden").text(words::TAGLINE))
        .child(verdict(page))
        .child(pickers)
        .child(route_map(page))
        .child(el("div").class("reasons").children(reasons))
}
