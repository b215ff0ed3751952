//! How to put an answer into another page.

use crate::app::components::dialogs::field;
use crate::app::components::prose::prose;
use crate::app::element::{El, el};
use crate::app::page::Page;
use crate::app::shell;
use crate::app::token;
use crate::link::{Address, View, write};
use crate::text::page as words;
use crate::text::snippets::{self, Host, Site};
use crate::text::told;
use leptos::prelude::*;
use strum::VariantArray;

const SNIPPET: &str = "embed-snippet";

/// The screen that writes the text.
pub fn embed(page: Page) -> El {
    let site = Site::of(&shell::address::with_fragment(""));
    let sentence = move || {
        let case = page.address.get().case();
        told::sentence(case, case.decide().verdict.landing).into()
    };
    let back = move || {
        let there = Address { view: View::Explore, ..page.address.get() };
        Some(write(&there).into())
    };
    let lead = if site.is_some() { words::EMBED_LEAD } else { snippets::NO_SITE };
    let screen = el("div")
        .class("embedding")
        .child(el("h1").text(words::EMBED))
        .child(el("p").class("lead").text(lead))
        .child(el("p").child(el("strong").dyn_text(sentence)))
        .child(el("p").child(el("a").dyn_attr("href", back).text(words::EMBED_BACK)));
    match site {
        Some(site) => written(page, site, screen),
        None => screen,
    }
}

/// The screen with the text for a host that can be chosen.
fn written(page: Page, site: Site, screen: El) -> El {
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
    let text = move || snippets::snippet(host.get(), &site, &page.address.get());
    let area = el("textarea").attr("rows", "9").prop("value", text.clone());
    let needs = shell::document::is_one_file()
        .then(|| el("p").class("aside").children(prose(snippets::ONE_FILE)));
    screen
        .child(el("label").class("host").child(el("span").text(words::EMBED_HOST)).child(choice))
        .child(field(page, words::EMBED_SNIPPET, "snippet", SNIPPET, area, text))
        .child(needs)
        .child(el("p").class("aside").dyn_text(move || snippets::remark(host.get()).into()))
}
