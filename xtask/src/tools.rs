//! Installs the tools that the build needs and cargo does not bring, into the user's cache folder:
//! `<cache>/call-landing/tools/<name>-<version>/`. The user's own programs are not changed.
//!
//! A tool is installed into a `.partial` folder and moved to its place once it works, so a tool in its
//! place is complete. An interrupted installation continues where it stopped.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::run::{cargo, command, quiet, root, seconds, watched};
use crate::{debian, requirements};

const OFFLINE: &str =
    "check the network connection and run the same command again; it continues where it stopped";

/// Where a tool comes from.
#[derive(Clone, Copy, Debug)]
enum Source {
    /// A crate, and the arguments that print its program's version.
    Crate(&'static [&'static str]),
    /// The same with these features only, because unneeded ones take long to build.
    CrateWith(&'static [&'static str], &'static str),
    /// An npm package, which needs Node.
    Npm,
    /// Several npm packages: the tool, and others that it needs.
    NpmSet(&'static [&'static str]),
    /// A Python package, which needs Python.
    Python,
    /// Debian packages that are unpacked, not installed.
    Debian(&'static [&'static str]),
}

/// One tool in one version.
#[derive(Clone, Debug)]
pub struct Tool {
    package: &'static str,
    version: String,
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
    Tool::of_crate("trunk", "0.21.14", "trunk", &["--version"], "2 to 5 minutes").with_features("")
}

