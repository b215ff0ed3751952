//! The address bar. Safari refuses more than about 100 writes in 30 seconds, so writes are spaced.

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle, window_event_listener};
use leptos::{ev, prelude::window};
use std::cell::RefCell;
use std::time::Duration;
use wasm_bindgen::JsValue;

/// The least time between two writes, in milliseconds.
const SPACING: f64 = 350.0;

#[derive(Default)]
struct Writes {
    last: f64,
    pending: Option<(String, TimeoutHandle)>,
}

thread_local! {
    static WRITES: RefCell<Writes> = RefCell::default();
}

/// The fragment that is there now, from `#` on.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// The whole address with another fragment.
pub fn with_fragment(fragment: &str) -> String {
    let href = window().location().href().unwrap_or_default();
    let bare = href.split('#').next().unwrap_or_default();
    format!("{bare}{fragment}")
}

/// Calls back whenever somebody else changes the fragment: by hand, by a link, by Back or Forward.
pub fn on_change(react: impl Fn(String) + 'static) {
    window_event_listener(ev::hashchange, move |_| react(fragment()));
    window_event_listener(ev::pagehide, |_| flush());
}

/// Rewrites the current entry, at once or a little later.
pub fn replace(text: String) {
    forget_pending();
    let now = js_sys::Date::now();
    let since = now - WRITES.with_borrow(|writes| writes.last);
    if (0.0..SPACING).contains(&since) {
        let wait = Duration::from_millis((SPACING - since) as u64);
        if let Ok(handle) = set_timeout_with_handle(flush, wait) {
            WRITES.with_borrow_mut(|writes| writes.pending = Some((text, handle)));
            return;
        }
    }
    write_now(&text);
}

/// Adds an entry. What was still to be written to the current one is written first.
pub fn push(text: &str) {
    flush();
    if let Ok(history) = window().history() {
        // A browser that refuses (too many writes, a sandbox) leaves the page as good as it was.
        _ = history.push_state_with_url(&JsValue::NULL, "", Some(text));
    }
}

/// Drops what was still to be written: somebody else wrote the address meanwhile.
pub fn forget_pending() {
    if let Some((_, handle)) = WRITES.with_borrow_mut(|writes| writes.pending.take()) {
        handle.clear();
    }
}

fn flush() {
    if let Some((text, handle)) = WRITES.with_borrow_mut(|writes| writes.pending.take()) {
        handle.clear();
        write_now(&text);
    }
}

fn write_now(text: &str) {
    WRITES.with_borrow_mut(|writes| writes.last = js_sys::Date::now());
    if let Ok(history) = window().history() {
        _ = history.replace_state_with_url(&JsValue::NULL, "", Some(text));
    }
}
