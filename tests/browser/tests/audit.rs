//! The audit screen: files go in, and every count is the expected one.

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

tests! { "audit";
    ALL: an_invented_tenant_is_counted_as_it_was_made,
        files_that_are_dropped_are_read_and_explained,
        a_grant_is_tried_and_taken_away_as_a_plan,
        the_fix_of_a_finding_silences_nobody,
        all_users_are_one_stop_of_the_tab_key;
    CHROMIUM: a_million_users_are_counted_as_they_were_made,
        without_threads_the_page_counts_the_same_itself,
        hostile_files_end_in_words,
        users_are_found_filtered_and_sorted,
        only_users_in_sight_are_drawn,
        a_column_and_a_policy_can_be_corrected,
        users_that_were_corrected_before_another_file_are_told,
        results_are_saved_whole,
        nobody_loses_calls_by_a_plan_unless_it_is_asked_for,
        an_audit_survives_a_look_at_another_screen,
        a_part_has_an_address_and_back_leads_to_the_last_one,
        the_files_fold_to_one_line_once_they_were_read,
        share_offers_what_there_is_to_share,
        nothing_to_object_to;
}

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

fn an_invented_tenant_is_counted_as_it_was_made(page: &Page<'_>) {
    open(page);
    let forms: &[SampleForm] = match page.engine() {
        Engine::Chromium => {
            &[SampleForm::WindowsCsv, SampleForm::Utf16Tabs, SampleForm::Json, SampleForm::List]
        }
        // The same module reads them in every browser.
        Engine::Firefox | Engine::WebKit => &[SampleForm::Utf16Tabs, SampleForm::List],
    };
    for &form in forms {
        let expected = SampleTenant { seed: 1, users: 1000, form }.expected();
        invent(page, 1000, form);
        let name = match form {
            SampleForm::Json => "invented-1000-1.json",
            SampleForm::List => "invented-1000-1.txt",
            _ => "invented-1000-1.csv",
        };
        let script = "return document.querySelector('.files')?.textContent.includes(arguments[0])";
        page.wait_for_script("the file", script, json!([name]), &json!(true));
        wait(page, "its rows", is_read);
        assert_expected(page, &expected);
        // The next file has the same rows, so this one must be gone first.
        change_files(page);
        page.click(".files li:last-child button");
        wait(page, "nothing", |it| it["rows"] == "");
    }
}

fn files_that_are_dropped_are_read_and_explained(page: &Page<'_>) {
    open(page);
    let policies = "Identity : Tag:Own\nAllowEndUserClientOverride : False\nCallingDefaultClient : Teams\nChatDefaultClient : Sfb\n";
    drop(page, &[text("users.csv", &users(&["", TEAMS, "Tag:Own"])), text("own.txt", policies)]);
    let shown = wait(page, "the problems", is_read);
    assert_eq!(shown["rows"], rows(3, 3));
    assert_eq!(shown["findings"]["mixed-values"], 1);
    wait_at(page, AuditPart::Users, "three users", |it| {
        it["names"].as_array().is_some_and(|it| it.len() == 3)
    });
    let shown = wait_at(page, AuditPart::Landings, "the totals", is_read);
    assert_eq!(
        (&shown["totals"]["pstn-in teams"], &shown["totals"]["pstn-in sfb"]),
        (&json!(2), &json!(1))
    );
    // The user behind a number is shown and explained, and the link leads to the same answer.
    page.click("#totals td[data-call='pstn-in'][data-landing='sfb'] button");
    wait(page, "one user", |it| it["names"] == json!(["User 0"]));
    page.click("#user-rows .name");
    page.wait_for_script(
        "the explanation",
        "const it = document.querySelector('.explained');
         return it && [it.querySelector('h3').textContent, it.textContent.includes('users.csv, line 2')]",
        json!([]),
        &json!(["User 0", true]),
    );
    page.click(".explained .calls a[href='#/explore']");
    page.wait_for_case(&oracle::lookup("existing", "default", "yes", "pstn-in"));
}

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

