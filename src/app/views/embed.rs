//! How to put an answer into another page.

use crate::app::components::dialogs::field;
use crate::app::element::{El, el};
use crate::app::{Page, shell, token};
use crate::link::{Address, View, write};
use crate::text::page as words;
use crate::text::snippets::{self, Host};
use crate::text::told;
use leptos::prelude::*;
use strum::VariantArray;

const SNIPPET: &str = "embed-snippet";

/// The screen that writes the text.
pub fn embed(page: Page) -> El {
    let host = RwSignal::new(Host::default());
    let options = Host::VARIANTS
        .iter()
        .map(|&it| el("option").attr("value", token(it)).text(snippets::name(it)));
    let choice = el("select")
        .attr("name", "host")
        .on("change", move |event| {
            if let Ok(chosen) = event_target_value(&event).parse() {
                host.set(chosen);
            }
        })
        .children(options);
    let text = move || {
        let base = shell::address::with_fragment("");
        snippets::snippet(host.get(), &base, &page.address.get())
    };
    let area = el("textarea").attr("rows", "9").prop("value", text);
    let sentence = move || {
        let case = page.address.get().case();
        told::sentence(case, case.decide().verdict.landing).into()
    };
    let back = move || {
        let there = Address { view: View::Explore, ..page.address.get() };
        Some(write(&there).into())
    };
    el("div")
        .class("embedding")
        .child(el("h1").text(words::EMBED))
        .child(el("p").class("lead").text(words::EMBED_LEAD))
        .child(el("p").child(el("strong").dyn_text(sentence)))
        .child(el("p").child(el("a").dyn_attr("href", back).text(words::EMBED_BACK)))
        .child(el("label").class("host").child(el("span").text(words::EMBED_HOST)).child(choice))
        .child(field(page, words::EMBED_SNIPPET, "snippet", SNIPPET, area, text))
        .child(el("p").class("aside").dyn_text(move || snippets::remark(host.get()).into()))
}
