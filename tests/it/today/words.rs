//! What stands beside an answer, and the editions beside this one.

use super::*;

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

/// A call that rings is not safe if nobody answers it: a change may leave it without voicemail.
#[test]
fn no_change_that_is_offered_loses_calls_that_nobody_answers_unless_it_says_so() {
    let usual = EDITION.of_role(|it| matches!(it, Role::License | Role::User | Role::Delivery));
    let usual: Vec<(u8, u8)> = usual.map(|(at, question)| (at, question.default)).collect();
    let (mut state, mut named) = (3, 0);
    for _ in 0..100 {
        let subject = Subject::of(random_case(&mut state).with_all(&usual));
        let offered = moves(subject).into_iter().flat_map(|it| it.1).chain(remedies(subject));
        for remedy in offered {
            let after = subject.after(&remedy.changes).case;
            let lands = |case: Case, line| case.on(line).decide().verdict.landing;
            let is_lost = |it| lands(after, it).is_lost() && !lands(subject.case, it).is_lost();
            if EDITION.further.lines.iter().any(is_lost) {
                assert_eq!(remedy.rank, Rank::AdvisedAgainst, "{remedy:?}");
                assert!(!remedy.lost.is_empty(), "{remedy:?}");
                named += 1;
            }
        }
    }
    assert!(named > 0);
}
