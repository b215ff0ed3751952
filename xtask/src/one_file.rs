//! Builds the whole page as a single file that contains style, script and module and loads nothing. It
//! opens from a folder, an email or a document library.

use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result};
use base64::{Engine, prelude::BASE64_STANDARD};
use fs_err as fs;
use lzma_rust2::{LzmaOptions, LzmaWriter};

use crate::csp::{self, Network};
use crate::run::{command, watched};
use crate::wasm::Program;
use crate::{html, imports, requirements, tools};

/// The file's name.
pub const NAME: &str = "call-landing.html";

/// The module with all screens, with a script that needs no other file.
const ALL_SCREENS: Program<'_> = Program {
    package: "call-landing",
    name: "whole",
    profile: "release",
    features: "app",
    script: "no-modules",
    flags: None,
};

/// What the page has and the file does not.
const NEEDLESS: [&str; 6] = [
    "meta[http-equiv='Content-Security-Policy']",
    "link[rel=manifest]",
    "script[type=importmap]",
    // Loads the modules, and keeps an offline copy, which a notice offers to update.
    "script[type=module]",
    "#update",
    // The questions work only once the app runs, and the app draws them anew.
    "form.questions[inert]",
];

/// Writes the file next to the finished page in `folder`, from which it is made. `optimize` may rewrite
/// the module and the script in place.
/// Fails when the module cannot be built, or the page is not as expected.
pub fn write_one_file(
    sources: &Path,
    folder: &Path,
    optimize: impl Fn(&Path) -> Result<()>,
) -> Result<()> {
    let built = ALL_SCREENS.build()?;
    let (script, module) = (built.join("whole.js"), built.join("whole_bg.wasm"));
    imports::shorten(&module, &script)?;
    // Ours is appended to the script that wasm-bindgen wrote.
    let start = bundled(&sources.join("one-file.js"), &built.join("start.js"))?;
    fs::write(&script, format!("{}\n{start}", fs::read_to_string(&script)?))?;
    optimize(&script)?;
    optimize(&module)?;
    let script = fs::read_to_string(script)?;
    anyhow::ensure!(
        !script.contains("</script"),
        "the script contains `</script`, which would end its element"
    );

    let page = fs::read_to_string(folder.join("index.html"))?;
    let icon = BASE64_STANDARD.encode(fs::read(sources.join("icons").join("icon.svg"))?);
    let page = html::with_attribute(&page, "html", "data-one-file", "")?;
    let mut page = page.replace("icons/icon.svg", &format!("data:image/svg+xml;base64,{icon}"));
    for needless in NEEDLESS {
        page = html::without(&page, needless)?;
    }
    let (page, style) = without_style(&page, folder)?;
    // The first page's own style stays inline; only the app needs the rest.
    let program = packed(&[style.trim_end().as_bytes(), &fs::read(module)?].concat())?;
    let end = format!(
        "<script type=\"application/x-lzma\" id=\"program\" data-style=\"{}\">{program}</script>\n    \
         <script>{}</script>\n  ",
        style.trim_end().len(),
        script.trim()
    );
    let page = html::append(&page, "body", &end)?;
    Ok(fs::write(folder.join(NAME), csp::with_policy(&page, Network::None)?)?)
}

/// Bundles a script with its imports.
fn bundled(script: &Path, to: &Path) -> Result<String> {
    let unpacker = tools::LZMA.install()?;
    let package = unpacker.ancestors().nth(2).context("lzma1 is in no folder")?;
    let mut bundle = command(requirements::node()?)?;
    bundle.arg(tools::ESBUILD.install()?).arg(script).args(["--bundle", "--format=iife"]);
    bundle.arg(format!("--alias:lzma1={}", package.display()));
    bundle.arg(format!("--outfile={}", to.display()));
    watched(&mut bundle, "esbuild", "check whether it finds what the script imports")?;
    Ok(fs::read_to_string(to)?)
}

/// Compresses with LZMA and encodes the result as text. LZMA is smaller than what browsers can unpack
/// themselves, even with the script that unpacks it.
fn packed(module: &[u8]) -> Result<String> {
    let mut options = LzmaOptions::with_preset(9);
    // WebAssembly has no alignment, and each byte depends much on the one before.
    (options.lc, options.lp, options.pb) = (4, 0, 0);
    options.nice_len = 273;
    let length = u64::try_from(module.len())?;
    let mut packed = LzmaWriter::new_use_header(Vec::new(), &options, Some(length))?;
    packed.write_all(module)?;
    Ok(as_text(&packed.finish()?))
}

/// Characters that an inline script must not contain or that HTML changes: NUL, `\r`, `<`.
const UNFIT: [u8; 3] = [0, b'\r', b'<'];

/// Encodes seven bits per character, where base64 has six. A character that is not allowed is written
/// together with the next one as a letter that takes two bytes of UTF-8.
fn as_text(bytes: &[u8]) -> String {
    let mut sevens = Vec::with_capacity(bytes.len() * 8 / 7 + 1);
    let (mut bits, mut count) = (0_u32, 0);
    for &byte in bytes {
        bits = bits << 8 | u32::from(byte);
        count += 8;
        while count >= 7 {
            count -= 7;
            sevens.push((bits >> count & 127) as u8);
        }
        bits &= (1 << count) - 1;
    }
    sevens.push((bits << (7 - count) & 127) as u8);
    let mut text = String::with_capacity(sevens.len());
    let mut sevens = sevens.into_iter();
    while let Some(seven) = sevens.next() {
        match UNFIT.iter().position(|it| *it == seven) {
            None => text.push(char::from(seven)),
            Some(unfit) => {
                let next = u32::from(sevens.next().unwrap_or_default());
                // Letters from U+0100 on, none of which HTML changes.
                let letter = 0x100 + ((unfit as u32) << 7) + next;
                text.extend(char::from_u32(letter));
            }
        }
    }
    text
}

/// Removes the remaining style sheet from the page. Returns the page and the style sheet.
fn without_style(page: &str, folder: &Path) -> Result<(String, String)> {
    let mut style = String::new();
    let page = html::change(page, "link[rel=stylesheet]", |it| {
        let file = it.get_attribute("href").context("a link leads nowhere")?;
        style += &fs::read_to_string(folder.join(file))?;
        it.remove();
        Ok(())
    })?;
    Ok((page, style))
}

#[cfg(test)]
#[path = "../tests/unit/one_file.rs"]
mod tests;
