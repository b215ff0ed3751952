//! The public address: what it says, what it forgives, and that it stays readable.

use call_landing::editions;
use call_landing::link::{Address, Problem, SHOWN, View, read, write};
use call_landing::routing::{Case, Role, Subject, scenarios};
use proptest::prelude::*;
use std::collections::BTreeMap;

#[test]
fn every_state_survives_writing_and_reading() {
    for &edition in editions::ALL {
        let presets = edition.policy.presets.iter();
        // Without a key of its own, the preset is the one that has the fields.
        let presets = presets.take(if edition.policy.key.is_some() { usize::MAX } else { 1 });
        for preset in presets {
            for case in scenarios(edition) {
                let subject = Subject { case, preset: Some(preset) }.asked(case);
                for view in [View::Explore, View::About] {
                    let address = Address { view, subject, ..Address::first(edition) };
                    assert_eq!(read(&write(&address)), (address, vec![]), "{}", write(&address));
                }
            }
        }
    }
}

#[test]
fn frozen_links_open_with_their_verdict() {
    let lines = include_str!("../fixtures/links-v1.txt").lines();
    let mut opened = 0;
    for line in lines.filter(|line| !line.starts_with("# ") || line.starts_with("# |")) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [link, landing, basis, rule] = cells[..] else { panic!("four cells: {line}") };
        let (address, notices) = read(link);
        let decision = address.case().decide();
        let verdict = decision.verdict;
        let words: [&str; 3] = [verdict.landing.into(), verdict.basis.into(), decision.rule.id];
        assert_eq!(words, [landing, basis, rule], "{link}");
        assert_eq!(notices, vec![], "{link}");
        opened += 1;
    }
    assert_eq!(opened, 58);
}

/// Verifies how the default question with some other answers is written.
#[track_caller]
fn check_written(change: impl FnOnce(&mut Address), expect: &str) {
    let mut address = Address::default();
    change(&mut address);
    assert_eq!(write(&address), expect);
}

/// Answers a question, by the words of the address.
fn answer(address: &mut Address, key: &str, token: &str) {
    let case: Case = address.case().answered(key, token).unwrap();
    address.subject = address.subject.asked(case);
}

#[test]
fn only_what_differs_is_written() {
    check_written(|_| {}, "#/explore");
    check_written(|it| it.view = View::About, "#/about");
    check_written(|it| answer(it, "call", "teams-chat"), "#/explore?call=teams-chat");
    check_written(|it| answer(it, "calling", "teams"), "#/explore?calling=teams");
    check_written(
        |it| {
            let preset = it.edition().preset("AllowOverrideCallingDefaultChatTeams").unwrap();
            it.subject = it.subject.granted(preset);
            answer(it, "override", "false");
            answer(it, "licensed", "no");
        },
        "#/explore?policy=AllowOverrideCallingDefaultChatTeams&override=false&licensed=no",
    );
}

/// Verifies that a link gives the default verdict and this one notice.
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
fn the_landing_that_why_not_asks_about_is_read_and_written_on_explore_alone() {
    let (address, notices) = read("#/explore?call=teams-voip&WHY-NOT=Sfb");
    assert_eq!(write(&address), "#/explore?call=teams-voip&why-not=sfb");
    assert_eq!(notices, vec![]);
    for (link, expect) in [
        ("#/explore?why-not=teams", "#/explore"),
        ("#/goal?why-not=sfb", "#/goal"),
        ("#/rules?why-not=moon", "#/rules"),
    ] {
        let (address, notices) = read(link);
        assert_eq!((write(&address).as_str(), notices), (expect, vec![]));
    }
    check_notice("#/explore?why-not=moon", Problem::BadValue, "why-not", "moon");
    check_notice("#/explore?why-not=sfb&why-not=sfb", Problem::Repeated, "why-not", "sfb");
}

#[test]
fn an_address_copied_out_of_a_page_source_opens() {
    let (address, notices) = read("#/explore?customer=hybrid&amp;call=pstn-out&amp;licensed=no");
    assert_eq!(write(&address), "#/explore?customer=hybrid&licensed=no&call=pstn-out");
    assert_eq!(notices, vec![]);
    let (address, notices) = read("#%2Fexplore%3Fcall%3Dpstn%2Dout%26licensed%3Dno");
    assert_eq!(write(&address), "#/explore?licensed=no&call=pstn-out");
    assert_eq!(notices, vec![]);
}

#[test]
fn the_keys_of_the_questions_are_the_addresses_for_ever() {
    let keys = |is_role: fn(Role) -> bool| -> Vec<String> {
        let all = editions::ALL.iter();
        all.map(|it| it.of_role(is_role).map(|it| it.1.key).collect::<Vec<_>>().join(" ")).collect()
    };
    assert_eq!(
        keys(|_| true),
        [
            "customer override calling chat choice licensed call",
            "call mode from-mode from-client from-home pstn",
            "call mode door number pstn site licensed enterprise-voice mailbox dial-out private-calling \
             pstn-treatment federated-treatment voicemail busy forward-user forward-phone delegation \
             call-groups prevent-toll-bypass pstn-choice busy-choice answering unanswered state answered \
             path",
        ]
    );
    assert_eq!(
        keys(|it| it == Role::Policy),
        [
            "override calling chat",
            "mode",
            "private-calling pstn-treatment federated-treatment voicemail busy forward-user \
             forward-phone delegation call-groups prevent-toll-bypass",
        ]
    );
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
        prop_assert_eq!(read(&write(&address)), (address, vec![]));
    }
}
