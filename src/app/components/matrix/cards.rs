//! The matrix on a narrow screen: a section for each group, a card for each setting in it.

use super::{address_of, groups};
use crate::app::components::glyph::glyph;
use crate::app::dom::{El, el};
use crate::app::{Page, token};
use crate::link::{Address, write};
use crate::routing::{Cell, Landing, Matrix, Setting, Shown};
use crate::text::{labels, told};
use leptos::prelude::*;
use strum::VariantArray;

/// All cards. What is in one is made when it is opened.
pub fn cards(page: Page, matrix: Memo<Matrix>) -> El {
    el("div").class("cards").live(move || {
        let address = page.address.get();
        matrix.with(|it| {
            let section = |(name, places): (&'static str, Vec<usize>)| {
                let cards = it.settings.iter().zip(&it.cells).filter_map(|(setting, cells)| {
                    let cells = places.iter().filter_map(|&at| cells.get(at));
                    let shown = cells.filter(|it| it.shown == Shown::Yes).copied();
                    card(&address, *setting, shown.collect())
                });
                el("section").child(el("h2").text(name)).children(cards).into()
            };
            groups(&it.circumstances).into_iter().map(section).collect()
        })
    })
}

fn card(address: &Address, setting: Setting, cells: Vec<Cell>) -> Option<El> {
    if cells.is_empty() {
        return None;
    }
    let counts = Landing::VARIANTS.iter().filter_map(|&landing| {
        let count = cells.iter().filter(|it| it.decision.verdict.landing == landing).count();
        let counted = format!(" {} {count}", labels::landing_short(landing));
        (count > 0).then(|| el("span").class("count").child(glyph(landing)).made(counted))
    });
    let summary = el("summary")
        .child(el("span").class("name").made(told::setting(&setting)))
        .child(el("span").class("counts").children(counts));
    let is_open = RwSignal::new(false);
    let address = *address;
    let list = move || {
        let cells = if is_open.get() { cells.as_slice() } else { &[] };
        cells.iter().map(|cell| item(&address, &setting, cell).into()).collect()
    };
    let card = el("details")
        .class("card")
        .on("toggle", move |_| is_open.set(true))
        .child(summary)
        .child(el("ul").live(list));
    Some(card)
}

fn item(address: &Address, setting: &Setting, cell: &Cell) -> El {
    let verdict = cell.decision.verdict;
    let landing = el("span")
        .class("becomes")
        .child(glyph(verdict.landing))
        .text(" ")
        .text(labels::landing(verdict.landing));
    let link = el("a")
        .attr_made("href", write(&address_of(address, setting, cell)))
        .child(el("span").made(told::circumstance(cell.case)))
        .text(" ")
        .child(landing);
    let basis = el("span").class("basis").text(labels::basis(verdict.basis));
    el("li")
        .attr("data-landing", token(verdict.landing))
        .attr("data-basis", token(verdict.basis))
        .child(link)
        .child(basis)
        .child(el("p").class("cite").text(told::told(cell.case).decided.sentence))
}
