//! Turns the bytes of one file, given in chunks of any size, into records. Chunk boundaries never
//! affect the result: a record that spans chunks is joined first.

use super::columns::{Columns, Correction, Scope, is_property};
use super::encoding::{Encoding, Utf16};
use super::json;
use super::problem::{FileProblem, LONGEST_RECORD, Why};
use super::record::{Record, RecordPlace};
use crate::csv::{CellSpan, Csv};
use crate::powershell::records::is_prompt;
use crate::scan::{find, is_plain};

/// How much of a file is examined to detect its format.
const HEAD: usize = 1 << 16;

/// How often a record without an end is given up for its first line alone. Every time costs a scan
/// of everything that might belong to it, so after this many times more is given up at once.
const PATIENCE: u8 = 32;

/// The format of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileFormat {
    /// Comma-separated values.
    Csv(Csv),
    /// JSON.
    Json {
        /// Whether the array is a property of an object, as Windows PowerShell 5.1 writes it.
        is_wrapped: bool,
    },
    /// Printed output: lists and tables.
    Printed,
}

/// Receives what a reader finds.
pub(super) trait Sink {
    /// Takes a record.
    fn record(&mut self, record: &Record<'_>);
    /// Takes something in place of a record that cannot be read.
    fn unread(&mut self, place: RecordPlace, column: Option<String>, why: Why);
}

/// What is known of a file, enough to resume reading anywhere in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FileLayout {
    pub encoding: Encoding,
    pub form: FileFormat,
    pub columns: Columns,
}

/// Reads one file.
#[derive(Clone, Debug, Default)]
pub(super) struct Reader {
    corrections: Vec<Correction>,
    encoding: Option<Encoding>,
    utf16: Utf16,
    /// The decoded text of a chunk of UTF-16.
    decoded: Vec<u8>,
    /// Text that cannot be used yet: first the start of the file, then the start of a record.
    carry: Vec<u8>,
    pub(super) form: Option<FileFormat>,
    pub(super) columns: Columns,
    pub(super) has_header: bool,
    pub(super) is_refused: bool,
    /// Whether the rest of the line belongs to a record that was given up.
    is_skipping: bool,
    given_up: u8,
    /// Whether there may be bytes other than plain ASCII.
    pub(super) is_odd: bool,
    pub(super) problems: Vec<FileProblem>,
    pub(super) fields: Vec<CellSpan>,
    pub(super) values: Vec<u8>,
    /// The header of the printed table that goes on, with the dashes below it.
    pub(super) table: Vec<u8>,
    lines: u64,
    offset: u64,
}

impl Reader {
    /// Starts a new file.
    pub(super) fn new(corrections: &[Correction], scope: Scope) -> Self {
        let columns = Columns::new(scope);
        Self { corrections: corrections.to_vec(), columns, ..Self::default() }
    }

    /// Resumes a file where a record begins.
    pub(super) fn resume(layout: &FileLayout, place: RecordPlace) -> Self {
        let form = match layout.form {
            FileFormat::Csv(csv) => {
                FileFormat::Csv(Csv { ends_with_line: place.given_up >= PATIENCE, ..csv })
            }
            it => it,
        };
        Self {
            encoding: Some(layout.encoding),
            form: Some(form),
            columns: layout.columns.clone(),
            has_header: true,
            lines: place.from.saturating_sub(1),
            offset: place.offset,
            given_up: place.given_up,
            ..Self::default()
        }
    }

    /// Reads the next chunk.
    pub(super) fn push(&mut self, bytes: &[u8], sink: &mut dyn Sink) {
        let Some(encoding) = self.encoding else {
            self.carry.extend_from_slice(bytes);
            if self.carry.len() >= 8 {
                self.begin(sink);
            }
            return;
        };
        self.decode(bytes, encoding, sink);
    }

