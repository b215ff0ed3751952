//! The saved file of a problem, which its commands read.

use super::*;

/// The lines of the file with everybody who has a problem.
fn saved(found: &mut Found, finding: CallingFinding) -> Vec<String> {
    saved_of(found, finding, &[])
}

/// The same of those with these facts.
fn saved_of(found: &mut Found, finding: CallingFinding, of: &[PersonFacts]) -> Vec<String> {
    let mut text = String::new();
    let task = EstateTask::Csv(finding, of.to_vec());
    found.audit.estate().unwrap().answer(&task, &mut text);
    let text = text.strip_prefix('\u{feff}').unwrap().replace('"', "");
    text.split_terminator("\r\n").map(str::to_owned).collect()
}

#[test]
fn a_saved_file_has_what_a_command_needs() {
    let users = users(&[("a", "", "NoVoicemail"), ("b", "", ""), ("c", "", "")]);
    let mut found = Found::of(&[&users, &settings(&["a > b", "b > c"]), POLICIES]);
    assert_eq!(
        saved(&mut found, CallingFinding::Chain),
        [
            "sign-in,policy,ends-at,forwarding-type,forwarding-target-type,forwarding-target,unanswered,unanswered-target-type,unanswered-target",
            "a@contoso.com,NoVoicemail,c@contoso.com,Immediate,SingleTarget,b@contoso.com,,,",
        ]
    );
}

#[test]
fn a_saved_file_has_the_former_rule_for_unanswered_calls() {
    let users = users(&[("a", "", ""), ("b", "", ""), ("c", "", "NoVoicemail")]);
    let mut found = Found::of(&[&users, &settings(&["a ~ b", "b ~ a", "c -"]), POLICIES]);
    let in_circle = saved(&mut found, CallingFinding::UnansweredCircle);
    assert_eq!(
        in_circle[1..],
        [
            "a@contoso.com,,b@contoso.com,,,,True,SingleTarget,b@contoso.com",
            "b@contoso.com,,a@contoso.com,,,,True,SingleTarget,a@contoso.com",
        ]
    );
    let cut_off = saved(&mut found, CallingFinding::CutOff);
    assert_eq!(cut_off[1..], ["c@contoso.com,NoVoicemail,,,,,False,,"]);
}

#[test]
fn the_file_of_a_fix_has_those_users_alone_whom_it_is_for() {
    let users = users(&[("a", "", "NoForwarding"), ("b", "", "NoForwarding"), ("c", "", "")]);
    let policies = POLICIES.to_owned() + "Tag:NoForwarding,True,UserOverride,False,False,False,\n";
    let mut found = Found::of(&[&users, &settings(&["a > c", "b ~ c"]), &policies]);
    let judge = Judge::new(edition(), found.estate());
    let groups: Vec<PersonFacts> = found.trace.groups.iter().map(|it| it.1.0).collect();
    let of = |fix: CallingFix| -> Vec<PersonFacts> {
        let has = |it: &PersonFacts| judge.fix(CallingFinding::Forbidden, *it) == fix;
        groups.iter().copied().filter(has).collect()
    };
    let (stop, unanswered) =
        (of(CallingFix::StopForwarding), of(CallingFix::UnansweredToVoicemail));
    let mut names = |of: &[PersonFacts]| -> Vec<String> {
        let lines = saved_of(&mut found, CallingFinding::Forbidden, of);
        lines[1..].iter().map(|it| it.split('@').next().unwrap().to_owned()).collect()
    };
    assert_eq!(names(&stop), ["a"]);
    assert_eq!(names(&unanswered), ["b"]);
    assert_eq!(names(&[]), ["a", "b"]);
}

#[test]
fn undoing_a_rule_for_unanswered_calls_brings_back_the_former_one() {
    let (_, undo) =
        call_landing::text::audit_estate::fix_commands(CallingFix::UnansweredToVoicemail, "f.csv")
            .unwrap();
    let filters: Vec<&str> = undo.lines().filter(|it| it.contains("Where-Object")).collect();
    assert_eq!(
        filters,
        [
            "  Where-Object { $_.'unanswered-target' } |",
            "  Where-Object { $_.'unanswered-target-type' -and -not $_.'unanswered-target' } |",
            "  Where-Object { $_.unanswered -eq 'False' } |",
        ]
    );
    assert!(undo.contains("-UnansweredTarget $_.'unanswered-target'"), "{undo}");
}
