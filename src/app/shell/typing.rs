//! Fields that take typing: what is selected in them, and writing into them as if it was typed.
//! Browsers count in UTF-16 units.

use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlDocument, HtmlTextAreaElement};

fn field(id: &str) -> Option<HtmlTextAreaElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Where the selection of the field of this id begins and ends.
pub fn selection(id: &str) -> Option<(u32, u32)> {
    let field = field(id)?;
    Some((field.selection_start().ok()??, field.selection_end().ok()??))
}

/// Selects in the field of this id.
pub fn select(id: &str, start: u32, end: u32) {
    if let Some(field) = field(id) {
        _ = field.set_selection_range(start, end);
    }
}

/// Puts a text in the place of another, so that the browser can take it back like typing.
pub fn replace(id: &str, start: u32, end: u32, text: &str) {
    let Some(field) = field(id) else { return };
    _ = field.focus();
    _ = field.set_selection_range(start, end);
    let typed = document()
        .dyn_into::<HtmlDocument>()
        .ok()
        .and_then(|it| it.exec_command_with_show_ui_and_value("insertText", false, text).ok());
    if typed != Some(true)
        && field.set_range_text_with_start_and_end(text, start, end).is_ok()
        && let Ok(event) = Event::new("input")
    {
        let behind = start + u32::try_from(text.encode_utf16().count()).unwrap_or_default();
        _ = field.set_selection_range(behind, behind);
        _ = field.dispatch_event(&event);
    }
}

/// Whether an input added something, by typing.
pub fn is_inserting(event: &Event) -> bool {
    let kind = js_sys::Reflect::get(event, &JsValue::from_str("inputType")).ok();
    kind.and_then(|it| it.as_string()).is_some_and(|it| it == "insertText")
}

/// Scrolls so that a child that is chosen can be seen.
pub fn reveal(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// The byte of a text at a unit of it.
pub fn byte_at(text: &str, unit: u32) -> usize {
    let mut units = 0;
    for (at, it) in text.char_indices() {
        if units >= unit as usize {
            return at;
        }
        units += it.len_utf16();
    }
    text.len()
}

/// The unit of a text at a byte of it.
pub fn unit_at(text: &str, byte: usize) -> u32 {
    let before = text.get(..byte).unwrap_or(text);
    u32::try_from(before.encode_utf16().count()).unwrap_or(u32::MAX)
}

/// What stands in the field of this id.
pub fn value(id: &str) -> Option<String> {
    field(id).map(|it| it.value())
}
