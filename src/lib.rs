//! Where calls land under Microsoft's calling policies: every answer, its reason, its source.
//!
//! Start at [`routing::Case::decide`]. The modules, in reading order:
//!
//! - [`routing`] is the engine: cases, decision tables, traces, changes, goals, comparisons. It names no
//!   product.
//! - [`editions`] says what products do, one folder for each dated edition.
//! - [`link`] reads and writes the public address format.
//! - [`session`] is the state of the page, and what each event does to it.
//! - [`powershell`] reads scripts, runs them on a simulated tenant, reads printed output, and writes
//!   commands.
//! - [`audit`] reads a tenant's users from files and counts where their calls land.
//! - [`expectations`] reads where calls must land, and says whether they do.
//! - [`text`] turns the ids of all of the above into sentences.
//! - [`report`] writes what came of expectations, for people and for CI.
//! - [`search`] finds scenarios, policies, terms, rules and screens by a few words.
//! - `format` writes the public JSON formats (feature `json`).
//! - `command` is the command line, apart from files and streams (feature `cli`).
//! - `app` is the page (feature `app`): it reads everything above and decides nothing.
//!
//! All but `app` are pure.

pub mod routing;

pub mod editions;

pub mod link;

pub mod session;

pub mod powershell;

pub mod audit;

pub mod expectations;

pub mod text;

pub mod report;

pub mod search;

mod csv;

mod order;

mod scan;

mod similar;

mod unseen;

#[cfg(feature = "json")]
mod format;

#[cfg(feature = "cli")]
pub mod command;

#[cfg(feature = "app")]
pub mod app;
