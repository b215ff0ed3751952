//! The last resort. A panic, or an uncaught error of the page's own scripts, shows the banner that
//! `index.html` holds ready; it needs nothing of this program, since this program may be past helping.
//! Errors of other scripts, such as those of browser extensions, do not harm the page and show nothing.

use super::document::is_one_file;
use super::stack::{Scripts, is_own};
use js_sys::Reflect;
use leptos::ev;
use leptos::leptos_dom::helpers::window_event_listener;
use leptos::prelude::{document, window};
use wasm_bindgen::JsValue;

/// Watches for panics and uncaught errors.
pub fn catch() {
    std::panic::set_hook(Box::new(|panic| {
        let message = panic.to_string();
        web_sys::console::error_1(&JsValue::from_str(&message));
        show(&message);
    }));
    window_event_listener(ev::error, |event| show_own(&event.error()));
    window_event_listener(ev::unhandledrejection, |event| show_own(&event.reason()));
}

/// Shows the banner if one of the page's own scripts threw the error. The event's `filename` does not
/// help: for scripts without an address, browsers report the document. WebKit hides the error when the
/// page is a file opened from a folder, so there only panics show the banner.
fn show_own(error: &JsValue) {
    let text = |name| Reflect::get(error, &JsValue::from_str(name)).ok()?.as_string();
    let Some(stack) = text("stack") else { return };
    let (name, message) = (text("name").unwrap_or_default(), text("message").unwrap_or_default());
    let heading = if message.is_empty() { name } else { name + ": " + &message };
    let href = window().location().href().unwrap_or_default();
    let scripts = if is_one_file() { Scripts::Inside } else { Scripts::Beside };
    if is_own(&stack, &heading, &href, scripts) {
        show(&heading);
    }
}

/// Shows the banner with what happened. The first message stays, because later errors may follow from
/// it.
pub fn show(message: &str) {
    if web_sys::window().is_none() || window().document().is_none() {
        return;
    }
    let document = document();
    if let Some(root) = document.document_element() {
        if root.has_attribute("data-crashed") {
            return;
        }
        _ = root.set_attribute("data-crashed", "");
    }
    if let Some(detail) = document.get_element_by_id("crash-detail") {
        detail.set_text_content(Some(message));
    }
}
