//! From sources to a finished page: fetch, bundle with Trunk, then [`finish`](crate::finish).

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};

use crate::optimizer::Optimizer;
use crate::prerender::prerender;
use crate::run::{cargo, command, root, seconds, target_dir, watched};
use crate::{audit, files, finish, host, hosting, one_file, publish, size, tools};

/// Trunk, with its helpers on `PATH` and nothing from the environment that changes its work.
///
/// # Errors
/// When a tool cannot be installed.
pub fn trunk(arguments: &[&str]) -> Result<Command> {
    host::wasm_target()?;
    let (trunk, wasm_bindgen) = (tools::trunk().install()?, tools::wasm_bindgen()?.install()?);
    // Trunk runs cargo offline, so a newcomer's crates must be there before.
    let mut fetch = cargo(&["fetch", "--target", "wasm32-unknown-unknown"])?;
    watched(&mut fetch, "crates", "check the network connection and run the same command again")?;

    let mut command = command(&trunk)?;
    command.args(arguments).env("PATH", tools::path_with(&[trunk, wasm_bindgen])?);
    for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("TRUNK_"))
    {
        command.env_remove(name);
    }
    // Trunk's own backtrace would push the compiler's message out of sight.
    command.env("RUST_BACKTRACE", "0");
    // By convention any value means yes; Trunk dies of `NO_COLOR=1`.
    if env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        command.env("NO_COLOR", "true");
    } else {
        command.env_remove("NO_COLOR");
    }
    Ok(command)
}

/// Bundles the page and returns the folder that Trunk wrote.
fn bundle(mode: &str) -> Result<PathBuf> {
    let raw = target_dir()?.join("page").join(format!("{mode}-raw"));
    fs::create_dir_all(&raw).with_context(|| format!("cannot create {}", raw.display()))?;
    let started = Instant::now();
    let mut trunk = trunk(&["build", "--release", "--offline", "--dist"])?;
    trunk.arg(&raw);
    watched(&mut trunk, "page", "mend what the output names, then run the same command again")?;
    audit::add(&raw)?;
    eprintln!("Built the page in {}", seconds(started.elapsed()));
    Ok(raw)
}

/// The page as `serve` shows it: finished like the published one, but without the optimizer,
/// because that needs Node. Returns its folder.
///
/// # Errors
/// When a tool, the build or the finishing fails.
pub fn local() -> Result<PathBuf> {
    let raw = bundle("serve")?;
    let folder = target_dir()?.join("page").join("serve");
    finish::finish(&raw, &folder, &prerender()?, "", |_| Ok(()))?;
    Ok(folder)
}

/// The page to publish, in `dist/`, with a report of its size. Returns its folder.
///
/// # Errors
/// When a tool, the build or the finishing fails; `dist/` then stays as it was.
pub fn dist() -> Result<PathBuf> {
    dist_for(None)
}

/// The same for a known address of its own, which previews of links need for their pictures.
///
/// # Errors
/// As above, and when the address is none of the web.
pub fn dist_for(url: Option<&str>) -> Result<PathBuf> {
    let url = url.map(publish::folder_address).transpose()?;
    let root = root()?;
    // First of all, so that a missing Node is told at once and not after minutes.
    let optimizer = Optimizer::new()?;
    let raw = bundle("dist")?;
    // Built aside in the same folder: then only a rename is left, and no half page is ever seen.
    let (dist, fresh, old) = (root.join("dist"), root.join(".dist-new"), root.join(".dist-old"));
    let sources = root.join("static");
    let end = files::read(&sources.join("offline.html"))?;
    let optimize = |file: &Path| optimizer.optimize(file);
    finish::finish(&raw, &fresh, &prerender()?, &end, optimize)?;
    if let Some(url) = url {
        publish::name_address(&fresh, &url)?;
    }
    one_file::write_one_file(&sources, &fresh, optimize)?;
    hosting::write_samples(&sources.join("hosting"), &fresh)?;
    publish::complete(&sources, &fresh)?;
    tools::remove(&old)?;
    if dist.exists() {
        fs::rename(&dist, &old).with_context(|| format!("cannot replace {}", dist.display()))?;
    }
    fs::rename(&fresh, &dist).with_context(|| format!("cannot write {}", dist.display()))?;
    tools::remove(&old)?;
    println!("{}", size::report(&dist)?);
    Ok(dist)
}

/// Builds the page to publish twice, the second time from nothing, and holds that both are the same to
/// the byte.
///
/// # Errors
/// When a build fails, or a file differs: it is named.
pub fn verify() -> Result<()> {
    let sums = |folder: &Path| publish::sums(folder);
    let first = sums(&dist()?)?;
    let mut clean = cargo(&["clean", "--package", "call-landing"])?;
    watched(&mut clean, "clean", "see whether another program holds a file in target/")?;
    Optimizer::forget()?;
    let second = sums(&dist()?)?;
    let differing: Vec<&str> = first
        .lines()
        .filter(|line| !second.lines().any(|other| other == *line))
        .filter_map(|line| line.split("  ").nth(1))
        .collect();
    anyhow::ensure!(
        first == second,
        "two builds differ in {}\nNext: see what of the machine or of the moment gets into them",
        differing.join(", ")
    );
    println!("Two builds are the same to the byte, {} files", first.lines().count());
    Ok(())
}
