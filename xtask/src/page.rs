//! From sources to a finished page: fetches crates, bundles with Trunk, then runs
//! [`finish`](crate::finish).

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::Result;
use fs_err as fs;

use crate::command as command_line;
use crate::optimizer::Optimizer;
use crate::prerender::prerender;
use crate::run::{cargo, command, root, seconds, target_dir, watched};
use crate::{files, finish, hosting, one_file, publish, requirements, size, tools, wasm};

/// Trunk, with its tools on `PATH` and without environment variables that would change the build.
/// Fails when a tool cannot be installed.
pub fn trunk(arguments: &[&str]) -> Result<Command> {
    requirements::wasm_target()?;
    let (trunk, wasm_bindgen) = (tools::TRUNK.install()?, tools::WASM_BINDGEN.install()?);
    // Trunk runs cargo offline, so the crates have to be downloaded first.
    let mut fetch = cargo(&["fetch", "--target", "wasm32-unknown-unknown"])?;
    watched(&mut fetch, "crates", "check the network connection and run the same command again")?;

    let mut command = command(&trunk)?;
    command.args(arguments).env("PATH", tools::path_with(&[trunk, wasm_bindgen])?);
    for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("TRUNK_"))
    {
        command.env_remove(name);
    }
    // A backtrace of Trunk would scroll the compiler's message away.
    command.env("RUST_BACKTRACE", "0");
    // By convention any value means yes, but Trunk fails on `NO_COLOR=1`.
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
    fs::create_dir_all(&raw)?;
    let started = Instant::now();
    let mut trunk = trunk(&["build", "--release", "--offline", "--dist"])?;
    trunk.arg(&raw);
    watched(&mut trunk, "page", "fix what the output names, then run the same command again")?;
    wasm::add_audit_worker(&raw)?;
    eprintln!("Built the page in {}", seconds(started.elapsed()));
    Ok(raw)
}

/// Builds the page for `serve`: finished like the published one, but not optimized, because the optimizer
/// needs Node. Returns its folder.
/// Fails when a tool, the build or the finishing fails.
pub fn local() -> Result<PathBuf> {
    let raw = bundle("serve")?;
    let folder = target_dir()?.join("page").join("serve");
    finish::finish(&raw, &folder, &prerender()?, "", |_| Ok(()))?;
    Ok(folder)
}

/// Builds the page to publish in `dist/`, and prints its size. Returns its folder.
/// Fails when a tool, the build or the finishing fails. `dist/` is then unchanged.
pub fn dist() -> Result<PathBuf> {
    dist_for(None)
}

/// The same for a known public address, which link previews need for their pictures.
/// Fails also when the address is not a web address.
pub fn dist_for(url: Option<&str>) -> Result<PathBuf> {
    let url = url.map(publish::folder_address).transpose()?;
    let root = root()?;
    // First, so that a missing Node is reported at once and not after minutes.
    let optimizer = Optimizer::new()?;
    let raw = bundle("dist")?;
    // Built in a temporary folder and renamed at the end, so that `dist/` is always complete.
    let (dist, fresh, old) = (root.join("dist"), root.join(".dist-new"), root.join(".dist-old"));
    let sources = root.join("static");
    let end = fs::read_to_string(sources.join("offline.html"))?;
    let optimize = |file: &Path| optimizer.optimize(file);
    finish::finish(&raw, &fresh, &prerender()?, &end, optimize)?;
    if let Some(url) = url {
        publish::name_address(&fresh, &url)?;
    }
    one_file::write_one_file(&sources, &fresh, optimize)?;
    hosting::write_samples(&sources.join("hosting"), &fresh)?;
    command_line::add(&fresh, &optimizer)?;
    publish::complete(&sources, &fresh)?;
    files::remove(&old)?;
    if dist.exists() {
        fs::rename(&dist, &old)?;
    }
    fs::rename(fresh, &dist)?;
    files::remove(&old)?;
    println!("{}", size::report(&dist)?);
    Ok(dist)
}

/// Builds the page to publish twice, the second time from scratch, and verifies that both builds are
/// byte-for-byte identical.
/// Fails when a build fails, or a file differs. The error names the file.
pub fn verify() -> Result<()> {
    let first = publish::sums(&dist()?)?;
    let mut clean = cargo(&["clean", "--package", "call-landing"])?;
    watched(&mut clean, "clean", "check whether another program has a file in target/ open")?;
    Optimizer::forget()?;
    let second = publish::sums(&dist()?)?;
    let differing: Vec<&str> = first
        .lines()
        .filter(|line| !second.lines().any(|other| other == *line))
        .filter_map(|line| line.split("  ").nth(1))
        .collect();
    anyhow::ensure!(
        first == second,
        "two builds differ in {}\nNext: find what depends on the machine or the time of the build",
        differing.join(", ")
    );
    println!("Both builds are byte-for-byte identical: {} files", first.lines().count());
    Ok(())
}
