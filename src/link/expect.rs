//! What the screen with expectations adds to an address: a landing that is expected of the scenario, and
//! the text, packed as scripts are.
//!
//! `expect=teams` and `file=1.<packed>`. Other screens carry the text along unread.

use super::read::{Given, decoded};
use super::script::{Damage, NOT_PACKED, pack, unpack};
use super::{Address, Notice, View, Wishes};
use crate::routing::Landing;
use percent_encoding::utf8_percent_encode;

/// What an address expects. It becomes a row of the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Expect {
    /// Nothing.
    #[default]
    Nothing,
    /// The scenario lands there.
    Landing(Landing),
    /// Kinds of call land there.
    Wishes(Wishes),
}

impl Address {
    /// The screen with expectations, with what this screen shows as one: the wishes, the other side of a
    /// comparison, or the scenario as it lands.
    #[must_use]
    pub fn expecting(self) -> Self {
        let subject = match self.view {
            View::Compare => self.compared_with(),
            _ => self.subject,
        };
        let expect = match self.view {
            View::Goal if self.wishes != Wishes::default() => Expect::Wishes(self.wishes),
            _ => Expect::Landing(subject.case.decide().verdict.landing),
        };
        Self { subject, expect, ..self.viewed(View::Expectations) }
    }
}

/// The words of an address with the text, to be carried along: from the first `&` on, or nothing.
pub fn file_words(fragment: &str) -> (String, Vec<Notice>) {
    let decoded = decoded(fragment);
    let query = decoded.split_once('?').map_or("", |it| it.1);
    let mut given = Given { query, notices: Vec::new() };
    let mut found = String::new();
    given.set("file", Vec::<&str>::new(), |word| {
        found = format!("&file={}", utf8_percent_encode(word, NOT_PACKED));
        true
    });
    (found, given.notices)
}

/// Reads what was carried: the text, or why it cannot be read.
pub fn read_file(carried: &str) -> (Option<String>, Option<Damage>) {
    match carried.strip_prefix("&file=").map(unpack) {
        Some(Ok(text)) => (Some(text), None),
        Some(Err(damage)) => (None, Some(damage)),
        None => (None, None),
    }
}

/// Writes what is to be carried; nothing for a text that is empty or too long for an address.
pub fn write_file(text: &str) -> String {
    let packed = if text.is_empty() { None } else { pack(text) };
    packed.map_or_else(String::new, |it| format!("&file={it}"))
}
