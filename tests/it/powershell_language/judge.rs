//! Our parser against another project’s grammar.

use super::*;

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
