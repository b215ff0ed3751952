//! Results as JSON: `call-landing/expectations`, version 1. Fields are added, never renamed.

use super::{Run, State, Tested, change};
use crate::audit::export::json_text;
use crate::expectations::{Checked, FailingUsers, Miss, Outcome, Place, Strength, percent};
use crate::text::expectations as words;

/// A JSON value that is written in the order in which it was put together.
#[derive(Clone, Debug)]
pub enum Json {
    /// Nothing.
    Null,
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(usize),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// Names and values.
    Object(Vec<(&'static str, Json)>),
    /// The same with names that come from data.
    Named(Vec<(String, Json)>),
}

impl Json {
    /// A text.
    pub fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// A text, or nothing where it is empty.
    pub fn filled(text: &str) -> Self {
        if text.is_empty() { Self::Null } else { Self::text(text) }
    }

    /// Writes it over several lines, with a line break at the end.
    pub fn pretty(&self) -> String {
        let mut out = String::new();
        self.write(0, &mut out);
        out.push('\n');
        out
    }

    /// Writes it on one line, without a line break.
    pub fn line(&self) -> String {
        let mut out = String::new();
        self.write_line(&mut out);
        out
    }

    fn write_line(&self, out: &mut String) {
        let list = |all: &mut dyn Iterator<Item = (Option<&str>, &Self)>, out: &mut String| {
            for (at, (name, value)) in all.enumerate() {
                out.push_str(if at > 0 { ", " } else { "" });
                if let Some(name) = name {
                    out.push_str(&json_text(name));
                    out.push_str(": ");
                }
                value.write_line(out);
            }
        };
        match self {
            Self::List(all) => {
                out.push('[');
                list(&mut all.iter().map(|it| (None, it)), out);
                out.push(']');
            }
            Self::Object(all) => {
                out.push('{');
                list(&mut all.iter().map(|it| (Some(it.0), &it.1)), out);
                out.push('}');
            }
            Self::Named(all) => {
                out.push('{');
                list(&mut all.iter().map(|it| (Some(it.0.as_str()), &it.1)), out);
                out.push('}');
            }
            Self::Null | Self::Flag(_) | Self::Number(_) | Self::Text(_) => self.write(0, out),
        }
    }

    fn write(&self, depth: usize, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Flag(it) => out.push_str(if *it { "true" } else { "false" }),
            Self::Number(it) => out.push_str(&it.to_string()),
            Self::Text(it) => out.push_str(&json_text(it)),
            Self::List(all) => {
                let all = all.iter().map(|it| (None, it));
                members(['[', ']'], all, depth, out);
            }
            Self::Object(all) => {
                let all = all.iter().map(|it| (Some(it.0), &it.1));
                members(['{', '}'], all, depth, out);
            }
            Self::Named(all) => {
                let all = all.iter().map(|it| (Some(it.0.as_str()), &it.1));
                members(['{', '}'], all, depth, out);
            }
        }
    }
}

fn members<'a>(
    [open, close]: [char; 2],
    all: impl Iterator<Item = (Option<&'a str>, &'a Json)>,
    depth: usize,
    out: &mut String,
) {
    out.push(open);
    let mut is_first = true;
    for (name, value) in all {
        out.push_str(if is_first { "\n" } else { ",\n" });
        is_first = false;
        out.push_str(&"  ".repeat(depth + 1));
        if let Some(name) = name {
            out.push_str(&json_text(name));
            out.push_str(": ");
        }
        value.write(depth + 1, out);
    }
    if !is_first {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    }
    out.push(close);
}

pub(super) fn write(run: &Run) -> String {
    let mut left = super::MOST_CHANGES;
    let files = run.files.iter().map(|it| file(it, &run.page, &mut left)).collect();
    let strengths = run.strength.iter().map(strength).collect();
    Json::Object(vec![
        ("format", Json::text("call-landing/expectations")),
        ("version", Json::Number(1)),
        ("held", Json::Number(run.count(State::Held))),
        ("failed", Json::Number(run.count(State::Failed))),
        ("notUnderstood", Json::Number(run.count(State::Error))),
        ("scenarios", Json::Number(run.scenarios())),
        ("strengthPercent", Json::Number(percent(&run.strength))),
        ("files", Json::List(files)),
        ("strength", Json::List(strengths)),
    ])
    .pretty()
}

