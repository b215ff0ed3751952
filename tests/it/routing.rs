//! The engine over every case of every edition, and the guide's edition against its oracle.

use call_landing::editions::teams_interop_policy::{
    CallType, DefaultClient, EDITION, InteropCall, License, Organization, Override, PolicyFields,
    UserChoice, effective_client,
};
use call_landing::editions::{self, teams_upgrade_policy};
use call_landing::link::read;
use call_landing::routing::{
    Basis, Case, Edition, Landing, Role, Rule, Subject, every_case, is_enumerable, leaves,
    reachable, scenarios,
};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use strum::VariantArray;

/// Every case of every edition.
fn every_case_there_is() -> impl Iterator<Item = Case> {
    editions::ALL.iter().flat_map(|edition| scenarios(edition))
}

/// The answers of a case by position.
fn answers(case: Case) -> Vec<u8> {
    case.edition().numbered().map(|(at, _)| case.get(at)).collect()
}

/// One row of the oracle: organization, effective client, licensed, call, landing, basis, alternative.
struct OracleRow {
    customer: Organization,
    client: DefaultClient,
    license: License,
    call: CallType,
    landing: Landing,
    basis: String,
    alternative: Option<Landing>,
}

fn oracle() -> Vec<OracleRow> {
    include_str!("../fixtures/oracle-2017-12.csv")
        .lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            OracleRow {
                customer: cells[0].parse().unwrap(),
                client: cells[1].parse().unwrap(),
                license: cells[2].parse().unwrap(),
                call: cells[3].parse().unwrap(),
                landing: cells[4].parse().unwrap(),
                basis: cells[5].to_owned(),
                alternative: (!cells[6].is_empty()).then(|| cells[6].parse().unwrap()),
            }
        })
        .collect()
}

/// Every policy with every choice that makes this client the effective one, stated apart from the
/// code under test.
fn settings_that_yield(client: DefaultClient) -> Vec<(PolicyFields, UserChoice)> {
    let mut settings = Vec::new();
    for policy in PolicyFields::all() {
        for &choice in UserChoice::VARIANTS {
            let chosen = match (policy.allow_end_user_client_override, choice) {
                (Override::On, UserChoice::Teams) => DefaultClient::Teams,
                (Override::On, UserChoice::Sfb) => DefaultClient::Sfb,
                _ => policy.calling_default_client,
            };
            if chosen == client {
                settings.push((policy, choice));
            }
        }
    }
    settings
}

#[test]
fn every_oracle_row_holds_for_every_override_and_choice_that_yields_its_client() {
    let mut asked = BTreeSet::new();
    for row in oracle() {
        for (policy, choice) in settings_that_yield(row.client) {
            let call = InteropCall {
                customer: row.customer,
                policy,
                choice,
                license: row.license,
                call: row.call,
            };
            let verdict = Case::from(call).decide().verdict;
            assert_eq!(verdict.landing, row.landing, "{call:?}");
            assert_eq!(<&str>::from(verdict.basis), row.basis, "{call:?}");
            assert_eq!(verdict.basis.alternative(), row.alternative, "{call:?}");
            assert_eq!(effective_client(policy, choice), row.client, "{call:?}");
            asked.insert(call);
        }
    }
    assert_eq!(oracle().len(), 216);
    assert_eq!(asked.len(), every_case(&EDITION).count(), "the oracle covers the whole space");
}

/// Every case of an edition has the answers that it should, each combination once.
#[track_caller]
fn check_space(edition: &'static Edition, expected: usize) {
    let all: Vec<Case> = scenarios(edition).collect();
    assert_eq!(all.len(), expected);
    let unique: BTreeSet<Vec<u8>> = all.iter().map(|it| answers(*it)).collect();
    assert_eq!(unique.len(), expected);
    assert!(all.iter().map(|it| answers(*it)).is_sorted(), "the last question varies fastest");
}

#[test]
fn each_edition_has_its_number_of_cases_each_once() {
    check_space(&EDITION, 4 * 18 * 3 * 2 * 9);
    check_space(&teams_upgrade_policy::EDITION, 5 * (2 * 5 * 2 * 2 + 2 * 4));
    let typed: BTreeSet<InteropCall> = every_case(&EDITION).map(InteropCall::from).collect();
    assert_eq!(typed.len(), 3888);
}

