//! The problems of 2019, when coexistence modes route calls.

use super::*;
use call_landing::text::audit_estate::fix_commands;

const USERS: &str = "UserPrincipalName,HostingProvider,LineURI,TeamsUpgradePolicy,TeamsUpgradeEffectiveMode\n\
    ann@contoso.com,sipfed.online.lync.com,tel:+14255550101,UpgradeToTeams,TeamsOnly\n\
    ben@contoso.com,SRV:,tel:+14255550102,UpgradeToTeams,TeamsOnly\n\
    cora@contoso.com,SRV:,,UpgradeToTeams,\n\
    dan@contoso.com,SRV:,tel:+14255550104,UpgradeToTeams,SfBOnly\n\
    eva@contoso.com,sipfed.online.lync.com,,UpgradeToTeams,SfBWithTeamsCollab\n\
    finn@contoso.com,sipfed.online.lync.com,,,Islands\n\
    gina@contoso.com,SRV:,,,Islands\n";

fn edition_of_modes() -> &'static Edition {
    editions::named("2019-08").unwrap()
}

/// The policies of the modes, in the order of the fact.
const POLICIES_OF_MODES: [&str; 5] =
    ["UpgradeToTeams", "Islands", "SfBOnly", "SfBWithTeamsCollab", "SfBWithTeamsCollabAndMeetings"];

/// Each problem of some users, with what fixes it for how many of them.
fn found(users: &str, edition: &'static Edition) -> Vec<(CallingFinding, Vec<(CallingFix, u64)>)> {
    let mut audit = read(&[users]);
    let estate = audit.whole_summary().estate.unwrap();
    let judge = Judge::new(edition, &estate);
    let judged = estate.groups.iter().map(|it| (it.0, judge.judge(it.0))).collect();
    let task = EstateTask::Follow(judged);
    let trace = audit.estate().unwrap().answer(&task, &mut String::new()).summary.unwrap();
    let fixes = |it: call_landing::audit::estate::Found| {
        (it.finding, it.fixes.iter().map(|it| (it.fix, it.users)).collect())
    };
    judge.found(&trace).into_iter().map(fixes).collect()
}

#[test]
fn each_problem_of_the_modes_is_found_with_its_fix() {
    let to_teams = CallingFix::Mode("UpgradeToTeams", "Islands");
    let wanted = [
        (
            CallingFinding::TeamsOnlyOnPremises,
            vec![(CallingFix::Mode("Islands", "UpgradeToTeams"), 2)],
        ),
        (
            CallingFinding::ModeNotInEffect,
            vec![(CallingFix::Mode("", "UpgradeToTeams"), 1), (CallingFix::WaitForMode, 1)],
        ),
        (CallingFinding::IslandsAmongTeamsOnly, vec![(to_teams, 1), (CallingFix::Nothing, 1)]),
    ];
    let mut seen = found(USERS, edition_of_modes());
    seen.iter_mut().for_each(|it| it.1.sort_by_key(|it| format!("{it:?}")));
    let mut wanted = wanted.to_vec();
    wanted.iter_mut().for_each(|it| it.1.sort_by_key(|it| format!("{it:?}")));
    assert_eq!(seen, wanted);
    let alone = format!("{}\nx@contoso.com,SRV:,,,Islands\n", USERS.lines().next().unwrap());
    assert_eq!(found(&alone, edition_of_modes()), []);
    let today = found(USERS, edition());
    let of_modes = |it: &CallingFinding| wanted.iter().any(|wanted| wanted.0 == *it);
    assert!(!today.iter().any(|it| of_modes(&it.0)), "{today:?}");
}

#[test]
fn no_mode_that_is_offered_loses_a_call() {
    let modes =
        ["TeamsOnly", "Islands", "SfBOnly", "SfBWithTeamsCollab", "SfBWithTeamsCollabAndMeetings"];
    let (mut users, mut at) = ("UserPrincipalName,HostingProvider,LineURI,OnlineVoiceRoutingPolicy,TeamsUpgradePolicy,TeamsUpgradeEffectiveMode\n".to_owned(), 0);
    for mode in modes {
        for home in ["SRV:", "sipfed.online.lync.com"] {
            for (line, route) in [("", ""), ("tel:+14255550101", ""), ("tel:+14255550101", "Own")] {
                for assigned in ["", "UpgradeToTeams"] {
                    users +=
                        &format!("u{at}@contoso.com,{home},{line},{route},{assigned},{mode}\n");
                    at += 1;
                }
            }
        }
    }
    let mut audit = read(&[&users]);
    let estate = audit.whole_summary().estate.unwrap();
    let judge = Judge::new(edition_of_modes(), &estate);
    let mut offered = 0;
    for &(facts, _) in &estate.groups {
        let judgement = judge.judge(facts);
        let case = judge.case(facts);
        for &finding in CallingFinding::VARIANTS {
            if judgement.findings & finding.bit() == 0 {
                continue;
            }
            let after = match judge.fix(finding, facts) {
                // It is not in effect, so removing it moves nothing.
                CallingFix::Mode("", "UpgradeToTeams") => facts,
                CallingFix::Mode(to, back) => {
                    let place = |it: &str| {
                        POLICIES_OF_MODES.iter().position(|that| *that == it).unwrap() as u64 + 1
                    };
                    assert_eq!(place(back), facts.get(Field::Mode), "{finding:?}");
                    facts.with(Field::Mode, place(to))
                }
                CallingFix::Nothing | CallingFix::WaitForMode => continue,
                it => panic!("{finding:?}: {it:?}"),
            };
            offered += 1;
            for (before, after) in case.every_call().into_iter().zip(judge.case(after).every_call())
            {
                let (was, is) = (before.decide().verdict.landing, after.decide().verdict.landing);
                assert!(was.is_lost() || !is.is_lost(), "{finding:?} {before:?}: {was:?} {is:?}");
            }
        }
    }
    assert!(offered > 8, "{offered}");
}

#[test]
fn modes_are_assigned_and_taken_back_with_their_own_cmdlet() {
    let (fix, back) = fix_commands(CallingFix::Mode("Islands", "UpgradeToTeams"), "x.csv").unwrap();
    assert!(
        fix.contains("Grant-CsTeamsUpgradePolicy") && fix.contains("-PolicyName Islands"),
        "{fix}"
    );
    assert!(back.contains("-PolicyName UpgradeToTeams"), "{back}");
    let (fix, _) = fix_commands(CallingFix::Mode("", "UpgradeToTeams"), "x.csv").unwrap();
    assert!(fix.contains("-PolicyName $null"), "{fix}");
    for it in [CallingFix::WaitForMode, CallingFix::Nothing] {
        assert!(fix_commands(it, "x.csv").is_none());
    }
}
