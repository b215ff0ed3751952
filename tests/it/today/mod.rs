//! The edition of today against its oracle: the two printed tables, 200 links, and the rules of the house.

mod oracle;
mod people;

use call_landing::editions::teams_calling_policy::{DOUBTS, EDITION, EVENTS, PRESETS, to_today};
use call_landing::editions::{self, teams_upgrade_policy};
use call_landing::link::{Address, read_among, write};
use call_landing::powershell::{Command, assign, remedy_commands};
use call_landing::routing::{
    Basis, Case, Change, Condition, FactAt, Landing, Next, Partial, Passage, Rank, Remedy, Role,
    Settled, Subject, Verdict, advise, carry_over, leaves, moves, remedies,
};
use call_landing::text::told;
use oracle::{INBOUND, OUTBOUND, Row, decide, words};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// A case by the part of an address after `?`.
#[track_caller]
pub fn case(query: &str) -> Case {
    let (address, notices) = read_among(&format!("#/explore?{query}"), &[&EDITION]);
    assert_eq!(notices, vec![], "{query}");
    address.case()
}

fn word(landing: Landing) -> &'static str {
    landing.into()
}

/// Landing, basis and alternative, as the oracle writes them.
pub fn written(verdict: Verdict) -> (&'static str, &'static str, &'static str) {
    let basis = match verdict.basis {
        Basis::Guide | Basis::DisputedBy { .. } => panic!("no basis of an answer: {verdict:?}"),
        Basis::Document => "document",
        Basis::Inferred => "inferred",
        Basis::Disputed { .. } => "disputed",
    };
    (word(verdict.landing), basis, verdict.basis.alternative().map_or("", word))
}

/// The ids of the oracle, and the rules of the edition for them.
fn rules_by_oracle() -> BTreeMap<&'static str, &'static str> {
    let lines = include_str!("../../fixtures/rules-2026-08.csv").lines().skip(1);
    lines.map(|it| it.split_once(',').unwrap()).collect()
}

#[track_caller]
fn check(case: Case, rules: &BTreeMap<&str, &str>) {
    let decision = case.decide();
    let expected = decide(&words(case));
    assert_eq!(
        (written(decision.verdict), decision.rule.id),
        (
            (&*expected.landing, &*expected.basis, &*expected.alternative),
            rules[expected.id.as_str()]
        ),
        "{case:?}"
    );
}

/// Numbers that look random, the same in every run.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *state >> 33
}

/// A case with random answers, one of them in two at its default.
fn random_case(state: &mut u64) -> Case {
    EDITION.numbered().fold(Case::first(&EDITION), |case, (at, question)| {
        let (is_default, answer) = (next(state).is_multiple_of(2), next(state));
        let answer = u8::try_from(answer % question.answers.len() as u64).unwrap();
        if is_default && question.key != "call" { case } else { case.with(at, answer) }
    })
}

// The questions.

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

// The tables.

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

// The rules.

#[test]
fn every_rule_decides_its_example() {
    for rule in EDITION.all_rules() {
        assert_eq!(case(rule.example).decide().rule.id, rule.id, "{}", rule.example);
    }
}

#[test]
fn every_rule_stands_for_one_of_the_oracle() {
    let rules = rules_by_oracle();
    let ids: BTreeSet<&str> = EDITION.all_rules().map(|it| it.id).collect();
    assert_eq!(ids.len(), EDITION.all_rules().count(), "ids are unique");
    assert_eq!(ids, rules.values().copied().collect());
    assert_eq!(rules.len(), ids.len());
}

/// What a document of the oracle is called here.
fn document(key: &str) -> &'static str {
    match key.split_once('-').map_or(key, |it| it.0) {
        "COEX" => "Coexistence article",
        "SIP403" => "SIP 403",
        "SIP404" => "SIP 404",
        "SIP480" => "SIP 480",
        "PS" => match key {
            "PS-CP" => "Set-CsTeamsCallingPolicy",
            "PS-NEW" => "New-CsTeamsCallingPolicy",
            "PS-UCS" => "Set-CsUserCallingSettings",
            "PS-BLK" => "New-CsInboundBlockedNumberPattern",
            _ => panic!("{key}"),
        },
        "FED" => "Set-CsTenantFederationConfiguration",
        "EAP" => "Set-CsExternalAccessPolicy",
        "FREE" => "Teams Free",
        "EXT" => "External access",
        "MIG" => "Coexistence modes",
        "PRES" => "User presence",
        "BLK" => "Block inbound calls",
        "UNT" => "Unassigned numbers",
        "SHC" => "Shared Calling",
        "INB" => "Routing inbound calls",
        "UCS" => "Call settings for users",
        "CSG" => "Call sharing",
        "VM" => "Cloud Voicemail",
        "LBR" => "Location-Based Routing",
        "CPD" => "Calling policies",
        "C2T" => "Call2Teams",
        "PRIV" => "Private line",
        "OCR" => "Outbound restrictions",
        "QSG" => "Dial pad",
        "DRV" => "Voice routing",
        "CC" => "Communications Credits",
        "OCM" => "Teams Phone Mobile",
        _ => panic!("no such document: {key}"),
    }
}

