//! What the screen with expectations adds to an address: the text, packed as scripts are, and a landing that
//! is expected of the scenario.
//!
//! `file=1.<packed>` and `expect=teams`. Other screens carry these words along unread, and know nothing of
//! what they mean: this is read and written by that screen alone.

use super::read::{Given, decoded};
use super::script::{Damage, pack, unpack};
use super::{Address, View, Wishes};
use crate::routing::{Edition, Landing};

/// What the scenario of an address is expected to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expect {
    /// It lands there.
    Landing(Landing),
    /// Kinds of call land there.
    Wishes(Wishes),
}

impl Address {
    /// What this screen shows, as an expectation: the wishes, the other side of a comparison, or the
    /// scenario as it lands.
    pub fn expecting(&self) -> (Self, Expect) {
        let subject = match self.view {
            View::Compare => self.compared_with(),
            _ => self.subject,
        };
        let expect = match self.view {
            View::Goal if self.wishes != Wishes::default() => Expect::Wishes(self.wishes),
            _ => Expect::Landing(subject.case.decide().verdict.landing),
        };
        (Self { subject, ..*self }, expect)
    }
}

/// What was carried, as that screen reads it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// The text, if there is one.
    pub text: Option<String>,
    /// Why it cannot be read.
    pub damage: Option<Damage>,
    /// What is expected of the scenario.
    pub expect: Option<Expect>,
    /// What is expected and not understood.
    pub unknown: Option<String>,
}

/// The words of an address that belong to the screen, to be carried along: from the first `&` on, or
/// nothing. Characters that none of them has are left out, which does not make a damaged text whole.
pub fn file_words(fragment: &str) -> String {
    let decoded = decoded(fragment);
    let query = decoded.split_once('?').map_or("", |it| it.1);
    let mut found = String::new();
    for pair in query.split('&') {
        let pair = pair.strip_prefix("amp;").unwrap_or(pair);
        let key = pair.split_once('=').map_or("", |it| it.0);
        if key.eq_ignore_ascii_case("file") || key.eq_ignore_ascii_case("expect") {
            found.push('&');
            found.extend(pair.chars().filter(|it| it.is_ascii_graphic() && *it != '%'));
        }
    }
    found
}

/// Reads what was carried, in the edition of its address.
pub fn read_carried(carried: &str, edition: &'static Edition) -> Carried {
    let mut read = Carried::default();
    let mut given = Given { query: carried, notices: Vec::new() };
    let mut word = None;
    given.set("file", Vec::<&str>::new(), |it| {
        word = Some(it);
        true
    });
    match word.map(unpack) {
        Some(Ok(text)) => read.text = Some(text),
        Some(Err(damage)) => read.damage = Some(damage),
        // Two texts are none.
        None if !given.notices.is_empty() => read.damage = Some(Damage::Broken),
        None => {}
    }
    given.notices.clear();
    let mut landing = None;
    given.set("expect", Vec::<&str>::new(), |it| {
        landing = it.parse().ok();
        landing.is_some()
    });
    read.expect = landing.map(Expect::Landing);
    if given.notices.iter().any(|it| it.found.contains(':')) {
        given.notices.clear();
        let mut wishes = Wishes::default();
        given.wishes("expect", edition, &mut wishes);
        read.expect = (wishes != Wishes::default()).then_some(Expect::Wishes(wishes));
    }
    read.unknown = given.notices.into_iter().next().map(|it| it.found);
    read
}

/// Writes what is to be carried; nothing for a text that is empty or too long for an address.
pub fn write_file(text: &str) -> String {
    let packed = if text.is_empty() { None } else { pack(text) };
    packed.map_or_else(String::new, |it| format!("&file={it}"))
}
