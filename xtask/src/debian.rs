//! Programs out of Debian's packages, unpacked and not installed: nothing starts of itself, and
//! nobody has to be the administrator.

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
        // A fresh machine has no list of packages yet.
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

/// Whether this is a Debian, or of its family.
pub fn is_here() -> bool {
    Path::new("/etc/debian_version").is_file() && which::which("apt-get").is_ok()
}
