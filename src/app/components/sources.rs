//! Where an answer is written.

use crate::app::element::{El, Text, el};
use crate::app::page::Page;
use crate::routing::Source;
use crate::text::{page as words, sources};
use leptos::prelude::*;

/// A link to another site. Following it is the only request that leads there.
pub fn external(address: String, words: impl Into<Text>) -> El {
    external_as("external", address, words)
}

/// The same with classes of its own, `external` among them.
pub fn external_as(classes: &'static str, address: String, words: impl Into<Text>) -> El {
    el("a")
        .class(classes)
        .attr("href", address)
        .attr("target", "_blank")
        .attr("rel", "noopener")
        .text(words)
}

/// A source, as a link to the section that was read.
pub fn citation(source: &Source) -> El {
    external(source.address(), sources::cite(source))
}

/// A list of sources beside a rule or a warning.
pub fn cited(cited: &[Source]) -> El {
    el("span").class("cite").children(cited.iter().map(citation))
}

/// The sources of the ruling, in full, for the pages of the guide.
#[cfg_attr(not(feature = "prerender"), expect(dead_code, reason = "the page cites them in Why"))]
pub fn sources(page: Page) -> El {
    let items = move || {
        let items = page.decision.get().verdict.sources.iter().map(|source| {
            let section = external(source.address(), source.section);
            el("li").child(el("cite").text(source.document.title)).text(": ").child(section)
        });
        el("ul").children(items)
    };
    el("section").id("sources").child(el("h2").text(words::SOURCES)).dyn_child(items)
}
