//! Invisible characters. A script runs what it contains, not what people see of it, so names with
//! such characters go into no command, and text that is displayed goes without them.

/// Whether a character breaks a line, changes the direction of the text, or is invisible.
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
