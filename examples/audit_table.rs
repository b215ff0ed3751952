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
use call_landing::routing::{
    CallType, Condition, CustomerType, DefaultClient, Landing, Licence, Override, PRECONFIGURED,
    PolicyFields, Rulebook, Scenario, UserChoice,
};
use strum::VariantArray;

fn main() -> Result<(), &'static str> {
    let members = [
        ("calls", names(CallType::VARIANTS)),
        ("landings", names(Landing::VARIANTS)),
        ("rules", rules()?),
        ("otherwise", name(Scenario::table().otherwise.then.landing)),
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
    let rules = Scenario::table().rows.iter().map(|rule| {
        let id: &str = rule.id.into();
        let mut members = vec![format!("\"id\": \"{id}\"")];
        for condition in rule.when {
            members.push(match *condition {
                Condition::Customer(any) => format!("\"customer\": {}", names(any)),
                Condition::Call(any) => format!("\"call\": {}", names(any)),
                Condition::Calling(any) => format!("\"calling\": {}", names(any)),
                Condition::Licence(one) => format!("\"licence\": {}", names(&[one])),
                _ => return Err("a rule has a condition that this example cannot write"),
            });
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
        for &customer in CustomerType::VARIANTS {
            for &licence in Licence::VARIANTS {
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
    let known = PRECONFIGURED.iter().map(|it| (it.identity.name(), it.fields));
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
