//! The modules of `tests/elements`: a page for the browser tests, and what `bench elements` measures.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::csp::{self, Network};
use crate::run::{cargo, command, quiet, target_dir, watched};
use crate::{files, requirements, tools};

const PACKAGE: &str = "elements";

/// Builds the page for the browser tests, under the policy of the published one. Returns its folder.
///
/// # Errors
/// When a program does not compile.
pub fn page() -> Result<PathBuf> {
    let folder = target_dir()?.join("page").join("elements");
    module("elements", &folder, None)?;
    let mut write = cargo(&["run", "--quiet", "--package", PACKAGE, "--bin", "elements"])?;
    let written = quiet(
        write.args(["--features", "prerender"]),
        "fix what the output names, then run the same command again",
    )?;
    // The sample as it is written, to compare it with the one that is drawn.
    let html = format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Elements</title>\
        <link rel=\"icon\" href=\"data:,\"></head><body><div id=\"written\">{}</div>\
        <script type=\"module\">\nimport init from \"./elements.js\";\nawait init();\n\
        document.documentElement.dataset.ready = \"\";\n</script></body></html>\n",
        written.trim()
    );
    files::write(&folder.join("index.html"), &csp::with_policy(&html, Network::Own)?)?;
    Ok(folder)
}

/// Builds one of the programs for the browser into `folder`, which it replaces, and returns its
/// module.
///
/// # Errors
/// When it does not compile.
pub fn module(name: &str, folder: &Path, flags: Option<&str>) -> Result<PathBuf> {
    requirements::wasm_target()?;
    let target = "wasm32-unknown-unknown";
    let mut compile = cargo(&["build", "--release", "--target", target])?;
    compile.args(["--package", PACKAGE, "--bin", name]);
    if let Some(flags) = flags {
        compile.env("RUSTFLAGS", flags);
    }
    watched(&mut compile, name, "fix what the output names, then run the same command again")?;
    let module = target_dir()?.join(target).join("release").join(format!("{name}.wasm"));
    tools::remove(folder)?;
    let mut bind = command(tools::wasm_bindgen()?.install()?)?;
    bind.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(folder).arg(module);
    watched(&mut bind, "wasm-bindgen", "see whether its version is that of Cargo.lock")?;
    Ok(folder.join(format!("{name}_bg.wasm")))
}
