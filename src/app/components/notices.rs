//! What was not understood of the address or of the stored settings.

use super::prose::prose;
use crate::app::element::{El, Piece, el};
use crate::app::page::{Page, Storage};
use crate::app::shell::document::warn;
use crate::session::Event;
use crate::text::{notices::notice, page as words};
use leptos::prelude::*;

/// Shows the notices, if there are any. Inside another page they are for its author, and not for its
/// readers, who can do nothing about them: so they go to the console.
pub fn notices(page: Page) -> impl FnMut() -> Vec<Piece> {
    let mut warned = Vec::new();
    move || {
        let is_inside = page.address.get().embed.is_some();
        let stored = page.storage.get() == Storage::Unreadable;
        let stored = stored.then(|| words::BAD_STORAGE.to_owned());
        let said: Vec<String> = page.notices().iter().map(notice).chain(stored).collect();
        if is_inside && said != warned {
            said.iter().for_each(|it| warn(it));
            warned = said;
            return Vec::new();
        }
        if is_inside || said.is_empty() {
            return Vec::new();
        }
        vec![section(page, &said).into()]
    }
}

fn section(page: Page, said: &[String]) -> El {
    let items = said.iter().map(|it| el("li").children(prose(it)));
    let close = el("button")
        .attr("type", "button")
        .on("click", move |_| page.send(Event::Dismiss))
        .text(words::CLOSE);
    el("section")
        .id("notices")
        .class("notices")
        .attr("role", "status")
        .attr("aria-label", words::NOTICES)
        .child(el("ul").children(items))
        .child(close)
}
