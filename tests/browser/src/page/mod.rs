//! The page as its visitors meet it: the only place that knows selectors.

mod acting;
mod looking;
mod trouble;
mod waiting;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};
use xtask::server::StaticServer;

use crate::engine::{Browser, Engine, target};
use crate::oracle::Case;
use crate::paper::{Sheet, sheets};
use crate::webdriver::{Refusal, Session, decode, key};

/// Where the page lives on the test server: below a sub-path, as it may on its host.
pub const PREFIX: &str = "/docs/tools/call-landing/";

/// How long the browser may be idle before a condition comes true. Generous, since nothing waits this
/// long unless it fails.
const PATIENCE: Duration = Duration::from_secs(10);

/// Between two looks. Shorter is not sooner: the looking itself keeps the page from its work.
const PAUSE: Duration = Duration::from_millis(20);

/// How wide and high a phone's window is.
pub const PHONE: (u32, u32) = (320, 640);
/// A tablet's.
pub const TABLET: (u32, u32) = (768, 1024);
/// A desk's, which most tests use.
pub const DESK: (u32, u32) = (1280, 900);

/// Everything that the tests look at, read in one go so that it belongs together.
const SNAPSHOT: &str = r#"
const one = css => document.querySelector(css);
const radio = name => one(`input[name="${name}"]:checked`)?.value ?? null;
const select = name => one(`select[name="${name}"]`)?.value ?? null;
const box = name => one(`input[name="${name}"]`)?.checked ?? null;
const root = document.documentElement.dataset;
const verdict = one('output#verdict');
return {
  ready: 'ready' in root, crashed: 'crashed' in root, theme: root.theme ?? null,
  hash: location.hash, entries: history.length,
  verdict: verdict && {
    landing: verdict.dataset.landing ?? '', basis: verdict.dataset.basis ?? '',
    alternative: verdict.dataset.alternative ?? '', rule: verdict.dataset.rule ?? '',
    text: verdict.textContent,
  },
  pickers: one('input[name="call"]') && {
    call: radio('call'), customer: radio('customer'), policy: select('policy'),
    override: box('override'), calling: select('calling'), chat: select('chat'),
    choice: radio('choice'), licensed: box('licensed'),
    choosable: [...document.querySelectorAll('input[name="choice"]')].every(it => !it.matches(':disabled')),
  },
  notices: [...document.querySelectorAll('#notices li')].map(it => it.textContent),
};
"#;

/// A page in a browser, on a server of its own.
pub struct Page<'a> {
    /// The browser.
    pub browser: &'a Browser,
    /// The page's address without a fragment.
    pub url: String,
    folder: PathBuf,
    port: u16,
    server: RefCell<Option<StaticServer>>,
    /// The size that was asked for, where a frame has to stand in for a small window.
    framed: Cell<Option<(u32, u32)>>,
    /// Whether nothing was loaded yet.
    is_blank: Cell<bool>,
    troubles: RefCell<Vec<String>>,
    /// Where else something may be asked for.
    neighbours: RefCell<Vec<String>>,
}

impl<'a> Page<'a> {
    /// Serves the page and gives it a fresh tab. Nothing is opened yet.
    #[must_use]
    pub fn new(browser: &'a Browser, dist: &Path) -> Self {
        let server = StaticServer::start(dist, PREFIX, 0).expect("a server for the built page");
        Self::served(browser, dist, server.url(), Some(server))
    }

    /// The page on a server that somebody else looks after, in a fresh tab.
    #[must_use]
    pub fn at(browser: &'a Browser, url: String) -> Self {
        Self::served(browser, &dist(), url, None)
    }

    fn served(
        browser: &'a Browser,
        dist: &Path,
        url: String,
        server: Option<StaticServer>,
    ) -> Self {
        let port = url.split([':', '/']).nth(4).and_then(|it| it.parse().ok());
        let page = Self {
            browser,
            url,
            folder: dist.to_owned(),
            port: port.expect("an address with a port"),
            server: RefCell::new(server),
            framed: Cell::new(None),
            is_blank: Cell::new(true),
            troubles: RefCell::default(),
            neighbours: RefCell::default(),
        };
        page.fresh_tab();
        if browser.engine == Engine::Chromium {
            page.read_logs();
            page.troubles.take();
        }
        page.window(DESK.0, DESK.1);
        page
    }

