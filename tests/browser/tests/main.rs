//! Drives the built page in Chromium, Firefox and WebKit. `cargo xtask test` builds the page, finds
//! the browsers and runs this; names on its command line choose tests.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "all of this is test code: a panic is how a test fails"
)]

use std::process::ExitCode;

mod accessibility;
mod audit;
mod audit_bench;
mod audit_calling;
mod audit_worker;
mod bar;
mod changes;
mod document;
mod editions;
mod elements;
mod embed;
mod expectations;
mod first_page;
mod hardening;
mod history;
mod hostile;
mod hosting;
mod hosts;
mod keyboard;
mod layout;
mod matrix;
mod offline;
mod one_file;
mod oracle;
mod paper;
mod pickers;
mod pictures;
mod powershell;
mod share;
mod today;
mod views;

fn main() -> ExitCode {
    browser_tests::harness::main(&[
        // The long ones first, so that the browsers end at about the same time.
        hostile::TESTS,
        offline::TESTS,
        hosting::TESTS,
        audit::parts::TESTS,
        audit::plans::TESTS,
        audit::reading::TESTS,
        audit::users::TESTS,
        audit_calling::TESTS,
        audit_worker::broken::TESTS,
        audit_worker::interrupted::TESTS,
        powershell::dates::TESTS,
        powershell::files::TESTS,
        powershell::links::TESTS,
        powershell::reference::TESTS,
        powershell::scripts::TESTS,
        powershell::tenant::TESTS,
        hosts::TESTS,
        one_file::TESTS,
        elements::TESTS,
        embed::bound::TESTS,
        embed::frames::TESTS,
        embed::hosts::TESTS,
        embed::messages::TESTS,
        embed::writing::TESTS,
        matrix::answers::TESTS,
        matrix::axes::TESTS,
        matrix::filters::TESTS,
        matrix::grouped::TESTS,
        matrix::keys::TESTS,
        matrix::phone::TESTS,
        matrix::speed::TESTS,
        matrix::texts::TESTS,
        views::compare::TESTS,
        views::goal::TESTS,
        views::looks::TESTS,
        views::menu::TESTS,
        views::rules::TESTS,
        editions::links::TESTS,
        editions::looks::TESTS,
        editions::questions::TESTS,
        editions::switch::TESTS,
        today::TESTS,
        oracle::TESTS,
        paper::TESTS,
        first_page::TESTS,
        pickers::TESTS,
        accessibility::TESTS,
        bar::TESTS,
        layout::TESTS,
        changes::TESTS,
        history::TESTS,
        keyboard::TESTS,
        share::TESTS,
        expectations::TESTS,
        hardening::TESTS,
        document::TESTS,
        pictures::TESTS,
        audit_bench::TESTS,
    ])
}
