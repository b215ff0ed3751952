//! Which calls an assignment would reroute, and the files that are saved.

mod files;
mod names;
mod table;
mod texts;

use call_landing::audit::export::{ResultRow, csv_header, json_text};
use call_landing::audit::{
    Assigned, Audit, AuditSession, Finding, Fix, Fixes, KnownBy, KnownPolicy, LONGEST_NAME,
    LandingTable, Losing, MOST_IN_WAVE, Options, PlanFor, PlanRows, PlanStep, Planner, Policies,
    Proposal, Row, SAMPLE_POLICIES, SampleForm, SampleTenant, Selection, Skipped, SourceFile,
    Summary, Task, TaskOutput, UserFacts, UserFilter, Wire,
};
use call_landing::editions::teams_interop_policy::{
    CALLS_IN_TEAMS, CallType, DefaultClient, EDITION, GLOBAL, InteropCall, License, Organization,
    Override, PRESETS, PolicyFields, UserChoice, named,
};
use call_landing::powershell::script_file;
use call_landing::powershell::tenant::Era;
use call_landing::powershell::writing::NoPlan;
use call_landing::routing::{Case, Landing, Preset, every_case};
use call_landing::text::audit_report::{markdown, what_if_markdown};
use call_landing::text::plan::{skipped, written};
use call_landing::text::powershell as told;
use proptest::prelude::*;
use strum::VariantArray;

fn all_to_teams() -> Proposal {
    Proposal::Policy { instance: CALLS_IN_TEAMS, fields: PolicyFields::of(CALLS_IN_TEAMS) }
}

fn sample() -> (Vec<u8>, Audit) {
    let mut bytes = Vec::new();
    SampleTenant { seed: 5, users: 2000, form: SampleForm::WindowsCsv }
        .write(|it| bytes.extend_from_slice(it));
    let mut audit = Audit::new(&Options::default());
    audit.begin("policies");
    audit.push(SAMPLE_POLICIES.as_bytes());
    audit.begin("users");
    audit.push(&bytes);
    audit.end();
    (bytes, audit)
}

/// Users by sign-in name, each with the name of their policy; `None` is `Global`.
type Names<'a> = [(&'a str, Option<&'a str>)];

/// A summary of licensed users with Skype for Business, with the settings of their policies. Names
/// are used as they are, including those that no file can have.
fn tenant(users: &Names<'_>) -> (Summary, Vec<(String, UserFacts)>) {
    let mut known = Policies::default().all().to_vec();
    let rows = users.iter().map(|(name, policy)| {
        let place = policy.map_or(0, |policy| {
            known.iter().position(|it| it.name == policy).unwrap_or_else(|| {
                let fields = named(policy).map_or(others_say(), PolicyFields::of);
                let (name, fields) = (policy.to_owned(), Some(fields));
                known.push(KnownPolicy { name, fields, by: KnownBy::File });
                known.len() - 1
            })
        });
        let customer = Organization::ExistingSkypeForBusiness;
        ((*name).to_owned(), UserFacts::new(place as u8, customer, License::Provisioned))
    });
    let rows: Vec<_> = rows.collect();
    let counts = rows.iter().map(|it| (it.1, 1)).collect();
    let policies = Policies::of(&known.bytes()).unwrap();
    (Summary { counts, policies, ..Summary::default() }, rows)
}

/// The settings of a policy that has any other name. All plans here reroute calls of its users.
fn others_say() -> PolicyFields {
    let sfb = DefaultClient::Sfb;
    PolicyFields {
        calling_default_client: sfb,
        chat_default_client: sfb,
        ..PolicyFields::default()
    }
}

fn plan_for(instance: &'static Preset, fields: PolicyFields) -> PlanFor {
    PlanFor {
        proposal: Proposal::Policy { instance, fields },
        name: "Ours".to_owned(),
        era: Era::December2017,
        wave: 2,
        losing: Losing::LeaveOut,
    }
}

fn to_teams() -> PlanFor {
    plan_for(CALLS_IN_TEAMS, PolicyFields::of(CALLS_IN_TEAMS))
}

/// Settings that no documented policy has, so that a new one is needed.
fn own_fields() -> PolicyFields {
    PolicyFields { allow_end_user_client_override: Override::On, ..PolicyFields::default() }
}

fn to_own() -> PlanFor {
    plan_for(CALLS_IN_TEAMS, own_fields())
}

