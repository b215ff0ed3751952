//! What a grant would move, and the files that come of it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails says where"
)]

use call_landing::audit::export::{ResultRow, csv_header, json_text};
use call_landing::audit::{
    Audit, Filter, Grant, Judge, Options, Policies, Proposal, Row, SAMPLE_POLICIES, Sample,
    SampleForm, Waves,
};
use call_landing::powershell::language::parse;
use call_landing::powershell::tenant::Era;
use call_landing::routing::{
    CallType, InteropPolicy, Landing, Override, PolicyFields, Scenario, UserChoice, decide,
};
use call_landing::text::audit::wave;
use call_landing::text::audit_report::{markdown, what_if_markdown};

const ALL_TO_TEAMS: Proposal = Proposal::Policy {
    instance: InteropPolicy::CALLS_IN_TEAMS,
    fields: InteropPolicy::CALLS_IN_TEAMS.fields,
};

fn sample() -> (Vec<u8>, Audit) {
    let mut bytes = Vec::new();
    Sample { seed: 5, users: 2000, form: SampleForm::WindowsCsv }
        .write(|it| bytes.extend_from_slice(it));
    let mut audit = Audit::new(&Options::default());
    audit.begin("policies");
    audit.push(SAMPLE_POLICIES.as_bytes());
    audit.begin("users");
    audit.push(&bytes);
    audit.end();
    (bytes, audit)
}

#[test]
fn the_table_says_what_routing_says_of_every_scenario() {
    for &choice in <UserChoice as strum::VariantArray>::VARIANTS {
        let judge = Judge::new(choice);
        for scenario in Scenario::all().filter(|it| it.choice == choice) {
            let landings = judge.landings(scenario.policy, scenario.customer, scenario.licence);
            let expect = decide(&scenario).1.landing;
            assert_eq!(landings[scenario.call as usize], expect, "{scenario:?}");
        }
    }
}

