//! Shortens the names that a module shares with its script, and removes unused exports.
//!
//! wasm-bindgen puts hashes into the names of imports. They do not compress, and are in the module and
//! in the script. Here each name becomes a letter and a number.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use anyhow::{Context, Result};
use fs_err as fs;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{ExportSection, ImportSection, Module};
use wasmparser::{Export, Import, ImportSectionReader, Parser, TypeRef};

/// Exports that only streams to and from a server use. The page has none, and without the exports the
/// optimizer can remove their code.
const UNUSED: &str = "intounderlying";
/// The short name of the module that the imports come from.
const FROM: &str = "m";

/// Shortens the names in a module and in its script.
/// Fails when a file cannot be read or written, or is not in the form that wasm-bindgen writes.
pub fn shorten(module: &Path, script: &Path) -> Result<()> {
    let (wasm, names) = shortened(&fs::read(module)?).with_context(|| {
        format!("{} is not a module in the form that wasm-bindgen writes", module.display())
    })?;
    fs::write(script, renamed(&fs::read_to_string(script)?, &names))?;
    Ok(fs::write(module, wasm)?)
}

/// The module with short names, and a map from the old names to the new ones.
fn shortened(module: &[u8]) -> Result<(Vec<u8>, BTreeMap<String, String>)> {
    let mut fresh = Module::new();
    let mut shortener = Shortener::default();
    shortener.parse_core_module(&mut fresh, Parser::new(0), module)?;
    Ok((fresh.finish(), shortener.0))
}

/// Copies a module and renames its imports. It keeps the old names and the new ones.
#[derive(Default)]
struct Shortener(BTreeMap<String, String>);

impl Reencode for Shortener {
    type Error = io::Error;

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        for import in section.into_imports() {
            let Import { module, name, ty } = import?;
            if !matches!(ty, TypeRef::Func(_)) {
                let refusal = format!("`{name}` is not a function");
                return Err(Error::UserError(io::Error::other(refusal)));
            }
            let short = format!("i{}", imports.len());
            imports.import(FROM, &short, self.entity_type(ty)?);
            self.0.insert(module.to_owned(), FROM.to_owned());
            self.0.insert(name.to_owned(), short);
        }
        Ok(())
    }

    fn parse_export(
        &mut self,
        exports: &mut ExportSection,
        export: Export<'_>,
    ) -> Result<(), Error<Self::Error>> {
        if !export.name.contains(UNUSED) {
            let kind = self.export_kind(export.kind)?;
            exports.export(export.name, kind, self.external_index(export.kind, export.index)?);
        }
        Ok(())
    }
}

/// Replaces names in a script. A name is a whole identifier or a quoted path.
fn renamed(script: &str, names: &BTreeMap<String, String>) -> String {
    let is_part = |it: char| it.is_ascii_alphanumeric() || it == '_' || it == '$';
    let mut text = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(start) = rest.find(is_part) {
        let (before, after) = rest.split_at(start);
        text += before;
        let end = after.find(|it| !is_part(it)).unwrap_or(after.len());
        let (word, after) = after.split_at(end);
        text += names.get(word).map_or(word, String::as_str);
        rest = after;
    }
    text += rest;
    // The module that imports come from is named by a path, not by an identifier.
    for (old, new) in names.iter().filter(|(old, _)| old.contains('/')) {
        text = text.replace(&format!("\"{old}\""), &format!("\"{new}\""));
    }
    text
}

#[cfg(test)]
#[path = "../tests/unit/imports.rs"]
mod tests;
