//! The pieces of the page.

pub mod advice;
pub mod code;
pub mod commands;
pub mod dialogs;
pub mod fix;
pub mod forms;
pub mod glyph;
pub mod header;
pub mod intro;
pub mod matrix;
pub mod notices;
pub mod pickers;
pub mod prose;
pub mod remedies;
pub mod route_map;
pub mod shortcuts;
pub mod sources;
pub mod succession;
pub mod terms;
pub mod verdict;
pub mod way;
pub mod why;
pub mod why_not;
