//! What the browser tests are made of. The tests themselves are in `tests/`.
//!
//! [`harness`] runs them, [`engine`] starts browsers, [`webdriver`] speaks to them and [`patience`]
//! says for how long, [`page`] is the only place that knows the page's selectors, [`oracle`] knows the
//! right answers, [`palette`] makes screenshots small.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    reason = "all of this is test code: a panic is how a test fails"
)]

pub mod engine;
pub mod harness;
pub mod oracle;
pub mod page;
pub mod palette;
pub mod paper;
pub mod patience;
pub mod servers;
pub mod webdriver;
