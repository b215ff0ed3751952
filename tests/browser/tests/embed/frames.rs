//! What a frame shows, and how it follows its host.

use super::*;

tests! { "embed::frames";
    ALL:
        an_answer_stands_in_another_page_and_fits,
        attributes_and_themes_are_followed_live;
    CHROMIUM:
        a_change_inside_is_told_to_the_host,
        what_stands_between_the_tags_stays_until_the_answer_is_there,
        the_frame_shows_only_what_is_asked_for,
}

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
