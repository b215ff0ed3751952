//! What is suggested never harms: whatever the page offers is checked over every call of the user.

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

#[test]
fn a_preset_that_is_called_harmless_is_so_for_every_call_of_the_user() {
    let mut seen = 0;
    // Whichever call is in question makes no difference.
    let is_first =
        |it: &Subject| it.edition().position("call").is_some_and(|at| it.case.get(at) == 0);
    for subject in subjects().filter(is_first) {
        let left = |it: &&'static Preset| {
            let after = subject.granted(it).case;
            let calls = subject.case.every_call();
            calls.into_iter().filter(|it| is_lost(it.under(after))).count()
        };
        let presets = harmless_presets(subject);
        for preset in &presets {
            let after = subject.granted(preset);
            let calls = subject.case.every_call().into_iter();
            let silenced = calls.filter(|it| is_lost(it.under(after.case)) && !is_lost(*it));
            assert_eq!(silenced.count(), 0, "{subject:?} {preset:?}");
            assert_eq!(warnings(after), BTreeSet::new(), "{subject:?} {preset:?}");
            assert_eq!(preset.attestation, Attestation::Documented);
            seen += 1;
        }
        assert!(presets.is_sorted_by_key(left), "{subject:?}");
    }
    assert!(seen > 1_000, "{seen}");
}

#[test]
fn no_change_that_is_offered_silences_a_call_unless_it_says_so() {
    for subject in subjects() {
        for (landing, remedies) in moves(subject) {
            check_first(&remedies);
            for remedy in &remedies {
                assert_eq!(remedy.verdict.landing, landing);
                check(subject, remedy);
            }
        }
    }
}

#[test]
fn every_single_change_that_moves_the_call_is_offered_once() {
    for subject in subjects() {
        let offered = moves(subject).into_iter().flat_map(|it| it.1).map(|it| it.changes);
        let mut offered: Vec<String> = offered.map(|it| format!("{it:?}")).collect();
        let lands = |it: Case| it.decide().verdict.landing;
        let now = lands(subject.case);
        let all = Change::all(subject.edition()).into_iter();
        let moving = all.filter(|it| lands(it.apply_to(subject.case)) != now);
        let mut moving: Vec<String> = moving.map(|it| format!("{:?}", [it])).collect();
        offered.sort();
        moving.sort();
        assert_eq!(offered, moving, "{subject:?}");
    }
}

/// All changes that can be made together, so many at a time, each kind of change once at most.
fn combinations(subject: Subject, length: usize) -> Vec<Vec<Change>> {
    let all = Change::all(subject.edition());
    let mut sets: Vec<(usize, Vec<Change>)> = vec![(0, Vec::new())];
    for _ in 0..length {
        let longer = |(from, set): &(usize, Vec<Change>)| -> Vec<_> {
            let next = all.iter().enumerate().skip(*from);
            next.map(|(at, change)| (at + 1, [&set[..], &[*change]].concat())).collect()
        };
        sets = sets.iter().flat_map(longer).collect();
    }
    sets.into_iter().map(|it| it.1).collect()
}

/// What stands against some changes: whether a call is lost, and whether something warns.
fn harm(subject: Subject, changes: &[Change]) -> (bool, bool) {
    let after = subject.after(changes);
    (!silenced(subject.case, after.case).is_empty(), !warnings(after).is_empty())
}

/// Checks that where the first way carries a warning or loses a call, every other way of its length
/// that does the same does too, by trying all of them.
#[track_caller]
fn check_best(subject: Subject, first: &Remedy, does: impl Fn(Case) -> bool) {
    if harm(subject, &first.changes) == (false, false) {
        return;
    }
    for other in combinations(subject, first.changes.len()) {
        let clean = does(subject.after(&other).case) && harm(subject, &other) == (false, false);
        assert!(!clean, "{subject:?}: {other:?} is better than {:?}", first.changes);
    }
}

