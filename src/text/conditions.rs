//! What a condition asked for, and what was there.

use super::labels;
use crate::routing::{
    Agreement, Condition, DefaultClient, EffectiveClient, EffectiveReason, Facts, Licence,
    Override, Standing,
};

/// One condition in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What is looked at.
    pub what: &'static str,
    /// What the rule asks for.
    pub wanted: String,
    /// What is there.
    pub there: String,
}

impl Asked {
    /// What the rule asks for.
    pub fn asks(&self) -> String {
        format!("{} is {}", self.what, self.wanted)
    }

    /// What is there instead.
    pub fn here(&self) -> String {
        format!(" · here {}", self.there)
    }
}

/// Puts a condition into words.
pub fn asked(condition: Condition, facts: &Facts) -> Asked {
    let words = |what, wanted: String, there: &str| Asked { what, wanted, there: there.to_owned() };
    match condition {
        Condition::Customer(any) => words(
            "Organization",
            either(any.iter().map(|&it| labels::customer(it))),
            labels::customer(facts.customer),
        ),
        Condition::Call(any) => {
            words("Call", either(any.iter().map(|&it| labels::call(it))), labels::call(facts.call))
        }
        Condition::Calling(any) => words("Client that counts", clients(any), facts.calling.into()),
        Condition::Licence(one) => {
            words("Licence", licence(one).to_owned(), licence(facts.licence))
        }
        Condition::Override(one) => words(
            "AllowEndUserClientOverride",
            allowed(one).to_owned(),
            allowed(facts.policy.allow_end_user_client_override),
        ),
        Condition::Choice(any) => words(
            "User’s choice",
            either(any.iter().map(|&it| labels::choice(it))),
            labels::choice(facts.choice),
        ),
        Condition::CallingWritten(any) => {
            words("CallingDefaultClient", clients(any), facts.policy.calling_default_client.into())
        }
        Condition::ChatWritten(any) => {
            words("ChatDefaultClient", clients(any), facts.policy.chat_default_client.into())
        }
        Condition::Values(one) => words(
            "Calling and chat",
            agreement(one).to_owned(),
            agreement(facts.policy.agreement()),
        ),
        Condition::Standing(any) => words(
            "Policy",
            either(any.iter().map(|&it| standing(it))),
            facts.standing.map_or("any", standing),
        ),
    }
}

/// Which client counts, and why.
pub fn effective(effective: EffectiveClient) -> (String, &'static str) {
    let client: &str = effective.client.into();
    let why = match effective.reason {
        EffectiveReason::OverrideOff => "Override is off, so the policy’s own value counts.",
        EffectiveReason::ChoiceIgnored => {
            "Override is off, so the policy’s own value counts and the user’s choice does not."
        }
        EffectiveReason::UserChose => "Override is on, so the user’s choice counts.",
        EffectiveReason::NothingChosen => {
            "Override is on, but the user chose nothing, so the policy’s own value counts. That is \
             inferred: no document says it."
        }
    };
    (format!("The calling client that counts is {client}."), why)
}

/// The value of a switch, as PowerShell prints it.
pub const fn allowed(value: Override) -> &'static str {
    match value {
        Override::Off => "False",
        Override::On => "True",
    }
}

const fn licence(licence: Licence) -> &'static str {
    match licence {
        Licence::Provisioned => "provisioned",
        Licence::NotProvisioned => "not provisioned",
    }
}

const fn agreement(agreement: Agreement) -> &'static str {
    match agreement {
        Agreement::Same => "alike",
        Agreement::Mixed => "different",
    }
}

const fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Attested => "an instance that a document names",
        Standing::NamePatternOnly => "an instance that no document names",
        Standing::EditedGlobal => "an edited Global",
        Standing::Custom => "a custom policy",
    }
}

fn clients(any: &[DefaultClient]) -> String {
    either(any.iter().map(|&it| it.into()))
}

/// "A", "A or B", "A, B or C".
pub fn either(words: impl Iterator<Item = &'static str>) -> String {
    let words: Vec<&str> = words.collect();
    match words.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}
