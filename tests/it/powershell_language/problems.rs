//! Which problems are reported, and where.

use super::*;

#[test]
fn a_wrong_name_gets_the_nearest_right_one() {
    let command = |found: &str, similar| Problem::Command { found: found.to_owned(), similar };
    check_problem(
        "Grant-CsTeamInteropPolicy x",
        "Grant-CsTeamInteropPolicy",
        command("Grant-CsTeamInteropPolicy", Some(GRANT)),
    );
    check_problem("Get-Mailbox x", "Get-Mailbox", command("Get-Mailbox", None));
    // A cmdlet of Skype for Business Server.
    check_problem("Get-CsUser x", "Get-CsUser", command("Get-CsUser", None));
    check_problem("Get-CsVoiceRoute", "Get-CsVoiceRoute", command("Get-CsVoiceRoute", None));
    check_problem(
        "Grant-CsTeamsInteropPolicy -PolicyNmae X -Identity a@b.c",
        "-PolicyNmae",
        Problem::Parameter {
            cmdlet: Cmdlet::GrantInteropPolicy,
            found: "PolicyNmae".to_owned(),
            similar: Some("PolicyName"),
        },
    );
    check_problem(
        "New-CsTeamsInteropPolicy X -C Teams",
        "-C",
        Problem::Ambiguous {
            found: "C".to_owned(),
            candidates: vec!["CallingDefaultClient", "ChatDefaultClient", "Confirm"],
        },
    );
    check_problem(
        "Set-CsTeamsInteropPolicy X -CallingDefaultClient Teems",
        "Teems",
        Problem::Client {
            parameter: "CallingDefaultClient",
            found: "Teems".to_owned(),
            similar: Some("Teams"),
        },
    );
    check_problem(
        "Set-CsTeamsInteropPolicy X -AllowEndUserClientOverride true",
        "true",
        Problem::BooleanAsText {
            parameter: "AllowEndUserClientOverride",
            found: "true".to_owned(),
        },
    );
    check_problem(
        "$users = 'a'; Get-CsOnlineUser $user",
        "$user",
        Problem::Variable { found: "$user".to_owned(), similar: Some("$users".to_owned()) },
    );
    check_problem(
        "Get-CsTeamsInteropPolicy | ? { $_.CalingDefaultClient -eq 'Teams' }",
        "$_.CalingDefaultClient",
        Problem::Property {
            found: "CalingDefaultClient".to_owned(),
            similar: Some("CallingDefaultClient"),
        },
    );
    check_problem(
        "Get-CsTeamsInteropPolicy X -Filter a -Filter b",
        "-Filter",
        Problem::Repeated("Filter"),
    );
    check_problem("Get-CsTeamsInteropPolicy -Filter", "-Filter", Problem::NoValue("Filter"));
    check_problem("Get-CsTeamsInteropPolicy X Y", "Y", Problem::Surplus(Cmdlet::GetInteropPolicy));
    check_problem(
        "Grant-CsTeamsInteropPolicy a@b.c",
        GRANT,
        Problem::Missing { cmdlet: Cmdlet::GrantInteropPolicy, parameter: "PolicyName" },
    );
}

/// The rest of a script may set it, and PowerShell takes it for `$null`. A name that is almost that of
/// another variable is more likely a mistake.
#[test]
fn a_variable_without_a_value_is_an_error_only_where_it_resembles_another() {
    for (text, weight) in [
        ("Get-CsOnlineUser $pilot", Weight::Warning),
        ("$users = 'a'; Get-CsOnlineUser $user", Weight::Error),
    ] {
        let script = parse(text);
        let weights: Vec<Weight> =
            script.diagnostics.iter().map(|it| it.problem.weight()).collect();
        assert_eq!(weights, [weight], "{text}");
        assert_eq!(script.refused.len(), 1, "{text} runs");
    }
}

