//! Marks, escapes and formats of what is saved.

use super::*;

#[test]
fn a_script_has_the_mark_once_however_often_it_is_saved() {
    for text in ["", "Get-CsOnlineUser", "\u{feff}# Muñoz", "\u{feff}\u{feff}a"] {
        let bytes = script_file(&script_file(text)).into_bytes();
        assert_eq!(bytes[..3], [0xef, 0xbb, 0xbf], "{text:?}");
        assert_ne!(bytes.get(3..6), Some(&[0xef, 0xbb, 0xbf][..]), "{text:?}");
        assert_eq!(bytes[3..], *text.trim_start_matches('\u{feff}').as_bytes());
    }
    let bytes = file(&to_teams(), &[("muñoz@contoso.com", None)]).unwrap().into_bytes();
    assert_eq!(bytes[..5], [0xef, 0xbb, 0xbf, b'<', b'#']);
}

#[test]
fn a_text_of_json_ends_no_script_and_no_line() {
    assert_eq!(
        json_text("a\"\\\n\u{1}</script>\u{2028}"),
        "\"a\\\"\\\\\\n\\u0001\\u003c/script>\\u2028\""
    );
}

#[test]
fn results_come_as_rows_and_as_json() {
    let (bytes, audit) = sample();
    let summary = audit.summary();
    let landing_table = LandingTable::new(UserChoice::None);
    let (mut csv, mut json) = (csv_header(), Vec::new());
    let start = audit.file_starts()[0];
    let mut row_reader = audit.row_reader(start).unwrap();
    row_reader.push(&bytes[start.place.offset as usize..], &mut |it: Row<'_>| {
        let facts = audit.rows().get(it.row).unwrap();
        if let Some(record) = it.record.filter(|_| facts.is_read()) {
            let landings = landing_table.of(facts, &summary.policies);
            let row = ResultRow::new(record, facts, &summary.policies, landings);
            row.csv(&mut csv);
            let mut line = String::new();
            row.json(&mut line);
            json.push(line);
        }
    });
    assert!(!csv.contains("\"=HYPERLINK"));
    assert!(csv.contains("\"'=HYPERLINK"));
    // Our own reader also accepts the result.
    let mut back = Audit::new(&Options::default());
    back.begin("result");
    back.push(csv.replacen("sign-in", "UPN", 1).as_bytes());
    back.end();
    assert_eq!(back.summary().evaluated() as usize, json.len());
    assert!(json[0].contains("\"lands\":{\"teams-voip\":"));
    let text = markdown(&summary);
    assert!(text.contains("2000 rows"), "{text}");
}
