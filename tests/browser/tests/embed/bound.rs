//! The document for frames, and what it refuses.

use super::*;

tests! { "embed::bound";
    ALL:
        no_other_screen_opens_in_a_frame_of_another_origin;
    CHROMIUM:
        the_document_for_frames_is_nothing_but_an_answer,
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
