//! A small synchronous client of the WebDriver protocol, <https://www.w3.org/TR/webdriver2/>.
//! It knows nothing of the page.

use std::cell::Cell;
use std::fmt;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::patience::Patience;

/// The key under which the protocol hides an element's reference.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// How long a browser may do nothing during a command, so that one that hangs ends as a failed test.
const COMMAND: Duration = Duration::from_secs(60);

/// How long a command can take in all.
#[must_use]
pub fn longest_command() -> Duration {
    Patience::new(0, COMMAND).longest()
}

/// Keys that have no character of their own.
pub mod key {
    #![allow(missing_docs, reason = "the names say it")]
    pub const TAB: char = '\u{E004}';
    pub const ENTER: char = '\u{E007}';
    pub const SHIFT: char = '\u{E008}';
    pub const CONTROL: char = '\u{E009}';
    pub const F8: char = '\u{E038}';
    pub const ESCAPE: char = '\u{E00C}';
    pub const DOWN: char = '\u{E015}';
    pub const UP: char = '\u{E013}';
}

/// What a driver answered instead of a result.
#[derive(Debug)]
pub struct Refusal {
    /// The protocol's word, such as `stale element reference`; `no answer` if there was none.
    pub code: String,
    /// The driver's explanation.
    pub message: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message.lines().next().unwrap_or_default())
    }
}

/// The result of one command.
pub type Answer = Result<Value, Refusal>;

/// One browser window under a driver's control.
pub struct Session {
    agent: ureq::Agent,
    driver: String,
    root: String,
    /// The driver's process.
    process: u32,
    /// Whether a command was given up: a driver that still works on it hears no other one.
    is_lost: Cell<bool>,
}

/// A reference to an element of the page.
#[derive(Clone, Debug)]
pub struct Element(String);

