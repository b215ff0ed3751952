//! Realistic exports and hostile files: what becomes of each row, and which problems are reported.

use crate::growth::assert_linear;
use call_landing::audit::{
    Audit, Correction, CustomerReason, Encoding, FileProblem, Guess, KnownBy, LicenceReason,
    Meaning, Options, Row, Summary, Why, WhyKind,
};
use call_landing::editions::teams_interop_policy::{CallType, License, Organization, PolicyFields};
use call_landing::routing::Landing;
use call_landing::text::audit::{file_problem, why};

fn audited(files: &[&[u8]], options: &Options) -> Summary {
    let mut audit = Audit::new(options);
    for (at, file) in files.iter().enumerate() {
        audit.begin(&format!("file {at}"));
        for piece in file.chunks(1 << 16) {
            audit.push(piece);
        }
    }
    audit.end();
    let summary = audit.summary();
    let rejected: u64 = summary.rejected_by_kind().iter().sum();
    assert_eq!(summary.rows(), summary.evaluated() + rejected);
    for it in &summary.rejected {
        assert!(!why(&it.why).0.is_empty());
    }
    for it in summary.files.iter().flat_map(|it| &it.problems) {
        assert!(!file_problem(it).is_empty());
    }
    summary
}

fn read(file: &[u8]) -> Summary {
    audited(&[file], &Options::default())
}

/// Asserts how many users' calls from the phone network land where, and which rows are rejected.
#[track_caller]
fn check(file: &[u8], in_teams: u64, in_sfb: u64, rejected: &[(u64, WhyKind)]) {
    let summary = read(file);
    let totals = summary.totals();
    assert_eq!(totals.get(CallType::PstnIn, Landing::Teams), in_teams, "{summary:#?}");
    assert_eq!(totals.get(CallType::PstnIn, Landing::SkypeForBusiness), in_sfb, "{summary:#?}");
    let found: Vec<(u64, WhyKind)> =
        summary.rejected.iter().map(|it| (it.line, it.why.kind())).collect();
    assert_eq!(found, rejected, "{summary:#?}");
}

const TEAMS: &str = "Tag:DisallowOverrideCallingTeamsChatTeams";

