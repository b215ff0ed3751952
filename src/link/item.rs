//! The item of a screen to read that an address points at.

use super::View;
use std::str::FromStr;

/// The name of a rule, a doubt or a term. Whether there is one of that name, the screen finds out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    letters: [u8; Item::LONGEST],
    length: u8,
}

impl Item {
    /// The longest name, in bytes.
    pub const LONGEST: usize = 64;

    /// The name.
    pub fn name(&self) -> &str {
        let name = self.letters.get(..usize::from(self.length)).unwrap_or_default();
        str::from_utf8(name).unwrap_or_default()
    }
}

/// Names are small letters, digits and hyphens.
impl FromStr for Item {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        let name = name.to_ascii_lowercase();
        let is_name = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-';
        let mut letters = [0; Self::LONGEST];
        let place = letters.get_mut(..name.len()).filter(|it| !it.is_empty()).ok_or(())?;
        place.copy_from_slice(name.as_bytes());
        let length = u8::try_from(name.len()).map_err(|_| ())?;
        name.bytes().all(is_name).then_some(Self { letters, length }).ok_or(())
    }
}

impl View {
    /// Whether an address of this screen can point at one of its items.
    pub const fn has_items(self) -> bool {
        matches!(self, Self::Rules | Self::Doubts | Self::Glossary)
    }
}
