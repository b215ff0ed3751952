//! `test FILE... [--format FORMAT[=FILE]]... [--min-strength N] [--page ADDRESS]`

use super::arguments::Arguments;
use super::{Exit, Host, text_of};
use crate::audit::whole::WholeFile;
use crate::expectations::{Exported, check, percent, read};
use crate::report::{Format, Run, State, Tested};
use crate::routing::Edition;
use crate::similar::similar;
use crate::text::exported::exported;
use std::collections::BTreeMap;
use std::sync::Arc;
use strum::VariantArray;

/// The users of files that belong together in an edition, or why they cannot be read.
type Exports = BTreeMap<(Vec<String>, &'static str), Result<Arc<Exported>, String>>;

pub(super) fn run(words: &[String], host: &mut dyn Host) -> Result<Exit, String> {
    let arguments = Arguments::read(words, &[], &["--format", "--min-strength", "--page"])?;
    let mut formats = Vec::new();
    for value in arguments.all("--format") {
        formats.push(format(value)?);
    }
    if formats.is_empty() {
        formats.push((Format::Pretty, None));
    }
    if formats.iter().filter(|it| it.1.is_none()).count() > 1 {
        return Err("two formats would go to standard output. Write all but one to files, as in \
            `--format junit=results.xml`."
            .to_owned());
    }
    let least = match arguments.one("--min-strength")? {
        None => 0,
        Some(text) => text.parse::<usize>().ok().filter(|it| *it <= 100).ok_or_else(|| {
            format!("`--min-strength` takes a percentage from 0 to 100, not `{text}`.")
        })?,
    };
    let page = arguments.one("--page")?.unwrap_or("");
    if arguments.files.is_empty() {
        return Err("`test` needs a Markdown file, or `-` for standard input.".to_owned());
    }
    let mut exports = Exports::new();
    let tested: Vec<Tested> =
        arguments.files.iter().map(|it| tested(it, &mut exports, host)).collect();
    let run = Run::new(tested, page);
    for (format, file) in &formats {
        let text = run.write(*format);
        match file {
            None => host.out(&text),
            Some(file) => {
                let written = host.write(file, &text);
                written.map_err(|why| format!("cannot write `{file}`: {why}"))?;
            }
        }
    }
    if formats.iter().all(|it| it.0 != Format::Pretty || it.1.is_some()) {
        host.err(&format!("{}\n{}\n", run.summary(), run.strength_line()));
    }
    let strength = percent(&run.strength);
    Ok(if run.count(State::Error) > 0 {
        Exit::NotUnderstood
    } else if run.count(State::Failed) > 0 {
        Exit::Failed
    } else if strength < least {
        host.err(&format!("The strength is {strength} %, less than the {least} % asked for.\n"));
        Exit::Weak
    } else {
        Exit::Held
    })
}

/// A format, and the file that it goes to.
fn format(value: &str) -> Result<(Format, Option<&str>), String> {
    let (name, file) = match value.split_once('=') {
        Some((name, file)) => (name, Some(file)),
        None => (value, None),
    };
    if file == Some("") {
        return Err(format!("`--format {value}` names no file."));
    }
    let names: Vec<&'static str> = Format::VARIANTS.iter().map(|&it| it.into()).collect();
    let format = name.parse().map_err(|_| match similar(name, names.iter().copied()) {
        Some(near) => format!("there is no format `{name}`. Did you mean `{near}`?"),
        None => format!("there is no format `{name}`. There are {}.", names.join(", ")),
    })?;
    Ok((format, file))
}

fn tested(name: &str, exports: &mut Exports, host: &mut dyn Host) -> Tested {
    let name_shown = if name == "-" { "stdin" } else { name }.to_owned();
    let text = host.read(name).and_then(|it| text_of(&it));
    let text = match text {
        Ok(text) => text,
        Err(why) => {
            let unreadable = format!("The file cannot be read: {why}");
            return Tested { name: name_shown, unreadable, ..Tested::default() };
        }
    };
    let suite = read(&text);
    let rows = check(&suite, &mut |files, edition| {
        let paths: Vec<String> = files.iter().map(|it| beside(name, it)).collect();
        let key = (paths.clone(), edition.id);
        exports.entry(key).or_insert_with(|| users(paths, edition, host)).clone()
    });
    Tested { name: name_shown, unreadable: String::new(), problems: suite.problems, rows }
}

/// The path of a file that another one names.
fn beside(of: &str, file: &str) -> String {
    let is_absolute = file.starts_with(['/', '\\']) || file.as_bytes().get(1) == Some(&b':');
    match of.rfind(['/', '\\']).and_then(|it| of.get(..=it)) {
        Some(folder) if !is_absolute => format!("{folder}{file}"),
        _ => file.to_owned(),
    }
}

fn users(
    paths: Vec<String>,
    edition: &'static Edition,
    host: &mut dyn Host,
) -> Result<Arc<Exported>, String> {
    let is_one = paths.len() == 1;
    let read = |name: String| match host.read(&name) {
        Ok(bytes) => Ok(WholeFile { name, bytes: Arc::new(bytes) }),
        Err(why) if is_one => Err(why),
        Err(why) => Err(format!("{name}: {why}")),
    };
    let files: Vec<WholeFile> = paths.into_iter().map(read).collect::<Result<_, _>>()?;
    exported(&files, edition).map(Arc::new)
}
