//! Builds, serves, checks and measures the project. The browser tests use its [`server`] and [`tools`].

pub mod audit_worker;
pub mod bench;
pub mod browsers;
pub mod checks;
pub mod command;
pub mod csp;
pub mod debian;
pub mod elements;
pub mod files;
pub mod finish;
pub mod hosting;
pub mod imports;
pub mod integrity;
pub mod one_file;
pub mod optimizer;
pub mod page;
pub mod prerender;
pub mod publish;
pub mod requirements;
pub mod run;
pub mod serve;
pub mod server;
pub mod sites;
pub mod size;
pub mod tools;
