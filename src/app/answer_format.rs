//! The answer as JSON, for programs: a public format. Version 1 keeps its fields for ever.

use crate::link::Address;
use crate::routing::{Licence, Override, route};
use crate::text::{sources, verdict};
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

/// Writes the answer at this address. `Identity` is null for a custom policy.
pub fn answer(address: &Address, url: String) -> String {
    let scenario = &address.scenario;
    let fields = scenario.policy;
    let ruling = route(scenario);
    let format = AnswerFormat {
        format: "call-landing/answer",
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
