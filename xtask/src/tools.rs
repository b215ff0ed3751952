//! Installs the tools that the build needs and cargo does not bring, into the user's cache folder:
//! `<cache>/call-landing/tools/<name>-<version>/`. The user's own programs are not changed.
//!
//! Crates are pinned by version. npm and Python packages are pinned with everything that they need, by
//! the lock files in `xtask/npm` and `xtask/python`, whose hash stands in place of a version.
//!
//! A tool is installed into a `.partial` folder and moved to its place once it works, so a tool in its
//! place is complete. An interrupted installation continues where it stopped.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::run::{cargo, command, quiet, root, seconds, watched};
use crate::{debian, files, requirements};

const OFFLINE: &str =
    "check the network connection and run the same command again; it continues where it stopped";

/// Where a tool comes from.
#[derive(Clone, Debug)]
enum Source {
    /// A crate of this version, the arguments that print its program's version, and the features that
    /// are needed, because unneeded ones take long to build. Without them: the default ones.
    Crate { version: String, ask: &'static [&'static str], features: Option<&'static str> },
    /// The packages in `xtask/npm/<name>/package-lock.json`.
    Npm,
    /// The packages in `xtask/python/<name>.txt`.
    Python,
    /// Debian packages that are unpacked, not installed.
    Debian(&'static [&'static str]),
}

/// One tool in one version.
#[derive(Clone, Debug)]
pub struct Tool {
    name: &'static str,
    /// The wanted file, relative to the tool's folder.
    file: PathBuf,
    source: Source,
    /// How long installing it takes on two cores, for the user.
    takes: &'static str,
}

/// Bundles the page. Newer versions need a newer compiler than this project. It has nothing to
/// download, so it is built without TLS.
#[must_use]
pub fn trunk() -> Tool {
    Tool::of_crate("trunk", "0.21.14", "trunk", &["--version"], Some(""), "2 to 5 minutes")
}

/// Writes the JavaScript around a module. Its version must be that of the crate in `Cargo.lock`.
///
/// # Errors
/// When `Cargo.lock` does not name it.
pub fn wasm_bindgen() -> Result<Tool> {
    let text = files::read(&root()?.join("Cargo.lock"))?;
    let version = locked(&text, "wasm-bindgen").context("Cargo.lock names no wasm-bindgen")?;
    let (name, takes) = ("wasm-bindgen-cli", "about 2 minutes");
    Ok(Tool::of_crate(name, version, "wasm-bindgen", &["--version"], None, takes))
}

/// Drives Firefox.
#[must_use]
pub fn geckodriver() -> Tool {
    Tool::of_crate("geckodriver", "0.37.1", "geckodriver", &["--version"], None, "1 to 2 minutes")
}

/// Changes the code and checks whether the tests notice.
#[must_use]
pub fn cargo_mutants() -> Tool {
    let (name, ask) = ("cargo-mutants", &["mutants", "--version"]);
    Tool::of_crate(name, "27.1.0", name, ask, None, "about 2 minutes")
}

/// Checks licenses, sources and known vulnerabilities of crates.
#[must_use]
pub fn cargo_deny() -> Tool {
    Tool::of_crate("cargo-deny", "0.20.2", "cargo-deny", &["--version"], None, "2 minutes")
}

/// Lists what a program is built from.
#[must_use]
pub fn cargo_cyclonedx() -> Tool {
    let (name, ask) = ("cargo-cyclonedx", &["cyclonedx", "--version"]);
    Tool::of_crate(name, "0.5.9", name, ask, None, "2 minutes")
}

/// Builds books. It is built without its server.
#[must_use]
pub fn mdbook() -> Tool {
    Tool::of_crate("mdbook", "0.5.4", "mdbook", &["--version"], Some("search"), "1 to 2 minutes")
}

/// Makes modules smaller. The versions in Linux distributions are too old for the compiler.
#[must_use]
pub fn wasm_opt() -> Tool {
    Tool::of_npm("build", "binaryen/bin/wasm-opt", "some seconds")
}

/// Unpacks the module of the single file.
#[must_use]
pub fn lzma() -> Tool {
    Tool::of_npm("build", "lzma1/lib/decoder.js", "some seconds")
}

/// Minifies scripts and style sheets.
#[must_use]
pub fn esbuild() -> Tool {
    Tool::of_npm("build", "esbuild/bin/esbuild", "some seconds")
}

/// The accessibility rules that the browser tests run.
#[must_use]
pub fn axe() -> Tool {
    Tool::of_npm("build", "axe-core/axe.min.js", "some seconds")
}

/// Builds sites with Docusaurus.
#[must_use]
pub fn docusaurus() -> Tool {
    Tool::of_npm("docusaurus", "@docusaurus/core/bin/docusaurus.mjs", "1 to 2 minutes")
}

/// Rates pages.
#[must_use]
pub fn lighthouse() -> Tool {
    Tool::of_npm("lighthouse", "lighthouse/cli/index.js", "some seconds")
}

