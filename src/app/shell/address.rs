//! The address bar. Safari refuses more than about 50 writes in 30 seconds, so a burst goes through
//! at once and what is beyond it waits its turn.

use super::document::listen;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::{ev, prelude::window};
use std::cell::RefCell;
use std::time::Duration;
use wasm_bindgen::JsValue;

/// How many writes go through at once after a pause.
const BURST: f64 = 25.0;
/// How long it takes until one more may go through, in milliseconds.
const REFILL: f64 = 1200.0;

struct Writes {
    /// How many may still go through now, as of `counted`.
    left: f64,
    counted: f64,
    pending: Option<(String, TimeoutHandle)>,
}

impl Writes {
    /// How long the next write has to wait, in milliseconds. Zero takes it as made.
    fn wait(&mut self, now: f64) -> f64 {
        let rested = (now - self.counted).max(0.0) / REFILL;
        self.left = (self.left + rested).min(BURST);
        self.counted = now;
        if self.left >= 1.0 {
            self.left -= 1.0;
            return 0.0;
        }
        (1.0 - self.left) * REFILL
    }
}

thread_local! {
    static WRITES: RefCell<Writes> =
        const { RefCell::new(Writes { left: BURST, counted: 0.0, pending: None }) };
}

/// The fragment that is there now, from `#` on.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// The whole address with another fragment.
pub fn with_fragment(fragment: &str) -> String {
    // At build time nobody knows where the page will be.
    if cfg!(not(target_family = "wasm")) {
        return String::new();
    }
    let href = window().location().href().unwrap_or_default();
    let bare = href.split('#').next().unwrap_or_default();
    format!("{bare}{fragment}")
}

/// Calls back whenever somebody else changes the fragment: by hand, by a link, by Back or Forward.
pub fn on_change(react: impl Fn(String) + 'static) {
    listen(ev::hashchange, move |_| react(fragment()));
    listen(ev::pagehide, |_| flush());
}

/// Rewrites the current entry, at once or a little later.
pub fn replace(text: String) {
    forget_pending();
    let wait = WRITES.with_borrow_mut(|writes| writes.wait(js_sys::Date::now()));
    if wait > 0.0 {
        let later = Duration::from_millis(wait as u64);
        if let Ok(handle) = set_timeout_with_handle(flush, later) {
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

/// Opens an address, as a link does.
pub fn open(text: &str) {
    _ = window().location().set_hash(text);
}

/// Goes one step back, as the browser's own button does.
pub fn back() {
    flush();
    if let Ok(history) = window().history() {
        _ = history.back();
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
        WRITES.with_borrow_mut(|writes| writes.wait(js_sys::Date::now()));
        write_now(&text);
    }
}

fn write_now(text: &str) {
    if let Ok(history) = window().history() {
        _ = history.replace_state_with_url(&JsValue::NULL, "", Some(text));
    }
}
