//! Adds to a folder to publish what is not part of the page itself: the service worker, and the hash of
//! every file.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::Result;
use fs_err as fs;

use crate::files::{all, names, sha256};
use crate::integrity::integrity;
use crate::prerender::FOLDERS;
use crate::{command, finish, html, one_file};

/// The service worker.
const WORKER: &str = "sw.js";
/// The hashes of all files.
const SUMS: &str = "SHA256SUMS";

/// Adds both to a finished page; `sources` is the folder of the service worker's template.
/// Fails when a file cannot be read or written.
pub fn complete(sources: &Path, folder: &Path) -> Result<()> {
    let worker = worker(&fs::read_to_string(sources.join(WORKER))?, folder)?;
    fs::write(folder.join(WORKER), worker)?;
    Ok(fs::write(folder.join(SUMS), sums(folder)?)?)
}

/// The web address of a folder, with a final slash.
/// Fails when `url` is not the address of a folder.
pub fn folder_address(url: &str) -> Result<String> {
    let is_web =
        ["https://", "http://"].iter().any(|it| url.len() > it.len() && url.starts_with(it));
    let is_plain = !url.contains(|it: char| it.is_whitespace() || "\"'<>&?#".contains(it));
    anyhow::ensure!(
        is_web && is_plain,
        "`{url}` is not the address of a folder\nNext: write it as in --url https://docs.example/call-landing/"
    );
    Ok(format!("{}/", url.trim_end_matches('/')))
}

/// Puts the public address into the pages of single scenarios. Link previews load pictures by absolute
/// addresses only.
/// Fails when a page cannot be read or written.
pub fn name_address(folder: &Path, url: &str) -> Result<()> {
    for of in FOLDERS {
        for name in names(&folder.join(of))? {
            let path = folder.join(of).join(&name);
            let page = with_address(&fs::read_to_string(&path)?, url, &format!("{of}/{name}"))?;
            fs::write(path, page)?;
        }
    }
    Ok(())
}

fn with_address(html: &str, url: &str, name: &str) -> Result<String> {
    let page = format!("{url}{name}");
    let tags = format!(
        "<link rel=\"canonical\" href=\"{page}\"><meta property=\"og:url\" content=\"{page}\">"
    );
    // Some pages have no picture of their own.
    let html = html::change(html, "meta", |it| match it.get_attribute("content") {
        Some(picture) if picture.starts_with("../social/") => {
            Ok(it.set_attribute("content", &picture.replacen("../", url, 1))?)
        }
        _ => Ok(()),
    })?;
    html::append(&html, "head", &tags)
}

/// The service worker with the list of files that it stores, and the version that follows from it.
fn worker(template: &str, folder: &Path) -> Result<String> {
    const VERSION: &str = "const VERSION = \"\";";
    const FILES: &str = "const FILES = [];";
    let mut list = String::new();
    for name in all(folder)?.iter().filter(|name| is_kept(name)) {
        let address = if name == "index.html" { "./" } else { name.as_str() };
        let _ =
            write!(list, "\n  [\"{address}\", \"{}\"],", integrity(&fs::read(folder.join(name))?));
    }
    anyhow::ensure!(
        template.contains(VERSION) && template.contains(FILES),
        "static/sw.js has no place for the list of files"
    );
    let version = sha256(format!("{template}{list}")).split_off(48);
    Ok(template
        .replace(VERSION, &format!("const VERSION = \"{version}\";"))
        .replace(FILES, &format!("const FILES = [{list}\n];")))
}

/// Whether the service worker stores a file. Files for servers, link previews and other pages are left
/// out.
fn is_kept(name: &str) -> bool {
    let is_aside = ["social/", "hosting/", "today/", "data/", "npm/"]
        .iter()
        .any(|folder| name.starts_with(folder));
    let aside = [one_file::NAME, finish::EMBED, "embed.js", command::FILE, WORKER, SUMS];
    !is_aside && !aside.contains(&name)
}

/// One line per file, in the format of `sha256sum --check`.
/// Fails when a file cannot be read.
pub fn sums(folder: &Path) -> Result<String> {
    let mut text = String::new();
    for name in all(folder)?.iter().filter(|name| *name != SUMS) {
        let _ = writeln!(text, "{}  {name}", sha256(fs::read(folder.join(name))?));
    }
    Ok(text)
}

#[cfg(test)]
#[path = "../tests/unit/publish.rs"]
mod tests;
