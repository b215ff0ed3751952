//! The public address, version 1: reading and writing the part after `#`. Readable for ever.
//!
//! `#/explore?customer=hybrid&policy=DisallowOverrideCallingTeamsChatTeams&call=teams-voip`
//!
//! Only what differs from the default is written. Reading never fails: what cannot be understood is
//! named in a [`Notice`] and the default stands in for it. Keys may come in any order and case;
//! unknown keys are ignored, so that a newer link still opens in an older copy.

mod embed;
mod read;
mod script;
mod write;

pub use embed::{Accent, Density, Embed, EmbedTheme, QUESTIONS as EMBED_QUESTIONS};
pub use read::{read, read_case};
pub use script::{
    Carried, Damage, LONGEST_PACKED, carried, pack, read_carried, with_carried, write_carried,
};
pub use write::{write, write_case};

use crate::routing::{
    CallType, Case, Conversation, Edition, Filter, InteropPolicy, Landing, PolicyFields, Scenario,
    Subject, UpgradeMode,
};
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
    /// The question in the guide's edition. Its policy fields may differ from those of the
    /// instance.
    pub scenario: Scenario,
    /// The question in the edition of the coexistence modes.
    pub conversation: Conversation,
    /// What the matrix shows. Written on that screen alone.
    pub filter: Filter,
    /// What the comparison compares with. Written on that screen alone.
    pub other: Other,
    /// What goal seek looks for. Written on that screen alone.
    pub wishes: Wishes,
    /// How the page stands inside another one. Written on Explore alone.
    pub embed: Option<Embed>,
}

/// The other side of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Other {
    /// The preconfigured instance that the other policy started as.
    pub instance: &'static InteropPolicy,
    /// The other policy.
    pub policy: PolicyFields,
    /// The other mode.
    pub mode: UpgradeMode,
}

/// Where each call is wanted, in the order of [`CallType`]; nothing where it does not matter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wishes([Option<Landing>; CallType::VARIANTS.len()]);

/// A screen of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(ascii_case_insensitive, serialize_all = "lowercase")]
pub enum View {
    /// One question, its answer, and everything around it.
    #[default]
    Explore,
    /// Every answer at once.
    Matrix,
    /// Two policies, or two modes, side by side.
    Compare,
    /// From where calls should land to the policies that do it.
    Goal,
    /// A script, and a tenant to run it on.
    PowerShell,
    /// Where a whole tenant's calls land.
    Audit,
    /// The decision table, and the doubts about it.
    Rules,
    /// What this is, and what became of the policy.
    About,
    /// How to put an answer into another page.
    Embed,
}

/// Something in an address that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What was wrong.
    pub problem: Problem,
    /// The key that it is about; empty where it is about the screen.
    pub key: String,
    /// What stood there: at most [`SHOWN`] characters, control and direction marks replaced.
    pub found: String,
    /// What could stand there.
    pub takes: Vec<&'static str>,
}

/// What can be wrong with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is no such screen; Explore is shown.
    UnknownView,
    /// The key does not take this value; its default is used.
    BadValue,
    /// The key stands there more than once; its default is used.
    Repeated,
}

/// How much of a value that was not understood is shown, in characters.
pub const SHOWN: usize = 40;

/// The fields of a policy among the questions of the guide's edition. An address may replace them
/// one by one.
const FIELDS: [&str; 3] = ["override", "calling", "chat"];

impl Address {
    /// The question, in the edition that it is asked in.
    pub const fn case(&self) -> Case {
        match self.edition {
            Edition::Guide201712 => Case::Guide201712(self.scenario),
            Edition::Modes201908 => Case::Modes201908(self.conversation),
        }
    }

    /// The user of the guide's edition, to ask what would help them.
    pub const fn subject(&self) -> Subject {
        Subject { scenario: self.scenario, instance: Some(self.instance) }
    }

    /// Whether the call is lost, or the page warns of the policy: then a fix comes first.
    pub fn is_broken(&self) -> bool {
        match self.case() {
            Case::Guide201712(_) => self.subject().is_broken(),
            case => case.decide().verdict.landing.is_lost(),
        }
    }

    /// Asks another question, in the edition that it belongs to.
    pub const fn ask(&mut self, case: Case) {
        self.edition = case.edition();
        match case {
            Case::Guide201712(scenario) => self.scenario = scenario,
            Case::Modes201908(conversation) => self.conversation = conversation,
        }
    }
}

impl Default for Address {
    fn default() -> Self {
        Self {
            view: View::default(),
            edition: Edition::default(),
            instance: &InteropPolicy::GLOBAL,
            scenario: Scenario::default(),
            conversation: Conversation::default(),
            filter: Filter::default(),
            other: Other::default(),
            wishes: Wishes::default(),
            embed: None,
        }
    }
}

/// The policy that the guide grants to bring calls to Teams, and the mode that did so later.
impl Default for Other {
    fn default() -> Self {
        let instance = InteropPolicy::CALLS_IN_TEAMS;
        Self { instance, policy: instance.fields, mode: UpgradeMode::TeamsOnly }
    }
}

impl Wishes {
    /// Where this call is wanted.
    pub fn of(&self, call: CallType) -> Option<Landing> {
        self.0.get(call as usize).copied().flatten()
    }

    /// With this call wanted there, or anywhere.
    pub fn with(mut self, call: CallType, wanted: Option<Landing>) -> Self {
        if let Some(wish) = self.0.get_mut(call as usize) {
            *wish = wanted;
        }
        self
    }

    /// The calls that are wanted somewhere.
    pub fn all(self) -> impl Iterator<Item = (CallType, Landing)> {
        CallType::VARIANTS.iter().filter_map(move |&call| Some((call, self.of(call)?)))
    }
}
