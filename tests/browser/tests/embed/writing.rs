//! The screen that writes the text to paste.

use super::*;

tests! { "embed::writing";
    ALL:
        the_preview_is_as_high_as_the_frame,
        the_preview_answers_and_warns_like_the_frame;
    CHROMIUM:
        the_screen_about_embedding_writes_a_text_that_works,
        options_reach_the_preview_and_the_text,
        the_text_leads_to_this_folder_whatever_the_address_has_on_top,
        the_one_file_says_what_the_text_needs,
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
            page.show(fragment);
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
