//! Words and lists that only the page shows. The module that audits in a thread of its own decides by the
//! same tables and shows nothing, so it is built without them and is a third smaller.

/// A sentence that only the page shows.
pub const fn said(words: &'static str) -> &'static str {
    if cfg!(feature = "worker") { "" } else { words }
}

/// A list that only the page looks at.
pub const fn of_page<T>(all: &'static [T]) -> &'static [T] {
    if cfg!(feature = "worker") { &[] } else { all }
}
