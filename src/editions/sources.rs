//! The documents that rules and warnings cite, section by section.

use crate::routing::{Document, Source};

/// Quick-start guide for Phone System with Calling Plans in Teams, 7 December 2017.
pub static GUIDE: Document = Document {
    title: "Configuring Phone System with Calling Plans in Microsoft Teams: quick start guide, 7 December 2017",
    short: "Guide",
};

/// The same page as revised until 14 December 2017.
pub static GUIDE_REVISED: Document =
    Document { title: "The guide as revised, 4 to 14 December 2017", short: "Revised guide" };

/// "Microsoft Teams and Skype for Business interoperability", 12 December 2017.
pub static INTEROPERABILITY: Document = Document {
    title: "Microsoft Teams and Skype for Business interoperability, 12 December 2017",
    short: "Interoperability page",
};

/// Reference of the `-CsTeamsInteropPolicy` cmdlets, December 2017 to June 2019.
pub static CMDLET_REFERENCE: Document = Document {
    title: "Reference of the CsTeamsInteropPolicy cmdlets, December 2017 to June 2019",
    short: "Cmdlet reference",
};

/// "Understand calling in Teams", a tutorial of June 2018.
pub static CALLING_TUTORIAL: Document = Document {
    title: "Understand calling in Teams, tutorial, June 2018",
    short: "Calling tutorial",
};

/// "Migration and interoperability guidance", May 2018 and later.
pub static MIGRATION_GUIDANCE: Document = Document {
    title: "Migration and interoperability guidance for Teams with Skype for Business, May 2018",
    short: "Migration guidance",
};

/// "Coexistence with Skype for Business", November 2018 to August 2019.
pub static COEXISTENCE: Document = Document {
    title: "Coexistence with Skype for Business, November 2018 to August 2019",
    short: "Coexistence article",
};

/// Cmdlets of Skype for Business Online by scope: what can be granted to whom.
pub static CMDLET_SCOPES: Document =
    Document { title: "Skype for Business Online cmdlets by scope", short: "Cmdlet scopes" };

const fn section(document: &'static Document, section: &'static str) -> Source {
    Source { document, section }
}

/// Guide, "Prerequisites for enabling the Calls tab in Teams".
pub const GUIDE_PREREQUISITES: Source =
    section(&GUIDE, "Prerequisites for enabling the Calls tab in Teams");
/// Guide, the limitations under the prerequisites.
pub const GUIDE_LIMITATIONS: Source = section(&GUIDE, "Prerequisites, limitations");
/// Guide, "Default policy".
pub const GUIDE_DEFAULT_POLICY: Source = section(&GUIDE, "Default policy");
/// Guide, "Configuring Teams to receive inbound PSTN calls".
pub const GUIDE_INBOUND_PSTN: Source =
    section(&GUIDE, "Configuring Teams to receive inbound PSTN calls");
/// Guide, "Configuring Teams to allow users to change their preferred calling experience".
pub const GUIDE_USER_CHOICE: Source = section(
    &GUIDE,
    "Configuring Teams to allow users to change their preferred calling experience",
);
/// Revised guide, the bullets of the Teams policy.
pub const REVISED_INBOUND_PSTN: Source =
    section(&GUIDE_REVISED, "Configuring Teams to receive inbound PSTN calls");
/// Revised guide, the warning not to edit Global.
pub const REVISED_GLOBAL: Source = section(&GUIDE_REVISED, "Default policy, warning");
/// Revised guide, the note on the Calls tab.
pub const REVISED_CALLS_TAB: Source = section(&GUIDE_REVISED, "Default policy, note");
/// Interoperability page, "What interoperability means".
pub const INTEROP_MEANING: Source = section(&INTEROPERABILITY, "What interoperability means");
/// Interoperability page, "Interop requirements".
pub const INTEROP_REQUIREMENTS: Source = section(&INTEROPERABILITY, "Interop requirements");
/// Interoperability page, "Supported topologies for interop".
pub const INTEROP_TOPOLOGIES: Source =
    section(&INTEROPERABILITY, "Supported topologies for interop");
/// Interoperability page, "Interop experiences limitations".
pub const INTEROP_LIMITS: Source = section(&INTEROPERABILITY, "Interop experiences limitations");
/// Interoperability page, "Interop policy overview".
pub const INTEROP_OVERVIEW: Source = section(&INTEROPERABILITY, "Interop policy overview");
/// Interoperability page, "Chat default client".
pub const INTEROP_CHAT: Source = section(&INTEROPERABILITY, "Chat default client");
/// Interoperability page, "Calling default client": the routing table.
pub const INTEROP_CALLING: Source = section(&INTEROPERABILITY, "Calling default client");
/// Interoperability page, "Allowing user choice".
pub const INTEROP_USER_CHOICE: Source = section(&INTEROPERABILITY, "Allowing user choice");
/// Interoperability page, "Policy for Skype for Business on-premises users".
pub const INTEROP_ON_PREMISES: Source =
    section(&INTEROPERABILITY, "Policy for Skype for Business on-premises users");
