//! Makes all users one stop of the Tab key: however many there are, the next stop is what follows
//! the table. Arrow keys move from user to user, Page Up and Page Down by a page, Home and End to
//! the ends.

use super::users::{ROW, first_visible, top_of};
use crate::app::shell::document::focus;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::ops::Range;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

/// The user that is the tab stop.
#[derive(Clone, Copy)]
pub struct Stops {
    at: RwSignal<u64>,
    /// The user whose name gets the focus as soon as it is drawn.
    awaited: StoredValue<Option<u64>>,
}

impl Stops {
    /// Starts at the first user.
    pub fn new() -> Self {
        Self { at: RwSignal::new(0), awaited: StoredValue::new(None) }
    }

    /// The `tabindex` of a user: whether it is the tab stop.
    pub fn tabindex(self, place: u64) -> &'static str {
        if self.at.get() == place { "0" } else { "-1" }
    }

    /// Makes the user with the focus the tab stop.
    pub fn follow(self) {
        if let Some(place) = focused() {
            self.at.set(place);
        }
    }

    /// The names are about to be redrawn, some of them visible. One of the visible ones becomes the
    /// tab stop, and gets the focus if the old one had it.
    pub fn redraw(self, drawn: &Range<u64>, visible: &Range<u64>) {
        let had = focused().filter(|it| visible.contains(it));
        if let Some(place) = self.awaited.get_value().or(had).filter(|it| drawn.contains(it)) {
            self.awaited.set_value(None);
            // As soon as they are drawn, and before the next key.
            spawn_local(async move { focus(&id(place)) });
        }
        if !drawn.contains(&self.at.get_untracked()) {
            self.at.set(visible.start);
        }
    }

    /// Handles a key: moves to another of `count` users, of whom those in `scrolled` are visible.
    pub fn step(self, event: &Event, count: u64, scrolled: (u64, u64)) {
        let (Some(key), Some(at)) = (event.dyn_ref::<KeyboardEvent>(), focused()) else { return };
        if key.ctrl_key() || key.alt_key() || key.meta_key() {
            return;
        }
        let sight = scrolled.1 / ROW;
        let page = sight.saturating_sub(2);
        let to = match key.key().as_str() {
            "ArrowDown" => at + 1,
            "ArrowUp" => at.saturating_sub(1),
            "PageDown" => at + page,
            "PageUp" => at.saturating_sub(page),
            "Home" => 0,
            "End" => count,
            _ => return,
        };
        let to = to.min(count.saturating_sub(1));
        event.prevent_default();
        let first = first_visible(scrolled.0, scrolled.1, count);
        // The header of the table covers the first visible user, and the last one may be cut off.
        if !(first + 1..first + page).contains(&to)
            && let Some(table) = document().get_element_by_id("user-rows")
        {
            let top = top_of(to.saturating_sub(page / 2), scrolled.1, count);
            table.set_scroll_top(i32::try_from(top).unwrap_or_default());
        }
        focus(&id(to));
        self.awaited.set_value((focused() != Some(to)).then_some(to));
    }
}

/// The element id of the user at an index.
pub fn id(place: u64) -> String {
    format!("user-{place}")
}

/// The user whose name has the focus.
fn focused() -> Option<u64> {
    document().active_element()?.id().strip_prefix("user-")?.parse().ok()
}
