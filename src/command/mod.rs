//! The command line, apart from files and streams: the same code natively and, as a WebAssembly module,
//! in Node. Start at [`run`].
//!
//! Standard output has what was asked for and nothing else. Everything that is said about it goes to
//! standard error.

mod arguments;
mod audit;
mod estate;
mod help;
mod rules;
mod test;

use crate::link::{Address, Notice, read};
use crate::routing::Edition;
use crate::text::{markdown, notices};
use crate::{editions, format, similar::similar};
use arguments::Arguments;

/// What a command needs from outside.
pub trait Host {
    /// The content of a file; `-` is standard input.
    ///
    /// # Errors
    /// Why it cannot be read, as the end of a sentence.
    fn read(&mut self, file: &str) -> Result<Vec<u8>, String>;

    /// Writes a file.
    ///
    /// # Errors
    /// Why it cannot be written, as the end of a sentence.
    fn write(&mut self, file: &str, text: &str) -> Result<(), String>;

    /// Writes to standard output.
    fn out(&mut self, text: &str);

    /// Writes to standard error.
    fn err(&mut self, text: &str);
}

/// How a command ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Exit {
    /// Everything is as asked.
    Held = 0,
    /// An expectation failed.
    Failed = 1,
    /// Something was not understood, or there was nothing to test.
    NotUnderstood = 2,
    /// The expectations would notice too little.
    Weak = 3,
}

const COMMANDS: [&str; 4] = ["test", "answer", "audit", "rules"];

/// Runs a command: the words after the name of the program.
pub fn run(words: &[String], host: &mut dyn Host) -> Exit {
    let (command, rest) = match words.split_first() {
        Some((first, rest)) => (first.as_str(), rest),
        None => ("", words),
    };
    let is_help = |it: &String| matches!(it.as_str(), "--help" | "-h");
    if rest.iter().any(is_help) || matches!(command, "--help" | "-h" | "help") {
        host.out(help::of(command, rest));
        return Exit::Held;
    }
    let done = match command {
        "--version" | "-V" => {
            host.out(concat!("call-landing ", env!("CARGO_PKG_VERSION"), "\n"));
            return Exit::Held;
        }
        "test" => test::run(rest, host),
        "answer" => answer(rest, host),
        "audit" => audit::run(rest, host),
        "rules" => rules::run(rest, host),
        "" => Err("no command was given.".to_owned()),
        other => Err(match similar(other, COMMANDS) {
            Some(near) => format!("there is no command `{other}`. Did you mean `{near}`?"),
            None => format!("there is no command `{other}`."),
        }),
    };
    done.unwrap_or_else(|problem| {
        host.err(&format!("error: {problem}\nNext: `call-landing --help` lists what there is.\n"));
        Exit::NotUnderstood
    })
}

/// The edition that is named, if one is.
fn edition(arguments: &Arguments<'_>) -> Result<Option<&'static Edition>, String> {
    let Some(id) = arguments.one("--edition")? else { return Ok(None) };
    editions::named(id).map(Some).ok_or_else(|| {
        let ids: Vec<&str> = editions::ALL.iter().map(|it| it.id).collect();
        format!("there is no edition `{id}`. There are {}.", ids.join(", "))
    })
}

/// `answer LINK [--json]`
fn answer(words: &[String], host: &mut dyn Host) -> Result<Exit, String> {
    let arguments = Arguments::read(words, &["--json"], &[])?;
    let [link] = arguments.files[..] else {
        return Err("`answer` takes one link. Put it between quotes.".to_owned());
    };
    let (address, notices) = address(link)?;
    if let Some(notice) = notices.first() {
        // Nothing is shown here in its stead.
        let told = notices::notice(notice).replace('`', "");
        return Err(told.split(" You see").next().unwrap_or_default().to_owned());
    }
    let answer = match arguments.has("--json") {
        true => format::answer(&address, link) + "\n",
        false => markdown::answer(&address, link),
    };
    host.out(&answer);
    Ok(Exit::Held)
}

/// The address in a link: what stands from the `#` on.
fn address(link: &str) -> Result<(Address, Vec<Notice>), String> {
    let fragment = link.find("#/").and_then(|it| link.get(it..));
    let fragment = fragment
        .ok_or_else(|| format!("`{link}` is not a link of Call Landing: it has no `#/`."))?;
    Ok(read(fragment))
}

/// A file's text in UTF-8, or in UTF-16 with its mark, as Windows PowerShell writes it.
fn text_of(bytes: &[u8]) -> Result<String, String> {
    let units = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> =
            rest.chunks_exact(2).filter_map(|it| Some(unit(it.try_into().ok()?))).collect();
        String::from_utf16(&units).map_err(|_| "it is not complete UTF-16 text.".to_owned())
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => units(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => units(rest, u16::from_be_bytes),
        _ => String::from_utf8(bytes.to_vec())
            .map_err(|_| "it is not text in UTF-8. Save it as UTF-8.".to_owned()),
    }
}