/// Interoperability page, "Policy for Hybrid Voice users (CCE or OPCH)".
pub const INTEROP_HYBRID: Source =
    section(&INTEROPERABILITY, "Policy for Hybrid Voice users (CCE or OPCH)");
/// Interoperability page, "Policy for users with specialized Skype for Business workflows".
pub const INTEROP_WORKFLOWS: Source =
    section(&INTEROPERABILITY, "Policy for users with specialized Skype for Business workflows");
/// `Grant-CsTeamsInteropPolicy`, synopsis of April 2018: the instances that stay valid.
pub const REFERENCE_SYNOPSIS: Source =
    section(&CMDLET_REFERENCE, "Grant-CsTeamsInteropPolicy, synopsis (April 2018)");
/// `Grant-CsTeamsInteropPolicy`, example 3: user choice.
pub const REFERENCE_USER_CHOICE: Source =
    section(&CMDLET_REFERENCE, "Grant-CsTeamsInteropPolicy, example 3");
/// `Grant-CsTeamsInteropPolicy`, example 4: on-premises and Hybrid Voice users.
pub const REFERENCE_HYBRID: Source =
    section(&CMDLET_REFERENCE, "Grant-CsTeamsInteropPolicy, example 4");
/// `Grant-CsTeamsInteropPolicy`, notes: "External Calling Support".
pub const REFERENCE_EXTERNAL_CALLING: Source =
    section(&CMDLET_REFERENCE, "Grant-CsTeamsInteropPolicy, External Calling Support");
/// `Grant-CsTeamsInteropPolicy`, notes: "IP Phone Support".
pub const REFERENCE_IP_PHONES: Source =
    section(&CMDLET_REFERENCE, "Grant-CsTeamsInteropPolicy, IP Phone Support");
/// `Grant-CsTeamsInteropPolicy`, note on chat settings.
pub const REFERENCE_CHAT: Source =
    section(&CMDLET_REFERENCE, "Grant-CsTeamsInteropPolicy, synopsis, note");
/// Tutorial, on initiating and receiving calls.
pub const TUTORIAL_CALLING: Source = section(&CALLING_TUTORIAL, "(on placing and receiving calls)");
/// Migration guidance, on on-premises users.
pub const MIGRATION_ON_PREMISES: Source =
    section(&MIGRATION_GUIDANCE, "(on users homed on-premises)");
/// Migration guidance, on the accounts that users need.
pub const MIGRATION_ACCOUNTS: Source =
    section(&MIGRATION_GUIDANCE, "(on accounts in Skype for Business Online)");
/// Migration guidance, the announced changes: no mixed values, no user choice.
pub const MIGRATION_CHANGES: Source = section(&MIGRATION_GUIDANCE, "(on the announced changes)");
/// Migration guidance, on desk phones.
pub const MIGRATION_PHONES: Source = section(&MIGRATION_GUIDANCE, "(on IP phones)");
/// Migration guidance of 2019, "Detailed mode descriptions".
pub const MIGRATION_MODES: Source =
    section(&MIGRATION_GUIDANCE, "Detailed mode descriptions (2019)");
/// The same section before 30 May 2019, when Direct Routing still worked in Islands.
pub const MIGRATION_MODES_EARLIER: Source =
    section(&MIGRATION_GUIDANCE, "Detailed mode descriptions (May 2018 to May 2019)");
/// Coexistence article, "In-tenant routing for new chats or calls".
pub const COEXISTENCE_IN_TENANT: Source =
    section(&COEXISTENCE, "In-tenant routing for new chats or calls");
/// The same tables as changed in March 2021 and changed back that July.
pub const COEXISTENCE_REVISED: Source =
    section(&COEXISTENCE, "In-tenant routing for new chats or calls (March to July 2021)");
/// Coexistence article, on conversations that exist already.
pub const COEXISTENCE_THREADS: Source = section(&COEXISTENCE, "(on existing conversations)");
/// Coexistence article, "Federated routing for new chats or calls".
pub const COEXISTENCE_FEDERATED: Source =
    section(&COEXISTENCE, "Federated routing for new chats or calls");
/// Scope reference, on granting `Global`.
pub const SCOPES_GLOBAL: Source = section(&CMDLET_SCOPES, "(on granting the global policy)");
