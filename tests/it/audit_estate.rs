//! The audit of an organization whose calls are routed by calling policies: what is read from each kind of
//! file, each problem, and who forwards to whom.

use call_landing::audit::estate::{
    Callers, CallingFinding, CallingFix, Estate, EstateAnswer, EstateSummary, EstateTask, Field,
    Judge, Judgement, PersonFacts, RowKind, TraceSummary,
};
use call_landing::audit::{
    Audit, AuditSession, Options, Scope, SourceFile, Summary, Task, WhyKind, Wire,
};
use call_landing::editions;
use call_landing::routing::{Case, Edition, Landing};
use proptest::prelude::*;
use std::collections::BTreeMap;
use strum::VariantArray;

fn edition() -> &'static Edition {
    editions::today()
}

fn read(files: &[&str]) -> Audit {
    let options = Options { scope: Scope::Calling, ..Options::default() };
    let mut audit = Audit::new(&options);
    for it in files {
        audit.begin("file");
        audit.push(it.as_bytes());
    }
    audit.end();
    audit
}

/// Everything about some files: what was read, and what following calls found.
struct Found {
    audit: Audit,
    summary: Summary,
    trace: TraceSummary,
}

impl Found {
    fn of(files: &[&str]) -> Self {
        let mut audit = read(files);
        let summary = audit.whole_summary();
        let estate = summary.estate.clone().unwrap();
        let trace = follow(audit.estate().unwrap(), &estate);
        Self { audit, summary, trace }
    }

    fn estate(&self) -> &EstateSummary {
        self.summary.estate.as_ref().unwrap()
    }

    fn ask(&mut self, task: &EstateTask) -> EstateAnswer {
        self.audit.estate().unwrap().answer(task, &mut String::new())
    }

    /// Who has a problem, and whom their calls are handed on to.
    fn who(&mut self, finding: CallingFinding) -> Vec<String> {
        let all = self.ask(&EstateTask::Holders(finding, (0, 1000))).holders;
        let one = |it: call_landing::audit::estate::Holder| {
            let short = |it: &str| it.split('@').next().unwrap().to_owned();
            let way: Vec<String> = it.way.iter().map(|it| short(it)).collect();
            [vec![short(&it.name)], way].concat().join(" ")
        };
        all.into_iter().map(one).collect()
    }

    fn callers(&mut self, name: &str) -> Callers {
        self.ask(&EstateTask::Callers(name.to_owned())).callers.unwrap()
    }

    /// The facts of the only person, or of the first group.
    fn facts(&self) -> PersonFacts {
        self.estate().groups[0].0
    }

    fn fix(&self, finding: CallingFinding) -> CallingFix {
        let group = self.trace.groups.iter().find(|it| it.0 == finding).unwrap();
        Judge::new(edition(), self.estate()).fix(finding, group.1.0)
    }
}

fn follow(estate: &mut Estate, summary: &EstateSummary) -> TraceSummary {
    let judge = Judge::new(edition(), summary);
    let judged = summary.groups.iter().map(|it| (it.0, judge.judge(it.0))).collect();
    let answer = estate.answer(&EstateTask::Follow(judged), &mut String::new());
    answer.summary.unwrap()
}

const USERS: &str = "UserPrincipalName,SipAddress,ObjectId,AccountType,AccountEnabled,EnterpriseVoiceEnabled,LineUri,FeatureTypes,TeamsCallingPolicy,TeamsUpgradeEffectiveMode\n";

/// A user with a license and a number.
fn user(name: &str, number: &str, policy: &str) -> String {
    format!(
        "{name}@contoso.com,sip:{name}@contoso.com,,User,True,True,{number},\"{{Teams, PhoneSystem, CallingPlan}}\",{policy},TeamsOnly\n"
    )
}

fn users(all: &[(&str, &str, &str)]) -> String {
    let rows: String = all.iter().map(|it| user(it.0, it.1, it.2)).collect();
    format!("{USERS}{rows}")
}

const SETTINGS: &str = "SipUri,IsForwardingEnabled,ForwardingType,ForwardingTarget,ForwardingTargetType,IsUnansweredEnabled,UnansweredTarget,UnansweredTargetType,Delegates,CallGroupTargets\n";

