//! The audit screen: files go in, and every count is the expected one.

pub mod parts;
pub mod plans;
pub mod reading;
pub mod users;

use browser_tests::engine::Engine;
use browser_tests::oracle;
use browser_tests::page::Page;
use browser_tests::tests;
use browser_tests::webdriver::key;
use call_landing::audit::{Expected, Finding, SampleForm, SampleTenant, WhyKind};
use call_landing::editions::teams_interop_policy::CallType;
use call_landing::link::AuditPart;
use call_landing::routing::Landing;
use serde_json::{Value, json};
use std::time::Duration;
use strum::VariantArray;

/// What the screen shows: the rows, the totals, the findings, and the kinds of rejected rows.
const SHOWN: &str = r##"
    const number = it => Number(it.replace(/\D/g, ""));
    const totals = {};
    for (const cell of document.querySelectorAll("#totals td[data-call]")) {
      const count = cell.querySelector(".count");
      if (count) totals[`${cell.dataset.call} ${cell.dataset.landing}`] = number(count.textContent);
    }
    const counts = (all, name) => Object.fromEntries([...document.querySelectorAll(all)]
      .map(it => [it.dataset[name], number(it.querySelector(".count").textContent)]));
    return {
      rows: document.getElementById("rows")?.textContent ?? "",
      told: document.getElementById("told")?.textContent ?? "",
      totals,
      findings: counts("[data-finding]", "finding"),
      rejected: counts("[data-why]", "why"),
      users: document.querySelector("#users .counted")?.textContent ?? "",
      names: [...document.querySelectorAll("#user-rows .name")].map(it => it.textContent),
    };"##;

#[track_caller]
pub fn wait(page: &Page<'_>, what: &str, holds: impl Fn(&Value) -> bool) -> Value {
    page.wait(what, || {
        let shown = page.session().try_run(SHOWN, json!([])).map_err(|it| it.to_string())?;
        if holds(&shown) { Ok(shown) } else { Err(shown.to_string().chars().take(1500).collect()) }
    })
}

/// Whether the rows are counted.
pub fn is_read(shown: &Value) -> bool {
    shown["rows"].as_str().is_some_and(|it| it.contains(':'))
}

/// Whether users are shown.
pub fn has_names(shown: &Value) -> bool {
    is_read(shown) && shown["names"].as_array().is_some_and(|it| !it.is_empty())
}

/// A number as the screen formats it.
fn number(it: u64) -> String {
    let digits = it.to_string();
    let parts: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().map(|it| std::str::from_utf8(it).unwrap()).collect();
    parts.join(",")
}

pub fn rows(all: u64, evaluated: u64) -> String {
    format!(
        "{} rows: {} evaluated, {} rejected",
        number(all),
        number(evaluated),
        number(all - evaluated)
    )
}

pub fn open(page: &Page<'_>) {
    page.open("#/audit");
    page.wait_for_heading();
}

pub fn invent(page: &Page<'_>, users: usize, form: SampleForm) {
    page.select("sample-users", &users.to_string());
    page.select("sample-form", form.into());
    page.click("#invent");
}

/// Goes to a part of the audit, by its link.
#[track_caller]
pub fn go_to(page: &Page<'_>, part: AuditPart) {
    let section = match part {
        AuditPart::Problems => "#findings",
        AuditPart::Landings => "#totals",
        AuditPart::Users => "#users",
        AuditPart::WhatIf => "#what-if",
        AuditPart::Data => "#understood",
    };
    page.click(&format!(".parts a:nth-child({})", part as usize + 1));
    let script = "return document.querySelector(arguments[0]) !== null";
    page.wait_for_script(section, script, json!([section]), &json!(true));
}

/// Goes to a part, and waits for what it shows.
#[track_caller]
pub fn wait_at(
    page: &Page<'_>,
    part: AuditPart,
    what: &str,
    holds: impl Fn(&Value) -> bool,
) -> Value {
    wait(page, "the rows", is_read);
    go_to(page, part);
    wait(page, what, holds)
}

/// Shows the files again after they were read.
#[track_caller]
pub fn change_files(page: &Page<'_>) {
    if page.session().run("return document.querySelector('.panel').hidden", json!([])) == true {
        page.click("#change-files");
    }
}