#[test]
fn every_rule_cites_the_documents_of_the_oracle() {
    let rules = rules_by_oracle();
    for row in INBOUND.iter().chain(OUTBOUND.iter()) {
        let rule = EDITION.all_rules().find(|it| it.id == rules[row.id.as_str()]).unwrap();
        let cited: BTreeSet<&str> = rule.then.sources.iter().map(|it| it.document.short).collect();
        let expected: BTreeSet<&str> = row.sources.iter().map(|it| document(it)).collect();
        assert_eq!(cited, expected, "{} {}", row.id, rule.id);
        let sections: BTreeSet<_> =
            rule.then.sources.iter().map(|it| (it.document.short, it.section)).collect();
        assert_eq!(sections.len(), rule.then.sources.len(), "{} cites a section twice", rule.id);
        if row.basis == "disputed" {
            assert!(cited.len() >= 2, "{}", rule.id);
        }
        assert!(rule.says.ends_with('.'), "{}", rule.says);
    }
}

#[test]
fn the_walk_meets_every_rule() {
    let all = leaves(&EDITION);
    println!("{} leaves", all.len());
    let met: BTreeSet<&str> = all.iter().map(|it| it.rule.id).collect();
    assert_eq!(met, EDITION.all_rules().map(|it| it.id).collect());
    let product: u64 = EDITION.questions.iter().map(|it| it.answers.len() as u64).product();
    assert_eq!(all.iter().map(|it| it.cases).sum::<u64>(), product);
}

// Beside the answer.

#[test]
fn an_emergency_call_that_is_refused_always_comes_with_a_warning() {
    let mut state = 7;
    let mut refused = 0;
    while refused < 2_000 {
        let case = random_case(&mut state).answered("call", "emergency-out").unwrap();
        let verdict = case.decide().verdict;
        let warns = advise(case, Subject::of(case).standing());
        let warns = warns.iter().any(|it| it.rule.id == "emergency-calls-refused");
        if verdict.landing == Landing::Refused {
            assert_eq!(verdict.basis, Basis::Inferred, "{case:?}");
            assert!(warns, "{case:?}");
            refused += 1;
        } else if case.token(1) == "teams-only" {
            assert!(!warns, "{case:?}");
        }
    }
}

#[test]
fn every_disputed_answer_has_a_doubt() {
    let mut state = 11;
    let mut disputed = 0;
    while disputed < 3_000 {
        let case = random_case(&mut state);
        if case.decide().verdict.basis.alternative().is_some() {
            let touching = DOUBTS.iter().any(|it| it.touches(case));
            assert!(touching, "{case:?} {:?}", case.decide());
            disputed += 1;
        }
    }
}

#[test]
fn the_other_reading_names_what_would_have_to_be_otherwise() {
    let leftover = case("answering=to-number&forward-phone=false&state=dnd");
    assert_eq!(written(leftover.decide().verdict), ("forwarded", "disputed", "voicemail"));
    let (fact, value) = leftover.reads_otherwise().unwrap();
    assert!(matches!(fact, FactAt::Derived(_)));
    assert_eq!(EDITION.value(fact, value), "to ring the user");
    assert_eq!(case("").reads_otherwise(), None);
    let alike = case("pstn-treatment=user-override&pstn-choice=voicemail&state=dnd");
    assert_eq!(written(alike.decide().verdict), ("voicemail", "inferred", ""));
    assert_eq!(alike.reads_otherwise(), None, "both readings land alike");
}

#[test]
fn derived_facts_are_steps_of_the_trace_where_a_rule_looks_at_them() {
    let steps = |query: &str| -> Vec<String> {
        told::derived(case(query)).into_iter().map(|it| it.0).collect()
    };
    let all = steps("answered=no");
    for fact in ["number", "effective treatment", "effective answering rule", "effective voicemail"]
    {
        assert!(all.iter().any(|it| it.starts_with(&format!("The {fact} is"))), "{fact}: {all:?}");
    }
    assert!(
        steps("call=colleague-teams").iter().all(|it| !it.starts_with("The number")),
        "not looked at"
    );
    assert_eq!(steps("call=skype-in"), [""; 0]);
    let out = steps("call=pstn-out&prevent-toll-bypass=true&pstn=direct-routing&site=other");
    assert!(out.iter().any(|it| it.contains("the gateway of another site")), "{out:?}");
}

// The editions beside it.

