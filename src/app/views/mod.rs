//! The screens.

pub mod ask;
pub mod audit;
pub mod compare;
pub mod embed;
pub mod expectations;
pub mod explore;
pub mod goal;
pub mod matrix;
pub mod powershell;
pub mod search;
pub mod sources;
