//! Makes modules, scripts and style sheets smaller. Results are cached, so the same file is not
//! optimized twice.

use std::path::{Path, PathBuf};

use anyhow::Result;
use fs_err as fs;

use crate::run::{command, target_dir, watched};
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
const ESBUILD: [&str; 3] = ["--minify", "--target=es2022", "--log-level=warning"];

/// The tools, and the folder with the cached results.
pub struct Optimizer {
    node: PathBuf,
    wasm_opt: PathBuf,
    esbuild: PathBuf,
    kept: PathBuf,
}

impl Optimizer {
    /// Installs the tools if they are missing. Fails when there is no Node.
    pub fn new() -> Result<Self> {
        Ok(Self {
            node: requirements::node()?,
            wasm_opt: tools::WASM_OPT.install()?,
            esbuild: tools::ESBUILD.install()?,
            kept: kept()?,
        })
    }

    /// Removes the cached results.
    pub fn forget() -> Result<()> {
        files::remove(&kept()?)
    }

    /// Replaces a module, a script or a style sheet by a smaller one. Fails when a tool rejects it.
    pub fn optimize(&self, file: &Path) -> Result<()> {
        // The extension decides how esbuild reads a file.
        let extension = file.extension().unwrap_or_default().to_string_lossy();
        let (tool, options, label, next): (_, &[&str], _, _) = if extension == "wasm" {
            let next = "check whether the compiler uses a feature that `WASM_OPT` in xtask lacks";
            (&self.wasm_opt, &WASM_OPT, "wasm-opt", next)
        } else {
            let next =
                "check whether it supports the syntax in style/ and in what wasm-bindgen writes";
            (&self.esbuild, &ESBUILD, "esbuild", next)
        };
        let key = format!("{}{}{extension}", tool.display(), options.join(" "));
        let copy = self.kept.join(files::sha256([key.as_bytes(), &fs::read(file)?].concat()));
        if !copy.is_file() {
            fs::create_dir_all(&self.kept)?;
            // By way of a file of this process, so that a cached file is always complete.
            let fresh = copy.with_extension(format!("{}.{extension}", std::process::id()));
            let mut work = command(&self.node)?;
            work.arg(tool).args(options).arg(file);
            if label == "wasm-opt" {
                work.arg("-o").arg(&fresh);
            } else {
                work.arg(format!("--outfile={}", fresh.display()));
            }
            watched(&mut work, label, next)?;
            fs::rename(fresh, &copy)?;
        }
        fs::copy(copy, file)?;
        Ok(())
    }
}

fn kept() -> Result<PathBuf> {
    Ok(target_dir()?.join("page").join("optimized"))
}
