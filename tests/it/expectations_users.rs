//! Expectations about the users of exports of every edition, and the audit of those on the command line.

use call_landing::audit::whole::WholeFile;
use call_landing::command::{Exit, Host, run};
use call_landing::expectations::{Checked, Outcome, check, read};
use call_landing::text::expectations::{failing_users, outcome, place, problem};
use call_landing::text::exported::exported;
use std::sync::Arc;

/// Where the exports are.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/exports/");

/// A file of the folder, or one that a test writes: its content after a name that ends in `:`.
fn file(name: &str) -> Result<Vec<u8>, String> {
    match name.split_once(':') {
        Some((_, content)) => Ok(content.replace('\t', ",").replace("\\n", "\n").into_bytes()),
        None => {
            std::fs::read(format!("{FOLDER}{name}")).map_err(|_| format!("there is no {name}."))
        }
    }
}

fn checked(text: &str) -> Vec<Checked> {
    let rows = check(&read(text), &mut |names, edition| {
        let file = |name: &String| {
            let bytes = Arc::new(file(name)?);
            Ok(WholeFile { name: name.clone(), bytes })
        };
        let files: Vec<WholeFile> = names.iter().map(file).collect::<Result<_, String>>()?;
        exported(&files, edition).map(Arc::new)
    });
    assert!(!rows.is_empty(), "{text}");
    rows
}

/// One row, and what it comes to: `held`, or a sentence, and the users who fail.
#[track_caller]
fn row(columns: &str, cells: &str, expected: &[&str]) {
    let rules = "-|".repeat(columns.matches('|').count() + 1);
    let rows = checked(&format!("|{columns}|\n|{rules}\n|{cells}|\n"));
    let mut told = match &rows[0].outcome {
        Outcome::Held => vec![format!("held {}", rows[0].scenarios)],
        Outcome::Failed | Outcome::Empty => vec![outcome(&rows[0])],
        Outcome::NotUnderstood(it) => vec![format!("{} {}", place(it.place), problem(&it.kind))],
    };
    told.extend(failing_users(&rows[0]));
    assert_eq!(told, expected);
}

const ALL: &str = "users.csv, settings.csv, policies.csv, external.csv";

#[test]
fn exports_of_modes_are_asked() {
    let columns = "expect|edition|users|call|from-client";
    row(columns, "teams|2019-08|modes.csv|in-tenant|teams", &["held 2"]);
    row(
        columns,
        "teams|2019-08|modes.csv|in-tenant|sfb",
        &[
            "1 of 2 scenarios fail. Expected teams, got sfb for ben@contoso.example (rule sfb-stays-in-sfb).",
            "sfb (rule sfb-stays-in-sfb): ben@contoso.example",
        ],
    );
    // The policy says the mode, where it is not printed.
    row(
        "expect|edition|users|call|from-client",
        "teams|2019-08|a:UserPrincipalName\tTeamsUpgradePolicy\\nann@x.example\tUpgradeToTeams|in-tenant|sfb",
        &["held 1"],
    );
}

#[test]
fn joined_exports_of_today_are_asked() {
    let columns = "expect|edition|users|call";
    row(columns, "!nowhere|2026-08|users.csv,settings.csv,policies.csv|pstn-in", &["held 4"]);
    // Resource accounts are not asked. Two users fail in two calls each, and are counted once.
    row(
        columns,
        &format!("teams,voicemail|2026-08|{ALL}|pstn-in,colleague-teams"),
        &[
            "6 of 8 scenarios fail. Expected teams,voicemail, got forwarded for ann@contoso.example (rule forwarded).",
            "forwarded (rule forwarded): ann@contoso.example, dee@contoso.example",
            "blocked (rule calling-off): ben@contoso.example",
        ],
    );
    // What only some calls have: external access is off for one of them.
    row(
        columns,
        &format!("!blocked|2026-08|{ALL}|federated-teams"),
        &[
            "2 of 4 scenarios fail. Expected !blocked, got blocked for ben@contoso.example (rule calling-off).",
            "blocked (rule calling-off): ben@contoso.example",
            "blocked (rule organization-blocked): cy@contoso.example",
        ],
    );
    row(
        "expect|edition|users|call|door",
        &format!("blocked|2026-08|{ALL}|federated-teams|user-blocked"),
        &["held 4"],
    );
}

