//! What was not understood of the address or of the stored settings.

use super::prose::prose;
use crate::app::Page;
use crate::app::dom::{El, Piece, el};
use crate::app::session::Event;
use crate::app::shell::document::warn;
use crate::text::{notices::notice, page as words};
use leptos::prelude::*;

/// Shows the notices, if there are any. Inside another page they go to the browser's console instead:
/// the page's author can fix its address, and its readers cannot.
pub fn notices(page: Page) -> impl FnMut() -> Vec<Piece> {
    let mut warned = Vec::new();
    move || {
        let (is_inside, said) = page.state.with(|state| {
            let session = &state.session;
            let stored = (!session.storage_read).then(|| words::BAD_STORAGE.to_owned());
            let said: Vec<String> = session.notices.iter().map(notice).chain(stored).collect();
            (session.address.embed.is_some(), said)
        });
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
    let items = said.iter().map(|it| el("li").pieces(prose(it)));
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
