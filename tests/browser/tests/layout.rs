//! How the page looks: on every width, in every theme, on paper. With
//! `cargo xtask test --screenshots` each state leaves a picture in `target/screenshots`.

use browser_tests::oracle;
use browser_tests::page::Page;
use browser_tests::tests;
use serde_json::json;

tests! { "layout";
    ALL: nothing_scrolls_sideways_on_any_width,
        the_verdict_is_in_the_first_screen_of_a_phone,
        the_theme_can_be_chosen_and_is_remembered,
        targets_are_large_enough_to_hit;
    CHROMIUM: sections_are_open_on_wide_screens_and_closed_on_phones,
        the_system_theme_follows_the_system,
        forced_colors_keep_everything_visible,
        reduced_motion_moves_nothing,
        more_contrast_is_given_when_asked_for,
        paper_holds_the_answer,
        the_map_draws_a_line_for_every_call;
}

const STATES: [(&str, &str); 5] = [
    ("explore", "#/explore"),
    (
        "custom",
        "#/explore?customer=hybrid&override=true&calling=teams&choice=teams&call=federated-chat",
    ),
    (
        "notices",
        "#/explore?call=aVeryLongValueWithoutAnyPlaceToBreakItIntoTwoLines&customer=aVeryLongValueToo&policy=andOneMore",
    ),
    ("command", "#/explore?policy=DisallowOverrideCallingTeamsChatTeams"),
    ("about", "#/about"),
];

/// What is wider than the page: the innermost elements, which are to blame. Where no box is too wide,
/// something sticks out of its box.
const WIDER: &str = r#"
const { scrollWidth } = document.documentElement;
if (scrollWidth <= innerWidth) return [];
const wide = it => it.getBoundingClientRect().right > innerWidth + 1;
const blamed = [...document.querySelectorAll('body *')]
  .filter(it => wide(it) && ![...it.children].some(wide));
if (!blamed.length) {
  blamed.push(...[...document.querySelectorAll('body *')].filter(it => it.scrollWidth > it.clientWidth + 1
    && it.clientWidth && getComputedStyle(it).overflowX === 'visible'));
}
return [`${scrollWidth} > ${innerWidth}`, ...blamed.slice(0, 5).map(it => it.outerHTML.slice(0, 160))];
"#;

#[track_caller]
fn assert_fits(page: &Page<'_>, what: &str) {
    let wider = page.session().run(WIDER, json!([]));
    assert_eq!(wider, json!([]), "{what} scrolls sideways");
}

fn nothing_scrolls_sideways_on_any_width(page: &Page<'_>) {
    for &(width, height) in page.sizes() {
        page.resize(width, height);
        page.open("");
        for (state, fragment) in STATES {
            page.follow(fragment);
            page.wait_for(state, |shown| {
                shown["hash"] == fragment && shown["verdict"].is_null() == (state == "about")
            });
            page.wait_for_heading();
            assert_eq!(
                page.session().run("return innerWidth", json!([])),
                width,
                "the width of the page"
            );
            page.screenshot(state, "light");
            assert_fits(page, &format!("{state} at {width}"));
            // Also with every section open.
            page.session().run(
                "document.querySelectorAll('details').forEach(it => { it.open = true; })",
                json!([]),
            );
            assert_fits(page, &format!("{state} at {width} with all open"));
        }
        page.open_share();
        page.screenshot("share", "light");
        assert_fits(page, &format!("Share at {width}"));
    }
}

fn the_verdict_is_in_the_first_screen_of_a_phone(page: &Page<'_>) {
    page.resize(320, 640);
    // The default, the longest answers, and one that names another reading.
    for case in oracle::cases()
        .iter()
        .filter(|it| it.basis == "disputed")
        .take(3)
        .chain([&oracle::cases()[2]])
    {
        page.open(&case.fragment());
        page.wait_for_case(case);
        let inside = "const box = document.querySelector('output#verdict').getBoundingClientRect();
            return [scrollY, box.top >= 0 && box.height > 0, box.bottom <= innerHeight, box.left >= 0 && box.right <= innerWidth];";
        let found = page.session().run(inside, json!([]));
        assert_eq!(
            found,
            json!([0, true, true, true]),
            "[scrolled, top, bottom, sides] of the verdict of {case:?}"
        );
    }
}

