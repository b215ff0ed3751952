//! How long to wait for a browser: as long as it gets anywhere.
//!
//! A fixed time is too short on a busy machine, and too long for a browser that hangs. So only the
//! time counts in which the browser neither works nor waits for a processor. One that computes, or
//! that another program keeps from computing, is given more time, up to a ceiling; one that hangs
//! is given up as soon as it would be on an idle machine.

use std::collections::HashMap;
use std::fs;
use std::time::{Duration, Instant};

/// How often at most the processes are looked at, which costs some milliseconds.
const LOOK: Duration = Duration::from_millis(250);

/// How many times its allowance a wait may take in all. Only a safety net: for a page in an endless
/// loop, or an animation that never rests.
const CEILING: u32 = 10;

/// Time that is left to wait for a process and all that it started.
pub struct Patience {
    root: u32,
    allowance: Duration,
    idle: Duration,
    started: Instant,
    looked: Instant,
    /// What each thread had used up at the last look; nothing before the first.
    used: Option<HashMap<u32, Duration>>,
}

impl Patience {
    /// Waits for the process `root` as long as it is idle for no more than `allowance` in all.
    #[must_use]
    pub fn new(root: u32, allowance: Duration) -> Self {
        let now = Instant::now();
        Self { root, allowance, idle: Duration::ZERO, started: now, looked: now, used: None }
    }

    /// Whether it has come to an end.
    pub fn is_over(&mut self) -> bool {
        let passed = self.looked.elapsed();
        if passed >= LOOK {
            self.looked += passed;
            let used = used(self.root);
            // A thread that was not there at the last look has worked since.
            let worked = self.used.replace(used.clone()).map_or(Duration::ZERO, |before| {
                let since = |(id, now): (&u32, &Duration)| {
                    now.saturating_sub(before.get(id).copied().unwrap_or_default())
                };
                used.iter().map(since).sum()
            });
            self.idle += passed.saturating_sub(worked);
        }
        self.idle >= self.allowance || self.started.elapsed() >= self.longest()
    }

    /// How long this can take in all.
    #[must_use]
    pub fn longest(&self) -> Duration {
        self.allowance * CEILING
    }

    /// What happened so far, for the message of a failure.
    #[must_use]
    pub fn told(&self) -> String {
        let [all, idle] = [self.started.elapsed(), self.idle].map(|it| it.as_secs());
        format!("{all} s, idle for {idle} s of them,")
    }
}

/// How long each thread of a process and of all below it has worked or waited for a processor.
/// Empty where there is no `/proc`: there all time counts.
fn used(root: u32) -> HashMap<u32, Duration> {
    let mut used = HashMap::new();
    for process in std::iter::once(root).chain(descendants(root)) {
        let Ok(threads) = fs::read_dir(format!("/proc/{process}/task")) else { continue };
        for thread in threads.flatten() {
            let id = thread.file_name().to_str().and_then(|it| it.parse().ok());
            let time = fs::read_to_string(thread.path().join("schedstat")).ok();
            // `time at work, time ready to work, turns`, the times in nanoseconds.
            let time = time.and_then(|it| {
                let mut fields = it.split_whitespace().flat_map(str::parse::<u64>);
                Some(Duration::from_nanos(fields.next()? + fields.next()?))
            });
            used.extend(id.zip(time));
        }
    }
    used
}

/// All processes below this one. Empty where there is no `/proc`.
#[must_use]
pub fn descendants(root: u32) -> Vec<u32> {
    let Ok(folder) = fs::read_dir("/proc") else { return Vec::new() };
    let ids = folder.flatten().filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    let pairs: Vec<(u32, u32)> = ids.filter_map(|id| Some((id, parent(id)?))).collect();
    let mut family = vec![root];
    let mut next = 0;
    while next < family.len() {
        let parent = family[next];
        family.extend(pairs.iter().filter(|(_, its)| *its == parent).map(|(id, _)| *id));
        next += 1;
    }
    family.remove(0);
    family
}

/// The parent of a process, if it lives.
#[must_use]
pub fn parent(id: u32) -> Option<u32> {
    let line = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // `id (name) state parent …`, where the name can hold anything.
    let mut fields = line.rsplit_once(") ")?.1.split(' ');
    let state = fields.next()?;
    let parent = fields.next()?.parse().ok()?;
    (state != "Z").then_some(parent)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::process::{Child, Command};
    use std::thread;
    use std::time::{Duration, Instant};

    use super::Patience;

    /// Whether patience with a script of a shell ends within twice the allowance.
    fn is_given_up(script: &str) -> bool {
        let mut shell: Child = Command::new("sh").args(["-c", script]).spawn().expect("a shell");
        let allowance = Duration::from_secs(1);
        let mut patience = Patience::new(shell.id(), allowance);
        let start = Instant::now();
        let mut is_over = false;
        while !is_over && start.elapsed() < allowance * 2 {
            thread::sleep(Duration::from_millis(20));
            is_over = patience.is_over();
        }
        for process in super::descendants(shell.id()) {
            let _ = Command::new("kill").args(["-KILL", &process.to_string()]).status();
        }
        let _ = shell.kill();
        let _ = shell.wait();
        is_over
    }

    #[test]
    fn a_browser_that_computes_is_not_given_up() {
        assert!(!is_given_up("while :; do :; done"), "at work itself");
        assert!(!is_given_up("(while :; do :; done) & wait"), "what it started is at work");
    }

    #[test]
    fn a_browser_that_hangs_is_given_up() {
        assert!(is_given_up("sleep 60"));
    }
}
