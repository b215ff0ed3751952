//! The way of a call, step by step, in editions that describe one.

use super::{Case, Direction, FactAt, Rule};

/// One step on the way of a call: rules of the table that follow each other.
#[derive(Debug)]
pub struct Stage {
    /// Its name for programs, for ever.
    pub key: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Which calls come past it.
    pub direction: Direction,
    /// The first of its rules. It has all rules up to the next step.
    pub from: &'static str,
    /// The fact that says most about what it finds.
    pub shows: FactAt,
    /// The question to change so that it finds something else, by position.
    pub question: u8,
    /// Whether documents say that it comes at this place.
    pub order: Order,
}

/// What the place of a step rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// A document says what it comes before or after.
    Documented,
    /// No document does.
    Inferred,
}

/// How far a call comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passage {
    /// The step lets the call go on.
    Passed,
    /// The step decides where the call lands.
    Decides,
    /// The call does not come so far.
    NotReached,
}

impl Case {
    /// The steps of this call in order, and how far it comes. Empty in editions without them.
    pub fn way(self) -> Vec<(&'static Stage, Passage)> {
        let decided = self.decide().rule;
        let stages = self.edition().way;
        let place = |stage: &Stage| self.place_of(|rule| rule.id == stage.from);
        let here = self.place_of(|rule| rule == decided);
        let begins = |stage: &&Stage| place(stage) <= here;
        let deciding = stages.iter().rfind(begins);
        let passage = |stage: &Stage| match deciding {
            Some(it) if it.key == stage.key => Passage::Decides,
            _ if place(stage) < here => Passage::Passed,
            _ => Passage::NotReached,
        };
        let of_call = stages.iter().filter(|it| it.direction == self.direction());
        of_call.map(|it| (it, passage(it))).collect()
    }

    fn place_of(self, is_it: impl Fn(&Rule) -> bool) -> Option<usize> {
        self.edition().all_rules().position(is_it)
    }
}