fn sections_are_open_on_wide_screens_and_closed_on_phones(page: &Page<'_>) {
    for (width, open) in [(1280, true), (320, false)] {
        page.resize(width, 800);
        page.open("");
        let sections = "return ['call', 'customer', 'policy', 'user'].map(it => document.querySelector(`#q-${it}`)?.open)";
        page.wait_for_script(
            &format!("the sections at {width}"),
            sections,
            json!([]),
            &json!(vec![open; 4]),
        );
    }
    // A closed section tells what is chosen in it.
    page.open("#/explore?policy=DisallowOverrideCallingTeamsChatSfb");
    let summary = page
        .session()
        .run("return document.querySelector('#q-policy summary').innerText", json!([]));
    assert!(
        summary.to_string().contains("DisallowOverrideCallingTeamsChatSfb"),
        "the summary says {summary}"
    );
}

/// The background that is really there, from black (0) to white (1).
const BRIGHTNESS: &str = r#"
let at = document.querySelector('output#verdict') ?? document.body, color;
for (; at; at = at.parentElement) {
  color = getComputedStyle(at).backgroundColor;
  if (color !== 'transparent' && !/, 0\)$/.test(color)) break;
}
const pen = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d');
pen.fillStyle = at ? color : 'white';
pen.fillRect(0, 0, 1, 1);
const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data;
return (red * 0.3 + green * 0.59 + blue * 0.11) / 255;
"#;

#[track_caller]
fn wait_for_brightness(page: &Page<'_>, theme: &str, dark: bool) {
    page.wait(&format!("the theme {theme} to be dark: {dark}"), || {
        let found = page.session().run(BRIGHTNESS, json!([])).as_f64().unwrap();
        if (found < 0.3) == dark && (found > 0.7) != dark {
            Ok(())
        } else {
            Err(format!("brightness {found}"))
        }
    });
}

fn the_theme_can_be_chosen_and_is_remembered(page: &Page<'_>) {
    page.open("");
    assert_eq!(page.snapshot()["theme"], "system");
    for (theme, dark) in [("dark", true), ("light", false), ("dark", true)] {
        page.select("theme", theme);
        page.wait_for(&format!("the theme {theme}"), |shown| shown["theme"] == theme);
        wait_for_brightness(page, theme, dark);
    }
    page.open("");
    page.wait_for("the theme of last time", |shown| shown["theme"] == "dark");
    wait_for_brightness(page, "dark", true);
    for &(width, height) in page.sizes() {
        page.resize(width, height);
        page.open("");
        // A frame is another party to the browser, and may remember on its own.
        if page.snapshot()["theme"] != "dark" {
            page.select("theme", "dark");
        }
        wait_for_brightness(page, "dark", true);
        page.screenshot("explore", "dark");
        assert_fits(page, &format!("dark at {width}"));
    }
    page.select("theme", "system");
    page.wait_for("the theme of the system", |shown| shown["theme"] == "system");
}

fn the_system_theme_follows_the_system(page: &Page<'_>) {
    page.open("");
    for (scheme, dark) in [("dark", true), ("light", false)] {
        page.emulate("", &[("prefers-color-scheme", scheme)]);
        wait_for_brightness(page, scheme, dark);
    }
    page.emulate("", &[("prefers-color-scheme", "dark")]);
    page.select("theme", "light");
    wait_for_brightness(page, "light", false);
}

fn the_map_draws_a_line_for_every_call(page: &Page<'_>) {
    let drawn = "const maps = [...document.querySelectorAll('svg.route-map')].filter(it => it.getClientRects().length);
        const lines = maps.flatMap(it => [...it.querySelectorAll('a[data-call]')]);
        const long = lines.filter(it => it.namespaceURI.endsWith('/svg') && it.getBoundingClientRect().height
          + it.getBoundingClientRect().width > 60);
        return [maps.length, lines.length, long.length];";
    for (width, height) in [(320, 640), (1280, 900)] {
        page.resize(width, height);
        page.open("");
        let found = page.session().run(drawn, json!([]));
        assert_eq!(found, json!([1, 9, 9]), "[maps, lines, lines that can be seen] at {width}");
    }
    // Its smallest label, in pixels of the screen.
    let smallest = "const map = [...document.querySelectorAll('svg.route-map')].find(it => it.getClientRects().length);
        const scale = map.getBoundingClientRect().width / map.viewBox.baseVal.width;
        return Math.min(...[...map.querySelectorAll('text, tspan')].map(it => parseFloat(getComputedStyle(it).fontSize) * scale))";
    for fragment in ["#/explore", "#/explore?edition=2019-08", "#/compare"] {
        for width in [375, 600, 768, 1024, 1280, 1920] {
            page.resize(width, 900);
            page.show(fragment);
            page.wait_for_heading();
            let found = page.session().run(smallest, json!([])).as_f64().unwrap_or_default();
            assert!(found >= 12.0, "{fragment} at {width}: {found}");
        }
    }
}

