//! What the terms of the trade mean.

use super::{fits, item, search};
use crate::app::components::prose::prose;
use crate::app::components::sources::citation;
use crate::app::element::{El, el};
use crate::app::page::Page;
use crate::editions::{self, Definition};
use crate::text::views as words;
use leptos::prelude::*;

/// The screen with the terms.
pub fn glossary(page: Page) -> El {
    let typed = RwSignal::new(String::new());
    let terms = editions::glossary().into_iter().map(|it| definition(page, it, typed));
    el("div")
        .class("glossary")
        .child(el("h1").text(words::GLOSSARY))
        .child(el("p").class("lead").text(words::GLOSSARY_LEAD))
        .child(search(words::FIND_TERM, typed))
        .child(el("dl").children(terms))
}

fn definition(page: Page, it: &'static Definition, typed: RwSignal<String>) -> El {
    let text = [it.term.name, &it.term.also.join(" "), it.term.says, it.more].join(" ");
    let text = text.to_ascii_lowercase();
    let source = it.source.as_ref().map(|it| el("dd").class("cite").child(citation(it)));
    item(page, "div", it.term.id)
        .dyn_attr("hidden", move || typed.with(|it| !fits(&text, it)).then_some("".into()))
        .child(el("dt").text(it.term.name))
        .child(el("dd").children(prose(it.term.says)).text(" ").children(prose(it.more)))
        .child(source)
}
