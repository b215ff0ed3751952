//! What stands in the page before its program is there, and how the program takes over.

use browser_tests::engine::Engine;
use browser_tests::oracle::{self, CALLS, CUSTOMERS};
use browser_tests::page::{Page, dist, parse};
use browser_tests::tests;
use serde_json::{Value, json};
use std::fs;

tests! { "first_page";
    ALL: every_page_of_the_guide_answers_and_leads_into_the_program,
        the_stored_theme_is_there_from_the_start;
    CHROMIUM: every_page_of_today_answers_and_leads_into_the_program,
        the_first_page_reads_without_scripts,
        every_answer_stands_in_the_page,
        the_program_takes_over_in_place,
        nothing_shifts_while_the_page_comes_up,
        nothing_shifts_where_the_page_comes_in_pieces,
        no_other_answer_flashes_before_the_one_that_is_asked_for;
}

fn without_scripts(page: &Page<'_>, off: bool) {
    page.session().devtools("Emulation.setScriptExecutionDisabled", json!({ "value": off }));
}

fn the_first_page_reads_without_scripts(page: &Page<'_>) {
    without_scripts(page, true);
    page.load("");
    let shown = page.snapshot();
    let case = oracle::lookup("existing", "default", "yes", "pstn-in");
    assert_eq!(shown["ready"], false, "the program runs");
    assert_eq!(shown["verdict"]["landing"], *case.landing);
    assert_eq!(shown["verdict"]["basis"], *case.basis);
    let text = page.session().run("return document.body.innerText", json!([]));
    let text = text.as_str().unwrap_or_default();
    for words in ["Skype for Business", "Stated in the guide", "WHY", "JavaScript", "Every answer"]
    {
        assert!(text.to_lowercase().contains(&words.to_lowercase()), "`{words}` is not in: {text}");
    }
    for words in ["Loading", "Preferred calling application"] {
        assert!(!text.contains(words), "`{words}` is of no use here: {text}");
    }
    page.assert_fits("the first page");
    page.screenshot("first-page", "light");
    without_scripts(page, false);
    page.assert_accessible("the first page without its program");
}

/// The table is the oracle, cell by cell.
fn every_answer_stands_in_the_page(page: &Page<'_>) {
    without_scripts(page, true);
    page.load("");
    let rows = page.session().run(
        "return [...document.querySelectorAll('#every-answer tbody')].flatMap((group, at) =>
           [...group.rows].slice(1).map(row => [at, ...[...row.cells].map(it => it.textContent)]))",
        json!([]),
    );
    let rows = rows.as_array().expect("rows");
    assert_eq!(rows.len(), 24, "organizations, licences and clients");
    let name = |landing: &str| match landing {
        "teams" => "Teams",
        "sfb" => "Skype for Business",
        "either" => "Either client",
        "nowhere" => "Reaches nobody",
        "not-supported" => "Not supported",
        "not-applicable" => "No such caller",
        "not-governed" => "Not decided by this policy",
        other => panic!("no landing {other}"),
    };
    for row in rows {
        let group = row[0].as_u64().unwrap_or_default() as usize;
        let client = row[1].as_str().unwrap_or_default().to_lowercase();
        let licensed = if group.is_multiple_of(2) { "yes" } else { "no" };
        for (at, call) in CALLS.iter().enumerate() {
            let case = oracle::lookup(CUSTOMERS[group / 2], &client, licensed, call);
            let cell = row[at + 2].as_str().unwrap_or_default();
            // A call that cannot even be placed has words of its own.
            let landing = match (case.landing.as_str(), *call) {
                ("nowhere", "pstn-out" | "federated-out") => "Cannot be placed",
                (landing, _) => name(landing),
            };
            let expected = match case.basis.as_str() {
                "guide" => landing.to_owned(),
                "document" => format!("{landing} (Stated elsewhere)"),
                "disputed" => {
                    format!("{landing} (sources conflict, or {})", name(&case.alternative))
                }
                _ => format!("{landing} (Inferred)"),
            };
            assert_eq!(cell, expected, "{case:?}");
        }
    }
    without_scripts(page, false);
}

