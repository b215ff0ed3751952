//! Where facts are written. The documents themselves are listed by the editions that cite them.

/// A document, with its date in its title.
#[derive(Debug, PartialEq, Eq)]
pub struct Document {
    /// The full title.
    pub title: &'static str,
    /// The title in a word or two, for use beside a rule.
    pub short: &'static str,
    /// Where it can be read for good: at one commit of a code host, or in an archive.
    pub address: &'static str,
}

/// One section of one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// The document.
    pub document: &'static Document,
    /// The heading of the section; in parentheses what the passage is about, where its heading is
    /// not known.
    pub section: &'static str,
    /// What leads to it inside the document, to follow the document's address. May be empty.
    pub anchor: &'static str,
}

impl Source {
    /// Where the section can be read.
    pub fn address(&self) -> String {
        [self.document.address, self.anchor].concat()
    }
}
