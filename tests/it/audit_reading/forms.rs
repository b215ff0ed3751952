//! Every form of an export, and columns in any order.

use super::*;

#[test]
fn every_form_of_an_export_says_the_same() {
    let rows = |delimiter: char, quote: &str, end: &str| {
        let mut text = String::new();
        for row in [
            ["UserPrincipalName", "TeamsInteropPolicy"],
            ["ann@contoso.com", TEAMS],
            ["ben@contoso.com", ""],
        ] {
            let cells = row.map(|it| format!("{quote}{it}{quote}"));
            text += &(cells.join(&delimiter.to_string()) + end);
        }
        text
    };
    for delimiter in [',', ';', '\t', '|'] {
        for quote in ["", "\""] {
            for end in ["\n", "\r\n"] {
                let text = rows(delimiter, quote, end);
                check(text.as_bytes(), 1, 1, &[]);
                check(text.trim_end_matches(['\r', '\n']).as_bytes(), 1, 1, &[]);
                check(format!("#TYPE Selected.System.Object{end}{text}").as_bytes(), 1, 1, &[]);
                check(format!("sep={delimiter}{end}{text}").as_bytes(), 1, 1, &[]);
                check(format!("\u{feff}{text}").as_bytes(), 1, 1, &[]);
                check(format!("{end}{end}{text}{end}{end}").as_bytes(), 1, 1, &[]);
                check(&utf16(&text, b"\xff\xfe"), 1, 1, &[]);
                check(&utf16(&text, b""), 1, 1, &[]);
            }
        }
    }
    let big: Vec<u8> = "\u{feff}UPN,TeamsInteropPolicy\nann@contoso.com,\n"
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    check(&big, 0, 1, &[]);
    assert_eq!(read(&big).files[0].encoding, Encoding::Utf16Be);
}

#[test]
fn cells_with_quotes_and_lines_stay_one_cell() {
    check(
        b"DisplayName,UserPrincipalName,TeamsInteropPolicy\n\"Ann, \"\"A\"\"\nleaves\r\nsoon\",ann@contoso.com,\nben,,\n",
        0,
        1,
        &[(5, WhyKind::Nameless)],
    );
}

#[test]
fn columns_may_come_in_any_order_and_under_older_and_newer_names() {
    check(
        b"TeamsInteropPolicy,GivenName,Surname,SipAddress\n,Ann,A,sip:ann@contoso.com\n",
        0,
        1,
        &[],
    );
    check(b"WindowsEmailAddress;Other\nann@contoso.com;1\n", 0, 1, &[]);
    check(b"user.principal name,teams interop policy\nann@contoso.com,\n", 0, 1, &[]);
    let summary =
        read(b"Other,user.UserPrincipalName,UPN,TeamsInteropPolicy\n1,ann@contoso.com,x,\n");
    let columns: Vec<(Option<Meaning>, Guess)> =
        summary.files[0].columns.iter().map(|it| (it.meaning, it.guess)).collect();
    let expect = [
        (None, Guess::Unneeded),
        (Some(Meaning::SignIn), Guess::Resembles),
        (None, Guess::Double),
        (Some(Meaning::Policy), Guess::Named),
    ];
    assert_eq!(columns, expect);
}

#[test]
fn a_column_can_be_corrected() {
    let file = b"Konto,UserPrincipalName,Richtlinie\nann@contoso.com,,DisallowOverrideCallingTeamsChatTeams\n";
    assert_eq!(read(file).evaluated(), 0);
    let correction = |header: &str, meaning| Correction { header: header.to_owned(), meaning };
    let corrections = vec![
        correction("konto", Some(Meaning::SignIn)),
        correction("Richtlinie", Some(Meaning::Policy)),
    ];
    let summary = audited(&[file], &Options { corrections, ..Options::default() });
    assert_eq!(summary.totals().get(CallType::PstnIn, Landing::Teams), 1);
    assert_eq!(summary.files[0].columns[0].guess, Guess::Stated);
}

#[test]
fn json_comes_as_a_list_an_object_or_a_property() {
    let user = format!(
        "{{\"UserPrincipalName\": \"a\\u006en@contoso.com\", \"TeamsInteropPolicy\": \"{TEAMS}\", \"Other\": {{\"a\": [1, {{}}]}}}}"
    );
    check(user.as_bytes(), 1, 0, &[]);
    check(format!("[{user},\n{user}]").as_bytes(), 2, 0, &[]);
    check(format!("{{\n  \"value\": [\n{user},{user}],\n\"Count\": 2\n}}\n").as_bytes(), 2, 0, &[]);
    check(&utf16(&format!("[{user}]"), b"\xff\xfe"), 1, 0, &[]);
}

#[test]
fn records_of_a_web_service_follow_members_about_the_whole() {
    let user = format!(
        "{{\"UserPrincipalName\": \"ann@contoso.com\", \"TeamsInteropPolicy\": \"{TEAMS}\"}}"
    );
    let about =
        "\"@odata.context\": \"https://example.com/$metadata#users[0]\", \"@odata.count\": 2";
    check(format!("{{{about}, \"value\": [{user}, {user}]}}").as_bytes(), 2, 0, &[]);
    check(format!("{{\n  {about},\n  \"value\": [\n{user}\n]\n}}\n").as_bytes(), 1, 0, &[]);
    // An object with such a member is still a user.
    check(user.replacen('{', &format!("{{{about}, "), 1).as_bytes(), 1, 0, &[]);
    // Records on further pages are missed.
    let next = "\"@odata.nextLink\": \"https://example.com/users?page=2\"";
    let missed = |line| [(line, WhyKind::FurtherPages)];
    check(format!("{{{about}, {next}, \"value\": [{user}]}}").as_bytes(), 1, 0, &missed(1));
    check(format!("{{\"value\": [{user}], {next}}}").as_bytes(), 1, 0, &missed(1));
    check(format!("{{\n\"value\": [\n{user}\n],\n{next}\n}}\n").as_bytes(), 1, 0, &missed(5));
}

