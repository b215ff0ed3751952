//! Expectations in the page: rows are checked while they are written, other screens add to them, and
//! the results are those of the command line.

use std::fs;
use std::sync::Arc;

use browser_tests::page::{DESK, PHONE, Page};
use browser_tests::tests;
use call_landing::audit::whole::WholeFile;
use call_landing::expectations::{check, read};
use call_landing::report::{Format, Run, Tested};
use call_landing::text::expectations_screen::open_exports;
use call_landing::text::exported::exported;
use serde_json::{Value, json};

tests! { "expectations";
    ALL: rows_are_checked_while_they_are_written,
        what_a_screen_shows_becomes_a_row,
        a_link_with_expectations_replaces_nobodys_own,
        the_results_are_those_of_the_command_line,
        our_own_expectations_hold_in_the_page,
        the_screen_fits_and_is_accessible;
    CHROMIUM: the_text_is_in_the_address_or_kept_in_the_tab,
        files_and_exports_are_opened,
        exports_of_every_edition_are_asked,
        the_keyboard_leaves_the_field,
        an_example_is_inserted;
}

const TABLE: &str = "\
| expect   | customer | policy                                | call    |
|----------|----------|---------------------------------------|---------|
| teams    | existing | DisallowOverrideCallingTeamsChatTeams | pstn-in |
| !nowhere | hybrid   | *                                     | pstn-in |
| sfb      |          |                                       | pst-in  |
";

/// Puts a text into the field, as pasting does.
fn paste(page: &Page<'_>, text: &str) {
    page.session().run(
        "const field = document.querySelector('#expectations');
         field.value = arguments[0];
         field.dispatchEvent(new InputEvent('input', { bubbles: true }))",
        json!([text]),
    );
}

#[track_caller]
fn wait_for_rows(page: &Page<'_>, outcomes: &[&str], count: &str) {
    let script = "return [[...document.querySelectorAll('.expected-rows > li')].map(it => it.dataset.outcome),
        document.querySelector('#expectations-count')?.textContent]";
    page.wait_for_script("[outcomes, count]", script, json!([]), &json!([outcomes, count]));
}

fn text(page: &Page<'_>) -> Value {
    page.session().run("return document.querySelector('#expectations').value", json!([]))
}

fn rows_are_checked_while_they_are_written(page: &Page<'_>) {
    page.open("#/expectations");
    page.wait_for_script(
        "an empty state",
        "return document.querySelector('#expectations-count').textContent.startsWith('No expectations yet')",
        json!([]),
        &json!(true),
    );
    paste(page, TABLE);
    wait_for_rows(
        page,
        &["held", "failed", "not-understood"],
        "3 expectations: 1 held, 1 failed, 1 not understood (20 scenarios)",
    );
    let told = page.session().run(
        "const row = document.querySelectorAll('.expected-rows > li')[1];
         return [row.querySelector('dd code').textContent, row.querySelectorAll('dt').length,
           row.querySelector('dd a.external') !== null, row.querySelector('a[href^=\"#/explore\"]').hash,
           document.querySelectorAll('.expected-rows > li')[2].textContent.includes('Did you mean pstn-in?'),
           document.querySelector('#strength').textContent.startsWith('Strength: '),
           document.querySelectorAll('#unnoticed li').length > 10]",
        json!([]),
    );
    let link = "#/explore?policy=DisallowOverrideCallingTeamsChatTeams&customer=hybrid";
    assert_eq!(told, json!(["hybrid-on-teams-loses-pstn", 3, true, link, true, true, true]));
    paste(page, &TABLE.replace("pst-in", "pstn-in"));
    wait_for_rows(
        page,
        &["held", "failed", "held"],
        "3 expectations: 2 held, 1 failed, 0 not understood (21 scenarios)",
    );
}

/// Clicks on what the footer offers, once the screen that was asked for is there: an earlier click would
/// be on a screen that is about to go.
fn expect_this(page: &Page<'_>, view: &str) {
    page.wait_for_script(
        "the screen with its offer",
        "return document.documentElement.hasAttribute('data-ready')
           && location.hash.startsWith(`#/${arguments[0]}`)
           && document.querySelector('#answer .loading') === null
           && document.querySelector('#expect-this')?.hidden === false
           && document.querySelector('#expectations-count') === null",
        json!([view]),
        &json!(true),
    );
    page.click("#expect-this");
}