#[test]
fn the_types_of_an_edition_and_its_data_say_the_same() {
    for case in every_case(&EDITION) {
        let typed = InteropCall::from(case);
        assert_eq!(Case::from(typed), case);
        let words: [&str; 7] = [
            typed.customer.into(),
            typed.policy.allow_end_user_client_override.into(),
            typed.policy.calling_default_client.into(),
            typed.policy.chat_default_client.into(),
            typed.choice.into(),
            typed.license.into(),
            typed.call.into(),
        ];
        let tokens = EDITION.numbered().map(|(at, _)| case.token(at));
        assert!(
            tokens.zip(words).all(|(token, word)| token.eq_ignore_ascii_case(word)),
            "{case:?}"
        );
    }
    for case in every_case(&teams_upgrade_policy::EDITION) {
        let typed = teams_upgrade_policy::ModeCall::from(case);
        assert_eq!(Case::from(typed), case);
        let words: [&str; 6] = [
            typed.call.into(),
            typed.mode.into(),
            typed.from.mode.into(),
            typed.from.client.into(),
            typed.from.home.into(),
            typed.pstn.into(),
        ];
        assert!(case.edition().numbered().map(|(at, _)| case.token(at)).eq(words), "{case:?}");
    }
}

/// A case that an address asks about.
#[track_caller]
fn asked(query: &str) -> Case {
    let (address, notices) = read(&format!("#/explore?{query}"));
    assert_eq!(notices, [], "{query}");
    address.case()
}

#[test]
fn settings_change_policy_choice_and_license_and_nothing_else() {
    let cases = |query: &str| -> u64 { reachable(asked(query)).iter().map(|it| it.cases).sum() };
    assert_eq!(cases("customer=hybrid"), 108);
    assert_eq!(cases("edition=2019-08&call=in-tenant&from-home=onprem"), 5);
    for case in every_case_there_is() {
        let mut reached = 0;
        for leaf in reachable(case) {
            assert_eq!(case.under(leaf.case), leaf.case, "{case:?}");
            assert_eq!(leaf.case.decide().rule, leaf.rule, "{case:?}");
            reached += leaf.cases;
        }
        let edition = case.edition();
        let settings = edition.of_role(Role::is_setting).map(|it| it.1.answers.len() as u64);
        assert_eq!(reached, settings.product::<u64>(), "{case:?}");
    }
}

#[test]
fn every_call_asks_about_each_call_once_and_changes_nothing_else() {
    let calls: Vec<&str> =
        asked("licensed=no").every_call().into_iter().map(|it| it.token(6)).collect();
    assert_eq!(calls, CallType::VARIANTS.iter().map(|&it| it.into()).collect::<Vec<&str>>());
    for edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        // One case for each call: the first that differs from the others in it.
        let mut calls: Vec<Case> = Vec::new();
        for case in scenarios(edition) {
            let is_call = |it: &Case| case.with_roles_of(*it, |role| role == Role::Call) == case;
            if !calls.iter().any(is_call) {
                calls.push(case);
            }
        }
        for case in scenarios(edition) {
            let of_user = |it: &Case| case.with_roles_of(*it, |role| role == Role::Call).settled();
            let expected: Vec<Case> = calls.iter().map(of_user).collect();
            let found: Vec<Case> = case.every_call().into_iter().map(Case::settled).collect();
            assert_eq!(found, expected, "{case:?}");
        }
    }
}

/// Every case of an edition with its answer, one a line. A question that is not asked is left empty.
fn written(edition: &'static Edition) -> String {
    let crosses = edition.all_rules().any(|it| it.then.interop.is_some());
    let mut head: Vec<&str> = edition.questions.iter().map(|it| it.key).collect();
    head.push("landing");
    head.extend(crosses.then_some("interop"));
    head.extend(["basis", "alternative", "rule"]);
    let mut text = head.join(",") + "\n";
    for case in scenarios(edition) {
        let decision = case.decide();
        let verdict = decision.verdict;
        let mut cells: Vec<&str> = edition
            .numbered()
            .map(|(at, question)| match question.key {
                _ if !case.is_asked(at) => "",
                // Clients are spelled as PowerShell prints them.
                "calling" | "chat" => case.label(at),
                _ => case.token(at),
            })
            .collect();
        cells.push(verdict.landing.into());
        cells.extend(crosses.then_some(verdict.interop.map_or("", Into::into)));
        cells.push(verdict.basis.into());
        cells.push(verdict.basis.alternative().map_or("", Into::into));
        cells.push(decision.rule.id);
        writeln!(text, "{}", cells.join(",")).unwrap();
    }
    text
}

