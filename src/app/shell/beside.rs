//! A script of the page in a thread of its own.

use js_sys::{Array, Function, Reflect};
use leptos::prelude::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, Worker};

/// A thread beside the page. It ends when this is dropped, and nothing is heard of it afterwards.
pub struct Thread {
    worker: Worker,
    _hear: Closure<dyn Fn(MessageEvent)>,
    _lost: Closure<dyn Fn(Event)>,
}

impl Drop for Thread {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

impl Thread {
    /// Starts the script of this name. What it says is heard, and that it does not come up is told.
    /// Nothing where there are no threads to be had: in a page that is one file, in a sandbox.
    pub fn start(
        name: &str,
        hear: impl Fn(JsValue) + 'static,
        lost: impl Fn() + 'static,
    ) -> Option<Self> {
        let global = window();
        // The page's own script knows where its scripts are, and may name them to the browser.
        let address = function(&global, "callLandingBeside")?;
        let address = address.call1(&JsValue::NULL, &JsValue::from_str(name)).ok()?;
        let worker =
            Reflect::construct(&function(&global, "Worker")?, &Array::of1(&address)).ok()?;
        let worker: Worker = worker.unchecked_into();
        let hear = Closure::<dyn Fn(MessageEvent)>::new(move |it: MessageEvent| hear(it.data()));
        let lost = Closure::<dyn Fn(Event)>::new(move |it: Event| {
            it.prevent_default();
            lost();
        });
        worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        worker.set_onerror(Some(lost.as_ref().unchecked_ref()));
        Some(Self { worker, _hear: hear, _lost: lost })
    }

    /// Tells it something: an object with these fields.
    pub fn tell(&self, fields: &[(&str, JsValue)]) {
        let message = js_sys::Object::new();
        for (name, value) in fields {
            _ = Reflect::set(&message, &JsValue::from_str(name), value);
        }
        _ = self.worker.post_message(&message);
    }
}

fn function(of: &JsValue, name: &str) -> Option<Function> {
    field(of, name).dyn_into().ok()
}

/// A field of something that was heard.
pub fn field(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// A field that is a text.
pub fn text(of: &JsValue, name: &str) -> String {
    field(of, name).as_string().unwrap_or_default()
}

/// A field that is a number without a fraction.
pub fn number(of: &JsValue, name: &str) -> u64 {
    field(of, name).as_f64().unwrap_or_default() as u64
}

/// A field that is bytes.
pub fn bytes(of: &JsValue, name: &str) -> Vec<u8> {
    let bytes = field(of, name).dyn_into::<js_sys::Uint8Array>();
    bytes.map(|it| it.to_vec()).unwrap_or_default()
}
