//! Describes the machine and the versions that the figures apply to.

use std::fs;

use anyhow::Result;
use serde_json::Value;

use xtask::run::{command, quiet, root};

/// Names and values, in the order in which they are shown.
pub fn describe(measured: &Value) -> Result<Vec<(String, Value)>> {
    let said = |name: &str| measured.get(name).and_then(Value::as_str).unwrap_or("unknown");
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let rustc = quiet(command(rustc)?.arg("--version"), "install Rust from https://rustup.rs")?;
    let mut lines = vec![
        ("Date", said("date").to_owned()),
        ("Processor", processor()),
        ("Memory", memory()),
        ("System", system()),
        ("Browser", format!("{}, without a window", said("browser"))),
        ("Compiler", rustc.trim().to_owned()),
    ];
    let manifest = root()?.join("xtask").join("npm").join("contest").join("package.json");
    let manifest: Value = serde_json::from_str(&fs_err::read_to_string(&manifest)?)?;
    let packages = manifest.get("dependencies").and_then(Value::as_object).into_iter().flatten();
    let packages =
        packages.map(|(name, version)| format!("{name}@{}", version.as_str().unwrap_or_default()));
    lines.push(("Packages", packages.collect::<Vec<_>>().join(", ")));
    Ok(lines.into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect())
}

fn processor() -> String {
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let name = line_of("/proc/cpuinfo", "model name")
        .unwrap_or_else(|| format!("{} (model unknown)", std::env::consts::ARCH));
    format!("{name}, {cores} cores")
}

fn memory() -> String {
    let kibibytes = line_of("/proc/meminfo", "MemTotal")
        .and_then(|it| it.split(' ').next()?.parse::<f64>().ok());
    kibibytes.map_or_else(|| "unknown".to_owned(), |it| format!("{:.1} GiB", it / 1024.0 / 1024.0))
}

fn system() -> String {
    let name = fs::read_to_string("/etc/os-release").ok().and_then(|it| {
        let line = it.lines().find_map(|it| it.strip_prefix("PRETTY_NAME="))?;
        Some(line.trim_matches('"').to_owned())
    });
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    name.map_or_else(
        || std::env::consts::OS.to_owned(),
        |it| format!("{it}, {} {}", std::env::consts::OS, kernel.trim()),
    )
}

/// The value after a name and a colon.
fn line_of(file: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let line = text.lines().find(|it| it.starts_with(name))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}
