//! An answer, a table and a comparison as Markdown that fits into a ticket: no headings, one link.

use super::{advice, labels, matrix, told, views};
use crate::link::Address;
use crate::routing::{Case, Compared, Landing, Matrix, Severity, Subject, advise, compare};

/// The answer at this address, its reason, its warnings, and the link to it.
pub fn answer(address: &Address, url: &str) -> String {
    let (subject, case) = (address.subject, address.case());
    let verdict = case.decide().verdict;
    let sentence = told::sentence(case, verdict.landing);
    let mut text = match labels::other_reading(verdict.basis) {
        Some(other) => format!("**{sentence}** {other}\n\n"),
        None => format!("**{sentence}** ({})\n\n", labels::basis(verdict.basis.kind())),
    };
    let mut line = |what: &str, words: &str| text.push_str(&format!("- {what}: {words}\n"));
    for (what, words) in case.edition().words.ticket(&subject) {
        line(what, &words);
    }
    if let Some(interop) = told::interop(verdict) {
        line("Interop", interop);
    }
    line("Why", &told::because(case.decide().rule.says, verdict.sources));
    for said in advise(case, subject.standing()) {
        if said.rule.severity == Severity::Warning {
            let words = format!("{} {}", said.rule.short, said.rule.long);
            line(advice::severity(said.rule.severity), &words);
        }
    }
    line(&labels::edition(case.edition()), &format!("<{url}>"));
    text
}

/// The table of all answers that this address shows, and the link to it.
pub fn table(address: &Address, url: &str) -> String {
    let shown = matrix::markdown(&Matrix::of(address.case(), &address.filter));
    format!("{shown}{}: <{url}>\n", labels::edition(address.edition()))
}

/// Every call under the two policies that this address compares, first those that move, and the link
/// to it.
pub fn comparison(address: &Address, url: &str) -> String {
    let (before, after) = (address.subject, address.compared_with());
    let all = compare(before.case, after.case);
    let (moved, same): (Vec<&Compared>, Vec<&Compared>) = all.iter().partition(|it| it.moves());
    let first = moved.first().map(|it| it.is.verdict.landing);
    let landing = first.filter(|to| moved.iter().all(|it| it.is.verdict.landing == *to));
    let name = |subject: Subject| {
        let words = subject.edition().words;
        words.policy_box(&subject).into_iter().next().unwrap_or_default()
    };
    let mut text = format!(
        "**{}** {}`{}`{}`{}`.\n\n| {} | {} | {} |\n|---|---|---|\n",
        views::calls_move(moved.len(), landing),
        views::WITH,
        name(after),
        views::INSTEAD_OF,
        name(before),
        super::page::COLUMN_CALL,
        views::BEFORE,
        views::AFTER,
    );
    let cell = |case: Case, landing: Landing| labels::landing_of(landing, case.direction());
    for it in moved.into_iter().chain(same) {
        let was = cell(it.before, it.was.verdict.landing);
        let is = match it.moves() {
            true => cell(it.after, it.is.verdict.landing),
            false => views::NO_CHANGE,
        };
        text.push_str(&format!("| {} | {was} | {is} |\n", told::call(it.before)));
    }
    text + &format!("\n{}: <{url}>\n", labels::edition(address.edition()))
}
