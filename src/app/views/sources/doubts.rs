//! Where documents disagree or are silent, and what is assumed here.

use crate::app::components::glyph::glyph;
use crate::app::components::prose::prose;
use crate::app::components::sources::cited;
use crate::app::element::{El, el};
use crate::editions;
use crate::link::{Address, write};
use crate::routing::{Case, Doubt, Edition, Role, Subject};
use crate::text::told::call;
use crate::text::{doubts as texts, views as words};

/// How many of the scenarios that a doubt touches are linked to.
const SHOWN: usize = 3;

/// The screen with the doubts of an edition.
pub fn doubts(edition: &'static Edition) -> El {
    let doubts = editions::doubts(edition);
    let none = doubts.is_empty().then(|| el("p").text(words::NO_DOUBTS));
    el("div")
        .class("doubts")
        .child(el("h1").text(words::DOUBTS))
        .child(el("p").class("lead").text(words::DOUBTS_LEAD))
        .child(none)
        .children(doubts.iter().map(|it| doubt(edition, it)))
}

fn doubt(edition: &'static Edition, doubt: &'static Doubt) -> El {
    let pair = |name: &'static str, words: &'static str| {
        el("div").child(el("dt").text(name)).child(el("dd").children(prose(words)))
    };
    let (count, examples) = doubt.examples(edition, SHOWN);
    let links = examples.into_iter().map(|case| el("li").child(link(case)));
    el("article")
        .class("doubt")
        .attr("data-doubt", doubt.id)
        .child(el("h2").children(prose(doubt.title)))
        .child(el("p").class("aside").text(texts::kind(doubt.kind)))
        .child(
            el("dl")
                .child(pair(words::ONE_READING, doubt.one))
                .child(pair(words::OTHER_READING, doubt.other))
                .child(pair(words::CHOICE_MADE, doubt.choice))
                .child(pair(texts::settled(doubt.settled), doubt.reason)),
        )
        .child(cited(doubt.sources))
        .child(el("p").text(words::touches(count)))
        .child(el("ul").class("examples").children(links))
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
