//! The questions, the two printed tables, and 200 links.

use super::*;

#[test]
fn keys_answers_and_defaults_are_those_that_were_published() {
    let lines: Vec<&str> = include_str!("../../fixtures/questions-2026-08.csv").lines().collect();
    assert_eq!(lines.len(), 27);
    assert_eq!(EDITION.questions.len(), lines.len());
    for (question, line) in EDITION.questions.iter().zip(lines) {
        let mut words = line.split(',');
        assert_eq!(words.next(), Some(question.key));
        let words: Vec<&str> = words.collect();
        assert_eq!(question.answers[usize::from(question.default)].token, words[0], "{line}");
        let tokens: BTreeSet<&str> = question.answers.iter().map(|it| it.token).collect();
        assert_eq!(tokens, words.iter().copied().collect(), "{line}");
        assert_eq!(tokens.len(), question.answers.len(), "{line}");
        assert!(question.asked.is_empty(), "no setting is lost by looking at another call");
    }
    assert_eq!(EDITION.id, "2026-08");
}

#[test]
fn an_instance_sets_the_fields_and_a_key_of_its_own_replaces_one() {
    assert_eq!(PRESETS.len(), 5);
    let off = "private-calling=false&voicemail=always-disabled&forward-user=false&forward-phone=false&delegation=false&call-groups=false";
    for name in ["DisallowCalling", "disallowcalling", "Tag:DisallowCalling", "tag:DISALLOWCALLING"]
    {
        assert_eq!(case(&format!("policy={name}")), case(off), "{name}");
        let replaced = case(&format!("private-calling=true&policy={name}"));
        assert_eq!(replaced, case(&off.replace("private-calling=false&", "")), "{name}");
    }
    assert_eq!(case("policy=AllowCalling"), case(""));
    assert_eq!(case("policy=AllowCallingPreventTollBypass"), case("prevent-toll-bypass=true"));
    assert_eq!(case("policy=AllowCallingPreventForwardingtoPhone"), case("forward-phone=false"));
}

#[test]
fn every_row_of_both_tables_is_met_and_answers_alike() {
    let rules = rules_by_oracle();
    assert_eq!((INBOUND.len(), OUTBOUND.len(), rules.len()), (228, 38, 166));
    for (table, is_outbound) in [(&*INBOUND, false), (&*OUTBOUND, true)] {
        let mut met = vec![0; table.len()];
        let mut state = 1;
        for at in 0..table.len() {
            if is_out_of_reach(&table[at]) {
                continue;
            }
            let mut tries = 0;
            while met[at] < 4 {
                tries += 1;
                assert!(tries < 60_000, "nothing meets {}", table[at].id);
                let case = toward(&table[at], random_case(&mut state), &mut state);
                let q = words(case);
                if oracle::derive(&q).0 == is_outbound {
                    met[decide(&q).row] += 1;
                    check(case, &rules);
                }
            }
        }
    }
}

/// Whether no answers give the facts of a row: only a call from a telephone number has a treatment that the
/// user chose.
fn is_out_of_reach(row: &Row) -> bool {
    let fact = |it: &str| row.facts.get(it).map_or("", |it| it.as_str());
    fact("caller").starts_with("federated") && fact("treatment").starts_with("chosen-")
}

/// A case changed so that it may well meet a row.
fn toward(row: &Row, case: Case, state: &mut u64) -> Case {
    row.facts.iter().fold(case, |case, (fact, value)| {
        let ways: Vec<Vec<(&str, &str)>> = ways_to(fact, value);
        let way = &ways[usize::try_from(next(state)).unwrap() % ways.len()];
        way.iter().fold(case, |case, (key, word)| {
            case.answered(key, word).unwrap_or_else(|| panic!("{key}={word}"))
        })
    })
}

