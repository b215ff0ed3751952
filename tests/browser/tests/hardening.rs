//! What the page does when something is wrong around it, and what it never does.

use browser_tests::engine::{Browser, Engine};
use browser_tests::oracle;
use browser_tests::page::{PREFIX, Page};
use browser_tests::tests;
use browser_tests::webdriver::key;
use serde_json::json;

tests! { "hardening";
    ALL: a_whole_session_is_silent_and_local,
        the_policy_lets_nothing_foreign_in,
        an_uncaught_error_is_told_and_leads_back,
        an_error_of_a_foreign_script_is_not_told,
        a_broken_document_is_told_and_leads_back;
    CHROMIUM: the_page_works_below_a_path,
        the_page_works_without_storage,
        a_module_that_does_not_arrive_leaves_words;
    FIREFOX: the_page_works_where_site_data_is_blocked;
}

/// The harness looks for errors, blocked things and foreign requests after every test: this one
/// goes everywhere.
fn a_whole_session_is_silent_and_local(page: &Page<'_>) {
    page.open("#/explore?call=carrier-pigeon");
    for call in page.offered("input[name=call]") {
        page.choose("call", &call);
    }
    page.select("policy", "AllowOverrideCallingTeamsChatSfb");
    page.choose("choice", "sfb");
    page.toggle("licensed");
    page.select("theme", "dark");
    page.go_to("about");
    page.wait_for_build();
    page.back();
    page.wait_for("the answer", |shown| shown["verdict"].is_object());
    page.click("button#share");
    page.wait_for_dialog("#share-dialog", true);
    page.click("button[data-copy=link]");
    page.press(key::ESCAPE);
    page.wait_for_dialog("#share-dialog", false);
    page.reset();
    page.wait_for_case(&oracle::lookup("existing", "default", "yes", "pstn-in"));
    page.assert_untroubled();
    // The check itself works.
    page.session().run("console.error('meant')", json!([]));
    let caught =
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| page.assert_untroubled()));
    assert!(caught.is_err(), "an error in the console went unnoticed");
}

fn the_policy_lets_nothing_foreign_in(page: &Page<'_>) {
    page.open("");
    let found = page.session().run(
        "return document.querySelector('meta[http-equiv=\"Content-Security-Policy\" i]')?.content ?? null",
        json!([]),
    );
    let policy = found.as_str().expect("the page has a content security policy");
    for bad in ["unsafe-inline", "'unsafe-eval'", "*", "http:", "https:"] {
        assert!(!policy.contains(bad), "the policy has {bad}: {policy}");
    }
    for good in ["default-src 'none'", "'wasm-unsafe-eval'", "base-uri", "form-action"] {
        assert!(policy.contains(good), "the policy lacks {good}: {policy}");
    }
    assert!(
        policy.contains("require-trusted-types-for 'script'"),
        "the policy lacks trusted types: {policy}"
    );
    // It is in force: what it forbids does not happen, and the page is told.
    page.session().run(
        "const it = document.createElement('div');
         it.id = 'styled';
         it.setAttribute('style', 'color: red');
         document.body.append(it);
         const script = document.createElement('script');
         try { script.textContent = 'window.foreign = true'; } catch {}
         document.body.append(script);",
        json!([]),
    );
    page.wait("the policy to object", || {
        let seen = page
            .session()
            .run("return window.trouble.filter(it => it.startsWith('policy')).length", json!([]));
        if seen.as_u64() >= Some(1) { Ok(()) } else { Err(format!("{seen} objections")) }
    });
    let found = page.session().run(
        "return [getComputedStyle(document.getElementById('styled')).color, window.foreign ?? null]",
        json!([]),
    );
    assert_ne!(found[0], "rgb(255, 0, 0)", "an inline style was let in");
    assert!(found[1].is_null(), "an inline script was let in");
    page.forgive();
}

