//! The steps of a command: a line for each, with its time, and a word where it took longer than usual.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use anyhow::Result;
use fs_err as fs;

use crate::files;
use crate::run::{quiet, seconds, streamed, target_dir};

/// How many times of a step are kept.
const KEPT: usize = 9;
/// A step is slow if it takes this many times its median.
const SLOW: f64 = 1.5;
/// Differences of shorter steps mean nothing.
const SHORT: Duration = Duration::from_secs(5);

/// The times of each step in seconds, the last ones at the end.
type Times = BTreeMap<String, Vec<f64>>;

/// Steps that have run. Several can run at once.
pub struct Steps {
    started: Instant,
    /// Where times are kept from run to run.
    file: PathBuf,
    before: Times,
    done: Mutex<Vec<(&'static str, Duration)>>,
}

impl Steps {
    /// No step yet.
    /// Fails when the workspace is not found.
    pub fn start() -> Result<Self> {
        let file = target_dir()?.join("step-times.txt");
        let before = read(&fs::read_to_string(&file).unwrap_or_default());
        Ok(Self { started: Instant::now(), file, before, done: Mutex::default() })
    }

    /// A program whose output nobody reads unless it fails.
    /// Fails when it fails.
    pub fn quiet(&self, name: &'static str, command: &mut Command, next: &str) -> Result<()> {
        self.run(name, || quiet(command, next).map(drop))
    }

    /// A program with its output on the terminal.
    /// Fails when it fails.
    pub fn streamed(&self, name: &'static str, command: &mut Command, next: &str) -> Result<()> {
        self.run(name, || streamed(command, next))
    }

    /// Any step.
    /// Fails when it fails.
    pub fn run<T>(&self, name: &'static str, step: impl FnOnce() -> Result<T>) -> Result<T> {
        let started = Instant::now();
        let result = step();
        let time = started.elapsed();
        let verdict = if result.is_ok() { "ok" } else { "FAILED" };
        let before = self.before.get(name).map_or(&[][..], Vec::as_slice);
        println!("{name:14} {verdict:6} {}{}", seconds(time), slow(time, before));
        if result.is_ok() {
            self.done().push((name, time));
        }
        result
    }

    /// Prints the time of all steps, and keeps theirs.
    /// Fails when they cannot be written.
    pub fn finish(&self) -> Result<()> {
        let done = self.done();
        let mut times = self.before.clone();
        for (name, time) in done.iter() {
            let of_step = times.entry((*name).to_owned()).or_default();
            of_step.push(time.as_secs_f64());
            let surplus = of_step.len().saturating_sub(KEPT);
            of_step.drain(..surplus);
        }
        println!("\nAll {} steps passed in {}", done.len(), seconds(self.started.elapsed()));
        files::write(&self.file, written(&times))
    }

    fn done(&self) -> MutexGuard<'_, Vec<(&'static str, Duration)>> {
        self.done.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A remark on a step that took longer than it usually does.
fn slow(time: Duration, before: &[f64]) -> String {
    let mut sorted = before.to_vec();
    sorted.sort_by(f64::total_cmp);
    match sorted.get(sorted.len() / 2) {
        Some(median) if sorted.len() >= 3 && time > SHORT && time.as_secs_f64() > SLOW * median => {
            format!(" (usually {})", seconds(Duration::from_secs_f64(*median)))
        }
        _ => String::new(),
    }
}

fn read(text: &str) -> Times {
    let line = |line: &str| {
        let (name, times) = line.split_once(':')?;
        let times = times.split_whitespace().map_while(|it| it.parse::<f64>().ok());
        Some((name.to_owned(), times.filter(|it| it.is_finite() && *it >= 0.0).collect()))
    };
    text.lines().filter_map(line).collect()
}

fn written(times: &Times) -> String {
    let mut text = String::new();
    for (name, times) in times {
        let times: Vec<String> = times.iter().map(|it| format!("{it:.1}")).collect();
        let _ = writeln!(text, "{name}: {}", times.join(" "));
    }
    text
}

#[cfg(test)]
#[path = "../tests/unit/steps.rs"]
mod tests;