#[test]
fn a_grant_moves_whom_routing_moves_and_nobody_else() {
    let (_, audit) = sample();
    let summary = audit.summary();
    let target = InteropPolicy::CALLS_IN_TEAMS.fields;
    let users = summary.admitted(&Filter::default());
    let what_if = summary.what_if(&users, ALL_TO_TEAMS);
    let (mut moved, mut after) = (0, 0);
    for facts in audit.rows().iter().filter(|it| it.is_read()) {
        let Some(before) = summary.policies.get(facts.policy()).and_then(|it| it.fields) else {
            continue;
        };
        let lands = |policy: PolicyFields, call: CallType| {
            let (customer, licence) = (facts.customer(), facts.licence());
            decide(&Scenario { customer, policy, licence, call, ..Scenario::default() }).1.landing
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
    let count = |filter: &Filter| summary.admitted(filter).iter().map(|it| it.1).sum::<u64>();
    for found in summary.findings() {
        let filter = Filter { finding: Some(found.finding), ..Filter::default() };
        assert_eq!(count(&filter), found.users);
    }
    let pstn = (CallType::PstnIn, Landing::Teams);
    let filter = Filter { landing: Some(pstn), ..Filter::default() };
    assert_eq!(count(&filter), summary.totals().get(pstn.0, pstn.1));
    let rows = audit.rows().iter().enumerate().filter(|it| it.1.is_read()).map(|it| it.0);
    assert_eq!(audit.counts_of(rows), summary.counts);
}

#[test]
fn a_plan_comes_in_waves_that_give_back_what_each_user_had() {
    let (bytes, audit) = sample();
    let summary = audit.summary();
    let grant = Grant {
        instance: InteropPolicy::CALLS_IN_TEAMS,
        fields: InteropPolicy::CALLS_IN_TEAMS.fields,
        name: String::new(),
        era: Era::December2017,
        wave: 100,
    };
    let mut waves = Waves::new(grant);
    let mut all = Vec::new();
    let start = audit.file_starts()[0];
    let mut again = audit.again(start).unwrap();
    let mut users = 0;
    let mut take = |it: Row<'_>| {
        let facts = audit.rows().get(it.row).unwrap();
        if let Some(record) = it.record.filter(|_| facts.is_read()) {
            users += 1;
            let name = record.text(call_landing::audit::Meaning::SignIn);
            all.extend(waves.push(&name, facts.policy(), &summary.policies).unwrap());
        }
    };
    again.push(&bytes[start.place.offset as usize..], &mut take);
    again.end(&mut take);
    all.extend(waves.end().unwrap());
    assert_eq!(all.iter().map(|it| it.users).sum::<usize>(), users);
    assert!(all.iter().rev().skip(1).all(|it| it.users == 100));
    let script: String = all.iter().map(wave).collect();
    let problems = parse(&script).diagnostics;
    assert_eq!(problems, vec![], "{script}");
    let backs = all[0].roll_back.iter().map(|it| it.line.as_str()).collect::<Vec<_>>();
    assert!(backs.iter().any(|it| it.contains("-PolicyName $null")), "{backs:?}");
    assert!(
        backs.iter().any(|it| it.contains("-PolicyName CustomPolicy") || it.contains("Sfb")),
        "{backs:?}"
    );
    // Everybody is granted once and given back once.
    let names = |lines: &[call_landing::powershell::Command]| {
        lines.iter().map(|it| it.line.matches("@contoso.com").count()).sum::<usize>()
    };
    for it in &all {
        assert_eq!(names(&it.apply), it.users);
        assert_eq!(names(&it.roll_back), it.users);
    }
}

#[test]
fn a_policy_is_made_once_and_hostile_names_stay_text() {
    let grant = Grant {
        instance: &InteropPolicy::GLOBAL,
        fields: PolicyFields {
            allow_end_user_client_override: Override::On,
            ..PolicyFields::default()
        },
        name: "Ours".to_owned(),
        era: Era::December2017,
        wave: 1,
    };
    let mut waves = Waves::new(grant);
    let policies = Policies::default();
    let mut all = Vec::new();
    for name in ["ann'; Remove-Item / #", "b\u{2019}@contoso.com", "$(x)\n# y"] {
        all.extend(waves.push(name, 0, &policies).unwrap());
    }
    assert_eq!(all.len(), 3);
    assert_eq!(all.iter().map(|it| it.create.len()).collect::<Vec<_>>(), [1, 0, 0]);
    assert!(all[0].apply[0].line.contains("'ann''; Remove-Item / #'"));
    assert!(all[1].apply[0].line.contains("\u{2019}\u{2019}"));
}

#[test]
fn a_text_of_json_ends_no_script_and_no_line() {
    assert_eq!(
        json_text("a\"\\\n\u{1}</script>\u{2028}"),
        "\"a\\\"\\\\\\n\\u0001\\u003c/script>\\u2028\""
    );
}

#[test]
fn results_come_as_rows_and_as_json() {
    let (bytes, audit) = sample();
    let summary = audit.summary();
    let judge = Judge::new(UserChoice::None);
    let (mut csv, mut json) = (csv_header(), Vec::new());
    let start = audit.file_starts()[0];
    let mut again = audit.again(start).unwrap();
    again.push(&bytes[start.place.offset as usize..], &mut |it: Row<'_>| {
        let facts = audit.rows().get(it.row).unwrap();
        if let Some(record) = it.record.filter(|_| facts.is_read()) {
            let landings = judge.of(facts, &summary.policies);
            let row = ResultRow::new(record, facts, &summary.policies, landings);
            row.csv(&mut csv);
            let mut line = String::new();
            row.json(&mut line);
            json.push(line);
        }
    });
    assert!(!csv.contains("\"=HYPERLINK"));
    assert!(csv.contains("\"'=HYPERLINK"));
    // Our own reader takes the result, too.
    let mut back = Audit::new(&Options::default());
    back.begin("result");
    back.push(csv.replacen("sign-in", "UPN", 1).as_bytes());
    back.end();
    assert_eq!(back.summary().judged() as usize, json.len());
    assert!(json[0].contains("\"lands\":{\"teams-voip\":"));
    let text = markdown(&summary);
    assert!(text.contains("2000 rows"), "{text}");
}
