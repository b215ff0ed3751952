//! Reads one record in each of the three formats.

use super::columns::{Meaning, column_name, is_property};
use super::encoding::decoded;
use super::json::{self, JsonValue};
use super::problem::{FileProblem, MOST_COLUMNS, Why, shortened};
use super::reader::{FileFormat, Reader, Sink};
use super::record::{Record, RecordPlace};
use crate::csv::{CellSpan, Csv, CsvRead, OddCell, is_divider, is_type_line, stated_delimiter};
use crate::powershell::records::{self, records};
use crate::scan::{find, find_either, is_plain};

impl Reader {
    /// Reads a row or the header. Returns how many bytes it took, or `None` if it is not complete.
    #[inline]
    pub(super) fn csv(&mut self, csv: Csv, window: &[u8], sink: &mut dyn Sink) -> Option<usize> {
        let CsvRead::Record { length, lines, cells, odd } = csv.record(window, &mut self.fields)
        else {
            return None;
        };
        let place = self.place();
        let bytes = window.get(..length).unwrap_or_default();
        // Spreadsheets write a line of separators for a blank row.
        let is_separator = |it: &u8| *it == csv.delimiter || it.is_ascii_whitespace();
        let is_blank = cells == 1 && length <= 2
            || bytes.first() == Some(&csv.delimiter) && bytes.iter().all(is_separator);
        let is_type = bytes.first() == Some(&b'#') && is_type_line(bytes);
        if is_blank || is_type || is_divider(bytes, csv.delimiter) {
            // Has no data.
        } else if self.has_header {
            // Most rows are plain even if some are not.
            let is_odd = self.is_odd && !is_plain(bytes);
            match self.row_problem(bytes, cells, odd, is_odd) {
                Some((why, at)) => {
                    sink.unread(place, at.and_then(|it| self.columns.header_at(it)), why);
                }
                None => {
                    let is_text = !is_odd || std::str::from_utf8(bytes).is_ok();
                    sink.record(&self.filled(place, bytes, is_text));
                }
            }
        } else {
            self.header(bytes, cells);
        }
        self.pass(bytes, lines);
        Some(length)
    }

    fn header(&mut self, bytes: &[u8], cells: usize) {
        if let Some(delimiter) = stated_delimiter(bytes) {
            self.form = Some(FileFormat::Csv(Csv { delimiter, ends_with_line: false }));
            return;
        }
        if is_type_line(bytes) {
            return;
        }
        self.has_header = true;
        if cells > MOST_COLUMNS {
            return self.refuse(FileProblem::TooManyColumns { found: cells });
        }
        for span in std::mem::take(&mut self.fields) {
            let header = decoded(span.of(bytes)).into_owned();
            self.column(&header);
        }
    }

    #[inline]
    fn row_problem(
        &self,
        bytes: &[u8],
        cells: usize,
        odd: Option<(OddCell, usize)>,
        is_odd: bool,
    ) -> Option<(Why, Option<usize>)> {
        if is_odd && let Some(nul) = find(bytes, 0, 0) {
            let at = self.fields.iter().position(|it| it.ends_after(nul));
            return Some((Why::Nul, at));
        }
        if let Some((what, at)) = odd {
            let why = match what {
                OddCell::OpenQuote => Why::OpenQuote,
                OddCell::AfterQuote => Why::AfterQuote,
            };
            return Some((why, Some(at)));
        }
        let expected = self.columns.all().len();
        let first = self.columns.all().first()?;
        let is_header = |span: &CellSpan| {
            span.of(bytes).trim_ascii() == first.header.as_bytes() && first.meaning.is_some()
        };
        if self.fields.first().is_some_and(is_header) {
            return Some((Why::HeaderAgain, None));
        }
        if cells != expected {
            return Some((
                Why::Cells { found: cells, expected },
                (cells < expected).then_some(cells),
            ));
        }
        None
    }

    /// Whether this names the address of further records, which are not in the file. Tells it.
    fn further_pages(&mut self, text: &[u8], sink: &mut dyn Sink) -> bool {
        const NEXT: &[u8] = b"nextLink\"";
        let is_named = text.windows(NEXT.len()).any(|it| it == NEXT);
        if is_named {
            sink.unread(self.place(), None, Why::FurtherPages);
        }
        is_named
    }

