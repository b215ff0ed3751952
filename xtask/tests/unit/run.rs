use super::{cargo, quiet, seconds, shown};
use std::time::Duration;

#[test]
fn a_failure_names_command_output_and_next_step() -> anyhow::Result<()> {
    let result = quiet(&mut cargo(&["no-such-subcommand"])?, "try something else");
    let message = result.err().map(|error| error.to_string()).unwrap_or_default();
    assert!(message.starts_with("`cargo no-such-subcommand` failed"), "{message}");
    assert!(message.contains("  | error: no such command"), "{message}");
    assert!(message.ends_with("Next: try something else"), "{message}");
    Ok(())
}

#[test]
fn commands_are_shown_as_typed() {
    let mut command = std::process::Command::new("/some/where/trunk");
    command.args(["build", "two words"]);
    assert_eq!(shown(&command), "`trunk build \"two words\"`");
}

#[test]
fn times_are_short() {
    assert_eq!(seconds(Duration::from_millis(440)), "0.4 s");
    assert_eq!(seconds(Duration::from_secs(12)), "12 s");
    assert_eq!(seconds(Duration::from_secs(125)), "2 min 05 s");
}
