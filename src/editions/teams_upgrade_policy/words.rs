//! Words of this edition that depend on more than one answer.

use super::answers::{Client, Mode, at};
use super::{CallType, ModeCall};
use crate::routing::{Case, Subject, Words};

/// The words of the edition.
pub static WORDS: ModeWords = ModeWords;

/// The words of the edition.
pub struct ModeWords;

/// A mode in two short lines.
const fn mode_lines(mode: Mode) -> [&'static str; 2] {
    match mode {
        Mode::Islands => ["Islands", "both clients"],
        Mode::SfbOnly => ["SfBOnly", "Skype for Business"],
        Mode::SfbWithTeamsCollab => ["SfBWithTeamsCollab", "channels in Teams"],
        Mode::SfbWithTeamsCollabAndMeetings => ["SfBWithTeamsCollab", "and meetings in Teams"],
        Mode::TeamsOnly => ["TeamsOnly", "Teams"],
    }
}

const fn client(client: Client) -> &'static str {
    match client {
        Client::Teams => "Teams",
        Client::Sfb => "Skype for Business",
    }
}

impl Words for ModeWords {
    fn about(&self) -> &'static str {
        "a retired product state. Skype for Business Online closed in July 2021."
    }

    fn subject(&self, case: &Case) -> String {
        let it = ModeCall::from(*case);
        let user = match it.mode {
            Mode::TeamsOnly => "a TeamsOnly user".to_owned(),
            mode => format!("a user in {}", mode.name()),
        };
        let from = client(it.from.client);
        match it.call {
            CallType::PstnIn => format!("An inbound PSTN call to {user}"),
            CallType::PstnOut => format!("An outbound PSTN call from {user}"),
            CallType::InTenant => format!("A new call or chat from {from} to {user}"),
            CallType::FederatedIn => format!("A new federated call or chat from {from} to {user}"),
        }
    }

    fn title(&self, case: &Case) -> String {
        format!("{}, {}", case.label(at::CALL), case.label(at::MODE))
    }

    fn policy_box(&self, subject: &Subject) -> Vec<String> {
        let mode = ModeCall::from(subject.case).mode;
        vec![mode.name().to_owned(), mode_lines(mode)[1].to_owned()]
    }

    fn policy_hint(&self, subject: &Subject) -> String {
        let [_, more] = mode_lines(ModeCall::from(subject.case).mode);
        more.to_owned()
    }

    fn ticket(&self, subject: &Subject) -> Vec<(&'static str, String)> {
        let case = subject.case;
        let asked = case.edition().numbered().filter(|it| case.is_asked(it.0));
        asked.map(|(at, question)| (question.heading, case.label(at).to_owned())).collect()
    }

    fn call(&self, case: &Case) -> String {
        let short = |at| case.answer(at).map_or("", |it| it.short);
        let kind = case.label(at::CALL);
        if case.is_asked(at::PSTN) {
            return format!("{kind}: {}", short(at::PSTN));
        }
        let [mode, client, home] = [at::FROM_MODE, at::FROM_CLIENT, at::FROM_HOME].map(short);
        format!("{kind}: {mode}, {client}, {home}")
    }
}
