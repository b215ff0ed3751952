//! The audit thread, when it does not start, fails, is stopped, or gets another request while it
//! works.
//!
//! Each test serves a copy of the page in which the files of the thread were changed, so that the
//! decisive event happens at a known point and not by chance.

pub mod broken;
pub mod interrupted;

use crate::audit::{
    HEADER, TEAMS, assert_expected, change_files, drop, go_to, has_names, invent, is_read, open,
    rows, text, users, wait, wait_at,
};
use browser_tests::engine::target;
use browser_tests::page::{Page, dist};
use browser_tests::tests;
use browser_tests::webdriver::key;
use call_landing::audit::{SampleForm, SampleTenant};
use call_landing::link::AuditPart;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// The page with its thread changed, in a fresh tab.
struct Altered<'a> {
    page: Page<'a>,
    folder: PathBuf,
}

impl<'a> Altered<'a> {
    /// A copy of the built page. `change` gets the thread's module and its script.
    fn new(page: &Page<'a>, change: impl FnOnce(&Path, &Path)) -> Self {
        let name = format!("altered-{}-{}", page.engine().name(), page.url.replace(['/', ':'], ""));
        let folder = target().join(name);
        _ = fs::remove_dir_all(&folder);
        copy(&dist(), &folder);
        change(&the_file(&folder, "_bg.wasm"), &the_file(&folder, ".js"));
        Self { page: Page::new(page.browser, &folder), folder }
    }

    /// Ends the test: nothing failed except what the test made fail, which a browser may log.
    fn end(self) {
        let found = self.page.session().run(
            "return [window.trouble, 'crashed' in document.documentElement.dataset]",
            json!([]),
        );
        assert_eq!(found, json!([[], false]));
        self.page.forgive();
        // The page of the test must not find any of it.
        self.page.session().navigate("about:blank");
    }
}

impl std::ops::Drop for Altered<'_> {
    fn drop(&mut self) {
        _ = fs::remove_dir_all(&self.folder);
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let from = entry.unwrap().path();
        let to = to.join(from.file_name().unwrap());
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).unwrap();
        }
    }
}

/// The file of the thread whose name ends like this.
fn the_file(folder: &Path, end: &str) -> PathBuf {
    let files = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let is_it = |it: &PathBuf| {
        let name = it.file_name().unwrap().to_string_lossy().into_owned();
        name.starts_with("audit-worker-") && name.ends_with(end)
    };
    files.into_iter().find(is_it).expect("a file of the thread")
}

/// Inserts JavaScript before the thread's own.
fn prepend(script: &Path, before: &str) {
    let own = fs::read_to_string(script).unwrap();
    fs::write(script, format!("{before}\n{own}")).unwrap();
}

/// Blocks reading of a file of this length after its first two chunks, permanently, while it is
/// read for the first time. A later read gets all of it.
fn hold(script: &Path, length: usize) {
    prepend(script, &holding(length, "new Promise(() => {})"));
}

/// JavaScript that returns this instead of the bytes, while the file is read for the first time.
fn holding(length: usize, instead: &str) -> String {
    format!(
        "{{ const {{ slice }} = Blob.prototype;
           let begun = 0;
           Blob.prototype.slice = function (from, to) {{
             const part = slice.call(this, from, to);
             if (this.size === {length} && from === 0) begun += 1;
             if (this.size === {length} && begun === 1 && from >= 2 * 2 ** 23) {{
               part.arrayBuffer = () => {instead};
             }}
             return part;
           }}; }}"
    )
}

/// The error of a browser for a file that was changed or moved.
const GONE: &str = "Promise.reject(new DOMException('it is gone', 'NotReadableError'))";

/// Reads a number with seven bits per byte.
fn take(bytes: &[u8], at: &mut usize) -> usize {
    let (mut value, mut shift) = (0, 0);
    loop {
        let byte = bytes[*at];
        *at += 1;
        value |= usize::from(byte & 0x7f) << shift;
        shift += 7;
        if byte < 0x80 {
            return value;
        }
    }
}

fn put(out: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn take_bytes<'a>(bytes: &'a [u8], at: &mut usize) -> &'a [u8] {
    let length = take(bytes, at);
    *at += length;
    &bytes[*at - length..*at]
}

