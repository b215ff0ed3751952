//! Finds tables and lines in Markdown, as GitHub reads it: what stands in code blocks and comments is
//! neither.

use super::Place;

/// A cell of a table, without the blanks around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell<'a> {
    pub text: &'a str,
    pub place: Place,
}

/// A part of a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Block<'a> {
    /// A table: its header, how many cells the line below has, and its rows.
    Table { head: Vec<Cell<'a>>, rules: usize, rows: Vec<Vec<Cell<'a>>> },
    /// Any other line.
    Line { text: &'a str, line: usize },
}

/// The parts of a file, in order.
pub(super) fn blocks(text: &str) -> Vec<Block<'_>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = visible(text).into_iter().peekable();
    let mut found = Vec::new();
    while let Some((line, text)) = lines.next() {
        let rules = lines.peek().and_then(|it| text.contains('|').then(|| rules(it.1)).flatten());
        let Some(rules) = rules else {
            found.push(Block::Line { text, line });
            continue;
        };
        lines.next();
        let mut rows = Vec::new();
        while let Some((line, text)) = lines.next_if(|it| it.1.contains('|')) {
            rows.push(cells(text, line));
        }
        found.push(Block::Table { head: cells(text, line), rules, rows });
    }
    found
}

/// The lines outside code blocks and comments, numbered from 1. Empty ones are kept: they end tables.
fn visible(text: &str) -> Vec<(usize, &str)> {
    let mut fence: Option<&str> = None;
    let mut in_comment = false;
    let mut before_is_blank = true;
    let mut found = Vec::new();
    for (at, line) in text.split('\n').enumerate() {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let bare = line.trim_start();
        let is_indented = before_is_blank && (line.starts_with("    ") || line.starts_with('\t'));
        before_is_blank = bare.is_empty() || is_indented;
        if let Some(marks) = fence {
            if bare.starts_with(marks) && bare.trim_end().trim_start_matches(marks).is_empty() {
                fence = None;
            }
        } else if in_comment {
            in_comment = !line.contains("-->");
        } else if let Some(marks) = fence_of(bare) {
            fence = Some(marks);
        } else if bare.starts_with("<!--") {
            in_comment = !line.contains("-->");
        } else if !is_indented {
            found.push((at + 1, line));
            continue;
        }
        found.push((at + 1, ""));
    }
    found
}

/// The marks that open a block of code.
fn fence_of(line: &str) -> Option<&'static str> {
    ["```", "~~~"].into_iter().find(|it| line.starts_with(it))
}

/// How many cells a line under a header has; nothing if it is none.
fn rules(line: &str) -> Option<usize> {
    let is_rule = |it: &Cell<'_>| {
        let dashes = it.text.strip_prefix(':').unwrap_or(it.text);
        let dashes = dashes.strip_suffix(':').unwrap_or(dashes);
        !dashes.is_empty() && dashes.bytes().all(|it| it == b'-')
    };
    let all = cells(line, 0);
    (line.contains('|') && all.iter().all(is_rule)).then_some(all.len())
}

/// The cells of a line of a table. Vertical bars after a backslash belong to a cell.
fn cells(line: &str, number: usize) -> Vec<Cell<'_>> {
    let mut ends = Vec::new();
    let mut is_escaped = false;
    for (at, character) in line.char_indices() {
        if character == '|' && !is_escaped {
            ends.push(at);
        }
        is_escaped = character == '\\' && !is_escaped;
    }
    ends.push(line.len());
    let mut start = 0;
    let mut all = Vec::new();
    for end in ends {
        let raw = line.get(start..end).unwrap_or_default();
        let blanks = raw.len() - raw.trim_start().len();
        let before = line.get(..start + blanks).unwrap_or_default();
        let place = Place { line: number, column: before.chars().count() + 1 };
        all.push(Cell { text: raw.trim(), place });
        start = end + 1;
    }
    // The bars at both ends are optional.
    if all.len() > 1 && all.first().is_some_and(|it| it.text.is_empty()) {
        all.remove(0);
    }
    if all.len() > 1 && line.trim_end().ends_with('|') {
        all.pop_if(|it| it.text.is_empty());
    }
    all
}
