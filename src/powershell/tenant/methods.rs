//! Methods of texts and lists, members of types, conversions, and `-f`.

use super::failure::Failure;
use super::value::{Object, ObjectKind, Value, as_number};
use super::{dates, number};
use crate::powershell::language::{is_list, syntax::Case};
use std::sync::Arc;

/// A value, or why there is none.
type Gives = Result<Value, Failure>;

/// Whether every value has a method.
fn is_common(key: &str) -> bool {
    ["gettype", "equals"].contains(&key)
}

/// Calls a method of a value that is not changed by it.
pub(super) fn method(of: &Value, name: &str, given: &[Value]) -> Gives {
    let outside = || Err(Failure::NotHere(format!(".{name}()")));
    let key = name.to_ascii_lowercase();
    match (of, key.as_str()) {
        (Value::Null, _) => return Err(Failure::OnNull),
        (Value::Object(it), _) if dates::seconds(it).is_some() && !is_common(&key) => {
            return Ok(dates::method(it, &key, given).unwrap_or(Value::Unknown));
        }
        (_, "tostring") if given.is_empty() => return Ok(Value::text(of.to_text())),
        (Value::Number(_) | Value::Decimal(_), "tostring") => {
            let format = given.first().map(Value::to_text).unwrap_or_default();
            return formatted(of, &format).map(Value::text).map_or_else(outside, Ok);
        }
        (_, "gettype") => return Ok(type_of(of)),
        (_, "equals") => {
            let other = given.first().unwrap_or(&Value::Null);
            return Ok(Value::Boolean(of.equals(other, Case::Counts)));
        }
        (Value::List(items), "contains") => {
            let wanted = given.first().unwrap_or(&Value::Null);
            let found = items.iter().any(|it| it.equals(wanted, Case::Counts));
            return Ok(Value::Boolean(found));
        }
        (Value::Object(it), "getenumerator") if it.kind == ObjectKind::Table => {
            return Ok(Value::list(entries(it)));
        }
        (Value::Object(it), "containskey" | "contains") if it.kind == ObjectKind::Table => {
            let key = given.first().map(Value::to_text).unwrap_or_default();
            return Ok(Value::Boolean(it.property(&key).is_some()));
        }
        (Value::Object(it), "containsvalue") if it.kind == ObjectKind::Table => {
            let wanted = given.first().unwrap_or(&Value::Null);
            let found = it.properties.iter().any(|it| it.1.equals(wanted, Case::Counts));
            return Ok(Value::Boolean(found));
        }
        _ => {}
    }
    // The methods of each item of a list.
    if let Value::List(items) = of {
        let all: Result<Vec<Value>, Failure> =
            items.iter().map(|it| method(it, name, given)).collect();
        return all.map(Value::of_stream);
    }
    match of {
        Value::Text(text) => match text_method(text, &key, given) {
            Some(value) => Ok(value),
            None => outside(),
        },
        _ => Err(Failure::NoMethod(name.to_owned())),
    }
}

