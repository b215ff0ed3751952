//! Which fix is offered for a call that is lost.

use super::*;

/// Whether a change takes a license away.
fn takes_away(change: &Change, subject: Subject) -> bool {
    change.role(subject.edition()) == Role::License && !matches!(change, Change::Set(_, 0))
}

#[test]
fn a_fix_brings_the_call_through_and_harms_no_other() {
    let mut fixed = BTreeMap::from([("2017-12", 0), ("2019-08", 0)]);
    for subject in subjects().filter(|it| it.is_broken()) {
        let fixes = fixes(subject);
        check_first(&fixes);
        for fix in &fixes {
            check(subject, fix);
            let after = subject.after(&fix.changes);
            assert!(!after.is_broken(), "{subject:?} {fix:?}");
            assert!(!fix.changes.iter().any(|it| takes_away(it, subject)), "{fix:?}");
            assert_ne!(fix.rank, Rank::AdvisedAgainst);
            for left_out in 0..fix.changes.len() {
                let mut fewer = fix.changes.clone();
                fewer.remove(left_out);
                let part = subject.after(&fewer);
                let is_enough = !part.is_broken() && silenced(subject.case, part.case).is_empty();
                assert!(!is_enough, "{fewer:?} would be enough: {subject:?} {fix:?}");
            }
        }
        *fixed.get_mut(subject.edition().id).unwrap() += usize::from(!fixes.is_empty());
    }
    assert!(fixed["2017-12"] > 1000 && fixed["2019-08"] > 5, "{fixed:?}");
}

#[test]
fn nothing_is_offered_as_a_fix_exactly_where_no_setting_helps() {
    for subject in subjects().filter(|it| it.is_broken()) {
        let helps = |it: Case| {
            let mut licenses = it.edition().of_role(|it| it == Role::License);
            licenses.all(|(at, _)| it.get(at) == 0 || it.get(at) == subject.case.get(at))
                && !is_lost(it)
                && silenced(subject.case, it).is_empty()
                && warnings(of_fields(it)).is_empty()
        };
        let can_be_fixed = settings(subject.case).into_iter().any(helps);
        assert_eq!(!fixes(subject).is_empty(), can_be_fixed, "{subject:?}");
    }
}

#[track_caller]
fn check_fix(address: &str, expected: &[Change]) {
    let fixes = fixes(subject(address));
    let first = fixes.first().unwrap_or_else(|| panic!("{address}: nothing fixes it"));
    assert_eq!(first.changes, expected, "{address}");
    assert_eq!(first.rank, Rank::Recommended, "{address}");
}

fn grant(name: &str) -> Change {
    let mut presets = editions::ALL.iter().filter_map(|it| it.preset(name));
    Change::Grant(presets.next().unwrap())
}

/// The change of an answer of the guide's edition, by the words of the address.
fn set(key: &str, token: &str) -> Change {
    let edition = &teams_interop_policy::EDITION;
    let question = edition.position(key).unwrap();
    Change::Set(question, edition.question(question).unwrap().position(token).unwrap())
}

#[test]
fn the_fix_for_a_hybrid_user_on_teams_is_to_take_them_off_teams() {
    check_fix(
        "#/explore?customer=hybrid&policy=DisallowOverrideCallingTeamsChatTeams",
        &[grant("DisallowOverrideCallingDefaultChatDefault")],
    );
}

#[test]
fn the_fix_for_a_user_without_skype_for_business_is_to_bring_calls_to_teams() {
    check_fix("#/explore?customer=without", &[grant("DisallowOverrideCallingTeamsChatTeams")]);
}

#[test]
fn the_fix_for_a_user_without_licenses_is_the_licenses() {
    check_fix("#/explore?licensed=no", &[set("licensed", "yes")]);
    check_fix(
        "#/explore?customer=without&licensed=no",
        &[grant("DisallowOverrideCallingTeamsChatTeams"), set("licensed", "yes")],
    );
}

#[test]
fn the_fix_for_a_line_that_does_not_reach_teams_is_another_mode() {
    let own_lines = "#/explore?edition=2019-08&mode=teams-only&pstn=hybrid-voice";
    check_fix(own_lines, &[grant("Islands")]);
    // The modes of Skype for Business would lose callers in Teams who are homed on premises.
    check_fix("#/explore?edition=2019-08&pstn=direct-routing", &[grant("UpgradeToTeams")]);
    let no_caller_gets_through = "#/explore?edition=2019-08&call=federated-in&from-home=onprem";
    assert_eq!(
        fixes(subject(no_caller_gets_through)),
        [] as [Remedy; 0],
        "no mode of the recipient helps"
    );
}

#[test]
fn a_documented_assignment_is_recommended_before_an_edit_of_the_policy() {
    let subject = subject("#/explore");
    let groups = moves(subject);
    let (_, to_teams) = groups.iter().find(|it| it.0 == Landing::Teams).unwrap();
    assert_eq!(to_teams[0].changes, [grant("DisallowOverrideCallingTeamsChatTeams")]);
    assert_eq!(to_teams[0].rank, Rank::Recommended);
    let edit = set("calling", "teams");
    let edit = to_teams.iter().find(|it| it.changes == [edit]).unwrap();
    assert_eq!(edit.rank, Rank::AdvisedAgainst, "its values are mixed");
}

#[test]
fn fields_that_differ_from_a_preset_are_a_custom_policy_and_no_edit_of_global() {
    // The guide's own scenario of a user who may choose.
    let subject = subject("#/explore?override=true");
    assert_eq!(subject.standing(), call_landing::routing::Standing::Custom);
    assert!(subject.warnings().is_empty(), "{:?}", subject.warnings());
    assert!(!subject.is_broken());
}
