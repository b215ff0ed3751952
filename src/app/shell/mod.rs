//! The browser's edge, one file per outside thing. Nothing here knows what a policy is.

pub mod address;
pub mod clipboard;
pub mod crash;
pub mod document;
pub mod storage;
