//! Asking one question at a time, and taking answers from what PowerShell printed.

use call_landing::editions::{self, teams_calling_policy};
use call_landing::link::{View, read, write};
use call_landing::powershell::pasted::{Left, Pasted, pasted};
use call_landing::routing::{
    Case, Edition, Inquiry, Landing, Said, every_case, is_enumerable, scenarios,
};

const TODAY: &Edition = &teams_calling_policy::EDITION;

/// Answers every question as a case has it, and says how many were asked.
fn asked_until_certain(edition: &'static Edition, case: Case, complaint: Option<Landing>) -> usize {
    let mut inquiry = Inquiry::about(complaint);
    let mut asked = 0;
    loop {
        let here = inquiry.standpoint(edition);
        let Some(next) = here.next else {
            assert_eq!(here.reasons[0].landing(), case.decide().verdict.landing, "{case:?}");
            return asked;
        };
        inquiry = inquiry.saying(next, Said::Answer(case.get(next)));
        asked += 1;
    }
}

#[test]
fn questions_end_with_the_landing_of_the_case_for_every_case_of_the_older_editions() {
    for edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        for case in every_case(edition).step_by(29) {
            let asked = asked_until_certain(edition, case, None);
            assert!(asked <= edition.questions.len(), "{asked} {case:?}");
        }
    }
}

#[test]
fn a_sample_of_today_is_certain_after_a_dozen_questions_on_average() {
    let cases: Vec<Case> = scenarios(TODAY).step_by(23).collect();
    let asked: Vec<usize> = cases.iter().map(|it| asked_until_certain(TODAY, *it, None)).collect();
    let sum: usize = asked.iter().sum();
    assert!(sum <= 12 * asked.len(), "{sum} questions in {} cases", asked.len());
}

#[test]
fn a_complaint_leads_to_the_reason_of_its_case() {
    let (address, _) = read("#/explore?edition=2026-08&pstn-treatment=voicemail");
    let case = address.case();
    let mut inquiry = Inquiry::about(Some(Landing::Voicemail));
    while let Some(next) = inquiry.standpoint(TODAY).next {
        inquiry = inquiry.saying(next, Said::Answer(case.get(next)));
    }
    let here = inquiry.standpoint(TODAY);
    assert_eq!(here.reasons.len(), 1);
    assert_eq!(here.reasons[0].rule, case.decide().rule);
}

#[test]
fn what_is_not_known_is_not_asked_again_and_leaves_several_reasons_the_most_ordinary_first() {
    let call = TODAY.position("call").unwrap();
    let mut inquiry = Inquiry::about(Some(Landing::Busy)).saying(call, Said::Answer(0));
    while let Some(next) = inquiry.standpoint(TODAY).next {
        assert_eq!(inquiry.said(next), Said::Nothing);
        inquiry = inquiry.saying(next, Said::Unknown);
    }
    let here = inquiry.standpoint(TODAY);
    assert!(here.reasons.len() > 1);
    assert_eq!(here.reasons[0].rule.id, "busy-signal");
    let named: Vec<&str> =
        here.reasons[0].if_only.iter().map(|it| TODAY.question(it.0).unwrap().key).collect();
    assert_eq!(named, ["busy", "state"]);
}

/// What is asked together, as keys and words.
fn asked_together(inquiry: Inquiry) -> Vec<String> {
    let word = |&(at, answer): &(u8, u8)| {
        format!("{}:{}", TODAY.question(at).unwrap().key, TODAY.answer(at, answer).unwrap().token)
    };
    inquiry.standpoint(TODAY).together.iter().map(word).collect()
}

#[test]
fn a_call_from_a_number_that_rings_as_usual_takes_eight_questions() {
    let call = TODAY.position("call").unwrap();
    let mut inquiry = Inquiry::default().saying(call, Said::Answer(0));
    let mut asked = vec!["call".to_owned()];
    loop {
        let here = inquiry.standpoint(TODAY);
        let Some(next) = here.next else { break };
        let alone = [(next, TODAY.question(next).unwrap().default)];
        let said = if here.together.is_empty() { &alone[..] } else { &here.together };
        let keys = said.iter().map(|it| TODAY.question(it.0).unwrap().key);
        asked.push(keys.collect::<Vec<&str>>().join(" "));
        inquiry =
            said.iter().fold(inquiry, |it, &(at, answer)| it.saying(at, Said::Answer(answer)));
    }
    assert_eq!(inquiry.standpoint(TODAY).reasons[0].landing(), Landing::Teams);
    assert!(asked.len() <= 8, "{asked:#?}");
}