/// Who forwards to whom: `"ann > ben"` at once, `"ann ~ ben"` if nobody answers, `"ann + ben"` at the same
/// time, `"ann -"` does nothing if nobody answers, `"ann @ ben cy"` to delegates, `"ann # ben cy"` to a
/// group.
fn settings(rules: &[&str]) -> String {
    let mut out = SETTINGS.to_owned();
    for rule in rules {
        let (name, rest) = rule.split_once(' ').unwrap();
        let (sign, to) = rest.split_once(' ').unwrap_or((rest, ""));
        let target = |to: &str| match to {
            it if it.starts_with('+') => format!("tel:{it}"),
            it if it.contains('-') => it.to_owned(),
            it => format!("sip:{it}@contoso.com"),
        };
        let list = || {
            let all = to.split(' ').map(|it| format!("Id:sip:{it}@contoso.com"));
            all.collect::<Vec<_>>().join(" ")
        };
        let rest = match sign {
            ">" => format!("True,Immediate,{},SingleTarget,,,Voicemail,,", target(to)),
            "+" => format!("True,Simultaneous,{},SingleTarget,,,Voicemail,,", target(to)),
            "~" => format!("False,,,,True,{},SingleTarget,,", target(to)),
            "-" => "False,,,,False,,Voicemail,,".to_owned(),
            "@" => format!("True,Immediate,,MyDelegates,,,Voicemail,{},", list()),
            "#" => format!("True,Immediate,,Group,,,Voicemail,,{}", list()),
            "v" => "True,Immediate,,Voicemail,,,Voicemail,,".to_owned(),
            _ => panic!("{rule}"),
        };
        out += &format!("sip:{name}@contoso.com,{rest}\n");
    }
    out
}

const POLICIES: &str = "Identity,AllowPrivateCalling,AllowVoicemail,AllowCallForwardingToUser,AllowCallForwardingToPhone,PreventTollBypass,InboundPstnCallRoutingTreatment\n\
    Global,True,UserOverride,True,True,False,RegularIncoming\n\
    Tag:NoVoicemail,True,AlwaysDisabled,True,True,False,RegularIncoming\n\
    Tag:NoCalls,False,UserOverride,True,True,False,RegularIncoming\n\
    Tag:NoForwarding,True,UserOverride,False,False,False,RegularIncoming\n\
    Tag:Bypass,True,UserOverride,True,True,True,RegularIncoming\n\
    Tag:AllVoicemail,True,UserOverride,True,True,False,Voicemail\n";

#[track_caller]
fn check(files: &[&str], finding: CallingFinding, who: &[&str]) -> Found {
    let mut found = Found::of(files);
    assert_eq!(found.who(finding), who, "{finding:?}");
    assert_eq!(found.trace.counts[finding as usize], who.len() as u64);
    found
}

#[test]
fn a_user_is_read_from_csv_json_and_lists_alike() {
    let csv = users(&[("ann", "tel:+14255550101", "Tag:Own")]);
    let json = r#"[{"UserPrincipalName":"ann@contoso.com","SipAddress":"sip:ann@contoso.com","AccountType":"User","AccountEnabled":true,"EnterpriseVoiceEnabled":true,"LineUri":"tel:+14255550101","FeatureTypes":["Teams","PhoneSystem","CallingPlan"],"TeamsCallingPolicy":{"Authority":"Tenant","Name":"Own"},"TeamsUpgradeEffectiveMode":"TeamsOnly"}]"#;
    let list = "UserPrincipalName         : ann@contoso.com\nSipAddress                : sip:ann@contoso.com\nAccountType               : User\nAccountEnabled            : True\nEnterpriseVoiceEnabled    : True\nLineUri                   : tel:+14255550101\nFeatureTypes              : {Teams, PhoneSystem, CallingPlan}\nTeamsCallingPolicy        : Own\nTeamsUpgradeEffectiveMode : TeamsOnly\n";
    let all = [csv.as_str(), json, list].map(|it| Found::of(&[it]));
    for found in &all {
        assert_eq!(found.facts(), all[0].facts(), "{:?}", found.summary);
        assert_eq!(found.estate().policies[1].name, "Own");
        assert_eq!(found.estate().rows(RowKind::Users), 1);
        let case = Judge::new(edition(), found.estate()).case(found.facts());
        for (key, word) in [
            ("mode", "teams-only"),
            ("pstn", "calling-plan"),
            ("licensed", "yes"),
            ("enterprise-voice", "true"),
            ("number", "assigned"),
        ] {
            assert_eq!(case.token(edition().position(key).unwrap()), word);
        }
    }
}

#[test]
fn every_word_of_facts_is_a_word_of_the_edition() {
    let of = |field: Field, key: &str| {
        let at = edition().position(key).unwrap();
        let answers = edition().question(at).unwrap().answers.len() as u64;
        for value in 1..=answers {
            let facts = PersonFacts::default().with(field, value);
            let judge = Judge::new(edition(), &EstateSummary::default());
            let case = judge.case(facts);
            assert_eq!(u64::from(case.get(at)), value - 1, "{key} {value}");
        }
    };
    of(Field::Mode, "mode");
    of(Field::Licensed, "licensed");
    of(Field::Voice, "enterprise-voice");
    of(Field::Answering, "answering");
    of(Field::Unanswered, "unanswered");
    of(Field::BusyChoice, "busy-choice");
}