/// The programs that the audit is measured against: a file of one of them.
#[must_use]
pub fn contest() -> Tool {
    Tool::of_npm("contest", "papaparse/papaparse.js", "some seconds")
}

/// Builds sites with MkDocs and the Material theme.
#[must_use]
pub fn mkdocs() -> Tool {
    let file = PathBuf::from("mkdocs/__main__.py");
    Tool { name: "mkdocs", file, source: Source::Python, takes: "half a minute" }
}

/// Runs hooks before a commit.
#[must_use]
pub fn pre_commit() -> Tool {
    let file = PathBuf::from("pre_commit/__main__.py");
    Tool { name: "pre-commit", file, source: Source::Python, takes: "some seconds" }
}

/// A web server.
#[must_use]
pub fn nginx() -> Tool {
    Tool::of_debian("nginx", "usr/sbin/nginx", &["nginx"])
}

/// Measures the load that a server can take.
#[must_use]
pub fn wrk() -> Tool {
    Tool::of_debian("wrk", "usr/bin/wrk", &["wrk", "libluajit-5.1-2"])
}

/// Reads what the command line writes, independently of it: an XML schema validator with the schemas of
/// JUnit's readers, a JSON schema validator with the schema of SARIF, a TAP parser, and TypeScript.
#[must_use]
pub fn readers() -> Tool {
    Tool::of_npm("readers", "xmllint-wasm/package.json", "some seconds")
}

impl Tool {
    fn of_crate(
        name: &'static str,
        version: &str,
        program: &str,
        ask: &'static [&'static str],
        features: Option<&'static str>,
        takes: &'static str,
    ) -> Self {
        let file = Path::new("bin").join(format!("{program}{}", env::consts::EXE_SUFFIX));
        let source = Source::Crate { version: version.to_owned(), ask, features };
        Self { name, file, source, takes }
    }

    fn of_npm(set: &'static str, file: &str, takes: &'static str) -> Self {
        let file = Path::new("node_modules").join(file);
        Self { name: set, file, source: Source::Npm, takes }
    }

    fn of_debian(name: &'static str, file: &str, packages: &'static [&'static str]) -> Self {
        let source = Source::Debian(packages);
        Self { name, file: PathBuf::from(file), source, takes: "some seconds" }
    }

    /// Its name and version.
    ///
    /// # Errors
    /// When its lock file cannot be read.
    pub fn name(&self) -> Result<String> {
        let kind = match self.source {
            Source::Npm => "npm-",
            Source::Python => "python-",
            Source::Crate { .. } | Source::Debian(_) => "",
        };
        let version = match &self.source {
            Source::Crate { version, .. } => version.clone(),
            Source::Npm | Source::Python => {
                let lock = Sha256::digest(files::bytes(&self.lock()?)?);
                lock.iter().take(6).map(|byte| format!("{byte:02x}")).collect()
            }
            Source::Debian(_) => "debian".to_owned(),
        };
        Ok(format!("{kind}{}-{version}", self.name))
    }

    /// The lock file of npm or Python packages.
    fn lock(&self) -> Result<PathBuf> {
        let folder = root()?.join("xtask");
        Ok(match self.source {
            Source::Python => folder.join("python").join(format!("{}.txt", self.name)),
            _ => folder.join("npm").join(self.name).join("package-lock.json"),
        })
    }

    /// The tool's file, if it is installed.
    ///
    /// # Errors
    /// When there is no cache folder.
    pub fn installed(&self) -> Result<Option<PathBuf>> {
        let file = cache()?.join(self.name()?).join(&self.file);
        Ok(file.is_file().then_some(file))
    }

    /// The tool's file. Installs the tool first if it is missing.
    ///
    /// # Errors
    /// When it cannot be installed.
    pub fn install(&self) -> Result<PathBuf> {
        if let Some(file) = self.installed()? {
            return Ok(file);
        }
        let name = self.name()?;
        let place = cache()?.join(&name);
        let staging = cache()?.join(format!("{name}.partial"));
        eprintln!("Installing {name} into {} (once; {})", place.display(), self.takes);
        let started = Instant::now();
        fs::create_dir_all(&staging)
            .with_context(|| format!("cannot create {}", staging.display()))?;
        let done = match &self.source {
            Source::Crate { version, ask, features } => {
                self.build(&staging, version, ask, *features)
            }
            Source::Npm => self.unpack(&staging),
            Source::Python => self.collect(&staging),
            Source::Debian(packages) => debian::unpack(packages, &staging),
        };
        // If another run was faster, its installation is used, even if this one failed.
        if let Some(file) = self.installed()? {
            return Ok(file);
        }
        done?;
        // The folder lacks the file, so it is not a complete installation.
        remove(&place)?;
        fs::rename(&staging, &place)
            .with_context(|| format!("cannot move {} to {}", staging.display(), place.display()))?;
        eprintln!("Installed {name} in {}", seconds(started.elapsed()));
        self.installed()?
            .with_context(|| format!("{} lacks {}", place.display(), self.file.display()))
    }

    fn build(
        &self,
        staging: &Path,
        version: &str,
        ask: &[&str],
        features: Option<&str>,
    ) -> Result<()> {
        let target = staging.join("target");
        let install = |locked: &[&str]| -> Result<String> {
            let mut command = cargo(&["install", self.name, "--version", version])?;
            command.arg("--root").arg(staging).args(locked).current_dir(staging);
            if let Some(features) = features {
                command.args(["--no-default-features", "--features", features]);
            }
            // A quick build matters more than the speed of these tools.
            command
                .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
                .env("CARGO_PROFILE_RELEASE_LTO", "off")
                .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256")
                .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
                .env("CARGO_TARGET_DIR", &target)
                // They run on this machine, whatever target the user builds for.
                .env_remove("CARGO_BUILD_TARGET")
                .env_remove("RUSTFLAGS");
            watched(&mut command, self.name, OFFLINE)
        };
        // A published lock file can name crates that a registry mirror lacks. If the cause is another
        // one, the second attempt fails too and reports it.
        if install(&["--locked"]).is_err() {
            eprintln!(
                "{} cannot be installed with its own lock file; trying without it",
                self.name
            );
            install(&[])?;
        }
        let program = staging.join(&self.file);
        let answer = quiet(
            command(&program)?.args(ask),
            "remove the folder above and run the same command again",
        )?;
        if !answer.contains(version) {
            bail!("{} says {:?} instead of version {version}", program.display(), answer.trim());
        }
        remove(&target)
    }

    /// Installs into a plain folder, which can be moved, unlike a Python environment. The environment is
    /// only made for its pip, which not every Python installation has.
    fn collect(&self, staging: &Path) -> Result<()> {
        let environment = staging.join("environment");
        let mut create = command(requirements::python()?)?;
        create.args(["-m", "venv"]).arg(&environment);
        watched(
            &mut create,
            "venv",
            "install Python's venv (Debian: apt-get install python3-venv), then run the same command again",
        )?;
        let python = if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" };
        let mut install = command(environment.join(python))?;
        install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
        install.args(["--no-deps", "--require-hashes", "--requirement"]).arg(self.lock()?);
        install.arg("--target").arg(staging);
        watched(&mut install, self.name, OFFLINE)?;
        remove(&environment)
    }

    /// Installs exactly what the lock file lists, and runs none of the packages' own scripts.
    fn unpack(&self, staging: &Path) -> Result<()> {
        let lock = self.lock()?;
        for name in ["package.json", "package-lock.json"] {
            files::write(&staging.join(name), &files::read(&lock.with_file_name(name))?)?;
        }
        let mut command = command(requirements::npm()?)?;
        command.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(staging);
        watched(&mut command, self.name, OFFLINE).map(drop)
    }
}

