//! Runs other programs: quietly, with a progress line, or streamed. Errors say what to do next.

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Output, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use indicatif::{ProgressBar, ProgressStyle};

/// How many lines of a failed program's output are shown.
const TAIL: usize = 30;
/// How often a long step prints a line if there is no terminal. Logs should stay short.
const HEARTBEAT: Duration = Duration::from_secs(30);

/// The workspace's folder: the one that this binary was built in or, if that has moved, the nearest
/// parent folder that contains `xtask`.
/// Fails when neither exists.
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
/// Fails when the workspace is not found.
pub fn target_dir() -> Result<PathBuf> {
    let root = root()?;
    Ok(std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root.join("target"), |target| root.join(target)))
}

/// A program to run in the workspace's folder.
/// Fails when the workspace is not found.
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
/// Fails when the workspace is not found.
pub fn cargo(arguments: &[&str]) -> Result<Command> {
    let mut command = command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))?;
    command.args(arguments);
    Ok(command)
}

/// Runs with its output on the terminal.
/// Fails when it cannot start or fails. `next` tells the user what to do then.
pub fn streamed(command: &mut Command, next: &str) -> Result<()> {
    // Keeps our output before the program's.
    std::io::stdout().flush()?;
    let status = command.status().with_context(|| cannot_start(command, next))?;
    if !status.success() {
        bail!("{} failed ({status}); its output is above.\nNext: {next}", shown(command));
    }
    Ok(())
}

/// Runs silently and returns what it printed to standard output. Fails as [`streamed`] does; the error
/// has the end of its output.
pub fn quiet(command: &mut Command, next: &str) -> Result<String> {
    let output = command.stdin(Stdio::null()).output();
    let Output { status, stdout, stderr } = output.with_context(|| cannot_start(command, next))?;
    ended(command, status, &stdout, &stderr, next)
}

/// The same for a long step: shows the last line of its standard error, and its time, while it runs.
/// `label` names the step.
pub fn watched(command: &mut Command, label: &str, next: &str) -> Result<String> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().with_context(|| cannot_start(command, next))?;
    let (out, errors) = child.stdout.take().zip(child.stderr.take()).context("no output")?;
    let progress = Progress::start(label)?;
    let mut stderr = Vec::new();
    let stdout = thread::scope(|scope| {
        let stdout = scope.spawn(|| {
            let mut all = Vec::new();
            BufReader::new(out).read_to_end(&mut all).map(|_| all)
        });
        for line in BufReader::new(errors).split(b'\n').map_while(Result::ok) {
            progress.line(&String::from_utf8_lossy(&line));
            stderr.extend(line);
            stderr.push(b'\n');
        }
        stdout.join().unwrap_or_else(|panic| resume_unwind(panic))
    })?;
    let status = child.wait().with_context(|| format!("lost {}", shown(command)))?;
    ended(command, status, &stdout, &stderr, next)
}

/// What a program printed to standard output or, if it failed, an error with the end of its output.
fn ended(
    command: &Command,
    status: ExitStatus,
    stdout: &[u8],
    stderr: &[u8],
    next: &str,
) -> Result<String> {
    let stdout = String::from_utf8_lossy(stdout).into_owned();
    if status.success() {
        return Ok(stdout);
    }
    let mut message = format!("{} failed ({status})", shown(command));
    let stderr = String::from_utf8_lossy(stderr);
    let lines: Vec<&str> = stdout.lines().chain(stderr.lines()).map(str::trim_end).collect();
    if !lines.is_empty() {
        message += "; the end of its output:";
    }
    for line in lines.iter().skip(lines.len().saturating_sub(TAIL)) {
        let _ = write!(message, "\n  | {line}");
    }
    bail!("{message}\nNext: {next}")
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

/// What is shown of a long step: one line that changes or, if there is no terminal, a line now and then.
struct Progress {
    bar: ProgressBar,
    /// Ends the thread that prints lines.
    _end: Sender<()>,
}

impl Progress {
    fn start(label: &str) -> Result<Self> {
        let style = ProgressStyle::with_template("  {prefix}: {elapsed}, {wide_msg}")?;
        let bar = ProgressBar::new_spinner().with_style(style).with_prefix(label.to_owned());
        let (end, is_over) = mpsc::channel();
        if bar.is_hidden() {
            let bar = bar.clone();
            thread::spawn(move || {
                while is_over.recv_timeout(HEARTBEAT) == Err(RecvTimeoutError::Timeout) {
                    eprintln!("  {}: {}, {}", bar.prefix(), seconds(bar.elapsed()), bar.message());
                }
            });
        } else {
            bar.enable_steady_tick(Duration::from_millis(200));
        }
        Ok(Self { bar, _end: end })
    }

    /// Shows a line, and how many crates were compiled.
    fn line(&self, line: &str) {
        let line: String = line.trim().chars().filter(|letter| !letter.is_control()).collect();
        if line.starts_with("Compiling ") {
            self.bar.inc(1);
        }
        match self.bar.position() {
            _ if line.is_empty() => {}
            0 => self.bar.set_message(line),
            crates => self.bar.set_message(format!("{crates} crates so far; {line}")),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
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
#[path = "../tests/unit/run.rs"]
mod tests;
