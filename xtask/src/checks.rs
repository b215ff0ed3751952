//! The steps of `check`, `test` and `mutants`: one line each, with its time.

use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Result, bail};

use crate::run::{cargo, command, quiet, root, streamed};
use crate::steps::Steps;
use crate::{browsers, dependencies, elements, page, requirements, sites, tools};

/// The pure core: the package without the page.
const CORE: [&str; 3] = ["-p", "call-landing", "--no-default-features"];
/// Packages that the core must not depend on, so that it builds and tests quickly anywhere.
const NOT_IN_CORE: [&str; 5] = ["leptos", "web-sys", "wasm-bindgen", "js-sys", "serde"];
/// The tests that verify the core by enumerating its cases.
const WALKS: [&str; 14] = [
    "routing",
    "changes",
    "advice",
    "modes",
    "succession",
    "matrix",
    "compare",
    "seek",
    "doubts",
    "toy_edition",
    "remedy",
    "walk",
    "enumeration",
    "words",
];
const LINTS: &str = "fix what clippy names; `cargo clippy --fix` can do part of it";
const TESTS: &str = "fix the test or the code it tests; `cargo test <name>` runs a single test";

/// Everything that needs no browser. Fails when a step fails.
pub fn check() -> Result<()> {
    let steps = Steps::start()?;
    side_by_side(
        || lints(&steps),
        || {
            test_core(&steps)?;
            test_tools(&steps, None)
        },
    )?;
    steps.finish()
}

/// Does two things at once. Only one cargo compiles for a target at a time, but another one can run
/// tests meanwhile.
fn side_by_side<T: Send>(
    aside: impl FnOnce() -> Result<T> + Send,
    here: impl FnOnce() -> Result<()>,
) -> Result<T> {
    thread::scope(|scope| {
        let aside = scope.spawn(aside);
        let here = here();
        let aside = aside.join().unwrap_or_else(|panic| resume_unwind(panic));
        here.and(aside)
    })
}

/// What is found without running anything.
fn lints(steps: &Steps) -> Result<()> {
    steps.quiet("format", &mut cargo(&["fmt", "--all", "--check"])?, "run `cargo fmt --all`")?;
    steps.run("core is pure", core_is_pure)?;
    requirements::wasm_target()?;
    let wasm = ["-p", "call-landing", "--target", "wasm32-unknown-unknown", "--features", "app"];
    let worker = ["-p", "call-landing", "--target", "wasm32-unknown-unknown"];
    let worker = [&worker[..], &["--no-default-features", "--features", "worker"]].concat();
    let elements = ["-p", "elements", "--target", "wasm32-unknown-unknown"];
    let builder = ["-p", "xtask", "-p", "bench", "-p", "browser-tests", "--all-targets"];
    let core = [&CORE[..], &["--all-targets"]].concat();
    for (name, graph) in [
        ("lint core", &core[..]),
        ("lint page", &wasm),
        ("lint elements", &elements),
        ("lint audit", &worker),
        ("lint tools", &builder),
    ] {
        let mut clippy = cargo(&["clippy", "--quiet"])?;
        steps.quiet(name, clippy.args(graph).args(["--", "-D", "warnings"]), LINTS)?;
    }
    steps.run("dependencies", dependencies::check)?;
    let mut doc = cargo(&["doc", "--no-deps", "--quiet"])?;
    doc.args(CORE).env("RUSTDOCFLAGS", "-D warnings");
    steps.quiet("docs", &mut doc, "fix the doc comments that rustdoc names")
}

fn test_core(steps: &Steps) -> Result<()> {
    // The command line is part of the core's tests, and the core builds without it.
    let tests = [&CORE[..], &["--features", "cli"]].concat();
    steps.streamed("test core", cargo(&["test"])?.args(tests), TESTS)
}

/// Also the command line for Node: that of a finished page or, without one, built anew.
fn test_tools(steps: &Steps, dist: Option<&Path>) -> Result<()> {
    let mut tests = cargo(&["test", "-p", "xtask", "-p", "bench"])?;
    tests.env_remove("CALL_LANDING_DIST").envs(dist.map(|it| ("CALL_LANDING_DIST", it)));
    steps.streamed("test tools", &mut tests, TESTS)
}

