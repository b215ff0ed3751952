//! Facts and decisions, pure. What must not live here: sentences for people, the page, the address.
//!
//! [`route`] takes an [`Edition`] and a [`Scenario`] and returns a [`Ruling`]. Product behaviour is
//! stated in [`editions`] and nowhere else; every other file here only reads that data.

mod vocabulary;

mod policy;

mod scenario;

mod effective;

mod table;

pub mod editions;

mod route;

mod advice;

mod goal;

pub use advice::{Advice, Severity, advise};
pub use editions::guide_2017_12::{AdviceId, Condition, Facts, RuleId};
pub use editions::{Document, Source};
pub use effective::{EffectiveClient, EffectiveReason};
pub use goal::{Change, Outcome, Path, WhyNot, changes, paths_to, why_not};
pub use policy::{
    Agreement, Attestation, InteropPolicy, PRECONFIGURED, PolicyFields, PolicyIdentity, Standing,
};
pub use route::{Ruling, Trace, decide, route};
pub use scenario::Scenario;
pub use table::{
    AdviceRow, Check, DecisionTable, Looked, Otherwise, Rule, RuleCondition, Step, Verdict,
};
pub use vocabulary::{
    Basis, CallType, CustomerType, DefaultClient, Direction, Edition, Landing, Licence, Override,
    UserChoice,
};
