//! The matrix on a narrow screen: a section for each group of columns, a card for each row in it.

use super::address_of;
use crate::app::components::glyph::glyph;
use crate::app::element::{El, el};
use crate::app::page::Page;
use crate::app::token;
use crate::link::{Address, write};
use crate::routing::{AxisPart, Cell, Entry, Landing, Matrix, Shown};
use crate::text::matrix::groups;
use crate::text::{labels, told};
use leptos::prelude::*;
use std::collections::BTreeSet;
use strum::VariantArray;

/// All cards. What is in one is made when it is opened, and a card stays open whatever the filters
/// let through of it.
pub fn cards(page: Page, matrix: Memo<Matrix>) -> El {
    let open = RwSignal::new(BTreeSet::new());
    el("div").class("cards").dyn_children(move || {
        let address = page.address.get();
        matrix.with(|it| {
            let section = |(name, places): (&'static str, Vec<usize>)| {
                let cards = it.rows.iter().zip(&it.cells).filter_map(|(row, cells)| {
                    let cells = places
                        .iter()
                        .filter_map(|&at| Some((*it.columns.get(at)?, *cells.get(at)?)));
                    let shown = cells.filter(|it| it.1.shown == Shown::Yes).collect();
                    card(&address, open, name, (row, it), shown)
                });
                el("section").child(el("h2").text(name)).children(cards).into()
            };
            groups(&it.columns, &it.column_axis).into_iter().map(section).collect()
        })
    })
}

fn card(
    address: &Address,
    open: RwSignal<BTreeSet<String>>,
    group: &'static str,
    (row, matrix): (&Entry, &Matrix),
    cells: Vec<(Entry, Cell)>,
) -> Option<El> {
    if cells.is_empty() {
        return None;
    }
    let counts = Landing::VARIANTS.iter().filter_map(|&landing| {
        let count = cells.iter().filter(|it| it.1.decision.verdict.landing == landing).count();
        let counted = format!(" {} {count}", labels::landing_short(landing));
        (count > 0).then(|| el("span").class("count").child(glyph(landing)).text(counted))
    });
    let name = told::entry(row, &matrix.row_axis);
    let summary = el("summary")
        .child(el("span").class("name").text(name.clone()))
        .child(el("span").class("counts").children(counts));
    // Filters add and remove cards, so each card needs a name of its own.
    let key = format!("{group}: {name}");
    let is_open = {
        let key = key.clone();
        move || open.with(|it| it.contains(&key))
    };
    let (address, row, axis) = (*address, *row, matrix.column_axis.clone());
    let list = {
        let is_open = is_open.clone();
        move || {
            let cells = if is_open() { cells.as_slice() } else { &[] };
            cells.iter().map(|it| item(&address, &row, &axis, it).into()).collect()
        }
    };
    let toggled = key.clone();
    let card = el("details")
        .class("card")
        .key(key)
        .prop("open", is_open)
        .on("toggle", move |event| {
            let is_open = crate::app::shell::document::is_open(&event);
            let is_known = open.with_untracked(|it| it.contains(&toggled));
            if is_open != is_known {
                open.update(|it| {
                    if is_open {
                        it.insert(toggled.clone());
                    } else {
                        it.remove(&toggled);
                    }
                });
            }
        })
        .child(summary)
        .child(el("ul").dyn_children(list));
    Some(card)
}

fn item(address: &Address, row: &Entry, axis: &[AxisPart], (column, cell): &(Entry, Cell)) -> El {
    let verdict = cell.decision.verdict;
    let landing = el("span")
        .class("becomes")
        .child(glyph(verdict.landing))
        .text(" ")
        .text(labels::landing_of(verdict.landing, cell.case.direction()));
    let link = el("a")
        .attr("href", write(&address_of(address, row, column, cell)))
        .child(el("span").text(told::entry(column, axis)))
        .text(" ")
        .child(landing);
    let basis = el("span").class("basis").text(labels::basis(verdict.basis.kind()));
    el("li")
        .attr("data-landing", token(verdict.landing))
        .attr("data-basis", token(verdict.basis))
        .child(link)
        .child(basis)
        .child(el("p").class("cite").text(cell.decision.rule.says))
}
