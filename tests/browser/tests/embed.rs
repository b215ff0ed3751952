//! The page inside other pages, of another origin: what it shows, how it fits, whom it heeds.

use browser_tests::engine::target;
use browser_tests::oracle;
use browser_tests::page::Page;
use browser_tests::tests;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use xtask::server::StaticServer;

tests! { "embed";
    ALL: an_answer_stands_in_another_page_and_fits,
        attributes_and_themes_are_followed_live,
        forged_messages_change_nothing_in_the_host,
        forged_messages_change_nothing_in_the_frame,
        an_address_that_is_a_script_does_not_run_in_the_host,
        a_wrong_attribute_is_told_to_the_author_alone,
        the_preview_is_as_high_as_the_frame,
        the_preview_answers_and_warns_like_the_frame,
        no_other_screen_opens_in_a_frame_of_another_origin;
    CHROMIUM: a_host_gets_nothing_but_short_texts_from_the_frame,
        the_document_for_frames_is_nothing_but_an_answer, a_change_inside_is_told_to_the_host,
        what_stands_between_the_tags_stays_until_the_answer_is_there,
        twenty_on_a_page_fetch_the_program_once,
        an_embedded_answer_is_accessible,
        the_frame_shows_only_what_is_asked_for,
        the_screen_about_embedding_writes_a_text_that_works,
        options_reach_the_preview_and_the_text,
        the_text_leads_to_this_folder_whatever_the_address_has_on_top,
        the_one_file_says_what_the_text_needs,
        what_is_taken_off_leaves_nothing_behind;
}

/// A host page of another origin.
struct Host {
    _server: StaticServer,
    folder: PathBuf,
}

