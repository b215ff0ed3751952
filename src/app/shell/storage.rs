//! The browser's storage. It may be blocked, full, or hold something else; the page works all the same.
//! A choice made in this document also stays on its root element, because each module reads the
//! preferences when it enters, and storage may not have them.

use super::document::{root_attribute, set_root_attribute};
use crate::app::preferences::{Preferences, Stored};
use leptos::prelude::window;
use web_sys::Storage;

const KEY: &str = "call-landing";
/// The text of the screen with expectations.
const TEXT: &str = "call-landing-expectations";
/// What is to be added to it.
const EXPECTED: &str = "call-landing-expected";
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

/// The text of the screen with expectations, as it was left in this tab.
pub fn kept_text() -> String {
    kept(TEXT)
}

/// Keeps a text in this tab; an empty one is forgotten.
pub fn keep_text(text: &str) {
    keep_in_tab(TEXT, text);
}

/// The addresses of the screens that are to be expected and are not in that text yet, a line each.
pub fn expected() -> String {
    kept(EXPECTED)
}

/// Keeps such addresses in this tab.
pub fn keep_expected(addresses: &str) {
    keep_in_tab(EXPECTED, addresses);
}

fn kept(key: &str) -> String {
    let stored = || tab().and_then(|it| it.get_item(key).ok().flatten());
    root_attribute(key).or_else(stored).unwrap_or_default()
}

/// Where the browser allows no storage, the document keeps it.
fn keep_in_tab(key: &str, text: &str) {
    if tab().is_none_or(|it| it.set_item(key, text).is_err()) {
        set_root_attribute(key, text);
    }
}

fn tab() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