#[test]
fn every_rule_of_a_user_is_read_as_its_answer() {
    for (row, answering, unanswered) in [
        (",,,,,,,,", "ring", "untouched"),
        ("False,,,,False,,Voicemail,,", "ring", "nothing"),
        ("FALSCH,,,,WAHR,,Voicemail,,", "ring", "voicemail"),
        ("True,Immediate,,Voicemail,,,Voicemail,,", "to-voicemail", "untouched"),
        ("True,Immediate,sip:b@x,SingleTarget,,,,,", "to-colleague", "untouched"),
        ("True,Immediate,+14255550199,SingleTarget,,,,,", "to-number", "untouched"),
        ("True,Immediate,,MyDelegates,,,,,", "to-delegates", "untouched"),
        ("True,Immediate,,Group,,,,,", "to-group", "untouched"),
        ("True,Simultaneous,sip:b@x,SingleTarget,,,,,", "also-colleague", "untouched"),
        ("True,Simultaneous,tel:+1 425 555 0199,SingleTarget,,,,,", "also-number", "untouched"),
        ("True,Simultaneous,,MyDelegates,,,,,", "also-delegates", "untouched"),
        ("True,Simultaneous,,Group,,,,,", "also-group", "untouched"),
        ("False,,,,True,sip:b@x,SingleTarget,,", "ring", "colleague"),
        ("False,,,,True,+14255550199,SingleTarget,,", "ring", "number"),
        ("False,,,,True,,MyDelegates,,", "ring", "delegates"),
        ("False,,,,True,,Group,,", "ring", "group"),
    ] {
        let found = Found::of(&[&format!("{SETTINGS}sip:a@x,{row}\n")]);
        let case = Judge::new(edition(), found.estate()).case(found.facts());
        let at = |key: &str| case.token(edition().position(key).unwrap());
        assert_eq!((at("answering"), at("unanswered")), (answering, unanswered), "{row}");
    }
}

#[test]
fn a_rule_that_is_not_understood_is_rejected_with_its_column() {
    for (row, column) in [
        ("perhaps,,,,,,,,", "IsForwardingEnabled"),
        ("True,Later,,Voicemail,,,,,", "ForwardingType"),
        ("True,Immediate,,Nobody,,,,,", "ForwardingTargetType"),
        ("True,Simultaneous,,Voicemail,,,,,", "ForwardingTargetType"),
        ("True,Immediate,,SingleTarget,,,,,", "ForwardingTarget"),
        ("False,,,,True,,Moon,,", "UnansweredTargetType"),
    ] {
        let summary = read(&[&format!("{SETTINGS}sip:a@x,{row}\n")]).whole_summary();
        assert_eq!(summary.unread[WhyKind::BadValue as usize], 1, "{row}");
        assert_eq!(summary.rejected[0].column.as_deref(), Some(column));
    }
}

#[test]
fn files_are_joined_by_name_in_any_order() {
    let users = users(&[("ann", "+14255550101", ""), ("Ben", "+14255550102", "")]);
    let settings = settings(&["ANN > ben", "ben > ann"]);
    let numbers = "TelephoneNumber,NumberType,PstnAssignmentStatus,AssignedPstnTargetId\n\
        +14255550101,DirectRouting,UserAssigned,ann@contoso.com\n\
        14255550102,OperatorConnect,UserAssigned,ben@contoso.com\n";
    let files = [users.as_str(), settings.as_str(), numbers];
    let mut before = None;
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let mut found = Found::of(&order.map(|it| files[it]));
        assert_eq!(found.estate().people(), 2);
        assert_eq!(found.who(CallingFinding::Circle).len(), 2, "{order:?}");
        let groups = found.estate().groups.clone();
        assert_eq!(*before.get_or_insert_with(|| groups.clone()), groups, "{order:?}");
        let lines: Vec<u64> = groups.iter().map(|it| it.0.get(Field::Pstn)).collect();
        assert!(lines.contains(&4) && lines.contains(&2), "{lines:?}");
    }
}

#[test]
fn a_user_is_one_person_whatever_name_a_file_has() {
    let id = "0a1b2c3d-0000-4000-8000-0123456789ab";
    let users =
        format!("{USERS}ann.beebe@contoso.com,sip:ann@contoso.com,{id},User,True,True,,,,\n");
    let users = users + &user("ben", "", "");
    for files in [
        [users.clone(), settings(&["ann v", &format!("ben > {id}")])],
        [settings(&["ann v", &format!("ben > {id}")]), users],
    ] {
        let mut found = Found::of(&files.each_ref().map(String::as_str));
        assert_eq!(found.estate().people(), 2);
        let callers = found.callers("sip:ann@contoso.com");
        assert_eq!(callers.person.as_deref(), Some("ann.beebe@contoso.com"));
        assert_eq!(callers.people[0].name, "ben@contoso.com");
    }
}

#[test]
fn the_same_user_twice_counts_once_and_is_counted_as_repeated() {
    let file = users(&[("ann", "", ""), ("ann", "", "")]);
    let found = Found::of(&[&file, &file]);
    assert_eq!((found.estate().people(), found.estate().repeated), (1, 3));
    assert_eq!(found.summary.files.iter().map(|it| it.rows).sum::<u64>(), 4);
}

