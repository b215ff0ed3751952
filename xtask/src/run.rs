//! Runs other programs: quietly, with a progress line, or streamed. Errors say what to do next.

use std::collections::VecDeque;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, IsTerminal, Read, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// How many lines of a failed program's output are shown.
const TAIL: usize = 30;
/// How often a long step prints a line if there is no terminal. Logs should stay short.
const HEARTBEAT: Duration = Duration::from_secs(30);

/// The workspace's folder: the one that this binary was built in or, if that has moved, the nearest
/// parent folder that contains `xtask`.
///
/// # Errors
/// When neither exists.
pub fn root() -> Result<PathBuf> {
    let built_from = Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf);
    let here = std::env::current_dir()?;
    built_from
        .into_iter()
        .chain(here.ancestors().map(Path::to_path_buf))
        .find(|folder| folder.join("xtask/Cargo.toml").is_file())
        .with_context(|| {
            format!("{} is not inside the project: change into its folder", here.display())
        })
}

/// Cargo's target folder, which `CARGO_TARGET_DIR` can change.
///
/// # Errors
/// When the workspace is not found.
pub fn target_dir() -> Result<PathBuf> {
    let root = root()?;
    Ok(std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root.join("target"), |target| root.join(target)))
}

/// A program to run in the workspace's folder.
///
/// # Errors
/// When the workspace is not found.
pub fn command(program: impl AsRef<std::ffi::OsStr>) -> Result<Command> {
    let mut command = Command::new(program);
    command.current_dir(root()?);
    // `cargo run` sets these for xtask. A nested cargo must not use them.
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
    Ok(command)
}

/// The cargo that runs this xtask.
///
/// # Errors
/// When the workspace is not found.
pub fn cargo(arguments: &[&str]) -> Result<Command> {
    let mut command = command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))?;
    command.args(arguments);
    Ok(command)
}

/// Runs with its output on the terminal.
///
/// # Errors
/// When it cannot start or fails. `next` tells the user what to do then.
pub fn streamed(command: &mut Command, next: &str) -> Result<()> {
    // Keeps our output before the program's.
    std::io::stdout().flush()?;
    let status = command.status().with_context(|| cannot_start(command, next))?;
    if !status.success() {
        bail!("{} failed ({status}); its output is above.\nNext: {next}", shown(command));
    }
    Ok(())
}

/// Runs silently and returns what it printed to standard output.
///
/// # Errors
/// When it cannot start or fails. The error has the end of its output, and `next`.
pub fn quiet(command: &mut Command, next: &str) -> Result<String> {
    captured(command, next, None)
}

/// Like [`quiet`], with a progress line that begins with `label`.
///
/// # Errors
/// As for [`quiet`].
pub fn watched(command: &mut Command, label: &str, next: &str) -> Result<String> {
    captured(command, next, Some(label))
}

fn captured(command: &mut Command, next: &str, label: Option<&str>) -> Result<String> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().with_context(|| cannot_start(command, next))?;
    let (sender, lines) = mpsc::channel();
    if let Some(stdout) = child.stdout.take() {
        read_lines(stdout, true, sender.clone());
    }
    if let Some(stderr) = child.stderr.take() {
        read_lines(stderr, false, sender.clone());
    }
    // So that the channel ends with both readers.
    drop(sender);

    let mut progress = label.map(Progress::new);
    let (mut stdout, mut tail) = (String::new(), VecDeque::new());
    loop {
        match lines.recv_timeout(Duration::from_secs(1)) {
            Ok((from_stdout, line)) => {
                if let Some(progress) = &mut progress {
                    progress.line(&line);
                }
                if from_stdout {
                    let _ = writeln!(stdout, "{line}");
                }
                if tail.len() == TAIL {
                    tail.pop_front();
                }
                tail.push_back(line);
            }
            Err(RecvTimeoutError::Timeout) => {
                if let Some(progress) = &mut progress {
                    progress.show();
                }
            }
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    let status = child.wait().with_context(|| format!("lost {}", shown(command)))?;
    if let Some(progress) = progress {
        progress.clear();
    }
    if status.success() {
        return Ok(stdout);
    }
    Err(failed(command, status, tail.make_contiguous(), next))
}

fn read_lines(
    stream: impl Read + Send + 'static,
    from_stdout: bool,
    lines: Sender<(bool, String)>,
) {
    thread::spawn(move || {
        for line in BufReader::new(stream).split(b'\n') {
            let Ok(line) = line else { break };
            let line = String::from_utf8_lossy(&line).trim_end().to_owned();
            if lines.send((from_stdout, line)).is_err() {
                break;
            }
        }
    });
}

fn failed(command: &Command, status: ExitStatus, tail: &[String], next: &str) -> anyhow::Error {
    let mut message = format!("{} failed ({status})", shown(command));
    if !tail.is_empty() {
        let _ = write!(message, "; the end of its output:");
        for line in tail {
            let _ = write!(message, "\n  | {line}");
        }
    }
    let _ = write!(message, "\nNext: {next}");
    anyhow::Error::msg(message)
}

fn cannot_start(command: &Command, next: &str) -> String {
    format!("cannot start {}\nNext: {next}", shown(command))
}

/// The command as a user would type it.
fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_stem().unwrap_or(program.as_os_str()).to_string_lossy().into_owned();
    let mut text = format!("`{name}");
    for argument in command.get_args() {
        let argument = argument.to_string_lossy();
        let _ = if argument.contains(' ') {
            write!(text, " \"{argument}\"")
        } else {
            write!(text, " {argument}")
        };
    }
    text + "`"
}

