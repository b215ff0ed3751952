//! Every answer at once.

use crate::app::components::matrix::{export, filters, matrix as table, matrix_of, paper};
use crate::app::element::{El, el};
use crate::app::page::Page;
use crate::routing::Edition;
use crate::text::views as words;

/// The screen with the whole space.
pub fn matrix(page: Page, edition: &'static Edition) -> El {
    let matrix = matrix_of(page);
    el("div")
        .class("matrix")
        .child(el("h1").text(words::MATRIX))
        .child(el("p").class("lead").text(words::MATRIX_LEAD))
        .child(filters(page, matrix, edition))
        .child(table(page, matrix))
        .child(export(page, matrix))
        .child(paper(page, matrix))
}
