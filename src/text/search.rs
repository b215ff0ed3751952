//! The words of the search: what kinds of things it finds, and how people ask for a screen.

use crate::link::View;

/// What a search can find.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A scenario to start with, often under the name of a complaint.
    Example,
    /// An instance of a policy, or a mode.
    Policy,
    /// A term of the glossary.
    Term,
    /// A rule of the decision table.
    Rule,
    /// A question on which documents disagree or are silent.
    Doubt,
    /// A screen.
    Screen,
}

/// In the empty field.
pub const PLACEHOLDER: &str = "A policy, a term, or a complaint";

/// How many things were found. Before anything is asked, they are scenarios to start with.
pub fn found(count: usize, is_start: bool) -> String {
    match count {
        _ if is_start => "Start with one of these, or type a few words.".to_owned(),
        0 => "Nothing found. Try fewer words, or the name of a policy.".to_owned(),
        1 => "1 result".to_owned(),
        _ => format!("{count} results"),
    }
}

/// The name of a kind.
pub const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Example => "Scenario",
        Kind::Policy => "Policy",
        Kind::Term => "Term",
        Kind::Rule => "Rule",
        Kind::Doubt => "Sources conflict",
        Kind::Screen => "Page",
    }
}

/// What people may call a screen, besides its name.
pub const fn screen(view: View) -> &'static str {
    match view {
        View::Explore => "start home question call verdict",
        View::Matrix => "all answers matrix table grid overview every CSV export",
        View::Compare => "compare with two policies before after difference",
        View::Ask => "ask guided questions step by step wizard troubleshoot diagnose complaint why",
        View::Goal => "find a policy goal wanted landing which policy",
        View::PowerShell => {
            "PowerShell console simulate simulated tenant script cmdlet try commands"
        }
        View::Audit => "audit export users CSV tenant check file plan Get-CsOnlineUser",
        View::Rules => "rules decision table conditions",
        View::Doubts => "open questions doubts contradictions conflict disputed",
        View::Timeline => "timeline dates history retired when",
        View::Glossary => "glossary terms definitions meaning what is",
        View::About => "about license version independent offline download repository",
        View::Search => "",
        View::Expectations => "expectations tests assertions suite CI JUnit SARIF Pester must land",
        View::Embed => "embed iframe another page share snippet",
    }
}

/// Words that say nothing about what is searched for.
pub const IGNORED: &[&str] = &[
    "a", "an", "and", "are", "at", "be", "can", "can't", "cannot", "do", "does", "doesn't",
    "don't", "for", "from", "how", "i", "in", "is", "isn't", "it", "me", "mean", "meaning",
    "means", "my", "no", "not", "of", "on", "or", "our", "the", "their", "they", "this", "to",
    "user", "user's", "users", "what", "when", "where", "why", "with",
];
