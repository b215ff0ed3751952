//! Finishes the page that Trunk bundled: names files by their final content, corrects the `integrity`
//! attributes, and inserts the Content-Security-Policy.
//!
//! Trunk hashes a module before wasm-bindgen and the optimizer change it. If a name does not follow the
//! content, a cache can mix two versions of the page.

use std::path::Path;

use anyhow::{Context, Result};
use fs_err as fs;
use lol_html::html_content::ContentType;

use crate::csp::{self, Network};
use crate::files::{self, has_extension, names, write};
use crate::integrity::{integrity, with_integrity, with_module_integrity};
use crate::prerender::Prerendered;
use crate::{html, imports};

/// How many hexadecimal digits of a hash are in a file name, as in Trunk's.
const DIGITS: usize = 16;

/// The document that other sites may frame.
pub const EMBED: &str = "embed.html";

/// Scripts that other pages refer to. They keep their names and stay readable.
const LASTING: [&str; 1] = ["embed.js"];

/// Copies Trunk's page from `raw` to `folder`, which is replaced, and finishes it there, with the
/// prerendered first page. `optimize` may rewrite a module, script or style sheet in place. `end` is
/// inserted at the end of the page.
/// Fails when a file cannot be read or written, or the page is not one that Trunk writes.
pub fn finish(
    raw: &Path,
    folder: &Path,
    prerendered: &Prerendered,
    end: &str,
    optimize: impl Fn(&Path) -> Result<()>,
) -> Result<()> {
    files::remove(folder)?;
    files::copy(raw, folder)?;
    let index = folder.join("index.html");
    let mut html = load_when_needed(&fs::read_to_string(&index)?)?;
    let names = names(folder)?;
    // Scripts contain the module's name, so it must be final before they are hashed.
    for name in names.iter().filter(|name| has_extension(name, "wasm")) {
        let script = format!("{}.js", name.trim_end_matches(".wasm").trim_end_matches("_bg"));
        imports::shorten(&folder.join(name), &folder.join(script))?;
        optimize(&folder.join(name))?;
        let fresh = rename(folder, name, &mut html)?;
        for script in names.iter().filter(|name| has_extension(name, "js")) {
            let path = folder.join(script);
            fs::write(&path, fs::read_to_string(&path)?.replace(name.as_str(), &fresh))?;
        }
    }
    let is_text = |name: &str| has_extension(name, "js") || has_extension(name, "css");
    for name in names.iter().filter(|name| is_text(name) && !LASTING.contains(&name.as_str())) {
        optimize(&folder.join(name))?;
        rename(folder, name, &mut html)?;
    }
    let html = with_module_integrity(&html, |name| Ok(integrity(&fs::read(folder.join(name))?)))?;
    let (html, style) = with_style_inside(&html, folder)?;
    let html = html::append(&html, "body", end)?;
    let html = with_optimized_scripts(&html, &folder.join("inline.js"), optimize)?;
    let html = with_build(&prerendered.with_first_page(&html)?)?;
    for (name, page) in prerendered.guide(&style)? {
        write(&folder.join(name), csp::with_policy(&page, Network::Own)?)?;
    }
    for (name, table) in prerendered.data()? {
        write(&folder.join(name), table)?;
    }
    write(&folder.join(EMBED), csp::with_policy(&bound(&html)?, Network::Own)?)?;
    write(&index, csp::with_policy(&html, Network::Own)?)
}

/// The page for frames of other sites. It is a separate document, because a header decides who may frame
/// it, and a server never sees the fragment that asks for a single answer.
fn bound(html: &str) -> Result<String> {
    let html = html::with_attribute(html, "html", "data-bound", "")?;
    html::change(&html, "head > title", |it| {
        it.after("\n    <link rel=\"canonical\" href=\"./\">", ContentType::Html);
        Ok(())
    })
}

/// Moves the first style sheet into the page, so that the page can be drawn as soon as it is loaded.
/// Returns the page and the text of the style sheet.
fn with_style_inside(html: &str, folder: &Path) -> Result<(String, String)> {
    let mut moved = None;
    let html = html::change(html, "link[rel=stylesheet]", |it| {
        if moved.is_none() {
            let path = folder.join(it.get_attribute("href").context(ODD)?);
            let style = fs::read_to_string(&path)?.trim_end().to_owned();
            fs::remove_file(path)?;
            it.replace(&format!("<style>{style}</style>"), ContentType::Html);
            moved = Some(style);
        }
        Ok(())
    })?;
    Ok((html, moved.context(ODD)?))
}