    /// Reads what is left at the end of the file.
    pub(super) fn end(&mut self, sink: &mut dyn Sink) {
        if self.encoding.is_none() {
            self.begin(sink);
        }
        let mut rest = Vec::new();
        self.utf16.end(&mut rest);
        // The last line may have no line end.
        rest.push(b'\n');
        self.feed(&rest, true, sink);
        // An audit of calling policies joins files of many kinds, and says itself what is missing.
        let is_interop = self.columns.scope() == Scope::Interop;
        let is_users = is_interop && (self.columns.has_names() || !self.columns.has_policies());
        if self.columns.all().is_empty() && !self.is_refused {
            self.problems.push(FileProblem::Empty);
        } else if !self.is_refused && is_users {
            if !self.columns.has_names() {
                self.problems.push(FileProblem::NoNames);
            }
            if !self.columns.has(super::Meaning::Policy) {
                self.problems.push(FileProblem::NoPolicies);
            }
        }
    }

    /// What is known of the file, once its format is detected.
    pub(super) fn layout(&self) -> Option<FileLayout> {
        let (encoding, form) = self.encoding.zip(self.form)?;
        Some(FileLayout { encoding, form, columns: self.columns.clone() })
    }

    /// The place where the next record begins.
    pub(super) fn place(&self) -> RecordPlace {
        let line = self.lines + 1;
        let (offset, given_up) = (self.offset, self.given_up);
        RecordPlace { line, from: line, offset, given_up, is_fresh: true }
    }

    /// Moves past a part of the file.
    pub(super) fn pass(&mut self, part: &[u8], lines: u64) {
        self.lines += lines;
        self.offset += self.encoding.unwrap_or_default().length(part);
    }

    /// Adds a column, unless there are too many.
    pub(super) fn column(&mut self, header: &str) {
        self.columns.add(header, &self.corrections);
    }

