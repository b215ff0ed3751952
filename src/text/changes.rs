//! Changes in words.

use super::conditions::allowed;
use super::labels;
use crate::routing::{Attestation, Change, Licence, UserChoice};

/// A change, as what to do. Names of fields and values stand between backticks.
pub fn change(change: Change) -> String {
    match change {
        Change::Calling(client) => {
            format!("Set `CallingDefaultClient` to `{}`", <&str>::from(client))
        }
        Change::Chat(client) => format!("Set `ChatDefaultClient` to `{}`", <&str>::from(client)),
        Change::Override(value) => {
            format!("Set `AllowEndUserClientOverride` to `{}`", allowed(value))
        }
        Change::Grant(instance) => match instance.attestation {
            Attestation::NamePatternOnly => {
                format!("Grant `{}`, if it exists", instance.identity.name())
            }
            Attestation::Guide | Attestation::CmdletReference => {
                format!("Grant `{}`", instance.identity.name())
            }
        },
        Change::Choice(UserChoice::None) => "The user takes the choice back".to_owned(),
        Change::Choice(choice) => format!("The user chooses {}", labels::choice(choice)),
        Change::Licence(Licence::Provisioned) => {
            "Provision Phone System and Calling Plans".to_owned()
        }
        Change::Licence(Licence::NotProvisioned) => {
            "Take Phone System and Calling Plans away".to_owned()
        }
    }
}

/// What kind of thing a change touches.
pub const fn kind_of_change(change: Change) -> &'static str {
    match change {
        Change::Calling(_) => "CallingDefaultClient",
        Change::Chat(_) => "ChatDefaultClient",
        Change::Override(_) => "AllowEndUserClientOverride",
        Change::Grant(_) => "another instance",
        Change::Choice(_) => "the user’s choice",
        Change::Licence(_) => "the licence",
    }
}
