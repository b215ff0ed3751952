//! The answer as JSON, for programs: a public format. Version 1 keeps its fields for ever.

use super::matrix_format::as_map;
use crate::link::Address;
use crate::routing::{Case, Decision, Licence, Override, Scenario, route};
use crate::text::matrix::answers;
use crate::text::{sources, told, verdict};
use serde::Serialize;

/// One answer. Words are those of the address and of the verdict's `data-*` attributes.
#[derive(Serialize)]
struct AnswerFormat {
    format: &'static str,
    version: u8,
    edition: &'static str,
    customer: &'static str,
    policy: PolicyFormat,
    choice: &'static str,
    licensed: bool,
    call: &'static str,
    landing: &'static str,
    basis: &'static str,
    alternative: Option<&'static str>,
    rule: &'static str,
    sentence: String,
    sources: Vec<String>,
    url: String,
}

/// A policy, its fields named and spelled as PowerShell has them.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct PolicyFormat {
    identity: Option<&'static str>,
    allow_end_user_client_override: bool,
    calling_default_client: &'static str,
    chat_default_client: &'static str,
}

/// One answer in an edition without policies: its question is what the address says.
#[derive(Serialize)]
struct ModesAnswerFormat {
    format: &'static str,
    version: u8,
    edition: &'static str,
    #[serde(serialize_with = "as_map")]
    question: Vec<(&'static str, String)>,
    landing: &'static str,
    interop: Option<&'static str>,
    basis: &'static str,
    alternative: Option<&'static str>,
    rule: &'static str,
    sentence: String,
    sources: Vec<String>,
    url: String,
}

const FORMAT: &str = "call-landing/answer";

/// Writes the answer at this address. `Identity` is null for a custom policy.
pub fn answer(address: &Address, url: String) -> String {
    match address.case() {
        Case::Guide201712(scenario) => guide_answer(address, &scenario, url),
        case => any_answer(case, url),
    }
}

fn any_answer(case: Case, url: String) -> String {
    let Decision { rule, verdict } = case.decide();
    let format = ModesAnswerFormat {
        format: FORMAT,
        version: 1,
        edition: case.edition().into(),
        question: answers(case),
        landing: verdict.landing.into(),
        interop: verdict.interop.map(Into::into),
        basis: verdict.basis.into(),
        alternative: verdict.basis.alternative().map(Into::into),
        rule,
        sentence: told::sentence(case, verdict.landing),
        sources: verdict.sources.iter().map(|&it| sources::cite(it)).collect(),
        url,
    };
    serde_json::to_string(&format).unwrap_or_default()
}

fn guide_answer(address: &Address, scenario: &Scenario, url: String) -> String {
    let fields = scenario.policy;
    let ruling = route(scenario);
    let format = AnswerFormat {
        format: FORMAT,
        version: 1,
        edition: address.edition.into(),
        customer: scenario.customer.into(),
        policy: PolicyFormat {
            identity: (fields == address.instance.fields).then(|| address.instance.identity.name()),
            allow_end_user_client_override: fields.allow_end_user_client_override == Override::On,
            calling_default_client: fields.calling_default_client.into(),
            chat_default_client: fields.chat_default_client.into(),
        },
        choice: scenario.choice.into(),
        licensed: scenario.licence == Licence::Provisioned,
        call: scenario.call.into(),
        landing: ruling.landing().into(),
        basis: ruling.basis().into(),
        alternative: ruling.basis().alternative().map(Into::into),
        rule: ruling.decided_by.into(),
        sentence: verdict::sentence(scenario.call, ruling.landing()),
        sources: ruling.verdict.sources.iter().map(|&it| sources::cite(it)).collect(),
        url,
    };
    serde_json::to_string(&format).unwrap_or_default()
}