    fn begin(&mut self, sink: &mut dyn Sink) {
        let head = std::mem::take(&mut self.carry);
        let (encoding, mark) = Encoding::of(&head);
        self.encoding = Some(encoding);
        self.offset = mark as u64;
        // Workbooks and archives.
        if head.starts_with(b"PK\x03\x04") || head.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            self.refuse(FileProblem::NotText);
        }
        self.decode(head.get(mark..).unwrap_or_default(), encoding, sink);
    }

    pub(super) fn refuse(&mut self, problem: FileProblem) {
        self.is_refused = true;
        self.problems.push(problem);
    }

    fn decode(&mut self, bytes: &[u8], encoding: Encoding, sink: &mut dyn Sink) {
        if encoding == Encoding::Utf8 {
            return self.feed(bytes, false, sink);
        }
        let mut text = std::mem::take(&mut self.decoded);
        text.clear();
        self.utf16.decode(bytes, encoding, &mut text);
        self.feed(&text, false, sink);
        self.decoded = text;
    }

    fn feed(&mut self, text: &[u8], is_last: bool, sink: &mut dyn Sink) {
        if self.is_refused {
            return;
        }
        if self.form.is_none() {
            self.carry.extend_from_slice(text);
            self.form = form(&self.carry, is_last);
            if self.form.is_some()
                && let Some(problem) = other_kind(&self.carry)
            {
                self.carry = Vec::new();
                return self.refuse(problem);
            }
            if self.form.is_some() {
                let head = std::mem::take(&mut self.carry);
                self.is_odd = !is_plain(&head);
                let used = self.consume(&head, is_last, sink);
                self.carry.extend_from_slice(head.get(used..).unwrap_or_default());
            }
            return;
        }
        let is_odd = !is_plain(text);
        self.is_odd |= is_odd;
        let mut from = 0;
        let mut chunk = 512;
        // The record that spans the last chunk boundary, with a little of what follows.
        while !self.carry.is_empty() && from < text.len() {
            let more = text.get(from..text.len().min(from + chunk)).unwrap_or_default();
            from += more.len();
            chunk *= 2;
            let mut joined = std::mem::take(&mut self.carry);
            joined.extend_from_slice(more);
            let used = self.consume(&joined, is_last && from == text.len(), sink);
            let left = joined.len() - used;
            if left <= from {
                from -= left;
            } else {
                joined.drain(..used);
                self.carry = joined;
            }
        }
        if self.carry.is_empty() {
            self.is_odd = is_odd;
            let rest = text.get(from..).unwrap_or_default();
            let used = self.consume(rest, is_last, sink);
            self.carry.extend_from_slice(rest.get(used..).unwrap_or_default());
        }
    }

    /// Reads all complete records. Returns how many bytes it used.
    fn consume(&mut self, text: &[u8], is_last: bool, sink: &mut dyn Sink) -> usize {
        let mut at = 0;
        while !self.is_refused {
            let rest = text.get(at..).unwrap_or_default();
            if rest.is_empty() {
                return at;
            }
            if self.is_skipping {
                let end = find(rest, 0, b'\n');
                let length = end.map_or(rest.len(), |it| it + 1);
                self.pass(rest.get(..length).unwrap_or_default(), end.map_or(0, |_| 1));
                self.is_skipping = end.is_none();
                at += length;
                continue;
            }
            let window = rest.get(..LONGEST_RECORD + 1).unwrap_or(rest);
            let is_whole = window.len() > LONGEST_RECORD;
            let read = match self.form {
                Some(FileFormat::Csv(csv)) => self.csv(csv, window, sink),
                Some(FileFormat::Json { is_wrapped }) => self.json(is_wrapped, window, sink),
                Some(FileFormat::Printed) => self.printed(window, is_last && !is_whole, sink),
                None => return at,
            };
            match read {
                Some(length) => at += length,
                None if is_whole => at += self.give_up(window, Why::TooLong, sink),
                None if is_last => {
                    let why = if self.is_csv() { Why::OpenQuote } else { Why::Truncated };
                    at += self.give_up(window, why, sink);
                }
                None => return at,
            }
        }
        text.len()
    }

    fn is_csv(&self) -> bool {
        matches!(self.form, Some(FileFormat::Csv(_)))
    }

    /// Rejects the record that begins here and resumes on the line after its first one, or, if that
    /// happened often, after everything that was scanned. Returns how many bytes it used.
    fn give_up(&mut self, window: &[u8], why: Why, sink: &mut dyn Sink) -> usize {
        // Without a valid header, nothing after it can be read either.
        if self.is_csv() && !self.has_header {
            self.refuse(FileProblem::NotText);
            return 0;
        }
        let column = self.is_csv().then(|| self.columns.header_at(self.fields.len())).flatten();
        sink.unread(self.place(), column, why);
        self.given_up = self.given_up.saturating_add(1);
        self.is_skipping = true;
        if self.given_up < PATIENCE {
            return 0;
        }
        if let Some(FileFormat::Csv(csv)) = &mut self.form {
            csv.ends_with_line = true;
            return 0;
        }
        self.pass(window, window.iter().filter(|&&it| it == b'\n').count() as u64);
        self.is_skipping = window.last() != Some(&b'\n');
        window.len()
    }
}

/// The format of a text that begins like this, once it can be detected.
fn form(head: &[u8], is_last: bool) -> Option<FileFormat> {
    let head = head.get(..HEAD).unwrap_or(head);
    let is_all = is_last || head.len() == HEAD;
    let text = head.trim_ascii_start();
    let Some(&first) = text.first() else { return is_all.then_some(FileFormat::Printed) };
    let first_line = text.split(|&it| it == b'\n').next().unwrap_or_default();
    let is_prompt = is_prompt(&String::from_utf8_lossy(first_line));
    if (first == b'{' || first == b'[') && !is_prompt {
        return match wrapped(text) {
            Some(is_wrapped) => Some(FileFormat::Json { is_wrapped }),
            None => is_all.then_some(FileFormat::Json { is_wrapped: false }),
        };
    }
    let mut lines = text.split(|&it| it == b'\n');
    let (line, second) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
    if lines.next().is_none() && !is_all {
        return None;
    }
    let is_dashes = |line: &[u8]| {
        let line = line.trim_ascii();
        line.contains(&b'-') && line.iter().all(|it| matches!(it, b'-' | b' '))
    };
    if is_prompt || is_dashes(second) || is_label(line) || has_prose(text, is_all, is_dashes)? {
        return Some(FileFormat::Printed);
    }
    // Blank lines before the header say nothing about the delimiter.
    Some(FileFormat::Csv(Csv::guess(text)))
}

