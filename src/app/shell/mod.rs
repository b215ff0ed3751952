//! The browser's edge, one file per outside thing. Nothing here knows what a policy is.

pub mod address;
pub mod beside;
pub mod clipboard;
pub mod crash;
pub mod document;
pub mod files;
pub mod modules;
pub mod picture;
mod stack;
pub mod storage;
pub mod typing;

/// The id of the share dialog.
pub const SHARE: &str = "share-dialog";
/// The id of the list of shortcuts.
pub const SHORTCUTS: &str = "shortcuts";