#[test]
fn what_is_asked_together_has_one_role_and_can_change_the_answer_each() {
    let call = TODAY.position("call").unwrap();
    for of in 0..TODAY.question(call).unwrap().answers.len() as u8 {
        let mut inquiry = Inquiry::default().saying(call, Said::Answer(of));
        while let Some(next) = inquiry.standpoint(TODAY).next {
            let here = inquiry.standpoint(TODAY);
            let role = |at: u8| TODAY.question(at).unwrap().role;
            assert!(here.together.len() != 1, "{:?}", asked_together(inquiry));
            let all = here
                .together
                .iter()
                .fold(inquiry, |it, &(at, answer)| it.saying(at, Said::Answer(answer)));
            for &(at, answer) in &here.together {
                assert_eq!(role(at), role(next));
                assert!(TODAY.question(at).unwrap().is_default(answer));
                // With the others as usual, what is said to it decides where the call lands.
                let lands = |said: Said| -> Vec<Landing> {
                    let standpoint = all.saying(at, said).standpoint(TODAY);
                    standpoint.reasons.iter().map(|it| it.landing()).collect()
                };
                assert_ne!(lands(Said::Nothing), lands(Said::Answer(answer)), "{at}");
            }
            inquiry = match here.together.is_empty() {
                true => inquiry.saying(next, Said::Answer(TODAY.question(next).unwrap().default)),
                false => all,
            };
        }
    }
}

#[test]
fn commands_for_several_answers_list_the_properties_of_one_object_together() {
    let commands = [
        "$u = Get-User\nGet-Policy $u | Format-List Identity, A",
        "$u = Get-User\nGet-Policy $u | Format-List Identity, B",
        "Get-Number",
    ];
    assert_eq!(
        call_landing::text::ask::joined(commands.into_iter()),
        "$u = Get-User\nGet-Policy $u | Format-List Identity, A, B\nGet-Number"
    );
}

#[test]
fn an_answer_that_contradicts_the_complaint_leaves_no_reason() {
    let state = TODAY.position("state").unwrap();
    let call = TODAY.position("call").unwrap();
    let inquiry = Inquiry::about(Some(Landing::Busy))
        .saying(call, Said::Answer(0))
        .saying(state, Said::Answer(4));
    let here = inquiry.standpoint(TODAY);
    assert_eq!((here.next, here.reasons.len()), (None, 0));
}

#[test]
fn an_address_holds_the_complaint_and_what_was_said() {
    for link in [
        "#/ask?edition=2026-08",
        "#/ask?lands=voicemail&said=call:pstn-in,state:-,answered:no&edition=2026-08",
        "#/ask?said=customer:hybrid",
    ] {
        let (address, notices) = read(link);
        assert_eq!(notices, [], "{link}");
        assert_eq!((address.view, write(&address).as_str()), (View::Ask, link));
    }
    for wrong in ["said=state", "said=state:asleep", "said=nobody:yes", "lands=mars"] {
        let (address, notices) = read(&format!("#/ask?{wrong}&edition=2026-08"));
        assert_eq!(notices.len(), 1, "{wrong}");
        assert_eq!(address.inquiry, Inquiry::default(), "{wrong}");
    }
}

#[test]
fn another_screen_keeps_what_was_said_out_of_its_address() {
    let (address, _) = read("#/ask?lands=busy&edition=2026-08");
    assert_eq!(write(&address.viewed(View::Explore)), "#/explore?edition=2026-08");
}

// What PowerShell printed.

const SETTINGS: &str = "\
SipUri                    : sip:user1@contoso.com
IsForwardingEnabled       : True
ForwardingType            : Immediate
ForwardingTarget          :
ForwardingTargetType      : Voicemail
IsUnansweredEnabled       : False
UnansweredTarget          :
UnansweredTargetType      : Voicemail
UnansweredDelay           : 00:00:20
BusyOnBusyOption          :
";

fn words(read: &Pasted, edition: &Edition) -> Vec<String> {
    let word = |it: &call_landing::powershell::pasted::Taken| {
        let question = edition.question(it.question).unwrap();
        format!("{}:{}", question.key, edition.answer(it.question, it.answer).unwrap().token)
    };
    read.taken.iter().map(word).collect()
}

#[track_caller]
fn check_taken(text: &str, expected: &[&str]) {
    assert_eq!(words(&pasted(text, TODAY), TODAY), expected);
}

#[test]
fn a_target_that_is_not_enabled_means_that_nothing_happens() {
    check_taken(SETTINGS, &["answering:to-voicemail", "unanswered:nothing"]);
}

#[test]
fn blank_settings_are_not_false_settings() {
    check_taken(
        "SipUri : sip:user1@contoso.com\nIsForwardingEnabled :\nIsUnansweredEnabled :\n",
        &["answering:ring", "unanswered:untouched"],
    );
}

