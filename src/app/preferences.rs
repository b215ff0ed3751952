//! How the page looks and listens. A stored format: fields may be added, never renamed.

use serde::{Deserialize, Serialize};

/// What the browser remembers between visits, as JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// Light, dark, or as the system has it.
    pub theme: Theme,
    /// Whether single keys do things.
    pub shortcuts: bool,
}

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What was found in the browser's storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stored {
    /// Settings.
    Read(Preferences),
    /// None, or storage is out of reach.
    Nothing,
    /// Something else.
    Unreadable,
}

impl Default for Preferences {
    fn default() -> Self {
        Self { theme: Theme::System, shortcuts: true }
    }
}

impl Theme {
    /// In the order of the switch.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The word in `data-theme` and in the switch.
    pub const fn token(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of that word.
    pub fn of_token(token: &str) -> Self {
        Self::ALL.into_iter().find(|it| it.token() == token).unwrap_or_default()
    }

    /// The next in the order of the switch.
    pub const fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }
}
