//! Every answer of the guide's edition as one table, for those who read without the program.

use super::html;
use crate::app::element::{El, el};
use crate::editions::guide::{DefaultClient, InteropCall, License, Organization};
use crate::editions::{self, guide};
use crate::routing::{BasisKind, Case, Line};
use crate::text::{labels, prerender as words};
use strum::VariantArray;

/// The table, folded away under a summary, as HTML.
pub fn every_answer() -> String {
    let column = |words: &'static str| el("th").attr("scope", "col").text(words);
    let lines = || editions::default().lines.iter();
    let calls = lines().map(|line| column(line.short));
    let head = el("tr").child(column(words::SETTING)).children(calls);
    let groups = Organization::VARIANTS.iter().flat_map(|&customer| {
        License::VARIANTS.iter().map(move |&license| group(customer, license))
    });
    let table = el("table")
        .child(el("caption").text(words::EVERY_ANSWER_CAPTION))
        .child(el("thead").child(head))
        .children(groups);
    let folded =
        el("details").id("every-answer").child(el("summary").text(words::EVERY_ANSWER)).child(
            el("div")
                .class("scroll")
                .attr("role", "region")
                .attr("aria-label", words::EVERY_ANSWER)
                .attr("tabindex", "0")
                .child(table),
        );
    html([folded])
}

fn group(customer: Organization, license: License) -> El {
    let lines = editions::default().lines;
    let name = guide::group(customer, license);
    let across = (lines.len() + 1).to_string();
    let name = el("th").attr("scope", "rowgroup").attr("colspan", across).text(name);
    let row = |&client: &DefaultClient| {
        let mut call = InteropCall { customer, license, ..InteropCall::default() };
        call.policy.calling_default_client = client;
        let client: &str = client.into();
        el("tr")
            .child(el("th").attr("scope", "row").child(el("code").text(client)))
            .children(lines.iter().map(|line| cell(call.into(), line)))
    };
    el("tbody").child(el("tr").child(name)).children(DefaultClient::VARIANTS.iter().map(row))
}

fn cell(case: Case, line: &Line) -> El {
    let verdict = case.on(line).decide().verdict;
    let cell = el("td").text(labels::landing_of(verdict.landing, line.direction));
    match (verdict.basis.kind(), verdict.basis.alternative()) {
        (BasisKind::Guide, _) => cell,
        (_, Some(alternative)) => cell.text(words::or(labels::landing(alternative))),
        (kind, None) => cell.text(words::by(labels::basis(kind))),
    }
}