fn the_page_works_below_a_path(page: &Page<'_>) {
    page.open("#/explore?customer=hybrid");
    assert!(page.url.ends_with(PREFIX));
    let outside = page.session().run(
        "return performance.getEntriesByType('resource').map(it => new URL(it.name))
           .filter(it => it.protocol.startsWith('http') && !it.pathname.startsWith(arguments[0])).map(it => it.href)",
        json!([PREFIX]),
    );
    assert_eq!(outside, json!([]), "asked for outside of the path");
    page.choose("call", "teams-voip");
    page.wait_for_address("explore", &[("customer", "hybrid"), ("call", "teams-voip")]);
    page.wait_for_script("the path", "return location.pathname", json!([]), &json!(PREFIX));
}

/// The banner is there, and its link leads to a working page with nothing of the old address.
#[track_caller]
fn assert_recovers(page: &Page<'_>) {
    page.wait_for("the crash to be told", |shown| shown["crashed"] == true);
    let banner = "const it = document.querySelector('#crash');
        return [it.getClientRects().length > 0, it.getAttribute('role'), it.innerText.length > 20]";
    let found = page.session().run(banner, json!([]));
    assert_eq!(found, json!([true, "alert", true]), "[visible, role, text] of the banner");
    page.forgive();
    page.click("#crash a");
    page.wait_for("a working page without a fragment", |shown| {
        shown["ready"] == true && shown["crashed"] == false && shown["hash"] == ""
    });
    page.watch();
    page.wait_for_case(&oracle::lookup("existing", "default", "yes", "pstn-in"));
    page.choose("call", "teams-voip");
    page.wait_for_case(&oracle::lookup("existing", "default", "yes", "teams-voip"));
}

/// A setter that is gone makes the page's own script throw.
fn an_uncaught_error_is_told_and_leads_back(page: &Page<'_>) {
    page.open("#/explore?customer=hybrid&call=sfb-voip");
    assert_eq!(page.snapshot()["crashed"], false);
    let hidden = "return document.querySelector('#crash').getClientRects().length";
    assert_eq!(page.session().run(hidden, json!([])), 0, "the banner shows without need");
    page.session().run(
        "Object.defineProperty(document, 'title', { get: () => 'meant' });
         location.hash = '#/explore?customer=hybrid'",
        json!([]),
    );
    assert_recovers(page);
    // A trap inside the program, as browsers report it where it ends a promise.
    page.session().run(
        "const { src } = document.querySelector('script[src]') ?? {};
         const file = performance.getEntriesByType('resource').map(it => it.name).find(it => it.endsWith('.wasm'));
         const reason = new WebAssembly.RuntimeError('meant');
         reason.stack = `RuntimeError: meant\n    at call_landing (${file}:wasm-function[7]:0x1f)`;
         const promise = Promise.resolve();
         dispatchEvent(new PromiseRejectionEvent('unhandledrejection', { promise, reason }));",
        json!([]),
    );
    assert_recovers(page);
}

/// What extensions put into the page fails as it likes; the page is as good as before.
fn an_error_of_a_foreign_script_is_not_told(page: &Page<'_>) {
    page.open("#/explore?customer=hybrid");
    page.session().run_async(
        "const done = arguments[0];
         setTimeout(() => { throw new Error('meant'); });
         setTimeout(() => { throw 'meant'; });
         setTimeout(() => { null.meant; });
         Promise.reject(new Error('meant'));
         Promise.reject('meant');
         Promise.reject();
         WebAssembly.compile(new Uint8Array(1));
         fetch('no-such-scheme:');
         const error = new Error('meant');
         error.stack = `Error: meant at ${location.href}\n    at run (chrome-extension://abc/inject.js:1:2)\n    at ${location.href}:3:4`;
         const promise = Promise.resolve();
         const of = { message: 'meant', filename: location.href };
         dispatchEvent(new ErrorEvent('error', { ...of, error }));
         dispatchEvent(new ErrorEvent('error', { ...of, message: 'ResizeObserver loop completed with undelivered notifications.' }));
         dispatchEvent(new ErrorEvent('error', { message: 'Script error.' }));
         dispatchEvent(new PromiseRejectionEvent('unhandledrejection', { promise, reason: error }));
         // An element that does not load.
         const image = new Image();
         image.src = 'no-such-file.png';
         document.body.append(image);
         setTimeout(done, 400);",
        json!([]),
    );
    let told =
        page.session().run("return document.getElementById('crash-detail').textContent", json!([]));
    assert_eq!(
        (&page.snapshot()["crashed"], &told),
        (&json!(false), &json!("")),
        "the banner shows for a script of others"
    );
    page.choose("call", "teams-voip");
    page.wait_for_case(&oracle::lookup("hybrid", "default", "yes", "teams-voip"));
    page.forgive();
}