#[test]
fn modes_of_cloud_users_become_teams_only_and_others_stay() {
    let modes = |query: &str| {
        let link = format!("#/explore?{query}&edition=2019-08");
        read_among(&link, editions::ALL).0.subject
    };
    let carried = |query: &str| {
        let carried = to_today(&modes(query));
        let losses: Vec<&str> = carried.losses.iter().map(|it| it.id).collect();
        (carried.subject.case, losses)
    };
    assert_eq!(carried("mode=teams-only"), (case(""), vec![]));
    assert_eq!(carried("mode=islands"), (case(""), vec!["cloud-is-teams-only"]));
    assert_eq!(carried("mode=sfb-only&pstn=onprem-voice"), (case("mode=sfb-only"), vec![]));
    let (there, losses) = carried("mode=teams-only&call=in-tenant&from-client=sfb");
    assert_eq!((there, losses), (case("call=colleague-sfb"), vec!["sfb-online-ended"]));
    let back = carry_over(
        &Subject::of(case("call=federated-teams&voicemail=always-enabled")),
        &teams_upgrade_policy::EDITION,
    );
    assert_eq!(
        back.losses.iter().map(|it| it.id).collect::<Vec<_>>(),
        ["calling-policy-not-asked"]
    );
    assert_eq!(back.subject.case, modes("call=federated-in&mode=teams-only").case);
}

#[test]
fn questions_of_the_policy_are_those_of_its_instances() {
    let fields: Vec<u8> = EDITION.of_role(|it| it == Role::Policy).map(|it| it.0).collect();
    for preset in PRESETS {
        assert_eq!(preset.sets.iter().map(|it| it.0).collect::<Vec<_>>(), fields);
    }
}

// What is written.

#[test]
fn its_events_follow_those_of_the_timeline() {
    let dates: Vec<&str> = editions::timeline().map(|it| it.date).collect();
    assert!(dates.is_sorted() && EVENTS.len() == 10, "{dates:?}");
    assert!(EVENTS.iter().all(|it| it.what.ends_with('.')));
}

#[test]
fn it_is_offered() {
    assert!(editions::ALL.contains(&&EDITION));
    assert_eq!(editions::named("2026-08"), Some(&EDITION));
    assert!(!editions::doubts(&EDITION).is_empty());
}

#[test]
fn every_doubt_touches_a_scenario_unless_nothing_depends_on_it() {
    let mut ids = BTreeSet::new();
    for doubt in DOUBTS {
        assert!(ids.insert(doubt.id), "{} twice", doubt.id);
        let (count, shown) = doubt.examples(&EDITION, 3);
        assert_eq!(count > 0, !doubt.wherever.is_empty(), "{}", doubt.id);
        assert!(shown.iter().all(|it| doubt.touches(*it)), "{}", doubt.id);
        assert!(!doubt.wherever.is_empty() || doubt.settled == Settled::NoRouting, "{}", doubt.id);
        assert!(doubt.title.ends_with('?') && !doubt.sources.is_empty(), "{}", doubt.id);
        for text in [doubt.one, doubt.other, doubt.choice, doubt.reason] {
            assert!(text.ends_with('.'), "{text}");
        }
    }
}

#[test]
fn every_piece_of_advice_applies_somewhere() {
    let mut ids = BTreeSet::new();
    let mut severities = Vec::new();
    for advice in EDITION.advice {
        assert!(ids.insert(advice.id), "{} twice", advice.id);
        severities.push(advice.severity);
        for (conditions, sources) in advice.wherever {
            let rows: &'static [&'static [Condition]] = Box::leak(Box::new([*conditions]));
            let touched = Partial::nothing(&EDITION).touched(rows);
            assert!(!touched.is_empty() && !sources.is_empty(), "{} {conditions:?}", advice.id);
        }
    }
    assert!(severities.is_sorted(), "the most important first");
}

#[test]
fn every_source_can_be_read_on_the_web() {
    let rules = EDITION.all_rules().flat_map(|it| it.then.sources);
    let advice = EDITION.advice.iter().flat_map(|it| it.wherever).flat_map(|it| it.1);
    for source in rules.chain(advice).chain(DOUBTS.iter().flat_map(|it| it.sources)) {
        let address = source.address();
        assert!(address.starts_with("https://") && !address.contains(' '), "{address}");
        let github = address.strip_prefix("https://github.com/").map(|it| it.split('/').nth(3));
        if let Some(Some(commit)) = github {
            let is_commit = commit.len() == 40 && commit.bytes().all(|it| it.is_ascii_hexdigit());
            assert!(is_commit || address.contains("/pull/"), "{address}");
        }
    }
}

