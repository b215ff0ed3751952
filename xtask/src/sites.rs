//! Builds real documentation sites that embed an answer, with mdBook, MkDocs and Docusaurus. The browser
//! tests open them.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use fs_err as fs;

use crate::run::{command, root, target_dir, watched};
use crate::tools::{self, Tool};
use crate::{files, requirements};

const SITES: [(&str, Tool); 3] =
    [("mdbook", tools::MDBOOK), ("mkdocs", tools::MKDOCS), ("docusaurus", tools::DOCUSAURUS)];

/// Builds the sites whose sources or tool have changed. Returns the folder that contains them.
pub fn build() -> Result<PathBuf> {
    let sites = target_dir()?.join("sites");
    for (name, tool) in SITES {
        let sources = root()?.join("tests").join("hosts").join(name);
        let site = sites.join(name);
        let stamp = stamp(&sources, &tool)?;
        let stamp_file = sites.join(format!("{name}.stamp"));
        if fs::read_to_string(&stamp_file).is_ok_and(|it| it == stamp) && site.is_dir() {
            continue;
        }
        files::remove(&site)?;
        let program = tool.install()?;
        // In a copy, because some of the tools write next to their sources.
        let work = sites.join(format!("{name}-work"));
        files::remove(&work)?;
        files::copy(&sources, &work)?;
        let mut build = builder(name, &program, &work)?;
        build.arg(&site).current_dir(&work);
        let next = "check whether its version still accepts the sources in tests/hosts";
        watched(&mut build, name, next)?;
        files::remove(&work)?;
        files::write(&stamp_file, stamp)?;
    }
    Ok(sites)
}

/// The command that builds a site from `work` into the folder that follows as its last argument.
fn builder(name: &str, program: &Path, work: &Path) -> Result<Command> {
    Ok(match name {
        "mdbook" => {
            let mut build = command(program)?;
            build.args(["build", "--dest-dir"]);
            build
        }
        "mkdocs" => {
            let mut build = command(requirements::python()?)?;
            let modules = program.ancestors().nth(2).context("no folder of modules")?;
            build.env("PYTHONPATH", modules);
            build.args(["-m", "mkdocs", "build", "--strict", "--site-dir"]);
            build
        }
        _ => {
            modules(program, work)?;
            let mut build = command(requirements::node()?)?;
            // Its cache is among its packages, and would outlive the sources.
            build.arg(program).env("DOCUSAURUS_NO_PERSISTENT_CACHE", "true");
            build.args(["build", "--out-dir"]);
            build
        }
    })
}

/// A hash of a site's sources and of the tool that builds it.
fn stamp(sources: &Path, tool: &Tool) -> Result<String> {
    let mut all = tool.name()?.into_bytes();
    for name in files::all(sources)? {
        all.extend(name.as_bytes());
        all.extend(fs::read(sources.join(name))?);
    }
    Ok(files::sha256(all))
}

/// Links the packages that came with the builder into the site's folder.
fn modules(program: &Path, site: &Path) -> Result<()> {
    let is_modules = |it: &&Path| it.file_name().is_some_and(|it| it == "node_modules");
    let modules = program.ancestors().filter(is_modules).last();
    let modules = modules.context("the tool is not in a node_modules folder")?;
    let link = site.join("node_modules");
    #[cfg(unix)]
    fs::os::unix::fs::symlink(modules, link)?;
    #[cfg(windows)]
    fs::os::windows::fs::symlink_dir(modules, link)?;
    Ok(())
}
