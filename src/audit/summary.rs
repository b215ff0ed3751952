//! The result of an audit: a small value, whatever the number of users, from which every count
//! follows. The thread that reads makes it, and the thread that shows it reads it.

use super::columns::Column;
use super::encoding::Encoding;
use super::estate::EstateSummary;
use super::facts::UserFacts;
use super::findings::{Effect, Finding};
use super::fixes::{Fix, Fixes, Proposal, Proposed, Unfixed, loses_calls};
use super::landing_table::{LandingTable, Landings, Totals};
use super::policies::Policies;
use super::problem::{FileProblem, RejectedRow, WhyKind};
use super::signals::{CustomerReason, LicenceReason};
use crate::editions::teams_interop_policy::{
    CallType, License, Organization, PolicyFields, UserChoice,
};
use crate::routing::Landing;
use strum::{EnumCount, VariantArray};

/// The result of an audit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The number of users by facts, including users whose policy has unknown settings.
    pub counts: Vec<(UserFacts, u64)>,
    /// The policies.
    pub policies: Policies,
    /// What the users are assumed to have chosen.
    pub choice: UserChoice,
    /// The files.
    pub files: Vec<FileSummary>,
    /// The number of rows that could not be read by kind, in the order of [`WhyKind`].
    pub unread: [u64; WhyKind::COUNT],
    /// The first of these rows.
    pub rejected: Vec<RejectedRow>,
    /// The number of users by the reason for their organization, in the order of
    /// [`CustomerReason`].
    pub customers: [u64; CustomerReason::COUNT],
    /// The number of users by the reason for their license, in the order of [`LicenceReason`].
    pub licences: [u64; LicenceReason::COUNT],
    /// The people of an audit of calling policies.
    pub estate: Option<EstateSummary>,
}

/// The result for one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileSummary {
    /// Its name.
    pub name: String,
    /// How many bytes of it were read.
    pub bytes: u64,
    /// How many rows it has, evaluated and rejected.
    pub rows: u64,
    /// How many policies it has.
    pub policies: u64,
    /// Its encoding.
    pub encoding: Encoding,
    /// Its columns with their meanings.
    pub columns: Vec<Column>,
    /// The problems with the file.
    pub problems: Vec<FileProblem>,
}

/// A finding, with the number of users that have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingSummary {
    /// The finding.
    pub finding: Finding,
    /// How many users have it.
    pub users: u64,
    /// The fixes, and for how many of these users each works. The one for most users is first.
    pub fixes: Vec<(Fix, u64)>,
}

/// Selects users. Fields that are `None` let every user through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UserFilter {
    /// Users of this organization.
    pub customer: Option<Organization>,
    /// Users with this license.
    pub licence: Option<License>,
    /// Users with the policy at this index.
    pub policy: Option<u8>,
    /// Users whose calls of this kind land there.
    pub landing: Option<(CallType, Landing)>,
    /// Users with this finding.
    pub finding: Option<Finding>,
    /// Users with at least one call that this proposal would reroute.
    pub moved_by: Option<Proposal>,
    /// Users whom this proposal would assign a policy.
    pub assigned_by: Option<Proposal>,
}

/// The effect of a proposal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhatIf {
    /// How many users would be assigned a policy.
    pub users: u64,
    /// How many users are left out, and why.
    pub left_out: Vec<(Unfixed, u64)>,
    /// How many users would lose a call that rings today.
    pub losing: u64,
    /// Where their calls land today.
    pub before: Totals,
    /// Where they would land.
    pub after: Totals,
    /// The users with at least one rerouted call.
    pub moves: Vec<MovedUsers>,
}

/// Users with the same facts who have at least one rerouted call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MovedUsers {
    /// What they have in common.
    pub facts: UserFacts,
    /// How many users they are.
    pub users: u64,
    /// Where their calls land today.
    pub before: Landings,
    /// Where they would land.
    pub after: Landings,
}

impl Summary {
    /// The number of rows, evaluated and rejected.
    pub fn rows(&self) -> u64 {
        self.counts.iter().map(|it| it.1).sum::<u64>() + self.unread.iter().sum::<u64>()
    }

    /// The number of users who were evaluated.
    pub fn evaluated(&self) -> u64 {
        let is_known =
            |it: UserFacts| self.policies.get(it.policy()).is_some_and(|it| it.fields.is_some());
        self.counts.iter().filter(|it| is_known(it.0)).map(|it| it.1).sum()
    }

    /// The number of users that the table of users shows: those who were evaluated, and those whose
    /// policy has unknown settings, who count as rejected as well.
    pub fn listed(&self) -> u64 {
        self.counts.iter().map(|it| it.1).sum()
    }

    /// The number of users with a finding by which they lose calls.
    pub fn losing(&self) -> u64 {
        let fixes = Fixes::new(self);
        let loses = |facts| fixes.findings(facts).into_iter().any(|it| it.effect() == Effect::Lost);
        self.counts.iter().filter(|it| loses(it.0)).map(|it| it.1).sum()
    }