/// What was done just now, with what it offers.
#[track_caller]
fn wait_for_told(page: &Page<'_>, told: &str, offers: &[&str]) {
    let script = "const it = document.querySelector('.undo');
        return [it.querySelector('span')?.textContent, [...it.querySelectorAll('a, button')].map(it => it.textContent)]";
    page.wait_for_script("[told, offers]", script, json!([]), &json!([told, offers]));
}

fn what_a_screen_shows_becomes_a_row(page: &Page<'_>) {
    // What was written before stays.
    page.open("#/expectations");
    paste(page, "| expect |\n|---|\n| sfb |\n");
    let held = "1 expectation: 1 held, 0 failed, 0 not understood (1 scenario)";
    wait_for_rows(page, &["held"], held);
    let both = ["Open expectations", "Undo"];
    page.follow("#/explore?customer=hybrid");
    expect_this(page, "explore");
    let added = "What this screen shows was added to your expectations.";
    wait_for_told(page, added, &both);
    // The screen is still there, and the same is not added twice.
    expect_this(page, "explore");
    wait_for_told(page, "Your expectations already include this.", &both[..1]);
    page.follow("#/matrix?customer=onprem&call=teams-voip");
    expect_this(page, "matrix");
    page.wait_for_focus("#expect-this");
    page.follow("#/compare?to=DisallowOverrideCallingSfbChatSfb&customer=onprem");
    expect_this(page, "compare");
    page.click("#undo");
    wait_for_told(page, "Your expectations are unchanged.", &both[..1]);
    page.wait_for_focus("#expect-this");
    page.follow("#/compare?to=DisallowOverrideCallingSfbChatSfb");
    expect_this(page, "compare");
    page.follow("#/goal?want=pstn-in:teams,sfb-voip:sfb");
    expect_this(page, "goal");
    wait_for_told(page, added, &both);
    // Nor after the page is loaded anew.
    page.open("#/explore?customer=hybrid");
    expect_this(page, "explore");
    wait_for_told(page, "Your expectations already include this.", &both[..1]);
    page.click(".undo a");
    wait_for_rows(
        page,
        &["held", "held", "held", "held", "held", "failed"],
        "6 expectations: 5 held, 1 failed, 0 not understood (6 scenarios)",
    );
    let written = text(page);
    let lines: Vec<&str> = written.as_str().unwrap().lines().collect();
    assert_eq!(lines.len(), 9, "{written}");
    assert_eq!(&lines[..4], ["| expect |", "|---|", "| sfb |", ""], "{written}");
    assert!(lines[4].ends_with("#/explore?customer=hybrid → sfb"), "{written}");
    assert!(lines[7].contains("→ sfb") && lines[8].contains("→ teams"), "{written}");
    let told = "return document.querySelector('.write .told span')?.textContent";
    page.wait_for_script(
        "what was added",
        told,
        json!([]),
        &json!("5 rows that you chose on other screens were added."),
    );
    page.click("#undo-rows");
    wait_for_rows(page, &["held"], held);
    page.wait_for_focus("#expectations");
    // Links that were published before say what is expected themselves.
    page.follow("#/expectations?customer=hybrid&expect=sfb");
    wait_for_rows(
        page,
        &["held"; 2],
        "2 expectations: 2 held, 0 failed, 0 not understood (2 scenarios)",
    );
    page.follow("#/expectations?expect=teems");
    page.wait_for_script(
        "what is not understood",
        told,
        json!([]),
        &json!("The link expects “teems”, which is not a landing, so nothing was added."),
    );
    // Elsewhere nothing is offered.
    page.follow("#/rules");
    page.wait_for_script(
        "no offer",
        "return document.querySelector('#expect-this').hidden",
        json!([]),
        &json!(true),
    );
}

fn a_link_with_expectations_replaces_nobodys_own(page: &Page<'_>) {
    page.open("#/expectations");
    paste(page, TABLE);
    let address = "return location.hash.includes('file=1.') && location.hash";
    page.wait_for_script(
        "the text in the address",
        "return location.hash.includes('file=1.')",
        json!([]),
        &json!(true),
    );
    let link = page.session().run(address, json!([]));
    paste(page, "my own\n");
    // Back on the screen by its plain address, the text is there, and in the address again.
    page.follow("#/rules");
    page.follow("#/expectations");
    let field = "return [document.querySelector('#expectations')?.value, location.hash.includes('file=1.')]";
    page.wait_for_script("my own text", field, json!([]), &json!(["my own\n", true]));
    page.follow(link.as_str().unwrap());
    page.wait_for_script("the text of the link", field, json!([]), &json!([TABLE, true]));
    page.click("#undo-rows");
    page.wait_for_script("my own text again", field, json!([]), &json!(["my own\n", true]));
}