fn a_grant_is_tried_and_taken_away_as_a_plan(page: &Page<'_>) {
    open(page);
    page.session().run(KEEP, json!([]));
    drop(page, &[text("users.csv", &users(&["", TEAMS, ""]))]);
    wait_at(page, AuditPart::WhatIf, "three users", is_read);
    // Nothing is computed before somebody chose something.
    let computed =
        "return [...document.querySelectorAll('#moved, #plan-script, #save-csv')].length";
    page.wait_for_script("nothing yet", computed, json!([]), &json!(0));
    page.select("assigned", "one");
    page.select("policy", TEAMS);
    let moved = "return document.getElementById('moved')?.textContent ?? ''";
    page.wait_for_script(
        "who moves",
        moved,
        json!([]),
        &json!("At least one kind of call lands elsewhere for 2 of 3 users."),
    );
    page.click("#show-moved");
    wait(page, "those two", |it| it["names"] == json!(["User 0", "User 2"]));
    // By Back, the choice is still there.
    page.back();
    page.select("granted-to", "shown");
    page.wait_for_script(
        "who moves of those",
        moved,
        json!([]),
        &json!("At least one kind of call lands elsewhere for 2 of 2 users."),
    );
    let says = "return document.getElementById('plan-says').innerText.trim().split(/\\s*\\n\\s*/)";
    page.wait_for_script(
        "what the plan changes",
        says,
        json!([]),
        &json!(["The plan changes 2 users in 1 wave.", format!("It assigns {TEAMS}.")]),
    );
    let plan = saved(page, "#save-plan", "plan.ps1");
    // Windows PowerShell reads a script without this mark in the code page of the machine.
    let bytes = page.session().run("return window.bytes['plan.ps1']", json!([]));
    assert_eq!(bytes, json!([0xef, 0xbb, 0xbf, b'<', b'#']));
    let help = "<#\n.SYNOPSIS\nAssigns Teams interoperability policies to 2 users, in 1 wave.\n";
    assert!(plan.starts_with(help), "{plan}");
    for at in [0, 2] {
        let line = format!("\"1\",\"user{at}@contoso.com\",\"{TEAMS}\",\"\"\n");
        assert!(plan.contains(&line), "{plan}");
    }
    assert!(!plan.contains("user1@"), "{plan}");
    assert!(plan.ends_with("\nStart-Plan\n"), "{plan}");
    // All users in the files, one of whom already has the policy, with waves of an invalid size.
    page.select("granted-to", "all");
    type_into(page, "wave", "0");
    page.wait_for_script(
        "what is wrong",
        says,
        json!([]),
        &json!(["Enter how many users each wave has: a whole number from 1 to 10,000."]),
    );
    let is_off = "return document.getElementById('save-plan').disabled";
    assert_eq!(page.session().run(is_off, json!([])), true);
    type_into(page, "wave", "1");
    page.wait_for_script(
        "what the plan changes",
        says,
        json!([]),
        &json!([
            "The plan changes 2 users in 2 waves.",
            format!("It assigns {TEAMS}."),
            "Left out:",
            "Users who already have the policy: 1"
        ]),
    );
}

#[track_caller]
fn type_into(page: &Page<'_>, name: &str, text: &str) {
    page.session().run(
        "const it = document.getElementsByName(arguments[0])[0];
         it.value = arguments[1];
         it.dispatchEvent(new InputEvent('input', { bubbles: true }))",
        json!([name, text]),
    );
}

fn nobody_loses_calls_by_a_plan_unless_it_is_asked_for(page: &Page<'_>) {
    open(page);
    page.session().run(KEEP, json!([]));
    invent(page, 1000, SampleForm::Csv);
    wait_at(page, AuditPart::WhatIf, "the rows", is_read);
    page.select("assigned", "one");
    page.select("policy", TEAMS);
    let includes =
        "return document.querySelector('[name=include-losing]').closest('label').innerText.trim()";
    let included = page.wait("who would lose calls", || {
        let text = page.session().run(includes, json!([]));
        let text = text.as_str().unwrap_or_default().to_owned();
        if text.starts_with("Include the ") { Ok(text) } else { Err(text) }
    });
    let count: String = included.chars().filter(char::is_ascii_digit).collect();
    let users = |plan: &str| plan.lines().filter(|it| it.ends_with('"')).count() - 1;
    let careful = saved(page, "#save-plan", "plan.ps1");
    assert!(!careful.contains("WARNING:"), "{careful}");
    assert!(
        careful.contains(&format!(
            "  Users with calls that would stop ringing or no longer be supported: {count}\n"
        )),
        "{careful}"
    );
    page.session().run("delete window.saved['plan.ps1']", json!([]));
    page.click("[name=include-losing]");
    let says = "return document.getElementById('plan-says').innerText.includes('stop ringing')";
    page.wait_for_script("nobody is left out for it", says, json!([]), &json!(false));
    let reckless = saved(page, "#save-plan", "plan.ps1");
    assert!(reckless.contains(&format!("WARNING: {count} users in this plan")), "{reckless}");
    assert_eq!(users(&reckless), users(&careful) + count.parse::<usize>().unwrap());
}

