//! What an edition brings: everything that the house knows about a product at one date.

use super::advice::AdviceRule;
use super::{
    Answer, CarryOver, Case, Direction, Fact, FactAt, Landing, Question, Role, Rule, Stage,
    Subject, Term,
};
use strum::VariantArray;

/// How many questions an edition can have. [`Edition::checked`] refuses more at compile time.
pub const CAPACITY: usize = 32;

/// Everything that an edition brings, as one `static`. Outside its folder nothing else knows about
/// it: routing, addresses, words and screens all work from this.
pub struct Edition {
    /// Its name in the address, `2017-12`.
    pub id: &'static str,
    /// The date that it stands for, `December 2017`.
    pub date: &'static str,
    /// Its name where dates are chosen, `December 2017 (the guide)`.
    pub name: &'static str,
    /// The same where there is little room, `Dec 2017`.
    pub short: &'static str,
    /// Its questions, in the order of the address.
    pub questions: &'static [Question],
    /// What follows from several answers.
    pub facts: &'static [Fact],
    /// Its rules. The first whose conditions all hold decides.
    pub rules: &'static [Rule],
    /// What holds where none of them decides, so that the table is total. It has no conditions.
    pub otherwise: &'static Rule,
    /// What to warn of and to note beside an answer, in the order in which it is said.
    pub advice: &'static [AdviceRule],
    /// The policy that routes calls.
    pub policy: Policy,
    /// The kinds of call that one user has: the lines of the map, and what wishes are about.
    pub lines: &'static [Line],
    /// The same in another circumstance, for wishes about both. May be empty.
    pub further: Further,
    /// How the questions are put on the page, in order.
    pub pickers: &'static [Picker],
    /// The steps of a call in their order, where documents describe them. May be empty.
    pub way: &'static [Stage],
    /// How each question is asked of somebody who looks for a reason. May be empty.
    pub asking: &'static [Asking],
    /// Which axes the matrix has unless others are chosen.
    pub axes: DefaultAxes,
    /// The question in public JSON, where it is not simply a list of keys and words.
    pub json: &'static [JsonField],
    /// How to carry a question over into other editions, by their ids.
    pub successions: &'static [(&'static str, CarryOver)],
    /// Scenarios to start with, the most typical first. Explore offers the first few; search finds all.
    pub examples: &'static [Example],
    /// Terms that a newcomer meets on the first screen. The glossary has these and more.
    pub terms: &'static [&'static Term],
    /// The words that depend on more than one answer.
    pub words: &'static dyn Words,
}

/// How a question is asked of somebody who looks for a reason, and what shows the answer.
#[derive(Debug)]
pub struct Asking {
    /// The question, by position.
    pub question: u8,
    /// The question in a sentence.
    pub asks: &'static str,
    /// The command that shows the answer on a tenant. Empty where none does.
    pub shown_by: &'static str,
}

/// A scenario to start with.
#[derive(Debug)]
pub struct Example {
    /// What somebody would call it, often a complaint: `Desk phone doesn’t ring`.
    pub label: &'static str,
    /// Other words that somebody would search for.
    pub keywords: &'static str,
    /// The answers, as an address has them after `?`, without the edition.
    pub query: &'static str,
}

/// The policy that routes the calls of an edition.
#[derive(Debug)]
pub struct Policy {
    /// Its name in the properties of a user, as PowerShell prints it.
    pub property: &'static str,
    /// Its key in the address. Without one, addresses hold its fields alone, and the preset is the
    /// one that has those.
    pub key: Option<&'static str>,
    /// Whether administrators can make policies of their own.
    pub custom: Custom,
    /// The instances that exist in every tenant, the best documented first. The first is the default.
    pub presets: &'static [Preset],
    /// The preset that a comparison begins with, by position.
    pub compared_with: usize,
}

/// Whether administrators can make policies of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Custom {
    /// They can: any combination of fields is a policy.
    Allowed,
    /// They cannot: users have one of the presets.
    PresetsOnly,
}

/// A named instance of a policy, and what assigning it sets.
#[derive(Debug)]
pub struct Preset {
    /// Its name, as PowerShell takes it, without `Tag:`.
    pub name: &'static str,
    /// A name for people, where the one for PowerShell says too little.
    pub label: &'static str,
    /// Who says that it exists.
    pub attestation: Attestation,
    /// The answers that it sets: question and answer by position.
    pub sets: &'static [(u8, u8)],
}

/// How well an instance is documented.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attestation {
    /// A document names it.
    Documented,
    /// No document found names it; its name follows the pattern of the others.
    NamePatternOnly,
}