/// The whole space of each edition in one reviewable file. To accept a change of behavior, run the
/// tests with `UPDATE_GOLDEN=1` and read the diff.
#[test]
fn the_whole_space_of_each_edition_is_as_reviewed() {
    for edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        let now = written(edition);
        let id = edition.id;
        let path = format!("{}/tests/golden/space-{id}.csv", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &now).unwrap();
        }
        let reviewed = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
        for (line, (was, is)) in reviewed.lines().zip(now.lines()).enumerate() {
            assert_eq!(was, is, "line {} of {path}", line + 1);
        }
        assert_eq!(reviewed, now, "{path}");
    }
}

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

#[test]
fn questions_that_are_not_asked_never_change_the_answer() {
    for case in every_case_there_is() {
        for (at, question) in case.edition().numbered().filter(|it| !case.is_asked(it.0)) {
            assert_eq!(case.get(at), question.default, "{case:?}");
            for answer in question.answers {
                let other = case.answered(question.key, answer.token).unwrap();
                assert_eq!(other.decide(), case.decide(), "{} {case:?}", question.key);
                assert!(other.asks_the_same(case), "{} {case:?}", question.key);
                assert_eq!(other.settled(), case, "{} {case:?}", question.key);
            }
        }
    }
}

#[test]
fn every_case_asks_the_same_as_itself_alone() {
    for edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        let cases: Vec<Case> = scenarios(edition).collect();
        for (at, one) in cases.iter().enumerate() {
            let mut same = (0..cases.len()).filter(|&other| one.asks_the_same(cases[other]));
            assert_eq!((same.next(), same.next()), (Some(at), None), "{one:?}");
        }
    }
    let [one, other] = [0, 1].map(|at| Case::first(editions::ALL[at]));
    assert!(!one.asks_the_same(other) && !other.asks_the_same(one));
}

#[test]
fn every_case_is_on_one_line_and_its_lines_are_calls_of_the_same_user() {
    for case in every_case_there_is() {
        let edition = case.edition();
        let on: Vec<&str> =
            edition.lines.iter().filter(|it| it.is_of(case)).map(|it| it.token).collect();
        assert_eq!(on.len(), 1, "{case:?} {on:?}");
        assert_eq!(case.line().map(|it| it.token), Some(on[0]), "{case:?}");
        assert_eq!(case.line().map(|it| it.direction), Some(case.direction()), "{case:?}");
        for line in edition.lines {
            let call = case.on(line);
            assert!(line.is_of(call), "{case:?}");
            assert_eq!(call.with_roles_of(case, |it| it == Role::Call), case, "{case:?}");
            assert_eq!(case.line() == Some(line), call == case, "{case:?}");
        }
    }
}

#[test]
fn a_case_takes_answers_by_their_words() {
    let modes = Case::first(&teams_upgrade_policy::EDITION);
    let answered = modes.answered("mode", "Teams-Only").unwrap();
    assert_eq!(answered.decide().verdict.landing, Landing::Teams);
    assert_eq!(modes.answered("mode", "legacy"), None, "no such mode");
    assert_eq!(modes.answered("customer", "hybrid"), None, "a question of another edition");
    let policies = Case::first(&EDITION);
    let answered = policies.answered("calling", "teams").unwrap();
    assert_eq!(answered.decide().verdict.landing, Landing::Teams);
    assert_eq!(policies.answered("mode", "islands"), None);
}

#[test]
fn answers_that_do_not_exist_change_nothing() {
    for edition in editions::ALL {
        let case = Case::first(edition);
        for (at, question) in edition.numbered() {
            assert_eq!(case.with(at, question.answers.len() as u8), case);
            assert_eq!(case.with(at, u8::MAX), case);
        }
        assert_eq!(case.with(u8::MAX, 0), case);
        assert_eq!(case.with(edition.questions.len() as u8, 1), case);
        assert_eq!((case.get(u8::MAX), case.token(u8::MAX), case.label(u8::MAX)), (0, "", ""));
        assert!(!case.is_asked(u8::MAX) && !case.is_offered(u8::MAX));
        assert_eq!(leaves(edition).iter().filter(|it| it.case == case).count(), 1);
    }
}
