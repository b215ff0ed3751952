//! Comma-separated values (RFC 4180, as written by `Export-Csv` and by spreadsheets): the one reader
//! for exported files, for `Import-Csv` on the simulated tenant and for pasted tables. It reads one
//! record at a time and copies nothing.
//!
//! Where RFC 4180 is silent, it follows `Import-Csv`: spaces before an opening quote do not count, and
//! a first line `#TYPE …` is none of the rows. A Markdown table is one whose delimiter is `|`.

use crate::scan::find_either;
use std::borrow::Cow;

const QUOTE: u8 = b'"';

/// How many cells of a row are kept. Further cells are only counted.
const MOST_CELLS: usize = 4096;

/// Where a cell is in the bytes of its record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct CellSpan {
    start: u32,
    /// The highest bits say what is still to be done about quotes.
    end: u32,
}

/// Quotes are doubled inside.
const DOUBLED: u32 = 1 << 31;
/// Text follows the closing quote. The quotes are part of the span.
const ODD: u32 = 1 << 30;
const FLAGS: u32 = DOUBLED | ODD;

impl CellSpan {
    /// The cell between two places. Records are far shorter than `ODD`, so the casts are safe.
    #[inline]
    pub(crate) const fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    #[inline]
    const fn with(self, flag: u32) -> Self {
        Self { end: self.end | flag, ..self }
    }

    /// The bytes of the cell. Quotes in it may be doubled.
    #[inline]
    pub(crate) fn of(self, bytes: &[u8]) -> &[u8] {
        bytes.get(self.start as usize..(self.end & !FLAGS) as usize).unwrap_or_default()
    }

    /// Whether the cell extends past this place.
    pub(crate) const fn ends_after(self, at: usize) -> bool {
        (self.end & !FLAGS) as usize > at
    }

    /// Whether quotes are doubled inside.
    pub(crate) const fn is_doubled(self) -> bool {
        self.end & DOUBLED != 0
    }

    /// The text of the cell, as `Import-Csv` gives it.
    fn text(self, record: &str) -> String {
        let start = self.start as usize;
        let cell = record.get(start..(self.end & !FLAGS) as usize).unwrap_or_default();
        let is_quoted = start > 0 && record.as_bytes().get(start - 1) == Some(&QUOTE);
        match () {
            () if self.end & ODD != 0 => unquoted(cell),
            () if self.is_doubled() => cell.replace("\"\"", "\""),
            () if is_quoted => cell.to_owned(),
            () => cell.trim().to_owned(),
        }
    }
}

/// A cell that goes on after its closing quote: what is in the quotes, and the rest as it is.
fn unquoted(cell: &str) -> String {
    let mut chars = cell.strip_prefix('"').unwrap_or(cell).chars();
    let mut text = String::new();
    while let Some(it) = chars.next() {
        if it == '"' {
            let Some(rest) = chars.as_str().strip_prefix('"') else { break };
            chars = rest.chars();
        }
        text.push(it);
    }
    text + chars.as_str().trim_end()
}

/// What is wrong with a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OddCell {
    /// A quote is open at the end of the line, which closes it.
    OpenQuote,
    /// Text follows the closing quote.
    AfterQuote,
}

/// The dialect of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Csv {
    /// The separator between cells.
    pub delimiter: u8,
    /// Whether the end of a line closes an open quote.
    pub ends_with_line: bool,
}

/// The result of reading a record.
pub(crate) enum CsvRead {
    /// A complete record.
    Record {
        /// Its length in bytes, including the line end.
        length: usize,
        /// How many lines it spans.
        lines: u64,
        /// How many cells it has.
        cells: usize,
        /// A problem, and the cell that has it.
        odd: Option<(OddCell, usize)>,
    },
    /// The window ends before the record does.
    Incomplete,
}

impl Csv {
    /// The dialect of a file that begins like this. `sep=` states the delimiter; otherwise it is
    /// the candidate that occurs most often outside quotes in the first line after the type line.
    pub(crate) fn guess(head: &[u8]) -> Self {
        let mut lines = head.split(|&it| it == b'\n').filter(|it| !is_type_line(it));
        let line = lines.next().unwrap_or_default();
        let mut counts = [(b',', 0), (b';', 0), (b'\t', 0), (b'|', 0)];
        let mut is_quoted = false;
        for &byte in line {
            is_quoted ^= byte == QUOTE;
            for (delimiter, count) in counts.iter_mut().filter(|_| !is_quoted) {
                *count += usize::from(*delimiter == byte);
            }
        }
        // The first of the most frequent.
        let most = counts.into_iter().rev().max_by_key(|it| it.1);
        let delimiter = stated_delimiter(line).or(most.map(|it| it.0)).unwrap_or(b',');
        Self { delimiter, ends_with_line: false }
    }

