//! Saved files, read the way a spreadsheet reads them that does not know their format.

use call_landing::audit::export::{csv_cell, csv_header};
use call_landing::audit::{
    Audit, AuditSession, Options, SampleForm, SampleTenant, Selection, SourceFile, Task, UserFilter,
};
use proptest::prelude::*;

fn cell(text: &str) -> String {
    let mut out = String::new();
    csv_cell(text, &mut out);
    out
}

/// The characters that make a spreadsheet calculate, including their full-width forms.
const FORMULA: [char; 13] =
    ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '\u{2212}'];

/// Splits a file like a spreadsheet with this list separator that ignores quotes, and verifies that
/// no cell begins like a formula, whatever quotes and spaces precede it.
#[track_caller]
fn check(file: &str) {
    for separator in [',', ';', '\t', '|'] {
        for found in
            file.split([separator, '\n', '\r', '\u{85}', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}'])
        {
            let is_skipped =
                |it: char| it == '"' || it.is_whitespace() || it == '\u{feff}' || it == '\0';
            let found = found.trim_start_matches(is_skipped);
            assert!(!found.starts_with(FORMULA), "{found:?} by {separator:?} in {file:?}");
        }
    }
}

/// The complete result for a file of users.
fn saved(users: &[u8]) -> String {
    let mut session = AuditSession::new(
        &Options::default(),
        vec![SourceFile { name: "a".into(), bytes: users.len() as u64 }],
    );
    while let Some(want) = session.want() {
        session.give(&users[want.offset as usize..]);
    }
    session.begin(Task::Csv(Selection { filter: UserFilter::default(), only_found: None }, None));
    let mut text = session.output().text;
    while let Some(want) = session.want() {
        session.give(&users[want.offset as usize..]);
        text += &session.output().text;
    }
    text
}

#[test]
fn no_cell_runs_as_a_formula_by_whatever_separator_a_spreadsheet_splits() {
    for (text, expect) in [
        ("=1+1", "\"'=1+1\""),
        (" =1", "\"' =1\""),
        ("\0=1+1", "\"' =1+1\""),
        ("\t=1", "\"' =1\""),
        ("a\r\n=1", "\"a  =1\""),
        ("x;=1+1;", "\"x;'=1+1;\""),
        ("x, -1", "\"x,' -1\""),
        ("x|@SUM(A1)", "\"x|'@SUM(A1)\""),
        ("x;\"=1\"", "\"x;'\"\"=1\"\"\""),
        ("\"=1", "\"'\"\"=1\""),
        ("\u{feff}=1", "\"'\u{feff}=1\""),
        ("｡＝1", "\"｡＝1\""),
        ("＝1", "\"'＝1\""),
        ("|x", "\"'|x\""),
        ("Ann \"A\", B\0", "\"Ann \"\"A\"\", B \""),
        ("Ann-Marie O'Brien", "\"Ann-Marie O'Brien\""),
        ("ann+x=y@contoso.com", "\"ann+x=y@contoso.com\""),
        ("👨‍👩‍👧 Zoë", "\"👨‍👩‍👧 Zoë\""),
    ] {
        assert_eq!(cell(text), expect, "{text:?}");
        check(&cell(text));
    }
    check(&csv_header());
}

#[test]
fn a_name_out_of_json_cannot_hide_a_formula_behind_a_nul() {
    check(&saved(br#"[{"UserPrincipalName":"a@b","DisplayName":"\u0000=1+1"}]"#));
    check(&saved(br#"[{"UserPrincipalName":"a@b","DisplayName":"Ann\r\n=1+1"}]"#));
    check(&saved(br#"[{"UserPrincipalName":"=1+1","TeamsInteropPolicy":"x;=1+1;"}]"#));
}

#[test]
fn the_file_of_a_sample_tenant_is_no_formula_and_a_line_is_a_user() {
    for seed in 0..3 {
        let mut bytes = Vec::new();
        SampleTenant { seed, users: 3000, form: SampleForm::Csv }
            .write(|it| bytes.extend_from_slice(it));
        let text = saved(&bytes);
        check(&text);
        let mut audit = Audit::new(&Options::default());
        audit.begin("users");
        audit.push(&bytes);
        audit.end();
        let users = audit.rows().iter().filter(|it| it.is_read()).count();
        assert_eq!(text.lines().count(), users + 1);
    }
}

fn any_text() -> impl Strategy<Value = String> {
    let one = prop_oneof![
        3 => prop::sample::select(&FORMULA[..]),
        3 => prop::sample::select(&[',', ';', '\t', '|', '\n', '\r', '"', '\'', ' ', '\0', '\u{b}'][..]),
        1 => prop::sample::select(&['\u{feff}', '\u{a0}', '\u{85}', '\u{2028}', '\u{200b}', '\u{3000}'][..]),
        3 => any::<char>(),
    ];
    prop::collection::vec(one, 0..12).prop_map(String::from_iter)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn no_text_runs_as_a_formula(texts in prop::collection::vec(any_text(), 1..4)) {
        let cells: Vec<String> = texts.iter().map(|it| cell(it)).collect();
        check(&format!("{}\r\n{}\r\n", cells.join(","), cells.concat()));
    }

    /// Only the guard is added, and only quotes are doubled.
    #[test]
    fn nothing_of_a_text_is_lost_but_what_nobody_sees(text in "[ -~éＡ-Ｚ]{0,30}") {
        let cell = cell(&text);
        let inside = cell.strip_prefix('"').unwrap().strip_suffix('"').unwrap().replace("\"\"", "\"");
        let mut rest = text.chars().peekable();
        for it in inside.chars() {
            if rest.peek() == Some(&it) {
                rest.next();
            } else {
                prop_assert_eq!(it, '\'');
            }
        }
        prop_assert_eq!(rest.next(), None);
    }
}
