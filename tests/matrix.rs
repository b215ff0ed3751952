//! Every setting against every circumstance, and what filters leave of that.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails says where"
)]

use call_landing::routing::{
    BASES, CallType, Case, Cell, Conversation, CustomerType, DefaultClient, Filter, InteropPolicy,
    Landing, Licence, Matrix, Only, PRECONFIGURED, PolicyFields, Rulebook, Scenario, Shown,
    UserChoice, Verdict, route,
};
use call_landing::text::told;
use std::collections::BTreeSet;
use strum::VariantArray;

/// These of a list, by their public words.
#[track_caller]
fn only(all: &[&str], words: &[&str]) -> Only {
    words.iter().fold(Only::default(), |only, word| {
        only.toggled(all.iter().position(|it| it == word).unwrap())
    })
}

fn only_landings(words: &[&str]) -> Filter {
    let all: Vec<&str> = Landing::VARIANTS.iter().map(|&it| it.into()).collect();
    Filter { landings: only(&all, words), ..Filter::default() }
}

fn only_bases(words: &[&str]) -> Filter {
    Filter { bases: only(&BASES, words), ..Filter::default() }
}

fn only_policies(words: &[&str]) -> Filter {
    let all: Vec<&str> = PRECONFIGURED.iter().map(|it| it.identity.name()).collect();
    Filter { policies: only(&all, words), ..Filter::default() }
}

/// These answers to a question of an edition.
#[track_caller]
fn only_answers<B: Rulebook>(key: &str, words: &[&str]) -> Filter {
    let at = B::questions().position(|it| it.key == key).unwrap();
    let mut filter = Filter::default();
    filter.answers[at] = only(&(B::QUESTIONS[at].answers)(), words);
    filter
}

/// Both filters at once. They must not be about the same thing.
fn both(one: Filter, other: Filter) -> Filter {
    let mut answers = one.answers;
    for (answer, other) in answers.iter_mut().zip(other.answers) {
        *answer = pick(*answer, other);
    }
    Filter {
        answers,
        policies: pick(one.policies, other.policies),
        landings: pick(one.landings, other.landings),
        bases: pick(one.bases, other.bases),
        axes: one.axes,
    }
}

fn pick(one: Only, other: Only) -> Only {
    if one.is_all() { other } else { one }
}

fn cells(matrix: &Matrix) -> impl Iterator<Item = &Cell> {
    matrix.cells.iter().flatten()
}

fn shown(matrix: &Matrix) -> Vec<Case> {
    cells(matrix).filter(|it| it.shown == Shown::Yes).map(|it| it.case).collect()
}

/// Holds that a matrix lets exactly these cases through, and that its lines and counts follow.
#[track_caller]
fn check(matrix: &Matrix, expect: &[Case]) {
    assert_eq!(shown(matrix), expect);
    assert_eq!(matrix.shown, expect.len());

    let landing = |case: &Case| case.decide().verdict.landing;
    let count = |it| (it, expect.iter().filter(|case| landing(case) == it).count());
    let counts: Vec<_> = Landing::VARIANTS.iter().map(|&it| count(it)).collect();
    let counts: Vec<_> = counts.into_iter().filter(|&(_, count)| count > 0).collect();
    assert_eq!(matrix.landings, counts);

    assert_eq!(matrix.cells.len(), matrix.settings.len());
    for row in &matrix.cells {
        assert_eq!(row.len(), matrix.circumstances.len());
        assert!(row.iter().any(|it| it.shown == Shown::Yes), "a row with nothing let through");
    }
    for column in 0..matrix.circumstances.len() {
        let mut cells = matrix.cells.iter().map(|row| &row[column]);
        assert!(cells.any(|it| it.shown == Shown::Yes), "a column with nothing let through");
    }
    for (setting, row) in matrix.settings.iter().zip(&matrix.cells) {
        for (circumstance, cell) in matrix.circumstances.iter().zip(row) {
            assert_eq!(cell.case, circumstance.under(setting.case));
            assert_eq!(cell.decision, cell.case.decide());
        }
    }
}

/// Holds what a filter leaves of the guide's matrix: the cells that this lets through.
#[track_caller]
fn check_guide(filter: Filter, keep: impl Fn(&InteropPolicy, &Scenario, Verdict) -> bool) {
    let mut expect: Vec<Case> = Vec::new();
    for instance in PRECONFIGURED {
        for &customer in CustomerType::VARIANTS {
            for &call in CallType::VARIANTS {
                let policy = instance.fields;
                let scenario = Scenario { customer, policy, call, ..Scenario::default() };
                if keep(instance, &scenario, route(&scenario).verdict) {
                    expect.push(scenario.into());
                }
            }
        }
    }
    let matrix = Matrix::of(Scenario::default().into(), &filter);
    assert_eq!(matrix.of, 684);
    check(&matrix, &expect);
}

