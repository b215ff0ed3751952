//! Makes a release out of a tagged commit: everything that a maintainer hands out, in one folder. Nothing
//! is published from here.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use flate2::{Compression, GzBuilder};
use fs_err as fs;

use crate::run::{command, quiet, root, target_dir, watched};
use crate::{files, page, publish, tools};

/// Builds the page and writes `target/release-files/`: the page as an archive, its bill of materials, the
/// npm package if there is one, the notes, and the hashes of all of them.
/// Fails when the tree has changes, the commit has no tag of the version, the change log has no section for
/// it, or a part cannot be made.
pub fn release() -> Result<()> {
    let version = env!("CARGO_PKG_VERSION");
    let notes = section(&fs::read_to_string(root()?.join("CHANGELOG.md"))?, version)?;
    is_tagged(version)?;
    let folder = target_dir()?.join("release-files");
    files::remove(&folder)?;
    let dist = page::dist()?;
    let name = format!("call-landing-{version}");
    files::write(&folder.join("notes.md"), notes)?;
    archive(&dist, &name, &folder.join(format!("{name}.tar.gz")))?;
    files::write(&folder.join(format!("{name}.cdx.json")), bill()?)?;
    let npm = dist.join("npm");
    if npm.is_dir() {
        let mut pack = command(crate::requirements::npm()?)?;
        pack.args(["pack", "--pack-destination"]).arg(&folder).arg(&npm);
        quiet(&mut pack, "check dist/npm/package.json")?;
    }
    let sums = publish::sums(&folder)?;
    print!("{sums}");
    fs::write(folder.join("SHA256SUMS"), sums)?;
    println!("The release is in {}", folder.display());
    Ok(())
}

/// Fails unless the tree is that of the tag `v<version>`.
fn is_tagged(version: &str) -> Result<()> {
    let git = |arguments: &[&str]| {
        quiet(command("git")?.args(arguments), "run it in a clone of the repository")
    };
    let changes = git(&["status", "--porcelain"])?;
    ensure!(
        changes.is_empty(),
        "the tree has changes:\n{changes}Next: commit or remove them, so that the release is that of a commit"
    );
    let tag = format!("v{version}");
    let tags = git(&["tag", "--points-at", "HEAD"])?;
    ensure!(
        tags.lines().any(|it| it == tag),
        "this commit is not tagged {tag}\nNext: git tag {tag}, or set the version in Cargo.toml"
    );
    Ok(())
}

/// What the change log says about a version: the lines below its heading.
fn section(log: &str, version: &str) -> Result<String> {
    let heading = format!("## {version}");
    let is_heading = |line: &&str| line.split(" – ").next() == Some(heading.as_str());
    let mut lines = log.lines().skip_while(|it| !is_heading(it));
    lines.next().with_context(|| {
        format!("CHANGELOG.md has no section `{heading}`\nNext: say in it what changes for users")
    })?;
    let lines: Vec<&str> = lines.take_while(|it| !it.starts_with("## ")).collect();
    let text = lines.join("\n");
    ensure!(!text.trim().is_empty(), "the section `{heading}` of CHANGELOG.md is empty");
    Ok(format!("{}\n", text.trim()))
}

/// Packs a folder, the same files into the same bytes at any time and on any machine.
fn archive(folder: &Path, name: &str, to: &Path) -> Result<()> {
    let file = fs::File::create(to)?;
    let mut archive = tar::Builder::new(GzBuilder::new().mtime(0).write(file, Compression::best()));
    for file in files::all(folder)? {
        let bytes = fs::read(folder.join(&file))?;
        let mut header = tar::Header::new_gnu();
        header.set_size(u64::try_from(bytes.len())?);
        header.set_mode(0o644);
        archive.append_data(&mut header, format!("{name}/{file}"), bytes.as_slice())?;
    }
    archive.into_inner()?.finish()?;
    Ok(())
}

/// What the page is built from, as CycloneDX. The tool writes a file beside the manifest of each package,
/// so it runs in a clone, of which the file of the page is kept.
fn bill() -> Result<String> {
    let clone = target_dir()?.join("release-clone");
    files::remove(&clone)?;
    let mut copy = command("git")?;
    copy.args(["clone", "--quiet", "--depth", "1"]).arg(format!("file://{}", root()?.display()));
    quiet(copy.arg(&clone), "check whether git can clone this repository")?;
    let mut list = command(tools::CARGO_CYCLONEDX.install()?)?;
    list.args(["cyclonedx", "--format", "json", "--spec-version", "1.5", "--no-build-deps"]);
    list.args(["--no-default-features", "--features", "app"]);
    list.args(["--target", "wasm32-unknown-unknown", "--override-filename", "bill"]);
    list.env("SOURCE_DATE_EPOCH", "0").current_dir(&clone);
    watched(&mut list, "bill of materials", "fix what the output names")?;
    let bill = fs::read_to_string(clone.join("bill.json"))?;
    files::remove(&clone)?;
    // No path of this machine.
    Ok(bill.replace(&clone.display().to_string(), "."))
}

#[cfg(test)]
#[path = "../tests/unit/release.rs"]
mod tests;
