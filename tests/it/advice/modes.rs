//! The advice of the edition of modes.

use super::*;

/// A piece of advice of the modes' edition is given in exactly the cases that the expectation names,
/// by the words of the answers.
#[track_caller]
fn check_modes(id: &str, expected: impl Fn(&dyn Fn(&str) -> &'static str) -> bool) {
    let edition = &teams_upgrade_policy::EDITION;
    assert!(edition.advice.iter().any(|it| it.id == id), "there is no {id}");
    for case in scenarios(edition) {
        let word = |key: &str| {
            let at = edition.position(key).unwrap();
            if case.is_asked(at) { case.token(at) } else { "" }
        };
        for &standing in Standing::VARIANTS {
            assert_eq!(said(case, standing).contains(&id), expected(&word), "{id} {case:?}");
        }
    }
}

#[test]
fn modes_are_warned_of_where_the_line_does_not_reach_teams() {
    check_modes("teams-only-needs-a-line-to-teams", |word| {
        word("mode") == "teams-only" && ["hybrid-voice", "onprem-voice"].contains(&word("pstn"))
    });
    check_modes("teams-only-needs-an-online-home", |word| word("mode") == "teams-only");
}

#[test]
fn what_is_known_of_modes_is_noted() {
    check_modes("existing-conversations", |word| !word("from-mode").is_empty());
    check_modes("ip-phones-keep-ringing", |word| {
        word("call") == "pstn-in"
            && word("mode") == "teams-only"
            && ["calling-plan", "direct-routing"].contains(&word("pstn"))
    });
    check_modes("call-queues-in-islands", |word| {
        word("call") == "pstn-in" && word("mode") == "islands"
    });
    check_modes("call-queues", |word| word("call") == "pstn-in" && word("mode") != "islands");
    check_modes("direct-routing-in-islands", |word| {
        word("pstn") == "direct-routing" && word("mode") == "islands"
    });
    check_modes("teams-on-premises-revised", |word| {
        word("call") == "in-tenant"
            && word("from-mode") == "islands"
            && word("from-client") == "teams"
            && word("from-home") == "onprem"
            && ["islands", "teams-only"].contains(&word("mode"))
    });
}

#[test]
fn severities_stand_in_the_order_of_the_list() {
    for edition in editions::ALL {
        assert!(edition.advice.iter().map(|it| it.severity).is_sorted(), "{edition:?}");
    }
    let severity = |id: &str| EDITION.advice.iter().find(|it| it.id == id).unwrap().severity;
    assert_eq!(severity("mixed-values"), Severity::Warning);
    assert_eq!(severity("pilot-first"), Severity::Caution);
    assert_eq!(severity("emergency-calls"), Severity::Note);
    assert_eq!(severity("blanket-sentence"), Severity::Disagreement);
}
