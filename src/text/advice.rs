//! The headings of advice.

use crate::routing::Severity;

/// Opens what else there is to know.
pub fn notes(count: usize) -> String {
    format!("Good to know ({count})")
}

/// The heading of the advice of one severity.
pub const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Warning => "Warning",
        Severity::Caution => "Before you act",
        Severity::Note => "Good to know",
        Severity::Disagreement => "Where documents disagree",
    }
}
