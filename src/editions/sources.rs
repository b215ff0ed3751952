//! The documents that rules and warnings cite, section by section.
//!
//! Each leads to the very text that was read: the document at one commit of a public copy of
//! Microsoft's repository, and the heading or line there. Commit ids are those of the original.

use crate::routing::{Document, Source, said};

/// A page of the product documentation at a commit.
macro_rules! page {
    ($commit:literal, $path:literal) => {
        concat!("https://github.com/zcvele/OfficeDocs-SkypeForBusiness/blob/", $commit, "/", $path)
    };
}

/// A page of the cmdlet reference at a commit.
macro_rules! cmdlet_page {
    ($commit:literal, $path:literal) => {
        concat!(
            "https://github.com/MicrosoftDocs/office-docs-powershell/blob/",
            $commit,
            "/skype/skype-ps/skype/",
            $path
        )
    };
}

/// Quick-start guide for Phone System with Calling Plans in Teams, 7 December 2017. Its headings have
/// no anchors, so its sections lead to lines.
pub static GUIDE: Document = Document {
    title: said(
        "Configuring Phone System with Calling Plans in Microsoft Teams: quick start guide, 7 December 2017",
    ),
    short: "Guide",
    address: said(page!(
        "39977ec4eddc3283d0867c4e2b2250da678fcab8",
        "Teams/configuring-teams-calling-quickstartguide.md"
    )),
};

/// The same page as revised until 14 December 2017.
pub static GUIDE_REVISED: Document = Document {
    title: said("The guide as revised, 4 to 14 December 2017"),
    short: "Revised guide",
    address: said(page!(
        "46d433510cdac1160dfb6212c4472758eb05596f",
        "Teams/configuring-teams-calling-quickstartguide.md"
    )),
};

/// "Microsoft Teams and Skype for Business interoperability", 12 December 2017.
pub static INTEROPERABILITY: Document = Document {
    title: said("Microsoft Teams and Skype for Business interoperability, 12 December 2017"),
    short: "Interoperability page",
    address: said(page!(
        "f02c6a67eaedac545b35de81e0095c31960cec71",
        "Teams/Teams-and-SkypeforBusiness-interoperability.md"
    )),
};

/// Reference of the `-CsTeamsInteropPolicy` cmdlets, December 2017.
pub static CMDLET_REFERENCE: Document = Document {
    title: said("Reference of the CsTeamsInteropPolicy cmdlets, December 2017 to June 2019"),
    short: "Cmdlet reference",
    address: said(cmdlet_page!(
        "4da950aa42a6b0f412e008d640d332b3fc4947ee",
        "Grant-CsTeamsInteropPolicy.md"
    )),
};

/// The same reference in April 2018, when most instances stopped being valid.
pub static CMDLET_REFERENCE_REVISED: Document = Document {
    title: said("Reference of the CsTeamsInteropPolicy cmdlets, as revised in April 2018"),
    short: "Cmdlet reference",
    address: said(cmdlet_page!(
        "45fb61d0b3bee827050aef09fed7de9c7f02ba93",
        "Grant-CsTeamsInteropPolicy.md"
    )),
};

/// "Understand calling in Teams", a tutorial of June 2018.
pub static CALLING_TUTORIAL: Document = Document {
    title: said("Understand calling in Teams, tutorial, June 2018"),
    short: "Calling tutorial",
    address: said(page!(
        "c2570ac4cdeecd591a51df54afcf870a549fe7e7",
        "Teams/Tutorial-Calling-in-Teams.yml"
    )),
};

/// "Migration and interoperability guidance" as first published, May 2018.
pub static MIGRATION_GUIDANCE: Document = Document {
    title: said(
        "Migration and interoperability guidance for Teams with Skype for Business, May 2018",
    ),
    short: "Migration guidance",
    address: said(page!(
        "58839aa9a16fed1c8742673fa212fbf1ada8867f",
        "Teams/migration-interop-guidance-for-teams-with-skype.md"
    )),
};

/// The same guidance in June 2019, after Direct Routing in Islands was ruled out.
pub static MIGRATION_GUIDANCE_2019: Document = Document {
    title: said(
        "Migration and interoperability guidance for Teams with Skype for Business, June 2019",
    ),
    short: "Migration guidance",
    address: said(page!(
        "dc05723be86c9b6c07f6b385279ef06249ab9e65",
        "Teams/migration-interop-guidance-for-teams-with-skype.md"
    )),
};

/// "Coexistence with Skype for Business", November 2018 to August 2019.
pub static COEXISTENCE: Document = Document {
    title: said("Coexistence with Skype for Business, November 2018 to August 2019"),
    short: "Coexistence article",
    address: said(page!(
        "b440c21084f2a966bc5d84f6af20eba0a0dca956",
        "Teams/coexistence-chat-calls-presence.md"
    )),
};

