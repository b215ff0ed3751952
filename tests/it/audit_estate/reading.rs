//! What is read from each kind of file, and how files are joined.

use super::*;

#[test]
fn a_user_is_read_from_csv_json_and_lists_alike() {
    let csv = users(&[("ann", "tel:+14255550101", "Tag:Own")]);
    let json = r#"[{"UserPrincipalName":"ann@contoso.com","SipAddress":"sip:ann@contoso.com","AccountType":"User","AccountEnabled":true,"EnterpriseVoiceEnabled":true,"LineUri":"tel:+14255550101","FeatureTypes":["Teams","PhoneSystem","CallingPlan"],"TeamsCallingPolicy":{"Authority":"Tenant","Name":"Own"},"TeamsUpgradeEffectiveMode":"TeamsOnly"}]"#;
    let list = "UserPrincipalName         : ann@contoso.com\nSipAddress                : sip:ann@contoso.com\nAccountType               : User\nAccountEnabled            : True\nEnterpriseVoiceEnabled    : True\nLineUri                   : tel:+14255550101\nFeatureTypes              : {Teams, PhoneSystem, CallingPlan}\nTeamsCallingPolicy        : Own\nTeamsUpgradeEffectiveMode : TeamsOnly\n";
    let all = [csv.as_str(), json, list].map(|it| Found::of(&[it]));
    for found in &all {
        assert_eq!(found.facts(), all[0].facts(), "{:?}", found.summary);
        assert_eq!(found.estate().policies[1].name, "Own");
        assert_eq!(found.estate().rows(RowKind::Users), 1);
        let case = Judge::new(edition(), found.estate()).case(found.facts());
        for (key, word) in [
            ("mode", "teams-only"),
            ("pstn", "calling-plan"),
            ("licensed", "yes"),
            ("enterprise-voice", "true"),
            ("number", "assigned"),
        ] {
            assert_eq!(case.token(edition().position(key).unwrap()), word);
        }
    }
}

#[test]
fn every_word_of_facts_is_a_word_of_the_edition() {
    let of = |field: Field, key: &str| {
        let at = edition().position(key).unwrap();
        let answers = edition().question(at).unwrap().answers.len() as u64;
        for value in 1..=answers {
            let facts = PersonFacts::default().with(field, value);
            let judge = Judge::new(edition(), &EstateSummary::default());
            let case = judge.case(facts);
            assert_eq!(u64::from(case.get(at)), value - 1, "{key} {value}");
        }
    };
    of(Field::Mode, "mode");
    of(Field::Licensed, "licensed");
    of(Field::Voice, "enterprise-voice");
    of(Field::Answering, "answering");
    of(Field::Unanswered, "unanswered");
    of(Field::BusyChoice, "busy-choice");
}

#[test]
fn every_rule_of_a_user_is_read_as_its_answer() {
    for (row, answering, unanswered) in [
        (",,,,,,,,", "ring", "untouched"),
        ("False,,,,False,,Voicemail,,", "ring", "nothing"),
        ("FALSCH,,,,WAHR,,Voicemail,,", "ring", "voicemail"),
        ("True,Immediate,,Voicemail,,,Voicemail,,", "to-voicemail", "untouched"),
        ("True,Immediate,sip:b@x,SingleTarget,,,,,", "to-colleague", "untouched"),
        ("True,Immediate,+14255550199,SingleTarget,,,,,", "to-number", "untouched"),
        ("True,Immediate,,MyDelegates,,,,,", "to-delegates", "untouched"),
        ("True,Immediate,,Group,,,,,", "to-group", "untouched"),
        ("True,Simultaneous,sip:b@x,SingleTarget,,,,,", "also-colleague", "untouched"),
        ("True,Simultaneous,tel:+1 425 555 0199,SingleTarget,,,,,", "also-number", "untouched"),
        ("True,Simultaneous,,MyDelegates,,,,,", "also-delegates", "untouched"),
        ("True,Simultaneous,,Group,,,,,", "also-group", "untouched"),
        ("False,,,,True,sip:b@x,SingleTarget,,", "ring", "colleague"),
        ("False,,,,True,+14255550199,SingleTarget,,", "ring", "number"),
        ("False,,,,True,,MyDelegates,,", "ring", "delegates"),
        ("False,,,,True,,Group,,", "ring", "group"),
    ] {
        let found = Found::of(&[&format!("{SETTINGS}sip:a@x,{row}\n")]);
        let case = Judge::new(edition(), found.estate()).case(found.facts());
        let at = |key: &str| case.token(edition().position(key).unwrap());
        assert_eq!((at("answering"), at("unanswered")), (answering, unanswered), "{row}");
    }
}

#[test]
fn a_rule_that_is_not_understood_is_rejected_with_its_column() {
    for (row, column) in [
        ("perhaps,,,,,,,,", "IsForwardingEnabled"),
        ("True,Later,,Voicemail,,,,,", "ForwardingType"),
        ("True,Immediate,,Nobody,,,,,", "ForwardingTargetType"),
        ("True,Simultaneous,,Voicemail,,,,,", "ForwardingTargetType"),
        ("True,Immediate,,SingleTarget,,,,,", "ForwardingTarget"),
        ("False,,,,True,,Moon,,", "UnansweredTargetType"),
    ] {
        let summary = read(&[&format!("{SETTINGS}sip:a@x,{row}\n")]).whole_summary();
        assert_eq!(summary.unread[WhyKind::BadValue as usize], 1, "{row}");
        assert_eq!(summary.rejected[0].column.as_deref(), Some(column));
    }
}