#[test]
fn what_is_offered_first_does_no_harm_that_another_way_of_its_length_does_not() {
    let mut harmful = BTreeMap::from([("2017-12", 0), ("2019-08", 0)]);
    for subject in subjects() {
        let lands = |wanted: Landing| move |it: Case| it.decide().verdict.landing == wanted;
        for (landing, remedies) in moves(subject) {
            check_best(subject, &remedies[0], lands(landing));
        }
        for &wanted in Landing::VARIANTS {
            let Path::Shortest(shortest) = paths_to(subject.case, wanted) else { continue };
            let ways = ways_to(subject, wanted, &shortest);
            check_best(subject, &ways[0], lands(wanted));
            let is_harmful = harm(subject, &ways[0].changes) != (false, false);
            *harmful.get_mut(subject.edition().id).unwrap() += usize::from(is_harmful);
        }
        if let Some(first) = fixes(subject).first() {
            assert_eq!(harm(subject, &first.changes), (false, false), "{subject:?} {first:?}");
        }
    }
    assert!(harmful.values().all(|it| *it > 0), "some are harmful all the same: {harmful:?}");
}

#[test]
fn the_first_way_to_a_landing_draws_no_warning_where_another_draws_none() {
    for subject in subjects().filter(|it| it.preset.is_some()) {
        for &wanted in Landing::VARIANTS {
            let Path::Shortest(shortest) = paths_to(subject.case, wanted) else { continue };
            let ways = ways_to(subject, wanted, &shortest);
            check_first(&ways);
            for way in &ways {
                assert_eq!(way.verdict.landing, wanted);
                check(subject, way);
            }
            assert!(shortest.iter().all(|it| ways.iter().any(|way| way.changes == *it)));
            // Whatever state lands it there harmlessly can be brought about, so it is offered.
            let does = |it: Case| {
                it.decide().verdict.landing == wanted
                    && silenced(subject.case, it).is_empty()
                    && warnings(of_fields(it)).is_empty()
            };
            let first = &ways[0];
            let is_clean = first.lost.is_empty() && first.warnings.is_empty();
            assert_eq!(is_clean, settings(subject.case).into_iter().any(does), "{subject:?}");
        }
    }
}

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

#[test]
fn the_ways_of_goal_seek_are_ranked_by_what_they_do_to_every_call() {
    let mut sought = BTreeSet::new();
    for case in
        editions::ALL.iter().filter(|it| is_enumerable(it)).flat_map(|edition| every_case(edition))
    {
        let line = case.line().unwrap();
        for &wanted in Landing::VARIANTS {
            let subject = Subject::of(case);
            let Goal::Ways(ways) = seek(case, &[(line, wanted)]) else { continue };
            let ranked = ranked(subject, &ways);
            assert_eq!(ranked.len(), ways.len());
            check_first(&ranked.iter().map(|it| it.1.clone()).collect::<Vec<_>>());
            for (way, remedy) in &ranked {
                check(subject, remedy);
                assert_eq!(subject.after(&remedy.changes).case, way.apply(subject).case);
                assert_eq!(remedy.verdict.landing, wanted);
            }
            sought.insert(case.edition().id);
        }
    }
    assert_eq!(sought.len(), 2);
}

#[test]
fn a_choice_that_goal_seek_leaves_alone_costs_nothing() {
    let subject = subject("#/goal?want=pstn-in:teams");
    let line = subject.case.line().unwrap();
    let Goal::Ways(ways) = seek(subject.case, &[(line, Landing::Teams)]) else {
        panic!("there are ways")
    };
    let (best, remedy) = &ranked(subject, &ways)[0];
    assert_eq!(best.preset, teams_interop_policy::CALLS_IN_TEAMS);
    assert_eq!((best.chosen(subject.edition()), remedy.rank), (0, Rank::Recommended));
}

#[test]
fn modes_are_offered_like_policies() {
    let edition = &teams_upgrade_policy::EDITION;
    let (mut advised_against, mut recommended) = (0, 0);
    for case in every_case(edition) {
        let subject = Subject::of(case);
        let now = case.decide().verdict.landing;
        let offered: Vec<(Landing, Remedy)> = moves(subject)
            .into_iter()
            .flat_map(|(landing, remedies)| remedies.into_iter().map(move |it| (landing, it)))
            .collect();
        for (landing, remedy) in &offered {
            let [Change::Grant(preset)] = remedy.changes[..] else { panic!("{remedy:?}") };
            assert!(!case.has_fields_of(preset), "{case:?} has {} already", preset.name);
            assert_ne!(*landing, now);
            // The same line brings the calls, whatever the mode.
            let after = subject.after(&remedy.changes).case;
            assert_eq!(after.with_policy_of(case), case);
            let keeps_line = |it: &Case| it.get(5) == case.get(5) || !it.is_asked(5);
            assert!(remedy.lost.iter().all(keeps_line), "{remedy:?}");
            recommended += usize::from(remedy.rank == Rank::Recommended);
            advised_against += usize::from(remedy.rank == Rank::AdvisedAgainst);
        }
        let moving = edition
            .policy
            .presets
            .iter()
            .filter(|it| case.with_preset(it).decide().verdict.landing != now);
        assert_eq!(offered.len(), moving.count(), "{case:?}");
    }
    assert!(advised_against > 0 && recommended > 0, "{advised_against} {recommended}");
}

