//! Where an answer is written.

use crate::app::Page;
use crate::app::dom::{El, el};
use crate::routing::Source;
use crate::text::{page as words, sources};
use leptos::prelude::*;

/// A list of sources beside a rule or a warning.
pub fn cited(cited: &'static [Source]) -> El {
    let cited: Vec<String> = cited.iter().map(|&it| sources::cite(it)).collect();
    el("span").class("cite").made(cited.join("; "))
}

/// The sources of the ruling, in full.
pub fn sources(page: Page) -> El {
    let items = move || {
        let address = page.address.get();
        let verdict = address.case().decide().verdict;
        let items = verdict.sources.iter().map(|&source| {
            el("li")
                .child(el("cite").text(sources::document(source.document())))
                .text(": ")
                .text(sources::section(source))
        });
        el("ul").children(items)
    };
    el("section").id("sources").child(el("h2").text(words::SOURCES)).live_child(items)
}
