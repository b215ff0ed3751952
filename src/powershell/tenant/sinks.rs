//! Commands that read files and make files. There is no disk: what a command saves is shown, and a
//! later command of the session can read it.

use super::super::catalog::Cmdlet;
use super::super::language::syntax::Call;
use super::arguments::Given;
use super::commands::{Note, Stream};
use super::evaluate::{Halt, LONGEST_TEXT, Ran, Runner};
use super::failure::{Failure, Limit};
use super::print::print;
use super::streams::Done;
use super::table;
use super::value::{Object, ObjectKind, Value};
use crate::csv::Csv;

/// How the name of a saved file begins among the names of variables.
const FILE: &str = "file:";

/// How many lines of a saved file are shown.
const MOST_LINES: usize = 40;

/// How deeply values are nested in JSON unless `-Depth` says otherwise.
const JSON_DEPTH: usize = 4;

impl Runner<'_> {
    pub fn file_cmdlet(
        &mut self,
        call: &Call,
        cmdlet: Cmdlet,
        given: &Given,
        items: Vec<Value>,
    ) -> Ran<Done> {
        let mut items = items;
        items.extend(given.items("InputObject"));
        if items.iter().any(Value::is_unknown) && cmdlet != Cmdlet::TeeObject {
            return Ok(Done::Here(vec![Value::Unknown]));
        }
        Ok(Done::Here(match cmdlet {
            Cmdlet::ImportCsv | Cmdlet::GetContent => {
                let path = given.names("Path").concat();
                let Some(text) = self.file(&path) else {
                    return Ok(Done::Failed(Failure::NoFile(path)));
                };
                let text = text.trim_start_matches('\u{feff}');
                if cmdlet == Cmdlet::ImportCsv {
                    return self.rows(text, given);
                }
                self.charge(text.len() / 16)?;
                match (given.switch("Raw"), given.number("TotalCount")) {
                    (_, Err(failure)) => return Ok(Done::Failed(failure)),
                    (true, _) => vec![Value::text(text)],
                    (false, Ok(most)) => {
                        text.lines().take(most.unwrap_or(usize::MAX)).map(Value::text).collect()
                    }
                }
            }
            Cmdlet::ConvertFromCsv => {
                let lines: Vec<String> = items.iter().map(Value::to_text).collect();
                return self.rows(&lines.join("\n"), given);
            }
            Cmdlet::ConvertToCsv => {
                let lines = self.csv(&items, given)?;
                lines.into_iter().map(Value::text).collect()
            }
            // An empty pipeline gives nothing.
            Cmdlet::ConvertToJson if items.is_empty() && !given.has("InputObject") => Vec::new(),
            Cmdlet::ConvertToJson => vec![Value::text(self.json(&items, given)?)],
            Cmdlet::OutString => vec![Value::text(print(&items).join("\n"))],
            Cmdlet::TeeObject => {
                if let Some(name) = given.value("Variable") {
                    self.set(&name.to_text(), Value::of_stream(items.clone()));
                } else {
                    let path = given.names("FilePath").concat();
                    let known: Vec<Value> =
                        items.iter().filter(|it| !it.is_unknown()).cloned().collect();
                    self.save(&path, print(&known), given.switch("Append"))?;
                }
                items
            }
            Cmdlet::ExportCsv => {
                let lines = self.csv(&items, given)?;
                self.save(&given.names("Path").concat(), lines, given.switch("Append"))?;
                Vec::new()
            }
            _ => {
                let paths = ["FilePath", "Path"];
                let path = paths.iter().find_map(|it| given.value(it)).map(Value::to_text);
                items.extend(given.items("Value"));
                let is_out_file = call.name.eq_ignore_ascii_case("Out-File");
                let lines = match is_out_file {
                    true => print(&items),
                    false => items.iter().map(Value::to_text).collect(),
                };
                let adds =
                    call.name.to_ascii_lowercase().starts_with('a') || given.switch("Append");
                self.save(&path.unwrap_or_default(), lines, adds)?;
                Vec::new()
            }
        }))
    }

    /// The text of a file: one that was saved, or the one that the session was given.
    fn file(&self, path: &str) -> Option<String> {
        match self.get(&format!("{FILE}{path}")) {
            Value::Text(text) => Some(text.to_string()),
            _ => self.table.map(str::to_owned),
        }
    }

    fn save(&mut self, path: &str, lines: Vec<String>, adds: bool) -> Ran<()> {
        let name = format!("{FILE}{path}");
        let mut text = match self.get(&name) {
            Value::Text(text) if adds => format!("{text}\n"),
            _ => String::new(),
        };
        text.push_str(&lines.join("\n"));
        self.charge(text.len() / 16)?;
        if text.len() > LONGEST_TEXT.saturating_mul(4) {
            return Err(Halt::TooLong(Limit::Text));
        }
        self.set(&format!("{}{name}", super::super::language::OUTER), Value::text(text));
        self.step.note(Note::Saved);
        self.print(Stream::Output, format!("{path}:"));
        let more = lines.len().saturating_sub(MOST_LINES);
        for line in lines.into_iter().take(MOST_LINES) {
            self.print(Stream::Output, line);
        }
        if more > 0 {
            self.print(Stream::Output, format!("… {more} more lines"));
        }
        Ok(())
    }

    fn rows(&mut self, text: &str, given: &Given) -> Ran<Done> {
        self.charge(text.len() / 64)?;
        let likely = Csv::guess(text.as_bytes()).delimiter;
        let told = given.names("Delimiter").concat();
        if !told.is_ascii() {
            return Ok(Done::Failed(Failure::NotHere(format!("-Delimiter {told}"))));
        }
        let told = told.bytes().next();
        if told.is_none() && !given.switch("UseCulture") && likely != b',' {
            self.step.note(Note::OtherSeparator);
        }
        let delimiter = told.unwrap_or(likely);
        Ok(Done::Here(table::rows(text, delimiter, given.names("Header"))))
    }

    /// The lines of a table with the columns of the first row.
    fn csv(&mut self, items: &[Value], given: &Given) -> Ran<Vec<String>> {
        let delimiter = given.names("Delimiter").concat().chars().next();
        let delimiter = delimiter.unwrap_or(if given.switch("UseCulture") { ';' } else { ',' });
        let quoted = |it: &str| format!("\"{}\"", it.replace('"', "\"\""));
        let columns: Vec<String> = match items.first() {
            Some(Value::Object(it)) => it.properties.iter().map(|it| it.0.clone()).collect(),
            // Texts have no properties but their length.
            Some(_) => vec!["Length".to_owned()],
            None => return Ok(Vec::new()),
        };
        let mut lines = Vec::new();
        if !given.switch("NoTypeInformation") {
            lines.push("#TYPE System.Management.Automation.PSCustomObject".to_owned());
        }
        let joined = |cells: Vec<String>| cells.join(&delimiter.to_string());
        lines.push(joined(columns.iter().map(|it| quoted(it)).collect()));
        for item in items {
            self.charge(columns.len())?;
            let cell = |it: &String| match item.property(it) {
                // What `Export-Csv` writes for a list.
                Value::List(_) => quoted("System.Object[]"),
                Value::Null | Value::Unknown => String::new(),
                it => quoted(&it.to_text()),
            };
            lines.push(joined(columns.iter().map(cell).collect()));
        }
        Ok(lines)
    }

    fn json(&mut self, items: &[Value], given: &Given) -> Ran<String> {
        let depth = given.number("Depth").ok().flatten().unwrap_or(JSON_DEPTH).min(16);
        let mut writer =
            Json { text: String::new(), is_compact: given.switch("Compress"), work: 0 };
        match items {
            [only] => writer.value(only, depth, 0),
            items => writer.list(items, depth, 0),
        }
        self.charge(writer.work)?;
        if writer.text.len() > LONGEST_TEXT.saturating_mul(4) {
            return Err(Halt::TooLong(Limit::Text));
        }
        Ok(writer.text)
    }
}

