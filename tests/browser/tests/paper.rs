//! What comes out of a printer: nothing that stands on the screen is lost, and nothing is cut.

use browser_tests::engine::Engine;
use browser_tests::oracle;
use browser_tests::page::{DESK, PHONE, Page};
use browser_tests::paper::Sheet;
use browser_tests::tests;
use serde_json::json;

tests! { "paper";
    ALL: the_matrix_prints_every_organization_on_its_own_sheet_with_the_legend,
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
    "D The guide is silent here; another document of its months says this.",
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

/// WebKit takes its sheets from the printer alone.
fn turns_sheets(page: &Page<'_>) -> bool {
    page.engine() != Engine::WebKit
}

/// Asserts that these are the four sheets of the whole matrix.
#[track_caller]
fn assert_four_organizations(page: &Page<'_>, sheets: &[Sheet]) {
    assert_eq!(sheets.len(), 4, "a sheet for each organization");
    assert_readable(sheets);
    for (sheet, customer) in sheets.iter().zip(CUSTOMERS) {
        assert_eq!(sheet.is_landscape(), turns_sheets(page), "{customer}");
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
    assert_four_organizations(page, &page.print("matrix"));
    let left = "return document.querySelectorAll('.sheet').length";
    page.wait_for_script("sheets that are left on the screen", left, json!([]), &json!(0));
    // Turned round it has other lines, and the same answers.
    open_matrix(page, "#/matrix?swap=yes");
    assert_four_organizations(page, &page.print("matrix-swapped"));
}

fn a_phone_prints_the_same_matrix(page: &Page<'_>) {
    page.resize(PHONE.0, PHONE.1);
    open_matrix(page, "#/matrix");
    assert_four_organizations(page, &page.print("matrix-phone"));
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
        assert_holds(&sheets[0], &["Hybrid Voice", count, "No calling plan", "chose Teams"]);
        assert!(!sheets[0].has("The guide says this."), "a legend of what is not there");
    } else {
        panic!("{} sheets of {count}", sheets.len());
    }
}

fn the_modes_print_every_conversation_with_the_legend(page: &Page<'_>) {
    const MODES: [&str; 5] =
        ["Islands", "SfBOnly", "SfBWithTeamsCollab", "SfBWithTeamsCollabAndMeetings", "TeamsOnly"];
    for swap in ["", "&swap=yes"] {
        open_matrix(page, &format!("#/matrix?edition=2019-08{swap}"));
        let sheets =
            page.print(&format!("matrix-2019{}", if swap.is_empty() { "" } else { "-swapped" }));
        assert_readable(&sheets);
        let whole =
            Sheet { text: sheets.iter().map(|it| it.text.as_str()).collect(), ..Sheet::default() };
        assert_holds(&whole, &MODES);
        assert_holds(&whole, &["Calling Plan", "Direct Routing", "August 2019", "G The guide"]);
    }
}

fn compare_prints_both_maps(page: &Page<'_>) {
    const LINES: [&str; 9] = [
        "VoIP from Teams",
        "VoIP from Skype for Business",
        "Inbound PSTN",
        "Federated, inbound",
        "Outbound PSTN",
        "Federated, outbound",
        "Chat from Teams",
        "Chat from Skype for Business",
        "Chat, federated",
    ];
    page.open("#/compare?customer=hybrid&licensed=no");
    page.wait_for_heading();
    let sheets = page.print("compare");
    assert_readable(&sheets);
    let text: String = sheets.iter().map(|it| it.text.as_str()).collect();
    let all = Sheet { text, ..Sheet::default() };
    for line in LINES {
        assert!(all.count(line) >= 2, "`{line}` stands {} times in {}", all.count(line), all.text);
    }
    assert_holds(&all, &["Hybrid Voice", "Global", "DisallowOverrideCallingTeamsChatTeams"]);

    page.open("#/compare?edition=2019-08");
    page.wait_for_heading();
    let sheets = page.print("compare-2019");
    assert_readable(&sheets);
}

fn an_answer_takes_one_sheet(page: &Page<'_>) {
    let mut asked = vec![
        ("default", String::new()),
        ("custom", "#/explore?customer=hybrid&override=true&calling=teams&choice=teams&call=federated-chat".to_owned()),
        ("modes", "#/explore?edition=2019-08".to_owned()),
        ("crossing", "#/explore?edition=2019-08&call=in-tenant&from-client=sfb&mode=teams-only".to_owned()),
    ];
    // What is broken has most to say.
    for (landing, basis) in [
        ("nowhere", "guide"),
        ("not-supported", "guide"),
        ("not-supported", "disputed"),
        ("not-applicable", "inferred"),
    ] {
        let case =
            oracle::cases().into_iter().find(|it| it.landing == landing && it.basis == basis);
        asked.push((landing, case.expect("a case").fragment()));
    }
    for (at, (name, fragment)) in asked.iter().enumerate() {
        page.open(fragment);
        let sheets = page.print(&format!("explore-{at}-{name}"));
        assert_readable(&sheets);
        assert_eq!(sheets.len(), 1, "sheets of {name}");
        assert_holds(&sheets[0], &["Why", "Independent of Microsoft", &page.url]);
    }
}

fn the_rules_are_printed_whole(page: &Page<'_>) {
    for edition in ["2017-12", "2019-08"] {
        page.open(&format!("#/rules?edition={edition}"));
        page.wait_for_heading();
        let names = page.session().run(
            "return [...document.querySelectorAll('#rules tbody tr')].map(it => it.textContent)",
            json!([]),
        );
        let sheets = page.print(&format!("rules-{edition}"));
        assert_readable(&sheets);
        println!("{} sheets, {names}", sheets.len());
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
        assert_readable(&sheets);
        println!("{} sheets", sheets.len());
    }
}

fn a_script_is_printed_whole(page: &Page<'_>) {
    page.open("#/powershell?policy=DisallowOverrideCallingTeamsChatTeams");
    page.wait_for_heading();
    page.select("sample", "file");
    page.click("#run-all");
    let sheets = page.print("powershell");
    assert_readable(&sheets);
    println!("{} sheets", sheets.len());
}

fn an_audit_is_printed_whole(page: &Page<'_>) {
    page.open("#/audit");
    page.wait_for_heading();
    page.select("sample-users", "1000");
    page.click("#invent");
    page.wait_for_script(
        "the rows",
        "return document.querySelector('#rows')?.textContent.includes('=') ?? false",
        json!([]),
        &json!(true),
    );
    let sheets = page.print("audit");
    assert_readable(&sheets);
    println!("{} sheets", sheets.len());
}