fn text_method(text: &str, key: &str, given: &[Value]) -> Option<Value> {
    let first = given.first();
    let first_text = || first.map(Value::to_text);
    let place = |at: usize| {
        let value = given.get(at)?.number()?;
        usize::try_from(number::whole(value)?).ok()
    };
    let letters = || text.chars().collect::<Vec<char>>();
    let joined = |all: &[char]| Value::text(all.iter().collect::<String>());
    let trimmed: Vec<char> = match given {
        [] => Vec::new(),
        all => all.iter().flat_map(|it| it.to_text().chars().collect::<Vec<_>>()).collect(),
    };
    let is_trimmed = |it: char| match trimmed.is_empty() {
        true => it.is_whitespace(),
        false => trimmed.contains(&it),
    };
    Some(match key {
        "trim" => Value::text(text.trim_matches(is_trimmed)),
        "trimstart" => Value::text(text.trim_start_matches(is_trimmed)),
        "trimend" => Value::text(text.trim_end_matches(is_trimmed)),
        "tolower" | "tolowerinvariant" => Value::text(text.to_lowercase()),
        "toupper" | "toupperinvariant" => Value::text(text.to_uppercase()),
        "startswith" => Value::Boolean(text.starts_with(&first_text()?)),
        "endswith" => Value::Boolean(text.ends_with(&first_text()?)),
        "contains" => Value::Boolean(text.contains(&first_text()?)),
        "replace" => {
            let old = first_text().filter(|it| !it.is_empty())?;
            Value::text(text.replace(&old, &given.get(1)?.to_text()))
        }
        // Each character separates (Windows PowerShell 5.1).
        "split" => {
            let all: Vec<char> = first_text().unwrap_or_default().chars().collect();
            let ends = |it: char| match all.is_empty() {
                true => it.is_whitespace(),
                false => all.contains(&it),
            };
            Value::list(text.split(ends).map(Value::text).collect())
        }
        "substring" => {
            let letters = letters();
            let from = place(0)?;
            let length = match given.len() {
                1 => letters.len().checked_sub(from)?,
                _ => place(1)?,
            };
            joined(letters.get(from..from.checked_add(length)?)?)
        }
        "remove" => {
            let letters = letters();
            let from = place(0)?;
            let end = match given.len() {
                1 => letters.len(),
                _ => from.checked_add(place(1)?)?,
            };
            let mut kept = letters.get(..from)?.to_vec();
            kept.extend(letters.get(end..)?);
            joined(&kept)
        }
        "insert" => {
            let letters = letters();
            let mut all = letters.get(..place(0)?)?.to_vec();
            all.extend(given.get(1)?.to_text().chars());
            all.extend(letters.get(place(0)?..)?);
            joined(&all)
        }
        "indexof" | "lastindexof" => {
            let wanted = first_text()?;
            let found = if key == "indexof" { text.find(&wanted) } else { text.rfind(&wanted) };
            let before = found.and_then(|it| text.get(..it)).map(|it| it.chars().count());
            Value::Number(before.map_or(-1, as_number))
        }
        "padleft" | "padright" => {
            let width = place(0)?.min(1_000);
            let with = given.get(1).and_then(|it| it.to_text().chars().next()).unwrap_or(' ');
            let missing = width.saturating_sub(text.chars().count());
            let padding: String = std::iter::repeat_n(with, missing).collect();
            Value::text(match key {
                "padleft" => format!("{padding}{text}"),
                _ => format!("{text}{padding}"),
            })
        }
        "tochararray" => Value::list(text.chars().map(|it| Value::text(it.to_string())).collect()),
        _ => return None,
    })
}

/// The entries of a hash table as rows with `Name` and `Value`.
pub(super) fn entries(table: &Object) -> Vec<Value> {
    let entry = |(name, value): &(String, Value)| {
        Value::row(vec![
            ("Name".to_owned(), Value::text(name)),
            ("Value".to_owned(), value.clone()),
            ("Key".to_owned(), Value::text(name)),
        ])
    };
    table.properties.iter().map(entry).collect()
}

fn type_of(value: &Value) -> Value {
    let name = match value {
        Value::Boolean(_) => "Boolean",
        Value::Number(_) => "Int32",
        Value::Decimal(_) => "Double",
        Value::Text(_) => "String",
        Value::List(_) => "Object[]",
        Value::Object(it) if it.kind == ObjectKind::Table => "Hashtable",
        Value::Script(_) => "ScriptBlock",
        _ => "PSCustomObject",
    };
    Value::row(vec![("Name".to_owned(), Value::text(name))])
}

