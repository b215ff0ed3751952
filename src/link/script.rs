//! What the screen with the console adds to an address: the script, packed, how far it was run, and
//! when it is.
//!
//! `run=1.<packed>&done=3&when=2018-04&was=<policy>`: the number before the point is the version of
//! the packing, which is lz-string's text for addresses. Other screens carry these words along
//! unread.

use super::Notice;
use super::read::{Given, decoded};
use crate::editions;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything that the screen keeps in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Script {
    /// The script, if there is one.
    pub script: Option<String>,
    /// How many of its statements were run.
    pub done: usize,
    /// When it is; empty for the default.
    pub when: String,
    /// The policy that users had before, by name; empty for the default.
    pub was: String,
}

/// Why a script could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// It is of a version that this copy does not know.
    Newer,
    /// It was cut off, or changed.
    Broken,
    /// It is longer than any that is written.
    TooLong,
}

/// How long a packed script may be, in characters. What is longer is left out: mail programs break
/// long addresses.
pub const LONGEST_PACKED: usize = 4_000;

/// How long a script may be that is tried at all, in bytes.
const LONGEST_SCRIPT: usize = 40_000;

const VERSION: &str = "1.";

/// Characters that no packed script contains. In a damaged one they are escaped, so that it reads back
/// unchanged.
const NOT_PACKED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'+').remove(b'-').remove(b'$').remove(b'.');

/// The times that `when` takes.
pub const TIMES: [&str; 5] = ["2017-12", "2018-04", "2019-01", "2019-08", "2026-08"];

/// The words of an address that belong to this screen, to be carried along: from the first `&` on, in
/// one spelling, or nothing. What cannot be read is left out and named.
pub fn script_words(fragment: &str) -> (String, Vec<Notice>) {
    let decoded = decoded(fragment);
    let query = decoded.split_once('?').map_or("", |it| it.1);
    let mut given = Given { query, notices: Vec::new() };
    let mut found = String::new();
    let mut keep = |key: &str, value: &str| found.push_str(&format!("&{key}={value}"));
    given.set("when", TIMES.to_vec(), |word| {
        let is_time = TIMES.contains(&word);
        if is_time {
            keep("when", word);
        }
        is_time
    });
    let presets = || editions::ALL.iter().flat_map(|it| it.policy.presets);
    given.set("was", presets().take(2).map(|it| it.name).collect(), |word| {
        let preset = editions::ALL.iter().find_map(|it| it.preset(word));
        preset.map(|it| keep("was", it.name)).is_some()
    });
    given.set("done", vec!["1"], |word| {
        let number = word.parse::<usize>();
        number.map(|it| keep("done", &it.to_string())).is_ok()
    });
    // Whether a script is whole is known once it is unpacked, which takes code of the console.
    given.set("run", Vec::<&str>::new(), |word| {
        keep("run", &utf8_percent_encode(word, NOT_PACKED).to_string());
        true
    });
    (found, given.notices)
}

/// An address with what it carries.
pub fn with_script(address: &str, carried: &str) -> String {
    let is_first = !address.contains('?');
    match carried.strip_prefix('&') {
        Some(rest) if is_first => format!("{address}?{rest}"),
        _ => format!("{address}{carried}"),
    }
}

/// Reads what was carried. Of a damaged script it says what is the matter; the rest is read all the
/// same.
pub fn read_script(carried: &str) -> (Script, Option<Damage>) {
    let mut read = Script::default();
    let mut damage = None;
    for pair in carried.split('&') {
        let Some((key, value)) = pair.split_once('=') else { continue };
        match key {
            "run" => match unpack(value) {
                Ok(script) => read.script = Some(script),
                Err(it) => damage = Some(it),
            },
            "done" => read.done = value.parse().unwrap_or(0),
            "when" => value.clone_into(&mut read.when),
            "was" => value.clone_into(&mut read.was),
            _ => {}
        }
    }
    (read, damage)
}

/// Writes what is to be carried. A script that is too long for an address is left out, with how far it
/// was run.
pub fn write_script(carried: &Script) -> String {
    let mut written = String::new();
    for (key, word) in [("when", &carried.when), ("was", &carried.was)] {
        if !word.is_empty() {
            written.push_str(&format!("&{key}={word}"));
        }
    }
    if let Some(packed) = carried.script.as_deref().and_then(pack) {
        if carried.done > 0 {
            written.push_str(&format!("&done={}", carried.done));
        }
        written.push_str(&format!("&run={packed}"));
    }
    written
}

/// A script as a word of an address; nothing if that would be too long.
pub fn pack(script: &str) -> Option<String> {
    if script.len() > LONGEST_SCRIPT {
        return None;
    }
    let packed = lz_str::compress_to_encoded_uri_component(script);
    (packed.len() <= LONGEST_PACKED).then(|| format!("{VERSION}{packed}"))
}

pub(super) fn unpack(word: &str) -> Result<String, Damage> {
    let packed = match word.strip_prefix(VERSION) {
        Some(it) => it,
        None if word.split_once('.').is_some_and(|it| it.0.parse::<u32>().is_ok()) => {
            return Err(Damage::Newer);
        }
        None => return Err(Damage::Broken),
    };
    if packed.len() > LONGEST_PACKED {
        return Err(Damage::TooLong);
    }
    let units = lz_str::decompress_from_encoded_uri_component(packed).ok_or(Damage::Broken)?;
    let script = String::from_utf16(&units).map_err(|_| Damage::Broken)?;
    // Packed again it is the same word: nothing is missing at its end.
    match pack(&script) {
        Some(again) if again == word => Ok(script),
        _ => Err(Damage::Broken),
    }
}
