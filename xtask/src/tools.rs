//! Installs the tools that the build needs and cargo does not bring, into the user's cache folder:
//! `<cache>/call-landing/tools/<name>-<version>/`. The user's own programs are not changed.
//!
//! Crates are pinned by version. npm and Python packages are pinned with everything that they need, by
//! the lock files in `xtask/npm` and `xtask/python`, whose hash stands in place of a version.
//!
//! A tool is installed into a `.partial` folder and moved to its place once it works, so a tool in its
//! place is complete. An interrupted installation continues where it stopped.

use std::env;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result};
use etcetera::BaseStrategy as _;
use fs_err as fs;

use crate::run::{cargo, command, quiet, root, seconds, watched};
use crate::{debian, files, requirements};

const OFFLINE: &str =
    "check the network connection and run the same command again; it continues where it stopped";

/// Where a tool comes from.
#[derive(Clone, Copy, Debug)]
enum Source {
    /// A crate of this version, or of the one that `Cargo.lock` names for another crate. Unneeded
    /// features take long to build, so some tools name theirs.
    Crate { version: Version, features: Option<&'static str> },
    /// The packages in `xtask/npm/<name>/package-lock.json`.
    Npm,
    /// The packages in `xtask/python/<name>.txt`.
    Python,
    /// Debian packages that are unpacked, not installed; in the version of an installed one, if named.
    Debian { packages: &'static [&'static str], same_as: Option<&'static str> },
}

#[derive(Clone, Copy, Debug)]
enum Version {
    Is(&'static str),
    SameAs(&'static str),
}

/// One tool in one version.
#[derive(Clone, Copy, Debug)]
pub struct Tool {
    name: &'static str,
    /// The wanted file: for a crate the name of its program, otherwise a path in the tool's folder.
    file: &'static str,
    source: Source,
    /// How long installing it takes on two cores, for the user.
    takes: &'static str,
}

/// Bundles the page. Newer versions need a newer compiler than this project. It has nothing to
/// download, so it is built without TLS.
pub const TRUNK: Tool = Tool::of_crate("trunk", "0.21.14", Some(""), "2 to 5 minutes");
/// Writes the JavaScript around a module. Its version must be that of the crate in `Cargo.lock`.
pub const WASM_BINDGEN: Tool = Tool {
    name: "wasm-bindgen-cli",
    file: "wasm-bindgen",
    source: Source::Crate { version: Version::SameAs("wasm-bindgen"), features: None },
    takes: "about 2 minutes",
};
/// Drives Firefox.
pub const GECKODRIVER: Tool = Tool::of_crate("geckodriver", "0.37.1", None, "1 to 2 minutes");
/// Changes the code and checks whether the tests notice.
pub const CARGO_MUTANTS: Tool = Tool::of_crate("cargo-mutants", "27.1.0", None, "about 2 minutes");
/// Checks licenses, sources and known vulnerabilities of crates.
pub const CARGO_DENY: Tool = Tool::of_crate("cargo-deny", "0.20.2", None, "2 minutes");
/// Lists what a program is built from.
pub const CARGO_CYCLONEDX: Tool = Tool::of_crate("cargo-cyclonedx", "0.5.9", None, "2 minutes");
/// Builds books. It is built without its server.
pub const MDBOOK: Tool = Tool::of_crate("mdbook", "0.5.4", Some("search"), "1 to 2 minutes");

/// Makes modules smaller. The versions in Linux distributions are too old for the compiler.
pub const WASM_OPT: Tool = Tool::of_npm("build", "binaryen/bin/wasm-opt", "some seconds");
/// Unpacks the module of the single file.
pub const LZMA: Tool = Tool::of_npm("build", "lzma1/lib/decoder.js", "some seconds");
/// Minifies scripts and style sheets.
pub const ESBUILD: Tool = Tool::of_npm("build", "esbuild/bin/esbuild", "some seconds");
/// The accessibility rules that the browser tests run.
pub const AXE: Tool = Tool::of_npm("build", "axe-core/axe.min.js", "some seconds");
/// Builds sites with Docusaurus.
pub const DOCUSAURUS: Tool =
    Tool::of_npm("docusaurus", "@docusaurus/core/bin/docusaurus.mjs", "1 to 2 minutes");
/// Rates pages.
pub const LIGHTHOUSE: Tool = Tool::of_npm("lighthouse", "lighthouse/cli/index.js", "some seconds");
/// The programs that the audit is measured against: a file of one of them.
pub const CONTEST: Tool = Tool::of_npm("contest", "papaparse/papaparse.js", "some seconds");
/// Reads what the command line writes, independently of it: an XML schema validator with the schemas of
/// JUnit's readers, a JSON schema validator with the schema of SARIF, a TAP parser, and TypeScript.
pub const READERS: Tool = Tool::of_npm("readers", "xmllint-wasm/package.json", "some seconds");

/// Builds sites with MkDocs and the Material theme.
pub const MKDOCS: Tool = Tool {
    name: "mkdocs",
    file: "mkdocs/__main__.py",
    source: Source::Python,
    takes: "half a minute",
};
/// Runs hooks before a commit.
pub const PRE_COMMIT: Tool = Tool {
    name: "pre-commit",
    file: "pre_commit/__main__.py",
    source: Source::Python,
    takes: "some seconds",
};
/// Chromium without windows, for machines: it works half as long for the same page. Its version must be
/// that of the installed driver.
pub const CHROMIUM_SHELL: Tool = Tool {
    name: "chromium-headless-shell",
    file: "usr/lib/chromium/chromium-headless-shell",
    source: Source::Debian {
        packages: &["chromium-headless-shell", "chromium-common"],
        same_as: Some("chromium-driver"),
    },
    takes: "half a minute",
};
/// A web server.
pub const NGINX: Tool = Tool::of_debian("nginx", "usr/sbin/nginx", &["nginx"]);
/// Measures the load that a server can take.
pub const WRK: Tool = Tool::of_debian("wrk", "usr/bin/wrk", &["wrk", "libluajit-5.1-2"]);

impl Tool {
    /// A crate whose program has its name.
    const fn of_crate(
        name: &'static str,
        version: &'static str,
        features: Option<&'static str>,
        takes: &'static str,
    ) -> Self {
        let source = Source::Crate { version: Version::Is(version), features };
        Self { name, file: name, source, takes }
    }

    /// A file of a set of npm packages, below `node_modules`.
    const fn of_npm(set: &'static str, file: &'static str, takes: &'static str) -> Self {
        Self { name: set, file, source: Source::Npm, takes }
    }

    const fn of_debian(
        name: &'static str,
        file: &'static str,
        packages: &'static [&'static str],
    ) -> Self {
        let source = Source::Debian { packages, same_as: None };
        Self { name, file, source, takes: "some seconds" }
    }

    /// Its name and version: the name of its folder in the cache.
    pub fn name(&self) -> Result<String> {
        let name = self.name;
        Ok(match self.source {
            Source::Crate { version, .. } => format!("{name}-{}", version.number()?),
            Source::Debian { same_as: None, .. } => format!("{name}-debian"),
            Source::Debian { same_as: Some(other), .. } => {
                format!("{name}-{}", debian::version(other)?)
            }
            Source::Npm => format!("npm-{name}-{}", self.hash_of_lock()?),
            Source::Python => format!("python-{name}-{}", self.hash_of_lock()?),
        })
    }

    fn hash_of_lock(&self) -> Result<String> {
        let mut hash = files::sha256(fs::read(self.lock()?)?);
        hash.truncate(12);
        Ok(hash)
    }

    /// The lock file of npm or Python packages.
    fn lock(&self) -> Result<PathBuf> {
        let folder = root()?.join("xtask");
        Ok(match self.source {
            Source::Python => folder.join("python").join(format!("{}.txt", self.name)),
            _ => folder.join("npm").join(self.name).join("package-lock.json"),
        })
    }

    /// The tool's file in the tool's folder.
    fn file_in(&self, folder: &Path) -> PathBuf {
        match self.source {
            Source::Crate { .. } => {
                folder.join("bin").join(format!("{}{}", self.file, env::consts::EXE_SUFFIX))
            }
            Source::Npm => folder.join("node_modules").join(self.file),
            Source::Python | Source::Debian { .. } => folder.join(self.file),
        }
    }

    /// The tool's file. Installs the tool first if it is missing.
    pub fn install(&self) -> Result<PathBuf> {
        let name = self.name()?;
        let place = cache()?.join(&name);
        let file = self.file_in(&place);
        if file.is_file() {
            return Ok(file);
        }
        let staging = cache()?.join(format!("{name}.partial"));
        eprintln!("Installing {name} into {} (once; {})", place.display(), self.takes);
        let started = Instant::now();
        fs::create_dir_all(&staging)?;
        let done = match self.source {
            Source::Crate { version, features } => {
                self.build(&staging, &version.number()?, features)
            }
            Source::Npm => self.unpack(&staging),
            Source::Python => self.collect(&staging),
            Source::Debian { packages, same_as } => debian::unpack(packages, same_as, &staging),
        };
        // If another run was faster, its installation is used, even if this one failed.
        if file.is_file() {
            return Ok(file);
        }
        done?;
        // The folder lacks the file, so it is not a complete installation.
        files::remove(&place)?;
        fs::rename(&staging, &place)?;
        anyhow::ensure!(file.is_file(), "{name} was installed without {}", file.display());
        eprintln!("Installed {name} in {}", seconds(started.elapsed()));
        Ok(file)
    }

    fn build(&self, staging: &Path, version: &str, features: Option<&str>) -> Result<()> {
        let target = staging.join("target");
        let install = |locked: &[&str]| {
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
            watched(&mut command, self.name, OFFLINE).map(drop)
        };
        // A published lock file can name crates that a registry mirror lacks. If the cause is another
        // one, the second attempt fails too and reports it.
        if install(&["--locked"]).is_err() {
            eprintln!("{} cannot be installed with its lock file; trying without", self.name);
            install(&[])?;
        }
        files::remove(&target)
    }

    /// Installs into a plain folder, which can be moved, unlike a Python environment. The environment is
    /// only made for its pip, which not every Python installation has.
    fn collect(&self, staging: &Path) -> Result<()> {
        const NO_VENV: &str = "install Python's venv (Debian: apt-get install python3-venv), then run the \
            same command again";
        let environment = staging.join("environment");
        let mut create = command(requirements::python()?)?;
        watched(create.args(["-m", "venv"]).arg(&environment), "venv", NO_VENV)?;
        let python = if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" };
        let mut install = command(environment.join(python))?;
        install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
        install.args(["--no-deps", "--require-hashes", "--requirement"]).arg(self.lock()?);
        watched(install.arg("--target").arg(staging), self.name, OFFLINE)?;
        files::remove(&environment)
    }

    /// Installs exactly what the lock file lists, and runs none of the packages' own scripts.
    fn unpack(&self, staging: &Path) -> Result<()> {
        let lock = self.lock()?;
        for name in ["package.json", "package-lock.json"] {
            fs::copy(lock.with_file_name(name), staging.join(name))?;
        }
        let mut install = command(requirements::npm()?)?;
        install.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(staging);
        watched(&mut install, self.name, OFFLINE).map(drop)
    }
}

impl Version {
    fn number(self) -> Result<String> {
        match self {
            Self::Is(number) => Ok(number.to_owned()),
            Self::SameAs(package) => {
                let id = quiet(&mut cargo(&["pkgid", package])?, "check Cargo.lock")?;
                let number = id.trim().rsplit(['@', '#']).next().unwrap_or_default();
                Ok(number.to_owned())
            }
        }
    }
}

/// `PATH` with the folders of these files in front. Fails when a folder's name is not allowed in `PATH`.
pub fn path_with(files: &[PathBuf]) -> Result<std::ffi::OsString> {
    let folders = files.iter().filter_map(|file| file.parent().map(Path::to_path_buf));
    let inherited = env::var_os("PATH").unwrap_or_default();
    Ok(env::join_paths(folders.chain(env::split_paths(&inherited)))?)
}

/// The folder for tools. `CALL_LANDING_TOOLS` overrides it.
fn cache() -> Result<PathBuf> {
    if let Some(folder) = env::var_os("CALL_LANDING_TOOLS").filter(|it| !it.is_empty()) {
        return Ok(std::path::absolute(folder)?);
    }
    let folders = etcetera::base_strategy::choose_native_strategy().context(
        "there is no home folder to keep tools in\nNext: set CALL_LANDING_TOOLS to a folder",
    )?;
    Ok(folders.cache_dir().join("call-landing").join("tools"))
}
