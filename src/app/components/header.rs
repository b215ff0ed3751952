//! The bar at the top: name, pages, edition, theme, share, reset.

use crate::app::element::{El, el, svg};
use crate::app::page::Page;
use crate::app::preferences::Theme;
use crate::editions;
use crate::link::{View, write};
use crate::session::Event;
use crate::text::{labels, page as words, views};
use leptos::prelude::*;

/// The screens that stand in the bar.
const PAGES: [View; 8] = [
    View::Explore,
    View::Matrix,
    View::Compare,
    View::Goal,
    View::PowerShell,
    View::Audit,
    View::Rules,
    View::About,
];

/// The bar at the top.
pub fn header(page: Page) -> El {
    let pages = el("nav")
        .attr("aria-label", words::NAVIGATION)
        .children(PAGES.iter().map(|&view| page_link(page, view)));
    el("header")
        .class("top")
        .child(el("p").class("brand").child(brand()).text(words::NAME))
        .child(pages)
        .child(edition(page))
        .child(theme(page))
        .child(button("reset", words::RESET, move || page.send(Event::Reset)))
        .child(button("share", words::SHARE, move || page.open_share()))
}

/// The product's mark.
pub fn brand() -> El {
    let paths = BRAND.iter().map(|&(class, d)| svg("path").class(class).attr("d", d));
    svg("svg").attr("viewBox", "0 0 32 32").attr("aria-hidden", "true").children(paths)
}

/// A line from a caller to a landing.
const BRAND: &[(&str, &str)] = &[
    ("line", "M6 7h4c8 0 4 17 12 17"),
    ("from", "M6 3.5a3.5 3.5 0 1 1 0 7a3.5 3.5 0 1 1 0-7z"),
    ("to", "M25 18.5l5.5 5.5-5.5 5.5-5.5-5.5z"),
];

fn edition(page: Page) -> El {
    let options = editions::ALL.iter().map(|&it| {
        el("option")
            .attr("value", it.id)
            .prop("selected", move || page.subject.get().edition() == it)
            .text(labels::edition(it))
    });
    let select = el("select")
        .attr("name", "edition")
        .on("change", move |event| {
            if let Some(edition) = editions::named(&event_target_value(&event)) {
                page.send(Event::Edition(edition));
            }
        })
        .children(options);
    let name = el("span").text(views::EDITION);
    el("label").class("edition").child(name).child(select)
}

fn theme(page: Page) -> El {
    let chosen = move || page.preferences.get().theme;
    let options = Theme::ALL.into_iter().map(|theme| {
        el("option")
            .attr("value", theme.token())
            .prop("selected", move || chosen() == theme)
            .text(theme_name(theme))
    });
    let select = el("select")
        .attr("name", "theme")
        .on("change", move |event| {
            if let Some(theme) = Theme::of_token(&event_target_value(&event)) {
                page.prefer(|it| it.theme = theme);
            }
        })
        .children(options);
    el("label").class("theme").child(el("span").text(words::THEME)).child(select)
}

const fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::System => words::THEME_SYSTEM,
        Theme::Light => words::THEME_LIGHT,
        Theme::Dark => words::THEME_DARK,
    }
}

/// A button with a place of its own in the style sheet.
pub fn button(id: &'static str, name: &'static str, press: impl Fn() + Send + 'static) -> El {
    el("button").id(id).attr("type", "button").on("click", move |_| press()).text(name)
}

fn page_link(page: Page, view: View) -> El {
    let href = move || write(&page.address.get().viewed(view));
    el("a")
        .dyn_attr("href", move || Some(href().into()))
        .dyn_attr("aria-current", move || {
            (page.address.get().view == view).then_some("page".into())
        })
        .on("click", move |event| {
            event.prevent_default();
            page.send(Event::View(view));
        })
        .text(words::view(view))
}
