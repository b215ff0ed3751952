//! JSON as any version of PowerShell writes it, spread out or compressed, as lists of labels and values.

use crate::powershell::records::is_prompt;

/// Where JSON cannot be read, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JsonProblem {
    /// The line, from 1.
    pub line: usize,
    /// The character in it, from 1.
    pub column: usize,
    /// What is wrong there.
    pub fault: JsonFault,
}

/// What is wrong with JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonFault {
    /// A value is missing or not valid.
    Value,
    /// The name of a property is missing.
    Name,
    /// There is no colon after a name.
    Colon,
    /// There is neither a comma nor the closing bracket.
    Comma,
    /// A text has an escape that does not exist.
    Escape,
    /// The text ends too early.
    End,
    /// More brackets are open than anything prints.
    Deep,
}

/// How many brackets may be open.
const DEEPEST: usize = 100;

enum Json {
    /// A text, a number or a literal, as PowerShell prints it in a list.
    Text(String),
    Array(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// Reads the values at the start of a text. Returns the objects as lists of labels and values, and what
/// follows the last value.
///
/// # Errors
/// The first place where the text is not JSON. Positions count from its start.
pub(super) fn lists(text: &str) -> Result<(String, &str), JsonProblem> {
    let mut reader = Reader { text, rest: text };
    let mut out = String::new();
    loop {
        let value = reader.value(0).map_err(|fault| reader.problem(fault))?;
        write_records(value, &mut out);
        // Objects that were copied out of an array have commas between them.
        let rest = reader.rest.trim_start();
        reader.rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
        let line = reader.rest.lines().next().unwrap_or_default();
        if !line.starts_with(['{', '[']) || is_prompt(line) {
            return Ok((out, reader.rest));
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    rest: &'a str,
}

impl Reader<'_> {
    fn problem(&self, fault: JsonFault) -> JsonProblem {
        let read = self.text.strip_suffix(self.rest).unwrap_or_default();
        let line = read.rsplit('\n').next().unwrap_or_default();
        JsonProblem {
            line: read.matches('\n').count() + 1,
            column: line.chars().count() + 1,
            fault: if self.rest.is_empty() { JsonFault::End } else { fault },
        }
    }

    /// Passes over blanks and this character.
    fn takes(&mut self, it: char) -> bool {
        self.rest = self.rest.trim_start();
        let rest = self.rest.strip_prefix(it);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn value(&mut self, depth: usize) -> Result<Json, JsonFault> {
        if depth > DEEPEST {
            return Err(JsonFault::Deep);
        }
        if self.takes('{') {
            let mut pairs = Vec::new();
            self.each('}', |it| {
                if !it.takes('"') {
                    return Err(JsonFault::Name);
                }
                let name = it.string()?;
                if !it.takes(':') {
                    return Err(JsonFault::Colon);
                }
                pairs.push((name, it.value(depth + 1)?));
                Ok(())
            })?;
            return Ok(Json::Object(pairs));
        }
        if self.takes('[') {
            let mut values = Vec::new();
            self.each(']', |it| it.value(depth + 1).map(|it| values.push(it)))?;
            return Ok(Json::Array(values));
        }
        if self.takes('"') {
            return self.string().map(Json::Text);
        }
        let is_of_word = |it: char| it.is_ascii_alphanumeric() || matches!(it, '-' | '+' | '.');
        let word = self.rest.split(|it| !is_of_word(it)).next().unwrap_or_default();
        let printed = match word {
            "null" => "",
            "true" => "True",
            "false" => "False",
            _ if word.starts_with(|it: char| it == '-' || it.is_ascii_digit()) => word,
            _ => return Err(JsonFault::Value),
        };
        self.rest = self.rest.strip_prefix(word).unwrap_or(self.rest);
        Ok(Json::Text(printed.to_owned()))
    }

    /// Reads what stands between brackets, with commas between.
    fn each(
        &mut self,
        end: char,
        mut read: impl FnMut(&mut Self) -> Result<(), JsonFault>,
    ) -> Result<(), JsonFault> {
        if self.takes(end) {
            return Ok(());
        }
        loop {
            read(self)?;
            if self.takes(end) {
                return Ok(());
            }
            if !self.takes(',') {
                return Err(JsonFault::Comma);
            }
        }
    }

    /// The rest of a text after its first quote. A line break in it becomes a blank, so that the value
    /// stays on its line.
    fn string(&mut self) -> Result<String, JsonFault> {
        let mut out = String::new();
        loop {
            let mut chars = self.rest.chars();
            let Some(it) = chars.next() else { return Err(JsonFault::End) };
            let after = chars.as_str();
            match it {
                '"' => {
                    self.rest = after;
                    return Ok(out);
                }
                '\\' => {
                    let (escaped, rest) = escaped(after).ok_or(JsonFault::Escape)?;
                    out.push(escaped);
                    self.rest = rest;
                }
                it => {
                    out.push(if it.is_control() { ' ' } else { it });
                    self.rest = after;
                }
            }
        }
    }
}

/// The character that stands after a backslash, and what follows.
fn escaped(text: &str) -> Option<(char, &str)> {
    let mut chars = text.chars();
    let it = match chars.next()? {
        it @ ('"' | '\\' | '/') => it,
        'b' | 'f' | 'n' | 'r' | 't' => ' ',
        'u' => {
            let digits = chars.as_str().get(..4)?;
            let code = u32::from_str_radix(digits, 16).ok()?;
            // Half of a pair stands for a character that no value with a meaning has.
            let it = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
            let it = if it.is_control() { ' ' } else { it };
            return Some((it, chars.as_str().get(4..)?));
        }
        _ => return None,
    };
    Some((it, chars.as_str()))
}

/// The members in which services keep the objects of an answer.
const RECORDS: [&str; 4] = ["data", "items", "results", "users"];

/// Writes every object as a list. Windows PowerShell wraps some values: `{ "value": …, "Count": … }`.
fn write_records(value: Json, out: &mut String) {
    match unwrapped(value) {
        Json::Array(values) => values.into_iter().for_each(|it| write_records(it, out)),
        Json::Object(pairs) => {
            let mut lines: Vec<(String, String)> = Vec::new();
            put(pairs, &mut lines);
            lines.iter().for_each(|(label, value)| out.push_str(&format!("{label} : {value}\n")));
            out.push('\n');
        }
        Json::Text(_) => {}
    }
}

/// Takes the properties of an object. An object inside counts by its name if it has one, as policies do,
/// and else by its properties, as groups of settings do.
fn put(pairs: Vec<(String, Json)>, lines: &mut Vec<(String, String)>) {
    let mut inside = Vec::new();
    for (label, value) in pairs {
        let value = match unwrapped(value) {
            Json::Text(text) => text,
            Json::Array(values) => {
                let names: Vec<String> = values.into_iter().filter_map(name).collect();
                names.join(", ")
            }
            Json::Object(pairs) => match name_of(&pairs) {
                Some(name) => name.to_owned(),
                None => {
                    inside.push(pairs);
                    continue;
                }
            },
        };
        if !lines.iter().any(|it| it.0.eq_ignore_ascii_case(&label)) {
            lines.push((label, value));
        }
    }
    inside.into_iter().for_each(|it| put(it, lines));
}

fn unwrapped(value: Json) -> Json {
    match value {
        Json::Object(mut pairs) => match pairs.iter().position(is_wrapped) {
            Some(at) => unwrapped(pairs.swap_remove(at).1),
            None => Json::Object(pairs),
        },
        value => value,
    }
}

/// Whether a member is what its object is about.
fn is_wrapped((label, value): &(String, Json)) -> bool {
    let has_objects = |it: &Json| match it {
        Json::Array(values) => matches!(values.first(), Some(Json::Object(_))),
        _ => false,
    };
    label == "value"
        || RECORDS.iter().any(|it| it.eq_ignore_ascii_case(label)) && has_objects(value)
}

fn name(value: Json) -> Option<String> {
    match unwrapped(value) {
        Json::Text(text) => Some(text),
        Json::Object(pairs) => name_of(&pairs).map(str::to_owned),
        Json::Array(_) => None,
    }
}

fn name_of(pairs: &[(String, Json)]) -> Option<&str> {
    pairs.iter().find_map(|(label, value)| match value {
        Json::Text(name) if label == "Name" => Some(name.as_str()),
        _ => None,
    })
}
