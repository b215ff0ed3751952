//! Sentences, commands and shared texts: complete, plain, and safe to paste.

use call_landing::editions::teams_interop_policy::{CallType, EDITION, InteropCall, PolicyFields};
use call_landing::editions::{self, sources as from, teams_upgrade_policy};
use call_landing::link::{Address, read, write};
use call_landing::powershell::{EXAMPLE_USER, Remark, assign, grant};
use call_landing::routing::{
    BasisKind, Case, Compared, Direction, Edition, Landing, Matrix, Source, Subject, compare,
    scenarios,
};
use call_landing::text::{changes, labels, markdown, matrix, notices, sources, told, views};
use std::collections::BTreeSet;
use strum::VariantArray;

/// Every case of every edition.
fn every_case_there_is() -> impl Iterator<Item = Case> {
    editions::ALL.iter().flat_map(|edition| scenarios(edition))
}

#[track_caller]
fn check_calm(sentence: &str) {
    assert!(sentence.ends_with(['.', '?']), "{sentence}");
    assert!(sentence.starts_with(|it: char| it.is_uppercase() || it == '`'), "{sentence}");
    assert!(!sentence.contains('!') && !sentence.contains("simply"), "{sentence}");
    assert!(!sentence.contains("  "), "{sentence}");
    assert_eq!(sentence.matches('`').count() % 2, 0, "{sentence}");
}

#[test]
fn sentences_are_whole_and_calm() {
    for edition in editions::ALL {
        edition.all_rules().for_each(|it| check_calm(it.says));
        for advice in edition.advice {
            check_calm(advice.short);
            check_calm(advice.long);
        }
    }
}

#[test]
fn no_two_rules_say_the_same() {
    for edition in editions::ALL {
        let said: BTreeSet<&str> = edition.all_rules().map(|it| it.says).collect();
        assert_eq!(said.len(), edition.all_rules().count());
    }
}

/// Every section that an edition cites.
fn cited(edition: &'static Edition) -> Vec<Source> {
    let rules = edition.all_rules().flat_map(|it| it.then.sources);
    let advice = edition.advice.iter().flat_map(|it| it.wherever).flat_map(|it| it.1);
    let doubts = editions::doubts(edition).iter().flat_map(|it| it.sources);
    rules.chain(advice).chain(doubts).copied().collect()
}

#[test]
fn every_section_is_cited_by_document_and_name() {
    let mut sections: Vec<Source> = Vec::new();
    for source in editions::ALL.iter().flat_map(|it| cited(it)) {
        if !sections.contains(&source) {
            sections.push(source);
        }
    }
    let names: BTreeSet<String> = sections.iter().map(sources::cite).collect();
    assert_eq!(names.len(), sections.len());
    assert!(sections.contains(&from::GUIDE_DEFAULT_POLICY) && sections.len() > 20);
    // Versions of one document share its short name and the beginning of its title.
    let pages: BTreeSet<(&str, &str)> = sections
        .iter()
        .map(|it| (it.document.title.split(", ").next().unwrap(), it.document.short))
        .collect();
    let shorts: BTreeSet<&str> = sections.iter().map(|it| it.document.short).collect();
    assert_eq!(pages.len(), shorts.len());
}

#[test]
fn every_source_leads_to_a_fixed_version_on_another_site() {
    for source in editions::ALL.iter().flat_map(|it| cited(it)) {
        let address = source.address();
        // What is not written in one file with a history.
        if [
            "https://support.microsoft.com/",
            "https://customersupport.call2teams.com/",
            "https://github.com/microsoft/Microsoft365DSC",
        ]
        .iter()
        .any(|it| address.starts_with(it))
        {
            continue;
        }
        let rest = address.strip_prefix("https://github.com/").unwrap();
        let (repository, at) = rest.splitn(3, '/').nth(2).map(|at| (rest, at)).unwrap();
        assert!(!repository.contains("call-landing") && !address.contains(' '), "{address}");
        let is_commit = at.strip_prefix("blob/").is_some_and(|it| {
            let commit = it.split('/').next().unwrap();
            commit.len() == 40 && commit.bytes().all(|it| it.is_ascii_hexdigit())
        });
        assert!(is_commit || at.starts_with("pull/"), "{address}");
        assert!(source.anchor.is_empty() || source.anchor.starts_with(['#', '?']), "{address}");
    }
}

#[test]
fn every_question_and_every_answer_has_a_label_of_its_own() {
    for edition in editions::ALL {
        for names in [
            edition.questions.iter().map(|it| it.key).collect::<Vec<_>>(),
            edition.questions.iter().map(|it| it.heading).collect(),
            edition.questions.iter().map(|it| it.name).collect(),
            edition.lines.iter().map(|it| it.token).collect(),
            edition.lines.iter().map(|it| it.name).collect(),
            edition.lines.iter().map(|it| it.short).collect(),
            edition.lines.iter().map(|it| it.kind).collect(),
        ] {
            let unique: BTreeSet<&str> = names.iter().copied().collect();
            assert_eq!(unique.len(), names.len(), "{names:?}");
            assert!(!unique.contains(""), "{names:?}");
        }
        for question in edition.questions {
            let part = |of: fn(&call_landing::routing::Answer) -> &'static str| -> BTreeSet<_> {
                question.answers.iter().map(of).collect()
            };
            for parts in [part(|it| it.token), part(|it| it.label), part(|it| it.short)] {
                assert_eq!(parts.len(), question.answers.len(), "{}", question.key);
                assert!(!parts.contains(""), "{}", question.key);
            }
        }
    }
}

