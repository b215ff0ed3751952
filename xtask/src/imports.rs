//! Shortens the names that a module shares with its script, and removes unused exports.
//!
//! wasm-bindgen puts hashes into the names of imports. They do not compress, and are in the module and
//! in the script. Here each name becomes a letter and a number.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::files::{bytes, read, write};

/// The section of a module that lists its imports.
const IMPORTS: u8 = 2;
/// The section of a module that lists its exports.
const EXPORTS: u8 = 7;
/// Exports that only streams to and from a server use. The page has none, and without the exports the
/// optimizer can remove their code.
const UNUSED: &str = "intounderlying";
/// The kind of an import that is a function.
const FUNCTION: u8 = 0;
/// The length of a module's header: magic number and version.
const HEAD: usize = 8;
/// The short name of the module that the imports come from.
const FROM: &str = "m";

/// Shortens the names in a module and in its script.
///
/// # Errors
/// When a file cannot be read or written, or is not in the form that wasm-bindgen writes.
pub fn shorten(module: &Path, script: &Path) -> Result<()> {
    let (wasm, names) = shortened(&bytes(module)?).with_context(|| {
        format!("{} is not a module in the form that wasm-bindgen writes", module.display())
    })?;
    let text = renamed(&read(script)?, &names);
    std::fs::write(module, wasm).with_context(|| format!("cannot write {}", module.display()))?;
    write(script, &text)
}

/// The module with short names, and a map from the old names to the new ones.
fn shortened(module: &[u8]) -> Result<(Vec<u8>, BTreeMap<String, String>)> {
    let (head, mut rest) = module.split_at_checked(HEAD).context("too short")?;
    let mut fresh = head.to_vec();
    let mut names = BTreeMap::new();
    while let [kind, after @ ..] = rest {
        let mut body = after;
        let section = take_bytes(&mut body)?;
        let section = match *kind {
            IMPORTS => imports(section, &mut names)?,
            EXPORTS => exports(section)?,
            _ => section.to_vec(),
        };
        fresh.push(*kind);
        put_bytes(&mut fresh, &section);
        rest = body;
    }
    Ok((fresh, names))
}

/// The import section with short names.
fn imports(mut section: &[u8], names: &mut BTreeMap<String, String>) -> Result<Vec<u8>> {
    let count = take_number(&mut section)?;
    let mut fresh = Vec::new();
    put_number(&mut fresh, count);
    for at in 0..count {
        let from = std::str::from_utf8(take_bytes(&mut section)?)?;
        let name = std::str::from_utf8(take_bytes(&mut section)?)?;
        let (kind, after) = section.split_first().context("an import without a kind")?;
        ensure!(*kind == FUNCTION, "`{name}` is not a function");
        section = after;
        let signature = take_number(&mut section)?;
        let short = format!("i{at}");
        put_bytes(&mut fresh, FROM.as_bytes());
        put_bytes(&mut fresh, short.as_bytes());
        fresh.push(FUNCTION);
        put_number(&mut fresh, signature);
        names.insert(from.to_owned(), FROM.to_owned());
        names.insert(name.to_owned(), short);
    }
    Ok(fresh)
}

/// The export section without the unused ones.
fn exports(mut section: &[u8]) -> Result<Vec<u8>> {
    let (mut kept, mut count) = (Vec::new(), 0);
    for _ in 0..take_number(&mut section)? {
        let name = take_bytes(&mut section)?;
        let (kind, after) = section.split_first().context("an export without a kind")?;
        section = after;
        let index = take_number(&mut section)?;
        if !std::str::from_utf8(name)?.contains(UNUSED) {
            put_bytes(&mut kept, name);
            kept.push(*kind);
            put_number(&mut kept, index);
            count += 1;
        }
    }
    let mut fresh = Vec::new();
    put_number(&mut fresh, count);
    fresh.extend(kept);
    Ok(fresh)
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

/// An unsigned LEB128 number.
fn take_number(bytes: &mut &[u8]) -> Result<u32> {
    let mut number = 0_u32;
    for shift in (0..32).step_by(7) {
        let (byte, rest) = bytes.split_first().context("a number that does not end")?;
        *bytes = rest;
        number |= u32::from(byte & 0x7f).checked_shl(shift).context("too large a number")?;
        if byte & 0x80 == 0 {
            return Ok(number);
        }
    }
    anyhow::bail!("a number of more than 32 bits")
}

fn put_number(bytes: &mut Vec<u8>, mut number: u32) {
    loop {
        let [low, ..] = number.to_le_bytes();
        number >>= 7;
        if number == 0 {
            return bytes.push(low & 0x7f);
        }
        bytes.push(low | 0x80);
    }
}

/// Length-prefixed bytes.
fn take_bytes<'a>(bytes: &mut &'a [u8]) -> Result<&'a [u8]> {
    let length = take_number(bytes)? as usize;
    let (taken, rest) = bytes.split_at_checked(length).context("shorter than it says")?;
    *bytes = rest;
    Ok(taken)
}

