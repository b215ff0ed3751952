//! The forms in which output of PowerShell is pasted: JSON of any version, and tables.

use call_landing::editions::teams_calling_policy;
use call_landing::powershell::pasted::{JsonFault, JsonProblem, Left, Pasted, pasted};
use call_landing::routing::Edition;
use call_landing::text::ask;
use proptest::prelude::*;

const TODAY: &Edition = &teams_calling_policy::EDITION;

fn words(read: &Pasted) -> Vec<String> {
    let word = |it: &call_landing::powershell::pasted::Taken| {
        let question = TODAY.question(it.question).unwrap();
        format!("{}:{}", question.key, TODAY.answer(it.question, it.answer).unwrap().token)
    };
    read.taken.iter().map(word).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let read = pasted(text, TODAY);
    assert_eq!(read.left, [], "{text}");
    assert_eq!(words(&read), expected, "{text}");
}

const USER: &str = r#"{"UserPrincipalName":"ann@contoso.com","TeamsUpgradeEffectiveMode":"TeamsOnly","EnterpriseVoiceEnabled":true,"FeatureTypes":["Teams","PhoneSystem"]}"#;
const USER_SAYS: [&str; 3] = ["mode:teams-only", "enterprise-voice:true", "licensed:yes"];
const SETTINGS: &str = r#"{"SipUri":"sip:ann@contoso.com","IsForwardingEnabled":true,"ForwardingType":"Immediate","ForwardingTargetType":"Voicemail","ForwardingTarget":null,"IsUnansweredEnabled":null}"#;
const SETTINGS_SAY: [&str; 2] = ["answering:to-voicemail", "unanswered:untouched"];

/// The same JSON with a property a line.
fn spread(compressed: &str) -> String {
    compressed.replace(",\"", ",\r\n    \"").replace('{', "{\r\n    ").replace('}', "\r\n}")
}

#[test]
fn compressed_json_says_the_same_as_json_with_a_property_a_line() {
    for (text, says) in [(USER, &USER_SAYS[..]), (SETTINGS, &SETTINGS_SAY)] {
        check(text, says);
        check(&spread(text), says);
        check(&format!("[{text}]"), says);
        check(&format!("\u{feff}  [\n{text}\n]\n"), says);
    }
}

#[test]
fn several_objects_and_arrays_are_read_in_any_order_and_among_lists() {
    let both: Vec<&str> = USER_SAYS.into_iter().chain(SETTINGS_SAY).collect();
    for text in [
        format!("{USER}\n{SETTINGS}"),
        format!("{SETTINGS}{USER}"),
        format!("[{SETTINGS},{USER}]"),
        format!("{USER},\n{SETTINGS}"),
        format!("[{USER}]\n\n[{SETTINGS}]"),
        format!(
            "PS C:\\> Get-CsOnlineUser | ConvertTo-Json\n{USER}\n\nSipUri : sip:ann@contoso.com\nIsForwardingEnabled : True\nForwardingType : Immediate\nForwardingTargetType : Voicemail\nIsUnansweredEnabled :\n"
        ),
        format!(
            "SipUri : sip:ann@contoso.com\nIsForwardingEnabled : True\nForwardingType : Immediate\nForwardingTargetType : Voicemail\nIsUnansweredEnabled :\n\n{}\n",
            spread(USER)
        ),
    ] {
        check(&text, &both);
    }
}

