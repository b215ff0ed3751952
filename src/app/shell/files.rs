//! Files that the visitor takes away, and brings.

use leptos::prelude::document;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Event, HtmlElement, HtmlInputElement, Url};

/// Saves a text as a file, by the browser's own way of downloading. Nothing leaves the machine.
pub fn save(name: &str, kind: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) else { return };
    let Ok(url) = Url::create_object_url_with_blob(&blob) else { return };
    if let Ok(link) = document().create_element("a") {
        _ = link.set_attribute("href", &url);
        _ = link.set_attribute("download", name);
        if let Some(link) = link.dyn_ref::<HtmlElement>() {
            link.click();
        }
    }
    // The browser has taken the file by now: the click is synchronous.
    _ = Url::revoke_object_url(&url);
}

/// Reads the file that was chosen in an input; nothing if that fails. The input is emptied, so that
/// the same file can be chosen again.
pub fn read(event: &Event, done: impl FnOnce(Option<String>) + 'static) {
    let input = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return };
    let Some(file) = input.files().and_then(|it| it.get(0)) else { return };
    spawn_local(async move {
        let text = JsFuture::from(file.text()).await.ok().and_then(|it| it.as_string());
        input.set_value("");
        done(text);
    });
}