/// A member of a type.
pub(super) fn static_member(type_name: &str, name: &str, given: &[Value]) -> Gives {
    let key = name.to_ascii_lowercase();
    let text = |at: usize| given.get(at).map(Value::to_text).unwrap_or_default();
    let number = |at: usize| given.get(at).and_then(Value::number).unwrap_or(0.0);
    Ok(match (type_name, key.as_str()) {
        ("string", "isnullorempty") => Value::Boolean(text(0).is_empty()),
        ("string", "isnullorwhitespace") => Value::Boolean(text(0).trim().is_empty()),
        ("string", "empty") => Value::text(""),
        ("string", "join") => {
            let rest = given.get(1..).unwrap_or_default();
            let all: Vec<String> = rest.iter().flat_map(Value::items).map(Value::to_text).collect();
            Value::text(all.join(&text(0)))
        }
        ("string", "format") => {
            let rest = Value::list(given.get(1..).unwrap_or_default().to_vec());
            return format(&text(0), &rest).map(Value::text);
        }
        ("regex", "escape") => Value::text(escaped(&text(0))),
        ("environment", "newline") => Value::text("\n"),
        ("math", "floor") => Value::of_number(number(0).floor()),
        ("math", "ceiling") => Value::of_number(number(0).ceil()),
        ("math", "truncate") => Value::of_number(number(0).trunc()),
        ("math", "abs") => Value::of_number(number(0).abs()),
        ("math", "max") => Value::of_number(number(0).max(number(1))),
        ("math", "min") => Value::of_number(number(0).min(number(1))),
        ("math", "round") => {
            let digits = number::whole(number(1)).unwrap_or(0).clamp(0, 10);
            let scale = (0..digits).fold(1.0, |it, _| it * 10.0);
            Value::of_number(number::round(number(0) * scale) / scale)
        }
        // A number is how many items there is room for.
        (it, "new") if is_list(it) => {
            let items = given.iter().filter(|it| it.number().is_none()).flat_map(Value::items);
            Value::list(items.cloned().collect())
        }
        // Of a type outside the simulation.
        _ => Value::Unknown,
    })
}

/// A text as a regular expression that matches nothing else (`Regex.Escape`).
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for it in text.chars() {
        match it {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ => {
                if "\\*+?|{[()^$.# ".contains(it) {
                    out.push('\\');
                }
                out.push(it);
            }
        }
    }
    out
}

/// Converts a value to a type.
pub(super) fn cast(type_name: &str, value: Value) -> Gives {
    let refused = |value: &Value| Err(Failure::Conversion(value.to_text(), type_name.to_owned()));
    if value.is_unknown() {
        return Ok(Value::Unknown);
    }
    Ok(match type_name {
        "string" | "char" => Value::text(value.to_text()),
        "string[]" => {
            Value::list(value.items().iter().map(|it| Value::text(it.to_text())).collect())
        }
        "int[]" => {
            let all: Result<Vec<Value>, Failure> =
                value.items().iter().map(|it| cast("int", it.clone())).collect();
            Value::list(all?)
        }
        "int" | "int32" | "int64" | "long" | "uint32" => {
            match value.number().map(number::round).and_then(number::whole) {
                Some(it) => Value::Number(it),
                None => return refused(&value),
            }
        }
        "double" | "single" | "float" | "decimal" => match value.number() {
            Some(it) => Value::of_number(it),
            None => return refused(&value),
        },
        "bool" | "boolean" | "switch" => Value::Boolean(value.is_true()),
        "array" | "object[]" | "psobject[]" => Value::list(value.items().to_vec()),
        it if is_list(it) => Value::list(value.items().to_vec()),
        "void" => Value::Null,
        "pscustomobject" | "management.automation.pscustomobject" => match value {
            Value::Object(it) if it.kind == ObjectKind::Table => {
                let mut row = (*it).clone();
                row.kind = ObjectKind::Row;
                Value::Object(Arc::new(row))
            }
            it => it,
        },
        _ => value,
    })
}

/// Whether a value is of a type.
pub(super) fn is_of(value: &Value, type_name: &str) -> bool {
    match type_name {
        "string" => matches!(value, Value::Text(_)),
        "int" | "int32" | "int64" | "long" => matches!(value, Value::Number(_)),
        "double" => matches!(value, Value::Decimal(_)),
        "bool" | "boolean" => matches!(value, Value::Boolean(_)),
        "array" | "object[]" | "collections.ienumerable" => matches!(value, Value::List(_)),
        "hashtable" | "collections.hashtable" => {
            matches!(value, Value::Object(it) if it.kind == ObjectKind::Table)
        }
        "pscustomobject" | "psobject" => {
            matches!(value, Value::Object(it) if it.kind != ObjectKind::Table)
        }
        "valuetype" => {
            matches!(value, Value::Boolean(_) | Value::Number(_) | Value::Decimal(_))
        }
        _ => !matches!(value, Value::Null),
    }
}

