//! Builds the command line for Node: one file with the WebAssembly module in it, and the npm package.

use std::path::{Path, PathBuf};

use anyhow::Result;
use fs_err as fs;

use crate::optimizer::Optimizer;
use crate::run::{command, root, target_dir, watched};
use crate::wasm::Program;
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
/// Fails when a tool is missing, the module cannot be built, or a file cannot be written.
pub fn add(folder: &Path, optimizer: &Optimizer) -> Result<PathBuf> {
    let module = Program {
        package: "call-landing",
        name: NAME,
        profile: "worker",
        features: "node",
        script: "web",
        flags: None,
    };
    let parts = module.build()?;
    optimizer.optimize(&parts.join(format!("{NAME}_bg.wasm")))?;

    let sources = root()?.join("static").join("command");
    let entry = parts.join(FILE);
    fs::copy(sources.join(FILE), &entry)?;
    let file = folder.join(FILE);
    let mut bundle = command(requirements::node()?)?;
    bundle.arg(tools::ESBUILD.install()?).arg(&entry);
    bundle.args(["--bundle", "--format=esm", "--platform=node", "--target=node20"]);
    bundle.args(["--loader:.wasm=binary", "--legal-comments=none", "--log-level=warning"]);
    bundle.arg(format!("--banner:js={BANNER}")).arg(format!("--outfile={}", file.display()));
    let next = "fix what the output names, then run the same command again";
    watched(&mut bundle, "esbuild", next)?;
    package(&sources, folder, &file)?;
    Ok(file)
}

/// The package: the file with its types, its description and its licenses.
fn package(sources: &Path, folder: &Path, file: &Path) -> Result<()> {
    let package = folder.join(PACKAGE);
    let described = fs::read_to_string(sources.join("package.json"))?;
    let described = described.replace("\"VERSION\"", &format!("\"{}\"", env!("CARGO_PKG_VERSION")));
    files::write(&package.join("package.json"), described)?;
    fs::copy(file, package.join(FILE))?;
    for (from, name) in [
        (sources, "index.d.ts"),
        (sources, "README.md"),
        (&root()?, "LICENSE-MIT"),
        (&root()?, "LICENSE-APACHE"),
    ] {
        fs::copy(from.join(name), package.join(name))?;
    }
    Ok(())
}

/// Builds both by themselves into `target/command` and returns the path of the file.
pub fn build() -> Result<PathBuf> {
    let folder = target_dir()?.join("command");
    fs::create_dir_all(&folder)?;
    add(&folder, &Optimizer::new()?)
}
