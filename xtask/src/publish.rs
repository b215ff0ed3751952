//! Adds to a folder to publish what is not part of the page itself: the service worker, and the hash of
//! every file.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::files::{bytes, names, read, write};
use crate::integrity::integrity;
use crate::prerender::FOLDERS;
use crate::{command, finish, html, one_file};

/// The service worker.
const WORKER: &str = "sw.js";
/// The hashes of all files.
const SUMS: &str = "SHA256SUMS";

/// Adds both to a finished page; `sources` is the folder of the service worker's template.
///
/// # Errors
/// When a file cannot be read or written.
pub fn complete(sources: &Path, folder: &Path) -> Result<()> {
    let worker = worker(&read(&sources.join(WORKER))?, folder)?;
    write(&folder.join(WORKER), &worker)?;
    let sums = sums(folder)?;
    write(&folder.join(SUMS), &sums)
}

/// The web address of a folder, with a final slash.
///
/// # Errors
/// When `url` is not the address of a folder.
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
///
/// # Errors
/// When a page cannot be read or written.
pub fn name_address(folder: &Path, url: &str) -> Result<()> {
    for of in FOLDERS {
        for name in names(&folder.join(of))? {
            let path = folder.join(of).join(&name);
            write(&path, &with_address(&read(&path)?, url, &format!("{of}/{name}"))?)?;
        }
    }
    Ok(())
}

fn with_address(html: &str, url: &str, name: &str) -> Result<String> {
    let page = format!("{url}{name}");
    let tags = format!(
        "<link rel=\"canonical\" href=\"{page}\"><meta property=\"og:url\" content=\"{page}\">"
    );
    let html = html::change(html, "meta[content^='../social/']", |it| {
        let picture = it.get_attribute("content").unwrap_or_default();
        Ok(it.set_attribute("content", &picture.replacen("../", url, 1))?)
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
            write!(list, "\n  [\"{address}\", \"{}\"],", integrity(&bytes(&folder.join(name))?));
    }
    anyhow::ensure!(
        template.contains(VERSION) && template.contains(FILES),
        "static/sw.js has no place for the list of files"
    );
    let version = hex(&Sha256::digest(format!("{template}{list}"))).split_off(48);
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
///
/// # Errors
/// When a file cannot be read.
pub fn sums(folder: &Path) -> Result<String> {
    let mut text = String::new();
    for name in all(folder)?.iter().filter(|name| *name != SUMS) {
        let _ = writeln!(text, "{}  {name}", hex(&Sha256::digest(bytes(&folder.join(name))?)));
    }
    Ok(text)
}

/// Every file in a folder and its subfolders, sorted, with slashes in its name.
///
/// # Errors
/// When a folder cannot be read.
pub fn all(folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for name in names(folder)? {
        let path = folder.join(&name);
        let kind =
            fs::metadata(&path).with_context(|| format!("cannot read {}", path.display()))?;
        if kind.is_dir() {
            found.extend(all(&path)?.into_iter().map(|inner| format!("{name}/{inner}")));
        } else {
            found.push(name);
        }
    }
    Ok(found)
}

fn hex(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::{folder_address, with_address};

    #[test]
    fn an_address_is_that_of_a_folder() -> anyhow::Result<()> {
        assert_eq!(folder_address("https://docs.example/a")?, "https://docs.example/a/");
        assert_eq!(folder_address("http://docs.example//")?, "http://docs.example/");
        for wrong in [
            "docs.example",
            "https://",
            "ftp://docs.example",
            "https://a.example/?b",
            "https://a\"b",
        ] {
            assert!(folder_address(wrong).is_err(), "{wrong}");
        }
        Ok(())
    }

    #[test]
    fn shared_pages_name_whole_addresses() -> anyhow::Result<()> {
        let html = "<head><meta content=\"../social/a.png\"></head><body></body>";
        assert_eq!(
            with_address(html, "https://docs.example/", "guide/a.html")?,
            "<head><meta content=\"https://docs.example/social/a.png\">\
             <link rel=\"canonical\" href=\"https://docs.example/guide/a.html\">\
             <meta property=\"og:url\" content=\"https://docs.example/guide/a.html\"></head><body></body>"
        );
        Ok(())
    }
}
