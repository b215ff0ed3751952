//! Handing the answer on.

use browser_tests::page::Page;
use browser_tests::tests;
use serde_json::{Value, json};

tests! { "share";
    ALL: copy_buttons_say_what_they_did;
    CHROMIUM: the_dialog_holds_the_link_and_a_ticket,
        programs_can_read_the_answer_of_either_edition,
        the_clipboard_holds_what_was_copied,
        the_dialog_offers_what_fits_the_screen,
        a_refused_clipboard_is_told;
}

const FRAGMENT: &str = "#/explore?customer=hybrid&call=teams-voip";

fn open_dialog(page: &Page<'_>) {
    page.open(FRAGMENT);
    page.click("button#share");
    page.wait_for_dialog("#share-dialog", true);
}

fn value(page: &Page<'_>, selector: &str) -> String {
    let value =
        page.session().run("return document.querySelector(arguments[0]).value", json!([selector]));
    value.as_str().unwrap_or_default().to_owned()
}

fn the_dialog_holds_the_link_and_a_ticket(page: &Page<'_>) {
    open_dialog(page);
    let link = value(page, "input#share-link");
    assert_eq!(page.session().run("return location.href", json!([])), link);
    let ticket = value(page, "textarea#share-markdown");
    assert!(ticket.contains(&link), "the ticket lacks the link {link}:\n{ticket}");
    assert!(
        !ticket.lines().any(|line| line.starts_with('#')),
        "a ticket has no headings:\n{ticket}"
    );
    assert!(ticket.lines().count() > 2, "the ticket says little:\n{ticket}");
    // The link is good: somebody else sees the same.
    let verdict = page.snapshot()["verdict"].clone();
    page.open(
        link.split_once('#').map_or("", |(_, fragment)| fragment).replacen('/', "#/", 1).as_str(),
    );
    page.wait_for("the same verdict", |shown| shown["verdict"] == verdict);
}

fn programs_can_read_the_answer_of_either_edition(page: &Page<'_>) {
    for (fragment, expected) in [
        (
            "#/explore?customer=without&override=true&call=federated-in",
            json!({
                "edition": "2017-12", "customer": "without", "choice": "none", "licensed": true,
                "policy": {
                    "Identity": null, "AllowEndUserClientOverride": true,
                    "CallingDefaultClient": "Default", "ChatDefaultClient": "Default",
                },
                "call": "federated-in", "landing": "not-supported", "basis": "disputed",
                "alternative": "sfb", "rule": "federated-in-without-sfb",
            }),
        ),
        (
            "#/explore?call=in-tenant&mode=sfb-only&edition=2019-08",
            json!({
                "edition": "2019-08",
                "question": {
                    "call": "in-tenant", "mode": "sfb-only", "from-mode": "islands",
                    "from-client": "teams", "from-home": "online",
                },
                "landing": "sfb", "interop": "yes", "basis": "document", "alternative": null,
                "rule": "teams-to-sfb-mode",
            }),
        ),
    ] {
        page.open(fragment);
        assert_eq!(value(page, "input#share-json"), "", "a closed dialog writes nothing");
        page.click("#share");
        page.wait_for_script(
            "the JSON",
            "return document.querySelector('input#share-json').value.length > 0",
            json!([]),
            &json!(true),
        );
        let answer: Value = serde_json::from_str(&value(page, "input#share-json")).expect("JSON");
        assert_eq!(
            (&answer["format"], &answer["version"]),
            (&json!("call-landing/answer"), &json!(1))
        );
        for (key, expected) in expected.as_object().expect("an object") {
            assert_eq!(&answer[key], expected, "{key} in {answer}");
        }
        assert_eq!(answer["url"], page.session().run("return location.href", json!([])));
        assert!(answer["sources"].as_array().is_some_and(|it| !it.is_empty()), "{answer}");
    }
}

/// What the page says, apart from what fields hold.
const SAID: &str = "return document.body.innerText + [...document.querySelectorAll('dialog[open]')].map(it => it.innerText)";

