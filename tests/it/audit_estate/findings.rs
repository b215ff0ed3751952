//! Each finding: circles, dead ends, numbers, licenses and policies.

use super::*;

#[test]
fn calls_in_a_circle_are_found() {
    let users = users(&[("a", "", ""), ("b", "", ""), ("c", "", ""), ("d", "", ""), ("e", "", "")]);
    let settings = settings(&["a > b", "b > c", "c > b", "d > d"]);
    let mut found =
        check(&[&users, &settings], CallingFinding::Circle, &["a b c b", "b c b", "c b c", "d d"]);
    assert_eq!(found.who(CallingFinding::Unreachable).len(), 4);
    assert_eq!(found.fix(CallingFinding::Circle), CallingFix::StopForwarding);
}

#[test]
fn dead_ends_are_leavers_free_numbers_and_names_that_nobody_has() {
    let mut users =
        users(&[("a", "", ""), ("b", "", ""), ("c", "", ""), ("d", "", ""), ("e", "", "")]);
    users += "gone@contoso.com,,,User,False,,,,,\n";
    let settings =
        settings(&["a > gone", "b > +14255550100", "c > nobody", "d > +14255550177", "e @ gone"]);
    let numbers =
        "TelephoneNumber,NumberType,PstnAssignmentStatus\n+14255550100,CallingPlan,Unassigned\n";
    let found = check(
        &[&users, &settings, numbers],
        CallingFinding::DeadEnd,
        &["a gone", "b +14255550100", "c nobody", "e"],
    );
    assert_eq!(found.fix(CallingFinding::DeadEnd), CallingFix::StopForwarding);
}

#[test]
fn a_number_of_the_organization_leads_to_its_user() {
    let users = users(&[("a", "", ""), ("b", "tel:+14255550102", "")]);
    let settings = settings(&["a > +1 (425) 555-0102", "b > a"]);
    check(&[&users, &settings], CallingFinding::Circle, &["a b a", "b a b"]);
}

#[test]
fn chains_are_found_with_where_they_end() {
    let users = users(&[("a", "", ""), ("b", "", ""), ("c", "", ""), ("d", "", "")]);
    let found = check(
        &[&users, &settings(&["a > b", "b > c", "c > d"])],
        CallingFinding::Chain,
        &["a b c d", "b c d"],
    );
    assert_eq!(found.trace.longest, 3);
    assert_eq!(found.fix(CallingFinding::Chain), CallingFix::ForwardToEnd);
}

#[test]
fn unanswered_calls_can_go_in_a_circle() {
    let users = users(&[("a", "", ""), ("b", "", ""), ("c", "", "")]);
    let mut found = check(
        &[&users, &settings(&["a ~ b", "b ~ a", "c ~ c"])],
        CallingFinding::UnansweredCircle,
        &["a b", "b a", "c c"],
    );
    assert!(found.who(CallingFinding::Unreachable).is_empty());
}

#[test]
fn a_target_without_voicemail_cuts_callers_off() {
    let users = users(&[("a", "", ""), ("b", "", "NoVoicemail")]);
    check(&[&users, &settings(&["a > b"]), POLICIES], CallingFinding::TargetCutsOff, &["a b"]);
}

#[test]
fn a_number_with_a_policy_that_rejects_calls() {
    let users = users(&[
        ("a", "+14255550101", "NoCalls"),
        ("b", "", "NoCalls"),
        ("c", "+14255550103", "DisallowCalling"),
    ]);
    let found = check(&[&users, POLICIES], CallingFinding::Blocked, &["a", "c"]);
    assert_eq!(found.fix(CallingFinding::Blocked), CallingFix::Assign("AllowCalling"));
    assert_eq!(found.trace.counts[CallingFinding::Unreachable as usize], 3);
}

