//! Two policies side by side: exactly the calls that land elsewhere.

use super::advice::{AdviceRule, Severity, advised};
use super::{Case, Decision, Role, Subject};

/// One call before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The call, under the policy before.
    pub before: Case,
    /// The call, under the policy after.
    pub after: Case,
    /// Its answer before.
    pub was: Decision,
    /// Its answer after.
    pub is: Decision,
}

impl Compared {
    /// A call under two settings.
    pub fn of(before: Case, after: Case) -> Self {
        Self { before, after, was: before.decide(), is: after.decide() }
    }

    /// Whether it arrives before and is lost after.
    pub const fn is_lost(&self) -> bool {
        self.is.verdict.landing.is_lost() && !self.was.verdict.landing.is_lost()
    }

    /// Whether it is lost before and arrives after.
    pub const fn is_won(&self) -> bool {
        self.was.verdict.landing.is_lost() && !self.is.verdict.landing.is_lost()
    }

    /// Whether it lands elsewhere, or crosses between the clients where it did not, or no longer.
    pub fn moves(&self) -> bool {
        let (was, is) = (self.was.verdict, self.is.verdict);
        was.landing != is.landing || was.interop != is.interop
    }
}

/// Compares the settings of two cases over every call of the user whom `before` asks about, however
/// calls reach that user. Where those are too many to list, one stands for all that neither tells apart.
pub fn compare(before: Case, after: Case) -> Vec<Compared> {
    let compared = |call: Case| Compared::of(call, call.under(after));
    let is_free = |it| matches!(it, Role::Call | Role::Delivery);
    before.calls_apart(after, is_free).into_iter().map(compared).collect()
}

/// The warnings and cautions that one policy has over all calls and the other has not.
pub fn only_advised(here: Subject, there: Subject) -> Vec<&'static AdviceRule> {
    let matters = |it| matches!(it, Severity::Warning | Severity::Caution);
    let there = advised(there, matters);
    advised(here, matters).into_iter().filter(|it| !there.contains(it)).collect()
}
