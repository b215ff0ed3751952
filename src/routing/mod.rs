//! The engine: what an edition is, and everything that follows from one. No edition is named here.
//!
//! An [`Edition`] brings questions, facts, rules and words as data. A [`Case`] is an answer to each of
//! its questions; [`Case::decide`] says where the call lands. Everything else here (traces, changes,
//! goals, comparisons, matrices, advice) works on any case. What products do is stated in
//! [`crate::editions`] and nowhere else.

mod advice;
mod ask;
mod case;
mod changes;
mod common;
mod compare;
mod edition;
mod goal;
mod grouped;
mod landing;
mod matrix;
mod question;
mod remedy;
mod said;
mod source;
mod succession;
mod table;
mod term;
mod walk;
mod way;

pub use advice::{Advice, AdviceRule, Doubt, DoubtKind, Settled, Severity, advise, advised};
pub use ask::{Inquiry, Reason, Said, Standpoint, complaints, weighed};
pub use case::{Case, Decision, Subject};
pub use changes::{Change, Path, WhyNot, paths_to, why_not};
pub use common::{CommonWish, common_wishes};
pub use compare::{Compared, compare, only_advised};
pub use edition::{
    Asking, Attestation, AxisPart, CAPACITY, Custom, DefaultAxes, Edition, Example, Further,
    JsonField, Line, Offers, Picker, Policy, Preset, Standing, Words,
};
pub use goal::{Goal, Way, Wish, seek};
pub use grouped::{Across, Grouped, Section, Stack};
pub use landing::{Basis, BasisKind, Direction, Interop, Landing};
pub use matrix::{Cell, Cells, Entry, Filter, Lines, Matrix, Only, Shown, Turn};
pub use question::{Answer, Condition, Control, Derivation, Fact, FactAt, FactRow, Question, Role};
pub use remedy::{Rank, Remedy, fixes, harmless_presets, moves, ranked, remedies, ways_to};
pub use said::{of_page, said};
pub use source::{Document, Source};
pub use succession::{Carried, CarryOver, Loss, carry_over};
pub use table::{Check, Rule, Step, Trace, Verdict, joined};
pub use term::Term;
pub use walk::{
    Leaf, MOST_LISTED, Next, Partial, every_case, is_enumerable, leaves, reachable, scenarios,
};
pub use way::{Order, Passage, Stage};