#[test]
fn one_list_has_every_fix_and_every_single_change_with_the_harmless_first() {
    let mut recommended = BTreeMap::from([("2017-12", 0), ("2019-08", 0)]);
    for subject in subjects() {
        let all = remedies(subject);
        for remedy in &all {
            check(subject, remedy);
        }
        let is_against = |it: &Remedy| it.rank == Rank::AdvisedAgainst;
        assert!(all.is_sorted_by_key(is_against), "{all:?}");
        let others = all.iter().skip(1);
        assert!(others.clone().all(|it| it.rank != Rank::Recommended), "{all:?}");
        let moving = moves(subject).into_iter().flat_map(|it| it.1);
        let fixes = if subject.is_broken() { fixes(subject) } else { Vec::new() };
        for remedy in fixes.iter().cloned().chain(moving) {
            let same = all.iter().filter(|it| it.changes == remedy.changes);
            assert_eq!(same.count(), 1, "{subject:?} {remedy:?}");
        }
        if let Some(fix) = fixes.first() {
            assert_eq!(all.first().map(|it| &it.changes), Some(&fix.changes));
        }
        let is_recommended = all.first().is_some_and(|it| it.rank == Rank::Recommended);
        *recommended.get_mut(subject.edition().id).unwrap() += usize::from(is_recommended);
    }
    assert!(recommended.values().all(|it| *it > 0), "{recommended:?}");
}

/// A tenant of an edition with one user who has the policy of a subject.
fn tenant_of(subject: Subject) -> Tenant {
    let mut eras = [Era::December2017, Era::August2019].into_iter();
    let era = eras.find(|it| it.edition() == subject.edition()).unwrap();
    executed(&Tenant::example(era), &assign(subject, EXAMPLE_USER))
}

fn executed(tenant: &Tenant, commands: &[Command]) -> Tenant {
    let text: String = commands.iter().map(|it| format!("{}\n", it.line)).collect();
    let ran = run(&text, &parse(&text), tenant, Input::default());
    let told = ran.steps.iter().flat_map(|it| &it.lines).map(|it| it.text.as_str());
    let errors: Vec<&str> = told.filter(|it| it.contains(" : ") && it.contains("-Cs")).collect();
    assert_eq!(errors, [""; 0], "{text}");
    ran.tenant
}

#[test]
fn the_command_does_what_the_remedy_says_and_the_undo_gives_back_what_was_there() {
    let mut seen = BTreeSet::new();
    for subject in subjects() {
        for remedy in remedies(subject) {
            let commands = remedy_commands(subject, &remedy);
            let key = format!("{:?} {:?}", assign(subject, EXAMPLE_USER), commands);
            if commands.apply.is_empty() || !seen.insert(key) {
                continue;
            }
            let after = subject.after(&remedy.changes);
            let applied = executed(&tenant_of(subject), &commands.apply);
            let has = |tenant: &Tenant, wanted: Subject| {
                let user = tenant.user(EXAMPLE_USER).unwrap();
                if wanted.edition() == &teams_upgrade_policy::EDITION {
                    let mode = teams_upgrade_policy::ModeCall::from(wanted.case).mode;
                    return tenant.mode_of(user) == mode;
                }
                tenant.policy_of(user) == teams_interop_policy::PolicyFields::from(wanted.case)
            };
            assert!(has(&applied, after), "{subject:?} {remedy:?} {commands:?}");
            let back = executed(&applied, &commands.undo);
            assert!(has(&back, subject), "{subject:?} {remedy:?} {commands:?}");
        }
    }
    assert!(seen.len() > 100, "{}", seen.len());
}