#[test]
fn calls_in_a_circle_are_found() {
    let users = users(&[("a", "", ""), ("b", "", ""), ("c", "", ""), ("d", "", ""), ("e", "", "")]);
    let settings = settings(&["a > b", "b > c", "c > b", "d > d"]);
    let mut found =
        check(&[&users, &settings], CallingFinding::Circle, &["a b c b", "b c b", "c b c", "d d"]);
    assert_eq!(found.who(CallingFinding::Unreachable).len(), 4);
    assert_eq!(found.fix(CallingFinding::Circle), CallingFix::StopForwarding);
}

#[test]
fn dead_ends_are_leavers_free_numbers_and_names_that_nobody_has() {
    let mut users =
        users(&[("a", "", ""), ("b", "", ""), ("c", "", ""), ("d", "", ""), ("e", "", "")]);
    users += "gone@contoso.com,,,User,False,,,,,\n";
    let settings =
        settings(&["a > gone", "b > +14255550100", "c > nobody", "d > +14255550177", "e @ gone"]);
    let numbers =
        "TelephoneNumber,NumberType,PstnAssignmentStatus\n+14255550100,CallingPlan,Unassigned\n";
    let found = check(
        &[&users, &settings, numbers],
        CallingFinding::DeadEnd,
        &["a gone", "b +14255550100", "c nobody", "e"],
    );
    assert_eq!(found.fix(CallingFinding::DeadEnd), CallingFix::StopForwarding);
}

#[test]
fn a_number_of_the_organization_leads_to_its_user() {
    let users = users(&[("a", "", ""), ("b", "tel:+14255550102", "")]);
    let settings = settings(&["a > +1 (425) 555-0102", "b > a"]);
    check(&[&users, &settings], CallingFinding::Circle, &["a b a", "b a b"]);
}

#[test]
fn chains_are_found_with_where_they_end() {
    let users = users(&[("a", "", ""), ("b", "", ""), ("c", "", ""), ("d", "", "")]);
    let found = check(
        &[&users, &settings(&["a > b", "b > c", "c > d"])],
        CallingFinding::Chain,
        &["a b c d", "b c d"],
    );
    assert_eq!(found.trace.longest, 3);
    assert_eq!(found.fix(CallingFinding::Chain), CallingFix::ForwardToEnd);
}

#[test]
fn unanswered_calls_can_go_in_a_circle() {
    let users = users(&[("a", "", ""), ("b", "", ""), ("c", "", "")]);
    let mut found = check(
        &[&users, &settings(&["a ~ b", "b ~ a", "c ~ c"])],
        CallingFinding::UnansweredCircle,
        &["a b", "b a", "c c"],
    );
    assert!(found.who(CallingFinding::Unreachable).is_empty());
}

#[test]
fn a_target_without_voicemail_cuts_callers_off() {
    let users = users(&[("a", "", ""), ("b", "", "NoVoicemail")]);
    check(&[&users, &settings(&["a > b"]), POLICIES], CallingFinding::TargetCutsOff, &["a b"]);
}

#[test]
fn a_number_with_a_policy_that_rejects_calls() {
    let users = users(&[
        ("a", "+14255550101", "NoCalls"),
        ("b", "", "NoCalls"),
        ("c", "+14255550103", "DisallowCalling"),
    ]);
    let found = check(&[&users, POLICIES], CallingFinding::Blocked, &["a", "c"]);
    assert_eq!(found.fix(CallingFinding::Blocked), CallingFix::Assign("AllowCalling"));
    assert_eq!(found.trace.counts[CallingFinding::Unreachable as usize], 3);
}

#[test]
fn a_number_without_license_or_flag() {
    let users = format!(
        "{USERS}a@x,,,User,True,True,+14255550101,\"{{Teams}}\",,\nb@x,,,User,True,False,+14255550102,\"{{PhoneSystem}}\",,\nc@x,,,User,True,True,+14255550103,\"{{PhoneSystem}}\",,\n"
    );
    let found = check(&[&users], CallingFinding::VoiceOff, &["a", "b"]);
    let judge = Judge::new(edition(), found.estate());
    let fixes: Vec<CallingFix> = found
        .trace
        .groups
        .iter()
        .filter(|it| it.0 == CallingFinding::VoiceOff)
        .map(|it| judge.fix(it.0, it.1.0))
        .collect();
    assert!(fixes.contains(&CallingFix::AssignLicense) && fixes.contains(&CallingFix::EnableVoice));
}

#[test]
fn licensed_without_a_number() {
    let users = users(&[("a", "", ""), ("b", "+14255550102", "")]);
    let found = check(&[&users], CallingFinding::WithoutNumber, &["a"]);
    assert_eq!(found.fix(CallingFinding::WithoutNumber), CallingFix::AssignNumber);
}

