//! Where calls end, patterns and sessions.

use super::*;

#[test]
fn whose_calls_can_end_at_a_person() {
    let users = users(&[
        ("a", "", ""),
        ("b", "", ""),
        ("c", "", ""),
        ("d", "", ""),
        ("e", "", ""),
        ("f", "", ""),
        ("g", "", ""),
        ("z", "+14255550126", ""),
    ]);
    let rules = ["a > b", "b ~ z", "c + z", "d @ c e", "e # d z", "f > g", "g > +14255550126"];
    let mut found = Found::of(&[&users, &settings(&rules)]);
    let callers = found.callers("Z@contoso.com");
    let mut all: Vec<(String, u64)> =
        callers.people.iter().map(|it| (it.name[..1].to_owned(), it.hops)).collect();
    all.sort();
    let expect = [("a", 2), ("b", 1), ("c", 1), ("d", 2), ("e", 1), ("f", 2), ("g", 1)];
    assert_eq!(all, expect.map(|it| (it.0.to_owned(), it.1)));
    assert_eq!(callers.total, 7);
    assert_eq!(found.callers("tel:+14255550126").total, 7);
    assert_eq!(found.callers("a@contoso.com").total, 0);
    assert_eq!(found.callers("nobody@contoso.com"), Callers::default());
}

#[test]
fn federation_and_external_access_block_calls_from_other_organizations() {
    let line = |token: &str| edition().lines.iter().find(|it| it.token == token).unwrap();
    let lands = |found: &Found| {
        let judge = Judge::new(edition(), found.estate());
        let of = |token: &str| judge.on(found.facts(), line(token)).decide().verdict.landing;
        (of("federated-teams"), of("colleague-teams"))
    };
    let user = "UserPrincipalName,ExternalAccessPolicy\na@x,FederationOff\n";
    let external = "Identity,EnableFederationAccess\nTag:FederationOff,False\n";
    assert_eq!(lands(&Found::of(&[user])), (Landing::Teams, Landing::Teams));
    assert_eq!(lands(&Found::of(&[user, external])), (Landing::Blocked, Landing::Teams));
    let federation = "AllowFederatedUsers : False\nAllowTeamsConsumer : True\n";
    let found = Found::of(&["UserPrincipalName,ExternalAccessPolicy\na@x,\n", federation]);
    assert_eq!(lands(&found), (Landing::Blocked, Landing::Teams));
    assert_eq!(found.estate().blocks_federation, Some(true));
}

#[test]
fn patterns_are_counted_and_shown() {
    let found = Found::of(&["Identity,Pattern,Enabled\nA,^\\+1900,True\nB,^\\+1976,True\n"]);
    assert_eq!(found.estate().rows(RowKind::Patterns), 2);
    assert_eq!(found.estate().patterns, ["^\\+1900", "^\\+1976"]);
}

#[test]
fn a_session_answers_what_was_asked() {
    let files = [users(&[("a", "", ""), ("b", "", "")]), settings(&["a > b", "b > a"])];
    let sources =
        files.iter().map(|it| SourceFile { name: "f".to_owned(), bytes: it.len() as u64 });
    let options = Options { scope: Scope::Calling, ..Options::default() };
    let mut session = AuditSession::new(&Options::of(&options.bytes()).unwrap(), sources.collect());
    while let Some(want) = session.want() {
        let rest = &files[want.file].as_bytes()[want.offset as usize..];
        session.give(&rest[..rest.len().min(10)]);
    }
    let summary = Summary::of(&session.audit_mut().whole_summary().bytes()).unwrap();
    let estate = summary.estate.unwrap();
    let judge = Judge::new(edition(), &estate);
    let judged = estate.groups.iter().map(|it| (it.0, judge.judge(it.0))).collect();
    let task = Task::Estate(EstateTask::Follow(judged));
    session.begin(Task::of(&task.bytes()).unwrap());
    let answer = session.estate_output().unwrap();
    let answer = EstateAnswer::of(&answer.bytes()).unwrap();
    assert_eq!(answer.summary.unwrap().counts[CallingFinding::Circle as usize], 2);
    for task in [
        EstateTask::Holders(CallingFinding::Circle, (0, 1)),
        EstateTask::Callers("a@contoso.com".to_owned()),
        EstateTask::Csv(CallingFinding::Chain, vec![PersonFacts::default()]),
    ] {
        assert_eq!(EstateTask::of(&task.bytes()), Some(task));
    }
}

#[test]
fn a_number_is_followed_to_its_person_however_it_is_written() {
    let users = users(&[("b", "+14255550102;ext=102", ""), ("c", "+14255550103", "")]);
    let settings = |target: &str| {
        format!(
            "SipUri,IsForwardingEnabled,ForwardingType,ForwardingTargetType,ForwardingTarget\nsip:c@contoso.com,True,Immediate,SingleTarget,{target}\n"
        )
    };
    for target in [
        "+14255550102;ext=102",
        "tel:+14255550102;EXT=102",
        "+1 (425) 555-0102 x102",
        "+1 425-555-0102 ext. 102",
        "sip:+14255550102;ext=102@contoso.com;user=phone",
        "SIP:b@contoso.com",
    ] {
        let mut found = Found::of(&[&users, &settings(target)]);
        assert_eq!(found.callers("b@contoso.com").total, 1, "{target}");
    }
    // The same line with another extension, and an account whose name is a number.
    for target in ["+14255550102", "+14255550102;ext=103", "sip:14255550102@contoso.com"] {
        let mut found = Found::of(&[&users, &settings(target)]);
        assert_eq!(found.callers("b@contoso.com").total, 0, "{target}");
    }
}
