//! Opening the page, and waiting for what it shows.

use super::trouble::WATCH;
use super::*;

impl Page<'_> {
    /// Loads the page from scratch at a fragment and waits until it is ready.
    #[track_caller]
    pub fn open(&self, fragment: &str) {
        self.load(fragment);
        self.wait_for("the page to be ready", |it| it["ready"] == true);
    }

    /// Goes to a fragment: within the page where its screen is open already, which takes a twentieth of
    /// the time of loading it. For tests of many scenarios, in which what was shown before is no matter.
    #[track_caller]
    pub fn show(&self, fragment: &str) {
        let goes = "
            const [address, fragment, done] = arguments, screen = it => it.split('?')[0];
            const isOpen = 'ready' in document.documentElement.dataset
              && location.href.startsWith(address) && screen(location.hash) === screen(fragment);
            if (!isOpen || location.hash === fragment) return done(isOpen);
            addEventListener('hashchange', () => setTimeout(() => done(true)), { once: true });
            location.hash = fragment;";
        let is_blank = self.is_blank.get() || self.framed.get().is_some();
        if is_blank || self.session().run_async(goes, json!([self.url, fragment])) != true {
            self.open(fragment);
        }
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

    /// Waits until the page about the product is there: what was shown before goes earlier than it comes.
    #[track_caller]
    pub fn wait_for_about(&self) -> Value {
        let shown = self.wait_for("About", |shown| shown["verdict"].is_null());
        self.wait_for_heading();
        shown
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
}