/// What the user's policy is: an instance as it came, or one that somebody made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
pub enum Standing {
    /// An instance that a document names, unchanged.
    Attested,
    /// An instance whose existence follows from the name pattern alone, unchanged.
    NamePatternOnly,
    /// The default instance itself, with other fields than it came with: an export or a policy file
    /// shows it.
    EditedGlobal,
    /// A policy with other fields than the instance that it started as: a custom policy.
    Custom,
}

/// One kind of call of one user.
#[derive(Debug)]
pub struct Line {
    /// Its word in the address, for ever.
    pub token: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its name where there is little room.
    pub short: &'static str,
    /// Its name in a sentence about all such calls.
    pub kind: &'static str,
    /// Which way it goes.
    pub direction: Direction,
    /// The answers that make a call one of this kind: question and answer by position.
    pub sets: &'static [(u8, u8)],
}

impl Line {
    /// The call outside the circumstance that a further line makes: with the usual answers to what that
    /// sets beside this line.
    pub(super) fn usually(&self, case: Case, further: &Self) -> Case {
        let only_further = further.sets.iter().filter(|it| !self.sets.contains(it));
        only_further.fold(case, |it, &(at, _)| {
            it.with(at, case.edition().question(at).map_or(0, |it| it.default))
        })
    }
}

/// Kinds of call in a circumstance that the kinds alone leave open, such as that nobody answers.
#[derive(Clone, Copy, Debug)]
pub struct Further {
    /// The circumstance.
    pub heading: &'static str,
    /// The kinds of call in it. Each also sets the answer that makes the circumstance.
    pub lines: &'static [Line],
}

impl Further {
    /// For an edition that asks nothing of this kind.
    pub const NONE: Self = Self { heading: "", lines: &[] };
}

/// Questions that are asked together.
#[derive(Debug)]
pub struct Picker {
    /// Its name in `show` of an embedded page, for ever.
    pub key: &'static str,
    /// Its heading.
    pub heading: &'static str,
    /// Its questions, by position.
    pub questions: &'static [u8],
    /// What else is asked.
    pub offers: Offers,
    /// The answer in a line, while the picker is folded.
    pub summary: fn(&Subject) -> String,
}

/// What a picker offers beside answers to its questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offers {
    /// Nothing.
    Answers,
    /// The presets of the policy.
    Presets,
}

/// The axes of the matrix unless others are chosen.
#[derive(Clone, Copy, Debug)]
pub struct DefaultAxes {
    /// What stands in rows.
    pub rows: &'static [AxisPart],
    /// What stands in columns.
    pub columns: &'static [AxisPart],
    /// Whether the table is shown turned by default. What is written as CSV never is.
    pub turned: bool,
}

/// What an axis of the matrix runs over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AxisPart {
    /// The presets of the policy.
    Presets,
    /// The answers to a question, by position.
    Question(u8),
}

/// One field of the question in public JSON.
#[derive(Debug)]
pub enum JsonField {
    /// The word of an answer: the field's name, and the question by position.
    Token(&'static str, u8),
    /// Whether a question has this answer: the field's name, question and answer by position.
    Flag(&'static str, u8, u8),
    /// The policy as an object: `Identity`, null for a custom policy, and these fields.
    Policy(&'static str, &'static [JsonField]),
    /// The label of an answer, as PowerShell spells it.
    Label(&'static str, u8),
}

/// The words of an edition that depend on more than one answer.
pub trait Words: Sync {
    /// What the policy decides, after its name and date, and whether it still does.
    fn about(&self) -> &'static str {
        "the Microsoft policy that decides where calls ring."
    }
    /// The call as the subject of a sentence: "An inbound PSTN call to this user".
    fn subject(&self, case: &Case) -> String;
    /// The case in a few words, for a title.
    fn title(&self, case: &Case) -> String;
    /// The policy in a few short lines, its name first, for the box of the map.
    fn policy_box(&self, subject: &Subject) -> Vec<String>;
    /// The fields of the policy in one line, under its name.
    fn policy_hint(&self, subject: &Subject) -> String;
    /// What a ticket says about the question: what, and the words.
    fn ticket(&self, subject: &Subject) -> Vec<(&'static str, String)>;
    /// The call in a few words, for lists of calls.
    fn call(&self, case: &Case) -> String;
}

impl Edition {
    /// The edition, if it fits: too many questions or values do not compile.
    pub const fn checked(self) -> Self {
        assert!(self.questions.len() <= CAPACITY, "an edition has too many questions");
        let wished = self.lines.len() + self.further.lines.len();
        assert!(wished <= CAPACITY, "an edition has too many kinds of call");
        assert!(self.policy.presets.len() <= CAPACITY, "a policy has too many presets");
        let mut rest = self.questions;
        while let Some((question, others)) = rest.split_first() {
            assert!(question.answers.len() <= CAPACITY, "a question has too many answers");
            let default = question.default as usize;
            assert!(default < question.answers.len(), "a question has no such default");
            rest = others;
        }
        let mut rest = self.facts;
        while let Some((fact, others)) = rest.split_first() {
            assert!(fact.values.len() <= CAPACITY, "a fact has too many values");
            rest = others;
        }
        // So that assigning one takes back what another one set.
        let mut rest = self.policy.presets;
        while let [preset, others @ ..] = rest {
            if let [next, ..] = others {
                assert!(sets_alike(preset.sets, next.sets), "presets set different questions");
            }
            rest = others;
        }
        self
    }

    /// What wishes are about, first the kinds of call, then those in the further circumstance.
    pub fn wished(&self) -> impl Iterator<Item = &'static Line> + use<> {
        self.lines.iter().chain(self.further.lines)
    }

    /// The question at a position.
    pub fn question(&self, at: u8) -> Option<&'static Question> {
        self.questions.get(usize::from(at))
    }

    /// The answer to a question, both by position.
    pub fn answer(&self, question: u8, answer: u8) -> Option<&'static Answer> {
        self.question(question)?.answers.get(usize::from(answer))
    }

