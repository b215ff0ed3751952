//! An answer as Markdown that fits into a ticket: no headings, one link.

use super::{advice, labels, rules, sources, verdict};
use crate::link::Address;
use crate::routing::{Direction, Severity, advise, route};
use std::fmt::Write as _;

/// The answer at this address, its reason, its warnings, and the link to it.
pub fn answer(address: &Address, url: &str) -> String {
    let scenario = &address.scenario;
    let ruling = route(scenario);
    let fields = scenario.policy;
    let mut text = format!("**{}**", verdict::sentence(scenario.call, ruling.landing()));
    match verdict::other_reading(ruling.basis()) {
        Some(other) => text.push_str(&format!(" {other}\n\n")),
        None => text.push_str(&format!(" ({})\n\n", labels::basis(ruling.basis()))),
    }
    // Writing to a `String` cannot fail.
    let mut line = |what: &str, words: &str| _ = writeln!(text, "- {what}: {words}");
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
    let cited: Vec<String> = ruling.verdict.sources.iter().map(|&it| sources::cite(it)).collect();
    line("Why", &format!("{} ({})", rules::rule(ruling.decided_by), cited.join("; ")));
    for said in advise(scenario, address.instance.standing(fields)) {
        if said.severity == Severity::Warning {
            let (short, long) = advice::advice(said.id);
            line(advice::severity(said.severity), &format!("{short} {long}"));
        }
    }
    _ = writeln!(text, "- {}: <{url}>", labels::edition(address.edition));
    text
}
