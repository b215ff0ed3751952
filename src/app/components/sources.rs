//! Where an answer is written.

use crate::app::element::{El, el};
use crate::app::page::Page;
use crate::routing::Source;
use crate::text::{page as words, sources};
use leptos::prelude::*;

/// A list of sources beside a rule or a warning.
pub fn cited(cited: &[Source]) -> El {
    el("span").class("cite").text(sources::cite_all(cited))
}

/// The sources of the ruling, in full.
pub fn sources(page: Page) -> El {
    let items = move || {
        let items = page.decision.get().verdict.sources.iter().map(|source| {
            el("li").child(el("cite").text(source.document.title)).text(": ").text(source.section)
        });
        el("ul").children(items)
    };
    el("section").id("sources").child(el("h2").text(words::SOURCES)).dyn_child(items)
}