#[test]
fn what_windows_powershell_wraps_and_what_stands_in_groups_is_found() {
    check(&format!(r#"{{"value":[{USER}],"Count":1}}"#), &USER_SAYS);
    check(
        r#"{"UserPrincipalName":"ann@contoso.com","FeatureTypes":{"value":["Teams","PhoneSystem"],"Count":2}}"#,
        &["licensed:yes"],
    );
    check(
        r#"{"SipUri":"sip:ann@contoso.com","ForwardingSettings":{"IsForwardingEnabled":false},"UnansweredSettings":{"IsUnansweredEnabled":true,"UnansweredTargetType":"SingleTarget","UnansweredTarget":"+15551234567"}}"#,
        &["answering:ring", "unanswered:number"],
    );
}

#[test]
fn a_policy_counts_by_its_name_whether_text_or_object() {
    for policy in [
        r#""DisallowCalling""#,
        r#"{"Authority":"Host","Name":"DisallowCalling"}"#,
        r#""Tag:DisallowCalling""#,
    ] {
        let text =
            format!(r#"{{"TeamsCallingPolicy":{policy},"TeamsUpgradeEffectiveMode":"Islands"}}"#);
        let words = words(&pasted(&text, TODAY));
        assert!(words.contains(&"private-calling:false".to_owned()), "{text} {words:?}");
        assert!(words.contains(&"mode:islands".to_owned()), "{text} {words:?}");
    }
}

#[test]
fn escapes_are_read_and_a_line_break_in_a_value_starts_no_property() {
    let text = r#"{"DisplayName":"A\"n\u006e\\\nEnterpriseVoiceEnabled : True","EnterpriseVoiceEnabled":false}"#;
    let read = pasted(text, TODAY);
    assert_eq!(words(&read), ["enterprise-voice:false"]);
    assert_eq!(read.user.as_deref(), Some(r#"A"nn\ EnterpriseVoiceEnabled : True"#));
}

#[test]
fn wrong_json_is_told_with_its_place_and_nothing_is_taken() {
    for (text, line, column, fault) in [
        ("{\"EnterpriseVoiceEnabled\":true", 1, 31, JsonFault::End),
        ("{\"EnterpriseVoiceEnabled\":true \"A\":1}", 1, 32, JsonFault::Comma),
        ("{\n  \"A\" 1}", 2, 7, JsonFault::Colon),
        ("{\n  \"A\": True}", 2, 8, JsonFault::Value),
        ("{\n  A: 1}", 2, 3, JsonFault::Name),
        ("{\"A\":\"\\x\"}", 1, 7, JsonFault::Escape),
        ("{\"A\":1}\n\nEnterpriseVoiceEnabled : True\n\n{\"A\":1,}", 5, 8, JsonFault::Name),
        (&"[".repeat(200), 1, 102, JsonFault::Deep),
    ] {
        let read = pasted(text, TODAY);
        assert_eq!(read.left, [Left::Json(JsonProblem { line, column, fault })], "{text}");
        assert_eq!(read.taken, [], "{text}");
    }
    let told = ask::left(&pasted("{\n  \"A\" 1}", TODAY).left[0]);
    assert_eq!(
        told,
        "Nothing was read, because the JSON is not valid. At line 2, column 7, there is no colon after the name. Copy the whole output again."
    );
}

#[test]
fn objects_of_a_web_service_stand_in_a_member() {
    for name in ["value", "data", "items"] {
        check(
            &format!(
                "{{\"total\": 1, \"{name}\": [{{\"UserPrincipalName\": \"ann@contoso.com\", \"EnterpriseVoiceEnabled\": true}}]}}"
            ),
            &["enterprise-voice:true"],
        );
    }
}

#[test]
fn a_markdown_table_is_read_like_one_out_of_a_spreadsheet() {
    check(
        "| UserPrincipalName | EnterpriseVoiceEnabled |\n| :--- | ---: |\n| ann@contoso.com | True |\n",
        &["enterprise-voice:true"],
    );
}

#[test]
fn tables_are_read_as_powershell_prints_them_and_out_of_a_spreadsheet() {
    check(
        "UserPrincipalName TeamsUpgradeEffectiveMode EnterpriseVoiceEnabled\n----------------- ------------------------- ----------------------\nann@contoso.com   TeamsOnly                                   True\n",
        &["mode:teams-only", "enterprise-voice:true"],
    );
    let user = "UserPrincipalName\tTeamsUpgradeEffectiveMode\tEnterpriseVoiceEnabled\r\nann@contoso.com\tTeamsOnly\tTRUE\r\n";
    check(user, &["mode:teams-only", "enterprise-voice:true"]);
    // Two ranges, one below the other.
    let number = "TelephoneNumber\tNumberType\tPstnAssignmentStatus\r\n+15551234567\tDirectRouting\tUserAssigned\r\n";
    check(
        &format!("{user}\r\n{number}"),
        &["mode:teams-only", "enterprise-voice:true", "pstn:direct-routing", "number:assigned"],
    );
}

proptest! {
    #[test]
    fn any_text_is_read_without_failing(text in r#"([\[\]{}",: \n\\utrue1.a-]|"A":|null){0,60}"#) {
        let _ = pasted(&text, TODAY);
    }
}

#[test]
fn prompts_with_brackets_are_no_json() {
    for prompt in ["[PS] C:\\Windows\\system32>", "[PS]>", "[fe01.contoso.com]: PS C:\\Users\\ann>"]
    {
        let asks = format!("{prompt}Get-CsOnlineUser ann@contoso.com");
        let list = "UserPrincipalName : ann@contoso.com\nEnterpriseVoiceEnabled : True\nTeamsUpgradeEffectiveMode : TeamsOnly\nFeatureTypes : {Teams, PhoneSystem}";
        check(&format!("{asks}\n\n{list}\n"), &USER_SAYS);
        check(&format!("{asks} | ConvertTo-Json\n{USER}\n{prompt}\n"), &USER_SAYS);
    }
}

#[test]
fn what_is_quoted_in_mail_or_markdown_is_read() {
    let list = "UserPrincipalName      : ann@contoso.com\nEnterpriseVoiceEnabled : True\nFeatureTypes           : {Teams, PhoneSystem}";
    for quote in ["> ", ">", ">> ", "> > "] {
        let quoted: Vec<String> = list.lines().map(|it| format!("{quote}{it}")).collect();
        let read = pasted(&quoted.join("\n"), TODAY);
        assert_eq!(words(&read), ["enterprise-voice:true", "licensed:yes"], "{quote}");
    }
    // A prompt of other shells is no quote.
    assert_eq!(
        words(&pasted("> \nEnterpriseVoiceEnabled : True", TODAY)),
        ["enterprise-voice:true"]
    );
}

#[test]
fn the_mode_of_the_tenant_is_not_that_of_a_user_who_is_printed_too() {
    let tenant = "PS C:\\> Get-CsTenant | fl TeamsUpgradeEffectiveMode\n\nTeamsUpgradeEffectiveMode : Islands\n\n";
    let user =
        "UserPrincipalName         : ann@contoso.com\nTeamsUpgradeEffectiveMode : TeamsOnly\n\n";
    for text in [format!("{tenant}{user}"), format!("{user}{tenant}")] {
        let read = pasted(&text, TODAY);
        assert_eq!(words(&read), ["mode:teams-only"], "{text}");
        assert_eq!(read.left, [], "{text}");
        assert_eq!(read.user.as_deref(), Some("ann@contoso.com"));
    }
    assert_eq!(words(&pasted(tenant, TODAY)), ["mode:islands"]);
}

#[test]
fn what_is_printed_about_one_user_in_several_commands_is_put_together() {
    let text = "PS C:\\> Get-CsOnlineUser ann@contoso.com | fl *voice*\n\nEnterpriseVoiceEnabled : True\n\n\
        PS C:\\> Get-CsOnlineUser -Identity ann@contoso.com | fl FeatureTypes,TeamsCallingPolicy\n\n\
        FeatureTypes       : {Teams, PhoneSystem}\nTeamsCallingPolicy : DisallowCalling\n";
    let read = pasted(text, TODAY);
    assert_eq!(read.user.as_deref(), Some("ann@contoso.com"));
    assert_eq!(read.left, []);
    let words = words(&read);
    for it in ["enterprise-voice:true", "licensed:yes", "private-calling:false"] {
        assert!(words.iter().any(|word| word == it), "{it}: {words:?}");
    }
    let two =
        format!("{text}\nUserPrincipalName : ben@contoso.com\nEnterpriseVoiceEnabled : False\n");
    assert_eq!(pasted(&two, TODAY).left, [Left::MoreUsers(2)]);
}

#[test]
fn of_the_settings_of_several_users_those_of_the_user_count() {
    let settings = |name: &str, is_on: &str| {
        format!(
            "SipUri               : sip:{name}@contoso.com\nIsForwardingEnabled  : {is_on}\nForwardingType       : Immediate\nForwardingTargetType : Voicemail\n\n"
        )
    };
    let both = settings("ben", "False") + &settings("Ann", "True");
    let user = "UserPrincipalName      : ann@contoso.com\nEnterpriseVoiceEnabled : True\n\n";
    let read = pasted(&format!("{both}{user}"), TODAY);
    assert_eq!(words(&read), ["enterprise-voice:true", "answering:to-voicemail"]);
    // Without the user, the first settings count, and say whose they are.
    let read = pasted(&both, TODAY);
    assert_eq!(words(&read), ["answering:ring"]);
    assert_eq!(read.user.as_deref(), Some("ben@contoso.com"));
    assert_eq!(read.left, [Left::MoreUsers(2)]);
}
