//! Writes the decision table and what follows from it as JSON, for the programs that the audit is
//! measured against: `cargo run --example audit_table > table.json`.
//!
//! `calls` and `landings` are in the order of the totals. `rules` are the rows of the table: the first
//! whose conditions are all met decides, and a fact that a rule does not name can have any value. `cases`
//! are the landings for every policy, organization and license. `policies` are the fields of the policies
//! that a user of the sample can have, by name in lower case, and `policies_file` is the file that
//! describes the tenant's own policy.

use call_landing::audit::export::json_text;
use call_landing::audit::{LandingTable, SAMPLE_POLICIES};
use call_landing::editions::teams_interop_policy::{
    CallType, DefaultClient, EDITION, License, Organization, Override, PRESETS, PolicyFields,
    UserChoice,
};
use call_landing::routing::{FactAt, Landing};
use strum::VariantArray;

fn main() -> Result<(), &'static str> {
    let members = [
        ("calls", names(CallType::VARIANTS)),
        ("landings", names(Landing::VARIANTS)),
        ("rules", rules()?),
        ("otherwise", name(EDITION.otherwise.then.landing)),
        ("cases", cases()),
        ("policies", policies()),
        ("policies_file", json_text(SAMPLE_POLICIES)),
    ];
    let lines: Vec<String> =
        members.into_iter().map(|(name, value)| format!("  \"{name}\": {value}")).collect();
    println!("{{\n{}\n}}", lines.join(",\n"));
    Ok(())
}

fn rules() -> Result<String, &'static str> {
    let rules = EDITION.rules.iter().map(|rule| {
        let mut members = vec![format!("\"id\": \"{}\"", rule.id)];
        for condition in rule.when {
            let values = (0..32).filter(|it| condition.admits(*it));
            // The programs name the effective client as PowerShell does.
            let (name, words): (&str, Vec<&str>) = match condition.fact {
                FactAt::Question(at) => {
                    let key = EDITION.question(at).map_or("", |it| it.key);
                    let words = values.filter_map(|it| EDITION.answer(at, it)).map(|it| it.token);
                    (if key == "licensed" { "licence" } else { key }, words.collect())
                }
                FactAt::Derived(0) => {
                    ("calling", values.map(|it| EDITION.value(condition.fact, it)).collect())
                }
                _ => return Err("a rule has a condition that this example cannot write"),
            };
            let words: Vec<&str> = words.into_iter().filter(|it| !it.is_empty()).collect();
            members.push(format!("\"{name}\": {}", names(&words)));
        }
        members.push(format!("\"landing\": {}", name(rule.then.landing)));
        Ok(format!("    {{{}}}", members.join(", ")))
    });
    let rules: Vec<String> = rules.collect::<Result<_, _>>()?;
    Ok(format!("[\n{}\n  ]", rules.join(",\n")))
}

/// What the users chose is unknown, so the policy's own client is effective.
fn cases() -> String {
    let landing_table = LandingTable::new(UserChoice::None);
    let mut cases = Vec::new();
    for policy in PolicyFields::all() {
        for &customer in Organization::VARIANTS {
            for &licence in License::VARIANTS {
                cases.push(format!(
                    "    {{\"policy\": {}, \"customer\": {}, \"licence\": {}, \"landings\": {}}}",
                    fields(policy),
                    name(customer),
                    name(licence),
                    names(&landing_table.landings(policy, customer, licence)),
                ));
            }
        }
    }
    format!("[\n{}\n  ]", cases.join(",\n"))
}

fn policies() -> String {
    let known = PRESETS.iter().map(|it| (it.name, PolicyFields::of(it)));
    let own = PolicyFields {
        allow_end_user_client_override: Override::On,
        calling_default_client: DefaultClient::Default,
        chat_default_client: DefaultClient::Default,
    };
    let lines: Vec<String> = known
        .chain([("CustomPolicy", own)])
        .map(|(name, policy)| format!("    \"{}\": {}", name.to_lowercase(), fields(policy)))
        .collect();
    format!("{{\n{}\n  }}", lines.join(",\n"))
}

fn fields(policy: PolicyFields) -> String {
    format!(
        "{{\"override\": {}, \"calling\": {}, \"chat\": {}}}",
        name(policy.allow_end_user_client_override),
        name(policy.calling_default_client),
        name(policy.chat_default_client),
    )
}

fn name(it: impl Into<&'static str>) -> String {
    format!("\"{}\"", it.into())
}

fn names<T: Copy + Into<&'static str>>(all: &[T]) -> String {
    let names: Vec<String> = all.iter().map(|&it| name(it)).collect();
    format!("[{}]", names.join(", "))
}
