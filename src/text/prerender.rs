//! The words of what is written at build time, to be read without the program.

use super::labels;
use crate::routing::{CustomerType, Licence};

/// On the fold over the table of every answer.
pub const EVERY_ANSWER: &str = "Every answer of the guide’s edition, as a table";
/// What the table shows.
pub const EVERY_ANSWER_CAPTION: &str = "Where each call lands, by organization, licence and effective calling client: CallingDefaultClient, or what the user chose where the policy allows a choice. Answers rest on the guide unless they say otherwise.";
/// Heads the column of settings.
pub const SETTING: &str = "Calling client";
/// Heads the list of all calls.
pub const EVERY_CALL: &str = "Every call to this user";
/// Leads from a page of the guide into the program.
pub const OPEN_IN_APP: &str = "Explore this answer: why, what would change it, and all others";

/// A scenario that the guide names.
pub struct GuideScenario {
    /// In the address of its page.
    pub token: &'static str,
    /// In its title.
    pub name: &'static str,
    /// The question, as it stands in an address.
    pub question: &'static str,
    /// What it is about.
    pub about: &'static str,
}

/// The scenarios that the guide names, in its order.
pub const GUIDE_SCENARIOS: [GuideScenario; 4] = [
    GuideScenario {
        token: "default-policy",
        name: "Default policy",
        question: "policy=Global",
        about: "Global is what every tenant starts with: AllowEndUserClientOverride False, CallingDefaultClient Default, ChatDefaultClient Default. It keeps calls where they were while Teams is tried out.",
    },
    GuideScenario {
        token: "inbound-pstn",
        name: "Inbound PSTN in Teams",
        question: "policy=DisallowOverrideCallingTeamsChatTeams",
        about: "Granting DisallowOverrideCallingTeamsChatTeams makes Teams the calling client. Federated calls do not follow it.",
    },
    GuideScenario {
        token: "user-choice",
        name: "The user chooses",
        question: "override=true&choice=teams",
        about: "A policy with AllowEndUserClientOverride True lets the user choose a preferred calling application; here the user chose Teams. A later document calls such policies no longer valid.",
    },
    GuideScenario {
        token: "revert",
        name: "Back to the default",
        question: "policy=Global&call=teams-voip",
        about: "Granting Global again takes an earlier grant back: VoIP from Teams rings in Teams, everything else is as it was before.",
    },
];

/// The title of a scenario's page.
pub fn guide_title(scenario: &str, customer: CustomerType) -> String {
    let who = match customer {
        CustomerType::ExistingSkypeForBusiness => "with Skype for Business",
        CustomerType::WithoutSkypeForBusiness => "without Skype for Business",
        CustomerType::HybridVoice => "with Hybrid Voice",
        CustomerType::OnPremisesHomed => "homed on-premises",
    };
    format!("{scenario}, {who}")
}

/// A group of the table: an organization and what its users are provisioned with.
pub fn group(customer: CustomerType, licence: Licence) -> String {
    let organization = labels::customer(customer);
    match licence {
        Licence::Provisioned => format!("{organization}, with Phone System and Calling Plans"),
        Licence::NotProvisioned => {
            format!("{organization}, without a licence for the telephone network")
        }
    }
}

/// The other reading, after a landing.
pub fn or(landing: &str) -> String {
    format!(" (disputed, or {landing})")
}

/// On what an answer rests.
pub fn by(basis: &str) -> String {
    format!(" ({basis})")
}