fn core_is_pure() -> Result<()> {
    let mut tree = cargo(&["tree", "-e", "normal", "--prefix", "none", "--format", "{p}"])?;
    let tree = quiet(tree.args(CORE), "check Cargo.toml and Cargo.lock")?;
    let intruders = intruders(&tree);
    if !intruders.is_empty() {
        bail!(
            "the core depends on {}\nNext: make it optional and part of the feature `app` in Cargo.toml",
            intruders.join(", ")
        );
    }
    Ok(())
}

/// The forbidden packages in the output of `cargo tree`, whose lines begin with a package name.
fn intruders(tree: &str) -> Vec<&str> {
    let names = tree.lines().filter_map(|line| line.split(' ').next());
    names.filter(|name| NOT_IN_CORE.contains(name)).collect()
}

/// Redraws the pictures in `static/` and `docs/`. They are kept in the repository, because drawing them
/// takes a browser and its fonts.
/// Fails when the page cannot be built or opened.
pub fn pictures() -> Result<()> {
    let dist = page::dist()?;
    let found = browsers::find(&["chromium".to_owned()])?;
    let mut draws = cargo(&["test", "-p", "browser-tests"])?;
    draws.env("CALL_LANDING_DIST", dist).env("CALL_LANDING_DRAW", root()?);
    found.tell(&mut draws);
    streamed(draws.args(["--", "--ignored", "pictures::draws_"]), TESTS)
}

/// Everything: [`check`], the page to publish, and the browser tests of that page, with screenshots if
/// asked. The page is built while the checks run: a release for the browser shares nothing with them.
/// Fails when a step fails.
pub fn test(engines: &[String], screenshots: bool) -> Result<()> {
    let steps = Steps::start()?;
    let checks = || side_by_side(|| lints(&steps), || test_core(&steps));
    let (dist, found, sites, elements) = side_by_side(
        || {
            let dist = steps.run("dist", page::dist)?;
            let found = steps.run("browsers", || browsers::find_for_tests(engines))?;
            let sites = steps.run("sites", sites)?;
            Ok((dist, found, sites, steps.run("elements", elements::page)?))
        },
        checks,
    )?;
    found.report();
    test_tools(&steps, Some(&dist))?;
    let mut tests = cargo(&["test", "-p", "browser-tests"])?;
    tests.env("CALL_LANDING_DIST", dist).env("CALL_LANDING_ELEMENTS", elements);
    tests.env_remove("CALL_LANDING_ENGINES");
    match sites {
        Some(sites) => tests.env("CALL_LANDING_SITES", sites),
        None => tests.env_remove("CALL_LANDING_SITES"),
    };
    if !engines.is_empty() {
        tests.env("CALL_LANDING_ENGINES", engines.join(","));
    }
    if screenshots {
        tests.env("CALL_LANDING_SCREENSHOTS", "1");
    }
    found.tell(&mut tests);
    steps.streamed("test browsers", tests.args(["--"]), TESTS)?;
    steps.finish()?;
    for (engine, _) in &found.missing {
        println!("Not tested: {engine} is missing (see above for what to install)");
    }
    Ok(())
}

/// The documentation sites that the tests open. Not every machine can build them.
fn sites() -> Result<Option<PathBuf>> {
    match sites::build() {
        Ok(sites) => Ok(Some(sites)),
        Err(error) if browsers::must_have_all() => Err(error),
        Err(error) => {
            println!("Not tested in documentation sites: {error:#}");
            Ok(None)
        }
    }
}

/// Changes the routing code in one place at a time. Each change must make a test fail.
/// Fails when a change goes unnoticed.
pub fn mutants() -> Result<()> {
    let mut mutants = command(tools::CARGO_MUTANTS.install()?)?;
    mutants.args([
        "mutants",
        "-p",
        "call-landing",
        "--file",
        "src/routing/**",
        "--file",
        "src/editions/**",
        "--no-default-features",
        "--",
    ]);
    // Other tests would only make each round longer.
    mutants.args(["--test", "it", "--"]).args(WALKS.map(|it| format!("{it}::")));
    let next = "for each change that no test noticed (mutants.out/missed.txt), add a test that does or, if the \
        change has no visible effect, exclude it in .cargo/mutants.toml and say why";
    streamed(&mut mutants, next)
}

#[cfg(test)]
#[path = "../tests/unit/checks.rs"]
mod tests;
