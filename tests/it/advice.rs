//! What is said beside an answer, and when; and that it never contradicts the answer.

use call_landing::editions::teams_interop_policy::{
    Agreement, CALLS_IN_TEAMS, CallType, DefaultClient, EDITION, GLOBAL, InteropCall, License,
    Organization, Override, PolicyFields, UserChoice, effective_client, named, subject,
};
use call_landing::editions::{self, teams_upgrade_policy};
use call_landing::routing::{
    Attestation, Case, Decision, Direction, Edition, Landing, Role, Severity, Standing, advise,
    every_case, is_enumerable, scenarios,
};
use call_landing::text::told;
use std::collections::BTreeSet;
use strum::VariantArray;

/// Every case of every edition that can be enumerated, with every kind of policy that it can be asked with.
fn every_question() -> impl Iterator<Item = (Case, Standing)> {
    let listed = editions::ALL.iter().filter(|it| is_enumerable(it));
    listed
        .flat_map(|edition| every_case(edition))
        .flat_map(|case| Standing::VARIANTS.iter().map(move |&standing| (case, standing)))
}

fn said(case: Case, standing: Standing) -> Vec<&'static str> {
    advise(case, standing).iter().map(|it| it.rule.id).collect()
}

/// A piece of advice of the guide's edition is given in exactly the cases that the expectation names.
#[track_caller]
fn check(id: &str, expected: impl Fn(&InteropCall, DefaultClient, Standing) -> bool) {
    assert!(EDITION.advice.iter().any(|it| it.id == id), "there is no {id}");
    for case in every_case(&EDITION) {
        let call = InteropCall::from(case);
        let client = effective_client(call.policy, call.choice);
        for &standing in Standing::VARIANTS {
            assert_eq!(
                said(case, standing).contains(&id),
                expected(&call, client, standing),
                "{id} {case:?} {standing:?}"
            );
        }
    }
}

fn allowed(call: &InteropCall) -> bool {
    call.policy.allow_end_user_client_override == Override::On
}

#[test]
fn every_piece_of_advice_is_given_somewhere_with_a_source() {
    for edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        let mut given = BTreeSet::new();
        for (case, standing) in every_question().filter(|it| it.0.edition() == *edition) {
            for advice in advise(case, standing) {
                assert!(!advice.sources.is_empty());
                given.insert(advice.rule.id);
            }
        }
        let all: Vec<&str> = edition.advice.iter().map(|it| it.id).collect();
        assert_eq!(given, all.iter().copied().collect(), "{edition:?}");
        assert_eq!(given.len(), all.len(), "an id stands twice in {edition:?}");
    }
}

#[test]
fn advice_comes_once_and_the_most_important_first() {
    for (case, standing) in every_question() {
        let advice = advise(case, standing);
        let unique: BTreeSet<&str> = advice.iter().map(|it| it.rule.id).collect();
        assert_eq!(unique.len(), advice.len(), "{case:?}");
        assert!(advice.iter().map(|it| it.rule.severity).is_sorted(), "{case:?}");
    }
}

