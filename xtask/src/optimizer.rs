//! Makes modules, scripts and style sheets smaller. Results are cached, so the same file is not
//! optimized twice.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::run::{command, seconds, target_dir, watched};
use crate::{files, requirements, tools};

/// Finished WebAssembly features only. With all features, the optimizer writes imports that no released
/// browser can read, and the page stays blank.
const WASM_OPT: [&str; 7] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Keeps the names that a script exports.
const ESBUILD: [&str; 4] =
    ["--minify", "--target=es2022", "--log-level=warning", "--allow-overwrite"];

/// The tools, and the folder with the cached results.
pub struct Optimizer {
    node: PathBuf,
    wasm_opt: PathBuf,
    esbuild: PathBuf,
    kept: PathBuf,
}

impl Optimizer {
    /// Installs the tools if they are missing.
    ///
    /// # Errors
    /// When there is no Node, or a tool cannot be installed.
    pub fn new() -> Result<Self> {
        Ok(Self {
            node: requirements::node()?,
            wasm_opt: tools::wasm_opt().install()?,
            esbuild: tools::esbuild().install()?,
            kept: kept()?,
        })
    }

    /// Removes the cached results.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub fn forget() -> Result<()> {
        tools::remove(&kept()?)
    }

    /// Replaces a module, a script or a style sheet by a smaller one.
    ///
    /// # Errors
    /// When a tool rejects the file.
    pub fn optimize(&self, file: &Path) -> Result<()> {
        let is_module = file.extension().is_some_and(|it| it == "wasm");
        let (tool, options): (_, &[&str]) =
            if is_module { (&self.wasm_opt, &WASM_OPT) } else { (&self.esbuild, &ESBUILD) };
        let copy = self.kept.join(name(file, tool, options)?);
        let replace = |from: &Path, to: &Path| {
            fs::copy(from, to).map(drop).with_context(|| format!("cannot write {}", to.display()))
        };
        if copy.is_file() {
            return replace(&copy, file);
        }
        let mut work = command(&self.node)?;
        work.arg(tool).args(options).arg(file);
        if is_module {
            shrink(work, file)?
        } else {
            minify(work, file)?
        }
        fs::create_dir_all(&self.kept)
            .with_context(|| format!("cannot create {}", self.kept.display()))?;
        // By way of a temporary file, so that a cached file is always complete.
        let fresh = copy.with_extension("new");
        replace(file, &fresh)?;
        fs::rename(&fresh, &copy).with_context(|| format!("cannot write {}", copy.display()))
    }
}

fn kept() -> Result<PathBuf> {
    Ok(target_dir()?.join("page").join("optimized"))
}

/// The cache key: a hash of the file, the tool and its options.
fn name(file: &Path, tool: &Path, options: &[&str]) -> Result<String> {
    let mut hash = Sha256::new();
    hash.update(tool.to_string_lossy().as_bytes());
    hash.update(options.join(" "));
    // The extension decides how esbuild reads a file.
    hash.update(file.extension().unwrap_or_default().to_string_lossy().as_bytes());
    hash.update(files::bytes(file)?);
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

fn shrink(mut work: Command, module: &Path) -> Result<()> {
    let started = Instant::now();
    let output = module.with_extension("small");
    work.arg("-o").arg(&output);
    watched(
        &mut work,
        "wasm-opt",
        "check whether the compiler uses a feature that `WASM_OPT` in xtask lacks",
    )?;
    fs::rename(&output, module).with_context(|| format!("cannot replace {}", module.display()))?;
    eprintln!("Optimized the module in {}", seconds(started.elapsed()));
    Ok(())
}

fn minify(mut work: Command, file: &Path) -> Result<()> {
    work.arg(format!("--outfile={}", file.display()));
    watched(
        &mut work,
        "esbuild",
        "check whether it supports the syntax in style/ and in what wasm-bindgen writes",
    )?;
    Ok(())
}
