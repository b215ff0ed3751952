//! Starts a driver with its browser, and ends both.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::patience::{Patience, descendants, parent};
use crate::webdriver::{Session, longest_command};

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The name in reports, file names and `CALL_LANDING_ENGINES`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    const fn variables(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["CALL_LANDING_CHROMEDRIVER", "CALL_LANDING_CHROMIUM"],
            Self::Firefox => &["CALL_LANDING_GECKODRIVER", "CALL_LANDING_FIREFOX"],
            Self::WebKit => {
                &["CALL_LANDING_WEBKITDRIVER", "CALL_LANDING_MINIBROWSER", "CALL_LANDING_XVFB_RUN"]
            }
        }
    }

    /// The first variable that this engine needs and that is not set.
    #[must_use]
    pub fn missing(self) -> Option<&'static str> {
        self.variables()
            .iter()
            .copied()
            .find(|name| env::var_os(name).is_none_or(|value| value.is_empty()))
    }
}

/// The folder that Cargo builds into.
#[must_use]
pub fn target() -> PathBuf {
    let mut folder = env::current_exe().expect("the running test's path");
    while folder.pop() {
        if folder.join("CACHEDIR.TAG").exists() {
            return folder;
        }
    }
    panic!("the test does not run from a target folder")
}

/// A driver and the browser that it drives. Dropping it ends both.
pub struct Browser {
    /// Which browser it is.
    pub engine: Engine,
    /// The window.
    pub session: Session,
    // Ends last: the session says goodbye through it.
    driver: Driver,
}

impl Browser {
    /// Starts a browser with an empty profile.
    #[must_use]
    pub fn start(engine: Engine) -> Self {
        Self::start_with(engine, json!({}))
    }

    /// The same with `prefs`, which only Firefox knows.
    #[must_use]
    pub fn start_with(engine: Engine, prefs: Value) -> Self {
        // A free port can be taken in the moment between asking for it and using it.
        for _ in 0..3 {
            if let Some(driver) = Driver::start(engine) {
                let capabilities = capabilities(engine, &driver.profile, prefs.clone());
                match Session::open(&driver.address, driver.child.id(), &capabilities) {
                    Ok(session) => return Self { engine, session, driver },
                    Err(refusal) => eprintln!("{}: no session: {refusal}", engine.name()),
                }
            }
        }
        panic!("{} does not start", engine.name())
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.session.close();
        self.driver.stop();
    }
}

struct Driver {
    child: Child,
    address: String,
    profile: PathBuf,
}

impl Driver {
    fn start(engine: Engine) -> Option<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let port = TcpListener::bind("127.0.0.1:0")
            .and_then(|it| it.local_addr())
            .expect("a free port")
            .port();
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("{}-{}-{number}", engine.name(), std::process::id());
        let profile = target().join("browser-profiles").join(name);
        fs::create_dir_all(&profile).expect("a profile folder");
        let mut command = command(engine, &profile);
        command.arg(format!("--port={port}"));
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let child =
            command.spawn().unwrap_or_else(|error| panic!("{:?}: {error}", command.get_program()));
        let mut driver = Self { child, address: format!("http://127.0.0.1:{port}"), profile };
        let mut patience = Patience::new(driver.child.id(), Duration::from_secs(20));
        while !patience.is_over() && driver.child.try_wait().is_ok_and(|it| it.is_none()) {
            if Session::is_ready(&driver.address) {
                return Some(driver);
            }
            thread::sleep(Duration::from_millis(20));
        }
        driver.stop();
        None
    }

    /// Ends the driver and all that it started, also what outlived its own parent's goodbye.
    fn stop(&mut self) {
        let family = descendants(self.child.id());
        if !family.is_empty() {
            // The wrapper of a virtual screen tidies up and leaves when what it wraps has left.
            signal("-TERM", &family);
            let start = Instant::now();
            while start.elapsed() < Duration::from_millis(500)
                && self.child.try_wait().is_ok_and(|it| it.is_none())
            {
                thread::sleep(Duration::from_millis(10));
            }
            let left: Vec<u32> = family.into_iter().filter(|id| parent(*id).is_some()).collect();
            signal("-KILL", &left);
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
        // The last of a family may still be writing.
        for _ in 0..10 {
            if fs::remove_dir_all(&self.profile).is_ok() {
                break;
            }
            thread::sleep(Duration::from_millis(50));
        }
    }
}