#[test]
fn no_change_that_is_offered_silences_a_call_unless_it_says_so() {
    let mut state = 3;
    for _ in 0..60 {
        let subject = Subject::of(random_case(&mut state));
        let offered = moves(subject).into_iter().flat_map(|it| it.1).chain(remedies(subject));
        for remedy in offered {
            let after = subject.after(&remedy.changes);
            let before = subject.case.decide().verdict.landing;
            let is_lost = after.case.decide().verdict.landing.is_lost() && !before.is_lost();
            if is_lost || !remedy.lost.is_empty() {
                assert_eq!(remedy.rank, Rank::AdvisedAgainst, "{remedy:?}");
            }
        }
    }
}

#[test]
fn certainty_is_the_same_whatever_was_not_asked() {
    let mut state = 5;
    for _ in 0..300 {
        let case = random_case(&mut state);
        let mut known = Partial::nothing(&EDITION);
        let mut asked = 0;
        let rule = loop {
            match known.next() {
                Next::Ask(at) => {
                    known = known.answered(at, case.get(at));
                    asked += 1;
                }
                Next::Decided(rule) => break rule,
            }
        };
        assert_eq!(rule, case.decide().rule);
        assert!(asked < EDITION.questions.len(), "{asked} questions for {case:?}");
    }
}

// The way of a call.

#[test]
fn every_step_begins_with_a_rule_and_stands_in_the_order_of_the_table() {
    let place = |id: &str| EDITION.all_rules().position(|it| it.id == id);
    let places: Vec<Option<usize>> = EDITION.way.iter().map(|it| place(it.from)).collect();
    assert!(places.iter().all(Option::is_some), "{places:?}");
    assert!(places.is_sorted_by(|one, next| one < next), "{places:?}");
    assert_eq!(places[0], Some(0));
}

#[test]
fn every_call_is_decided_at_one_step_of_its_own_way_and_comes_past_those_before() {
    let mut deciding = BTreeSet::new();
    for case in leaves(&EDITION).into_iter().map(|it| it.case) {
        let way = case.way();
        let passages: Vec<Passage> = way.iter().map(|it| it.1).collect();
        let at = passages.iter().position(|it| *it == Passage::Decides).unwrap();
        assert!(passages[..at].iter().all(|it| *it == Passage::Passed), "{case:?}");
        assert!(passages[at + 1..].iter().all(|it| *it == Passage::NotReached), "{case:?}");
        assert!(way.iter().all(|it| it.0.direction == case.direction()), "{case:?}");
        deciding.insert(way[at].0.key);
    }
    assert_eq!(deciding.len(), EDITION.way.len(), "{deciding:?}");
}

#[test]
fn a_busy_user_is_found_at_the_busy_step() {
    let case = case("edition=2026-08&busy=enabled&state=in-a-call");
    let decides = case.way().into_iter().find(|it| it.1 == Passage::Decides).unwrap();
    assert_eq!(decides.0.key, "busy");
    assert_eq!(EDITION.value(decides.0.shows, case.found(decides.0.shows)), "a busy signal");
}

// Commands.

/// The commands of the first change, among those offered, that sets a question.
fn commands_that_set(query: &str, key: &str) -> (String, String) {
    let subject = Subject::of(case(query));
    let at = EDITION.position(key).unwrap();
    let sets =
        |it: &&Remedy| it.changes.iter().any(|it| matches!(it, Change::Set(of, _) if *of == at));
    let all = remedies(subject);
    let remedy = all.iter().find(sets).unwrap();
    let commands = remedy_commands(subject, remedy);
    let text =
        |all: &[Command]| all.iter().map(|it| it.line.clone()).collect::<Vec<_>>().join("\n");
    (text(&commands.apply), text(&commands.undo))
}

#[test]
fn what_no_command_undoes_is_said_where_the_others_are_undone() {
    let (apply, undo) = commands_that_set("edition=2026-08&answered=no", "unanswered");
    assert!(apply.starts_with("Set-CsUserCallingSettings"), "{apply}");
    assert!(undo.starts_with("# No command makes it blank again"), "{undo}");
    let (_, undo) = commands_that_set("edition=2026-08&answering=to-number", "answering");
    assert!(undo.contains("-ForwardingTarget '+15551234567'"), "{undo}");
}

#[test]
fn a_built_in_policy_comes_before_global_which_may_have_been_edited() {
    let global = Subject::of(case("edition=2026-08"));
    let busy = global.with(EDITION.position("busy").unwrap(), 1);
    let as_before = busy.with(EDITION.position("busy").unwrap(), 0);
    let line = |it: Subject| assign(it, "user@contoso.com")[0].line.replace(" `\n ", "");
    assert!(line(global).contains("-PolicyName $null"), "{}", line(global));
    let made = Subject { preset: None, ..as_before };
    assert!(line(made).contains("-PolicyName AllowCalling"), "{}", line(made));
    assert!(line(busy).starts_with("New-CsTeamsCallingPolicy"), "{}", line(busy));
}