    /// The position of the question with this key.
    pub fn position(&self, key: &str) -> Option<u8> {
        let at = self.questions.iter().position(|it| it.key == key)?;
        u8::try_from(at).ok()
    }

    /// Positions and questions.
    pub fn numbered(&self) -> impl Iterator<Item = (u8, &'static Question)> + use<> {
        (0_u8..).zip(self.questions)
    }

    /// Positions and questions of some roles.
    pub fn of_role(
        &self,
        is_role: fn(Role) -> bool,
    ) -> impl Iterator<Item = (u8, &'static Question)> + use<> {
        self.numbered().filter(move |it| is_role(it.1.role))
    }

    /// All rules, the last one without conditions.
    pub fn all_rules(&self) -> impl Iterator<Item = &'static Rule> + use<> {
        self.rules.iter().chain([self.otherwise])
    }

    /// The landings that some rule gives, in the order of [`Landing`].
    pub fn landings(&self) -> Vec<Landing> {
        let is_given = |landing: &Landing| self.all_rules().any(|it| it.then.landing == *landing);
        Landing::VARIANTS.iter().copied().filter(is_given).collect()
    }

    /// The preset of this name, in any case of letters, with or without `Tag:`.
    pub fn preset(&self, name: &str) -> Option<&'static Preset> {
        let bare = match name.split_at_checked(4) {
            Some((prefix, rest)) if prefix.eq_ignore_ascii_case("tag:") => rest,
            _ => name,
        };
        self.policy.presets.iter().find(|it| it.name.eq_ignore_ascii_case(bare))
    }

    /// The words that a fact can be, by position.
    pub fn value(&self, fact: FactAt, value: u8) -> &'static str {
        match fact {
            FactAt::Question(at) => self.answer(at, value).map_or("", |it| it.label),
            FactAt::Derived(at) => {
                let fact = self.facts.get(usize::from(at));
                fact.and_then(|it| it.values.get(usize::from(value))).copied().unwrap_or_default()
            }
            FactAt::Standing => Standing::name(value),
        }
    }

    /// What a fact is about.
    pub fn fact_name(&self, fact: FactAt) -> &'static str {
        match fact {
            FactAt::Question(at) => self.question(at).map_or("", |it| it.name),
            FactAt::Derived(at) => self.facts.get(usize::from(at)).map_or("", |it| it.name),
            FactAt::Standing => "Policy",
        }
    }
}

/// Whether two presets set the same questions, in the same order.
const fn sets_alike(mut one: &[(u8, u8)], mut other: &[(u8, u8)]) -> bool {
    while let ([(at, _), ones @ ..], [(at_other, _), others @ ..]) = (one, other) {
        if *at != *at_other {
            return false;
        }
        (one, other) = (ones, others);
    }
    one.is_empty() && other.is_empty()
}

impl Standing {
    fn name(value: u8) -> &'static str {
        match Self::VARIANTS.get(usize::from(value)) {
            Some(Self::Attested) => "an instance that a document names",
            Some(Self::NamePatternOnly) => "an instance that no document names",
            Some(Self::EditedGlobal) => "an edited Global",
            Some(Self::Custom) => "a custom policy",
            None => "",
        }
    }
}

impl Preset {
    /// Whether it is what users have who were assigned nothing.
    pub fn is_default(&self, edition: &Edition) -> bool {
        edition.policy.presets.first().is_some_and(|it| it == self)
    }
}

/// Names are unique within an edition.
impl PartialEq for Preset {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Preset {}

impl PartialEq for Edition {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Edition {}

impl std::fmt::Debug for Edition {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "Edition({})", self.id)
    }
}

crate::conditions! {
    Standing => FactAt::Standing;
}
