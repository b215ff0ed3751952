//! Expectations in words: what cannot be read, and what of a row is not as expected.

use super::audit_estate::cmdlet;
use super::{changes, remedy, sources, told};
use crate::audit::estate::RowKind;
use crate::expectations::{
    Checked, Expected, Miss, Outcome, Place, ProblemKind, Row, Undecided, Wrong,
};
use crate::link::{Address, Expect, write};
use crate::routing::{Decision, Landing, Line, Path, Rank, Subject, paths_to, ways_to};

/// A scenario that is not as expected, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldMiss {
    /// The scenario in a sentence, with where the call lands.
    pub sentence: String,
    /// Whose it is; empty in a row that is not about the users of an export.
    pub user: String,
    /// What was expected.
    pub expected: String,
    /// What is there instead.
    pub got: String,
    /// The rule that decides.
    pub rule: &'static str,
    /// What that rule says.
    pub says: &'static str,
    /// Where it is written.
    pub source: String,
    /// Where that can be read; may be empty.
    pub source_link: String,
    /// The address of the scenario, from the `#` on.
    pub address: String,
}

/// What cannot be read, as a sentence or two.
pub fn problem(kind: &ProblemKind) -> String {
    use ProblemKind as Kind;
    match kind {
        Kind::UnknownColumn { found, near } => {
            format!("`{found}` is not a column.{}", did_you_mean(*near))
        }
        Kind::RepeatedColumn(name) => {
            format!("The column `{name}` appears twice. Remove one of them.")
        }
        Kind::UnevenHeader => "The line under the header has another number of cells than the \
            header, so this is no table. Give both the same number."
            .to_owned(),
        Kind::TooManyCells => {
            "The row has more cells than the table has columns. Write `\\|` for a \
            vertical bar inside a cell."
                .to_owned()
        }
        Kind::NoExpectation => "The row does not say where the call must land. Fill `expect`, for \
            example with `teams` or `!nowhere`."
            .to_owned(),
        Kind::UnknownWord { column, found, near, takes } => {
            let known = match takes[..] {
                [] => String::new(),
                _ => format!(" It takes {}, for example.", listed(takes)),
            };
            let near = did_you_mean(near.as_deref());
            let hint = if near.is_empty() { known } else { near };
            format!("`{found}` is not a valid value for `{column}`.{hint}")
        }
        Kind::EmptyWord(column) => {
            format!(
                "A word is missing in the list under `{column}`: write `a,b` without an empty place."
            )
        }
        Kind::MixedList(column) => format!(
            "The list under `{column}` is partly negated. Put `!` before every word of it, or before none."
        ),
        Kind::OtherEdition { column, edition, of } => format!(
            "Edition {edition} has no question `{column}`; it is one of {}. Add the column `edition`, \
             or the key `edition` to the link.",
            of.join(" and ")
        ),
        Kind::AnythingGoes(column) => format!(
            "Every value passes under `{column}`, so this would hold whatever the rules say. Leave at \
             least one out."
        ),
        Kind::NeverGiven { landing, edition } => format!(
            "No rule of edition {edition} gives `{landing}`, so nothing is tested. Check the edition."
        ),
        Kind::TooMany => format!(
            "The row has more than {} scenarios. Name fewer values, or split the row.",
            crate::expectations::MOST_SCENARIOS
        ),
        Kind::UnknownScreen { found, near } => {
            format!("No screen of Call Landing is called `{found}`.{}", did_you_mean(*near))
        }
        Kind::RepeatedKey(key) => {
            format!("The key `{key}` appears twice in the address. Remove one of them.")
        }
        Kind::TextAfterLink(expect) => format!(
            "Only `{expect}` was read as the expectation. For several landings write a list with commas \
             and without blanks: `teams,sfb`."
        ),
        Kind::AnsweredByUsers(column) => format!(
            "The export answers `{column}` for each user. Remove that column, or remove `users`."
        ),
        Kind::UnsaidByUsers(it) => format!(
            "{} Export it with {}, or add a column `{}`, which counts for users of whom it is not known.",
            undecided_users(it),
            cmdlets(&it.keys),
            it.keys.first().copied().unwrap_or_default()
        ),
        Kind::UnreadableUsers { files, why } => {
            format!("The users in `{files}` cannot be read: {why}")
        }
    }
}