/// `PATH` with the folders of these files in front.
///
/// # Errors
/// When a folder's name is not allowed in `PATH`.
pub fn path_with(files: &[PathBuf]) -> Result<std::ffi::OsString> {
    let folders = files.iter().filter_map(|file| file.parent().map(Path::to_path_buf));
    let inherited = env::var_os("PATH").unwrap_or_default();
    Ok(env::join_paths(folders.chain(env::split_paths(&inherited)))?)
}

/// Removes a folder and its contents, if it exists.
///
/// # Errors
/// When it cannot be removed.
pub fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

/// The folder for tools. `CALL_LANDING_TOOLS` overrides it.
fn cache() -> Result<PathBuf> {
    let from = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(folder) = from("CALL_LANDING_TOOLS") {
        return Ok(std::path::absolute(folder)?);
    }
    let home = || {
        env::home_dir()
            .context("there is no home folder to keep tools in; set CALL_LANDING_TOOLS to a folder")
    };
    let base = if cfg!(windows) {
        from("LOCALAPPDATA").map_or_else(|| home().map(|home| home.join("AppData/Local")), Ok)?
    } else if cfg!(target_os = "macos") {
        home()?.join("Library/Caches")
    } else {
        // The XDG specification says to ignore a relative path.
        from("XDG_CACHE_HOME")
            .filter(|folder| folder.is_absolute())
            .map_or_else(|| home().map(|home| home.join(".cache")), Ok)?
    };
    Ok(base.join("call-landing").join("tools"))
}

/// The version of `package` in the text of a lock file.
fn locked<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let mut lines = lock.lines();
    lines.find(|line| line.strip_prefix("name = ") == Some(&format!("\"{package}\"")))?;
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::locked;

    const LOCK: &str = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.1\"\n\n\
        [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"registry\"\n";

    #[test]
    fn the_lock_file_tells_the_exact_package() {
        assert_eq!(locked(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked(&LOCK.replace('\n', "\r\n"), "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked(LOCK, "wasm-bindgen-cli"), None);
        assert_eq!(locked("", "wasm-bindgen"), None);
    }
}
