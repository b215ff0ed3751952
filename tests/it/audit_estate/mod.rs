//! The audit of an organization whose calls are routed by calling policies: what is read from each kind of
//! file, each problem, and who forwards to whom.

mod findings;
mod fixes;
mod followed;
mod modes;
mod reading;
mod saved;

use call_landing::audit::estate::{
    Callers, CallingFinding, CallingFix, Estate, EstateAnswer, EstateSummary, EstateTask, Field,
    Judge, Judgement, PersonFacts, RowKind, TraceSummary,
};
use call_landing::audit::{
    Audit, AuditSession, Options, Repeats, Scope, SourceFile, Summary, Task, WhyKind, Wire,
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

    /// Who has a problem, and to whom their calls are forwarded.
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