impl Host {
    /// Serves a page with this body, and opens it.
    fn open(page: &Page<'_>, name: &str, body: &str) -> Self {
        let folder = target().join("hosts").join(format!("{}-{name}", page.engine().name()));
        fs::create_dir_all(&folder).expect("a folder for the host");
        let html = format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Host</title><link rel=\"icon\" href=\"data:,\">
             <style>body {{ margin: 20px; color: #222; background: #fff }}
               .dark body {{ color: #eee; background: #111 }}</style>
             <script src=\"{}embed.js\" async></script></head>
             <body><main><h1>Host</h1>{body}</main></body></html>",
            page.url
        );
        fs::write(folder.join("index.html"), html).expect("the host");
        let server = StaticServer::start(&folder, "/", 0).expect("a server for the host");
        page.welcome(server.url());
        page.session().navigate(&server.url());
        Self { _server: server, folder }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// What can be seen from the host: its frames' heights, whether they show, and what stands beside.
const SEEN: &str = "
    return [...document.querySelectorAll('call-landing')].map(it => {
      const frame = it.shadowRoot?.querySelector('iframe');
      return {
        height: frame?.getBoundingClientRect().height ?? null,
        visible: frame ? getComputedStyle(frame).visibility === 'visible' : false,
        fallback: it.shadowRoot ? !it.shadowRoot.querySelector('slot').hidden : true,
      };
    });";

fn wait_for_answer(page: &Page<'_>) {
    page.wait("the answer in the host", || {
        let seen = page.session().run(SEEN, json!([]));
        let fits = seen[0]["height"].as_f64().is_some_and(|it| it > 100.0);
        if fits && seen[0]["visible"] == true && seen[0]["fallback"] == false {
            Ok(())
        } else {
            Err(seen.to_string())
        }
    });
}

/// The first frame of the host's first answer.
const FIRST: &str =
    "return document.querySelector('call-landing').shadowRoot.querySelector('iframe')";

/// Looks from inside the first frame.
fn inside<T>(page: &Page<'_>, look: impl FnOnce() -> T) -> T {
    page.session().enter(FIRST);
    let found = look();
    page.session().leave();
    found
}

fn run_inside(page: &Page<'_>, script: &str) -> Value {
    inside(page, || page.session().run(script, json!([])))
}

const SHOWN: &str = "
    const shown = css => [...document.querySelectorAll(css)].some(it => it.checkVisibility());
    return ['.top', '.reasons', '.questions', '#q-call', '#q-customer', '#q-policy', '#q-user', '#verdict',
      '.route-map', '.whole a'].filter(shown)";

fn an_answer_stands_in_another_page_and_fits(page: &Page<'_>) {
    let host = Host::open(
        page,
        "fits",
        "<call-landing customer=\"hybrid\" call=\"teams-voip\">words</call-landing><p>after</p>",
    );
    wait_for_answer(page);
    let case = oracle::lookup("hybrid", "default", "yes", "teams-voip");
    inside(page, || {
        page.wait_for("the answer", |it| {
            it["verdict"]["landing"] == *case.landing && it["verdict"]["basis"] == *case.basis
        });
    });
    for width in [900, 420] {
        page.session().run(
            "document.querySelector('main').style.width = `${arguments[0]}px`",
            json!([width]),
        );
        page.wait("the frame to fit its content", || {
            let outer = page.session().run(SEEN, json!([]))[0]["height"].clone();
            let inner = run_inside(page, "return [document.body.getBoundingClientRect().height, document.documentElement.scrollWidth - innerWidth]");
            let (outer, inner) = (outer.as_f64().unwrap_or_default(), inner);
            let fits = (outer - inner[0].as_f64().unwrap_or_default()).abs() <= 1.5;
            if fits && inner[1].as_i64() <= Some(0) { Ok(()) } else { Err(format!("{outer} {inner}")) }
        });
    }
    drop(host);
}

fn the_frame_shows_only_what_is_asked_for(page: &Page<'_>) {
    for (show, expected) in [
        ("", json!(["#verdict", ".route-map", ".whole a"])),
        (
            "call,user",
            json!([".questions", "#q-call", "#q-user", "#verdict", ".route-map", ".whole a"]),
        ),
        (
            "policy,customer",
            json!([".questions", "#q-customer", "#q-policy", "#verdict", ".route-map", ".whole a"]),
        ),
    ] {
        let show = if show.is_empty() { String::new() } else { format!("&show={show}") };
        page.open(&format!("#/explore?embed=1{show}"));
        page.session().run(
            "document.querySelectorAll('.question').forEach(it => { it.open = true })",
            json!([]),
        );
        assert_eq!(page.session().run(SHOWN, json!([])), expected, "show={show}");
    }
    page.open("#/explore?embed=1&accent=0a84c1&density=compact&theme=dark");
    let look = page.session().run(
        "const root = document.documentElement;
         return [root.dataset.theme, root.dataset.density, root.style.getPropertyValue('--accent'),
           getComputedStyle(root).backgroundColor, document.querySelector('.whole a').target,
           document.querySelector('.whole a').getAttribute('href')]",
        json!([]),
    );
    assert_eq!(
        look,
        json!(["dark", "compact", "#0a84c1", "rgba(0, 0, 0, 0)", "_blank", "#/explore"])
    );
    page.screenshot("embed-compact", "dark");
}

fn attributes_and_themes_are_followed_live(page: &Page<'_>) {
    let host = Host::open(page, "live", "<call-landing>words</call-landing>");
    wait_for_answer(page);
    let theme = |expected: &str| {
        inside(page, || {
            page.wait_for("the theme", |it| it["theme"] == expected);
        });
        let scheme = page.session().run(
            "return document.querySelector('call-landing').shadowRoot.querySelector('iframe').style.colorScheme",
            json!([]),
        );
        assert_eq!(scheme, expected);
    };
    theme("light");
    page.session().run("document.documentElement.className = 'dark'", json!([]));
    theme("dark");
    page.session()
        .run("document.querySelector('call-landing').setAttribute('theme', 'light')", json!([]));
    theme("light");
    page.session().run(
        "const it = document.querySelector('call-landing');
         it.setAttribute('customer', 'without');
         it.setAttribute('call', 'pstn-in');",
        json!([]),
    );
    inside(page, || {
        page.wait_for("the other answer", |it| {
            it["verdict"]["landing"] == "nowhere" && it["theme"] == "light"
        });
    });
    // Taken off and put back, as navigation inside a site does.
    page.session().run(
        "const it = document.querySelector('call-landing'); it.remove(); document.querySelector('main').append(it);",
        json!([]),
    );
    wait_for_answer(page);
    inside(page, || {
        page.wait_for("the same answer", |it| it["verdict"]["landing"] == "nowhere");
    });
    drop(host);
}

fn a_change_inside_is_told_to_the_host(page: &Page<'_>) {
    let host = Host::open(page, "change", "<call-landing show=\"call\">words</call-landing>
        <script>window.told = []; addEventListener('call-landing', it => told.push(it.detail))</script>");
    wait_for_answer(page);
    assert_eq!(page.session().run("return told", json!([])), json!([]), "nobody changed anything");
    inside(page, || page.choose("call", "teams-voip"));
    page.wait("the host to be told", || {
        let told = page.session().run("return told", json!([]));
        let is_told = told[0]["landing"] == "teams"
            && told[0]["basis"] == "guide"
            && told[0]["sentence"] == "A VoIP call from Teams to this user lands in Teams"
            && told[0]["fragment"].as_str().is_some_and(|it| it.contains("call=teams-voip"));
        if is_told { Ok(()) } else { Err(told.to_string()) }
    });
    drop(host);
}

fn what_stands_between_the_tags_stays_until_the_answer_is_there(page: &Page<'_>) {
    let host = Host::open(
        page,
        "fallback",
        "<call-landing loading=\"click\">words <a href=\"#\">and a link</a></call-landing>
         <div style=\"height: 4000px\"></div><call-landing>far below</call-landing>",
    );
    page.wait_for_script(
        "the element",
        "return document.querySelector('call-landing').shadowRoot?.querySelector('button')?.textContent",
        json!([]),
        &json!("Show the answer"),
    );
    let seen = page.session().run(SEEN, json!([]));
    for at in 0..2 {
        assert_eq!(
            seen[at]["height"],
            Value::Null,
            "nothing is fetched before it is wanted: {seen}"
        );
        assert_eq!(seen[at]["fallback"], true, "{seen}");
    }
    page.session().run(
        "document.querySelector('call-landing').shadowRoot.querySelector('button').click()",
        json!([]),
    );
    wait_for_answer(page);
    page.session().run("scrollTo(0, 4000)", json!([]));
    page.wait_for_script(
        "the second to begin",
        "return document.querySelectorAll('call-landing')[1].shadowRoot.querySelector('iframe') !== null",
        json!([]),
        &json!(true),
    );
    // Where the page cannot be reached, the words stay.
    page.go_offline();
    page.session().run(
        "const it = document.createElement('call-landing');
         it.textContent = 'words';
         it.setAttribute('loading', 'eager');
         document.querySelector('main').prepend(it);",
        json!([]),
    );
    let seen = page.session().run_async(
        &format!("const done = arguments[0]; const look = () => {{ {SEEN} }}; setTimeout(() => done(look()), 700)"),
        json!([]),
    );
    assert_eq!(seen[0]["fallback"], true, "{seen}");
    page.go_online();
    page.forgive();
    drop(host);
}

/// Another frame, and the host itself, say what only the page may say.
fn forged_messages_change_nothing_in_the_host(page: &Page<'_>) {
    let host = Host::open(
        page,
        "forged",
        "<call-landing>words</call-landing><iframe id=\"foreign\" srcdoc=\"<p>foreign</p>\"></iframe>
         <script>window.told = []; addEventListener('call-landing', it => told.push(it.detail))</script>",
    );
    wait_for_answer(page);
    let before = page.session().run(SEEN, json!([]));
    page.session().run(
        "const messages = [
           { app: 'call-landing', version: 1, type: 'size', height: 3210 },
           { app: 'call-landing', version: 1, type: 'change', answer: { landing: 'teams' } },
         ];
         const foreign = document.getElementById('foreign').contentWindow;
         for (const it of messages) {
           postMessage(it, '*');
           foreign.eval(`parent.postMessage(${JSON.stringify(it)}, '*')`);
           // Of the frame's origin, and of another window: as from a second page of that origin.
           const { src } = document.querySelector('call-landing').shadowRoot.querySelector('iframe');
           const { origin } = new URL(src);
           for (const source of [window, foreign]) {
             dispatchEvent(new MessageEvent('message', { data: it, origin, source }));
           }
         }",
        json!([]),
    );
    // From the right place, but with what no page says.
    inside(page, || {
        page.session().run(
            "const say = it => parent.postMessage({ app: 'call-landing', version: 1, ...it }, '*');
             say({ type: 'size', height: 'calc(100vh * 9)' });
             say({ type: 'size', height: NaN });
             say({ type: 'size', height: 3300, version: 2 });
             say({ type: 'size', height: 3300, app: 'another' });
             say({ type: 'change', answer: 'text' });
             say({ type: 'navigate', to: 'https://evil.example/' });",
            json!([]),
        )
    });
    let wait = "const done = arguments[0]; setTimeout(() => done(told), 300)";
    assert_eq!(page.session().run_async(wait, json!([])), json!([]), "the host believed it");
    assert_eq!(page.session().run(SEEN, json!([])), before);
    // The right page may ask for much; it gets only so much.
    page.session().run(
        "const frame = document.querySelector('call-landing').shadowRoot.querySelector('iframe');
         window.heights = [];
         new MutationObserver(() => heights.push(frame.style.height)).observe(frame, { attributes: true });",
        json!([]),
    );
    inside(page, || {
        page.session().run(
            "parent.postMessage({ app: 'call-landing', version: 1, type: 'size', height: 1e9 }, '*')",
            json!([]),
        )
    });
    page.wait_for_script(
        "the tallest frame",
        "return Math.max(...heights.map(it => parseFloat(it)))",
        json!([]),
        &json!(4000),
    );
    page.forgive();
    drop(host);
}

fn forged_messages_change_nothing_in_the_frame(page: &Page<'_>) {
    // A host that the frame was not told about: it is named otherwise.
    let body = format!(
        "<iframe name=\"call-landing https://elsewhere.example\" width=\"800\" height=\"600\" src=\"{0}#/explore?embed=1\"></iframe>
         <call-landing loading=\"eager\">words</call-landing>
         <script>window.heard = []; addEventListener('message', it => heard.push(it.data?.type))</script>",
        page.url
    );
    let host = Host::open(page, "frame", &body);
    wait_for_answer(page);
    let attack = "
        const [frame] = arguments;
        const say = it => frame.contentWindow.postMessage({ app: 'call-landing', version: 1, ...it }, '*');
        for (const fragment of ['javascript:alert(1)', 'https://evil.example/', '#/matrix', '#/explore?customer=hybrid',
          '//evil.example/#/explore?embed=1', '#/explore?embed=1' + '&x=y'.repeat(600), 7, null]) say({ type: 'open', fragment });
        say({ type: 'look', theme: 'dark&customer=hybrid' });
        say({ type: 'look', theme: '<b>' });
        say({ type: 'open', fragment: '#/explore?embed=1&customer=hybrid', version: 9 });
        frame.contentWindow.postMessage('text', '*');
        frame.contentWindow.postMessage(null, '*');";
    let frame = "document.querySelector('call-landing').shadowRoot.querySelector('iframe')";
    page.session().run(&format!("(function () {{ {attack} }})({frame})"), json!([]));
    // The stranger asks for something that would be right from another host.
    page.session().run(
        "document.querySelector('iframe').contentWindow.postMessage(
           { app: 'call-landing', version: 1, type: 'open', fragment: '#/explore?embed=1&customer=hybrid' }, '*')",
        json!([]),
    );
    // Of the host's origin, and of no window that the frame knows.
    let forged = "const data = { app: 'call-landing', version: 1, type: 'open', fragment: '#/explore?embed=1&customer=hybrid' };
        dispatchEvent(new MessageEvent('message', { data, origin: window.name.split(' ')[1], source: null }));";
    run_inside(page, forged);
    page.session().run_async("const done = arguments[0]; setTimeout(done, 400)", json!([]));
    let there = "return [location.hash, document.querySelector('#verdict').dataset.landing]";
    let (expected, dark) = ("sfb", run_inside(page, there));
    assert_eq!(dark[1], expected, "{dark}");
    assert!(dark[0].as_str().is_some_and(|it| !it.contains("hybrid")), "{dark}");
    page.session().enter("return document.querySelector('iframe')");
    assert_eq!(page.session().run(there, json!([])), json!(["#/explore?embed=1", expected]));
    page.session().leave();
    let heard = page.session().run("return heard", json!([]));
    let types: Vec<&str> =
        heard.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    assert_eq!(
        types.iter().filter(|it| **it == "ready").count(),
        1,
        "only the frame that knows its host speaks"
    );
    page.forgive();
    drop(host);
}

fn an_address_that_is_a_script_does_not_run_in_the_host(page: &Page<'_>) {
    let sources = [
        "javascript:top.ran=parent.ran=1//",
        "java&#10;script:parent.ran=1//",
        "  JavaScript:parent.ran=1//",
        "data:text/html,<script>parent.ran=1</script>",
        "blob:https://host.example/0",
        "file:///etc/hostname",
        "https://",
    ];
    let body: String = sources
        .iter()
        .map(|it| format!("<call-landing loading=\"eager\" src=\"{it}\">words</call-landing>"))
        .collect();
    let host = Host::open(page, "scripts", &body);
    // In each element: a frame, the words between the tags, and what is told in place of the answer.
    let refused = "return [window.ran ?? null, ...[...document.querySelectorAll('call-landing')].map(it => [
        it.shadowRoot?.querySelector('iframe') ?? null, it.shadowRoot?.querySelector('slot').hidden ?? null,
        it.shadowRoot?.querySelector('[role=alert]')?.textContent.includes('must begin with https: or http:') ?? null])]";
    let mut expected = vec![Value::Null];
    expected.extend(sources.iter().map(|_| json!([null, false, true])));
    page.wait_for_script("what was refused", refused, json!([]), &json!(expected));
    // A right address is taken afterwards, and a wrong one takes the answer away.
    let first = "document.querySelector('call-landing')";
    page.session().run(&format!("{first}.setAttribute('src', arguments[0])"), json!([page.url]));
    wait_for_answer(page);
    page.session()
        .run(&format!("{first}.setAttribute('src', 'javascript:parent.ran=1//')"), json!([]));
    page.wait_for_script("what was refused", refused, json!([]), &json!(expected));
    // The console says the same.
    page.forgive();
    drop(host);
}

fn a_host_gets_nothing_but_short_texts_from_the_frame(page: &Page<'_>) {
    let host = Host::open(page, "texts", "<call-landing>words</call-landing>
        <script>window.told = []; addEventListener('call-landing', it => told.push(it.detail))</script>");
    wait_for_answer(page);
    run_inside(
        page,
        "const answer = { landing: 'teams', basis: ['guide'], rule: 7, interop: { toString: 'x' }, alternative: null,
           sentence: '<img src=x onerror=alert(1)>' + 'x'.repeat(1e6), fragment: '#/explore', html: '<b>', constructor: 'x' };
         parent.postMessage({ app: 'call-landing', version: 1, type: 'change', answer }, '*');
         parent.postMessage({ app: 'call-landing', version: 1, type: 'change', answer: ['teams'] }, '*');",
    );
    let told = "return window.told.map(it => [Object.keys(it).sort().join(), it.landing, it.sentence?.length, it.fragment])";
    let expected =
        json!([["fragment,landing,sentence", "teams", 2000, "#/explore"], ["", null, null, null]]);
    page.wait_for_script("what the host was told", told, json!([]), &expected);
    drop(host);
}

/// What stands in a document: whether the page came up, and what it leads to if it refuses to.
const BOUND: &str = "
    const shown = css => [...document.querySelectorAll(css)].some(it => it.checkVisibility());
    return ['ready' in document.documentElement.dataset && shown('#verdict'), shown('#app'),
      shown('#refused') ? document.querySelector('#refused a').href : null]";

fn the_document_for_frames_is_nothing_but_an_answer(page: &Page<'_>) {
    let embed = format!("{}embed.html", page.url);
    let look = |what: &str, expected: &Value| {
        page.wait_for_script(what, BOUND, json!([]), expected);
    };
    for fragment in [
        "",
        "#/audit",
        "#/powershell",
        "#/matrix",
        "#/explore",
        "#/audit?embed=1",
        "#/explore?embed=0",
    ] {
        page.session().navigate("about:blank");
        page.session().navigate(&format!("{embed}{fragment}"));
        look(fragment, &json!([false, false, format!("{}{fragment}", page.url)]));
        let fetched = "return performance.getEntriesByType('resource').filter(it => it.name.endsWith('.wasm')).length";
        assert_eq!(
            page.session().run(fetched, json!([])),
            0,
            "a program was fetched for {fragment}"
        );
    }
    let answer = json!([true, true, null]);
    page.follow("#/explore?call=teams-voip&embed=1");
    look("an answer", &answer);
    let whole = "return document.querySelector('.whole a').href";
    let expected = json!(format!("{}#/explore?call=teams-voip", page.url));
    page.wait_for_script("the way to the whole page", whole, json!([]), &expected);
    for screen in ["#/powershell", "#/audit"] {
        page.follow(screen);
        look(screen, &json!([false, false, format!("{}{screen}", page.url)]));
        page.follow("#/explore?embed=1");
        look("an answer again", &answer);
    }
    // A program may write another address without a word.
    page.session().run("history.pushState(null, '', '#/audit'); dispatchEvent(new Event('call-landing-open-audit'))", json!([]));
    look("another module", &json!([false, false, format!("{}#/audit", page.url)]));
}

fn no_other_screen_opens_in_a_frame_of_another_origin(page: &Page<'_>) {
    let frames: String =
        ["#/explore?embed=1", "#/audit", "#/powershell", "embed.html#/explore?embed=1"]
            .iter()
            .map(|it| {
                format!("<iframe width=\"600\" height=\"400\" src=\"{}{it}\"></iframe>", page.url)
            })
            .collect();
    let host = Host::open(page, "frames", &frames);
    let look = |at: usize, expected: Value| {
        page.wait(&format!("frame {at} to be {expected}"), || {
            let frame = format!("return document.querySelectorAll('iframe')[{at}]");
            let entered = page.session().try_enter(&frame);
            let found = entered.and_then(|()| page.session().try_run(BOUND, json!([])));
            page.session().leave();
            match found {
                Ok(found) if found == expected => Ok(()),
                found => Err(format!("{found:?}")),
            }
        });
    };
    // As addresses were written before, which stay good.
    look(0, json!([true, true, null]));
    look(1, json!([false, false, format!("{}#/audit", page.url)]));
    look(2, json!([false, false, format!("{}#/powershell", page.url)]));
    look(3, json!([true, true, null]));
    drop(host);
}

fn the_screen_about_embedding_writes_a_text_that_works(page: &Page<'_>) {
    page.open("#/explore?customer=without");
    page.click("#share");
    page.wait_for_dialog("#share-dialog", true);
    page.click("#share-dialog a[href^='#/embed']");
    page.wait_for_address("embed", &[("customer", "without")]);
    page.wait_for_dialog("#share-dialog", false);
    let text = |page: &Page<'_>| {
        page.session().run("return document.querySelector('#embed-snippet').value", json!([]))
    };
    for host in page.offered("select[name=host] option") {
        page.select("host", &host);
        page.wait("the text for this host", || {
            let text = text(page).as_str().unwrap_or_default().to_owned();
            if text.contains("without") && text.contains(&page.url) { Ok(()) } else { Err(text) }
        });
    }
    let boxes = "return [...document.querySelectorAll('.files .field:not([hidden])')].map(it => [it.querySelector('label').textContent, getComputedStyle(it).display !== 'none', it.querySelectorAll('button').length])";
    page.select("host", "mkdocs");
    page.wait_for_script(
        "a box for each file",
        boxes,
        json!([]),
        &json!([["The page (.md)", true, 1], ["mkdocs.yml", true, 1]]),
    );
    page.select("embed-theme", "dark");
    page.select("loading", "click");
    page.wait_for_script(
        "the look in the text",
        "return / show=\"call\" theme=\"dark\" loading=\"click\">/.test(document.querySelector('#embed-snippet').value)",
        json!([]),
        &json!(true),
    );
    page.select("embed-theme", "");
    page.select("loading", "lazy");
    page.assert_fits("the screen about embedding");
    page.assert_accessible("the screen about embedding");
    page.screenshot("embedding", "light");
    page.select("host", "html");
    let snippet = text(page).as_str().unwrap_or_default().to_owned();
    let host = Host::open(page, "snippet", &snippet);
    wait_for_answer(page);
    inside(page, || {
        page.wait_for("the answer", |it| it["verdict"]["landing"] == "nowhere");
    });
    page.forgive();
    drop(host);
}