fn the_fix_of_a_finding_silences_nobody(page: &Page<'_>) {
    open(page);
    page.session().run(KEEP, json!([]));
    invent(page, 1000, SampleForm::Csv);
    wait(page, "the rows", is_read);
    // The saved file has for each user the policy to assign and the previous one.
    let group = "[data-finding='retired']";
    page.click(&format!("{group} .show"));
    let text = "return document.querySelector(`${arguments[0]} + .inside`).textContent";
    let said = page.wait("the first users", || {
        let said = page.session().run(text, json!([group]));
        let said = said.as_str().unwrap_or_default().to_owned();
        if said.contains("@contoso.com") { Ok(said) } else { Err(said) }
    });
    for words in ["Fix for each user", "$_.grant", "-PolicyName $null", "No user loses calls."] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let csv = saved(page, &format!("{group} .acts button:nth-child(3)"), "retired.csv");
    let mut lines = csv.lines();
    assert!(lines.next().unwrap().contains(",grant,previous,"), "{csv}");
    assert_eq!(lines.clone().count(), 35, "{csv}");
    let of = |policy: &str| lines.clone().filter(|it| it.contains(policy)).count();
    assert_eq!(of(",\"DisallowOverrideCallingTeamsChatTeams\",\"DisallowOverrideCalling"), 20);
    assert_eq!(of(",\"DisallowOverrideCallingDefaultChatDefault\",\""), 15);
    // The preview assigns the same, to each user their own.
    page.click(&format!("{group} .acts button:nth-child(2)"));
    let preview = "return [document.querySelector('select[name=assigned]')?.value ?? '',
        document.getElementById('moved')?.textContent ?? '',
        [...document.querySelectorAll('#what-if td[data-landing=nowhere]')]
          .map(it => it.textContent).filter(it => it.includes('→'))]";
    page.wait_for_script(
        "the preview",
        preview,
        json!([]),
        &json!(["retired", "No calls would land elsewhere. Assigned to 35 users.", []]),
    );
    let json: Value = serde_json::from_str(&saved(page, "#save-json", "audit.json")).unwrap();
    let users = json["users"].as_array().unwrap();
    let changed: Vec<&Value> = users.iter().filter(|it| it["grant"].is_string()).collect();
    assert_eq!(changed.len(), 35);
    for user in changed {
        assert_eq!(user["wouldLand"], user["lands"], "{user}");
    }
    // One policy for all users would make some lose calls, and the page says so.
    page.select("assigned", "one");
    page.select("policy", TEAMS);
    page.wait_for_script(
        "who loses calls",
        "return document.getElementById('losing')?.textContent ?? ''",
        json!([]),
        &json!(
            "130 users would lose calls: at least one kind of call that rings today would ring nowhere."
        ),
    );
    if page.engine() == Engine::Chromium {
        go_to(page, AuditPart::Problems);
        for width in [1280, 320] {
            page.resize(width, 900);
            page.screenshot("audit-findings", "light");
        }
    }
}

fn a_million_users_are_counted_as_they_were_made(page: &Page<'_>) {
    open(page);
    page.session().run(
        "window.longest = 0;
         new PerformanceObserver(list => {
           for (const it of list.getEntries()) window.longest = Math.max(window.longest, it.duration);
         }).observe({ type: 'longtask' });",
        json!([]),
    );
    let expected =
        SampleTenant { seed: 1, users: 1_000_000, form: SampleForm::WindowsCsv }.expected();
    invent(page, 1_000_000, SampleForm::WindowsCsv);
    page.wait_longer(Duration::from_secs(90), "a million rows", || {
        let shown = page.session().try_run(SHOWN, json!([])).map_err(|it| it.to_string())?;
        if is_read(&shown) { Ok(shown) } else { Err(shown["told"].to_string()) }
    });
    assert_expected(page, &expected);
    let longest = page.session().run("return Math.round(window.longest)", json!([]));
    println!("a million users: longest task of the page {longest} ms");
}