/// What a piece of advice says or implies about the call that it is given beside.
enum Says {
    /// Nothing: it is about something else than where this call lands.
    Nothing,
    /// It lands in one of these.
    Lands(&'static [Landing]),
    /// It is lost if it is set to ring in Teams.
    LostInTeams,
    /// It is lost.
    Lost,
    /// It arrives.
    Arrives,
    /// It is disputed, and this is the other reading.
    Disputed(Landing, Landing),
    /// It leaves the caller's client for the other one.
    Crosses,
    /// The answers to this question change nothing.
    DoesNotDependOn(&'static str),
    /// The answers to this question change nothing, and it lands in one of these.
    LandsWhatever(&'static str, &'static [Landing]),
    /// With this answer to a question, a call of this user is lost that arrives today, or is lost
    /// already.
    WouldLose(&'static str, &'static str),
}

use Landing::{
    EitherClient, NotGoverned, NotPossible, NotSupported, Nowhere, SkypeForBusiness, Teams,
};

/// What each piece of advice says about the call. A new one has to be added here.
fn says(edition: &Edition, id: &str) -> Says {
    if edition == &teams_upgrade_policy::EDITION {
        return match id {
            "teams-only-needs-a-line-to-teams" => Says::Lost,
            "ip-phones-keep-ringing" => Says::Lands(&[Teams]),
            "direct-routing-in-islands" => Says::Disputed(NotSupported, Teams),
            "teams-on-premises-revised" => Says::Disputed(Teams, NotPossible),
            "teams-only-needs-an-online-home"
            | "existing-conversations"
            | "call-queues-in-islands"
            | "call-queues" => Says::Nothing,
            other => panic!("what does {other} say about the call?"),
        };
    }
    match id {
        "hybrid-must-not-use-teams" | "on-premises-must-not-use-teams" => Says::LostInTeams,
        "override-must-be-off" => Says::WouldLose("choice", "teams"),
        "no-phone-system" => Says::Lost,
        "ip-phones-fall-silent" | "ip-phones-later-ring" => Says::Lands(&[Teams]),
        "leave-hybrid-alone" => Says::Arrives,
        "choice-without-effect" => Says::DoesNotDependOn("choice"),
        "choice-leaves-federated" => Says::LandsWhatever("choice", &[SkypeForBusiness]),
        "chat-setting-without-effect" => Says::DoesNotDependOn("chat"),
        "override-and-chat" => Says::LandsWhatever("choice", &[NotGoverned]),
        "interop-call-limits" => Says::Crosses,
        "missed-from-on-premises" => Says::Lands(&[SkypeForBusiness]),
        "instead-undocumented" | "sfb-setting-undocumented" => Says::Lands(&[Nowhere]),
        "blanket-sentence" | "later-only-pstn" => Says::Lands(&[Teams]),
        "federated-two-sentences" => Says::Lands(&[NotSupported]),
        "federated-or-nothing" => Says::Disputed(SkypeForBusiness, Nowhere),
        "hybrid-voip-two-readings" => Says::Disputed(Nowhere, Teams),
        "calls-tab-later" => Says::Lands(&[Teams, EitherClient]),
        "mixed-values"
        | "global-edited"
        | "keep-special-workflows"
        | "pilot-first"
        | "not-valid-from-april2018"
        | "instance-unattested"
        | "custom-not-needed"
        | "account-in-sfb-online"
        | "recheck-when-moved"
        | "needs-hybrid-topology"
        | "choice-unset"
        | "presence-is-separate"
        | "emergency-calls"
        | "federated-means-sfb"
        | "hybrid-chat-teams"
        | "voip-includes-pstn" => Says::Nothing,
        other => panic!("what does {other} say about the call?"),
    }
}

fn landing(case: Case) -> Landing {
    case.decide().verdict.landing
}

/// Whether an answer is what a piece of advice says of it.
fn agrees(says: &Says, case: Case) -> bool {
    let Decision { verdict, .. } = case.decide();
    let alike = |key: &str| {
        let question = case.edition().position(key).unwrap();
        case.each_answer(question).into_iter().all(|it| landing(it) == verdict.landing)
    };
    match says {
        Says::Nothing => true,
        Says::Lands(landings) => landings.contains(&verdict.landing),
        Says::LostInTeams => {
            let InteropCall { policy, choice, call, .. } = case.into();
            let rings = matches!(call, CallType::TeamsVoip | CallType::SfbVoip | CallType::PstnIn);
            let is_set = effective_client(policy, choice) == DefaultClient::Teams;
            !(rings && is_set) || verdict.landing.is_lost()
        }
        Says::Lost => verdict.landing.is_lost(),
        Says::Arrives => !verdict.landing.is_lost(),
        Says::Disputed(landing, other) => {
            (verdict.landing, verdict.basis.alternative()) == (*landing, Some(*other))
        }
        Says::Crosses => {
            let line = case.line().unwrap().token;
            let starts = if line.starts_with("teams") { Teams } else { SkypeForBusiness };
            [Teams, SkypeForBusiness].contains(&verdict.landing) && verdict.landing != starts
        }
        Says::DoesNotDependOn(key) => alike(key),
        Says::LandsWhatever(key, landings) => alike(key) && landings.contains(&verdict.landing),
        Says::WouldLose(key, token) => case
            .every_call()
            .into_iter()
            .any(|it| landing(it.answered(key, token).unwrap()).is_lost()),
    }
}

#[test]
fn advice_never_contradicts_the_answer_beside_which_it_stands() {
    let mut wrong = BTreeSet::new();
    for (case, standing) in every_question() {
        for advice in advise(case, standing) {
            if !agrees(&says(case.edition(), advice.rule.id), case) {
                wrong.insert(format!("{}: {:?} of {case:?}", advice.rule.id, landing(case)));
            }
        }
    }
    assert!(wrong.is_empty(), "{} contradictions: {wrong:#?}", wrong.len());
}

#[test]
fn every_piece_of_advice_was_looked_at() {
    let mut telling = 0;
    for edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        for rule in edition.advice {
            telling += usize::from(!matches!(says(edition, rule.id), Says::Nothing));
        }
    }
    assert_eq!(telling, 21 + 4);
}

#[test]
fn nobody_is_told_to_leave_alone_what_a_warning_tells_them_to_change() {
    let mut told = 0;
    for (case, standing) in every_question() {
        let said = advise(case, standing);
        if said.iter().any(|it| it.rule.id == "leave-hybrid-alone") {
            told += 1;
            let warned: Vec<&str> = said
                .iter()
                .filter(|it| it.rule.severity == Severity::Warning)
                .map(|it| it.rule.id)
                .collect();
            assert_eq!(warned, [""; 0], "{case:?} {standing:?}");
        }
    }
    assert!(told > 0);
}

#[test]
fn licenses_decide_about_pstn_calls_alone_as_the_advice_on_them_says() {
    for case in every_case(&EDITION) {
        let call = InteropCall::from(case).call;
        if !matches!(call, CallType::PstnIn | CallType::PstnOut) {
            assert_eq!(case.decide(), case.answered("licensed", "no").unwrap().decide());
        }
    }
}

/// No piece of advice of this edition speaks of a call that the user receives beside one that the
/// user places, and the other way round.
#[test]
fn a_call_that_is_placed_is_not_said_to_ring() {
    let of_user = ["hybrid-must-not-use-teams", "on-premises-must-not-use-teams"];
    for (case, standing) in every_question().filter(|it| it.0.direction() == Direction::Outbound) {
        assert!(!told::sentence(case, landing(case)).contains("rings"), "{case:?}");
        for advice in advise(case, standing) {
            let text = format!("{} {}", advice.rule.short, advice.rule.long);
            // They speak of what the user's policy does to calls to the user.
            let is_about_user = of_user.contains(&advice.rule.id);
            assert!(is_about_user || !text.contains(" ring"), "{} beside {case:?}", advice.rule.id);
        }
    }
}

#[test]
fn every_disputed_answer_has_a_disagreement_beside_it() {
    let mut disputed = 0;
    let of_large = editions::ALL.iter().filter(|it| !is_enumerable(it));
    let samples = of_large.flat_map(|it| scenarios(it)).map(|it| (it, Standing::Attested));
    for (case, standing) in every_question().chain(samples) {
        if case.decide().verdict.basis.alternative().is_some() {
            let advice = advise(case, standing);
            let is_told = advice.iter().any(|it| it.rule.severity == Severity::Disagreement);
            assert!(is_told, "{case:?}");
            disputed += 1;
        }
    }
    assert!(disputed > 0);
}

#[test]
fn hybrid_users_are_warned_off_teams_whether_policy_or_choice_brings_them_there() {
    check("hybrid-must-not-use-teams", |it, client, _| {
        it.customer == Organization::HybridVoice
            && (client == DefaultClient::Teams
                || it.policy.calling_default_client == DefaultClient::Teams)
    });
}

#[test]
fn on_premises_users_are_warned_off_teams_for_calls_and_chats() {
    check("on-premises-must-not-use-teams", |it, client, _| {
        it.customer == Organization::OnPremisesHomed
            && (client == DefaultClient::Teams
                || it.policy.calling_default_client == DefaultClient::Teams
                || it.policy.chat_default_client == DefaultClient::Teams)
    });
}

#[test]
fn the_override_must_be_off_for_hybrid_and_on_premises_users() {
    check("override-must-be-off", |it, _, _| {
        let special = [Organization::HybridVoice, Organization::OnPremisesHomed];
        special.contains(&it.customer) && allowed(it)
    });
}

#[test]
fn mixed_values_are_warned_of() {
    check("mixed-values", |it, _, _| {
        it.policy.calling_default_client != it.policy.chat_default_client
    });
}

#[test]
fn editing_global_is_warned_of() {
    check("global-edited", |_, _, standing| standing == Standing::EditedGlobal);
}

#[test]
fn presets_that_no_document_names_are_named_so() {
    check("instance-unattested", |_, _, standing| standing == Standing::NamePatternOnly);
}

#[test]
fn desk_phones_fall_silent_where_an_existing_customers_calls_ring_in_teams() {
    for id in ["ip-phones-fall-silent", "ip-phones-later-ring"] {
        check(id, |it, client, _| {
            let calls = [CallType::TeamsVoip, CallType::SfbVoip, CallType::PstnIn];
            it.customer == Organization::ExistingSkypeForBusiness
                && client == DefaultClient::Teams
                && calls.contains(&it.call)
                // Without a number there is no call that a phone could miss.
                && (it.call != CallType::PstnIn || it.license == License::Provisioned)
        });
    }
}

#[test]
fn only_three_kinds_of_policy_outlive_april_2018() {
    check("not-valid-from-april2018", |it, _, _| {
        allowed(it) || it.policy.agreement() == Agreement::Mixed
    });
}

#[test]
fn missing_licenses_are_named_for_pstn_calls_over_calling_plans() {
    check("no-phone-system", |it, _, _| {
        let plans = [Organization::ExistingSkypeForBusiness, Organization::WithoutSkypeForBusiness];
        let pstn = [CallType::PstnIn, CallType::PstnOut];
        it.license == License::NotProvisioned
            && plans.contains(&it.customer)
            && pstn.contains(&it.call)
    });
}

#[test]
fn a_choice_without_override_is_said_to_have_no_effect() {
    check("choice-without-effect", |it, _, _| !allowed(it) && it.choice != UserChoice::None);
}

#[test]
fn the_blanket_sentence_is_named_where_voip_from_teams_meets_default() {
    check("blanket-sentence", |it, client, _| {
        it.call == CallType::TeamsVoip
            && client == DefaultClient::Default
            && it.customer != Organization::WithoutSkypeForBusiness
    });
}

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

/// A policy with this choice has this effective calling client, for a reason that begins so.
#[track_caller]
fn check_effective(
    (allow, calling): (Override, DefaultClient),
    choice: UserChoice,
    expected: (DefaultClient, &str),
) {
    let policy = PolicyFields {
        allow_end_user_client_override: allow,
        calling_default_client: calling,
        ..PolicyFields::default()
    };
    let case = Case::from(InteropCall { policy, choice, ..InteropCall::default() });
    let steps = told::derived(case);
    let [(follows, why)] = &steps[..] else { panic!("one step: {steps:?}") };
    let client = <&str>::from(expected.0);
    assert_eq!(*follows, format!("The effective calling client is {client}."));
    assert!(why.starts_with(expected.1), "{why}");
    assert_eq!(effective_client(policy, choice), expected.0);
}

#[test]
fn the_effective_calling_client_says_why() {
    use DefaultClient::{Default, Sfb, Teams};
    use Override::{Off, On};
    let override_off = "The override is off, so the policy’s own value counts.";
    let choice_ignored =
        "The override is off, so the policy’s own value counts and the user’s choice does not.";
    let nothing_chosen = "The override is on, but the user has chosen nothing";
    let user_chose = "The override is on, so the user’s choice counts.";
    for own in [Default, Sfb, Teams] {
        check_effective((Off, own), UserChoice::None, (own, override_off));
        check_effective((Off, own), UserChoice::Teams, (own, choice_ignored));
        check_effective((Off, own), UserChoice::Sfb, (own, choice_ignored));
        check_effective((On, own), UserChoice::None, (own, nothing_chosen));
        check_effective((On, own), UserChoice::Teams, (Teams, user_chose));
        check_effective((On, own), UserChoice::Sfb, (Sfb, user_chose));
    }
}

#[test]
fn presets_are_found_by_name_in_any_case_with_or_without_prefix() {
    let wanted = named("DisallowOverrideCallingTeamsChatTeams").unwrap();
    assert_eq!(wanted.attestation, Attestation::Documented);
    assert_eq!(wanted, CALLS_IN_TEAMS);
    for name in [
        "disallowoverridecallingteamschatteams",
        "tag:DisallowOverrideCallingTeamsChatTeams",
        "TAG:DISALLOWOVERRIDECALLINGTEAMSCHATTEAMS",
    ] {
        assert_eq!(named(name), Some(wanted), "{name}");
    }
    assert_eq!(named("global"), Some(GLOBAL));
    for name in ["", "tag:", "Tag:CustomPolicy", "tag", "Globa", "tägl", "tag:tag:Global"] {
        assert_eq!(named(name), None, "{name}");
    }
    for edition in editions::ALL {
        for preset in edition.policy.presets {
            assert_eq!(edition.preset(&format!("Tag:{}", preset.name)), Some(preset));
        }
    }
}

#[test]
fn a_policy_is_what_it_started_as_until_its_fields_change_and_custom_from_then_on() {
    for preset in EDITION.policy.presets {
        let unchanged = match preset.attestation {
            Attestation::NamePatternOnly => Standing::NamePatternOnly,
            Attestation::Documented => Standing::Attested,
        };
        for fields in PolicyFields::all() {
            let is_unchanged = fields == PolicyFields::of(preset);
            let expected = if is_unchanged { unchanged } else { Standing::Custom };
            assert_eq!(subject(Some(preset), fields).standing(), expected);
            assert_eq!(subject(None, fields).standing(), Standing::Custom);
        }
    }
    // Nobody can make a mode.
    for case in every_case(&teams_upgrade_policy::EDITION) {
        let subject = call_landing::routing::Subject::of(case);
        assert_eq!(subject.standing(), Standing::Attested, "{case:?}");
        for (at, _) in case.edition().of_role(|it| it == Role::Policy) {
            for other in case.each_answer(at) {
                assert_eq!(subject.asked(other).standing(), Standing::Attested, "{case:?}");
            }
        }
    }
}

#[test]
fn an_assignment_by_name_is_known_for_the_four_documented_presets() {
    let names: Vec<&str> =
        PolicyFields::all().filter_map(PolicyFields::documented_tag).map(|it| it.name).collect();
    assert_eq!(
        names,
        [
            "DisallowOverrideCallingDefaultChatDefault",
            "DisallowOverrideCallingSfbChatSfb",
            "DisallowOverrideCallingTeamsChatTeams",
            "AllowOverrideCallingDefaultChatTeams",
        ]
    );
}