fn copy_buttons_say_what_they_did(page: &Page<'_>) {
    for (place, button) in [
        (true, "button[data-copy=link]"),
        (true, "button[data-copy=markdown]"),
        (false, "#fix button.copy"),
    ] {
        if place {
            open_dialog(page)
        } else {
            page.open(FRAGMENT)
        }
        let before = page.session().run(SAID, json!([]));
        page.click(button);
        page.wait(&format!("a word about `{button}`"), || {
            let after = page.session().run(SAID, json!([]));
            if after == before { Err(after.to_string()) } else { Ok(()) }
        });
    }
}

fn permit(page: &Page<'_>, name: &str, state: &str) {
    let body = json!({ "descriptor": { "name": name }, "state": state });
    page.session().post("permissions", &body).expect("a permission");
}

fn the_clipboard_holds_what_was_copied(page: &Page<'_>) {
    open_dialog(page);
    permit(page, "clipboard-read", "granted");
    permit(page, "clipboard-write", "granted");
    for (kind, field) in [("link", "input#share-link"), ("markdown", "textarea#share-markdown")] {
        page.click(&format!("button[data-copy={kind}]"));
        let expected = value(page, field);
        page.wait(&format!("the {kind} in the clipboard"), || {
            let held = page.session().run_async(
                "const done = arguments[0]; navigator.clipboard.readText().then(done, it => done(`${it}`));",
                json!([]),
            );
            if held == Value::String(expected.clone()) { Ok(()) } else { Err(held.to_string()) }
        });
    }
}

fn a_refused_clipboard_is_told(page: &Page<'_>) {
    open_dialog(page);
    permit(page, "clipboard-write", "denied");
    let before = page.session().run(SAID, json!([]));
    page.click("button[data-copy=link]");
    page.wait("a word about the refusal", || {
        let after = page.session().run(SAID, json!([]));
        if after == before { Err(after.to_string()) } else { Ok(()) }
    });
}

/// The heading, what can be copied, and where else the dialog leads.
const OFFERED: &str = "const it = document.querySelector('#share-dialog');
    const seen = selector => [...it.querySelectorAll(selector)].filter(it => it.checkVisibility());
    return [it.getAttribute('aria-label'), it.querySelector('h2').textContent,
      seen('.field label').map(it => it.textContent), seen('a').map(it => it.getAttribute('href')), seen('.save > summary').length,
      seen('textarea')[0]?.value.split('\\n')[0] ?? null]";

fn the_dialog_offers_what_fits_the_screen(page: &Page<'_>) {
    let table = "**Has Skype for Business**";
    let moves = "**2 calls move to Teams.** With `DisallowOverrideCallingTeamsChatTeams` instead of `Global`.";
    let all = [
        (
            "explore?call=teams-voip",
            "Share this answer",
            json!(["Link", "Markdown", "JSON, for programs"]),
            json!(["#/embed?call=teams-voip"]),
            Some("**A VoIP call from Teams to this user lands in Teams.** (Stated in the guide)"),
        ),
        ("matrix", "Share this table", json!(["Link", "Markdown"]), json!([]), Some(table)),
        ("compare", "Share this comparison", json!(["Link", "Markdown"]), json!([]), Some(moves)),
        ("goal", "Share these wishes", json!(["Link"]), json!([]), None),
        ("powershell", "Share this script", json!(["Link"]), json!([]), None),
        ("audit", "Share a link to the audit", json!(["Link"]), json!([]), None),
        ("glossary", "Share this source page", json!(["Link"]), json!([]), None),
    ];
    for (screen, heading, fields, links, first) in all {
        page.open(&format!("#/{screen}"));
        page.wait_for_heading();
        page.open_share();
        let pictures = u8::from(["Share this answer", "Share this comparison"].contains(&heading));
        let expected = json!([heading, heading, fields, links, pictures, first]);
        page.wait_for_script(&format!("{screen} shared"), OFFERED, json!([]), &expected);
        page.assert_accessible(&format!("Share on {screen}"));
    }
    for theme in ["light", "dark"] {
        page.emulate("screen", &[("prefers-color-scheme", theme)]);
        for &(width, height) in page.sizes() {
            page.resize(width, height);
            page.open("#/compare");
            page.wait_for_heading();
            page.open_share();
            page.assert_fits(&format!("sharing a comparison at {width} px"));
            page.screenshot("share-comparison", theme);
        }
    }
}