#[test]
fn treatments_that_send_everything_to_voicemail() {
    let users = users(&[("a", "+14255550101", "AllVoicemail"), ("b", "", "AllVoicemail")]);
    let found = check(&[&users, POLICIES], CallingFinding::AllToVoicemail, &["a"]);
    assert_eq!(found.fix(CallingFinding::AllToVoicemail), CallingFix::Assign("AllowCalling"));
}

#[test]
fn callers_are_cut_off_where_nothing_follows() {
    let users = users(&[("a", "", "NoVoicemail"), ("b", "", ""), ("c", "", "")]);
    let found =
        check(&[&users, &settings(&["b -"]), POLICIES], CallingFinding::CutOff, &["a", "b"]);
    let judge = Judge::new(edition(), found.estate());
    let fix = |policy: bool| {
        let of = |it: &&(CallingFinding, (PersonFacts, u64))| {
            it.0 == CallingFinding::CutOff && it.1.0.has(Field::Policy) == policy
        };
        judge.fix(CallingFinding::CutOff, found.trace.groups.iter().find(of).unwrap().1.0)
    };
    assert_eq!(fix(true), CallingFix::Assign("AllowCalling"));
    assert_eq!(fix(false), CallingFix::UnansweredToVoicemail);
}

#[test]
fn forwarding_that_the_policy_no_longer_allows() {
    let users = users(&[("a", "", "NoForwarding"), ("b", "", "NoForwarding"), ("c", "", "")]);
    let found = check(
        &[&users, &settings(&["a > c", "c > b", "b ~ c"]), POLICIES],
        CallingFinding::Forbidden,
        &["a c b", "b c b"],
    );
    assert!(found.trace.counts[CallingFinding::Forbidden as usize] > 0);
}

#[test]
fn toll_bypass_on_a_calling_plan() {
    let users = users(&[("a", "+14255550101", "Bypass"), ("b", "+14255550102", "Bypass")]);
    let numbers = "TelephoneNumber,NumberType,PstnAssignmentStatus\n+14255550101,CallingPlan,UserAssigned\n+14255550102,DirectRouting,UserAssigned\n";
    let found = check(&[&users, POLICIES, numbers], CallingFinding::TollBypass, &["a"]);
    assert_eq!(found.fix(CallingFinding::TollBypass), CallingFix::Assign("AllowCalling"));
}

#[test]
fn policies_that_do_not_exist() {
    let users = users(&[("a", "", "Ghost"), ("b", "", "NoVoicemail"), ("c", "", "AllowCalling")]);
    let found = check(&[&users, POLICIES], CallingFinding::UnknownPolicy, &["a"]);
    assert_eq!(found.fix(CallingFinding::UnknownPolicy), CallingFix::RemovePolicy);
    // Without a list of policies, nothing is known of it.
    check(&[&users], CallingFinding::UnknownPolicy, &[]);
}

#[test]
fn on_premises_users_are_granted_what_does_nothing() {
    let users = "UserPrincipalName,HostingProvider,TeamsCallingPolicy\na@x,SRV:,AllowCalling\nb@x,SRV:,\nc@x,sipfed.online.lync.com,AllowCalling\n";
    let found = check(&[users], CallingFinding::OnPremises, &["a"]);
    assert_eq!(found.fix(CallingFinding::OnPremises), CallingFix::RemovePolicy);
}

#[test]
fn whose_calls_can_end_at_a_person() {
    let users = users(&[
        ("a", "", ""),
        ("b", "", ""),
        ("c", "", ""),
        ("d", "", ""),
        ("e", "", ""),
        ("f", "", ""),
        ("g", "", ""),
        ("z", "+14255550126", ""),
    ]);
    let rules = ["a > b", "b ~ z", "c + z", "d @ c e", "e # d z", "f > g", "g > +14255550126"];
    let mut found = Found::of(&[&users, &settings(&rules)]);
    let callers = found.callers("Z@contoso.com");
    let mut all: Vec<(String, u64)> =
        callers.people.iter().map(|it| (it.name[..1].to_owned(), it.hops)).collect();
    all.sort();
    let expect = [("a", 2), ("b", 1), ("c", 1), ("d", 2), ("e", 1), ("f", 2), ("g", 1)];
    assert_eq!(all, expect.map(|it| (it.0.to_owned(), it.1)));
    assert_eq!(callers.total, 7);
    assert_eq!(found.callers("tel:+14255550126").total, 7);
    assert_eq!(found.callers("a@contoso.com").total, 0);
    assert_eq!(found.callers("nobody@contoso.com"), Callers::default());
}

