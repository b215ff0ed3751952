//! What is suggested never harms: whatever the page offers is checked over every call of the user.

mod commands;
mod fixes;
mod lists;
mod offers;

use call_landing::editions::{self, teams_interop_policy, teams_upgrade_policy};
use call_landing::powershell::language::parse;
use call_landing::powershell::tenant::{Era, Input, Tenant, run};
use call_landing::powershell::{Command, EXAMPLE_USER, assign, remedy_commands};
use call_landing::routing::{
    Attestation, Case, Change, Custom, Goal, Landing, Path, Preset, Rank, Remedy, Role, Severity,
    Subject, advise, every_case, fixes, harmless_presets, is_enumerable, moves, paths_to, ranked,
    remedies, seek, ways_to,
};
use std::collections::{BTreeMap, BTreeSet};
use strum::VariantArray;

/// Every user and call there is, with the best documented preset that has these fields; where an
/// administrator can make a policy also as a custom one.
fn subjects() -> impl Iterator<Item = Subject> {
    let cases =
        editions::ALL.iter().filter(|it| is_enumerable(it)).flat_map(|edition| every_case(edition));
    cases.flat_map(|case| {
        let custom = Subject { case, preset: None };
        let custom = (case.edition().policy.custom == Custom::Allowed).then_some(custom);
        [Some(Subject::of(case)), custom].into_iter().flatten()
    })
}

fn subject(address: &str) -> Subject {
    let (address, notices) = call_landing::link::read(address);
    assert!(notices.is_empty(), "{notices:?}");
    address.subject
}

/// Where a call lands, apart from the code under test.
fn is_lost(case: Case) -> bool {
    let lost = [Landing::Nowhere, Landing::NotSupported, Landing::NotPossible];
    lost.contains(&case.decide().verdict.landing)
}

/// The calls that arrive under one state of a user and are lost under the other.
fn silenced(before: Case, after: Case) -> Vec<Case> {
    let calls = before.every_call().into_iter().zip(after.every_call());
    calls.filter(|(it, after)| is_lost(*after) && !is_lost(*it)).map(|it| it.0).collect()
}

fn warnings(subject: Subject) -> BTreeSet<&'static str> {
    let calls = subject.case.every_call().into_iter();
    let said = calls.flat_map(|it| advise(it, subject.standing()));
    said.filter(|it| it.rule.severity == Severity::Warning).map(|it| it.rule.id).collect()
}

/// Every state that settings can put a case into, apart from the code under test.
fn settings(case: Case) -> Vec<Case> {
    let questions = case.edition().of_role(Role::is_setting);
    questions.fold(vec![case], |cases, (at, question)| {
        let count = question.answers.len() as u8;
        cases.into_iter().flat_map(|it| (0..count).map(move |answer| it.with(at, answer))).collect()
    })
}

/// The policy of a state, whoever made it: its name draws no warning of its own.
fn of_fields(case: Case) -> Subject {
    match case.edition().policy.custom {
        Custom::Allowed => Subject { case, preset: None },
        Custom::PresetsOnly => Subject::of(case),
    }
}

/// Checks what is said of a remedy, and that it is offered as harmless only if it is.
#[track_caller]
fn check(subject: Subject, remedy: &Remedy) {
    let after = subject.after(&remedy.changes);
    let context = || format!("{subject:?} {remedy:?}");
    assert_eq!(remedy.verdict, after.case.decide().verdict, "{}", context());
    assert_eq!(remedy.lost, silenced(subject.case, after.case), "{}", context());
    let warned: BTreeSet<&str> = remedy.warnings.iter().map(|it| it.id).collect();
    assert_eq!(warned, warnings(after), "{}", context());
    let is_harmless =
        remedy.lost.is_empty() && warned.is_subset(&warnings(subject)) && !is_lost(after.case);
    assert_eq!(is_harmless, remedy.rank != Rank::AdvisedAgainst, "{}", context());
    if remedy.rank == Rank::Recommended {
        assert!(warned.is_empty(), "{}", context());
        let is_named = |it: &Change| match it {
            Change::Grant(it) => it.attestation == Attestation::Documented,
            Change::Set(..) => it.role(subject.edition()) != Role::Policy,
        };
        assert!(remedy.changes.iter().all(is_named), "{}", context());
    }
}

/// Checks that what comes first has nothing against it that another one has not.
#[track_caller]
fn check_first(remedies: &[Remedy]) {
    let harm = |it: &Remedy| (it.lost.len(), it.warnings.len());
    let best = remedies.iter().map(harm).min();
    assert_eq!(remedies.first().map(harm), best, "{remedies:?}");
    let recommended = remedies.iter().filter(|it| it.rank == Rank::Recommended).count();
    assert!(recommended <= 1);
    assert!(remedies.iter().skip(1).all(|it| it.rank != Rank::Recommended), "{remedies:?}");
}