fn without_threads_the_page_counts_the_same_itself(page: &Page<'_>) {
    open(page);
    page.session().run("delete window.Worker", json!([]));
    let expected = SampleTenant { seed: 1, users: 10_000, form: SampleForm::Csv }.expected();
    invent(page, 10_000, SampleForm::Csv);
    assert_expected(page, &expected);
    page.session().run(KEEP, json!([]));
    go_to(page, AuditPart::Users);
    let csv = saved(page, "#save-csv", "audit.csv");
    let evaluated = expected.rows - expected.rejected.iter().sum::<u64>();
    assert!(csv.lines().count() as u64 > evaluated, "{} lines", csv.lines().count());
    let script = "return [...performance.getEntriesByType('resource')].some(it => it.name.includes('audit-worker'))";
    assert_eq!(page.session().run(script, json!([])), false, "a thread was started");
}

fn hostile_files_end_in_words(page: &Page<'_>) {
    open(page);
    let line = users(&[TEAMS]).lines().last().unwrap().to_owned();
    let js = |it: &str| json!(it).to_string();
    let files: [(&str, String, &str, &str); 8] = [
        ("empty.csv", "[]".into(), "0 rows: 0 evaluated, 0 rejected", "The file is empty."),
        (
            "workbook.xlsx",
            "[new Uint8Array([80, 75, 3, 4, 0, 0, 255, 254, 1, 2, 3])]".into(),
            "",
            "not a text file",
        ),
        (
            "cut.csv",
            format!("[{}]", js(&format!("{HEADER}{line}\nuser1@contoso.com,\"User"))),
            "2 rows: 1 evaluated, 1 rejected",
            "",
        ),
        (
            "field.csv",
            format!(
                "[{}, 'x'.repeat(1e7), {}]",
                js(&format!("{HEADER}\"")),
                js(&format!("\",a\n{line}\n"))
            ),
            "",
            "",
        ),
        (
            "nul.csv",
            format!(
                "[{}, '\\0\\0\\0', {}]",
                js(&format!("{HEADER}{line}\n")),
                js(&format!("\n{line}\n"))
            ),
            "3 rows: 2 evaluated, 1 rejected",
            "",
        ),
        (
            "mixed.csv",
            format!(
                "[{}, new Uint8Array([0xff, 0xfe, 0x41, 0, 0xe9, 0x0a]), {}]",
                js(&format!("{HEADER}{line}\n")),
                js(&format!("{line}\n"))
            ),
            "",
            "",
        ),
        (
            "wide.csv",
            "[Array.from({ length: 10000 }, (_, at) => `c${at}`).join(',') + '\\n1,2\\n']".into(),
            "0 rows: 0 evaluated, 0 rejected",
            "10000 columns",
        ),
        (
            "formula.csv",
            format!(
                "[{}]",
                js(&format!("{HEADER}{}\n", line.replace("User 0", "=cmd|' /C calc'!A1")))
            ),
            "1 row: 1 evaluated, 0 rejected",
            "",
        ),
    ];
    for (name, parts, rows, problem) in files {
        drop(page, &[(name, parts)]);
        let shown = wait(page, name, is_read);
        if !rows.is_empty() {
            assert_eq!(shown["rows"], rows, "{name}");
        }
        go_to(page, AuditPart::Data);
        let script = "return document.getElementById('understood').textContent";
        let said = page.session().run(script, json!([]));
        assert!(said.as_str().unwrap().contains(problem), "{name}: {said}");
        if name == "formula.csv" {
            page.session().run(KEEP, json!([]));
            go_to(page, AuditPart::Users);
            let csv = saved(page, "#save-csv", "audit.csv");
            assert!(csv.contains(",\"'=cmd"), "{csv}");
        }
        change_files(page);
        page.click(".files button");
        wait(page, "nothing", |it| it["rows"] == "");
    }
}

