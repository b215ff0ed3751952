//! Warnings, cautions, notes and disagreements that touch the case.

use super::prose::prose;
use super::sources::cited;
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
        let groups = Severity::VARIANTS.iter().filter_map(|&severity| group(severity, &said));
        el("div").children(groups)
    };
    el("section")
        .id("advice")
        .child(el("h2").class("visually-hidden").text(fixed::ADVICE))
        .dyn_child(groups)
}

fn group(severity: Severity, said: &[Advice]) -> Option<El> {
    let items: Vec<El> = said.iter().filter(|it| it.rule.severity == severity).map(item).collect();
    (!items.is_empty()).then(|| {
        el("div")
            .class("group")
            .attr("data-severity", token(severity))
            .child(el("h3").text(words::severity(severity)))
            .child(el("ul").children(items))
    })
}

fn item(said: &Advice) -> El {
    let short = el("strong").text(said.rule.short);
    let sentence = el("p").child(short).text(" ").children(prose(said.rule.long));
    el("li").attr("data-advice", said.rule.id).child(sentence).child(cited(said.sources))
}
