//! The fixed words of the page: headings, buttons, hints.

use super::views;
use crate::link::{Place, View};
use crate::routing::{Direction, Landing};

/// The name of the product.
pub const NAME: &str = "Call Landing";
/// What it is, in a sentence.
pub const TAGLINE: &str = "Where a call landed under TeamsInteropPolicy, and why.";
/// While a screen is on its way.
pub const LOADING: &str = "Loading this screen.";
/// Jumps over the header.
pub const SKIP: &str = "Skip to the answer";
/// Jumps to the reasons.
pub const SKIP_TO_WHY: &str = "Skip to why";
/// Names the navigation.
pub const NAVIGATION: &str = "Pages";
/// The screen with the question.
pub const EXPLORE: &str = "Explore";
/// The screen about the product.
pub const ABOUT: &str = "About";
/// Finds things.
pub const SEARCH: &str = "Search";
/// Opens what is seldom needed.
pub const MORE: &str = "More";
/// Makes the answer large, for a projector.
pub const PRESENT: &str = "Present";
/// Ends that.
pub const END_PRESENT: &str = "Stop presenting (Esc)";
/// Undoes the last change.
pub const UNDO: &str = "Undo";
/// After a reset.
pub const WAS_RESET: &str = "This screen was reset.";
/// After a change was applied.
pub const WAS_APPLIED: &str = "The change was applied.";
/// Sets the screen back.
pub const RESET: &str = "Reset";
/// Opens the share dialog.
pub const SHARE: &str = "Share";
/// Inside another page: leads to the whole of this one.
pub const WHOLE: &str = "See why, and every other answer, in Call Landing";
/// Opens the list of shortcuts.
pub const SHORTCUTS: &str = "Keyboard shortcuts";
/// Names the theme switch.
pub const THEME: &str = "Theme";
/// Theme: as the system has it.
pub const THEME_SYSTEM: &str = "System";
/// Theme: light.
pub const THEME_LIGHT: &str = "Light";
/// Theme: dark.
pub const THEME_DARK: &str = "Dark";
/// Closes a dialog or a notice.
pub const CLOSE: &str = "Close";

/// Leads to what the product is about.
pub const WHAT_IS_THIS: &str = "What is this?";
/// Hides the line that says what this is.
pub const DISMISS: &str = "Dismiss";
/// Before the examples.
pub const START_WITH: &str = "Start with";
/// In place of the answer to a question that is not asked.
pub const DOES_NOT_MATTER: &str = "doesn’t matter here";

/// Names the four questions together.
pub const QUESTIONS: &str = "Your question";
/// The first question.
pub const THE_CALL: &str = "The call";
/// The second question.
pub const THE_ORGANIZATION: &str = "The organization";
/// The third question.
pub const THE_POLICY: &str = "The policy";
/// The fourth question.
pub const THE_USER: &str = "The user";
/// The group of chat calls.
pub const CHATS: &str = "Chats";
/// Names the instance picker.
pub const INSTANCE: &str = "Policy";
/// Instances that a document names.
pub const ATTESTED: &str = "Named by a document";
/// Instances that follow from the name pattern.
pub const UNATTESTED: &str = "Not named by any document";
/// The user's choice.
pub const CHOICE: &str = "Preferred calling application";
/// Why the choice is grayed out.
pub const CHOICE_OFF: &str = "Not offered: AllowEndUserClientOverride is False.";
/// Why a question is grayed out that this case does not ask.
pub const NOT_ASKED: &str = "Not asked for this kind of call.";
/// The license switch.
pub const LICENCE: &str = "Phone System + Calling Plans";

/// Heading of the picture.
pub const ALL_CALLS: &str = "Every call to and from this user";
/// Leads to the comparison.
pub const COMPARE_WITH: &str = "Compare with…";
/// Leads to the search for a policy.
pub const FIND_POLICY: &str = "Find a policy";
/// Saves the picture.
pub const SAVE_IMAGE: &str = "Save image";
/// Heading of the text equivalent of the map.
pub const MAP_TABLE: &str = "Show as table";
/// First column of that table.
pub const COLUMN_CALL: &str = "Call";
/// Second column.
pub const COLUMN_LANDING: &str = "Lands in";
/// Third column.
pub const COLUMN_BASIS: &str = "Basis";
/// Names the map.
pub const MAP: &str = "Where every call of this policy and organization lands";

