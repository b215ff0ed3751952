//! The page: a Leptos skin over the pure modules. It reads them and decides nothing.
//!
//! State comes in by signals, intent goes out by [`page::Page::send`]. What people read comes from
//! [`crate::text`] and [`crate::editions`]; what touches the browser is in [`shell`], one file per
//! outside thing.

mod build;
mod components;
#[doc(hidden)]
pub mod element;
mod module;
mod page;
mod preferences;
#[cfg(feature = "prerender")]
pub mod prerender;
mod screens;
mod shell;
mod views;

use page::Page;
pub use screens::{
    offer_audit, offer_console, offer_expectations, offer_plan, offer_question, offer_space,
    offer_whole,
};

#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// The public word of a thing: what stands in the address and in `data-*` attributes.
fn token(it: impl Into<&'static str>) -> &'static str {
    it.into()
}