#[test]
fn federation_and_external_access_block_calls_from_other_organizations() {
    let line = |token: &str| edition().lines.iter().find(|it| it.token == token).unwrap();
    let lands = |found: &Found| {
        let judge = Judge::new(edition(), found.estate());
        let of = |token: &str| judge.on(found.facts(), line(token)).decide().verdict.landing;
        (of("federated-teams"), of("colleague-teams"))
    };
    let user = "UserPrincipalName,ExternalAccessPolicy\na@x,FederationOff\n";
    let external = "Identity,EnableFederationAccess\nTag:FederationOff,False\n";
    assert_eq!(lands(&Found::of(&[user])), (Landing::Teams, Landing::Teams));
    assert_eq!(lands(&Found::of(&[user, external])), (Landing::Blocked, Landing::Teams));
    let federation = "AllowFederatedUsers : False\nAllowTeamsConsumer : True\n";
    let found = Found::of(&["UserPrincipalName,ExternalAccessPolicy\na@x,\n", federation]);
    assert_eq!(lands(&found), (Landing::Blocked, Landing::Teams));
    assert_eq!(found.estate().blocks_federation, Some(true));
}

#[test]
fn patterns_are_counted_and_shown() {
    let found = Found::of(&["Identity,Pattern,Enabled\nA,^\\+1900,True\nB,^\\+1976,True\n"]);
    assert_eq!(found.estate().rows(RowKind::Patterns), 2);
    assert_eq!(found.estate().patterns, ["^\\+1900", "^\\+1976"]);
}

/// The lines of the file with everybody who has a problem.
fn saved(found: &mut Found, finding: CallingFinding) -> Vec<String> {
    saved_of(found, finding, &[])
}

/// The same of those with these facts.
fn saved_of(found: &mut Found, finding: CallingFinding, of: &[PersonFacts]) -> Vec<String> {
    let mut text = String::new();
    let task = EstateTask::Csv(finding, of.to_vec());
    found.audit.estate().unwrap().answer(&task, &mut text);
    let text = text.strip_prefix('\u{feff}').unwrap().replace('"', "");
    text.split_terminator("\r\n").map(str::to_owned).collect()
}

#[test]
fn a_saved_file_has_what_a_command_needs() {
    let users = users(&[("a", "", "NoVoicemail"), ("b", "", ""), ("c", "", "")]);
    let mut found = Found::of(&[&users, &settings(&["a > b", "b > c"]), POLICIES]);
    assert_eq!(
        saved(&mut found, CallingFinding::Chain),
        [
            "sign-in,policy,ends-at,forwarding-type,forwarding-target-type,forwarding-target,unanswered,unanswered-target-type,unanswered-target",
            "a@contoso.com,NoVoicemail,c@contoso.com,Immediate,SingleTarget,b@contoso.com,,,",
        ]
    );
}

#[test]
fn a_saved_file_has_the_former_rule_for_unanswered_calls() {
    let users = users(&[("a", "", ""), ("b", "", ""), ("c", "", "NoVoicemail")]);
    let mut found = Found::of(&[&users, &settings(&["a ~ b", "b ~ a", "c -"]), POLICIES]);
    let in_circle = saved(&mut found, CallingFinding::UnansweredCircle);
    assert_eq!(
        in_circle[1..],
        [
            "a@contoso.com,,b@contoso.com,,,,True,SingleTarget,b@contoso.com",
            "b@contoso.com,,a@contoso.com,,,,True,SingleTarget,a@contoso.com",
        ]
    );
    let cut_off = saved(&mut found, CallingFinding::CutOff);
    assert_eq!(cut_off[1..], ["c@contoso.com,NoVoicemail,,,,,False,,"]);
}

#[test]
fn the_file_of_a_fix_has_those_users_alone_whom_it_is_for() {
    let users = users(&[("a", "", "NoForwarding"), ("b", "", "NoForwarding"), ("c", "", "")]);
    let policies = POLICIES.to_owned() + "Tag:NoForwarding,True,UserOverride,False,False,False,\n";
    let mut found = Found::of(&[&users, &settings(&["a > c", "b ~ c"]), &policies]);
    let judge = Judge::new(edition(), found.estate());
    let groups: Vec<PersonFacts> = found.trace.groups.iter().map(|it| it.1.0).collect();
    let of = |fix: CallingFix| -> Vec<PersonFacts> {
        let has = |it: &PersonFacts| judge.fix(CallingFinding::Forbidden, *it) == fix;
        groups.iter().copied().filter(has).collect()
    };
    let (stop, unanswered) =
        (of(CallingFix::StopForwarding), of(CallingFix::UnansweredToVoicemail));
    let mut names = |of: &[PersonFacts]| -> Vec<String> {
        let lines = saved_of(&mut found, CallingFinding::Forbidden, of);
        lines[1..].iter().map(|it| it.split('@').next().unwrap().to_owned()).collect()
    };
    assert_eq!(names(&stop), ["a"]);
    assert_eq!(names(&unanswered), ["b"]);
    assert_eq!(names(&[]), ["a", "b"]);
}