const PLACES: &str = "
    const place = css => {
      const it = [...document.querySelectorAll(css)].find(it => it.getClientRects().length);
      if (!it) return null;
      const { x, y, width, height } = it.getBoundingClientRect();
      // What is far below is not seen yet, and some of it comes with the program.
      if (y > innerHeight) return null;
      return [css, ...[x, y, width, height].map(Math.round)];
    };
    return ['.top', '.brand', '.top nav', '#share', '#verdict', '#verdict .landing', '#q-call', '#q-user', '.route-map', '#why', '#why .decided'].map(place)";

fn the_program_takes_over_in_place(page: &Page<'_>) {
    for width in [320, 768, 1280] {
        page.resize(width, 800);
        page.session().devtools("Network.enable", json!({}));
        page.session().devtools("Network.setBlockedURLs", json!({ "urls": ["*.wasm"] }));
        page.load("");
        page.session().run("delete document.documentElement.dataset.crashed", json!([]));
        let before = page.session().run(
            &format!("document.getElementById('crash').style.display = 'none'; {PLACES}"),
            json!([]),
        );
        page.session().devtools("Network.setBlockedURLs", json!({ "urls": [] }));
        page.forgive();
        page.open("");
        let after = page.session().run(PLACES, json!([]));
        assert_eq!(before, after, "at {width} px");
    }
}

/// Keeps every shift of the layout, and every answer that could be seen, from the first moment on.
const WITNESS: &str = "
    window.shifts = [];
    window.seen = [];
    new PerformanceObserver(list => {
      for (const it of list.getEntries()) window.shifts.push([it.value, ...it.sources.map(it => [it.node?.outerHTML?.slice(0, 80), it.previousRect, it.currentRect])]);
    }).observe({ type: 'layout-shift', buffered: true });
    const look = () => {
      const it = document.querySelector('#verdict');
      if (it?.checkVisibility({ visibilityProperty: true })) window.seen.push(it.textContent);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);";

fn witnessed(page: &Page<'_>, fragment: &str) -> Value {
    let id = page
        .session()
        .devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WITNESS }));
    page.open(fragment);
    // A while after the first frame, which a busy machine may draw late.
    let done = "const done = arguments[0], end = () => done([window.shifts, window.seen]);
        const look = () => window.seen.length ? setTimeout(end, 300) : setTimeout(look, 20);
        look();";
    let found = page.session().run_async(done, json!([]));
    page.session().devtools("Page.removeScriptToEvaluateOnNewDocument", id);
    found
}

fn nothing_shifts_while_the_page_comes_up(page: &Page<'_>) {
    for width in [320, 768, 1280] {
        page.resize(width, 800);
        for fragment in ["", "#/explore?customer=hybrid&call=teams-voip"] {
            let found = witnessed(page, fragment);
            assert_eq!(found[0], json!([]), "shifts of `{fragment}` at {width} px");
        }
    }
}

fn nothing_shifts_where_the_page_comes_in_pieces(page: &Page<'_>) {
    let session = page.session();
    let throttled = |bytes_a_second: i32| {
        let conditions = json!({ "offline": false, "latency": 0, "uploadThroughput": -1,
            "downloadThroughput": bytes_a_second });
        session.devtools("Network.emulateNetworkConditions", conditions);
    };
    session.devtools("Network.enable", json!({}));
    session.devtools("Network.setCacheDisabled", json!({ "cacheDisabled": true }));
    page.resize(320, 800);
    throttled(150_000);
    let found = witnessed(page, "");
    throttled(-1);
    assert_eq!(found[0], json!([]));
}

fn no_other_answer_flashes_before_the_one_that_is_asked_for(page: &Page<'_>) {
    let found = witnessed(page, "#/explore?customer=hybrid&call=teams-voip");
    let seen = found[1].as_array().expect("what was seen");
    assert!(!seen.is_empty(), "nothing was seen");
    let asked = "A VoIP call from Teams";
    let others: Vec<&Value> =
        seen.iter().filter(|it| !it.as_str().is_some_and(|it| it.starts_with(asked))).collect();
    assert!(others.is_empty(), "{others:?}");
}

