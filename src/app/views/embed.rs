//! How to put an answer into another page.

use crate::app::components::code::copy_button;
use crate::app::components::prose::prose;
use crate::app::element::{El, el};
use crate::app::page::Page;
use crate::app::shell;
use crate::app::token;
use crate::link::{Address, Density, EmbedTheme, View, write};
use crate::text::page as words;
use crate::text::snippets::{self, Host, Loading, Look, Site};
use crate::text::told;
use leptos::prelude::*;
use strum::VariantArray;

const SNIPPET: &str = "embed-snippet";
const SECOND: &str = "embed-second";

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

/// The screen with the text for a host and a look that can be chosen.
fn written(page: Page, site: Site, screen: El) -> El {
    let host = RwSignal::new(Host::default());
    let look = RwSignal::new(Look::default());
    let hosts = Host::VARIANTS.iter().map(|&it| (token(it), snippets::name(it)));
    let themes = [None].into_iter().chain(EmbedTheme::VARIANTS.iter().copied().map(Some));
    let themes = themes.map(|it| (it.map_or("", token), snippets::theme(it)));
    let densities = Density::VARIANTS.iter().map(|&it| (token(it), snippets::density(it)));
    let loadings = Loading::VARIANTS.iter().map(|&it| (token(it), snippets::loading(it)));
    let site = StoredValue::new(site);
    let second = Memo::new(move |_| site.with_value(|it| snippets::second_file(host.get(), it)));
    let text = move || {
        site.with_value(|it| snippets::snippet(host.get(), it, &page.address.get(), look.get()))
    };
    let other = move || second.get().map_or(String::new(), |(_, text)| text);
    let needs = shell::document::is_one_file()
        .then(|| el("p").class("aside").children(prose(snippets::ONE_FILE)));
    let is_late = move || snippets::runs_script(host.get());
    screen
        .child(choice(words::EMBED_HOST, "host", hosts, move |it| {
            it.parse().into_iter().for_each(|it| host.set(it));
        }))
        .child(choice(snippets::THEME, "embed-theme", themes, move |it| {
            look.update(|look| look.theme = it.parse().ok());
        }))
        .child(choice(snippets::DENSITY, "density", densities, move |it| {
            it.parse().into_iter().for_each(|it| look.update(|look| look.density = it));
        }))
        .child(
            choice(snippets::LOADING, "loading", loadings, move |it| {
                it.parse().into_iter().for_each(|it| look.update(|look| look.loading = it));
            })
            .prop("hidden", move || !is_late()),
        )
        .child(file(page, SNIPPET, move || snippets::file(host.get()), text))
        .child(
            file(page, SECOND, move || second.get().map_or("", |(name, _)| name), other)
                .prop("hidden", move || second.get().is_none()),
        )
        .child(needs)
        .child(el("p").class("aside").dyn_text(move || snippets::remark(host.get()).into()))
}

/// A choice with its label.
fn choice(
    label: &'static str,
    name: &'static str,
    options: impl Iterator<Item = (&'static str, &'static str)>,
    choose: impl Fn(String) + Send + 'static,
) -> El {
    let options = options.map(|(value, words)| el("option").attr("value", value).text(words));
    let select = el("select")
        .attr("name", name)
        .on("change", move |event| choose(event_target_value(&event)))
        .children(options);
    el("label").class("host").child(el("span").text(label)).child(select)
}

/// The text for one file, below the name of the file.
fn file(
    page: Page,
    id: &'static str,
    name: impl Fn() -> &'static str + Send + 'static,
    text: impl Fn() -> String + Clone + Send + 'static,
) -> El {
    let area = el("textarea").attr("rows", "6").attr("readonly", "").prop("value", text.clone());
    el("div")
        .class("field")
        .child(el("label").attr("for", id).dyn_text(move || name().into()))
        .child(area.id(id))
        .child(copy_button(page, id, text))
}