fn file(file: &Tested, page: &str, left: &mut usize) -> Json {
    let problems = file.problems.iter().map(|it| {
        let mut members = at(it.place);
        members.push(("message", Json::text(&words::problem(&it.kind))));
        Json::Object(members)
    });
    let problems = problems.collect();
    Json::Object(vec![
        ("name", Json::text(&file.name)),
        ("unreadable", Json::filled(&file.unreadable)),
        ("problems", Json::List(problems)),
        ("rows", Json::List(file.rows.iter().map(|it| row(it, page, left)).collect())),
    ])
}

fn at(place: Place) -> Vec<(&'static str, Json)> {
    vec![("line", Json::Number(place.line)), ("column", Json::Number(place.column))]
}

fn row(checked: &Checked, page: &str, left: &mut usize) -> Json {
    let row = &checked.row;
    let asks = row.asks.iter().map(|(key, word)| ((*key).to_owned(), Json::text(word)));
    let outcome = match &checked.outcome {
        Outcome::Held => "held",
        Outcome::Failed => "failed",
        Outcome::Empty => "empty",
        Outcome::NotUnderstood(_) => "not-understood",
    };
    let mut members = at(match &checked.outcome {
        Outcome::NotUnderstood(it) => it.place,
        Outcome::Held | Outcome::Failed | Outcome::Empty => row.place,
    });
    members.extend([
        ("outcome", Json::text(outcome)),
        ("expect", Json::text(&row.expect)),
        ("columns", Json::Named(asks.collect())),
        ("because", Json::filled(&row.because)),
        ("message", Json::text(&words::outcome(checked))),
        ("scenarios", Json::Number(checked.scenarios)),
        ("failing", Json::Number(checked.failing)),
    ]);
    let misses = checked.misses.iter().map(|it| miss(checked, it, page, left));
    members.push(("misses", Json::List(misses.collect())));
    if row.tested.as_ref().is_ok_and(|it| it.users.is_some()) {
        let users = checked.failing_users.iter().map(failing_users);
        members.push(("failingUsers", Json::List(users.collect())));
    }
    Json::Object(members)
}

fn failing_users(it: &FailingUsers) -> Json {
    let names = it.names.iter().map(|it| Json::text(it)).collect();
    Json::Object(vec![
        ("landing", Json::text(it.decision.verdict.landing.into())),
        ("rule", Json::text(it.decision.rule.id)),
        ("users", Json::Number(it.count)),
        ("names", Json::List(names)),
    ])
}

fn miss(checked: &Checked, miss: &Miss, page: &str, left: &mut usize) -> Json {
    let told = words::miss(&checked.row, miss);
    let verdict = miss.decision.verdict;
    Json::Object(vec![
        ("sentence", Json::text(&told.sentence)),
        ("user", Json::filled(&told.user)),
        ("expected", Json::text(&told.expected)),
        ("got", Json::text(&told.got)),
        ("landing", Json::text(verdict.landing.into())),
        ("basis", Json::text(verdict.basis.into())),
        ("rule", Json::text(told.rule)),
        ("says", Json::text(told.says)),
        ("source", Json::filled(&told.source)),
        ("sourceLink", Json::filled(&told.source_link)),
        ("smallestChange", Json::filled(&change(checked, miss, left))),
        ("scenario", Json::text(&format!("{page}{}", told.address))),
    ])
}

fn strength(it: &Strength) -> Json {
    let unnoticed = it.unnoticed.iter().map(|it| {
        let landings = it.landings.iter().map(|&it| Json::text(it.into())).collect();
        Json::Object(vec![
            ("rule", Json::text(it.rule.id)),
            ("landing", Json::text(it.rule.then.landing.into())),
            ("tested", Json::Flag(!it.is_untested)),
            ("to", Json::List(landings)),
        ])
    });
    Json::Object(vec![
        ("edition", Json::text(it.edition.id)),
        ("changes", Json::Number(it.changes)),
        ("noticed", Json::Number(it.noticed)),
        ("rules", Json::Number(it.edition.all_rules().count())),
        ("rulesTested", Json::Number(it.rules)),
        ("unnoticed", Json::List(unnoticed.collect())),
    ])
}
