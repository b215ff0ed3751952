//! PowerShell as administrators paste it: what is understood, and which problems are reported.

use crate::growth::assert_linear;
use call_landing::editions::teams_interop_policy::{PRESETS, PolicyFields};
use call_landing::editions::teams_upgrade_policy::Mode;
use call_landing::powershell::language::syntax::{
    ArgumentKind, Block, Call, Expression, ExpressionKind, Part, Pipeline, Statement, StatementKind,
};
use call_landing::powershell::language::{Problem, Script, TokenKind, Weight, parse};
use call_landing::powershell::{Cmdlet, EXAMPLE_USER, grant, grant_mode};
use proptest::prelude::*;
use strum::VariantArray;

fn show_script(script: &Script) -> String {
    show_all(script.statements.iter().map(|it| &**it))
}

fn show_block(block: &Block) -> String {
    show_all(block)
}

fn show_all<'a>(statements: impl IntoIterator<Item = &'a Statement>) -> String {
    let all: Vec<String> = statements
        .into_iter()
        .map(|it| match &it.kind {
            StatementKind::Run(it) => show_pipeline(it),
            StatementKind::Assign { target, operator, value } => {
                let sign = operator.map(|it| format!("{:?}", it.kind)).unwrap_or_default();
                format!("{} {sign}= {}", show(target), show_all([&**value]))
            }
            StatementKind::If(branches, otherwise) => {
                let shown: Vec<String> = branches
                    .iter()
                    .map(|(it, body)| format!("if {} do {}", show_pipeline(it), show_block(body)))
                    .collect();
                format!("{} else {}", shown.join(" else "), show_block(otherwise))
            }
            StatementKind::ForEach { variable, over, body } => {
                format!("each ${variable} of {} do {}", show_pipeline(over), show_block(body))
            }
            StatementKind::Function(it) => {
                let names = it.parameters.iter().map(|it| format!("${}", it.name));
                let names = names.collect::<Vec<_>>().join(", ");
                format!("function {}({names}) {}", it.name, show_block(&it.end))
            }
            StatementKind::Return(it) => {
                format!("return {}", it.iter().map(show_pipeline).collect::<String>())
            }
            other => format!("{other:?}"),
        })
        .collect();
    all.join("; ")
}

fn show_pipeline(pipeline: &Pipeline) -> String {
    let source = pipeline.source.iter().map(show);
    let all: Vec<String> = source.chain(pipeline.commands.iter().map(show_call)).collect();
    all.join(" | ")
}

fn show_call(call: &Call) -> String {
    let arguments = call.arguments.iter().map(|it| match &it.kind {
        ArgumentKind::Parameter(name) => format!("-{name}"),
        ArgumentKind::Bound(name, value) => format!("-{name}:{}", show(value)),
        ArgumentKind::Value(value) => show(value),
        ArgumentKind::Splat(name) => format!("@{name}"),
    });
    let name = call.cmdlet.map_or(call.name.clone(), |it| it.name().to_owned());
    std::iter::once(name).chain(arguments).collect::<Vec<_>>().join(" ")
}

