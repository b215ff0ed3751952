//! SARIF 2.1.0: the rule that decided is the rule, the expectation's line is the location.

use super::{Entry, Json, Run, State};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What stands for a rule where nothing was decided.
const NOT_UNDERSTOOD: &str = "not-understood";
const NO_SCENARIO: &str = "no-scenario";

/// What a path of an address cannot contain as it is.
const NOT_IN_PATHS: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

pub(super) fn write(run: &Run) -> String {
    let entries = run.entries();
    let unmet: Vec<&Entry<'_>> = entries.iter().filter(|it| it.state != State::Held).collect();
    let mut ids: Vec<&str> = Vec::new();
    for entry in &unmet {
        if !ids.contains(&id(entry)) {
            ids.push(id(entry));
        }
    }
    let driver = Json::Object(vec![
        ("name", Json::text("Call Landing")),
        ("version", Json::text(env!("CARGO_PKG_VERSION"))),
        ("rules", Json::List(ids.iter().map(|it| rule(it)).collect())),
    ]);
    let run = Json::Object(vec![
        ("tool", Json::Object(vec![("driver", driver)])),
        ("columnKind", Json::text("unicodeCodePoints")),
        ("results", Json::List(unmet.iter().map(|it| result(it, &ids)).collect())),
    ]);
    Json::Object(vec![
        ("$schema", Json::text("https://json.schemastore.org/sarif-2.1.0.json")),
        ("version", Json::text("2.1.0")),
        ("runs", Json::List(vec![run])),
    ])
    .pretty()
}

fn id(entry: &Entry<'_>) -> &'static str {
    match (entry.state, entry.rule) {
        (_, Some(rule)) => rule,
        (State::Failed, None) => NO_SCENARIO,
        (State::Held | State::Error, None) => NOT_UNDERSTOOD,
    }
}

fn rule(id: &str) -> Json {
    let says = match id {
        NOT_UNDERSTOOD => "The expectation was not understood.",
        NO_SCENARIO => "The expectation has no scenario.",
        _ => crate::editions::ALL
            .iter()
            .flat_map(|it| it.all_rules())
            .find(|it| it.id == id)
            .map_or("", |it| it.says),
    };
    let says = Json::Object(vec![("text", Json::text(says))]);
    Json::Object(vec![("id", Json::text(id)), ("shortDescription", says)])
}

fn result(entry: &Entry<'_>, ids: &[&str]) -> Json {
    let mut text = format!("{}: {}", entry.name, entry.message);
    for line in &entry.details {
        text.push('\n');
        text.push_str(line);
    }
    let region = Json::Object(vec![
        ("startLine", Json::Number(entry.place.line)),
        ("startColumn", Json::Number(entry.place.column)),
    ]);
    let file = Json::Object(vec![("uri", Json::Text(address_of(entry.file)))]);
    let place = Json::Object(vec![("artifactLocation", file), ("region", region)]);
    let location = Json::Object(vec![("physicalLocation", place)]);
    let at = ids.iter().position(|it| *it == id(entry)).unwrap_or_default();
    Json::Object(vec![
        ("ruleId", Json::text(id(entry))),
        ("ruleIndex", Json::Number(at)),
        ("level", Json::text("error")),
        ("message", Json::Object(vec![("text", Json::Text(text))])),
        ("locations", Json::List(vec![location])),
    ])
}

/// A file's name as a relative or, from a drive or the root on, an absolute address.
fn address_of(file: &str) -> String {
    let path = file.replace('\\', "/");
    let encoded = utf8_percent_encode(&path, NOT_IN_PATHS).to_string();
    let has_drive = path.as_bytes().get(1) == Some(&b':');
    match (has_drive, path.starts_with('/')) {
        (true, _) => format!("file:///{encoded}"),
        (false, true) => format!("file://{encoded}"),
        // A colon in the first part would be read as the name of a scheme.
        (false, false) => encoded.replace(':', "%3A"),
    }
}
