//! JUnit's XML, as the Jenkins schema and its readers have it.

use super::{Entry, Run, State};

pub(super) fn write(run: &Run) -> String {
    let files = run.by_file();
    let count =
        |entries: &[&Entry<'_>], state| entries.iter().filter(|it| it.state == state).count();
    let counts = |entries: &[&Entry<'_>]| {
        format!(
            "tests=\"{}\" failures=\"{}\" errors=\"{}\" time=\"0\"",
            entries.len(),
            count(entries, State::Failed),
            count(entries, State::Error)
        )
    };
    let all: Vec<&Entry<'_>> = files.iter().flat_map(|it| &it.1).collect();
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"call-landing\" {}>\n",
        counts(&all)
    );
    for (file, entries) in &files {
        let of: Vec<&Entry<'_>> = entries.iter().collect();
        let name = xml(&file.name);
        out.push_str(&format!("  <testsuite name=\"{name}\" {} skipped=\"0\">\n", counts(&of)));
        for entry in of {
            out.push_str(&case(entry));
        }
        out.push_str("  </testsuite>\n");
    }
    out.push_str("</testsuites>\n");
    out
}

fn case(entry: &Entry<'_>) -> String {
    let head = format!(
        "    <testcase name=\"{}\" classname=\"{}\" time=\"0\"",
        xml(&format!("line {}: {}", entry.place.line, entry.name)),
        xml(entry.file)
    );
    let tag = match entry.state {
        State::Held => return format!("{head}/>\n"),
        State::Failed => "failure",
        State::Error => "error",
    };
    let mut text = format!("{}:{}:{}", entry.file, entry.place.line, entry.place.column);
    for line in &entry.details {
        text.push('\n');
        text.push_str(line);
    }
    format!(
        "{head}>\n      <{tag} message=\"{}\" type=\"{}\">{}</{tag}>\n    </testcase>\n",
        xml(&entry.message),
        entry.rule.unwrap_or("not-understood"),
        xml(&text)
    )
}

/// Text inside XML. Characters that XML cannot contain are replaced.
fn xml(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            it if it.is_control() || matches!(it, '\u{fffe}' | '\u{ffff}') => {
                out.push(char::REPLACEMENT_CHARACTER);
            }
            it => out.push(it),
        }
    }
    out
}
