//! The steps of a call.

use super::*;

#[test]
fn every_step_begins_with_a_rule_and_stands_in_the_order_of_the_table() {
    let place = |id: &str| EDITION.all_rules().position(|it| it.id == id);
    let places: Vec<Option<usize>> = EDITION.way.iter().map(|it| place(it.from)).collect();
    assert!(places.iter().all(Option::is_some), "{places:?}");
    assert!(places.is_sorted_by(|one, next| one < next), "{places:?}");
    assert_eq!(places[0], Some(0));
}

#[test]
fn every_call_is_decided_at_one_step_of_its_own_way_and_comes_past_those_before() {
    let mut deciding = BTreeSet::new();
    for case in leaves(&EDITION).into_iter().map(|it| it.case) {
        let way = case.way();
        let passages: Vec<Passage> = way.iter().map(|it| it.1).collect();
        let at = passages.iter().position(|it| *it == Passage::Decides).unwrap();
        assert!(passages[..at].iter().all(|it| *it == Passage::Passed), "{case:?}");
        assert!(passages[at + 1..].iter().all(|it| *it == Passage::NotReached), "{case:?}");
        assert!(way.iter().all(|it| it.0.direction == case.direction()), "{case:?}");
        deciding.insert(way[at].0.key);
    }
    assert_eq!(deciding.len(), EDITION.way.len(), "{deciding:?}");
}

#[test]
fn a_busy_user_is_found_at_the_busy_step() {
    let case = case("edition=2026-08&busy=enabled&state=in-a-call");
    let decides = case.way().into_iter().find(|it| it.1 == Passage::Decides).unwrap();
    assert_eq!(decides.0.key, "busy");
    assert_eq!(EDITION.value(decides.0.shows, case.found(decides.0.shows)), "a busy signal");
}
