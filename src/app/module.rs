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
    /// From one policy to another, taking an answer elsewhere, and what to read: the rules, and
    /// what this is.
    Plan,
    /// A script, and a tenant to run it on.
    Console,
    /// Whole tenants.
    Audit,
    /// Where calls must land, and whether they do.
    Expectations,
    /// All screens, for the page that is one file.
    Whole,
}

impl Module {
    /// All of them.
    pub const NAMES: [&'static str; 7] = [
        Self::Question.name(),
        Self::Space.name(),
        Self::Plan.name(),
        Self::Console.name(),
        Self::Audit.name(),
        Self::Expectations.name(),
        Self::Whole.name(),
    ];

    /// The module that brings a screen, where screens come apart.
    pub const fn of(view: View) -> Self {
        match view {
            View::Explore => Self::Question,
            View::Matrix => Self::Space,
            View::PowerShell => Self::Console,
            View::Audit => Self::Audit,
            View::Expectations => Self::Expectations,
            View::Ask
            | View::Compare
            | View::Embed
            | View::Goal
            | View::Rules
            | View::Doubts
            | View::Timeline
            | View::Glossary
            | View::Search
            | View::About => Self::Plan,
        }
    }

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Space => "space",
            Self::Plan => "plan",
            Self::Console => "console",
            Self::Audit => "audit",
            Self::Expectations => "expectations",
            Self::Whole => "whole",
        }
    }
}
