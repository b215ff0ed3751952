//! What happens to a page after Trunk: files get names that follow their final content,
//! `integrity` attributes are made true again, and the content security policy goes in.
//!
//! Trunk hashes a module before wasm-bindgen and the optimizer change it. A name that lies about
//! its content would let a cache mix two versions of the page.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256, Sha384};

use crate::{csp, tools};

/// How many hexadecimal digits of a hash Trunk puts into a name.
const DIGITS: usize = 16;

/// Copies Trunk's page from `raw` to `folder`, which it replaces, and finishes it there.
/// `optimize` may change a module's, a script's or a style sheet's file.
///
/// # Errors
/// When a file cannot be read or written, or the page is not one that Trunk writes.
pub fn finish(raw: &Path, folder: &Path, optimize: impl Fn(&Path) -> Result<()>) -> Result<()> {
    tools::remove(folder)?;
    copy(raw, folder)?;
    let index = folder.join("index.html");
    let mut html = load_when_needed(&read(&index)?)?;
    let names = names(folder)?;
    // The script names the module: so the module's name must be final before the script is hashed.
    for name in names.iter().filter(|name| has_extension(name, "wasm")) {
        optimize(&folder.join(name))?;
        let fresh = rename(folder, name, &mut html)?;
        for script in names.iter().filter(|name| has_extension(name, "js")) {
            let path = folder.join(script);
            write(&path, &read(&path)?.replace(name.as_str(), &fresh))?;
        }
    }
    for name in names.iter().filter(|name| has_extension(name, "js") || has_extension(name, "css"))
    {
        optimize(&folder.join(name))?;
        rename(folder, name, &mut html)?;
    }
    let digest = |name: &str| {
        let path = folder.join(name);
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        Ok(integrity(&bytes))
    };
    write(&index, &csp::with_policy(&with_module_integrity(&html, digest)?)?)
}

/// Names a file after its content, if Trunk put a hash into its name, and says so in the page.
fn rename(folder: &Path, name: &str, html: &mut String) -> Result<String> {
    let path = folder.join(name);
    let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let fresh = fresh_name(name, &bytes).unwrap_or_else(|| name.to_owned());
    fs::rename(&path, folder.join(&fresh))
        .with_context(|| format!("cannot rename {}", path.display()))?;
    *html = with_integrity(&html.replace(name, &fresh), &fresh, &bytes);
    Ok(fresh)
}

/// What Trunk starts at once is loaded when it is needed, like every other module: its script
/// goes, and the page's own script, which waits for Trunk's word during development, gets the names.
fn load_when_needed(html: &str) -> Result<String> {
    const WAITS: &str = "new Promise(done => addEventListener(\"TrunkApplicationStarted\", done))";
    let start = html.find("<script type=\"module\">\nimport init").context(ODD)?;
    let (before, rest) = html.split_at(start);
    let (script, after) = rest.split_once("</script>").context(ODD)?;
    let quoted = |after: &str| Some(script.split_once(after)?.1.split_once('\'')?.0.to_owned());
    let names = quoted("from '").zip(quoted("module_or_path: '")).context(ODD)?;
    let after = after.replace(WAITS, &format!("load(\"{}\", \"{}\")", names.0, names.1));
    let page = format!("{before}{after}");
    let loads = page.matches("load(\"").count();
    anyhow::ensure!(loads > 1, "index.html does not wait for Trunk's module any more");
    let is_preload = |tag: &&str| {
        tag.starts_with("<link rel=\"modulepreload\"") || tag.starts_with("<link rel=\"preload\"")
    };
    let tags: Vec<&str> = page.split_inclusive('>').collect();
    Ok(tags.into_iter().filter(|tag| !is_preload(&tag.trim_start())).collect())
}

/// When Trunk's page is not as expected.
const ODD: &str = "Trunk wrote a page without its usual script; see whether its version changed";

