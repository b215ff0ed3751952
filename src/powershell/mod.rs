//! PowerShell: the part of the language that administrators paste, and the commands that assign a
//! policy to users, in the forms that worked at the time. Pure.
//!
//! [`language::parse`] reads a script, [`tenant::run`] runs it on a simulated tenant, and
//! [`reading::read_output`] reads the output of a real one. [`console`] runs a script step by step
//! and can undo it, [`completion`] completes a line, and [`writing`] writes commands, which need a
//! remote Skype for Business Online session. What each command does, and where it differs from the
//! guide, is an id here and a sentence in [`crate::text`].

mod bind;
mod calling_policy;
mod calling_settings;
mod catalog;
pub mod completion;
pub mod console;
mod era;
mod instances;
mod interop_module;
pub mod language;
mod meant;
pub mod pasted;
mod pattern;
mod properties;
pub mod reading;
mod remedy;
pub mod samples;
mod shell;
mod surroundings;
mod teams_module;
pub mod tenant;
pub mod writing;

/// The types of the policies that commands assign: whoever shows commands takes them from here.
pub use crate::editions::teams_interop_policy::{GLOBAL, PolicyFields};
pub use crate::editions::teams_upgrade_policy::Mode;
pub(crate) use catalog::bare_name;
pub use catalog::{Cmdlet, Need, Parameter, Takes};
pub use properties::{POLICY_PROPERTIES, UPGRADE_PROPERTIES, USER_PROPERTIES};
pub(crate) use reading::records;
pub use remedy::{RemedyCommands, is_command, remedy_commands};
pub use writing::{
    CUSTOM_POLICY, Command, EXAMPLE_USER, Remark, assign, grant, grant_mode, script_file,
    script_of_file,
};
