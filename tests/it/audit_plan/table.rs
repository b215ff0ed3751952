//! The table of what an assignment would reroute.

use super::*;

#[test]
fn the_table_says_what_routing_says_of_every_scenario() {
    for &choice in <UserChoice as strum::VariantArray>::VARIANTS {
        let landing_table = LandingTable::new(choice);
        let all = every_case(&EDITION).map(|case| (case, InteropCall::from(case)));
        for (case, call) in all.filter(|it| it.1.choice == choice) {
            let landings = landing_table.landings(call.policy, call.customer, call.license);
            let expect = case.decide().verdict.landing;
            assert_eq!(landings[call.call as usize], expect, "{case:?}");
        }
    }
}

#[test]
fn a_grant_moves_whom_routing_moves_and_nobody_else() {
    let (_, audit) = sample();
    let summary = audit.summary();
    let target = PolicyFields::of(CALLS_IN_TEAMS);
    let users = summary.admitted(&UserFilter::default());
    let what_if = summary.what_if(&users, all_to_teams());
    let (mut moved, mut after) = (0, 0);
    for facts in audit.rows().iter().filter(|it| it.is_read()) {
        let Some(before) = summary.policies.get(facts.policy()).and_then(|it| it.fields) else {
            continue;
        };
        let lands = |policy: PolicyFields, call: CallType| {
            let (customer, license) = (facts.customer(), facts.licence());
            let call = InteropCall { customer, policy, license, call, ..InteropCall::default() };
            Case::from(call).decide().verdict.landing
        };
        let calls = <CallType as strum::VariantArray>::VARIANTS;
        moved += u64::from(calls.iter().any(|&it| lands(before, it) != lands(target, it)));
        after += u64::from(lands(target, CallType::PstnIn) == Landing::Teams);
    }
    assert_eq!(what_if.moved(), moved);
    assert_eq!(what_if.after.get(CallType::PstnIn, Landing::Teams), after);
    let sums = |totals: &call_landing::audit::Totals| totals.of.map(|it| it.iter().sum::<u64>());
    assert_eq!(sums(&what_if.before), sums(&what_if.after));
    assert!(what_if_markdown(&what_if).contains("→"));
}

#[test]
fn filters_let_through_whom_they_name() {
    let (_, audit) = sample();
    let summary = audit.summary();
    let count = |filter: &UserFilter| summary.admitted(filter).iter().map(|it| it.1).sum::<u64>();
    for found in summary.findings() {
        let filter = UserFilter { finding: Some(found.finding), ..UserFilter::default() };
        assert_eq!(count(&filter), found.users);
    }
    let pstn = (CallType::PstnIn, Landing::Teams);
    let filter = UserFilter { landing: Some(pstn), ..UserFilter::default() };
    assert_eq!(count(&filter), summary.totals().get(pstn.0, pstn.1));
    let rows = audit.rows().iter().enumerate().filter(|it| it.1.is_read()).map(|it| it.0);
    assert_eq!(audit.counts_of(rows), summary.counts);
}
