//! Finds the browsers that the tests drive, and installs the missing ones where that is possible.

use std::env;
use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::debian;
use crate::run::{command, quiet, watched};
use crate::{requirements, tools};

/// What the tests' environment variables are set to.
#[derive(Debug, Default)]
pub struct Found {
    /// Variable and absolute path of each program that was found.
    pub variables: Vec<(&'static str, PathBuf)>,
    /// Engine or server, and what to install, for each one that is missing.
    pub missing: Vec<(&'static str, &'static str)>,
}

/// One program of an engine.
struct Wanted {
    engine: &'static str,
    variable: &'static str,
    /// Names on `PATH`, and places that are usually not on it.
    names: &'static [&'static str],
    places: &'static [&'static str],
    hint: &'static str,
}

const CHROMIUM: &str = "Chromium or Chrome, and a chromedriver of the same version on PATH \
    (https://googlechromelabs.github.io/chrome-for-testing/)";
const FIREFOX: &str = "Firefox (https://www.mozilla.org/firefox/)";
const WEBKIT: &str = "WebKitGTK with its driver (Linux only; Debian: webkit2gtk-driver and xvfb)";

/// WebKitGTK's small browser is in a folder that is never on `PATH`; 6.0 is its newer API.
const MINI_BROWSERS: [&str; 6] = [
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/x86_64-linux-gnu/webkitgtk-6.0/MiniBrowser",
    "/usr/lib/aarch64-linux-gnu/webkitgtk-6.0/MiniBrowser",
    "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
    "/usr/libexec/webkitgtk-6.0/MiniBrowser",
];

const WANTED: [Wanted; 6] = [
    Wanted {
        engine: "chromium",
        variable: "CALL_LANDING_CHROMIUM",
        names: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"],
        places: &[
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            r"C:\Program Files\Google\Chrome\Application\chrome.exe",
            r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
        ],
        hint: CHROMIUM,
    },
    Wanted {
        engine: "chromium",
        variable: "CALL_LANDING_CHROMEDRIVER",
        names: &["chromedriver"],
        places: &["/usr/lib/chromium-browser/chromedriver", "/usr/lib/chromium/chromedriver"],
        hint: CHROMIUM,
    },
    Wanted {
        engine: "firefox",
        variable: "CALL_LANDING_FIREFOX",
        names: &["firefox", "firefox-esr"],
        places: &[
            "/Applications/Firefox.app/Contents/MacOS/firefox",
            r"C:\Program Files\Mozilla Firefox\firefox.exe",
        ],
        hint: FIREFOX,
    },
    Wanted {
        engine: "webkit",
        variable: "CALL_LANDING_WEBKITDRIVER",
        names: &["WebKitWebDriver"],
        places: &["/usr/libexec/WebKitWebDriver"],
        hint: WEBKIT,
    },
    Wanted {
        engine: "webkit",
        variable: "CALL_LANDING_MINIBROWSER",
        names: &["MiniBrowser"],
        places: &MINI_BROWSERS,
        hint: WEBKIT,
    },
    Wanted {
        engine: "webkit",
        variable: "CALL_LANDING_XVFB_RUN",
        names: &["xvfb-run"],
        places: &[],
        hint: WEBKIT,
    },
];

/// The variables for the servers that the page is tested behind.
const SERVERS: [&str; 2] = ["CALL_LANDING_NGINX", "CALL_LANDING_PYTHON"];

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

/// The engines, as named in `--engine`.
const ENGINES: [&str; 3] = ["chromium", "firefox", "webkit"];

/// Finds the browsers of `engines` (of all if empty), installs missing ones where possible, and adds
/// the tools that the tests need.
///
/// # Errors
/// When an install fails, or when `CI=true` and a browser is missing.
pub fn find(engines: &[String]) -> Result<Found> {
    let wanted = |engine: &str| engines.is_empty() || engines.iter().any(|name| name == engine);
    let mut found = look(&wanted);
    if !found.missing.is_empty() && debian::is_here() {
        if administrator() {
            install()?;
            found = look(&wanted);
        } else {
            eprintln!("Next: sudo apt-get install --no-install-recommends {}", DEBIAN.join(" "));
        }
    }
    find_servers(&mut found)?;
    if !found.missing.is_empty() && must_have_all() {
        bail!("{}", lines(&found));
    }
    if found.has("CALL_LANDING_FIREFOX") {
        found.variables.push(("CALL_LANDING_GECKODRIVER", tools::geckodriver().install()?));
    }
    found.variables.push(("CALL_LANDING_AXE", tools::axe().install()?));
    Ok(found)
}

