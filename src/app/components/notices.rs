//! What was not understood of the address or of the stored settings.

use super::prose::prose;
use crate::app::Page;
use crate::app::dom::{Piece, el};
use crate::app::session::Event;
use crate::text::{notices::notice, page as words};
use leptos::prelude::*;

/// Shows the notices, if there are any.
pub fn notices(page: Page) -> Vec<Piece> {
    let said: Vec<String> = page.state.with(|state| {
        let session = &state.session;
        let stored = (!session.storage_read).then(|| words::BAD_STORAGE.to_owned());
        session.notices.iter().map(notice).chain(stored).collect()
    });
    if said.is_empty() {
        return Vec::new();
    }
    let items = said.iter().map(|it| el("li").pieces(prose(it)));
    let close = el("button")
        .attr("type", "button")
        .on("click", move |_| page.send(Event::Dismiss))
        .text(words::CLOSE);
    let section = el("section")
        .id("notices")
        .class("notices")
        .attr("role", "status")
        .attr("aria-label", words::NOTICES)
        .child(el("ul").children(items))
        .child(close);
    vec![section.into()]
}
