//! The tests of the core, one file for each feature. They are one program, because each would link the
//! whole core again. `cargo test -p call-landing --no-default-features link::` runs one file.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::unreachable,
    reason = "a test that fails says where"
)]

mod advice;
mod agreement;
mod ask;
mod audit_cases;
mod audit_estate;
mod audit_export;
mod audit_fixes;
mod audit_names;
mod audit_plan;
mod audit_properties;
mod audit_reading;
mod audit_sample;
mod audit_session;
mod audit_turns;
mod changes;
#[cfg(feature = "cli")]
mod command;
mod compare;
mod documents;
mod doubts;
mod enumeration;
mod expectations;
#[cfg(feature = "cli")]
mod expectations_users;
mod grouped;
mod growth;
mod house;
mod link;
mod link_embed;
mod link_script;
mod link_views;
mod matrix;
mod modes;
mod pasted_forms;
mod powershell_cases;
mod powershell_completion;
mod powershell_console;
mod powershell_dates;
mod powershell_language;
mod powershell_reading;
mod powershell_reading_forms;
mod powershell_running;
mod powershell_tenant;
mod powershell_today;
mod powershell_understood;
mod powershell_words;
mod powershell_writing;
mod reference;
mod remedy;
mod routing;
mod search;
mod seek;
mod session;
mod stacks;
mod succession;
mod terms;
mod today;
mod toy_edition;
mod walk;
mod words;
