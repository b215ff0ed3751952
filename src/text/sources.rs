//! Documents and their sections, by title.

use crate::routing::{Document, Source};

/// The title of a document, its date with it.
pub const fn document(document: Document) -> &'static str {
    match document {
        Document::Guide => {
            "Configuring Phone System with Calling Plans in Microsoft Teams: quick start guide, 7 December 2017"
        }
        Document::GuideRevised => "The guide as revised, 4 to 14 December 2017",
        Document::Interoperability => {
            "Microsoft Teams and Skype for Business interoperability, 12 December 2017"
        }
        Document::CmdletReference => {
            "Reference of the CsTeamsInteropPolicy cmdlets, December 2017 to June 2019"
        }
        Document::CallingTutorial => "Understand calling in Teams, tutorial, June 2018",
        Document::MigrationGuidance => {
            "Migration and interoperability guidance for Teams with Skype for Business, May 2018"
        }
        Document::Coexistence => {
            "Coexistence with Skype for Business, November 2018 to August 2019"
        }
        Document::CmdletScopes => "Skype for Business Online cmdlets by scope",
    }
}

/// A document in a word or two, for use beside a rule.
pub const fn document_short(document: Document) -> &'static str {
    match document {
        Document::Guide => "Guide",
        Document::GuideRevised => "Revised guide",
        Document::Interoperability => "Interoperability page",
        Document::CmdletReference => "Cmdlet reference",
        Document::CallingTutorial => "Calling tutorial",
        Document::MigrationGuidance => "Migration guidance",
        Document::Coexistence => "Coexistence article",
        Document::CmdletScopes => "Cmdlet scopes",
    }
}

/// The name of a section; in round brackets what a passage is about, where its heading was not seen.
pub const fn section(source: Source) -> &'static str {
    match source {
        Source::GuidePrerequisites => "Prerequisites for enabling the Calls tab in Teams",
        Source::GuideLimitations => "Prerequisites, limitations",
        Source::GuideDefaultPolicy => "Default policy",
        Source::GuideInboundPstn => "Configuring Teams to receive inbound PSTN calls",
        Source::GuideUserChoice => {
            "Configuring Teams to allow users to change their preferred calling experience"
        }
        Source::RevisedInboundPstn => "Configuring Teams to receive inbound PSTN calls",
        Source::RevisedGlobal => "Default policy, warning",
        Source::RevisedCallsTab => "Default policy, note",
        Source::InteropMeaning => "What interoperability means",
        Source::InteropRequirements => "Interop requirements",
        Source::InteropTopologies => "Supported topologies for interop",
        Source::InteropLimits => "Interop experiences limitations",
        Source::InteropOverview => "Interop policy overview",
        Source::InteropChat => "Chat default client",
        Source::InteropCalling => "Calling default client",
        Source::InteropUserChoice => "Allowing user choice",
        Source::InteropOnPremises => "Policy for Skype for Business on-premises users",
        Source::InteropHybrid => "Policy for Hybrid Voice users (CCE or OPCH)",
        Source::InteropWorkflows => {
            "Policy for users with specialized Skype for Business workflows"
        }
        Source::ReferenceSynopsis => "Grant-CsTeamsInteropPolicy, synopsis (April 2018)",
        Source::ReferenceUserChoice => "Grant-CsTeamsInteropPolicy, example 3",
        Source::ReferenceHybrid => "Grant-CsTeamsInteropPolicy, example 4",
        Source::ReferenceExternalCalling => "Grant-CsTeamsInteropPolicy, External Calling Support",
        Source::ReferenceIpPhones => "Grant-CsTeamsInteropPolicy, IP Phone Support",
        Source::ReferenceChat => "Grant-CsTeamsInteropPolicy, synopsis, note",
        Source::TutorialCalling => "(on placing and receiving calls)",
        Source::MigrationOnPremises => "(on users homed on-premises)",
        Source::MigrationAccounts => "(on accounts in Skype for Business Online)",
        Source::MigrationChanges => "(on the announced changes)",
        Source::MigrationPhones => "(on IP phones)",
        Source::MigrationModes => "Detailed mode descriptions (2019)",
        Source::MigrationModesEarlier => "Detailed mode descriptions (May 2018 to May 2019)",
        Source::CoexistenceInTenant => "In-tenant routing for new chats or calls",
        Source::CoexistenceRevised => {
            "In-tenant routing for new chats or calls (March to July 2021)"
        }
        Source::CoexistenceFederated => "Federated routing for new chats or calls",
        Source::ScopesGlobal => "(on granting the global policy)",
    }
}

/// A source where there is little room: "Guide · Default policy".
pub fn cite(source: Source) -> String {
    format!("{} · {}", document_short(source.document()), section(source))
}
