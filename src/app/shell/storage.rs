//! The browser's storage. It may be blocked, full, or hold something else; the page works all the same.

use crate::app::preferences::{Preferences, Stored};
use leptos::prelude::window;
use web_sys::Storage;

const KEY: &str = "call-landing";

/// What is remembered from the last visit.
pub fn read() -> Stored {
    match storage().and_then(|storage| storage.get_item(KEY).ok().flatten()) {
        None => Stored::Nothing,
        Some(text) => Preferences::read(&text),
    }
}

/// Remembers for the next visit, if the browser lets it.
pub fn write(preferences: Preferences) {
    if let Some(storage) = storage() {
        _ = storage.set_item(KEY, &preferences.write());
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
