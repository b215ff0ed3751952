//! The whole space as a table, its filters, and its cards for narrow screens.

mod cards;
mod drawn;
mod export;
mod filters;
mod grid;
mod paper;

use crate::app::Page;
use crate::app::dom::{El, el};
use crate::app::shell::document::{is_wide, on_resize};
use crate::link::{Address, View};
use crate::routing::{Axes, Case, Cell, Edition, Matrix, Setting};
use crate::text::views as words;
use leptos::prelude::*;

pub use export::export;
pub use filters::filters;
pub use paper::paper;

/// The matrix as a memo: what the filters let through.
pub fn matrix_of(page: Page) -> Memo<Matrix> {
    Memo::new(move |_| {
        let address = page.address.get();
        Matrix::of(address.case(), &address.filter)
    })
}

/// The table on a wide screen, cards on a narrow one.
pub fn matrix(page: Page, matrix: Memo<Matrix>) -> El {
    let wide = RwSignal::new(is_wide());
    on_resize(move || {
        if wide.get_untracked() != is_wide() {
            wide.set(is_wide());
        }
    });
    let empty = Memo::new(move |_| matrix.with(|it| it.shown == 0));
    el("div").live_child(move || match (empty.get(), wide.get()) {
        (true, _) => el("p").text(words::NOTHING_LEFT),
        (false, true) => grid::grid(page, matrix),
        (false, false) => cards::cards(page, matrix),
    })
}

/// The address of a cell: its own question.
fn address_of(here: &Address, setting: &Setting, cell: &Cell) -> Address {
    let instance = setting.instance.unwrap_or(here.instance);
    let mut there = Address { view: View::Explore, instance, ..*here };
    there.ask(cell.case);
    there
}

/// Circumstances that follow one another in the same group, with their places.
fn groups(circumstances: &[Case]) -> Vec<(&'static str, Vec<usize>)> {
    let mut groups: Vec<(&'static str, Vec<usize>)> = Vec::new();
    for (at, &case) in circumstances.iter().enumerate() {
        let name = crate::text::told::group(case);
        match groups.last_mut() {
            Some((last, places)) if *last == name => places.push(at),
            _ => groups.push((name, vec![at])),
        }
    }
    groups
}

/// Whether settings stand in rows. The guide's edition has more settings than circumstances of one
/// organization; that of the modes has few settings.
fn settings_in_rows(edition: Edition, axes: Axes) -> bool {
    (edition == Edition::Guide201712) == (axes == Axes::AsIs)
}

/// The name of a policy with the places where it may break as ends of lines.
fn parts(name: &str) -> String {
    ["Calling", "Chat", "With", "And"]
        .into_iter()
        .fold(name.to_owned(), |name, part| name.replace(part, &format!("\n{part}")))
}
