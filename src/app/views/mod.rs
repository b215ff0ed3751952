//! The screens.

pub mod about;
pub mod explore;
