//! What an audit comes to: a small value, whatever the number of users, from which every count
//! follows. It is made by the thread that reads and looked at by the one that shows.

use super::columns::Column;
use super::encoding::Encoding;
use super::facts::UserFacts;
use super::findings::Finding;
use super::fixes::{Fix, Fixes, Proposal, Proposed, Unfixed, loses_calls};
use super::landing_table::{LandingTable, Landings, Totals};
use super::policies::Policies;
use super::problem::{FileProblem, RejectedRow, WhyKind};
use super::signals::{CustomerReason, LicenceReason};
use crate::routing::{CallType, CustomerType, InteropPolicy, Landing, Licence, UserChoice};
use strum::{EnumCount, VariantArray};

/// What an audit comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many users have which facts, by facts. Users whose policy is unknown are among them.
    pub counts: Vec<(UserFacts, u64)>,
    /// The policies.
    pub policies: Policies,
    /// What the users are taken to have chosen.
    pub choice: UserChoice,
    /// The files.
    pub files: Vec<FileSummary>,
    /// How many rows could not be read, by kind, in the order of [`WhyKind`].
    pub unread: [u64; WhyKind::COUNT],
    /// The first of them.
    pub rejected: Vec<RejectedRow>,
    /// Why users are taken for what they are, in the order of [`CustomerReason`].
    pub customers: [u64; CustomerReason::COUNT],
    /// Why they are taken to be licensed or not, in the order of [`LicenceReason`].
    pub licences: [u64; LicenceReason::COUNT],
}

/// One file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileSummary {
    /// Its name.
    pub name: String,
    /// Its length as far as it was read, in bytes.
    pub bytes: u64,
    /// How many rows it has: users, and what could not be read.
    pub rows: u64,
    /// How many policies.
    pub policies: u64,
    /// How its characters are written.
    pub encoding: Encoding,
    /// Its columns, as they are taken.
    pub columns: Vec<Column>,
    /// What is the matter with it.
    pub problems: Vec<FileProblem>,
}

/// A finding with its users.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingSummary {
    /// What.
    pub finding: Finding,
    /// How many users.
    pub users: u64,
    /// What fixes it, and for how many of them; what helps most first.
    pub fixes: Vec<(Fix, u64)>,
}

/// Which users. What is not said lets all through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UserFilter {
    /// Of this organization.
    pub customer: Option<CustomerType>,
    /// With this licence.
    pub licence: Option<Licence>,
    /// With the policy at this place.
    pub policy: Option<u8>,
    /// Whose calls of this kind land there.
    pub landing: Option<(CallType, Landing)>,
    /// Of whom this is found.
    pub finding: Option<Finding>,
    /// Of whose calls at least one would land elsewhere by this.
    pub moved_by: Option<Proposal>,
    /// Who would be assigned a policy by this.
    pub assigned_by: Option<Proposal>,
}

/// What would change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhatIf {
    /// How many users are assigned a policy.
    pub users: u64,
    /// How many are left out, and why.
    pub left_out: Vec<(Unfixed, u64)>,
    /// For how many a call is lost that arrives today.
    pub losing: u64,
    /// Where their calls land today.
    pub before: Totals,
    /// And then.
    pub after: Totals,
    /// Those for whom at least one call lands elsewhere.
    pub moves: Vec<MovedUsers>,
}

/// Users with the same facts of whom at least one call lands elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MovedUsers {
    /// What they have in common.
    pub facts: UserFacts,
    /// How many.
    pub users: u64,
    /// Where their calls land today.
    pub before: Landings,
    /// And then.
    pub after: Landings,
}

impl Summary {
    /// Rows that were found, read or not.
    pub fn rows(&self) -> u64 {
        self.counts.iter().map(|it| it.1).sum::<u64>() + self.unread.iter().sum::<u64>()
    }

    /// Users whose calls are counted.
    pub fn evaluated(&self) -> u64 {
        let is_known =
            |it: UserFacts| self.policies.get(it.policy()).is_some_and(|it| it.fields.is_some());
        self.counts.iter().filter(|it| is_known(it.0)).map(|it| it.1).sum()
    }

    /// Rows that are not judged, by kind: those that could not be read, and users whose policy says
    /// nobody knows what.
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

    /// What is found, worst first. What is found of nobody is left out.
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

    /// The users that a filter lets through, by facts. Those without a known policy are never among
    /// them where landing or finding are asked for.
    pub fn admitted(&self, filter: &UserFilter) -> Vec<(UserFacts, u64)> {
        let fixes = Fixes::new(self);
        let counts = self.counts.iter().copied();
        counts.filter(|it| filter.admits(it.0, &fixes)).collect()
    }

    /// What changes if something is proposed to users. Those whose policy today is unknown count among
    /// those who are assigned one, and among nothing else.
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

    /// What changes if `Global` is as every tenant starts with it, for all who have no policy of their
    /// own.
    pub fn restoring_global(&self) -> WhatIf {
        let fixes = Fixes::new(self);
        let mut what_if = WhatIf::default();
        for &(facts, users) in self.counts.iter().filter(|it| it.0.policy() == Policies::GLOBAL) {
            what_if.users += users;
            if let Some(before) = fixes.before(facts) {
                let after = fixes.after(facts, InteropPolicy::GLOBAL.fields);
                what_if.add(facts, users, before, after);
            }
        }
        what_if
    }
}

impl UserFilter {
    /// Whether it lets users with these facts through.
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

    /// How many users move.
    pub fn moved(&self) -> u64 {
        self.moves.iter().map(|it| it.users).sum()
    }
}
