//! The browser's storage. It may be blocked, full, or hold something else; the page works all the same.
//! What was chosen in this document is kept with the document too, for its other modules.

use super::document::{root_attribute, set_root_attribute};
use crate::app::preferences::{Preferences, Stored};
use leptos::prelude::window;
use web_sys::Storage;

const KEY: &str = "call-landing";
/// The attribute of the root that has what was chosen in this document.
const CHOSEN: &str = "data-preferences";

/// What was chosen in this document, or else is remembered from the last visit.
pub fn read() -> Stored {
    let stored = || storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    match root_attribute(CHOSEN).or_else(stored) {
        None => Stored::Nothing,
        Some(text) => Preferences::read(&text),
    }
}

/// Remembers for as long as the document is there.
pub fn keep(preferences: Preferences) {
    set_root_attribute(CHOSEN, &preferences.write());
}

/// Remembers for the next visit too, if the browser lets it.
pub fn write(preferences: Preferences) {
    keep(preferences);
    if let Some(storage) = storage() {
        _ = storage.set_item(KEY, &preferences.write());
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
