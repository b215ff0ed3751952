//! Answers inside real sites: of mdBook, of MkDocs with Material, of Docusaurus. Their sources hold what
//! the screen about embedding writes for them (`tests/link_embed.rs`). The sites that are programs
//! themselves take long to come up: they are gone through in one engine.

use browser_tests::engine::{Engine, target};
use browser_tests::harness::named_by;
use browser_tests::oracle::{self, Case};
use browser_tests::page::Page;
use browser_tests::tests;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use xtask::files;
use xtask::server::StaticServer;

tests! { "hosts";
    IN_SITES: a_book_of_mdbook;
    IN_SITES_ONCE: a_site_of_mkdocs_with_material,
        a_site_of_docusaurus;
}

/// Where the sources say that the page is.
const SAMPLE: &str = "https://call-landing.example/";

/// Where they say that the site itself is.
const ITS_OWN: &str = "https://host.example/";

/// A site on an origin of its own.
struct Site {
    server: StaticServer,
    folder: PathBuf,
}

impl Site {
    /// Serves a copy of a built site that finds the page where it is.
    fn serve(page: &Page<'_>, name: &str) -> Self {
        let sites = named_by("CALL_LANDING_SITES");
        let folder = target().join("hosts").join(format!("{}-{name}", page.engine().name()));
        let _ = fs::remove_dir_all(&folder);
        files::copy(&sites.join(name), &folder).expect("a copy of the site");
        let server = StaticServer::start(&folder, "/", 0).expect("a server for the site");
        let changed = replace(&folder, SAMPLE, &page.url);
        assert!(changed >= 2, "{changed} files of the site name the page");
        replace(&folder, ITS_OWN, &server.url());
        page.welcome(server.url());
        Self { server, folder }
    }

