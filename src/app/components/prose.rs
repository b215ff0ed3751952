//! Sentences with code in them.

use crate::app::element::{Piece, Text, el};

/// Shows a sentence; what stands between backticks is code.
pub fn prose(words: &str) -> Vec<Piece> {
    let parts = words.split('`').map(str::to_owned).enumerate();
    let piece = |(at, part)| {
        if at % 2 == 1 { el("code").text(part).into() } else { Piece::Text(Text::Owned(part)) }
    };
    parts.map(piece).collect()
}