    /// Reads the record at the start of `window` and puts its cells into `fields`.
    #[inline]
    pub(crate) fn record(self, window: &[u8], fields: &mut Vec<CellSpan>) -> CsvRead {
        fields.clear();
        let (mut lines, mut cells, mut odd, mut at) = (1, 0, None, 0);
        let mut push = |span: CellSpan, cells: &mut usize| {
            *cells += 1;
            if fields.len() < MOST_CELLS {
                fields.push(span);
            }
        };
        loop {
            let mut from = at;
            if window.get(at) == Some(&b' ') {
                let more = window.get(at..).unwrap_or_default();
                let Some(spaces) = more.iter().position(|&it| it != b' ') else {
                    return CsvRead::Incomplete;
                };
                if more.get(spaces) == Some(&QUOTE) {
                    (at, from) = (at + spaces, at + spaces);
                }
            }
            let mut is_odd = false;
            if window.get(at) == Some(&QUOTE) {
                let start = at + 1;
                let (mut next, mut is_doubled) = (start, false);
                let close = loop {
                    let Some(hit) = find_either(window, next, QUOTE, b'\n') else {
                        return CsvRead::Incomplete;
                    };
                    if window.get(hit) == Some(&b'\n') {
                        if self.ends_with_line {
                            push(CellSpan::new(start, line_end(window, hit, start)), &mut cells);
                            let odd = Some((OddCell::OpenQuote, cells - 1));
                            return CsvRead::Record { length: hit + 1, lines, cells, odd };
                        }
                        lines += 1;
                        next = hit + 1;
                        continue;
                    }
                    match window.get(hit + 1) {
                        None => return CsvRead::Incomplete,
                        Some(&QUOTE) => (next, is_doubled) = (hit + 2, true),
                        Some(_) => break hit,
                    }
                };
                let span = CellSpan::new(start, close);
                let span = if is_doubled { span.with(DOUBLED) } else { span };
                match window.get(close + 1..).unwrap_or_default() {
                    [it, ..] if *it == self.delimiter => {
                        push(span, &mut cells);
                        at = close + 2;
                        continue;
                    }
                    [b'\n', ..] => {
                        push(span, &mut cells);
                        return CsvRead::Record { length: close + 2, lines, cells, odd };
                    }
                    [b'\r', b'\n', ..] => {
                        push(span, &mut cells);
                        return CsvRead::Record { length: close + 3, lines, cells, odd };
                    }
                    [b'\r'] => return CsvRead::Incomplete,
                    _ => odd = odd.or(Some((OddCell::AfterQuote, cells))),
                }
                (from, is_odd) = (close + 1, true);
            }
            let Some(hit) = find_either(window, from, self.delimiter, b'\n') else {
                return CsvRead::Incomplete;
            };
            let is_end = window.get(hit) == Some(&b'\n');
            let end = if is_end { line_end(window, hit, from) } else { hit };
            let span = CellSpan::new(at, end);
            push(if is_odd { span.with(ODD) } else { span }, &mut cells);
            if is_end {
                return CsvRead::Record { length: hit + 1, lines, cells, odd };
            }
            at = hit + 1;
        }
    }
}

