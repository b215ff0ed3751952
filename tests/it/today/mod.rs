//! The edition of today against its oracle: the two printed tables, 200 links, and the rules of the house.

mod commands;
mod goal;
mod oracle;
mod people;
mod rules;
mod tables;
mod way;
mod words;

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