/// The change of March 2021 to the same article, which was undone that July.
pub static COEXISTENCE_CHANGE: Document = Document {
    title: said("Coexistence with Skype for Business, as changed from March to July 2021"),
    short: "Coexistence article",
    address: said("https://github.com/MicrosoftDocs/OfficeDocs-SkypeForBusiness/pull/6839"),
};

/// Cmdlets of Skype for Business Online by scope: what can be granted to whom.
pub static CMDLET_SCOPES: Document = Document {
    title: said("Skype for Business Online cmdlets by scope"),
    short: "Cmdlet scopes",
    address: said(page!(
        "934efb7ff4068ac3ee10de784fd038f476def95a",
        "Lync/LyncServer/cmdlets-in-skype-for-business-online-that-use-a-user-identity-and-the-tag-scope.md"
    )),
};

const fn section(
    document: &'static Document,
    section: &'static str,
    anchor: &'static str,
) -> Source {
    Source { document, section: said(section), anchor: said(anchor) }
}

/// Guide, "Prerequisites for enabling the Calls tab in Teams".
pub const GUIDE_PREREQUISITES: Source =
    section(&GUIDE, "Prerequisites for enabling the Calls tab in Teams", "?plain=1#L25");
/// Guide, the limitations under the prerequisites.
pub const GUIDE_LIMITATIONS: Source = section(&GUIDE, "Prerequisites, limitations", "?plain=1#L29");
/// Guide, "Default policy".
pub const GUIDE_DEFAULT_POLICY: Source = section(&GUIDE, "Default policy", "?plain=1#L36");
/// Guide, "Configuring Teams to receive inbound PSTN calls".
pub const GUIDE_INBOUND_PSTN: Source =
    section(&GUIDE, "Configuring Teams to receive inbound PSTN calls", "?plain=1#L59");
/// Guide, "Configuring Teams to allow users to change their preferred calling experience".
pub const GUIDE_USER_CHOICE: Source = section(
    &GUIDE,
    "Configuring Teams to allow users to change their preferred calling experience",
    "?plain=1#L81",
);
/// Revised guide, the bullets of the Teams policy.
pub const REVISED_INBOUND_PSTN: Source = section(
    &GUIDE_REVISED,
    "Configuring Teams to receive inbound PSTN calls",
    "#configuring-teams-to-receive-inbound-pstn-calls",
);
/// Revised guide, the warning not to edit Global.
pub const REVISED_GLOBAL: Source =
    section(&GUIDE_REVISED, "Default policy, warning", "#default-teams-interop-policy");
/// Revised guide, the note on the Calls tab.
pub const REVISED_CALLS_TAB: Source =
    section(&GUIDE_REVISED, "Default policy, note", "#default-teams-interop-policy");
/// Interoperability page, "What interoperability means".
pub const INTEROP_MEANING: Source =
    section(&INTEROPERABILITY, "What interoperability means", "#what-interoperability-means");
/// Interoperability page, "Interop requirements".
pub const INTEROP_REQUIREMENTS: Source =
    section(&INTEROPERABILITY, "Interop requirements", "#interop-requirements");
/// Interoperability page, "Supported topologies for interop".
pub const INTEROP_TOPOLOGIES: Source = section(
    &INTEROPERABILITY,
    "Supported topologies for interop",
    "#supported-topologies-for-interop",
);
/// Interoperability page, "Interop experiences limitations".
pub const INTEROP_LIMITS: Source = section(
    &INTEROPERABILITY,
    "Interop experiences limitations",
    "#interop-experiences-limitations",
);
/// Interoperability page, "Interop policy overview".
pub const INTEROP_OVERVIEW: Source =
    section(&INTEROPERABILITY, "Interop policy overview", "#interop-policy-overview");
/// Interoperability page, "Chat default client".
pub const INTEROP_CHAT: Source =
    section(&INTEROPERABILITY, "Chat default client", "#chat-default-client");
/// Interoperability page, "Calling default client": the routing table.
pub const INTEROP_CALLING: Source =
    section(&INTEROPERABILITY, "Calling default client", "#calling-default-client");
/// Interoperability page, "Allowing user choice".
pub const INTEROP_USER_CHOICE: Source =
    section(&INTEROPERABILITY, "Allowing user choice", "#allowing-user-choice");
