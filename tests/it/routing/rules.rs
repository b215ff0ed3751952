//! Rules, traces, sources and landings.

use super::*;

#[test]
fn every_rule_decides_something() {
    for edition in editions::ALL {
        let used: BTreeSet<&str> = scenarios(edition).map(|it| it.decide().rule.id).collect();
        let all: BTreeSet<&str> = edition.all_rules().map(|it| it.id).collect();
        assert_eq!(used, all, "{edition:?}");
    }
}

#[test]
fn the_rules_of_an_edition_have_names_and_sentences_of_their_own() {
    for edition in editions::ALL {
        let rules: Vec<&Rule> = edition.all_rules().collect();
        let ids: BTreeSet<&str> = rules.iter().map(|it| it.id).collect();
        let sentences: BTreeSet<&str> = rules.iter().map(|it| it.says).collect();
        assert_eq!((ids.len(), sentences.len()), (rules.len(), rules.len()), "{edition:?}");
        assert!(edition.otherwise.when.is_empty());
        assert!(edition.rules.iter().all(|it| !it.when.is_empty()));
    }
    assert_eq!(EDITION.all_rules().count(), 30);
    assert_eq!(teams_upgrade_policy::EDITION.all_rules().count(), 18);
}

#[test]
fn the_example_of_every_rule_is_decided_by_it() {
    let mut examples = BTreeSet::new();
    for edition in editions::ALL {
        for rule in edition.all_rules() {
            let separator = if rule.example.is_empty() { "" } else { "&" };
            let link = format!("#/explore?{}{separator}edition={}", rule.example, edition.id);
            let (address, notices) = read(&link);
            assert_eq!(notices, [], "{link}");
            assert_eq!(address.edition(), *edition, "{link}");
            assert_eq!(address.case().decide().rule.id, rule.id, "{link}");
            assert!(examples.insert(link), "{}: another rule has this example", rule.id);
        }
    }
    // Only the question that an empty address asks may have an empty example.
    for edition in editions::ALL {
        let first = Subject::first(edition).case.decide().rule;
        assert!(edition.all_rules().all(|it| it.example.is_empty() == (it == first)));
    }
}

#[test]
fn every_trace_looks_at_every_rule_once_and_in_order() {
    for case in every_case_there_is() {
        let trace = case.trace();
        let steps = trace.passed.iter().chain([&trace.decided]).chain(&trace.not_needed);
        let looked_at: Vec<&str> = steps.map(|step| step.rule.id).collect();
        let all: Vec<&str> = case.edition().all_rules().map(|it| it.id).collect();
        assert_eq!(looked_at, all, "{case:?}");
    }
}

#[test]
fn the_trace_says_what_the_decision_says() {
    for case in every_case_there_is() {
        let (decision, trace) = (case.decide(), case.trace());
        assert_eq!(trace.decided.rule, decision.rule, "{case:?}");
        let verdict = trace.decided.rule.then;
        assert_eq!(verdict.landing, decision.verdict.landing, "{case:?}");
        assert_eq!(verdict.sources, decision.verdict.sources, "{case:?}");
        assert!(trace.decided.matched(), "{case:?}");
        assert!(trace.passed.iter().all(|step| step.unmet().next().is_some()), "{case:?}");
    }
}

#[test]
fn a_check_holds_exactly_when_no_unmet_condition_names_it() {
    for case in every_case_there_is() {
        let trace = case.trace();
        for step in trace.passed.iter().chain([&trace.decided]).chain(&trace.not_needed) {
            let unmet: Vec<_> = step.unmet().collect();
            assert_eq!(step.checks.len(), step.rule.when.len());
            for check in &step.checks {
                assert_eq!(check.held, !unmet.contains(&check.condition), "{case:?}");
                assert_eq!(check.held, check.condition.admits(check.found), "{case:?}");
                assert_eq!(check.held, case.fulfills(&[check.condition]), "{case:?}");
            }
        }
    }
}

#[test]
fn the_otherwise_row_takes_only_calls_to_skype_for_business_users_set_to_sfb() {
    for case in every_case(&EDITION) {
        if case.decide().rule == EDITION.otherwise {
            let call = InteropCall::from(case);
            assert_eq!(effective_client(call.policy, call.choice), DefaultClient::Sfb);
            assert_ne!(call.customer, Organization::WithoutSkypeForBusiness);
            let calls = [CallType::TeamsVoip, CallType::SfbVoip, CallType::PstnIn];
            assert!(calls.contains(&call.call));
        }
    }
}

#[test]
fn every_answer_names_a_source_and_a_disputed_one_names_two() {
    for case in every_case_there_is() {
        let verdict = case.decide().verdict;
        let needed = if matches!(verdict.basis, Basis::Disputed { .. }) { 2 } else { 1 };
        assert!(verdict.sources.len() >= needed, "{case:?}");
        assert_ne!(verdict.basis.alternative(), Some(verdict.landing), "{case:?}");
    }
}

#[test]
fn the_chat_setting_moves_nothing() {
    for case in every_case(&EDITION) {
        for client in ["default", "sfb", "teams"] {
            assert_eq!(case.decide(), case.answered("chat", client).unwrap().decide(), "{case:?}");
        }
    }
}

#[test]
fn each_edition_knows_the_landings_that_occur() {
    for edition in editions::ALL {
        let known = edition.landings();
        let occurring: BTreeSet<Landing> =
            scenarios(edition).map(|it| it.decide().verdict.landing).collect();
        assert_eq!(known, occurring.into_iter().collect::<Vec<_>>(), "{edition:?}");
    }
    let words = |edition: &Edition| -> Vec<&str> {
        edition.landings().into_iter().map(Into::into).collect()
    };
    assert_eq!(
        words(&EDITION),
        ["teams", "sfb", "either", "nowhere", "not-supported", "not-applicable", "not-governed"]
    );
    assert_eq!(
        words(&teams_upgrade_policy::EDITION),
        ["teams", "sfb", "not-supported", "not-applicable", "not-possible"]
    );
}
