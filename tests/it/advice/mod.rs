//! What is said beside an answer, and when; and that it never contradicts the answer.

mod agreement;
mod guide;
mod modes;
mod policies;

use Landing::{
    EitherClient, NotGoverned, NotPossible, NotSupported, Nowhere, SkypeForBusiness, Teams,
};
use call_landing::editions::teams_interop_policy::{
    Agreement, CALLS_IN_TEAMS, CallType, DefaultClient, EDITION, GLOBAL, InteropCall, License,
    Organization, Override, PolicyFields, UserChoice, effective_client, named, subject,
};
use call_landing::editions::{self, teams_upgrade_policy};
use call_landing::routing::{
    Attestation, Case, Decision, Direction, Edition, Landing, Role, Severity, Standing, advise,
    every_case, is_enumerable, scenarios,
};
use call_landing::text::told;
use std::collections::BTreeSet;
use strum::VariantArray;

/// Every case of every edition that can be enumerated, with every kind of policy that it can be asked with.
fn every_question() -> impl Iterator<Item = (Case, Standing)> {
    let listed = editions::ALL.iter().filter(|it| is_enumerable(it));
    listed
        .flat_map(|edition| every_case(edition))
        .flat_map(|case| Standing::VARIANTS.iter().map(move |&standing| (case, standing)))
}

fn said(case: Case, standing: Standing) -> Vec<&'static str> {
    advise(case, standing).iter().map(|it| it.rule.id).collect()
}

/// A piece of advice of the guide's edition is given in exactly the cases that the expectation names.
#[track_caller]
fn check(id: &str, expected: impl Fn(&InteropCall, DefaultClient, Standing) -> bool) {
    assert!(EDITION.advice.iter().any(|it| it.id == id), "there is no {id}");
    for case in every_case(&EDITION) {
        let call = InteropCall::from(case);
        let client = effective_client(call.policy, call.choice);
        for &standing in Standing::VARIANTS {
            assert_eq!(
                said(case, standing).contains(&id),
                expected(&call, client, standing),
                "{id} {case:?} {standing:?}"
            );
        }
    }
}

fn allowed(call: &InteropCall) -> bool {
    call.policy.allow_end_user_client_override == Override::On
}

#[test]
fn every_piece_of_advice_is_given_somewhere_with_a_source() {
    for edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        let mut given = BTreeSet::new();
        for (case, standing) in every_question().filter(|it| it.0.edition() == *edition) {
            for advice in advise(case, standing) {
                assert!(!advice.sources.is_empty());
                given.insert(advice.rule.id);
            }
        }
        let all: Vec<&str> = edition.advice.iter().map(|it| it.id).collect();
        assert_eq!(given, all.iter().copied().collect(), "{edition:?}");
        assert_eq!(given.len(), all.len(), "an id stands twice in {edition:?}");
    }
}

#[test]
fn advice_comes_once_and_the_most_important_first() {
    for (case, standing) in every_question() {
        let advice = advise(case, standing);
        let unique: BTreeSet<&str> = advice.iter().map(|it| it.rule.id).collect();
        assert_eq!(unique.len(), advice.len(), "{case:?}");
        assert!(advice.iter().map(|it| it.rule.severity).is_sorted(), "{case:?}");
    }
}