/// The module with these instructions at the start of the function exported under this name.
fn begin_with(module: &[u8], export: &str, instructions: &[u8]) -> Vec<u8> {
    const FUNCTION: u8 = 0;
    let mut out = module[..8].to_vec();
    let (mut at, mut imported, mut wanted) = (8, 0, None);
    while at < module.len() {
        let kind = module[at];
        at += 1;
        let section = take_bytes(module, &mut at);
        let mut fresh = section.to_vec();
        let at = &mut 0;
        match kind {
            2 => {
                for _ in 0..take(section, at) {
                    take_bytes(section, at);
                    take_bytes(section, at);
                    assert_eq!(section[*at], FUNCTION, "an import that is no function");
                    *at += 1;
                    take(section, at);
                    imported += 1;
                }
            }
            7 => {
                for _ in 0..take(section, at) {
                    let name = take_bytes(section, at);
                    let is_function = section[*at] == FUNCTION;
                    *at += 1;
                    let index = take(section, at);
                    if is_function && name == export.as_bytes() {
                        wanted = Some(index - imported);
                    }
                }
            }
            10 => {
                let count = take(section, at);
                fresh.clear();
                put(&mut fresh, count);
                for index in 0..count {
                    let body = take_bytes(section, at);
                    if Some(index) == wanted {
                        let mut start = 0;
                        for _ in 0..take(body, &mut start) {
                            take(body, &mut start);
                            start += 1;
                        }
                        let body = [&body[..start], instructions, &body[start..]].concat();
                        put(&mut fresh, body.len());
                        fresh.extend(body);
                    } else {
                        put(&mut fresh, body.len());
                        fresh.extend(body);
                    }
                }
            }
            _ => {}
        }
        out.push(kind);
        put(&mut out, fresh.len());
        out.extend(fresh);
    }
    assert!(wanted.is_some(), "the module exports no `{export}`");
    out
}

fn alter(module: &Path, export: &str, instructions: &[u8]) {
    let bytes = fs::read(module).unwrap();
    fs::write(module, begin_with(&bytes, export, instructions)).unwrap();
}

const UNREACHABLE: u8 = 0x00;

/// The length of a file that makes the thread trap, if [`trap_at_length`] was applied. With seven
/// bits per byte, its signed and unsigned encodings are the same.
const DEADLY: usize = 4_321;

/// Makes the thread trap when it gets this many bytes at once.
fn trap_at_length(module: &Path) {
    // Push the second argument and that length; if they are equal, trap.
    let mut code = vec![0x20, 1, 0x41];
    put(&mut code, DEADLY);
    code.extend([0x46, 0x04, 0x40, UNREACHABLE, 0x0b]);
    alter(module, "give", &code);
}

/// Records every message, every count of rows, and every moment at which nothing seems to be read.
const NOTE: &str = "
    window.noted = { told: [], rows: [], idle: 0 };
    const text = id => document.getElementById(id).textContent;
    const progress = document.querySelector('.reading');
    let wasIdle = progress.hidden;
    const note = () => {
      for (const id of ['told', 'rows']) {
        if (text(id) && window.noted[id].at(-1) !== text(id)) window.noted[id].push(text(id));
      }
      if (progress.hidden && !wasIdle) window.noted.idle += 1;
      wasIdle = progress.hidden;
    };
    new MutationObserver(note).observe(document.querySelector('.intake'),
      { subtree: true, childList: true, characterData: true, attributes: true });";

fn noted(page: &Page<'_>) -> Value {
    page.session().run("return window.noted", json!([]))
}

fn told(shown: &Value) -> &str {
    shown["told"].as_str().unwrap_or_default()
}

/// A file with this many users, as JavaScript that makes its parts, and its length. It is read in
/// more than two chunks.
fn many(name: &str, header: &str, line: &str, count: usize) -> ((String, String), usize) {
    let parts = format!("[{}, {}.repeat({count})]", json!(header), json!(line));
    ((name.to_owned(), parts), header.len() + line.len() * count)
}

/// The line of a user, with its line end.
fn line() -> String {
    users(&[""]).lines().last().unwrap().to_owned() + "\n"
}

/// The row count for a file with one user.
const ONE: &str = "1 row: 1 evaluated, 0 rejected";

const MANY: usize = 240_000;

#[track_caller]
fn wait_for_progress(page: &Page<'_>) {
    page.wait_for_script(
        "some of it",
        "return document.querySelector('.reading:not([hidden]) progress')?.value > 0",
        json!([]),
        &json!(true),
    );
}

/// Runs a complete audit, wherever it works.
#[track_caller]
fn check_sample(page: &Page<'_>) {
    open(page);
    let expected = SampleTenant { seed: 1, users: 1000, form: SampleForm::Csv }.expected();
    invent(page, 1000, SampleForm::Csv);
    assert_expected(page, &expected);
    wait_at(page, AuditPart::Users, "the users", |it| has_names(it) && told(it).is_empty());
}
