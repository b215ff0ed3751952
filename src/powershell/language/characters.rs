//! Which characters PowerShell treats alike: it also accepts the quotes and dashes that word
//! processors insert (PowerShell team, "em dash, en dash, dash, dash, dash…").

/// Whether a character is a dash: `-`, en dash, em dash or horizontal bar.
pub(super) const fn is_dash(it: char) -> bool {
    matches!(it, '-' | '\u{2013}' | '\u{2014}' | '\u{2015}')
}

/// Whether a character is a single quote, straight or curly.
pub(in crate::powershell) const fn is_single_quote(it: char) -> bool {
    matches!(it, '\'' | '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}')
}

/// Whether a character is a double quote, straight or curly.
pub(super) const fn is_double_quote(it: char) -> bool {
    matches!(it, '"' | '\u{201c}' | '\u{201d}' | '\u{201e}')
}

/// Whether a character can be part of the name of a variable, a parameter or a property.
pub(in crate::powershell) fn is_name(it: char) -> bool {
    it == '_' || it.is_alphanumeric()
}

/// Whether a word ends before this character.
pub(super) fn ends_word(it: char) -> bool {
    it.is_whitespace()
        || matches!(it, '(' | ')' | '{' | '}' | ';' | ',' | '|' | '&' | '$' | '<' | '>')
        || is_single_quote(it)
        || is_double_quote(it)
}

/// Removes the dash and the colon from a parameter or an operator.
pub(in crate::powershell) fn undashed(text: &str) -> &str {
    text.trim_start_matches(is_dash).trim_end_matches(':')
}
