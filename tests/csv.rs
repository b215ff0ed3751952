//! Comma-separated values mean the same to the audit, to `Import-Csv` in the console, and to pasted
//! output.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails says where"
)]

use call_landing::audit::{Audit, Options, Row};
use call_landing::editions::teams_calling_policy;
use call_landing::powershell::language::{Context, parse_in};
use call_landing::powershell::pasted::pasted;
use call_landing::powershell::tenant::{Era, Input, Tenant, run};
use proptest::prelude::*;

/// The display names that the audit reads.
fn by_audit(file: &str) -> Vec<String> {
    let mut audit = Audit::new(&Options::default());
    audit.begin("users");
    audit.push(file.as_bytes());
    audit.end();
    let start = audit.start(0).unwrap();
    let mut reader = audit.row_reader(start).unwrap();
    let mut names = Vec::new();
    let mut take = |it: Row<'_>| names.extend(it.record.map(|it| it.display_name()));
    reader.push(&file.as_bytes()[start.place.offset as usize..], &mut take);
    reader.end(&mut take);
    names
}

/// The display names that `Import-Csv` reads, each with its length.
fn by_console(file: &str, delimiter: char) -> Vec<(usize, String)> {
    let script = format!(
        "$users = Import-Csv users.csv -Delimiter '{delimiter}'\nforeach ($u in $users) {{ \"$($u.DisplayName.Length):$($u.DisplayName)\" }}"
    );
    let input = Input { table: Some(file), ..Input::default() };
    let parsed = parse_in(&script, &Context::at(Era::Today));
    let run = run(&script, &parsed, &Tenant::example(Era::Today), input);
    let lines: Vec<String> =
        run.steps.iter().flat_map(|it| &it.lines).map(|it| it.text.clone()).collect();
    let all = lines.join("\n");
    let mut rest = all.as_str();
    let mut names = Vec::new();
    while let Some((length, after)) = rest.split_once(':') {
        let length: usize = length.trim_start_matches('\n').parse().unwrap();
        let end = after.char_indices().nth(length).map_or(after.len(), |it| it.0);
        names.push((length, after[..end].to_owned()));
        rest = &after[end..];
    }
    names
}

/// Asserts that every reader finds these names.
#[track_caller]
fn check(file: &str, delimiter: char, names: &[&str]) {
    // The audit puts the lines of a name on one.
    let found = by_audit(file);
    let on_one = |it: &str| it.split_whitespace().collect::<Vec<_>>().join(" ");
    let audit: Vec<String> = found.iter().map(|it| on_one(it)).collect();
    let expect: Vec<String> = names.iter().map(|it| on_one(it)).collect();
    assert_eq!(audit, expect, "the audit: {file:?}");
    let console: Vec<String> = by_console(file, delimiter).into_iter().map(|it| it.1).collect();
    assert_eq!(console, names, "the console: {file:?}");
    let pasted = pasted(file, &teams_calling_policy::EDITION);
    assert_eq!(pasted.user.as_deref(), Some("u0@contoso.com"), "pasted: {file:?}");
}

/// A file with these names, as programs write it.
fn file(names: &[&str], delimiter: char, end: &str, is_quoted: bool, last: bool) -> String {
    let cell = |it: &str| match is_quoted || it.contains(['"', '\n', '\r', delimiter]) {
        true => format!("\"{}\"", it.replace('"', "\"\"")),
        false => it.to_owned(),
    };
    let mut lines =
        vec![format!("UserPrincipalName{delimiter}DisplayName{delimiter}EnterpriseVoiceEnabled")];
    for (at, name) in names.iter().enumerate() {
        lines.push(format!("u{at}@contoso.com{delimiter}{}{delimiter}True", cell(name)));
    }
    let mut text = lines.join(end);
    if last {
        text.push_str(end);
    }
    text
}

#[test]
fn every_reader_finds_the_same_cells() {
    for names in [
        &["Anytown, WW", "Doe"][..],
        &["ha \"ha\" ha", "4"],
        &["{\"type\": \"Point\", \"coordinates\": [102.0, 0.5]}"],
        &["Once upon \na time", "8"],
        &["ha \n\"ha\" \nha", "4"],
        &["ʤ", "Zoë"],
        &["a;b", "c\td"],
    ] {
        for delimiter in [',', ';', '\t'] {
            for end in ["\n", "\r\n"] {
                for is_quoted in [false, true] {
                    for last in [false, true] {
                        check(&file(names, delimiter, end, is_quoted, last), delimiter, names);
                    }
                }
            }
        }
    }
    // Empty cells, with and without quotes.
    for empty in ["", "\"\""] {
        let text = format!(
            "UserPrincipalName,DisplayName,EnterpriseVoiceEnabled\nu0@contoso.com,{empty},True\n"
        );
        check(&text, ',', &[""]);
    }
    // Lines that end with a carriage return inside a cell keep it.
    let text = "UserPrincipalName,DisplayName,EnterpriseVoiceEnabled\r\nu0@contoso.com,\"Once upon \r\na time\",True\r\n";
    check(text, ',', &["Once upon \r\na time"]);
}

proptest! {
    #[test]
    fn any_names_are_the_same_to_every_reader(
        names in prop::collection::vec("[a-zA-Z0-9][a-zA-Z ,;\"\n]{0,12}[a-zA-Z0-9]", 1..5),
        delimiter in prop::sample::select(&[',', ';', '\t'][..]),
        is_quoted: bool,
        last: bool,
    ) {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        check(&file(&names, delimiter, "\r\n", is_quoted, last), delimiter, &names);
    }
}
