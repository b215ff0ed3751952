//! The document around the screens: its title, its look, and what it keeps while modules come and go.

use browser_tests::engine::{Browser, Engine};
use browser_tests::page::{Page, dist};
use browser_tests::tests;
use browser_tests::webdriver::key;
use call_landing::editions;
use serde_json::{Value, json};
use std::fs;

tests! { "document";
    ALL: the_look_of_a_frame_leaves_with_the_frame;
    CHROMIUM: the_tables_of_the_editions_are_published_and_complete,
        the_title_names_the_edition_that_is_shown,
        preferences_survive_other_modules_without_storage,
        a_closed_notice_about_storage_stays_closed_in_other_modules;
    FIREFOX: preferences_survive_other_modules_where_site_data_is_blocked;
}

fn the_tables_of_the_editions_are_published_and_complete(page: &Page<'_>) {
    page.open("");
    for &edition in editions::ALL {
        let path = format!("data/{}.json", edition.id);
        let text = fs::read_to_string(dist().join(&path)).unwrap();
        let table: Value = serde_json::from_str(&text).unwrap();
        let ids: Vec<&str> = table["rules"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["id"].as_str().unwrap())
            .collect();
        assert_eq!(ids, edition.all_rules().map(|it| it.id).collect::<Vec<_>>());
        assert_eq!(table["questions"].as_array().unwrap().len(), edition.questions.len());
        // Every condition is about a question or a fact that the table has, and admits something.
        let known: Vec<String> = table["questions"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["key"].as_str().unwrap().to_owned())
            .chain(
                table["facts"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|it| format!("fact:{}", it["key"].as_str().unwrap())),
            )
            .collect();
        for rule in table["rules"].as_array().unwrap() {
            for condition in rule["when"].as_array().unwrap() {
                assert!(known.iter().any(|it| condition["of"] == it.as_str()), "{condition}");
                assert!(!condition["isOneOf"].as_array().unwrap().is_empty(), "{condition}");
            }
            assert!(!rule["sources"].as_array().unwrap().is_empty(), "{}", rule["id"]);
        }
    }
    let schema = fs::read_to_string(dist().join("data/edition.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    assert_eq!(schema["properties"]["format"]["const"], "call-landing/edition");
}

fn the_title_names_the_edition_that_is_shown(page: &Page<'_>) {
    for (fragment, title) in [
        ("#/audit", "Audit: As of December 2017 · Call Landing"),
        ("#/audit?edition=2019-08", "Audit: As of August 2019 · Call Landing"),
        ("#/powershell", "PowerShell · Call Landing"),
        ("#/powershell?edition=2019-08", "PowerShell · Call Landing"),
        ("#/about?edition=2019-08", "About · Call Landing"),
        ("#/matrix?edition=2019-08", "All answers: As of August 2019 · Call Landing"),
        ("#/rules", "Rules: As of December 2017 · Call Landing"),
    ] {
        page.open(fragment);
        page.wait_for_script("the title", "return document.title", json!([]), &json!(title));
    }
    // The title follows the address too, from a title of another edition.
    page.follow("#/rules?edition=2019-08");
    let rules = json!("Rules: As of August 2019 · Call Landing");
    page.wait_for_script("the title", "return document.title", json!([]), &rules);
    page.follow("#/about?edition=2019-08");
    let about = json!("About · Call Landing");
    page.wait_for_script("the title", "return document.title", json!([]), &about);
}

fn the_look_of_a_frame_leaves_with_the_frame(page: &Page<'_>) {
    let look = "const root = document.documentElement, { embed, density, theme } = root.dataset;
        return [embed ?? null, density ?? null, theme, root.style.getPropertyValue('--accent')]";
    page.open("#/explore?embed=1&show=call&density=compact&accent=0a84c1&theme=dark");
    let framed = json!(["call", "compact", "dark", "#0a84c1"]);
    page.wait_for_script("the look of a frame", look, json!([]), &framed);
    page.follow("#/explore?embed=1");
    let bare = json!(["", "comfortable", "system", ""]);
    page.wait_for_script("the look of another frame", look, json!([]), &bare);
    page.follow("#/explore?embed=1&show=call&density=compact&accent=0a84c1&theme=dark");
    page.wait_for_script("the first look again", look, json!([]), &framed);
    for fragment in ["#/explore", "#/matrix"] {
        page.follow(fragment);
        let alone = json!([null, null, "system", ""]);
        page.wait_for_script("the look of a page alone", look, json!([]), &alone);
    }
}

fn preferences_survive_other_modules_without_storage(page: &Page<'_>) {
    let blocked = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });";
    let full = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };";
    let missing = "Object.defineProperty(window, 'localStorage', { value: null });";
    for script in [blocked, full, missing] {
        let id = page
            .session()
            .devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }));
        assert_preferences_survive(page);
        page.session().devtools("Page.removeScriptToEvaluateOnNewDocument", id);
    }
}

fn preferences_survive_other_modules_where_site_data_is_blocked(_: &Page<'_>) {
    let browser =
        Browser::start_with(Engine::Firefox, json!({ "network.cookie.cookieBehavior": 2 }));
    let page = Page::in_browser(&browser);
    assert_preferences_survive(&page);
    page.assert_untroubled();
}

#[track_caller]
fn assert_preferences_survive(page: &Page<'_>) {
    page.open("");
    page.select("theme", "dark");
    page.click(".foot button");
    page.wait_for_dialog("#shortcuts", true);
    page.toggle("shortcuts");
    page.press(key::ESCAPE);
    page.wait_for_dialog("#shortcuts", false);
    let shown = "return [document.querySelector('main h1')?.textContent ?? null, document.documentElement.dataset.theme,
        document.querySelector('select[name=theme]')?.value ?? null,
        document.querySelector('input[name=shortcuts]')?.checked ?? null]";
    // There, back, and on: each module has a memory of its own.
    for (view, heading) in [
        ("matrix", "The policy decides three of nine calls."),
        ("about", "About Call Landing"),
        ("matrix", "The policy decides three of nine calls."),
    ] {
        page.go_to(view);
        let expected = json!([heading, "dark", "dark", false]);
        page.wait_for_script("the preferences", shown, json!([]), &expected);
    }
}

fn a_closed_notice_about_storage_stays_closed_in_other_modules(page: &Page<'_>) {
    let garbled = "Storage.prototype.getItem = () => '{\"theme\": [\\u0000';";
    let id = page
        .session()
        .devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": garbled }));
    for close in [(|it| it.click("#notices button")) as fn(&Page<'_>), |it| it.reset()] {
        page.open("");
        page.wait_for("the notice", |it| it["notices"].to_string().contains("could not be read"));
        close(page);
        page.wait_for("no notice", |it| it["notices"] == json!([]));
        for view in ["matrix", "about"] {
            page.go_to(view);
            let there = "return document.querySelector(`main .${location.hash.slice(2).replace('matrix', 'all-answers')}`) && location.hash.split('?')[0]";
            let current = json!(format!("#/{view}"));
            page.wait_for_script("the screen", there, json!([]), &current);
            page.wait_for_heading();
            assert_eq!(page.snapshot()["notices"], json!([]), "the notice is back on {view}");
        }
    }
    // Closing it replaces nothing: another visit says it again.
    page.open("");
    page.wait_for("the notice", |it| it["notices"].to_string().contains("could not be read"));
    page.session().devtools("Page.removeScriptToEvaluateOnNewDocument", id);
}
