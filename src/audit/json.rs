//! JSON as `ConvertTo-Json` writes it: one object or an array of objects, read one object at a
//! time. Only values with a meaning are copied, and nesting needs no stack.

use super::encoding::put;
use crate::scan::find_either;

/// Where the object at the start of `window` ends, and how many lines it has. `None` if the window
/// ends first.
pub(super) fn extent(window: &[u8]) -> Option<(usize, u64)> {
    let (mut depth, mut lines, mut at) = (0_usize, 0, 0);
    loop {
        match window.get(at)? {
            b'"' => {
                at = text_end(window, at)?;
                continue;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some((at + 1, lines));
                }
            }
            b'\n' => lines += 1,
            _ => {}
        }
        at += 1;
    }
}

/// The members in which services keep their records. PowerShell's own is `value`.
const RECORDS: [&[u8]; 5] = [b"value", b"data", b"items", b"results", b"users"];

/// Where the records of an object begin that has them in an array: `{"value": [`, as Windows PowerShell
/// and web services write it, or another of [`RECORDS`]. Members about the whole may come before it, such
/// as `"@odata.context"`. The outer `None` if more text is needed to tell, the inner one if this is another
/// object.
pub(super) fn before_records(text: &[u8]) -> Option<Option<usize>> {
    let mut at = blanks(text, 0);
    if *text.get(at)? != b'{' {
        return Some(None);
    }
    loop {
        at = blanks(text, at + 1);
        if *text.get(at)? != b'"' {
            return Some(None);
        }
        let end = text_end(text, at)?;
        let name = text.get(at + 1..end - 1).unwrap_or_default();
        at = blanks(text, end);
        if *text.get(at)? != b':' {
            return Some(None);
        }
        at = blanks(text, at + 1);
        match *text.get(at)? {
            b'[' => {
                let first = *text.get(blanks(text, at + 1))?;
                let is_records = name == b"value"
                    || first == b'{' && RECORDS.iter().any(|it| it.eq_ignore_ascii_case(name));
                return Some(is_records.then_some(at + 1));
            }
            b'{' => return Some(None),
            // A number at the end of the text may go on.
            _ => at = value(text, at).map(|it| it.1).filter(|&it| it < text.len())?,
        }
        at = blanks(text, at);
        if *text.get(at)? != b',' {
            return Some(None);
        }
    }
}

/// The end of the string that begins at this quote.
fn text_end(window: &[u8], quote: usize) -> Option<usize> {
    let mut at = quote + 1;
    loop {
        let hit = find_either(window, at, b'"', b'\\')?;
        match window.get(hit) {
            Some(b'"') => return Some(hit + 1),
            _ => at = hit + 2,
        }
    }
}

/// A value as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum JsonValue<'a> {
    /// A string, without its quotes.
    Text(&'a [u8]),
    /// A number or a literal.
    Bare(&'a [u8]),
    /// An object or an array, with its brackets.
    Nested(&'a [u8]),
}

/// Splits an object into pairs. Names and strings keep their escapes.
///
/// # Errors
///
/// If the object is not valid JSON. The pairs before the error have been passed on.
pub(super) fn pairs<'a>(
    object: &'a [u8],
    mut take: impl FnMut(&'a [u8], JsonValue<'a>),
) -> Result<(), NotJson> {
    let mut at = blanks(object, 0);
    if object.get(at) != Some(&b'{') {
        return Err(NotJson);
    }
    at = blanks(object, at + 1);
    if object.get(at) == Some(&b'}') {
        return Ok(());
    }
    loop {
        if object.get(at) != Some(&b'"') {
            return Err(NotJson);
        }
        let name_end = text_end(object, at).ok_or(NotJson)?;
        let name = object.get(at + 1..name_end - 1).ok_or(NotJson)?;
        at = blanks(object, name_end);
        if object.get(at) != Some(&b':') {
            return Err(NotJson);
        }
        at = blanks(object, at + 1);
        let (value, end) = value(object, at).ok_or(NotJson)?;
        take(name, value);
        at = blanks(object, end);
        match object.get(at) {
            Some(b',') => at = blanks(object, at + 1),
            Some(b'}') => return Ok(()),
            _ => return Err(NotJson),
        }
    }
}

/// The object is not valid JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NotJson;

fn value(object: &[u8], at: usize) -> Option<(JsonValue<'_>, usize)> {
    match object.get(at)? {
        b'"' => {
            let end = text_end(object, at)?;
            Some((JsonValue::Text(object.get(at + 1..end - 1)?), end))
        }
        b'{' | b'[' => {
            let (length, _) = extent(object.get(at..)?)?;
            Some((JsonValue::Nested(object.get(at..at + length)?), at + length))
        }
        _ => {
            let rest = object.get(at..)?;
            let is_part = |it: &u8| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'+' | b'.');
            let length = rest.iter().take_while(|it| is_part(it)).count();
            let word = rest.get(..length)?;
            let is_number = matches!(word, [b'0'..=b'9', ..] | [b'-', b'0'..=b'9', ..]);
            let is_word = matches!(word, b"true" | b"false" | b"null");
            (is_number || is_word).then_some((JsonValue::Bare(word), at + length))
        }
    }
}

fn blanks(object: &[u8], from: usize) -> usize {
    let rest = object.get(from..).unwrap_or_default();
    from + rest.iter().take_while(|it| it.is_ascii_whitespace()).count()
}

/// Appends a string with its escapes decoded. Invalid escapes stay as they are.
pub(super) fn unescape(text: &[u8], out: &mut Vec<u8>) {
    let mut rest = text;
    while let Some(at) = rest.iter().position(|&it| it == b'\\') {
        let (before, after) = rest.split_at(at);
        out.extend_from_slice(before);
        let (escape, after) = match after {
            [_, b'u', after @ ..] => {
                rest = unicode(after, out);
                continue;
            }
            [_, it, after @ ..] => (*it, after),
            _ => (b'\\', after.get(1..).unwrap_or_default()),
        };
        out.push(match escape {
            b'n' => b'\n',
            b't' => b'\t',
            b'r' => b'\r',
            b'b' | b'f' => b' ',
            it => it,
        });
        rest = after;
    }
    out.extend_from_slice(rest);
}

/// The character of `\uXXXX`, starting at its four digits, and the rest of the text.
fn unicode<'a>(text: &'a [u8], out: &mut Vec<u8>) -> &'a [u8] {
    let unit = |text: &[u8]| {
        let digits = std::str::from_utf8(text.get(..4)?).ok()?;
        digits.bytes().all(|it| it.is_ascii_hexdigit()).then_some(())?;
        u16::from_str_radix(digits, 16).ok()
    };
    let Some(first) = unit(text) else {
        put(char::REPLACEMENT_CHARACTER, out);
        return text;
    };
    let rest = text.get(4..).unwrap_or_default();
    if let [b'\\', b'u', after @ ..] = rest
        && let Some(second) = unit(after)
        && let Some(Ok(it)) = char::decode_utf16([first, second]).next()
        && (0xd800..0xdc00).contains(&first)
    {
        put(it, out);
        return after.get(4..).unwrap_or_default();
    }
    put(char::from_u32(first.into()).unwrap_or(char::REPLACEMENT_CHARACTER), out);
    rest
}
