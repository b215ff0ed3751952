//! The browser's storage. It may be blocked, full, or hold something else; the page works all the same.
//! A choice made in this document also stays on its root element, because each module reads the
//! preferences when it enters, and storage may not have them.

use super::document::{root_attribute, set_root_attribute};
use crate::app::preferences::{Preferences, Stored};
use leptos::prelude::window;
use web_sys::Storage;

const KEY: &str = "call-landing";
/// The text of the screen with expectations, where it is too long for the address.
const TEXT: &str = "call-landing-expectations";
/// The attribute of the root element with the preferences chosen in this document.
const CHOSEN: &str = "data-preferences";

/// The preferences chosen in this document, or else those of the last visit.
pub fn read() -> Stored {
    let stored = || storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    match root_attribute(CHOSEN).or_else(stored) {
        None => Stored::Nothing,
        Some(text) => Preferences::read(&text),
    }
}

/// Remembers them until the document goes.
pub fn keep(preferences: Preferences) {
    set_root_attribute(CHOSEN, &preferences.write());
}

/// Remembers them for the next visit too, if the browser allows it.
pub fn write(preferences: Preferences) {
    keep(preferences);
    if let Some(storage) = storage() {
        _ = storage.set_item(KEY, &preferences.write());
    }
}

/// The text that was kept in this tab.
pub fn kept_text() -> Option<String> {
    tab().and_then(|it| it.get_item(TEXT).ok().flatten())
}

/// Keeps a text in this tab, if the browser allows it; an empty one is forgotten.
pub fn keep_text(text: &str) {
    let Some(tab) = tab() else { return };
    _ = if text.is_empty() { tab.remove_item(TEXT) } else { tab.set_item(TEXT, text) };
}

fn tab() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