fn put_bytes(bytes: &mut Vec<u8>, part: &[u8]) {
    put_number(bytes, u32::try_from(part.len()).unwrap_or(u32::MAX));
    bytes.extend(part);
}

#[cfg(test)]
mod tests {
    use super::{EXPORTS, put_bytes, put_number, renamed, shortened, take_number};
    use anyhow::Result;

    fn module(imports: &[(&str, &str, u8)]) -> Vec<u8> {
        let mut section = Vec::new();
        put_number(&mut section, u32::try_from(imports.len()).unwrap_or_default());
        for (from, name, kind) in imports {
            put_bytes(&mut section, from.as_bytes());
            put_bytes(&mut section, name.as_bytes());
            section.extend([*kind, 200, 1]);
        }
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        for (kind, body) in [(1, b"types".as_slice()), (2, &section), (10, b"code")] {
            module.push(kind);
            put_bytes(&mut module, body);
        }
        module
    }

    #[test]
    fn imports_get_short_names_and_the_rest_stays() -> Result<()> {
        let long = module(&[("./a_bg.js", "__wbg_now_1f", 0), ("./a_bg.js", "__wbg_on_2e", 0)]);
        let (short, names) = shortened(&long)?;
        assert_eq!(short, module(&[("m", "i0", 0), ("m", "i1", 0)]));
        assert_eq!(names.len(), 3);
        assert_eq!(shortened(&short)?.0, short);
        Ok(())
    }

    #[test]
    fn exports_that_nobody_uses_are_left_out() -> Result<()> {
        let with = |names: &[&str]| {
            let mut section = Vec::new();
            put_number(&mut section, u32::try_from(names.len()).unwrap_or_default());
            for name in names {
                put_bytes(&mut section, name.as_bytes());
                section.extend([0, 200, 1]);
            }
            let mut module = b"\0asm\x01\0\0\0".to_vec();
            module.push(EXPORTS);
            put_bytes(&mut module, &section);
            module
        };
        let (short, _) = shortened(&with(&[
            "main",
            "__wbg_intounderlyingsource_free",
            "intounderlyingsource_pull",
        ]))?;
        assert_eq!(short, with(&["main"]));
        assert_eq!(shortened(&short)?.0, short);
        Ok(())
    }

    #[test]
    fn the_script_follows() -> Result<()> {
        let (_, names) = shortened(&module(&[("./a_bg.js", "__wbg_now_1f", 0)]))?;
        let script = "{\"./a_bg.js\":{__wbg_now_1f(){},__wbg_now_1f2:1,x__wbg_now_1f:2}}";
        let expected = "{\"m\":{i0(){},__wbg_now_1f2:1,x__wbg_now_1f:2}}";
        assert_eq!(renamed(script, &names), expected);
        Ok(())
    }

    #[test]
    fn what_is_no_such_module_is_refused() {
        let whole = module(&[("./a_bg.js", "__wbg_now_1f", 0)]);
        for end in 0..whole.len() {
            // A module may end after any of its sections.
            if let Some(part) = whole.get(..end)
                && let Ok((short, _)) = shortened(part)
            {
                assert!(short.len() <= end, "{end}");
            }
        }
        assert!(shortened(&module(&[("./a_bg.js", "memory", 2)])).is_err());
        assert!(shortened(b"").is_err());
    }

    #[test]
    fn numbers_come_back() -> Result<()> {
        for number in [0, 1, 127, 128, 16_383, 16_384, u32::MAX] {
            let mut bytes = Vec::new();
            put_number(&mut bytes, number);
            assert_eq!(take_number(&mut bytes.as_slice())?, number);
        }
        assert!(take_number(&mut [0xff; 6].as_slice()).is_err());
        Ok(())
    }
}
