//! Writes an invented tenant to standard output: how many users, in which form, from which seed.
//! `cargo run --example audit_sample -- 1000 csv 1 > users.csv`

use call_landing::audit::{Sample, SampleForm};
use std::io::{self, Write};

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let users = arguments.next().and_then(|it| it.parse().ok()).unwrap_or(1000);
    let form = arguments.next().and_then(|it| it.parse().ok()).unwrap_or(SampleForm::WindowsCsv);
    let seed = arguments.next().and_then(|it| it.parse().ok()).unwrap_or(1);
    let mut out = io::stdout().lock();
    let mut result = Ok(());
    Sample { seed, users, form }.write(|bytes| {
        if result.is_ok() {
            result = out.write_all(bytes);
        }
    });
    result
}
