//! Which screens come together.

use crate::link::View;

/// A module of the page, by the screens that it brings. The script in `index.html` knows their
/// names, and tells the same of the address that is opened first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Module {
    /// One question and its answer.
    Question,
    /// The whole space at once.
    Space,
    /// From one policy to another, and what to read: the rules, and what this is.
    Plan,
}

impl Module {
    /// All of them.
    pub const NAMES: [&'static str; 3] =
        [Self::Question.name(), Self::Space.name(), Self::Plan.name()];

    /// The module that brings a screen.
    pub const fn of(view: View) -> Self {
        match view {
            View::Explore => Self::Question,
            View::Matrix => Self::Space,
            View::Compare | View::Goal | View::Rules | View::About => Self::Plan,
        }
    }

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Space => "space",
            Self::Plan => "plan",
        }
    }
}
