//! The five places of the page, by the screens that each of them has.

use super::View;

/// A place in the bar at the top.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// One scenario: its answer, a second policy compared with it, and the search for a policy.
    Explore,
    /// All scenarios at once.
    Answers,
    /// A script, and a tenant to run it on.
    PowerShell,
    /// Whole tenants.
    Audit,
    /// What the answers rest on, and what this is.
    Sources,
}

impl Place {
    /// All of them, in their order.
    pub const ALL: [Self; 5] =
        [Self::Explore, Self::Answers, Self::PowerShell, Self::Audit, Self::Sources];

    /// The place of a screen. The search belongs to none.
    pub const fn of(view: View) -> Option<Self> {
        Some(match view {
            View::Explore | View::Ask | View::Compare | View::Goal | View::Embed => Self::Explore,
            // What is expected of all answers stands beside them.
            View::Matrix | View::Expectations => Self::Answers,
            View::PowerShell => Self::PowerShell,
            View::Audit => Self::Audit,
            View::Search => return None,
            View::Rules | View::Doubts | View::Timeline | View::Glossary | View::About => {
                Self::Sources
            }
        })
    }

    /// The screen to which the bar leads.
    pub const fn first(self) -> View {
        match self {
            Self::Explore => View::Explore,
            Self::Answers => View::Matrix,
            Self::PowerShell => View::PowerShell,
            Self::Audit => View::Audit,
            Self::Sources => View::Rules,
        }
    }
}