/// Holds what a filter leaves of the modes' matrix: the cells that this lets through, by the
/// public word of an answer where the question matters.
#[track_caller]
fn check_modes(filter: Filter, keep: impl Fn(&dyn Fn(&str) -> &'static str, Verdict) -> bool) {
    let cases = Conversation::cases();
    let mut expect: Vec<Case> = Vec::new();
    for setting in Case::from(Conversation::default()).settings() {
        let Case::Modes201908(Conversation { mode, .. }) = setting else { panic!("{setting:?}") };
        for &case in cases.iter().filter(|it| it.mode == mode) {
            let answer = |key: &str| {
                let question = Conversation::questions().find(|it| it.key == key).unwrap();
                if (question.matters)(&case) { (question.answer)(&case) } else { "" }
            };
            if keep(&answer, case.decide().verdict) {
                expect.push(case.into());
            }
        }
    }
    let matrix = Matrix::of(Conversation::default().into(), &filter);
    assert_eq!(matrix.of, 240);
    check(&matrix, &expect);
}

#[test]
fn the_guide_has_19_policies_against_4_organizations_with_9_calls() {
    let matrix = Matrix::of(Scenario::default().into(), &Filter::default());
    assert_eq!(matrix.settings.len(), 19);
    assert_eq!(matrix.circumstances.len(), 4 * 9);
    assert_eq!((cells(&matrix).count(), matrix.shown, matrix.of), (684, 684, 684));
    let instances: Vec<_> = matrix.settings.iter().filter_map(|it| it.instance).collect();
    assert_eq!(instances, PRECONFIGURED.iter().collect::<Vec<_>>());
    check_guide(Filter::default(), |_, _, _| true);
}

#[test]
fn the_modes_are_5_against_48_circumstances() {
    let matrix = Matrix::of(Conversation::default().into(), &Filter::default());
    assert_eq!(matrix.settings.len(), 5);
    assert_eq!(matrix.circumstances.len(), 20 + 20 + 4 + 4);
    assert_eq!((cells(&matrix).count(), matrix.shown, matrix.of), (240, 240, 240));
    assert!(matrix.settings.iter().all(|it| it.instance.is_none()));
    check_modes(Filter::default(), |_, _| true);
}

#[test]
fn the_matrix_of_an_edition_holds_every_case_of_it() {
    let matrix = Matrix::of(Conversation::default().into(), &Filter::default());
    let shown = shown(&matrix);
    assert!(Conversation::cases().into_iter().all(|it| shown.contains(&it.into())));
}

#[test]
fn no_two_lines_of_a_matrix_have_the_same_name() {
    for case in [Case::from(Scenario::default()), Conversation::default().into()] {
        let matrix = Matrix::of(case, &Filter::default());
        let settings: BTreeSet<String> = matrix.settings.iter().map(told::setting).collect();
        assert_eq!(settings.len(), matrix.settings.len());
        let name = |&it| format!("{}: {}", told::group(it), told::circumstance(it));
        let circumstances: BTreeSet<String> = matrix.circumstances.iter().map(name).collect();
        assert_eq!(circumstances.len(), matrix.circumstances.len());
    }
}

#[test]
fn choice_and_licence_of_the_case_count_in_every_cell() {
    for &choice in UserChoice::VARIANTS {
        for &licence in Licence::VARIANTS {
            let asked = Scenario { choice, licence, ..Scenario::default() };
            let matrix = Matrix::of(asked.into(), &Filter::default());
            assert_eq!(matrix.shown, 684);
            for cell in cells(&matrix) {
                let Case::Guide201712(case) = cell.case else { panic!("{:?}", cell.case) };
                assert_eq!((case.choice, case.licence), (choice, licence));
                let ruling = route(&case);
                assert_eq!(cell.decision.rule, <&str>::from(ruling.decided_by));
                assert_eq!(cell.decision.verdict, ruling.verdict);
            }
        }
    }
}

#[test]
fn nothing_else_of_the_case_counts() {
    let calling_default_client = DefaultClient::Teams;
    let policy = PolicyFields { calling_default_client, ..PolicyFields::default() };
    let asked = Scenario {
        customer: CustomerType::HybridVoice,
        call: CallType::SfbChat,
        policy,
        ..Scenario::default()
    };
    let cells_of = |case| Matrix::of(case, &Filter::default()).cells;
    assert_eq!(cells_of(asked.into()), cells_of(Scenario::default().into()));
    for conversation in Conversation::cases() {
        assert_eq!(cells_of(conversation.into()), cells_of(Conversation::default().into()));
    }
}

#[test]
fn a_filter_by_landing_dims_the_others() {
    check_guide(only_landings(&["nowhere"]), |_, _, it| it.landing == Landing::Nowhere);
    check_guide(only_landings(&["teams", "either"]), |_, _, it| {
        matches!(it.landing, Landing::Teams | Landing::EitherClient)
    });
    check_guide(only_landings(&["not-possible"]), |_, _, _| false);
    check_modes(only_landings(&["not-possible"]), |_, it| it.landing == Landing::NotPossible);
    let dimmed = Matrix::of(Conversation::default().into(), &only_landings(&["not-possible"]));
    assert!(cells(&dimmed).any(|it| it.shown == Shown::Dimmed));
}

#[test]
fn a_filter_by_basis_dims_the_others() {
    let is = |it: Verdict, word: &str| <&str>::from(it.basis) == word;
    for basis in BASES {
        check_guide(only_bases(&[basis]), |_, _, it| is(it, basis));
        check_modes(only_bases(&[basis]), |_, it| is(it, basis));
    }
    check_guide(only_bases(&["inferred", "disputed"]), |_, _, it| {
        is(it, "inferred") || is(it, "disputed")
    });
}

#[test]
fn the_guide_is_filtered_by_organization_call_and_policy() {
    check_guide(only_answers::<Scenario>("customer", &["hybrid", "onprem"]), |_, it, _| {
        matches!(it.customer, CustomerType::HybridVoice | CustomerType::OnPremisesHomed)
    });
    check_guide(only_answers::<Scenario>("call", &["teams-voip"]), |_, it, _| {
        it.call == CallType::TeamsVoip
    });
    check_guide(only_policies(&["Global", "AllowOverrideCallingSfbChatSfb"]), |policy, _, _| {
        ["Global", "AllowOverrideCallingSfbChatSfb"].contains(&policy.identity.name())
    });
}

#[test]
fn the_guide_is_filtered_by_every_question() {
    for question in Scenario::questions() {
        for word in (question.answers)() {
            let filter = only_answers::<Scenario>(question.key, &[word]);
            check_guide(filter, |_, it, _| (question.answer)(it) == word);
        }
    }
}

#[test]
fn the_modes_are_filtered_by_every_question() {
    for question in Conversation::questions() {
        for word in (question.answers)() {
            let filter = only_answers::<Conversation>(question.key, &[word]);
            check_modes(filter, |answer, _| answer(question.key) == word);
        }
    }
    check_modes(only_answers::<Conversation>("mode", &["islands", "sfb-only"]), |answer, _| {
        ["islands", "sfb-only"].contains(&answer("mode"))
    });
}

#[test]
fn filters_add_up() {
    check_guide(
        both(
            both(only_landings(&["teams"]), only_bases(&["guide", "document"])),
            both(only_answers::<Scenario>("customer", &["existing"]), only_policies(&["Global"])),
        ),
        |policy, scenario, verdict| {
            policy.identity.name() == "Global"
                && scenario.customer == CustomerType::ExistingSkypeForBusiness
                && verdict.landing == Landing::Teams
                && ["guide", "document"].contains(&verdict.basis.into())
        },
    );
    check_modes(
        both(
            only_landings(&["teams"]),
            both(
                only_answers::<Conversation>("call", &["in-tenant"]),
                only_answers::<Conversation>("mode", &["islands"]),
            ),
        ),
        |answer, verdict| {
            answer("call") == "in-tenant"
                && answer("mode") == "islands"
                && verdict.landing == Landing::Teams
        },
    );
}

#[test]
fn a_filter_that_lets_nothing_through_leaves_no_line() {
    let filter = both(only_landings(&["either"]), only_bases(&["disputed"]));
    let matrix = Matrix::of(Conversation::default().into(), &filter);
    assert_eq!((matrix.settings.len(), matrix.circumstances.len()), (0, 0));
    assert_eq!((matrix.shown, matrix.of), (0, 240));
    assert_eq!(matrix.landings, []);
}

#[test]
fn none_chosen_means_all() {
    let none = Only::default();
    assert!(none.is_all());
    assert!((0..32).all(|at| none.admits(at) && !none.chosen(at)));
    let third = none.toggled(2);
    assert!(!third.is_all());
    assert!((0..32).all(|at| third.admits(at) == (at == 2) && third.chosen(at) == (at == 2)));
    assert!(third.toggled(5).admits(2) && third.toggled(5).admits(5));
    assert_eq!(third.toggled(2), none);
}

#[test]
fn a_list_ends_at_32_things() {
    let last = Only::default().toggled(31);
    assert!(last.admits(31) && !last.admits(0));
    assert_eq!(last.toggled(32), last);
    assert!(!last.admits(32) && !last.chosen(usize::MAX));
}
