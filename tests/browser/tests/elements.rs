//! The page's element type, on a page of its own (`tests/elements`).

use browser_tests::harness::named_by;
use browser_tests::page::Page;
use browser_tests::tests;
use serde_json::{Value, json};
use xtask::server::StaticServer;

tests! { "elements";
    OF_ELEMENTS: what_is_written_is_what_is_drawn,
        a_rebuilt_element_is_the_same_element,
        only_attributes_that_change_are_touched,
        elements_with_keys_move,
        a_component_of_leptos_works_inside;
}

/// Opens the page.
fn open(page: &Page<'_>) -> StaticServer {
    let folder = named_by("CALL_LANDING_ELEMENTS");
    let server = StaticServer::start(&folder, "/", 0).expect("a server for the elements");
    page.welcome(server.url());
    page.session().navigate(&server.url());
    page.watch();
    let is_ready = "return 'ready' in document.documentElement.dataset";
    page.wait_for_script("the elements", is_ready, json!([]), &json!(true));
    server
}

fn run(page: &Page<'_>, script: &str) -> Value {
    page.session().run(script, json!([]))
}

fn what_is_written_is_what_is_drawn(page: &Page<'_>) {
    let _server = open(page);
    let both = run(
        page,
        "const drawn = document.querySelector('main > #sample').outerHTML;
         return [drawn.replaceAll('<!---->', ''), document.querySelector('#written').innerHTML];",
    );
    assert_eq!(both[0], both[1]);
}

fn a_rebuilt_element_is_the_same_element(page: &Page<'_>) {
    let _server = open(page);
    run(
        page,
        "document.querySelectorAll('#tree, #tree *').forEach(it => it.kept = true);
         document.querySelector('#fold').open = true;
         document.querySelector('#field').value = 'typed';
         document.querySelector('#field').focus();
         document.querySelector('#increment').click();",
    );
    let count = "return document.querySelector('#count').textContent";
    page.wait_for_script("a rebuilt tree", count, json!([]), &json!("count 1"));
    let state = run(
        page,
        "const all = [...document.querySelectorAll('#tree, #tree *')];
         return [all.every(it => it.kept), document.activeElement.id,
           document.querySelector('#field').value, document.querySelector('#fold').open];",
    );
    assert_eq!(state, json!([true, "field", "typed", true]));
}

fn only_attributes_that_change_are_touched(page: &Page<'_>) {
    let _server = open(page);
    run(
        page,
        "window.seen = [];
         const note = all => all.forEach(it => seen.push(`${it.target.id} ${it.attributeName}`));
         new MutationObserver(note).observe(document.querySelector('main'),
           { attributes: true, subtree: true });
         document.querySelector('#increment').click();",
    );
    let count = "return document.querySelector('#count').textContent";
    page.wait_for_script("a rebuilt tree", count, json!([]), &json!("count 1"));
    assert_eq!(run(page, "return seen"), json!(["tree data-count"]));
}

/// The keys, each with a `+` where its element was there before.
const KEYS: &str = "return [...document.querySelectorAll('#list > li')]
    .map(it => (it.dataset.key ?? it.className) + (it.kept ? '+' : '')).join(' ')";

fn elements_with_keys_move(page: &Page<'_>) {
    let _server = open(page);
    run(
        page,
        "document.querySelectorAll('#list > li').forEach(it => it.kept = true);
         document.querySelector('[data-key=c] input').focus();
         window.moved = [];
         new MutationObserver(all => all.forEach(it => it.addedNodes.forEach(it =>
           moved.push(it.dataset.key)))).observe(document.querySelector('#list'), { childList: true });",
    );
    let after = |button: &str, keys: &str, moved: Value| {
        run(page, &format!("moved.length = 0; document.querySelector('#{button}').click()"));
        page.wait_for_script(button, KEYS, json!([]), &json!(keys));
        assert_eq!(run(page, "return moved"), moved, "{button}");
    };
    after("drop", "head+ b+ c+ d+", json!([]));
    after("add", "head+ n b+ c+ d+", json!(["n"]));
    // The last becomes the first; the others stay where they are, and so does focus.
    after("move", "head+ d+ n b+ c+", json!(["d"]));
    assert_eq!(run(page, "return document.activeElement.ariaLabel"), "c");
    after("reverse", "head+ c+ b+ n d+", json!(["n", "b", "c"]));
    after("clear", "head+", json!([]));
}

fn a_component_of_leptos_works_inside(page: &Page<'_>) {
    let _server = open(page);
    let words = "return [...document.querySelectorAll('#words > li')].map(it => it.textContent)";
    assert_eq!(run(page, words), json!(["one", "two"]));
    let text = run(page, "return document.querySelector('#seam').textContent");
    assert_eq!(text, "beforemoreonetwoafter");
    page.click("#more");
    page.wait_for_script("a word", words, json!([]), &json!(["zero", "one", "two"]));
    page.assert_untroubled();
    // The policy is in force: what it forbids fails.
    let html = "try { document.createElement('p').innerHTML = 'x'; return 'set' }
        catch (error) { return error.name }";
    assert_eq!(run(page, html), "TypeError");
    page.forgive();
}