#[test]
fn what_no_file_says_never_lets_a_row_hold() {
    let columns = "expect|edition|users|call";
    let missing = |at: usize, keys: &str, who: &str, cmdlets: &str, column: &str| {
        format!(
            "3:{at} The files do not say {keys} of {who}, and where calls land depends on it. Export it with {cmdlets}, or add a column `{column}`, which counts for users of whom it is not known."
        )
    };
    let modes =
        "a:UserPrincipalName\tTeamsUpgradePolicy\tTitle\\nann@x.example\t\tx\\nben@x.example\t\ty";
    row(
        columns,
        &format!("teams|2019-08|{modes}|in-tenant"),
        &[&missing(16, "`mode`", "ann@x.example and 1 other user", "Get-CsOnlineUser", "mode")],
    );
    // Where it makes no difference, nobody has to say it.
    row(columns, &format!("teams,sfb|2019-08|{modes}|in-tenant"), &["held 2"]);
    // A column says it for users of whom it is not known, and for nobody else.
    row(
        "expect|edition|users|call|mode",
        &format!("teams|2019-08|{modes}|in-tenant|teams-only"),
        &["held 2"],
    );
    let policies = "users.csv,settings.csv";
    row(
        columns,
        &format!("!voicemail|2026-08|{policies}|pstn-in"),
        &[&missing(
            21,
            "`private-calling`",
            "cy@contoso.example",
            "Get-CsTeamsCallingPolicy",
            "private-calling",
        )],
    );
    // Somebody fails in any case, and others are told of.
    row(
        columns,
        &format!("!blocked|2026-08|{policies}|pstn-in"),
        &[
            "1 of 4 scenarios fail. Expected !blocked, got blocked for ben@contoso.example (rule calling-off).",
            "blocked (rule calling-off): ben@contoso.example",
            "The files do not say `private-calling` of cy@contoso.example, and where calls land depends on it.",
        ],
    );
    row(
        "expect|users|call",
        "nowhere|interop.csv|teams-voip",
        &[
            "3:10 The files do not say `customer` of ben@contoso.example, and where calls land depends on it. Export it with Get-CsOnlineUser, or add a column `customer`, which counts for users of whom it is not known.",
        ],
    );
    row("expect|users|call|customer", "nowhere|interop.csv|teams-voip|onprem", &["held 2"]);
    // Without the column, a user may have any policy.
    let bare = "a:UserPrincipalName\tTeamsUpgradeEffectiveMode\tLineUri\tFeatureTypes\tEnterpriseVoiceEnabled\\nann@x.example\tTeamsOnly\t+15550100\tPhoneSystem;CallingPlan\tTrue";
    let rows = checked(&format!("|{columns}|\n|-|-|-|-|\n|!blocked|2026-08|{bare}|pstn-in|\n"));
    assert!(
        matches!(&rows[0].outcome, Outcome::NotUnderstood(it) if problem(&it.kind).contains("`private-calling`"))
    );
}

#[test]
fn exports_that_do_not_fit_are_refused() {
    let columns = "expect|edition|users|call";
    row(
        columns,
        "!nowhere|2026-08|interop.csv|pstn-in",
        &[
            "3:19 The users in `interop.csv` cannot be read: interop.csv has a column `TeamsInteropPolicy`, so it is of edition 2017-12. Write that under `edition`.",
        ],
    );
    row(
        columns,
        "!nowhere||users.csv|pstn-in",
        &[
            "3:12 The users in `users.csv` cannot be read: users.csv has a column `AccountType`, so it is of edition 2026-08. Write that under `edition`.",
        ],
    );
    row(
        columns,
        "!nowhere|2026-08|users.csv, gone.csv|pstn-in",
        &["3:19 The users in `users.csv, gone.csv` cannot be read: there is no gone.csv."],
    );
    row(
        columns,
        "!nowhere|2026-08|users.csv, rejected.csv|pstn-in",
        &[
            "3:19 The users in `users.csv, rejected.csv` cannot be read: rejected.csv, line 2: Sideways is not a valid value for this column. Check whether the meaning chosen for this column is right.",
        ],
    );
    row(
        columns,
        "!nowhere|2026-08|users.csv, e:|pstn-in",
        &["3:19 The users in `users.csv, e:` cannot be read: e:: The file is empty."],
    );
    row(
        columns,
        "!nowhere|2026-08|policies.csv|pstn-in",
        &["3:19 The users in `policies.csv` cannot be read: no user was found in it."],
    );
    row(
        "expect|edition|users|call|answering",
        "!nowhere|2026-08|users.csv,settings.csv|pstn-in|ring",
        &[
            "3:19 The export answers `answering` for each user. Remove that column, or remove `users`.",
        ],
    );
    row(
        "expect|edition|users|call|policy",
        "!nowhere|2026-08|users.csv,settings.csv|pstn-in|Global",
        &["3:19 The export answers `policy` for each user. Remove that column, or remove `users`."],
    );
}

/// The files of the folder, and what is printed.
#[derive(Default)]
struct Folder {
    out: String,
    err: String,
}

impl Host for Folder {
    fn read(&mut self, name: &str) -> Result<Vec<u8>, String> {
        file(name)
    }

    fn write(&mut self, _: &str, _: &str) -> Result<(), String> {
        Err("it may not be opened.".to_owned())
    }

