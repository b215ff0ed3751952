//! Exports as administrators had them, with what an audit makes of each.

use call_landing::audit::{
    Audit, CustomerReason, Encoding, FileProblem, LicenceReason, Meaning, Options, RecordPlace,
    Summary, WhyKind,
};
use call_landing::editions::teams_interop_policy::{CallType, License, Organization};
use call_landing::routing::Landing;

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(format!("tests/fixtures/cases/{name}")).unwrap()
}

/// Reads bytes in chunks of this size.
fn audited(bytes: &[u8], chunk: usize) -> Audit {
    let mut audit = Audit::new(&Options::default());
    audit.begin("export");
    bytes.chunks(chunk).for_each(|it| audit.push(it));
    audit.end();
    audit
}

fn summary(bytes: &[u8]) -> Summary {
    audited(bytes, 1 << 20).summary()
}

/// Where calls from the phone network land: in Teams, in Skype for Business, nowhere.
#[track_caller]
fn lands(summary: &Summary, teams: u64, sfb: u64, nowhere: u64) {
    let totals = summary.totals();
    let of = |it| totals.get(CallType::PstnIn, it);
    let found = [of(Landing::Teams), of(Landing::SkypeForBusiness), of(Landing::Nowhere)];
    assert_eq!(found, [teams, sfb, nowhere], "{summary:#?}");
    assert_eq!(summary.unread.iter().sum::<u64>(), 0, "{summary:#?}");
}

/// The users as they are read again, with their sign-in and display names.
fn users(bytes: &[u8]) -> Vec<(String, String, u64)> {
    let audit = audited(bytes, 1 << 20);
    let mut reader = audit.row_reader(audit.start(0).unwrap()).unwrap();
    let mut all = Vec::new();
    let place = audit.start(0).unwrap().place;
    let mut take = |row: call_landing::audit::Row<'_>| {
        if let Some(it) = row.record {
            all.push((it.sign_in_text().into_owned(), it.display_name(), row.line));
        }
    };
    let RecordPlace { offset, .. } = place;
    reader.push(&bytes[offset as usize..], &mut take);
    reader.end(&mut take);
    all
}

#[test]
fn a_wide_export_with_a_type_line_is_evaluated_by_sip_address() {
    let file = bytes("wide-select-typed-ascii.csv");
    let summary = summary(&file);
    lands(&summary, 2, 2, 2);
    assert_eq!(users(&file)[0].0, "joerg@contoso.com");
    assert_eq!(summary.customers[CustomerReason::DirectRouting as usize], 1);
    assert_eq!(summary.customers[CustomerReason::HostedOnPremises as usize], 1);
}

#[test]
fn columns_of_coexistence_modes_leave_the_name_and_the_policy_to_be_told() {
    let file = bytes("utf16-upgrade-columns.csv");
    let summary = summary(&file);
    assert_eq!((summary.rows(), summary.evaluated()), (3, 3));
    assert_eq!(summary.files[0].encoding, Encoding::Utf16Le);
    assert_eq!(users(&file)[2].0, "zoë@contoso.com");
    assert!(summary.files[0].problems.contains(&FileProblem::NoPolicies));
}

#[test]
fn a_full_export_of_module_two_is_evaluated() {
    let file = bytes("full-export.csv");
    let summary = summary(&file);
    lands(&summary, 1, 2, 1);
    assert_eq!(users(&file)[0].1, "Beebe, Ann \"AB\"");
    assert_eq!(summary.licences[LicenceReason::PlanMissing as usize], 0);
}