/// The file that is saved.
fn file(plan: &PlanFor, users: &Names<'_>) -> Result<String, NoPlan> {
    let (summary, rows) = tenant(users);
    let planner = Planner::new(plan, &summary)?;
    let head = planner.head(&summary.counts);
    if head.users == 0 {
        return Err(NoPlan::Nobody);
    }
    let mut rows_written = PlanRows::new(planner);
    let mut text = String::new();
    for (name, facts) in rows {
        rows_written.push(&name, facts, &mut text);
    }
    let unwritten = Some(rows_written.unwritten());
    Ok(written(&TaskOutput {
        plan: Some(Box::new(head)),
        text,
        unwritten,
        ..TaskOutput::default()
    }))
}

/// Parses the file with another project's grammar of PowerShell: every command with its first word,
/// and every here-string.
fn parsed(text: &str) -> (Vec<String>, Vec<String>) {
    let mut parser = tree_sitter::Parser::new();
    parser.set_language(&tree_sitter_powershell::LANGUAGE.into()).unwrap();
    let text = text.strip_prefix('\u{feff}').expect("the file begins with the mark");
    let tree = parser.parse(text, None).unwrap();
    assert!(!tree.root_node().has_error(), "{}", tree.root_node().to_sexp());
    let (mut commands, mut blocks) = (Vec::new(), Vec::new());
    let mut nodes = vec![tree.root_node()];
    while let Some(node) = nodes.pop() {
        let code = &text[node.byte_range()];
        match node.kind() {
            "command_name" | "command_name_expr" | "command_invokation_operator" => {
                commands.push(code.to_owned());
            }
            "verbatim_here_string_characters" => blocks.push(code.to_owned()),
            _ => {}
        }
        nodes.extend((0..node.child_count()).filter_map(|it| node.child(it as u32)));
    }
    commands.sort();
    (commands, blocks)
}

/// What PowerShell takes for a line end, or for the end of a single-quoted here-string.
fn powershell_lines(text: &str) -> Vec<&str> {
    text.split(['\n', '\r']).collect()
}

/// The data of a file, as `ConvertFrom-Csv` reads it: cells in straight quotes, doubled inside.
fn data(text: &str) -> Vec<[String; 4]> {
    let mark = "\n$plan = @'\n";
    let start = text.find(mark).expect("a block of data") + mark.len();
    let block = &text[start..];
    // The first line that ends the here-string for PowerShell, which accepts curly quotes.
    let mut lines = Vec::new();
    for line in powershell_lines(block) {
        let mut start = line.chars();
        let is_quote = |it| matches!(it, Some('\'' | '\u{2018}'..='\u{201b}'));
        if is_quote(start.next()) && start.next() == Some('@') {
            break;
        }
        lines.push(line);
    }
    assert_eq!(lines.remove(0), r#""wave","sign-in","grant","previous""#);
    lines.iter().map(|it| cells(it)).collect()
}

fn cells(line: &str) -> [String; 4] {
    let mut cells = Vec::new();
    let mut rest = line;
    loop {
        rest = rest.strip_prefix('"').unwrap_or_else(|| panic!("{line}"));
        let mut cell = String::new();
        loop {
            let end = rest.find('"').unwrap_or_else(|| panic!("{line}"));
            cell += &rest[..end];
            rest = &rest[end + 1..];
            match rest.strip_prefix('"') {
                Some(it) => (cell.push('"'), rest = it).0,
                None => break,
            }
        }
        cells.push(cell);
        match rest.strip_prefix(',') {
            Some(it) => rest = it,
            None => break,
        }
    }
    assert_eq!(rest, "", "{line}");
    cells.try_into().unwrap()
}

/// The file that the page saves for these exports.
fn saved(files: &[&str], of: Selection, plan: PlanFor) -> String {
    let sources = files.iter().enumerate();
    let sources =
        sources.map(|(at, it)| SourceFile { name: at.to_string(), bytes: it.len() as u64 });
    let mut session = AuditSession::new(&Options::default(), sources.collect());
    let give = |session: &mut AuditSession| {
        let mut text = String::new();
        while let Some(want) = session.want() {
            let rest = &files[want.file].as_bytes()[want.offset as usize..];
            session.give(&rest[..rest.len().min(50)]);
            text += &written(&session.text_output());
        }
        text
    };
    give(&mut session);
    session.begin(Task::Plan(of, plan));
    let text = give(&mut session);
    text + &written(&session.text_output())
}
