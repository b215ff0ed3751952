//! The public address: what it says, what it forgives, and that it stays readable.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails says where"
)]

use call_landing::link::{Address, Problem, SHOWN, View, read, write};
use call_landing::routing::{InteropPolicy, PRECONFIGURED, Scenario, route};
use proptest::prelude::*;
use std::collections::BTreeMap;

#[test]
fn every_state_survives_writing_and_reading() {
    for view in [View::Explore, View::About] {
        for instance in PRECONFIGURED {
            for scenario in Scenario::all() {
                let address = Address { view, instance, scenario, ..Address::default() };
                assert_eq!(read(&write(&address)), (address, vec![]), "{}", write(&address));
            }
        }
    }
}

#[test]
fn frozen_links_open_with_their_verdict() {
    let lines = include_str!("fixtures/links-v1.txt").lines();
    let mut opened = 0;
    for line in lines.filter(|line| !line.starts_with("# ") || line.starts_with("# |")) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [link, landing, basis, rule] = cells[..] else { panic!("four cells: {line}") };
        let (address, notices) = read(link);
        let ruling = route(&address.scenario);
        let words: [&str; 3] =
            [ruling.landing().into(), ruling.basis().into(), ruling.decided_by.into()];
        assert_eq!(words, [landing, basis, rule], "{link}");
        assert_eq!(notices, vec![], "{link}");
        opened += 1;
    }
    assert_eq!(opened, 35);
}

#[track_caller]
fn check_written(change: impl FnOnce(&mut Address), expect: &str) {
    let mut address = Address::default();
    change(&mut address);
    assert_eq!(write(&address), expect);
}

#[test]
fn only_what_differs_is_written() {
    check_written(|_| {}, "#/explore");
    check_written(|it| it.view = View::About, "#/about");
    check_written(
        |it| it.scenario.call = "teams-chat".parse().unwrap(),
        "#/explore?call=teams-chat",
    );
    check_written(
        |it| it.scenario.policy.calling_default_client = "teams".parse().unwrap(),
        "#/explore?calling=teams",
    );
    check_written(
        |it| {
            it.instance = InteropPolicy::named("AllowOverrideCallingDefaultChatTeams").unwrap();
            it.scenario.policy = it.instance.fields;
            it.scenario.policy.allow_end_user_client_override = "false".parse().unwrap();
            it.scenario.licence = "no".parse().unwrap();
        },
        "#/explore?policy=AllowOverrideCallingDefaultChatTeams&override=false&licensed=no",
    );
}

/// Holds that a link gives the default verdict and this one notice.
#[track_caller]
fn check_notice(link: &str, problem: Problem, key: &str, found: &str) {
    let (address, notices) = read(link);
    assert_eq!(Address { view: View::Explore, ..address }, Address::default());
    let told: Vec<_> =
        notices.iter().map(|it| (it.problem, it.key.as_str(), it.found.as_str())).collect();
    assert_eq!(told, [(problem, key, found)]);
}

#[test]
fn what_is_wrong_is_named_and_the_default_stands_in() {
    check_notice("#/explor", Problem::UnknownView, "", "explor");
    check_notice("#/explore?call=fax", Problem::BadValue, "call", "fax");
    check_notice("#/explore?call=", Problem::BadValue, "call", "");
    check_notice("#/explore?call", Problem::BadValue, "call", "");
    check_notice("#/explore?customer=none", Problem::BadValue, "customer", "none");
    check_notice(
        "#/explore?policy=Tag:CustomPolicy",
        Problem::BadValue,
        "policy",
        "Tag:CustomPolicy",
    );
    check_notice("#/explore?override=yes", Problem::BadValue, "override", "yes");
    check_notice("#/explore?calling=skype", Problem::BadValue, "calling", "skype");
    check_notice("#/explore?chat=1", Problem::BadValue, "chat", "1");
    check_notice("#/explore?choice=default", Problem::BadValue, "choice", "default");
    check_notice("#/explore?licensed=true", Problem::BadValue, "licensed", "true");
    check_notice("#/explore?edition=2018", Problem::BadValue, "edition", "2018");
    check_notice("#/explore?call=teams-voip&call=sfb-voip", Problem::Repeated, "call", "sfb-voip");
    check_notice(
        "#/explore?call=teams-voip&call=teams-voip&call=x",
        Problem::Repeated,
        "call",
        "teams-voip",
    );
}

#[test]
fn unknown_keys_are_ignored_and_keys_come_in_any_order_and_case() {
    let (one, notices) = read("#/explore?call=pstn-out&theme=dark&customer=hybrid&&=&x");
    let (other, _) = read("#/Explore/?CUSTOMER=Hybrid&Call=PSTN-OUT");
    assert_eq!(one, other);
    assert_eq!(notices, vec![]);
    assert_eq!(write(&one), "#/explore?customer=hybrid&call=pstn-out");
}

#[test]
fn a_bad_value_costs_nothing_else() {
    let (address, notices) = read("#/explore?customer=hybrid&call=fax&licensed=no");
    assert_eq!(write(&address), "#/explore?customer=hybrid&licensed=no");
    assert_eq!(notices.len(), 1);
}

#[test]
fn values_are_shown_short_and_without_marks_that_turn_text() {
    let (_, notices) = read(&format!("#/explore?call={}", "x".repeat(1_000_000)));
    assert_eq!(notices[0].found.chars().count(), SHOWN + 1);
    assert!(notices[0].found.ends_with('…'));
    let (_, notices) = read(&format!("#/explore?call={}", "x".repeat(SHOWN)));
    assert_eq!(notices[0].found, "x".repeat(SHOWN));
    let (_, notices) = read("#/explore?call=a%00b%E2%80%AEc%E2%81%A6d\u{200B}e\u{7f}");
    assert_eq!(notices[0].found, "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\u{FFFD}");
}

#[test]
fn there_is_at_most_one_notice_a_key() {
    let many = "&call=x&policy=y&customer=z".repeat(10_000);
    let (_, notices) = read(&format!("#/nowhere?{many}"));
    assert_eq!(notices.len(), 4);
}

/// Fragments with the format's own words in them, so that most get past the first check.
fn almost_a_link() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("explore".to_owned()),
        Just("?".to_owned()),
        Just("&".to_owned()),
        Just("=".to_owned()),
        Just("policy".to_owned()),
        Just("call".to_owned()),
        Just("tag:".to_owned()),
        Just("teams-voip".to_owned()),
        Just("%".to_owned()),
        Just("%zz".to_owned()),
        Just("amp;".to_owned()),
        Just("Global".to_owned()),
        any::<String>(),
    ];
    proptest::collection::vec(word, 0..24).prop_map(|words| words.concat())
}

proptest! {
    #[test]
    fn no_fragment_breaks_reading(fragment in almost_a_link()) {
        let (address, notices) = read(&fragment);
        let mut keys = BTreeMap::new();
        for notice in &notices {
            prop_assert!(notice.found.chars().count() <= SHOWN + 1);
            prop_assert!(!notice.found.chars().any(char::is_control));
            *keys.entry(notice.key.clone()).or_insert(0) += 1;
        }
        prop_assert!(keys.values().all(|&count| count == 1));
        prop_assert_eq!(read(&write(&address)).0, address);
    }
}
