//! The fixed words of the screens over the whole space: matrix, comparison, rules.

use super::labels::in_sentence;
use crate::routing::{Compared, Edition, Interop, Landing};

/// Names a screen of the navigation and heads it.
pub const MATRIX: &str = "All answers";
/// Names the comparison.
pub const COMPARE: &str = "Compare";
/// Names goal seek.
pub const GOAL: &str = "Find a policy";
/// Names the rules.
pub const RULES: &str = "Rules";
/// Names the edition switch.
pub const EDITION: &str = "Edition";

/// Names the table.
pub const MATRIX_GRID: &str = "Where every call lands under every setting";
/// Heads the settings of the table.
pub const SETTING: &str = "Setting";
/// Heads the circumstances of the table.
pub const CIRCUMSTANCE: &str = "Call";
/// Names the filters by landing.
pub const BY_LANDING: &str = "Landings";
/// Names the filters by basis.
pub const BY_BASIS: &str = "Basis";
/// Opens the other filters.
pub const MORE_FILTERS: &str = "Filters and axes";
/// Takes all filters away.
pub const ALL_ANSWERS: &str = "Clear filters";
/// Turns the table round.
pub const SWAP_AXES: &str = "Swap rows and columns";
/// Names the list of what stands in rows.
pub const ROWS: &str = "Rows";
/// Names the list of what stands in columns.
pub const COLUMNS: &str = "Columns";
/// The axis that an edition has unless another one is chosen.
pub const DEFAULT_AXIS: &str = "Default";
/// Heads what is the same for every cell.
pub const THE_REST: &str = "The rest of the scenario";
/// Where no answer passes the filters.
pub const NOTHING_LEFT: &str = "No answer fits these filters.";
/// Leads from all answers to the expectations.
pub const TO_EXPECTATIONS: &str = "Expectations: write down where calls must land";
/// Under the table.
pub const POINT_AT: &str = "Select a cell, or move between cells with the arrow keys, to see why.";
/// Heads the columns whose answers depend on the policy.
pub const DECIDES_POLICY: &str = "Policy decides";
/// Heads the columns that are the same in every row.
pub const ALWAYS_SAME: &str = "Always the same";
/// What the sign ≠ means.
pub const CONFLICT: &str = "Sources conflict";
/// Names the list of signs.
pub const LEGEND: &str = "Legend";
/// Names the choice between signs and words.
pub const SHOW_AS: &str = "Show answers as";
/// Signs alone.
pub const SYMBOLS: &str = "Symbols";
/// Signs and words.
pub const IN_WORDS: &str = "Words";
/// Copies the address of a cell's scenario.
pub const COPY_LINK: &str = "Copy link";
/// Opens a cell's scenario.
pub const OPEN_IN_EXPLORE: &str = "Open in Explore";
/// Opens what a user may have chosen.
pub const MAY_CHOOSE: &str = "When users may choose";
/// What to do there.
pub const MAY_CHOOSE_LEAD: &str = "If a policy lets users choose a client, find the row of the client they chose. Set the choice here, and every policy moves to the row that it belongs to.";

/// The number of a rule, before its sentence.
pub fn numbered_rule(number: usize) -> String {
    format!("Rule {number}.")
}

/// Heads the list of the policies of a row.
pub fn policies_of(what: &str, value: &str) -> String {
    format!("{what}: {value}")
}

/// Shows every line for itself.
pub const EVERY_LINE: &str = "Show every row and column";

/// The same, where rows are policies.
pub fn all_policies(count: usize) -> String {
    format!("Show all {count} policies")
}

/// What the rest of a scenario says, in a line: question, answer, and whether that is its default. Of many
/// answers, those that differ from the default.
pub fn rest(answers: &[(&str, &str, bool)]) -> String {
    const FEW: usize = 6;
    let labels: Vec<String> = if answers.len() <= FEW {
        answers.iter().map(|it| it.1.to_owned()).collect()
    } else {
        let others = answers.iter().filter(|it| !it.2);
        others.map(|(name, label, _)| format!("{name}: {label}")).collect()
    };
    match labels.len() {
        0 => "everything at its default".to_owned(),
        count if count < answers.len() => {
            format!("{} · everything else at its default", labels.join(" · "))
        }
        _ => labels.join(" · "),
    }
}

/// Opens the matrix as a text.
pub const AS_TEXT: &str = "Export as CSV, Markdown, or JSON";
/// Names the choice of format.
pub const FORMAT: &str = "Format";
/// Saves a file.
pub const DOWNLOAD: &str = "Download";
/// Names the text.
pub const TEXT: &str = "The matrix as text";

