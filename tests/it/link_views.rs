//! The address of the screens besides Explore: what the matrix shows, what is compared, what is
//! wished for; and the questions of the modes.

use call_landing::editions;
use call_landing::link::{Address, AuditPart, Problem, View, Wishes, axis_parts, read, write};
use call_landing::routing::{
    BasisKind, Case, Cells, Custom, Edition, Filter, Inquiry, Landing, Lines, Only, Role, Said,
    Subject, Turn, every_case, scenarios,
};
use proptest::prelude::*;
use proptest::sample::select;
use strum::VariantArray;

/// The edition without a key of its own.
fn modes() -> &'static Edition {
    editions::named("2019-08").unwrap()
}

/// Some of so many things.
fn some_of(count: usize) -> impl Strategy<Value = Only> {
    (0..1_u64 << count).prop_map(move |chosen| {
        let places = (0..count).filter(|at| chosen >> at & 1 == 1);
        places.fold(Only::default(), Only::toggled)
    })
}

fn filters(edition: &'static Edition) -> impl Strategy<Value = Filter> {
    let answers: Vec<_> = edition.questions.iter().map(|it| some_of(it.answers.len())).collect();
    let presets = edition.policy.key.map_or(0, |_| edition.policy.presets.len());
    let parts: Vec<_> = axis_parts(edition).map(Some).chain([None]).collect();
    let axes = (select(parts.clone()), select(parts), select(vec![Turn::AsIs, Turn::Swapped]));
    let verdicts = (some_of(Landing::VARIANTS.len()), some_of(BasisKind::VARIANTS.len()));
    let looks = (
        select(vec![None, Some(Lines::Grouped), Some(Lines::Each)]),
        select(vec![Cells::Symbols, Cells::Words]),
    );
    (answers, some_of(presets), axes, verdicts, looks).prop_map(
        move |(answers, presets, (rows, columns, turn), (landings, bases), (lines, cells))| {
            let columns = columns.filter(|it| Some(*it) != rows);
            let mut filter = Filter::default();
            (filter.presets, filter.landings, filter.bases) = (presets, landings, bases);
            (filter.turn, filter.rows, filter.columns) = (turn, rows, columns);
            (filter.lines, filter.cells) = (lines, cells);
            for ((at, _), only) in edition.numbered().zip(answers) {
                if filter.varies(edition, at) {
                    *filter.of_mut(at).unwrap() = only;
                }
            }
            // What holds anyway is not written.
            filter.lines = filter.settled(edition).lines;
            filter
        },
    )
}

fn wishes(edition: &'static Edition) -> impl Strategy<Value = Wishes> {
    let wish = proptest::option::of(select(Landing::VARIANTS));
    proptest::collection::vec(wish, edition.wished().count()).prop_map(|wanted| {
        let each = wanted.into_iter().enumerate();
        each.fold(Wishes::default(), |wishes, (line, wanted)| wishes.with(line, wanted))
    })
}

/// A preset, with other fields where administrators can set them.
fn policies(edition: &'static Edition) -> impl Strategy<Value = Subject> {
    let case = select(scenarios(edition).collect::<Vec<_>>());
    let presets: Vec<_> = edition.policy.presets.iter().collect();
    (select(presets), case).prop_map(move |(preset, case)| {
        let first = Subject::first(edition).granted(preset);
        match edition.policy.custom {
            Custom::Allowed => Subject { case: first.case.with_policy_of(case), ..first },
            Custom::PresetsOnly => first,
        }
    })
}

/// A question about any policy.
fn subjects(edition: &'static Edition) -> impl Strategy<Value = Subject> {
    let case = select(scenarios(edition).collect::<Vec<_>>());
    (policies(edition), case).prop_map(|(policy, case): (Subject, Case)| Subject {
        case: policy.case.with_roles_of(case, |it| it != Role::Policy),
        ..policy
    })
}

/// Everything that a screen does not write stays as it is by default.
fn addresses(edition: &'static Edition) -> impl Strategy<Value = Address> {
    let item = proptest::option::of("[a-z0-9-]{1,64}".prop_map(|it| it.parse().unwrap()));
    let screen = (
        filters(edition),
        policies(edition),
        wishes(edition),
        select(Landing::VARIANTS),
        select(AuditPart::VARIANTS),
        item,
    );
    (select(View::VARIANTS), subjects(edition), screen).prop_map(
        move |(view, subject, (filter, other, wishes, wanted, part, item))| {
            let address = Address { view, subject, ..Address::first(edition) };
            match view {
                View::Matrix => Address { filter, ..address },
                View::Compare => Address { other: with_policy(address, other), ..address },
                View::Goal => Address { wishes, ..address },
                View::Ask => Address { inquiry: said_by(subject), ..address },
                View::Explore => Address { wanted, ..address },
                View::Audit => Address { part, ..address },
                View::Rules | View::Doubts | View::Glossary => Address { item, ..address },
                View::PowerShell
                | View::Timeline
                | View::About
                | View::Embed
                | View::Search
                | View::Expectations => address,
            }
        },
    )
}