/// Sets the width of the preview, and returns the height that the screen gives for it.
fn height_at(page: &Page<'_>, width: u32) -> i64 {
    page.session().run(
        "const slider = document.querySelector('input[name=width]');
         slider.value = arguments[0];
         slider.dispatchEvent(new Event('input', { bubbles: true }));",
        json!([width]),
    );
    let mut before = 0;
    page.wait(&format!("a height that stays at {width} px"), || {
        let now = page.session().run(
            "const it = document.querySelector('#embed-size');
             return [Number(it.dataset.width), Number(it.dataset.height)]",
            json!([]),
        );
        let height = now[1].as_i64().unwrap_or_default();
        let is_settled = now[0] == width && height > 100 && height == before;
        before = height;
        if is_settled { Ok(height) } else { Err(now.to_string()) }
    })
}

fn the_preview_is_as_high_as_the_frame(page: &Page<'_>) {
    for fragment in
        ["#/embed?customer=hybrid&call=teams-voip&calling=teams", "#/embed?edition=2019-08"]
    {
        for width in [320, 480, 760] {
            page.open(fragment);
            page.select("host", "sharepoint");
            let told = height_at(page, width);
            let text = page.session().run(WRITTEN, json!([]));
            let text = text.as_str().unwrap_or_default();
            assert!(text.contains(&format!(" height=\"{told}\"")), "{text} lacks {told}");
            let (_, answer) = text.split_once("embed.html").expect("the document for frames");
            let answer = answer.split('"').next().unwrap_or_default();
            let frame = format!(
                "<iframe width=\"{width}\" height=\"{told}\" style=\"border: 0\" src=\"{}{answer}\"></iframe>",
                page.url
            );
            let host = Host::open(page, "as-high", &frame);
            let session = page.session();
            session.enter("return document.querySelector('iframe')");
            page.wait(&format!("{fragment} as high as {told} at {width}"), || {
                let real = session.run(
                    "return 'ready' in document.documentElement.dataset ? document.body.getBoundingClientRect().height : 0",
                    json!([]),
                );
                let real = real.as_f64().unwrap_or_default().ceil() as i64;
                if (real - told).abs() <= 2 { Ok(()) } else { Err(real.to_string()) }
            });
            session.leave();
            page.forgive();
            drop(host);
        }
    }
}

