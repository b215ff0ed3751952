//! The clipboard, where it is to be had: not without TLS, and not in every frame.

use leptos::prelude::{document, window};
use leptos::task::spawn_local;
use std::borrow::Cow;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

/// Whether copying worked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// The text is in the clipboard.
    Yes,
    /// The text is selected, for the visitor to copy.
    ByHand,
}

/// Copies a text, or selects the element of this id that shows it.
pub fn copy(text: String, shown_in: Cow<'static, str>, done: impl FnOnce(Copied) + 'static) {
    // `navigator.clipboard` is missing outside secure contexts, where the typed getter would throw.
    let clipboard = js_sys::Reflect::get(&window().navigator(), &JsValue::from_str("clipboard"))
        .ok()
        .and_then(|it| it.dyn_into::<web_sys::Clipboard>().ok());
    spawn_local(async move {
        let written = match clipboard {
            Some(clipboard) => JsFuture::from(clipboard.write_text(&text)).await.is_ok(),
            None => false,
        };
        if written {
            done(Copied::Yes);
        } else {
            select(&shown_in);
            done(Copied::ByHand);
        }
    });
}

fn select(id: &str) {
    let Some(element) = document().get_element_by_id(id) else { return };
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        input.select();
    } else if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
        area.select();
    } else if let Ok(Some(selection)) = window().get_selection() {
        _ = selection.select_all_children(&element);
    }
}
