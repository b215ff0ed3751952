//! The documents that rules and warnings cite, section by section.

use strum::VariantArray;

/// A document of the period. Its title, date and place are in [`crate::text::sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, VariantArray)]
pub enum Document {
    /// Quick-start guide for Phone System with Calling Plans in Teams, 7 December 2017.
    Guide,
    /// The same page as revised until 14 December 2017.
    GuideRevised,
    /// "Microsoft Teams and Skype for Business interoperability", 12 December 2017.
    Interoperability,
    /// Reference of the `-CsTeamsInteropPolicy` cmdlets, December 2017 to June 2019.
    CmdletReference,
    /// "Understand calling in Teams", a tutorial of June 2018.
    CallingTutorial,
    /// "Migration and interoperability guidance", May 2018 and later.
    MigrationGuidance,
    /// "Coexistence with Skype for Business", November 2018 to August 2019.
    Coexistence,
    /// Cmdlets of Skype for Business Online by scope: what can be granted to whom.
    CmdletScopes,
}

/// One section of one document: where a fact is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, VariantArray)]
pub enum Source {
    /// Guide, "Prerequisites for enabling the Calls tab in Teams".
    GuidePrerequisites,
    /// Guide, the limitations under the prerequisites.
    GuideLimitations,
    /// Guide, "Default policy".
    GuideDefaultPolicy,
    /// Guide, "Configuring Teams to receive inbound PSTN calls".
    GuideInboundPstn,
    /// Guide, "Configuring Teams to allow users to change their preferred calling experience".
    GuideUserChoice,
    /// Revised guide, the bullets of the Teams policy.
    RevisedInboundPstn,
    /// Revised guide, the warning not to edit Global.
    RevisedGlobal,
    /// Revised guide, the note on the Calls tab.
    RevisedCallsTab,
    /// Interoperability page, "What interoperability means".
    InteropMeaning,
    /// Interoperability page, "Interop requirements".
    InteropRequirements,
    /// Interoperability page, "Supported topologies for interop".
    InteropTopologies,
    /// Interoperability page, "Interop experiences limitations".
    InteropLimits,
    /// Interoperability page, "Interop policy overview".
    InteropOverview,
    /// Interoperability page, "Chat default client".
    InteropChat,
    /// Interoperability page, "Calling default client": the routing table.
    InteropCalling,
    /// Interoperability page, "Allowing user choice".
    InteropUserChoice,
    /// Interoperability page, "Policy for Skype for Business on-premises users".
    InteropOnPremises,
    /// Interoperability page, "Policy for Hybrid Voice users (CCE or OPCH)".
    InteropHybrid,
    /// Interoperability page, "Policy for users with specialized Skype for Business workflows".
    InteropWorkflows,
    /// `Grant-CsTeamsInteropPolicy`, synopsis of April 2018: the instances that stay valid.
    ReferenceSynopsis,
    /// `Grant-CsTeamsInteropPolicy`, example 3: user choice.
    ReferenceUserChoice,
    /// `Grant-CsTeamsInteropPolicy`, example 4: on-premises and Hybrid Voice users.
    ReferenceHybrid,
    /// `Grant-CsTeamsInteropPolicy`, notes: "External Calling Support".
    ReferenceExternalCalling,
    /// `Grant-CsTeamsInteropPolicy`, notes: "IP Phone Support".
    ReferenceIpPhones,
    /// `Grant-CsTeamsInteropPolicy`, note on chat settings.
    ReferenceChat,
    /// Tutorial, on initiating and receiving calls.
    TutorialCalling,
    /// Migration guidance, on on-premises users.
    MigrationOnPremises,
    /// Migration guidance, on the accounts that users need.
    MigrationAccounts,
    /// Migration guidance, the announced changes: no mixed values, no user choice.
    MigrationChanges,
    /// Migration guidance, on desk phones.
    MigrationPhones,
    /// Migration guidance of 2019, "Detailed mode descriptions".
    MigrationModes,
    /// The same section before 30 May 2019, when Direct Routing still worked in Islands.
    MigrationModesEarlier,
    /// Coexistence article, "In-tenant routing for new chats or calls".
    CoexistenceInTenant,
    /// The same tables as changed in March 2021 and changed back that July.
    CoexistenceRevised,
    /// Coexistence article, "Federated routing for new chats or calls".
    CoexistenceFederated,
    /// Scope reference, on granting `Global`.
    ScopesGlobal,
}

impl Source {
    /// The document that the section is in.
    pub const fn document(self) -> Document {
        match self {
            Self::GuidePrerequisites
            | Self::GuideLimitations
            | Self::GuideDefaultPolicy
            | Self::GuideInboundPstn
            | Self::GuideUserChoice => Document::Guide,
            Self::RevisedInboundPstn | Self::RevisedGlobal | Self::RevisedCallsTab => {
                Document::GuideRevised
            }
            Self::InteropMeaning
            | Self::InteropRequirements
            | Self::InteropTopologies
            | Self::InteropLimits
            | Self::InteropOverview
            | Self::InteropChat
            | Self::InteropCalling
            | Self::InteropUserChoice
            | Self::InteropOnPremises
            | Self::InteropHybrid
            | Self::InteropWorkflows => Document::Interoperability,
            Self::ReferenceSynopsis
            | Self::ReferenceUserChoice
            | Self::ReferenceHybrid
            | Self::ReferenceExternalCalling
            | Self::ReferenceIpPhones
            | Self::ReferenceChat => Document::CmdletReference,
            Self::TutorialCalling => Document::CallingTutorial,
            Self::MigrationOnPremises
            | Self::MigrationAccounts
            | Self::MigrationChanges
            | Self::MigrationPhones
            | Self::MigrationModes
            | Self::MigrationModesEarlier => Document::MigrationGuidance,
            Self::CoexistenceInTenant | Self::CoexistenceRevised | Self::CoexistenceFederated => {
                Document::Coexistence
            }
            Self::ScopesGlobal => Document::CmdletScopes,
        }
    }
}
