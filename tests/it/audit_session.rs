//! The session: it gives the same answers whatever the size of the slices, and it can be stopped
//! anywhere.

use call_landing::audit::{
    Audit, AuditSession, Finding, LandingTable, LastSearch, Losing, Options, PlanFor, Proposal,
    SAMPLE_POLICIES, SampleForm, SampleTenant, Selection, Sort, SourceFile, Summary, Task,
    TaskOutput, UserFilter, Wire,
};
use call_landing::editions::teams_interop_policy::{
    CALLS_IN_TEAMS, CallType, Organization, PolicyFields,
};
use call_landing::powershell::tenant::Era;

fn all_to_teams() -> Proposal {
    Proposal::Policy { instance: CALLS_IN_TEAMS, fields: PolicyFields::of(CALLS_IN_TEAMS) }
}

/// A few users. The last one would have another policy if their line were cut off.
const LINES: [&str; 4] = [
    r#""UserPrincipalName","TeamsInteropPolicy","EnterpriseVoiceEnabled""#,
    r#""one@contoso.com","DisallowOverrideCallingTeamsChatTeams","True""#,
    r#""two@contoso.com","","False""#,
    "three@contoso.com,DisallowOverrideCallingSfbChatSfb,True",
];

fn files() -> Vec<Vec<u8>> {
    let sample = |seed, form| {
        let mut bytes = Vec::new();
        SampleTenant { seed, users: 1500, form }.write(|it| bytes.extend_from_slice(it));
        bytes
    };
    vec![
        sample(1, SampleForm::WindowsCsv),
        SAMPLE_POLICIES.as_bytes().to_vec(),
        sample(2, SampleForm::Utf16Tabs),
    ]
}

fn run(session: &mut AuditSession, files: &[Vec<u8>], slice: usize) -> TaskOutput {
    let mut all = TaskOutput::default();
    while let Some(want) = session.want() {
        let rest = &files[want.file][want.offset as usize..];
        let most = want.most.map_or(slice, |it| slice.min(it as usize));
        session.give(&rest[..most.min(rest.len())]);
        let more = session.output();
        all.text += &more.text;
        all.shown.extend(more.shown);
        all.plan = all.plan.or(more.plan);
        all.unwritten = all.unwritten.or(more.unwritten);
    }
    let more = session.output();
    all.text += &more.text;
    all.shown.extend(more.shown);
    all.unwritten = all.unwritten.or(more.unwritten);
    all
}

fn read(files: &[Vec<u8>], slice: usize) -> AuditSession {
    let sources = files.iter().enumerate();
    let sources =
        sources.map(|(at, it)| SourceFile { name: at.to_string(), bytes: it.len() as u64 });
    let mut session = AuditSession::new(&Options::default(), sources.collect());
    run(&mut session, files, slice);
    session
}

fn task(session: &mut AuditSession, files: &[Vec<u8>], slice: usize, task: Task) -> TaskOutput {
    session.begin(task);
    let mut first = session.output();
    let rest = run(session, files, slice);
    first.text += &rest.text;
    first.shown.extend(rest.shown);
    first.unwritten = first.unwritten.or(rest.unwritten);
    first
}

fn of(filter: UserFilter) -> Selection {
    Selection { filter, only_found: None }
}

#[test]
fn slices_of_any_size_answer_the_same() {
    let files = files();
    let whole = read(&files, usize::MAX);
    assert_eq!(whole.audit().summary().rows(), 3000);
    for slice in [1000, 4096, 1 << 16] {
        let mut session = read(&files, slice);
        assert_eq!(session.audit().summary(), whole.audit().summary());
        let show =
            Task::Show { of: of(UserFilter::default()), by: Sort::File, skip: 2960, most: 10 };
        let shown = task(&mut session, &files, slice, show).shown;
        assert_eq!(shown.len(), 10);
        assert!(shown.iter().all(|it| it.file == 2));
        let csv = Task::Csv(of(UserFilter::default()), None);
        let text = task(&mut session, &files, slice, csv).text;
        assert_eq!(
            text,
            task(
                &mut whole.clone(),
                &files,
                usize::MAX,
                Task::Csv(of(UserFilter::default()), None)
            )
            .text
        );
    }
}