/// Asserts that the parts show the expected result of a generated tenant.
#[track_caller]
pub fn assert_expected(page: &Page<'_>, expected: &Expected) {
    let mut shown = wait(page, "the rows", is_read);
    for (part, name) in [
        (AuditPart::Landings, "totals"),
        (AuditPart::Data, "rejected"),
        (AuditPart::Problems, "findings"),
    ] {
        shown[name] = wait_at(page, part, name, is_read)[name].clone();
    }
    assert_eq!(shown["rows"], rows(expected.rows, expected.evaluated));
    let mut totals = json!({});
    for (call, of) in CallType::VARIANTS.iter().zip(&expected.totals.of) {
        for (landing, &users) in Landing::VARIANTS.iter().zip(of) {
            if users > 0 {
                let (call, landing): (&str, &str) = (call.into(), landing.into());
                totals[format!("{call} {landing}")] = json!(users);
            }
        }
    }
    assert_eq!(shown["totals"], totals);
    let counted = |words: Vec<&'static str>, counts: &[u64]| {
        let all = words.into_iter().zip(counts).filter(|it| *it.1 > 0);
        Value::Object(all.map(|(word, &count)| (word.to_owned(), json!(count))).collect())
    };
    let findings = Finding::VARIANTS.iter().map(Into::into).collect();
    assert_eq!(shown["findings"], counted(findings, &expected.findings));
    let kinds = WhyKind::VARIANTS.iter().map(Into::into).collect();
    assert_eq!(shown["rejected"], counted(kinds, &expected.rejected));
}

/// A file: its name, and JavaScript that makes the parts of its Blob.
pub type Dropped<'a> = (&'a str, String);

/// Drops files on the page like a visitor.
pub fn drop(page: &Page<'_>, files: &[Dropped<'_>]) {
    let made: Vec<String> =
        files.iter().map(|(name, parts)| format!("new File({parts}, {})", json!(name))).collect();
    let script = format!(
        "const data = new DataTransfer();
         for (const file of [{}]) data.items.add(file);
         document.querySelector('.drop').dispatchEvent(
           new DragEvent('drop', {{ dataTransfer: data, bubbles: true, cancelable: true }}));",
        made.join(", ")
    );
    page.session().run(&script, json!([]));
}

/// A file with this text.
pub fn text<'a>(name: &'a str, text: &str) -> Dropped<'a> {
    (name, json!([text]).to_string())
}

pub const HEADER: &str = "UserPrincipalName,DisplayName,HostingProvider,InterpretedUserType,VoicePolicy,EnterpriseVoiceEnabled,LineURI,TeamsInteropPolicy\n";

/// Users of an existing customer, one of each policy.
pub fn users(policies: &[&str]) -> String {
    let one = |(at, policy): (usize, &&str)| {
        format!(
            "user{at}@contoso.com,User {at},sipfed.online.lync.com,PureOnlineSfBUser,BusinessVoice,True,tel:+1425555{at:04},{policy}\n"
        )
    };
    HEADER.to_owned() + &policies.iter().enumerate().map(one).collect::<String>()
}

pub const TEAMS: &str = "DisallowOverrideCallingTeamsChatTeams";

/// Keeps saved files instead of downloading them.
pub const KEEP: &str = "
    window.saved = {};
    window.bytes = {};
    URL.createObjectURL = blob => { window.blob = blob; return 'blob:kept'; };
    const keep = async (name, blob) => {
      window.bytes[name] = [...new Uint8Array(await blob.arrayBuffer())].slice(0, 5);
      window.saved[name] = await blob.text();
    };
    addEventListener('click', event => {
      const link = event.target.closest?.('a[download]');
      if (!link) return;
      event.preventDefault();
      keep(link.download, window.blob);
    }, true);
    const click = HTMLElement.prototype.click;
    HTMLElement.prototype.click = function () {
      if (!this.hasAttribute('download')) return click.call(this);
      keep(this.download, window.blob);
    };";

#[track_caller]
pub fn saved(page: &Page<'_>, button: &str, name: &str) -> String {
    page.click(button);
    page.wait(name, || {
        let text = page.session().run("return window.saved[arguments[0]] ?? null", json!([name]));
        text.as_str().map(str::to_owned).ok_or_else(|| "nothing saved".to_owned())
    })
}
