//! An answer as Markdown that fits into a ticket: no headings, one link.

use super::{advice, labels, told};
use crate::link::Address;
use crate::routing::{Severity, advise};

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
