//! The bar at the top: the search, the dates, the menu, and the way back from what was replaced.

use browser_tests::oracle;
use browser_tests::page::Page;
use browser_tests::tests;
use browser_tests::webdriver::key;
use serde_json::json;

tests! { "bar";
    ALL: the_search_leads_from_a_complaint_to_its_scenario,
        the_menu_opens_and_closes_by_keyboard,
        presenting_leaves_the_answer_alone;
    CHROMIUM: the_bar_is_one_row_without_overlaps_on_every_width,
        reset_stays_on_the_screen_and_can_be_undone,
        the_audit_takes_every_date;
}

fn the_search_leads_from_a_complaint_to_its_scenario(page: &Page<'_>) {
    page.open("#/matrix");
    page.wait_for_heading();
    page.press('/');
    page.wait_for_focus("#query");
    page.session().type_text("hybrid pstn");
    page.wait_for_script(
        "results",
        "return document.querySelectorAll('.hits li').length > 1",
        json!([]),
        &json!(true),
    );
    page.press(key::ENTER);
    page.wait_for("the answer", |it| it["verdict"]["landing"] == "nowhere");
    let hash = page.snapshot()["hash"].as_str().unwrap_or_default().to_owned();
    assert!(hash.contains("customer=hybrid"), "{hash}");
    page.back();
    page.wait_for_focus("#query");
}

fn the_menu_opens_and_closes_by_keyboard(page: &Page<'_>) {
    page.open("");
    let opener = "button[popovertarget=menu]";
    let is_open = "return document.querySelector('#menu').matches(':popover-open')";
    let wait = |what: bool| page.wait_for_script("the menu", is_open, json!([]), &json!(what));
    page.focus(opener);
    page.press(key::ENTER);
    wait(true);
    page.press(key::ESCAPE);
    wait(false);
    page.wait_for_focus(opener);
    // What is chosen in it closes it.
    page.open_menu();
    wait(true);
    page.click("#keys");
    wait(false);
    page.wait_for_dialog("#shortcuts", true);
}

fn presenting_leaves_the_answer_alone(page: &Page<'_>) {
    page.open("");
    let shown = "return ['header.top', 'form.questions', '#verdict', '#end-present']
        .map(it => document.querySelector(it).checkVisibility())";
    page.press('p');
    page.wait_for_script("presented", shown, json!([]), &json!([false, false, true, true]));
    page.press(key::ESCAPE);
    page.wait_for_script("not presented", shown, json!([]), &json!([true, true, true, false]));
    page.press('p');
    page.click("#end-present");
    page.wait_for_script("not presented", shown, json!([]), &json!([true, true, true, false]));
}

fn the_bar_is_one_row_without_overlaps_on_every_width(page: &Page<'_>) {
    let is_row =
        "const height = document.querySelector('header.top').getBoundingClientRect().height;
        return Math.round(height) <= 58 && document.documentElement.scrollWidth <= innerWidth";
    // Each part of the bar ends before the next one begins; a hidden one has no width.
    let overlaps = "const parts = [...document.querySelectorAll('.brand, #places a, .to-search, .date, .dates label, #share, [popovertarget=menu]')];
        const shown = parts.filter(it => it.checkVisibility()).map(it => [it.textContent.trim(), it.getBoundingClientRect()]);
        shown.sort(([, a], [, b]) => a.left - b.left);
        return shown.slice(1).filter(([, it], at) => shown[at][1].right > it.left + 0.5).map(([name]) => name)";
    for view in ["powershell", "explore", "search"] {
        page.open(&format!("#/{view}?edition=2026-08"));
        for width in [320, 375, 640, 700, 768, 900, 1000, 1024, 1080, 1100, 1150, 1200, 1280, 1920]
        {
            page.resize(width, 700);
            assert_eq!(page.session().run(is_row, json!([])), true, "{view} at {width}");
            let found = page.session().run(overlaps, json!([]));
            assert_eq!(found, json!([]), "{view} at {width}");
        }
    }
}

fn reset_stays_on_the_screen_and_can_be_undone(page: &Page<'_>) {
    page.open("#/compare?customer=hybrid&to=DisallowOverrideCallingSfbChatSfb");
    page.wait_for_heading();
    page.reset();
    page.wait_for_address("compare", &[]);
    page.click("#undo");
    page.wait_for_address(
        "compare",
        &[("customer", "hybrid"), ("to", "DisallowOverrideCallingSfbChatSfb")],
    );
    let offered = "return document.querySelector('#undo') !== null";
    page.wait_for_script("the offer to undo", offered, json!([]), &json!(false));
    // What was chosen since is not lost by an old offer.
    page.open("#/explore?customer=hybrid");
    page.reset();
    page.wait_for_script("the offer to undo", offered, json!([]), &json!(true));
    page.choose("call", "teams-voip");
    page.wait_for_case(&oracle::lookup("existing", "default", "yes", "teams-voip"));
    page.wait_for_script("the offer to undo", offered, json!([]), &json!(false));
}

fn the_audit_takes_every_date(page: &Page<'_>) {
    page.open("#/audit");
    page.wait_for_heading();
    let dates = "return [...document.querySelectorAll('.dates input')].map(it => [it.value, it.checked, it.disabled])";
    let found = page.session().run(dates, json!([]));
    let expect = [("2017-12", true), ("2019-08", false), ("2026-08", false)]
        .map(|it| json!([it.0, it.1, false]));
    assert_eq!(found, json!(expect));
}
