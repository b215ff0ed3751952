//! Every case of the oracle, opened by link, is answered as the oracle says.

use std::time::{Duration, Instant};

use browser_tests::oracle::{self, Case};
use browser_tests::page::{Page, answers, asks};
use browser_tests::tests;
use serde_json::Value;

tests! { "oracle";
    CHROMIUM: every_case_is_answered_by_link;
    FIREFOX_AND_WEBKIT: a_sample_of_cases_is_answered_by_link;
    ALL: cases_are_answered_on_a_full_load;
}

fn every_case_is_answered_by_link(page: &Page<'_>) {
    let cases = oracle::shuffled();
    assert_eq!(cases.len(), 216);
    follow(page, &cases);
}

fn a_sample_of_cases_is_answered_by_link(page: &Page<'_>) {
    let cases: Vec<Case> = oracle::shuffled().into_iter().step_by(9).collect();
    follow(page, &cases);
}

fn cases_are_answered_on_a_full_load(page: &Page<'_>) {
    for case in oracle::shuffled().into_iter().step_by(43) {
        page.open(&case.fragment());
        page.wait_for_case(&case);
    }
}

/// Follows a link to each case, and tells of all that are answered wrongly.
fn follow(page: &Page<'_>, cases: &[Case]) {
    page.open("");
    let mut wrong = Vec::new();
    for case in cases {
        page.follow(&case.fragment());
        page.wait_for(&format!("the pickers to ask for {case:?}"), |shown| {
            asks(shown, case) && shown["pickers"]["policy"] == *case.policy()
        });
        if let Err(shown) = soon(page, case) {
            wrong.push(format!("{case:?}\n  is answered {}", shown["verdict"]));
        }
        assert!(wrong.len() < 10, "many cases are answered wrongly:\n{}", wrong.join("\n"));
    }
    assert!(wrong.is_empty(), "{} cases are answered wrongly:\n{}", wrong.len(), wrong.join("\n"));
}

/// The verdict belongs to the pickers within one frame, so a wrong one need not be awaited for long.
fn soon(page: &Page<'_>, case: &Case) -> Result<(), Value> {
    let start = Instant::now();
    loop {
        let shown = page.snapshot();
        if answers(&shown, case) {
            return Ok(());
        }
        if start.elapsed() > Duration::from_secs(1) {
            return Err(shown);
        }
    }
}
