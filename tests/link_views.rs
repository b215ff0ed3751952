//! The address of the screens besides Explore: what the matrix shows, what is compared, what is
//! wished for; and the questions of the modes.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails says where"
)]

use call_landing::link::{Address, Other, Problem, View, Wishes, read, write};
use call_landing::routing::{
    Axes, BASES, CallType, Conversation, Edition, Filter, Landing, Only, PRECONFIGURED,
    PolicyFields, Rulebook, Scenario, UpgradeMode,
};
use proptest::prelude::*;
use proptest::sample::select;
use strum::VariantArray;

/// Some of so many things.
fn some_of(count: usize) -> impl Strategy<Value = Only> {
    (0..1_u64 << count).prop_map(move |chosen| {
        let places = (0..count).filter(|at| chosen >> at & 1 == 1);
        places.fold(Only::default(), Only::toggled)
    })
}

fn filters<B: Rulebook>(policies: usize) -> impl Strategy<Value = Filter> {
    let answers: Vec<_> = B::questions().map(|it| some_of((it.answers)().len())).collect();
    let axes = select(vec![Axes::AsIs, Axes::Swapped]);
    let others = (some_of(policies), some_of(Landing::VARIANTS.len()), some_of(BASES.len()), axes);
    (answers, others).prop_map(|(answers, (policies, landings, bases, axes))| {
        let mut filter = Filter { policies, landings, bases, axes, ..Filter::default() };
        for (kept, answer) in filter.answers.iter_mut().zip(answers) {
            *kept = answer;
        }
        filter
    })
}

fn wishes() -> impl Strategy<Value = Wishes> {
    let wish = proptest::option::of(select(Landing::VARIANTS));
    proptest::collection::vec(wish, CallType::VARIANTS.len()).prop_map(|wanted| {
        let each = CallType::VARIANTS.iter().zip(wanted);
        each.fold(Wishes::default(), |wishes, (&call, wanted)| wishes.with(call, wanted))
    })
}

/// Everything that a screen does not write, and the other edition, stay as they are by default.
fn with_view(address: Address, filter: Filter, other: Other, wishes: Wishes) -> Address {
    match address.view {
        View::Matrix => Address { filter, ..address },
        View::Compare => Address { other, ..address },
        View::Goal => Address { wishes, ..address },
        View::Explore
        | View::PowerShell
        | View::Audit
        | View::Rules
        | View::About
        | View::Embed => address,
    }
}

fn of_the_guide() -> impl Strategy<Value = Address> {
    let scenario = select(Scenario::all().collect::<Vec<_>>());
    let to = (select(PRECONFIGURED), select(PolicyFields::all().collect::<Vec<_>>()));
    let screen = (filters::<Scenario>(PRECONFIGURED.len()), to, wishes());
    (select(View::VARIANTS), 0..PRECONFIGURED.len(), scenario, screen).prop_map(
        |(view, instance, scenario, (filter, (to, policy), wishes))| {
            let instance = &PRECONFIGURED[instance];
            let to = PRECONFIGURED.iter().find(|it| it.identity == to.identity).unwrap();
            let other = Other { instance: to, policy, ..Other::default() };
            let address = Address { view, instance, scenario, ..Address::default() };
            with_view(address, filter, other, wishes)
        },
    )
}

fn of_the_modes() -> impl Strategy<Value = Address> {
    let conversation = select(Conversation::cases());
    let screen = (filters::<Conversation>(0), select(UpgradeMode::VARIANTS), wishes());
    (select(View::VARIANTS), conversation, screen).prop_map(
        |(view, conversation, (filter, mode, wishes))| {
            let edition = Edition::Modes201908;
            let other = Other { mode, ..Other::default() };
            let address = Address { view, edition, conversation, ..Address::default() };
            with_view(address, filter, other, wishes)
        },
    )
}

proptest! {
    #[test]
    fn every_address_survives_writing_and_reading(
        address in prop_oneof![of_the_guide(), of_the_modes()]
    ) {
        let link = write(&address);
        prop_assert_eq!(read(&link), (address, vec![]), "{}", link);
    }
}

#[test]
fn every_conversation_survives_writing_and_reading_on_every_screen() {
    for &view in View::VARIANTS {
        for conversation in Conversation::cases() {
            let edition = Edition::Modes201908;
            let address = Address { view, edition, conversation, ..Address::default() };
            assert_eq!(read(&write(&address)), (address, vec![]), "{}", write(&address));
        }
    }
}

