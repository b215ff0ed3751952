//! Makes modules, scripts and style sheets smaller, and keeps what it made: the same file is not
//! worked on twice.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::run::{command, seconds, target_dir, watched};
use crate::{files, host, tools};

/// The lasting features only. With all of them the optimizer writes imports that no released
/// browser reads, and the page stays blank.
const WASM_OPT: [&str; 7] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Names that a script exports stay.
const ESBUILD: [&str; 4] =
    ["--minify", "--target=es2022", "--log-level=warning", "--allow-overwrite"];

/// The tools, and the folder of what they have made.
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
            node: host::node()?,
            wasm_opt: tools::wasm_opt().install()?,
            esbuild: tools::esbuild().install()?,
            kept: kept()?,
        })
    }

    /// Forgets what was made before.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub fn forget() -> Result<()> {
        tools::remove(&kept()?)
    }

    /// Puts a smaller file in the place of this one, which is a module, a script or a style sheet.
    ///
    /// # Errors
    /// When a tool does not take the file.
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
        // Aside first: a copy that is there is whole.
        let fresh = copy.with_extension("new");
        replace(file, &fresh)?;
        fs::rename(&fresh, &copy).with_context(|| format!("cannot write {}", copy.display()))
    }
}

fn kept() -> Result<PathBuf> {
    Ok(target_dir()?.join("page").join("optimized"))
}

/// Follows from the file's content and from what is done with it.
fn name(file: &Path, tool: &Path, options: &[&str]) -> Result<String> {
    let mut hash = Sha256::new();
    hash.update(tool.to_string_lossy().as_bytes());
    hash.update(options.join(" "));
    // Scripts and style sheets are read by their ending.
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
        "see whether the compiler writes a feature that `WASM_OPT` in xtask lacks",
    )?;
    fs::rename(&output, module).with_context(|| format!("cannot replace {}", module.display()))?;
    eprintln!("Optimized the module in {}", seconds(started.elapsed()));
    Ok(())
}

fn minify(mut work: Command, file: &Path) -> Result<()> {
    work.arg(format!("--outfile={}", file.display()));
    watched(&mut work, "esbuild", "see whether it reads what wasm-bindgen and style/ write")?;
    Ok(())
}
