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
        CustomerType::VARIANTS.iter().flat_map(|&customer| {
            Self::same_circumstances(customer).flat_map(|scenario| {
                CallType::VARIANTS.iter().map(move |&call| Self { call, ..scenario })
            })
        })
    }

    /// The 108 settings of policy, user's choice and licence in one organization, for one call.
    pub fn settings(self) -> impl Iterator<Item = Self> {
        Self::same_circumstances(self.customer)
            .map(move |scenario| Self { call: self.call, ..scenario })
    }

    /// The same user and policy asked about every call, in the order of [`CallType`].
    pub fn every_call(self) -> impl Iterator<Item = Self> {
        CallType::VARIANTS.iter().map(move |&call| Self { call, ..self })
    }

    fn same_circumstances(customer: CustomerType) -> impl Iterator<Item = Self> {
        PolicyFields::all().flat_map(move |policy| {
            UserChoice::VARIANTS.iter().flat_map(move |&choice| {
                Licence::VARIANTS.iter().map(move |&licence| Self {
                    customer,
                    policy,
                    choice,
                    licence,
                    ..Self::default()
                })
            })
        })
    }
}
