//! Measures how fast tenants are audited, compared with other programs: each gets the same files in the
//! same browser, in turn, and must arrive at the same totals. The programs are in `bench/audit/`, the
//! results in `bench/results/`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, bail, ensure};
use fs_err::read_to_string;
use serde_json::{Value, json};

use super::in_browser;
use xtask::files::{self, write};
use xtask::run::{cargo, command, root, streamed, target_dir, watched};
use xtask::{requirements, tools};

mod figures;
mod machine;
mod native;
mod plot;
mod report;

/// How much is measured.
#[derive(Clone, Copy, Debug)]
pub struct Effort {
    /// How often each contestant reads each file.
    pub rounds: usize,
    /// How many users the largest file has.
    pub users: usize,
}

impl Effort {
    /// The effort of published results.
    pub const WHOLE: Self = Self { rounds: 5, users: 1_000_000 };

    /// Whether this is only a trial, whose results are not published.
    const fn is_trial(self) -> bool {
        self.rounds < Self::WHOLE.rounds || self.users < Self::WHOLE.users
    }
}

/// The number of users for the rule engines, which would take hours for the larger files.
const FEW: usize = 1_000;
/// The numbers of users for everyone else.
const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];
/// Further numbers of users for our own audit, to measure how its time grows.
const BETWEEN: [usize; 3] = [50_000, 250_000, 500_000];

/// The name of our own audit, which all others are compared with.
const OURS: &str = "Call Landing";
/// The time that the browser needs for the file itself.
const LIMIT: &str = "bytes alone";
/// The fastest other parser, which evaluates nothing.
const FASTEST: &str = "uDSV alone";
/// A solution written by hand on top of it.
const FASTEST_BY_HAND: &str = "uDSV + Map";
/// A parser that evaluates nothing.
const FLOOR: &str = "Papa Parse alone";
/// A solution written by hand.
const BY_HAND: &str = "Papa Parse + Map";

/// What two of the contestants load at run time.
const MODULES: [&str; 2] = [
    "@cedar-policy/cedar-wasm/web/cedar_wasm_bg.wasm",
    "@gorules/zen-engine-wasm/dist/zen_engine_wasm_bg.wasm",
];

/// A program that is measured.
struct Contestant {
    name: &'static str,
    /// Its script in `bench/audit/`. Our own is the published worker.
    script: Option<&'static str>,
    /// Whether it counts landings. They are then checked.
    judges: bool,
    /// What it does, for the report.
    does: &'static str,
    /// The numbers of users that it is measured with.
    sizes: &'static [usize],
}

const CONTESTANTS: [Contestant; 10] = [
    Contestant {
        name: OURS,
        script: None,
        judges: true,
        does: "reads and evaluates, with reasons, findings and problems: the published worker",
        sizes: &SIZES,
    },
    Contestant {
        name: LIMIT,
        script: Some("bytes-alone"),
        judges: false,
        does: "gets the file from the browser in the same chunks and ignores them",
        sizes: &SIZES,
    },
    Contestant {
        name: FASTEST,
        script: Some("udsv-alone"),
        judges: false,
        does: "reads and evaluates nothing; takes rows of any length as they come",
        sizes: &SIZES,
    },
    Contestant {
        name: FASTEST_BY_HAND,
        script: Some("udsv-map"),
        judges: false,
        does: "the same as Papa Parse + `Map`, but fills short rows with blanks, so its totals are not compared",
        sizes: &SIZES,
    },
    Contestant {
        name: FLOOR,
        script: Some("papa-alone"),
        judges: false,
        does: "reads and evaluates nothing",
        sizes: &SIZES,
    },
    Contestant {
        name: BY_HAND,
        script: Some("papa-map"),
        judges: true,
        does: "reads; derives facts by hand; one lookup per user in a `Map` of all cases; counts",
        sizes: &SIZES,
    },
    Contestant {
        name: "casbin",
        script: Some("casbin"),
        judges: true,
        does: "the same reading and facts; one `enforceExSync` per call, by priority",
        sizes: &[FEW],
    },
    Contestant {
        name: "zen-engine-wasm",
        script: Some("zen"),
        judges: true,
        does: "the same reading and facts; one expression per user for all calls, because this package has no decision tables",
        sizes: &[FEW],
    },
    Contestant {
        name: "cedar-wasm",
        script: Some("cedar"),
        judges: true,
        does: "the same reading and facts; one `statefulIsAuthorized` per call, policies parsed once",
        sizes: &[FEW],
    },
    Contestant {
        name: "json-rules-engine",
        script: Some("json-rules-engine"),
        judges: true,
        does: "the same reading and facts; one run per call, by priority, stopped at the first match",
        sizes: &[FEW],
    },
];

