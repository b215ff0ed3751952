//! axe-core finds nothing to object to, in any state of the page.

use browser_tests::oracle;
use browser_tests::page::Page;
use browser_tests::tests;
use serde_json::json;

tests! { "accessibility";
    ALL: a_disputed_answer;
    CHROMIUM: questions_and_answers,
        the_dialogs,
        the_dark_theme,
        a_phone,
        structure_names_everything;
}

// What axe-core looks at is the document, which is the same in all engines, and the colors, which
// differ little: one state is enough in the others, as it takes seconds there.
fn a_disputed_answer(page: &Page<'_>) {
    page.open(&disputed());
    page.assert_accessible("a disputed case");
}

fn disputed() -> String {
    let cases = oracle::cases();
    cases.iter().find(|it| it.basis == "disputed").expect("a disputed case").fragment()
}

fn questions_and_answers(page: &Page<'_>) {
    for (state, fragment) in [
        ("the default", "#/explore"),
        ("a custom policy", "#/explore?override=true&calling=teams&chat=sfb&choice=teams"),
        ("a chat", "#/explore?call=teams-chat"),
        ("notices", "#/explore?call=carrier-pigeon&customer=martian"),
        ("About", "#/about"),
    ] {
        page.open(fragment);
        page.assert_accessible(state);
    }
}

fn the_dialogs(page: &Page<'_>) {
    page.open("");
    page.click("button#share");
    page.wait_for_dialog("#share-dialog", true);
    page.assert_accessible("Share");
    page.open("");
    page.press('?');
    page.wait_for_dialog("#shortcuts", true);
    page.assert_accessible("the shortcuts");
}

fn the_dark_theme(page: &Page<'_>) {
    page.open(&disputed());
    page.select("theme", "dark");
    page.wait_for("the theme dark", |shown| shown["theme"] == "dark");
    page.assert_accessible("dark");
    page.follow("#/about");
    page.wait_for_about();
    page.assert_accessible("About, dark");
}

fn a_phone(page: &Page<'_>) {
    page.resize(320, 640);
    page.open("#/explore?call=carrier-pigeon");
    page.assert_accessible("320 px");
    page.session()
        .run("document.querySelectorAll('details').forEach(it => { it.open = true; })", json!([]));
    page.assert_accessible("320 px with all sections open");
}

fn structure_names_everything(page: &Page<'_>) {
    page.open("");
    let found = page.session().run(
        "return [document.documentElement.lang, document.title.length > 3,
           document.querySelectorAll('main').length, document.querySelectorAll('h1').length,
           document.querySelectorAll('table#routes').length]",
        json!([]),
    );
    assert_eq!(found, json!(["en", true, 1, 1, 1]), "[language, title, main, h1, text of the map]");
    let title = page.session().run("return document.title", json!([]));
    page.go_to("about");
    page.wait_for_about();
    page.wait("another title", || {
        let now = page.session().run("return document.title", json!([]));
        if now == title { Err(now.to_string()) } else { Ok(()) }
    });
}
