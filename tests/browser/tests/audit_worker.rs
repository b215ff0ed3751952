//! The audit thread, when it does not start, fails, is stopped, or gets another request while it
//! works.
//!
//! Each test serves a copy of the page in which the files of the thread were changed, so that the
//! decisive event happens at a known point and not by chance.

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

tests! { "audit_worker";
    ALL: without_its_module_the_audit_counts_on_the_page,
        a_second_file_during_a_read_ends_in_complete_totals,
        quick_changes_of_what_is_assumed_end_in_complete_totals,
        a_trap_in_one_file_does_not_poison_the_next,
        a_read_that_is_stopped_counts_what_was_read;
    CHROMIUM: a_broken_module_or_script_is_done_without,
        a_trap_in_a_task_loses_nothing_that_was_read,
        without_a_thread_a_second_file_and_a_stop_end_the_same,
        a_file_that_is_gone_can_be_removed_as_the_advice_says,
        a_tenant_that_is_being_invented_can_be_stopped_and_mixes_with_no_file,
        files_that_are_taken_away_during_a_read_leave_nothing;
}

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

// Just enough WebAssembly to insert instructions at the start of a function.

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

// What the page shows in the meantime.

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

fn without_its_module_the_audit_counts_on_the_page(page: &Page<'_>) {
    let altered = Altered::new(page, |module, _| fs::remove_file(module).unwrap());
    check_sample(&altered.page);
    altered.end();
}

fn a_broken_module_or_script_is_done_without(page: &Page<'_>) {
    let changes: [fn(&Path, &Path); 4] = [
        |module, _| fs::write(module, b"\0asm\x01\0\0\0 and nothing of it").unwrap(),
        |_, script| fs::remove_file(script).unwrap(),
        |_, script| fs::write(script, "this is no script").unwrap(),
        |_, script| prepend(script, "throw new Error('not today');"),
    ];
    for change in changes {
        let altered = Altered::new(page, change);
        check_sample(&altered.page);
        altered.end();
    }
}

fn a_second_file_during_a_read_ends_in_complete_totals(page: &Page<'_>) {
    let ((name, parts), length) = many("many.csv", HEADER, &line(), MANY);
    let altered = Altered::new(page, |_, script| hold(script, length));
    let page = &altered.page;
    open(page);
    page.session().run(NOTE, json!([]));
    drop(page, &[(&name, parts)]);
    wait_for_progress(page);
    drop(page, &[text("few.csv", &users(&[TEAMS, TEAMS]))]);
    let all = MANY as u64 + 2;
    wait(page, "all rows", |it| is_read(it) && it["rows"] == rows(all, all));
    let shown = wait_at(page, AuditPart::Landings, "all rows", is_read);
    assert_eq!(shown["totals"]["pstn-in teams"], 2);
    let noted = noted(page);
    assert_eq!(noted["told"], json!([]), "somebody was told of a stop");
    assert_eq!(noted["idle"], 1, "in between it looked as if nothing was read: {noted}");
    altered.end();
}

fn quick_changes_of_what_is_assumed_end_in_complete_totals(page: &Page<'_>) {
    let header = "UserPrincipalName,DisplayName,EnterpriseVoiceEnabled,TeamsInteropPolicy\n";
    let line = format!("somebody@contoso.com,{},True,\n", "Somebody".repeat(10));
    let ((name, parts), length) = many("many.csv", header, &line, MANY);
    let altered = Altered::new(page, |_, script| hold(script, length));
    let page = &altered.page;
    open(page);
    page.session().run(NOTE, json!([]));
    drop(page, &[(&name, parts)]);
    wait_for_progress(page);
    go_to(page, AuditPart::Data);
    page.open_sections("select[name=unless-customer]");
    page.wait_for_script(
        "the choice",
        "return document.querySelector('select[name=unless-customer]') !== null",
        json!([]),
        &json!(true),
    );
    // Like holding Arrow Down: some changes at once, some after a while. The last one equals the
    // first.
    let changes = "
        const choose = at => {
          const select = document.querySelector('select[name=unless-customer]');
          select.selectedIndex = at % select.options.length;
          select.dispatchEvent(new Event('change', { bubbles: true }));
        };
        window.isChanged = false;
        (async () => {
          for (let at = 1; at <= 40; at += 1) {
            choose(at);
            if (at % 3) await new Promise(done => setTimeout(done, at % 7));
          }
          choose(0);
          window.isChanged = true;
        })();";
    page.session().run(changes, json!([]));
    page.wait_for_script("changes", "return window.isChanged", json!([]), &json!(true));
    let all = MANY as u64;
    wait_at(page, AuditPart::Users, "all rows", has_names);
    let shown = wait_at(page, AuditPart::Landings, "the totals", is_read);
    assert_eq!(shown["rows"], rows(all, all));
    let calls = shown["totals"].as_object().unwrap().iter();
    let inbound: u64 =
        calls.filter(|it| it.0.starts_with("pstn-in ")).filter_map(|it| it.1.as_u64()).sum();
    assert_eq!(inbound, all);
    let noted = noted(page);
    assert_eq!(noted["told"], json!([]), "somebody was told of a stop");
    for said in noted["rows"].as_array().unwrap() {
        assert_eq!(said, &json!(rows(all, all)), "a part was shown as the whole");
    }
    altered.end();
}

