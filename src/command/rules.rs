//! `rules --edition E [--json]`

use super::arguments::Arguments;
use super::{Exit, Host, edition};
use crate::{editions, format};

pub(super) fn run(words: &[String], host: &mut dyn Host) -> Result<Exit, String> {
    let arguments = Arguments::read(words, &["--json"], &["--edition"])?;
    if let Some(extra) = arguments.files.first() {
        return Err(format!("`rules` takes no file, but `{extra}` was given."));
    }
    let edition = edition(&arguments)?.unwrap_or_else(editions::default);
    if arguments.has("--json") {
        host.out(&format::edition(edition));
        return Ok(Exit::Held);
    }
    let mut out = String::new();
    for rule in edition.all_rules() {
        let landing: &str = rule.then.landing.into();
        out.push_str(&format!("{}: {landing}. {}\n", rule.id, rule.says));
    }
    host.out(&out);
    Ok(Exit::Held)
}
