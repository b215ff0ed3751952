//! What came of expectations, for people and for the programs that read test results.
//!
//! Each format is a function from a [`Run`] to text. None of them decides anything.

mod github;
mod json;
mod junit;
mod markdown;
mod pester;
mod pretty;
mod sarif;
mod tap;

pub use json::Json;

use crate::expectations::{Checked, Miss, Outcome, Place, Problem, Strength, percent, strength};
use crate::text::expectations as words;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// A format of results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
pub enum Format {
    /// For people, in a terminal.
    Pretty,
    /// `call-landing/expectations`, for programs.
    Json,
    /// JUnit's XML.
    Junit,
    /// The Test Anything Protocol.
    Tap,
    /// SARIF, for code scanning.
    Sarif,
    /// A summary in Markdown.
    Markdown,
    /// Annotations of GitHub Actions.
    Github,
    /// A Pester file that tests a tenant.
    Pester,
}

/// A file, and what came of it.
#[derive(Clone, Debug, Default)]
pub struct Tested {
    /// Its name, as it was given.
    pub name: String,
    /// Why it could not be read at all; empty if it could.
    pub unreadable: String,
    /// What is wrong with whole tables.
    pub problems: Vec<Problem>,
    /// Its rows.
    pub rows: Vec<Checked>,
}

/// Some files, and what came of them.
#[derive(Clone, Debug)]
pub struct Run {
    /// The files, in the order in which they were given.
    pub files: Vec<Tested>,
    /// How much their rows would notice.
    pub strength: Vec<Strength>,
    /// What addresses begin with, up to the `#`; may be empty.
    pub page: String,
}

/// What became of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// As expected.
    Held,
    /// Not as expected.
    Failed,
    /// Not understood.
    Error,
}

/// One result: a row, or what is wrong with a table or a file.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// The file.
    pub file: &'a str,
    /// Where it stands in the file.
    pub place: Place,
    /// What it is called. Never empty.
    pub name: String,
    /// What became of it.
    pub state: State,
    /// What became of it, in a sentence.
    pub message: String,
    /// More lines about it: for each scenario that fails, what decides and what would change it.
    pub details: Vec<String>,
    /// The rule that decided the first scenario that failed.
    pub rule: Option<&'static str>,
}

/// How many scenarios of a row are told.
const MOST_TOLD: usize = 3;

/// How many smallest changes are looked for. Each is a search of its own.
const MOST_CHANGES: usize = 20;

impl Run {
    /// The results of some files.
    pub fn new(files: Vec<Tested>, page: &str) -> Self {
        let rows: Vec<Checked> = files.iter().flat_map(|it| it.rows.iter().cloned()).collect();
        Self { strength: strength(&rows), files, page: page.to_owned() }
    }

    /// Every result, in the order of the files.
    pub fn entries(&self) -> Vec<Entry<'_>> {
        self.by_file().into_iter().flat_map(|it| it.1).collect()
    }

    /// The same, file by file.
    fn by_file(&self) -> Vec<(&Tested, Vec<Entry<'_>>)> {
        let mut left = MOST_CHANGES;
        self.files.iter().map(|it| (it, it.entries(&self.page, &mut left))).collect()
    }

    /// How many entries there are in a state.
    pub fn count(&self, state: State) -> usize {
        self.files.iter().map(|it| it.count(state)).sum()
    }

    /// How many scenarios were decided.
    pub fn scenarios(&self) -> usize {
        self.files.iter().flat_map(|it| &it.rows).map(|it| it.scenarios).sum()
    }

    /// The result in one line.
    pub fn summary(&self) -> String {
        let (held, failed) = (self.count(State::Held), self.count(State::Failed));
        let errors = self.count(State::Error);
        let all = held + failed + errors;
        let expectations = if all == 1 { "expectation" } else { "expectations" };
        let scenarios = match self.scenarios() {
            1 => "1 scenario".to_owned(),
            count => format!("{count} scenarios"),
        };
        format!(
            "{all} {expectations}: {held} held, {failed} failed, {errors} not understood ({scenarios})"
        )
    }

    /// The strength in one line.
    pub fn strength_line(&self) -> String {
        let changes: usize = self.strength.iter().map(|it| it.changes).sum();
        let noticed: usize = self.strength.iter().map(|it| it.noticed).sum();
        format!(
            "Strength: {} % ({noticed} of {changes} single changes of a rule’s landing would be noticed)",
            percent(&self.strength)
        )
    }

    /// The changes that no row would notice, a line for each rule.
    pub fn unnoticed(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for strength in &self.strength {
            for it in &strength.unnoticed {
                let landings: Vec<&str> = it.landings.iter().map(|&it| it.into()).collect();
                let what = if it.is_untested {
                    "no row has a scenario that it decides".to_owned()
                } else {
                    format!("to {}", landings.join(", "))
                };
                lines.push(format!("{} {}: {what}", strength.edition.id, it.rule.id));
            }
        }
        lines
    }

    /// Writes it in a format.
    pub fn write(&self, format: Format) -> String {
        match format {
            Format::Pretty => pretty::write(self),
            Format::Json => json::write(self),
            Format::Junit => junit::write(self),
            Format::Tap => tap::write(self),
            Format::Sarif => sarif::write(self),
            Format::Markdown => markdown::write(self),
            Format::Github => github::write(self),
            Format::Pester => pester::write(self),
        }
    }
}