fn users_are_found_filtered_and_sorted(page: &Page<'_>) {
    open(page);
    drop(
        page,
        &[text("users.csv", &users(&["", TEAMS, "DisallowOverrideCallingSfbChatSfb", TEAMS]))],
    );
    wait_at(page, AuditPart::Users, "all", |it| {
        it["names"].as_array().is_some_and(|it| it.len() == 4)
    });
    page.focus("input[name=search]");
    page.session().type_text("USER3@");
    page.press(key::ENTER);
    wait(page, "the one that was sought", |it| it["names"] == json!(["User 3"]));
    page.click("#all-users");
    wait(page, "all again", |it| it["names"].as_array().is_some_and(|it| it.len() == 4));
    page.select("only-landing", "0");
    let shown = wait(page, "those in Teams", |it| it["names"] == json!(["User 1", "User 3"]));
    assert_eq!(shown["users"], "2 of 4 users");
    page.click("#all-users");
    page.click("#user-rows thead th:nth-child(2) button");
    wait(page, "by policy", |it| it["names"] == json!(["User 2", "User 1", "User 3", "User 0"]));
    page.session().run(
        "document.getElementById('by-list').open = true;
         document.getElementById('wanted-names').value = 'user2@contoso.com\\nUSER0@contoso.com\\nnobody@contoso.com'",
        json!([]),
    );
    page.click("#by-list button");
    wait(page, "those of the list", |it| it["names"] == json!(["User 2", "User 0"]));
}

fn only_users_in_sight_are_drawn(page: &Page<'_>) {
    open(page);
    invent(page, 100_000, SampleForm::Csv);
    let shown = wait_at(page, AuditPart::Users, "the first", has_names);
    let first = shown["names"][0].clone();
    assert!(shown["names"].as_array().unwrap().len() < 200);
    // At the bottom, the last user is visible.
    page.session().run(
        "const it = document.getElementById('user-rows'); it.scrollTop = it.scrollHeight",
        json!([]),
    );
    let last = "const box = document.getElementById('user-rows').getBoundingClientRect();
        const rows = [...document.querySelectorAll('#user-rows tbody tr:not(.gap)')];
        const at = rows.at(-1), place = at?.getBoundingClientRect();
        const count = document.querySelector('#user-rows table').getAttribute('aria-rowcount');
        return at?.getAttribute('aria-rowindex') === count && place.bottom <= box.bottom + 60 && place.bottom > box.top";
    page.wait_for_script("the last in sight", last, json!([]), &json!(true));
    let drawn = "return document.querySelectorAll('#user-rows tbody tr').length";
    assert!(page.session().run(drawn, json!([])).as_u64().unwrap() < 200);
    page.session().run("document.getElementById('user-rows').scrollTop = 0", json!([]));
    wait(page, "the first again", |it| it["names"][0] == first);
}

fn all_users_are_one_stop_of_the_tab_key(page: &Page<'_>) {
    const END: char = '\u{E010}';
    const HOME: char = '\u{E011}';
    const PAGE_DOWN: char = '\u{E00F}';
    // The row whose name has the focus, if nothing covers it.
    let focused = "const name = document.activeElement, box = name.getBoundingClientRect();
        const at = document.elementFromPoint(box.left + 3, box.top + box.height / 2);
        return name.matches('#user-rows .name') && name.contains(at)
          ? Number(name.closest('tr').getAttribute('aria-rowindex')) : name.id || name.textContent";
    let stands_at = |what: &str, row: u64| {
        page.wait_for_script(what, focused, json!([]), &json!(row));
    };
    open(page);
    invent(page, 1000, SampleForm::Csv);
    let shown = wait_at(page, AuditPart::Users, "the users", has_names);
    let evaluated: u64 =
        shown["users"].as_str().unwrap().split(' ').next().unwrap().parse().unwrap();
    page.session()
        .run("[...document.querySelectorAll('#user-rows thead button')].at(-1).focus()", json!([]));
    page.press(key::TAB);
    stands_at("the first after Tab", 2);
    page.press(key::DOWN);
    stands_at("the second after Down", 3);
    page.press(PAGE_DOWN);
    let further = focused.replace("return", "const it =") + "; return Number(it) > 5";
    page.wait_for_script("whether Page Down goes further", &further, json!([]), &json!(true));
    page.press(END);
    stands_at("the last after End", evaluated + 1);
    page.press(key::UP);
    stands_at("the one before the last after Up", evaluated);
    // One press leaves the table at its end, and another returns to the same user.
    page.press(key::TAB);
    let outside = "return document.activeElement.closest('#user-rows') === null";
    page.wait_for_script("whether the focus left", outside, json!([]), &json!(true));
    page.session().press(&[key::SHIFT, key::TAB]);
    stands_at("the same user after the way back", evaluated);
    page.press(HOME);
    stands_at("the first after Home", 2);
    page.press(key::ENTER);
    page.wait_for_script(
        "the explained user",
        "return document.querySelectorAll('.explained h3').length",
        json!([]),
        &json!(1),
    );
    stands_at("the first after its explanation", 2);
}