    /// Reads an object, or what is between two objects.
    pub(super) fn json(
        &mut self,
        is_wrapped: bool,
        window: &[u8],
        sink: &mut dyn Sink,
    ) -> Option<usize> {
        if is_wrapped && !self.has_header {
            self.has_header = true;
            let start = json::before_records(window)??;
            self.further_pages(window.get(..start).unwrap_or_default(), sink);
            return Some(self.between(window, start));
        }
        let is_between = |it: &u8| it.is_ascii_whitespace() || matches!(it, b',' | b'[' | b']');
        let between = window.iter().take_while(|it| is_between(it)).count();
        if between > 0 {
            return Some(self.between(window, between));
        }
        let place = self.place();
        if window.first() != Some(&b'{') {
            let length = find_either(window, 1, b'{', b'\n')?;
            let stray = window.get(..length).unwrap_or_default().trim_ascii();
            // Members about the whole, such as `"Count"`, may also come after the records.
            let name = stray.strip_prefix(b"\"").and_then(|it| it.split(|it| *it == b'"').next());
            let is_about = stray == b"}" || name.is_some_and(|it| !is_property(it));
            if !(is_wrapped && (self.further_pages(stray, sink) || is_about)) {
                sink.unread(place, None, Why::Stray { found: shortened(stray) });
            }
            return Some(self.between(window, length));
        }
        let (length, lines) = json::extent(window)?;
        let object = window.get(..length).unwrap_or_default();
        let mut values = std::mem::take(&mut self.values);
        values.clear();
        self.fields.clear();
        let mut hint = 0;
        let read = json::pairs(object, |name, value| {
            hint = self.named(name, hint);
            self.json_value(hint, value, &mut values);
            hint += 1;
        });
        if self.columns.all().len() > MOST_COLUMNS {
            self.refuse(FileProblem::TooManyColumns { found: self.columns.all().len() });
        } else if read.is_err() {
            sink.unread(place, None, Why::BadJson);
        } else if self.is_odd && object.contains(&0) {
            sink.unread(place, None, Why::Nul);
        } else {
            let is_text = !self.is_odd || std::str::from_utf8(&values).is_ok();
            sink.record(&self.filled(place, &values, is_text));
        }
        self.values = values;
        self.pass(object, lines);
        Some(length)
    }

    fn between(&mut self, window: &[u8], length: usize) -> usize {
        let part = window.get(..length).unwrap_or_default();
        self.pass(part, part.iter().filter(|&&it| it == b'\n').count() as u64);
        length
    }

    /// The column of this name, which is added if it is new. Objects of one file usually have the
    /// same order, so the column after the last one is tried first.
    fn named(&mut self, name: &[u8], hint: usize) -> usize {
        let all = self.columns.all();
        if all.get(hint).is_some_and(|it| it.header.as_bytes() == name) {
            return hint;
        }
        // As [`Columns::add`] stores it.
        let name = column_name(&decoded(name));
        if let Some(found) = all.iter().position(|it| it.header == name) {
            return found;
        }
        let place = all.len();
        if place <= MOST_COLUMNS {
            self.column(&name);
        }
        place
    }

    fn json_value(&mut self, place: usize, value: JsonValue<'_>, values: &mut Vec<u8>) {
        let meaning = self.columns.all().get(place).and_then(|it| it.meaning);
        let Some(meaning) = meaning else { return };
        let start = values.len();
        match value {
            JsonValue::Text(text) => json::unescape(text, values),
            JsonValue::Bare(b"null") => {}
            JsonValue::Bare(text) => values.extend_from_slice(text),
            JsonValue::Nested(object) if POLICIES.contains(&meaning) => policy_name(object, values),
            JsonValue::Nested(any) => values.extend_from_slice(any),
        }
        self.fill(place, CellSpan::new(start, values.len()));
    }

    fn fill(&mut self, place: usize, span: CellSpan) {
        if self.fields.len() <= place {
            self.fields.resize(place + 1, CellSpan::default());
        }
        // If a name occurs twice, the first value counts.
        if let Some(it) = self.fields.get_mut(place).filter(|it| **it == CellSpan::default()) {
            *it = span;
        }
    }

