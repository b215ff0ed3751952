//! How the page stands inside another one.

use crate::editions;
use crate::routing::Only;
use std::fmt;
use std::str::FromStr;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// The look of the page inside another one. Without it, the page stands alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Embed {
    /// Which of [`embed_questions`] the visitor sees; the others are answered by the address alone.
    pub show: Only,
    /// Light or dark; nothing leaves it to the visitor's system.
    pub theme: Option<EmbedTheme>,
    /// The color of the page around it.
    pub accent: Option<Accent>,
    /// How much room there is.
    pub density: Density,
}

/// What `show` can name: the pickers of all editions, each once.
pub fn embed_questions() -> Vec<&'static str> {
    let mut keys = Vec::new();
    for picker in editions::ALL.iter().flat_map(|it| it.pickers) {
        if !keys.contains(&picker.key) {
            keys.push(picker.key);
        }
    }
    keys
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(ascii_case_insensitive, serialize_all = "lowercase")]
pub enum EmbedTheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// How much room there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(ascii_case_insensitive, serialize_all = "lowercase")]
pub enum Density {
    /// Enough.
    #[default]
    Comfortable,
    /// Little.
    Compact,
}

/// A color: red, green and blue, eight bits each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent(u32);

impl Embed {
    /// Whether the visitor sees a question.
    pub fn shows(&self, question: &str) -> bool {
        embed_questions()
            .iter()
            .position(|it| *it == question)
            .is_some_and(|at| self.show.chosen(at))
    }
}

/// Six hexadecimal digits, with or without a `#`. Nothing else is a color here, so that none can be
/// anything but a color.
impl FromStr for Accent {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        if digits.len() != 6 || !digits.bytes().all(|it| it.is_ascii_hexdigit()) {
            return Err(());
        }
        u32::from_str_radix(digits, 16).map(Self).map_err(drop)
    }
}

/// Six hexadecimal digits.
impl fmt::Display for Accent {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{:06x}", self.0)
    }
}