fn a_trap_in_one_file_does_not_poison_the_next(page: &Page<'_>) {
    let altered = Altered::new(page, |module, _| trap_at_length(module));
    let page = &altered.page;
    open(page);
    let bad = format!("{HEADER}{}", "x".repeat(DEADLY - HEADER.len()));
    let failed = |it: &Value| {
        told(it).contains("Reading bad.csv failed") && it["rows"] == "" && it["totals"] == json!({})
    };
    drop(page, &[text("good.csv", &users(&[TEAMS])), text("bad.csv", &bad)]);
    wait(page, "the failure", failed);
    // Following the advice works.
    page.click(".files li:nth-child(2) button");
    let is_good = |it: &Value| it["rows"] == ONE && told(it).is_empty();
    wait(page, "the good one", is_good);
    wait_at(page, AuditPart::Users, "the user", |it| it["names"] == json!(["User 0"]));
    let shown = wait_at(page, AuditPart::Landings, "the totals", is_good);
    assert_eq!(shown["totals"]["pstn-in teams"], 1);
    // And again with another thread.
    drop(page, &[text("bad.csv", &bad)]);
    wait(page, "the failure again", failed);
    page.click(".files li:last-child button");
    wait(page, "nothing", |it| told(it).is_empty());
    drop(page, &[text("good.csv", &users(&[TEAMS]))]);
    wait(page, "the good one again", is_good);
    altered.end();
}

fn a_trap_in_a_task_loses_nothing_that_was_read(page: &Page<'_>) {
    let altered = Altered::new(page, |module, _| alter(module, "counts", &[UNREACHABLE]));
    let page = &altered.page;
    open(page);
    drop(page, &[text("users.csv", &users(&["", TEAMS, TEAMS]))]);
    let before = wait_at(page, AuditPart::Users, "three users", |it| it["names"][2] == "User 2");
    page.focus("input[name=search]");
    page.session().type_text("USER2@");
    page.press(key::ENTER);
    let shown = wait(page, "the failure, and the one that was found", |it| {
        told(it).contains("had to restart") && it["names"] == json!(["User 2"]) && is_read(it)
    });
    assert_eq!(shown["rows"], before["rows"]);
    page.click("#all-users");
    let shown = wait(page, "all users", |it| it["names"] == before["names"]);
    assert_eq!(shown["rows"], before["rows"]);
    let shown = wait_at(page, AuditPart::Landings, "the totals", is_read);
    assert_eq!(shown["totals"]["pstn-in teams"], 2);
    altered.end();
}

fn a_read_that_is_stopped_counts_what_was_read(page: &Page<'_>) {
    const PART: usize = 1 << 23;
    let line = line();
    let ((name, parts), length) = many("many.csv", HEADER, &line, MANY);
    let altered = Altered::new(page, |_, script| hold(script, length));
    let page = &altered.page;
    open(page);
    drop(page, &[(&name, parts)]);
    wait_for_progress(page);
    page.click("#cancel");
    let shown = wait(page, "that it stopped", |it| is_read(it) && told(it).contains("Stopped"));
    // One chunk or two: the third one is blocked.
    let counts = [PART, 2 * PART].map(|it| ((it - HEADER.len()) / line.len()) as u64);
    assert!(counts.map(|it| json!(rows(it, it))).contains(&shown["rows"]), "{counts:?}: {shown}");
    // The message disappears with the next complete read, and the page continues to work.
    drop(page, &[text("few.csv", &users(&[TEAMS]))]);
    let all = MANY as u64 + 1;
    wait(page, "all rows", |it| it["rows"] == rows(all, all));
    let shown = wait_at(page, AuditPart::Landings, "the totals", is_read);
    assert_eq!((told(&shown), &shown["totals"]["pstn-in teams"]), ("", &json!(1)));
    altered.end();
}

