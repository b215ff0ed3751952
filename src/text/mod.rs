//! Every sentence that people read. Ids come in, words go out; an id without words does not compile.
//!
//! English only for now. Sentences are this project's own; documents are cited by title and section.

pub mod about;
pub mod advice;
pub mod ask;
pub mod audit;
pub mod audit_estate;
pub mod audit_estate_report;
pub mod audit_parts;
pub mod audit_report;
pub mod audit_screen;
pub mod changes;
pub mod commands;
pub mod console;
pub mod doubts;
pub mod expectations;
pub mod expectations_screen;
pub mod exported;
pub mod goal;
pub mod grouped;
pub mod labels;
pub mod markdown;
pub mod matrix;
pub mod notices;
pub mod page;
pub mod plan;
pub mod powershell;
pub mod prerender;
pub mod reference;
pub mod remedy;
pub mod search;
pub mod share;
pub mod snippets;
pub mod sources;
pub mod terms;
pub mod told;
pub mod views;