    /// The number of rejected rows by kind: rows that could not be read, and users whose policy has
    /// unknown settings.
    pub fn rejected_by_kind(&self) -> [u64; WhyKind::COUNT] {
        let mut kinds = self.unread;
        for &(facts, users) in &self.counts {
            let why = self.policies.get(facts.policy()).and_then(|it| it.why_not());
            if let Some(it) = why.and_then(|it| kinds.get_mut(it.kind() as usize)) {
                *it += users;
            }
        }
        kinds
    }

    /// Where all calls land.
    pub fn totals(&self) -> Totals {
        let (landing_table, mut totals) = (LandingTable::new(self.choice), Totals::default());
        for &(facts, users) in &self.counts {
            if let Some(landings) = landing_table.of(facts, &self.policies) {
                totals.add(&landings, users);
            }
        }
        totals
    }

    /// The findings that concern at least one user, worst first.
    pub fn findings(&self) -> Vec<FindingSummary> {
        let fixes = Fixes::new(self);
        let mut all: Vec<FindingSummary> = Finding::VARIANTS
            .iter()
            .map(|&finding| FindingSummary { finding, users: 0, fixes: Vec::new() })
            .collect();
        for &(facts, users) in &self.counts {
            for finding in fixes.findings(facts) {
                let Some(found) = all.get_mut(finding as usize) else { continue };
                found.users += users;
                count(&mut found.fixes, fixes.fix(finding, facts), users);
            }
        }
        all.retain(|it| it.users > 0);
        for found in &mut all {
            crate::order::sort_by(&mut found.fixes, |it, that| that.1.cmp(&it.1));
        }
        all
    }

    /// The users that pass a filter, by facts. Users whose policy has unknown settings never pass a
    /// filter by landing or finding.
    pub fn admitted(&self, filter: &UserFilter) -> Vec<(UserFacts, u64)> {
        let fixes = Fixes::new(self);
        let counts = self.counts.iter().copied();
        counts.filter(|it| filter.admits(it.0, &fixes)).collect()
    }

    /// The effect of a proposal. Users whose policy has unknown settings count as assigned and in
    /// no other number.
    pub fn what_if(&self, users: &[(UserFacts, u64)], proposal: Proposal) -> WhatIf {
        let fixes = Fixes::new(self);
        let mut what_if = WhatIf::default();
        for &(facts, users) in users {
            match fixes.proposed(proposal, facts) {
                Proposed::Nothing => {}
                Proposed::LeftOut(why) => count(&mut what_if.left_out, why, users),
                Proposed::Grant(it) => {
                    what_if.users += users;
                    if let Some(before) = fixes.before(facts) {
                        what_if.add(facts, users, before, fixes.after(facts, it.fields));
                    }
                }
            }
        }
        what_if
    }

    /// The effect of restoring the original settings of `Global` on the users without a policy of
    /// their own.
    pub fn restoring_global(&self) -> WhatIf {
        let fixes = Fixes::new(self);
        let mut what_if = WhatIf::default();
        for &(facts, users) in self.counts.iter().filter(|it| it.0.policy() == Policies::GLOBAL) {
            what_if.users += users;
            if let Some(before) = fixes.before(facts) {
                let after = fixes.after(facts, PolicyFields::default());
                what_if.add(facts, users, before, after);
            }
        }
        what_if
    }
}

impl UserFilter {
    /// Whether users with these facts pass.
    pub fn admits(&self, facts: UserFacts, fixes: &Fixes) -> bool {
        let lands = |(call, landing): (CallType, Landing)| {
            fixes.before(facts).is_some_and(|it| it.get(call as usize) == Some(&landing))
        };
        let moves = |proposal: Proposal| {
            let after = proposal.grant_for(facts, fixes).map(|it| fixes.after(facts, it.fields));
            fixes.before(facts).zip(after).is_some_and(|(before, after)| before != after)
        };
        self.customer.is_none_or(|it| it == facts.customer())
            && self.licence.is_none_or(|it| it == facts.licence())
            && self.policy.is_none_or(|it| it == facts.policy())
            && self.landing.is_none_or(lands)
            && self.finding.is_none_or(|it| fixes.findings(facts).contains(&it))
            && self.moved_by.is_none_or(moves)
            && self.assigned_by.is_none_or(|it| it.grant_for(facts, fixes).is_some())
    }
}

fn count<T: PartialEq>(all: &mut Vec<(T, u64)>, one: T, users: u64) {
    match all.iter_mut().find(|it| it.0 == one) {
        Some(it) => it.1 += users,
        None => all.push((one, users)),
    }
}

impl WhatIf {
    fn add(&mut self, facts: UserFacts, users: u64, before: Landings, after: Landings) {
        self.before.add(&before, users);
        self.after.add(&after, users);
        if loses_calls(&before, &after) {
            self.losing += users;
        }
        if before != after {
            self.moves.push(MovedUsers { facts, users, before, after });
        }
    }

    /// How many users have at least one rerouted call.
    pub fn moved(&self) -> u64 {
        self.moves.iter().map(|it| it.users).sum()
    }
}
