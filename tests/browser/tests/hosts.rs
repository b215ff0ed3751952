//! Answers inside real sites: of mdBook, of MkDocs with Material, of Docusaurus. Their sources hold what
//! the screen about embedding writes for them (`tests/link_embed.rs`). The sites that are programs
//! themselves take long to come up: they are gone through in one engine.

use browser_tests::engine::target;
use browser_tests::oracle::{self, Case};
use browser_tests::page::Page;
use browser_tests::tests;
use serde_json::{Value, json};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use xtask::files;
use xtask::server::StaticServer;

tests! { "hosts";
    ALL: a_book_of_mdbook;
    CHROMIUM: a_site_of_mkdocs_with_material,
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
    /// Serves a copy of a built site that finds the page where it is. Nothing, if sites were not built
    /// and nobody insists on them.
    fn serve(page: &Page<'_>, name: &str) -> Option<Self> {
        let Some(sites) = env::var_os("CALL_LANDING_SITES").map(PathBuf::from) else {
            assert!(env::var("CI").as_deref() != Ok("true"), "CALL_LANDING_SITES is not set");
            eprintln!("CALL_LANDING_SITES is not set: {name} is not tried");
            return None;
        };
        let folder = target().join("hosts").join(format!("{}-{name}", page.engine().name()));
        let _ = fs::remove_dir_all(&folder);
        files::copy(&sites.join(name), &folder).expect("a copy of the site");
        let server = StaticServer::start(&folder, "/", 0).expect("a server for the site");
        let changed = replace(&folder, SAMPLE, &page.url);
        assert!(changed >= 2, "{changed} files of the site name the page");
        replace(&folder, ITS_OWN, &server.url());
        page.welcome(server.url());
        Some(Self { server, folder })
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

fn first() -> Case {
    oracle::lookup("hybrid", "default", "yes", "teams-voip")
}

fn second() -> Case {
    oracle::lookup("without", "default", "yes", "pstn-in")
}

const FRAME: &str =
    "return document.querySelector('call-landing').shadowRoot.querySelector('iframe')";

/// Waits until the only answer on the site's page is this one, and its frame as high as what it holds.
#[track_caller]
fn wait_for_answer(page: &Page<'_>, case: &Case) {
    let outside = "const all = [...document.querySelectorAll('call-landing')];
        const frame = all[0]?.shadowRoot?.querySelector('iframe');
        return [all.length, frame ? getComputedStyle(frame).visibility : null, frame?.getBoundingClientRect().height ?? 0]";
    let inside =
        "const { landing, basis } = document.querySelector('output#verdict')?.dataset ?? {};
        return [landing, basis, document.body.getBoundingClientRect().height]";
    page.wait(&format!("the answer {case:?} in the site"), || {
        let session = page.session();
        let outer = session.try_run(outside, json!([])).map_err(|it| it.to_string())?;
        if outer[0] != 1 || outer[1] != "visible" {
            return Err(outer.to_string());
        }
        session.try_enter(FRAME).map_err(|it| it.to_string())?;
        let inner = session.try_run(inside, json!([]));
        session.leave();
        let inner = inner.map_err(|it| it.to_string())?;
        let height = |it: &Value| it.as_f64().unwrap_or_default();
        let fits =
            (height(&outer[2]) - height(&inner[2])).abs() <= 1.5 && height(&outer[2]) > 100.0;
        let answers = inner[0] == *case.landing && inner[1] == *case.basis;
        if fits && answers { Ok(()) } else { Err(format!("{outer} {inner}")) }
    });
}

/// Waits until the answer has this theme, as the site around it has.
#[track_caller]
fn wait_for_theme(page: &Page<'_>, theme: &str) {
    page.wait(&format!("the theme {theme}"), || {
        let session = page.session();
        session.try_enter(FRAME).map_err(|it| it.to_string())?;
        let found = session.try_run("return document.documentElement.dataset.theme", json!([]));
        session.leave();
        match found {
            Ok(found) if found == theme => Ok(()),
            other => Err(format!("{other:?}")),
        }
    });
}

/// How a site is worked: clicks that switch its theme to the dark, and to its other page and back.
struct Ways {
    to_dark: &'static [&'static str],
    to_other: &'static str,
    /// Whether the site stays the same document while its pages change.
    is_one_document: bool,
}

/// Goes through a whole site.
fn walk(page: &Page<'_>, name: &str, ways: &Ways) {
    let Some(site) = Site::serve(page, name) else { return };
    site.open(page);
    wait_for_answer(page, &first());
    wait_for_theme(page, "light");
    for click in ways.to_dark {
        page.click(click);
    }
    wait_for_theme(page, "dark");
    page.session().run("window.marked = true", json!([]));
    for case in [second(), first(), second()] {
        page.click(ways.to_other);
        wait_for_answer(page, &case);
        wait_for_theme(page, "dark");
        let stayed = page.session().run("return window.marked === true", json!([]));
        assert_eq!(stayed, ways.is_one_document, "whether the site is one document");
    }
    page.back();
    wait_for_answer(page, &first());
    page.screenshot(&format!("site-{name}"), "dark");
    page.assert_untroubled();
    page.session().navigate("about:blank");
}

fn a_book_of_mdbook(page: &Page<'_>) {
    let ways = Ways {
        to_dark: &["#mdbook-theme-toggle", "#mdbook-theme-navy"],
        to_other: "main p > a",
        is_one_document: false,
    };
    walk(page, "mdbook", &ways);
}

fn a_site_of_mkdocs_with_material(page: &Page<'_>) {
    let ways = Ways {
        to_dark: &["label[title='Dark']"],
        to_other: "article p > a",
        is_one_document: true,
    };
    walk(page, "mkdocs", &ways);
}

fn a_site_of_docusaurus(page: &Page<'_>) {
    let ways = Ways {
        to_dark: &["button[aria-label*='dark and light mode'], button[class*='toggleButton']"],
        to_other: "article p > a",
        is_one_document: true,
    };
    walk(page, "docusaurus", &ways);
}
