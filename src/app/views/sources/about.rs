//! What this is, and what became of the policy.

use crate::app::components::prose::prose;
use crate::app::element::{El, el};
use crate::app::shell::document;
use crate::text::page as words;

/// The page about the product.
pub fn about() -> El {
    let sections = words::ABOUT_TEXT.iter().map(|&(heading, paragraphs)| {
        let paragraphs = paragraphs.iter().map(|it| el("p").children(prose(it)));
        el("section").child(el("h2").text(heading)).children(paragraphs)
    });
    let build = document::build().map(|build| {
        el("p").class("build").text(words::BUILD).text(" ").child(el("code").text(build))
    });
    el("article")
        .class("about")
        .child(el("h1").text(words::ABOUT).text(" ").text(words::NAME))
        .children(sections)
        .child(build)
}