/// Interoperability page, "Policy for Skype for Business on-premises users".
pub const INTEROP_ON_PREMISES: Source = section(
    &INTEROPERABILITY,
    "Policy for Skype for Business on-premises users",
    "#policy-for-skype-for-business-on-premises-users",
);
/// Interoperability page, "Policy for Hybrid Voice users (CCE or OPCH)".
pub const INTEROP_HYBRID: Source = section(
    &INTEROPERABILITY,
    "Policy for Hybrid Voice users (CCE or OPCH)",
    "#policy-for-hybrid-voice-users-cce-or-opch",
);
/// Interoperability page, "Policy for users with specialized Skype for Business workflows".
pub const INTEROP_WORKFLOWS: Source = section(
    &INTEROPERABILITY,
    "Policy for users with specialized Skype for Business workflows",
    "#policy-for-users-with-specialized-skype-for-business-workflows",
);
/// `Grant-CsTeamsInteropPolicy`, synopsis of April 2018: the instances that stay valid.
pub const REFERENCE_SYNOPSIS: Source = section(
    &CMDLET_REFERENCE_REVISED,
    "Grant-CsTeamsInteropPolicy, synopsis (April 2018)",
    "#synopsis",
);
/// `Grant-CsTeamsInteropPolicy`, example 3: user choice.
pub const REFERENCE_USER_CHOICE: Source =
    section(&CMDLET_REFERENCE, "Grant-CsTeamsInteropPolicy, example 3", "?plain=1#L55");
/// `Grant-CsTeamsInteropPolicy`, example 4: on-premises and Hybrid Voice users.
pub const REFERENCE_HYBRID: Source =
    section(&CMDLET_REFERENCE, "Grant-CsTeamsInteropPolicy, example 4", "?plain=1#L67");
/// `Grant-CsTeamsInteropPolicy`, notes: "External Calling Support".
pub const REFERENCE_EXTERNAL_CALLING: Source = section(
    &CMDLET_REFERENCE,
    "Grant-CsTeamsInteropPolicy, External Calling Support",
    "?plain=1#L220",
);
/// `Grant-CsTeamsInteropPolicy`, notes: "IP Phone Support".
pub const REFERENCE_IP_PHONES: Source =
    section(&CMDLET_REFERENCE, "Grant-CsTeamsInteropPolicy, IP Phone Support", "?plain=1#L230");
/// `Grant-CsTeamsInteropPolicy`, note on chat settings.
pub const REFERENCE_CHAT: Source =
    section(&CMDLET_REFERENCE, "Grant-CsTeamsInteropPolicy, synopsis, note", "#synopsis");
/// Tutorial, on initiating and receiving calls.
pub const TUTORIAL_CALLING: Source =
    section(&CALLING_TUTORIAL, "(on placing and receiving calls)", "#L108");
/// Migration guidance, on on-premises users.
pub const MIGRATION_ON_PREMISES: Source =
    section(&MIGRATION_GUIDANCE, "(on users homed on-premises)", "#fundamental-concepts");
/// Migration guidance, on the accounts that users need.
pub const MIGRATION_ACCOUNTS: Source = section(
    &MIGRATION_GUIDANCE,
    "(on accounts in Skype for Business Online)",
    "#fundamental-concepts",
);
/// Migration guidance, the announced changes: no mixed values, no user choice.
pub const MIGRATION_CHANGES: Source = section(
    &MIGRATION_GUIDANCE,
    "(on the announced changes)",
    "#summary-of-planned-functionality-changes-to-simplify-coexistence-and-migration",
);
/// Migration guidance, on desk phones.
pub const MIGRATION_PHONES: Source =
    section(&MIGRATION_GUIDANCE, "(on IP phones)", "#detailed-mode-descriptions");
/// Migration guidance of 2019, "Detailed mode descriptions".
pub const MIGRATION_MODES: Source = section(
    &MIGRATION_GUIDANCE_2019,
    "Detailed mode descriptions (2019)",
    "#detailed-mode-descriptions",
);
/// The same section before 30 May 2019, when Direct Routing still worked in Islands.
pub const MIGRATION_MODES_EARLIER: Source = section(
    &MIGRATION_GUIDANCE,
    "Detailed mode descriptions (May 2018 to May 2019)",
    "#detailed-mode-descriptions",
);
/// Coexistence article, "In-tenant routing for new chats or calls".
pub const COEXISTENCE_IN_TENANT: Source = section(
    &COEXISTENCE,
    "In-tenant routing for new chats or calls",
    "#in-tenant-routing-for-new-chats-or-calls",
);
/// The same tables as changed in March 2021 and changed back that July.
pub const COEXISTENCE_REVISED: Source = section(
    &COEXISTENCE_CHANGE,
    "In-tenant routing for new chats or calls (March to July 2021)",
    "",
);
/// Coexistence article, on conversations that exist already.
pub const COEXISTENCE_THREADS: Source = section(
    &COEXISTENCE,
    "(on existing conversations)",
    "#chats-and-calls-from-pre-existing-threads",
);
/// Coexistence article, "Federated routing for new chats or calls".
pub const COEXISTENCE_FEDERATED: Source = section(
    &COEXISTENCE,
    "Federated routing for new chats or calls",
    "#federated-routing-for-new-chats-or-calls",
);
/// Scope reference, on granting `Global`.
pub const SCOPES_GLOBAL: Source =
    section(&CMDLET_SCOPES, "(on granting the global policy)", "?plain=1#L25");
