//! What lies over the page: Share, and the list of shortcuts.

use super::code::copy_button;
use crate::app::element::{El, el};
use crate::app::page::{Dialog, Page};
use crate::app::preferences::Shortcuts;
use crate::app::screens::said;
use crate::app::shell;
use crate::format;
use crate::link::{Address, View, write};
use crate::text::{markdown, page as words};
use leptos::prelude::*;

const LINK: &str = "share-link";
const MARKDOWN: &str = "share-markdown";
const JSON: &str = "share-json";

/// What a module's share dialog offers besides the link. It is written while the dialog is open.
pub type ShareFields = fn(Page) -> Vec<El>;

/// The link of this address and whatever else the module offers, each with a button that copies it.
pub fn share(page: Page, more: ShareFields) -> El {
    let shown = move || if page.share.get() == Dialog::Open { here(page) } else { String::new() };
    let link = el("input").attr("type", "text").prop("value", shown);
    let print = el("button")
        .attr("type", "button")
        .on("click", |_| {
            shell::document::close(shell::SHARE);
            shell::document::print_soon();
        })
        .text(words::PRINT);
    let elsewhere = el("a")
        .dyn_attr("href", move || Some(write(&page.address.get().viewed(View::Embed)).into()))
        .on("click", |_| shell::document::close(shell::SHARE))
        .text(words::EMBED);
    // What was read from files is nobody else's, and no answer of one question.
    let is_audit = move || page.address.with(|it| it.view == View::Audit);
    dialog(shell::SHARE, words::SHARE_HEADING)
        .on("close", move |_| page.share.set(Dialog::Closed))
        .child(field(page, words::SHARE_LINK, "link", LINK, link, move || here(page)))
        .child(el("div").prop("hidden", is_audit).children(more(page)))
        .child(el("p").class("embed").prop("hidden", is_audit).child(elsewhere))
        .child(el("p").class("aside").prop("hidden", move || !is_audit()).text(words::SHARE_AUDIT))
        .child(said(page))
        .child(el("p").class("actions").child(print).child(close_button(shell::SHARE)))
}

/// The answer as text for people and for programs.
pub fn answer_fields(page: Page) -> Vec<El> {
    let ticket = move || markdown::answer(&page.address.get(), &here(page));
    let json = move || format::answer(&page.address.get(), &here(page));
    let while_open = move |write: fn(&Address, &str) -> String| {
        if page.share.get() == Dialog::Closed {
            return String::new();
        }
        write(&page.address.get(), &here(page))
    };
    let area = el("textarea").attr("rows", "9").prop("value", move || while_open(markdown::answer));
    let machine =
        el("input").attr("type", "text").prop("value", move || while_open(format::answer));
    vec![
        field(page, words::SHARE_MARKDOWN, "markdown", MARKDOWN, area, ticket),
        field(page, words::SHARE_JSON, "JSON", JSON, machine, json),
    ]
}

fn here(page: Page) -> String {
    shell::address::with_fragment(&page.link())
}

/// A text that cannot be changed, and a button that copies it.
pub fn field(
    page: Page,
    label: &'static str,
    what: &'static str,
    id: &'static str,
    shown: El,
    text: impl Fn() -> String + Send + 'static,
) -> El {
    let name = format!("{} {what}", words::COPY);
    el("div")
        .class("field")
        .child(el("label").attr("for", id).text(label))
        .child(shown.id(id).attr("readonly", ""))
        .child(copy_button(page, id, text).attr("data-copy", what).attr("aria-label", name))
}

/// The list of shortcuts, and their switch.
pub fn shortcuts(page: Page) -> El {
    let keys = words::SHORTCUT_LIST.iter().map(|&(key, what)| {
        el("div").child(el("dt").child(el("kbd").text(key))).child(el("dd").text(what))
    });
    let switch = el("input")
        .attr("type", "checkbox")
        .attr("name", "shortcuts")
        .prop("checked", move || page.preferences.get().shortcuts == Shortcuts::On)
        .on("change", move |event| {
            let on = event_target_checked(&event);
            page.prefer(|it| it.shortcuts = if on { Shortcuts::On } else { Shortcuts::Off });
        });
    dialog(shell::SHORTCUTS, words::SHORTCUTS_HEADING)
        .child(el("dl").children(keys))
        .child(
            el("label")
                .class("option")
                .child(switch)
                .child(el("span").class("name").text(words::SHORTCUTS_SWITCH)),
        )
        .child(el("p").class("actions").child(close_button(shell::SHORTCUTS)))
}

fn dialog(id: &'static str, heading: &'static str) -> El {
    el("dialog").id(id).attr("aria-label", heading).child(el("h2").text(heading))
}

fn close_button(id: &'static str) -> El {
    el("button")
        .attr("type", "button")
        .attr("data-close", id)
        .on("click", move |_| shell::document::close(id))
        .text(words::CLOSE)
}
