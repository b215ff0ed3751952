//! Finds the browsers that the tests drive, and installs the missing ones where that is possible.

use std::env;
use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::{debian, requirements, tools};

/// What the tests' environment variables are set to.
#[derive(Debug, Default)]
pub struct Found {
    /// Variable and absolute path of each program that was found.
    pub variables: Vec<(&'static str, PathBuf)>,
    /// Engine or server, and what to install, for each one that is missing.
    pub missing: Vec<(&'static str, &'static str)>,
}

/// A browser, as named in `--engine`, and the programs that the tests need of it.
struct Engine {
    name: &'static str,
    hint: &'static str,
    programs: &'static [Program],
}

/// The variable that tells the tests where it is, its names on `PATH`, and the places that are usually
/// not on it.
struct Program(&'static str, &'static [&'static str], &'static [&'static str]);

const CHROMIUM: &str = "CALL_LANDING_CHROMIUM";
const FIREFOX: &str = "CALL_LANDING_FIREFOX";

const ENGINES: [Engine; 3] = [
    Engine {
        name: "chromium",
        hint: "Chromium or Chrome, and a chromedriver of the same version on PATH \
            (https://googlechromelabs.github.io/chrome-for-testing/)",
        programs: &[
            Program(
                CHROMIUM,
                &[
                    "chromium",
                    "chromium-browser",
                    "google-chrome",
                    "google-chrome-stable",
                    "chrome",
                ],
                &[
                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                    "/Applications/Chromium.app/Contents/MacOS/Chromium",
                    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
                    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
                ],
            ),
            Program(
                "CALL_LANDING_CHROMEDRIVER",
                &["chromedriver"],
                &["/usr/lib/chromium-browser/chromedriver", "/usr/lib/chromium/chromedriver"],
            ),
        ],
    },
    Engine {
        name: "firefox",
        hint: "Firefox (https://www.mozilla.org/firefox/)",
        programs: &[Program(
            FIREFOX,
            &["firefox", "firefox-esr"],
            &[
                "/Applications/Firefox.app/Contents/MacOS/firefox",
                r"C:\Program Files\Mozilla Firefox\firefox.exe",
            ],
        )],
    },
    Engine {
        name: "webkit",
        hint: "WebKitGTK with its driver (Linux only; Debian: webkit2gtk-driver and xvfb)",
        programs: &[
            Program(
                "CALL_LANDING_WEBKITDRIVER",
                &["WebKitWebDriver"],
                &["/usr/libexec/WebKitWebDriver"],
            ),
            Program("CALL_LANDING_MINIBROWSER", &["MiniBrowser"], &MINI_BROWSERS),
            Program("CALL_LANDING_XVFB_RUN", &["xvfb-run"], &[]),
        ],
    },
];

/// WebKitGTK's small browser is in a folder that is never on `PATH`; 6.0 is its newer API.
const MINI_BROWSERS: [&str; 6] = [
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/x86_64-linux-gnu/webkitgtk-6.0/MiniBrowser",
    "/usr/lib/aarch64-linux-gnu/webkitgtk-6.0/MiniBrowser",
    "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
    "/usr/libexec/webkitgtk-6.0/MiniBrowser",
];

/// What the tests need beside the browsers.
const OTHERS: [&str; 4] =
    ["CALL_LANDING_NGINX", "CALL_LANDING_PYTHON", "CALL_LANDING_GECKODRIVER", "CALL_LANDING_AXE"];

/// The packages that bring the programs above on Debian. `libwebkit2gtk` contains the small browser;
/// without fonts, a page has no text to measure.
const DEBIAN: [&str; 8] = [
    "chromium",
    "chromium-driver",
    "firefox-esr",
    "webkit2gtk-driver",
    "libwebkit2gtk-4.1-0",
    "xvfb",
    "fonts-dejavu-core",
    "python3-venv",
];

/// Finds the browsers of `engines` (of all if empty), installs missing ones where possible, and adds
/// the tools that the tests need. Fails when an install fails, or when `CI=true` and a browser is missing.
pub fn find(engines: &[String]) -> Result<Found> {
    let mut found = look(engines);
    if !found.missing.is_empty() && debian::is_here() && debian::install(&DEBIAN)? {
        found = look(engines);
    }
    let [nginx, python, geckodriver, axe] = OTHERS;
    match which::which("nginx") {
        Ok(program) => found.variables.push((nginx, program)),
        Err(_) if debian::is_here() => found.variables.push((nginx, tools::NGINX.install()?)),
        Err(_) => found.missing.push(("nginx", "nginx (https://nginx.org)")),
    }
    match requirements::python() {
        Ok(program) => found.variables.push((python, program)),
        Err(_) => found.missing.push(("Python", "Python 3 (https://www.python.org)")),
    }
    if !found.missing.is_empty() && must_have_all() {
        bail!("{}", found.lines());
    }
    if found.variables.iter().any(|(name, _)| *name == FIREFOX) {
        found.variables.push((geckodriver, tools::GECKODRIVER.install()?));
    }
    found.variables.push((axe, tools::AXE.install()?));
    Ok(found)
}

/// The same with Chromium as a machine runs it, without windows, where that can be had.
pub fn find_for_tests(engines: &[String]) -> Result<Found> {
    let mut found = find(engines)?;
    let chromium = found.variables.iter_mut().find(|(name, _)| *name == CHROMIUM);
    if let Some((_, program)) = chromium {
        match shell() {
            Ok(shell) => *program = shell,
            Err(error) => eprintln!("Testing with the full Chromium, which is slower: {error:#}"),
        }
    }
    Ok(found)
}

fn shell() -> Result<PathBuf> {
    let on_path = ["chrome-headless-shell", "chromium-headless-shell"].map(which::which);
    match on_path.into_iter().flatten().next() {
        Some(program) => Ok(program),
        None => tools::CHROMIUM_SHELL.install(),
    }
}

/// Whether a missing browser or server is an error: `CI=true`.
pub fn must_have_all() -> bool {
    env::var_os("CI").as_deref() == Some(OsStr::new("true"))
}

/// An engine is found if all its programs are.
fn look(engines: &[String]) -> Found {
    let mut found = Found::default();
    let is_wanted = |it: &&Engine| engines.is_empty() || engines.iter().any(|name| name == it.name);
    for Engine { name, hint, programs } in ENGINES.iter().filter(is_wanted) {
        match programs.iter().map(Program::locate).collect::<Option<Vec<_>>>() {
            Some(programs) => found.variables.extend(programs),
            None => found.missing.push((name, hint)),
        }
    }
    found
}

impl Program {
    fn locate(&self) -> Option<(&'static str, PathBuf)> {
        let Self(variable, names, places) = self;
        let on_path = names.iter().find_map(|name| which::which(name).ok());
        let place = || places.iter().map(PathBuf::from).find(|path| path.is_file());
        Some((variable, on_path.or_else(place)?))
    }
}

impl Found {
    /// Passes what was found to `command`, in place of the same variables of the outer environment.
    pub fn tell(&self, command: &mut Command) {
        let programs = ENGINES.iter().flat_map(|it| it.programs);
        for variable in programs.map(|Program(variable, ..)| *variable).chain(OTHERS) {
            command.env_remove(variable);
        }
        command.envs(self.variables.iter().map(|(name, path)| (name, path)));
    }

    /// Prints what was found and what was not.
    pub fn report(&self) {
        for (variable, path) in &self.variables {
            println!("{variable}={}", path.display());
        }
        if !self.missing.is_empty() {
            println!("{}", self.lines());
        }
    }

    fn lines(&self) -> String {
        let line = |(name, hint): &(_, _)| format!("{name} is missing. Next: install {hint}");
        self.missing.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}