/// `-f`: replaces `{0}`, `{1,10}` and `{2:N0}`.
pub(super) fn format(pattern: &str, values: &Value) -> Result<String, Failure> {
    let mut text = String::new();
    let mut rest = pattern;
    while let Some(at) = rest.find(['{', '}']) {
        text.push_str(rest.get(..at).unwrap_or(""));
        let found = rest.get(at..).unwrap_or("");
        if let Some(after) = found.strip_prefix("{{").or_else(|| found.strip_prefix("}}")) {
            text.push_str(found.get(..1).unwrap_or(""));
            rest = after;
            continue;
        }
        let inner = found.strip_prefix('{').and_then(|it| it.split_once('}'));
        let Some((inner, after)) = inner else { return Err(Failure::BadFormat) };
        rest = after;
        let (place, format) = inner.split_once(':').unwrap_or((inner, ""));
        let (index, width) = place.split_once(',').unwrap_or((place, "0"));
        let index: usize = index.trim().parse().map_err(|_| Failure::BadFormat)?;
        let width: i64 = width.trim().parse().map_err(|_| Failure::BadFormat)?;
        let value = values.items().get(index).ok_or(Failure::BadFormat)?;
        let shown =
            formatted(value, format).ok_or_else(|| Failure::NotHere(format!("{{{inner}}}")))?;
        let missing = usize::try_from(width.unsigned_abs().min(1_000)).unwrap_or(0);
        let padding = " ".repeat(missing.saturating_sub(shown.chars().count()));
        match width < 0 {
            true => text.extend([shown, padding]),
            false => text.extend([padding, shown]),
        }
    }
    text.push_str(rest);
    Ok(text)
}

/// A value in a format such as `N2` or `D4`. `None` if the format is not simulated.
fn formatted(value: &Value, format: &str) -> Option<String> {
    let Some(kind) = format.chars().next() else { return Some(value.to_text()) };
    if let Value::Object(it) = value
        && it.kind == ObjectKind::Date
    {
        return dates::formatted(it, format);
    }
    let (Value::Number(_) | Value::Decimal(_)) = value else { return Some(value.to_text()) };
    let digits: u32 = match format.get(1..).unwrap_or("") {
        "" if matches!(kind, 'd' | 'D') => 0,
        "" => 2,
        it => it.parse().ok().filter(|it| *it <= 10)?,
    };
    let value = value.number()?;
    match kind {
        'n' | 'N' => Some(with_commas(&number::fixed(value, digits))),
        'f' | 'F' => Some(number::fixed(value, digits)),
        'p' | 'P' => Some(format!("{} %", with_commas(&number::fixed(value * 100.0, digits)))),
        'd' | 'D' => {
            let whole = number::fixed(value.abs(), 0);
            let zeros = "0".repeat((digits as usize).saturating_sub(whole.len()));
            Some(format!("{}{zeros}{whole}", if value < 0.0 { "-" } else { "" }))
        }
        '0' if format.chars().all(|it| it == '0') => {
            let whole = number::fixed(value, 0);
            Some(format!("{}{whole}", "0".repeat(format.len().saturating_sub(whole.len()))))
        }
        _ => None,
    }
}

fn with_commas(number: &str) -> String {
    let (whole, rest) = match number.find('.') {
        Some(at) => number.split_at(at),
        None => (number, ""),
    };
    let (sign, whole) = match whole.strip_prefix('-') {
        Some(whole) => ("-", whole),
        None => ("", whole),
    };
    let mut text = String::from(sign);
    for (at, it) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(it);
    }
    text + rest
}

/// The position of an item. A negative one counts from the end.
pub(super) fn place(count: usize, at: f64) -> Option<usize> {
    let at = number::whole(number::round(at))?;
    let at = if at < 0 { at.checked_add(as_number(count))? } else { at };
    usize::try_from(at).ok()
}