fn options_reach_the_preview_and_the_text(page: &Page<'_>) {
    page.open("#/embed?customer=hybrid");
    let comfortable = height_at(page, 480);
    page.choose("show", "customer");
    page.select("embed-theme", "dark");
    page.select("density", "compact");
    page.session().run(
        "document.querySelector('input[name=has-accent]').click();
         const color = document.querySelector('input[name=accent]');
         color.value = '#0a84c1';
         color.dispatchEvent(new Event('input', { bubbles: true }));",
        json!([]),
    );
    let seen = "const it = document.querySelector('.preview');
        const style = getComputedStyle(it);
        return [it.dataset.embed, it.dataset.density, style.colorScheme, style.getPropertyValue('--accent'),
          ['call', 'customer', 'policy', 'user'].map(key => document.getElementById(`q-${key}`).checkVisibility())];";
    page.wait_for_script(
        "the options in the preview",
        seen,
        json!([]),
        &json!(["call customer", "compact", "dark", "#0a84c1", [true, true, false, false]]),
    );
    let expected = "show=\"call,customer\" theme=\"dark\" accent=\"0a84c1\" density=\"compact\">";
    let written = |page: &Page<'_>| page.session().run(WRITTEN, json!([]));
    page.wait("the options in the text", || {
        let text = written(page).to_string().replace('\\', "");
        if text.contains(expected) { Ok(()) } else { Err(text) }
    });
    assert_ne!(height_at(page, 480), comfortable, "the height stays although the answer changed");
    page.select("host", "confluence");
    page.wait("the options in the address", || {
        let text = written(page).to_string();
        let expected = "embed=1&show=call,customer&theme=dark&accent=0a84c1&density=compact";
        if text.contains(expected) { Ok(()) } else { Err(text) }
    });
    for key in ["call", "customer"] {
        page.choose("show", key);
    }
    page.wait_for_script(
        "no question in the preview",
        "return [document.querySelector('.preview').dataset.embed, document.querySelector('.preview .questions').checkVisibility()]",
        json!([]),
        &json!(["", false]),
    );
    assert!(!written(page).to_string().contains("show="), "{}", written(page));
    for theme in ["light", "dark"] {
        page.emulate("screen", &[("prefers-color-scheme", theme)]);
        for &(width, height) in page.sizes() {
            page.resize(width, height);
            page.assert_fits(&format!("the screen about embedding at {width} px"));
            page.screenshot("embed-options", theme);
        }
        page.assert_accessible(&format!("the screen about embedding, {theme}"));
    }
}

