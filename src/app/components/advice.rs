//! Warnings, cautions, notes and disagreements that touch the case.

use super::sources::cited;
use super::terms::Terms;
use crate::app::element::{El, el};
use crate::app::page::Page;
use crate::app::token;
use crate::routing::{Advice, Severity, advise};
use crate::text::{advice as words, page as fixed};
use leptos::prelude::*;
use strum::VariantArray;

/// All that there is to say beside the answer.
pub fn advice(page: Page) -> El {
    let groups = move || {
        let subject = page.subject.get();
        let said = advise(subject.case, subject.standing());
        let mut terms = Terms::new(page);
        let groups =
            Severity::VARIANTS.iter().filter_map(|&severity| group(severity, &said, &mut terms));
        el("div").children(groups)
    };
    el("section")
        .id("advice")
        .child(el("h2").class("visually-hidden").text(fixed::ADVICE))
        .dyn_child(groups)
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
