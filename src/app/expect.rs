//! *Expect this*: keeps what a screen shows as rows for the expectations, without leaving the screen.
//!
//! The rows wait in this tab until the screen with expectations takes them, because the text that they
//! belong to may be of any size, and no other module can read it.

use super::page::{Page, Told, Undo};
use super::shell::storage;
use crate::text::expectations::{has_row, rows};
use crate::text::page as words;
use leptos::prelude::{GetUntracked, Set};

/// Keeps what the page shows, unless it is expected already, and says so.
pub fn expect_this(page: Page) {
    let (address, expect) = page.address.get_untracked().expecting();
    let waiting = storage::kept_rows();
    let known = format!("{}\n{waiting}", storage::kept_text());
    let all = rows(&address, expect);
    let new: Vec<&str> = all.iter().map(String::as_str).filter(|it| !has_row(&known, it)).collect();
    let what = words::expected(&new, all.len());
    if new.is_empty() {
        page.undo.set(Some(Told { what: what.into(), undo: Undo::Nothing }));
        return;
    }
    storage::keep_rows(&format!("{waiting}{}\n", new.join("\n")));
    page.undo.set(Some(Told { what: what.into(), undo: Undo::Rows(waiting) }));
}

/// Takes back what was kept last.
pub fn expect_before(page: Page, rows: &str) {
    storage::keep_rows(rows);
    page.undo.set(Some(Told { what: words::NOT_EXPECTED.into(), undo: Undo::Nothing }));
}
