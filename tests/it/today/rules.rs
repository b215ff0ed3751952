//! The rules, their sources and the walk through them.

use super::*;

#[test]
fn every_rule_decides_its_example() {
    for rule in EDITION.all_rules() {
        assert_eq!(case(rule.example).decide().rule.id, rule.id, "{}", rule.example);
    }
}

#[test]
fn every_rule_stands_for_one_of_the_oracle() {
    let rules = rules_by_oracle();
    let ids: BTreeSet<&str> = EDITION.all_rules().map(|it| it.id).collect();
    assert_eq!(ids.len(), EDITION.all_rules().count(), "ids are unique");
    assert_eq!(ids, rules.values().copied().collect());
    assert_eq!(rules.len(), ids.len());
}

/// What a document of the oracle is called here.
fn document(key: &str) -> &'static str {
    match key.split_once('-').map_or(key, |it| it.0) {
        "COEX" => "Coexistence article",
        "SIP403" => "SIP 403",
        "SIP404" => "SIP 404",
        "SIP480" => "SIP 480",
        "PS" => match key {
            "PS-CP" => "Set-CsTeamsCallingPolicy",
            "PS-NEW" => "New-CsTeamsCallingPolicy",
            "PS-UCS" => "Set-CsUserCallingSettings",
            "PS-BLK" => "New-CsInboundBlockedNumberPattern",
            _ => panic!("{key}"),
        },
        "FED" => "Set-CsTenantFederationConfiguration",
        "EAP" => "Set-CsExternalAccessPolicy",
        "FREE" => "Teams Free",
        "EXT" => "External access",
        "MIG" => "Coexistence modes",
        "PRES" => "User presence",
        "BLK" => "Block inbound calls",
        "UNT" => "Unassigned numbers",
        "SHC" => "Shared Calling",
        "INB" => "Routing inbound calls",
        "UCS" => "Call settings for users",
        "CSG" => "Call sharing",
        "VM" => "Cloud Voicemail",
        "LBR" => "Location-Based Routing",
        "CPD" => "Calling policies",
        "C2T" => "Call2Teams",
        "PRIV" => "Private line",
        "OCR" => "Outbound restrictions",
        "QSG" => "Dial pad",
        "DRV" => "Voice routing",
        "CC" => "Communications Credits",
        "OCM" => "Teams Phone Mobile",
        _ => panic!("no such document: {key}"),
    }
}

#[test]
fn every_rule_cites_the_documents_of_the_oracle() {
    let rules = rules_by_oracle();
    for row in INBOUND.iter().chain(OUTBOUND.iter()) {
        let rule = EDITION.all_rules().find(|it| it.id == rules[row.id.as_str()]).unwrap();
        let cited: BTreeSet<&str> = rule.then.sources.iter().map(|it| it.document.short).collect();
        let expected: BTreeSet<&str> = row.sources.iter().map(|it| document(it)).collect();
        assert_eq!(cited, expected, "{} {}", row.id, rule.id);
        let sections: BTreeSet<_> =
            rule.then.sources.iter().map(|it| (it.document.short, it.section)).collect();
        assert_eq!(sections.len(), rule.then.sources.len(), "{} cites a section twice", rule.id);
        if row.basis == "disputed" {
            assert!(cited.len() >= 2, "{}", rule.id);
        }
        assert!(rule.says.ends_with('.'), "{}", rule.says);
    }
}

#[test]
fn the_walk_meets_every_rule() {
    let all = leaves(&EDITION);
    println!("{} leaves", all.len());
    let met: BTreeSet<&str> = all.iter().map(|it| it.rule.id).collect();
    assert_eq!(met, EDITION.all_rules().map(|it| it.id).collect());
    let product: u64 = EDITION.questions.iter().map(|it| it.answers.len() as u64).product();
    assert_eq!(all.iter().map(|it| it.cases).sum::<u64>(), product);
}
