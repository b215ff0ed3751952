//! Which questions are asked, and what answers to them are taken.

use super::*;

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