#[test]
fn a_number_without_license_or_flag() {
    let users = format!(
        "{USERS}a@x,,,User,True,True,+14255550101,\"{{Teams}}\",,\nb@x,,,User,True,False,+14255550102,\"{{PhoneSystem}}\",,\nc@x,,,User,True,True,+14255550103,\"{{PhoneSystem}}\",,\n"
    );
    let found = check(&[&users], CallingFinding::VoiceOff, &["a", "b"]);
    let judge = Judge::new(edition(), found.estate());
    let fixes: Vec<CallingFix> = found
        .trace
        .groups
        .iter()
        .filter(|it| it.0 == CallingFinding::VoiceOff)
        .map(|it| judge.fix(it.0, it.1.0))
        .collect();
    assert!(fixes.contains(&CallingFix::AssignLicense) && fixes.contains(&CallingFix::EnableVoice));
}

#[test]
fn licensed_without_a_number() {
    let users = users(&[("a", "", ""), ("b", "+14255550102", "")]);
    let found = check(&[&users], CallingFinding::WithoutNumber, &["a"]);
    assert_eq!(found.fix(CallingFinding::WithoutNumber), CallingFix::AssignNumber);
}

#[test]
fn treatments_that_send_everything_to_voicemail() {
    let users = users(&[("a", "+14255550101", "AllVoicemail"), ("b", "", "AllVoicemail")]);
    let found = check(&[&users, POLICIES], CallingFinding::AllToVoicemail, &["a"]);
    assert_eq!(found.fix(CallingFinding::AllToVoicemail), CallingFix::Assign("AllowCalling"));
}

#[test]
fn callers_are_cut_off_where_nothing_follows() {
    let users = users(&[("a", "", "NoVoicemail"), ("b", "", ""), ("c", "", "")]);
    let found =
        check(&[&users, &settings(&["b -"]), POLICIES], CallingFinding::CutOff, &["a", "b"]);
    let judge = Judge::new(edition(), found.estate());
    let fix = |policy: bool| {
        let of = |it: &&(CallingFinding, (PersonFacts, u64))| {
            it.0 == CallingFinding::CutOff && it.1.0.has(Field::Policy) == policy
        };
        judge.fix(CallingFinding::CutOff, found.trace.groups.iter().find(of).unwrap().1.0)
    };
    assert_eq!(fix(true), CallingFix::Assign("AllowCalling"));
    assert_eq!(fix(false), CallingFix::UnansweredToVoicemail);
}

#[test]
fn forwarding_that_the_policy_no_longer_allows() {
    let users = users(&[("a", "", "NoForwarding"), ("b", "", "NoForwarding"), ("c", "", "")]);
    let found = check(
        &[&users, &settings(&["a > c", "c > b", "b ~ c"]), POLICIES],
        CallingFinding::Forbidden,
        &["a c b", "b c b"],
    );
    assert!(found.trace.counts[CallingFinding::Forbidden as usize] > 0);
}

#[test]
fn toll_bypass_on_a_calling_plan() {
    let users = users(&[("a", "+14255550101", "Bypass"), ("b", "+14255550102", "Bypass")]);
    let numbers = "TelephoneNumber,NumberType,PstnAssignmentStatus\n+14255550101,CallingPlan,UserAssigned\n+14255550102,DirectRouting,UserAssigned\n";
    let found = check(&[&users, POLICIES, numbers], CallingFinding::TollBypass, &["a"]);
    assert_eq!(found.fix(CallingFinding::TollBypass), CallingFix::Assign("AllowCalling"));
}

#[test]
fn policies_that_do_not_exist() {
    let users = users(&[("a", "", "Ghost"), ("b", "", "NoVoicemail"), ("c", "", "AllowCalling")]);
    let found = check(&[&users, POLICIES], CallingFinding::UnknownPolicy, &["a"]);
    assert_eq!(found.fix(CallingFinding::UnknownPolicy), CallingFix::RemovePolicy);
    // Without a list of policies, nothing is known of it.
    check(&[&users], CallingFinding::UnknownPolicy, &[]);
}

#[test]
fn on_premises_users_are_granted_what_does_nothing() {
    let users = "UserPrincipalName,HostingProvider,TeamsCallingPolicy\na@x,SRV:,AllowCalling\nb@x,SRV:,\nc@x,sipfed.online.lync.com,AllowCalling\n";
    let found = check(&[users], CallingFinding::OnPremises, &["a"]);
    assert_eq!(found.fix(CallingFinding::OnPremises), CallingFix::RemovePolicy);
}
