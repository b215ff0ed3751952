//! How sources are cited.

use crate::routing::Source;

/// A source where there is little room: "Guide · Default policy".
pub fn cite(source: &Source) -> String {
    format!("{} · {}", source.document.short, source.section)
}

/// Several sources in one line.
pub fn cite_all(sources: &[Source]) -> String {
    sources.iter().map(cite).collect::<Vec<_>>().join("; ")
}