fn the_preview_answers_and_warns_like_the_frame(page: &Page<'_>) {
    page.open("#/embed?customer=hybrid&calling=teams&call=pstn-in");
    page.wait_for_script(
        "a broken answer with its warning",
        "const it = document.querySelector('.preview');
         return [it?.querySelector('#verdict').dataset.landing, it?.querySelector('[data-severity=warning]').checkVisibility(),
           it?.querySelector('#fix')]",
        json!([]),
        &json!(["nowhere", true, null]),
    );
    page.choose("call", "teams-chat");
    page.wait("the other call in the text", || {
        let text = page.session().run(WRITTEN, json!([])).to_string();
        if text.contains("call=\\\"teams-chat") { Ok(()) } else { Err(text) }
    });
    // A line of the map answers in the preview as well.
    page.session().run(
        "[...document.querySelectorAll('.preview [data-call=teams-voip]')].find(it => it.checkVisibility()).dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))",
        json!([]),
    );
    page.wait_for_address(
        "embed",
        &[("customer", "hybrid"), ("calling", "teams"), ("call", "teams-voip")],
    );
}

const WRITTEN: &str = "return document.querySelector('#embed-snippet')?.value ?? null";

fn the_text_leads_to_this_folder_whatever_the_address_has_on_top(page: &Page<'_>) {
    for above in ["?x=1", "?to=a/b", "index.html?x=1&y=/z"] {
        page.session().navigate("about:blank");
        page.session().navigate(&format!("{}{above}#/embed?customer=without", page.url));
        page.wait("the text", || {
            let text = page.session().run(WRITTEN, json!([]));
            let text = text.as_str().unwrap_or_default();
            let script = format!("src=\"{}embed.js\"", page.url);
            let link = format!("href=\"{}#/explore?customer=without\"", page.url);
            if text.contains(&script) && text.contains(&link) {
                Ok(())
            } else {
                Err(text.to_owned())
            }
        });
        let reached = page.session().run_async(
            "const done = arguments[0];
             const [, script] = /src=\"([^\"]*)\"/.exec(document.querySelector('#embed-snippet').value);
             fetch(script).then(it => done(it.status), error => done(`${error}`))",
            json!([]),
        );
        assert_eq!(reached, 200, "{above}");
    }
}