/// Adds the servers, or what to install for those that are missing.
fn find_servers(found: &mut Found) -> Result<()> {
    let [nginx, python] = SERVERS;
    match which::which("nginx") {
        Ok(program) => found.variables.push((nginx, program)),
        Err(_) if debian::is_here() => {
            found.variables.push((nginx, tools::nginx().install()?));
        }
        Err(_) => found.missing.push(("nginx", "nginx (https://nginx.org)")),
    }
    match requirements::python() {
        Ok(program) => found.variables.push((python, program)),
        Err(_) => found.missing.push(("Python", "Python 3 (https://www.python.org)")),
    }
    Ok(())
}

/// Whether a missing browser or server is an error: `CI=true`.
#[must_use]
pub fn must_have_all() -> bool {
    env::var_os("CI").as_deref() == Some(OsStr::new("true"))
}

impl Found {
    fn has(&self, variable: &str) -> bool {
        self.variables.iter().any(|(name, _)| *name == variable)
    }

    /// Passes what was found to `command`, in place of the same variables of the outer environment.
    pub fn tell(&self, command: &mut Command) {
        for wanted in &WANTED {
            command.env_remove(wanted.variable);
        }
        for variable in SERVERS {
            command.env_remove(variable);
        }
        command.env_remove("CALL_LANDING_GECKODRIVER").env_remove("CALL_LANDING_AXE");
        command.envs(self.variables.iter().map(|(name, path)| (name, path)));
    }
}

/// Prints what was found and what was not.
pub fn report(found: &Found) {
    for (variable, path) in &found.variables {
        println!("{variable}={}", path.display());
    }
    if !found.missing.is_empty() {
        println!("{}", lines(found));
    }
}

fn lines(found: &Found) -> String {
    let lines = found
        .missing
        .iter()
        .map(|(engine, hint)| format!("{engine} is missing. Next: install {hint}"));
    lines.collect::<Vec<_>>().join("\n")
}

fn look(wanted: &impl Fn(&str) -> bool) -> Found {
    let mut found = Found::default();
    for engine in ENGINES.into_iter().filter(|engine| wanted(engine)) {
        let programs = WANTED.iter().filter(|wanted| wanted.engine == engine);
        let mut variables = Vec::new();
        let mut missing = None;
        for program in programs {
            match locate(program) {
                Some(path) => variables.push((program.variable, path)),
                None => missing = Some((engine, program.hint)),
            }
        }
        // An engine needs all its programs.
        match missing {
            None => found.variables.append(&mut variables),
            Some(missing) => found.missing.push(missing),
        }
    }
    found
}

fn locate(program: &Wanted) -> Option<PathBuf> {
    let on_path = program.names.iter().find_map(|name| which::which(name).ok());
    on_path.or_else(|| program.places.iter().map(PathBuf::from).find(|path| path.is_file()))
}

fn administrator() -> bool {
    let user =
        command("id").and_then(|mut id| quiet(id.arg("-u"), "check whether `id` is installed"));
    user.is_ok_and(|user| user.trim() == "0")
}

fn install() -> Result<()> {
    const NEXT: &str = "install the packages named above by hand, then run the same command again";
    eprintln!("Installing browsers with apt-get (once; 1 to 3 minutes)");
    let apt = |arguments: &[&str]| -> Result<()> {
        let mut apt = command("apt-get")?;
        apt.env("DEBIAN_FRONTEND", "noninteractive").args(arguments);
        watched(&mut apt, "apt-get", NEXT).map(drop)
    };
    apt(&["update"])?;
    let mut arguments = vec!["install", "-y", "--no-install-recommends"];
    arguments.extend(DEBIAN);
    apt(&arguments)
}
