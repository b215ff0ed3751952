//! Makes a release out of a tagged commit: everything that a maintainer hands out, in one folder. Nothing
//! is published from here.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use flate2::{Compression, GzBuilder};

use crate::run::{cargo, command, quiet, root, target_dir, watched};
use crate::{files, page, publish, tools};

/// What the bill of materials is called while cargo-cyclonedx writes it beside each manifest.
const BILL: &str = "call-landing.cdx";

/// Builds the page and writes `target/release-files/`: the page as an archive, its bill of materials, the
/// npm package if there is one, the notes, and the hashes of all of them.
///
/// # Errors
/// When the tree has changes, the commit has no tag of the version, the change log has no section for
/// it, or a part cannot be made.
pub fn release() -> Result<()> {
    let version = env!("CARGO_PKG_VERSION");
    let notes = section(&files::read(&root()?.join("CHANGELOG.md"))?, version)?;
    is_tagged(version)?;
    let folder = target_dir()?.join("release-files");
    tools::remove(&folder)?;
    let dist = page::dist()?;
    let name = format!("call-landing-{version}");
    files::write(&folder.join("notes.md"), &notes)?;
    archive(&dist, &name, &folder.join(format!("{name}.tar.gz")))?;
    files::write(&folder.join(format!("{name}.cdx.json")), &bill()?)?;
    let npm = dist.join("npm");
    if npm.is_dir() {
        let mut pack = command(crate::requirements::npm()?)?;
        pack.args(["pack", "--pack-destination"]).arg(&folder).arg(&npm);
        quiet(&mut pack, "check dist/npm/package.json")?;
    }
    files::write(&folder.join("SHA256SUMS"), &publish::sums(&folder)?)?;
    println!("{}", files::read(&folder.join("SHA256SUMS"))?.trim_end());
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
    let file = fs::File::create(to).with_context(|| format!("cannot write {}", to.display()))?;
    let mut archive = tar::Builder::new(GzBuilder::new().mtime(0).write(file, Compression::best()));
    for file in publish::all(folder)? {
        let bytes = files::bytes(&folder.join(&file))?;
        let mut header = tar::Header::new_gnu();
        header.set_size(u64::try_from(bytes.len())?);
        header.set_mode(0o644);
        archive.append_data(&mut header, format!("{name}/{file}"), bytes.as_slice())?;
    }
    archive.into_inner()?.finish()?;
    Ok(())
}

/// What the page is built from, as CycloneDX. The tool writes a file beside the manifest of each package;
/// that of the page is kept.
fn bill() -> Result<String> {
    let root = root()?;
    let mut list = command(tools::cargo_cyclonedx().install()?)?;
    list.args(["cyclonedx", "--format", "json", "--spec-version", "1.5", "--no-build-deps"]);
    list.args(["--no-default-features", "--features", "app"]);
    list.args(["--target", "wasm32-unknown-unknown", "--override-filename", BILL]);
    list.env("SOURCE_DATE_EPOCH", "0");
    watched(&mut list, "bill of materials", "fix what the output names")?;
    let file = format!("{BILL}.json");
    let bill = files::read(&root.join(&file))?;
    for manifest in manifests()? {
        let _ = fs::remove_file(manifest.with_file_name(&file));
    }
    // No path of this machine.
    Ok(bill.replace(&root.display().to_string(), "."))
}

/// The manifests of the workspace.
fn manifests() -> Result<Vec<PathBuf>> {
    let mut list = cargo(&["metadata", "--no-deps", "--offline", "--format-version", "1"])?;
    let list = quiet(&mut list, "check Cargo.toml")?;
    let paths = list.split("\"manifest_path\":\"").skip(1).filter_map(|it| it.split('"').next());
    Ok(paths.map(PathBuf::from).collect())
}

#[cfg(test)]
mod tests {
    use super::{archive, section};
    use std::fs;
    use tempfile::TempDir;

    const LOG: &str = "# Changes\n\n## Unreleased\n\n- Soon.\n\n## 0.2.0 – 1 May 2027\n\n- New.\n- Better.\n\n\
        ## 0.1.0\n\n## 0.0.1\n\n- First.\n";

    #[test]
    fn the_notes_are_the_section_of_the_version() -> anyhow::Result<()> {
        assert_eq!(section(LOG, "0.2.0")?, "- New.\n- Better.\n");
        assert_eq!(section(LOG, "0.0.1")?, "- First.\n");
        for missing in ["0.1.0", "0.3.0", "0.2"] {
            assert!(section(LOG, missing).is_err(), "{missing}");
        }
        Ok(())
    }

    #[test]
    fn an_archive_depends_on_names_and_contents_alone() -> anyhow::Result<()> {
        let pack = || -> anyhow::Result<Vec<u8>> {
            let folder = TempDir::new()?;
            fs::create_dir(folder.path().join("b"))?;
            fs::write(folder.path().join("b").join("c.txt"), "c")?;
            fs::write(folder.path().join("a.txt"), "a")?;
            let to = folder.path().with_extension("tar.gz");
            archive(folder.path(), "x", &to)?;
            let packed = fs::read(&to)?;
            fs::remove_file(to)?;
            Ok(packed)
        };
        assert_eq!(pack()?, pack()?);
        Ok(())
    }
}
