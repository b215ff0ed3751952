//! The last resort. A panic or an uncaught error shows the banner that `index.html` holds ready;
//! it needs nothing of this program, since this program may be past helping.

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
    window_event_listener(ev::error, |event| show(&event.message()));
    window_event_listener(ev::unhandledrejection, |_| show("a promise was rejected"));
}

/// Shows the banner, with what happened.
pub fn show(message: &str) {
    if web_sys::window().is_none() || window().document().is_none() {
        return;
    }
    let document = document();
    if let Some(root) = document.document_element() {
        _ = root.set_attribute("data-crashed", "");
    }
    if let Some(detail) = document.get_element_by_id("crash-detail") {
        detail.set_text_content(Some(message));
    }
}