/// How many lines before a list or a table may say something else.
const MOST_PROSE: usize = 40;

/// Whether a text that begins with something else goes on with a list or a table of known properties.
/// Rows of comma-separated values follow a header that names one.
///
/// `None` if more text is needed to tell.
fn has_prose(text: &[u8], is_all: bool, is_dashes: impl Fn(&[u8]) -> bool) -> Option<bool> {
    // The last line may not be complete.
    let is_whole = |it: &&[u8]| is_all || it.ends_with(b"\n");
    let mut lines = text.split_inclusive(|&it| it == b'\n').filter(is_whole).take(MOST_PROSE);
    let header = lines.next().unwrap_or_default();
    let mut names = header.split(|it| matches!(it, b',' | b';' | b'\t' | b'|'));
    if names.any(is_property) {
        return Some(false);
    }
    let (mut before, mut count) = (header, 1);
    for line in lines {
        let label = find(line, 0, b':').and_then(|it| line.get(..it)).unwrap_or_default();
        let is_table = is_dashes(line) && !before.trim_ascii().is_empty();
        if is_label(line) && is_property(label.trim_ascii()) || is_table {
            return Some(true);
        }
        (before, count) = (line, count + 1);
    }
    (is_all || count == MOST_PROSE).then_some(false)
}

/// What a file is that is text and no export, by how it begins.
fn other_kind(head: &[u8]) -> Option<FileProblem> {
    if is_script(head) {
        return Some(FileProblem::Script);
    }
    let is_tag = |it: &u8| matches!(it, b'!' | b'?') || it.is_ascii_alphabetic();
    match head.trim_ascii_start() {
        [b'<', next, ..] if is_tag(next) => Some(FileProblem::Markup),
        _ => None,
    }
}

/// Whether a file begins as a script or a configuration does, whatever its comments say.
fn is_script(head: &[u8]) -> bool {
    let is_comment = |it: &[u8]| it.starts_with(b"#") && !it.starts_with(b"#TYPE");
    let mut lines = head.split(|&it| it == b'\n').map(<[u8]>::trim_ascii);
    let first = lines.find(|it| !it.is_empty() && !is_comment(it)).unwrap_or_default();
    let begins = |word: &str| {
        let start = first.get(..word.len());
        start.is_some_and(|it| it.eq_ignore_ascii_case(word.as_bytes()))
    };
    let words = ["param (", "param(", "configuration ", "function ", "[cmdletbinding", "<#", "$"];
    words.iter().any(|it| begins(it))
}

/// Whether a line is `Label : value`, as in a list.
fn is_label(line: &[u8]) -> bool {
    let Some(at) = find(line, 0, b':') else { return false };
    let (label, value) = line.split_at(at);
    let label = label.trim_ascii();
    let is_word = label.iter().all(|it| it.is_ascii_alphanumeric() || *it == b'_');
    is_word && !label.is_empty() && value.get(1).is_none_or(u8::is_ascii_whitespace)
}

/// Whether JSON begins with an object that has its records in an array. `None` if more text is needed to
/// tell.
fn wrapped(text: &[u8]) -> Option<bool> {
    json::before_records(text).map(|it| it.is_some())
}
