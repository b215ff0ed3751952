//! Reports the size of every file of the page, raw and compressed.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::num::NonZero;
use std::panic::resume_unwind;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context, Result};
use flate2::{Compression, write::GzEncoder};

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
    ///
    /// # Errors
    /// When they cannot be compressed.
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
///
/// # Errors
/// When a file cannot be read.
pub fn report(folder: &Path) -> Result<String> {
    let mut files = Vec::new();
    list(folder, "", &mut files)?;
    files.sort();
    let index = folder.join("index.html");
    let html =
        fs::read_to_string(&index).with_context(|| format!("cannot read {}", index.display()))?;

    let sizes = sizes(folder, &files)?;
    let mut rows: Vec<(String, Size)> = files.into_iter().zip(sizes).collect();
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

/// The size of each file. It uses all cores, because this is the longest part of a build without
/// changes.
fn sizes(folder: &Path, files: &[String]) -> Result<Vec<Size>> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut mine = Vec::new();
        while let Some(name) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            mine.push((name, Size::of(&files::bytes(&folder.join(name))?)?));
        }
        Ok(mine)
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let done: Vec<Result<Vec<(&String, Size)>>> = thread::scope(|scope| {
        let threads: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        threads.into_iter().map(|it| it.join().unwrap_or_else(|it| resume_unwind(it))).collect()
    });
    let mut rows = done.into_iter().collect::<Result<Vec<_>>>()?.concat();
    rows.sort();
    Ok(rows.into_iter().map(|(_, size)| size).collect())
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

fn list(folder: &Path, prefix: &str, files: &mut Vec<String>) -> Result<()> {
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            list(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.push(name);
        }
    }
    Ok(())
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
mod tests {
    use super::{Size, both, modules, table};

    #[test]
    fn modules_are_read_off_the_page() {
        let page =
            r#"question: () => load("./a-1.js", "./a-2_bg.wasm"), space: () => load("./b.js")"#;
        assert_eq!(modules(page), [vec!["a-1.js", "a-2_bg.wasm"], vec!["b.js"]]);
    }

    #[test]
    fn bytes_are_rounded_to_a_tenth_of_a_kilobyte() {
        assert_eq!(both(0), "0 B     0.0 kB");
        assert_eq!(both(12_345), "12345 B    12.3 kB");
        assert_eq!(both(65_950), "65950 B    66.0 kB");
    }

    #[test]
    fn columns_line_up() {
        let size = Size { raw: 100, gzip: 20, brotli: 3 };
        let text = table(&[("a".to_owned(), size), ("first load".to_owned(), size)]);
        let widths = text.lines().map(str::len).collect::<Vec<_>>();
        assert!(widths.iter().all(|width| Some(width) == widths.first()), "{text}");
    }

    #[test]
    fn repetition_compresses() -> anyhow::Result<()> {
        let size = Size::of(&[b'a'; 10_000])?;
        assert!(size.raw == 10_000 && size.gzip < 1000 && size.brotli < 1000, "{size:?}");
        Ok(())
    }
}