/// Compares the results that the page shows with those of the command line.
#[track_caller]
fn compare_results(page: &Page<'_>, written: &str, exports: &[(&str, Vec<u8>)]) {
    let base = page.session().run("return location.href.split('#')[0]", json!([]));
    let suite = read(written);
    let rows = check(&suite, &mut |names, edition| {
        let file = |name: &String| {
            let bytes = &exports.iter().find(|it| it.0 == name)?.1;
            Some(WholeFile { name: name.clone(), bytes: Arc::new(bytes.clone()) })
        };
        let files: Vec<WholeFile> = names.iter().filter_map(file).collect();
        let is_there = |it: &&String| files.iter().any(|file| file.name == **it);
        let missing = names.iter().filter(|it| !is_there(it)).map(String::as_str);
        let missing: Vec<&str> = missing.collect();
        match missing[..] {
            [] => exported(&files, edition).map(Arc::new),
            _ => Err(open_exports(names.len(), &missing)),
        }
    });
    let name = "expectations.md".to_owned();
    let tested = Tested { name, problems: suite.problems, rows, ..Tested::default() };
    let run = Run::new(vec![tested], base.as_str().unwrap());
    page.session().run(
        "const it = document.querySelector('#results-as-text'); it.hidden = false; it.open = true",
        json!([]),
    );
    for (word, format) in [
        ("json", Format::Json),
        ("junit", Format::Junit),
        ("pretty", Format::Pretty),
        ("pester", Format::Pester),
    ] {
        page.session().run(
            "const it = document.querySelector('#results-format');
             it.value = arguments[0];
             it.dispatchEvent(new Event('change', { bubbles: true }))",
            json!([word]),
        );
        page.wait_for_script(
            word,
            "return document.querySelector('#results-text').value",
            json!([]),
            &json!(run.write(format)),
        );
    }
}

/// A file of the repository, as a field has it: without carriage returns.
fn file(path: &str) -> String {
    let file = xtask::run::root().unwrap().join(path);
    fs::read_to_string(file).unwrap().replace('\r', "")
}

fn the_results_are_those_of_the_command_line(page: &Page<'_>) {
    for name in ["failing", "erring", "windows"] {
        page.open("#/expectations");
        let written = file(&format!("tests/fixtures/expectations/{name}.md"));
        paste(page, &written);
        compare_results(page, &written, &[]);
    }
}

fn our_own_expectations_hold_in_the_page(page: &Page<'_>) {
    for name in ["2017-12-guide", "2019-08-modes", "2026-08-today", "every-rule"] {
        page.open("#/expectations");
        let written = file(&format!("tests/expectations/{name}.md"));
        paste(page, &written);
        page.wait_for_script(
            "all rows to hold",
            "return document.querySelector('#expectations-count').textContent.includes(' 0 failed, 0 not understood')",
            json!([]),
            &json!(true),
        );
        compare_results(page, &written, &[]);
    }
}

fn exports_of_every_edition_are_asked(page: &Page<'_>) {
    let names = ["modes", "users", "settings", "policies", "external", "interop", "rejected"];
    let names = names.map(|it| format!("{it}.csv"));
    let exports = names.each_ref().map(|it| {
        let text = file(&format!("tests/fixtures/exports/{it}"));
        (it.as_str(), text.into_bytes())
    });
    page.open("#/expectations");
    let written = file("tests/fixtures/exports/calling.md");
    paste(page, &written);
    for (name, bytes) in &exports {
        drop_file(page, name, &String::from_utf8_lossy(bytes));
    }
    page.wait_for_script(
        "the results",
        "return document.querySelector('#expectations-count').textContent",
        json!([]),
        &json!("14 expectations: 4 held, 5 failed, 5 not understood (34 scenarios)"),
    );
    let told = page.session().run(
        "return [...document.querySelectorAll('.expected-rows ul li')].map(it => it.textContent)",
        json!([]),
    );
    assert_eq!(told[0], "sfb (rule sfb-stays-in-sfb): ben@contoso.example");
    compare_results(page, &written, &exports);
}

