//! The words of what is written at build time, to be read without the program.

/// On the fold over the table of every answer.
pub const EVERY_ANSWER: &str = "Every answer of the guide’s edition, as a table";
/// What the table shows.
pub const EVERY_ANSWER_CAPTION: &str = "Where each call lands, by organization, license and effective calling client: CallingDefaultClient, or what the user chose where the policy allows a choice. Answers rest on the guide unless they say otherwise.";
/// Heads the column of settings.
pub const SETTING: &str = "Calling client";
/// Heads the list of all calls.
pub const EVERY_CALL: &str = "Every call of this user";
/// Leads from a page of the guide into the program.
pub const OPEN_IN_APP: &str = "Explore this answer: why, what would change it, and all others";

/// Heads the list of the other pages of the guide.
pub const OTHER_SCENARIOS: &str = "Other scenarios";
/// Leads from a page of the guide to the first page.
pub const HOME: &str = "All scenarios: Call Landing";

/// The other reading, after a landing.
pub fn or(landing: &str) -> String {
    format!(" (sources conflict, or {landing})")
}

/// On what an answer rests.
pub fn by(basis: &str) -> String {
    format!(" ({basis})")
}
