//! The fixes that the audit offers: they lose no calls, they work, and they can be undone.

mod findings;
mod saved;

use call_landing::audit::{
    Audit, AuditSession, Finding, Fix, Fixes, KnownBy, Mark, Options, Policies, Proposal,
    SAMPLE_POLICIES, SampleForm, SampleTenant, Selection, ShownUser, Sort, SourceFile, Summary,
    Task, Unfixed, UserFacts, UserFilter, file_commands,
};
use call_landing::editions::teams_interop_policy::{
    Agreement, CALLS_IN_TEAMS, CallType, GLOBAL, InteropCall, License, Organization, Override,
    PRESETS, PolicyFields, UserChoice,
};
use call_landing::powershell::language::parse;
use call_landing::powershell::tenant::{End, Era, Input, Policy, Tenant, User, run};
use call_landing::routing::{Attestation, Case, Landing};
use call_landing::text::audit::{fix, unfixed};
use call_landing::text::audit_report::{markdown, what_if_markdown};
use strum::VariantArray;

fn lands(
    policy: PolicyFields,
    customer: Organization,
    licence: License,
    choice: UserChoice,
) -> Vec<Landing> {
    let lands = |&call| {
        let call = InteropCall { customer, policy, choice, license: licence, call };
        Case::from(call).decide().verdict.landing
    };
    CallType::VARIANTS.iter().map(lands).collect()
}

/// Asserts that no call that rings before is lost after.
#[track_caller]
fn check_harmless(before: &[Landing], after: &[Landing], what: &str) {
    for ((call, before), after) in CallType::VARIANTS.iter().zip(before).zip(after) {
        let is_lost = |it| matches!(it, Landing::Nowhere | Landing::NotSupported);
        assert!(is_lost(*before) || !is_lost(*after), "{call:?} {before:?} → {after:?}: {what}");
    }
}

/// Every organization and license that users with these facts may have.
fn possible(facts: UserFacts) -> Vec<(Organization, License)> {
    let mut all = Vec::new();
    for &customer in Organization::VARIANTS {
        for &licence in License::VARIANTS {
            if (customer == facts.customer() || facts.has(Mark::CustomerAssumed))
                && (licence == facts.licence() || facts.has(Mark::LicenceAssumed))
            {
                all.push((customer, licence));
            }
        }
    }
    all
}

/// Every possible user whose policy is at this index.
fn every_user(policy: u8) -> Vec<UserFacts> {
    let mut all = Vec::new();
    for &customer in Organization::VARIANTS {
        for &licence in License::VARIANTS {
            for marks in 0..1 << Mark::VARIANTS.len() {
                let marks = Mark::VARIANTS.iter().enumerate().filter(|it| marks >> it.0 & 1 == 1);
                let facts = UserFacts::new(policy, customer, licence);
                all.push(marks.fold(facts, |it, (_, &mark)| it.with(mark)));
            }
        }
    }
    all
}

/// A tenant with every possible user: on each preconfigured policy, on custom policies with every
/// combination of settings, and on a `Global` with these settings.
fn everything(global: PolicyFields, choice: UserChoice) -> Summary {
    let mut policies = Policies::default();
    policies.state("Global", global, KnownBy::File);
    for it in PRESETS.iter().filter(|it| *it != GLOBAL) {
        policies.state(it.name, PolicyFields::of(it), KnownBy::Document);
    }
    for (at, fields) in PolicyFields::all().enumerate() {
        policies.state(&format!("Own{at}"), fields, KnownBy::File);
    }
    // With another `Global`, only its own users differ.
    let is_first = global == PolicyFields::of(GLOBAL);
    let places = 0..if is_first { policies.all().len() as u8 } else { 1 };
    let counts = places.flat_map(every_user).map(|it| (it, 1)).collect();
    Summary { counts, policies, choice, ..Summary::default() }
}

fn worlds() -> impl Iterator<Item = Summary> {
    PolicyFields::all().flat_map(|global| {
        let choices = if global == PolicyFields::of(GLOBAL) {
            UserChoice::VARIANTS
        } else {
            &[UserChoice::None]
        };
        choices.iter().map(move |&choice| everything(global, choice))
    })
}
