//! What comes out of a printer: nothing that stands on the screen is lost, and nothing is cut.

use crate::audit::go_to;
use browser_tests::oracle;
use browser_tests::page::{DESK, PHONE, Page};
use browser_tests::paper::Sheet;
use browser_tests::tests;
use call_landing::link::AuditPart;
use serde_json::{Value, json};

tests! { "paper";
    CHROMIUM_AND_FIREFOX: all_answers_print_on_one_sheet_with_the_legend,
        the_modes_print_on_one_sheet,
        a_comparison_prints_its_picture_and_every_call,
        an_answer_takes_one_sheet;
    CHROMIUM: filtered_answers_print_what_is_left,
        a_phone_prints_the_same_answers,
        the_rules_are_printed_whole,
        goals_are_printed_whole,
        a_script_is_printed_whole,
        an_audit_is_printed_whole;
}

const CUSTOMERS: [&str; 4] =
    ["Has Skype for Business", "Without Skype for Business", "Hybrid Voice", "Homed on-premises"];
const CALLS: [&str; 9] = [
    "VoIP from Teams",
    "VoIP from SfB",
    "PSTN, inbound",
    "Federated, inbound",
    "PSTN, outbound",
    "Federated, outbound",
    "Chat from Teams",
    "Chat from SfB",
    "Chat, federated",
];
fn policies() -> Vec<String> {
    let clients = ["Default", "Sfb", "Teams"];
    let of = |mode: &str, calling: &str| {
        clients.map(|chat| format!("{mode}OverrideCalling{calling}Chat{chat}"))
    };
    let all = ["Allow", "Disallow"]
        .into_iter()
        .flat_map(|mode| clients.into_iter().flat_map(move |calling| of(mode, calling)));
    std::iter::once("Global".to_owned()).chain(all).collect()
}

#[track_caller]
fn assert_holds(sheet: &Sheet, words: &[impl AsRef<str>]) {
    let missing: Vec<&str> = words.iter().map(AsRef::as_ref).filter(|it| !sheet.has(it)).collect();
    assert!(missing.is_empty(), "{missing:?} is missing on a sheet that holds {}", sheet.text);
}

/// Asserts that nothing is cut, and that nobody needs a magnifying glass.
#[track_caller]
fn assert_readable(sheets: &[Sheet]) {
    for sheet in sheets {
        assert_eq!(sheet.cut, "", "cut at the edge of {} x {}", sheet.width, sheet.height);
        assert!(sheet.smallest >= 5.5, "letters of {} pt", sheet.smallest);
    }
}

#[track_caller]
fn open_matrix(page: &Page<'_>, fragment: &str) {
    page.open(fragment);
    page.wait_for_script(
        "the answers",
        "return document.querySelector('#grid td') !== null",
        json!([]),
        &json!(true),
    );
}

/// Asserts that this is the one sheet with everything.
#[track_caller]
fn assert_all_answers(sheets: &[Sheet]) {
    assert_eq!(sheets.len(), 1, "one sheet");
    assert_readable(sheets);
    let sheet = &sheets[0];
    assert!(sheet.is_landscape());
    assert_holds(sheet, &CUSTOMERS);
    assert_holds(sheet, &policies());
    assert_holds(
        sheet,
        &[
            "December 2017",
            "License: Phone System + Calling Plans",
            "User’s choice: Nothing chosen",
            "684 answers",
            "Teams",
            "Skype for Business",
            "Either client",
            "Reaches nobody",
            "Not supported",
            "No such caller",
            "Sources conflict",
        ],
    );
}

/// The calls as the heads of columns name them.
const SHORT: [&str; 6] = ["Teams VoIP", "SfB VoIP", "PSTN in", "Fed. in", "PSTN out", "Fed. out"];

fn all_answers_print_on_one_sheet_with_the_legend(page: &Page<'_>) {
    open_matrix(page, "#/matrix");
    let sheets = page.print("matrix");
    assert_all_answers(&sheets);
    for call in SHORT {
        assert!(sheets[0].count(call) >= 4, "{call} for each organization: {}", sheets[0].text);
    }
    assert_holds(&sheets[0], &["Chats are never decided by this policy"]);
    for fragment in ["#/matrix?all=yes", "#/matrix?cells=words"] {
        open_matrix(page, fragment);
        assert_all_answers(&page.print("matrix-all"));
    }
}

fn a_phone_prints_the_same_answers(page: &Page<'_>) {
    page.resize(PHONE.0, PHONE.1);
    open_matrix(page, "#/matrix");
    assert_all_answers(&page.print("matrix-phone"));
    page.resize(DESK.0, DESK.1);
}

