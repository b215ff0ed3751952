//! The whole decision table of an edition as JSON: `call-landing/edition`, version 1.

use crate::routing::{
    Basis, Condition, Derivation, Edition, FactAt, FactRow, Question, Role, Rule, Source,
};
use crate::text::sources;
use serde_json::{Value, json};

/// The JSON Schema of what [`edition`] writes.
#[cfg(feature = "prerender")]
pub const SCHEMA: &str = include_str!("edition.schema.json");

/// Writes an edition: its questions, its policy, the facts that follow, and its rules in order. The first
/// rule whose conditions all hold decides.
pub fn edition(edition: &'static Edition) -> String {
    let written = json!({
        "format": "call-landing/edition",
        "version": 1,
        "edition": edition.id,
        "date": edition.date,
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
    });
    format!("{written:#}\n")
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