    /// Reads printed output up to the next blank line: lists or a table.
    pub(super) fn printed(
        &mut self,
        window: &[u8],
        is_last: bool,
        sink: &mut dyn Sink,
    ) -> Option<usize> {
        self.has_header = true;
        let head = std::mem::take(&mut self.table);
        let goes_on =
            !head.is_empty() && window.first().is_some_and(|it| !it.is_ascii_whitespace());
        let head = if goes_on { head } else { Vec::new() };
        let rows = if goes_on { Some(0) } else { table(window) };
        let block = block(window).or(is_last.then_some((window.len(), 1)));
        // A table has no blank line before its end, so its rows are read as they come.
        let (length, lines) = match (block, rows) {
            (Some(it), _) => it,
            (None, Some(rows)) => match stretch(window) {
                Some(it) if it.0 > rows => it,
                _ => {
                    self.table = head;
                    return None;
                }
            },
            (None, None) => return None,
        };
        let bytes = window.get(..length).unwrap_or_default();
        if block.is_none() {
            let is_first = head.is_empty();
            self.table = if is_first { header_of(bytes, rows) } else { head.clone() };
        }
        let whole = if goes_on { [head.as_slice(), bytes].concat() } else { bytes.to_vec() };
        let skipped = head.iter().filter(|&&it| it == b'\n').count();
        let text = String::from_utf8_lossy(&whole);
        let (records, strays) = records(&text);
        let here = self.place();
        let at = |line: usize| RecordPlace {
            line: here.line + (line as u64).saturating_sub(1 + skipped as u64),
            is_fresh: false,
            ..here
        };
        let has_strays = !strays.is_empty();
        for stray in strays {
            let found = shortened(stray.text.trim().as_bytes());
            sink.unread(at(stray.line), None, Why::Stray { found });
        }
        let is_text = std::str::from_utf8(bytes).is_ok();
        let mut values = std::mem::take(&mut self.values);
        for (nth, record) in records.iter().enumerate() {
            values.clear();
            self.fields.clear();
            let mut hint = 0;
            for field in &record.fields {
                hint = self.named(field.label.as_bytes(), hint);
                let start = values.len();
                values.extend_from_slice(field.value.as_bytes());
                self.fill(hint, CellSpan::new(start, values.len()));
                hint += 1;
            }
            let line = record.fields.first().map_or(1, |it| it.line);
            let is_fresh = nth == 0 && !has_strays && !goes_on;
            let place = RecordPlace { is_fresh, ..at(line) };
            if values.contains(&0) {
                sink.unread(place, None, Why::Nul);
            } else {
                let is_cut = record.form == records::PrintedForm::Table;
                sink.record(&Record { is_cut, ..self.filled(place, &values, is_text) });
            }
        }
        self.values = values;
        if self.columns.all().len() > MOST_COLUMNS {
            self.refuse(FileProblem::TooManyColumns { found: self.columns.all().len() });
        }
        self.pass(bytes, lines);
        Some(length)
    }

    #[inline]
    fn filled<'a>(&'a self, place: RecordPlace, bytes: &'a [u8], is_text: bool) -> Record<'a> {
        let (fields, columns) = (self.fields.as_slice(), &self.columns);
        Record { place, is_cut: false, is_text, bytes, fields, columns }
    }
}

/// How much of a table that goes on is read at a time.
const STRETCH: usize = 1 << 16;

/// The complete lines of a long table, if there are enough of them, and their number.
fn stretch(window: &[u8]) -> Option<(usize, u64)> {
    let part = window.get(..STRETCH)?;
    let length = part.iter().rposition(|&it| it == b'\n')? + 1;
    let lines = part.get(..length)?.iter().filter(|&&it| it == b'\n').count();
    Some((length, lines as u64))
}

/// Where the rows of a table begin, if the window begins with the header of one: after the dashes.
fn table(window: &[u8]) -> Option<usize> {
    let (mut at, mut has_text) = (0, false);
    for line in window.split_inclusive(|&it| it == b'\n').take(MOST_LINES_BEFORE) {
        at += line.len();
        let text = line.trim_ascii();
        let is_dashes = text.contains(&b'-') && text.iter().all(|it| matches!(it, b'-' | b' '));
        if is_dashes && has_text {
            return Some(at);
        }
        has_text |= !text.is_empty();
    }
    None
}

/// How many lines the dashes of a table may follow: blank ones, and the header.
const MOST_LINES_BEFORE: usize = 8;

/// The last line before the dashes, and the dashes.
fn header_of(bytes: &[u8], rows: Option<usize>) -> Vec<u8> {
    let before = bytes.get(..rows.unwrap_or_default()).unwrap_or_default();
    let mut lines = before.split_inclusive(|&it| it == b'\n').rev();
    let (dashes, header) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
    [header, dashes].concat()
}

/// The length of the text through the first blank line after other text, and its number of lines.
fn block(window: &[u8]) -> Option<(usize, u64)> {
    let (mut at, mut lines, mut has_text) = (0, 0, false);
    for line in window.split_inclusive(|&it| it == b'\n') {
        if line.last() != Some(&b'\n') {
            return None;
        }
        at += line.len();
        lines += 1;
        let is_blank = line.trim_ascii().is_empty();
        if is_blank && has_text {
            return Some((at, lines));
        }
        has_text |= !is_blank;
    }
    None
}

/// The columns whose objects are policies.
const POLICIES: [Meaning; 4] =
    [Meaning::Policy, Meaning::CallingPolicy, Meaning::ExternalPolicy, Meaning::UpgradePolicy];

/// The name of a policy that was exported as an object.
fn policy_name(object: &[u8], values: &mut Vec<u8>) {
    let mut best = None;
    let found = json::pairs(object, |name, value| {
        let rank = [b"Name".as_slice(), b"Identity", b"DisplayName"]
            .iter()
            .position(|it| it.eq_ignore_ascii_case(name));
        if let (Some(rank), JsonValue::Text(text)) = (rank, value)
            && best.is_none_or(|(other, _)| rank < other)
        {
            best = Some((rank, text));
        }
    });
    match best {
        Some((_, text)) if found.is_ok() => json::unescape(text, values),
        _ if object.trim_ascii() == b"{}" => {}
        _ => values.extend_from_slice(b"System.Object"),
    }
}
