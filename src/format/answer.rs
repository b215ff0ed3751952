//! The answer as JSON: `call-landing/answer`, version 1.

use crate::link::Address;
use crate::routing::{JsonField, Source, Subject};
use crate::text::matrix::answers;
use crate::text::{sources, told};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// One answer. Words are those of the address and of the verdict's `data-*` attributes.
struct Answer<'a> {
    subject: Subject,
    url: &'a str,
}

/// Writes the answer at this address. The identity of a custom policy is null.
pub fn answer(address: &Address, url: &str) -> String {
    serde_json::to_string(&Answer { subject: address.subject, url }).unwrap_or_default()
}

impl Serialize for Answer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let case = self.subject.case;
        let decision = case.decide();
        let verdict = decision.verdict;
        let fields = case.edition().json;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("format", "call-landing/answer")?;
        map.serialize_entry("version", &1)?;
        map.serialize_entry("edition", case.edition().id)?;
        if fields.is_empty() {
            map.serialize_entry("question", &Question(answers(case)))?;
        }
        write_fields(&mut map, self.subject, fields)?;
        map.serialize_entry("landing", <&str>::from(verdict.landing))?;
        // Editions that describe their question field by field say nothing of interop.
        if fields.is_empty() {
            map.serialize_entry("interop", &verdict.interop.map(<&str>::from))?;
        }
        map.serialize_entry("basis", <&str>::from(verdict.basis))?;
        map.serialize_entry("alternative", &verdict.basis.alternative().map(<&str>::from))?;
        map.serialize_entry("rule", decision.rule.id)?;
        map.serialize_entry("sentence", &told::sentence(case, verdict.landing))?;
        let sources: Vec<String> = verdict.sources.iter().map(sources::cite).collect();
        map.serialize_entry("sources", &sources)?;
        let links: Vec<String> = verdict.sources.iter().map(Source::address).collect();
        map.serialize_entry("sourceLinks", &links)?;
        map.serialize_entry("url", self.url)?;
        map.end()
    }
}

struct Question(Vec<(&'static str, &'static str)>);

impl Serialize for Question {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        super::as_map(&self.0, serializer)
    }
}

/// A policy: its identity and its fields, spelled as PowerShell has them.
struct Policy(Subject, &'static [JsonField]);

impl Serialize for Policy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("Identity", &self.0.unchanged_preset().map(|it| it.name))?;
        write_fields(&mut map, self.0, self.1)?;
        map.end()
    }
}

fn write_fields<M: SerializeMap>(
    map: &mut M,
    subject: Subject,
    fields: &'static [JsonField],
) -> Result<(), M::Error> {
    let case = subject.case;
    for field in fields {
        match field {
            JsonField::Token(name, question) => map.serialize_entry(name, case.token(*question))?,
            JsonField::Label(name, question) => map.serialize_entry(name, case.label(*question))?,
            JsonField::Flag(name, question, answer) => {
                map.serialize_entry(name, &(case.get(*question) == *answer))?;
            }
            JsonField::Policy(name, fields) => {
                map.serialize_entry(name, &Policy(subject, fields))?;
            }
        }
    }
    Ok(())
}
