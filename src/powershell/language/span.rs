//! Where something stands in a text.

/// A stretch of a text, in bytes. Both ends are on character boundaries of the text it is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

/// A place as an editor names it, counted from 1; the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

impl Span {
    /// From one byte to another.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The stretch from the start of this one to the end of another.
    pub const fn to(self, other: Self) -> Self {
        Self { start: self.start, end: other.end }
    }

    /// The text, or nothing where the text is another one.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// Where it begins. Reads the text up to there.
    pub fn position(self, text: &str) -> Position {
        let before = text.get(..self.start).unwrap_or(text);
        let line = before.bytes().filter(|it| *it == b'\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        Position { line, column }
    }
}