fn a_column_and_a_policy_can_be_corrected(page: &Page<'_>) {
    open(page);
    let odd = users(&["Tag:Secret", ""]).replace("UserPrincipalName", "Login");
    drop(page, &[text("odd.csv", &odd)]);
    let none = "2 rows: 0 evaluated, 2 rejected";
    wait_at(page, AuditPart::Data, "that nobody is named", |it| it["rows"] == none);
    page.session().run(
        "const row = [...document.querySelectorAll('.columns tr')].find(it => it.textContent.includes('Login'));
         const select = row.querySelector('select');
         select.value = [...select.options].find(it => it.textContent === 'Sign-in name').value;
         select.dispatchEvent(new Event('change', { bubbles: true }));",
        json!([]),
    );
    wait(page, "the names", |it| it["rows"] == "2 rows: 1 evaluated, 1 rejected");
    page.open_sections("#policies");
    page.select("state-calling", "2");
    page.click("#policies .choices button");
    let all = "2 rows: 2 evaluated, 0 rejected";
    let shown = wait_at(page, AuditPart::Landings, "all evaluated", |it| it["rows"] == all);
    assert_eq!(shown["totals"]["pstn-in teams"], 1);
}

/// Policies are corrected by name and stay so; users by row, and rows are read anew.
fn users_that_were_corrected_before_another_file_are_told(page: &Page<'_>) {
    open(page);
    let told = "were not kept";
    drop(page, &[text("users.csv", &users(&["", TEAMS]))]);
    wait_at(page, AuditPart::Users, "two users", has_names);
    page.select("state-customer", "1");
    page.click("#correct button");
    let is_none = |it: &Value| it["totals"]["pstn-in sfb"].is_null();
    wait_at(page, AuditPart::Landings, "nobody rings", is_none);
    drop(page, &[text("more.csv", &users(&[TEAMS]))]);
    let shown = wait(page, "three users, and what was lost", |it| {
        it["rows"] == rows(3, 3) && it["told"].as_str().is_some_and(|it| it.contains(told))
    });
    assert_eq!(shown["totals"]["pstn-in sfb"], 1, "as the file says");
    // Once is enough.
    drop(page, &[text("again.csv", &users(&[TEAMS]))]);
    let shown = wait(page, "four users", |it| it["rows"] == rows(4, 4));
    assert_eq!(shown["told"], "");
}

fn results_are_saved_whole(page: &Page<'_>) {
    open(page);
    page.session().run(KEEP, json!([]));
    let sample = SampleTenant { seed: 1, users: 10_000, form: SampleForm::WindowsCsv };
    invent(page, 10_000, SampleForm::WindowsCsv);
    wait_at(page, AuditPart::Users, "the rows", is_read);
    let expected = sample.expected();
    let json: Value = serde_json::from_str(&saved(page, "#save-json", "audit.json")).unwrap();
    assert_eq!((&json["format"], &json["version"]), (&json!("call-landing/audit"), &json!(1)));
    let users = json["users"].as_array().unwrap();
    let in_teams = users.iter().filter(|it| it["lands"]["pstn-in"] == "teams").count() as u64;
    assert_eq!(in_teams, expected.totals.get(CallType::PstnIn, Landing::Teams));
    assert_eq!(users.iter().filter(|it| !it["lands"].is_null()).count() as u64, expected.evaluated);
    let markdown = saved(page, "#save-markdown", "audit.md");
    assert!(
        markdown.contains("10000 rows") && markdown.contains("| PSTN, inbound |"),
        "{markdown}"
    );
}

fn an_audit_survives_a_look_at_another_screen(page: &Page<'_>) {
    open(page);
    drop(page, &[text("users.csv", &users(&["", TEAMS]))]);
    wait_at(page, AuditPart::Users, "two users", is_read);
    page.go_to("rules");
    page.wait_for_script(
        "the rules",
        "return document.getElementById('rules') !== null",
        json!([]),
        &json!(true),
    );
    page.go_to("audit");
    let shown = wait(page, "the same", |it| it["names"] == json!(["User 0", "User 1"]));
    assert_eq!(shown["rows"], rows(2, 2));
}

