//! All users are one stop of the Tab key: however many there are, the next stop is what follows them.
//! From user to user go the arrows, by a page Page Up and Page Down, to the ends Home and End.

use super::users::{ROW, first_in_sight, top_of};
use crate::app::shell::document::focus;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::ops::Range;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

/// Which user is the stop.
#[derive(Clone, Copy)]
pub struct Stops {
    at: RwSignal<u64>,
    /// Whose name takes the focus as soon as it is drawn.
    awaited: StoredValue<Option<u64>>,
}

impl Stops {
    /// The first user.
    pub fn new() -> Self {
        Self { at: RwSignal::new(0), awaited: StoredValue::new(None) }
    }

    /// Whether this user is the stop: what `tabindex` says.
    pub fn tabindex(self, place: u64) -> &'static str {
        if self.at.get() == place { "0" } else { "-1" }
    }

    /// Whoever has the focus is the stop.
    pub fn follow(self) {
        if let Some(place) = focused() {
            self.at.set(place);
        }
    }

    /// The names are about to be drawn anew, some of them in sight: one of them is the stop, and has
    /// the focus if it had.
    pub fn redraw(self, drawn: &Range<u64>, in_sight: &Range<u64>) {
        let had = focused().filter(|it| in_sight.contains(it));
        if let Some(place) = self.awaited.get_value().or(had).filter(|it| drawn.contains(it)) {
            self.awaited.set_value(None);
            // As soon as they are there, and before another key.
            spawn_local(async move { focus(&id(place)) });
        }
        if !drawn.contains(&self.at.get_untracked()) {
            self.at.set(in_sight.start);
        }
    }

    /// Answers a key: goes to another of `count` users, of whom `scrolled` are in sight.
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
        let first = first_in_sight(scrolled.0, scrolled.1, count);
        // The head of the table lies over the first in sight, and the last may be cut.
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

/// The name of the user of a place.
pub fn id(place: u64) -> String {
    format!("user-{place}")
}

/// The user whose name has the focus.
fn focused() -> Option<u64> {
    document().active_element()?.id().strip_prefix("user-")?.parse().ok()
}