fn filtered_answers_print_what_is_left(page: &Page<'_>) {
    open_matrix(page, "#/matrix?only-customer=hybrid&only-basis=disputed&choice=teams&licensed=no");
    let sheets = page.print("matrix-filtered");
    assert_readable(&sheets);
    let shown =
        page.session().run("return document.querySelector('.counted').textContent", json!([]));
    let count = shown.as_str().unwrap_or_default();
    if sheets.len() == 1 && count.contains(" of 684") {
        assert_holds(
            &sheets[0],
            &["Hybrid Voice", count, "No calling plan", "User’s choice: Teams"],
        );
        assert!(!sheets[0].has("Either client"), "a legend of what is not there");
    } else {
        panic!("{} sheets of {count}", sheets.len());
    }
}

fn the_modes_print_on_one_sheet(page: &Page<'_>) {
    const MODES: [&str; 5] =
        ["Islands", "SfBOnly", "SfBWithTeamsCollab", "SfBWithTeamsCollabAndMeetings", "TeamsOnly"];
    for (name, fragment) in [
        ("matrix-2019", "#/matrix?edition=2019-08"),
        ("matrix-2019-all", "#/matrix?edition=2019-08&all=yes"),
    ] {
        open_matrix(page, fragment);
        let sheets = page.print(name);
        assert_readable(&sheets);
        assert_eq!(sheets.len(), 1, "sheets of {fragment}");
        assert_holds(&sheets[0], &MODES);
        assert_holds(&sheets[0], &["August 2019", "240 answers", "Skype for Business"]);
        assert_holds(
            &sheets[0],
            &["In the tenant", "Federated, inbound", "PSTN, inbound", "PSTN, outbound"],
        );
        assert_holds(&sheets[0], &["Calling Plan", "Direct Routing", "homed on-premises"]);
    }
}

fn joined(sheets: &[Sheet]) -> Sheet {
    Sheet { text: sheets.iter().map(|it| it.text.as_str()).collect(), ..Sheet::default() }
}

fn a_comparison_prints_its_picture_and_every_call(page: &Page<'_>) {
    page.open("#/compare?customer=hybrid&licensed=no");
    page.wait_for_heading();
    let sheets = page.print("compare");
    assert_readable(&sheets);
    let all = joined(&sheets);
    for call in CALLS {
        assert!(all.has(call), "`{call}` is not on the picture: {}", all.text);
    }
    // Whose calls they are, from what to what.
    assert_holds(&all, &["Hybrid Voice", "Phone System + Calling Plans", "Nothing chosen"]);
    assert_holds(&all, &["Before Global", "After DisallowOverrideCallingTeamsChatTeams"]);
    assert!(!all.has("Without Skype for Business"), "an organization that was not chosen");

    page.open("#/compare?edition=2019-08");
    page.wait_for_heading();
    let sheets = page.print("compare-2019");
    assert_readable(&sheets);
    let names = page.session().run(
        "return [...document.querySelectorAll('svg.route-map.wide')].map(it => [...it.querySelectorAll('.line text')].map(it => it.textContent))",
        json!([]),
    );
    let names = texts(&names[0]);
    assert_eq!(names.len(), 6, "{names:?}");
    for name in names {
        assert!(joined(&sheets).has(&name), "{name} is not on the picture");
    }
}

fn texts(found: &Value) -> Vec<String> {
    let texts = found.as_array().into_iter().flatten();
    texts.map(|it| it.as_str().unwrap_or_default().to_owned()).collect()
}

fn an_answer_takes_one_sheet(page: &Page<'_>) {
    let mut asked: Vec<(&str, String)> = [
        ("default", "#/explore"),
        ("custom", "#/explore?customer=hybrid&override=true&calling=teams&choice=teams&call=federated-chat"),
        ("modes", "#/explore?edition=2019-08"),
        ("crossing", "#/explore?edition=2019-08&call=in-tenant&from-client=sfb&mode=teams-only"),
        ("today", "#/explore?edition=2026-08"),
        ("today-blocked", "#/explore?edition=2026-08&policy=DisallowCalling&answering=to-colleague"),
        ("today-unanswered", "#/explore?edition=2026-08&answered=no&unanswered=group"),
    ]
    .map(|(name, fragment)| (name, fragment.to_owned()))
    .into();
    // What is broken has most to say.
    for (landing, basis) in [
        ("nowhere", "guide"),
        ("nowhere", "disputed"),
        ("not-supported", "guide"),
        ("not-supported", "disputed"),
        ("not-applicable", "inferred"),
    ] {
        let case =
            oracle::cases().into_iter().find(|it| it.landing == landing && it.basis == basis);
        asked.push((landing, case.expect("a case").fragment()));
    }
    let mut long = Vec::new();
    for (at, (name, fragment)) in asked.iter().enumerate() {
        page.show(fragment);
        let sheets = page.print(&format!("explore-{at}-{name}"));
        assert_readable(&sheets);
        let all = joined(&sheets);
        assert_holds(&all, &["Call Landing", "Why", "Independent of Microsoft", &page.url]);
        if sheets.len() > 1 {
            let after: String = sheets[1].text.chars().take(60).collect();
            long.push(format!("{name}: {} sheets, the second from {after}", sheets.len()));
        }
    }
    assert!(long.is_empty(), "{}", long.join("\n"));
}

