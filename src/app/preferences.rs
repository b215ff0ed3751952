//! How the page looks and listens, and the words in which the browser remembers it.

/// What the browser remembers between visits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preferences {
    /// Light, dark, or as the system has it.
    pub theme: Theme,
    /// Whether single keys do things.
    pub shortcuts: Shortcuts,
    /// Whether the line that says what this is has been read.
    pub intro: Intro,
}

/// Whether the line that says what this is has been read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Intro {
    /// Not yet.
    #[default]
    New,
    /// It has.
    Read,
}

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Whether single keys do things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shortcuts {
    /// They do.
    #[default]
    On,
    /// They do not.
    Off,
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

/// After the other words, once the introduction was read.
const KNOWN: &str = " known";

impl Preferences {
    /// What nobody has changed yet.
    pub const DEFAULT: Self =
        Self { theme: Theme::System, shortcuts: Shortcuts::On, intro: Intro::New };

    /// The words that are stored: "dark on", and "known" after them once the introduction was read.
    pub fn write(self) -> String {
        let known = if self.intro == Intro::Read { KNOWN } else { "" };
        format!("{} {}{known}", self.theme.token(), self.shortcuts.token())
    }

    /// Reads the words that are stored.
    pub fn read(stored: &str) -> Stored {
        let (intro, stored) = match stored.strip_suffix(KNOWN) {
            Some(stored) => (Intro::Read, stored),
            None => (Intro::New, stored),
        };
        let read = stored.split_once(' ').and_then(|(theme, shortcuts)| {
            let theme = Theme::of_token(theme)?;
            let shortcuts = Shortcuts::ALL.into_iter().find(|it| it.token() == shortcuts)?;
            Some(Self { theme, shortcuts, intro })
        });
        read.map_or(Stored::Unreadable, Stored::Read)
    }
}

impl Theme {
    /// In the order of the switch.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The word in `data-theme`, in the switch and in storage.
    pub const fn token(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of that word.
    pub fn of_token(token: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.token() == token)
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

impl Shortcuts {
    const ALL: [Self; 2] = [Self::On, Self::Off];

    const fn token(self) -> &'static str {
        match self {
            Self::On => "on",
            Self::Off => "off",
        }
    }
}
