//! Hosts with wrong attributes, many answers, and answers that they remove.

use super::*;

tests! { "embed::hosts";
    ALL:
        a_wrong_attribute_is_told_to_the_author_alone;
    CHROMIUM:
        twenty_on_a_page_fetch_the_program_once,
        an_embedded_answer_is_accessible,
        what_is_taken_off_leaves_nothing_behind,
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