/// The lines of a whole text that are not empty, as cells without quotes and without the space around
/// them. A quote that is never closed ends with the text.
pub(crate) fn lines(text: &str, delimiter: u8) -> Vec<Vec<String>> {
    let csv = Csv { delimiter, ends_with_line: false };
    let mut rest = text.trim_start_matches('\u{feff}');
    let (mut lines, mut fields) = (Vec::new(), Vec::new());
    while !rest.is_empty() {
        let (record, length) = match csv.record(rest.as_bytes(), &mut fields) {
            CsvRead::Record { length, .. } => (Cow::Borrowed(rest), length),
            // The last line has no end, or a quote is still open.
            CsvRead::Incomplete => {
                let mut closed = format!("{rest}\n");
                if matches!(csv.record(closed.as_bytes(), &mut fields), CsvRead::Incomplete) {
                    closed = format!("{rest}\"\n");
                    _ = csv.record(closed.as_bytes(), &mut fields);
                }
                (closed.into(), rest.len())
            }
        };
        let record = record.get(..length).unwrap_or(&record);
        let is_type = lines.is_empty() && is_type_line(record.as_bytes());
        let line: Vec<String> = fields.iter().map(|it| it.text(record)).collect();
        let is_data = !is_type && !is_divider(record.as_bytes(), delimiter);
        if is_data && line.iter().any(|it| !it.is_empty()) {
            lines.push(line);
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    lines
}

/// The delimiter stated by a line such as `sep=;`, which spreadsheets write.
pub(crate) fn stated_delimiter(line: &[u8]) -> Option<u8> {
    let [_, _, _, b'=', delimiter] = line.trim_ascii_start().trim_suffix_cr() else { return None };
    let is_stated = line.trim_ascii_start().get(..3)?.eq_ignore_ascii_case(b"sep");
    is_stated.then_some(*delimiter)
}

/// Whether a record is the type line that Windows PowerShell 5.1 writes.
pub(crate) fn is_type_line(record: &[u8]) -> bool {
    record.starts_with(b"#TYPE ") || record.starts_with(b"\"#TYPE ")
}

/// Whether a record is the line of dashes under the header of a Markdown table.
pub(crate) fn is_divider(record: &[u8], delimiter: u8) -> bool {
    let is_part = |it: &u8| matches!(it, b'|' | b'-' | b':') || it.is_ascii_whitespace();
    delimiter == b'|' && record.contains(&b'-') && record.iter().all(is_part)
}

fn line_end(window: &[u8], newline: usize, from: usize) -> usize {
    let before = newline.wrapping_sub(1);
    if newline > from && window.get(before) == Some(&b'\r') { before } else { newline }
}

trait TrimCr {
    fn trim_suffix_cr(&self) -> &Self;
}

impl TrimCr for [u8] {
    fn trim_suffix_cr(&self) -> &Self {
        match self {
            [rest @ .., b'\r', b'\n'] | [rest @ .., b'\r' | b'\n'] => rest,
            all => all,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Csv, lines};

    fn check(text: &str, expected: &[&[&str]]) {
        let delimiter = Csv::guess(text.as_bytes()).delimiter;
        assert_eq!(lines(text, delimiter), expected, "{text:?}");
    }

    #[test]
    fn quotes_protect_delimiters_quotes_and_line_ends() {
        for end in ["\n", "\r\n"] {
            let text =
                ["name,note", "\"Lee, Ann\",\"said \"\"no\"\"\"", "Ben,\"one", "two\""].join(end);
            let expected: [&[&str]; 3] = [
                &["name", "note"],
                &["Lee, Ann", "said \"no\""],
                &["Ben", &format!("one{end}two")],
            ];
            check(&text, &expected);
            check(&format!("{text}{end}"), &expected);
            check(&format!("\u{feff}#TYPE System.Object{end}{text}"), &expected);
        }
        check(
            "key,value\n1,\"{\"\"a\"\": [1, 2]}\"",
            &[&["key", "value"], &["1", "{\"a\": [1, 2]}"]],
        );
    }

    #[test]
    fn quotes_inside_a_cell_stand_for_themselves() {
        check(
            "place,town\n52\u{b0}31'12\"N,Berlin",
            &[&["place", "town"], &["52\u{b0}31'12\"N", "Berlin"]],
        );
    }

    #[test]
    fn cells_may_be_empty_and_empty_lines_do_not_count() {
        check("a,b,c\n1,\"\",\n\n,,\n2,3,4", &[&["a", "b", "c"], &["1", "", ""], &["2", "3", "4"]]);
        check("", &[]);
        check("\n\r\n", &[]);
    }

    #[test]
    fn space_counts_in_quotes_alone() {
        check("a, b\n 1 , \" 2 \" \n", &[&["a", "b"], &["1", " 2 "]]);
    }

    #[test]
    fn what_follows_a_closing_quote_belongs_to_the_cell() {
        check("a,b\n\"1\"\"2\"3 ,\"4\"5\n", &[&["a", "b"], &["1\"23", "45"]]);
    }

    #[test]
    fn a_quote_that_is_never_closed_ends_with_the_text() {
        check("a,b\n1,\"2,3\n4", &[&["a", "b"], &["1", "2,3\n4"]]);
    }

    #[test]
    fn a_markdown_table_is_separated_by_bars() {
        let expected: [&[&str]; 2] = [&["", "a", "b", ""], &["", "1", "2, 3", ""]];
        check("| a | b |\n|---|:-:|\n| 1 | 2, 3 |\n", &expected);
    }
}