fn show(expression: &Expression) -> String {
    match &expression.kind {
        ExpressionKind::Literal(it) => format!("‹{it}›"),
        ExpressionKind::Expandable(parts) => {
            let parts = parts.iter().map(|it| match it {
                Part::Literal(it) => it.clone(),
                Part::Variable(name, members) if members.is_empty() => format!("[${name}]"),
                Part::Variable(name, members) => format!("[${name}.{}]", members.join(".")),
                Part::Expression(it) => format!("[{}]", show(it)),
            });
            format!("‹{}›", parts.collect::<String>())
        }
        ExpressionKind::Number(it) => it.to_string(),
        ExpressionKind::Variable(it) => format!("${it}"),
        ExpressionKind::Member(of, names) => format!("{}.{}", show(of), names.join(".")),
        ExpressionKind::List(items) => {
            format!("({})", items.iter().map(show).collect::<Vec<_>>().join(", "))
        }
        ExpressionKind::Table(entries) => {
            let entries = entries.iter().map(|(key, value)| format!("{key}={}", show(value)));
            format!("@{{{}}}", entries.collect::<Vec<_>>().join("; "))
        }
        ExpressionKind::Group(body) => format!("<{}>", show_block(body)),
        ExpressionKind::Array(body) => format!("@<{}>", show_block(body)),
        ExpressionKind::Condition(text) => format!("{{{text}}}"),
        ExpressionKind::Index(of, by) => format!("{}[{}]", show(of), show(by)),
        ExpressionKind::Method(of, name, given) => {
            let given = given.iter().map(show).collect::<Vec<_>>().join(", ");
            format!("{}.{name}({given})", show(of))
        }
        ExpressionKind::Cast(name, of) => format!("[{name}]{}", show(of)),
        ExpressionKind::Negative(of) => format!("-{}", show(of)),
        ExpressionKind::Step(of, by) => format!("{}{by:+}", show(of)),
        ExpressionKind::Script(body) => format!("{{{}}}", show_block(body)),
        ExpressionKind::Chain(first, rest) => {
            let rest =
                rest.iter().map(|(operator, it)| format!(" {:?} {}", operator.kind, show(it)));
            format!("({}{})", show(first), rest.collect::<String>())
        }
        ExpressionKind::Not(inner) => format!("not {}", show(inner)),
        other => format!("{other:?}"),
    }
}

/// Asserts what is understood, and that there are no diagnostics.
#[track_caller]
fn check(text: &str, expect: &str) {
    let script = parse(text);
    assert_eq!(script.diagnostics, vec![], "{text}");
    assert_eq!(show_script(&script), expect, "{text}");
}

/// Asserts a single diagnostic and the text that it marks.
#[track_caller]
fn check_problem(text: &str, under: &str, expect: Problem) {
    let script = parse(text);
    let told: Vec<_> =
        script.diagnostics.iter().map(|it| (it.span.of(text), &it.problem)).collect();
    assert_eq!(told, [(under, &expect)], "{text}");
}

const GET: &str = "Get-CsTeamsInteropPolicy";
const GRANT: &str = "Grant-CsTeamsInteropPolicy";

#[test]
fn values_are_read_with_and_without_quotes() {
    check("Get-CsTeamsInteropPolicy", GET);
    check("get-csteamsinteroppolicy GLOBAL", "Get-CsTeamsInteropPolicy ‹GLOBAL›");
    check("Get-CsTeamsInteropPolicy tag:X", "Get-CsTeamsInteropPolicy ‹tag:X›");
    check("Get-CsTeamsInteropPolicy 'it''s; $x `n'", "Get-CsTeamsInteropPolicy ‹it's; $x `n›");
    check("Get-CsTeamsInteropPolicy \"a`\"b`tc\"\"d\"", "Get-CsTeamsInteropPolicy ‹a\"b\tc\"d›");
    check("Get-CsTeamsInteropPolicy a`;b", "Get-CsTeamsInteropPolicy ‹a;b›");
    check("Get-CsTeamsInteropPolicy a'b c'd", "Get-CsTeamsInteropPolicy ‹ab cd›");
    check("Get-CsTeamsInteropPolicy a#b #c", "Get-CsTeamsInteropPolicy ‹a#b›");
    check("Get-CsTeamsInteropPolicy -Filter tag:*", "Get-CsTeamsInteropPolicy -Filter ‹tag:*›");
    check("Get-CsTeamsInteropPolicy -Filter:'tag:*'", "Get-CsTeamsInteropPolicy -Filter:‹tag:*›");
    check("Get-CsOnlineUser | fl a,*b*, 'c'", "Get-CsOnlineUser | Format-List (‹a›, ‹*b*›, ‹c›)");
}

