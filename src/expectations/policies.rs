//! Under which built-in policies a row would hold: what a test of a tenant has to know.

use super::read::Tested;
use crate::routing::{Edition, Preset, Role, Subject};

/// The built-in policies of an edition, by what a row expects.
#[derive(Clone, Debug)]
pub struct ByPolicy {
    /// The edition.
    pub edition: &'static Edition,
    /// Whose policies the row is about.
    pub about: About,
    /// Under these, every scenario of the row is as expected. If the row names policies, these are among
    /// those.
    pub hold: Vec<&'static Preset>,
    /// Under these, some scenario is not.
    pub fail: Vec<&'static Preset>,
}

/// Whose policies a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The policies that the row names.
    Named,
    /// Whatever policy a user has.
    Everybody,
}

impl Tested {
    /// The built-in policies under which the row holds, for each of its editions.
    pub fn by_policy(&self) -> Vec<ByPolicy> {
        self.scenarios
            .iter()
            .map(|scenarios| {
                let edition = scenarios.edition;
                let is_policy =
                    |at: u8| edition.question(at).is_some_and(|it| it.role == Role::Policy);
                let names_field = scenarios.answers.iter().any(|it| is_policy(it.0));
                let is_named = scenarios.names_policy() || names_field;
                let presets = edition.policy.presets.iter().filter(|preset| {
                    !is_named
                        || scenarios.all().iter().any(|it| it.unchanged_preset() == Some(preset))
                });
                let holds = |preset: &&'static Preset| {
                    let all = scenarios.under(Subject::first(edition).granted(preset));
                    all.iter().all(|it| self.expected.wrong(it.case.decide()).is_none())
                };
                let (hold, fail) = presets.partition(holds);
                let about = if is_named { About::Named } else { About::Everybody };
                ByPolicy { edition, about, hold, fail }
            })
            .collect()
    }
}