/// Names the policy on the left of a comparison.
pub const BEFORE: &str = "Before";
/// Names the policy on the right.
pub const AFTER: &str = "After";
/// Opens the fields of a policy.
pub const FIELDS: &str = "Fields";
/// Swaps the two sides.
pub const SWAP_SIDES: &str = "Swap";
/// Before the policy after, in the lead of the comparison.
pub const WITH: &str = "With ";
/// Between the two policies there.
pub const INSTEAD_OF: &str = " instead of ";
/// Heads the picture of the two.
pub const BEFORE_AND_AFTER: &str = "Before and after";
/// Heads the table.
pub const CALL_BY_CALL: &str = "Call by call";
/// Where a call lands as before.
pub const NO_CHANGE: &str = "No change";
/// Leads back to the answer.
pub const STOP_COMPARING: &str = "Stop comparing";
/// Heads the warnings that appear.
pub const APPEARS: &str = "New warnings";
/// Heads the warnings that vanish.
pub const VANISHES: &str = "Warnings resolved";
/// Heads the commands for the change.
pub const FORTH: &str = "Make the change";
/// Heads the commands for the way back.
pub const BACK: &str = "Change it back";

/// Under the heading of the rules.
pub const RULES_LEAD: &str = "This is the decision table that produces the answers. The first rule whose conditions all match the scenario decides.";
/// Column: the rule.
pub const RULE: &str = "Rule";
/// Leads to a question that a rule decides.
pub const EXAMPLE: &str = "Example";
/// Column: its conditions.
pub const WHEN: &str = "When";
/// Column: how many cases it decides.
pub const DECIDES: &str = "Decides";
/// Column: where it is written.
pub const WRITTEN: &str = "Sources";
/// Heads the figures.
pub const COVERAGE: &str = "Coverage";
/// Under the figures.
pub const TESTED: &str = "Every answer is tested against a table that was written by hand from the documents, independently of the rules.";
/// Names the number of all answers.
pub const ANSWERS: &str = "answers";
/// Names the screen with the doubts.
pub const DOUBTS: &str = "Where documents disagree";
/// Names the glossary.
pub const GLOSSARY: &str = "Glossary";
/// Names the place that the screens to read belong to.
pub const SOURCES: &str = "Sources";
/// Names the field that searches the rules.
pub const FIND_RULE: &str = "Find a rule";
/// Names the field that searches the doubts.
pub const FIND_DOUBT: &str = "Find a question";
/// Names the field that searches the terms.
pub const FIND_TERM: &str = "Find a term";
/// Shows the rules of all landings.
pub const ALL_RULES: &str = "All rules";
/// Before the doubts that touch a rule.
pub const IN_DOUBT: &str = "Sources conflict or are silent: ";
/// Leads to the document in which something changed.
pub const THE_CHANGE: &str = "The change in the documents";
/// Opens the meaning of the terms in a question.
pub const WHAT_DO_THEY_MEAN: &str = "What do these mean?";
/// Leads from a term to its entry.
pub const MORE_IN_GLOSSARY: &str = "More in the glossary";
/// Under the heading of the glossary.
pub const GLOSSARY_LEAD: &str = "The terms that these pages use, in plain words. They mean what they meant at the time of the documents.";
/// Under the heading of the doubts.
pub const DOUBTS_LEAD: &str = "Where two documents contradict each other, or none answers, Call Landing takes one reading and names the other.";
/// Where an edition has no doubts.
pub const NO_DOUBTS: &str = "No contradictions between documents are recorded for this date.";
/// Opens whose calls are compared, where that is much to ask.
pub const CIRCUMSTANCES: &str = "The user and the line";
/// Under the heading of the timeline.
pub const TIMELINE_LEAD: &str = "What became of `TeamsInteropPolicy`, of the coexistence modes that replaced it, and of the calling policies of today.";
/// One reading.
pub const ONE_READING: &str = "One reading";
/// The other reading.
pub const OTHER_READING: &str = "The other reading";
/// What this program does.
pub const CHOICE_MADE: &str = "What Call Landing assumes";

/// Heads the same question in every edition.
pub const OTHER_DATES: &str = "The same question at other dates";
/// At the edition that is shown.
pub const THIS_ANSWER: &str = "This answer.";

