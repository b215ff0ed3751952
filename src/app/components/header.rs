//! The bar at the top: name, places, date, share, and a menu with the rest.

use crate::app::element::{El, el, svg};
use crate::app::page::Page;
use crate::app::preferences::Theme;
use crate::app::shell;
use crate::editions;
use crate::link::{Place, View, write};
use crate::session::Event;
use crate::text::{page as words, views};
use leptos::prelude::*;

/// The id of the list of places, which is a popover where the bar is narrow.
const PLACES: &str = "places";
/// The id of the menu at the end of the bar.
const MENU: &str = "menu";

/// The bar at the top.
pub fn header(page: Page) -> El {
    let bar = el("div")
        .class("wrap")
        .child(el("p").class("brand").child(brand()).child(el("span").text(words::NAME)))
        .children(places(page))
        .child(search(page))
        .child(dates(page))
        .child(edition(page))
        .child(share(page).id("share"))
        .child(opener(MENU).attr("aria-label", words::MORE).text("⋯"))
        .child(menu(page));
    el("header").class("top").child(bar)
}

/// The links to the five places, and the button that opens them where the bar is narrow.
fn places(page: Page) -> [El; 2] {
    let here = move || {
        let view = page.address.get().view;
        Place::of(view).map_or(words::view(view), words::place).into()
    };
    let links = Place::ALL.into_iter().map(|place| place_link(page, place));
    let nav = el("nav").id(PLACES).attr("popover", "").attr("aria-label", words::NAVIGATION);
    [opener(PLACES).class("where").dyn_text(here), nav.children(links)]
}

fn place_link(page: Page, place: Place) -> El {
    let href = move || Some(write(&page.address.get().viewed(place.first())).into());
    el("a")
        .dyn_attr("href", href)
        .dyn_attr("aria-current", move || {
            let view = page.address.get().view;
            let is_here = Place::of(view) == Some(place);
            let current = if view == place.first() { "page" } else { "true" };
            is_here.then_some(current.into())
        })
        .on("click", move |event| {
            event.prevent_default();
            shell::document::hide(PLACES);
            page.send(Event::View(place.first()));
        })
        .text(words::place(place))
}

/// A button that opens the popover of this id.
fn opener(id: &'static str) -> El {
    el("button").attr("type", "button").attr("popovertarget", id)
}

/// What is seldom needed.
fn menu(page: Page) -> El {
    let about = el("a")
        .dyn_attr("href", move || Some(write(&page.address.get().viewed(View::About)).into()))
        .on("click", |_| shell::document::hide(MENU))
        .text(words::ABOUT);
    el("div")
        .id(MENU)
        .attr("popover", "")
        .child(closing(share(page).class("in-menu")))
        .child(theme(page))
        .child(closing(button("reset", words::RESET, move || page.send(Event::Reset))))
        .child(closing(button("present", words::PRESENT, shell::document::present)))
        .child(closing(button("keys", words::SHORTCUTS, || {
            shell::document::open(shell::SHORTCUTS);
        })))
        .child(about)
}

/// Closes the menu when it is pressed.
fn closing(button: El) -> El {
    button.attr("popovertarget", MENU).attr("popovertargetaction", "hide")
}

/// Leads to the search.
fn search(page: Page) -> El {
    let lens =
        svg("path").attr("d", "M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9zM10.5 10.5l3.5 3.5");
    let icon = svg("svg").attr("viewBox", "0 0 16 16").attr("aria-hidden", "true").child(lens);
    el("a")
        .class("to-search")
        .dyn_attr("href", move || Some(write(&page.address.get().viewed(View::Search)).into()))
        .attr("aria-label", words::SEARCH)
        .attr("aria-keyshortcuts", "/")
        .on("click", move |event| {
            event.prevent_default();
            page.send(Event::View(View::Search));
        })
        .child(icon)
        .child(el("span").text(words::SEARCH))
        .child(el("kbd").attr("aria-hidden", "true").text("/"))
}

fn share(page: Page) -> El {
    el("button").attr("type", "button").on("click", move |_| page.open_share()).text(words::SHARE)
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

/// The dates side by side.
fn dates(page: Page) -> El {
    let options = editions::ALL.iter().map(|&it| {
        let radio = el("input")
            .attr("type", "radio")
            .attr("name", "date")
            .attr("value", it.id)
            .prop("checked", move || page.address.get().edition() == it)
            .on("change", move |_| page.send(Event::Edition(it)));
        let name = el("span").text(it.short);
        el("label").attr("title", it.name).child(radio).child(name)
    });
    el("fieldset").class("dates").attr("aria-label", views::EDITION).children(options)
}

/// The dates as a list, where the bar is narrow.
fn edition(page: Page) -> El {
    let options = editions::ALL.iter().map(|&it| {
        el("option")
            .attr("value", it.id)
            .prop("selected", move || page.address.get().edition() == it)
            .text(it.short)
    });
    let select = el("select")
        .attr("name", "edition")
        .attr("aria-label", views::EDITION)
        .on("change", move |event| {
            if let Some(edition) = editions::named(&event_target_value(&event)) {
                page.send(Event::Edition(edition));
            }
        })
        .children(options);
    select.class("date")
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
