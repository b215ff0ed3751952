//! Two settings side by side: exactly the calls that land elsewhere.

use super::advice::{Severity, advise};
use super::case::Case;
use super::editions::guide_2017_12::AdviceId;
use super::policy::Standing;
use super::rulebook::Decision;
use super::scenario::Scenario;
use strum::VariantArray;

/// One call before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The call, under the setting before.
    pub before: Case,
    /// The call, under the setting after.
    pub after: Case,
    /// Its answer before.
    pub was: Decision,
    /// Its answer after.
    pub is: Decision,
}

impl Compared {
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

/// Compares two settings over every call of the edition, in the organization that `before` is
/// asked in.
pub fn compare(before: Case, after: Case) -> Vec<Compared> {
    let compared = |call: Case| {
        let after = call.under(after);
        Compared { before: call, after, was: call.decide(), is: after.decide() }
    };
    before.every_call().into_iter().map(compared).collect()
}

/// The warnings and cautions that one setting has over all calls and the other has not.
pub fn only_advised(
    (scenario, standing): (Scenario, Standing),
    (other, other_standing): (Scenario, Standing),
) -> Vec<AdviceId> {
    let (here, there) = (advised(scenario, standing), advised(other, other_standing));
    let is_only_here = |id: &AdviceId| here.contains(id) && !there.contains(id);
    AdviceId::VARIANTS.iter().copied().filter(is_only_here).collect()
}

fn advised(scenario: Scenario, standing: Standing) -> Vec<AdviceId> {
    let mut ids = Vec::new();
    for call in scenario.every_call() {
        for advice in advise(&call, standing) {
            let matters = matches!(advice.severity, Severity::Warning | Severity::Caution);
            if matters && !ids.contains(&advice.id) {
                ids.push(advice.id);
            }
        }
    }
    ids
}
