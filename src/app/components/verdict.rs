//! The one sentence that the page is about.

use super::glyph::glyph;
use super::sources::external_as;
use crate::app::element::{El, Piece, el};
use crate::app::page::Page;
use crate::app::token;
use crate::routing::{BasisKind, Verdict};
use crate::text::{labels, told};
use leptos::prelude::*;

/// The verdict, with its public contract: `output#verdict` and its `data-*` attributes.
pub fn verdict(page: Page) -> El {
    let verdict = move || page.decision.get().verdict;
    el("output")
        .id("verdict")
        .class("verdict")
        .attr("aria-atomic", "true")
        .dyn_attr("data-landing", move || Some(token(verdict().landing).into()))
        .dyn_attr("data-basis", move || Some(token(verdict().basis).into()))
        .dyn_attr("data-alternative", move || {
            verdict().basis.alternative().map(|it| token(it).into())
        })
        .dyn_attr("data-rule", move || Some(page.decision.get().rule.id.into()))
        .dyn_attr("data-interop", move || verdict().interop.map(|it| token(it).into()))
        .dyn_children(move || {
            let (case, verdict) = (page.subject.get().case, verdict());
            let lead = told::lead(case, verdict.landing) + " ";
            let landing = el("span")
                .class("landing")
                .child(glyph(verdict.landing))
                .child(el("strong").text(labels::ending(verdict.landing, case.direction())));
            let kind = verdict.basis.kind();
            let basis = basis(verdict, kind);
            let other = labels::other_reading(verdict.basis)
                .map(|other| el("span").class("other").text(other));
            let crossing = told::interop(verdict).map(|it| el("span").class("crossing").text(it));
            let parts = [el("span").class("lead").text(lead), landing, basis];
            parts.into_iter().chain(crossing).chain(other).map(Piece::from).collect()
        })
}

/// What the answer rests on, as a link to the first source.
fn basis(verdict: Verdict, kind: BasisKind) -> El {
    let words = labels::basis(kind);
    let tag = match verdict.sources.first() {
        Some(source) => external_as("basis tag external", source.address(), words),
        None => el("span").class("basis tag").text(words),
    };
    tag.attr("title", labels::basis_meaning(kind))
}