/// The browser's own functions fail under the program's hands.
fn a_broken_document_is_told_and_leads_back(page: &Page<'_>) {
    page.open("#/explore?customer=hybrid&call=sfb-voip");
    page.session().run(
        "const fail = () => { throw new Error('meant'); };
         for (const name of ['createElement', 'createElementNS', 'createTextNode', 'createComment', 'importNode'])
           Document.prototype[name] = fail;
         for (const name of ['insertBefore', 'appendChild', 'cloneNode', 'removeChild']) Node.prototype[name] = fail;
         for (const name of ['setAttribute', 'removeAttribute', 'before', 'append', 'remove']) Element.prototype[name] = fail;
         Object.defineProperty(Node.prototype, 'textContent', { set: fail });
         Object.defineProperty(CharacterData.prototype, 'data', { set: fail });
         // The banner's own means stay: it is one attribute of the root.
         const root = document.documentElement;
         root.setAttribute = (name, value) => root.toggleAttribute(name, true) && (root.getAttributeNode(name).value = value);",
        json!([]),
    );
    page.session().run("location.hash = '#/about'", json!([]));
    assert_recovers(page);
}

fn the_page_works_without_storage(page: &Page<'_>) {
    let blocked = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });";
    let full = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };";
    let missing = "Object.defineProperty(window, 'localStorage', { value: null });";
    let garbled = "Storage.prototype.getItem = () => '{\"theme\": [\\u0000';";
    for script in [blocked, full, missing, garbled] {
        let id = page
            .session()
            .devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }));
        page.open("#/explore?customer=hybrid");
        use_without_storage(page);
        page.session().devtools("Page.removeScriptToEvaluateOnNewDocument", id);
    }
}

fn the_page_works_where_site_data_is_blocked(_: &Page<'_>) {
    // All site data is refused: reading `localStorage` throws.
    let browser =
        Browser::start_with(Engine::Firefox, json!({ "network.cookie.cookieBehavior": 2 }));
    let page = Page::in_browser(&browser);
    page.open("#/explore?customer=hybrid");
    let throws = "try { return localStorage === null; } catch { return true; }";
    assert_eq!(page.session().run(throws, json!([])), true, "storage is not blocked");
    use_without_storage(&page);
    page.assert_untroubled();
}

fn use_without_storage(page: &Page<'_>) {
    page.wait_for_case(&oracle::lookup("hybrid", "default", "yes", "pstn-in"));
    for theme in ["dark", "light", "system"] {
        page.select("theme", theme);
        page.wait_for(&format!("the theme {theme}"), |shown| shown["theme"] == theme);
    }
    page.choose("call", "teams-voip");
    page.wait_for_case(&oracle::lookup("hybrid", "default", "yes", "teams-voip"));
    assert_eq!(page.snapshot()["crashed"], false);
}

/// The network ends before the program is there: the page says something all the same.
fn a_module_that_does_not_arrive_leaves_words(page: &Page<'_>) {
    page.session().devtools("Network.enable", json!({}));
    page.session().devtools("Network.setBlockedURLs", json!({ "urls": ["*.wasm"] }));
    page.load("");
    let words = page.session().run("return document.body.innerText.trim().length", json!([]));
    assert!(words.as_u64() > Some(20), "there is nothing to read without the program");
    page.wait_for("the banner", |shown| shown["crashed"] == true);
    let told = page.session().run("return document.querySelector('#crash').innerText", json!([]));
    assert!(told.as_str().is_some_and(|it| it.contains("could not be loaded")), "{told}");
    page.session().devtools("Network.setBlockedURLs", json!({ "urls": [] }));
    // Nothing is lost: the same address opens as soon as the module arrives.
    page.open("");
    page.forgive();
}
