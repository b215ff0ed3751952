//! From where calls should land to the user's settings, when somebody answers and when nobody does.

use call_landing::editions::teams_calling_policy::EDITION;
use call_landing::link::read;
use call_landing::powershell::remedy_commands;
use call_landing::routing::{
    Case, CommonWish, Goal, Landing, Line, Role, Subject, Way, Wish, common_wishes, ranked, seek,
};
use call_landing::text::goal as words;
use std::collections::BTreeSet;

/// The wishes of an address, with the case that it asks about.
fn asked(fragment: &str) -> (Case, Vec<Wish>) {
    let (address, notices) = read(fragment);
    assert!(notices.is_empty(), "{notices:?}");
    (address.subject.case, address.wishes.all(address.edition()).collect())
}

fn lands(case: Case, line: &Line) -> Landing {
    case.on(line).decide().verdict.landing
}

/// Every policy with everything that the user can choose under it, stated apart from the code under test.
fn settings(case: Case) -> Vec<Case> {
    let choices = || EDITION.of_role(|it| it == Role::Choice);
    EDITION
        .policy
        .presets
        .iter()
        .flat_map(|preset| {
            choices().fold(vec![case.with_preset(preset)], |cases, (at, question)| {
                let choose = |it: Case| -> Vec<Case> {
                    let answers = 0..question.answers.len() as u8;
                    let may = |answer: &u8| *answer == question.default || it.is_offered(at);
                    answers.filter(may).map(|answer| it.with(at, answer)).collect()
                };
                cases.into_iter().flat_map(choose).collect()
            })
        })
        .collect()
}

/// Asserts that there are ways exactly if some setting fulfills the wishes, and that each does so.
#[track_caller]
fn check(fragment: &str) {
    let (case, wishes) = asked(fragment);
    let fulfills = |it: &Case| wishes.iter().all(|wish| lands(*it, wish.0) == wish.1);
    let is_possible = settings(case).iter().any(fulfills);
    let ways = match seek(case, &wishes) {
        Goal::Ways(ways) => ways,
        Goal::Impossible { .. } => Vec::new(),
    };
    assert_eq!(!ways.is_empty(), is_possible, "{fragment}");
    assert!(ways.iter().all(|it| fulfills(&it.apply(Subject::of(case)).case)), "{fragment}");
}

/// The answer that a way gives to a question of the user's.
fn chosen(way: &Way, key: &str) -> &'static str {
    let at = EDITION.position(key).unwrap();
    let choice = way.choices.iter().find(|it| it.0 == at).unwrap();
    EDITION.answer(at, choice.1).unwrap().token
}

#[track_caller]
fn ways(fragment: &str) -> Vec<Way> {
    let (case, wishes) = asked(fragment);
    let Goal::Ways(ways) = seek(case, &wishes) else { panic!("nothing does {fragment}") };
    ways
}

#[test]
fn calls_ring_and_are_passed_on_when_nobody_answers_and_never_reach_voicemail() {
    let fragment = "#/goal?edition=2026-08&want=pstn-in:teams,pstn-in-unanswered:forwarded";
    check(fragment);
    let targets: BTreeSet<&str> =
        ways(fragment).iter().map(|it| chosen(it, "unanswered")).collect();
    assert_eq!(targets, BTreeSet::from(["colleague", "delegates", "group", "number"]));
}

#[test]
fn what_happens_to_answered_and_unanswered_calls_can_be_wished_for_at_once() {
    for landing in EDITION.landings() {
        let landing: &str = landing.into();
        check(&format!("#/goal?edition=2026-08&want=pstn-in:teams,pstn-in-unanswered:{landing}"));
        check(&format!(
            "#/goal?edition=2026-08&mailbox=no&want=colleague-teams-unanswered:{landing}"
        ));
    }
}

#[test]
fn a_setting_that_a_wish_does_not_look_at_stays_as_it_is() {
    for setting in ["untouched", "delegates", "nothing"] {
        let fragment = format!("#/goal?edition=2026-08&unanswered={setting}&want=pstn-in:teams");
        for way in ways(&fragment) {
            assert_eq!(chosen(&way, "unanswered"), setting);
        }
    }
}

#[test]
fn a_way_says_what_changes_and_has_the_command_for_it() {
    let fragment = "#/goal?edition=2026-08&answering=to-voicemail&want=pstn-in:teams,pstn-in-unanswered:voicemail";
    let (case, wishes) = asked(fragment);
    let Goal::Ways(ways) = seek(case, &wishes) else { panic!("a way") };
    let all = ranked(Subject::of(case), &ways);
    let (way, remedy) = &all[0];
    assert_eq!(words::way(way, case), "and stop forwarding and simultaneous ringing");
    let commands = remedy_commands(Subject::of(case), remedy);
    assert!(!commands.apply.is_empty());
}

#[test]
fn a_way_with_two_changes_names_both() {
    let fragment = "#/goal?edition=2026-08&answering=to-voicemail&want=pstn-in:teams,pstn-in-unanswered:forwarded";
    let (case, wishes) = asked(fragment);
    let Goal::Ways(ways) = seek(case, &wishes) else { panic!("a way") };
    let said: Vec<String> = ways.iter().map(|it| words::way(it, case)).collect();
    let expected =
        "and stop forwarding and simultaneous ringing, and send unanswered calls to the delegates";
    assert!(said.iter().any(|it| it == expected), "{said:?}");
}

#[test]
fn a_call_that_rings_first_and_is_passed_on_then_can_be_wished_for_in_one_step() {
    let (case, _) = asked("#/goal?edition=2026-08");
    let further: Vec<(CommonWish, Vec<Wish>)> = common_wishes(case)
        .into_iter()
        .filter(|it| matches!(it.0, CommonWish::Further(..)))
        .collect();
    let said: Vec<String> =
        further.iter().map(|it| words::common_wish(it.0, EDITION.further.heading)).collect();
    // Unanswered calls go to voicemail already.
    assert_eq!(said, ["PSTN inbound: Teams, and if nobody answers: somebody else"]);
    for (common, wishes) in further {
        assert!(matches!(seek(case, &wishes), Goal::Ways(_)), "{common:?}");
    }
}

#[test]
fn what_the_user_lacks_forbids_a_wish_for_unanswered_calls() {
    let (case, wishes) =
        asked("#/goal?edition=2026-08&mailbox=no&want=pstn-in-unanswered:voicemail");
    let Goal::Impossible { together, forbidden_by } = seek(case, &wishes) else {
        panic!("no mailbox, no voicemail")
    };
    assert_eq!(together, wishes);
    assert!(!forbidden_by.is_empty());
}
