//! Words of this edition that depend on more than one answer.

use super::answers::{at, derived};
use super::{CallType, InteropCall};
use crate::routing::{Case, Direction, FactAt, Subject, Words};

/// What a policy is called whose fields no preset has.
pub const CUSTOM: &str = "Custom";

/// The words of the edition.
pub static WORDS: InteropWords = InteropWords;

/// The words of the edition.
pub struct InteropWords;

/// The name of the policy: that of the preset it still is, or "Custom".
pub fn policy_name(subject: Subject) -> &'static str {
    subject.unchanged_preset().map_or(CUSTOM, |it| it.name)
}

/// What is known of the user, in a line.
pub fn user(subject: &Subject) -> String {
    let case = subject.case;
    let license = case.label(at::LICENSED);
    match case.is_offered(at::CHOICE) && case.get(at::CHOICE) != 0 {
        true => format!("{license}; chose {}", case.label(at::CHOICE)),
        false => license.to_owned(),
    }
}

fn calling(case: Case) -> String {
    format!("calling {}", case.label(at::CALLING))
}

fn allowing(case: Case) -> String {
    format!("override {}", case.label(at::OVERRIDE))
}

impl Words for InteropWords {
    fn about(&self) -> &'static str {
        "a retired Microsoft policy. It decided where calls rang until January 2019."
    }

    fn subject(&self, case: &Case) -> String {
        let call = match InteropCall::from(*case).call {
            CallType::TeamsVoip => "A VoIP call from Teams to this user",
            CallType::SfbVoip => "A VoIP call from Skype for Business to this user",
            CallType::PstnIn => "An inbound PSTN call to this user",
            CallType::FederatedIn => "An inbound federated call to this user",
            CallType::PstnOut => "An outbound PSTN call from this user",
            CallType::FederatedOut => "An outbound federated call from this user",
            CallType::TeamsChat => "A chat from Teams to this user",
            CallType::SfbChat => "A chat from Skype for Business to this user",
            CallType::FederatedChat => "A federated chat to this user",
        };
        call.to_owned()
    }

    fn title(&self, case: &Case) -> String {
        case.label(at::CALL).to_owned()
    }

    fn policy_box(&self, subject: &Subject) -> Vec<String> {
        let client = FactAt::Derived(derived::EFFECTIVE_CLIENT);
        let client =
            subject.edition().value(client, subject.case.derived(derived::EFFECTIVE_CLIENT));
        vec![policy_name(*subject).to_owned(), format!("Effective calling client: {client}")]
    }

    fn policy_hint(&self, subject: &Subject) -> String {
        let case = subject.case;
        format!("{}, {}, chat {}", allowing(case), calling(case), case.label(at::CHAT))
    }

    fn ticket(&self, subject: &Subject) -> Vec<(&'static str, String)> {
        let case = subject.case;
        let policy = format!(
            "`{}` (`AllowEndUserClientOverride` {}, `CallingDefaultClient` {}, `ChatDefaultClient` {})",
            policy_name(*subject),
            case.label(at::OVERRIDE),
            case.label(at::CALLING),
            case.label(at::CHAT),
        );
        let choice = case.label(at::CHOICE).to_ascii_lowercase();
        let mut lines = vec![
            ("Organization", case.label(at::CUSTOMER).to_owned()),
            ("Policy", policy),
            ("User", format!("{}, choice: {choice}", case.label(at::LICENSED))),
        ];
        if case.direction() != Direction::Chat {
            let client = case.derived(derived::EFFECTIVE_CLIENT);
            let fact = crate::routing::FactAt::Derived(derived::EFFECTIVE_CLIENT);
            let client = case.edition().value(fact, client);
            lines.push(("Effective calling client", client.to_owned()));
        }
        lines
    }

    fn call(&self, case: &Case) -> String {
        case.line().map_or_else(String::new, |it| it.kind.to_owned())
    }
}
