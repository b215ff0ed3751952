//! Warnings, cautions, notes and disagreements that touch the case.

use super::prose::prose;
use super::sources::cited;
use super::terms::Terms;
use crate::app::element::{El, Piece, el};
use crate::app::page::Page;
use crate::app::token;
use crate::routing::{Advice, Severity, advise};
use crate::text::{advice as words, page as fixed};
use leptos::prelude::*;
use strum::VariantArray;

/// What warns of the answer.
pub fn advice(page: Page) -> El {
    let groups = move || {
        let subject = page.subject.get();
        let said = advise(subject.case, subject.standing());
        let group = group(Severity::Warning, &said, &mut Terms::new(page));
        el("div").child(group)
    };
    el("section")
        .id("advice")
        .child(el("h2").class("visually-hidden").text(fixed::ADVICE))
        .dyn_child(groups)
}

/// What else there is to know, on demand.
pub fn notes(page: Page) -> El {
    let notes = move || {
        let subject = page.subject.get();
        let mut said = advise(subject.case, subject.standing());
        said.retain(|it| it.rule.severity != Severity::Warning);
        let first = said.first()?.rule.short;
        let summary = el("summary")
            .text(words::notes(said.len()))
            .text(" ")
            .child(el("span").children(prose(first)));
        let mut terms = Terms::new(page);
        let groups = Severity::VARIANTS.iter().filter_map(|&it| group(it, &said, &mut terms));
        let groups = el("div").children(groups).client_only();
        Some(Piece::from(el("details").child(summary).child(groups)))
    };
    el("section").id("notes").dyn_children(move || notes().into_iter().collect())
}

fn group(severity: Severity, said: &[Advice], terms: &mut Terms) -> Option<El> {
    let said = said.iter().filter(|it| it.rule.severity == severity);
    let items: Vec<El> = said.map(|it| item(it, terms)).collect();
    (!items.is_empty()).then(|| {
        el("div")
            .class("group")
            .attr("data-severity", token(severity))
            .child(el("h3").text(words::severity(severity)))
            .child(el("ul").children(items))
    })
}

fn item(said: &Advice, terms: &mut Terms) -> El {
    let short = el("strong").children(terms.prose(said.rule.short));
    let sentence = el("p").child(short).text(" ").children(terms.prose(said.rule.long));
    el("li").attr("data-advice", said.rule.id).child(sentence).child(cited(said.sources))
}
