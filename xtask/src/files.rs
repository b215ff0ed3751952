//! What [`fs_err`] does not have: whole folders, and hashes. Its errors name the file.

use std::path::{MAIN_SEPARATOR_STR, Path};

use anyhow::Result;
use fs_err as fs;
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

/// Copies a folder recursively, without hidden files.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for name in all(from)?.iter().filter(|it| !it.split('/').any(|it| it.starts_with('.'))) {
        let target = to.join(name);
        fs::create_dir_all(target.parent().unwrap_or(to))?;
        fs::copy(from.join(name), target)?;
    }
    Ok(())
}

/// Every file in a folder and its subfolders, sorted, with slashes in its name.
pub fn all(folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        if !entry.file_type().is_dir() {
            let name = entry.path().strip_prefix(folder)?.to_string_lossy();
            found.push(name.replace(MAIN_SEPARATOR_STR, "/"));
        }
    }
    Ok(found)
}

/// The names directly in a folder, sorted.
pub fn names(folder: &Path) -> Result<Vec<String>> {
    let names = fs::read_dir(folder)?.map(|it| Ok(it?.file_name().to_string_lossy().into_owned()));
    let mut names = names.collect::<Result<Vec<_>>>()?;
    names.sort();
    Ok(names)
}

/// Whether a file name has this extension.
pub fn has_extension(name: &str, extension: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found == extension)
}

/// Writes a file, and creates its folder if necessary.
pub fn write(path: &Path, contents: impl AsRef<[u8]>) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(fs::write(path, contents)?)
}

/// Removes a folder and its contents, if it exists.
pub fn remove(folder: &Path) -> Result<()> {
    if folder.exists() { Ok(fs::remove_dir_all(folder)?) } else { Ok(()) }
}

/// The SHA-256 of some bytes in hexadecimal digits.
pub fn sha256(bytes: impl AsRef<[u8]>) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
