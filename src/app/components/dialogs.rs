//! What lies over the page: Share, and the list of shortcuts.

use crate::app::dom::{El, el};
use crate::app::preferences::Shortcuts;
use crate::app::{Page, answer_format, said, shell};
use crate::link::write;
use crate::text::{markdown, page as words};
use leptos::prelude::*;

const LINK: &str = "share-link";
const MARKDOWN: &str = "share-markdown";
const JSON: &str = "share-json";

/// The link and the Markdown of this answer, each with a button that copies it.
pub fn share(page: Page) -> El {
    let url = move || shell::address::with_fragment(&write(&page.address.get()));
    let ticket = move || markdown::answer(&page.address.get(), &url());
    let link = el("input").id(LINK).attr("type", "text").attr("readonly", "").prop("value", url);
    let area =
        el("textarea").id(MARKDOWN).attr("readonly", "").attr("rows", "9").prop("value", ticket);
    let json = move || answer_format::answer(&page.address.get(), url());
    let machine =
        el("input").id(JSON).attr("type", "text").attr("readonly", "").prop("value", json);
    let print = el("button")
        .attr("type", "button")
        .on("click", |_| {
            shell::document::close(shell::SHARE);
            shell::document::print_soon();
        })
        .text(words::PRINT);
    let field = |label: &'static str, id: &'static str, shown: El, copy: El| {
        el("div")
            .class("field")
            .child(el("label").attr("for", id).text(label))
            .child(shown)
            .child(copy)
    };
    dialog(shell::SHARE, words::SHARE_HEADING)
        .child(field(
            words::SHARE_LINK,
            LINK,
            link,
            copy_button("link", move || page.copy(url(), LINK)),
        ))
        .child(field(
            words::SHARE_MARKDOWN,
            MARKDOWN,
            area,
            copy_button("markdown", move || page.copy(ticket(), MARKDOWN)),
        ))
        .child(field(
            words::SHARE_JSON,
            JSON,
            machine,
            copy_button("JSON", move || page.copy(json(), JSON)),
        ))
        .child(said(page))
        .child(el("p").class("actions").child(print).child(close_button(shell::SHARE)))
}

/// The list of shortcuts, and their switch.
pub fn shortcuts(page: Page) -> El {
    let keys = words::SHORTCUT_LIST.iter().map(|&(key, what)| {
        el("div").child(el("dt").child(el("kbd").text(key))).child(el("dd").text(what))
    });
    let switch = el("input")
        .attr("type", "checkbox")
        .attr("name", "shortcuts")
        .flag("checked", move || {
            page.state.with(|state| state.preferences.shortcuts == Shortcuts::On)
        })
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

fn copy_button(what: &'static str, copy: impl Fn() + Send + 'static) -> El {
    el("button")
        .attr("type", "button")
        .attr("data-copy", what)
        .attr_made("aria-label", format!("{} {what}", words::COPY))
        .on("click", move |_| copy())
        .text(words::COPY)
}

fn close_button(id: &'static str) -> El {
    el("button")
        .attr("type", "button")
        .attr("data-close", id)
        .on("click", move |_| shell::document::close(id))
        .text(words::CLOSE)
}