#[test]
fn undoing_a_rule_for_unanswered_calls_brings_back_the_former_one() {
    let (_, undo) =
        call_landing::text::audit_estate::fix_commands(CallingFix::UnansweredToVoicemail, "f.csv")
            .unwrap();
    let filters: Vec<&str> = undo.lines().filter(|it| it.contains("Where-Object")).collect();
    assert_eq!(
        filters,
        [
            "  Where-Object { $_.'unanswered-target' } |",
            "  Where-Object { $_.'unanswered-target-type' -and -not $_.'unanswered-target' } |",
            "  Where-Object { $_.unanswered -eq 'False' } |",
        ]
    );
    assert!(undo.contains("-UnansweredTarget $_.'unanswered-target'"), "{undo}");
}

#[test]
fn a_session_answers_what_was_asked() {
    let files = [users(&[("a", "", ""), ("b", "", "")]), settings(&["a > b", "b > a"])];
    let sources =
        files.iter().map(|it| SourceFile { name: "f".to_owned(), bytes: it.len() as u64 });
    let options = Options { scope: Scope::Calling, ..Options::default() };
    let mut session = AuditSession::new(&Options::of(&options.bytes()).unwrap(), sources.collect());
    while let Some(want) = session.want() {
        let rest = &files[want.file].as_bytes()[want.offset as usize..];
        session.give(&rest[..rest.len().min(10)]);
    }
    let summary = Summary::of(&session.audit_mut().whole_summary().bytes()).unwrap();
    let estate = summary.estate.unwrap();
    let judge = Judge::new(edition(), &estate);
    let judged = estate.groups.iter().map(|it| (it.0, judge.judge(it.0))).collect();
    let task = Task::Estate(EstateTask::Follow(judged));
    session.begin(Task::of(&task.bytes()).unwrap());
    let answer = session.estate_output().unwrap();
    let answer = EstateAnswer::of(&answer.bytes()).unwrap();
    assert_eq!(answer.summary.unwrap().counts[CallingFinding::Circle as usize], 2);
    for task in [
        EstateTask::Holders(CallingFinding::Circle, (0, 1)),
        EstateTask::Callers("a@contoso.com".to_owned()),
        EstateTask::Csv(CallingFinding::Chain, vec![PersonFacts::default()]),
    ] {
        assert_eq!(EstateTask::of(&task.bytes()), Some(task));
    }
}

/// A ring of people who forward to the next, and as many who do not: users and settings.
fn many(people: usize) -> [String; 2] {
    let mut all = USERS.to_owned();
    let mut rules = SETTINGS.to_owned();
    for person in 0..people {
        all += &user(&format!("user{person}"), &format!("+1425{person:07}"), "");
        let to = (person + 1) % people;
        rules += &format!(
            "sip:user{person}@contoso.com,True,Immediate,sip:user{to}@contoso.com,SingleTarget,,,,,\n"
        );
    }
    [all, rules]
}

#[test]
fn work_and_memory_grow_with_the_number_of_people() {
    let measure = |people: usize| {
        let files = many(people);
        let mut found = Found::of(&files.each_ref().map(String::as_str));
        assert_eq!(found.trace.counts[CallingFinding::Circle as usize], people as u64);
        assert_eq!(found.callers("user0@contoso.com").total, people as u64 - 1);
        (found.trace.steps, found.audit.estate().unwrap().bytes() as u64)
    };
    let ((steps, bytes), (twice, more)) = (measure(4_000), measure(8_000));
    assert!(twice <= 2 * steps + 8, "{steps} {twice}");
    assert!(steps <= 5 * 4_000, "{steps}");
    assert!(more <= 2 * bytes + (1 << 16), "{bytes} {more}");
    assert!(bytes <= 250 * 4_000, "{bytes}");
}

/// Any facts that reading can give.
fn facts() -> impl Strategy<Value = PersonFacts> {
    let fields = [
        (Field::Mode, 6),
        (Field::Pstn, 5),
        (Field::Number, 4),
        (Field::Licensed, 3),
        (Field::Voice, 3),
        (Field::Answering, 11),
        (Field::Unanswered, 8),
        (Field::BusyChoice, 4),
        (Field::Policy, 7),
        (Field::IsUser, 2),
        (Field::OnPremises, 2),
        (Field::Resource, 2),
    ];
    proptest::collection::vec(0_u64..64, fields.len()).prop_map(move |values| {
        let all = fields.iter().zip(values);
        all.fold(PersonFacts::default(), |it, (&(field, of), value)| it.with(field, value % of))
    })
}

/// The facts or the scenario after a fix.
fn fixed(fix: CallingFix, judge: &Judge, facts: PersonFacts) -> Option<Case> {
    Some(match fix {
        CallingFix::StopForwarding => judge.case(facts.with(Field::Answering, 1)),
        CallingFix::UnansweredToVoicemail => judge.case(facts.with(Field::Unanswered, 2)),
        CallingFix::Assign(name) => judge.case(facts).with_preset(edition().preset(name).unwrap()),
        CallingFix::EnableVoice => judge.case(facts.with(Field::Voice, 1)),
        CallingFix::RemovePolicy => judge.case(facts.with(Field::Policy, 0)),
        CallingFix::ForwardToEnd
        | CallingFix::AssignLicense
        | CallingFix::AssignNumber
        | CallingFix::Nothing => return None,
    })
}

