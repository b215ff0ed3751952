//! The expectations of this repository: one for each rule, and those that notice every change of a rule.

use super::*;

fn document(path: &str) -> String {
    std::fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap_or_default()
}

/// A line for each rule: its example, and where the call must land.
fn every_rule() -> String {
    let mut out = "# Every rule with its example\n\nOne scenario for each rule, and where the call \
        must land in it. Written by the tests from the rules; the difference shows what a change of a rule \
        changes.\n"
        .to_owned();
    for edition in editions::ALL {
        out.push_str(&format!("\n## {}\n\n", edition.date));
        for rule in edition.all_rules() {
            let example = [&format!("edition={}", edition.id), rule.example];
            let example = example.into_iter().filter(|it| !it.is_empty());
            let address = example.collect::<Vec<_>>().join("&");
            let landing: &str = rule.then.landing.into();
            out.push_str(&format!("- {}: `#/explore?{address}` → {landing}\n", rule.id));
        }
    }
    out
}

#[test]
fn every_rule_has_an_example_among_the_expectations() {
    let path = "tests/expectations/every-rule.md";
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(format!("{}/{path}", env!("CARGO_MANIFEST_DIR")), every_rule()).unwrap();
    }
    assert_eq!(
        document(path),
        every_rule(),
        "run the test with UPDATE_GOLDEN=1 and read the difference"
    );
}

#[test]
fn our_own_expectations_hold_and_notice_every_change_of_a_rule() {
    let mut rows = Vec::new();
    for name in ["2017-12-guide", "2019-08-modes", "2026-08-today", "every-rule"] {
        let path = format!("tests/expectations/{name}.md");
        let (suite, checked) = checked(&document(&path));
        assert!(suite.problems.is_empty() && checked.len() > 10, "{path}");
        for row in &checked {
            assert_eq!(
                row.outcome,
                Outcome::Held,
                "{path}:{} {}",
                place(row.row.place),
                outcome(row)
            );
        }
        rows.extend(checked);
    }
    for strength in strength(&rows) {
        assert_eq!(strength.noticed, strength.changes, "{:?}", strength.unnoticed);
    }
}