impl Tested {
    /// Whether nothing in it is an expectation.
    pub const fn is_empty(&self) -> bool {
        self.unreadable.is_empty() && self.problems.is_empty() && self.rows.is_empty()
    }

    /// How many entries there are in a state.
    pub fn count(&self, state: State) -> usize {
        let whole = usize::from(self.is_empty() || !self.unreadable.is_empty());
        let rows = self.rows.iter().filter(|it| state_of(it) == state).count();
        rows + if state == State::Error { whole + self.problems.len() } else { 0 }
    }

    fn entries(&self, page: &str, left: &mut usize) -> Vec<Entry<'_>> {
        let error = |place: Place, name: &str, message: String| Entry {
            file: &self.name,
            place,
            name: name.to_owned(),
            state: State::Error,
            message,
            details: Vec::new(),
            rule: None,
        };
        let start = Place { line: 1, column: 1 };
        let mut all = Vec::new();
        if !self.unreadable.is_empty() {
            all.push(error(start, "the file", self.unreadable.clone()));
        } else if self.is_empty() {
            all.push(error(start, "the file", EMPTY.to_owned()));
        }
        for it in &self.problems {
            all.push(error(it.place, "a table", words::problem(&it.kind)));
        }
        for row in &self.rows {
            let place = match &row.outcome {
                Outcome::NotUnderstood(it) => it.place,
                Outcome::Held | Outcome::Failed | Outcome::Empty => row.row.place,
            };
            all.push(Entry {
                file: &self.name,
                place,
                name: words::name(&row.row),
                state: state_of(row),
                message: words::outcome(row),
                details: all_details(row, page, left),
                rule: row.misses.first().map(|it| it.decision.rule.id),
            });
        }
        all
    }
}

/// What a file without expectations is told.
const EMPTY: &str = "There are no expectations in this file. Add a table with a column `expect`, or a link \
    with an arrow and a landing after it.";

fn state_of(row: &Checked) -> State {
    match &row.outcome {
        Outcome::Held => State::Held,
        Outcome::Failed | Outcome::Empty => State::Failed,
        Outcome::NotUnderstood(_) => State::Error,
    }
}

/// The first scenarios that are not as expected.
fn all_details(row: &Checked, page: &str, left: &mut usize) -> Vec<String> {
    let told = row.misses.iter().take(MOST_TOLD);
    let mut lines: Vec<String> = told.flat_map(|it| details(row, it, page, left)).collect();
    let more = row.failing.saturating_sub(MOST_TOLD);
    if more > 0 {
        lines.push(format!("{more} more scenarios fail."));
    }
    lines.extend(words::failing_users(row));
    lines
}

/// A scenario that is not as expected, in lines.
fn details(row: &Checked, miss: &Miss, page: &str, left: &mut usize) -> Vec<String> {
    let told = words::miss(&row.row, miss);
    let mut lines = vec![format!("{} Expected {}.", told.sentence, told.expected)];
    if !told.user.is_empty() {
        lines.push(format!("User: {}", told.user));
    }
    lines.push(format!("Rule: {} ({})", told.rule, told.says));
    if !told.source.is_empty() {
        lines.push(format!("Source: {} {}", told.source, told.source_link).trim_end().to_owned());
    }
    let change = change(row, miss, left);
    if !change.is_empty() {
        lines.push(format!("Smallest change: {change}"));
    }
    lines.push(format!("Scenario: {page}{}", told.address));
    lines
}

/// The smallest change, as long as some are left to be looked for.
fn change(row: &Checked, miss: &Miss, left: &mut usize) -> String {
    let Ok(tested) = &row.row.tested else { return String::new() };
    if *left == 0 {
        return String::new();
    }
    *left -= 1;
    words::smallest_change(&tested.expected, miss)
}