/// Optimizes each inline script, by way of a temporary file.
fn with_optimized_scripts(
    html: &str,
    file: &Path,
    optimize: impl Fn(&Path) -> Result<()>,
) -> Result<String> {
    const INLINE: &str = "script:not([src]):not([type=importmap])";
    let mut optimized = html::texts(html, INLINE)?.into_iter().map(|script| {
        fs::write(file, script)?;
        optimize(file)?;
        let small = fs::read_to_string(file)?.trim().to_owned();
        fs::remove_file(file)?;
        anyhow::Ok(small)
    });
    html::change(html, INLINE, |it| {
        it.set_inner_content(&optimized.next().context(ODD)??, ContentType::Html);
        Ok(())
    })
}

/// Puts the name of this build into the root element: a hash of the page and, because the page contains
/// the hashes of all other files, of the whole build.
fn with_build(html: &str) -> Result<String> {
    html::with_attribute(html, "html", "data-build", &hash(html.as_bytes()))
}

/// Names a file by its content, and updates the name and the `integrity` in the page.
fn rename(folder: &Path, name: &str, html: &mut String) -> Result<String> {
    let path = folder.join(name);
    let bytes = fs::read(&path)?;
    let fresh = fresh_name(name, &bytes).unwrap_or_else(|| name.to_owned());
    fs::rename(&path, folder.join(&fresh))?;
    *html = with_integrity(&html.replace(name, &fresh), &fresh, &bytes)?;
    Ok(fresh)
}

/// Makes the page load Trunk's module on demand, like every other module: removes the script that Trunk
/// inserted, and gives the names to the page's own script, which waits for Trunk's event during
/// development.
fn load_when_needed(html: &str) -> Result<String> {
    const WAITS: &str = "new Promise(done => addEventListener(\"TrunkApplicationStarted\", done))";
    let scripts = html::texts(html, "script[type=module]")?;
    let place = scripts.iter().position(|it| it.starts_with("\nimport init")).context(ODD)?;
    let script = scripts.get(place).context(ODD)?;
    let quoted = |after: &str| Some(script.split_once(after)?.1.split_once('\'')?.0.to_owned());
    let names = quoted("from '").zip(quoted("module_or_path: '")).context(ODD)?;
    let mut seen = 0..;
    let page = html::change(html, "script[type=module]", |it| {
        if seen.next() == Some(place) {
            it.remove();
        }
        Ok(())
    })?;
    let page = page.replace(WAITS, &format!("load(\"{}\", \"{}\")", names.0, names.1));
    let loads = page.matches("load(\"").count();
    anyhow::ensure!(loads > 1, "index.html no longer waits for Trunk's module");
    html::without(&page, "link[rel=modulepreload], link[rel=preload]")
}

/// The error if Trunk's page is not as expected.
const ODD: &str = "Trunk wrote a page without its usual script; check whether its version changed";

/// `name` with the hash of `bytes`: in place of Trunk's hash, if the last `-` is followed by one, or else
/// before the extension.
fn fresh_name(name: &str, bytes: &[u8]) -> Option<String> {
    let at = name.find("_bg.").or_else(|| name.rfind('.'))?;
    let (stem, end) = name.split_at_checked(at)?;
    let is_hash = |it: &str| {
        // Trunk omits leading zeros.
        (DIGITS - 4..=DIGITS).contains(&it.len()) && it.bytes().all(|it| it.is_ascii_hexdigit())
    };
    let stem = match stem.rsplit_once('-') {
        Some((bare, old)) if is_hash(old) => bare,
        _ => stem,
    };
    Some(format!("{stem}-{}{end}", hash(bytes)))
}

fn hash(bytes: &[u8]) -> String {
    files::sha256(bytes).chars().take(DIGITS).collect()
}

#[cfg(test)]
#[path = "../tests/unit/finish.rs"]
mod tests;
