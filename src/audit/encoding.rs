//! Decodes the bytes of a file to UTF-8, chunk by chunk.
//!
//! Windows PowerShell 5.1 writes ASCII (`Export-Csv`) or UTF-16 with a byte order mark
//! (`Out-File`). PowerShell 7 writes UTF-8 without a mark. Editors may add one.

use std::borrow::Cow;
use strum::VariantArray;

/// The encoding of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, VariantArray)]
pub enum Encoding {
    /// UTF-8, which includes ASCII.
    #[default]
    Utf8,
    /// UTF-16, little-endian.
    Utf16Le,
    /// UTF-16, big-endian.
    Utf16Be,
}

impl Encoding {
    /// The encoding of a file that begins like this, and the length of its byte order mark. Four
    /// bytes are enough.
    pub(super) fn of(head: &[u8]) -> (Self, usize) {
        match head {
            [0xef, 0xbb, 0xbf, ..] => (Self::Utf8, 3),
            [0xff, 0xfe, ..] => (Self::Utf16Le, 2),
            [0xfe, 0xff, ..] => (Self::Utf16Be, 2),
            // UTF-16 without a mark: Latin letters with zero bytes between them.
            [a, 0, b, 0, ..] if *a != 0 && *b != 0 => (Self::Utf16Le, 0),
            [0, a, 0, b, ..] if *a != 0 && *b != 0 => (Self::Utf16Be, 0),
            _ => (Self::Utf8, 0),
        }
    }

    /// How many bytes of the file this UTF-8 text came from.
    pub(super) fn length(self, text: &[u8]) -> u64 {
        let length = match self {
            Self::Utf8 => text.len(),
            Self::Utf16Le | Self::Utf16Be => {
                // One unit per character, and a second one for characters that take four bytes in
                // UTF-8.
                let units = |&it: &u8| usize::from(it & 0xc0 != 0x80) + usize::from(it >= 0xf0);
                2 * text.iter().map(units).sum::<usize>()
            }
        };
        length as u64
    }
}

/// What is left of a chunk of UTF-16: half a unit, and half a surrogate pair.
#[derive(Clone, Debug, Default)]
pub(super) struct Utf16 {
    byte: Option<u8>,
    high: Option<u16>,
}

impl Utf16 {
    /// Appends the complete characters of a chunk to the text. Invalid units become `U+FFFD`.
    pub(super) fn decode(&mut self, mut bytes: &[u8], encoding: Encoding, text: &mut Vec<u8>) {
        if let Some(first) = self.byte
            && let Some((&second, rest)) = bytes.split_first()
        {
            self.byte = None;
            bytes = rest;
            self.unit([first, second], encoding, text);
        }
        let (pairs, rest) = bytes.as_chunks::<2>();
        for pair in pairs {
            self.unit(*pair, encoding, text);
        }
        if let Some(&byte) = rest.first() {
            self.byte = Some(byte);
        }
    }

    /// Appends what is left at the end of a file.
    pub(super) fn end(&mut self, text: &mut Vec<u8>) {
        if self.high.take().is_some() | self.byte.take().is_some() {
            put(char::REPLACEMENT_CHARACTER, text);
        }
    }

    fn unit(&mut self, pair: [u8; 2], encoding: Encoding, text: &mut Vec<u8>) {
        let unit = match encoding {
            Encoding::Utf16Be => u16::from_be_bytes(pair),
            Encoding::Utf8 | Encoding::Utf16Le => u16::from_le_bytes(pair),
        };
        if let Some(high) = self.high.take() {
            match char::decode_utf16([high, unit]).next() {
                Some(Ok(it)) => return put(it, text),
                _ => put(char::REPLACEMENT_CHARACTER, text),
            }
        }
        match unit {
            0..0x80 => text.push(unit as u8),
            0xd800..0xdc00 => self.high = Some(unit),
            _ => put(char::from_u32(unit.into()).unwrap_or(char::REPLACEMENT_CHARACTER), text),
        }
    }
}

/// Bytes as text: UTF-8, or else Windows-1252, in which spreadsheets save, or else UTF-8 with
/// `U+FFFD` in place of what is invalid.
pub(super) fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(error) => {
            // Valid sequences before the invalid one would not be there in Windows-1252.
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            match windows_1252(bytes) {
                Some(text) if before.is_ascii() => text.into(),
                _ => String::from_utf8_lossy(bytes),
            }
        }
    }
}

/// The characters of Windows-1252 from `0x80` to `0x9f`; those that it does not have are 0.
const HIGH: [u16; 32] = [
    0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc,
    0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
];

fn windows_1252(bytes: &[u8]) -> Option<String> {
    let one = |&it: &u8| match it {
        0x80..=0x9f => {
            let it = HIGH.get(usize::from(it - 0x80)).copied().filter(|it| *it != 0)?;
            char::from_u32(it.into())
        }
        it => Some(char::from(it)),
    };
    bytes.iter().map(one).collect()
}

/// Appends a character to UTF-8 bytes.
pub(super) fn put(it: char, text: &mut Vec<u8>) {
    text.extend_from_slice(it.encode_utf8(&mut [0; 4]).as_bytes());
}

#[cfg(test)]
mod tests {
    use super::{Encoding, Utf16};

    #[test]
    fn utf16_comes_out_alike_however_it_is_cut() {
        let text = "a,Zoë,😀,\u{fffd},末";
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for cut in 0..=bytes.len() {
            let (mut decoder, mut out) = (Utf16::default(), Vec::new());
            for chunk in [bytes.get(..cut), bytes.get(cut..)].into_iter().flatten() {
                decoder.decode(chunk, Encoding::Utf16Le, &mut out);
            }
            decoder.end(&mut out);
            assert_eq!(std::str::from_utf8(&out), Ok(text), "{cut}");
            assert_eq!(Encoding::Utf16Le.length(&out), bytes.len() as u64);
        }
    }

    #[test]
    fn half_a_character_is_replaced() {
        let (mut decoder, mut out) = (Utf16::default(), Vec::new());
        let bytes = [0x3d, 0xd8, b'a', 0, 0x3d];
        decoder.decode(&bytes, Encoding::Utf16Le, &mut out);
        decoder.end(&mut out);
        assert_eq!(std::str::from_utf8(&out), Ok("\u{fffd}a\u{fffd}"));
    }
}
