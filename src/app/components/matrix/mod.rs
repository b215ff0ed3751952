//! The whole space as a table, its filters, and its cards for narrow screens.

mod cards;
mod drawn;
mod export;
mod filters;
mod grid;
mod paper;

use crate::app::element::{El, el};
use crate::app::page::Page;
use crate::app::shell::document::{is_wide, on_resize};
use crate::link::{Address, View};
use crate::routing::{AxisPart, Cell, Edition, Entry, Matrix, Turn};
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
    el("div").dyn_child(move || match (empty.get(), wide.get()) {
        (true, _) => el("p").text(words::NOTHING_LEFT),
        (false, true) => grid::grid(page, matrix),
        (false, false) => cards::cards(page, matrix),
    })
}

/// The address of a cell: its own question.
fn address_of(here: &Address, row: &Entry, column: &Entry, cell: &Cell) -> Address {
    here.asking(Matrix::subject(here.subject, row, column, cell)).viewed(View::Explore)
}

/// Whether the rows of a matrix are shown as rows.
fn rows_in_rows(address: &Address) -> bool {
    let filter = address.filter;
    let is_default = filter.rows.is_none() && filter.columns.is_none();
    let is_turned = is_default && address.edition().axes.turned;
    is_turned == (filter.turn == Turn::Swapped)
}

/// What heads the names of an axis.
fn axis_name(edition: &Edition, axis: &[AxisPart]) -> &'static str {
    match axis {
        [AxisPart::Question(at)] => edition.question(*at).map_or("", |it| it.name),
        [AxisPart::Presets] => words::SETTING,
        _ => words::CIRCUMSTANCE,
    }
}

/// The name of a policy with the places where it may break as ends of lines.
fn parts(name: &str) -> String {
    ["Calling", "Chat", "With", "And"]
        .into_iter()
        .fold(name.to_owned(), |name, part| name.replace(part, &format!("\n{part}")))
}
