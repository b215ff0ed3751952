//! What Debian and its derivatives can bring: packages that are installed, and packages that are only
//! unpacked. Then no service starts, and no root is needed.

use std::path::Path;

use anyhow::Result;
use fs_err as fs;

use crate::files;
use crate::run::{command, quiet, watched};

const NEXT: &str = "install the packages named above by hand, then run the same command again";

/// Unpacks packages into a folder, in the version of the installed package `same_as` if there is one.
/// Fails when they cannot be downloaded.
pub fn unpack(packages: &[&str], same_as: Option<&str>, folder: &Path) -> Result<()> {
    let suffix = same_as.map(|it| anyhow::Ok(format!("={}", version(it)?))).transpose()?;
    let suffix = suffix.unwrap_or_default();
    let download = || {
        let mut apt = command("apt-get")?;
        apt.arg("download").args(packages.iter().map(|it| format!("{it}{suffix}")));
        watched(apt.current_dir(folder), "apt-get", NEXT).map(drop)
    };
    if download().is_err() {
        // A fresh machine may not have package lists yet.
        watched(command("apt-get")?.arg("update"), "apt-get", "run `sudo apt-get update`")?;
        download()?;
    }
    for name in files::names(folder)?.iter().filter(|it| files::has_extension(it, "deb")) {
        let package = folder.join(name);
        quiet(command("dpkg-deb")?.arg("-x").arg(&package).arg(folder), NEXT)?;
        fs::remove_file(package)?;
    }
    Ok(())
}

/// Installs packages if the user is root, and otherwise says how to. Returns whether it did.
pub fn install(packages: &[&str]) -> Result<bool> {
    let user = quiet(command("id")?.arg("-u"), "check whether `id` is installed")?;
    if user.trim() != "0" {
        eprintln!("Next: sudo apt-get install --no-install-recommends {}", packages.join(" "));
        return Ok(false);
    }
    eprintln!("Installing browsers with apt-get (once; 1 to 3 minutes)");
    let apt = |arguments: &[&str]| {
        let mut apt = command("apt-get")?;
        apt.env("DEBIAN_FRONTEND", "noninteractive").args(arguments);
        watched(&mut apt, "apt-get", NEXT).map(drop)
    };
    apt(&["update"])?;
    apt(&[&["install", "-y", "--no-install-recommends"], packages].concat())?;
    Ok(true)
}

/// The version of an installed package. Fails when it is not installed.
pub fn version(package: &str) -> Result<String> {
    let mut query = command("dpkg-query")?;
    quiet(query.args(["--show", "--showformat", "${Version}", package]), NEXT)
}

/// Whether this system is one.
pub fn is_here() -> bool {
    Path::new("/etc/debian_version").is_file() && which::which("apt-get").is_ok()
}
