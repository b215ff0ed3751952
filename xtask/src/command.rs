//! Builds the command line for Node: one file with the WebAssembly module in it, and the npm package.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::optimizer::Optimizer;
use crate::run::{cargo, command, root, target_dir, watched};
use crate::{files, requirements, tools};

/// The file.
pub const FILE: &str = "call-landing.mjs";
/// The folder of the package.
pub const PACKAGE: &str = "npm";
/// What the names of the module and its script begin with.
const NAME: &str = "call-landing-node";
/// The first line, which makes the file a program on Unix.
const BANNER: &str = "#!/usr/bin/env node\n// Call Landing. License: MIT OR Apache-2.0";

/// Builds the file and the package into a folder, and returns the path of the file.
///
/// # Errors
/// When a tool is missing, the module cannot be built, or a file cannot be written.
pub fn add(folder: &Path, optimizer: &Optimizer) -> Result<PathBuf> {
    let target = "wasm32-unknown-unknown";
    let mut compile = cargo(&["build", "--profile", "worker", "--target", target])?;
    compile.args(["--package", "call-landing", "--bin", NAME]);
    compile.args(["--no-default-features", "--features", "node"]);
    let next = "fix what the output names, then run the same command again";
    watched(&mut compile, "command", next)?;
    let built = target_dir()?;
    let parts = built.join("page").join(NAME);
    tools::remove(&parts)?;
    let module = built.join(target).join("worker").join(format!("{NAME}.wasm"));
    let mut bind = command(tools::wasm_bindgen()?.install()?)?;
    bind.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&parts).arg(module);
    watched(&mut bind, "wasm-bindgen", "check whether its version is the one in Cargo.lock")?;
    optimizer.optimize(&parts.join(format!("{NAME}_bg.wasm")))?;

    let sources = root()?.join("static").join("command");
    let entry = parts.join(FILE);
    files::write(&entry, &files::read(&sources.join(FILE))?)?;
    let file = folder.join(FILE);
    let mut bundle = command(requirements::node()?)?;
    bundle.arg(tools::esbuild().install()?).arg(&entry);
    bundle.args(["--bundle", "--format=esm", "--platform=node", "--target=node20"]);
    bundle.args(["--loader:.wasm=binary", "--legal-comments=none", "--log-level=warning"]);
    bundle.arg(format!("--banner:js={BANNER}")).arg(format!("--outfile={}", file.display()));
    watched(&mut bundle, "esbuild", next)?;
    package(&sources, folder, &file)?;
    Ok(file)
}

/// The package: the file with its types, its description and its licenses.
fn package(sources: &Path, folder: &Path, file: &Path) -> Result<()> {
    let package = folder.join(PACKAGE);
    fs::create_dir_all(&package).with_context(|| format!("cannot create {}", package.display()))?;
    let described = files::read(&sources.join("package.json"))?;
    let described = described.replace("\"VERSION\"", &format!("\"{}\"", env!("CARGO_PKG_VERSION")));
    files::write(&package.join("package.json"), &described)?;
    files::write(&package.join(FILE), &files::read(file)?)?;
    for name in ["index.d.ts", "README.md"] {
        files::write(&package.join(name), &files::read(&sources.join(name))?)?;
    }
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        files::write(&package.join(name), &files::read(&root()?.join(name))?)?;
    }
    Ok(())
}

/// Builds both by themselves into `target/command` and returns the path of the file.
///
/// # Errors
/// As above.
pub fn build() -> Result<PathBuf> {
    let folder = target_dir()?.join("command");
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    add(&folder, &Optimizer::new()?)
}