/// `name` with the hash of `bytes`: where Trunk's stood, which is up to sixteen digits after the last
/// `-`, or else before the ending.
fn fresh_name(name: &str, bytes: &[u8]) -> Option<String> {
    let at = name.find("_bg.").or_else(|| name.rfind('.'))?;
    let (stem, end) = name.split_at_checked(at)?;
    let is_hash = |it: &str| {
        // Trunk leaves leading zeros away.
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

/// The page with the integrity of every module: of its wasm where it is fetched, of its script in an
/// import map, for browsers that read it there.
fn with_module_integrity(html: &str, digest: impl Fn(&str) -> Result<String>) -> Result<String> {
    const LOAD: &str = "load(\"./";
    let mut pieces = html.split(LOAD);
    let mut page = pieces.next().unwrap_or_default().to_owned();
    let mut scripts = Vec::new();
    for piece in pieces {
        let (files, rest) = piece.split_once(')').context(ODD)?;
        let (script, wasm) = files.split_once("\", \"./").context(ODD)?;
        let wasm = wasm.trim_end_matches('"');
        scripts.push(format!("\"./{script}\":\"{}\"", digest(script)?));
        page += &format!("{LOAD}{script}\", \"./{wasm}\", \"{}\"){rest}", digest(wasm)?);
    }
    let map = format!(
        "<script type=\"importmap\">{{\"integrity\":{{{}}}}}</script>\n    ",
        scripts.join(",")
    );
    let at = page.find("<script").context(ODD)?;
    page.insert_str(at, &map);
    Ok(page)
}

fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

/// The page with the true `integrity` in each tag that names the file and states one.
fn with_integrity(html: &str, name: &str, bytes: &[u8]) -> String {
    let truth = integrity(bytes);
    html.split_inclusive('>')
        .map(|piece| {
            // A piece ends with a tag; what it begins with is the text before that tag.
            let tag = piece.rfind('<').map_or(piece, |start| piece.split_at(start).1);
            let stated =
                tag.split_once("integrity=\"").and_then(|(_, rest)| rest.split_once('"')).filter(
                    |_| tag.contains(&format!("/{name}\"")) || tag.contains(&format!("\"{name}\"")),
                );
            stated.map_or_else(|| piece.to_owned(), |(old, _)| piece.replace(old, &truth))
        })
        .collect()
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("cannot create {}", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let entry = entry?;
        // Trunk's own staging folder is hidden.
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target)
                .with_context(|| format!("cannot write {}", target.display()))?;
        }
    }
    Ok(())
}

fn names(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

fn has_extension(name: &str, extension: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found == extension)
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::{fresh_name, with_integrity};

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
    fn modules_are_checked_when_they_are_loaded() -> anyhow::Result<()> {
        let page = "<head><script>a: () => load(\"./a.js\", \"./a_bg.wasm\"), \
            b: () => load(\"./b.js\", \"./b_bg.wasm\")</script>";
        let expected = "<head><script type=\"importmap\">{\"integrity\":\
            {\"./a.js\":\"#a.js\",\"./b.js\":\"#b.js\"}}</script>\n    <script>\
            a: () => load(\"./a.js\", \"./a_bg.wasm\", \"#a_bg.wasm\"), \
            b: () => load(\"./b.js\", \"./b_bg.wasm\", \"#b_bg.wasm\")</script>";
        let found = super::with_module_integrity(page, |name| Ok(format!("#{name}")))?;
        assert_eq!(found, expected);
        Ok(())
    }

    #[test]
    fn a_file_of_no_ending_keeps_its_name() {
        assert_eq!(fresh_name("LICENSE", b"abc"), None);
    }

    #[test]
    fn integrity_is_made_true_only_for_the_named_file() {
        let html = "<link href=\"./a.js\" integrity=\"sha384-old\"><link href=\"./ba.js\" \
            integrity=\"sha384-old\"><link href=\"./a.js\"><script>import './a.js'</script>";
        let truth = "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn";
        let expected = html.replacen("sha384-old", truth, 1);
        assert_eq!(with_integrity(html, "a.js", b"abc"), expected);
    }
}