/// The one file comes without the files that other pages load.
fn the_one_file_says_what_the_text_needs(page: &Page<'_>) {
    let told = "return [document.querySelector('#embed-snippet') !== null,
        document.querySelector('.embedding')?.innerText.includes('embed.js') ?? null]";
    page.session().navigate(&format!("{}call-landing.html#/embed?customer=without", page.url));
    page.wait_for_script("the text and what it needs", told, json!([]), &json!([true, true]));
    let text = page.session().run(WRITTEN, json!([]));
    let text = text.as_str().unwrap_or_default();
    for part in [
        format!("src=\"{}embed.js\"", page.url),
        format!("href=\"{}call-landing.html#/explore?customer=without\"", page.url),
    ] {
        assert!(text.contains(&part), "{text} lacks {part}");
    }
    page.session().navigate("about:blank");
    let file = browser_tests::page::dist().join("call-landing.html");
    page.session().navigate(&format!("file://{}#/embed?customer=without", file.display()));
    let reason = "return [document.querySelector('#embed-snippet') !== null,
        document.querySelector('.embedding')?.innerText.includes('web server') ?? null]";
    page.wait_for_script("no text but its reason", reason, json!([]), &json!([false, true]));
    page.session().navigate("about:blank");
    page.forgive();
}

fn a_wrong_attribute_is_told_to_the_author_alone(page: &Page<'_>) {
    // What is logged in the frame is looked at in the page itself, where it can be listened to.
    page.open("#/explore?embed=1");
    page.session().run(
        "window.warned = [];
         console.warn = (...parts) => { window.warned.push(parts.join(' ')); };",
        json!([]),
    );
    page.follow("#/explore?embed=1&show=call&density=tight&customer=martian");
    page.wait("both to be logged", || {
        let warned = page.session().run("return window.warned", json!([])).to_string();
        if warned.contains("tight") && warned.contains("martian") { Ok(()) } else { Err(warned) }
    });
    page.choose("call", "teams-voip");
    page.wait_for("another answer", |it| it["verdict"]["landing"] == "teams");
    let seen = "return [window.warned.length, document.querySelectorAll('.notices').length]";
    assert_eq!(page.session().run(seen, json!([])), json!([2, 0]), "[logged, shown]");
    let host = Host::open(
        page,
        "wrong",
        "<call-landing show=\"call,from\" customer=\"martian\">words</call-landing>",
    );
    wait_for_answer(page);
    let shown = "return document.querySelectorAll('.notices').length";
    assert_eq!(run_inside(page, shown), 0, "readers of the host see a notice");
    drop(host);
}

