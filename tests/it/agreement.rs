//! The audit, the console and pasted output agree: on the cells of comma-separated values, and on what a
//! user is provisioned with.

use call_landing::audit::{Audit, Mark, Options, Row};
use call_landing::editions::teams_calling_policy;
use call_landing::powershell::language::{Context, parse_in};
use call_landing::powershell::pasted::pasted;
use call_landing::powershell::reading::{Assumed, read_output};
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

/// Properties with the values that decide where a user is homed, and what license they have.
const SIGNALS: [(&str, &[&str]); 9] = [
    ("HostingProvider", &["", "SRV:", "sipfed.online.lync.com", "elsewhere"]),
    ("OnPremHostingProvider", &["", "SRV:"]),
    (
        "InterpretedUserType",
        &[
            "",
            "PureOnlineSfBUser",
            "PureOnlineTeamsUser",
            "PureOnlineTeamsOnlyUser",
            "HybridOnpremSfBUser",
            "HybridOnlineSfBUser",
            "HybridOnpremTeamsOnlyUser",
            "NoService",
            "DirSyncedSfBUserNoService",
        ],
    ),
    ("VoicePolicy", &["", "BusinessVoice", "HybridVoice", "Other"]),
    ("OnlineVoiceRoutingPolicy", &["", "Tag:Route"]),
    ("EnterpriseVoiceEnabled", &["", "True", "False"]),
    ("AssignedPlan", &["", "{}", "MCOEV", "TEAMS1", "System.Object[]"]),
    ("FeatureTypes", &["", "{}", "PhoneSystem", "Teams"]),
    ("LineURI", &["", "tel:+14255550100"]),
];

/// Every user with these properties varied, and the others blank.
fn users(varied: &[&str]) -> Vec<Vec<&'static str>> {
    SIGNALS.iter().fold(vec![Vec::new()], |users, (name, values)| {
        let values: &[&str] = if varied.contains(name) { values } else { &[""] };
        users
            .iter()
            .flat_map(|user| values.iter().map(move |it| [user.as_slice(), &[*it]].concat()))
            .collect()
    })
}

#[test]
fn the_audit_and_the_console_agree_on_every_user() {
    let home = &[
        "HostingProvider",
        "OnPremHostingProvider",
        "InterpretedUserType",
        "VoicePolicy",
        "OnlineVoiceRoutingPolicy",
    ];
    let license = &[
        "InterpretedUserType",
        "EnterpriseVoiceEnabled",
        "AssignedPlan",
        "FeatureTypes",
        "LineURI",
    ];
    let users = [users(home), users(license)].concat();
    assert!(users.len() > 1_500, "{}", users.len());
    let header: Vec<&str> = SIGNALS.iter().map(|it| it.0).collect();
    let mut file = format!("UserPrincipalName,{}\n", header.join(","));
    let mut printed = String::new();
    for (at, user) in users.iter().enumerate() {
        file += &format!("u{at}@contoso.com,{}\n", user.join(","));
        printed += &format!("UserPrincipalName : u{at}@contoso.com\n");
        for (name, value) in header.iter().zip(user) {
            printed += &format!("{name} : {value}\n");
        }
        printed += "\n";
    }
    let mut audit = Audit::new(&Options::default());
    audit.begin("users");
    audit.push(file.as_bytes());
    audit.end();
    let read = read_output(&printed);
    assert_eq!(read.users.len(), users.len());
    for (at, (user, console)) in users.iter().zip(&read.users).enumerate() {
        let facts = audit.rows().get(at).unwrap();
        let is_assumed = |mark| facts.has(mark);
        let by_audit = (
            facts.customer(),
            facts.licence(),
            is_assumed(Mark::CustomerAssumed),
            is_assumed(Mark::LicenceAssumed),
        );
        let by_console = (
            console.user.customer,
            console.user.licence,
            console.assumed.contains(&Assumed::Home),
            console.assumed.contains(&Assumed::License),
        );
        assert_eq!(by_console, by_audit, "{user:?}");
    }
}