#[test]
fn a_computed_key_is_left_out_and_no_bracket_is_taken_for_a_mistake() {
    check_problem("$t = @{ a = 1; $key = 2\n b = 3 }", "$key", Problem::Expression);
}

#[test]
fn a_wrong_name_of_a_policy_gets_the_nearest_right_one() {
    let policy = |found: &str, similar| Problem::Policy { found: found.to_owned(), similar };
    check_problem(
        "Grant-CsTeamsInteropPolicy a@b.c tag:DisallowOverideCallingTeamsChatTeam",
        "tag:DisallowOverideCallingTeamsChatTeam",
        policy("tag:DisallowOverideCallingTeamsChatTeam", "DisallowOverrideCallingTeamsChatTeams"),
    );
    check_problem("Get-CsTeamsInteropPolicy Globl", "Globl", policy("Globl", "Global"));
    check_problem(
        "Grant-CsTeamsUpgradePolicy a@b.c TeamsOnly",
        "TeamsOnly",
        policy("TeamsOnly", "UpgradeToTeams"),
    );
    check("Get-CsTeamsInteropPolicy CustomPolicy", "Get-CsTeamsInteropPolicy ‹CustomPolicy›");
    check(
        "New-CsTeamsInteropPolicy Globl; Get-CsTeamsInteropPolicy Globl",
        "New-CsTeamsInteropPolicy ‹Globl›; Get-CsTeamsInteropPolicy ‹Globl›",
    );
}

#[test]
fn the_traps_of_the_guide_and_the_reference_are_named() {
    check_problem(
        "New-CsTeamsInteropPolicy -PolicyName tag:X",
        "-PolicyName",
        Problem::PolicyNameForIdentity(Cmdlet::NewInteropPolicy),
    );
    check_problem(
        "Grant-CsTeamsInteropPolicy -PolicyName Global -Identity a@b.c",
        "Global",
        Problem::GlobalByName,
    );
    check_problem(
        "Grant-CsTeamsInteropPolicy -PolicyName tag:global -Identity a@b.c",
        "tag:global",
        Problem::GlobalByName,
    );
    check_problem(
        "Grant-CsTeamsInteropPolicy -PolicyName X -Identity ann",
        "ann",
        Problem::Alias("ann".to_owned()),
    );
    check_problem(
        "$u = Get-CsOnlineUser a@b.c; Get-CsOnlineUser \"sip:$u.UserPrincipalName\"",
        "$u.UserPrincipalName",
        Problem::MemberInText { variable: "$u".to_owned(), member: "UserPrincipalName".to_owned() },
    );
    check_problem(&format!("{GET} ` \n"), "`", Problem::BacktickBeforeBlank);
}

#[test]
fn statements_and_operators_are_read() {
    check("$x = 1; $x += 1", "$x = 1; $x Plus= 1");
    check("[string]$x = 1", "[string]$x = 1");
    check("$a, $b = 1, 2", "($a, $b) = (1, 2)");
    check("$x = 'a'; $x.Trim().Length", "$x = ‹a›; $x.Trim().Length");
    check("$x = 1, 2; $x[0], $x[-1]", "$x = (1, 2); ($x[0], $x[-1])");
    check("$i = 0; $i++", "$i = 0; $i+1");
    check("1+2*3", "(1 Plus (2 Times 3))");
    check("$i = 2; $i-1", "$i = 2; ($i Minus 1)");
    check("1..10 | % { $_ }", "(1 Range 10) | ForEach-Object {$_}");
    check("'{0}-{1}' -f 'a', 'b'", "(‹{0}-{1}› Format (‹a›, ‹b›))");
    check("'a'+'b' -eq 'ab' -and $true", "(((‹a› Plus ‹b›) Equal ‹ab›) And $true)");
    check("function f($a) { return $a }", "function f($a) return $a");
    check("function f { param([string]$a) $a }; f 1", "function f($a) $a; f 1");
    check("$r = foreach ($u in 1, 2) { $u }", "$r = each $u of (1, 2) do $u");
    check("\"$('a' + 'b')c\"", "‹[<(‹a› Plus ‹b›)>]c›");
    check("\"$(\"a)\")c\"", "‹[<‹a)›>]c›");
}

