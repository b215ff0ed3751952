//! What comes out of a printer: nothing that stands on the screen is lost, and nothing is cut.

use crate::audit::go_to;
use browser_tests::oracle;
use browser_tests::page::{DESK, PHONE, Page};
use browser_tests::paper::Sheet;
use browser_tests::tests;
use call_landing::link::AuditPart;
use serde_json::{Value, json};

tests! { "paper";
    CHROMIUM_AND_FIREFOX: the_matrix_prints_every_organization_on_its_own_sheet_with_the_legend,
        the_modes_print_every_conversation_with_the_legend,
        compare_prints_both_maps,
        an_answer_takes_one_sheet;
    CHROMIUM: a_filtered_matrix_prints_what_is_left,
        a_phone_prints_the_same_matrix,
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
/// Each letter or sign of a basis with what it means.
const BASES: [&str; 4] = [
    "G The guide says this.",
    "D The guide does not say; another document of the same period says this.",
    "I No document says this outright; it follows from what they say together.",
    "≠ The documents can be read two ways; the other reading is named.",
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
        "return document.querySelector('#grid td, .card') !== null",
        json!([]),
        &json!(true),
    );
}

/// Asserts that these are the four sheets of the whole matrix.
#[track_caller]
fn assert_four_organizations(sheets: &[Sheet]) {
    assert_eq!(sheets.len(), 4, "a sheet for each organization");
    assert_readable(sheets);
    for (sheet, customer) in sheets.iter().zip(CUSTOMERS) {
        assert!(sheet.is_landscape(), "{customer}");
        let found: Vec<&str> = CUSTOMERS.into_iter().filter(|it| sheet.has(it)).collect();
        assert_eq!(found, [customer]);
        assert_holds(sheet, &policies());
        assert_holds(sheet, &CALLS);
        assert_holds(sheet, &["December 2017", "Not decided: Not decided by this policy"]);
        // Three chats a policy, and the legend twice.
        assert_eq!(sheet.count("Not decided"), 3 * 19 + 2, "chats of {customer}");
    }
    let legend = |customer: usize, words: &[&str]| assert_holds(&sheets[customer], words);
    legend(0, &["SfB: Skype for Business", "Either: Either client"]);
    legend(
        1,
        &[
            "Nobody: Nobody’s phone rings",
            "Unsupported: Not supported",
            "No caller: No such caller",
        ],
    );
    legend(1, &BASES);
    // Under 19 policies these are always the same.
    assert_eq!(sheets[1].count("Unsupported"), 19 * 2 + 1);
}

fn the_matrix_prints_every_organization_on_its_own_sheet_with_the_legend(page: &Page<'_>) {
    open_matrix(page, "#/matrix");
    assert_four_organizations(&page.print("matrix"));
    let left = "return document.querySelectorAll('.sheet').length";
    page.wait_for_script("sheets that are left on the screen", left, json!([]), &json!(0));
    // Turned round it has other lines, and the same answers.
    open_matrix(page, "#/matrix?swap=yes");
    assert_four_organizations(&page.print("matrix-swapped"));
}

fn a_phone_prints_the_same_matrix(page: &Page<'_>) {
    page.resize(PHONE.0, PHONE.1);
    open_matrix(page, "#/matrix");
    assert_four_organizations(&page.print("matrix-phone"));
    page.resize(DESK.0, DESK.1);
}

fn a_filtered_matrix_prints_what_is_left(page: &Page<'_>) {
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
        assert!(!sheets[0].has("The guide says this."), "a legend of what is not there");
    } else {
        panic!("{} sheets of {count}", sheets.len());
    }
}

fn the_modes_print_every_conversation_with_the_legend(page: &Page<'_>) {
    const MODES: [&str; 5] =
        ["Islands", "SfBOnly", "SfBWithTeamsCollab", "SfBWithTeamsCollabAndMeetings", "TeamsOnly"];
    for (name, fragment) in [
        ("matrix-2019", "#/matrix?edition=2019-08"),
        ("matrix-2019-swapped", "#/matrix?edition=2019-08&swap=yes"),
    ] {
        open_matrix(page, fragment);
        let sheets = page.print(name);
        assert_readable(&sheets);
        for sheet in &sheets {
            assert_holds(sheet, &MODES);
            assert_holds(sheet, &["August 2019", "SfB: Skype for Business", BASES[1]]);
        }
        let all = joined(&sheets);
        assert_holds(
            &all,
            &["In the tenant", "Federated, inbound", "PSTN, inbound", "PSTN, outbound"],
        );
        assert_holds(&all, &["Islands, SfB, homed on-premises", "Calling Plan", "Direct Routing"]);
        assert_eq!(all.count("homed online"), 2 * 10, "conversations from online homes");
    }
}

fn joined(sheets: &[Sheet]) -> Sheet {
    Sheet { text: sheets.iter().map(|it| it.text.as_str()).collect(), ..Sheet::default() }
}

fn compare_prints_both_maps(page: &Page<'_>) {
    page.open("#/compare?customer=hybrid&licensed=no");
    page.wait_for_heading();
    let sheets = page.print("compare");
    assert_readable(&sheets);
    let all = joined(&sheets);
    for call in CALLS {
        assert!(all.count(call) >= 2, "`{call}` stands on {} maps: {}", all.count(call), all.text);
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
        "return [...document.querySelectorAll('.maps svg')].map(it => [...it.querySelectorAll('.line text')].map(it => it.textContent))",
        json!([]),
    );
    let names = texts(&names[0]);
    assert_eq!(names.len(), 6, "{names:?}");
    for name in names {
        assert!(joined(&sheets).count(&name) >= 2, "{name} is not on both maps");
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
        page.open(fragment);
        let sheets = page.print(&format!("explore-{at}-{name}"));
        assert_readable(&sheets);
        let all = joined(&sheets);
        assert_holds(
            &all,
            &["Call Landing", "Why", "Sources", "Independent of Microsoft", &page.url],
        );
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
        let rules = "return [...document.querySelectorAll('#rules tbody th p, #rules tbody td li, #rules tbody td:nth-child(3), .doubt h3, .doubt dd')].map(it => it.textContent)";
        assert_printed(&sheets, rules, page);
    }
}

fn goals_are_printed_whole(page: &Page<'_>) {
    for (name, fragment) in [
        ("ways", "#/goal?want=pstn-in:teams"),
        ("impossible", "#/goal?want=sfb-voip:sfb,pstn-in:teams,federated-in:sfb"),
    ] {
        page.open(fragment);
        page.wait_for_heading();
        let sheets = page.print(&format!("goal-{name}"));
        // Also what was chosen in a list, which paper may not cut.
        let shown = "return [...[...document.querySelectorAll('.goal select')].map(it => it.selectedOptions[0].textContent),
            ...[...document.querySelectorAll('#ways p, #ways li')].filter(it => it.checkVisibility()).map(it => it.innerText)]
            .map(it => it.replace(/^Use$/gm, '')).flatMap(it => it.split('\\n')).filter(it => it.trim())";
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
