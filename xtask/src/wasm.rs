//! Builds programs of the workspace for the browser or Node, beside the page that Trunk builds.

use std::path::{Path, PathBuf};

use anyhow::Result;
use fs_err as fs;

use crate::run::{cargo, command, root, target_dir, watched};
use crate::{files, requirements, tools};

const TARGET: &str = "wasm32-unknown-unknown";
/// The worker that audits tenants. Scripts refer to its files by this name; the finishing step replaces
/// it with the final names.
const AUDIT_WORKER: &str = "audit-worker";

/// A program, and how it becomes a module with a script around it.
#[derive(Clone, Copy, Debug)]
pub struct Program<'a> {
    /// Its package in this workspace.
    pub package: &'a str,
    /// Its name in that package, and that of its files.
    pub name: &'a str,
    /// The profile of cargo that it is built with.
    pub profile: &'a str,
    /// Its features, in place of the default ones.
    pub features: &'a str,
    /// The kind of script, as wasm-bindgen names it.
    pub script: &'a str,
    /// Flags for the compiler, in place of those of the environment.
    pub flags: Option<&'a str>,
}

impl Program<'_> {
    /// Builds `<name>.js` and `<name>_bg.wasm`. Returns their folder, which has nothing else.
    pub fn build(&self) -> Result<PathBuf> {
        requirements::wasm_target()?;
        let Self { package, name, profile, features, script, flags } = *self;
        let mut compile = cargo(&["build", "--profile", profile, "--target", TARGET])?;
        compile.args(["--package", package, "--bin", name]);
        compile.args(["--no-default-features", "--features", features]);
        compile.envs(flags.map(|it| ("RUSTFLAGS", it)));
        watched(&mut compile, name, "fix what the output names, then run the same command again")?;
        let built = target_dir()?;
        let module = built.join(TARGET).join(profile).join(format!("{name}.wasm"));
        let folder = built.join("page").join(name);
        files::remove(&folder)?;
        let mut bind = command(tools::WASM_BINDGEN.install()?)?;
        bind.args(["--target", script, "--no-typescript", "--out-dir"]).arg(&folder).arg(module);
        watched(&mut bind, "wasm-bindgen", "check whether its version is the one in Cargo.lock")?;
        Ok(folder)
    }
}

/// Builds the worker that audits tenants, and copies it into the folder of the bundled page.
pub fn add_audit_worker(page: &Path) -> Result<()> {
    let worker = Program {
        package: "call-landing",
        name: AUDIT_WORKER,
        profile: "worker",
        features: "worker",
        script: "no-modules",
        flags: None,
    };
    let folder = worker.build()?;
    // A worker is one script: ours is appended to the one that wasm-bindgen wrote.
    let script = folder.join(format!("{AUDIT_WORKER}.js"));
    let own = root()?.join("static").join(format!("{AUDIT_WORKER}.js"));
    let both = format!("{}\n{}", fs::read_to_string(&script)?, fs::read_to_string(own)?);
    fs::write(&script, both)?;
    files::copy(&folder, page)
}
