//! Runs the tests and reports as `cargo test` does.
//!
//! Not the standard harness, for three reasons: starting a browser costs more than most tests, so
//! one is kept for many; it must end with the run; and every test is one function for all engines.
//! Isolation comes from elsewhere: each test has a server, so an origin, of its own, and a fresh
//! tab; after a failure the browser is started anew.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::env;
use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use crate::engine::{Browser, Engine, target};
use crate::page::Page;

/// A test, and where it runs.
#[derive(Clone, Copy)]
pub struct Test {
    /// `module::behaviour`.
    pub name: &'static str,
    /// The engines that can run it.
    pub engines: &'static [Engine],
    /// The test.
    pub run: fn(&Page<'_>),
}

/// Names tests by their functions: `tests![ALL: first, second; CHROMIUM: third]`.
#[macro_export]
macro_rules! tests {
    ($module:literal; $($engines:ident: $($name:ident),+ $(,)?);+ $(;)?) => {
        /// The tests of this file.
        pub const TESTS: &[$crate::harness::Test] = &[$($($crate::harness::Test {
            name: concat!($module, "::", stringify!($name)),
            engines: $crate::harness::$engines,
            run: $name,
        }),+),+];
    };
}

/// Tests for every engine.
pub const ALL: &[Engine] = &Engine::ALL;
/// Tests that need what only Chromium's driver can do.
pub const CHROMIUM: &[Engine] = &[Engine::Chromium];
/// Tests that need what only Firefox's driver can do.
pub const FIREFOX: &[Engine] = &[Engine::Firefox];
/// Tests of printing, which WebKit's driver cannot do.
pub const CHROMIUM_AND_FIREFOX: &[Engine] = &[Engine::Chromium, Engine::Firefox];
/// Tests of what only the other two can have wrong.
pub const FIREFOX_AND_WEBKIT: &[Engine] = &[Engine::Firefox, Engine::WebKit];

/// How many browsers of one engine run at once. Most tests run in Chromium.
const fn browsers(engine: Engine) -> usize {
    match engine {
        Engine::Chromium => 2,
        Engine::Firefox | Engine::WebKit => 1,
    }
}

thread_local! {
    static LAST_PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Runs what the command line asks for: substrings of names, `--list`. Other options are ignored,
/// so that `cargo test --workspace -- --nocapture` works.
#[must_use]
pub fn main(tests: &[&[Test]]) -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let filters: Vec<&String> = arguments.iter().filter(|it| !it.starts_with('-')).collect();
    let planned: Vec<(Engine, Test)> = engines()
        .into_iter()
        .flat_map(|engine| tests.iter().copied().flatten().map(move |test| (engine, *test)))
        .filter(|(engine, test)| test.engines.contains(engine))
        .filter(|(engine, test)| {
            let full = full_name(*engine, test);
            filters.is_empty() || filters.iter().any(|filter| full.contains(filter.as_str()))
        })
        .collect();
    if arguments.iter().any(|it| it == "--list") {
        planned.iter().for_each(|(engine, test)| println!("{}: test", full_name(*engine, test)));
        return ExitCode::SUCCESS;
    }
    let Some(dist) = env::var_os("CALL_LANDING_DIST").map(PathBuf::from) else {
        eprintln!(
            "error: CALL_LANDING_DIST names no built page: run `cargo xtask test`, which builds it and finds the browsers"
        );
        return ExitCode::FAILURE;
    };
    run(planned, &dist)
}

fn run(planned: Vec<(Engine, Test)>, dist: &Path) -> ExitCode {
    panic::set_hook(Box::new(|info| LAST_PANIC.set(info.to_string())));
    forget_failures();
    let start = Instant::now();
    println!("\nrunning {} tests", planned.len());
    let report = Mutex::new(Report::default());
    thread::scope(|scope| {
        for engine in Engine::ALL {
            let mine: VecDeque<Test> =
                planned.iter().filter(|(its, _)| *its == engine).map(|(_, test)| *test).collect();
            if mine.is_empty() {
                continue;
            }
            if let Some(variable) = engine.missing() {
                report.lock().unwrap().skip(engine, variable, mine.len());
                continue;
            }
            let lanes = browsers(engine).min(mine.len());
            let queue = std::sync::Arc::new(Mutex::new(mine));
            for _ in 0..lanes {
                let (queue, report) = (queue.clone(), &report);
                scope.spawn(move || lane(engine, &queue, dist, report));
            }
        }
    });
    let report = report.into_inner().unwrap();
    report.print(start.elapsed());
    if report.failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
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

/// Runs tests in one browser until none is left.
fn lane(engine: Engine, queue: &Mutex<VecDeque<Test>>, dist: &Path, report: &Mutex<Report>) {
    let mut browser = None;
    loop {
        let Some(test) = queue.lock().unwrap().pop_front() else { return };
        let start = Instant::now();
        let failure = panic::catch_unwind(AssertUnwindSafe(|| {
            let browser = browser.get_or_insert_with(|| Browser::start(engine));
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
            outcome.is_err()
        }))
        .unwrap_or(true);
        if failure {
            // Whatever state the browser is in, the next test does not meet it.
            let message = LAST_PANIC.take();
            let _ = panic::catch_unwind(AssertUnwindSafe(|| browser = None));
            LAST_PANIC.set(message);
        }
        let message = failure.then(|| LAST_PANIC.take());
        report.lock().unwrap().add(full_name(engine, &test), start.elapsed(), message);
    }
}

#[derive(Default)]
struct Report {
    passed: usize,
    skipped: usize,
    failed: Vec<(String, String)>,
}

impl Report {
    fn add(&mut self, name: String, time: Duration, failure: Option<String>) {
        let verdict = if failure.is_some() { "FAILED" } else { "ok" };
        println!("test {name} ... {verdict} ({:.1} s)", time.as_secs_f64());
        match failure {
            None => self.passed += 1,
            Some(message) => self.failed.push((name, message)),
        }
    }

    fn skip(&mut self, engine: Engine, variable: &str, tests: usize) {
        let name = engine.name();
        if env::var("CI").is_ok_and(|value| value == "true") {
            println!("test {name} ... FAILED ({variable} is not set)");
            self.failed.push((
                name.to_owned(),
                format!("{variable} is not set, and CI tests every engine"),
            ));
        } else {
            println!("test {name} ... ignored ({variable} is not set: {tests} tests)");
            self.skipped += tests;
        }
    }

    fn print(&self, time: Duration) {
        if !self.failed.is_empty() {
            println!("\nfailures:");
            for (name, message) in &self.failed {
                println!("\n---- {name} ----\n{message}");
            }
            println!("\nfailures:");
            self.failed.iter().for_each(|(name, _)| println!("    {name}"));
        }
        let (passed, failed, skipped) = (self.passed, self.failed.len(), self.skipped);
        let verdict = if failed == 0 { "ok" } else { "FAILED" };
        println!(
            "\ntest result: {verdict}. {passed} passed; {failed} failed; {skipped} ignored; finished in {:.2}s\n",
            time.as_secs_f64(),
        );
    }
}

fn full_name(engine: Engine, test: &Test) -> String {
    format!("{}::{}", engine.name(), test.name)
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