impl Session {
    /// Opens a browser through the driver at `driver` (`http://host:port`), which is this process.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn open(driver: &str, process: u32, capabilities: &Value) -> Result<Self, Refusal> {
        let mut session = Self {
            agent: agent(longest_command()),
            driver: driver.to_owned(),
            root: format!("{driver}/session"),
            process,
            is_lost: Cell::new(false),
        };
        let body = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let request = session.agent.post(&session.root);
        let answer = session.send(move || request.send_json(&body))?;
        let id = answer["sessionId"].as_str().unwrap_or_default();
        session.root = format!("{}/{id}", session.root);
        Ok(session)
    }

    /// Whether a driver answers at `driver`.
    #[must_use]
    pub fn is_ready(driver: &str) -> bool {
        read(agent(COMMAND).get(format!("{driver}/status")).call())
            .is_ok_and(|status| status["ready"] == true)
    }

    /// Closes the browser. Failures do not matter: the driver is ended next.
    pub fn close(&self) {
        let request = self.agent.delete(&self.root);
        let _ = self.send(move || request.call());
    }

    /// A clock for waiting for this browser.
    #[must_use]
    pub fn patience(&self, allowance: Duration) -> Patience {
        Patience::new(self.process, allowance)
    }

    /// Waits for the answer to a command for as long as the browser gets anywhere.
    fn send(
        &self,
        request: impl FnOnce() -> Result<ureq::http::Response<ureq::Body>, ureq::Error> + Send + 'static,
    ) -> Answer {
        let silent = |message: String| Refusal { code: "no answer".into(), message };
        if self.is_lost.get() {
            return Err(silent("an earlier command was given up".to_owned()));
        }
        let (tell, told) = mpsc::channel();
        thread::spawn(move || tell.send(read(request())));
        let mut patience = self.patience(COMMAND);
        loop {
            match told.recv_timeout(Duration::from_millis(250)) {
                Ok(answer) => return answer,
                Err(RecvTimeoutError::Timeout) if !patience.is_over() => {}
                Err(_) => {
                    self.is_lost.set(true);
                    return Err(silent(format!("gave up after {}", patience.told())));
                }
            }
        }
    }

    /// Where the driver listens.
    #[must_use]
    pub fn driver(&self) -> &str {
        &self.driver
    }

    /// Asks for something.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn get(&self, path: &str) -> Answer {
        let request = self.agent.get(format!("{}/{path}", self.root));
        self.send(move || request.call())
    }

    /// Commands something.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn post(&self, path: &str, body: &Value) -> Answer {
        let request = self.agent.post(format!("{}/{path}", self.root));
        let body = body.clone();
        self.send(move || request.send_json(&body))
    }

    /// Takes something away.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn delete(&self, path: &str) -> Answer {
        let request = self.agent.delete(format!("{}/{path}", self.root));
        self.send(move || request.call())
    }

    /// Loads an address, up to the `load` event.
    #[track_caller]
    pub fn navigate(&self, address: &str) {
        done(self.post("url", &json!({ "url": address })), "navigate");
    }

    /// Runs the body of a function in the page and returns its result.
    #[track_caller]
    pub fn run(&self, script: &str, arguments: Value) -> Value {
        done(self.try_run(script, arguments), "run a script")
    }

    /// The same, where the page may be in between two documents.
    ///
    /// # Errors
    /// When the script throws.
    pub fn try_run(&self, script: &str, arguments: Value) -> Answer {
        self.post("execute/sync", &json!({ "script": script, "args": arguments }))
    }

    /// Runs the body of a function whose last argument is a callback for the result.
    #[track_caller]
    pub fn run_async(&self, script: &str, arguments: Value) -> Value {
        done(
            self.post("execute/async", &json!({ "script": script, "args": arguments })),
            "run an asynchronous script",
        )
    }

    /// The element that a script returns, if it returns one.
    ///
    /// # Errors
    /// When the script throws.
    pub fn element(&self, script: &str, arguments: Value) -> Result<Option<Element>, Refusal> {
        let answer = self.try_run(script, arguments)?;
        Ok(answer[ELEMENT].as_str().map(|id| Element(id.to_owned())))
    }

    /// Steps into the frame that a script returns.
    #[track_caller]
    pub fn enter(&self, script: &str) {
        self.try_enter(script).expect("the frame");
    }

    /// The same, where the frame may just be going or coming.
    ///
    /// # Errors
    /// When there is no such frame.
    pub fn try_enter(&self, script: &str) -> Result<(), Refusal> {
        let frame = self
            .element(script, json!([]))?
            .ok_or_else(|| Refusal { code: "no such frame".into(), message: script.to_owned() })?;
        self.post("frame", &json!({ "id": { ELEMENT: frame.0 } })).map(drop)
    }

    /// Steps out of all frames.
    #[track_caller]
    pub fn leave(&self) {
        self.post("frame", &json!({ "id": null })).expect("the top document");
    }

    /// Clicks as a pointer does: refused when something covers the element.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn click(&self, element: &Element) -> Answer {
        self.post(&format!("element/{}/click", element.0), &json!({}))
    }

    /// Presses and releases keys together: the last one while the others are held.
    #[track_caller]
    pub fn press(&self, keys: &[char]) {
        let step = |kind: &str, key: &char| json!({ "type": kind, "value": key.to_string() });
        let down = keys.iter().map(|key| step("keyDown", key));
        let up = keys.iter().rev().map(|key| step("keyUp", key));
        let steps: Vec<Value> = down.chain(up).collect();
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": steps });
        done(self.post("actions", &json!({ "actions": [keyboard] })), "press a key");
    }

    /// Presses and releases keys one after the other.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        let step = |kind: &str, key: char| json!({ "type": kind, "value": key.to_string() });
        let steps: Vec<Value> =
            text.chars().flat_map(|it| [step("keyDown", it), step("keyUp", it)]).collect();
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": steps });
        done(self.post("actions", &json!({ "actions": [keyboard] })), "type");
    }

    /// Sends a command of Chromium's own protocol.
    #[track_caller]
    pub fn devtools(&self, command: &str, parameters: Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters });
        done(self.post("goog/cdp/execute", &body), command)
    }

    /// The entries of one of Chromium's logs since it was last asked.
    #[track_caller]
    pub fn log(&self, kind: &str) -> Vec<Value> {
        let entries = done(self.post("se/log", &json!({ "type": kind })), "read a log");
        entries.as_array().cloned().unwrap_or_default()
    }
}

/// Decodes what the protocol sends for pictures and documents.
#[must_use]
pub fn decode(text: &Value) -> Vec<u8> {
    STANDARD.decode(text.as_str().expect("encoded bytes")).expect("base64")
}

#[track_caller]
fn done(answer: Answer, what: &str) -> Value {
    answer.unwrap_or_else(|refusal| panic!("the browser did not {what}: {refusal}"))
}

fn agent(longest: Duration) -> ureq::Agent {
    let config = ureq::Agent::config_builder();
    // A refusal comes with an error status and a body that explains it. No proxy: the driver is here.
    config.timeout_global(Some(longest)).http_status_as_error(false).proxy(None).build().into()
}

fn read(response: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Answer {
    let silent =
        |error: ureq::Error| Refusal { code: "no answer".into(), message: error.to_string() };
    let mut response = response.map_err(silent)?;
    let refused = !response.status().is_success();
    // Full-page pictures are large.
    let body = response.body_mut().with_config().limit(256 << 20);
    let mut answer = body.read_json::<Value>().map_err(silent)?["value"].take();
    if refused {
        let mut text = |name: &str| answer[name].take().as_str().unwrap_or_default().to_owned();
        return Err(Refusal { code: text("error"), message: text("message") });
    }
    Ok(answer)
}