#[test]
fn curled_quotes_and_long_dashes_count_as_powershell_takes_them() {
    check("Get-CsTeamsInteropPolicy \u{2018}a b\u{2019}", "Get-CsTeamsInteropPolicy ‹a b›");
    check("Get-CsTeamsInteropPolicy \u{201c}a b\u{201d}", "Get-CsTeamsInteropPolicy ‹a b›");
    check("Get-CsTeamsInteropPolicy \u{201e}a\"", "Get-CsTeamsInteropPolicy ‹a›");
    check("Get-CsTeamsInteropPolicy 'O\u{2019}\u{2019}B'", "Get-CsTeamsInteropPolicy ‹O\u{2019}B›");
    // Of two different adjacent quotes, the second one counts.
    check("Get-CsTeamsInteropPolicy 'a'\u{2019}b'", "Get-CsTeamsInteropPolicy ‹a\u{2019}b›");
    check("Get-CsTeamsInteropPolicy \u{2013}Identity X", "Get-CsTeamsInteropPolicy -Identity ‹X›");
    check("Get-CsTeamsInteropPolicy \u{2014}Identity:X", "Get-CsTeamsInteropPolicy -Identity:‹X›");
}

#[test]
fn lines_comments_and_prompts_are_told_apart() {
    check(&format!("{GET} # {GET}\n<# {GET}\n #> {GET}"), &format!("{GET}; {GET}"));
    check(&format!("{GET};{GET}\r\n\r\n{GET};"), &format!("{GET}; {GET}; {GET}"));
    check(&format!("PS C:\\> {GET}\n    PS C:\\Users\\me> {GET}"), &format!("{GET}; {GET}"));
    check(&format!("PS> {GET} `\n>> -Filter x"), &format!("{GET} -Filter ‹x›"));
    check(&format!("{GET} `\r\n  -Filter x"), &format!("{GET} -Filter ‹x›"));
    check(&format!("{GET} |\n\n fl"), &format!("{GET} | Format-List"));
    check(
        &format!("{GET} | fl Identity,\n ChatDefaultClient"),
        &format!("{GET} | Format-List (‹Identity›, ‹ChatDefaultClient›)"),
    );
    check(&format!("\u{feff}{GET}"), GET);
}

#[test]
fn switches_booleans_prefixes_and_aliases_bind() {
    check(
        "New-CsTeamsInteropPolicy X -Allow:$True -Calling Teams -Chat:Teams -wi -cf:$false",
        "New-CsTeamsInteropPolicy ‹X› -Allow:$True -Calling ‹Teams› -Chat:‹Teams› -wi -cf:$false",
    );
    check("Grant-CsTeamsInteropPolicy a@b.c X", &format!("{GRANT} ‹a@b.c› ‹X›"));
    check(
        "Grant-CsTeamsInteropPolicy -Pol X -Id a@b.c -Pass",
        &format!("{GRANT} -Pol ‹X› -Id ‹a@b.c› -Pass"),
    );
    check("Get-CsOnlineUser -Verb -EA Stop", "Get-CsOnlineUser -Verb -EA ‹Stop›");
}

