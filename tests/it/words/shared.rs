//! Texts to share, and what is said of changes and moves.

use super::*;

#[test]
fn shared_markdown_fits_a_ticket() {
    for case in every_case_there_is() {
        let edition = case.edition();
        let presets = [Some(Subject::first(edition).preset.unwrap()), case.preset()];
        for preset in presets {
            let subject = Subject { case, preset };
            let address = Address { subject, ..Address::first(edition) };
            let link = write(&address);
            let text = markdown::answer(&address, &link);
            let decision = case.decide();
            let (verdict, kind) = (decision.verdict, decision.verdict.basis.kind());
            let sentence = told::sentence(case, verdict.landing);
            assert!(text.starts_with(&format!("**{sentence}**")), "{text}");
            let is_disputed = kind == BasisKind::Disputed;
            assert_eq!(text.contains("Sources conflict: another reading"), is_disputed, "{text}");
            let basis = format!("({})", labels::basis(kind));
            assert_eq!(text.contains(&basis), !is_disputed, "{text}");
            assert!(text.contains(decision.rule.says), "{text}");
            assert!(text.contains(&format!("As of {}: <{link}>", edition.date)), "{text}");
            assert!(text.lines().all(|line| !line.starts_with('#')), "{text}");
            assert!(!text.contains("licence"), "{text}");
        }
    }
}

/// The words of a change, by the address of what it leads to.
#[track_caller]
fn check_change(edition: &'static Edition, at: usize, expect: &str) {
    let all = call_landing::routing::Change::all(edition);
    assert_eq!(changes::change(all[at], edition), expect);
}

#[test]
fn changes_are_told_as_what_to_do() {
    check_change(&EDITION, 0, "Assign `Global`");
    check_change(&EDITION, 1, "Assign `DisallowOverrideCallingTeamsChatTeams`");
    check_change(&EDITION, 6, "The user chooses Teams");
    check_change(&EDITION, 8, "Provision Phone System and Calling Plans");
    check_change(&EDITION, 9, "Remove Phone System and Calling Plans");
    check_change(&EDITION, 10, "Set `AllowEndUserClientOverride` to `False`");
    check_change(&EDITION, 14, "Set `CallingDefaultClient` to `Teams`");
    check_change(&EDITION, 31, "Assign `AllowOverrideCallingTeamsChatTeams`, if it exists");
    check_change(&teams_upgrade_policy::EDITION, 4, "Assign `UpgradeToTeams`");
    for edition in editions::ALL {
        let all = call_landing::routing::Change::all(edition);
        let said: BTreeSet<String> = all.iter().map(|it| changes::change(*it, edition)).collect();
        assert_eq!(said.len(), all.len());
    }
}

#[test]
fn a_notice_names_the_value_and_what_may_stand_there() {
    let (_, found) = read("#/explore?call=fax&policy=a`b&licensed=no&licensed=yes");
    let told: Vec<String> = found.iter().map(notices::notice).collect();
    assert_eq!(told.len(), 3);
    assert!(told.iter().any(|it| it.contains("`fax`") && it.contains("`teams-voip`")), "{told:?}");
    assert!(told.iter().any(|it| it.contains("`a'b`")), "{told:?}");
    assert!(told.iter().any(|it| it.contains("`licensed` more than once")), "{told:?}");
    assert!(told.iter().all(|it| it.matches('`').count() % 2 == 0), "{told:?}");
}

#[test]
fn an_answer_of_the_other_edition_fits_a_ticket_too() {
    let (address, notices) =
        read("#/explore?edition=2019-08&call=in-tenant&mode=teams-only&from-client=sfb");
    assert_eq!(notices, vec![]);
    let text = markdown::answer(&address, "https://example.org/#/explore");
    let why = address.case().decide().rule.says;
    let expected = format!(
        "**A new call or chat from Skype for Business to a TeamsOnly user lands in Teams.** (Stated elsewhere)\n\n\
        - The conversation: In the tenant\n\
        - The user’s mode: TeamsOnly\n\
        - Caller’s mode: Islands\n\
        - Caller’s client: Skype for Business\n\
        - Caller’s home: homed online\n\
        - Interop: It crosses between the clients by interop: one to one, plain text, no screen sharing.\n\
        - Why: {why} (Coexistence article · In-tenant routing for new chats or calls)\n\
        - As of August 2019: <https://example.org/#/explore>\n"
    );
    assert_eq!(text, expected);
}

#[test]
fn the_matrix_is_written_as_a_table_for_each_organization() {
    let (address, _) = read("#/matrix?only-policy=Global&only-call=pstn-in,federated-in");
    let matrix = Matrix::of(address.case(), &address.filter);
    let text = matrix::markdown(&matrix);
    assert!(text.starts_with(
        "**Has Skype for Business**\n\n| | PSTN, inbound | Federated, inbound |\n|---|---|---|\n\
         | `Global` | SfB | SfB |\n"
    ), "{text}");
    assert_eq!(text.matches("**").count(), 2 * 4, "four organizations");
    assert!(text.contains("Unsupported (disputed: SfB)"), "{text}");
    let csv = matrix::csv(&matrix);
    let lines: Vec<&str> = csv.split("\r\n").collect();
    assert_eq!(
        lines[0],
        "policy,customer,override,calling,chat,choice,licensed,call,landing,basis,alternative,interop,rule"
    );
    assert_eq!(
        lines[1],
        "Global,existing,false,default,default,none,yes,pstn-in,sfb,guide,,,default-policy-sfb-calls"
    );
    assert_eq!(lines.len(), 1 + 4 * 2 + 1);
}

/// The calls that a comparison moves, in words.
#[track_caller]
fn check_moves(link: &str, expect: &[&str]) {
    let (address, notices) = read(link);
    assert_eq!(notices, [], "{link}");
    let moved: Vec<String> = compare(address.case(), address.compared_with().case)
        .iter()
        .filter(|it| it.moves())
        .map(|it: &Compared| views::moved(it.before.line().unwrap().kind, it))
        .collect();
    assert_eq!(moved, expect);
}

#[test]
fn moves_are_told_in_words() {
    check_moves(
        "#/compare",
        &[
            "VoIP from Skype for Business moves from Skype for Business to Teams.",
            "Inbound PSTN moves from Skype for Business to Teams.",
        ],
    );
    check_moves(
        "#/compare?customer=hybrid",
        &[
            "VoIP from Teams moves from Teams to nowhere.",
            "VoIP from Skype for Business moves from Skype for Business to nowhere.",
            "Inbound PSTN moves from Skype for Business to nowhere.",
        ],
    );
}

/// The first line about an edition of the past says that it is retired.
#[test]
fn an_edition_of_the_past_says_that_its_policy_is_retired() {
    for id in ["2017-12", "2019-08"] {
        let edition = call_landing::editions::named(id).unwrap();
        assert!(edition.words.about().contains("retired"), "{id}: {}", edition.words.about());
    }
    for edition in call_landing::editions::ALL {
        assert!(edition.words.about().ends_with('.'), "{}", edition.words.about());
    }
}