fn targets_are_large_enough_to_hit(page: &Page<'_>) {
    // 24 px at least, unless it is a link within a sentence; a field counts with its label.
    let small = r#"
        const size = it => it.getBoundingClientRect();
        return [...document.querySelectorAll('button, select, summary, input, nav a')]
          .map(it => it.closest('label') && it.matches('input') ? it.closest('label') : it)
          .filter(it => it.getClientRects().length && (size(it).height < 23.5 || size(it).width < 23.5))
          .map(it => `${Math.round(size(it).width)} x ${Math.round(size(it).height)}: ${it.outerHTML.slice(0, 100)}`);
    "#;
    for (width, height) in [(320, 640), (1280, 900)] {
        page.resize(width, height);
        page.open("");
        page.session().run(
            "document.querySelectorAll('details').forEach(it => { it.open = true; })",
            json!([]),
        );
        let found = page.session().run(small, json!([]));
        assert_eq!(found, json!([]), "targets below 24 px at {width}");
    }
}

fn forced_colors_keep_everything_visible(page: &Page<'_>) {
    for scheme in ["light", "dark"] {
        page.emulate("", &[("forced-colors", "active"), ("prefers-color-scheme", scheme)]);
        for &(width, height) in page.sizes() {
            page.resize(width, height);
            page.open("#/explore?policy=DisallowOverrideCallingTeamsChatTeams");
            assert_eq!(
                page.session()
                    .run("return matchMedia('(forced-colors: active)').matches", json!([])),
                true
            );
            page.screenshot("forced-colors", scheme);
            assert_fits(page, "forced colors");
        }
        // Lines of the map keep a colour that differs from what is behind them.
        let invisible = r#"
            const behind = getComputedStyle(document.body).backgroundColor;
            const map = [...document.querySelectorAll('svg.route-map')].find(it => it.getClientRects().length);
            const seen = [...map.querySelectorAll('path, line, circle, rect, polygon, text')]
              .map(it => getComputedStyle(it)).filter(it => (it.stroke !== 'none' && it.stroke !== behind)
                || (it.fill !== 'none' && it.fill !== behind));
            return seen.length > 5;
        "#;
        assert_eq!(page.session().run(invisible, json!([])), true, "the map can be seen");
        page.focus("button#share");
        let outline = "const it = getComputedStyle(document.activeElement); return it.outlineStyle !== 'none' || it.borderStyle !== 'none'";
        assert_eq!(page.session().run(outline, json!([])), true, "the focus can be seen");
    }
}

fn reduced_motion_moves_nothing(page: &Page<'_>) {
    // Counted as they begin: on a busy machine an animation may be over before anybody looks.
    let count =
        "window.begun = 0; addEventListener('animationstart', () => { window.begun += 1; })";
    let begun = "return window.begun > 0";
    for preference in ["no-preference", "reduce"] {
        page.emulate("", &[("prefers-reduced-motion", preference)]);
        page.open("");
        page.session().run(count, json!([]));
        page.choose("call", "teams-voip");
        page.wait_for_case(&oracle::lookup("existing", "default", "yes", "teams-voip"));
        if preference == "reduce" {
            // The dot on the map sets out after a tenth of a second.
            let later = "const done = arguments[0]; setTimeout(() => done(window.begun), 300)";
            assert_eq!(page.session().run_async(later, json!([])), 0, "reduced motion");
        } else {
            page.wait_for_script("motion", begun, json!([]), &json!(true));
        }
    }
}

fn more_contrast_is_given_when_asked_for(page: &Page<'_>) {
    for scheme in ["light", "dark"] {
        page.emulate("", &[("prefers-contrast", "more"), ("prefers-color-scheme", scheme)]);
        page.open("");
        page.screenshot("contrast", scheme);
        let enhanced =
            json!({ "resultTypes": ["violations"], "runOnly": ["color-contrast-enhanced"] });
        page.assert_axe(&format!("more contrast, {scheme}"), enhanced);
    }
}

fn paper_holds_the_answer(page: &Page<'_>) {
    // As wide as a sheet of A4 between its margins.
    page.resize(700, 1000);
    page.open("#/explore?customer=hybrid");
    page.select("theme", "dark");
    page.wait_for("the theme dark", |shown| shown["theme"] == "dark");
    page.emulate("print", &[]);
    // Nobody prints a black sheet.
    wait_for_brightness(page, "print", false);
    assert_fits(page, "print");
    let shown = "return ['output#verdict', '#why', 'table#routes, svg.route-map'].map(css =>
        [...document.querySelectorAll(css)].some(it => it.getClientRects().length > 0))";
    assert_eq!(
        page.session().run(shown, json!([])),
        json!([true, true, true]),
        "[verdict, why, map] on paper"
    );
    page.screenshot("print", "light");
}
