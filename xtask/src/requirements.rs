//! What xtask expects on this machine: Node with npm, Python, and a compiler that can build for the
//! browser.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::run::{command, quiet, watched};

/// Node, which runs the npm tools.
pub fn node() -> Result<PathBuf> {
    which::which("node").context(NO_NODE)
}

/// The package manager that comes with Node: on Windows `npm.cmd`.
pub fn npm() -> Result<PathBuf> {
    node()?;
    which::which("npm").context(NO_NODE)
}

const NO_NODE: &str = "this command needs Node with npm, which is not on PATH \
    (`cargo xtask serve` works without it)\nNext: install Node 20 or newer from https://nodejs.org or your \
    package manager (Debian: `apt-get install nodejs npm`), then run the same command again";

/// Python, which builds one of the documentation sites and serves the page in a test.
pub fn python() -> Result<PathBuf> {
    let found = which::which("python3").or_else(|_| which::which("python"));
    found.context(
        "this command needs Python 3, which is not on PATH\nNext: install it from https://www.python.org or your \
         package manager (Debian: `apt-get install python3-venv`), then run the same command again",
    )
}

/// Makes sure that the compiler can build for the browser. Fails when the target cannot be added.
pub fn wasm_target() -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let mut rustc = command(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))?;
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    let libraries = quiet(&mut rustc, "install Rust from https://rustup.rs")?;
    if Path::new(libraries.trim()).is_dir() {
        return Ok(());
    }
    let Ok(rustup) = which::which("rustup") else {
        bail!(
            "this Rust cannot build for {TARGET} and there is no rustup to add it\nNext: install Rust from \
             https://rustup.rs, or your package manager's standard library for that target \
             (Debian: `apt-get install libstd-rust-dev-wasm32`, Fedora: `dnf install rust-std-static-{TARGET}`)"
        );
    };
    eprintln!("Adding the target {TARGET} (once; some seconds)");
    let next = "check the network connection and run the same command again";
    watched(command(rustup)?.args(["target", "add", TARGET]), "rustup", next).map(drop)
}
