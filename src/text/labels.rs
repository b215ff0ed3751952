//! Short names of things, for pickers, lines and lists.

use crate::routing::{
    Basis, CallType, CustomerType, Edition, InteropPolicy, Landing, Licence, Override,
    PolicyFields, PolicyIdentity, Scenario, UserChoice,
};

/// A call, as the picker names it.
pub const fn call(call: CallType) -> &'static str {
    match call {
        CallType::TeamsVoip => "VoIP from Teams",
        CallType::SfbVoip => "VoIP from Skype for Business",
        CallType::PstnIn => "PSTN, inbound",
        CallType::FederatedIn => "Federated, inbound",
        CallType::PstnOut => "PSTN, outbound",
        CallType::FederatedOut => "Federated, outbound",
        CallType::TeamsChat => "Chat from Teams",
        CallType::SfbChat => "Chat from Skype for Business",
        CallType::FederatedChat => "Chat, federated",
    }
}

/// A call, where there is little room.
pub const fn call_short(call: CallType) -> &'static str {
    match call {
        CallType::SfbVoip => "VoIP from SfB",
        CallType::SfbChat => "Chat from SfB",
        _ => self::call(call),
    }
}

/// A call, as the subject of a sentence about all such calls.
pub const fn call_kind(call: CallType) -> &'static str {
    match call {
        CallType::PstnIn => "Inbound PSTN",
        CallType::FederatedIn => "Inbound federated VoIP",
        CallType::PstnOut => "Outbound PSTN",
        CallType::FederatedOut => "Outbound federated VoIP",
        CallType::FederatedChat => "Federated chat",
        CallType::TeamsVoip | CallType::SfbVoip | CallType::TeamsChat | CallType::SfbChat => {
            self::call(call)
        }
    }
}

/// An organization, as the picker names it.
pub const fn customer(customer: CustomerType) -> &'static str {
    match customer {
        CustomerType::ExistingSkypeForBusiness => "Has Skype for Business",
        CustomerType::WithoutSkypeForBusiness => "Without Skype for Business",
        CustomerType::HybridVoice => "Hybrid Voice",
        CustomerType::OnPremisesHomed => "Homed on-premises",
    }
}

/// What an organization is, in a few words.
pub const fn customer_hint(customer: CustomerType) -> &'static str {
    match customer {
        CustomerType::ExistingSkypeForBusiness => "Users are in Skype for Business Online.",
        CustomerType::WithoutSkypeForBusiness => "Nobody uses Skype for Business.",
        CustomerType::HybridVoice => "Online users, telephone lines through CCE or OPCH.",
        CustomerType::OnPremisesHomed => "The user lives on a server in a hybrid topology.",
    }
}

/// A landing, in the words that stand on the screen.
pub const fn landing(landing: Landing) -> &'static str {
    match landing {
        Landing::Teams => "Teams",
        Landing::SkypeForBusiness => "Skype for Business",
        Landing::EitherClient => "Either client",
        Landing::Nowhere => "Nobody’s phone rings",
        Landing::NotSupported => "Not supported",
        Landing::NotApplicable => "No such caller",
        Landing::NotGoverned => "Not decided by this policy",
        Landing::NotPossible => "Not possible",
    }
}

/// A landing, where there is hardly any room.
pub const fn landing_short(landing: Landing) -> &'static str {
    match landing {
        Landing::Teams => "Teams",
        Landing::SkypeForBusiness => "SfB",
        Landing::EitherClient => "Either",
        Landing::Nowhere => "Nobody",
        Landing::NotSupported => "Unsupported",
        Landing::NotApplicable => "No caller",
        Landing::NotGoverned => "Not decided",
        Landing::NotPossible => "Impossible",
    }
}

/// What would happen, as the rest of a sentence that begins with the call.
pub const fn lands(landing: Landing) -> &'static str {
    match landing {
        Landing::Teams => "lands in Teams",
        Landing::SkypeForBusiness => "lands in Skype for Business",
        Landing::EitherClient => "works from either client",
        Landing::Nowhere => "nobody’s phone rings",
        Landing::NotSupported => "is not supported",
        Landing::NotApplicable => "has no such caller",
        Landing::NotGoverned => "is not decided by this policy",
        Landing::NotPossible => "is not possible",
    }
}

/// The tag beside an answer.
pub const fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Guide => "the guide",
        Basis::Document => "another document",
        Basis::Inferred => "inferred",
        Basis::Disputed { .. } => "disputed",
    }
}

/// The same, by the position of its public word.
pub fn basis_of(at: usize) -> &'static str {
    let alternative = Landing::Teams;
    let all = [Basis::Guide, Basis::Document, Basis::Inferred, Basis::Disputed { alternative }];
    all.get(at).map_or("", |&it| basis(it))
}

/// What the tag beside an answer means.
pub const fn basis_meaning(basis: Basis) -> &'static str {
    match basis {
        Basis::Guide => "The guide says this.",
        Basis::Document => "The guide is silent here; another document of its months says this.",
        Basis::Inferred => {
            "No document says this outright; it follows from what they say together."
        }
        Basis::Disputed { .. } => "The documents can be read two ways; the other reading is named.",
    }
}

/// The choice of the user, as the picker names it.
pub const fn choice(choice: UserChoice) -> &'static str {
    match choice {
        UserChoice::None => "Nothing chosen",
        UserChoice::Teams => "Teams",
        UserChoice::Sfb => "Skype for Business",
    }
}

/// Whether the user is licensed, in a word or two.
pub const fn licence(licence: Licence) -> &'static str {
    match licence {
        Licence::Provisioned => "Phone System + Calling Plans",
        Licence::NotProvisioned => "No calling plan",
    }
}

/// What is known of the user, in a line.
pub fn user(scenario: Scenario) -> String {
    let licence = licence(scenario.licence);
    match (scenario.policy.allow_end_user_client_override, scenario.choice) {
        (Override::On, UserChoice::Teams | UserChoice::Sfb) => {
            format!("{licence}; chose {}", choice(scenario.choice))
        }
        _ => licence.to_owned(),
    }
}

/// The user that a whole matrix is asked for, in a line.
pub fn user_of_matrix(scenario: Scenario) -> String {
    match scenario.choice {
        UserChoice::None => licence(scenario.licence).to_owned(),
        choice => format!(
            "{}; where the policy allows it, the user chose {}",
            licence(scenario.licence),
            self::choice(choice)
        ),
    }
}

/// An instance, as PowerShell prints its identity.
pub fn identity(identity: PolicyIdentity) -> String {
    match identity {
        PolicyIdentity::Global => identity.name().to_owned(),
        PolicyIdentity::Tag(name) => format!("Tag:{name}"),
    }
}

/// A policy, as the picker and the map name it.
pub fn policy(instance: &InteropPolicy, fields: PolicyFields) -> String {
    if instance.fields == fields {
        instance.identity.name().to_owned()
    } else {
        "Custom".to_owned()
    }
}

/// The calling client of a policy, where there is little room.
pub fn calling(fields: PolicyFields) -> String {
    format!("calling {}", <&str>::from(fields.calling_default_client))
}

/// The override of a policy, where there is little room.
pub fn allowing(fields: PolicyFields) -> String {
    format!("override {}", super::conditions::allowed(fields.allow_end_user_client_override))
}

/// An edition, as the date that it stands for.
pub const fn edition(edition: Edition) -> &'static str {
    match edition {
        Edition::Guide201712 => "As of December 2017",
        Edition::Modes201908 => "As of August 2019",
    }
}