/// Users of whom an export does not say enough.
fn undecided_users(undecided: &Undecided) -> String {
    let keys: Vec<String> = undecided.keys.iter().map(|it| format!("`{it}`")).collect();
    let keys = keys.join(", ");
    let users = match undecided.users {
        1 => undecided.user.clone(),
        2 => format!("{} and 1 other user", undecided.user),
        users => format!("{} and {} other users", undecided.user, users - 1),
    };
    format!("The files do not say {keys} of {users}, and where calls land depends on it.")
}

/// The cmdlets whose output answers these questions.
fn cmdlets(keys: &[&str]) -> String {
    let mut all: Vec<&str> = keys.iter().map(|it| cmdlet(kind_of(it))).collect();
    all.dedup();
    all.join(" and ")
}

/// The kind of file that answers a question.
fn kind_of(key: &str) -> RowKind {
    match key {
        "answering" | "unanswered" | "busy-choice" => RowKind::Settings,
        "pstn" => RowKind::Numbers,
        "mode" | "licensed" | "enterprise-voice" | "number" | "customer" => RowKind::Users,
        _ => RowKind::Policies,
    }
}

/// The users of a row that fail, in lines: together where the same decides.
pub fn failing_users(checked: &Checked) -> Vec<String> {
    let groups = checked.failing_users.iter().map(|it| {
        let names = it.names.iter().take(MOST_LISTED).map(String::as_str).collect::<Vec<_>>();
        let more = match it.count.saturating_sub(names.len()) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let got = got_of(it.wrong, it.decision);
        format!("{got} (rule {}): {}{more}", it.decision.rule.id, names.join(", "))
    });
    let undecided = checked.undecided.iter().filter(|_| checked.failing > 0);
    groups.chain(undecided.map(undecided_users)).collect()
}

/// How many users with the same result are listed in a sentence.
const MOST_LISTED: usize = 20;

fn did_you_mean(near: Option<&str>) -> String {
    near.map_or_else(String::new, |it| format!(" Did you mean `{it}`?"))
}

fn listed(words: &[&str]) -> String {
    words.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ")
}

/// What a row is called: what it expects, of what, and why.
pub fn name(row: &Row) -> String {
    let mut name = match &row.expect[..] {
        "" => "(nothing expected)".to_owned(),
        expect => expect.to_owned(),
    };
    let asks: Vec<String> = row.asks.iter().map(|(key, word)| format!("{key} {word}")).collect();
    if !asks.is_empty() {
        name = format!("{name} for {}", asks.join("; "));
    }
    if !row.because.is_empty() {
        name = format!("{name}: {}", row.because);
    }
    name
}

/// What became of a row, in one sentence.
pub fn outcome(checked: &Checked) -> String {
    match &checked.outcome {
        Outcome::Held => match checked.scenarios {
            1 => "Holds.".to_owned(),
            count => format!("Holds in all {count} scenarios."),
        },
        Outcome::Failed => match checked.misses.first() {
            Some(miss) => {
                let told = miss_in_short(&checked.row, miss);
                match (checked.failing, checked.scenarios) {
                    (_, 1) => told,
                    (failing, all) => format!("{failing} of {all} scenarios fail. {told}"),
                }
            }
            None => String::new(),
        },
        Outcome::Empty => {
            "The row has no scenario, so it tests nothing. That counts as a failure.".to_owned()
        }
        Outcome::NotUnderstood(it) => problem(&it.kind),
    }
}

/// A place as compilers write it.
pub fn place(place: Place) -> String {
    format!("{}:{}", place.line, place.column)
}

fn miss_in_short(row: &Row, miss: &Miss) -> String {
    let got = got(miss);
    let who = miss.user.as_ref().map_or_else(String::new, |it| format!(" for {it}"));
    format!("Expected {}, got {got}{who} (rule {}).", expected(row, miss), miss.decision.rule.id)
}