/// Heading of the trace.
pub const WHY: &str = "Why";
/// Heading of the counter-question.
pub const WHY_NOT: &str = "Why not";
/// Names the landing of that question.
pub const WHY_NOT_WHERE: &str = "Why not there";
/// Before the rules that would give a landing and fail.
pub const WHY_NOT_FAILED: &str = "Rules that would send it there but do not apply here:";
/// Before the rules that come too late.
pub const WHY_NOT_LATE: &str = "Rules that come after the deciding rule:";
/// Where no rule gives a landing.
pub const WHY_NOT_NO_RULE: &str = "No rule sends any call there.";
/// Where the other reading gives it.
pub const WHY_NOT_DISPUTED: &str = "The other reading of the documents says this.";
/// Where no single change moves the landing.
pub const NO_CHANGE: &str = "No single change of policy, choice, or license moves this call.";
/// On the button of a change.
pub const APPLY: &str = "Apply here";
/// Leads from there to the console.
pub const TO_CONSOLE: &str = "Open in PowerShell (test, bulk, undo)";
/// On the copy button.
pub const COPY: &str = "Copy";
/// On the copy button, after copying.
pub const COPIED: &str = "✓ Copied";
/// After copying, for screen readers.
pub const WAS_COPIED: &str = "Copied.";
/// On the copy button, where the clipboard is out of reach.
pub const COPY_BY_HAND_SHORT: &str = "Press Ctrl+C";
/// Where the clipboard is out of reach.
pub const COPY_BY_HAND: &str = "Selected. Press Ctrl+C or Cmd+C to copy.";
/// Heading of the advice.
pub const ADVICE: &str = "Warnings and notes";
/// Heading of the sources.
pub const SOURCES: &str = "Sources";
/// Heading of the notices.
pub const NOTICES: &str = "About the address you opened";

/// Leads to the screen about embedding, and heads it.
pub const EMBED: &str = "Embed";
/// What the text on that screen does.
pub const EMBED_LEAD: &str = "Choose how this answer looks in your page, then copy the code. Where scripts do not run, readers see the answer as a sentence with a link.";
/// Leads back to the question.
pub const EMBED_BACK: &str = "Back to the question";
/// Names the list of hosts.
pub const EMBED_HOST: &str = "Site";
/// Names the text.
pub const EMBED_SNIPPET: &str = "Text to paste";
/// Prints.
pub const PRINT: &str = "Print";

/// Heading of the shortcuts dialog.
pub const SHORTCUTS_HEADING: &str = "Keyboard shortcuts";
/// Switches shortcuts on and off.
pub const SHORTCUTS_SWITCH: &str = "Use single-key shortcuts";
/// Keys and what they do.
pub const SHORTCUT_LIST: &[(&str, &str)] = &[
    ("1 – 9", "In Explore: choose a call, in the order of the list"),
    ("/", "Search"),
    ("s", "Share"),
    ("r", "Reset this screen"),
    ("t", "Next theme"),
    ("p", "Present, and stop presenting"),
    ("?", "Show this list"),
    ("Esc", "Close a dialog"),
];

/// Where stored settings could not be read.
pub const BAD_STORAGE: &str = "The settings stored in this browser could not be read. Defaults are used; your next choice replaces them.";

/// What the policy is today.
pub const RETIRED: &str = "A historical policy: it has not been honored since 17 January 2019, and Skype for Business Online closed on 31 July 2021.";
/// At the foot: whose this is.
pub const INDEPENDENT: &str =
    "Independent of Microsoft. Based on published documents, not tested on a live tenant.";
/// At the foot: the page as one file.
pub const DOWNLOAD: &str = "Download for offline use";

/// The condition held.
pub const MATCHED: &str = "holds";
/// The condition did not hold.
pub const NOT_MATCHED: &str = "does not hold";
/// The row of a table that has no condition.
pub const OTHERWISE: &str = "Applies to every call that no earlier rule decided.";

/// Shown while fields differ from the instance that the policy started as.
pub fn custom_from(instance: &str) -> String {
    format!("Custom, from {instance}")
}

/// How many calls reach a landing, and how many did before where that differs.
pub fn reached_by(calls: usize, before: usize) -> String {
    if calls == before {
        return views::calls(calls);
    }
    format!("{} before, {calls} after", views::calls(before))
}

/// The name of a place.
pub const fn place(place: Place) -> &'static str {
    match place {
        Place::Explore => EXPLORE,
        Place::Answers => "All answers",
        Place::PowerShell => POWERSHELL_SCREEN,
        Place::Audit => AUDIT,
        Place::Sources => SOURCES,
    }
}

