//! The page as it is read before the program is there, or without it. Made at build time by the
//! same code that makes it in the browser, so that the two look alike.

mod every_answer;
mod guide;

use super::dom::{El, Piece};
use super::preferences::Preferences;
use super::session::Session;
use super::views::explore::explore;
use super::{BUILT, Page, State, frame, title};
use crate::routing::{Edition, Landing};
use leptos::prelude::*;

pub use every_answer::every_answer;
pub use guide::{GuidePage, guide_page_html, guide_pages};

/// The title of the page and what it shows first, as HTML: the default question and its answer.
pub fn first_page() -> (String, String) {
    drawn("", |page| {
        let fill = |main: El| main.child(explore(page, Edition::Guide201712));
        // Nobody listens to the questions yet, so they are not to be answered.
        let html = html(frame(page, fill)).replacen("<form ", "<form inert ", 1);
        (title(&page.address.get()), html)
    })
}

/// What `draw` makes of a page that is opened at an address.
fn drawn<T>(fragment: &str, draw: impl FnOnce(Page) -> T) -> T {
    let owner = Owner::new();
    owner.with(|| {
        untrack(|| {
            let state = RwSignal::new(State {
                session: Session::opened(fragment, true),
                preferences: Preferences::DEFAULT,
                wanted: Landing::Teams,
                said: "",
            });
            let address = Memo::new(move |_| state.with(|state| state.session.address));
            draw(Page { state, address, turn: RwSignal::new(BUILT), turns: StoredValue::new(0) })
        })
    })
}

fn html(parts: impl IntoIterator<Item = impl Into<Piece>>) -> String {
    let mut html = String::new();
    parts.into_iter().for_each(|it| it.into().write_html(&mut html));
    html
}