/// Holds that a link is understood whole, and how it is written again.
#[track_caller]
fn check_rewritten(link: &str, expect: &str) {
    let (address, notices) = read(link);
    assert_eq!(notices, vec![]);
    assert_eq!(write(&address), expect);
}

#[track_caller]
fn check_canonical(link: &str) {
    check_rewritten(link, link);
}

#[test]
fn the_matrix_writes_its_filters() {
    check_canonical("#/matrix");
    check_canonical("#/matrix?only-call=teams-voip,pstn-in");
    check_canonical("#/matrix?only-policy=global,disallowoverridecallingsfbchatsfb");
    check_canonical("#/matrix?only-landing=sfb,nowhere&only-basis=disputed&swap=yes");
    check_canonical("#/matrix?choice=sfb&licensed=no&only-customer=hybrid");
    check_canonical("#/matrix?only-call=in-tenant&only-mode=teams-only&edition=2019-08");
    check_rewritten(
        "#/matrix?SWAP=Yes&only-call=PSTN-in,teams-voip,pstn-in",
        "#/matrix?only-call=teams-voip,pstn-in&swap=yes",
    );
}

#[test]
fn the_comparison_writes_its_other_side() {
    check_canonical("#/compare");
    check_canonical("#/compare?to=Global");
    check_canonical("#/compare?to=Global&to-override=true&to-calling=sfb&to-chat=teams");
    check_canonical("#/compare?policy=DisallowOverrideCallingSfbChatSfb&calling=teams&to=Global");
    check_canonical("#/compare?mode=sfb-only&to-mode=islands&edition=2019-08");
    check_rewritten("#/compare?to=Tag:DisallowOverrideCallingTeamsChatTeams", "#/compare");
    check_rewritten("#/compare?to-mode=Teams-Only&edition=2019-08", "#/compare?edition=2019-08");
}

#[test]
fn goal_seek_writes_its_wishes() {
    check_canonical("#/goal");
    check_canonical("#/goal?want=sfb-voip:sfb,pstn-in:teams");
    check_rewritten(
        "#/goal?want=PSTN-in:Teams,sfb-voip:sfb",
        "#/goal?want=sfb-voip:sfb,pstn-in:teams",
    );
    let (address, _) = read("#/goal?want=pstn-in:teams,sfb-voip:sfb");
    let wishes: Vec<_> = address.wishes.all().collect();
    let expect =
        [(CallType::SfbVoip, Landing::SkypeForBusiness), (CallType::PstnIn, Landing::Teams)];
    assert_eq!(wishes, expect);
    assert_eq!(address.wishes.of(CallType::PstnOut), None);
}

#[test]
fn what_belongs_to_one_screen_is_read_and_written_there_alone() {
    let keys = [
        (View::Matrix, "only-call=teams-voip"),
        (View::Matrix, "only-landing=teams"),
        (View::Matrix, "swap=yes"),
        (View::Compare, "to=Global"),
        (View::Compare, "to-calling=sfb"),
        (View::Goal, "want=pstn-in:teams"),
    ];
    for (home, pair) in keys {
        for &view in View::VARIANTS {
            let plain = format!("#/{}", <&str>::from(view));
            let link = format!("{plain}?{pair}");
            check_rewritten(&link, if view == home { &link } else { &plain });
        }
        let (elsewhere, _) = read(&format!("#/{}?{pair}", <&str>::from(home)));
        let explored = Address { view: View::Explore, ..elsewhere };
        assert_eq!(write(&explored), "#/explore", "{pair}");
    }
}

#[test]
fn what_belongs_to_one_edition_is_read_and_written_there_alone() {
    check_rewritten("#/explore?mode=teams-only&pstn=direct-routing", "#/explore");
    check_rewritten(
        "#/explore?policy=Nobody&customer=hybrid&edition=2019-08",
        "#/explore?edition=2019-08",
    );
    check_rewritten("#/compare?to-mode=islands", "#/compare");
    check_rewritten("#/compare?to=Global&edition=2019-08", "#/compare?edition=2019-08");
    check_rewritten(
        "#/matrix?only-policy=Global&only-customer=hybrid&edition=2019-08",
        "#/matrix?edition=2019-08",
    );
}

/// Holds that a link gives this one notice, and else what another link gives.
#[track_caller]
fn check_notice(link: &str, (problem, key, found): (Problem, &str, &str), instead: &str) {
    let (address, notices) = read(link);
    let told: Vec<_> =
        notices.iter().map(|it| (it.problem, it.key.as_str(), it.found.as_str())).collect();
    assert_eq!(told, [(problem, key, found)]);
    assert!(!notices[0].takes.is_empty(), "says what could stand there");
    assert_eq!(address, read(instead).0);
}

