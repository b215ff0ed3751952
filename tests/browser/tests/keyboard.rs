//! Everything without a pointer.

use browser_tests::engine::Engine;
use browser_tests::oracle;
use browser_tests::page::Page;
use browser_tests::tests;
use browser_tests::webdriver::key;
use serde_json::{Value, json};

tests! { "keyboard";
    ALL: the_skip_link_is_first_and_leads_past_the_header,
        tab_reaches_every_question,
        arrows_move_between_the_options_of_a_question,
        enter_on_a_line_of_the_map_chooses_its_call,
        letters_share_reset_and_change_the_theme,
        dialogs_close_with_escape_and_give_focus_back;
    CHROMIUM: digits_choose_a_call,
        shortcuts_can_be_switched_off;
}

fn the_skip_link_is_first_and_leads_past_the_header(page: &Page<'_>) {
    page.open("#/explore?call=teams-voip");
    page.press(key::TAB);
    page.wait_for_focus("a.skip-link");
    let visible = "const box = document.activeElement.getBoundingClientRect();
        return box.top >= 0 && box.left >= 0 && box.width > 1 && box.height > 1;";
    page.wait_for_script(
        "whether the focused skip link can be seen",
        visible,
        json!([]),
        &json!(true),
    );
    page.press(key::ENTER);
    page.wait_for_focus("main, main *");
    // The fragment is the address of the question, so the link must leave it alone.
    page.wait_for_case(&oracle::lookup("existing", "default", "yes", "teams-voip"));
    page.wait_for_address("explore", &[("call", "teams-voip")]);
}

fn tab_reaches_every_question(page: &Page<'_>) {
    page.open("#/explore?override=true");
    let mut wanted = vec![
        "header nav a",
        "input[name=date]",
        "button#share",
        "button[popovertarget=menu]",
        "input[name=call]",
        "input[name=customer]",
        "select[name=policy]",
        "input[name=override]",
        "select[name=calling]",
        "select[name=chat]",
        "input[name=choice]",
        "input[name=licensed]",
        "svg.route-map a[data-call]",
        "#fix button[data-change]",
        "#fix button.copy",
        "#why-not summary",
    ];
    if page.engine() == Engine::WebKit {
        // Whether Tab visits links is a setting of the whole browser there.
        wanted.retain(|it| !it.contains(" a"));
    }
    for _ in 0..150 {
        page.press(key::TAB);
        let found = page.session().run(
            "return arguments[0].filter(it => !document.activeElement.matches(it))",
            json!([wanted]),
        );
        let left: Vec<&str> = found.as_array().unwrap().iter().filter_map(Value::as_str).collect();
        wanted.retain(|selector| left.contains(selector));
        if wanted.is_empty() {
            return;
        }
    }
    panic!("150 times Tab do not reach {wanted:?}");
}

fn arrows_move_between_the_options_of_a_question(page: &Page<'_>) {
    page.open("");
    let calls = page.offered("input[name=call]");
    page.focus("input[name=call]:checked");
    let at = calls.iter().position(|it| it == "pstn-in").unwrap();
    page.press(key::DOWN);
    page.wait_for_case(&oracle::lookup("existing", "default", "yes", &calls[at + 1]));
    page.press(key::UP);
    page.wait_for_case(&oracle::lookup("existing", "default", "yes", "pstn-in"));
    page.press(key::UP);
    page.wait_for_case(&oracle::lookup("existing", "default", "yes", &calls[at - 1]));
    page.wait_for_focus("input[name=call]:checked");
    page.focus("input[name=customer]:checked");
    page.press(key::DOWN);
    page.wait_for_case(&oracle::lookup("without", "default", "yes", &calls[at - 1]));
}

fn enter_on_a_line_of_the_map_chooses_its_call(page: &Page<'_>) {
    page.open("");
    for call in ["sfb-voip", "federated-in", "pstn-in"] {
        page.focus(&format!("svg.route-map a[data-call={call}]"));
        page.press(key::ENTER);
        page.wait_for_case(&oracle::lookup("existing", "default", "yes", call));
        let expected = [("call", call)];
        page.wait_for_address("explore", if call == "pstn-in" { &[] } else { &expected });
        // Who goes through the map with the keyboard stays in it.
        page.wait_for_focus(&format!("svg.route-map a[data-call={call}]"));
    }
}

fn digits_choose_a_call(page: &Page<'_>) {
    page.open("");
    let calls = page.offered("input[name=call]");
    for (digit, call) in ('1'..='9').zip(&calls) {
        page.press(digit);
        page.wait_for_case(&oracle::lookup("existing", "default", "yes", call));
    }
}

fn letters_share_reset_and_change_the_theme(page: &Page<'_>) {
    page.open("#/explore?customer=hybrid");
    let theme = page.snapshot()["theme"].clone();
    page.press('t');
    page.wait_for("another theme", |shown| shown["theme"] != theme);
    page.press('s');
    page.wait_for_dialog("#share-dialog", true);
    // In a field, a letter is a letter.
    page.focus("#share-markdown");
    page.press('r');
    page.press('5');
    page.press(key::ESCAPE);
    page.wait_for_dialog("#share-dialog", false);
    page.wait_for_case(&oracle::lookup("hybrid", "default", "yes", "pstn-in"));
    page.press('r');
    page.wait_for_case(&oracle::lookup("existing", "default", "yes", "pstn-in"));
}

fn dialogs_close_with_escape_and_give_focus_back(page: &Page<'_>) {
    page.open("");
    page.focus("button[popovertarget=menu]");
    page.press('?');
    page.wait_for_dialog("#shortcuts", true);
    page.wait_for_focus("#shortcuts, #shortcuts *");
    page.press(key::ESCAPE);
    page.wait_for_dialog("#shortcuts", false);
    page.wait_for_focus("button[popovertarget=menu]");
    page.focus("button#share");
    page.press(key::ENTER);
    page.wait_for_dialog("#share-dialog", true);
    page.press(key::ESCAPE);
    page.wait_for_dialog("#share-dialog", false);
    page.wait_for_focus("button#share");
    // It opens a second time as well.
    page.press(key::ENTER);
    page.wait_for_dialog("#share-dialog", true);
}

fn shortcuts_can_be_switched_off(page: &Page<'_>) {
    page.open("");
    page.press('?');
    page.wait_for_dialog("#shortcuts", true);
    page.toggle("shortcuts");
    page.press(key::ESCAPE);
    page.wait_for_dialog("#shortcuts", false);
    page.press('5');
    page.press('t');
    // What happens after the keys is seen after them: had they worked, this would be another case.
    page.choose("customer", "hybrid");
    page.wait_for_address("explore", &[("customer", "hybrid")]);
    page.wait_for_case(&oracle::lookup("hybrid", "default", "yes", "pstn-in"));
    assert_eq!(page.snapshot()["theme"], "system");
    // It is remembered, and can be undone.
    page.open("");
    page.press('5');
    page.choose("customer", "hybrid");
    page.wait_for_address("explore", &[("customer", "hybrid")]);
    page.click("#keyboard");
    page.wait_for_dialog("#shortcuts", true);
    page.toggle("shortcuts");
    page.press(key::ESCAPE);
    page.wait_for_dialog("#shortcuts", false);
    page.press('5');
    page.wait_for_address("explore", &[("customer", "hybrid"), ("call", "pstn-out")]);
}
