//! The page as its visitors meet it: the only place that knows selectors.

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

/// Notes what goes wrong in the page from here on. Only Chromium's driver has logs to look into.
const WATCH: &str = r#"
if (window.trouble) return;
window.trouble = [];
const note = (kind, what) => window.trouble.push(`${kind}: ${what}`);
addEventListener('error', it => note('error', it.message));
addEventListener('unhandledrejection', it => note('rejection', it.reason));
addEventListener('securitypolicyviolation', it => note('policy', `${it.violatedDirective} ${it.blockedURI}`));
const error = console.error;
console.error = (...parts) => { note('console', parts.join(' ')); error.apply(console, parts); };
"#;

/// Finds what a click on a selector means: the first one that is displayed, opened up if it lies in
/// a closed section, and for a field the label around it, as fields may be drawn by their labels.
const FIND: &str = r#"
const shown = it => it && it.getClientRects().length > 0;
const all = [...document.querySelectorAll(arguments[0])];
for (const it of all) {
  for (let at = it.parentElement; at; at = at.parentElement) {
    if (at.localName === 'details' && !at.open && !it.closest('summary')) at.open = true;
  }
}
// An option of a closed list takes no room of its own.
const found = all.find(it => shown(it) || shown(it.closest('label, select'))) ?? null;
const target = found && found.matches('input[type=radio], input[type=checkbox]') && found.closest('label') || found;
target?.scrollIntoView({ block: 'center', behavior: 'instant' });
return target;
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
        let new = session.post("window/new", &json!({ "type": "tab" })).expect("a new tab");
        for tab in old.as_array().into_iter().flatten() {
            session.post("window", &json!({ "handle": tab })).expect("an old tab");
            // It is the last command that the old tab gets.
            let _ = session.delete("window");
        }
        session.post("window", &json!({ "handle": new["handle"] })).expect("the new tab");
    }

    // Opening and waiting

    /// Loads the page from scratch at a fragment and waits until it is ready.
    #[track_caller]
    pub fn open(&self, fragment: &str) {
        self.load(fragment);
        self.wait_for("the page to be ready", |it| it["ready"] == true);
    }

    /// Loads the page from scratch at a fragment.
    #[track_caller]
    pub fn load(&self, fragment: &str) {
        let session = self.session();
        self.collect_trouble();
        let address = format!("{}{fragment}", self.url);
        if let Some((width, height)) = self.framed.get() {
            // A missing file is a document without a policy of its own, and of the page's origin.
            session.navigate(&format!("{}no-such-file", self.url));
            session.run(
                "const frame = document.createElement('iframe');
                 frame.style.border = 0;
                 frame.width = arguments[1];
                 frame.height = arguments[2];
                 frame.src = arguments[0];
                 document.body.style.margin = 0;
                 document.body.replaceChildren(frame);",
                json!([address, width, height]),
            );
            // Entered anew at each look: the first document of a frame is an empty one.
            self.wait("the page in its frame", || {
                session.enter_frame().map_err(|refusal| refusal.to_string())?;
                let shown =
                    session.try_run(SNAPSHOT, json!([])).map_err(|refusal| refusal.to_string())?;
                if shown["ready"] == true { Ok(()) } else { Err(shown.to_string()) }
            });
        } else {
            // From elsewhere: a step from one fragment to another is no load.
            if !self.is_blank.replace(false) {
                session.navigate("about:blank");
            }
            session.navigate(&address);
        }
        self.watch();
    }

    /// Notes what goes wrong from here on; for a page that was loaded by a click.
    #[track_caller]
    pub fn watch(&self) {
        self.session().run(WATCH, json!([]));
    }

    /// Changes the fragment, as a link within the page or a hand does.
    #[track_caller]
    pub fn follow(&self, fragment: &str) {
        self.session().run("location.hash = arguments[0]", json!([fragment]));
    }

    /// Waits until the page about the product names the build that `index.html` is of.
    #[track_caller]
    pub fn wait_for_build(&self) {
        let html = fs::read_to_string(dist().join("index.html")).expect("the built page");
        let (_, after) = html.split_once("data-build=\"").expect("the name of the build");
        let build = after.split('"').next().unwrap_or_default();
        assert!(build.len() == 16 && build.chars().all(|it| it.is_ascii_hexdigit()), "{build}");
        let named = "return document.querySelector('.build code')?.textContent ?? null";
        self.wait_for_script("the build", named, json!([]), &json!(build));
    }

    /// Waits until the page has its copy for reading offline, and answers from it. It begins some
    /// seconds after the page.
    #[track_caller]
    pub fn wait_for_copy(&self) {
        let state = self.session().run_async(
            "const done = arguments[0], workers = navigator.serviceWorker;
             const look = () => workers.controller?.state === 'activated' && done('activated');
             workers.addEventListener('controllerchange', () => {
               look();
               workers.controller.addEventListener('statechange', look);
             });
             look();",
            json!([]),
        );
        assert_eq!(state, "activated");
    }

    /// What the page shows now.
    #[track_caller]
    pub fn snapshot(&self) -> Value {
        self.session().run(SNAPSHOT, json!([]))
    }

    /// Tries until something succeeds. When patience ends, says what was awaited and what was there.
    #[track_caller]
    pub fn wait<T>(&self, what: &str, attempt: impl FnMut() -> Result<T, String>) -> T {
        self.wait_longer(PATIENCE, what, attempt)
    }

    /// The same for what takes longer.
    #[track_caller]
    pub fn wait_longer<T>(
        &self,
        patience: Duration,
        what: &str,
        mut attempt: impl FnMut() -> Result<T, String>,
    ) -> T {
        let mut patience = self.session().patience(patience);
        loop {
            match attempt() {
                Ok(result) => return result,
                Err(there) if patience.is_over() => {
                    panic!("waited {} for {what}; there was: {there}", patience.told())
                }
                Err(_) => thread::sleep(PAUSE),
            }
        }
    }

    /// Waits until what the page shows fulfils a condition, and returns it.
    #[track_caller]
    pub fn wait_for(&self, what: &str, condition: impl Fn(&Value) -> bool) -> Value {
        self.wait(what, || {
            // Between two documents there is nothing to look at.
            let shown = self.session().try_run(SNAPSHOT, json!([])).map_err(|it| it.to_string())?;
            if condition(&shown) { Ok(shown) } else { Err(shown.to_string()) }
        })
    }

    /// Waits until a screen is there: between two modules there is none.
    #[track_caller]
    pub fn wait_for_heading(&self) {
        let script = "return document.querySelectorAll('main h1').length";
        self.wait_for_script("headings", script, json!([]), &json!(1));
    }

    /// Waits until the page shows this case and its answer.
    #[track_caller]
    pub fn wait_for_case(&self, case: &Case) {
        self.wait_for(&format!("{case:?}"), |shown| shows(shown, case));
    }

    /// Waits until a script's result is as expected.
    #[track_caller]
    pub fn wait_for_script(&self, what: &str, script: &str, arguments: Value, expected: &Value) {
        self.wait(&format!("{what} to be {expected}"), || {
            let found =
                self.session().try_run(script, arguments.clone()).map_err(|it| it.to_string())?;
            if found == *expected { Ok(()) } else { Err(found.to_string()) }
        });
    }

    /// Waits until the result that a script hands to its last argument is as expected.
    #[track_caller]
    pub fn wait_for_script_async(&self, what: &str, script: &str, expected: &Value) {
        self.wait(&format!("{what} to be {expected}"), || {
            let found = self.session().run_async(script, json!([]));
            if found == *expected { Ok(()) } else { Err(found.to_string()) }
        });
    }

    /// Waits until the address holds exactly these keys and values in its fragment.
    #[track_caller]
    pub fn wait_for_address(&self, view: &str, expected: &[(&str, &str)]) {
        let expected: BTreeMap<String, String> =
            expected.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        self.wait_for(&format!("the address #/{view} with {expected:?}"), |shown| {
            let (its_view, values) = parse(shown["hash"].as_str().unwrap_or_default());
            its_view == view && values == expected
        });
    }

    // Doing

    /// Clicks what a selector means. Waits until it is there and nothing covers it.
    #[track_caller]
    pub fn click(&self, selector: &str) {
        let session = self.session();
        self.wait(&format!("a click on `{selector}`"), || {
            let element = session.element(FIND, json!([selector])).map_err(|it| it.to_string())?;
            let element = element.ok_or_else(|| "nothing of that kind is displayed".to_owned())?;
            session.click(&element).map_err(|it| it.to_string())
        });
    }

    /// Chooses a radio button.
    #[track_caller]
    pub fn choose(&self, name: &str, value: &str) {
        self.click(&format!(r#"input[name="{name}"][value="{value}"]"#));
    }

    /// Chooses an option of a list.
    #[track_caller]
    pub fn select(&self, name: &str, value: &str) {
        match name {
            "theme" => self.open_menu(),
            // Where there is room, the dates stand side by side.
            "edition" if self.is_displayed(".dates") => {
                return self.click(&format!(".dates input[value='{value}']"));
            }
            _ => {}
        }
        self.open_sections(&format!(r#"select[name="{name}"]"#));
        self.click(&format!(r#"select[name="{name}"] option[value="{value}"]"#));
    }

    /// Opens the menu at the end of the bar.
    #[track_caller]
    pub fn open_menu(&self) {
        let is_open = "return document.querySelector('#menu')?.matches(':popover-open') ?? false";
        if self.session().run(is_open, json!([])) != true {
            self.click("button[popovertarget=menu]:not(#menu *)");
        }
    }

    /// Sets the screen back to its first question.
    #[track_caller]
    pub fn reset(&self) {
        self.open_menu();
        self.click("#reset");
    }

    /// Opens the share dialog, which a narrow bar has in its menu.
    #[track_caller]
    pub fn open_share(&self) {
        if self.is_displayed("#share") {
            self.click("#share");
        } else {
            self.open_menu();
            self.click("#menu .in-menu");
        }
        self.wait_for_dialog("#share-dialog", true);
    }

    /// Goes to a screen: by the bar if it leads there, else by a link that can be seen, else by its
    /// address.
    #[track_caller]
    pub fn go_to(&self, view: &str) {
        if ["explore", "matrix", "powershell", "audit", "rules"].contains(&view)
            && self.is_displayed("header nav")
        {
            return self.click(&format!("header nav a[href^='#/{view}']"));
        }
        let go = "const links = [...document.querySelectorAll(`a[href^='#/${arguments[0]}']`)].filter(it => it.checkVisibility());
            const link = links.find(it => it.matches('nav a, .part')) ?? links[0];
            if (link) link.click();
            else location.hash = (location.hash || '#/').replace(/^#\\/\\w*/, `#/${arguments[0]}`);";
        self.session().run(go, json!([view]));
    }

    fn is_displayed(&self, selector: &str) -> bool {
        let script = "return document.querySelector(arguments[0])?.checkVisibility() ?? false";
        self.session().run(script, json!([selector])) == true
    }

    /// Switches a checkbox.
    #[track_caller]
    pub fn toggle(&self, name: &str) {
        self.click(&format!(r#"input[name="{name}"]"#));
    }

    /// Opens the sections around an element.
    #[track_caller]
    pub fn open_sections(&self, selector: &str) {
        self.session().run(FIND, json!([selector]));
    }

    /// Presses a key.
    #[track_caller]
    pub fn press(&self, key: char) {
        // A question mark is shifted on most keyboards, and a page may look at that.
        if key == '?' {
            self.session().press(&[key::SHIFT, key])
        } else {
            self.session().press(&[key])
        }
    }

    /// Focuses the first displayed element of a selector.
    #[track_caller]
    pub fn focus(&self, selector: &str) {
        self.open_sections(selector);
        let found = self.session().run(
            "const it = [...document.querySelectorAll(arguments[0])].find(it => it.getClientRects().length);
             it?.focus(); return document.activeElement === it;",
            json!([selector]),
        );
        assert_eq!(found, true, "`{selector}` takes no focus");
    }

    /// Waits until the focus is on an element of this selector.
    #[track_caller]
    pub fn wait_for_focus(&self, selector: &str) {
        self.wait(&format!("the focus on `{selector}`"), || {
            let active = self.session().try_run(
                "const it = document.activeElement; return [it.matches(arguments[0]), it.outerHTML.slice(0, 200)];",
                json!([selector]),
            );
            let active = active.map_err(|it| it.to_string())?;
            if active[0] == true { Ok(()) } else { Err(active[1].to_string()) }
        });
    }

    /// Waits until a dialog is open or closed.
    #[track_caller]
    pub fn wait_for_dialog(&self, selector: &str, open: bool) {
        let script = "return document.querySelector(arguments[0])?.matches(':modal') ?? null";
        self.wait_for_script(
            &format!("`{selector}:modal`"),
            script,
            json!([selector]),
            &json!(open),
        );
    }

    /// The values that a set of radio buttons or a list offers, in order.
    #[track_caller]
    pub fn offered(&self, selector: &str) -> Vec<String> {
        let found = self.session().run(
            "return [...document.querySelectorAll(arguments[0])].map(it => it.value)",
            json!([selector]),
        );
        let values = found.as_array().cloned().unwrap_or_default();
        values.iter().map(|it| it.as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Goes back one entry of the history.
    #[track_caller]
    pub fn back(&self) {
        self.session().post("back", &json!({})).expect("the way back");
    }

    /// Goes forward one entry of the history.
    #[track_caller]
    pub fn forward(&self) {
        self.session().post("forward", &json!({})).expect("the way forward");
    }

    /// Goes through every screen of the navigation and into the other edition, from Explore.
    #[track_caller]
    pub fn visit_every_screen(&self) {
        for view in
            ["matrix", "compare", "goal", "powershell", "audit", "rules", "about", "explore"]
        {
            self.go_to(view);
            self.wait_for_script(
                view,
                "return [location.hash.split('?')[0], document.querySelector('main h1') !== null]",
                json!([]),
                &json!([format!("#/{view}"), true]),
            );
            self.assert_fits(view);
        }
        self.select("edition", "2019-08");
        self.wait_for("the other edition", |it| {
            it["hash"].as_str().is_some_and(|it| it.contains("edition=2019-08"))
        });
    }

    // Looking

    /// Gives the page this much room. A window that cannot be so small is replaced by a frame; open
    /// the page anew afterwards.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) {
        self.window(width, height);
        let inner = self.session().run("return innerWidth", json!([]));
        self.framed.set((inner != width).then_some((width, height)));
    }

    fn window(&self, width: u32, height: u32) {
        if self.engine() == Engine::Chromium {
            let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            self.session().devtools("Emulation.setDeviceMetricsOverride", size);
            return;
        }
        // What is asked for is the outer size, so the difference is made good in a second step.
        let set = |width: i64, height: i64| {
            let _ =
                self.session().post("window/rect", &json!({ "width": width, "height": height }));
        };
        let (width, height) = (i64::from(width), i64::from(height));
        let inner = || {
            let found = self.session().run("return [innerWidth, innerHeight]", json!([]));
            (found[0].as_i64().unwrap_or(width), found[1].as_i64().unwrap_or(height))
        };
        if inner() != (width, height) {
            set(width, height);
            let (has_width, has_height) = inner();
            set(width + (width - has_width), height + (height - has_height));
        }
    }

    /// Pretends preferences of the visitor, such as `("forced-colors", "active")`, and a medium.
    #[track_caller]
    pub fn emulate(&self, medium: &str, features: &[(&str, &str)]) {
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.session().devtools(
            "Emulation.setEmulatedMedia",
            json!({ "media": medium, "features": features }),
        );
    }

    /// What an expression is that may use what Chromium's console knows.
    #[track_caller]
    #[must_use]
    pub fn evaluate(&self, expression: &str) -> Value {
        let ask = json!({ "expression": expression, "includeCommandLineAPI": true, "returnByValue": true });
        self.session().devtools("Runtime.evaluate", ask)["result"]["value"].take()
    }

    /// What a function returns whose `this` is the list of all objects of a class that are still held.
    #[track_caller]
    #[must_use]
    pub fn instances(&self, class: &str, function: &str) -> Value {
        let ask = |command: &str, mut parameters: Value| {
            parameters["objectGroup"] = json!("instances");
            self.session().devtools(command, parameters)
        };
        ask("HeapProfiler.collectGarbage", json!({}));
        let kind = ask("Runtime.evaluate", json!({ "expression": format!("{class}.prototype") }));
        let kind = json!({ "prototypeObjectId": kind["result"]["objectId"] });
        let all = ask("Runtime.queryObjects", kind);
        let function = json!({ "objectId": all["objects"]["objectId"], "returnByValue": true,
            "functionDeclaration": format!("function() {{ {function} }}") });
        let found = ask("Runtime.callFunctionOn", function)["result"]["value"].take();
        // Else these very questions would hold them.
        ask("Runtime.releaseObjectGroup", json!({}));
        found
    }

    /// Keeps a picture as `target/screenshots/<engine>-<what>-<width>-<theme>.png`, when pictures are
    /// asked for: drawing them takes as long as the tests themselves.
    #[track_caller]
    pub fn screenshot(&self, what: &str, theme: &str) {
        if std::env::var_os("CALL_LANDING_SCREENSHOTS").is_none() {
            return;
        }
        let width = self.session().run("return innerWidth", json!([]));
        self.screenshot_as(&format!("{what}-{width}-{theme}"));
    }

    /// Keeps a picture, of the full page where the driver can do that.
    #[track_caller]
    pub fn screenshot_as(&self, name: &str) {
        let session = self.session();
        let picture = match self.engine() {
            Engine::Chromium => {
                let options = json!({ "format": "png", "captureBeyondViewport": true });
                session.devtools("Page.captureScreenshot", options)["data"].take()
            }
            // The driver takes pictures of whole windows only.
            _ if self.framed.get().is_some() => {
                session.leave_frame().expect("the top document");
                let picture = session.get("screenshot").expect("a picture");
                session.enter_frame().expect("the frame");
                picture
            }
            Engine::Firefox => session.get("moz/screenshot/full").expect("a picture"),
            Engine::WebKit => session.get("screenshot").expect("a picture"),
        };
        let folder = target().join("screenshots");
        fs::create_dir_all(&folder).expect("a folder for pictures");
        let file = folder.join(format!("{}-{name}.png", self.engine().name()));
        fs::write(file, decode(&picture)).expect("a picture's file");
    }

    /// Prints on A4, as from the browser's own dialog: what the style sheet says of sheets counts.
    /// Keeps the print as `target/screenshots/<engine>-<name>.pdf`.
    #[track_caller]
    #[must_use]
    pub fn print(&self, name: &str) -> Vec<Sheet> {
        let paper = json!({
            "page": { "width": 21.0, "height": 29.7 },
            "margin": { "top": 1.0, "bottom": 1.0, "left": 1.0, "right": 1.0 },
            "shrinkToFit": false,
        });
        let pdf = decode(&self.session().post("print", &paper).expect("a printed page"));
        let folder = target().join("screenshots");
        fs::create_dir_all(&folder).expect("a folder for prints");
        let file = folder.join(format!("{}-{name}.pdf", self.engine().name()));
        fs::write(file, &pdf).expect("a print's file");
        sheets(&pdf)
    }

    /// Asserts that axe-core finds nothing to object to.
    #[track_caller]
    pub fn assert_accessible(&self, state: &str) {
        self.assert_axe(state, json!({ "resultTypes": ["violations"] }));
    }

    /// The same with options of axe-core.
    #[track_caller]
    pub fn assert_axe(&self, state: &str, options: Value) {
        if self.session().run("return 'axe' in window", json!([])) != true {
            let file = std::env::var("CALL_LANDING_AXE").expect("CALL_LANDING_AXE names a script");
            let axe = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"));
            // Run by the driver: the page's policy lets no script element in.
            self.session().run(&axe, json!([]));
        }
        let script = "const done = arguments[arguments.length - 1], options = arguments[0];
             axe.run(document, options).then(
               it => done(it.violations.map(v => `${v.id} (${v.help}): `
                 + v.nodes.map(n => `${n.html} ${n.failureSummary}`).join(' | '))),
               error => done([`axe failed: ${error}`]));";
        let found = self.session().run_async(script, json!([options]));
        let objections = found.as_array().expect("a list of objections");
        let lines: Vec<&str> = objections.iter().filter_map(Value::as_str).collect();
        assert!(lines.is_empty(), "{state}: {} objections:\n{}", lines.len(), lines.join("\n"));
    }

    // Trouble

    /// Asserts that no error was logged, nothing was blocked, nothing was asked of another origin
    /// and the page has not crashed, since the test began. The harness does this after each test.
    #[track_caller]
    pub fn assert_untroubled(&self) {
        self.collect_trouble();
        let troubles = self.troubles.take();
        assert!(troubles.is_empty(), "the page had trouble:\n{}", troubles.join("\n"));
    }

    /// Forgets the trouble so far: for tests that cause it.
    #[track_caller]
    pub fn forgive(&self) {
        self.collect_trouble();
        self.troubles.take();
    }

    fn collect_trouble(&self) {
        let found = self.session().try_run(
            "return [window.trouble ?? [], 'crashed' in document.documentElement.dataset,
               performance.getEntriesByType('resource').map(it => it.name), location.href]",
            json!([]),
        );
        let Ok(found) = found else { return };
        let mut troubles = self.troubles.borrow_mut();
        let strings = |list: &Value| -> Vec<String> {
            list.as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect()
        };
        troubles.extend(strings(&found[0]));
        if found[1] == true {
            troubles.push("crashed".to_owned());
        }
        troubles.extend(
            strings(&found[2])
                .into_iter()
                .filter(|it| !self.is_ours(it))
                .map(|it| format!("asked for {it}")),
        );
        drop(troubles);
        let _ = self.session().try_run("if (window.trouble) window.trouble.length = 0", json!([]));
        if self.engine() == Engine::Chromium {
            self.read_logs();
        }
    }

    fn read_logs(&self) {
        let mut troubles = self.troubles.borrow_mut();
        let session = self.session();
        let errors = session.log("browser").into_iter().filter(|it| it["level"] == "SEVERE");
        troubles.extend(errors.map(|it| format!("logged {}", it["message"])));
        for entry in session.log("performance") {
            let Ok(event) =
                serde_json::from_str::<Value>(entry["message"].as_str().unwrap_or_default())
            else {
                continue;
            };
            let event = &event["message"];
            if event["method"] == "Network.requestWillBeSent" {
                let address = event["params"]["request"]["url"].as_str().unwrap_or_default();
                if !self.is_ours(address) {
                    troubles.push(format!("asked for {address}"));
                }
            }
        }
    }

    /// Lets things be asked for from here too, such as from a host page.
    pub fn welcome(&self, address: String) {
        self.neighbours.borrow_mut().push(address);
    }

    fn is_ours(&self, address: &str) -> bool {
        if self.neighbours.borrow().iter().any(|it| address.starts_with(it)) {
            return true;
        }
        let origin = format!("http://127.0.0.1:{}/", self.port);
        ["data:", "blob:", "about:", &origin, &self.url]
            .iter()
            .any(|prefix| address.starts_with(prefix))
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

impl Page<'_> {
    /// Asserts that nothing is wider than the page, neither as it is nor with every section open.
    #[track_caller]
    pub fn assert_fits(&self, what: &str) {
        let wider = self.wider(what);
        assert!(wider.is_empty(), "{}", wider.join("\n"));
    }

    /// What is wider than the page, as it is and with every section open.
    #[track_caller]
    #[must_use]
    pub fn wider(&self, what: &str) -> Vec<String> {
        let mut found = Vec::new();
        for state in ["", " with all open"] {
            let wider = self.session().run(WIDER, json!([]));
            if wider != json!([]) {
                found.push(format!("{what}{state} scrolls sideways: {wider}"));
            }
            self.session().run(
                "document.querySelectorAll('details').forEach(it => { it.open = true; })",
                json!([]),
            );
        }
        found
    }
}