fn the_screen_fits_and_is_accessible(page: &Page<'_>) {
    for (width, height) in [PHONE, DESK] {
        page.resize(width, height);
        page.open("#/expectations");
        paste(page, TABLE);
        wait_for_rows(
            page,
            &["held", "failed", "not-understood"],
            "3 expectations: 1 held, 1 failed, 1 not understood (20 scenarios)",
        );
        page.assert_accessible("expectations");
        page.assert_fits("expectations");
        page.assert_accessible("expectations with all open");
    }
}

fn the_text_is_in_the_address_or_kept_in_the_tab(page: &Page<'_>) {
    page.open("#/expectations");
    paste(page, TABLE);
    page.wait_for_script(
        "the text in the address",
        "return location.hash.includes('file=1.')",
        json!([]),
        &json!(true),
    );
    let link = page.session().run("return location.hash", json!([]));
    page.open("#/explore");
    page.open(link.as_str().unwrap());
    assert_eq!(text(page), json!(TABLE));
    // Going elsewhere and back keeps it, too.
    page.follow("#/rules");
    page.wait_for_script(
        "the rules",
        "return document.querySelector('#expectations-count') === null",
        json!([]),
        &json!(true),
    );
    page.back();
    page.wait_for_script(
        "the text again",
        "return document.querySelector('#expectations')?.value",
        json!([]),
        &json!(TABLE),
    );
    let numbers = (0..4000_u32).map(|it| it.wrapping_mul(2_654_435_761).to_string());
    let long = format!("{TABLE}\n{}", numbers.collect::<Vec<_>>().join(" "));
    paste(page, &long);
    page.wait_for_script(
        "that it is too long",
        "return [location.hash.includes('file='), document.querySelector('.write .told').textContent.slice(0, 25)]",
        json!([]),
        &json!([false, "This text is too long for"]),
    );
    page.open("#/expectations");
    assert_eq!(text(page), json!(long));
    page.session().run("sessionStorage.clear()", json!([]));
    page.open("#/expectations?file=1.broken");
    page.wait_for_script(
        "that it cannot be read",
        "return [document.querySelector('#expectations').value, document.querySelector('.write .told').textContent.includes('cut off')]",
        json!([]),
        &json!(["", true]),
    );
}

/// Drops a file on the screen.
fn drop_file(page: &Page<'_>, name: &str, text: &str) {
    page.session().run(
        "const data = new DataTransfer();
         data.items.add(new File([arguments[1]], arguments[0]));
         document.querySelector('.expectations').dispatchEvent(
           new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))",
        json!([name, text]),
    );
}

fn files_and_exports_are_opened(page: &Page<'_>) {
    let drop = |name: &str, text: &str| drop_file(page, name, text);
    page.open("#/expectations");
    drop("staff.md", "|expect|users|\n|---|---|\n|!nowhere|staff.csv|\n");
    wait_for_rows(
        page,
        &["not-understood"],
        "1 expectation: 0 held, 0 failed, 1 not understood (0 scenarios)",
    );
    let row = page.session().run(
        "return document.querySelector('.expected-rows').textContent.includes('open that file here')",
        json!([]),
    );
    assert_eq!(row, json!(true));
    let file = xtask::run::root().unwrap().join("tests/fixtures/expectations/staff.csv");
    drop("staff.csv", &fs::read_to_string(file).unwrap());
    wait_for_rows(
        page,
        &["failed"],
        "1 expectation: 0 held, 1 failed, 0 not understood (3 scenarios)",
    );
    let row = page.session().run(
        "return [document.querySelector('.expected-rows').textContent.includes('eva@contoso.example'),
           location.hash.includes('file=1.')]",
        json!([]),
    );
    assert_eq!(row, json!([true, true]));
}

fn the_keyboard_leaves_the_field(page: &Page<'_>) {
    page.open("#/expectations");
    page.click("#expectations");
    page.session().type_text("|expect|\n|-|\n|sfb|\n");
    wait_for_rows(
        page,
        &["held"],
        "1 expectation: 1 held, 0 failed, 0 not understood (1 scenario)",
    );
    page.session().type_text(&browser_tests::webdriver::key::TAB.to_string());
    page.wait_for_focus("#open-expectations");
}

fn an_example_is_inserted(page: &Page<'_>) {
    page.open("#/expectations");
    page.click("#insert-example");
    wait_for_rows(
        page,
        &["held"; 3],
        "3 expectations: 3 held, 0 failed, 0 not understood (3 scenarios)",
    );
    page.wait_for_focus("#expectations");
}
