//! Finishes the page that Trunk bundled: names files by their final content, corrects the `integrity`
//! attributes, and inserts the Content-Security-Policy.
//!
//! Trunk hashes a module before wasm-bindgen and the optimizer change it. If a name does not follow the
//! content, a cache can mix two versions of the page.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use lol_html::html_content::ContentType;
use sha2::{Digest, Sha256};

use crate::csp::{self, Network};
use crate::files::{bytes, copy, has_extension, names, read, write};
use crate::integrity::{integrity, with_integrity, with_module_integrity};
use crate::prerender::Prerendered;
use crate::{html, imports, tools};

/// How many hexadecimal digits of a hash are in a file name, as in Trunk's.
const DIGITS: usize = 16;

/// The document that other sites may frame.
pub const EMBED: &str = "embed.html";

/// Scripts that other pages refer to. They keep their names and stay readable.
const LASTING: [&str; 1] = ["embed.js"];

/// Copies Trunk's page from `raw` to `folder`, which is replaced, and finishes it there, with the
/// prerendered first page. `optimize` may rewrite a module, script or style sheet in place. `end` is
/// inserted at the end of the page.
///
/// # Errors
/// When a file cannot be read or written, or the page is not one that Trunk writes.
pub fn finish(
    raw: &Path,
    folder: &Path,
    prerendered: &Prerendered,
    end: &str,
    optimize: impl Fn(&Path) -> Result<()>,
) -> Result<()> {
    tools::remove(folder)?;
    copy(raw, folder)?;
    let index = folder.join("index.html");
    let mut html = load_when_needed(&read(&index)?)?;
    let names = names(folder)?;
    // Scripts contain the module's name, so it must be final before they are hashed.
    for name in names.iter().filter(|name| has_extension(name, "wasm")) {
        let script = format!("{}.js", name.trim_end_matches(".wasm").trim_end_matches("_bg"));
        imports::shorten(&folder.join(name), &folder.join(script))?;
        optimize(&folder.join(name))?;
        let fresh = rename(folder, name, &mut html)?;
        for script in names.iter().filter(|name| has_extension(name, "js")) {
            let path = folder.join(script);
            write(&path, &read(&path)?.replace(name.as_str(), &fresh))?;
        }
    }
    let is_text = |name: &str| has_extension(name, "js") || has_extension(name, "css");
    for name in names.iter().filter(|name| is_text(name) && !LASTING.contains(&name.as_str())) {
        optimize(&folder.join(name))?;
        rename(folder, name, &mut html)?;
    }
    let html = with_module_integrity(&html, |name| Ok(integrity(&bytes(&folder.join(name))?)))?;
    let (html, style) = with_style_inside(&html, folder)?;
    let html = html::append(&html, "body", end)?;
    let html = with_optimized_scripts(&html, &folder.join("inline.js"), optimize)?;
    let html = with_build(&prerendered.with_first_page(&html)?)?;
    for (name, page) in prerendered.guide(&style)? {
        write(&folder.join(name), &csp::with_policy(&page, Network::Own)?)?;
    }
    for (name, table) in prerendered.data()? {
        write(&folder.join(name), &table)?;
    }
    write(&folder.join(EMBED), &csp::with_policy(&bound(&html)?, Network::Own)?)?;
    write(&index, &csp::with_policy(&html, Network::Own)?)
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
            let style = read(&path)?.trim_end().to_owned();
            fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
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
        write(file, &script)?;
        optimize(file)?;
        let small = read(file)?.trim().to_owned();
        fs::remove_file(file).with_context(|| format!("cannot remove {}", file.display()))?;
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
    let bytes = bytes(&path)?;
    let fresh = fresh_name(name, &bytes).unwrap_or_else(|| name.to_owned());
    fs::rename(&path, folder.join(&fresh))
        .with_context(|| format!("cannot rename {}", path.display()))?;
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
    let hex = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    hex.chars().take(DIGITS).collect()
}

#[cfg(test)]
mod tests {
    use super::fresh_name;

    #[test]
    fn names_follow_the_content() {
        let fresh = |name| fresh_name(name, b"abc");
        let module = fresh("call-landing-0123456789abcdef_bg.wasm");
        assert_eq!(module.as_deref(), Some("call-landing-ba7816bf8f01cfea_bg.wasm"));
        assert_eq!(
            fresh("main-0123456789abcdef.css").as_deref(),
            Some("main-ba7816bf8f01cfea.css")
        );
        assert_eq!(fresh("space_bg.wasm").as_deref(), Some("space-ba7816bf8f01cfea_bg.wasm"));
        assert_eq!(fresh("space.js").as_deref(), Some("space-ba7816bf8f01cfea.js"));
        assert_eq!(fresh("main-123456789abcdef.css").as_deref(), Some("main-ba7816bf8f01cfea.css"));
        assert_eq!(
            fresh("a-0123456789abcdeg.js").as_deref(),
            Some("a-0123456789abcdeg-ba7816bf8f01cfea.js")
        );
    }

    #[test]
    fn trunks_module_waits_until_it_is_needed() -> anyhow::Result<()> {
        let page = "<head><script type=\"module\">\nimport init, * as bindings from './a.js';\n\
            const wasm = await init({ module_or_path: './a_bg.wasm' });\n</script>\
            <script type=\"module\">question: () => new Promise(done => \
            addEventListener(\"TrunkApplicationStarted\", done)), space: () => load(\"./s.js\")\
            </script><link rel=\"modulepreload\" href=\"./a.js\"></head>";
        let expected = "<head><script type=\"module\">question: () => \
            load(\"./a.js\", \"./a_bg.wasm\"), space: () => load(\"./s.js\")</script></head>";
        assert_eq!(super::load_when_needed(page)?, expected);
        assert!(super::load_when_needed("<head></head>").is_err());
        Ok(())
    }

    #[test]
    fn the_document_for_frames_is_marked() -> anyhow::Result<()> {
        let page = "<!doctype html><html lang=\"en\"><head><title>x</title></head>";
        let expected = "<!doctype html><html lang=\"en\" data-bound=\"\"><head><title>x</title>\n    \
            <link rel=\"canonical\" href=\"./\"></head>";
        assert_eq!(super::bound(page)?, expected);
        Ok(())
    }

    #[test]
    fn a_file_of_no_ending_keeps_its_name() {
        assert_eq!(fresh_name("LICENSE", b"abc"), None);
    }
}
