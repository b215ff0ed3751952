//! Draws the pictures that are kept in the repository: the icons and link previews in `static/`, and the
//! screenshots in `docs/`. `cargo xtask pictures` runs it; without that command nothing is drawn.

use crate::audit;
use browser_tests::page::{Page, dist};
use browser_tests::palette::with_palette;
use browser_tests::tests;
use browser_tests::webdriver::decode;
use call_landing::audit::SampleForm;
use serde_json::json;
use std::fs;
use std::path::PathBuf;

tests! { "pictures";
    CHROMIUM: every_page_to_read_has_its_picture;
    ON_REQUEST: draws_the_icons, draws_the_pages_to_read, draws_the_screens;
}

/// The folder of the project.
fn canvas() -> PathBuf {
    let folder = std::env::var_os("CALL_LANDING_DRAW").map(PathBuf::from);
    folder.expect("`cargo xtask pictures` names the folder of the project")
}

/// Draws the window, with its transparency.
fn draw(page: &Page<'_>, file: PathBuf) {
    write(file, &capture(page));
}

/// Draws the window, in few colors.
fn draw_small(page: &Page<'_>, file: PathBuf) {
    write(file, &with_palette(&capture(page)));
}

fn capture(page: &Page<'_>) -> Vec<u8> {
    let options = json!({ "format": "png", "optimizeForSpeed": false });
    decode(&page.session().devtools("Page.captureScreenshot", options)["data"])
}

fn write(file: PathBuf, picture: &[u8]) {
    fs::create_dir_all(file.parent().expect("a folder")).expect("the folder");
    fs::write(file, picture).expect("the picture");
}

fn draws_the_icons(page: &Page<'_>) {
    let folder = canvas().join("static");
    let transparent = json!({ "color": { "r": 0, "g": 0, "b": 0, "a": 0 } });
    page.session().devtools("Emulation.setDefaultBackgroundColorOverride", transparent);
    let svg = fs::read_to_string(folder.join("icons/icon.svg")).expect("the mark");
    for size in [192, 512] {
        // A host may cut a maskable icon down to the middle four fifths of it.
        for (name, share, ground) in [("icon", 100, "transparent"), ("maskable", 62, "#fbfaf7")] {
            page.resize(size, size);
            page.session().navigate("about:blank");
            page.session().run(
                "document.body.innerHTML = arguments[0];
                 const [, share, ground] = arguments;
                 Object.assign(document.body.style, { margin: 0, height: '100vh', display: 'grid', placeItems: 'center', background: ground });
                 Object.assign(document.querySelector('svg').style, { width: `${share}%`, display: 'block' });",
                json!([svg, share, ground]),
            );
            draw(page, folder.join(format!("icons/{name}-{size}.png")));
        }
    }
}

fn draws_the_pages_to_read(page: &Page<'_>) {
    let folder = canvas().join("static");
    page.resize(1200, 630);
    page.session().devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true }));
    for (folder_of_page, name) in pages() {
        page.session().navigate(&format!("{}{folder_of_page}/{name}.html", page.url));
        page.session().run(
            "document.documentElement.dataset.theme = 'light';
             const main = document.querySelector('main'), header = document.querySelector('header');
             for (const it of main.children) if (!it.matches('h1, #verdict, .route')) it.hidden = true;
             for (const it of document.querySelectorAll('.as-table, .route .aside, .calls, .others, footer, h1 ~ p')) it.style.display = 'none';
             Object.assign(header.style, { border: 0, padding: '36px 64px 0', fontSize: '24px' });
             Object.assign(header.firstElementChild.style, { padding: 0, minHeight: 0 });
             Object.assign(main.style, { padding: '12px 64px', maxWidth: 'none' });
             Object.assign(document.querySelector('h1').style, { fontSize: '26px', fontWeight: 400, margin: '0 0 8px' });
             document.querySelector('.route:not(.way) .route-map.wide')?.style.setProperty('max-inline-size', '600px');
             document.querySelector('.route').style.cssText = 'margin-top: 12px; padding-top: 16px';
             return document.getAnimations().forEach(it => it.finish())",
            json!([]),
        );
        draw_small(page, folder.join(format!("social/{name}.png")));
    }
}

/// The screenshots of the README, as a reader with a light theme sees the top of each screen.
fn draws_the_screens(page: &Page<'_>) {
    let folder = canvas().join("docs");
    page.resize(1280, 860);
    page.emulate("screen", &[("prefers-color-scheme", "light")]);
    page.session().devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true }));
    page.open("#/explore");
    draw_at_rest(page, "html", folder.join("explore.png"));
    audit::open(page);
    audit::invent(page, 1000, SampleForm::Csv);
    audit::wait(page, "the rows", audit::is_read);
    draw_at_rest(page, "#rows", folder.join("audit.png"));
}

/// Draws the page from an element down, without a focus ring and with every transition at its end.
fn draw_at_rest(page: &Page<'_>, top: &str, file: PathBuf) {
    page.session().run(
        "document.activeElement?.blur();
         // Hidden scrollbars would leave their room empty.
         document.documentElement.style.scrollbarGutter = 'auto';
         const top = document.querySelector(arguments[0]).getBoundingClientRect().top;
         scrollTo({ top: scrollY + top - 24, behavior: 'instant' });
         document.getAnimations().forEach(it => it.finish())",
        json!([top]),
    );
    draw_small(page, file);
}

fn every_page_to_read_has_its_picture(_: &Page<'_>) {
    for (_, name) in pages() {
        let picture = fs::read(dist().join(format!("social/{name}.png")));
        let bytes = picture.unwrap_or_else(|error| panic!("social/{name}.png: {error}"));
        // The width and the height, as a PNG states them.
        assert_eq!(bytes[16..24], [0, 0, 4, 176, 0, 0, 2, 118], "{name} is 1200 by 630");
    }
}

/// The folder and the name of each page that can be read without the program.
fn pages() -> Vec<(&'static str, String)> {
    let of = |folder| {
        let names = xtask::files::names(&dist().join(folder)).expect("the pages to read");
        names.into_iter().map(move |it| (folder, it.trim_end_matches(".html").to_owned()))
    };
    ["guide", "today"].into_iter().flat_map(of).collect()
}