/// Answers that give a fact a value.
fn ways_to<'a>(fact: &str, value: &'a str) -> Vec<Vec<(&'a str, &'a str)>> {
    let voice = || vec![("licensed", "yes"), ("enterprise-voice", "true"), ("number", "assigned")];
    let with = |more: &[(&'a str, &'a str)]| vec![[voice(), more.to_vec()].concat()];
    let away = [("prevent-toll-bypass", "true"), ("pstn", "direct-routing")];
    match (fact, value) {
        ("caller" | "to", it) => vec![vec![("call", it)]],
        ("home", "sfb-modes") => {
            ["sfb-only", "sfb-with-teams-collab"].map(|it| vec![("mode", it)]).to_vec()
        }
        ("home", it) => vec![vec![("mode", it)]],
        ("door", "blocked") => vec![vec![("door", "org-blocked")]],
        ("calling", it) => {
            vec![vec![("private-calling", if it == "on" { "true" } else { "false" })]]
        }
        ("number", "ready") => with(&[("pstn", "calling-plan"), ("prevent-toll-bypass", "false")]),
        ("number", "private") => {
            with(&[("pstn", "mobile"), ("prevent-toll-bypass", "false"), ("number", "private")])
        }
        ("number", "no-voice") => vec![
            vec![("number", "assigned"), ("pstn", "none")],
            vec![("number", "private"), ("pstn", "mobile"), ("licensed", "no")],
            vec![("number", "private"), ("pstn", "mobile"), ("enterprise-voice", "false")],
        ],
        ("number", "shared-calling") => {
            vec![vec![("number", "assigned"), ("pstn", "shared-calling")]]
        }
        ("number", "toll-bypass-away") => with(&[away[0], away[1], ("site", "unknown")]),
        ("number", "toll-bypass-wrong-plan") => {
            with(&[("prevent-toll-bypass", "true"), ("pstn", "operator-connect")])
        }
        ("number", it) => vec![vec![("number", it)]],
        ("treatment", "regular") => {
            vec![vec![
                ("pstn-treatment", "regular-incoming"),
                ("federated-treatment", "regular-incoming"),
            ]]
        }
        ("treatment", it) => match it.strip_prefix("chosen-") {
            Some(chosen) => {
                vec![vec![("pstn-treatment", "user-override"), ("pstn-choice", chosen)]]
            }
            None => vec![vec![("pstn-treatment", it), ("federated-treatment", it)]],
        },
        ("answering", "ring-others") => {
            ["also-colleague", "also-number", "also-delegates", "also-group"]
                .map(|it| vec![("answering", it), ("licensed", "yes")])
                .to_vec()
        }
        ("answering", "to-colleague") => ["to-colleague", "to-delegates", "to-group"]
            .map(|it| vec![("answering", it), ("licensed", "yes")])
            .to_vec(),
        ("answering", it) => vec![vec![("answering", it), ("licensed", "yes")]],
        ("answering_allowed" | "unanswered_allowed", it) => {
            let answer = if it == "yes" { "true" } else { "false" };
            let fields = ["forward-user", "forward-phone", "delegation", "call-groups"];
            vec![fields.map(|it| (it, answer)).to_vec()]
        }
        ("rules", "own") => vec![vec![("licensed", "yes")]],
        ("rules", _) => vec![vec![("licensed", "no"), ("unanswered", "group")]],
        ("busy", "ring") => vec![
            vec![("busy", "disabled")],
            vec![("busy", "user-override"), ("busy-choice", "ring")],
        ],
        ("busy", "busy-signal") => vec![
            vec![("busy", "enabled")],
            vec![("busy", "user-override"), ("busy-choice", "busy-signal")],
        ],
        ("busy", _) => vec![
            vec![("busy", "unanswered")],
            vec![("busy", "user-override"), ("busy-choice", "as-unanswered")],
        ],
        ("unanswered", "redirect") => ["colleague", "number", "delegates", "group"]
            .map(|it| vec![("unanswered", it), ("licensed", "yes")])
            .to_vec(),
        ("unanswered", "untouched") => vec![
            vec![("unanswered", "untouched")],
            vec![("licensed", "no"), ("answering", "to-number")],
        ],
        ("unanswered", it) => vec![vec![("unanswered", it), ("licensed", "yes")]],
        ("voicemail", "none") => vec![vec![("mailbox", "no")]],
        ("voicemail", "user") => vec![vec![("mailbox", "yes"), ("voicemail", "user-override")]],
        ("voicemail", "always") => vec![vec![("mailbox", "yes"), ("voicemail", "always-enabled")]],
        ("voicemail", _) => vec![vec![("mailbox", "yes"), ("voicemail", "always-disabled")]],
        ("voice", "ready") => with(&[]),
        ("voice", _) => vec![vec![("licensed", "no")], vec![("enterprise-voice", "false")]],
        ("dialout", it) => vec![vec![("dial-out", it)]],
        ("path", "lbr-other") => vec![vec![away[0], away[1], ("site", "other"), ("path", "ok")]],
        ("path", "lbr-unknown") => {
            vec![vec![away[0], away[1], ("site", "unknown"), ("path", "ok")]]
        }
        ("path", "wrong-plan") => vec![vec![("prevent-toll-bypass", "true")]],
        ("path", it) => vec![vec![("path", it), ("prevent-toll-bypass", "false")]],
        (fact, it) => {
            let key = ["door", "pstn", "state", "answered"].into_iter().find(|it| *it == fact);
            vec![vec![(key.unwrap_or_else(|| panic!("no such fact: {fact}")), it)]]
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn any_case_is_answered_like_the_oracle_and_survives_its_address(seed: u64) {
        let mut state = seed;
        let case = random_case(&mut state);
        check(case, &rules_by_oracle());
        // What is not said in the address is that the policy started as Global.
        let subject = Subject { case, preset: PRESETS.first() };
        let address = Address { subject, ..Address::first(&EDITION) };
        prop_assert_eq!(read_among(&write(&address), &[&EDITION]), (address, vec![]));
        let trace = case.trace();
        prop_assert_eq!(trace.decided.rule, case.decide().rule);
        let said = told::sentence(case, case.decide().verdict.landing);
        prop_assert!(said.ends_with('.') && !said.contains("  "), "{}", said);
        prop_assert!(told::derived(case).iter().all(|it| it.1.ends_with('.')));
        advise(case, subject.standing());
        prop_assert!(DOUBTS.iter().filter(|it| it.touches(case)).count() < DOUBTS.len());
    }
}

#[test]
fn two_hundred_links_give_landing_basis_and_alternative() {
    let mut count = 0;
    for line in include_str!("../../fixtures/links-2026-08.csv").lines().skip(1) {
        let [link, landing, basis, alternative] = line.split(',').collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        let (address, notices) = read_among(link, &[editions::default(), &EDITION]);
        assert_eq!((address.edition(), notices), (&EDITION, vec![]), "{link}");
        assert_eq!(
            written(address.case().decide().verdict),
            (landing, basis, alternative),
            "{link}"
        );
        count += 1;
    }
    assert_eq!(count, 200);
}