/// What does nothing where no program runs: links to screens of the program that stay on the page, and
/// buttons.
const DEAD: &str = "
return [...document.querySelectorAll('main a[href^=\"#\"], main button, main [role=button]')]
  .filter(it => it.getClientRects().length)
  .map(it => it.outerHTML.slice(0, 160));";

fn every_page_of_the_guide_answers_and_leads_into_the_program(page: &Page<'_>) {
    let mut names: Vec<_> = fs::read_dir(dist().join("guide"))
        .expect("the pages of the guide")
        .map(|it| it.expect("a file").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names.len(), 8, "four scenarios, two organizations: {names:?}");
    let mut titles = Vec::new();
    // They are made by one piece of code: two, one of each kind of organization, will do elsewhere.
    let step = if page.engine() == Engine::Chromium { 1 } else { 5 };
    let looked_at: Vec<String> = names.into_iter().step_by(step).collect();
    for (at, name) in looked_at.iter().enumerate() {
        let shown = || {
            page.session().run(
                "const it = document.querySelector('#verdict').dataset;
                 const meta = name => document.querySelector(`meta[name='${name}'], meta[property='${name}']`)?.content ?? '';
                 return [it.landing, it.basis, document.title, meta('description').length > 60,
                   meta('og:image').endsWith('.png'), document.scripts.length,
                   document.querySelector('.into-app a').getAttribute('href')]",
                json!([]),
            )
        };
        page.session().navigate(&format!("{}guide/{name}", page.url));
        page.watch();
        let guide = shown();
        assert_eq!(json!([guide[3], guide[4], guide[5]]), json!([true, true, 0]), "{name}");
        assert_eq!(page.session().run(DEAD, json!([])), json!([]), "{name}");
        titles.push(guide[2].clone());
        page.assert_fits(name);
        if step == 1 && at % 5 == 0 {
            page.assert_accessible(name);
        }
        let link = guide[6].as_str().unwrap_or_default().trim_start_matches("../");
        let (_, keys) = parse(link);
        assert_eq!(keys.contains_key("customer"), name.contains("without"), "{link}");
        page.click(".into-app a");
        page.wait_for("the same answer in the program", |it| {
            it["ready"] == true
                && it["verdict"]["landing"] == guide[0]
                && it["verdict"]["basis"] == guide[1]
        });
        page.watch();
    }
    titles.dedup();
    assert_eq!(titles.len(), looked_at.len(), "each has a title of its own");
}

fn every_page_of_today_answers_and_leads_into_the_program(page: &Page<'_>) {
    let names: Vec<String> = fs::read_dir(dist().join("today"))
        .expect("the pages of today")
        .map(|it| it.expect("a file").file_name().to_string_lossy().into_owned())
        .collect();
    assert!(names.len() >= 10, "{names:?}");
    for name in &names {
        page.session().navigate(&format!("{}today/{name}", page.url));
        page.watch();
        let there = page.session().run(
            "return [document.querySelector('#verdict').dataset.landing, document.scripts.length]",
            json!([]),
        );
        assert_eq!(there[1], 0, "{name}");
        assert_eq!(page.session().run(DEAD, json!([])), json!([]), "{name}");
        page.assert_fits(name);
        page.click(".into-app a");
        page.wait_for("the same answer in the program", |it| {
            it["ready"] == true && it["verdict"]["landing"] == there[0]
        });
        page.watch();
    }
}

fn the_stored_theme_is_there_from_the_start(page: &Page<'_>) {
    page.open("");
    page.select("theme", "dark");
    page.wait_for("the dark theme", |it| it["theme"] == "dark");
    page.session().navigate("about:blank");
    page.session().navigate(&page.url);
    // Whether or not the program is there already.
    assert_eq!(page.snapshot()["theme"], "dark");
    page.watch();
    page.wait_for("the program", |it| it["ready"] == true && it["theme"] == "dark");
}