    fn out(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn err(&mut self, text: &str) {
        self.err.push_str(text);
    }
}

#[track_caller]
fn audit(words: &str, exit: Exit, out: &[&str], err: &str) -> Folder {
    let words: Vec<String> =
        ["audit"].into_iter().chain(words.split(' ')).map(str::to_owned).collect();
    let mut host = Folder::default();
    let ended = run(&words, &mut host);
    assert_eq!((ended, host.err.as_str()), (exit, err), "{words:?}\n{}", host.out);
    for it in out {
        assert!(host.out.contains(it), "{it}\n{}", host.out);
    }
    host
}

#[test]
fn an_audit_is_of_the_edition_that_the_columns_tell() {
    audit(
        "modes.csv",
        Exit::Held,
        &["By the rules of August 2019. 2 rows: 2 evaluated", "| In tenant, from SfB | 1 | 1 |  |"],
        "",
    );
    audit(
        "users.csv settings.csv policies.csv external.csv",
        Exit::Held,
        &[
            "By the rules of August 2026. 14 rows: 14 evaluated, 0 rejected. They are about 5 users.",
            "| Calls forwarded in a circle | 2 | Turn off forwarding (2) | ann@contoso.example → dee@contoso.example → ann@contoso.example; ",
            "| External, from Teams | 1 |  | 2 | 2 |",
            "| Get-CsPhoneNumberAssignment | how each line",
        ],
        "",
    );
    audit("interop.csv", Exit::Held, &["Users: 2 rows, 2 evaluated"], "");
    audit("interop.csv --edition 2019-08", Exit::Held, &["By the rules of August 2019"], "");
    audit(
        "users.csv settings.csv",
        Exit::NotUnderstood,
        &["By the rules of August 2026."],
        "The settings of the policy Own are not known. Add a file with them.\n",
    );
    audit(
        "modes.csv rejected.csv",
        Exit::NotUnderstood,
        &["3 rows: 2 evaluated, 1 rejected. They are about 2 users"],
        "rejected.csv:2: Sideways is not a valid value for this column. Check whether the meaning chosen for \
         this column is right.\n1 of 3 rows were rejected.\n",
    );
    audit(
        "policies.csv",
        Exit::NotUnderstood,
        &["They are about 0 users"],
        "No user was found in these files.\n",
    );
    let next = "Next: `call-landing --help` lists what there is.\n";
    audit(
        "b:UserPrincipalName\\nann@x.example",
        Exit::NotUnderstood,
        &[],
        &format!(
            "error: no column of these files tells which rules apply. Name them with `--edition`: 2017-12, 2019-08, 2026-08.\n{next}"
        ),
    );
    audit(
        "modes.csv --edition 2018-01",
        Exit::NotUnderstood,
        &[],
        &format!(
            "error: there is no edition `2018-01`. There are 2017-12, 2019-08, 2026-08.\n{next}"
        ),
    );
    let nothing = audit(
        "n:",
        Exit::NotUnderstood,
        &[],
        "n:: The file is empty.\nNo user was found in these files.\n",
    );
    assert!(nothing.out.starts_with("Users: 0 rows"));
}

#[test]
fn an_audit_as_json_has_a_record_for_each_user() {
    let host =
        audit("users.csv settings.csv policies.csv external.csv --json", Exit::Held, &[], "");
    let all: serde_json::Value = serde_json::from_str(&host.out).unwrap();
    assert_eq!(
        (&all["format"], &all["version"], &all["edition"]),
        (&"call-landing/audit".into(), &1.into(), &"2026-08".into())
    );
    assert_eq!(all["missing"], serde_json::json!(["numbers", "patterns", "federation"]));
    assert_eq!(
        all["landings"]["federated-teams"],
        serde_json::json!({ "teams": 1, "forwarded": 2, "blocked": 2 })
    );
    assert_eq!(
        all["problems"][1],
        serde_json::json!({ "problem": "circle", "effect": "lost", "users": 2,
            "fixes": [{ "fix": "Turn off forwarding", "users": 2 }] })
    );
    let users = all["users"].as_array().unwrap();
    assert_eq!(users.len(), 5);
    assert_eq!(
        users[0]["callsGoTo"],
        serde_json::json!(["dee@contoso.example", "ann@contoso.example"])
    );
    assert_eq!(users[1]["problems"], serde_json::json!(["unreachable", "blocked"]));
    assert_eq!(
        (&users[2]["policy"], &users[2]["lands"]["pstn-in"]),
        (&"Own".into(), &"voicemail".into())
    );
    // Written in parts, it is one document still.
    let rows: String = (0..2500).map(|it| format!("\\nu{it}@x.example\tTeamsOnly")).collect();
    let host = audit(
        &format!("m:UserPrincipalName\tTeamsUpgradeEffectiveMode{rows} --json"),
        Exit::Held,
        &[],
        "",
    );
    let all: serde_json::Value = serde_json::from_str(&host.out).unwrap();
    assert_eq!(all["users"].as_array().unwrap().len(), 2500);
}
