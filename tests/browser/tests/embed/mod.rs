//! The page inside other pages, of another origin: what it shows, how it fits, whom it heeds.

pub mod bound;
pub mod frames;
pub mod hosts;
pub mod messages;
pub mod writing;

use browser_tests::engine::target;
use browser_tests::oracle;
use browser_tests::page::Page;
use browser_tests::tests;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use xtask::server::StaticServer;

/// A host page of another origin.
struct Host {
    _server: StaticServer,
    folder: PathBuf,
}

impl Host {
    /// Serves a page with this body, and opens it.
    fn open(page: &Page<'_>, name: &str, body: &str) -> Self {
        let folder = target().join("hosts").join(format!("{}-{name}", page.engine().name()));
        fs::create_dir_all(&folder).expect("a folder for the host");
        let html = format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Host</title><link rel=\"icon\" href=\"data:,\">
             <style>body {{ margin: 20px; color: #222; background: #fff }}
               .dark body {{ color: #eee; background: #111 }}</style>
             <script src=\"{}embed.js\" async></script></head>
             <body><main><h1>Host</h1>{body}</main></body></html>",
            page.url
        );
        fs::write(folder.join("index.html"), html).expect("the host");
        let server = StaticServer::start(&folder, "/", 0).expect("a server for the host");
        page.welcome(server.url());
        page.session().navigate(&server.url());
        Self { _server: server, folder }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// What can be seen from the host: its frames' heights, whether they show, and what stands beside.
const SEEN: &str = "
    return [...document.querySelectorAll('call-landing')].map(it => {
      const frame = it.shadowRoot?.querySelector('iframe');
      return {
        height: frame?.getBoundingClientRect().height ?? null,
        visible: frame ? getComputedStyle(frame).visibility === 'visible' : false,
        fallback: it.shadowRoot ? !it.shadowRoot.querySelector('slot').hidden : true,
      };
    });";

fn wait_for_answer(page: &Page<'_>) {
    page.wait("the answer in the host", || {
        let seen = page.session().run(SEEN, json!([]));
        let fits = seen[0]["height"].as_f64().is_some_and(|it| it > 100.0);
        if fits && seen[0]["visible"] == true && seen[0]["fallback"] == false {
            Ok(())
        } else {
            Err(seen.to_string())
        }
    });
}

/// The first frame of the host's first answer.
const FIRST: &str =
    "return document.querySelector('call-landing').shadowRoot.querySelector('iframe')";

/// Looks from inside the first frame.
fn inside<T>(page: &Page<'_>, look: impl FnOnce() -> T) -> T {
    page.session().enter(FIRST);
    let found = look();
    page.session().leave();
    found
}

fn run_inside(page: &Page<'_>, script: &str) -> Value {
    inside(page, || page.session().run(script, json!([])))
}

const SHOWN: &str = "
    const shown = css => [...document.querySelectorAll(css)].some(it => it.checkVisibility());
    return ['.top', '.reasons', '.questions', '#q-call', '#q-customer', '#q-policy', '#q-user', '#verdict',
      '.route-map', '.whole a'].filter(shown)";