#[test]
fn every_case_is_told_in_whole_sentences() {
    for case in every_case_there_is() {
        let landing = case.decide().verdict.landing;
        let sentence = told::sentence(case, landing);
        check_calm(&sentence);
        assert!(sentence.starts_with(&told::lead(case, landing)), "{sentence}");
        assert!(!told::title(case).is_empty() && !told::call(case).is_empty(), "{case:?}");
        let told = told::told(case);
        assert_eq!(told.decided.rule, case.decide().rule);
        for step in told.passed.iter().chain([&told.decided]).chain(&told.not_needed) {
            for (asked, held) in &step.checks {
                let words = [asked.what, asked.wanted.as_str(), asked.there];
                assert!(words.iter().all(|it| !it.is_empty()), "{} {asked:?}", step.rule.id);
                assert!(!held || asked.wanted.contains(asked.there), "{} {asked:?}", step.rule.id);
            }
        }
    }
}

/// What is said of calls that the user receives, and never of those that the user places.
const RECEIVED: [&str; 4] = [" lands", " rings", " is received", " reaches"];

/// What is said of calls that the user places.
const PLACED: [&str; 1] = [" placed"];

#[test]
fn words_follow_the_direction_of_the_call() {
    let landed: BTreeSet<(&str, bool, Landing)> = every_case_there_is()
        .map(|it| {
            let is_outbound = it.direction() == Direction::Outbound;
            (it.edition().id, is_outbound, it.decide().verdict.landing)
        })
        .collect();
    let landings_of = |edition: &Edition, direction: Direction| -> Vec<Landing> {
        let is_outbound = direction == Direction::Outbound;
        let is_one = |it: &&(&str, bool, Landing)| it.0 == edition.id && it.1 == is_outbound;
        landed.iter().filter(is_one).map(|it| it.2).collect()
    };
    let mut outbound = 0;
    for case in every_case_there_is() {
        let direction = case.direction();
        for &landing in &landings_of(case.edition(), direction) {
            let words = [
                told::sentence(case, landing),
                told::lead(case, landing),
                labels::lands(landing, direction).to_owned(),
                labels::landing_of(landing, direction).to_owned(),
            ];
            for said in words {
                let strange: &[&str] = match direction {
                    Direction::Outbound => &RECEIVED,
                    Direction::Inbound | Direction::Chat => &PLACED,
                };
                let said = format!(" {said}");
                let found = strange.iter().find(|it| said.contains(**it));
                assert_eq!(found, None, "{said}");
            }
        }
        let decided = case.decide().rule;
        if direction == Direction::Outbound {
            outbound += 1;
            let found = RECEIVED.iter().find(|it| decided.says.contains(**it));
            assert_eq!(found, None, "{} of {case:?}", decided.says);
            let said = told::sentence(case, decided.then.landing);
            assert!(said.contains(" from ") || said.starts_with("This user’s call"), "{said}");
        }
    }
    assert!(outbound > 3888 * 2 / 9 + 20, "{outbound}");
}

#[test]
fn every_landing_has_words_of_its_own_each_way() {
    for direction in [Direction::Inbound, Direction::Outbound, Direction::Chat] {
        let said: BTreeSet<&str> =
            Landing::VARIANTS.iter().map(|&it| labels::lands(it, direction)).collect();
        assert_eq!(said.len(), Landing::VARIANTS.len(), "{said:?}");
        let names: BTreeSet<&str> =
            Landing::VARIANTS.iter().map(|&it| labels::landing_of(it, direction)).collect();
        assert_eq!(names.len(), Landing::VARIANTS.len(), "{names:?}");
    }
}

#[track_caller]
fn check_sentence(call: CallType, landing: Landing, expect: &str) {
    let case = Case::from(InteropCall { call, ..InteropCall::default() });
    assert_eq!(told::sentence(case, landing), expect);
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
        "An inbound PSTN call to this user rings nobody’s phone.",
    );
    check_sentence(
        PstnOut,
        Landing::Nowhere,
        "An outbound PSTN call from this user cannot be placed.",
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
    let commands = assign(address.subject, EXAMPLE_USER);
    let lines: Vec<_> = commands.iter().map(|it| (it.line.clone(), it.remark)).collect();
    let broken = |line: &str| line.replace(" -", " `\n  -");
    let expect: Vec<_> = expect.iter().map(|it| (broken(it.0), it.1)).collect();
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
    for preset in EDITION.policy.presets {
        for fields in PolicyFields::all() {
            for command in grant(preset, fields, EXAMPLE_USER) {
                let is_new = command.line.starts_with("New-CsTeamsInteropPolicy `\n  -Identity ");
                let is_grant =
                    command.line.starts_with("Grant-CsTeamsInteropPolicy `\n  -PolicyName ");
                assert!(is_new != is_grant, "{}", command.line);
                assert!(!command.line.contains("-PolicyName Global"), "{}", command.line);
            }
        }
    }
}

#[test]
fn commands_of_modes_assign_their_instance() {
    check_commands(
        "#/explore?edition=2019-08",
        &[(
            "Grant-CsTeamsUpgradePolicy -PolicyName Islands -Identity user@contoso.com",
            Remark::GrantsMode,
        )],
    );
    check_commands(
        "#/explore?edition=2019-08&mode=teams-only",
        &[(
            "Grant-CsTeamsUpgradePolicy -PolicyName UpgradeToTeams -Identity user@contoso.com",
            Remark::GrantsTeamsOnly,
        )],
    );
}

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