#[test]
fn who_is_shown_is_whom_the_filter_names() {
    let files = files();
    let mut session = read(&files, 5000);
    let filter = UserFilter { finding: Some(Finding::HybridOnTeams), ..UserFilter::default() };
    let show = Task::Show { of: of(filter), by: Sort::File, skip: 0, most: 1000 };
    let shown = task(&mut session, &files, 5000, show).shown;
    let counts: u64 = session.counts(&of(filter)).iter().map(|it| it.1).sum();
    assert_eq!(shown.len() as u64, counts);
    assert!((55..65).contains(&counts), "{counts}");
    assert!(shown.iter().all(|it| it.facts.customer() == Organization::HybridVoice));
    for (at, it) in shown.iter().enumerate() {
        let skip = Task::Show { of: of(filter), by: Sort::File, skip: at, most: 1 };
        assert_eq!(task(&mut session, &files, 777, skip).shown, vec![it.clone()]);
    }
}

#[test]
fn whom_a_grant_moves_is_whose_calls_land_elsewhere_after_it() {
    let files = files();
    let mut session = read(&files, 1 << 16);
    let fields = PolicyFields::of(CALLS_IN_TEAMS);
    let summary = session.audit().summary();
    let landing_table = LandingTable::new(summary.choice);
    let filter = UserFilter { moved_by: Some(all_to_teams()), ..UserFilter::default() };
    let all = summary.admitted(&UserFilter::default());
    assert_eq!(
        session.counts(&of(filter)).iter().map(|it| it.1).sum::<u64>(),
        summary.what_if(&all, all_to_teams()).moved()
    );
    let show = |of| Task::Show { of, by: Sort::File, skip: 0, most: 5000 };
    let everybody = task(&mut session, &files, 1 << 16, show(Selection::default())).shown;
    let moved = everybody.into_iter().filter(|it| {
        let after = landing_table.landings(fields, it.facts.customer(), it.facts.licence());
        landing_table.of(it.facts, &summary.policies).is_some_and(|before| before != after)
    });
    let moved: Vec<_> = moved.collect();
    assert!((100..2900).contains(&moved.len()), "{}", moved.len());
    assert_eq!(task(&mut session, &files, 1 << 16, show(of(filter))).shown, moved);
}

#[test]
fn the_result_as_json_is_one_document() {
    let files = files();
    let mut session = read(&files, 1 << 16);
    for (filter, after) in [
        (UserFilter::default(), None),
        (
            UserFilter { moved_by: Some(all_to_teams()), ..UserFilter::default() },
            Some(all_to_teams()),
        ),
        (UserFilter { policy: Some(200), ..UserFilter::default() }, None),
    ] {
        let users: u64 = session.counts(&of(filter)).iter().map(|it| it.1).sum();
        let text = task(&mut session, &files, 5000, Task::Json(of(filter), after)).text;
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!((&json["format"], &json["version"]), (&"call-landing/audit".into(), &1.into()));
        let all = json["users"].as_array().unwrap();
        assert_eq!(all.len() as u64, users);
        let is_whole = |it: &serde_json::Value| {
            it["signIn"].is_string() && it["wouldLand"].is_object() == after.is_some()
        };
        assert!(all.iter().all(is_whole));
    }
}

#[test]
fn users_come_in_each_order_and_each_once() {
    let files = files();
    let mut session = read(&files, 1 << 16);
    let summary = session.audit().summary();
    let landing_table = LandingTable::new(summary.choice);
    let all = session.audit().rows().iter().filter(|it| it.is_read()).count();
    for by in
        [Sort::File, Sort::Policy, Sort::Customer, Sort::License, Sort::Landing(CallType::PstnIn)]
    {
        let mut shown = Vec::new();
        for skip in (0..all + 700).step_by(700) {
            let show = Task::Show { of: of(UserFilter::default()), by, skip, most: 700 };
            shown.extend(task(&mut session, &files, 4096, show).shown);
        }
        let mut rows: Vec<usize> = shown.iter().map(|it| it.row).collect();
        let key = |it: &call_landing::audit::ShownUser| {
            let facts = it.facts;
            let name = &summary.policies.get(facts.policy()).unwrap().name;
            let landing = landing_table.of(facts, &summary.policies);
            match by {
                Sort::File => String::new(),
                Sort::Policy => name.clone(),
                Sort::Customer => format!("{}", facts.customer() as u8),
                Sort::License => format!("{}", facts.licence() as u8),
                Sort::Landing(it) => {
                    landing.map_or("z".to_owned(), |all| format!("{}", all[it as usize] as u8))
                }
            }
        };
        assert!(shown.is_sorted_by_key(|it| (key(it), it.row)), "{by:?}");
        rows.sort_unstable();
        rows.dedup();
        assert_eq!(rows.len(), all, "{by:?}");
    }
}

