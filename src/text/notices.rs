//! What to say about an address that was not understood.

use crate::link::{Notice, Problem};
use std::borrow::Cow;

/// A notice: what was wrong, what stands in for it, and what to do. Names and values stand between
/// backticks.
pub fn notice(notice: &Notice) -> String {
    let found = notice.found.replace('`', "'");
    let key = &notice.key;
    match notice.problem {
        Problem::UnknownView => {
            format!("This address asks for a page `{found}` that does not exist. You see Explore.")
        }
        Problem::BadValue => format!(
            "This address has `{found}` for `{key}`, which does not exist. It takes {}. You see its default.",
            takes(&notice.takes)
        ),
        Problem::BadWord => format!(
            "This address has `{found}` in the list of `{key}`, which does not exist there. It takes {}. The other words of the list are used.",
            takes(&notice.takes)
        ),
        Problem::Repeated => format!(
            "This address has `{key}` more than once. Keep one `{key}=…`. You see its default."
        ),
    }
}

/// "`a`, `b` or `c`", or the first few of many.
fn takes(words: &[Cow<'static, str>]) -> String {
    const MOST: usize = 9;
    let quoted: Vec<String> =
        words.iter().take(MOST).map(|it| format!("`{}`", lower(it))).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() && words.len() <= MOST => {
            format!("{} or {last}", rest.join(", "))
        }
        Some(_) if words.len() > MOST => format!("{} and others", quoted.join(", ")),
        _ => quoted.concat(),
    }
}

/// Words are in lower case, but for the names of policies.
fn lower(word: &str) -> String {
    if word.contains("Override") || word == "Global" {
        word.to_owned()
    } else {
        word.to_ascii_lowercase()
    }
}
