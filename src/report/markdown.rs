//! A summary in Markdown, for a pull request or the summary of a job.

use super::{Run, State};

pub(super) fn write(run: &Run) -> String {
    let mut out = format!("## Call Landing\n\n{}\n\n", run.summary());
    out.push_str("| File | Held | Failed | Not understood |\n| --- | ---: | ---: | ---: |\n");
    for file in &run.files {
        out.push_str(&format!(
            "| {} | {} | {} | {} |\n",
            line(&file.name),
            file.count(State::Held),
            file.count(State::Failed),
            file.count(State::Error)
        ));
    }
    let entries = run.entries();
    for entry in entries.iter().filter(|it| it.state != State::Held) {
        out.push_str(&format!(
            "\n**{}** (`{}`, line {})\n\n{}\n",
            line(&entry.name),
            entry.file.replace('`', "'"),
            entry.place.line,
            line(&entry.message)
        ));
        for detail in &entry.details {
            out.push_str(&format!("- {}\n", line(detail)));
        }
    }
    out.push_str(&format!("\n{}\n", run.strength_line()));
    let unnoticed = run.unnoticed();
    if !unnoticed.is_empty() {
        out.push_str("\n<details><summary>Changes that no row would notice</summary>\n\n");
        for it in &unnoticed {
            out.push_str(&format!("- `{it}`\n"));
        }
        out.push_str("\n</details>\n");
    }
    out
}

/// Text on a line of its own, which begins nothing in Markdown or HTML.
fn line(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        match character {
            '\\' | '*' | '_' | '[' | ']' | '|' | '<' | '>' => out.extend(['\\', character]),
            '\n' => out.push(' '),
            it => out.push(it),
        }
    }
    out
}
