//! Where a call landed under `TeamsInteropPolicy` in December 2017, and under the coexistence modes in
//! August 2019: every answer, its reason, its source.
//!
//! Start at [`routing::Case::decide`]. The modules, in reading order:
//!
//! - [`routing`] decides: vocabulary, policies, the decision table of each edition, and the views
//!   over the whole space. Pure; only `std` and `strum`.
//! - [`powershell`] reads scripts, runs them on a simulated tenant, reads printed output, and writes
//!   commands. Pure.
//! - [`audit`] reads a tenant's users from files and counts where their calls land. Pure.
//! - [`link`] reads and writes the public address format. Pure.
//! - [`text`] turns the ids of all of the above into sentences. Pure.
//! - `app` is the page (feature `app`): it reads everything above and decides nothing.

pub mod routing;

pub mod powershell;

pub mod audit;

pub mod link;

pub mod text;

mod order;

mod unseen;

#[cfg(feature = "app")]
pub mod app;
