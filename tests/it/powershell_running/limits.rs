//! Limits of steps, depth and length, and what is never denied.

use super::*;

#[test]
fn every_limit_is_named_when_it_is_met() {
    for (text, wanted) in [
        ("while ($true) { 1 + 1 | Out-Null }", "takes more steps"),
        ("function F { F }; F", "more deeply"),
        ("$a = 'a'; while ($true) { $a += $a }", "longer than the simulation keeps"),
        ("1..1000000", "list is longer"),
        ("'a' * 1000000000", "does not work"),
        ("('a' * 5000) -match '(a*)*(a*)*(a*)*b'", "takes more steps"),
        ("for (;;) { }", "takes more steps"),
    ] {
        let run = ran(text, None);
        assert!(lines(&run).contains(wanted), "{text}: {}", lines(&run));
    }
    assert_eq!(ran("while ($true) { }", None).end, End::TooLong);
    assert_eq!(ran("'a'; exit; 'b'", None).end, End::Exited);
    prints("'a'; return; 'b'", "a");
}

#[test]
fn no_nesting_of_functions_and_expressions_ends_the_stack() {
    let deep = |text: String| {
        // The stack of the page, where frames are smaller than in a test.
        let small = std::thread::Builder::new().stack_size(1024 * 1024);
        small.spawn(move || drop(ran(&text, None))).unwrap().join().unwrap();
    };
    for (open, close) in [
        ("(", ")"),
        ("\"$(", ")\""),
        ("@(1, ", ")"),
        ("$(if ($true) { ", " })"),
        ("(1 | % { ", " })"),
        ("$(foreach ($i in 1) { ", " })"),
        ("'a'.Replace('b', ", ")"),
        ("$(try { ", " } catch { })"),
        ("$(switch (1) { 1 { ", " } })"),
        ("@{ a = ", " }"),
    ] {
        for depth in [1, 8, 14, 29] {
            deep(format!("function F {{ {}F{} }}; F", open.repeat(depth), close.repeat(depth)));
            deep(format!("{}1{}", open.repeat(depth), close.repeat(depth)));
        }
    }
    deep(format!("'{}' -match '{}'", "a".repeat(5_000), "(a|b)?".repeat(300)));
    deep(format!("'{}' -match '({}a*)*b'", "a".repeat(5_000), "a?".repeat(300)));
}

#[test]
fn a_function_of_an_earlier_selection_is_there() {
    let text = "function Name($u) { (Get-CsOnlineUser $u).DisplayName }\nName ann";
    let mut console = Console::new(Tenant::example(Era::August2019));
    let end = text.find('\n').unwrap();
    console.run(text, Span::new(0, end), None);
    console.run(text, Span::new(end, text.len()), None);
    let shown: Vec<&str> = console.entries()[1]
        .steps
        .iter()
        .flat_map(|it| &it.lines)
        .map(|it| it.text.as_str())
        .collect();
    assert_eq!(shown, ["Ann Beebe"]);
    console.undo();
    console.undo();
    console.run(text, Span::new(end, text.len()), None);
    assert!(console.entries()[0].steps[0].lines[0].text.contains("'Name' is not part of"));
}

#[test]
fn what_powershell_has_is_never_denied_in_its_words() {
    for text in [
        "Get-CsOnlineUser | Select-Object Alias -Wait",
        "Sort-Object -Culture de",
        "Get-Content x.txt -Tail 5",
        "Get-CsOnlineUser -LdapFilter x",
        "Get-Process; Get-ADUser x; Set-CsUser x; Invoke-WebRequest x",
        "Get-CsOnlineUser ann | select Department",
    ] {
        let run = ran(text, Some("a\n"));
        let shown = lines(&run);
        assert!(!shown.contains("is not recognized"), "{text}: {shown}");
        assert!(!shown.contains("parameter cannot be found"), "{text}: {shown}");
    }
    let script = parse_in("Write-Host -PolicyName x", &Context::default());
    assert!(matches!(script.diagnostics[0].problem, Problem::Parameter { .. }));
}

#[test]
fn a_script_of_a_megabyte_is_read_in_time_that_grows_with_its_length() {
    let line = "foreach ($u in $users) { if ($u.Alias -match \"^a$($u.Alias)\") { $n += 1; Write-Host \"$($u.Alias.Trim()) $n\" } }\n";
    let head = "$users = Get-CsOnlineUser; $n = 0\n";
    assert_linear("a megabyte", 500_000, |size| {
        let text = format!("{head}{}", line.repeat(size / line.len()));
        assert!(parse_in(&text, &Context::default()).refused.is_empty());
    });
}
