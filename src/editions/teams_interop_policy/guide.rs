//! The scenarios that the guide itself names, each of which gets a page of its own.

use super::{License, Organization};

/// A scenario that the guide names.
pub struct GuideTopic {
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
pub const GUIDE_TOPICS: [GuideTopic; 4] = [
    GuideTopic {
        token: "default-policy",
        name: "Default policy",
        question: "policy=Global",
        about: "Global is what every tenant starts with: AllowEndUserClientOverride False, CallingDefaultClient Default, ChatDefaultClient Default. It keeps calls where they were while Teams is tried out.",
    },
    GuideTopic {
        token: "inbound-pstn",
        name: "Inbound PSTN in Teams",
        question: "policy=DisallowOverrideCallingTeamsChatTeams",
        about: "Granting DisallowOverrideCallingTeamsChatTeams makes Teams the calling client. Federated calls do not follow it.",
    },
    GuideTopic {
        token: "user-choice",
        name: "The user chooses",
        question: "override=true&choice=teams",
        about: "A policy with AllowEndUserClientOverride True lets the user choose a preferred calling application; here the user chose Teams. A later document calls such policies no longer valid.",
    },
    GuideTopic {
        token: "revert",
        name: "Back to the default",
        question: "policy=Global&call=teams-voip",
        about: "Granting Global again takes an earlier grant back: VoIP from Teams rings in Teams, everything else is as it was before.",
    },
];

/// The title of a scenario's page.
pub fn guide_title(scenario: &str, customer: Organization) -> String {
    let who = match customer {
        Organization::ExistingSkypeForBusiness => "with Skype for Business",
        Organization::WithoutSkypeForBusiness => "without Skype for Business",
        Organization::HybridVoice => "with Hybrid Voice",
        Organization::OnPremisesHomed => "homed on-premises",
    };
    format!("{scenario}, {who}")
}

/// A group of the table of every answer: an organization, and what its users are provisioned with.
pub fn group(customer: Organization, license: License) -> String {
    let organization = customer.label();
    match license {
        License::Provisioned => format!("{organization}, with Phone System and Calling Plans"),
        License::NotProvisioned => {
            format!("{organization}, without a license for the telephone network")
        }
    }
}
