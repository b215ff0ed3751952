//! What a script asks about its surroundings: the date, modules, and paths of files.

use super::super::catalog::Cmdlet;
use super::arguments::Given;
use super::dates;
use super::evaluate::Runner;
use super::value::{ObjectKind, Value};

impl Runner<'_> {
    /// The answer, which is unknown if the simulation cannot know it.
    pub fn surroundings(&self, cmdlet: Cmdlet, given: &Given) -> Vec<Value> {
        let has = |names: &[&str]| names.iter().any(|it| given.has(it));
        let text = |name| given.value(name).map(Value::to_text).unwrap_or_default();
        match cmdlet {
            Cmdlet::GetDate => vec![self.date(given).unwrap_or(Value::Unknown)],
            Cmdlet::GetModule => {
                let mut names = given.names("Name");
                if names.is_empty() {
                    names.push("MicrosoftTeams".to_owned());
                }
                names.iter().map(|it| module(it)).collect()
            }
            Cmdlet::JoinPath if !has(&["AdditionalChildPath", "Resolve"]) => {
                let (path, child) = (text("Path"), text("ChildPath"));
                let path = path.trim_end_matches(['\\', '/']);
                let child = child.trim_start_matches(['\\', '/']);
                vec![Value::text(format!("{path}\\{child}"))]
            }
            Cmdlet::SplitPath if !has(&["Qualifier", "NoQualifier", "IsAbsolute", "Resolve"]) => {
                let path = if given.has("Path") { text("Path") } else { text("LiteralPath") };
                vec![Value::text(part_of_path(&path, given))]
            }
            // There is one file here, whatever a path calls it.
            Cmdlet::TestPath
                if self.table.is_some()
                    && !has(&["OlderThan", "NewerThan", "IsValid", "Include", "Exclude"]) =>
            {
                vec![Value::Boolean(true)]
            }
            _ => vec![Value::Unknown],
        }
    }

    fn date(&self, given: &Given) -> Option<Value> {
        let others = [
            "Year",
            "Month",
            "Day",
            "Hour",
            "Minute",
            "Second",
            "Millisecond",
            "UnixTimeSeconds",
            "AsUTC",
        ];
        if others.iter().any(|it| given.has(it)) {
            return None;
        }
        let now = match given.value("Date") {
            None => dates::date(dates::today(self.tenant.era)),
            Some(it @ Value::Object(_)) => it.clone(),
            Some(_) => return None,
        };
        let Value::Object(it) = &now else { return None };
        if it.kind != ObjectKind::Date {
            return None;
        }
        if let Some(format) = given.value("Format") {
            return dates::formatted(it, &format.to_text()).map(Value::text);
        }
        if let Some(format) = given.value("UFormat") {
            return dates::unix(it, &format.to_text()).map(Value::text);
        }
        Some(now)
    }
}

/// A module that is there, in a version that is not known.
fn module(name: &str) -> Value {
    Value::row(vec![("Name".to_owned(), Value::text(name)), ("Version".to_owned(), Value::Unknown)])
}

fn part_of_path(path: &str, given: &Given) -> String {
    let path = path.trim_end_matches(['\\', '/']);
    let (parent, leaf) = match path.rfind(['\\', '/']) {
        Some(at) => (path.get(..at).unwrap_or(""), path.get(at + 1..).unwrap_or("")),
        None => ("", path),
    };
    let (base, ending) = match leaf.rfind('.') {
        Some(at) => leaf.split_at(at),
        None => (leaf, ""),
    };
    let found = match () {
        () if given.switch("Leaf") => leaf,
        () if given.switch("LeafBase") => base,
        () if given.switch("Extension") => ending,
        () => parent,
    };
    found.to_owned()
}