/// What a row expected of a scenario.
fn expected(row: &Row, miss: &Miss) -> String {
    let column = |name: &str| row.asks.iter().find(|it| it.0 == name).map_or("", |it| &it.1);
    match miss.wrong {
        Wrong::Landing => row.expect.clone(),
        Wrong::Rule => format!("rule {}", column("rule")),
        Wrong::Basis => format!("basis {}", column("basis")),
    }
}

fn got(miss: &Miss) -> String {
    got_of(miss.wrong, miss.decision)
}

fn got_of(wrong: Wrong, decision: Decision) -> String {
    let verdict = decision.verdict;
    match wrong {
        Wrong::Landing => <&str>::from(verdict.landing).to_owned(),
        Wrong::Rule => format!("rule {}", decision.rule.id),
        Wrong::Basis => format!("basis {}", <&str>::from(verdict.basis.kind())),
    }
}

/// A scenario that is not as expected.
pub fn miss(row: &Row, miss: &Miss) -> ToldMiss {
    let verdict = miss.decision.verdict;
    let source = verdict.sources.first();
    ToldMiss {
        sentence: told::sentence(miss.subject.case, verdict.landing),
        user: miss.user.clone().unwrap_or_default(),
        expected: expected(row, miss),
        got: got(miss),
        rule: miss.decision.rule.id,
        says: miss.decision.rule.says,
        source: source.map(sources::cite).unwrap_or_default(),
        source_link: source.map(|it| it.address()).unwrap_or_default(),
        address: address(miss.subject),
    }
}

/// The rows for what is expected of an address: a link each, with what it is called.
pub fn rows(address: &Address, expect: Expect) -> Vec<String> {
    let subject = address.subject;
    let row = |subject: Subject, landing: Landing| {
        let name = told::title(subject.case).replace(['→', '>'], " ");
        format!("- {name}: {} → {}", self::address(subject), <&str>::from(landing))
    };
    match expect {
        Expect::Landing(landing) => vec![row(subject, landing)],
        Expect::Wishes(wishes) => {
            let on = |line: &Line| Subject { case: subject.case.on(line), ..subject };
            wishes.all(subject.edition()).map(|(line, landing)| row(on(line), landing)).collect()
        }
    }
}

/// Whether a text has this row already, whatever it is called there and whatever reason follows.
pub fn has_row(text: &str, row: &str) -> bool {
    let Some(link) = row.find("#/").and_then(|it| row.get(it..)) else { return false };
    text.match_indices(link).any(|(at, _)| {
        let after = text.get(at + link.len()..).and_then(|it| it.chars().next());
        after.is_none_or(|it| !it.is_alphanumeric() && !matches!(it, '-' | ','))
    })
}

/// The address of a scenario on Explore.
pub fn address(subject: Subject) -> String {
    write(&Address { subject, ..Address::first(subject.edition()) })
}

/// The smallest change that would make a scenario as expected, in a sentence; empty where the
/// expectation is about something else than the landing.
pub fn smallest_change(expected: &Expected, miss: &Miss) -> String {
    if miss.wrong != Wrong::Landing {
        return String::new();
    }
    let subject = miss.subject;
    let edition = subject.edition();
    let wanted = edition.landings().into_iter().filter(|it| expected.landings.contains(it));
    let mut best: Option<(Landing, Vec<Vec<_>>)> = None;
    for landing in wanted {
        let Path::Shortest(sets) = paths_to(subject.case, landing) else { continue };
        let length = |sets: &[Vec<_>]| sets.first().map_or(usize::MAX, Vec::len);
        if best.as_ref().is_none_or(|it| length(&sets) < length(&it.1)) {
            best = Some((landing, sets));
        }
    }
    let Some((landing, sets)) = best else {
        return "No change of policy, choice, or license does that.".to_owned();
    };
    let ways = ways_to(subject, landing, &sets);
    let Some(way) = ways.first() else { return String::new() };
    let steps: Vec<String> = way.changes.iter().map(|it| changes::change(*it, edition)).collect();
    let steps = steps.join("; ").replace('`', "");
    match way.rank {
        Rank::Recommended | Rank::AlsoWorks => format!("{steps}."),
        Rank::AdvisedAgainst => {
            format!("{steps}. Advised against: {}", remedy::why_against(way))
        }
    }
}
