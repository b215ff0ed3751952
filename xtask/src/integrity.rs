//! `integrity` hashes, with which a browser verifies the page's files.

use anyhow::{Context, Result};
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha384};

use crate::html;

/// The error if the page's own script is not as expected.
const ODD: &str = "the script in index.html loads its modules in a way that xtask does not know";

/// Adds the integrity of every module to the page: of its wasm in the call that loads it, and of its
/// script, and every other imported script, in an import map, for browsers that support that.
///
/// # Errors
/// When the page does not load its modules as expected, or `digest` fails.
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
///
/// # Errors
/// When the page cannot be read.
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
mod tests {
    use super::{with_integrity, with_module_integrity};

    #[test]
    fn modules_are_checked_when_they_are_loaded() -> anyhow::Result<()> {
        let page = "<head><script>a: () => load(\"./a.js\", \"./a_bg.wasm\"), \
            b: () => load(\"./b.js\", \"./b_bg.wasm\"); import(\"./c.js\")</script>";
        let expected = "<head><script type=\"importmap\">{\"integrity\":\
            {\"./a.js\":\"#a.js\",\"./b.js\":\"#b.js\",\"./c.js\":\"#c.js\"}}</script>\n    <script>\
            a: () => load(\"./a.js\", \"./a_bg.wasm\", \"#a_bg.wasm\"), \
            b: () => load(\"./b.js\", \"./b_bg.wasm\", \"#b_bg.wasm\"); import(\"./c.js\")</script>";
        let found = with_module_integrity(page, |name| Ok(format!("#{name}")))?;
        assert_eq!(found, expected);
        Ok(())
    }

    #[test]
    fn integrity_is_made_true_only_for_the_named_file() -> anyhow::Result<()> {
        let html = "<link href=\"./a.js\" integrity=\"sha384-old\"><link href=\"./ba.js\" \
            integrity=\"sha384-old\"><link href=\"./a.js\"><script>import './a.js'</script>";
        let truth = "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn";
        let expected = html.replacen("sha384-old", truth, 1);
        assert_eq!(with_integrity(html, "a.js", b"abc")?, expected);
        Ok(())
    }
}
