//! The cases of each edition: how many, what they say of themselves, and all of them as reviewed.

use super::*;

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
