//! The one sentence that the page is about.

use super::glyph::glyph;
use crate::app::dom::{El, Piece, el};
use crate::app::{Page, token};
use crate::text::{labels, modes, told, verdict as words};
use leptos::prelude::*;

/// The verdict, with its public contract: `output#verdict` and its `data-*` attributes.
pub fn verdict(page: Page) -> El {
    let case = move || page.address.get().case();
    let verdict = move || case().decide().verdict;
    el("output")
        .id("verdict")
        .class("verdict")
        .attr("aria-atomic", "true")
        .attr_live("data-landing", move || Some(token(verdict().landing).into()))
        .attr_live("data-basis", move || Some(token(verdict().basis).into()))
        .attr_live("data-alternative", move || {
            verdict().basis.alternative().map(|it| token(it).into())
        })
        .attr_live("data-rule", move || Some(case().decide().rule.into()))
        .attr_live("data-interop", move || verdict().interop.map(|it| token(it).into()))
        .live(move || {
            let (case, verdict) = (case(), verdict());
            let lead = told::lead(case, verdict.landing) + " ";
            let landing = el("span")
                .class("landing")
                .child(glyph(verdict.landing))
                .child(el("strong").text(labels::landing(verdict.landing)));
            let basis = el("span")
                .class("basis")
                .attr("title", labels::basis_meaning(verdict.basis))
                .text(labels::basis(verdict.basis));
            let other = words::other_reading(verdict.basis)
                .map(|other| el("span").class("other").made(other));
            let crossing = modes::interop(verdict).map(|it| el("span").class("crossing").text(it));
            let parts = [el("span").class("lead").made(lead), landing, basis];
            parts.into_iter().chain(crossing).chain(other).map(Piece::from).collect()
        })
}