fn nothing_to_object_to(page: &Page<'_>) {
    for (width, theme) in [(1280, "light"), (320, "dark")] {
        page.resize(width, 900);
        open(page);
        page.select("theme", theme);
        invent(page, 1000, SampleForm::Csv);
        wait_at(page, AuditPart::Users, "the users", has_names);
        page.click("#user-rows .name");
        for &part in AuditPart::VARIANTS {
            go_to(page, part);
            match part {
                AuditPart::Problems => page.click("[data-finding='pstn-nowhere'] .show"),
                AuditPart::WhatIf => {
                    page.select("assigned", "one");
                    page.select("policy", TEAMS);
                }
                AuditPart::Data => change_files(page),
                AuditPart::Landings | AuditPart::Users => {}
            }
            page.open_sections("main details");
            page.screenshot(&format!("audit-{}", <&str>::from(part)), theme);
            page.assert_fits(&format!("{part:?} of the audit at {width}"));
            page.assert_accessible(&format!("{part:?} of the audit at {width}"));
        }
    }
}

fn a_part_has_an_address_and_back_leads_to_the_last_one(page: &Page<'_>) {
    page.open("#/audit?part=users");
    page.wait_for_heading();
    drop(page, &[text("users.csv", &users(&["", TEAMS]))]);
    wait(page, "the users at once", |it| it["names"] == json!(["User 0", "User 1"]));
    let at =
        "return [location.hash, document.querySelector('.parts [aria-current]').firstChild.data,
        document.activeElement.id]";
    let stands = |what: &str, hash: &str, part: &str, focus: &str| {
        page.wait_for_script(what, at, json!([]), &json!([hash, part, focus]));
    };
    go_to(page, AuditPart::Data);
    stands("the data", "#/audit?part=data", "Data quality", "part-heading");
    // The number of rejected rows leads there too, and a problem leads to its users.
    go_to(page, AuditPart::Problems);
    stands("the problems", "#/audit", "Problems", "part-heading");
    page.back();
    stands("the data again", "#/audit?part=data", "Data quality", "part-heading");
    page.back();
    stands("the users again", "#/audit?part=users", "Users", "part-heading");
    page.follow("#/audit?part=martian");
    let notice = "return document.querySelector('.notices')?.textContent.includes('martian')";
    page.wait_for_script("the notice", notice, json!([]), &json!(true));
}

fn the_files_fold_to_one_line_once_they_were_read(page: &Page<'_>) {
    let shown = "return ['.panel', '.drop', '#change-files']
        .map(it => document.querySelector(it).checkVisibility())";
    open(page);
    page.wait_for_script("all ways", shown, json!([]), &json!([true, true, false]));
    // The browser's own words for a file field would contradict the list of files.
    let field = "const box = document.querySelector('input[type=file]').getBoundingClientRect();
        return box.width <= 1 && box.height <= 1";
    assert_eq!(page.session().run(field, json!([])), true);
    invent(page, 1000, SampleForm::Csv);
    let read = wait(page, "the rows", is_read);
    page.wait_for_script("one line", shown, json!([]), &json!([false, false, true]));
    let line = "return document.querySelector('.intake .line').innerText.split('\\n').map(it => it.trim()).filter(Boolean).join(' ')";
    let line = page.session().run(line, json!([]));
    let expected =
        format!("invented-1000-1.csv + 1 {} Change files", read["rows"].as_str().unwrap());
    assert_eq!(line, expected.as_str());
    page.click("#change-files");
    page.wait_for_script("all ways again", shown, json!([]), &json!([true, true, true]));
    // The sum is explained where the rejected rows are.
    page.click("#rows a");
    let sum = "return document.getElementById('sum')?.textContent ?? ''";
    page.wait_for_script(
        "the sum",
        sum,
        json!([]),
        &json!("1,000 rows = 996 evaluated + 4 rejected. 1 of the rejected rows are users whose policy has unknown settings. They are in the table of users."),
    );
}

fn share_offers_what_there_is_to_share(page: &Page<'_>) {
    page.open("#/audit?part=users");
    page.wait_for_heading();
    page.open_share();
    let offered =
        "return [...document.querySelectorAll('#share-dialog :is(input, textarea, a, p.aside)')]
        .filter(it => it.checkVisibility()).map(it => it.value ?? it.textContent)";
    let link = page.url.clone() + "#/audit?part=users";
    let words = "The link opens this part of the audit. It holds nothing from your files: to share results, save them under Users or What if.";
    page.wait_for_script("the link alone", offered, json!([]), &json!([link, words]));
}