#[test]
fn a_type_name_in_place_of_plans_decides_nothing_and_is_named() {
    let summary = summary(&bytes("plan-column-with-type-name.csv"));
    lands(&summary, 1, 2, 0);
    assert_eq!(summary.licences[LicenceReason::HasNumber as usize], 1);
    assert_eq!(summary.licences[LicenceReason::Assumed as usize], 2);
    let columns: Vec<&str> = summary.files[0]
        .problems
        .iter()
        .filter_map(|it| match it {
            FileProblem::TypeNames { column, rows: 3, .. } => Some(column.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(columns, ["AssignedPlan", "FeatureTypes"]);
}

#[test]
fn policies_as_objects_and_as_texts_are_read_alike() {
    let summary = summary(&bytes("json-policy-objects.json"));
    assert_eq!((summary.rows(), summary.evaluated()), (3, 3));
    let of = |it: CustomerReason| summary.customers[it as usize];
    assert_eq!(of(CustomerReason::TypeTeams), 1);
    assert_eq!(of(CustomerReason::TypeSfb), 1);
    assert_eq!(of(CustomerReason::TypeOnPremises), 1);
    lands(&summary, 0, 2, 1);
}

#[test]
fn licenses_of_the_admin_center_decide_who_is_licensed() {
    let file = bytes("admin-center-users.csv");
    let summary = summary(&file);
    let licensed = |it: License| {
        let of = summary.counts.iter().filter(|user| user.0.licence() == it);
        of.map(|it| it.1).sum::<u64>()
    };
    assert_eq!((licensed(License::Provisioned), licensed(License::NotProvisioned)), (2, 1));
    lands(&summary, 0, 2, 1);
    let column = summary.files[0].columns.iter().find(|it| it.header == "Licenses").unwrap();
    assert_eq!(column.meaning, Some(Meaning::Plans));
    assert_eq!(users(&file)[1].1, "Miller, Ben");
}

#[test]
fn a_file_of_a_german_excel_is_understood() {
    let file = bytes("excel-german-semicolon-ansi.csv");
    let summary = summary(&file);
    let rejected: u64 = summary.unread.iter().sum();
    assert_eq!((summary.evaluated(), rejected), (3, 0), "{summary:#?}");
    lands(&summary, 1, 1, 1);
    assert_eq!(summary.licences[LicenceReason::VoiceOn as usize], 2);
    let users = users(&file);
    assert_eq!(users[0].1, "Jürgen Müller");
    assert_eq!(users[1].1, "Bärbel Groß");
}

#[test]
fn true_and_false_are_known_in_the_languages_of_excel() {
    for (yes, no) in [
        ("True", "False"),
        ("WAHR", "FALSCH"),
        ("VRAI", "FAUX"),
        ("VERDADERO", "FALSO"),
        ("VERO", "falso"),
        ("ИСТИНА", "ЛОЖЬ"),
        ("Yes", "No"),
    ] {
        let file = format!(
            "UserPrincipalName,EnterpriseVoiceEnabled\na@contoso.com,{yes}\nb@contoso.com,{no}\n"
        );
        let summary = summary(file.as_bytes());
        assert_eq!(summary.licences[LicenceReason::VoiceOn as usize], 1, "{yes}");
        assert_eq!(summary.licences[LicenceReason::VoiceOff as usize], 1, "{no}");
    }
}

#[test]
fn a_value_that_is_neither_true_nor_false_costs_the_cell_and_not_the_row() {
    let file = "UserPrincipalName,EnterpriseVoiceEnabled,LineUri\na@contoso.com,perhaps,+1555\nb@contoso.com,True,\n";
    let summary = summary(file.as_bytes());
    assert_eq!(summary.evaluated(), 2);
    assert_eq!(summary.licences[LicenceReason::HasNumber as usize], 1);
    assert!(summary.files[0].problems.iter().any(
        |it| matches!(it, FileProblem::OddValues { found, line: 2, rows: 1, .. } if found == "perhaps")
    ));
}

#[test]
fn line_breaks_in_cells_do_not_end_a_row() {
    let file = bytes("report-with-joined-lists.csv");
    let summary = summary(&file);
    lands(&summary, 1, 1, 0);
    assert_eq!(users(&file)[1].2, 5);
}

#[test]
fn a_list_is_a_list_whatever_the_name_of_its_file() {
    let summary = summary(&bytes("list-in-a-csv-file.csv"));
    lands(&summary, 1, 1, 0);
    assert_eq!(summary.files[0].encoding, Encoding::Utf16Le);
    let hybrid = summary.counts.iter().filter(|it| it.0.customer() == Organization::HybridVoice);
    assert_eq!(hybrid.count(), 1);
}

#[test]
fn a_configuration_is_told_once_to_be_no_export() {
    for chunk in [7, 1 << 20] {
        let summary = audited(&bytes("dsc-configuration.txt"), chunk).summary();
        assert_eq!(summary.rows(), 0, "{summary:#?}");
        assert_eq!(summary.files[0].problems, [FileProblem::Script]);
    }
}

#[test]
fn a_web_page_or_xml_is_told_once_to_be_no_export() {
    let page = "\u{feff}<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\">\n<html><body>\n<table>\n<tr><th>UserPrincipalName</th></tr>\n<tr><td>ann@contoso.com</td></tr>\n</table>\n</body></html>\n";
    let xml = "<Objs Version=\"1.1.0.1\">\n  <Obj RefId=\"0\">\n    <S N=\"UserPrincipalName\">ann@contoso.com</S>\n  </Obj>\n</Objs>\n";
    for text in [page, xml, "\n<?xml version=\"1.0\"?>\n<users/>\n"] {
        for chunk in [7, 1 << 20] {
            let summary = audited(text.as_bytes(), chunk).summary();
            assert_eq!(summary.rows(), 0, "{summary:#?}");
            assert_eq!(summary.files[0].problems, [FileProblem::Markup]);
        }
    }
    // A value may begin with the same sign.
    let csv = "\"<none>\",UserPrincipalName\nx,ann@contoso.com\n";
    assert_eq!(summary(csv.as_bytes()).evaluated(), 1);
}

#[test]
fn a_table_of_types_has_no_users() {
    let summary = summary(&bytes("get-member-table.txt"));
    assert_eq!(summary.evaluated(), 0, "{summary:#?}");
    assert!(summary.rows() <= 8, "{summary:#?}");
}

#[test]
fn without_a_column_of_names_every_row_is_rejected_and_the_file_says_so() {
    let summary = summary(&bytes("no-name-column.csv"));
    assert_eq!(summary.unread[WhyKind::Nameless as usize], 3);
    assert!(summary.files[0].problems.contains(&FileProblem::NoNames));
}

#[test]
fn prose_before_a_list_is_rejected_and_the_list_is_read() {
    let text = "Hi Ann,\nhere is what I get for the two users:\n\nUserPrincipalName : ann@contoso.com\nTeamsInteropPolicy : DisallowOverrideCallingTeamsChatTeams\n\nUserPrincipalName : ben@contoso.com\nTeamsInteropPolicy :\n";
    let summary = summary(text.as_bytes());
    assert_eq!(summary.evaluated(), 2, "{summary:#?}");
    assert_eq!(summary.unread[WhyKind::Stray as usize], 2);
}

#[test]
fn the_same_key_with_spaces_or_in_another_encoding_is_the_same_column() {
    let summary = summary(br#"[{" UserPrincipalName":"a@x"},{" UserPrincipalName":"b@x"}]"#);
    assert_eq!((summary.evaluated(), summary.files[0].columns.len()), (2, 1), "{summary:#?}");
    let mut file = b"[".to_vec();
    for user in 0..1100 {
        let comma = if user > 0 { "," } else { "" };
        file.extend(format!("{comma}{{\"UserPrincipalName\":\"a{user}@x\",\"B").bytes());
        file.push(0xfc);
        file.extend(b"ro\":\"1\"}\n");
    }
    file.push(b']');
    let summary = self::summary(&file);
    assert_eq!(summary.evaluated(), 1100);
    assert_eq!(summary.files[0].columns.len(), 2);
    assert_eq!(summary.files[0].columns[1].header, "Büro");
}

/// A printed table of this many users, about a hundred characters a line.
fn table(users: usize) -> String {
    let mut text = format!("\n{:<60} {:<40}\n", "UserPrincipalName", "TeamsInteropPolicy");
    text += &format!("{:<60} {:<40}\n", "-".repeat(17), "-".repeat(18));
    for user in 0..users {
        let name = format!("user{user}@contoso.com");
        text += &format!("{name:<60} {:<40}\n", "DisallowOverrideCallingTeamsChatTeams");
    }
    text + "\n\n"
}

#[test]
fn a_printed_table_may_have_any_length() {
    for users in [0, 1, 600, 12_000] {
        let file = table(users) + &table(2);
        for chunk in [4096, 65_536, 1 << 21] {
            let audit = audited(file.as_bytes(), chunk);
            let summary = audit.summary();
            assert_eq!(summary.evaluated(), users as u64 + 2, "{chunk}: {:?}", summary.rejected);
            assert_eq!(summary.unread.iter().sum::<u64>(), 0, "{chunk}");
        }
        let all = self::users(file.as_bytes());
        assert_eq!(all.len(), users + 2);
        if let Some(it) = all.get(users.saturating_sub(1)).filter(|_| users > 0) {
            assert_eq!(
                (it.0.as_str(), it.2),
                (&*format!("user{}@contoso.com", users - 1), users as u64 + 3)
            );
        }
    }
}

#[test]
fn policies_that_no_user_has_are_counted_and_take_no_room() {
    let mut policies =
        "Identity,AllowEndUserClientOverride,CallingDefaultClient,ChatDefaultClient\n".to_owned();
    for policy in 0..400 {
        policies += &format!("Tag:Own{policy},False,Teams,Teams\n");
    }
    let mut audit = Audit::new(&Options::default());
    audit.begin("policies");
    audit.push(policies.as_bytes());
    audit.begin("users");
    let mut users = "UserPrincipalName,TeamsInteropPolicy\n".to_owned();
    for user in 300..400 {
        users += &format!("a{user}@contoso.com,Own{user}\n");
    }
    audit.push(users.as_bytes());
    audit.end();
    let summary = audit.summary();
    assert_eq!(summary.evaluated(), 100, "{:?}", summary.rejected);
    assert_eq!(summary.files[0].policies, 400);
    let surplus = summary.files[0].problems.iter().find_map(|it| match it {
        FileProblem::SurplusPolicies { policies } => Some(*policies),
        _ => None,
    });
    assert_eq!(surplus, Some(276));
}
