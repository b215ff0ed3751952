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
//! - [`text`] turns the ids of all of the above into sentences.
//! - [`search`] finds scenarios, policies, terms, rules and screens by a few words.
//! - `format` writes the public JSON formats (feature `app`).
//! - `app` is the page (feature `app`): it reads everything above and decides nothing.
//!
//! All but `app` are pure.

pub mod routing;

pub mod editions;

pub mod link;

pub mod session;

pub mod powershell;

pub mod audit;

pub mod text;

pub mod search;

mod order;

mod similar;

mod unseen;

#[cfg(feature = "app")]
mod format;

#[cfg(feature = "app")]
pub mod app;