/// Whether two editions agree.
pub const fn same_landing(is_same: bool) -> &'static str {
    if is_same { "It lands in the same place." } else { "It lands elsewhere." }
}

/// Goes to the other edition.
pub fn open_at(edition: &Edition) -> String {
    format!("Open in {}", edition.date)
}
/// Opens the timeline.
pub const TIMELINE: &str = "Timeline";

/// How many answers are shown, of how many.
pub fn counted(shown: usize, of: usize) -> String {
    if shown == of { format!("{of} answers") } else { format!("{shown} of {of} answers") }
}

/// One call that moves, in a sentence.
pub fn moved(name: &str, compared: &Compared) -> String {
    let (was, is) = (compared.was.verdict, compared.is.verdict);
    if was.landing == is.landing {
        return match is.interop {
            Some(Interop::Yes) => {
                format!(
                    "{name} stays in {}, but crosses between the clients.",
                    in_sentence(is.landing)
                )
            }
            _ => format!(
                "{name} stays in {} and no longer crosses between the clients.",
                in_sentence(is.landing)
            ),
        };
    }
    format!("{name} moves from {} to {}.", place(was.landing), place(is.landing))
}

/// A landing, as where something moves from or to.
pub(super) const fn place(landing: Landing) -> &'static str {
    match landing {
        Landing::Teams | Landing::SkypeForBusiness | Landing::EitherClient => in_sentence(landing),
        Landing::Nowhere => "nowhere",
        Landing::TeamsAndOthers => "Teams and others",
        Landing::Voicemail => "voicemail",
        Landing::Forwarded => "“forwarded”",
        Landing::Attendant => "an attendant",
        Landing::Busy => "a busy signal",
        Landing::Blocked => "“blocked”",
        Landing::Refused => "“refused”",
        Landing::NotSupported => "“not supported”",
        Landing::NotApplicable => "“no such caller”",
        Landing::NotGoverned => "“not decided by this policy”",
        Landing::NotPossible => "“not possible”",
    }
}

/// A number of calls.
pub fn calls(count: usize) -> String {
    if count == 1 { "1 call".to_owned() } else { format!("{count} calls") }
}

/// What a change comes to, as large as an answer.
pub fn calls_move(count: usize, to: Option<Landing>) -> String {
    let calls = calls(count);
    let (moves, rings) = if count == 1 { ("moves", "rings") } else { ("move", "ring") };
    match to {
        _ if count == 0 => "Nothing moves.".to_owned(),
        Some(Landing::Nowhere) => format!("{calls} no longer {rings} anywhere."),
        Some(to) => format!("{calls} {moves} to {}.", place(to)),
        None => format!("{calls} {moves}."),
    }
}

/// The calls that move from one landing to another.
pub fn group_moves(count: usize, was: Landing, is: Landing) -> String {
    let calls = calls(count);
    if was == is {
        return format!("{calls}: {}, with a change between the clients", place(is));
    }
    format!("{calls}: {} → {}", place(was), place(is))
}

/// What changes for a call that stays where it is.
pub const fn crossing(compared: &Compared) -> &'static str {
    match compared.is.verdict.interop {
        Some(Interop::Yes) => "now crosses between the clients",
        _ => "no longer crosses between the clients",
    }
}

/// How many calls stay.
pub fn stays(count: usize) -> String {
    match count {
        1 => "1 call stays where it is".to_owned(),
        _ => format!("{count} calls stay where they are"),
    }
}

/// Since when a rule holds.
pub fn since(date: &str) -> String {
    format!("Since {date}.")
}

/// How many rules the filters leave.
pub fn rules_shown(shown: usize, of: usize) -> String {
    if shown == of { format!("{of} rules") } else { format!("{shown} of {of} rules") }
}

/// Leads into an edition.
pub fn explore_edition(edition: &Edition) -> String {
    format!("Explore {}", edition.date)
}

/// Where an address points at nothing.
pub fn no_item(name: &str) -> String {
    format!("There is no entry “{name}” here.")
}

/// A number with commas between groups of three digits.
pub fn number(it: u64) -> String {
    let digits = it.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// How many cases have a basis.
pub fn of_basis(count: usize, basis: &str) -> String {
    format!("{count} {basis}")
}

/// How many cases a rule or a doubt touches.
pub fn touches(count: u64) -> String {
    match count {
        0 => "Affects no answer.".to_owned(),
        1 => "Affects 1 answer:".to_owned(),
        _ => format!("Affects {count} answers, for example:"),
    }
}