/// The progress line of a long step.
struct Progress<'a> {
    label: &'a str,
    started: Instant,
    shown: Instant,
    crates: usize,
    last: String,
    terminal: bool,
}

impl<'a> Progress<'a> {
    fn new(label: &'a str) -> Self {
        let now = Instant::now();
        let terminal = std::io::stderr().is_terminal();
        Self { label, started: now, shown: now, crates: 0, last: String::new(), terminal }
    }

    fn line(&mut self, line: &str) {
        let line = line.trim();
        if line.starts_with("Compiling ") {
            self.crates += 1;
        }
        if !line.is_empty() {
            self.last = line.chars().filter(|letter| !letter.is_control()).take(50).collect();
        }
        if self.terminal {
            self.show();
        }
    }

    fn show(&mut self) {
        let interval = if self.terminal { Duration::from_millis(100) } else { HEARTBEAT };
        if self.shown.elapsed() < interval {
            return;
        }
        self.shown = Instant::now();
        let (start, end) = if self.terminal { ("\r\x1b[2K", "") } else { ("", "\n") };
        let crates = if self.crates > 0 {
            format!(", {} crates so far", self.crates)
        } else {
            String::new()
        };
        eprint!(
            "{start}  {}: {}{crates}; {}{end}",
            self.label,
            seconds(self.started.elapsed()),
            self.last
        );
    }

    fn clear(&self) {
        if self.terminal {
            eprint!("\r\x1b[2K");
        }
    }
}

/// `0.4 s`, `12 s`, `2 min 05 s`.
#[must_use]
pub fn seconds(time: Duration) -> String {
    match time.as_secs() {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        whole @ 10..60 => format!("{whole} s"),
        whole => format!("{} min {:02} s", whole / 60, whole % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::{cargo, quiet, seconds, shown};
    use std::time::Duration;

    #[test]
    fn a_failure_names_command_output_and_next_step() -> anyhow::Result<()> {
        let result = quiet(&mut cargo(&["no-such-subcommand"])?, "try something else");
        let message = result.err().map(|error| error.to_string()).unwrap_or_default();
        assert!(message.starts_with("`cargo no-such-subcommand` failed"), "{message}");
        assert!(message.contains("  | error: no such command"), "{message}");
        assert!(message.ends_with("Next: try something else"), "{message}");
        Ok(())
    }

    #[test]
    fn commands_are_shown_as_typed() {
        let mut command = std::process::Command::new("/some/where/trunk");
        command.args(["build", "two words"]);
        assert_eq!(shown(&command), "`trunk build \"two words\"`");
    }

    #[test]
    fn times_are_short() {
        assert_eq!(seconds(Duration::from_millis(440)), "0.4 s");
        assert_eq!(seconds(Duration::from_secs(12)), "12 s");
        assert_eq!(seconds(Duration::from_secs(125)), "2 min 05 s");
    }
}