#[test]
fn a_single_target_is_a_number_or_a_colleague_by_how_it_looks() {
    let with = |target: &str| {
        format!(
            "IsForwardingEnabled : True\nForwardingType : Simultaneous\nForwardingTarget : {target}\nForwardingTargetType : SingleTarget\n"
        )
    };
    check_taken(&with("+15551234567"), &["answering:also-number"]);
    check_taken(&with("tel:+15551234567"), &["answering:also-number"]);
    check_taken(&with("sip:ann@contoso.com"), &["answering:also-colleague"]);
}

const USER: &str = "\
UserPrincipalName         : ann@contoso.com
TeamsCallingPolicy        : DisallowCalling
TeamsUpgradeEffectiveMode : TeamsOnly
EnterpriseVoiceEnabled    : True
FeatureTypes              : {Teams, AudioConferencing, PhoneSystem}
";

#[test]
fn a_built_in_policy_is_known_by_its_name() {
    let read = pasted(USER, TODAY);
    assert_eq!(read.user.as_deref(), Some("ann@contoso.com"));
    let words = words(&read, TODAY);
    for word in
        ["mode:teams-only", "enterprise-voice:true", "licensed:yes", "private-calling:false"]
    {
        assert!(words.iter().any(|it| it == word), "{word} in {words:?}");
    }
    assert_eq!(read.left, []);
}

#[test]
fn global_and_unknown_policies_count_with_their_own_output_alone() {
    let of = |name: &str| USER.replace("DisallowCalling", name);
    assert_eq!(pasted(&of(""), TODAY).left, [Left::Policy("Global".to_owned())]);
    assert_eq!(pasted(&of("Sales"), TODAY).left, [Left::Policy("Sales".to_owned())]);
    let policy =
        "\nIdentity : Tag:Sales\nAllowPrivateCalling : True\nBusyOnBusyEnabledType : Enabled\n";
    let read = pasted(&format!("{}{policy}", of("Sales")), TODAY);
    assert_eq!(read.left, []);
    assert!(words(&read, TODAY).contains(&"busy:enabled".to_owned()));
}

#[test]
fn json_and_csv_are_read_like_lists() {
    let json = "{\n  \"UserPrincipalName\": \"ann@contoso.com\",\n  \"TeamsCallingPolicy\": {\n    \"Name\": \"DisallowCalling\",\n    \"Authority\": \"Tenant\"\n  },\n  \"TeamsUpgradeEffectiveMode\": \"TeamsOnly\",\n  \"EnterpriseVoiceEnabled\": false\n}";
    let read = words(&pasted(json, TODAY), TODAY);
    assert!(read.contains(&"enterprise-voice:false".to_owned()), "{read:?}");
    assert!(read.contains(&"private-calling:false".to_owned()), "{read:?}");
    let csv = "\"Identity\",\"UserPrincipalName\",\"TeamsUpgradeEffectiveMode\",\"EnterpriseVoiceEnabled\"\n\"x\",\"ann@contoso.com\",\"Islands\",\"True\"\n";
    check_taken(csv, &["mode:islands", "enterprise-voice:true"]);
    check_taken(&csv.replace(',', ";"), &["mode:islands", "enterprise-voice:true"]);
}

#[test]
fn values_that_are_not_known_are_named_and_cost_nothing_else() {
    let text = USER.replace("TeamsOnly", "Sideways");
    let read = pasted(&text, TODAY);
    assert_eq!(read.left, [Left::Value("TeamsUpgradeEffectiveMode: Sideways".to_owned())]);
    assert!(words(&read, TODAY).contains(&"licensed:yes".to_owned()));
    assert_eq!(pasted("Hello\n", TODAY).left, [Left::Nothing]);
    assert_eq!(pasted("", TODAY).left, [Left::Nothing]);
}

#[test]
fn what_is_blank_or_unknown_answers_nothing_but_where_blank_has_a_meaning() {
    check_taken("FeatureTypes :\nOnlineDialOutPolicy :\nEnterpriseVoiceEnabled :\n", &[]);
    check_taken(
        "IsForwardingEnabled : Perhaps\nIsUnansweredEnabled : Perhaps\nUnansweredTargetType : Voicemail\n",
        &[],
    );
    let settings = [SETTINGS, SETTINGS].join("\n");
    assert_eq!(pasted(&settings, TODAY).left, [Left::MoreUsers(2)]);
}

#[test]
fn a_user_of_2017_answers_with_policy_and_organization() {
    let text = "UserPrincipalName : ann@contoso.com\nTeamsInteropPolicy : DisallowOverrideCallingTeamsChatTeams\nHostingProvider : sipfed.online.lync.com\nEnterpriseVoiceEnabled : True\n";
    let edition = editions::default();
    let read = pasted(text, edition);
    assert!(words(&read, edition).contains(&"calling:teams".to_owned()), "{read:?}");
}
