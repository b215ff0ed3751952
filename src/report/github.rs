//! Annotations of GitHub Actions.

use super::{Run, State};

pub(super) fn write(run: &Run) -> String {
    let mut out = String::new();
    for entry in run.entries().iter().filter(|it| it.state != State::Held) {
        let mut message = entry.message.clone();
        for line in &entry.details {
            message.push('\n');
            message.push_str(line);
        }
        out.push_str(&format!(
            "::error file={},line={},col={},title={}::{}\n",
            property(&entry.file.replace('\\', "/")),
            entry.place.line,
            entry.place.column,
            property(&entry.name),
            data(&message)
        ));
    }
    out.push_str(&format!(
        "::notice title=Call Landing::{}\n",
        data(&format!("{}\n{}", run.summary(), run.strength_line()))
    ));
    out
}

/// The text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
