//! What lies over the page: Share, and the list of shortcuts.

use super::code::copy_button;
use super::route_map::save;
use crate::app::element::{El, el};
use crate::app::page::{Dialog, Page};
use crate::app::preferences::Shortcuts;
use crate::app::screens::said;
use crate::app::shell;
use crate::format;
use crate::link::{Address, View, write};
use crate::text::{markdown, page as words, share as texts};
use leptos::prelude::*;

const LINK: &str = "share-link";
const MARKDOWN: &str = "share-markdown";
const JSON: &str = "share-json";

/// What a module's share dialog offers besides the link. It is written while the dialog is open.
pub type ShareFields = fn(Page) -> Vec<El>;

/// The link of this address and whatever else the module offers on this screen, each with a button
/// that copies it.
pub fn share(page: Page, more: ShareFields) -> El {
    let view = move || page.address.with(|it| it.view);
    let shown = move || if page.share.get() == Dialog::Open { here(page) } else { String::new() };
    let link = el("input").attr("type", "text").prop("value", shown);
    let print = el("button")
        .attr("type", "button")
        .on("click", |_| {
            shell::document::close(shell::SHARE);
            shell::document::print_soon();
        })
        .text(words::PRINT);
    dialog(shell::SHARE, move || texts::heading(view()))
        .on("close", move |_| page.share.set(Dialog::Closed))
        .child(field(page, texts::LINK, "link", LINK, link, move || here(page)))
        .child(el("p").class("aside").dyn_text(move || texts::link_opens(view()).into()))
        .children(more(page))
        .child(said(page))
        .child(el("p").class("actions").child(print).child(close_button(shell::SHARE)))
}

/// The answer as text for people and for programs, and the way into another page.
pub fn answer_fields(page: Page) -> Vec<El> {
    let area = el("textarea").attr("rows", "9");
    let machine = el("input").attr("type", "text");
    let elsewhere = el("a")
        .dyn_attr("href", move || Some(write(&page.address.get().viewed(View::Embed)).into()))
        .on("click", |_| shell::document::close(shell::SHARE))
        .text(words::EMBED);
    let embed = el("p").class("embed").child(elsewhere);
    vec![
        written(page, View::Explore, MARKDOWN, area, markdown::answer),
        written(page, View::Explore, JSON, machine, format::answer),
        picture(page, View::Explore),
        embed.prop("hidden", move || page.address.with(|it| it.view != View::Explore)),
    ]
}

/// The table of all answers as text.
pub fn table_fields(page: Page) -> Vec<El> {
    let area = el("textarea").attr("rows", "9");
    vec![written(page, View::Matrix, "share-table", area, markdown::table)]
}

/// The comparison as text.
pub fn comparison_fields(page: Page) -> Vec<El> {
    let area = el("textarea").attr("rows", "9");
    let text = written(page, View::Compare, "share-comparison", area, markdown::comparison);
    vec![text, picture(page, View::Compare)]
}

/// Saves the picture of a screen.
fn picture(page: Page, view: View) -> El {
    save(page, "").prop("hidden", move || page.address.with(|it| it.view != view))
}

/// A text that is written while the dialog is open on a screen.
fn written(
    page: Page,
    view: View,
    id: &'static str,
    shown: El,
    write: fn(&Address, &str) -> String,
) -> El {
    let (label, what) =
        if id == JSON { (texts::JSON, "JSON") } else { (texts::MARKDOWN, "markdown") };
    let is_here = move || page.address.with(|it| it.view == view);
    let text = move || write(&page.address.get(), &here(page));
    let while_open = move || {
        let is_open = page.share.get() == Dialog::Open && is_here();
        if is_open { text() } else { String::new() }
    };
    field(page, label, what, id, shown.prop("value", while_open), text)
        .prop("hidden", move || !is_here())
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
    dialog(shell::SHORTCUTS, || words::SHORTCUTS_HEADING)
        .child(el("dl").children(keys))
        .child(
            el("label")
                .class("option")
                .child(switch)
                .child(el("span").class("name").text(words::SHORTCUTS_SWITCH)),
        )
        .child(el("p").class("actions").child(close_button(shell::SHORTCUTS)))
}

fn dialog(id: &'static str, heading: impl Fn() -> &'static str + Copy + Send + 'static) -> El {
    el("dialog")
        .id(id)
        .dyn_attr("aria-label", move || Some(heading().into()))
        .child(el("h2").dyn_text(move || heading().into()))
}

fn close_button(id: &'static str) -> El {
    el("button")
        .attr("type", "button")
        .attr("data-close", id)
        .on("click", move |_| shell::document::close(id))
        .text(words::CLOSE)
}
