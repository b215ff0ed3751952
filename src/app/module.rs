//! Which screens come together.

use crate::link::View;

/// A module of the page, by the screens that it brings. The script in `index.html` knows their
/// names, and tells the same of the address that is opened first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Module {
    /// One question and its answer.
    Question,
    /// The whole space.
    Space,
}

impl Module {
    /// All of them.
    pub const NAMES: [&'static str; 2] = [Self::Question.name(), Self::Space.name()];

    /// The module that brings a screen.
    pub const fn of(view: View) -> Self {
        match view {
            View::Explore | View::About => Self::Question,
            View::Matrix | View::Compare | View::Goal | View::Rules => Self::Space,
        }
    }

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Space => "space",
        }
    }
}