/// Measures, and writes the report.
///
/// # Errors
/// When something cannot be built, or a contestant arrives at totals other than the sample's.
pub fn audit(dist: &Path, effort: Effort) -> Result<()> {
    ensure!(effort.users >= 10_000, "an audit of fewer than 10 000 users is too short to measure");
    let folder = target_dir()?.join("bench");
    let page = folder.join("audit");
    files::remove(&page)?;
    fs::create_dir_all(&page).with_context(|| format!("cannot create {}", page.display()))?;
    bundle(&page)?;
    let worker = put_worker(dist, &page)?;
    let plan = plan(effort, &worker, &folder.join("users"), &page)?;
    write(&page.join("plan.json"), &serde_json::to_string_pretty(&plan)?)?;

    in_browser(dist, "audit_bench::measures_", &[("CALL_LANDING_AUDIT_BENCH", &page)])?;
    let measured: Value = serde_json::from_str(&read_to_string(page.join("measured.json"))?)?;
    if let Some(failure) = measured.get("failed").and_then(Value::as_str) {
        bail!("{failure}\nNext: find out why its totals are not those of the sample");
    }
    let native = native::measure(effort.users)?;
    let figures = figures::Figures::of(&measured, effort)?;

    let results =
        if effort.is_trial() { folder.join("results") } else { root()?.join("bench/results") };
    let machine = machine::describe(&measured)?;
    write(&results.join("audit.md"), report::markdown(&figures, &native, &machine, effort))?;
    write(&results.join("audit.svg"), plot::svg(&figures))?;
    let all = json!({
        "machine": machine.iter().cloned().collect::<serde_json::Map<_, _>>(),
        "rounds": effort.rounds,
        "native": native.text,
        "results": measured.get("results"),
    });
    write(&results.join("audit.json"), format!("{all:#}\n"))?;
    println!("{}", read_to_string(results.join("audit.md"))?);
    println!("The results are in {}", results.display());
    Ok(())
}

/// Bundles the measuring page and the contestants.
fn bundle(page: &Path) -> Result<()> {
    let sources = root()?.join("bench").join("audit");
    for name in ["index.html", "page.js", "ours.js"] {
        write(&page.join(name), read_to_string(sources.join(name))?)?;
    }
    let installed = tools::CONTEST.install()?;
    let packages = installed.ancestors().find(|it| it.ends_with("node_modules"));
    let packages = packages.context("npm installs into node_modules")?;
    for module in MODULES {
        let module = packages.join(module);
        let name = module.file_name().context("a file has a name")?;
        fs::copy(&module, page.join(name))
            .with_context(|| format!("cannot read {}", module.display()))?;
    }
    let mut esbuild = command(requirements::node()?)?;
    esbuild.arg(tools::ESBUILD.install()?).env("NODE_PATH", packages);
    let scripts = CONTESTANTS.iter().filter_map(|it| it.script);
    esbuild.args(scripts.map(|it| sources.join(format!("{it}.js"))));
    // Not minified, because that is not faster and this can be read. Code that is never called here
    // imports `fs`.
    esbuild.args(["--bundle", "--format=iife", "--platform=browser", "--target=es2022"]);
    esbuild.args(["--external:fs", "--log-level=error"]);
    esbuild.arg(format!("--outdir={}", page.display()));
    watched(&mut esbuild, "esbuild", "check whether it supports the syntax in bench/audit/")
        .map(drop)
}

/// Copies the published worker and returns its name.
fn put_worker(dist: &Path, page: &Path) -> Result<String> {
    let names = files::names(dist)?;
    let ours = names.iter().filter(|it| it.starts_with("audit-worker"));
    for name in ours.clone() {
        fs::copy(dist.join(name), page.join(name))
            .with_context(|| format!("cannot copy {name}"))?;
    }
    let mut ours = ours.filter(|it| files::has_extension(it, "js"));
    ours.next().cloned().context("the built page has no worker")
}

/// Which contestant gets which files. Writes the missing files.
fn plan(effort: Effort, worker: &str, users: &Path, page: &Path) -> Result<Value> {
    write(&page.join("table.json"), &example("audit_table", &[])?)?;
    let mut sizes: Vec<usize> = SIZES.into_iter().chain(BETWEEN).chain([FEW]).collect();
    sizes.sort_unstable();
    sizes.retain(|it| *it <= effort.users);
    fs::create_dir_all(users).with_context(|| format!("cannot create {}", users.display()))?;
    let mut listed = Vec::new();
    for &size in &sizes {
        let path = sample(size, users, page)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        listed.push(json!({"name": name, "path": path, "users": size}));
    }
    let contestants = CONTESTANTS.iter().map(|it| {
        let is_ours = it.script.is_none();
        let its: Vec<_> = sizes
            .iter()
            .filter(|size| it.sizes.contains(size) || is_ours && BETWEEN.contains(size))
            .collect();
        json!({
            "name": it.name,
            "script": it.script.map(|it| format!("{it}.js")),
            "judges": it.judges,
            "users": its,
        })
    });
    Ok(json!({
        "rounds": effort.rounds,
        "worker": worker,
        "files": listed,
        "contestants": contestants.collect::<Vec<_>>(),
    }))
}

/// Writes the file with this many users, and its expected totals for the page.
fn sample(size: usize, folder: &Path, page: &Path) -> Result<PathBuf> {
    let users = size.to_string();
    let arguments = [users.as_str(), "windows-csv", "1"];
    let expected = example("audit_sample", &[&arguments[..], &["--expected"]].concat())?;
    write(&page.join(format!("expected-{size}.json")), &expected)?;
    let expected: Value = serde_json::from_str(&expected)?;
    let path = folder.join(format!("users-{size}.csv"));
    let length = fs::metadata(&path).ok().map(|it| it.len());
    if length.is_none() || length != expected.get("bytes").and_then(Value::as_u64) {
        let file =
            fs::File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
        let mut write = run_example("audit_sample", &arguments)?;
        streamed(write.stdout(Stdio::from(file)), "fix what the output names")?;
    }
    Ok(path)
}

/// The output of an example.
fn example(name: &str, arguments: &[&str]) -> Result<String> {
    watched(&mut run_example(name, arguments)?, name, "fix what the output names")
}

/// An example, optimized for speed and without the page.
fn run_example(name: &str, arguments: &[&str]) -> Result<std::process::Command> {
    let mut run = cargo(&["run", "--quiet", "--profile", "bench", "--no-default-features"])?;
    run.args(["--package", "call-landing", "--example", name, "--"]).args(arguments);
    Ok(run)
}
