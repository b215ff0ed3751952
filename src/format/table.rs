//! The whole decision table of an edition as JSON: `call-landing/edition`, version 1.

use crate::editions;
#[cfg(feature = "prerender")]
use crate::link::write_case;
#[cfg(feature = "prerender")]
use crate::routing::leaves;
use crate::routing::{
    Basis, Condition, Derivation, Doubt, Edition, FactAt, FactRow, Question, Role, Rule, Source,
};
use crate::text::sources;
use serde_json::{Value, json};

/// The JSON Schema of what [`edition`] writes.
#[cfg(feature = "prerender")]
pub const SCHEMA: &str = include_str!("edition.schema.json");

/// The JSON Schema of what [`scenarios`] writes.
#[cfg(feature = "prerender")]
pub const SCENARIOS_SCHEMA: &str = include_str!("scenarios.schema.json");

/// Writes an edition: its questions, its policy, the facts that follow, and its rules in order. The first
/// rule whose conditions all hold decides.
pub fn edition(edition: &'static Edition) -> String {
    let written = json!({
        "format": "call-landing/edition",
        "version": 1,
        "edition": edition.id,
        "date": edition.date,
        "license": env!("CARGO_PKG_LICENSE"),
        "release": env!("CARGO_PKG_VERSION"),
        "questions": edition.questions.iter().map(question).collect::<Vec<_>>(),
        "policy": policy(edition),
        "facts": edition.facts.iter().map(|it| json!({
            "key": it.key,
            "name": it.name,
            "values": it.values,
            "rows": match &it.derivation {
                Derivation::Rows(rows) => rows.iter().map(|row| fact_row(edition, row)).collect(),
                Derivation::Function { .. } => Value::Null,
            },
        })).collect::<Vec<_>>(),
        "rules": edition.all_rules().map(|it| rule(edition, it)).collect::<Vec<_>>(),
        "doubts": editions::doubts(edition).iter().map(|it| doubt(edition, it)).collect::<Vec<_>>(),
    });
    format!("{written:#}\n")
}

/// Writes every way through the table of an edition: `call-landing/scenarios`, version 1. Each is a list:
/// the answers that differ from the default as an address has them, the rule that decides, the landing,
/// and how many scenarios share it. One line each, because there may be many.
#[cfg(feature = "prerender")]
pub fn scenarios(edition: &'static Edition) -> String {
    let mut out = format!(
        "{{\n\"format\": \"call-landing/scenarios\",\n\"version\": 1,\n\"edition\": \"{}\",\n\
         \"license\": \"{}\",\n\"release\": \"{}\",\n\"scenarios\": [",
        edition.id,
        env!("CARGO_PKG_LICENSE"),
        env!("CARGO_PKG_VERSION")
    );
    let mut separator = "\n";
    for leaf in leaves(edition) {
        let landing: &str = leaf.rule.then.landing.into();
        let line = json!([write_case(leaf.case), leaf.rule.id, landing, leaf.cases]);
        out.push_str(separator);
        out.push_str(&line.to_string());
        separator = ",\n";
    }
    out.push_str("\n]\n}\n");
    out
}

fn question(question: &Question) -> Value {
    let answers = question.answers.iter().map(|it| json!({ "word": it.token, "label": it.label }));
    json!({
        "key": question.key,
        "heading": question.heading,
        "about": match question.role {
            Role::Call => "call",
            Role::User => "user",
            Role::Delivery => "delivery",
            Role::Policy => "policy",
            Role::License => "license",
            Role::Choice => "choice",
        },
        "default": question.answers.get(usize::from(question.default)).map(|it| it.token),
        "answers": answers.collect::<Vec<_>>(),
    })
}

fn policy(edition: &'static Edition) -> Value {
    let preset = |it: &'static crate::routing::Preset| {
        let sets = it.sets.iter().filter_map(|&(question, answer)| {
            let key = edition.question(question)?.key;
            Some((key.to_owned(), json!(edition.answer(question, answer)?.token)))
        });
        json!({ "name": it.name, "sets": Value::Object(sets.collect()) })
    };
    json!({
        "property": edition.policy.property,
        "instances": edition.policy.presets.iter().map(preset).collect::<Vec<_>>(),
    })
}

fn fact_row(edition: &'static Edition, row: &FactRow) -> Value {
    json!({ "when": conditions(edition, row.when), "value": row.value, "because": row.why })
}

fn rule(edition: &'static Edition, rule: &Rule) -> Value {
    let basis = rule.then.basis;
    let other = match basis {
        Basis::DisputedBy { fact, value } => {
            json!({ "fact": fact_key(edition, fact), "value": word(edition, fact, value) })
        }
        _ => json!(basis.alternative().map(<&str>::from)),
    };
    let source = |it: &Source| json!({ "cites": sources::cite(it), "address": it.address() });
    json!({
        "id": rule.id,
        "says": rule.says,
        "when": conditions(edition, rule.when),
        "landing": <&str>::from(rule.then.landing),
        "basis": <&str>::from(basis.kind()),
        "otherReading": other,
        "example": rule.example,
        "since": rule.since,
        "sources": rule.then.sources.iter().map(source).collect::<Vec<_>>(),
    })
}

fn doubt(edition: &'static Edition, doubt: &Doubt) -> Value {
    let source = |it: &Source| json!({ "cites": sources::cite(it), "address": it.address() });
    json!({
        "id": doubt.id,
        "kind": <&str>::from(doubt.kind),
        "question": doubt.title,
        "oneReading": doubt.one,
        "otherReading": doubt.other,
        "taken": doubt.choice,
        "because": doubt.reason,
        "settledBy": <&str>::from(doubt.settled),
        "wherever": doubt.wherever.iter().map(|it| conditions(edition, it)).collect::<Vec<_>>(),
        "sources": doubt.sources.iter().map(source).collect::<Vec<_>>(),
    })
}

/// All of these hold: a question or a fact is one of some values.
fn conditions(edition: &'static Edition, all: &[Condition]) -> Vec<Value> {
    let one = |it: &Condition| {
        let values = (0_u8..32).filter(|&value| it.admits(value));
        let words = values.map(|value| word(edition, it.fact, value));
        let words: Vec<Value> = words.filter(|it| !it.is_null()).collect();
        json!({ "of": fact_key(edition, it.fact), "isOneOf": words })
    };
    all.iter().map(one).collect()
}

fn fact_key(edition: &'static Edition, fact: FactAt) -> String {
    match fact {
        FactAt::Question(at) => {
            edition.question(at).map_or_else(String::new, |it| it.key.to_owned())
        }
        FactAt::Derived(at) => {
            let fact = edition.facts.get(usize::from(at));
            fact.map_or_else(String::new, |it| format!("fact:{}", it.key))
        }
        FactAt::Standing => "standing".to_owned(),
    }
}

/// The word of an answer, or the position of a fact's value.
fn word(edition: &'static Edition, fact: FactAt, value: u8) -> Value {
    match fact {
        FactAt::Question(at) => json!(edition.answer(at, value).map(|it| it.token)),
        FactAt::Derived(at) => {
            let fact = edition.facts.get(usize::from(at));
            let is_value = fact.is_some_and(|it| usize::from(value) < it.values.len());
            if is_value { json!(value) } else { Value::Null }
        }
        FactAt::Standing => json!(value),
    }
}
