//! The search: what words find, and what comes first.

use call_landing::editions;
use call_landing::link::{self, Address, View};
use call_landing::routing::{Edition, Landing};
use call_landing::search::{Hit, Kind, MOST, find};
use std::collections::BTreeSet;

fn guide() -> &'static Edition {
    editions::default()
}

fn first(query: &str) -> Hit {
    find(query, guide()).into_iter().next().unwrap_or_else(|| panic!("nothing for {query:?}"))
}

#[test]
fn complaints_lead_to_scenarios() {
    for (complaint, label, landing) in [
        ("hybrid pstn", "Hybrid voice user set to Teams", Landing::Nowhere),
        ("phone does not ring", "Desk phone doesn’t ring", Landing::Teams),
        ("desk phone silent", "Desk phone doesn’t ring", Landing::Teams),
        ("My phone doesn't ring", "Desk phone doesn’t ring", Landing::Teams),
        ("number rings nowhere", "Number rings nowhere", Landing::Nowhere),
        ("can't call out", "Can’t call out", Landing::Nowhere),
        ("can’t call out", "Can’t call out", Landing::Nowhere),
    ] {
        let hit = first(complaint);
        assert_eq!((hit.kind, hit.title.as_str()), (Kind::Example, label), "{complaint}");
        let (address, notices) = link::read(&hit.address);
        assert!(notices.is_empty(), "{notices:?}");
        assert_eq!(address.case().decide().verdict.landing, landing, "{complaint}");
    }
}

#[test]
fn policies_are_found_by_name_by_part_and_with_a_slip() {
    for query in [
        "DisallowOverrideCallingTeamsChatTeams",
        "disallowoverridecallingteamschatteams",
        "tag:DisallowOverrideCallingTeamsChatTeams",
        "DisallowOverideCallingTeamsChatTeams",
        "DisalowOverrideCalingTeamsChatTeams",
    ] {
        let hit = first(query);
        let found = (hit.kind, hit.title.as_str());
        assert_eq!(found, (Kind::Policy, "DisallowOverrideCallingTeamsChatTeams"), "{query}");
        assert_eq!(hit.address, "#/explore?policy=DisallowOverrideCallingTeamsChatTeams");
    }
    let hits = find("allow override calling sfb", guide());
    assert!(hits[0].title.starts_with("AllowOverrideCallingSfb"), "{hits:?}");
    // Of another edition, and with its date.
    let hits = find("SfBWithTeamsCollab", guide());
    let mode = hits.iter().find(|it| it.kind == Kind::Policy).unwrap();
    assert!(mode.note.contains("August 2019") && mode.address.contains("edition=2019-08"));
}

#[test]
fn terms_rules_doubts_and_screens_have_addresses_of_their_own() {
    for (query, kind, address) in [
        ("pstn meaning", Kind::Term, "#/glossary?item=pstn"),
        ("CCE", Kind::Term, "#/glossary?item=cce"),
        ("direct routing", Kind::Term, "#/glossary?item=direct-routing"),
        ("chat-not-governed", Kind::Rule, "#/rules?item=chat-not-governed"),
        ("hybrid-voip-on-teams", Kind::Doubt, "#/doubts?item=hybrid-voip-on-teams"),
        ("glossary", Kind::Screen, "#/glossary"),
        ("audit", Kind::Screen, "#/audit"),
        ("compare", Kind::Screen, "#/compare"),
    ] {
        let hits = find(query, guide());
        let is_there = |it: &Hit| it.kind == kind && it.address == address;
        assert!(hits.iter().take(3).any(is_there), "{query}: {hits:#?}");
    }
}

#[test]
fn every_item_finds_itself_and_opens() {
    for &edition in editions::ALL {
        for example in edition.examples {
            let hits = find(example.label, edition);
            let hit = hits.iter().find(|it| it.title == example.label).unwrap();
            let (address, notices) = link::read(&hit.address);
            assert!(notices.is_empty() && address.view == View::Explore, "{notices:?}");
            assert_eq!(address.edition(), edition);
        }
        let cases: BTreeSet<String> = edition
            .examples
            .iter()
            .map(|it| link::write(&Address::of_query(edition, it.query)))
            .collect();
        assert_eq!(cases.len(), edition.examples.len(), "examples are different");
        for rule in edition.all_rules() {
            let hits = find(rule.says, edition);
            assert!(hits.iter().any(|it| it.address.contains(rule.id)), "{}", rule.id);
        }
        for doubt in editions::doubts(edition) {
            let hits = find(doubt.title, edition);
            assert!(hits.iter().any(|it| it.address.contains(doubt.id)), "{}", doubt.id);
        }
    }
    for it in editions::glossary() {
        let hits = find(it.term.name, guide());
        let address = format!("#/glossary?item={}", it.term.id);
        assert!(hits.iter().take(4).any(|it| it.address == address), "{}: {hits:#?}", it.term.name);
    }
}

#[test]
fn an_empty_query_offers_the_scenarios_and_nonsense_finds_nothing() {
    for &edition in editions::ALL {
        let offered: Vec<String> = find("  ", edition).into_iter().map(|it| it.title).collect();
        let labels: Vec<&str> = edition.examples.iter().map(|it| it.label).collect();
        assert_eq!(offered, labels);
        for nonsense in ["qwertz", "§§§", &"x".repeat(10_000), "\u{202e}\0"] {
            assert!(find(nonsense, edition).len() <= edition.examples.len(), "{nonsense:.20}");
        }
        assert!(find("qwertz", edition).is_empty());
        assert!(find("teams", edition).len() == MOST);
    }
}
