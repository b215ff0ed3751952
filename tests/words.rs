//! Sentences, commands and shared texts: complete, plain, and safe to paste.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails says where"
)]

use call_landing::link::{Address, read, write};
use call_landing::powershell::{EXAMPLE_USER, Remark, grant};
use call_landing::routing::{
    AdviceId, CallType, Case, InteropPolicy, Landing, Matrix, PRECONFIGURED, PolicyFields, RuleId,
    Scenario, Source, compare, route,
};
use call_landing::text::{
    advice, labels, markdown, matrix, notices, rules, sources, verdict, views,
};
use std::collections::BTreeSet;
use strum::VariantArray;

#[test]
fn sentences_are_whole_and_calm() {
    let rules = RuleId::VARIANTS.iter().map(|&it| rules::rule(it));
    let advice = AdviceId::VARIANTS.iter().flat_map(|&it| {
        let (short, long) = advice::advice(it);
        [short, long]
    });
    for sentence in rules.chain(advice) {
        assert!(sentence.ends_with(['.', '?']), "{sentence}");
        assert!(!sentence.contains('!') && !sentence.contains("simply"), "{sentence}");
        assert!(!sentence.contains("  "), "{sentence}");
        assert_eq!(sentence.matches('`').count() % 2, 0, "{sentence}");
    }
}

#[test]
fn no_two_rules_say_the_same() {
    let said: BTreeSet<&str> = RuleId::VARIANTS.iter().map(|&it| rules::rule(it)).collect();
    assert_eq!(said.len(), RuleId::VARIANTS.len());
}

#[test]
fn every_section_is_cited_by_document_and_name() {
    let cited: BTreeSet<String> = Source::VARIANTS.iter().map(|&it| sources::cite(it)).collect();
    assert_eq!(cited.len(), Source::VARIANTS.len());
}

#[track_caller]
fn check_sentence(call: CallType, landing: Landing, expect: &str) {
    assert_eq!(verdict::sentence(call, landing), expect);
}

#[test]
fn the_verdict_reads_as_a_sentence() {
    use CallType::{FederatedIn, PstnIn, PstnOut, SfbVoip, TeamsChat, TeamsVoip};
    check_sentence(
        PstnIn,
        Landing::SkypeForBusiness,
        "An inbound PSTN call to this user lands in Skype for Business.",
    );
    check_sentence(
        TeamsVoip,
        Landing::Teams,
        "A VoIP call from Teams to this user lands in Teams.",
    );
    check_sentence(
        PstnIn,
        Landing::Nowhere,
        "An inbound PSTN call to this user lands nowhere: nobody’s phone rings.",
    );
    check_sentence(
        PstnOut,
        Landing::Nowhere,
        "An outbound PSTN call from this user cannot be placed: nobody’s phone rings.",
    );
    check_sentence(
        PstnOut,
        Landing::EitherClient,
        "An outbound PSTN call from this user can be placed from either client.",
    );
    check_sentence(
        PstnOut,
        Landing::Teams,
        "An outbound PSTN call from this user is placed from Teams.",
    );
    check_sentence(
        FederatedIn,
        Landing::NotSupported,
        "An inbound federated call to this user is not supported.",
    );
    check_sentence(
        SfbVoip,
        Landing::NotApplicable,
        "A VoIP call from Skype for Business to this user cannot happen: there is no such caller.",
    );
    check_sentence(
        TeamsChat,
        Landing::NotGoverned,
        "A chat from Teams to this user is not decided by this policy.",
    );
}

#[track_caller]
fn check_commands(link: &str, expect: &[(&str, Remark)]) {
    let (address, _) = read(link);
    let commands = grant(address.instance, address.scenario.policy, EXAMPLE_USER);
    let lines: Vec<_> = commands.iter().map(|it| (it.line.as_str(), it.remark)).collect();
    assert_eq!(lines, expect);
}