#[test]
fn records_stand_in_a_member_of_any_usual_name() {
    let user = |name: &str| {
        format!(
            "{{\"UserPrincipalName\": \"{name}@contoso.com\", \"TeamsInteropPolicy\": \"{TEAMS}\"}}"
        )
    };
    let users = [user("ann"), user("ben")].join(",\n");
    for name in ["data", "items", "results", "Users"] {
        check(
            format!("{{\"total\": 2, \"{name}\": [{users}], \"page\": 1}}").as_bytes(),
            2,
            0,
            &[],
        );
        check(format!("{{\n\"{name}\": [\n{users}\n],\n\"total\": 2\n}}\n").as_bytes(), 2, 0, &[]);
    }
    // A list of words in a user is no list of users.
    let one = user("ann").replacen('{', "{\"items\": [\"a\"], ", 1);
    check(one.as_bytes(), 1, 0, &[]);
}

#[test]
fn a_markdown_table_is_read() {
    check(
        format!(
            "| UserPrincipalName | TeamsInteropPolicy |\n|---|:--|\n| ann@contoso.com | {TEAMS} |\n| ben@contoso.com | |\n"
        )
        .as_bytes(),
        1,
        1,
        &[],
    );
}

#[test]
fn a_prompt_with_brackets_begins_no_json() {
    for prompt in ["[PS] C:\\>", "[fe01]: PS C:\\>", "PS C:\\>"] {
        let text = format!(
            "{prompt}Get-CsOnlineUser ann@contoso.com\n\nUserPrincipalName : ann@contoso.com\nTeamsInteropPolicy : {TEAMS}\n"
        );
        check(text.as_bytes(), 1, 0, &[]);
    }
}

#[test]
fn policies_in_json_are_names_objects_or_what_a_cut_left() {
    let user = |policy: &str| {
        format!(
            "[\n{{\"UserPrincipalName\": \"ann@contoso.com\", \"TeamsInteropPolicy\": {policy}}}]"
        )
    };
    for policy in ["null", "\"\"", "{}", "\"Global\"", "{\"Name\": \"Global\"}"] {
        check(user(policy).as_bytes(), 0, 1, &[]);
    }
    let name = "DisallowOverrideCallingTeamsChatTeams";
    for policy in [
        format!("{{\"Authority\": \"Host\", \"Name\": \"{name}\"}}"),
        format!("{{\"DisplayName\": \"x\", \"Identity\": \"Tag:{name}\"}}"),
        format!("\"@{{Authority=Host; Name={name}}}\""),
    ] {
        check(user(&policy).as_bytes(), 1, 0, &[]);
    }
    for policy in ["\"Microsoft.Teams.UserPolicyDefinition\"", "[1]", "{\"Key\": \"x\"}"] {
        let summary = read(user(policy).as_bytes());
        assert_eq!(summary.rejected_by_kind()[WhyKind::NoPolicyName as usize], 1, "{policy}");
    }
}

#[test]
fn printed_lists_are_read_with_values_over_several_lines() {
    check(
        b"\r\n\r\nUserPrincipalName  : ann@contoso.com\r\nTeamsInteropPolicy : DisallowOverrideCalling\r\n                     TeamsChatTeams\r\n\r\nUserPrincipalName : ben@contoso.com\r\n",
        1,
        1,
        &[],
    );
    check(
        b"PS C:\\> Get-CsOnlineUser | ft UserPrincipalName, TeamsInteropPolicy\n\nUserPrincipalName TeamsInteropPolicy\n----------------- ------------------\nann@contoso.com\nbenjamin@conto...\n\n",
        0,
        1,
        &[(6, WhyKind::CutOff)],
    );
}

#[test]
fn policies_may_come_before_or_behind_the_users_and_in_any_form() {
    let users = b"UserPrincipalName,TeamsInteropPolicy\nann@contoso.com,Tag:Ours\n".as_slice();
    let policies: [&[u8]; 3] = [
        b"Identity : Tag:Ours\nAllowEndUserClientOverride : False\nCallingDefaultClient : Teams\nChatDefaultClient : Teams\n",
        b"\"Identity\",\"AllowEndUserClientOverride\",\"CallingDefaultClient\",\"ChatDefaultClient\"\n\"Tag:Ours\",\"False\",\"Teams\",\"Teams\"\n",
        b"[{\"Identity\": \"Tag:Ours\", \"AllowEndUserClientOverride\": false, \"CallingDefaultClient\": \"Teams\", \"ChatDefaultClient\": \"Teams\"}]",
    ];
    for policies in policies {
        for files in [[users, policies], [policies, users]] {
            let summary = audited(&files, &Options::default());
            assert_eq!(summary.totals().get(CallType::PstnIn, Landing::Teams), 1, "{summary:#?}");
            assert_eq!(summary.policies.all()[1].by, KnownBy::File);
        }
    }
    let summary = read(users);
    assert_eq!((summary.rows(), summary.evaluated()), (1, 0));
    assert_eq!(summary.rejected_by_kind()[WhyKind::UnknownPolicy as usize], 1);
    let mut audit = Audit::new(&Options::default());
    audit.begin("users");
    audit.push(users);
    audit.end();
    audit.state_policy("Ours", PolicyFields::default());
    assert_eq!(audit.summary().evaluated(), 1);
}