/// An inquiry to which a subject answers every other question.
fn said_by(subject: Subject) -> Inquiry {
    let answers = subject.edition().numbered().step_by(2);
    answers.fold(Inquiry::about(Some(Landing::Teams)), |it, (at, _)| {
        it.saying(at, Said::Answer(subject.case.get(at)))
    })
}

fn with_policy(address: Address, other: Subject) -> Subject {
    address.other.with_policy_of(other)
}

proptest! {
    #[test]
    fn every_address_survives_writing_and_reading(
        address in prop_oneof![addresses(editions::default()), addresses(modes())]
    ) {
        let link = write(&address);
        prop_assert_eq!(read(&link), (address, vec![]), "{}", link);
    }
}

#[test]
fn a_part_of_the_audit_is_a_word_of_its_own_address() {
    let words = ["problems", "landings", "users", "what-if", "data"];
    for (&part, word) in AuditPart::VARIANTS.iter().zip(words) {
        let (address, notices) = read(&format!("#/audit?part={}", word.to_uppercase()));
        assert_eq!((address.view, address.part, notices), (View::Audit, part, vec![]));
        assert_eq!(read(&format!("#/rules?part={word}")).0.part, AuditPart::Problems);
    }
    assert_eq!(write(&read("#/audit?part=problems").0), "#/audit");
    assert_eq!(read("#/audit").0.part, AuditPart::Problems);
    let (address, notices) = read("#/audit?part=martian");
    assert_eq!(address.part, AuditPart::Problems);
    let [notice] = notices.as_slice() else { panic!("{notices:?}") };
    assert_eq!((notice.problem, notice.key.as_str()), (Problem::BadValue, "part"));
    assert_eq!((notice.found.as_str(), notice.takes.len()), ("martian", 5));
}

#[test]
fn every_case_of_the_modes_survives_writing_and_reading_on_every_screen() {
    for &view in View::VARIANTS {
        for case in every_case(modes()) {
            let address = Address { view, subject: Subject::of(case), ..Address::first(modes()) };
            assert_eq!(read(&write(&address)), (address, vec![]), "{}", write(&address));
        }
    }
}

/// Verifies that a link is understood whole, and how it is written again.
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
fn all_answers_say_whether_equal_lines_are_one() {
    check_canonical("#/matrix?all=yes");
    check_canonical("#/matrix?cells=words");
    check_canonical("#/matrix?only-landing=nowhere&all=no&cells=words");
    check_rewritten("#/matrix?all=no", "#/matrix");
    check_rewritten("#/matrix?cells=words&ALL=No", "#/matrix?cells=words");
    check_rewritten("#/matrix?only-landing=nowhere&all=yes", "#/matrix?only-landing=nowhere");
    check_bad("#/matrix?all=some", "all", "#/matrix");
    check_bad("#/matrix?cells=pictures", "cells", "#/matrix");
    // Addresses from before that word show the lines that they showed.
    let (old, _) = read("#/matrix?rows=call&columns=policy");
    assert!(!old.filter.is_grouped());
    assert!(read("#/matrix?customer=hybrid&licensed=no").0.filter.is_grouped());
}

