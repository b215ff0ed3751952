//! An answer as Markdown that fits into a ticket: no headings, one link.

use super::{advice, labels, modes, rules, sources, told, verdict};
use crate::link::Address;
use crate::routing::{Basis, Case, Direction, Scenario, Severity, Source, advise, route};
use std::fmt::Write as _;

/// The answer at this address, its reason, its warnings, and the link to it.
pub fn answer(address: &Address, url: &str) -> String {
    match address.case() {
        Case::Guide201712(scenario) => guide_answer(address, &scenario, url),
        case => any_answer(case, url),
    }
}

/// The same in an edition that has neither instances nor warnings.
fn any_answer(case: Case, url: &str) -> String {
    let verdict = case.decide().verdict;
    let mut text = headline(&told::sentence(case, verdict.landing), verdict.basis);
    for question in told::questions(case).into_iter().filter(|it| it.matters) {
        let answer = question.answers.iter().find(|it| it.0 == question.answer);
        line(&mut text, question.heading, answer.map_or("", |it| it.1));
    }
    if let Some(interop) = modes::interop(verdict) {
        line(&mut text, "Interop", interop);
    }
    line(&mut text, "Why", &because(told::told(case).decided.sentence, verdict.sources));
    line(&mut text, labels::edition(case.edition()), &format!("<{url}>"));
    text
}

/// The sentence, and who says so.
fn headline(sentence: &str, basis: Basis) -> String {
    match verdict::other_reading(basis) {
        Some(other) => format!("**{sentence}** {other}\n\n"),
        None => format!("**{sentence}** ({})\n\n", labels::basis(basis)),
    }
}

fn line(text: &mut String, what: &str, words: &str) {
    // Writing to a `String` cannot fail.
    _ = writeln!(text, "- {what}: {words}");
}

fn because(sentence: &str, cited: &[Source]) -> String {
    let cited: Vec<String> = cited.iter().map(|&it| sources::cite(it)).collect();
    format!("{sentence} ({})", cited.join("; "))
}

fn guide_answer(address: &Address, scenario: &Scenario, url: &str) -> String {
    let ruling = route(scenario);
    let fields = scenario.policy;
    let sentence = verdict::sentence(scenario.call, ruling.landing());
    let mut text = headline(&sentence, ruling.basis());
    let mut line = |what: &str, words: &str| self::line(&mut text, what, words);
    line("Organization", labels::customer(scenario.customer));
    line(
        "Policy",
        &format!(
            "`{}` (`AllowEndUserClientOverride` {}, `CallingDefaultClient` {}, `ChatDefaultClient` {})",
            labels::policy(address.instance, fields),
            super::conditions::allowed(fields.allow_end_user_client_override),
            <&str>::from(fields.calling_default_client),
            <&str>::from(fields.chat_default_client),
        ),
    );
    line(
        "User",
        &format!(
            "{}, choice: {}",
            labels::licence(scenario.licence),
            labels::choice(scenario.choice).to_ascii_lowercase()
        ),
    );
    if scenario.call.direction() != Direction::Chat {
        line("Client that counts", ruling.trace.effective.client.into());
    }
    line("Why", &because(rules::rule(ruling.decided_by), ruling.verdict.sources));
    for said in advise(scenario, address.instance.standing(fields)) {
        if said.severity == Severity::Warning {
            let (short, long) = advice::advice(said.id);
            line(advice::severity(said.severity), &format!("{short} {long}"));
        }
    }
    line(labels::edition(address.edition), &format!("<{url}>"));
    text
}
