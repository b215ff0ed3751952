//! Splits printed output into records of labels and values: lists and tables, with their line
//! numbers.

/// How many properties an object may have. `Get-CsOnlineUser` prints about a hundred.
const MOST_FIELDS: usize = 400;

/// How many columns a table may have. More do not fit into a window.
const MOST_COLUMNS: usize = 24;

/// A line that does not belong to a record, or belongs to one that was cut off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stray<'a> {
    pub line: usize,
    pub text: &'a str,
}

/// A printed object.
#[derive(Clone, Debug, Default)]
pub(crate) struct PrintedRecord<'a> {
    pub fields: Vec<Field<'a>>,
    pub form: PrintedForm,
    /// The command that printed it, if it is the first object after a prompt.
    pub command: Option<&'a str>,
}

/// How an object was printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum PrintedForm {
    #[default]
    List,
    /// As a table, which shortens values that do not fit.
    Table,
}

/// A label with its value.
#[derive(Clone, Debug)]
pub(crate) struct Field<'a> {
    pub label: &'a str,
    pub value: String,
    pub line: usize,
}

impl<'a> PrintedRecord<'a> {
    pub(super) fn field(&self, label: &str) -> Option<&Field<'a>> {
        self.fields.iter().find(|it| it.label.eq_ignore_ascii_case(label))
    }

    /// Whether a value was shortened to fit the window.
    pub(super) fn is_cut(&self, field: &Field<'_>) -> bool {
        let value = &field.value;
        self.form == PrintedForm::Table && (value.ends_with("...") || value.ends_with('…'))
    }

    /// The first of these properties that is not blank.
    pub(super) fn text(&self, labels: &[&str]) -> &str {
        let mut values = labels.iter().filter_map(|it| self.field(it)).map(|it| it.value.trim());
        values.find(|it| !it.is_empty()).unwrap_or("")
    }
}

#[derive(Default)]
struct PrintedReader<'a> {
    records: Vec<PrintedRecord<'a>>,
    strays: Vec<Stray<'a>>,
    /// The column in which the values of a list begin.
    value_column: Option<usize>,
    /// The columns of a table: their names with their first and last character.
    columns: Vec<(&'a str, usize, usize)>,
    is_open: bool,
    /// The last command after a prompt, until an object follows it.
    command: Option<&'a str>,
}

/// Splits printed output into records. Lists have `Label : value`, with a blank line or the same
/// label again between objects; long values continue on the next lines. Tables have a line of
/// dashes below their header.
pub(crate) fn records(text: &str) -> (Vec<PrintedRecord<'_>>, Vec<Stray<'_>>) {
    let mut reader = PrintedReader::default();
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    let quotes = quotes(&lines);
    let unquoted = |at: usize| lines.get(at).map_or("", |it| without_quotes(it, quotes));
    let mut at = 0;
    while at < lines.len() {
        let number = at + 1;
        let line = unquoted(at).trim_end();
        let next = unquoted(at + 1);
        at += 1;
        if line.is_empty() {
            reader.end();
        } else if let Some(length) = transcript_header(&lines, number - 1) {
            reader.end();
            at += length;
        } else if is_dashes(next) && !is_dashes(line) {
            reader.end();
            reader.columns = columns(line, next.trim_end());
            at += 1;
        } else if !reader.columns.is_empty() {
            reader.row(line, number);
        } else {
            reader.line(line, number);
        }
    }
    (reader.records, reader.strays)
}

/// How many `>` stand before every line, as in quoted mail and Markdown. At most as many as anybody
/// would quote, and none in text of a single line.
fn quotes(lines: &[&str]) -> usize {
    let all = || lines.iter().filter(|it| !it.trim().is_empty());
    let is_quoted = |depth: usize| all().all(|it| depth_of(it) >= depth);
    if all().count() < 2 { 0 } else { (0..4).take_while(|it| is_quoted(it + 1)).count() }
}

fn depth_of(line: &str) -> usize {
    let marks = line.trim_start().chars().take_while(|it| matches!(it, '>' | ' '));
    marks.filter(|it| *it == '>').count()
}

fn without_quotes(line: &str, quotes: usize) -> &str {
    (0..quotes).fold(line, |line, _| {
        let rest = line.trim_start();
        let rest = rest.strip_prefix('>').unwrap_or(rest);
        rest.strip_prefix(' ').unwrap_or(rest)
    })
}

/// How many lines follow the first one of the header or the end of a transcript, which stand
/// between lines of stars, and of the line that names its file.
fn transcript_header(lines: &[&str], at: usize) -> Option<usize> {
    const LONGEST: usize = 40;
    let is_stars = |it: &&str| it.len() >= 10 && it.trim_end().chars().all(|it| it == '*');
    let rest = lines.get(at..).filter(|it| it.first().is_some_and(is_stars))?.get(1..)?;
    let length = rest.iter().take(LONGEST).position(is_stars)? + 1;
    let names_file = rest.get(length).is_some_and(|it| it.starts_with("Transcript started"));
    Some(length + usize::from(names_file))
}

