//! Writes an invented tenant to standard output. The arguments are the number of users, the form and the
//! seed: `cargo run --example audit_sample -- 1000 csv 1 > users.csv`
//!
//! With `--expected` at the end it writes the expected result of an audit of that file, as JSON: bytes,
//! rows, evaluated users, and where their calls land; and, in hexadecimal digits, the options of an audit
//! and the summary of an audit of `users.csv` and the sample's `policies.txt`.

use call_landing::audit::{
    AuditSession, Options, SAMPLE_POLICIES, SampleForm, SampleTenant, SourceFile, Summary, Wire,
};
use std::io::{self, Write};

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let argument = |at: usize| arguments.get(at).filter(|it| !it.starts_with("--"));
    let users = argument(0).and_then(|it| it.parse().ok()).unwrap_or(1000);
    let form = argument(1).and_then(|it| it.parse().ok()).unwrap_or(SampleForm::WindowsCsv);
    let seed = argument(2).and_then(|it| it.parse().ok()).unwrap_or(1);
    let sample = SampleTenant { seed, users, form };
    let mut out = io::stdout().lock();
    if arguments.iter().any(|it| it == "--expected") {
        return writeln!(out, "{}", expected(&sample).map_err(io::Error::other)?);
    }
    let mut result = Ok(());
    sample.write(|bytes| {
        if result.is_ok() {
            result = out.write_all(bytes);
        }
    });
    result
}

/// The expected result. Fails if a native audit disagrees, because its summary is then no reference.
fn expected(sample: &SampleTenant) -> Result<String, &'static str> {
    let expected = sample.expected();
    let mut users = Vec::new();
    sample.write(|bytes| users.extend_from_slice(bytes));
    let summary = summary(&users);
    if summary.totals() != expected.totals {
        return Err("an audit of the sample arrives at totals other than the expected ones");
    }
    Ok(format!(
        "{{\"bytes\": {}, \"rows\": {}, \"judged\": {}, \"totals\": {:?}, \
         \"options\": \"{}\", \"summary\": \"{}\"}}",
        users.len(),
        expected.rows,
        expected.evaluated,
        expected.totals.of,
        hex(&Options::default().bytes()),
        hex(&summary.bytes()),
    ))
}

fn summary(users: &[u8]) -> Summary {
    let files = [("users.csv", users), ("policies.txt", SAMPLE_POLICIES.as_bytes())];
    let sources =
        files.map(|(name, it)| SourceFile { name: name.to_owned(), bytes: it.len() as u64 });
    let mut session = AuditSession::new(&Options::default(), sources.into());
    while let Some(want) = session.want() {
        let file = files.get(want.file).map_or(&[][..], |it| it.1);
        let at = usize::try_from(want.offset).unwrap_or(usize::MAX).min(file.len());
        let rest = file.get(at..).unwrap_or_default();
        session.give(rest.get(..1 << 20).unwrap_or(rest));
    }
    session.audit().summary()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|it| format!("{it:02x}")).collect()
}