    /// The same page in another browser.
    #[must_use]
    pub fn in_browser<'b>(browser: &'b Browser) -> Page<'b> {
        Page::new(browser, &dist())
    }

    /// Takes the page's server away, as a lost network does.
    pub fn go_offline(&self) {
        self.server.take();
    }

    /// Brings the page's server back, at the same address.
    pub fn go_online(&self) {
        let server = StaticServer::start(&self.folder, PREFIX, self.port).expect("the same port");
        self.server.replace(Some(server));
    }

    /// The window.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.browser.session
    }

    /// Which engine this is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.browser.engine
    }

    /// The windows in which everything has to fit. What lies between is the same style sheet in every
    /// engine.
    #[must_use]
    pub fn sizes(&self) -> &'static [(u32, u32)] {
        match self.engine() {
            Engine::Chromium => &[PHONE, TABLET, DESK],
            Engine::Firefox | Engine::WebKit => &[PHONE, DESK],
        }
    }

    fn fresh_tab(&self) {
        let session = self.session();
        let old = session.get("window/handles").expect("the tabs that are open");
        let new = self.opened_tab(&old).unwrap_or_else(|| {
            let new = session.post("window/new", &json!({ "type": "tab" })).expect("a new tab");
            new["handle"].clone()
        });
        for tab in old.as_array().into_iter().flatten() {
            session.post("window", &json!({ "handle": tab })).expect("an old tab");
            // It is the last command that the old tab gets.
            let _ = session.delete("window");
        }
        session.post("window", &json!({ "handle": new })).expect("the new tab");
    }

    /// A tab that the last page opens, in WebKit: its driver would start a process for it. Nothing
    /// where that page cannot.
    fn opened_tab(&self, old: &Value) -> Option<Value> {
        let session = self.session();
        if self.engine() != Engine::WebKit {
            return None;
        }
        session.leave_frame().ok()?;
        let opens =
            "const tab = open('about:blank'); if (tab) tab.opener = null; return tab !== null";
        session.try_run(opens, json!([])).ok().filter(|it| *it == true)?;
        self.wait("the tab that was opened", || {
            let now = session.get("window/handles").map_err(|it| it.to_string())?;
            let is_new = |it: &&Value| !old.as_array().is_some_and(|old| old.contains(it));
            let found = now.as_array().into_iter().flatten().find(is_new).cloned();
            found.ok_or_else(|| now.to_string())
        })
        .into()
    }
}

impl Session {
    /// Steps into the first frame of the top document.
    fn enter_frame(&self) -> Result<Value, Refusal> {
        self.leave_frame()?;
        self.post("frame", &json!({ "id": 0 }))
    }

    /// Steps back into the top document.
    fn leave_frame(&self) -> Result<Value, Refusal> {
        self.post("frame", &json!({ "id": null }))
    }
}

/// The folder of the built page.
#[must_use]
pub fn dist() -> std::path::PathBuf {
    std::env::var_os("CALL_LANDING_DIST").expect("CALL_LANDING_DIST names the built page").into()
}

/// Whether the pickers ask for this case and the verdict answers it.
#[must_use]
pub fn shows(shown: &Value, case: &Case) -> bool {
    let (pickers, verdict) = (&shown["pickers"], &shown["verdict"]);
    pickers["call"] == *case.call
        && pickers["customer"] == *case.customer
        && pickers["licensed"] == (case.licensed == "yes")
        && verdict["landing"] == *case.landing
        && verdict["basis"] == *case.basis
        && verdict["alternative"] == *case.alternative
}

/// The view and the keys of a fragment.
#[must_use]
pub fn parse(fragment: &str) -> (String, BTreeMap<String, String>) {
    let text = fragment.trim_start_matches('#').trim_start_matches('/');
    let (view, query) = text.split_once('?').unwrap_or((text, ""));
    let view = if view.is_empty() { "explore" } else { view };
    let values = query.split('&').filter_map(|pair| pair.split_once('='));
    (view.to_owned(), values.map(|(key, value)| (key.to_owned(), value.to_owned())).collect())
}