/// The name of a screen.
pub const fn view(view: View) -> &'static str {
    match view {
        View::Explore => EXPLORE,
        View::Matrix => views::MATRIX,
        View::Compare => views::COMPARE,
        View::Goal => views::GOAL,
        View::Ask => super::ask::HEADING,
        View::PowerShell => POWERSHELL_SCREEN,
        View::Audit => AUDIT,
        View::Rules => views::RULES,
        View::Doubts => views::DOUBTS,
        View::Timeline => views::TIMELINE,
        View::Glossary => views::GLOSSARY,
        View::About => ABOUT,
        View::Embed => EMBED,
        View::Search => SEARCH,
        View::Expectations => super::expectations_screen::HEADING,
    }
}

/// Adds what is shown to the expectations.
pub const EXPECT_THIS: &str = "Expect this";
/// Leads to them.
pub const TO_EXPECTED: &str = "Open expectations";
/// After adding it.
pub const WAS_EXPECTED: &str = "What this screen shows was added to your expectations.";
/// Where it was added before.
pub const IS_EXPECTED: &str = "Your expectations already include this.";
/// After taking it back.
pub const NOT_EXPECTED: &str = "Your expectations are unchanged.";

/// The screen with the console.
const POWERSHELL_SCREEN: &str = "PowerShell";

/// The screen with whole tenants.
const AUDIT: &str = "Audit";

/// That the rule of this number decides.
pub fn rule_decides(number: usize) -> String {
    format!("Rule {number} decides.")
}

/// The conditions of the deciding rule, all of which hold.
pub fn conditions(asked: impl Iterator<Item = String>) -> String {
    format!("{}.", asked.collect::<Vec<_>>().join("; "))
}

/// Leads to the screen that asks step by step.
pub const ASK_OR_PASTE: &str = "Ask step by step, or paste a user";

/// The picture of one call, step by step.
pub const WAY: &str = "How the call is routed";

/// That a step lets the call go on, that it decides, and that the call does not come so far.
pub const PASSED: &str = "Passed";
/// That a step decides.
pub const DECIDES: &str = "Decides";
/// That the call does not come so far.
pub const NOT_REACHED: &str = "Not reached";

/// What a dashed ring means.
pub const ORDER_INFERRED: &str =
    "A dashed ring marks a step whose position in the order is inferred.";
/// The same beside one step of the table.
pub const PLACE_INFERRED: &str = " (position inferred)";

/// The columns of the table of steps.
pub const COLUMN_STEP: &str = "Step";
/// What a step found.
pub const COLUMN_FOUND: &str = "Found";
/// What became of the call.
pub const COLUMN_RESULT: &str = "Result";

/// Shows the questions that cannot change this answer.
pub fn idle_questions(count: usize) -> String {
    match count {
        1 => "Show 1 more that does not matter here".to_owned(),
        _ => format!("Show {count} more that do not matter here"),
    }
}

/// Opens the whole trace.
pub fn all_rules(count: usize) -> String {
    format!("All {count} rules")
}

/// How many rules were checked before the deciding one, and how many come after it.
pub fn before_and_after(before: usize, after: usize) -> String {
    format!("{before} before, {after} after")
}

/// Whose scenarios these are: a policy, and the date of its documents.
pub fn whose(policy: &str, date: &str) -> String {
    format!("{policy}, {date}:")
}

/// That a wanted landing cannot be reached.
pub fn impossible(landing: Landing, direction: Direction, looked_at: u64) -> String {
    format!(
        "Nothing sends it to “{}”: under all {looked_at} combinations of settings it lands elsewhere. These rules decide them:",
        super::labels::landing_of(landing, direction)
    )
}

/// Landings that no setting reaches, in one line.
pub fn out_of_reach(landings: &[Landing], direction: Direction) -> String {
    let names: Vec<String> = landings
        .iter()
        .map(|&it| format!("“{}”", super::labels::landing_of(it, direction)))
        .collect();
    format!("No policy, choice, or license sends it to {}.", names.join(", "))
}

/// Fields that change nothing here, in one line.
pub fn no_effect(fields: &[&str]) -> String {
    format!("No effect here: {}.", fields.join(", "))
}

/// The title of the browser's tab.
pub fn title(call: &str, landing: &str) -> String {
    format!("{call}: {landing} · {NAME}")
}

/// The title of the browser's tab on a screen that is of no edition.
pub fn title_of_all(screen: &str) -> String {
    format!("{screen} · {NAME}")
}

/// Says which build of the page this is.
pub const BUILD: &str = "Build";