#[test]
fn files_are_joined_by_name_in_any_order() {
    let users = users(&[("ann", "+14255550101", ""), ("Ben", "+14255550102", "")]);
    let settings = settings(&["ANN > ben", "ben > ann"]);
    let numbers = "TelephoneNumber,NumberType,PstnAssignmentStatus,AssignedPstnTargetId\n\
        +14255550101,DirectRouting,UserAssigned,ann@contoso.com\n\
        14255550102,OperatorConnect,UserAssigned,ben@contoso.com\n";
    let files = [users.as_str(), settings.as_str(), numbers];
    let mut before = None;
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let mut found = Found::of(&order.map(|it| files[it]));
        assert_eq!(found.estate().people(), 2);
        assert_eq!(found.who(CallingFinding::Circle).len(), 2, "{order:?}");
        let groups = found.estate().groups.clone();
        assert_eq!(*before.get_or_insert_with(|| groups.clone()), groups, "{order:?}");
        let lines: Vec<u64> = groups.iter().map(|it| it.0.get(Field::Pstn)).collect();
        assert!(lines.contains(&4) && lines.contains(&2), "{lines:?}");
    }
}

#[test]
fn a_user_is_one_person_whatever_name_a_file_has() {
    let id = "0a1b2c3d-0000-4000-8000-0123456789ab";
    let users =
        format!("{USERS}ann.beebe@contoso.com,sip:ann@contoso.com,{id},User,True,True,,,,\n");
    let users = users + &user("ben", "", "");
    for files in [
        [users.clone(), settings(&["ann v", &format!("ben > {id}")])],
        [settings(&["ann v", &format!("ben > {id}")]), users],
    ] {
        let mut found = Found::of(&files.each_ref().map(String::as_str));
        assert_eq!(found.estate().people(), 2);
        let callers = found.callers("sip:ann@contoso.com");
        assert_eq!(callers.person.as_deref(), Some("ann.beebe@contoso.com"));
        assert_eq!(callers.people[0].name, "ben@contoso.com");
    }
}

#[test]
fn the_same_user_twice_counts_once_and_is_counted_as_repeated() {
    let file = users(&[("ann", "", ""), ("ann", "", "")]);
    let found = Found::of(&[&file, &file]);
    assert_eq!((found.estate().people(), found.estate().repeated), (1, 3));
    assert_eq!(found.estate().contradicting, 0);
    assert_eq!(found.summary.files.iter().map(|it| it.rows).sum::<u64>(), 4);
}

#[test]
fn the_row_that_is_chosen_counts() {
    let head = "UserPrincipalName,LineUri,TeamsCallingPolicy\n";
    let users = format!(
        "{head}a@contoso.com,,\nb@contoso.com,,\nA@contoso.com,tel:+14255550101,AllowCalling\nb@contoso.com,,\nc@contoso.com,,\n"
    );
    let settings = "SipUri,IsForwardingEnabled,ForwardingType,ForwardingTargetType,Delegates\n\
         sip:a@contoso.com,True,Simultaneous,MyDelegates,b@contoso.com\n\
         sip:a@contoso.com,True,Immediate,MyDelegates,c@contoso.com\n";
    for (repeats, number, reached) in [(Repeats::First, 3, [1, 0]), (Repeats::Last, 1, [0, 1])] {
        let options = Options { scope: Scope::Calling, repeats, ..Options::default() };
        assert_eq!(Options::of(&options.bytes()).as_ref(), Some(&options));
        let mut audit = Audit::new(&options);
        for it in [users.as_str(), settings] {
            audit.begin("file");
            audit.push(it.as_bytes());
        }
        audit.end();
        let summary = audit.whole_summary();
        let estate = summary.estate.clone().unwrap();
        assert_eq!((estate.people(), estate.repeated, estate.contradicting), (3, 3, 2));
        let people: Vec<_> = audit.estate().unwrap().people().collect();
        let facts = people.iter().find(|it| it.0 == "a@contoso.com").unwrap().1;
        assert_eq!(facts.get(Field::Number), number);
        let trace = follow(audit.estate().unwrap(), &estate);
        let mut found = Found { audit, summary, trace };
        let callers = ["b@contoso.com", "c@contoso.com"].map(|it| found.callers(it).total);
        assert_eq!(callers, reached, "{repeats:?}");
    }
}

#[test]
fn a_sum_below_the_users_is_no_user() {
    for header in ["UserPrincipalName", "SipAddress", "User"] {
        let found = Found::of(&[&format!(
            "{header},TeamsUpgradeEffectiveMode\nann@contoso.com,TeamsOnly\nTotal,1\n"
        )]);
        assert_eq!(found.estate().people(), 1, "{header}");
    }
}