    fn open(&self, page: &Page<'_>) {
        page.session().navigate(&self.server.url());
        // Not the answer's own, but a site that fails proves nothing.
        page.watch();
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Lets all files below a folder name another address, and counts those that do.
fn replace(folder: &Path, old: &str, new: &str) -> usize {
    let mut changed = 0;
    for name in files::names(folder).expect("the site") {
        let path = folder.join(name);
        if path.is_dir() {
            changed += replace(&path, old, new);
        } else if let Ok(text) = fs::read_to_string(&path)
            && text.contains(old)
        {
            fs::write(&path, text.replace(old, new)).expect("the site");
            changed += 1;
        }
    }
    changed
}

/// A page of a site: its answer, and where the words between the tags lead.
struct Chapter {
    case: Case,
    link: &'static str,
}

fn first() -> Chapter {
    let case = oracle::lookup("hybrid", "default", "yes", "teams-voip");
    Chapter { case, link: "#/explore?customer=hybrid&call=teams-voip" }
}

fn second() -> Chapter {
    let case = oracle::lookup("without", "default", "yes", "pstn-in");
    Chapter { case, link: "#/explore?customer=without" }
}

const FRAME: &str =
    "return document.querySelector('call-landing').shadowRoot.querySelector('iframe')";

/// Looks into the frame, which may just be going or coming.
fn try_inside(page: &Page<'_>, script: &str) -> Result<Value, String> {
    let session = page.session();
    let entered = session.try_enter(FRAME);
    let found = entered.and_then(|()| session.try_run(script, json!([])));
    session.leave();
    found.map_err(|it| it.to_string())
}

/// The frame's height, if the page of the site has one answer, this one, and a frame as high as that.
fn fitting(page: &Page<'_>, chapter: &Chapter) -> Result<f64, String> {
    let outside = "const all = document.querySelectorAll('call-landing');
        const frame = all[0]?.shadowRoot?.querySelector('iframe');
        return [all.length, all[0]?.shadowRoot?.querySelectorAll('iframe').length, frame ? getComputedStyle(frame).visibility : null,
          all[0]?.querySelector('a')?.href, frame?.getBoundingClientRect().height ?? 0]";
    let inside =
        "const { landing, basis } = document.querySelector('output#verdict')?.dataset ?? {};
        return [landing, basis, document.body.getBoundingClientRect().height]";
    let outer = page.session().try_run(outside, json!([])).map_err(|it| it.to_string())?;
    let link = format!("{}{}", page.url, chapter.link);
    if json!(["visible", link]) != json!([outer[2], outer[3]]) || outer[0] != 1 || outer[1] != 1 {
        return Err(outer.to_string());
    }
    let inner = try_inside(page, inside)?;
    let height = |it: &Value| it.as_f64().unwrap_or_default();
    let fits = (height(&outer[4]) - height(&inner[2])).abs() <= 1.5 && height(&outer[4]) > 100.0;
    let answers = inner[0] == *chapter.case.landing && inner[1] == *chapter.case.basis;
    if fits && answers { Ok(height(&outer[4])) } else { Err(format!("{outer} {inner}")) }
}

#[track_caller]
fn wait_for_answer(page: &Page<'_>, chapter: &Chapter) -> f64 {
    let what = format!("the answer {:?} in the site", chapter.case);
    page.wait(&what, || fitting(page, chapter))
}

/// Waits until the answer has this theme, as the site around it has.
#[track_caller]
fn wait_for_theme(page: &Page<'_>, theme: &str) {
    page.wait(&format!("the theme {theme}"), || {
        let found = try_inside(page, "return document.documentElement.dataset.theme")?;
        if found == theme { Ok(()) } else { Err(found.to_string()) }
    });
}

/// How a site is worked: clicks that switch its theme, beginning and ending with a dark one, and one to
/// its other page and back.
struct Ways {
    themes: &'static [(&'static [&'static str], &'static str)],
    to_other: &'static str,
    /// Whether the site stays the same document while its pages change.
    is_one_document: bool,
}

/// Goes through a whole site. All of it in one engine: starting the page anew in each frame takes its time.
fn walk(page: &Page<'_>, name: &str, ways: &Ways) {
    let site = Site::serve(page, name);
    let is_thorough = page.engine() == Engine::Chromium;
    site.open(page);
    wait_for_answer(page, &first());
    wait_for_theme(page, "light");
    for (clicks, theme) in ways.themes.iter().take(if is_thorough { usize::MAX } else { 1 }) {
        clicks.iter().for_each(|it| page.click(it));
        wait_for_theme(page, theme);
    }
    if is_thorough {
        follows_its_content(page);
        leaves_paper_to_the_words(page);
    }
    page.session().run("window.marked = true", json!([]));
    page.click(ways.to_other);
    wait_for_answer(page, &second());
    wait_for_theme(page, "dark");
    let stayed = page.session().run("return window.marked === true", json!([]));
    assert_eq!(stayed, ways.is_one_document, "whether the site is one document");
    page.back();
    wait_for_answer(page, &first());
    wait_for_theme(page, "dark");
    if is_thorough {
        leaves_nothing_behind(page);
    }
    page.screenshot(&format!("site-{name}"), "dark");
    page.assert_untroubled();
    page.session().navigate("about:blank");
}

/// The frame grows and shrinks with what it holds, on a wide and on a narrow page of the site.
fn follows_its_content(page: &Page<'_>) {
    let fold = |open: bool, expected: &dyn Fn(f64) -> bool| {
        let fold = format!("document.querySelector('.question').open = {open}");
        try_inside(page, &fold).expect("the question in the frame");
        page.wait("the frame to follow", || match fitting(page, &first())? {
            height if expected(height) => Ok(height),
            height => Err(height.to_string()),
        })
    };
    let before = wait_for_answer(page, &first());
    let high = fold(true, &|it| it >= before);
    fold(false, &|it| it < high - 100.0);
    page.resize(360, 900);
    page.wait("the frame on a narrow page", || {
        let width = try_inside(page, "return innerWidth")?;
        if width.as_i64() < Some(360) { fitting(page, &first()) } else { Err(width.to_string()) }
    });
    page.resize(1280, 900);
    fold(true, &|it| (it - high).abs() <= 1.5);
}

/// Printed, the words between the tags stand in the page, and nothing else of the element.
fn leaves_paper_to_the_words(page: &Page<'_>) {
    page.emulate("print", &[]);
    let seen = page.session().run(
        "const it = document.querySelector('call-landing');
         return [it.shadowRoot.querySelector('iframe').checkVisibility(), it.innerText.trim()]",
        json!([]),
    );
    page.emulate("", &[]);
    assert_eq!(seen, json!([false, "A VoIP call from Teams to this user lands in Teams. Why"]));
    wait_for_answer(page, &first());
}

/// Of the answers that are gone, no frame is kept, and none listens.
fn leaves_nothing_behind(page: &Page<'_>) {
    // The site and the driver may still hold elements that are gone: those have to be empty.
    let framed = "return this.filter(it => it.shadowRoot.querySelector('iframe')).length";
    let framed = page.instances("customElements.get('call-landing')", framed);
    let listening = page.evaluate("getEventListeners(window).message.length");
    assert_eq!(json!([framed, listening]), json!([1, 1]), "elements with frames, and listeners");
}

fn a_book_of_mdbook(page: &Page<'_>) {
    let ways = Ways {
        themes: &[
            (&["#mdbook-theme-toggle", "#mdbook-theme-navy"], "dark"),
            (&["#mdbook-theme-rust"], "light"),
            (&["#mdbook-theme-coal"], "dark"),
        ],
        to_other: "main p > a",
        is_one_document: false,
    };
    walk(page, "mdbook", &ways);
}

fn a_site_of_mkdocs_with_material(page: &Page<'_>) {
    let ways = Ways {
        themes: &[
            (&["label[title='Dark']"], "dark"),
            (&["label[title='Light']"], "light"),
            (&["label[title='Dark']"], "dark"),
        ],
        to_other: "article p > a",
        is_one_document: true,
    };
    walk(page, "mkdocs", &ways);
}

fn a_site_of_docusaurus(page: &Page<'_>) {
    const SWITCH: &[&str] =
        &["button[aria-label*='dark and light mode'], button[class*='toggleButton']"];
    let ways = Ways {
        themes: &[(SWITCH, "dark"), (SWITCH, "light"), (SWITCH, "dark")],
        to_other: "article p > a:not(call-landing a)",
        is_one_document: true,
    };
    walk(page, "docusaurus", &ways);
}
