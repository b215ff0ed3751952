//! Checks what the project depends on, with cargo-deny: licenses, sources, and known vulnerabilities.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result};

use crate::run::{command, quiet};
use crate::tools;

/// How old the advisories may be before they are fetched again.
const FRESH: Duration = Duration::from_secs(24 * 60 * 60);

/// Checks licenses and sources, and advisories if there are any on this machine or on the network.
/// Prints how old the advisories are.
///
/// # Errors
/// When cargo-deny cannot be installed or objects to a crate, or when a crate cannot be downloaded.
pub fn check() -> Result<()> {
    let tool = tools::CARGO_DENY.install()?;
    let deny = |arguments: &[&str]| {
        let mut deny = command(&tool)?;
        let next =
            "replace or update the crate that the output names; the rules are in .cargo/deny.toml";
        quiet(deny.args(["--workspace", "--all-features"]).args(arguments), next)
    };
    // cargo-deny also looks at crates for other systems, which no build here has downloaded.
    let next = "connect to the network once, so that cargo can download all crates";
    quiet(command("cargo")?.args(["fetch", "--locked"]), next)?;
    deny(&["--offline", "check", "licenses", "bans", "sources"])?;
    let is_stale = |age: Option<Duration>| age.is_none_or(|it| it > FRESH);
    if is_stale(age()?) && deny(&["fetch", "db"]).is_err() {
        println!("Advisories could not be fetched");
    }
    let Some(age) = age()? else {
        println!("Not checked for known vulnerabilities: there are no advisories on this machine");
        return Ok(());
    };
    deny(&["--offline", "check", "advisories"])?;
    println!("Checked with advisories of {} days ago", age.as_secs() / FRESH.as_secs());
    Ok(())
}

/// How long ago the advisories were fetched, if they ever were.
fn age() -> Result<Option<Duration>> {
    let home = match env::var_os("CARGO_HOME") {
        Some(home) => PathBuf::from(home),
        None => env::home_dir().context("there is no home folder")?.join(".cargo"),
    };
    let Ok(databases) = fs::read_dir(home.join("advisory-dbs")) else { return Ok(None) };
    // Git writes this file at each fetch; a fresh clone has only its folder.
    let fetched = databases.flatten().filter_map(|it| {
        let folder = it.path();
        let fetch = fs::metadata(folder.join(".git").join("FETCH_HEAD"));
        fetch.or_else(|_| fs::metadata(folder.join(".git"))).ok()?.modified().ok()
    });
    Ok(fetched.max().map(|it| SystemTime::now().duration_since(it).unwrap_or_default()))
}