/// The value that stands there is bad.
#[track_caller]
fn check_bad(link: &str, key: &str, instead: &str) {
    let (_, value) = link.split_once(&format!("{key}=")).unwrap();
    let value = value.split('&').next().unwrap();
    check_notice(link, (Problem::BadValue, key, value), instead);
}

#[test]
fn a_bad_filter_is_named_and_lets_everything_through() {
    check_bad("#/matrix?only-call=fax", "only-call", "#/matrix");
    check_bad("#/matrix?only-call=", "only-call", "#/matrix");
    check_bad("#/matrix?only-call=teams-voip,fax", "only-call", "#/matrix");
    check_bad("#/matrix?only-call=teams-voip,", "only-call", "#/matrix");
    check_bad("#/matrix?only-policy=Tag:CustomPolicy", "only-policy", "#/matrix");
    check_bad("#/matrix?only-landing=moon", "only-landing", "#/matrix");
    check_bad("#/matrix?only-basis=rumour", "only-basis", "#/matrix");
    check_bad(
        "#/matrix?only-call=teams-voip&edition=2019-08",
        "only-call",
        "#/matrix?edition=2019-08",
    );
    check_bad("#/matrix?only-call=fax&swap=yes", "only-call", "#/matrix?swap=yes");
}

#[test]
fn a_bad_way_round_is_named_and_the_matrix_stands_as_it_is() {
    check_bad("#/matrix?swap=no", "swap", "#/matrix");
    check_bad("#/matrix?swap=", "swap", "#/matrix");
}

#[test]
fn a_bad_other_side_is_named_and_the_default_one_is_compared() {
    check_bad("#/compare?to=Nobody", "to", "#/compare");
    check_bad("#/compare?to=Nobody&to-chat=sfb", "to", "#/compare?to-chat=sfb");
    check_bad("#/compare?to=Global&to-calling=skype", "to-calling", "#/compare?to=Global");
    check_bad("#/compare?to-override=yes", "to-override", "#/compare");
    check_bad("#/compare?edition=2019-08&to-mode=legacy", "to-mode", "#/compare?edition=2019-08");
}

#[test]
fn bad_wishes_are_named_and_nothing_is_wanted() {
    check_bad("#/goal?want=pstn-in", "want", "#/goal");
    check_bad("#/goal?want=", "want", "#/goal");
    check_bad("#/goal?want=pstn-in:moon", "want", "#/goal");
    check_bad("#/goal?want=fax:teams", "want", "#/goal");
    check_bad("#/goal?want=pstn-in:teams,sfb-voip", "want", "#/goal");
}

#[test]
fn a_bad_answer_of_the_modes_is_named_and_the_default_stands_in() {
    let plain = "#/explore?edition=2019-08";
    check_bad("#/explore?edition=2019-08&mode=legacy", "mode", plain);
    check_bad("#/explore?edition=2019-08&call=teams-voip", "call", plain);
    check_bad("#/explore?edition=2019-08&from-mode=legacy", "from-mode", plain);
    check_bad("#/explore?edition=2019-08&from-client=lync", "from-client", plain);
    check_bad("#/explore?edition=2019-08&from-home=on-prem", "from-home", plain);
    check_bad("#/explore?edition=2019-08&pstn=cce", "pstn", plain);
    check_bad("#/explore?edition=2020-01&call=teams-voip", "edition", "#/explore?call=teams-voip");
}

#[test]
fn what_stands_there_twice_is_named_and_the_default_stands_in() {
    let twice = |key, again| (Problem::Repeated, key, again);
    check_notice(
        "#/goal?want=pstn-in:teams&want=sfb-voip:sfb",
        twice("want", "sfb-voip:sfb"),
        "#/goal",
    );
    check_notice("#/compare?to=Global&to=Global", twice("to", "Global"), "#/compare");
    check_notice(
        "#/matrix?only-call=pstn-in&only-call=pstn-out",
        twice("only-call", "pstn-out"),
        "#/matrix",
    );
    check_notice("#/matrix?swap=yes&swap=yes", twice("swap", "yes"), "#/matrix");
    check_notice(
        "#/explore?edition=2019-08&mode=islands&mode=teams-only",
        twice("mode", "teams-only"),
        "#/explore?edition=2019-08",
    );
}
