//! The command line, natively. The same as `call-landing.mjs`, which is the same code for Node.

use call_landing::command::{Host, run};
use std::io::{self, Read as _, Write as _};
use std::process::ExitCode;
use std::{env, fs};

/// Files and streams of this process.
struct Process;

impl Host for Process {
    fn read(&mut self, file: &str) -> Result<Vec<u8>, String> {
        if file == "-" {
            let mut bytes = Vec::new();
            let read = io::stdin().lock().read_to_end(&mut bytes);
            return read.map(|_| bytes).map_err(|it| told(&it));
        }
        fs::read(file).map_err(|it| told(&it))
    }

    fn write(&mut self, file: &str, text: &str) -> Result<(), String> {
        fs::write(file, text).map_err(|it| told(&it))
    }

    // Whoever reads may have read enough and be gone, which is no error of this program.
    fn out(&mut self, text: &str) {
        let mut out = io::stdout().lock();
        _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    }

    fn err(&mut self, text: &str) {
        _ = io::stderr().lock().write_all(text.as_bytes());
    }
}

/// The same words as in Node.
fn told(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file.".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder.".to_owned(),
        io::ErrorKind::PermissionDenied => "it may not be opened.".to_owned(),
        _ => format!("{error}."),
    }
}

fn main() -> ExitCode {
    let words: Vec<String> =
        env::args_os().skip(1).map(|it| it.to_string_lossy().into_owned()).collect();
    ExitCode::from(run(&words, &mut Process) as u8)
}
