//! Messages between frame and host, and forged ones.

use super::*;

tests! { "embed::messages";
    ALL:
        forged_messages_change_nothing_in_the_host,
        forged_messages_change_nothing_in_the_frame,
        an_address_that_is_a_script_does_not_run_in_the_host;
    CHROMIUM:
        a_host_gets_nothing_but_short_texts_from_the_frame,
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
