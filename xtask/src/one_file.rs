//! The whole page as one file: style, script and program stand in it, and it fetches nothing. It opens
//! from a folder, a mail or a library of documents.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result};
use base64::{Engine, prelude::BASE64_STANDARD};
use lzma_rust2::{LzmaOptions, LzmaWriter};

use crate::csp::{self, Network};
use crate::files::{bytes, read, write};
use crate::imports;
use crate::run::{cargo, command, target_dir, watched};
use crate::{host, tools};

/// The file's name.
pub const NAME: &str = "call-landing.html";

/// Writes the file beside the finished page of `folder`, from which it is made. `optimize` may change
/// the module's and the script's file.
///
/// # Errors
/// When the module cannot be built, or the page is not as expected.
pub fn write_one_file(
    sources: &Path,
    folder: &Path,
    optimize: impl Fn(&Path) -> Result<()>,
) -> Result<()> {
    let built = build()?;
    let (script, module) = (built.join("whole.js"), built.join("whole_bg.wasm"));
    imports::shorten(&module, &script)?;
    // Its own start goes along with what wasm-bindgen wrote.
    let start = bundled(&sources.join("one-file.js"), &built.join("start.js"))?;
    write(&script, &format!("{}\n{start}", read(&script)?))?;
    optimize(&script)?;
    optimize(&module)?;
    let (script, program) = (read(&script)?, packed(&bytes(&module)?)?);
    anyhow::ensure!(!script.contains("</script"), "the script would end the element it stands in");

    let page = read(&folder.join("index.html"))?;
    let icon = BASE64_STANDARD.encode(bytes(&sources.join("icons").join("icon.svg"))?);
    let page = without(&page, "<meta http-equiv=\"Content-Security-Policy\"", ">")?;
    let page = without(&page, "<link rel=\"manifest\"", ">")?;
    let page = without(&page, "<script type=\"importmap\">", "</script>")?;
    let page = page.replace("icons/icon.svg", &format!("data:image/svg+xml;base64,{icon}"));
    // The start of the modules, and the copy for reading offline with its notice.
    let page = without(&page, "<script type=\"module\">", "</script>")?;
    let page = without(&page, "<p id=\"update\"", "</p>")?;
    let page = without(&page, "<script type=\"module\">", "</script>")?;
    let page = with_style_inside(&page, folder)?;
    let end = format!(
        "<script type=\"application/x-lzma\" id=\"program\">{program}</script>\n    \
         <script>{}</script>\n  </body>",
        script.trim()
    );
    let page = page.replace("</body>", &end);
    write(&folder.join(NAME), &csp::with_policy(&page, Network::None)?)
}

/// Builds the module with all screens, with a script that needs no other file.
fn build() -> Result<std::path::PathBuf> {
    let mut compile = cargo(&["build", "--release", "--target", "wasm32-unknown-unknown"])?;
    compile.args(["--package", "call-landing", "--bin", "whole", "--features", "app"]);
    watched(
        &mut compile,
        "one file",
        "mend what the output names, then run the same command again",
    )?;
    let target = target_dir()?;
    let module = target.join("wasm32-unknown-unknown").join("release").join("whole.wasm");
    let folder = target.join("page").join("one-file");
    tools::remove(&folder)?;
    let mut bind = command(tools::wasm_bindgen()?.install()?)?;
    bind.args(["--target", "no-modules", "--no-typescript", "--out-dir"]).arg(&folder).arg(module);
    watched(&mut bind, "wasm-bindgen", "see whether its version is that of Cargo.lock")?;
    Ok(folder)
}

/// A script with what it imports.
fn bundled(script: &Path, to: &Path) -> Result<String> {
    let unpacker = tools::lzma().install()?;
    let package = unpacker.ancestors().nth(2).context("lzma1 is in no folder")?;
    let mut bundle = command(host::node()?)?;
    bundle.arg(tools::esbuild().install()?).arg(script).args(["--bundle", "--format=iife"]);
    bundle.arg(format!("--alias:lzma1={}", package.display()));
    bundle.arg(format!("--outfile={}", to.display()));
    watched(&mut bundle, "esbuild", "see whether it finds what the script imports")?;
    read(to)
}

/// Compressed, and written in letters that can stand in a page. This is a fifth less than what browsers
/// unpack themselves, and the script that unpacks it is small.
fn packed(module: &[u8]) -> Result<String> {
    let mut options = LzmaOptions::with_preset(9);
    // Code is bytes without a rhythm of two or four, and the last one says much of the next.
    (options.lc, options.lp, options.pb) = (4, 0, 0);
    options.nice_len = 273;
    let length = u64::try_from(module.len())?;
    let mut packed = LzmaWriter::new_use_header(Vec::new(), &options, Some(length))?;
    packed.write_all(module)?;
    Ok(BASE64_STANDARD.encode(packed.finish()?))
}

/// The page with the style sheet that it still names inside.
fn with_style_inside(page: &str, folder: &Path) -> Result<String> {
    let (before, rest) = page.split_once("<link rel=\"stylesheet\"").context(ODD)?;
    let (tag, after) = rest.split_once('>').context(ODD)?;
    let (_, name) = tag.split_once("href=\"./").context(ODD)?;
    let style = fs::read_to_string(folder.join(name.split('"').next().unwrap_or_default()))?;
    Ok(format!("{before}<style>{}</style>{after}", style.trim_end()))
}

/// The page without the first thing that begins and ends so.
fn without(page: &str, start: &str, end: &str) -> Result<String> {
    let (before, rest) = page.split_once(start).with_context(|| format!("{ODD}: `{start}`"))?;
    let (_, after) = rest.split_once(end).with_context(|| format!("{ODD}: `{start}`"))?;
    Ok(format!("{before}{after}"))
}

/// When the finished page lacks what it should have.
const ODD: &str = "the finished page is not as the one file expects it";
