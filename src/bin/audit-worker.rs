//! The module that audits tenants in a thread of its own: a thin layer that passes numbers and
//! bytes to one [`AuditSession`]. `static/audit-worker.js` calls it.

use call_landing::audit::{AuditSession, Options, SourceFile, Task, Wire};
use call_landing::text::commands::no_plan;
use call_landing::text::plan::written;
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

thread_local! {
    static SESSION: RefCell<AuditSession> = RefCell::new(AuditSession::new(&Options::default(), Vec::new()));
}

fn main() {}

/// Begins to read files. `options` is [`Options`] and `files` is a list of names and lengths, both
/// encoded by [`Wire`]. Returns whether they could be decoded.
#[wasm_bindgen]
pub fn start(options: &[u8], files: &[u8]) -> bool {
    let files = Vec::<(String, u64)>::of(files);
    let Some((options, files)) = Options::of(options).zip(files) else { return false };
    let files = files.into_iter().map(|(name, bytes)| SourceFile { name, bytes });
    let session = AuditSession::new(&options, files.collect());
    SESSION.with_borrow_mut(|it| *it = session);
    true
}

/// The index of the file whose bytes are needed. `None` when there is nothing left to do.
#[wasm_bindgen]
pub fn wanted_file() -> Option<u32> {
    SESSION.with_borrow(|it| it.want().and_then(|it| u32::try_from(it.file).ok()))
}

/// The first byte that is needed.
#[wasm_bindgen]
pub fn wanted_offset() -> f64 {
    SESSION.with_borrow(|it| it.want().map_or(0.0, |it| it.offset as f64))
}

/// How many bytes are useful at most. 0 means any number.
#[wasm_bindgen]
pub fn wanted_most() -> f64 {
    SESSION.with_borrow(|it| it.want().and_then(|it| it.most).map_or(0.0, |it| it as f64))
}

/// Passes bytes from there on. Empty at the end of the file.
#[wasm_bindgen]
pub fn give(bytes: &[u8]) {
    SESSION.with_borrow_mut(|it| it.give(bytes));
}

/// Stops reading or the task.
#[wasm_bindgen]
pub fn cancel() {
    SESSION.with_borrow_mut(AuditSession::cancel);
}

/// How many rows were read.
#[wasm_bindgen]
pub fn rows() -> f64 {
    SESSION.with_borrow(|it| it.audit().progress().rows as f64)
}

/// How many bytes were read.
#[wasm_bindgen]
pub fn bytes() -> f64 {
    SESSION.with_borrow(|it| it.audit().progress().bytes as f64)
}

/// The [`Summary`](call_landing::audit::Summary) of everything read so far, encoded by [`Wire`].
#[wasm_bindgen]
pub fn summary() -> Vec<u8> {
    SESSION.with_borrow_mut(|it| it.audit_mut().whole_summary().bytes())
}

/// Begins a [`Task`] encoded by [`Wire`]. Returns whether it could be decoded.
#[wasm_bindgen]
pub fn begin(task: &[u8]) -> bool {
    let Some(task) = Task::of(task) else { return false };
    SESSION.with_borrow_mut(|it| it.begin(task));
    true
}

/// The facts of the users in a [`Selection`](call_landing::audit::Selection) and how many have
/// them. Both are encoded by [`Wire`].
#[wasm_bindgen]
pub fn counts(selection: &[u8]) -> Vec<u8> {
    let selection = Wire::of(selection).unwrap_or_default();
    SESSION.with_borrow(|it| it.counts(&selection).bytes())
}

/// Sets the settings of a policy: its name with its fields, encoded by [`Wire`].
#[wasm_bindgen]
pub fn state_policy(stated: &[u8]) -> bool {
    let Some((name, fields)) = <(String, _)>::of(stated) else { return false };
    SESSION.with_borrow_mut(|it| it.audit_mut().state_policy(&name, fields));
    true
}

/// Sets the organization or the license of the users in a selection.
#[wasm_bindgen]
pub fn state_users(stated: &[u8]) -> bool {
    let Some((selection, (customer, licence))) = Wire::of(stated) else { return false };
    SESSION.with_borrow_mut(|it| it.state_users(&selection, customer, licence));
    true
}

/// The text that the task has written since the last call.
#[wasm_bindgen]
pub fn text() -> String {
    SESSION.with_borrow_mut(|it| written(&it.text_output()))
}

/// Why the task writes no plan, as a sentence. Empty if it writes one.
#[wasm_bindgen]
pub fn why_not() -> String {
    SESSION.with_borrow(|it| it.no_plan().map(no_plan).unwrap_or_default().to_owned())
}

/// What the task was asked about people of an audit of calling policies, encoded by [`Wire`]. Empty if it
/// was asked nothing.
#[wasm_bindgen]
pub fn estate() -> Vec<u8> {
    SESSION.with_borrow_mut(|it| it.estate_output().map_or_else(Vec::new, |it| it.bytes()))
}

/// The users that the task has shown since the last call, encoded by [`Wire`].
#[wasm_bindgen]
pub fn shown() -> Vec<u8> {
    SESSION.with_borrow_mut(|it| it.shown_output().bytes())
}
