//! The page about the product.

use crate::editions;

/// What this is, in a sentence.
pub const LEAD: &str = "Where a call to or from a Teams user lands, why it lands there, and how to change that safely: today, and under the policies that came before.";

/// Heading and paragraphs.
pub const TEXT: &[(&str, &[&str])] = &[
    (
        "What Call Landing is",
        &[
            "In December 2017 Microsoft published a quick-start guide for Phone System with Calling Plans in Teams. A policy per user, `TeamsInteropPolicy`, decided whether a call rang in Teams, in Skype for Business, or nowhere. The documents contradict one another, and people misread them for years.",
            "Call Landing answers every question that can be asked of that policy: 4 organizations, 18 settings, 3 choices, with and without a license, 9 kinds of call; 3,888 in all. It asks the same of the coexistence modes of August 2019, which replaced the policy.",
            "Today `TeamsCallingPolicy`, the user’s own settings, blocked numbers, external access, coexistence with servers on-premises and what the user is doing decide together. Call Landing reads the documents as they were in August 2026, puts their steps into one chain, and marks each step whose place no document states.",
        ],
    ),
    (
        "Who it is for",
        &[
            "Administrators who ask why a call went to voicemail or a phone does not ring, or who find one of the older settings in a script or export and want to know what it did. Trainers who explain how calls were routed. Help-desk staff who look up one case.",
            "The older policies are history: nothing has followed `TeamsInteropPolicy` since 17 January 2019, and Skype for Business Online closed on 31 July 2021.",
        ],
    ),
    (
        "How far to trust it",
        &[
            "The answers were read from documents as they were published. Nothing was tried on a tenant; for the older dates, none exists that still honors the policy. Every answer is tested against a table that was written by hand from the documents, and every answer names its rule and its source.",
            "Which source wins: the guide on exactly the case, then its general statements, then another document of the same months on the case, then inference. Where a weaker source contradicts a stronger one, the answer is marked as a conflict of sources and names the other reading.",
        ],
    ),
    (
        "Where the sources are",
        &[
            "Each citation links to the document as it was read: one commit of a public copy of Microsoft’s documentation repository, at the section in question. Commit ids are those of the original repository.",
            "The links lead to another site and open in a new tab. Until you follow one, this page requests nothing from anywhere.",
        ],
    ),
    (
        "Who makes it",
        &[
            "An independent project, not affiliated with or endorsed by Microsoft. Product names belong to their owners.",
            "Everything runs in your browser. What you choose and the files you open never leave it.",
        ],
    ),
];

/// Heads how to have the page without a network.
pub const OFFLINE: &str = "Offline";
/// How to have it.
pub const AS_FILE: &str = "Once opened, the page works without a network. It also comes as one file, `call-landing.html`, which you can keep, mail, or put into a document library; it cannot send anything anywhere.";
/// In that file.
pub const IS_FILE: &str = "This is the whole page in one file. You can keep it, mail it, or put it into a document library; it cannot send anything anywhere.";
/// The page in one file, beside the page.
pub const ONE_FILE: &str = "call-landing.html";
/// Heads the version.
pub const VERSION: &str = "Version and license";
/// The license.
pub const LICENSE_IS: &str =
    "Open source under the MIT License or the Apache License 2.0, at your choice.";

/// The version, and the dates whose rules it knows.
pub fn version() -> String {
    let dates: Vec<&str> = editions::ALL.iter().map(|it| it.date).collect();
    format!("Version {}, with the rules of {}.", env!("CARGO_PKG_VERSION"), dates.join(", "))
}
