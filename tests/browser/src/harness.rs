//! Turns the tests into trials of `libtest-mimic`, one for each engine, and lends them browsers.
//!
//! Starting a browser costs more than most tests, so browsers are kept and lent to one test after
//! another; they must end with the run. Isolation comes from elsewhere: each test has a server, so an
//! origin, of its own, and a fresh tab; after a failure the browser is ended.

use std::cell::RefCell;
use std::env;
use std::fs;
use std::num::NonZero;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use libtest_mimic::{Arguments, Failed, Trial};

use crate::engine::{Browser, Engine, target};
use crate::page::Page;

/// A test, and where it runs.
#[derive(Clone, Copy)]
pub struct Test {
    /// `module::behaviour`.
    pub name: &'static str,
    /// Where and when it runs.
    pub runs: Runs,
    /// The test.
    pub run: fn(&Page<'_>),
}

/// Where and when a test runs.
#[derive(Clone, Copy)]
pub struct Runs {
    /// The engines that can run it.
    pub engines: &'static [Engine],
    /// Whether it runs only with `--ignored`.
    pub is_ignored: bool,
    /// The variable that names what else it needs. Where that is missing it is ignored, unless
    /// `CI=true` insists on everything.
    pub needs: Option<&'static str>,
}

/// Names tests by their functions: `tests!["module"; ALL: first, second; CHROMIUM: third]`.
#[macro_export]
macro_rules! tests {
    ($module:literal; $($runs:ident: $($name:ident),+ $(,)?);+ $(;)?) => {
        /// The tests of this file.
        pub const TESTS: &[$crate::harness::Test] = &[$($($crate::harness::Test {
            name: concat!($module, "::", stringify!($name)),
            runs: $crate::harness::$runs,
            run: $name,
        }),+),+];
    };
}

/// Tests for every engine.
pub const ALL: Runs = in_engines(&Engine::ALL);
/// Tests that need what only Chromium's driver can do.
pub const CHROMIUM: Runs = in_engines(&[Engine::Chromium]);
/// Tests that need what only Firefox's driver can do.
pub const FIREFOX: Runs = in_engines(&[Engine::Firefox]);
/// Tests of printing, which WebKit's driver cannot do.
pub const CHROMIUM_AND_FIREFOX: Runs = in_engines(&[Engine::Chromium, Engine::Firefox]);
/// Tests of what only the other two can have wrong.
pub const FIREFOX_AND_WEBKIT: Runs = in_engines(&[Engine::Firefox, Engine::WebKit]);
/// Measurements and drawings, which test nothing and run only with `--ignored`.
pub const ON_REQUEST: Runs = Runs { is_ignored: true, ..CHROMIUM };
/// Tests behind nginx.
pub const BEHIND_NGINX: Runs = CHROMIUM.needing("CALL_LANDING_NGINX");
/// Tests behind Python's server.
pub const BEHIND_PYTHON: Runs = CHROMIUM.needing("CALL_LANDING_PYTHON");
/// Tests in documentation sites, in every engine.
pub const IN_SITES: Runs = ALL.needing("CALL_LANDING_SITES");
/// Tests in documentation sites, in one engine.
pub const IN_SITES_ONCE: Runs = CHROMIUM.needing("CALL_LANDING_SITES");
/// Tests of the element type of the page, on a page of its own.
pub const OF_ELEMENTS: Runs = ALL.needing("CALL_LANDING_ELEMENTS");

const fn in_engines(engines: &'static [Engine]) -> Runs {
    Runs { engines, is_ignored: false, needs: None }
}

impl Runs {
    const fn needing(self, variable: &'static str) -> Self {
        Self { needs: Some(variable), ..self }
    }
}

/// What a variable of the environment names.
///
/// # Panics
///
/// When it is not set: a test that needs it says so in [`Runs::needs`].
#[must_use]
pub fn named_by(variable: &str) -> PathBuf {
    let found = env::var_os(variable).filter(|it| !it.is_empty());
    found.unwrap_or_else(|| panic!("{variable} is not set")).into()
}

/// How many of the slowest tests are named at the end.
const SLOWEST: usize = 5;

thread_local! {
    static LAST_PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

/// What the tests share.
struct Run {
    dist: PathBuf,
    /// Browsers that no test is using.
    idle: Mutex<Vec<Browser>>,
    times: Mutex<Vec<(Duration, String)>>,
}

/// Runs what the command line asks for, as the standard harness understands it.
#[must_use]
pub fn main(tests: &[&[Test]]) -> ExitCode {
    let mut arguments = Arguments::from_args();
    let Some(dist) = env::var_os("CALL_LANDING_DIST").map(PathBuf::from) else {
        if arguments.list {
            let run = Arc::new(Run::new(PathBuf::new()));
            return libtest_mimic::run(&arguments, trials(tests, &run)).exit_code();
        }
        eprintln!(
            "error: CALL_LANDING_DIST names no built page: run `cargo xtask test`, which builds it and finds the browsers"
        );
        return ExitCode::FAILURE;
    };
    panic::set_hook(Box::new(|info| LAST_PANIC.set(info.to_string())));
    forget_failures();
    let run = Arc::new(Run::new(dist));
    // A browser uses a processor only half of the time; otherwise it waits for its driver.
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    arguments.test_threads.get_or_insert(cores * 2);
    let conclusion = libtest_mimic::run(&arguments, trials(tests, &run));
    run.finish();
    conclusion.exit_code()
}

/// A trial for each test and engine. The engines take turns, each in proportion to the number of its
/// tests, so that all of them have work until the end.
fn trials(tests: &[&[Test]], run: &Arc<Run>) -> Vec<Trial> {
    let mut planned = Vec::new();
    for engine in engines() {
        let of_engine =
            || tests.iter().copied().flatten().filter(|it| it.runs.engines.contains(&engine));
        let count = of_engine().count();
        planned.extend(of_engine().enumerate().map(|(at, test)| (at, count, engine, *test)));
    }
    planned.sort_by(|(a, of_a, ..), (b, of_b, ..)| (a * of_b).cmp(&(b * of_a)));
    planned.into_iter().map(|(.., engine, test)| trial(engine, test, Arc::clone(run))).collect()
}

fn trial(engine: Engine, test: Test, run: Arc<Run>) -> Trial {
    let name = format!("{}::{}", engine.name(), test.name);
    let is_missing = |it: &&str| env::var_os(it).is_none_or(|value| value.is_empty());
    let missing = engine.missing().or_else(|| test.runs.needs.filter(is_missing));
    let must_run = env::var("CI").is_ok_and(|value| value == "true");
    let called = name.clone();
    let work = move || match missing {
        Some(variable) if must_run => {
            Err(format!("{variable} is not set, and CI tests everything").into())
        }
        _ => run.run(engine, test, called),
    };
    Trial::test(name, work)
        .with_ignored_flag(test.runs.is_ignored || missing.is_some() && !must_run)
}

/// Takes away the pictures of what failed last time.
fn forget_failures() {
    let Ok(pictures) = fs::read_dir(target().join("screenshots")) else { return };
    for picture in pictures.flatten() {
        if picture.file_name().to_string_lossy().contains("-failed-") {
            let _ = fs::remove_file(picture.path());
        }
    }
}

impl Run {
    fn new(dist: PathBuf) -> Self {
        Self { dist, idle: Mutex::default(), times: Mutex::default() }
    }

    /// Runs a test in a browser that is idle, or in a new one.
    fn run(&self, engine: Engine, test: Test, name: String) -> Result<(), Failed> {
        let start = Instant::now();
        let outcome = panic::catch_unwind(AssertUnwindSafe(|| {
            let browser = self.borrowed(engine);
            let passed = passes(&browser, test, &self.dist);
            if passed {
                self.idle.lock().unwrap().push(browser);
            } else {
                // Whatever state the browser is in, no other test meets it.
                let message = LAST_PANIC.take();
                let _ = panic::catch_unwind(AssertUnwindSafe(|| drop(browser)));
                LAST_PANIC.set(message);
            }
            passed
        }));
        self.times.lock().unwrap().push((start.elapsed(), name));
        if outcome.unwrap_or(false) { Ok(()) } else { Err(LAST_PANIC.take().into()) }
    }

    fn borrowed(&self, engine: Engine) -> Browser {
        let mut idle = self.idle.lock().unwrap();
        let place = idle.iter().position(|it| it.engine == engine);
        let found = place.map(|at| idle.swap_remove(at));
        // Starting one takes a second or two.
        drop(idle);
        found.unwrap_or_else(|| Browser::start(engine))
    }

    /// Ends the browsers and names the tests that took longest.
    fn finish(&self) {
        self.idle.lock().unwrap().clear();
        let mut times = self.times.lock().unwrap();
        times.sort_by(|a, b| b.cmp(a));
        if times.len() > SLOWEST {
            println!("slowest:");
        }
        for (time, name) in times.iter().take(SLOWEST) {
            println!("    {:5.1} s  {name}", time.as_secs_f64());
        }
    }
}

/// Whether a test passes. A picture is kept of what does not.
fn passes(browser: &Browser, test: Test, dist: &Path) -> bool {
    let page = Page::new(browser, dist);
    let outcome = panic::catch_unwind(AssertUnwindSafe(|| {
        (test.run)(&page);
        page.assert_untroubled();
    }));
    if outcome.is_err() {
        let message = LAST_PANIC.take();
        let picture = test.name.replace("::", "-");
        // Pictures help, but the browser may be gone.
        let _ = panic::catch_unwind(AssertUnwindSafe(|| {
            page.screenshot_as(&format!("failed-{picture}"))
        }));
        LAST_PANIC.set(message);
    }
    outcome.is_ok()
}

/// The engines that `CALL_LANDING_ENGINES` names, or all.
fn engines() -> Vec<Engine> {
    let Ok(list) = env::var("CALL_LANDING_ENGINES") else { return Engine::ALL.to_vec() };
    let names: Vec<&str> = list.split(',').map(str::trim).filter(|it| !it.is_empty()).collect();
    for name in &names {
        assert!(
            Engine::ALL.iter().any(|it| it.name() == *name),
            "CALL_LANDING_ENGINES: unknown engine `{name}`"
        );
    }
    Engine::ALL.into_iter().filter(|it| names.is_empty() || names.contains(&it.name())).collect()
}