fn files_that_are_taken_away_during_a_read_leave_nothing(page: &Page<'_>) {
    let ((name, parts), length) = many("many.csv", HEADER, &line(), MANY);
    let altered = Altered::new(page, |_, script| hold(script, length));
    let page = &altered.page;
    open(page);
    page.session().run(NOTE, json!([]));
    // Also records the messages of the thread.
    page.session().run(
        "window.heard = [];
         window.Worker = class extends Worker {
           constructor(...all) {
             super(...all);
             this.addEventListener('message', ({ data }) => window.heard.push(data.type));
           }
         };",
        json!([]),
    );
    drop(page, &[(&name, parts)]);
    wait_for_progress(page);
    change_files(page);
    page.click(".files button");
    page.wait_for_script(
        "the thread's answer",
        "return window.heard.some(it => it === 'stopped' || it === 'result')",
        json!([]),
        &json!(true),
    );
    drop(page, &[text("few.csv", &users(&[TEAMS]))]);
    wait(page, "the next file", |it| it["rows"] == ONE);
    let noted = noted(page);
    assert_eq!((&noted["told"], &noted["rows"]), (&json!([]), &json!([ONE])));
    altered.end();
}

fn without_a_thread_a_second_file_and_a_stop_end_the_same(page: &Page<'_>) {
    let ((name, parts), length) = many("many.csv", HEADER, &line(), MANY);
    open(page);
    page.session().run("delete window.Worker", json!([]));
    let hold = holding(length, "new Promise(() => {})");
    page.session().run(&format!("{hold} {NOTE}"), json!([]));
    drop(page, &[(&name, parts)]);
    wait_for_progress(page);
    drop(page, &[text("few.csv", &users(&[TEAMS, TEAMS]))]);
    let all = MANY as u64 + 2;
    wait(page, "all rows", |it| is_read(it) && it["rows"] == rows(all, all));
    let noted = noted(page);
    assert_eq!((&noted["told"], &noted["idle"]), (&json!([]), &json!(1)));
    // Once more, but stopped this time.
    page.session().run(&hold, json!([]));
    change_files(page);
    page.click(".files li:nth-child(2) button");
    wait_for_progress(page);
    page.click("#cancel");
    let shown = wait(page, "that it stopped", |it| is_read(it) && told(it).contains("Stopped"));
    assert_ne!(shown["rows"], rows(all - 2, all - 2));
    change_files(page);
    page.click(".files button");
    wait(page, "nothing", |it| it["rows"] == "" && told(it).is_empty());
}

fn a_file_that_is_gone_can_be_removed_as_the_advice_says(page: &Page<'_>) {
    let check = |page: &Page<'_>, parts: String| {
        drop(page, &[("many.csv", parts), text("few.csv", &users(&[TEAMS]))]);
        wait(page, "the failure", |it| {
            told(it).contains("many.csv can no longer be read")
                && it["rows"] == ""
                && it["totals"] == json!({})
        });
        page.click(".files button");
        wait(page, "the other file", |it| it["rows"] == ONE && told(it).is_empty());
    };
    let ((_, parts), length) = many("many.csv", HEADER, &line(), MANY);
    let altered = Altered::new(page, |_, script| prepend(script, &holding(length, GONE)));
    open(&altered.page);
    check(&altered.page, parts.clone());
    altered.end();
    // The same without a thread.
    open(page);
    page.session().run("delete window.Worker", json!([]));
    page.session().run(&holding(length, GONE), json!([]));
    check(page, parts);
}

fn a_tenant_that_is_being_invented_can_be_stopped_and_mixes_with_no_file(page: &Page<'_>) {
    open(page);
    // In one script, so that nothing is ready before.
    page.session().run(
        "const click = id => document.getElementById(id).click();
         click('invent');
         click('cancel');",
        json!([]),
    );
    let idle = "return document.querySelector('.reading').hidden
        && document.querySelectorAll('.files li').length === 0";
    page.wait_for_script("nothing", idle, json!([]), &json!(true));
    page.session().run(
        "document.getElementById('invent').click();
         const data = new DataTransfer();
         data.items.add(new File([arguments[0]], 'few.csv'));
         document.querySelector('.drop').dispatchEvent(
           new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));",
        json!([users(&[TEAMS])]),
    );
    wait(page, "the file", |it| it["rows"] == ONE);
    page.click("#change-files");
    invent(page, 1000, SampleForm::Csv);
    wait(page, "the invented", |it| is_read(it) && it["rows"] != ONE);
    assert_expected(page, &SampleTenant { seed: 1, users: 1000, form: SampleForm::Csv }.expected());
}
