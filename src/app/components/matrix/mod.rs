//! All answers: the table, the reason of one cell, and what is shown of them.

mod export;
mod filters;
mod legend;
mod reason;
mod table;

use crate::app::element::{El, el};
use crate::app::page::Page;
use crate::link::Address;
use crate::routing::{Edition, Grouped, Matrix, Role, Turn};
use crate::text::{grouped, labels, views as words};
use leptos::prelude::*;

pub use export::export;
use filters::how_many;
pub use filters::{filters, rest};
pub use legend::legend;
pub use reason::reason;
pub use table::table;

/// What is shown: the answers that the filters let through, and which lines stand together.
#[derive(Clone, Debug, PartialEq)]
pub struct Answers {
    /// The edition.
    pub edition: &'static Edition,
    /// The answers.
    pub matrix: Matrix,
    /// The lines.
    pub grouped: Grouped,
    /// Whether the columns of the matrix stand in rows.
    pub is_turned: bool,
    /// Whether lines that are the same are one.
    pub is_grouped: bool,
}

/// A place in the table: row and column of what is grouped, also where the table is turned.
pub type Place = (usize, usize);

/// The selected cell, which is the scenario of the address, and the cell under the pointer.
#[derive(Clone, Copy)]
pub struct Selection {
    /// The scenario's.
    pub at: Memo<Place>,
    /// The pointer's.
    pub pointed: RwSignal<Option<Place>>,
}

/// The answers as a memo. A scenario that differs in nothing but what the axes say leaves it alone.
pub fn answers_of(page: Page) -> Memo<Answers> {
    Memo::new(move |_| {
        let address = page.address.get();
        let matrix = Matrix::of(address.case(), &address.filter);
        let is_grouped = address.filter.is_grouped();
        let grouped = if is_grouped { Grouped::of(&matrix) } else { Grouped::each(&matrix) };
        let (edition, is_turned) = (address.edition(), is_turned(&address));
        Answers { edition, matrix, grouped, is_turned, is_grouped }
    })
}

/// What is selected.
pub fn selection_of(page: Page, answers: Memo<Answers>) -> Selection {
    let at = Memo::new(move |_| {
        let subject = page.subject.get();
        answers.with(|it| it.grouped.place(&it.matrix, subject))
    });
    Selection { at, pointed: RwSignal::new(None) }
}

impl Selection {
    /// The cell whose reason is shown.
    pub fn shown(self) -> Place {
        self.pointed.get().unwrap_or_else(|| self.at.get())
    }
}

impl Answers {
    /// What rows are called in a sentence, as they stand on the screen.
    pub const fn lines(&self) -> &'static str {
        if self.is_turned { "columns" } else { "rows" }
    }

    /// Whether there is anything to show.
    pub const fn is_empty(&self) -> bool {
        self.matrix.shown == 0
    }
}

/// What the answers come down to: heading and lead.
pub fn summary(answers: Memo<Answers>) -> [El; 2] {
    let heading = move || {
        answers.with(|it| {
            let heading = grouped::heading(it.edition, &it.matrix);
            heading.unwrap_or_else(|| words::MATRIX.to_owned()).into()
        })
    };
    let lead = move || {
        answers.with(|it| {
            let lines = Grouped::of(&it.matrix);
            grouped::lead(it.edition, &it.matrix, &lines, it.lines()).into()
        })
    };
    [el("h1").dyn_text(heading), el("p").class("lead").dyn_text(lead)]
}

/// What holds for every answer, and how many there are: on paper, where nobody can look it up.
pub fn on_paper(page: Page, answers: Memo<Answers>) -> El {
    el("p").class("on-paper").dyn_text(move || {
        let address = page.address.get();
        let edition = address.edition();
        let rest = edition.of_role(|it| it.is_setting() || it == Role::User);
        let rest = rest.filter(|it| !address.filter.varies(edition, it.0));
        let rest = rest.map(|(at, it)| format!("{}: {}", it.name, address.case().label(at)));
        let count = answers.with(|it| words::counted(it.matrix.shown, it.matrix.of));
        let parts = [labels::edition(edition)].into_iter().chain(rest).chain([count]);
        parts.collect::<Vec<_>>().join(" · ").into()
    })
}

/// Whether the columns of the matrix stand in rows.
fn is_turned(address: &Address) -> bool {
    let filter = address.filter;
    let is_default = filter.rows.is_none() && filter.columns.is_none();
    let by_default = is_default && address.edition().axes.turned;
    by_default != (filter.turn == Turn::Swapped)
}
