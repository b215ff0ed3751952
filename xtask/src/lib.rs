//! The builder behind `cargo xtask`. The browser tests use its [`server`] and its [`tools`].

pub mod audit;
pub mod bench;
pub mod browsers;
pub mod checks;
pub mod csp;
pub mod debian;
pub mod elements;
pub mod files;
pub mod finish;
pub mod host;
pub mod hosting;
pub mod hosts;
pub mod imports;
pub mod integrity;
pub mod one_file;
pub mod optimizer;
pub mod page;
pub mod prerender;
pub mod publish;
pub mod run;
pub mod serve;
pub mod server;
pub mod size;
pub mod tools;
