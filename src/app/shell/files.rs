//! Files that the visitor takes away, and brings.

use leptos::prelude::document;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, DragEvent, Event, File, FileList, HtmlElement, HtmlInputElement, Url,
};

/// Saves a text as a file, by the browser's own way of downloading. Nothing leaves the machine.
pub fn save(name: &str, kind: &str, text: &str) {
    let file = Growing::default();
    file.text(text);
    file.save(name, kind);
}

/// A file that grows by pieces, which the browser keeps where it likes.
#[derive(Clone, Debug, Default)]
pub struct Growing(js_sys::Array);

impl Growing {
    /// Adds a text.
    pub fn text(&self, text: &str) {
        self.add(Blob::new_with_str_sequence(&js_sys::Array::of1(&JsValue::from_str(text))));
    }

    /// Adds bytes.
    pub fn bytes(&self, bytes: &[u8]) {
        let bytes = js_sys::Uint8Array::from(bytes);
        self.add(Blob::new_with_u8_array_sequence(&js_sys::Array::of1(&bytes)));
    }

    fn add(&self, piece: Result<Blob, JsValue>) {
        if let Ok(piece) = piece {
            self.0.push(&piece);
        }
    }

    /// As a file of the page's own.
    pub fn file(&self, name: &str) -> Option<File> {
        File::new_with_blob_sequence(&self.0, name).ok()
    }

    /// Saves it, by the browser's own way of downloading. Nothing leaves the machine.
    pub fn save(&self, name: &str, kind: &str) {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let blob = Blob::new_with_blob_sequence_and_options(&self.0, &options);
        if let Ok(blob) = blob {
            download(name, &blob);
        }
    }
}

/// Saves what the browser keeps.
pub fn download(name: &str, blob: &Blob) {
    let Ok(url) = Url::create_object_url_with_blob(blob) else { return };
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

/// The files that were chosen in an input, which is emptied.
pub fn chosen(event: &Event) -> Vec<File> {
    let input = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return Vec::new() };
    let files = all(input.files());
    input.set_value("");
    files
}

/// The files that were dropped.
pub fn dropped(event: &DragEvent) -> Vec<File> {
    all(event.data_transfer().and_then(|it| it.files()))
}

fn all(list: Option<FileList>) -> Vec<File> {
    list.map(|it| (0..it.length()).filter_map(|at| it.get(at)).collect()).unwrap_or_default()
}

/// Reads a part of a file; nothing where it cannot be read, as when it was changed or taken away.
pub async fn part(file: &File, from: u64, most: u64) -> Option<Vec<u8>> {
    let end = (from + most) as f64;
    let part = file.slice_with_f64_and_f64(from as f64, end).ok()?;
    let bytes = JsFuture::from(part.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&bytes).to_vec())
}
