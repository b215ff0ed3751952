//! What the signs in the table mean.

use super::{Answers, how_many};
use crate::app::components::glyph::glyph;
use crate::app::element::{El, Piece, el};
use crate::app::page::Page;
use crate::app::token;
use crate::routing::{BasisKind, Cell, Cells, Landing, Shown};
use crate::session::Event;
use crate::text::{labels, views as words};
use leptos::prelude::*;
use strum::VariantArray;

/// The landings that are there, the sign for sources that conflict, and the switch between signs and
/// words.
pub fn legend(page: Page, answers: Memo<Answers>) -> El {
    let signs = move || {
        answers.with(|it| {
            let cells = || {
                let columns = it.grouped.columns().flat_map(|it| &it.members);
                columns.flat_map(|&at| it.matrix.cells.iter().filter_map(move |row| row.get(at)))
            };
            let is_there = |landing: &&Landing| {
                cells().any(|it| it.shown == Shown::Yes && it.decision.verdict.landing == **landing)
            };
            let landings = Landing::VARIANTS.iter().filter(is_there).map(|&landing| {
                el("li")
                    .attr("data-landing", token(landing))
                    .child(glyph(landing))
                    .text(labels::landing(landing))
            });
            let is_disputed = |it: &Cell| it.decision.verdict.basis.kind() == BasisKind::Disputed;
            let is_any = cells().any(is_disputed);
            let conflict = is_any.then(|| {
                let sign = el("span").class("conflict").attr("aria-hidden", "true").text("≠");
                el("li").child(sign).text(words::CONFLICT)
            });
            landings.chain(conflict).map(Piece::from).collect()
        })
    };
    let choice = |cells: Cells, word: &'static str, name: &'static str| {
        let input = el("input")
            .attr("type", "radio")
            .attr("name", "cells")
            .attr("value", word)
            .prop("checked", move || page.address.get().filter.cells == cells)
            .on("change", move |_| {
                let mut filter = page.address.get_untracked().filter;
                filter.cells = cells;
                page.send(Event::Filter(filter));
            });
        el("label").child(input).child(el("span").text(name))
    };
    let switch = el("fieldset")
        .class("segments")
        .child(el("legend").class("visually-hidden").text(words::SHOW_AS))
        .child(choice(Cells::Symbols, "symbols", words::SYMBOLS))
        .child(choice(Cells::Words, "words", words::IN_WORDS));
    el("div")
        .class("signs")
        .child(el("ul").attr("aria-label", words::LEGEND).dyn_children(signs))
        .child(switch)
        .child(how_many(page, answers))
}
