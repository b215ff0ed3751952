//! What the terms of the trade mean.

use crate::app::components::prose::prose;
use crate::app::components::sources::citation;
use crate::app::element::{El, el};
use crate::editions::{self, Definition};
use crate::text::views as words;

/// The screen with the terms.
pub fn glossary() -> El {
    el("div")
        .class("glossary")
        .child(el("h1").text(words::GLOSSARY))
        .child(el("p").class("lead").text(words::GLOSSARY_LEAD))
        .child(el("dl").children(editions::glossary().into_iter().map(definition)))
}

fn definition(it: &'static Definition) -> El {
    let source = it.source.as_ref().map(|it| el("dd").class("cite").child(citation(it)));
    el("div")
        .attr("data-item", it.term.id)
        .child(el("dt").text(it.term.name))
        .child(el("dd").children(prose(it.term.says)).text(" ").children(prose(it.more)))
        .child(source)
}