/// Asserts that each of these texts is on one of the sheets.
#[track_caller]
fn assert_printed(sheets: &[Sheet], script: &str, page: &Page<'_>) {
    let texts = texts(&page.session().run(script, json!([])));
    assert!(texts.len() > 1, "{texts:?}");
    assert_readable(sheets);
    let all = joined(sheets);
    assert_holds(&all, &texts);
}

fn the_rules_are_printed_whole(page: &Page<'_>) {
    for edition in ["2017-12", "2019-08"] {
        page.open(&format!("#/rules?edition={edition}"));
        page.wait_for_heading();
        let sheets = page.print(&format!("rules-{edition}"));
        // The style sheet puts a colon after the name of a question.
        let rules = "return [...document.querySelectorAll('#rules tbody th p, #rules tbody td li, #rules tbody td:nth-child(3)')]
            .map(it => { const name = it.querySelector('.what')?.textContent; return name ? it.textContent.replace(name, name + ':') : it.textContent })";
        assert_printed(&sheets, rules, page);
    }
    page.open("#/doubts");
    page.wait_for_heading();
    let sheets = page.print("doubts");
    let doubts =
        "return [...document.querySelectorAll('.doubt :is(h3, dd)')].map(it => it.textContent)";
    assert_printed(&sheets, doubts, page);
}

fn goals_are_printed_whole(page: &Page<'_>) {
    for (name, fragment) in [
        ("ways", "#/goal?want=pstn-in:teams"),
        ("impossible", "#/goal?want=sfb-voip:sfb,pstn-in:teams,federated-in:sfb"),
    ] {
        page.open(fragment);
        page.wait_for_heading();
        let sheets = page.print(&format!("goal-{name}"));
        // Also what was chosen in a list, which paper may not cut. Paper has no use for buttons.
        let shown = "return [...[...document.querySelectorAll('.goal select')].map(it => it.selectedOptions[0].textContent),
            ...[...document.querySelectorAll('#ways p, #ways li')].filter(it => it.checkVisibility()).map(it => it.innerText)]
            .map(it => it.replace(/^(Open in Explore|Copy|Preview|Undo command)$/gm, '')).flatMap(it => it.split('\\n')).filter(it => it.trim())";
        assert_printed(&sheets, shown, page);
    }
}

fn a_script_is_printed_whole(page: &Page<'_>) {
    page.open("#/powershell");
    page.wait_for_heading();
    let lines = (1..=70).map(|at| format!("Get-CsOnlineUser -Identity ann@contoso.com | Select-Object Alias # this is line {at} of a script that is longer than a window"));
    let lines: Vec<String> = lines.collect();
    page.session().run(
        "const field = document.getElementById('script');
         field.focus();
         field.value = arguments[0];
         field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));",
        json!([lines.join("\n")]),
    );
    page.click("#run-all");
    page.wait_for_script(
        "what was run",
        "return document.querySelectorAll('#transcript .asked').length",
        json!([]),
        &json!(70),
    );
    let sheets = page.print("powershell");
    assert_readable(&sheets);
    let all = joined(&sheets);
    let missing: Vec<&String> = lines.iter().filter(|it| !all.has(it)).collect();
    assert!(missing.is_empty(), "{} lines are missing, from {:?}", missing.len(), missing[0]);
    assert_eq!(all.count("PS C:\\> Get-CsOnlineUser"), 70, "statements in the transcript");
    assert_printed(
        &sheets,
        "return [...document.querySelectorAll('#tenant .users tbody th span')].map(it => it.textContent)",
        page,
    );
}

fn an_audit_is_printed_whole(page: &Page<'_>) {
    page.open("#/audit");
    page.wait_for_heading();
    page.select("sample-users", "1000");
    page.click("#invent");
    page.wait_for_script(
        "the rows",
        "return document.querySelector('#rows')?.textContent.includes(':') && document.querySelectorAll('[data-finding]').length > 5",
        json!([]),
        &json!(true),
    );
    // A part at a time. Names by the thousand are for a file.
    for (part, shown, most) in [
        (AuditPart::Problems, "#rows, .headline, [data-finding] .title, [data-finding] .count", 2),
        (AuditPart::Landings, "#rows, #totals th[scope=row], #totals td .count", 2),
        (AuditPart::Users, "#rows, #users .counted", 1),
    ] {
        go_to(page, part);
        let sheets = page.print(&format!("audit-{}", <&str>::from(part)));
        let shown =
            format!("return [...document.querySelectorAll('{shown}')].map(it => it.textContent)");
        assert_printed(&sheets, &shown, page);
        let last = sheets.last().map(|it| it.text.clone());
        assert!(sheets.len() <= most, "{} sheets, of which the last holds {last:?}", sheets.len());
    }
}