#[test]
fn variables_tables_and_loops_are_read() {
    check(
        "$u = 'a@b.c'\nGrant-CsTeamsInteropPolicy -PolicyName X -Identity $u",
        &format!("$u = ‹a@b.c›; {GRANT} -PolicyName ‹X› -Identity $u"),
    );
    check(
        "$p = @{ Identity = 'a@b.c'; PolicyName='X' }\nGrant-CsTeamsInteropPolicy @p",
        &format!("$p = @{{Identity=‹a@b.c›; PolicyName=‹X›}}; {GRANT} @p"),
    );
    check(
        "$p = @{\n Identity='X'\n CallingDefaultClient = 'Sfb'\n}\nNew-CsTeamsInteropPolicy @p",
        "$p = @{Identity=‹X›; CallingDefaultClient=‹Sfb›}; New-CsTeamsInteropPolicy @p",
    );
    check(
        "foreach ($u in 'a@b.c','d@e.f') { Get-CsOnlineUser $u }",
        "each $u of (‹a@b.c›, ‹d@e.f›) do Get-CsOnlineUser $u",
    );
    check(
        "FOREACH($u in Get-CsOnlineUser)\n{\n Get-CsOnlineUser $u.UserPrincipalName\n}",
        "each $u of Get-CsOnlineUser do Get-CsOnlineUser $u.UserPrincipalName",
    );
    check("'a@b.c' | % { Get-CsOnlineUser $_ }", "‹a@b.c› | ForEach-Object {Get-CsOnlineUser $_}");
    check(
        "@('a','b') | foreach { Get-CsOnlineUser $_ }",
        "@<(‹a›, ‹b›)> | ForEach-Object {Get-CsOnlineUser $_}",
    );
    check(
        "Import-Csv .\\users.csv | ForEach-Object { Get-CsOnlineUser $_.Mail }",
        "Import-Csv ‹.\\users.csv› | ForEach-Object {Get-CsOnlineUser $_.Mail}",
    );
    check("$t = @'\nUPN\r\na@b.c\n'@ | ConvertFrom-Csv", "$t = ‹UPN\r\na@b.c› | ConvertFrom-Csv");
    check(
        "$n = 'X'; Get-CsTeamsInteropPolicy \"tag:$n\"",
        "$n = ‹X›; Get-CsTeamsInteropPolicy ‹tag:[$n]›",
    );
    check(
        "$n = 'X'; Get-CsTeamsInteropPolicy tag:$n",
        "$n = ‹X›; Get-CsTeamsInteropPolicy ‹tag:[$n]›",
    );
    check(
        "Get-CsOnlineUser | % { Get-CsOnlineUser \"sip:$($_.UserPrincipalName)\" }",
        "Get-CsOnlineUser | ForEach-Object {Get-CsOnlineUser ‹sip:[$_.UserPrincipalName]›}",
    );
    check("Get-CsOnlineUser (Get-CsOnlineUser).Alias", "Get-CsOnlineUser <Get-CsOnlineUser>.Alias");
}

#[test]
fn conditions_are_read() {
    check(
        "Get-CsTeamsInteropPolicy | ? CallingDefaultClient -eq Teams",
        &format!("{GET} | Where-Object ‹CallingDefaultClient› -eq ‹Teams›"),
    );
    check(
        "Get-CsTeamsInteropPolicy | where {$_.CallingDefaultClient -eq 'Teams' -and !($_.Identity -like \"*x*\")}",
        &format!(
            "{GET} | Where-Object {{(($_.CallingDefaultClient Equal ‹Teams›) And not <($_.Identity Like ‹*x*›)>)}}"
        ),
    );
    check(
        "Get-CsOnlineUser -Filter {TeamsInteropPolicy -eq $null}",
        "Get-CsOnlineUser -Filter {TeamsInteropPolicy -eq $null}",
    );
    check(
        "Get-CsOnlineUser -Filter \"TeamsInteropPolicy -eq 'X'\"",
        "Get-CsOnlineUser -Filter ‹TeamsInteropPolicy -eq 'X'›",
    );
    check(
        "Get-CsOnlineUser | ? { 'a','b' -contains $_.Alias }",
        "Get-CsOnlineUser | Where-Object {((‹a›, ‹b›) Contains $_.Alias)}",
    );
}

#[test]
fn what_connects_and_disconnects_is_let_through() {
    check(
        "Import-Module SkypeOnlineConnector\n$cred = Get-Credential\n$s = New-CsOnlineSession -Credential $cred\nImport-PSSession $s -AllowClobber",
        "Import-Module ‹SkypeOnlineConnector›; $cred = Import-Module; $s = Import-Module -Credential $cred; Import-Module $s -AllowClobber",
    );
}