impl<'a> PrintedReader<'a> {
    fn end(&mut self) {
        self.is_open = false;
        self.value_column = None;
        self.columns.clear();
    }

    fn line(&mut self, line: &'a str, number: usize) {
        let indent = line.chars().take_while(|it| *it == ' ').count();
        if self.value_column == Some(indent) && self.goes_on(line) {
            return;
        }
        let Some((label, value)) = label(line.trim_start()) else {
            let goes_on = indent > 0 && self.value_column.is_some() && self.goes_on(line);
            if !goes_on {
                match after_prompt(line) {
                    Some(command) => {
                        self.end();
                        self.command = Some(command);
                    }
                    None => self.strays.push(Stray { line: number, text: line }),
                }
            }
            return;
        };
        let before_value = line.len() - value.len();
        self.value_column = line.get(..before_value).map(|it| it.chars().count());
        let known = self.records.last().filter(|_| self.is_open);
        let repeats = known.is_some_and(|it| {
            it.fields.len() >= MOST_FIELDS || it.fields.iter().any(|it| it.label == label)
        });
        if !self.is_open || repeats {
            let command = self.command.take();
            self.records.push(PrintedRecord { command, ..PrintedRecord::default() });
            self.is_open = true;
        }
        if let Some(record) = self.records.last_mut() {
            record.fields.push(Field { label, value: value.to_owned(), line: number });
        }
    }

    /// The rest of a value on the next line. PowerShell breaks lines anywhere, so the parts are
    /// joined without a space.
    fn goes_on(&mut self, line: &str) -> bool {
        let field = self.records.last_mut().and_then(|it| it.fields.last_mut());
        field.map(|it| it.value.push_str(line.trim_start())).is_some()
    }

    fn row(&mut self, line: &'a str, number: usize) {
        let bounds: Vec<usize> =
            line.char_indices().map(|(at, _)| at).chain(std::iter::once(line.len())).collect();
        let cut = |from: usize, to: usize| {
            let end = bounds.get(to).copied().unwrap_or(line.len());
            bounds.get(from).and_then(|from| line.get(*from..end)).unwrap_or("").trim()
        };
        let fields = self.columns.iter().map(|(label, from, to)| Field {
            label,
            value: cut(*from, *to).to_owned(),
            line: number,
        });
        let fields = fields.collect();
        let command = self.command.take();
        self.records.push(PrintedRecord { fields, form: PrintedForm::Table, command });
    }
}

/// Splits `Label : value`, also without spaces. A label is one word.
fn label(line: &str) -> Option<(&str, &str)> {
    let (label, value) = line.split_once(':')?;
    let label = label.trim_end_matches(' ');
    let is_word =
        !label.is_empty() && label.chars().all(|it| it.is_ascii_alphanumeric() || it == '_');
    // `sip:ann@contoso.com` on a line of its own has no label.
    let is_value = value.is_empty() || value.starts_with(' ');
    (is_word && is_value).then(|| (label, value.trim_start_matches(' ')))
}

fn is_dashes(line: &str) -> bool {
    let line = line.trim();
    line.contains('-') && line.chars().all(|it| it == '-' || it == ' ')
}

/// The columns, from the header and the dashes below it. Each extends to the start of the next.
fn columns<'a>(head: &'a str, dashes: &str) -> Vec<(&'a str, usize, usize)> {
    let mut starts = Vec::new();
    let mut before = ' ';
    for (at, it) in dashes.chars().enumerate() {
        if it == '-' && before == ' ' {
            starts.push(at);
        }
        before = it;
    }
    let names = head.split_whitespace();
    let ends = starts.iter().skip(1).copied().chain(std::iter::once(usize::MAX));
    let columns = names.zip(starts.iter().copied().zip(ends)).take(MOST_COLUMNS);
    columns.map(|(name, (from, to))| (name, from, to)).collect()
}

/// Whether a line begins with a prompt: `PS C:\>`, `PS>`, `[PS] C:\>` or `[server]: PS C:\>`.
pub fn is_prompt(line: &str) -> bool {
    let line = match line.strip_prefix("[PS]") {
        Some(rest) => return rest.starts_with([' ', '>']) && rest.contains('>'),
        None => line.strip_prefix('[').and_then(|it| it.split_once("]: ")).map_or(line, |it| it.1),
    };
    line.starts_with("PS>") || line.starts_with("PS ") && line.contains('>')
}

/// The command after a prompt.
fn after_prompt(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let command = line.split_once('>').filter(|_| is_prompt(line))?.1;
    Some(command.trim_start_matches('>').trim_start())
}
