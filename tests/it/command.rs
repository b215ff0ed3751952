//! The command line, natively: what it prints where, and how it ends.

use call_landing::command::{Exit, Host, run};
use std::collections::BTreeMap;

/// Files and streams in memory.
#[derive(Default)]
struct Memory {
    files: BTreeMap<String, Vec<u8>>,
    out: String,
    err: String,
}

impl Host for Memory {
    fn read(&mut self, file: &str) -> Result<Vec<u8>, String> {
        self.files.get(file).cloned().ok_or_else(|| "there is no such file.".to_owned())
    }

    fn write(&mut self, file: &str, text: &str) -> Result<(), String> {
        if file.starts_with("no/") {
            return Err("it may not be opened.".to_owned());
        }
        self.files.insert(file.to_owned(), text.as_bytes().to_vec());
        Ok(())
    }

    fn out(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn err(&mut self, text: &str) {
        self.err.push_str(text);
    }
}

const HELD: &str = "|expect|\n|---|\n|sfb|\n";
const FAILING: &str = "|expect|\n|---|\n|teams|\n";
const ERRING: &str = "|expect|\n|---|\n|teems|\n";

fn host() -> Memory {
    let mut host = Memory::default();
    for (name, text) in [
        ("held.md", HELD),
        ("failing.md", FAILING),
        ("erring.md", ERRING),
        ("empty.md", "nothing\n"),
        ("-", HELD),
        ("folder\\users.md", "|expect|users|\n|---|---|\n|sfb|staff.csv|\n"),
        (
            "folder\\staff.csv",
            "UserPrincipalName,TeamsInteropPolicy,EnterpriseVoiceEnabled,HostingProvider\nann@contoso.example,,True,sipfed.online.lync.com\n",
        ),
        ("bad.csv", "UserPrincipalName,TeamsInteropPolicy\nann@contoso.example,Unheard\n"),
        ("bad.md", "|expect|users|\n|---|---|\n|sfb|bad.csv|\n"),
    ] {
        host.files.insert(name.to_owned(), text.as_bytes().to_vec());
    }
    host.files.insert(
        "utf-16.md".to_owned(),
        [0xff, 0xfe].into_iter().chain(HELD.encode_utf16().flat_map(u16::to_le_bytes)).collect(),
    );
    host.files.insert("latin.md".to_owned(), b"|expect|\n|---|\n|sfb \xe9|\n".to_vec());
    host
}

#[track_caller]
fn ends(words: &str, exit: Exit, out: &str, err: &str) -> Memory {
    let words: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
    let mut host = host();
    let ended = run(&words, &mut host);
    assert_eq!(ended, exit, "{words:?}\n{}\n{}", host.out, host.err);
    assert!(host.out.contains(out) && (!out.is_empty() || host.out.is_empty()), "{}", host.out);
    assert!(host.err.contains(err) && (!err.is_empty() || host.err.is_empty()), "{}", host.err);
    host
}

#[test]
fn the_exit_status_says_what_came_of_it() {
    ends("test held.md", Exit::Held, "1 held, 0 failed", "");
    ends("test -", Exit::Held, "stdin: 1 held", "");
    ends("test held.md failing.md", Exit::Failed, "FAILED teams", "");
    ends("test held.md failing.md erring.md", Exit::NotUnderstood, "Did you mean `teams`?", "");
    ends("test empty.md", Exit::NotUnderstood, "There are no expectations in this file.", "");
    ends(
        "test missing.md",
        Exit::NotUnderstood,
        "The file cannot be read: there is no such file.",
        "",
    );
    ends("test latin.md", Exit::NotUnderstood, "it is not text in UTF-8", "");
    ends("test utf-16.md", Exit::Held, "1 held", "");
    ends(
        "test held.md --min-strength 90",
        Exit::Weak,
        "Strength: ",
        "less than the 90 % asked for",
    );
    ends("test held.md --min-strength 0", Exit::Held, "Strength: ", "");
    ends("test failing.md --min-strength 90", Exit::Failed, "FAILED", "");
}

#[test]
fn standard_output_has_the_format_alone() {
    let host = ends("test failing.md --format json", Exit::Failed, "{\n", "1 expectation: 0 held");
    assert!(serde_json::from_str::<serde_json::Value>(&host.out).is_ok());
    let host = ends(
        "test held.md --format junit=out.xml --format tap --format=sarif=out.sarif",
        Exit::Held,
        "TAP version 13",
        "1 expectation: 1 held",
    );
    assert!(host.files.contains_key("out.xml") && host.files.contains_key("out.sarif"));
    ends(
        "test held.md --format junit=no/out.xml",
        Exit::NotUnderstood,
        "",
        "cannot write `no/out.xml`: it may not be opened.",
    );
}

#[test]
fn what_is_asked_for_wrongly_is_told_with_what_there_is() {
    ends("", Exit::NotUnderstood, "", "no command was given");
    ends("tests x.md", Exit::NotUnderstood, "", "Did you mean `test`?");
    ends("test", Exit::NotUnderstood, "", "needs a Markdown file");
    ends("test held.md --formt json", Exit::NotUnderstood, "", "Did you mean `--format`?");
    ends("test held.md --format jnit", Exit::NotUnderstood, "", "Did you mean `junit`?");
    ends("test held.md --format", Exit::NotUnderstood, "", "`--format` needs a value");
    ends(
        "test held.md --format json --format tap",
        Exit::NotUnderstood,
        "",
        "two formats would go to standard output",
    );
    ends("test held.md --min-strength 101", Exit::NotUnderstood, "", "takes a percentage");
    ends("rules --edition 2018", Exit::NotUnderstood, "", "There are 2017-12, 2019-08, 2026-08.");
    ends("answer https://docs.example/", Exit::NotUnderstood, "", "it has no `#/`");
    ends("answer #/explore?customer=x", Exit::NotUnderstood, "", "customer");
}

#[test]
fn links_rules_help_and_version() {
    ends("answer #/explore?customer=hybrid", Exit::Held, "lands in Skype for Business", "");
    let host = ends(
        "answer --json https://docs.example/#/explore?edition=2026-08&answered=no",
        Exit::Held,
        "voicemail",
        "",
    );
    let answer: serde_json::Value = serde_json::from_str(&host.out).unwrap();
    assert_eq!(answer["landing"], "voicemail");
    let host = ends("rules --edition 2026-08 --json", Exit::Held, "call-landing/edition", "");
    let table: serde_json::Value = serde_json::from_str(&host.out).unwrap();
    assert!(
        table["rules"].as_array().unwrap().len() > 100 && table["license"] == "MIT OR Apache-2.0"
    );
    assert!(!table["doubts"].as_array().unwrap().is_empty());
    for words in ["--help", "test --help", "help rules", "answer -h", "audit --help"] {
        ends(words, Exit::Held, "Usage: call-landing", "");
    }
    ends("--version", Exit::Held, env!("CARGO_PKG_VERSION"), "");
}

#[test]
fn exports_are_read_beside_the_file_that_names_them() {
    ends("test folder\\users.md", Exit::Held, "1 held", "");
    ends(
        "test bad.md",
        Exit::NotUnderstood,
        "cannot be read: the settings of the policy Unheard of some user",
        "",
    );
    ends("audit folder\\staff.csv", Exit::Held, "Users: 1 row, 1 evaluated, 0 rejected.", "");
    ends("audit folder\\staff.csv --json", Exit::Held, "call-landing/audit", "");
    ends(
        "audit bad.csv",
        Exit::NotUnderstood,
        "0 evaluated",
        "The settings of the policy Unheard are not known.",
    );
    ends("audit missing.csv", Exit::NotUnderstood, "", "cannot read `missing.csv`");
}

#[test]
fn repeated_users_and_files_are_asked_about() {
    let mut host = Memory::default();
    let modes = "UserPrincipalName,TeamsUpgradeEffectiveMode\na@b.c,Islands\nA@b.c,TeamsOnly\na@b.c,Islands\n";
    let interop = "UserPrincipalName,TeamsInteropPolicy\na@b.c,\nd@b.c,\na@b.c,\n";
    for (name, text) in [("modes.csv", modes), ("same.csv", modes), ("interop.csv", interop)] {
        host.files.insert(name.to_owned(), text.as_bytes().to_vec());
    }
    let mut tried = |line: &str| {
        host.out.clear();
        host.err.clear();
        let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
        let exit = run(&words, &mut host);
        (exit, host.out.clone(), host.err.clone())
    };
    let (exit, _, err) = tried("audit modes.csv");
    assert_eq!(exit, Exit::NotUnderstood);
    assert!(err.contains("1 of 2. The first row of each user counts."), "{err}");
    let (exit, out, err) = tried("audit modes.csv same.csv --repeated last");
    assert_eq!(exit, Exit::Held, "{err}");
    assert!(err.contains("same.csv has the same content as modes.csv and was read once."), "{err}");
    assert!(out.contains("They are about 1 user."), "{out}");
    let (exit, _, err) = tried("audit modes.csv --repeated middle");
    assert_eq!(exit, Exit::NotUnderstood);
    assert!(err.contains("takes `first` or `last`"), "{err}");
    let (exit, _, err) = tried("audit interop.csv");
    assert_eq!(exit, Exit::NotUnderstood);
    assert!(err.contains("Rows that repeat a user of an earlier row: 1."), "{err}");
}

#[test]
fn a_column_with_a_name_of_its_own_can_be_named() {
    let mut host = host();
    let file = "Konto,TeamsInteropPolicy,EnterpriseVoiceEnabled,HostingProvider\nann@contoso.example,,True,sipfed.online.lync.com\n";
    host.files.insert("own.csv".to_owned(), file.as_bytes().to_vec());
    let mut tried = |words: &[&str]| {
        host.out.clear();
        host.err.clear();
        let words: Vec<String> = words.iter().map(|it| (*it).to_owned()).collect();
        let exit = run(&words, &mut host);
        (exit, host.out.clone(), host.err.clone())
    };
    let (exit, _, err) = tried(&["audit", "own.csv"]);
    assert_eq!(exit, Exit::NotUnderstood);
    assert!(err.contains("Name the column with the sign-in names: --names COLUMN."), "{err}");
    let (exit, out, err) = tried(&["audit", "own.csv", "--names", "konto"]);
    assert_eq!((exit, err.as_str()), (Exit::Held, ""));
    assert!(out.contains("1 row, 1 evaluated"), "{out}");
    let (exit, _, err) = tried(&["audit", "own.csv", "--names", "Account"]);
    assert_eq!(exit, Exit::NotUnderstood);
    assert!(err.contains("No file has a column named Account (--names)."), "{err}");
}
