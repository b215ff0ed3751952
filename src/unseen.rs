//! Characters nobody sees. A script runs what it reads, not what people see of it, so names with such
//! characters go into no command, and texts that are shown go without them.

/// Whether a character breaks a line, turns the text around it, or is not seen at all.
pub(crate) const fn is_unseen(character: char) -> bool {
    matches!(
        character,
        '\0'..='\u{1F}'
            | '\u{7F}'..='\u{9F}'
            | '\u{061C}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}'
    )
}