fn twenty_on_a_page_fetch_the_program_once(page: &Page<'_>) {
    let many = "<call-landing loading=\"eager\">words</call-landing>".repeat(20);
    let host = Host::open(page, "twenty", &many);
    page.wait("twenty answers", || {
        let seen = page.session().run(SEEN, json!([]));
        let ready =
            seen.as_array().into_iter().flatten().filter(|it| it["fallback"] == false).count();
        if ready == 20 { Ok(()) } else { Err(format!("{ready} of 20")) }
    });
    assert_eq!(inside_all(page), 1, "the program came over the network more than once");
    page.forgive();
    drop(host);
}

/// How many of the frames got the program over the network and not from the cache.
fn inside_all(page: &Page<'_>) -> usize {
    let session = page.session();
    let mut over_the_network = 0;
    for at in 0..20 {
        session.enter(&format!(
            "return document.querySelectorAll('call-landing')[{at}].shadowRoot.querySelector('iframe')"
        ));
        let fetched = session.run(
            "return performance.getEntriesByType('resource').filter(it => it.name.endsWith('.wasm') && it.transferSize > 0).length",
            json!([]),
        );
        over_the_network += usize::from(fetched.as_u64() > Some(0));
        session.leave();
    }
    over_the_network
}

fn what_is_taken_off_leaves_nothing_behind(page: &Page<'_>) {
    let host = Host::open(page, "leaving", "<call-landing>words</call-landing>");
    wait_for_answer(page);
    // Before it has a frame, with one on its way, and with a button.
    page.session().run(
        "for (const loading of ['lazy', 'eager', 'click']) {
           const it = document.createElement('call-landing');
           it.setAttribute('loading', loading);
           document.querySelector('main').append(it);
           it.remove();
         }
         const it = document.querySelector('call-landing');
         it.replaceWith(it.cloneNode(true));",
        json!([]),
    );
    wait_for_answer(page);
    let held = page.instances("customElements.get('call-landing')", "return this.length");
    let listening = page.evaluate("getEventListeners(window).message.length");
    assert_eq!(json!([held, listening]), json!([1, 1]), "elements that are held, and listeners");
    page.forgive();
    drop(host);
}

fn an_embedded_answer_is_accessible(page: &Page<'_>) {
    for theme in ["light", "dark"] {
        page.open(&format!("#/explore?embed=1&show=call,policy&theme={theme}"));
        // The background is the host's.
        page.session().run(
            "document.documentElement.style.background = arguments[0] === 'dark' ? '#111' : '#fff'",
            json!([theme]),
        );
        page.assert_accessible(&format!("an embedded answer, {theme}"));
        for width in [320, 768] {
            page.resize(width, 700);
            page.assert_fits(&format!("an embedded answer at {width} px"));
            page.screenshot("embedded", theme);
        }
    }
}
