//! `integrity` hashes, with which a browser verifies the page's files.

use anyhow::{Context, Result};
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha384};

use crate::html;

/// The error if the page's own script is not as expected.
const ODD: &str = "the script in index.html loads its modules in a way that xtask does not know";

/// Adds the integrity of every module to the page: of its wasm in the call that loads it, and of its
/// script, and every other imported script, in an import map, for browsers that support that.
/// Fails when the page does not load its modules as expected, or `digest` fails.
pub fn with_module_integrity(
    html: &str,
    digest: impl Fn(&str) -> Result<String>,
) -> Result<String> {
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
    for rest in html.split("import(\"./").skip(1) {
        let script = rest.split('"').next().unwrap_or_default();
        scripts.push(format!("\"./{script}\":\"{}\"", digest(script)?));
    }
    let map = format!(
        "<script type=\"importmap\">{{\"integrity\":{{{}}}}}</script>\n    ",
        scripts.join(",")
    );
    html::before_first(&page, "script", &map)
}

/// The value of an `integrity` attribute for these bytes.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

/// Corrects the `integrity` attribute of each element that refers to the file and has one.
/// Fails when the page cannot be read.
pub fn with_integrity(html: &str, name: &str, bytes: &[u8]) -> Result<String> {
    let truth = integrity(bytes);
    html::change(html, "*", |it| {
        let refers = |attribute: &str| {
            let file = it.get_attribute(attribute);
            file.is_some_and(|it| it.strip_prefix("./").unwrap_or(&it) == name)
        };
        if it.has_attribute("integrity") && (refers("href") || refers("src")) {
            it.set_attribute("integrity", &truth)?;
        }
        Ok(())
    })
}

#[cfg(test)]
#[path = "../tests/unit/integrity.rs"]
mod tests;