proptest! {
    #[test]
    fn facts_survive_being_packed(values in proptest::collection::vec(0_u64..4096, 4)) {
        let [policy, answering, mode, external] = values[..] else { panic!("four values") };
        let facts = PersonFacts::default()
            .with(Field::Policy, policy)
            .with(Field::Answering, answering % 16)
            .with(Field::Mode, mode % 8)
            .with(Field::External, external % 256);
        let got = [Field::Policy, Field::Answering, Field::Mode, Field::External].map(|it| facts.get(it));
        prop_assert_eq!(got, [policy, answering % 16, mode % 8, external % 256]);
        prop_assert_eq!(PersonFacts::of_bits(facts.bits()), facts);
    }

    #[test]
    fn no_fix_loses_a_call_that_arrives(facts in facts()) {
        let found = read(&[POLICIES]).whole_summary();
        let judge = Judge::new(edition(), &found.estate.unwrap());
        let judgement = judge.judge(facts);
        let case = judge.case(facts);
        for &finding in CallingFinding::VARIANTS {
            let holds = judgement.findings & finding.bit() != 0;
            if !holds && finding.is_of_one() {
                continue;
            }
            let fix = judge.fix(finding, facts);
            // What is forwarded in a circle or into nowhere does not arrive, whatever the table says.
            let is_forwarded = judgement.is(Judgement::FORWARDS);
            if !finding.is_of_one() && (!is_forwarded || finding == CallingFinding::UnansweredCircle) {
                continue;
            }
            let Some(after) = fixed(fix, &judge, facts) else { continue };
            for (before, after) in case.every_call().into_iter().zip(after.every_call()) {
                let (was, is) = (before.decide().verdict.landing, after.decide().verdict.landing);
                prop_assert!(
                    was.is_lost() || !is.is_lost(),
                    "{finding:?} {fix:?}: {} {was:?} {is:?}", before.line().unwrap().token
                );
            }
        }
    }

    #[test]
    fn following_calls_agrees_with_following_each_alone(
        next in proptest::collection::vec(0_usize..12, 1..12),
    ) {
        let people = next.len();
        let names: Vec<String> = (0..people).map(|it| format!("p{it}")).collect();
        let all: Vec<(&str, &str, &str)> = names.iter().map(|it| (it.as_str(), "", "")).collect();
        let rules: Vec<String> = next
            .iter()
            .enumerate()
            .filter(|it| *it.1 < people)
            .map(|(from, to)| format!("p{from} > p{to}"))
            .collect();
        let rules: Vec<&str> = rules.iter().map(String::as_str).collect();
        let mut found = Found::of(&[&users(&all), &settings(&rules)]);
        let target = |at: usize| next.get(at).copied().filter(|it| *it < people);
        let mut expect: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for start in 0..people {
            let (mut at, mut hops) = (start, 0);
            while let Some(it) = target(at).filter(|_| hops <= people) {
                (at, hops) = (it, hops + 1);
            }
            let of = if hops > people { "circle" } else if hops > 1 { "chain" } else { "" };
            expect.entry(of).or_default().push(format!("p{start}"));
        }
        for (of, finding) in [("circle", CallingFinding::Circle), ("chain", CallingFinding::Chain)] {
            let who: Vec<String> = found
                .who(finding)
                .into_iter()
                .map(|it| it.split(' ').next().unwrap().to_owned())
                .collect();
            prop_assert_eq!(who, expect.get(of).cloned().unwrap_or_default(), "{:?}", next);
        }
        // Backward: everybody from whom a way leads to the first person.
        let reaches = |start: usize| {
            let mut at = start;
            (0..people).any(|_| match target(at) {
                Some(it) => { at = it; it == 0 }
                None => false,
            })
        };
        let expect = (1..people).filter(|it| reaches(*it)).count();
        prop_assert_eq!(found.callers("p0@contoso.com").total, expect as u64);
    }

    #[test]
    fn no_file_breaks_reading(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let mut text = SETTINGS.as_bytes().to_vec();
        text.extend(&bytes);
        for file in [bytes, text] {
            let options = Options { scope: Scope::Calling, ..Options::default() };
            let mut audit = Audit::new(&options);
            audit.begin("file");
            audit.push(&file);
            audit.end();
            let summary = audit.whole_summary();
            let taken: u64 = summary.estate.clone().unwrap().kinds.iter().sum();
            let rows: u64 = summary.files.iter().map(|it| it.rows).sum();
            prop_assert_eq!(rows, taken + summary.unread.iter().sum::<u64>());
            follow(audit.estate().unwrap(), &summary.estate.unwrap());
        }
    }
}
