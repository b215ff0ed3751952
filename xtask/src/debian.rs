//! Programs from Debian packages that are unpacked instead of installed. No service starts, and no root
//! is needed.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::run::{command, quiet, watched};

/// Unpacks packages into a folder.
///
/// # Errors
/// When they cannot be downloaded or unpacked.
pub fn unpack(packages: &[&str], folder: &Path) -> Result<()> {
    const NEXT: &str = "install the packages named above by hand, then run the same command again";
    let download = || -> Result<()> {
        let mut apt = command("apt-get")?;
        apt.arg("download").args(packages).current_dir(folder);
        watched(&mut apt, "apt-get", NEXT).map(drop)
    };
    if download().is_err() {
        // A fresh machine may not have package lists yet.
        let mut update = command("apt-get")?;
        watched(update.arg("update"), "apt-get", "run `sudo apt-get update`")?;
        download()?;
    }
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let package = entry?.path();
        if package.extension().is_some_and(|it| it == "deb") {
            quiet(command("dpkg-deb")?.arg("-x").arg(&package).arg(folder), NEXT)?;
            fs::remove_file(&package)
                .with_context(|| format!("cannot remove {}", package.display()))?;
        }
    }
    Ok(())
}

/// Whether this system is Debian or derived from it.
pub fn is_here() -> bool {
    Path::new("/etc/debian_version").is_file() && which::which("apt-get").is_ok()
}