#[test]
fn the_matrix_writes_its_filters() {
    check_canonical("#/matrix");
    check_canonical("#/matrix?only-call=teams-voip,pstn-in");
    check_canonical("#/matrix?only-policy=global,disallowoverridecallingsfbchatsfb");
    check_canonical("#/matrix?only-landing=sfb,nowhere&only-basis=disputed&swap=yes");
    check_canonical("#/matrix?choice=sfb&licensed=no&only-customer=hybrid");
    check_canonical("#/matrix?rows=customer&columns=licensed");
    check_canonical("#/matrix?only-licensed=no&rows=licensed");
    check_canonical("#/matrix?only-policy=global&rows=call&columns=policy");
    check_canonical("#/matrix?only-from-home=onprem&rows=from-home&columns=mode&edition=2019-08");
    check_rewritten(
        "#/matrix?Columns=POLICY&ROWS=Customer",
        "#/matrix?rows=customer&columns=policy",
    );
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
    let wishes: Vec<_> =
        address.wishes.all(address.edition()).map(|(line, it)| (line.token, it)).collect();
    let expect = [("sfb-voip", Landing::SkypeForBusiness), ("pstn-in", Landing::Teams)];
    assert_eq!(wishes, expect);
    let place = |token| address.edition().lines.iter().position(|it| it.token == token).unwrap();
    assert_eq!(address.wishes.at(place("sfb-voip")), Some(Landing::SkypeForBusiness));
    assert_eq!(address.wishes.at(place("pstn-out")), None);
    check_canonical("#/goal?want=in-tenant-teams:teams&edition=2019-08");
    check_rewritten(
        "#/goal?edition=2019-08&want=PSTN-out:sfb,In-Tenant-Sfb:Teams",
        "#/goal?want=in-tenant-sfb:teams,pstn-out:sfb&edition=2019-08",
    );
}

#[test]
fn what_belongs_to_one_screen_is_read_and_written_there_alone() {
    let keys = [
        (View::Matrix, "only-call=teams-voip"),
        (View::Matrix, "only-landing=teams"),
        (View::Matrix, "swap=yes"),
        (View::Matrix, "rows=call"),
        (View::Matrix, "columns=policy"),
        (View::Explore, "why-not=sfb"),
        (View::Explore, "embed=1"),
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
        let other = if home == View::Explore { View::About } else { View::Explore };
        let plain = format!("#/{}", <&str>::from(other));
        assert_eq!(write(&elsewhere.viewed(other)), plain, "{pair}");
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

/// Verifies that a link gives this one notice, and else what another link gives.
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
    check_bad("#/matrix?only-call=fax,telex", "only-call", "#/matrix");
    check_bad("#/matrix?only-call=,", "only-call", "#/matrix");
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
fn a_bad_word_of_a_filter_is_named_and_the_others_are_used() {
    let check = |link: &str, key: &str, word: &str, instead: &str| {
        check_notice(link, (Problem::BadWord, key, word), instead);
    };
    let teams = "#/matrix?only-call=teams-voip";
    check("#/matrix?only-call=teams-voip,fax", "only-call", "fax", teams);
    check("#/matrix?only-call=fax,teams-voip,telex", "only-call", "fax", teams);
    check("#/matrix?only-call=teams-voip,", "only-call", "", teams);
    check("#/matrix?only-landing=moon,sfb", "only-landing", "moon", "#/matrix?only-landing=sfb");
    check("#/matrix?only-basis=rumor,guide", "only-basis", "rumor", "#/matrix?only-basis=guide");
    check(
        "#/matrix?only-policy=Global,Mine&swap=yes",
        "only-policy",
        "Mine",
        "#/matrix?only-policy=global&swap=yes",
    );
    check(
        "#/matrix?rows=licensed&only-licensed=maybe,no",
        "only-licensed",
        "maybe",
        "#/matrix?rows=licensed&only-licensed=no",
    );
}

#[test]
fn only_what_lies_on_an_axis_can_be_filtered() {
    check_rewritten("#/matrix?only-licensed=no", "#/matrix");
    check_rewritten("#/matrix?only-licensed=moon", "#/matrix");
    check_rewritten("#/matrix?only-customer=hybrid&columns=call", "#/matrix?columns=call");
    check_canonical("#/matrix?only-calling=teams&columns=call");
    check_rewritten("#/matrix?only-chat=teams&rows=calling", "#/matrix?rows=calling");
}

#[test]
fn a_bad_axis_is_named_and_the_default_one_stands_there() {
    check_bad("#/matrix?rows=weather", "rows", "#/matrix");
    check_bad("#/matrix?columns=", "columns", "#/matrix");
    check_bad("#/matrix?rows=call&columns=moon", "columns", "#/matrix?rows=call");
    check_bad("#/matrix?rows=call&columns=call", "columns", "#/matrix?rows=call");
    check_bad("#/matrix?rows=policy&edition=2019-08", "rows", "#/matrix?edition=2019-08");
    check_notice(
        "#/matrix?rows=call&rows=customer",
        (Problem::Repeated, "rows", "customer"),
        "#/matrix",
    );
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
    check_bad("#/goal?want=pstn-in:teams,pstn-in:sfb", "want", "#/goal");
    check_bad("#/goal?want=sfb-voip:teams&edition=2019-08", "want", "#/goal?edition=2019-08");
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
