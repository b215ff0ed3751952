//! The edition of August 2019, and the way from one edition to the other.

pub mod links;
pub mod looks;
pub mod questions;
pub mod switch;

use browser_tests::engine::Engine;
use browser_tests::oracle::{self, Conversation};
use browser_tests::page::Page;
use browser_tests::tests;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const EDITION: &str = "2019-08";
const TEAMS: &str = "DisallowOverrideCallingTeamsChatTeams";

/// The default answer to each question.
const DEFAULTS: [(&str, &str); 6] = [
    ("call", "pstn-in"),
    ("mode", "islands"),
    ("from-mode", "islands"),
    ("from-client", "teams"),
    ("from-home", "online"),
    ("pstn", "calling-plan"),
];

/// Waits for the verdict; `interop` is empty where nothing can cross.
#[track_caller]
fn wait_for_answer(page: &Page<'_>, landing: &str, interop: &str) {
    let script = "const it = document.querySelector('output#verdict')?.dataset;
        return it ? [it.landing, it.interop ?? ''] : null";
    page.wait_for_script("[landing, interop]", script, json!([]), &json!([landing, interop]));
}

/// Waits until the page shows these answers, the address holds them, and the verdict is the
/// oracle's.
#[track_caller]
fn wait_for_answers(page: &Page<'_>, answers: &BTreeMap<&str, &str>) {
    let expected: Vec<_> = DEFAULTS.iter().map(|(key, _)| answers[key]).collect();
    let script = "return arguments[0].map(it => document.querySelector(`input[name=${it}]:checked`)?.value ?? null)";
    let keys = DEFAULTS.map(|(key, _)| key);
    page.wait_for_script("the answers", script, json!([keys]), &json!(expected));
    let mut address: Vec<(&str, &str)> = DEFAULTS
        .iter()
        .map(|(key, _)| (*key, answers[key]))
        .filter(|it| !DEFAULTS.contains(it))
        .collect();
    address.push(("edition", EDITION));
    page.wait_for_address("explore", &address);
    let right = oracle::conversations()
        .into_iter()
        .find(|it| it.answers().iter().all(|(key, answer)| answers[key] == *answer));
    match right {
        Some(it) => wait_for_answer(page, &it.landing, &it.interop),
        // What the oracle leaves out cannot happen.
        None => {
            page.wait_for("no such caller", |it| it["verdict"]["landing"] == "not-applicable");
        }
    }
}
