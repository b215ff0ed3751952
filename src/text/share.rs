//! What the share dialog offers, by the screen on which it is opened.

use crate::link::View;

/// Names the link field.
pub const LINK: &str = "Link";
/// Names the Markdown field.
pub const MARKDOWN: &str = "Markdown";
/// Names the JSON field.
pub const JSON: &str = "JSON, for programs";

/// Heading of the dialog.
pub const fn heading(view: View) -> &'static str {
    match view {
        View::Explore => "Share this answer",
        View::Matrix => "Share this table",
        View::Compare => "Share this comparison",
        View::Goal => "Share these wishes",
        View::PowerShell => "Share this script",
        View::Expectations => "Share these expectations",
        View::Audit => "Share a link to the audit",
        View::Rules | View::Doubts | View::Timeline | View::Glossary => "Share this source page",
        View::About | View::Ask | View::Embed | View::Search => "Share this page",
    }
}

/// What the link opens, and what it does not hold.
pub const fn link_opens(view: View) -> &'static str {
    match view {
        View::Explore => "The link opens this scenario with its answer.",
        View::Matrix => {
            "The link opens the table as you filtered it. To save it as a file, use Export under the table."
        }
        View::Compare => "The link opens both policies side by side.",
        View::Expectations => {
            "The link holds your expectations. It holds nothing from exports that you opened."
        }
        View::Goal => "The link opens your wishes with the policies that fulfill them.",
        View::PowerShell => {
            "The link holds the script and how far it was run. It holds nothing from output or files that you pasted."
        }
        View::Audit => {
            "The link opens this part of the audit. It holds nothing from your files: to share results, save them under Users or What if."
        }
        View::Rules
        | View::Doubts
        | View::Timeline
        | View::Glossary
        | View::About
        | View::Embed
        | View::Ask
        | View::Search => "The link opens this page.",
    }
}
