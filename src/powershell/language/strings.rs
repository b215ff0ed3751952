//! The content of quoted text and bare words: doubled quotes, backticks, variables.

use super::characters::{is_double_quote, is_name, is_single_quote};
use super::diagnostic::{Diagnostic, Problem};
use super::known::is_place;
use super::parser::variable_name;
use super::quotes::subexpression_end;
use super::span::Span;
use super::syntax::{Expression, Part};

/// The text of a token in single quotes.
pub(super) fn verbatim(token: &str) -> String {
    match here(token, is_single_quote) {
        Some(inner) => inner.to_owned(),
        None => undouble(quoted(token, is_single_quote), is_single_quote),
    }
}

/// The parts of a token in double quotes that begins at this byte.
///
/// `inner` reads the script inside of `$( … )`, or reports why it cannot.
pub(super) fn expandable(
    token: &str,
    start: usize,
    inner: Inner<'_>,
) -> (Vec<Part>, Vec<Diagnostic>) {
    let read = inner;
    let (inner, doubles) = match here(token, is_double_quote) {
        Some(inner) => (inner, Doubles::Stand),
        None => (quoted(token, is_double_quote), Doubles::Shrink),
    };
    // The inner text is a slice of the token, so this is its offset.
    let from = start + (inner.as_ptr() as usize).saturating_sub(token.as_ptr() as usize);
    let mut pieces =
        TextParts { parts: Vec::new(), literal: String::new(), diagnostics: Vec::new(), read };
    pieces.read(inner, from, doubles);
    (pieces.finish(), pieces.diagnostics)
}

/// A bare word without its backticks.
pub(super) fn bare(word: &str) -> String {
    let mut chars = word.chars();
    let mut text = String::new();
    while let Some(it) = chars.next() {
        match it {
            '`' => text.extend(chars.next().map(escaped)),
            _ => text.push(it),
        }
    }
    text
}

/// The text of a here-string, without the line ends that belong to its quotes.
fn here(token: &str, is_quote: fn(char) -> bool) -> Option<&str> {
    let body = token.strip_prefix('@')?.strip_prefix(is_quote)?;
    let Some(inner) = body.strip_suffix('@').and_then(|it| it.strip_suffix(is_quote)) else {
        return Some(body);
    };
    let (_, lines) = inner.split_once('\n')?;
    let lines = lines.strip_suffix('\n').unwrap_or(lines);
    Some(lines.strip_suffix('\r').unwrap_or(lines))
}

/// Removes the quotes. The last one may be missing.
fn quoted(token: &str, is_quote: fn(char) -> bool) -> &str {
    let inner = token.strip_prefix(is_quote).unwrap_or(token);
    inner.strip_suffix(is_quote).unwrap_or(inner)
}

fn undouble(inner: &str, is_quote: fn(char) -> bool) -> String {
    let mut chars = inner.chars().peekable();
    let mut text = String::new();
    while let Some(it) = chars.next() {
        let doubled = if is_quote(it) { chars.next_if(|next| is_quote(*next)) } else { None };
        text.push(doubled.unwrap_or(it));
    }
    text
}

/// The character that a backtick and this one stand for (about_Special_Characters).
const fn escaped(it: char) -> char {
    match it {
        '0' => '\0',
        'a' => '\u{7}',
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\u{b}',
        _ => it,
    }
}

/// The meaning of two adjacent quotes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Doubles {
    /// One quote.
    Shrink,
    /// Two quotes.
    Stand,
}

/// Reads the script at a place.
pub(super) type Inner<'i> = &'i mut dyn FnMut(Span) -> Option<Expression>;

struct TextParts<'i> {
    parts: Vec<Part>,
    literal: String,
    diagnostics: Vec<Diagnostic>,
    read: Inner<'i>,
}