fn utf16(text: &str, mark: &[u8]) -> Vec<u8> {
    mark.iter().copied().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

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
    for delimiter in [',', ';', '\t'] {
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

#[test]
fn signals_tell_who_the_users_are_and_why() {
    use CustomerReason as C;
    use LicenceReason as L;
    use Organization as T;
    let cases: [([&str; 6], T, C, License, L); 10] = [
        (
            ["SRV:", "", "", "True", "", ""],
            T::OnPremisesHomed,
            C::HostedOnPremises,
            License::Provisioned,
            L::VoiceOn,
        ),
        (
            ["", "HybridOnpremSfBUser", "", "", "1", ""],
            T::OnPremisesHomed,
            C::TypeOnPremises,
            License::Provisioned,
            L::HasNumber,
        ),
        (
            ["sipfed.online.lync.com", "", "HybridVoice", "false", "", ""],
            T::HybridVoice,
            C::HybridVoice,
            License::NotProvisioned,
            L::VoiceOff,
        ),
        (
            ["", "", "hybridvoice", "", "", "Emea"],
            T::ExistingSkypeForBusiness,
            C::DirectRouting,
            License::Provisioned,
            L::Assumed,
        ),
        (
            ["sipfed.online.lync.com", "PureOnlineTeamsUser", "BusinessVoice", "TRUE", "", ""],
            T::WithoutSkypeForBusiness,
            C::TypeTeams,
            License::Provisioned,
            L::VoiceOn,
        ),
        (
            ["", "DirSyncTeamsOnlyUser", "", "", "", ""],
            T::WithoutSkypeForBusiness,
            C::TypeTeams,
            License::Provisioned,
            L::Assumed,
        ),
        (
            ["", "HybridOnlineSfBUserWithMCOValidationError", "", "", "", ""],
            T::ExistingSkypeForBusiness,
            C::TypeSfb,
            License::Provisioned,
            L::Assumed,
        ),
        (
            ["", "PureOnlineNoService", "BusinessVoice", "True", "", ""],
            T::ExistingSkypeForBusiness,
            C::CallingPlan,
            License::NotProvisioned,
            L::NoService,
        ),
        (
            ["sipfed.online.lync.com", "", "", "", "", ""],
            T::ExistingSkypeForBusiness,
            C::HostedOnline,
            License::Provisioned,
            L::Assumed,
        ),
        (
            ["", "", "", "", "", ""],
            T::ExistingSkypeForBusiness,
            C::Assumed,
            License::Provisioned,
            L::Assumed,
        ),
    ];
    for (cells, customer, customer_reason, licence, licence_reason) in cases {
        let file = format!(
            "UserPrincipalName,HostingProvider,InterpretedUserType,VoicePolicy,EnterpriseVoiceEnabled,LineURI,OnlineVoiceRoutingPolicy\nann@contoso.com,{}\n",
            cells.join(",")
        );
        let summary = read(file.as_bytes());
        let (facts, users) = summary.counts[0];
        assert_eq!((facts.customer(), facts.licence(), users), (customer, licence, 1), "{cells:?}");
        assert_eq!(summary.customers[customer_reason as usize], 1, "{cells:?}");
        assert_eq!(summary.licences[licence_reason as usize], 1, "{cells:?}");
    }
    let plans = read(b"UPN,AssignedPlan,FeatureTypes\na@contoso.com,\"{MCOSTANDARD, mcoev}\",\nb@contoso.com,{Teams},\nc@contoso.com,{},\"{PhoneSystem, Teams}\"\nd@contoso.com,{},{}\n");
    assert_eq!(plans.licences[L::PlanFound as usize], 2);
    assert_eq!(plans.licences[L::PlanMissing as usize], 1);
    assert_eq!(plans.licences[L::Assumed as usize], 1);
}

#[test]
fn what_is_stated_goes_before_what_is_derived() {
    let file = b"UPN,HostingProvider,EnterpriseVoiceEnabled\nann@contoso.com,SRV:,False\n";
    let options = Options {
        customer: Some(Organization::HybridVoice),
        licence: Some(License::Provisioned),
        ..Options::default()
    };
    let (facts, _) = audited(&[file], &options).counts[0];
    assert_eq!(facts.customer(), Organization::HybridVoice);
    assert_eq!(facts.licence(), License::Provisioned);
    let mut audit = Audit::new(&Options::default());
    audit.begin("users");
    audit.push(file);
    audit.end();
    audit.state_users([0, 7].into_iter(), Some(Organization::WithoutSkypeForBusiness), None);
    let counts = audit.summary().counts;
    assert_eq!(counts.len(), 1);
    assert_eq!(counts[0].0.customer(), Organization::WithoutSkypeForBusiness);
    assert_eq!(counts[0].0.licence(), License::NotProvisioned);
}

#[test]
fn rows_that_cannot_be_read_are_listed_with_line_column_and_reason() {
    let file = b"UserPrincipalName,DisplayName,EnterpriseVoiceEnabled\n\
        ann@contoso.com,Ann,True\n\
        ,Ben,True\n\
        cy@contoso.com,Cy\n\
        di@contoso.com,Di,Maybe\n\
        UserPrincipalName,DisplayName,EnterpriseVoiceEnabled\n\
        ed@contoso.com,E\0d,True\n\
        \"fay@contoso.com\"x,Fay,True\n\
        g\xff@contoso.com,Gus,True\n\
        hal@contoso.com,H\xe4l,True\n\
        ida@contoso.com,Ida,True,more\n\
        \"jo@contoso.com,Jo,True\n\
        kay@contoso.com,Kay,True\n";
    let summary = read(file);
    let rejected: Vec<(u64, Option<&str>, WhyKind)> =
        summary.rejected.iter().map(|it| (it.line, it.column.as_deref(), it.why.kind())).collect();
    let expect = [
        (3, Some("UserPrincipalName"), WhyKind::Nameless),
        (4, Some("EnterpriseVoiceEnabled"), WhyKind::Cells),
        (6, None, WhyKind::HeaderAgain),
        (7, Some("DisplayName"), WhyKind::Nul),
        (8, Some("UserPrincipalName"), WhyKind::AfterQuote),
        (9, Some("UserPrincipalName"), WhyKind::BadName),
        (11, None, WhyKind::Cells),
        (12, Some("UserPrincipalName"), WhyKind::OpenQuote),
    ];
    assert_eq!(rejected, expect);
    assert_eq!((summary.rows(), summary.evaluated()), (12, 4));
    assert!(summary.files[0].problems.contains(&FileProblem::BadBytes { line: 9, rows: 2 }));
    let odd = FileProblem::OddValues {
        column: "EnterpriseVoiceEnabled".to_owned(),
        found: "Maybe".to_owned(),
        line: 5,
        rows: 1,
    };
    assert!(summary.files[0].problems.contains(&odd));
}

#[test]
fn a_cell_of_ten_megabytes_costs_its_own_row_only() {
    for quote in ["", "\""] {
        let long = "x".repeat(10 << 20);
        let file = format!(
            "UPN,DisplayName\nann@contoso.com,A\nben@contoso.com,{quote}{long}{quote}\ncy@contoso.com,C\n"
        );
        let summary = read(file.as_bytes());
        assert_eq!((summary.rows(), summary.evaluated()), (3, 2));
        assert_eq!(summary.rejected[0].line, 3);
        assert_eq!(summary.rejected[0].column.as_deref(), Some("DisplayName"));
        assert_eq!(summary.rejected[0].why, Why::TooLong);
    }
    let long = format!(
        "[{{\"UserPrincipalName\": \"{}\"}},\n{{\"UserPrincipalName\": \"a@b\"}}]",
        "x".repeat(10 << 20)
    );
    assert_eq!(read(long.as_bytes()).evaluated(), 1);
}

#[test]
fn ten_thousand_columns_are_refused_with_their_number() {
    let header: Vec<String> = (0..10_000).map(|it| format!("c{it}")).collect();
    let file = format!("{}\n{}\n", header.join(","), "1,".repeat(9_999));
    let summary = read(file.as_bytes());
    assert_eq!(summary.files[0].problems, [FileProblem::TooManyColumns { found: 10_000 }]);
    assert_eq!(summary.rows(), 0);
    let names: Vec<String> = header.iter().map(|it| format!("\"{it}\": 1")).collect();
    let summary = read(format!("[{{{}}}]", names.join(",")).as_bytes());
    assert!(matches!(summary.files[0].problems[0], FileProblem::TooManyColumns { .. }));
}

#[test]
fn files_that_are_none_of_these_end_in_a_stated_problem() {
    let problem = |file: &[u8]| read(file).files[0].problems.first().cloned();
    assert_eq!(problem(b""), Some(FileProblem::Empty));
    assert_eq!(problem(b"\r\n \r\n"), Some(FileProblem::Empty));
    assert_eq!(problem(b"PK\x03\x04\0\0\0\0\0\0"), Some(FileProblem::NotText));
    assert_eq!(problem(b"a,b\n1,2\n"), Some(FileProblem::NoNames));
    assert_eq!(problem(b"UPN\nann@contoso.com\n"), Some(FileProblem::NoPolicies));
    assert_eq!(problem(b"\"never closed"), Some(FileProblem::NotText));
}

#[test]
fn a_file_that_ends_in_the_middle_says_so() {
    check(
        b"[{\"UserPrincipalName\": \"ann@contoso.com\"},\n{\"UserPrincipalName\": \"b",
        0,
        1,
        &[(2, WhyKind::Truncated)],
    );
    check(b"UPN,TeamsInteropPolicy\nann@contoso.com,\nben@cont", 0, 1, &[(3, WhyKind::Cells)]);
}

#[test]
fn text_that_is_nearly_json_is_listed_and_reading_goes_on() {
    check(
        b"[{\"UserPrincipalName\": ann},\n{\"UserPrincipalName\": \"ben@contoso.com\"}, oops\n{\"UserPrincipalName\": \"cy@contoso.com\",}]",
        0,
        1,
        &[(1, WhyKind::BadJson), (2, WhyKind::Stray), (3, WhyKind::BadJson)],
    );
}

#[test]
fn two_encodings_in_one_file_do_not_hide_the_first() {
    let mut file = b"UPN,TeamsInteropPolicy\nann@contoso.com,\n".to_vec();
    file.extend(utf16("ben@contoso.com,\ncy@contoso.com,\n", b"\xff\xfe"));
    let summary = read(&file);
    assert_eq!(summary.evaluated(), 1);
    assert!(summary.rejected_by_kind()[WhyKind::Nul as usize] >= 2);
}

#[test]
fn many_policies_are_counted_up_to_a_limit() {
    let mut file = "UPN,TeamsInteropPolicy\n".to_owned();
    for at in 0..1000 {
        file += &format!("u{at}@contoso.com,P{at}\n");
    }
    let summary = read(file.as_bytes());
    let kinds = summary.rejected_by_kind();
    assert_eq!(kinds[WhyKind::UnknownPolicy as usize], 249);
    assert_eq!(kinds[WhyKind::TooManyPolicies as usize], 751);
    assert_eq!(summary.rows(), 1000);
}

#[test]
fn quotes_that_never_close_cost_linear_time() {
    for line in ["a\"b,\"\n", "\"\n", "\"a\n", "x,\"\"\"\n", "{\"\n"] {
        for head in ["UPN,B\n", "[", "Identity : x\n"] {
            assert_linear(line, 1 << 17, |size| {
                let file = line.repeat(size / line.len());
                let summary = read(format!("{head}{file}").as_bytes());
                assert!(summary.rows() > 0, "{line}");
            });
        }
    }
}

#[test]
fn rows_can_be_read_again_from_anywhere() {
    for quote in ["", "\""] {
        let mut file = "\u{feff}UPN,DisplayName\r\n".to_owned();
        for at in 0..2000 {
            file += &format!("u{at}@contoso.com,{quote}Zoë {at}{quote}\r\n");
            if at % 7 == 0 {
                file += ",nobody\r\n";
            }
        }
        for bytes in [file.as_bytes().to_vec(), utf16(&file, b"")] {
            let mut audit = Audit::new(&Options::default());
            audit.begin("users");
            bytes.chunks(777).for_each(|it| audit.push(it));
            audit.end();
            for row in [0, 1, 255, 256, 257, 1000, 2285] {
                let start = audit.start(row).unwrap();
                assert!(row - start.row <= 256);
                let mut row_reader = audit.row_reader(start).unwrap();
                let mut names = Vec::new();
                let mut take = |it: Row<'_>| {
                    if it.row == row {
                        let name = it.record.map(|it| (it.sign_in().to_vec(), it.display_name()));
                        names.push((it.line, name));
                    }
                };
                row_reader.push(&bytes[start.place.offset as usize..], &mut take);
                row_reader.end(&mut take);
                assert_eq!(names.len(), 1, "{row}");
                let (line, name) = names.remove(0);
                assert_eq!(line, row as u64 + 2);
                let is_listed = row % 8 == 1;
                assert_eq!(audit.rows().get(row).unwrap().is_read(), !is_listed);
                if !is_listed {
                    let (sign_in, display_name) = name.unwrap();
                    let sign_in = String::from_utf8(sign_in).unwrap();
                    assert!(sign_in.ends_with("@contoso.com"), "{row} {sign_in}");
                    let number = sign_in.trim_start_matches('u').split('@').next().unwrap();
                    assert_eq!(display_name, format!("Zoë {number}"));
                }
            }
            assert!(audit.start(2286).is_none());
        }
    }
}
