//! Reports the size of every file of the page, raw and compressed.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use anyhow::Result;
use flate2::{Compression, write::GzEncoder};
use fs_err as fs;
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

use crate::files;

/// Sizes of the same bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Size {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl Size {
    /// At the highest level of each, as a host compresses static files.
    /// Fails when they cannot be compressed.
    pub fn of(bytes: &[u8]) -> Result<Self> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(bytes)?;
        let mut brotli = Vec::new();
        let parameters =
            brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
        brotli::BrotliCompress(&mut &*bytes, &mut brotli, &parameters)?;
        Ok(Self { raw: bytes.len(), gzip: gzip.finish()?.len(), brotli: brotli.len() })
    }

    const fn plus(self, other: Self) -> Self {
        Self {
            raw: self.raw + other.raw,
            gzip: self.gzip + other.gzip,
            brotli: self.brotli + other.brotli,
        }
    }
}

/// A table of every file in `folder`, and of the first load of each module: the page, the files that
/// its tags name, and the two files of the module.
/// Fails when a file cannot be read.
pub fn report(folder: &Path) -> Result<String> {
    let html = fs::read_to_string(folder.join("index.html"))?;
    let mut names = files::all(folder)?;
    names.sort();
    // Compressing is the longest part of a build without changes.
    let size = |name: String| {
        let size = Size::of(&fs::read(folder.join(&name))?)?;
        Ok((name, size))
    };
    let mut rows = names.into_par_iter().map(size).collect::<Result<Vec<_>>>()?;
    let modules = modules(&html);
    let is_of = |module: &[&str], name: &str| module.contains(&name);
    let in_all = |name: &str| {
        // Not part of a first load: what is imported only in frames, what is loaded seconds later, and
        // what waits for a file to audit. The page as one file is only offered.
        let is_aside = name == "sw.js"
            || name == crate::one_file::NAME
            || name.starts_with("audit-worker")
            || html.contains(&format!("import(\"./{name}\")"));
        name == "index.html"
            || html.contains(name) && !is_aside && !modules.iter().any(|it| is_of(it, name))
    };
    let mut loads = Vec::new();
    for module in &modules {
        let needed = rows.iter().filter(|(name, _)| in_all(name) || is_of(module, name));
        let size = needed.fold(Size::default(), |sum, (_, size)| sum.plus(*size));
        let name = module.first().and_then(|it| it.rsplit_once('-')).map_or("", |it| it.0);
        loads.push((format!("first load, {name}"), size));
    }
    rows.extend(loads);
    Ok(table(&rows))
}

/// The files of each module, as the page's script loads them.
fn modules(html: &str) -> Vec<Vec<&str>> {
    let loads = html
        .split("load(")
        .filter(|it| it.starts_with("\"./"))
        .filter_map(|rest| rest.split_once(')'));
    loads
        .map(|(files, _)| {
            let files = files.split('"').filter_map(|it| it.strip_prefix("./"));
            files.collect()
        })
        .collect()
}

/// Names and sizes in columns.
#[must_use]
pub fn table(rows: &[(String, Size)]) -> String {
    let width = rows.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
    let mut text = format!("{:width$}  {:>19}  {:>19}  {:>19}", "", "raw", "gzip -9", "brotli 11");
    for (name, Size { raw, gzip, brotli }) in rows {
        let [raw, gzip, brotli] = [raw, gzip, brotli].map(|bytes| both(*bytes));
        let _ = write!(text, "\n{name:width$}  {raw:>19}  {gzip:>19}  {brotli:>19}");
    }
    text
}

/// `12345 B  12.3 kB`, where a kilobyte is 1000 bytes.
fn both(bytes: usize) -> String {
    let tenths = (bytes + 50) / 100;
    format!("{bytes} B {:>5}.{} kB", tenths / 10, tenths % 10)
}

#[cfg(test)]
#[path = "../tests/unit/size.rs"]
mod tests;