/// Writes the JavaScript around a module. Its version must be that of the crate in `Cargo.lock`.
///
/// # Errors
/// When `Cargo.lock` does not name it.
pub fn wasm_bindgen() -> Result<Tool> {
    let lock = root()?.join("Cargo.lock");
    let text =
        fs::read_to_string(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    let version = locked(&text, "wasm-bindgen").context("Cargo.lock names no wasm-bindgen")?;
    Ok(Tool::of_crate(
        "wasm-bindgen-cli",
        version,
        "wasm-bindgen",
        &["--version"],
        "about 2 minutes",
    ))
}

/// Drives Firefox.
#[must_use]
pub fn geckodriver() -> Tool {
    Tool::of_crate("geckodriver", "0.37.1", "geckodriver", &["--version"], "1 to 2 minutes")
}

/// Changes the code and checks whether the tests notice.
#[must_use]
pub fn cargo_mutants() -> Tool {
    Tool::of_crate(
        "cargo-mutants",
        "27.1.0",
        "cargo-mutants",
        &["mutants", "--version"],
        "about 2 minutes",
    )
}

/// Makes modules smaller. The versions in Linux distributions are too old for the compiler.
#[must_use]
pub fn wasm_opt() -> Tool {
    Tool::of_npm("binaryen", "132.0.0", "bin/wasm-opt")
}

/// Unpacks the module of the single file.
#[must_use]
pub fn lzma() -> Tool {
    Tool::of_npm("lzma1", "0.3.0", "lib/decoder.js")
}

/// Minifies scripts and style sheets.
#[must_use]
pub fn esbuild() -> Tool {
    Tool::of_npm("esbuild", "0.28.2", "bin/esbuild")
}

/// The accessibility rules that the browser tests run.
#[must_use]
pub fn axe() -> Tool {
    Tool::of_npm("axe-core", "4.14.1", "axe.min.js")
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

/// Builds books. It is built without its server.
#[must_use]
pub fn mdbook() -> Tool {
    Tool::of_crate("mdbook", "0.5.4", "mdbook", &["--version"], "1 to 2 minutes")
        .with_features("search")
}

/// Builds sites with MkDocs and the Material theme.
#[must_use]
pub fn mkdocs() -> Tool {
    Tool {
        package: "mkdocs-material",
        version: "9.7.1".to_owned(),
        file: PathBuf::from("mkdocs/__main__.py"),
        source: Source::Python,
        takes: "half a minute",
    }
}

/// Builds sites with Docusaurus.
#[must_use]
pub fn docusaurus() -> Tool {
    let mut tool = Tool::of_npm("@docusaurus/core", "3.10.2", "bin/docusaurus.mjs");
    tool.source =
        Source::NpmSet(&["@docusaurus/preset-classic@3.10.2", "react@19.2.0", "react-dom@19.2.0"]);
    tool.takes = "1 to 2 minutes";
    tool
}

/// Rates pages.
#[must_use]
pub fn lighthouse() -> Tool {
    Tool::of_npm("lighthouse", "12.8.2", "cli/index.js")
}

/// The programs that the audit is measured against, each with a file that it needs at run time or that
/// shows that it is installed.
#[must_use]
pub fn contestants() -> [Tool; 6] {
    [
        Tool::of_npm("udsv", "0.7.3", "dist/uDSV.mjs"),
        Tool::of_npm("papaparse", "5.7.1", "papaparse.js"),
        Tool::of_npm("casbin", "5.51.1", "lib/esm/index.mjs"),
        Tool::of_npm("@gorules/zen-engine-wasm", "0.23.1", "dist/zen_engine_wasm_bg.wasm"),
        Tool::of_npm("@cedar-policy/cedar-wasm", "4.13.0", "web/cedar_wasm_bg.wasm"),
        Tool::of_npm("json-rules-engine", "7.3.1", "dist/index.js"),
    ]
}

impl Tool {
    fn of_crate(
        package: &'static str,
        version: &str,
        program: &str,
        ask: &'static [&'static str],
        takes: &'static str,
    ) -> Self {
        let file = Path::new("bin").join(format!("{program}{}", env::consts::EXE_SUFFIX));
        Self { package, version: version.to_owned(), file, source: Source::Crate(ask), takes }
    }

    fn with_features(mut self, features: &'static str) -> Self {
        if let Source::Crate(ask) = self.source {
            self.source = Source::CrateWith(ask, features);
        }
        self
    }

    fn of_npm(package: &'static str, version: &str, file: &str) -> Self {
        let file = Path::new("node_modules").join(package).join(file);
        Self {
            package,
            version: version.to_owned(),
            file,
            source: Source::Npm,
            takes: "some seconds",
        }
    }

    fn of_debian(package: &'static str, file: &str, packages: &'static [&'static str]) -> Self {
        let (version, file) = ("debian".to_owned(), PathBuf::from(file));
        Self { package, version, file, source: Source::Debian(packages), takes: "some seconds" }
    }

    /// Its name and version.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}-{}", self.package.trim_start_matches('@').replace('/', "-"), self.version)
    }

    /// Name and version in npm's notation.
    #[must_use]
    pub fn package(&self) -> String {
        format!("{}@{}", self.package, self.version)
    }

    /// The tool's file, if it is installed.
    ///
    /// # Errors
    /// When there is no cache folder.
    pub fn installed(&self) -> Result<Option<PathBuf>> {
        let file = cache()?.join(self.name()).join(&self.file);
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
        let place = cache()?.join(self.name());
        let staging = cache()?.join(format!("{}.partial", self.name()));
        eprintln!(
            "Installing {} {} into {} (once; {})",
            self.package,
            self.version,
            place.display(),
            self.takes
        );
        let started = Instant::now();
        fs::create_dir_all(&staging)
            .with_context(|| format!("cannot create {}", staging.display()))?;
        let done = match self.source {
            Source::Crate(ask) => self.build(&staging, ask, &[]),
            Source::CrateWith(ask, features) => {
                self.build(&staging, ask, &["--no-default-features", "--features", features])
            }
            Source::Npm => self.unpack(&staging, &[]),
            Source::NpmSet(others) => self.unpack(&staging, others),
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
        eprintln!("Installed {} {} in {}", self.package, self.version, seconds(started.elapsed()));
        self.installed()?
            .with_context(|| format!("{} lacks {}", place.display(), self.file.display()))
    }

    fn build(&self, staging: &Path, ask: &[&str], features: &[&str]) -> Result<()> {
        let target = staging.join("target");
        let install = |locked: &[&str]| -> Result<String> {
            let mut command = cargo(&["install", self.package, "--version", &self.version])?;
            command.arg("--root").arg(staging).args(features).args(locked).current_dir(staging);
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
            watched(&mut command, self.package, OFFLINE)
        };
        // A published lock file can name crates that a registry mirror lacks. If the cause is another
        // one, the second attempt fails too and reports it.
        if install(&["--locked"]).is_err() {
            eprintln!(
                "{} cannot be installed with its own lock file; trying without it",
                self.package
            );
            install(&[])?;
        }
        let program = staging.join(&self.file);
        let answer = quiet(
            command(&program)?.args(ask),
            "remove the folder above and run the same command again",
        )?;
        if !answer.contains(&self.version) {
            bail!(
                "{} says {:?} instead of version {}",
                program.display(),
                answer.trim(),
                self.version
            );
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
        install.args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--target",
        ]);
        install.arg(staging).arg(format!("{}=={}", self.package, self.version));
        watched(&mut install, self.package, OFFLINE)?;
        remove(&environment)
    }

    fn unpack(&self, staging: &Path, others: &[&str]) -> Result<()> {
        let mut command = command(requirements::npm()?)?;
        command.args([
            "install",
            "--no-save",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--prefix",
        ]);
        command.arg(staging).arg(format!("{}@{}", self.package, self.version)).args(others);
        command.current_dir(staging);
        watched(&mut command, self.package, OFFLINE)?;
        let file = staging.join(&self.file);
        if !file.is_file() {
            bail!("npm did not install {}", file.display());
        }
        Ok(())
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
