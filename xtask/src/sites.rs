//! Builds real documentation sites that embed an answer, with mdBook, MkDocs and Docusaurus. The browser
//! tests open them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::run::{command, root, target_dir, watched};
use crate::tools::{self, Tool};
use crate::{files, requirements};

/// Builds the sites whose sources or tool have changed. Returns the folder that contains them.
///
/// # Errors
/// When a tool cannot be installed or a site cannot be built.
pub fn build() -> Result<PathBuf> {
    let sites = target_dir()?.join("sites");
    for (name, tool) in [
        ("mdbook", tools::mdbook()),
        ("mkdocs", tools::mkdocs()),
        ("docusaurus", tools::docusaurus()),
    ] {
        let sources = root()?.join("tests").join("hosts").join(name);
        let site = sites.join(name);
        let stamp = stamp(&sources, &tool)?;
        let stamp_file = sites.join(format!("{name}.stamp"));
        if fs::read_to_string(&stamp_file).is_ok_and(|it| it == stamp) && site.is_dir() {
            continue;
        }
        tools::remove(&site)?;
        let program = tool.install()?;
        // In a copy, because some of the tools write next to their sources.
        let work = sites.join(format!("{name}-work"));
        tools::remove(&work)?;
        files::copy(&sources, &work)?;
        let mut build = match name {
            "mdbook" => {
                let mut build = command(&program)?;
                build.args(["build", "--dest-dir"]).arg(&site);
                build
            }
            "mkdocs" => {
                let mut build = command(requirements::python()?)?;
                build
                    .env("PYTHONPATH", program.ancestors().nth(2).context("no folder of modules")?);
                build.args(["-m", "mkdocs", "build", "--strict", "--site-dir"]).arg(&site);
                build
            }
            _ => {
                modules(&program, &work)?;
                let mut build = command(requirements::node()?)?;
                build.arg(&program).args(["build", "--out-dir"]).arg(&site);
                // Its cache is among its packages, and would outlive the sources.
                build.env("DOCUSAURUS_NO_PERSISTENT_CACHE", "true");
                build
            }
        };
        build.current_dir(&work);
        watched(
            &mut build,
            name,
            "check whether its version still accepts the sources in tests/hosts",
        )?;
        tools::remove(&work)?;
        files::write(&stamp_file, &stamp)?;
    }
    Ok(sites)
}

/// A hash of a site's sources and of the tool that builds it.
fn stamp(sources: &Path, tool: &Tool) -> Result<String> {
    let mut hash = Sha256::new();
    hash.update(tool.name()?);
    let mut folders = vec![sources.to_owned()];
    while let Some(folder) = folders.pop() {
        for name in files::names(&folder)? {
            let path = folder.join(&name);
            hash.update(&name);
            if path.is_dir() {
                folders.push(path);
            } else {
                hash.update(files::bytes(&path)?);
            }
        }
    }
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Links the packages that came with the builder into the site's folder.
fn modules(program: &Path, site: &Path) -> Result<()> {
    let is_modules = |it: &&Path| it.file_name().is_some_and(|it| it == "node_modules");
    let modules = program.ancestors().filter(is_modules).last();
    let modules = modules.context("the tool is not in a node_modules folder")?;
    let link = site.join("node_modules");
    #[cfg(unix)]
    let linked = std::os::unix::fs::symlink(modules, &link);
    #[cfg(windows)]
    let linked = std::os::windows::fs::symlink_dir(modules, &link);
    linked.with_context(|| format!("cannot write {}", link.display()))
}