/// Asserts that one line is refused with this diagnostic, and that the lines around it are
/// understood.
#[track_caller]
fn check_refused(line: &str, under: &str, expect: Problem) {
    let text = format!("{GET}\n{line}\n{GET}");
    let script = parse(&text);
    assert!(
        script.diagnostics.iter().any(|it| it.span.of(&text) == under && it.problem == expect),
        "{line}: {:?}",
        script.diagnostics
    );
    assert_eq!(show_script(&script), format!("{GET}; {GET}"), "{line}");
    assert_eq!(script.refused.len(), 1, "{line}");
}

#[test]
fn what_is_not_read_is_named_and_stops_nothing() {
    check_refused("class A { }", "class", Problem::Statement("class".to_owned()));
    check_refused("'a' | % { trap { 1 } }", "trap", Problem::Statement("trap".to_owned()));
    check_refused("'a' -bogus 'b'", "-bogus", Problem::Operator("-bogus".to_owned()));
    check_refused("'a'.Normalize()", "'a'.Normalize()", Problem::Method("Normalize".to_owned()));
    check_refused("[datetime]'1'", "[datetime]'1'", Problem::Type("datetime".to_owned()));
    check_refused("'a' -match '(?=a)'", "'(?=a)'", Problem::Pattern("(?=a)".to_owned()));
    check_refused("'a' & 'x'", "&", Problem::Expression);
    check_refused("Get-CsOnlineUser < x.txt", "<", Problem::Expression);
    check_refused("Get-CsOnlineUser 2> x.txt", "> x.txt", Problem::Expression);
    check_refused("Get-CsOnlineUser )", ")", Problem::NothingToClose);
    check_refused("'a' 'b'", "'b'", Problem::Unexpected("'b'".to_owned()));
    check_refused("@{ a b }", "b", Problem::Unexpected("b".to_owned()));
}

#[test]
fn what_is_open_at_the_end_of_a_line_goes_on_in_the_next() {
    check(&format!("{GET} |\nfl"), &format!("{GET} | Format-List"));
    check(&format!("$x =\n{GET}"), &format!("$x = {GET}"));
    check_problem(&format!("{GET} |\n"), "|", Problem::NothingFollows);
    check_problem(&format!("{GET} | fl a,"), "", Problem::NothingFollows);
    check_problem("$x = ", "", Problem::NothingFollows);
}

#[test]
fn a_quote_without_its_partner_ends_with_its_line() {
    let text = format!("{GET} 'a\n{GET} \"b\n{GET}");
    let script = parse(&text);
    assert_eq!(show_script(&script), GET, "what was cut off does not run, and the next line does");
    assert_eq!(script.refused.len(), 2);
    assert!(script.diagnostics.iter().all(|it| it.problem == Problem::UnclosedString));
    assert_eq!(script.diagnostics.len(), 2);
    assert_eq!(parse("@'\nx").diagnostics[0].problem, Problem::UnclosedString);
    assert_eq!(parse("<# x").diagnostics[0].problem, Problem::UnclosedComment);
    assert_eq!(parse("$x = (Get-CsOnlineUser").diagnostics[0].problem, Problem::Unclosed);
}

#[test]
fn the_end_of_a_file_name_is_no_property() {
    for text in [
        "$name = 'x'; \"backup_$name.csv\"",
        "$name = 'x'; \"$name.log.txt\"",
        "$tenant = 'contoso'; \"$tenant.onmicrosoft.com\"",
        "$domain = 'contoso'; \"sip.$domain.local\"",
    ] {
        assert_eq!(parse(text).diagnostics, [], "{text}");
    }
}