impl TextParts<'_> {
    fn finish(&mut self) -> Vec<Part> {
        if !self.literal.is_empty() {
            self.parts.push(Part::Literal(std::mem::take(&mut self.literal)));
        }
        std::mem::take(&mut self.parts)
    }

    fn variable(&mut self, name: &str, members: Vec<String>) {
        if !self.literal.is_empty() {
            self.parts.push(Part::Literal(std::mem::take(&mut self.literal)));
        }
        self.parts.push(Part::Variable(name.to_owned(), members));
    }

    fn read(&mut self, inner: &str, from: usize, doubles: Doubles) {
        let mut at = 0;
        while let Some(rest) = inner.get(at..).filter(|it| !it.is_empty()) {
            let mut chars = rest.chars();
            let Some(first) = chars.next() else { break };
            let second = chars.next();
            at += match (first, second) {
                ('`', Some(next)) => {
                    self.literal.push(escaped(next));
                    1 + next.len_utf8()
                }
                ('$', Some('(')) => self.subexpression(rest, from + at),
                ('$', Some('{')) => {
                    let name = rest.get(2..).unwrap_or("");
                    match name.char_indices().take(100).find(|(_, it)| *it == '}') {
                        Some((end, _)) => {
                            let length = end + 3;
                            let token = rest.get(..length).unwrap_or("");
                            let place = Span::new(from + at, from + at + length);
                            self.scoped(variable_name(token), place);
                            length
                        }
                        None => self.stands(first),
                    }
                }
                ('$', Some(next)) if is_name(next) => self.named(rest, from + at),
                (_, Some(next))
                    if doubles == Doubles::Shrink
                        && is_double_quote(first)
                        && is_double_quote(next) =>
                {
                    self.literal.push(next);
                    first.len_utf8() + next.len_utf8()
                }
                _ => self.stands(first),
            };
        }
    }

    fn stands(&mut self, it: char) -> usize {
        self.literal.push(it);
        it.len_utf8()
    }

    /// Reads `$name` or `$scope:name`, and warns if a property follows that is not replaced.
    fn named(&mut self, rest: &str, at: usize) -> usize {
        let name = name_at(rest.get(1..).unwrap_or(""));
        let mut length = 1 + name.len();
        if let Some(behind) = rest.get(length..).and_then(|it| it.strip_prefix(':')) {
            let inner = name_at(behind);
            length += 1 + inner.len();
            let span = Span::new(at, at + length);
            if inner.is_empty() {
                let problem = Problem::ColonInText(format!("${name}"));
                self.diagnostics.push(Diagnostic { problem, span });
            } else {
                self.scoped(variable_name(rest.get(..length).unwrap_or("")), span);
            }
            return length;
        }
        self.variable(name, Vec::new());
        let member = rest.get(length..).and_then(|it| it.strip_prefix('.')).map_or("", name_at);
        if member.chars().next().is_some_and(char::is_alphabetic) && !is_ending(member) {
            self.diagnostics.push(Diagnostic {
                problem: Problem::MemberInText {
                    variable: format!("${name}"),
                    member: member.to_owned(),
                },
                span: Span::new(at, at + length + 1 + member.len()),
            });
        }
        length
    }

    /// Reads a variable by its name without a scope. A name that still has a colon is on a drive,
    /// which is not supported.
    fn scoped(&mut self, name: &str, span: Span) {
        if name.contains(':') && !is_place(name) {
            self.diagnostics.push(Diagnostic { problem: Problem::Expression, span });
        } else {
            self.variable(name, Vec::new());
        }
    }

    /// Reads `$( … )`.
    fn subexpression(&mut self, rest: &str, at: usize) -> usize {
        let Some(length) = subexpression_end(rest) else {
            let span = Span::new(at, at + rest.len());
            self.diagnostics.push(Diagnostic { problem: Problem::Subexpression, span });
            return rest.len();
        };
        let inner = rest.get(2..length - 1).unwrap_or("").trim();
        let mut names = inner.strip_prefix('$').unwrap_or("").split('.');
        let name = names.next().unwrap_or("");
        let members: Vec<String> = names.map(str::to_owned).collect();
        let is_plain = |it: &str| !it.is_empty() && it.chars().all(is_name);
        if is_plain(name) && members.len() < 8 && members.iter().all(|it| is_plain(it)) {
            self.variable(name, members);
        } else {
            match (self.read)(Span::new(at + 2, at + length - 1)) {
                Some(it) => {
                    if !self.literal.is_empty() {
                        self.parts.push(Part::Literal(std::mem::take(&mut self.literal)));
                    }
                    self.parts.push(Part::Expression(it));
                }
                None => {
                    let span = Span::new(at, at + length);
                    self.diagnostics.push(Diagnostic { problem: Problem::Subexpression, span });
                }
            }
        }
        length
    }
}

/// Whether a word after a dot ends the name of a file or of a domain, as in `"$name.csv"`.
fn is_ending(word: &str) -> bool {
    const ENDINGS: [&str; 34] = [
        "bak",
        "bat",
        "cfg",
        "cmd",
        "config",
        "csv",
        "dat",
        "htm",
        "html",
        "ini",
        "json",
        "log",
        "md",
        "pdf",
        "ps1",
        "psd1",
        "psm1",
        "tmp",
        "tsv",
        "txt",
        "xls",
        "xlsm",
        "xlsx",
        "xml",
        "yaml",
        "yml",
        "zip",
        "com",
        "corp",
        "lan",
        "local",
        "net",
        "onmicrosoft",
        "org",
    ];
    ENDINGS.iter().any(|it| it.eq_ignore_ascii_case(word))
}

fn name_at(text: &str) -> &str {
    let end = text.find(|it| !is_name(it)).unwrap_or(text.len());
    text.get(..end).unwrap_or("")
}
