//! Rows and files that cannot be read.

use super::*;

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
