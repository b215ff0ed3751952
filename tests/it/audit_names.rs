//! Names that would change when they leave a file, and type names in place of names: both are
//! rejected with a reason and advice.

use call_landing::audit::{
    Audit, FileProblem, KnownBy, LicenceReason, Meaning, Options, Summary, Why, WhyKind,
};
use call_landing::editions::teams_interop_policy::{License, Organization, PolicyFields};
use call_landing::text::audit::{file_problem, why, why_kind};
use proptest::prelude::*;

fn audited(bytes: &[u8]) -> Summary {
    let mut audit = Audit::new(&Options::default());
    audit.begin("file");
    audit.push(bytes);
    audit.end();
    let summary = audit.summary();
    let rejected: u64 = summary.rejected_by_kind().iter().sum();
    assert_eq!(summary.rows(), summary.evaluated() + rejected);
    summary
}

fn utf16(text: &str) -> Vec<u8> {
    format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// One user and one policy in every format that can represent these names.
fn forms(sign_in: &str, policy: &str) -> Vec<Vec<u8>> {
    let cell = |it: &str| format!("\"{}\"", it.replace('"', "\"\""));
    let table = |delimiter: &str| {
        let row = |one: &str, other: &str| format!("{one}{delimiter}{other}\r\n");
        row("UserPrincipalName", "TeamsInteropPolicy") + &row(&cell(sign_in), &cell(policy))
    };
    let text = |it: &str| {
        let escaped: String = it.encode_utf16().map(|it| format!("\\u{it:04x}")).collect();
        format!("\"{escaped}\"")
    };
    let json = |policy: &str| {
        format!("[{{\"UserPrincipalName\":{},\"TeamsInteropPolicy\":{policy}}}]", text(sign_in))
    };
    let mut forms = vec![
        json(&text(policy)).into_bytes(),
        json(&format!("{{\"Name\":{}}}", text(policy))).into_bytes(),
    ];
    // A null byte in a table is reported before its cells are read.
    if !sign_in.contains('\0') && !policy.contains('\0') {
        for delimiter in [",", ";", "\t"] {
            forms.extend([table(delimiter).into_bytes(), utf16(&table(delimiter))]);
        }
        if !sign_in.contains(['\n', '\r']) && !policy.contains(['\n', '\r']) {
            let list = format!("UserPrincipalName  : {sign_in}\nTeamsInteropPolicy : {policy}\n");
            forms.extend([list.clone().into_bytes(), utf16(&list)]);
        }
    }
    forms
}

/// Invisible characters: they break lines, change the direction of text, or hide.
const UNSEEN: [char; 22] = [
    '\0', '\u{1}', '\u{7}', '\u{8}', '\t', '\n', '\u{b}', '\u{c}', '\r', '\u{1b}', '\u{1f}',
    '\u{7f}', '\u{80}', '\u{85}', '\u{9f}', '\u{2028}', '\u{2029}', '\u{202e}', '\u{2066}',
    '\u{200f}', '\u{61c}', '\u{feff}',
];

#[test]
fn a_sign_in_name_with_a_line_break_or_an_unseen_character_never_reaches_a_command() {
    for unseen in UNSEEN {
        let name = format!("ann@contoso.com{unseen}Write-Host PWNED #");
        for form in forms(&name, "") {
            let summary = audited(&form);
            let shown = String::from_utf8_lossy(&form).into_owned();
            assert_eq!(summary.evaluated(), 0, "{unseen:?} in {shown:?}");
            let kinds = summary.rejected_by_kind();
            assert!(kinds[WhyKind::BadName as usize] >= 1, "{unseen:?} in {shown:?}: {summary:?}");
            let rejected =
                summary.rejected.iter().find(|it| it.why.kind() == WhyKind::BadName).unwrap();
            assert_eq!(rejected.column.as_deref(), Some("UserPrincipalName"));
            let (what, help) = why(&rejected.why);
            assert!(what.ends_with('.') && help.ends_with('.'));
            assert!(!what.contains(unseen), "{what:?}");
        }
    }
}

#[test]
fn a_policy_name_with_a_line_break_never_reaches_the_way_back() {
    for unseen in UNSEEN {
        for form in forms("ann@contoso.com", &format!("Ours{unseen}Write-Host PWNED")) {
            let summary = audited(&form);
            assert_eq!(summary.policies.all().len(), 1, "{unseen:?}: {:?}", summary.policies);
            assert!(summary.rejected_by_kind()[WhyKind::BadName as usize] >= 1, "{unseen:?}");
        }
    }
    let hash =
        "UPN,TeamsInteropPolicy\nann@contoso.com,\"@{Name=Ours\nWrite-Host PWNED; Authority=x}\"\n";
    assert_eq!(audited(hash.as_bytes()).rejected_by_kind()[WhyKind::BadName as usize], 1);
}

#[test]
fn a_file_of_policies_cannot_bring_in_a_name_with_a_line_break() {
    for unseen in UNSEEN.iter().filter(|it| **it != '\0') {
        let file = format!(
            "\"Identity\",\"CallingDefaultClient\"\n\"Tag:Ours{unseen}Write-Host PWNED\",\"Teams\"\n"
        );
        let summary = audited(file.as_bytes());
        assert_eq!(summary.policies.all().len(), 1, "{unseen:?}: {:?}", summary.policies);
        assert_eq!(summary.rejected_by_kind()[WhyKind::BadName as usize], 1, "{unseen:?}");
        assert_eq!(summary.rejected[0].column.as_deref(), Some("Identity"));
    }
    let file = "Identity,CallingDefaultClient\nSystem.Object,Teams\n";
    let summary = audited(file.as_bytes());
    assert_eq!(summary.policies.all().len(), 1);
    assert_eq!(summary.rejected_by_kind()[WhyKind::NoPolicyName as usize], 1);
}

#[test]
fn a_name_that_lost_characters_addresses_nobody_in_any_form() {
    for file in [
        b"UserPrincipalName,TeamsInteropPolicy\nm\xfcller@contoso.com,\n".as_slice(),
        b"UserPrincipalName  : m\xfcller@contoso.com\nTeamsInteropPolicy : \n",
        b"[{\"UserPrincipalName\":\"m\xfcller@contoso.com\"}]",
        "UPN\nm\u{fffd}ller@contoso.com\n".as_bytes(),
    ] {
        let summary = audited(file);
        assert_eq!(summary.rejected_by_kind()[WhyKind::BadName as usize], 1, "{summary:?}");
    }
    // Two policies that lost different characters would count as one.
    let file = b"UPN,TeamsInteropPolicy\na@contoso.com,B\xfcro\nb@contoso.com,B\xf6ro\n";
    let summary = audited(file);
    assert_eq!(summary.policies.all().len(), 1, "{:?}", summary.policies);
    assert_eq!(summary.rejected_by_kind()[WhyKind::BadName as usize], 2);
}

#[test]
fn a_policy_is_called_by_its_whole_name() {
    let long = "x".repeat(2000);
    let file = format!("UPN,TeamsInteropPolicy\na@contoso.com,{long}\n");
    let summary = audited(file.as_bytes());
    assert_eq!(summary.policies.all().len(), 1);
    assert_eq!(summary.rejected_by_kind()[WhyKind::BadName as usize], 1);
    let file = "UPN,TeamsInteropPolicy\na@contoso.com,\"Sales \"\"A\"\"\"\n";
    assert_eq!(audited(file.as_bytes()).policies.all()[1].name, "Sales \"A\"");
}

#[test]
fn what_stands_in_place_of_a_policy_names_none() {
    for cell in [
        "System.Object",
        "System.Collections.ArrayList",
        "Microsoft.Rtc.Management.WritableConfig.Policy.Teams.TeamsInteropPolicy",
        "Deserialized.Microsoft.Rtc.Management.X",
        "Tag:System.Object",
        "@{Name=System.Object; Authority=x}",
        "@{Authority=Host}",
        "@{Name=; Authority=Host}",
        "Tag:",
    ] {
        let file = format!("UPN,TeamsInteropPolicy\na@contoso.com,\"{cell}\"\n");
        let summary = audited(file.as_bytes());
        assert_eq!(summary.evaluated(), 0, "{cell}");
        assert_eq!(summary.rejected_by_kind()[WhyKind::NoPolicyName as usize], 1, "{cell}");
        let known = summary.policies.all().last().unwrap();
        assert_eq!((known.by, known.fields), (KnownBy::NoName, None), "{cell}");
    }
}

#[test]
fn stating_what_a_policy_says_does_not_make_a_type_one() {
    let mut audit = Audit::new(&Options::default());
    audit.begin("users");
    audit.push(b"UPN,TeamsInteropPolicy\na@contoso.com,System.Object\n");
    audit.end();
    audit.state_policy("System.Object", PolicyFields::default());
    assert_eq!(audit.summary().evaluated(), 0);
}

#[test]
fn a_type_in_place_of_the_plans_takes_phone_system_from_nobody() {
    let types = [
        "System.Collections.ArrayList",
        "System.Object[]",
        "Deserialized.System.Collections.ArrayList",
    ];
    for it in types {
        for column in ["AssignedPlan", "FeatureTypes"] {
            let file =
                format!("UserPrincipalName,{column}\nann@contoso.com,{it}\nben@contoso.com,{it}\n");
            let summary = audited(file.as_bytes());
            assert_eq!(summary.licences[LicenceReason::PlanMissing as usize], 0, "{it}");
            assert_eq!(summary.licences[LicenceReason::Assumed as usize], 2, "{it}");
            let problem = summary.files[0].problems.iter().find_map(|it| match it {
                FileProblem::TypeNames { column, line, rows } => {
                    Some((column.as_str(), *line, *rows))
                }
                _ => None,
            });
            assert_eq!(problem, Some((column, 2, 2)), "{:?}", summary.files[0].problems);
            let words = file_problem(&summary.files[0].problems[0]);
            assert!(words.contains("-join"), "{words}");
        }
    }
    let file = "UserPrincipalName,LineURI\nann@contoso.com,System.Object[]\n";
    let facts = audited(file.as_bytes()).counts[0].0;
    assert!(!facts.has(call_landing::audit::Mark::Number));
    // A valid plan next to it still counts.
    let file = "UPN,AssignedPlan,FeatureTypes\na@contoso.com,System.Object,\"{PhoneSystem}\"\n";
    let summary = audited(file.as_bytes());
    assert_eq!(summary.licences[LicenceReason::PlanFound as usize], 1);
    assert_eq!(summary.counts[0].0.licence(), License::Provisioned);
    assert_eq!(summary.counts[0].0.customer(), Organization::ExistingSkypeForBusiness);
}

#[test]
fn each_kind_of_bad_name_says_what_is_wrong_and_what_to_do() {
    for it in <call_landing::audit::BadName as strum::VariantArray>::VARIANTS {
        let (what, help) = why(&Why::BadName(*it));
        assert!(what.ends_with('.') && help.ends_with('.'), "{what} {help}");
        assert!(!why_kind(WhyKind::BadName).is_empty());
    }
}

/// Texts with everything that can break lines and quotes.
fn any_text() -> impl Strategy<Value = String> {
    let one = prop_oneof![
        prop::sample::select(&UNSEEN[..]),
        prop::sample::select(&['"', '\'', ',', ';', '\\', '{', '}', '=', '@', 'a'][..]),
        any::<char>(),
    ];
    prop::collection::vec(one, 0..6).prop_map(String::from_iter)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn whatever_a_file_holds_no_name_has_a_line_break(
        sign_in in any_text(),
        policy in any_text(),
    ) {
        for form in forms(&sign_in, &policy) {
            let mut audit = Audit::new(&Options::default());
            audit.begin("file");
            audit.push(&form);
            audit.end();
            for it in audit.summary().policies.all() {
                prop_assert!(!it.name.chars().any(char::is_control), "{:?}", it.name);
            }
            let Some(start) = audit.start(0) else { continue };
            let mut row_reader = audit.row_reader(start).unwrap();
            let mut names = Vec::new();
            let mut take = |it: call_landing::audit::Row<'_>| {
                let is_read = audit.rows().get(it.row).is_some_and(|it| it.is_read());
                if let Some(record) = it.record.filter(|_| is_read) {
                    names.push(record.sign_in_text().into_owned());
                }
            };
            row_reader.push(&form[start.place.offset as usize..], &mut take);
            row_reader.end(&mut take);
            for name in names {
                prop_assert!(!name.chars().any(char::is_control), "{:?}", name);
            }
        }
    }
}

#[test]
fn a_quote_in_a_name_stays_one_quote_whichever_column_names_the_user() {
    for column in ["UserPrincipalName", "SipAddress", "WindowsEmailAddress"] {
        let file = format!("{column},{:?}\n\"a\"\"b@contoso.com\",\n", Meaning::Policy);
        let mut audit = Audit::new(&Options::default());
        audit.begin("file");
        audit.push(file.as_bytes());
        audit.end();
        let start = audit.start(0).unwrap();
        let mut row_reader = audit.row_reader(start).unwrap();
        let mut names = Vec::new();
        let mut take = |it: call_landing::audit::Row<'_>| {
            names.push(it.record.unwrap().sign_in_text().into_owned());
        };
        row_reader.push(&file.as_bytes()[start.place.offset as usize..], &mut take);
        row_reader.end(&mut take);
        assert_eq!(names, ["a\"b@contoso.com"], "{column}");
    }
}
