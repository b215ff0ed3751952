//! `rules --edition E [--json]`

use super::arguments::Arguments;
use super::{Exit, Host};
use crate::{editions, format};

pub(super) fn run(words: &[String], host: &mut dyn Host) -> Result<Exit, String> {
    let arguments = Arguments::read(words, &["--json"], &["--edition"])?;
    if let Some(extra) = arguments.files.first() {
        return Err(format!("`rules` takes no file, but `{extra}` was given."));
    }
    let edition = match arguments.one("--edition")? {
        None => editions::default(),
        Some(id) => editions::named(id).ok_or_else(|| {
            let ids: Vec<&str> = editions::ALL.iter().map(|it| it.id).collect();
            format!("there is no edition `{id}`. There are {}.", ids.join(", "))
        })?,
    };
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
