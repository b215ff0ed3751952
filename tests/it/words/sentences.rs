//! Sentences and labels: whole, calm, and each its own.

use super::*;

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
    check_sentence(PstnIn, Landing::Nowhere, "An inbound PSTN call to this user reaches nobody.");
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

#[test]
fn of_many_answers_the_rest_of_a_scenario_names_those_that_are_no_defaults() {
    let few = [("The license", "Phone System", true), ("The home", "On-premises", false)];
    assert_eq!(views::rest(&few), "Phone System · On-premises");
    let mut many = [("AllowVoicemail", "True", true); 20];
    assert_eq!(views::rest(&many), "everything at its default");
    many[3] = ("Busy options", "Unanswered", false);
    many[7].2 = false;
    assert_eq!(
        views::rest(&many),
        "Busy options: Unanswered · AllowVoicemail: True · everything else at its default"
    );
}
