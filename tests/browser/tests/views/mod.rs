//! The menu, and the screens Compare, Goal and Rules.

pub mod compare;
pub mod goal;
pub mod looks;
pub mod menu;
pub mod rules;

use browser_tests::engine::Engine;
use browser_tests::oracle;
use browser_tests::page::{DESK, PHONE, Page, TABLET, parse};
use browser_tests::tests;
use browser_tests::webdriver::key;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const VIEWS: [(&str, &str); 8] = [
    ("explore", "Explore"),
    ("matrix", "All answers"),
    ("compare", "Compare"),
    ("goal", "Find a policy"),
    ("powershell", "PowerShell"),
    ("audit", "Audit"),
    ("rules", "Rules"),
    ("about", "About"),
];

const TEAMS: &str = "DisallowOverrideCallingTeamsChatTeams";
const SFB: &str = "DisallowOverrideCallingSfbChatSfb";

/// Waits until a screen has taken over: it is there, the address and the menu say so.
#[track_caller]
fn wait_for_view(page: &Page<'_>, view: &str) {
    let script = "return [location.hash.split('?')[0],
        [...document.querySelectorAll('header nav [aria-current]')].map(it => `${it.textContent}: ${it.getAttribute('aria-current')}`),
        document.querySelectorAll('header nav').length, document.querySelectorAll('main h1').length,
        VIEWS.filter(it => document.querySelector(`main > .${it}, main > .sources > .${it}`))]";
    let names: Vec<&str> = VIEWS.iter().map(|it| it.0).chain(["doubts", "glossary"]).collect();
    let script = script.replace("VIEWS", &json!(names).to_string());
    let expected = json!([format!("#/{view}"), [place(view)], 1, 1, [view]]);
    page.wait_for_script(
        "[address, current, menus, headings, screens]",
        &script,
        json!([]),
        &expected,
    );
}

/// The place that the bar marks, and whether its link leads to this very screen.
fn place(view: &str) -> &'static str {
    match view {
        "explore" => "Explore: page",
        "compare" | "goal" => "Explore: true",
        "matrix" => "All answers: page",
        "powershell" => "PowerShell: page",
        "audit" => "Audit: page",
        "rules" => "Sources: page",
        _ => "Sources: true",
    }
}

/// The screens to which the bar leads.
const PLACES: [&str; 5] = ["explore", "matrix", "powershell", "audit", "rules"];

fn link(view: &str) -> String {
    format!("header nav a[href^='#/{view}']")
}

#[track_caller]
fn texts(page: &Page<'_>, selector: &str) -> Vec<String> {
    let script =
        "return [...document.querySelectorAll(arguments[0])].map(it => it.textContent.trim())";
    strings(&page.session().run(script, json!([selector])))
}

fn strings(found: &Value) -> Vec<String> {
    found.as_array().unwrap().iter().map(|it| it.as_str().unwrap_or_default().to_owned()).collect()
}

/// Waits until a script about the element of a selector gives this; `null` where there is none.
#[track_caller]
fn wait_for_value(page: &Page<'_>, selector: &str, of: &str, expected: &Value) {
    let script =
        format!("const it = document.querySelector(arguments[0]); return it ? {of} : null");
    page.wait_for_script(&format!("`{selector}`: {of}"), &script, json!([selector]), expected);
}

#[track_caller]
fn wait_for_commands(page: &Page<'_>, forth: &str, back: &str) {
    for (id, policy) in [("forth", forth), ("back", back)] {
        let line = format!("-PolicyName {policy} -Identity user@contoso.com");
        let code = format!("#{id}, #{id} code");
        let of =
            format!("it.textContent.replace(/[`\\s]+/g, ' ').trim().endsWith({})", json!(line));
        wait_for_value(page, &code, &of, &json!(true));
    }
}
