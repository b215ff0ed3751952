//! Where documents disagree or are silent, and what is assumed here.

use super::{fits, item, search};
use crate::app::components::glyph::glyph;
use crate::app::components::prose::prose;
use crate::app::components::sources::cited;
use crate::app::element::{El, el};
use crate::app::page::Page;
use crate::app::token;
use crate::editions;
use crate::link::{Address, View, write};
use crate::routing::{Case, Doubt, DoubtKind, Edition, Role, Subject};
use crate::text::told::call;
use crate::text::{doubts as texts, views as words};
use leptos::prelude::*;
use strum::VariantArray;

/// How many of the scenarios that a doubt touches are linked to.
const SHOWN: usize = 3;

/// The screen with the doubts of an edition.
pub fn doubts(page: Page, edition: &'static Edition) -> El {
    let doubts = editions::doubts(edition);
    let top = el("div")
        .class("doubts")
        .child(el("h1").text(words::DOUBTS))
        .child(el("p").class("lead").text(words::DOUBTS_LEAD));
    if doubts.is_empty() {
        return top.child(el("p").text(words::NO_DOUBTS));
    }
    let typed = RwSignal::new(String::new());
    let groups = DoubtKind::VARIANTS.iter().map(|&kind| {
        let of_kind: Vec<&Doubt> = doubts.iter().filter(|it| it.kind == kind).collect();
        let count = el("span").class("count").text(of_kind.len().to_string());
        el("section")
            .attr("data-kind", token(kind))
            .child(el("h2").text(texts::kind(kind)).text(" ").child(count))
            .child(
                el("ul")
                    .class("index")
                    .dyn_attr("hidden", move || {
                        typed.with(|it| !it.is_empty()).then_some("".into())
                    })
                    .children(of_kind.iter().map(|it| entry(page, it))),
            )
            .children(of_kind.iter().map(|it| doubt(page, edition, it, typed)))
    });
    top.child(search(words::FIND_DOUBT, typed)).children(groups)
}

/// A line of the index.
fn entry(page: Page, doubt: &'static Doubt) -> El {
    let there = move || Some(write(&page.address.get().pointing(View::Doubts, doubt.id)).into());
    el("li").child(el("a").dyn_attr("href", there).children(prose(doubt.title)))
}

fn doubt(
    page: Page,
    edition: &'static Edition,
    doubt: &'static Doubt,
    typed: RwSignal<String>,
) -> El {
    let pair = |name: &'static str, words: &'static str| {
        el("div").child(el("dt").text(name)).child(el("dd").children(prose(words)))
    };
    let text = [doubt.title, doubt.one, doubt.other, doubt.choice, doubt.reason, doubt.id];
    let text = text.join(" ").to_ascii_lowercase();
    let (count, examples) = doubt.examples(edition, SHOWN);
    let links = examples.into_iter().map(|case| el("li").child(link(case)));
    item(page, "article", doubt.id)
        .class("doubt")
        .attr("data-doubt", doubt.id)
        .dyn_attr("hidden", move || typed.with(|it| !fits(&text, it)).then_some("".into()))
        .child(el("h3").children(prose(doubt.title)))
        .child(
            el("dl")
                .child(pair(words::ONE_READING, doubt.one))
                .child(pair(words::OTHER_READING, doubt.other))
                .child(pair(words::CHOICE_MADE, doubt.choice))
                .child(pair(texts::settled(doubt.settled), doubt.reason)),
        )
        .child(cited(doubt.sources))
        .child(
            el("div")
                .class("touches")
                .child(el("p").text(words::touches(count)))
                .child(el("ul").class("examples").children(links)),
        )
}

/// A link to a case, under the best documented policy with its fields.
fn link(case: Case) -> El {
    let first = Address::first(case.edition());
    let user = case.edition().of_role(|it| it == Role::User);
    let mut name: Vec<String> = user.map(|(at, _)| case.label(at).to_owned()).collect();
    name.push(call(case));
    el("a")
        .attr("href", write(&first.asking(Subject::of(case))))
        .child(glyph(case.decide().verdict.landing))
        .text(" ")
        .text(name.join(", "))
}
