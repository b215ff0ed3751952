//! What an audit comes to: a small value, whatever the number of users, from which every count
//! follows. It is made by the thread that reads and looked at by the one that shows.

use super::columns::Column;
use super::encoding::Encoding;
use super::facts::Facts;
use super::findings::{Finding, Mend, findings, mend};
use super::judge::{Judge, Landings, Totals};
use super::policies::Policies;
use super::problem::{FileProblem, Listed, WhyKind};
use super::signals::{CustomerReason, LicenceReason};
use crate::routing::{CallType, CustomerType, Landing, Licence, PolicyFields, UserChoice};
use strum::{EnumCount, VariantArray};

/// What an audit comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many users have which facts, by facts. Users whose policy is unknown are among them.
    pub counts: Vec<(Facts, u64)>,
    /// The policies.
    pub policies: Policies,
    /// What the users are taken to have chosen.
    pub choice: UserChoice,
    /// The files.
    pub files: Vec<FileSummary>,
    /// How many rows could not be read, by kind, in the order of [`WhyKind`].
    pub unread: [u64; WhyKind::COUNT],
    /// The first of them.
    pub listed: Vec<Listed>,
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
pub struct Found {
    /// What.
    pub finding: Finding,
    /// How many users.
    pub users: u64,
    /// What mends it, and for how many of them; what helps most first.
    pub mends: Vec<(Mend, u64)>,
}

/// Which users. What is not said lets all through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
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
    /// Of whose calls at least one would land elsewhere under this policy.
    pub moved_by: Option<PolicyFields>,
}

/// What would change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhatIf {
    /// How many users are granted the policy.
    pub users: u64,
    /// Where their calls land today.
    pub before: Totals,
    /// And then.
    pub after: Totals,
    /// Those for whom at least one call lands elsewhere.
    pub moves: Vec<Moved>,
}

/// Users with the same facts of whom at least one call lands elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// What they have in common.
    pub facts: Facts,
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
    pub fn judged(&self) -> u64 {
        let is_known =
            |it: Facts| self.policies.get(it.policy()).is_some_and(|it| it.fields.is_some());
        self.counts.iter().filter(|it| is_known(it.0)).map(|it| it.1).sum()
    }

    /// Rows that are not judged, by kind: those that could not be read, and users whose policy says
    /// nobody knows what.
    pub fn listed_by_kind(&self) -> [u64; WhyKind::COUNT] {
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
        let (judge, mut totals) = (Judge::new(self.choice), Totals::default());
        for &(facts, users) in &self.counts {
            if let Some(landings) = judge.of(facts, &self.policies) {
                totals.add(&landings, users);
            }
        }
        totals
    }

    /// What is found, worst first. What is found of nobody is left out.
    pub fn findings(&self) -> Vec<Found> {
        let judge = Judge::new(self.choice);
        let mut all: Vec<Found> = Finding::VARIANTS
            .iter()
            .map(|&finding| Found { finding, users: 0, mends: Vec::new() })
            .collect();
        for &(facts, users) in &self.counts {
            for finding in findings(facts, self.choice, &judge, &self.policies) {
                let Some(found) = all.get_mut(finding as usize) else { continue };
                found.users += users;
                let mend = mend(finding, facts, &judge, &self.policies);
                match found.mends.iter_mut().find(|it| it.0 == mend) {
                    Some(it) => it.1 += users,
                    None => found.mends.push((mend, users)),
                }
            }
        }
        all.retain(|it| it.users > 0);
        for found in &mut all {
            crate::order::sort_by(&mut found.mends, |it, that| that.1.cmp(&it.1));
        }
        all
    }

    /// The users that a filter lets through, by facts. Those without a known policy are never among
    /// them where landing or finding are asked for.
    pub fn admitted(&self, filter: &Filter) -> Vec<(Facts, u64)> {
        let judge = Judge::new(self.choice);
        let counts = self.counts.iter().copied();
        counts.filter(|it| self.admits(filter, it.0, &judge)).collect()
    }

    /// Whether a filter lets users with these facts through.
    pub fn admits(&self, filter: &Filter, facts: Facts, judge: &Judge) -> bool {
        let lands = |(call, landing): (CallType, Landing)| {
            let landings = judge.of(facts, &self.policies);
            landings.is_some_and(|it| it.get(call as usize) == Some(&landing))
        };
        let moves = |policy: PolicyFields| {
            let after = judge.landings(policy, facts.customer(), facts.licence());
            judge.of(facts, &self.policies).is_some_and(|before| before != after)
        };
        let is_found =
            |it: Finding| findings(facts, self.choice, judge, &self.policies).contains(&it);
        filter.customer.is_none_or(|it| it == facts.customer())
            && filter.licence.is_none_or(|it| it == facts.licence())
            && filter.policy.is_none_or(|it| it == facts.policy())
            && filter.landing.is_none_or(lands)
            && filter.finding.is_none_or(is_found)
            && filter.moved_by.is_none_or(moves)
    }

    /// What changes if users are granted a policy with these fields. Users whose policy today is
    /// unknown count among those who get it, and among nothing else.
    pub fn what_if(&self, users: &[(Facts, u64)], policy: PolicyFields) -> WhatIf {
        let judge = Judge::new(self.choice);
        let mut what_if = WhatIf::default();
        for &(facts, users) in users {
            what_if.users += users;
            let Some(before) = judge.of(facts, &self.policies) else { continue };
            let after = judge.landings(policy, facts.customer(), facts.licence());
            what_if.before.add(&before, users);
            what_if.after.add(&after, users);
            if before != after {
                what_if.moves.push(Moved { facts, users, before, after });
            }
        }
        what_if
    }
}

impl WhatIf {
    /// How many users move.
    pub fn moved(&self) -> u64 {
        self.moves.iter().map(|it| it.users).sum()
    }
}
