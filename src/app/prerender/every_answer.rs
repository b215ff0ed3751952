//! Every answer of the guide's edition as one table, for those who read without the program.

use super::html;
use crate::app::dom::{El, el};
use crate::app::token;
use crate::routing::{
    Basis, CallType, CustomerType, DefaultClient, InteropPolicy, Licence, PolicyFields, Scenario,
    decide,
};
use crate::text::{labels, prerender as words};
use strum::VariantArray;

/// The table, folded away under a summary, as HTML.
pub fn every_answer() -> String {
    let column = |words: &'static str| el("th").attr("scope", "col").text(words);
    let calls = CallType::VARIANTS.iter().map(|&call| column(labels::call_short(call)));
    let head = el("tr").child(column(words::SETTING)).children(calls);
    let groups = CustomerType::VARIANTS.iter().flat_map(|&customer| {
        Licence::VARIANTS.iter().map(move |&licence| group(customer, licence))
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

fn group(customer: CustomerType, licence: Licence) -> El {
    let name = words::group(customer, licence);
    let across = (CallType::VARIANTS.len() + 1).to_string();
    let name = el("th").attr("scope", "rowgroup").attr_made("colspan", across).made(name);
    let row = |&client: &DefaultClient| {
        let policy =
            PolicyFields { calling_default_client: client, ..InteropPolicy::GLOBAL.fields };
        let setting = Scenario { customer, licence, policy, ..Scenario::default() };
        el("tr")
            .child(el("th").attr("scope", "row").child(el("code").text(token(client))))
            .children(setting.every_call().map(|it| cell(&it)))
    };
    el("tbody").child(el("tr").child(name)).children(DefaultClient::VARIANTS.iter().map(row))
}

fn cell(scenario: &Scenario) -> El {
    let verdict = decide(scenario).1;
    let cell = el("td").text(labels::landing(verdict.landing));
    match verdict.basis {
        Basis::Guide => cell,
        Basis::Disputed { alternative } => cell.made(words::or(labels::landing(alternative))),
        Basis::Document | Basis::Inferred => cell.made(words::by(labels::basis(verdict.basis))),
    }
}
