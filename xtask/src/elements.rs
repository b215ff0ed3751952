//! The modules of `tests/elements`: a page for the browser tests, and what `bench elements` measures.

use std::path::PathBuf;

use anyhow::Result;

use crate::csp::{self, Network};
use crate::files;
use crate::run::{cargo, quiet};
use crate::wasm::Program;

const PACKAGE: &str = "elements";

/// Builds the page for the browser tests, under the policy of the published one. Returns its folder.
pub fn page() -> Result<PathBuf> {
    let folder = program(PACKAGE, None).build()?;
    let mut write = cargo(&["run", "--quiet", "--package", PACKAGE, "--bin", PACKAGE])?;
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
    files::write(&folder.join("index.html"), csp::with_policy(&html, Network::Own)?)?;
    Ok(folder)
}

/// One of the programs for the browser, compiled with these flags.
pub const fn program<'a>(name: &'a str, flags: Option<&'a str>) -> Program<'a> {
    Program { package: PACKAGE, name, profile: "release", features: "", script: "web", flags }
}
