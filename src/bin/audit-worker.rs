//! The module that audits tenants in a thread of its own. A skin: numbers and bytes in and out, one
//! desk a module. `static/audit-worker.js` talks to it.

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

/// Begins to read files. `options` and `files` are [`Options`] and a list of names and lengths, as
/// [`Wire`] has them. Says whether they were understood.
#[wasm_bindgen]
pub fn start(options: &[u8], files: &[u8]) -> bool {
    let files = Vec::<(String, u64)>::of(files);
    let Some((options, files)) = Options::of(options).zip(files) else { return false };
    let files = files.into_iter().map(|(name, bytes)| SourceFile { name, bytes });
    let session = AuditSession::new(&options, files.collect());
    SESSION.with_borrow_mut(|it| *it = session);
    true
}

/// The file whose bytes are wanted, from 0; nothing when there is no more to do.
#[wasm_bindgen]
pub fn wanted_file() -> Option<u32> {
    SESSION.with_borrow(|it| it.want().and_then(|it| u32::try_from(it.file).ok()))
}

/// From which byte on.
#[wasm_bindgen]
pub fn wanted_offset() -> f64 {
    SESSION.with_borrow(|it| it.want().map_or(0.0, |it| it.offset as f64))
}

/// How many are of use at most; 0 where any number is.
#[wasm_bindgen]
pub fn wanted_most() -> f64 {
    SESSION.with_borrow(|it| it.want().and_then(|it| it.most).map_or(0.0, |it| it as f64))
}

/// Gives it bytes from there on; none where the file ends.
#[wasm_bindgen]
pub fn give(bytes: &[u8]) {
    SESSION.with_borrow_mut(|it| it.give(bytes));
}

/// Stops what it does.
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

/// What it comes to so far: a [`Summary`](call_landing::audit::Summary), as [`Wire`] has it.
#[wasm_bindgen]
pub fn summary() -> Vec<u8> {
    SESSION.with_borrow(|it| it.audit().summary().bytes())
}

/// Begins a [`Task`], as [`Wire`] has it. Says whether it was understood.
#[wasm_bindgen]
pub fn begin(task: &[u8]) -> bool {
    let Some(task) = Task::of(task) else { return false };
    SESSION.with_borrow_mut(|it| it.begin(task));
    true
}

/// The facts of the users of a [`Selection`](call_landing::audit::Selection), with how many have
/// them, as [`Wire`] has both.
#[wasm_bindgen]
pub fn counts(selection: &[u8]) -> Vec<u8> {
    let selection = Wire::of(selection).unwrap_or_default();
    SESSION.with_borrow(|it| it.counts(&selection).bytes())
}

/// States what a policy says: its name with its fields, as [`Wire`] has them.
#[wasm_bindgen]
pub fn state_policy(stated: &[u8]) -> bool {
    let Some((name, fields)) = <(String, _)>::of(stated) else { return false };
    SESSION.with_borrow_mut(|it| it.audit_mut().state_policy(&name, fields));
    true
}

/// States the organization or the licence of the users of a selection.
#[wasm_bindgen]
pub fn state_users(stated: &[u8]) -> bool {
    let Some((selection, (customer, licence))) = Wire::of(stated) else { return false };
    SESSION.with_borrow_mut(|it| it.state_users(&selection, customer, licence));
    true
}

/// What came of the task since it was asked last: text of a file.
#[wasm_bindgen]
pub fn text() -> String {
    SESSION.with_borrow_mut(|it| written(&it.text_output()))
}

/// Why the task makes no plan, in words; empty where it makes one.
#[wasm_bindgen]
pub fn why_not() -> String {
    SESSION.with_borrow(|it| it.no_plan().map(no_plan).unwrap_or_default().to_owned())
}

/// The users that the task showed since they were asked for last, as [`Wire`] has them.
#[wasm_bindgen]
pub fn shown() -> Vec<u8> {
    SESSION.with_borrow_mut(|it| it.shown_output().bytes())
}
