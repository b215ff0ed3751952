//! One question: an organization, a policy, a user and a call. And all 3,888 of them.

use super::policy::PolicyFields;
use super::vocabulary::{CallType, CustomerType, Licence, UserChoice};
use strum::VariantArray;

/// Everything that a ruling depends on. The default is the guide's default policy asked about an
/// inbound PSTN call to a licensed user of an existing Skype for Business customer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Scenario {
    /// The organization.
    pub customer: CustomerType,
    /// The policy that applies to the user.
    pub policy: PolicyFields,
    /// What the user chose. Kept, but without effect, while the policy does not allow a choice.
    pub choice: UserChoice,
    /// What the user is provisioned with.
    pub licence: Licence,
    /// The call.
    pub call: CallType,
}

impl Scenario {
    /// Every scenario there is, each once, in a fixed order with the call varying fastest.
    pub fn all() -> impl Iterator<Item = Self> {
        let mut all = Vec::new();
        for &customer in CustomerType::VARIANTS {
            for setting in Self::same_circumstances(customer) {
                all.extend(setting.every_call());
            }
        }
        all.into_iter()
    }

    /// The 108 settings of policy, user's choice and licence in one organization, for one call.
    pub fn settings(self) -> impl Iterator<Item = Self> {
        let call = self.call;
        let settings = Self::same_circumstances(self.customer).into_iter();
        settings.map(move |scenario| Self { call, ..scenario })
    }

    /// The same user and policy asked about every call, in the order of [`CallType`].
    pub fn every_call(self) -> impl Iterator<Item = Self> {
        CallType::VARIANTS.iter().map(move |&call| Self { call, ..self })
    }

    fn same_circumstances(customer: CustomerType) -> Vec<Self> {
        let mut settings = Vec::new();
        for policy in PolicyFields::all() {
            for &choice in UserChoice::VARIANTS {
                for &licence in Licence::VARIANTS {
                    let call = CallType::default();
                    settings.push(Self { customer, policy, choice, licence, call });
                }
            }
        }
        settings
    }
}
