//! What filters leave, alone and together.

use super::*;

#[test]
fn a_filter_by_landing_dims_the_others() {
    check_policies(only_landings(&["nowhere"]), |_, _, it| it.landing == Landing::Nowhere);
    check_policies(only_landings(&["teams", "either"]), |_, _, it| {
        matches!(it.landing, Landing::Teams | Landing::EitherClient)
    });
    check_policies(only_landings(&["not-possible"]), |_, _, _| false);
    check_modes(only_landings(&["not-possible"]), |_, it| it.landing == Landing::NotPossible);
    let dimmed = Matrix::of(Case::first(MODES), &only_landings(&["not-possible"]));
    assert!(cells(&dimmed).any(|it| it.shown == Shown::Dimmed));
}

#[test]
fn a_filter_by_basis_dims_the_others() {
    let is = |it: Verdict, word: &str| <&str>::from(it.basis) == word;
    assert_eq!(bases(), ["guide", "document", "inferred", "disputed"]);
    for basis in bases() {
        check_policies(only_bases(&[basis]), |_, _, it| is(it, basis));
        check_modes(only_bases(&[basis]), |_, it| is(it, basis));
    }
    check_policies(only_bases(&["inferred", "disputed"]), |_, _, it| {
        is(it, "inferred") || is(it, "disputed")
    });
}

#[test]
fn policies_are_filtered_by_organization_call_and_policy() {
    check_policies(only_answers(POLICIES, "customer", &["hybrid", "onprem"]), |_, it, _| {
        ["hybrid", "onprem"].contains(&word(it, "customer"))
    });
    check_policies(only_answers(POLICIES, "call", &["teams-voip"]), |_, it, _| {
        word(it, "call") == "teams-voip"
    });
    check_policies(only_policies(&["Global", "AllowOverrideCallingSfbChatSfb"]), |policy, _, _| {
        ["Global", "AllowOverrideCallingSfbChatSfb"].contains(&policy.name)
    });
}

/// The questions of an edition whose answers vary in its matrix.
fn varying(edition: &'static Edition) -> Vec<&'static Question> {
    let filter = Filter::default();
    edition.numbered().filter(|it| filter.varies(edition, it.0)).map(|it| it.1).collect()
}

#[test]
fn policies_are_filtered_by_every_question_that_varies() {
    let keys: Vec<&str> = varying(POLICIES).iter().map(|it| it.key).collect();
    assert_eq!(keys, ["customer", "override", "calling", "chat", "call"]);
    for question in varying(POLICIES) {
        for answer in question.answers {
            let filter = only_answers(POLICIES, question.key, &[answer.token]);
            check_policies(filter, |_, it, _| word(it, question.key) == answer.token);
        }
    }
}

#[test]
fn modes_are_filtered_by_every_question() {
    assert_eq!(varying(MODES).len(), MODES.questions.len());
    for question in varying(MODES) {
        for answer in question.answers {
            let filter = only_answers(MODES, question.key, &[answer.token]);
            check_modes(filter, |it, _| word(it, question.key) == answer.token);
        }
    }
    check_modes(only_answers(MODES, "mode", &["islands", "sfb-only"]), |it, _| {
        ["islands", "sfb-only"].contains(&word(it, "mode"))
    });
}

#[test]
fn filters_add_up() {
    check_policies(
        both(
            both(only_landings(&["teams"]), only_bases(&["guide", "document"])),
            both(only_answers(POLICIES, "customer", &["existing"]), only_policies(&["Global"])),
        ),
        |policy, case, verdict| {
            policy.name == "Global"
                && word(case, "customer") == "existing"
                && verdict.landing == Landing::Teams
                && ["guide", "document"].contains(&verdict.basis.into())
        },
    );
    check_modes(
        both(
            only_landings(&["teams"]),
            both(
                only_answers(MODES, "call", &["in-tenant"]),
                only_answers(MODES, "mode", &["islands"]),
            ),
        ),
        |case, verdict| {
            word(case, "call") == "in-tenant"
                && word(case, "mode") == "islands"
                && verdict.landing == Landing::Teams
        },
    );
}

#[test]
fn a_filter_that_lets_nothing_through_leaves_no_line() {
    let filter = both(only_landings(&["either"]), only_bases(&["disputed"]));
    let matrix = Matrix::of(Case::first(MODES), &filter);
    assert_eq!((matrix.rows.len(), matrix.columns.len()), (0, 0));
    assert_eq!((matrix.shown, matrix.of), (0, 240));
    assert_eq!(matrix.landings, []);
}

#[test]
fn turning_a_matrix_and_choosing_axes_are_no_filters() {
    let filter = both(only_landings(&["teams"]), only_answers(POLICIES, "call", &["pstn-in"]));
    let mut turned = filter;
    turned.turn = Turn::Swapped;
    turned.rows = Some(AxisPart::Question(0));
    turned.columns = Some(AxisPart::Presets);
    let plain = turned.without_filters();
    assert_eq!((plain.turn, plain.rows, plain.columns), (turned.turn, turned.rows, turned.columns));
    assert!(plain.landings.is_all() && plain.presets.is_all() && plain.bases.is_all());
    assert!((0..CAPACITY as u8).all(|it| plain.of(it).is_all()));
    let asked = Case::first(POLICIES);
    let mut unturned = turned;
    unturned.turn = Turn::AsIs;
    assert_eq!(Matrix::of(asked, &turned), Matrix::of(asked, &unturned));
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