#[test]
fn a_wrong_name_gets_the_nearest_right_one() {
    let command = |found: &str, similar| Problem::Command { found: found.to_owned(), similar };
    check_problem(
        "Grant-CsTeamInteropPolicy x",
        "Grant-CsTeamInteropPolicy",
        command("Grant-CsTeamInteropPolicy", Some(GRANT)),
    );
    check_problem("Get-Mailbox x", "Get-Mailbox", command("Get-Mailbox", None));
    check_problem("Get-CsUser x", "Get-CsUser", command("Get-CsUser", Some("Get-CsOnlineUser")));
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
    check_refused("'a' -band 'b'", "-band", Problem::Operator("-band".to_owned()));
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
fn tokens_say_what_to_colour() {
    let text = "foreach ($u in 'a') { fl $u.Alias -wi } # x";
    let kinds: Vec<_> = parse(text)
        .tokens
        .iter()
        .filter(|it| it.kind != TokenKind::Space)
        .map(|it| (it.span.of(text), it.kind))
        .collect();
    use TokenKind::{
        Close, Command, Comment, Keyword, Member, Open, Operator, Parameter, Variable, Verbatim,
    };
    assert_eq!(
        kinds,
        [
            ("foreach", Keyword),
            ("(", Open),
            ("$u", Variable),
            ("in", Keyword),
            ("'a'", Verbatim),
            (")", Close),
            ("{", Open),
            ("fl", Command),
            ("$u", Variable),
            (".", Operator),
            ("Alias", Member),
            ("-wi", Parameter),
            ("}", Close),
            ("# x", Comment),
        ]
    );
}

/// Properties of every text.
#[track_caller]
fn check_any(text: &str) -> Script {
    let script = parse(text);
    let mut at = 0;
    for token in &script.tokens {
        assert_eq!(token.span.start, at, "{text:?}");
        assert!(token.span.end > at && text.is_char_boundary(token.span.end), "{text:?}");
        at = token.span.end;
    }
    assert_eq!(at, text.len(), "{text:?}");
    let spans = script.diagnostics.iter().map(|it| it.span);
    for span in spans.chain(script.refused.iter().map(|it| it.span)) {
        assert!(text.get(span.start..span.end).is_some(), "{text:?} {span:?}");
    }
    script
}

/// Fragments of scripts, complete and broken.
const PIECES: [&str; 62] = [
    "'",
    "\"",
    "`",
    "$",
    "@",
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    "|",
    ";",
    ",",
    "\n",
    "\r\n",
    " ",
    "\t",
    "#",
    "<#",
    "#>",
    "@'\n",
    "\n'@",
    "@\"\n",
    "\n\"@",
    "$(",
    "${",
    "@{",
    "@(",
    "-",
    "\u{2013}",
    "\u{2019}",
    "\u{201c}",
    "=",
    "+=",
    ".",
    ":",
    "!",
    "&",
    ">",
    "é",
    "\u{feff}",
    "\u{85}",
    "PS>",
    "foreach",
    "in",
    "if",
    "$u",
    "$_",
    "$_.Alias",
    "-eq",
    "-and",
    "-not",
    "-Identity",
    "-wi:",
    "Get-CsOnlineUser",
    "Grant-CsTeamsInteropPolicy",
    "?",
    "%",
    "@p",
    "tag:x",
    "7",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_text_is_read_without_loss(text in any::<String>()) {
        check_any(&text);
    }

    #[test]
    fn any_pieces_are_read_without_loss(
        pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40),
        gap in prop::sample::select(&["", " "][..]),
    ) {
        check_any(&pieces.join(gap));
    }

    /// Whatever is on a line, the command on the next line is understood, unless the line opened
    /// something.
    #[test]
    fn a_line_of_words_never_takes_the_next_with_it(line in "[-a-zA-Z0-9.=!?*% $,;]{0,40}") {
        let text = format!("x {line} y\n{GET} 'last'\n");
        let script = check_any(&text);
        let last = script.statements.last().map(|it| it.span.of(&text).to_owned());
        prop_assert_eq!(last, Some(format!("{GET} 'last'")));
    }
}

