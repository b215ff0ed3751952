//! Sentences with code in them.

use super::code::identifier;
use crate::app::element::Piece;

/// Shows a sentence; what stands between backticks is code.
pub fn prose(words: &str) -> Vec<Piece> {
    let parts = words.split('`').map(str::to_owned).enumerate();
    let piece = |(at, part): (usize, String)| {
        if at % 2 == 1 { identifier(&part).into() } else { part.into() }
    };
    parts.map(piece).collect()
}