#[test]
fn commands_have_the_forms_that_worked() {
    check_commands(
        "",
        &[(
            "Grant-CsTeamsInteropPolicy -PolicyName $null -Identity user@contoso.com",
            Remark::ReturnsToGlobal,
        )],
    );
    check_commands(
        "#/explore?policy=DisallowOverrideCallingTeamsChatTeams",
        &[(
            "Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams -Identity user@contoso.com",
            Remark::GrantsInstance,
        )],
    );
    check_commands(
        "#/explore?policy=AllowOverrideCallingSfbChatSfb",
        &[(
            "Grant-CsTeamsInteropPolicy -PolicyName AllowOverrideCallingSfbChatSfb -Identity user@contoso.com",
            Remark::GrantsUnattested,
        )],
    );
    check_commands(
        "#/explore?calling=teams&chat=teams",
        &[(
            "Grant-CsTeamsInteropPolicy -PolicyName DisallowOverrideCallingTeamsChatTeams -Identity user@contoso.com",
            Remark::GrantsEquivalent,
        )],
    );
    check_commands(
        "#/explore?override=true",
        &[
            (
                "New-CsTeamsInteropPolicy -Identity Tag:CustomPolicy -AllowEndUserClientOverride $true -CallingDefaultClient Default -ChatDefaultClient Default",
                Remark::CreatesCustom,
            ),
            (
                "Grant-CsTeamsInteropPolicy -PolicyName Tag:CustomPolicy -Identity user@contoso.com",
                Remark::GrantsCustom,
            ),
        ],
    );
}

#[test]
fn new_never_takes_policy_name_and_grant_always_does() {
    for instance in PRECONFIGURED {
        for fields in PolicyFields::all() {
            for command in grant(instance, fields, EXAMPLE_USER) {
                let is_new = command.line.starts_with("New-CsTeamsInteropPolicy -Identity ");
                let is_grant = command.line.starts_with("Grant-CsTeamsInteropPolicy -PolicyName ");
                assert!(is_new != is_grant, "{}", command.line);
                assert!(!command.line.contains("-PolicyName Global"), "{}", command.line);
            }
        }
    }
}

#[test]
fn shared_markdown_fits_a_ticket() {
    for instance in [&InteropPolicy::GLOBAL, &PRECONFIGURED[6]] {
        for scenario in Scenario::all() {
            let address = Address { instance, scenario, ..Address::default() };
            let link = write(&address);
            let text = markdown::answer(&address, &link);
            let ruling = route(&scenario);
            assert!(text.starts_with(&format!(
                "**{}**",
                verdict::sentence(scenario.call, ruling.landing())
            )));
            assert!(text.contains(labels::basis(ruling.basis())) || text.contains("Disputed"));
            assert!(text.contains(rules::rule(ruling.decided_by)));
            assert!(text.contains(&format!("<{link}>")));
            assert!(text.lines().all(|line| !line.starts_with('#')), "{text}");
        }
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
    let expected = "**A new call or chat from Skype for Business to a TeamsOnly user lands in Teams.** (another document)\n\n\
        - The conversation: In the tenant\n\
        - The user’s mode: TeamsOnly\n\
        - Caller’s mode: Islands\n\
        - Caller’s client: Skype for Business\n\
        - Caller’s home: homed online\n\
        - Interop: It crosses between the clients by interop: one to one, plain text, no screen sharing.\n\
        - Why: From Skype for Business to a TeamsOnly user, it lands in Teams. (Coexistence article · In-tenant routing for new chats or calls)\n\
        - As of August 2019: <https://example.org/#/explore>\n";
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

#[test]
fn moves_are_told_in_words() {
    let moved = |link: &str| -> Vec<String> {
        let (address, _) = read(link);
        let policy = address.other.policy;
        let after = Scenario { policy, ..address.scenario };
        compare(address.case(), after.into())
            .iter()
            .filter(|it| it.moves())
            .map(|it| {
                let Case::Guide201712(scenario) = it.before else { panic!("another edition") };
                views::moved(labels::call_kind(scenario.call), it)
            })
            .collect()
    };
    assert_eq!(
        moved("#/compare"),
        [
            "VoIP from Skype for Business moves from Skype for Business to Teams.",
            "Inbound PSTN moves from Skype for Business to Teams."
        ]
    );
    assert_eq!(
        moved("#/compare?customer=hybrid"),
        [
            "VoIP from Teams moves from Teams to nowhere.",
            "VoIP from Skype for Business moves from Skype for Business to nowhere.",
            "Inbound PSTN moves from Skype for Business to nowhere."
        ]
    );
}
