//! PowerShell: the language as far as administrators paste it, and the commands that bring a policy
//! to users, in the forms that worked at the time. Pure.
//!
//! [`language::parse`] reads a script, [`tenant::run`] runs it on a simulated tenant, and
//! [`reading::read_output`] takes what a real one printed. [`console`] runs a script piece by piece and
//! takes it back, and [`completion`] says how a line can go on. [`writing`] writes commands; they need a
//! remote Skype for Business Online session. What each line is for, and where it differs from the
//! guide, is an id here and a sentence in [`crate::text`].

mod bind;
mod catalogue;
pub mod completion;
pub mod console;
mod era;
mod instances;
pub mod language;
pub mod reading;
mod remedy;
pub mod samples;
mod similar;
pub mod tenant;
pub mod writing;

/// The types of the policies that commands assign: whoever shows commands takes them from here.
pub use crate::editions::teams_interop_policy::{GLOBAL, PolicyFields};
pub use crate::editions::teams_upgrade_policy::Mode;
pub(crate) use catalogue::bare_name;
pub use catalogue::{
    Cmdlet, Need, POLICY_PROPERTIES, Parameter, Takes, UPGRADE_PROPERTIES, USER_PROPERTIES,
};
pub(crate) use reading::records;
pub use remedy::remedy_commands;
pub use writing::{
    CUSTOM_POLICY, Command, EXAMPLE_USER, Remark, assign, grant, grant_mode, script_file,
    script_of_file,
};
