//! Measures how fast an audit is on this machine, in rows and bytes per second, and what parts of the work
//! cost: `cargo run --profile bench --example audit_speed`. An optional number limits the users.

#![allow(clippy::cast_precision_loss, reason = "figures for people")]

use call_landing::audit::{Audit, Options, SampleForm, SampleTenant};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// The size of the chunks in which a file is read.
const CHUNK: usize = 1 << 18;

fn median(mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..7)
        .map(|_| {
            let started = Instant::now();
            work();
            started.elapsed()
        })
        .collect();
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn report(what: &str, rows: usize, bytes: usize, time: Duration) {
    let seconds = time.as_secs_f64();
    println!(
        "{what:<34} {:>9.1} ms {:>8.2} M rows/s {:>8.0} MB/s",
        seconds * 1e3,
        rows as f64 / seconds / 1e6,
        bytes as f64 / seconds / 1e6
    );
}

fn main() {
    let most = std::env::args().nth(1).and_then(|it| it.parse().ok()).unwrap_or(usize::MAX);
    let sizes = [10_000, 100_000, 1_000_000];
    for users in sizes.into_iter().filter(|it| *it <= most) {
        for form in [
            SampleForm::WindowsCsv,
            SampleForm::Csv,
            SampleForm::Utf16Tabs,
            SampleForm::Json,
            SampleForm::List,
        ] {
            let name: &str = form.into();
            if users == 1_000_000 && !matches!(form, SampleForm::WindowsCsv | SampleForm::Json) {
                continue;
            }
            let mut file = Vec::new();
            SampleTenant { seed: 1, users, form }.write(|it| file.extend_from_slice(it));
            let time = median(|| {
                let mut audit = Audit::new(&Options::default());
                audit.begin("users");
                for piece in file.chunks(CHUNK) {
                    audit.push(piece);
                }
                audit.end();
                black_box(audit.summary().totals());
            });
            report(&format!("{users} users, {name}"), users, file.len(), time);
            if form == SampleForm::WindowsCsv {
                let time = median(|| {
                    let sum = |bytes: &[u8]| {
                        let (words, _) = bytes.as_chunks::<8>();
                        words
                            .iter()
                            .fold(0_u64, |sum, it| sum.wrapping_add(u64::from_le_bytes(*it)))
                    };
                    black_box(file.chunks(CHUNK).map(sum).fold(0, u64::wrapping_add));
                });
                report("  reading the bytes once", users, file.len(), time);
                // Counts to the end, because the first name with an accent would otherwise end it.
                let time = median(|| {
                    let is_odd = |it: &&u8| **it == 0 || **it >= 0x80;
                    black_box(file.iter().filter(is_odd).count());
                });
                report("  counting its odd bytes", users, file.len(), time);
                let time = median(|| {
                    black_box(file.iter().filter(|it| **it == b'\n').count());
                });
                report("  counting its lines", users, file.len(), time);
            }
        }
    }
}
