//! Facts and decisions, pure. What must not live here: sentences for people, the page, the address.
//!
//! [`route`] takes an [`Edition`] and a [`Scenario`] and returns a [`Ruling`]. Product behaviour is
//! stated in [`editions`] and nowhere else; every other file here only reads that data.

mod vocabulary;

mod policy;

mod scenario;

mod effective;

mod table;

mod rulebook;

pub mod editions;

mod case;

mod route;

mod advice;

mod goal;

mod matrix;

mod compare;

mod seek;

mod remedy;

mod succession;

pub use advice::{Advice, Severity, advise};
pub use case::Case;
pub use compare::{Compared, compare, only_advised};
pub use editions::guide_2017_12::{AdviceId, Condition, Facts, RuleId};
pub use editions::modes_2019_08::{
    self, Conversation, ConversationType, PstnConnection, UpgradeMode,
};
pub use editions::{Document, Source};
pub use effective::{EffectiveClient, EffectiveReason};
pub use goal::{Change, Path, WhyNot, paths_to, why_not};
pub use matrix::{Axes, BASES, Cell, Filter, MOST_QUESTIONS, Matrix, Only, Setting, Shown};
pub use policy::{
    Agreement, Attestation, InteropPolicy, PRECONFIGURED, PolicyFields, PolicyIdentity, Standing,
};
pub use remedy::{ModeRemedy, Rank, Remedy, Subject, fixes, moves, other_modes, ranked, ways_to};
pub use route::{Ruling, Trace, decide, route};
pub use rulebook::{Decision, Question, Role, Rulebook};
pub use scenario::Scenario;
pub use seek::{Goal, Way, Wish, seek};
pub use succession::{Carried, Loss, carry_over};
pub use table::{
    AdviceRow, Check, DecisionTable, Looked, Otherwise, Rule, RuleCondition, Step, Verdict,
};
pub use vocabulary::{
    Basis, CallType, CustomerType, DefaultClient, Direction, Edition, Interop, Landing, Licence,
    Override, UserChoice,
};