#[test]
fn a_search_and_a_list_of_names_choose_users() {
    let files = files();
    let mut session = read(&files, 5000);
    let found = Selection { only_found: Some(LastSearch), ..Selection::default() };
    task(&mut session, &files, 5000, Task::Search("  MÜLLER".to_owned()));
    let by_name = session.found();
    assert!(by_name > 0 && by_name < 1000, "{by_name}");
    let show = Task::Show { of: found.clone(), by: Sort::File, skip: 0, most: 3000 };
    let shown = task(&mut session, &files, 5000, show).shown;
    assert_eq!(shown.len() as u64, by_name);
    let names: Vec<String> = shown.iter().map(|it| it.sign_in.to_uppercase()).collect();
    task(&mut session, &files, 5000, Task::Names(names[..5].to_vec()));
    assert_eq!(session.found(), 5);
    let plan = PlanFor {
        proposal: Proposal::Policy {
            instance: CALLS_IN_TEAMS,
            fields: PolicyFields::of(CALLS_IN_TEAMS),
        },
        name: String::new(),
        era: Era::December2017,
        wave: 2,
        losing: Losing::Include,
    };
    let output = task(&mut session, &files, 5000, Task::Plan(found, plan));
    let waves: Vec<&str> = output.text.lines().filter_map(|it| it.get(..3)).collect();
    let plan = output.plan.unwrap();
    assert_eq!(waves.len() as u64, plan.users);
    assert!(plan.users + plan.skipped.iter().sum::<u64>() == 5 && plan.users > 2, "{plan:?}");
    assert!(waves.starts_with(&[r#""1""#, r#""1""#, r#""2""#]), "{waves:?}");
    assert_eq!(output.unwritten, Some(0));
}

#[test]
fn users_can_be_stated_otherwise_and_move_in_all_counts() {
    let files = files();
    let mut session = read(&files, 1 << 16);
    let filter = UserFilter { finding: Some(Finding::HybridOnTeams), ..UserFilter::default() };
    let before: u64 = session.counts(&of(filter)).iter().map(|it| it.1).sum();
    assert!(before > 0);
    session.state_users(&of(filter), Some(Organization::ExistingSkypeForBusiness), None);
    assert_eq!(session.counts(&of(filter)), vec![]);
    assert_eq!(session.audit().summary().rows(), 3000);
}

#[test]
fn it_can_be_stopped_anywhere_and_keeps_the_rows_that_were_read_whole() {
    let file = format!("{}\r\n", LINES.join("\r\n"));
    // The number of rows read if it is stopped after this many bytes.
    let rows = |bytes: usize| {
        let source = SourceFile { name: "a".to_owned(), bytes: file.len() as u64 };
        let mut session = AuditSession::new(&Options::default(), vec![source]);
        session.give(&file.as_bytes()[..bytes]);
        session.cancel();
        assert_eq!(session.want(), None);
        let summary = session.audit().summary();
        assert_eq!((summary.rejected.len(), summary.files[0].problems.len()), (0, 0), "{bytes}");
        summary.evaluated()
    };
    for bytes in 1..file.len() {
        let ends = file[..bytes].matches("\r\n").count() as u64;
        assert_eq!(rows(bytes), ends.saturating_sub(1), "{bytes}");
    }
}

#[test]
fn summaries_come_over_whole_and_rubbish_does_not() {
    let files = files();
    let summary = read(&files, 1 << 16).audit().summary();
    let bytes = summary.bytes();
    assert!(bytes.len() < 100_000, "{}", bytes.len());
    assert_eq!(Summary::of(&bytes), Some(summary));
    for end in 0..bytes.len().min(2000) {
        assert_eq!(Summary::of(&bytes[..end]), None);
    }
    assert_eq!(Summary::of(&[0xff; 64]), None);
    let options = Options { customer: Some(Organization::HybridVoice), ..Options::default() };
    assert_eq!(Options::of(&options.bytes()), Some(options));
    let found = Selection { only_found: Some(LastSearch), ..Selection::default() };
    for task in [
        Task::Show { of: found.clone(), by: Sort::File, skip: 300, most: 20 },
        Task::Search("é".to_owned()),
        Task::Names(vec!["a".to_owned(), String::new()]),
        Task::Csv(found.clone(), None),
        Task::Json(found.clone(), Some(all_to_teams())),
        Task::Csv(found, Some(Proposal::Fix(Finding::Retired))),
    ] {
        assert_eq!(Task::of(&task.bytes()), Some(task));
    }
    let empty = Audit::new(&Options::default()).summary();
    assert_eq!(Summary::of(&empty.bytes()), Some(empty));
}
