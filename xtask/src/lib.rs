//! The builder behind `cargo xtask`. The browser tests use its [`server`] and its [`tools`].

pub mod browsers;
pub mod checks;
pub mod csp;
pub mod finish;
pub mod host;
pub mod page;
pub mod run;
pub mod serve;
pub mod server;
pub mod size;
pub mod tools;
