//! Comma-separated values (RFC 4180, as written by `Export-Csv`), one record at a time and without
//! copying.

use super::problem::Why;
use super::record::CellSpan;
use super::scan::{find, find_either};

const QUOTE: u8 = b'"';

/// How many cells of a row are kept. Further cells are only counted.
const MOST_CELLS: usize = 4096;

/// The dialect of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Csv {
    /// The separator between cells.
    pub delimiter: u8,
    /// Whether the end of a line closes an open quote.
    pub ends_with_line: bool,
}

/// The result of reading a record.
pub(super) enum CsvRead {
    /// A complete record.
    Record {
        /// Its length in bytes, including the line end.
        length: usize,
        /// How many lines it spans.
        lines: u64,
        /// How many cells it has.
        cells: usize,
        /// A problem, and the cell that has it.
        odd: Option<(Why, usize)>,
    },
    /// The window ends before the record does.
    Incomplete,
}

impl Csv {
    /// The dialect of a file that begins like this. `sep=` states the delimiter; otherwise it is
    /// the candidate that occurs most often outside quotes in the first line.
    pub(super) fn guess(head: &[u8]) -> Self {
        let line = head.get(..find(head, 0, b'\n').unwrap_or(head.len())).unwrap_or_default();
        let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
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
    pub(super) fn record(self, window: &[u8], fields: &mut Vec<CellSpan>) -> CsvRead {
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
                            let odd = Some((Why::OpenQuote, cells - 1));
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
                push(if is_doubled { span.doubled() } else { span }, &mut cells);
                match window.get(close + 1..).unwrap_or_default() {
                    [it, ..] if *it == self.delimiter => {
                        at = close + 2;
                        continue;
                    }
                    [b'\n', ..] => return CsvRead::Record { length: close + 2, lines, cells, odd },
                    [b'\r', b'\n', ..] => {
                        return CsvRead::Record { length: close + 3, lines, cells, odd };
                    }
                    [b'\r'] => return CsvRead::Incomplete,
                    _ => odd = odd.or(Some((Why::AfterQuote, cells - 1))),
                }
                from = close + 1;
            }
            let Some(hit) = find_either(window, from, self.delimiter, b'\n') else {
                return CsvRead::Incomplete;
            };
            let is_end = window.get(hit) == Some(&b'\n');
            if from == at {
                let end = if is_end { line_end(window, hit, from) } else { hit };
                push(CellSpan::new(from, end), &mut cells);
            }
            if is_end {
                return CsvRead::Record { length: hit + 1, lines, cells, odd };
            }
            at = hit + 1;
        }
    }
}

/// The delimiter stated by a line such as `sep=;`, which spreadsheets write.
pub(super) fn stated_delimiter(line: &[u8]) -> Option<u8> {
    let [_, _, _, b'=', delimiter] = line.trim_ascii_start().trim_suffix_cr() else { return None };
    let is_stated = line.trim_ascii_start().get(..3)?.eq_ignore_ascii_case(b"sep");
    is_stated.then_some(*delimiter)
}

/// Whether a record is the type line that Windows PowerShell 5.1 writes.
pub(super) fn is_type_line(record: &[u8]) -> bool {
    record.starts_with(b"#TYPE ") || record.starts_with(b"\"#TYPE ")
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
