//! The commands of a suggested change, and those that undo it.

use super::tenant::Era;
use super::writing::{
    CUSTOM_POLICY, Command, EXAMPLE_USER, Recipients, Remark, Request, Wanted, next_line, plan,
};
use crate::routing::{Answer, Attestation, Change, Preset, Remedy, Role, Subject};

/// Commands that make a change and commands that undo it. Both are empty if no command does it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RemedyCommands {
    /// Makes the change.
    pub apply: Vec<Command>,
    /// Gives the user back the policy that they had.
    pub undo: Vec<Command>,
}

/// The name of a new policy where the user has one of their own already.
const SECOND_POLICY: &str = "Tag:CustomPolicy2";

/// The commands that make the changes of a remedy for a user. Empty where no command does it, because
/// somebody assigns a license or the user chooses.
pub fn remedy_commands(subject: Subject, remedy: &Remedy) -> RemedyCommands {
    let edition = subject.edition();
    let mut commands = policy_commands(subject, remedy);
    let of_answer = |(question, answer)| edition.answer(question, answer).and_then(by_command);
    for change in &remedy.changes {
        let Change::Set(question, answer) = *change else { continue };
        let apply = of_answer((question, answer));
        if apply.is_some() {
            let before = edition.answer(question, subject.case.get(question));
            commands.undo.extend(before.and_then(back));
        }
        commands.apply.extend(apply);
    }
    commands
}

/// The command that an answer names, for the example's user.
fn by_command(answer: &Answer) -> Option<Command> {
    if !is_command(answer.by_hand) {
        return None;
    }
    let line = answer.by_hand.replace(" -", &format!("{}-", next_line("")));
    let named = [
        ("USER", EXAMPLE_USER),
        ("COLLEAGUE", "colleague@contoso.com"),
        ("NUMBER", "'+15551234567'"),
    ];
    let line = named.iter().fold(line, |line, (word, name)| line.replace(word, name));
    Some(Command { line, remark: Remark::SetsOfUser })
}

/// What gives back an answer that a command changed: a command, or a comment where none does.
fn back(answer: &'static Answer) -> Option<Command> {
    let by_hand = || Command { line: format!("# {}", answer.by_hand), remark: Remark::ByHand };
    by_command(answer).or_else(|| (!answer.by_hand.is_empty()).then(by_hand))
}

/// Whether what is done by hand is a command of a module that has more than policies.
pub fn is_command(by_hand: &str) -> bool {
    ["Set-Cs", "Grant-Cs"].iter().any(|it| by_hand.starts_with(it))
}

/// The commands for what a remedy does to the policy.
fn policy_commands(subject: Subject, remedy: &Remedy) -> RemedyCommands {
    let edition = subject.edition();
    if !remedy.changes.iter().any(|it| it.role(edition) == Role::Policy) {
        return RemedyCommands::default();
    }
    let Some(era) = Era::first_of(edition) else {
        return RemedyCommands::default();
    };
    // A policy that has no preset's settings has a name that nobody knows here: the example's.
    let is_named = |it: &&Preset| it.attestation == Attestation::Documented;
    let same = subject.unchanged_preset().or_else(|| subject.case.preset().filter(is_named));
    let before = same.map_or(CUSTOM_POLICY, |it| it.name);
    let name = if before == CUSTOM_POLICY { SECOND_POLICY } else { CUSTOM_POLICY };
    let planned = plan(&Request {
        wanted: Wanted::of(subject.after(&remedy.changes), name),
        recipients: Recipients::One(EXAMPLE_USER),
        before: Some(before),
        era,
    });
    planned.map_or_else(
        |_| RemedyCommands::default(),
        |it| RemedyCommands { apply: it.apply, undo: it.roll_back },
    )
}
