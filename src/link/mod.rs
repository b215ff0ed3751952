//! The public address, version 1: reading and writing the part after `#`. Readable for ever.
//!
//! `#/explore?customer=hybrid&policy=DisallowOverrideCallingTeamsChatTeams&call=teams-voip`
//!
//! Only what differs from the default is written. Reading never fails: what cannot be understood is
//! named in a [`Notice`] and the default stands in for it. Keys may come in any order and case;
//! unknown keys are ignored, so that a newer link still opens in an older copy.

mod read;
mod write;

pub use read::read;
pub use write::write;

use crate::routing::{Edition, InteropPolicy, Scenario};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// Everything that an address says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address {
    /// The screen.
    pub view: View,
    /// The state of the documents.
    pub edition: Edition,
    /// The preconfigured instance that the policy started as.
    pub instance: &'static InteropPolicy,
    /// The question. Its policy fields may differ from those of the instance.
    pub scenario: Scenario,
}

/// A screen of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(ascii_case_insensitive, serialize_all = "lowercase")]
pub enum View {
    /// One question, its answer, and everything around it.
    #[default]
    Explore,
    /// What this is, and what became of the policy.
    About,
}

/// A key of the address.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(ascii_case_insensitive, serialize_all = "lowercase")]
pub enum Key {
    /// `customer=existing|without|hybrid|onprem`
    Customer,
    /// `policy=` a preconfigured name, with or without `tag:`
    Policy,
    /// `override=true|false`, in place of the instance's
    Override,
    /// `calling=default|sfb|teams`, in place of the instance's
    Calling,
    /// `chat=default|sfb|teams`, in place of the instance's
    Chat,
    /// `choice=none|teams|sfb`
    Choice,
    /// `licensed=yes|no`
    Licensed,
    /// `call=` a call type
    Call,
    /// `edition=2017-12`
    Edition,
}

/// Something in an address that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What was wrong.
    pub problem: Problem,
    /// What stood there: at most [`SHOWN`] characters, control and direction marks replaced.
    pub found: String,
}

/// What can be wrong with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is no such screen; Explore is shown.
    UnknownView,
    /// The key does not take this value; its default is used.
    BadValue(Key),
    /// The key stands there more than once; its default is used.
    Repeated(Key),
}

/// How much of a value that was not understood is shown, in characters.
pub const SHOWN: usize = 40;

impl Default for Address {
    fn default() -> Self {
        Self {
            view: View::default(),
            edition: Edition::default(),
            instance: &InteropPolicy::GLOBAL,
            scenario: Scenario::default(),
        }
    }
}
