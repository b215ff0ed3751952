//! The steps of a command: a line for each, with its time, and a word where it took longer than usual.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use anyhow::Result;

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
    ///
    /// # Errors
    /// When the workspace is not found.
    pub fn start() -> Result<Self> {
        let file = target_dir()?.join("step-times.txt");
        let before = read(&fs::read_to_string(&file).unwrap_or_default());
        Ok(Self { started: Instant::now(), file, before, done: Mutex::default() })
    }

    /// A program whose output nobody reads unless it fails.
    ///
    /// # Errors
    /// When it fails.
    pub fn quiet(&self, name: &'static str, command: &mut Command, next: &str) -> Result<()> {
        self.run(name, || quiet(command, next).map(drop))
    }

    /// A program with its output on the terminal.
    ///
    /// # Errors
    /// When it fails.
    pub fn streamed(&self, name: &'static str, command: &mut Command, next: &str) -> Result<()> {
        self.run(name, || streamed(command, next))
    }

    /// Any step.
    ///
    /// # Errors
    /// When it fails.
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
    ///
    /// # Errors
    /// When they cannot be written.
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
        files::write(&self.file, &written(&times))
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
mod tests {
    use super::{read, slow, written};
    use std::time::Duration;

    #[test]
    fn a_step_is_slow_compared_with_its_own_median() {
        let before = [10.0, 30.0, 11.0];
        assert_eq!(slow(Duration::from_secs(12), &before), "");
        assert_eq!(slow(Duration::from_secs(17), &before), " (usually 11 s)");
        assert_eq!(
            slow(Duration::from_secs(17), &[10.0, 10.0]),
            "",
            "too few to say what is usual"
        );
        assert_eq!(slow(Duration::from_secs(3), &[0.1; 5]), "", "too short to matter");
    }

    #[test]
    fn times_come_back_from_their_file() {
        let text = "dist: 1.5 20.0\ntest core: 3.0\n";
        assert_eq!(written(&read(text)), text);
        assert_eq!(written(&read("not a line\nx: 1.0 NaN 2\n\n")), "x: 1.0 2.0\n");
    }
}
