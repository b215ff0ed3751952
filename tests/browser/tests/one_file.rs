//! The page as one file: from a folder, without a network, and locked into a frame.

use browser_tests::oracle;
use browser_tests::page::{Page, dist};
use browser_tests::tests;
use serde_json::json;

tests! { "one_file";
    ALL: the_file_opens_from_a_folder_with_every_screen,
        the_file_answers_rightly,
        the_file_can_fetch_nothing,
        an_error_of_the_file_is_told_and_leads_back,
        the_file_runs_in_a_sandbox;
}

/// The file, opened from where it lies.
fn from_folder<'a>(page: &Page<'a>) -> Page<'a> {
    let mut file = Page::new(page.browser, &dist());
    file.go_offline();
    file.url = format!("file://{}", dist().join("call-landing.html").display());
    file
}

fn the_file_opens_from_a_folder_with_every_screen(page: &Page<'_>) {
    let page = from_folder(page);
    page.open("");
    page.wait_for_case(&oracle::lookup("existing", "default", "yes", "pstn-in"));
    // What starts over is this file; its folder is no page.
    let over = page.session().run("return document.querySelector('#crash a').href", json!([]));
    assert_eq!(over, page.url);
    page.visit_every_screen();
    page.select("theme", "dark");
    page.wait_for("the dark theme", |it| it["theme"] == "dark");
    page.screenshot("one-file", "dark");
    page.follow("#/about");
    page.wait_for_build();
    page.assert_untroubled();
    page.session().navigate("about:blank");
}

/// One case of each landing, by link.
fn the_file_answers_rightly(page: &Page<'_>) {
    let page = from_folder(page);
    page.open("");
    for (customer, client, call) in [
        ("existing", "teams", "pstn-in"),
        ("without", "default", "pstn-in"),
        ("hybrid", "teams", "teams-voip"),
        ("onprem", "default", "teams-chat"),
        ("existing", "sfb", "pstn-out"),
    ] {
        page.follow(&format!("#/explore?customer={customer}&calling={client}&call={call}"));
        page.wait_for_case(&oracle::lookup(customer, client, "yes", call));
    }
    page.assert_untroubled();
    page.session().navigate("about:blank");
}

fn the_file_can_fetch_nothing(page: &Page<'_>) {
    let page = from_folder(page);
    page.open("");
    let asked = "return performance.getEntriesByType('resource').map(it => it.name)
        .filter(it => !it.startsWith('data:'))";
    assert_eq!(page.session().run(asked, json!([])), json!([]), "the file asked for something");
    // Not for lack of wishing.
    let tries = "const done = arguments[0];
        const image = new Image();
        image.onerror = () => fetch('http://127.0.0.1:1/').then(() => done('fetched'), () => done('refused'));
        image.onload = () => done('loaded');
        image.src = 'http://127.0.0.1:1/a.png';";
    assert_eq!(page.session().run_async(tries, json!([])), "refused");
    page.wait_for_script(
        "the objections",
        "return window.trouble.filter(it => it.startsWith('policy')).map(it => it.split(' ')[1]).sort()",
        json!([]),
        &json!(["connect-src", "img-src"]),
    );
    page.forgive();
    page.session().navigate("about:blank");
}

fn an_error_of_the_file_is_told_and_leads_back(page: &Page<'_>) {
    // From a server: of a file in a folder, WebKit tells nobody what an error was.
    let file = format!("{}call-landing.html", page.url);
    page.session().navigate(&format!("{file}#/explore?customer=hybrid"));
    page.wait_for_case(&oracle::lookup("hybrid", "default", "yes", "pstn-in"));
    page.session().run_async(
        "const done = arguments[0];
         const error = new Error('meant');
         error.stack = `Error: meant\\n    at run (chrome-extension://abc/inject.js:1:2)`;
         dispatchEvent(new ErrorEvent('error', { message: 'meant', filename: location.href, error }));
         setTimeout(done, 100);",
        json!([]),
    );
    assert_eq!(page.snapshot()["crashed"], false, "the banner shows for a script of others");
    // A function that is gone makes the file's own script throw.
    page.session()
        .run("Object.defineProperty(document, 'getElementById', { value: null })", json!([]));
    page.click("#share");
    page.wait_for("the crash to be told", |it| it["crashed"] == true);
    page.forgive();
    page.click("#crash a");
    page.wait_for("a working page without a fragment", |it| {
        it["ready"] == true && it["crashed"] == false && it["hash"] == ""
    });
    page.watch();
    page.wait_for_case(&oracle::lookup("existing", "default", "yes", "pstn-in"));
    assert_eq!(page.session().run("return location.href", json!([])), file);
}

fn the_file_runs_in_a_sandbox(page: &Page<'_>) {
    page.session().navigate(&format!("{}no-such-file", page.url));
    page.session().run(
        "const frame = document.createElement('iframe');
         frame.sandbox = 'allow-scripts';
         frame.width = 900;
         frame.height = 700;
         frame.src = arguments[0];
         document.body.replaceChildren(frame);",
        json!([format!("{}call-landing.html#/explore?customer=hybrid", page.url)]),
    );
    page.session().enter("return document.querySelector('iframe')");
    page.wait_for_case(&oracle::lookup("hybrid", "default", "yes", "pstn-in"));
    page.watch();
    let locked = page.session().run("return origin", json!([]));
    assert_eq!(locked, "null", "the frame is not locked");
    page.choose("call", "teams-voip");
    page.wait_for_case(&oracle::lookup("hybrid", "default", "yes", "teams-voip"));
    page.wait_for_address("explore", &[("customer", "hybrid"), ("call", "teams-voip")]);
    page.select("theme", "dark");
    page.wait_for("the dark theme", |it| it["theme"] == "dark" && it["crashed"] == false);
    page.session().leave();
    page.forgive();
}