#[test]
fn a_long_script_takes_no_longer_than_its_length() {
    let mut pieces: Vec<String> = PIECES.iter().map(|it| (*it).to_owned()).collect();
    for one in PIECES {
        for other in ["\"", "'", "`", "(", " ", "\n", "x ", "$(", "{"] {
            pieces.push(format!("{one}{other}"));
        }
    }
    pieces.push("Grant-CsTeamsInteropPolicy -PolicyName X -Identity a@b.c\n".to_owned());
    pieces.push("$a1 = @{ Identity = 'x' }\nNew-CsTeamsInteropPolicy @a1 -Filtre $b\n".to_owned());
    for piece in pieces {
        assert_linear(&piece, 25_000, |size| drop(check_any(&piece.repeat(size / piece.len()))));
    }
}

#[test]
fn nothing_stands_so_deep_that_the_stack_ends() {
    let deep = |text: String| {
        let read = move || drop(parse(&text));
        // The stack of the page is four times this size.
        let small = std::thread::Builder::new().stack_size(256 * 1024);
        small.spawn(read).unwrap().join().unwrap();
    };
    for piece in
        ["(", "{", "@{ a = ", "$(", "! ", "-not ", "'a' | % { ", "foreach ($a in (", "(1 -eq "]
    {
        deep(piece.repeat(2000));
    }
    for (open, close) in [("(", ")"), ("'a' | ? { 1 -eq ", " }"), ("@{ a = ", "}")] {
        for depth in 1..40 {
            deep(open.repeat(depth) + "1" + &close.repeat(depth));
        }
    }
    deep("$a".to_owned() + &".b".repeat(50_000));
    deep("1".to_owned() + &" -eq 1 -and 1".repeat(50_000));
}

#[test]
fn remarks_are_bounded() {
    let script = check_any(&"Get-Mailbox\n".repeat(5000));
    assert_eq!(script.diagnostics.len(), 201);
    assert!(script.diagnostics.iter().any(|it| it.problem == Problem::TooMany));
    let script = check_any(&"if x\n".repeat(5000));
    assert_eq!(script.diagnostics.len(), 201);
    assert_eq!(script.diagnostics[200].problem, Problem::TooMany);
    assert!(
        check_any(&"(".repeat(5000)).diagnostics.iter().any(|it| it.problem == Problem::TooDeep)
    );
}

/// Whether another project's grammar of PowerShell accepts the text.
fn parses(text: &str) -> bool {
    let mut parser = tree_sitter::Parser::new();
    parser.set_language(&tree_sitter_powershell::LANGUAGE.into()).unwrap();
    !parser.parse(text, None).unwrap().root_node().has_error()
}

#[test]
fn the_judge_knows_right_from_wrong() {
    assert!(parses("Get-CsOnlineUser -Identity 'a b' | fl *teams*"));
    assert!(!parses("Get-CsOnlineUser -Identity 'a b | fl"));
    assert!(!parses("foreach ($u in ) { }"));
}

#[test]
fn every_command_that_is_written_is_read_by_us_and_by_the_judge() {
    let mut written = Vec::new();
    for instance in PRESETS {
        for fields in PolicyFields::all() {
            written.extend(grant(instance, fields, EXAMPLE_USER));
        }
    }
    written.extend(Mode::VARIANTS.iter().flat_map(|it| grant_mode(*it, EXAMPLE_USER)));
    for command in &written {
        let script = parse(&command.line);
        assert_eq!(script.diagnostics, vec![], "{}", command.line);
        assert_eq!(script.statements.len(), 1, "{}", command.line);
        assert!(parses(&command.line), "{}", command.line);
    }
    assert!(written.len() > PRESETS.len() * 18);
}

#[test]
fn what_the_judge_refuses_is_remarked_on() {
    for text in [
        "Get-CsOnlineUser |",
        "Get-CsOnlineUser 'a",
        "foreach ($u in) { }",
        "$x = (Get-CsOnlineUser",
        "Get-CsOnlineUser }",
        "@{ a = }",
    ] {
        assert!(!parses(text), "{text}");
        let remarks = parse(text).diagnostics;
        assert!(remarks.iter().any(|it| it.problem.weight() == Weight::Error), "{text}");
    }
}
