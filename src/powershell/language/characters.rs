//! Which characters PowerShell takes for which: what a word processor made of quotes and dashes
//! counts as well (PowerShell team, "em dash, en dash, dash, dash, dash…").

/// A dash: `-`, en dash, em dash, horizontal bar.
pub(super) const fn is_dash(it: char) -> bool {
    matches!(it, '-' | '\u{2013}' | '\u{2014}' | '\u{2015}')
}

/// A single quote, straight or curled.
pub(in crate::powershell) const fn is_single_quote(it: char) -> bool {
    matches!(it, '\'' | '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}')
}

/// A double quote, straight or curled.
pub(super) const fn is_double_quote(it: char) -> bool {
    matches!(it, '"' | '\u{201c}' | '\u{201d}' | '\u{201e}')
}

/// A character of a name: of a variable, a parameter, a property.
pub(in crate::powershell) fn is_name(it: char) -> bool {
    it == '_' || it.is_alphanumeric()
}

/// Whether a word ends before it.
pub(super) fn ends_word(it: char) -> bool {
    it.is_whitespace()
        || matches!(it, '(' | ')' | '{' | '}' | ';' | ',' | '|' | '&' | '$' | '<' | '>')
        || is_single_quote(it)
        || is_double_quote(it)
}

/// Takes the dash off a parameter or an operator, and the colon.
pub(in crate::powershell) fn undashed(text: &str) -> &str {
    text.trim_start_matches(is_dash).trim_end_matches(':')
}
