//! Builds the Web Worker that audits tenants: a module and a script, next to those of the page.

use std::path::Path;

use anyhow::Result;

use crate::files::{copy, read, write};
use crate::run::{cargo, command, root, target_dir, watched};
use crate::tools;

/// What the names of both files begin with. Scripts refer to them by it; the finishing step replaces it
/// with the final names.
const NAME: &str = "audit-worker";

/// Builds both files and copies them into the folder of the bundled page.
///
/// # Errors
/// When the module cannot be built, or a file cannot be written.
pub fn add(page: &Path) -> Result<()> {
    let target = "wasm32-unknown-unknown";
    let mut compile = cargo(&["build", "--profile", "worker", "--target", target])?;
    compile.args(["--package", "call-landing", "--bin", NAME]);
    compile.args(["--no-default-features", "--features", "worker"]);
    watched(&mut compile, "audit", "fix what the output names, then run the same command again")?;
    let built = target_dir()?;
    let module = built.join(target).join("worker").join(format!("{NAME}.wasm"));
    let folder = built.join("page").join(NAME);
    tools::remove(&folder)?;
    let mut bind = command(tools::wasm_bindgen()?.install()?)?;
    bind.args(["--target", "no-modules", "--no-typescript", "--out-dir"]).arg(&folder).arg(module);
    watched(&mut bind, "wasm-bindgen", "check whether its version is the one in Cargo.lock")?;
    // A worker is one script: ours is appended to the one that wasm-bindgen wrote.
    let script = folder.join(format!("{NAME}.js"));
    let own = read(&root()?.join("static").join(format!("{NAME}.js")))?;
    write(&script, &format!("{}\n{own}", read(&script)?))?;
    copy(&folder, page)
}
