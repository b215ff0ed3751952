//! Reading an address.

use super::{Address, Key, Notice, Problem, SHOWN};
use crate::routing::InteropPolicy;
use percent_encoding::percent_decode_str;
use std::str::FromStr;
use strum::VariantArray;

/// Reads the part of an address from `#` on, with or without the `#`. Never fails; an empty
/// fragment is the default address.
///
/// Percent codes are undone before anything else, because some programs encode the whole fragment
/// when they pass a link on; no value of this format needs them.
pub fn read(fragment: &str) -> (Address, Vec<Notice>) {
    let encoded = fragment.strip_prefix('#').unwrap_or(fragment);
    let decoded = percent_decode_str(encoded).decode_utf8_lossy();
    let (path, query) = decoded.split_once('?').unwrap_or((&decoded, ""));
    let mut given = Given::of(query);

    let mut address = Address::default();
    let path = path.trim_matches('/');
    if !path.is_empty() {
        match path.parse() {
            Ok(view) => address.view = view,
            Err(_) => given.notices.push(notice(Problem::UnknownView, path)),
        }
    }
    let scenario = &mut address.scenario;
    given.set(Key::Edition, &mut address.edition);
    given.set(Key::Customer, &mut scenario.customer);
    if let Some(name) = given.value(Key::Policy) {
        match InteropPolicy::named(name) {
            Some(instance) => address.instance = instance,
            None => given.notices.push(notice(Problem::BadValue(Key::Policy), name)),
        }
    }
    scenario.policy = address.instance.fields;
    given.set(Key::Override, &mut scenario.policy.allow_end_user_client_override);
    given.set(Key::Calling, &mut scenario.policy.calling_default_client);
    given.set(Key::Chat, &mut scenario.policy.chat_default_client);
    given.set(Key::Choice, &mut scenario.choice);
    given.set(Key::Licensed, &mut scenario.licence);
    given.set(Key::Call, &mut scenario.call);
    (address, given.notices)
}

/// The values of the keys that are known, and what was wrong so far.
struct Given<'a> {
    values: Vec<(Key, &'a str)>,
    notices: Vec<Notice>,
}

impl<'a> Given<'a> {
    /// Keeps the first value of each key; a repeated key keeps none.
    fn of(query: &'a str) -> Self {
        let mut values: Vec<(Key, &str)> = Vec::new();
        let mut repeated: Vec<(Key, &str)> = Vec::new();
        for pair in query.split('&') {
            // Addresses copied out of HTML source carry `&amp;` for `&`.
            let pair = pair.strip_prefix("amp;").unwrap_or(pair);
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let Ok(key) = Key::from_str(key) else { continue };
            if repeated.iter().any(|&(seen, _)| seen == key) {
                continue;
            }
            if values.iter().any(|&(seen, _)| seen == key) {
                repeated.push((key, value));
            } else {
                values.push((key, value));
            }
        }
        values.retain(|(key, _)| !repeated.iter().any(|(seen, _)| seen == key));
        let notices =
            repeated.iter().map(|&(key, value)| notice(Problem::Repeated(key), value)).collect();
        debug_assert!(values.len() + repeated.len() <= Key::VARIANTS.len());
        Self { values, notices }
    }

    fn value(&self, key: Key) -> Option<&'a str> {
        self.values.iter().find(|&&(it, _)| it == key).map(|&(_, value)| value)
    }

    fn set<T: FromStr>(&mut self, key: Key, field: &mut T) {
        if let Some(value) = self.value(key) {
            match value.parse() {
                Ok(parsed) => *field = parsed,
                Err(_) => self.notices.push(notice(Problem::BadValue(key), value)),
            }
        }
    }
}

fn notice(problem: Problem, found: &str) -> Notice {
    let mut shown: String = found.chars().take(SHOWN).map(harmless).collect();
    if found.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    Notice { problem, found: shown }
}

/// Replaces what would be invisible or would turn the text around it.
fn harmless(character: char) -> char {
    match character {
        '\u{200B}'..='\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{061C}'
        | '\u{FEFF}' => char::REPLACEMENT_CHARACTER,
        it if it.is_control() => char::REPLACEMENT_CHARACTER,
        it => it,
    }
}