/// Writes JSON as Windows PowerShell does.
struct Json {
    text: String,
    is_compact: bool,
    work: usize,
}

impl Json {
    fn value(&mut self, value: &Value, depth: usize, indent: usize) {
        self.work += 1;
        match value {
            Value::Null | Value::Unknown | Value::Script(_) | Value::Function(_) => {
                self.text.push_str("null");
            }
            Value::Boolean(it) => self.text.push_str(if *it { "true" } else { "false" }),
            Value::Number(_) | Value::Decimal(_) => self.text.push_str(&value.to_text()),
            Value::Text(it) => self.quoted(it),
            Value::List(items) => self.list(items, depth, indent),
            Value::Object(it) if depth == 0 || it.kind == ObjectKind::Error => {
                self.quoted(&value.to_text());
            }
            Value::Object(it) => self.object(it, depth - 1, indent),
        }
    }

    fn list(&mut self, items: &[Value], depth: usize, indent: usize) {
        self.text.push('[');
        for (at, it) in items.iter().enumerate() {
            self.line(at, indent + 4);
            self.value(it, depth, indent + 4);
        }
        self.end(items.is_empty(), indent, ']');
    }

    fn object(&mut self, object: &Object, depth: usize, indent: usize) {
        self.text.push('{');
        for (at, (name, it)) in object.properties.iter().enumerate() {
            self.line(at, indent + 4);
            self.quoted(name);
            self.text.push_str(if self.is_compact { ":" } else { ":  " });
            self.value(it, depth, indent + 4);
        }
        self.end(object.properties.is_empty(), indent, '}');
    }

    fn line(&mut self, at: usize, indent: usize) {
        if at > 0 {
            self.text.push(',');
        }
        self.gap(indent);
    }

    fn end(&mut self, is_empty: bool, indent: usize, bracket: char) {
        if !is_empty {
            self.gap(indent);
        }
        self.text.push(bracket);
    }

    fn gap(&mut self, indent: usize) {
        if !self.is_compact {
            self.text.push('\n');
            self.text.extend(std::iter::repeat_n(' ', indent));
        }
    }

    fn quoted(&mut self, text: &str) {
        self.work += text.len() / 16;
        self.text.push('"');
        for it in text.chars() {
            match it {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\n' => self.text.push_str("\\n"),
                '\r' => self.text.push_str("\\r"),
                '\t' => self.text.push_str("\\t"),
                '<' | '>' | '&' | '\'' | '\0'..='\u{1f}' => {
                    let code = u32::from(it);
                    self.text.push_str(&format!("\\u{code:04x}"));
                }
                it => self.text.push(it),
            }
        }
        self.text.push('"');
    }
}
