//! What stands around printed output in transcripts, mail and errors.

use call_landing::powershell::language::{Context, Problem, parse_in};
use call_landing::powershell::reading::{NotRead, read_output};
use call_landing::powershell::tenant::{Era, Input, Tenant, run};

const USER: &str = "UserPrincipalName : ann@contoso.com\nEnterpriseVoiceEnabled : True\n";

#[test]
fn the_header_and_the_end_of_a_transcript_are_passed_over() {
    let stars = "*".repeat(22);
    let text = format!(
        "{stars}\nWindows PowerShell transcript start\nStart time: 20230814101112\nUsername: CONTOSO\\admin\nMachine: ADM01 (Microsoft Windows NT 10.0.19045.0)\nProcess ID: 4711\n{stars}\nTranscript started, output file is C:\\out.txt\nPS C:\\> Get-CsOnlineUser ann@contoso.com | fl\n\n{USER}\nPS C:\\> Stop-Transcript\n{stars}\nWindows PowerShell transcript end\nEnd time: 20230814101212\n{stars}\n"
    );
    let reading = read_output(&text);
    assert_eq!(reading.unread, []);
    assert_eq!(reading.users.len(), 1);
    // In another language, the line that names the file is a line like any other.
    let german = text.replace("Transcript started", "Die Aufzeichnung wurde gestartet");
    assert_eq!(read_output(&german).unread.len(), 1);
}

#[test]
fn stars_that_close_nothing_are_a_line_like_any_other() {
    let text = format!("{}\n{USER}", "*".repeat(30));
    let reading = read_output(&text);
    assert_eq!(reading.unread.len(), 1);
    assert_eq!(reading.users.len(), 1);
}

#[test]
fn quoted_output_is_read() {
    let quoted: String = USER.lines().map(|it| format!("> {it}\n")).collect();
    let reading = read_output(&quoted);
    assert_eq!(reading.unread, []);
    assert_eq!(reading.users[0].user.sign_in, "ann@contoso.com");
}

/// An error as PowerShell 7 prints it.
const ERROR: &str = "Set-CsUserCallingSettings: C:\\scripts\\forward.ps1:12\nLine |\n  12 |  Set-CsUserCallingSettings -Identity $u -UnansweredTargetType $false\n     |                                                              ~~~~~~\n     | Cannot validate argument on parameter 'UnansweredTargetType'.\n";

#[test]
fn an_error_of_powershell_7_is_one_remark() {
    let reading = read_output(&format!("{ERROR}\n{USER}"));
    let found: Vec<_> = reading.unread.iter().map(|it| &it.why).collect();
    assert!(matches!(found.as_slice(), [NotRead::Failed(_)]), "{found:?}");
}

#[test]
fn an_error_of_powershell_7_in_a_session_is_output() {
    let text = format!("PS C:\\> .\\forward.ps1\n{ERROR}\nPS C:\\> Get-CsOnlineUser\n");
    let script = parse_in(&text, &Context::at(Era::Today));
    let output = script.diagnostics.iter().filter(|it| it.problem == Problem::Output);
    assert_eq!(output.count(), 1, "{:?}", script.diagnostics);
    assert_eq!(script.diagnostics.len(), 2, "{:?}", script.diagnostics);
}

#[test]
fn a_pattern_is_known_by_its_name() {
    let reading = read_output(
        "Name        : BlockNumber1\nEnabled     : True\nDescription : Block\nPattern     : ^\\+1900\n",
    );
    assert_eq!(reading.unread, []);
}

/// What is remarked on in a session, and whether its command ran.
fn session(text: &str) -> (Vec<Problem>, bool) {
    let context = Context::at(Era::August2019);
    let script = parse_in(text, &context);
    let tenant = Tenant::example(Era::August2019);
    let after = run(text, &script, &tenant, Input::default()).tenant;
    let problems = script.diagnostics.into_iter().map(|it| it.problem).collect();
    (problems, after.user("ann@contoso.com").is_some_and(|it| it.upgrade.is_some()))
}

const GRANT: &str = "Grant-CsTeamsUpgradePolicy -PolicyName SfBOnly -Identity ann@contoso.com";

#[test]
fn the_banner_of_a_session_is_passed_over() {
    let banner = "Windows PowerShell\nCopyright (C) Microsoft Corporation. All rights reserved.\n\nTry the new cross-platform PowerShell https://aka.ms/pscore6\n\n";
    for banner in [banner, "PowerShell 7.4.1\n", "\u{feff}PowerShell 7.4.1\r\n\r\n"] {
        assert_eq!(session(&format!("{banner}PS C:\\Users\\ann> {GRANT}\n")), (vec![], true));
    }
    // Without a prompt it is a script with a strange first line.
    let (problems, ran) = session(&format!("PowerShell 7.4.1\n{GRANT}\n"));
    assert_eq!((problems.len(), ran), (1, true));
}

#[test]
fn prompts_of_other_sessions_are_prompts() {
    for prompt in ["[PS] C:\\Windows\\system32>", "[srv01]: PS C:\\> ", "[srv01.contoso.com]: PS>"]
    {
        let text = format!("{prompt}Get-CsOnlineUser ann\nRunspaceId : 5a1b\n\n{prompt}{GRANT}\n");
        assert_eq!(session(&text), (vec![Problem::Output], true), "{prompt}");
    }
    let (problems, _) = session("[string]$a = 'x'\n[PS]\n");
    assert!(!problems.contains(&Problem::Output), "{problems:?}");
}

#[test]
fn output_after_a_command_of_several_lines_is_output() {
    let text = format!(
        "PS C:\\> foreach ($it in 1) {{\n>> {GRANT}\n>> }}\n>>\nWARNING: The names of some commands are unusual.\n\nPS C:\\> Get-CsOnlineUser `\n>> -Identity ann@contoso.com\n\nDisplayName : Ann Beebe\n"
    );
    assert_eq!(session(&text), (vec![Problem::Output, Problem::Output], true));
}

#[test]
fn the_fence_around_a_block_of_code_is_passed_over() {
    assert_eq!(session(&format!("```powershell\n{GRANT}\n```\n")), (vec![], true));
}
