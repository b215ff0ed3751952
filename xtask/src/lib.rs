//! The builder behind `cargo xtask`. The browser tests use its [`server`] and its [`tools`].

pub mod run;
pub mod server;
pub mod tools;
