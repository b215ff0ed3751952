//! Errors, what was blocked, and what was asked of others.

use super::*;

/// Notes what goes wrong in the page from here on. Only Chromium's driver has logs to look into.
pub(super) const WATCH: &str = r#"
if (window.trouble) return;
window.trouble = [];
const note = (kind, what) => window.trouble.push(`${kind}: ${what}`);
addEventListener('error', it => note('error', it.message));
addEventListener('unhandledrejection', it => note('rejection', it.reason));
addEventListener('securitypolicyviolation', it => note('policy', `${it.violatedDirective} ${it.blockedURI}`));
const error = console.error;
console.error = (...parts) => { note('console', parts.join(' ')); error.apply(console, parts); };
"#;

impl Page<'_> {
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

    pub(super) fn collect_trouble(&self) {
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

    pub(super) fn read_logs(&self) {
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

    pub(super) fn is_ours(&self, address: &str) -> bool {
        if self.neighbours.borrow().iter().any(|it| address.starts_with(it)) {
            return true;
        }
        let origin = format!("http://127.0.0.1:{}/", self.port);
        ["data:", "blob:", "about:", &origin, &self.url]
            .iter()
            .any(|prefix| address.starts_with(prefix))
    }
}