fn command(engine: Engine, profile: &Path) -> Command {
    let program = |name: &str| -> OsString {
        env::var_os(name).unwrap_or_else(|| panic!("{name} is not set"))
    };
    match engine {
        Engine::Chromium => Command::new(program("CALL_LANDING_CHROMEDRIVER")),
        Engine::Firefox => {
            let mut command = Command::new(program("CALL_LANDING_GECKODRIVER"));
            // Its second port, for a protocol that is not used here, is fixed unless told otherwise.
            command.args([
                OsStr::new("--websocket-port=0"),
                OsStr::new("--profile-root"),
                profile.as_os_str(),
            ]);
            command
        }
        Engine::WebKit => {
            let mut command = Command::new(program("CALL_LANDING_XVFB_RUN"));
            command.args(["--auto-servernum", "--server-args=-screen 0 1600x1200x24"]);
            command.arg(program("CALL_LANDING_WEBKITDRIVER"));
            command.env("GDK_BACKEND", "x11").env("LIBGL_ALWAYS_SOFTWARE", "1");
            // Sharing buffers with a graphics card that is not there costs a third of a test.
            command.env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
            // Optimizing a program costs more than it saves where a page lives for seconds.
            command.env("JSC_useDFGJIT", "0").env("JSC_useOMGJIT", "0");
            for folder in ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"] {
                command.env(folder, profile);
            }
            command
        }
    }
}

fn capabilities(engine: Engine, profile: &Path, prefs: Value) -> Value {
    let path = |name: &str| env::var(name).unwrap_or_else(|_| panic!("{name} is not set"));
    match engine {
        Engine::Chromium => json!({
            "browserName": if is_shell(&path("CALL_LANDING_CHROMIUM")) { "chrome-headless-shell" } else { "chrome" },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            "timeouts": timeouts(),
            "goog:chromeOptions": {
                "binary": path("CALL_LANDING_CHROMIUM"),
                "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
                "args": [
                    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync",
                    "--disable-dev-shm-usage", "--window-size=1280,900",
                    // The next test gets a fresh tab, but in the process of the last one: starting a
                    // process takes longer than loading the page.
                    "--renderer-process-limit=1",
                    // Without tabs and a bar, which are drawn anew at every change of the address. The
                    // page's size is emulated.
                    "--start-fullscreen",
                    // Motion is drawn by the processor here. A test of motion asks for it.
                    "--force-prefers-reduced-motion",
                    // The tests change the fragment faster than a browser lets a page do it.
                    "--disable-ipc-flooding-protection",
                    format!("--user-data-dir={}", profile.display()),
                ],
            },
        }),
        Engine::Firefox => {
            let mut all = json!({
                // As above.
                "dom.navigation.navigationRateLimit.count": 0,
                "datareporting.policy.dataSubmissionEnabled": false,
                "browser.tabs.remote.autostart": true,
                // What is drawn or started ahead for a visitor only keeps the processor busy.
                "ui.prefersReducedMotion": 1,
                "dom.ipc.processPrelaunch.enabled": false,
                "browser.newtab.preload": false,
                "browser.newtabpage.enabled": false,
                // One process for all tabs, as above.
                "fission.autostart": false,
                "dom.ipc.processCount": 1,
                "dom.ipc.keepProcessesAlive.web": 1,
                // A page lives for seconds here: optimizing its program costs more than it saves.
                "javascript.options.wasm_optimizingjit": false,
            });
            for (name, value) in prefs.as_object().into_iter().flatten() {
                all[name] = value.clone();
            }
            json!({
                "timeouts": timeouts(),
                "moz:firefoxOptions": {
                    "binary": path("CALL_LANDING_FIREFOX"),
                    "args": ["-headless", "--width=1280", "--height=900"],
                    "prefs": all,
                },
            })
        }
        Engine::WebKit => json!({
            "timeouts": timeouts(),
            "webkitgtk:browserOptions": { "binary": path("CALL_LANDING_MINIBROWSER"), "args": [
                "--automation",
                // Only a tab that a page opens stays in the process of that page.
                "--javascript-can-open-windows-automatically=true",
            ] },
        }),
    }
}

/// Whether a Chromium is the one without windows, which its driver knows by another name.
fn is_shell(program: &str) -> bool {
    program.ends_with("headless-shell")
}

/// The driver counts all time alike, so it is the session that loses patience.
fn timeouts() -> Value {
    let longest = u64::try_from(longest_command().as_millis()).unwrap_or(u64::MAX);
    json!({ "script": longest, "pageLoad": longest, "implicit": 0 })
}

fn signal(which: &str, processes: &[u32]) {
    if !processes.is_empty() {
        let ids = processes.iter().map(ToString::to_string);
        let _ = Command::new("kill").arg(which).args(ids).stderr(Stdio::null()).status();
    }
}
