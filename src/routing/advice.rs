//! What to warn of and what to note beside an answer, and where documents leave it in doubt. Neither
//! ever changes where a call lands.

use super::walk::Partial;
use super::{Case, Condition, Edition, Role, Source, Standing, Subject};
use strum::{IntoStaticStr, VariantArray};

/// One thing to say, and where it applies.
#[derive(Debug)]
pub struct AdviceRule {
    /// Its name, for ever. It stands in `data-advice`.
    pub id: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What to do or to know, in a few words.
    pub short: &'static str,
    /// Why, in a sentence or two. Names of fields stand between backticks.
    pub long: &'static str,
    /// Where it applies: all conditions of one of these hold. Each with where it is written.
    pub wherever: &'static [(&'static [Condition], &'static [Source])],
}

/// Declares advice so that a table of it reads like sentences: severity, name, a few words, the long
/// text, and where it applies with the sections that say so.
#[macro_export]
macro_rules! advice {
    ($(
        $severity:ident $id:literal:
            $short:literal, $long:literal
            $([$($condition:expr),+] from [$($source:expr),+]),+ ;
    )+) => {
        &[$($crate::routing::AdviceRule {
            id: $id,
            severity: $crate::routing::Severity::$severity,
            short: $crate::routing::said($short),
            long: $crate::routing::said($long),
            wherever: &[$((&[$($condition),+], &[$($source),+])),+],
        }),+]
    };
}

/// One thing to say about a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Advice {
    /// What is said.
    pub rule: &'static AdviceRule,
    /// Where it is written.
    pub sources: &'static [Source],
}

/// How much a piece of advice matters, the most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
pub enum Severity {
    /// The setting breaks something, or its documents forbid it.
    Warning,
    /// To know before acting on the answer.
    Caution,
    /// What else holds here.
    Note,
    /// Documents disagree on something that touches the case.
    Disagreement,
}

/// A question that documents answer in two ways, or not at all.
#[derive(Debug)]
pub struct Doubt {
    /// Its name, for ever. It stands in `data-doubt`.
    pub id: &'static str,
    /// Whether documents contradict one another or leave something out.
    pub kind: DoubtKind,
    /// What settles it.
    pub settled: Settled,
    /// What is in doubt, as a question.
    pub title: &'static str,
    /// One reading.
    pub one: &'static str,
    /// The other reading.
    pub other: &'static str,
    /// What is taken here.
    pub choice: &'static str,
    /// Why.
    pub reason: &'static str,
    /// The scenarios that it touches: those for which all conditions of any of these lists hold.
    /// None for a doubt about commands or wording.
    pub wherever: &'static [&'static [Condition]],
    /// The sections that disagree, or that ought to say it and do not.
    pub sources: &'static [Source],
}

/// Why something is in doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum DoubtKind {
    /// Documents, or two passages of one document, say different things.
    Disagreement,
    /// No document says it.
    OpenQuestion,
}

/// What settles a doubt: the ranks of authority, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Settled {
    /// The guide, on exactly this case.
    GuideOnCase,
    /// A general statement of the guide.
    GuideInGeneral,
    /// Another document of the same period, on this case.
    PeriodDocument,
    /// Inference from documents put together, or from what they leave out.
    Inference,
    /// Nothing needs to: no call or chat depends on it.
    NoRouting,
}

impl AdviceRule {
    /// Whether it is said about a scenario, and where it is written.
    pub fn applies(&'static self, case: Case, standing: Standing) -> Option<Advice> {
        let holds = |it: &&(&[Condition], &'static [Source])| case.fulfills_with(it.0, standing);
        self.wherever.iter().find(holds).map(|it| Advice { rule: self, sources: it.1 })
    }
}

/// All that there is to say about a scenario, the most important first, each thing once.
pub fn advise(case: Case, standing: Standing) -> Vec<Advice> {
    case.edition().advice.iter().filter_map(|it| it.applies(case, standing)).collect()
}

impl Subject {
    /// What the page warns of, over every call of the user.
    pub fn warnings(self) -> Vec<&'static AdviceRule> {
        advised(self, |it| it == Severity::Warning)
    }

    /// Whether the call is lost, or the page warns of the user's policy.
    pub fn is_broken(self) -> bool {
        self.case.decide().verdict.landing.is_lost() || !self.warnings().is_empty()
    }
}

/// The advice of some severities over every call of a user, in the order of the edition.
pub fn advised(subject: Subject, is_severity: fn(Severity) -> bool) -> Vec<&'static AdviceRule> {
    let (standing, calls) = (subject.standing(), Partial::of(subject.case, |it| it != Role::Call));
    let speaks = |rule: &&'static AdviceRule| {
        is_severity(rule.severity)
            && rule.wherever.iter().any(|it| calls.can_fulfill(it.0, standing))
    };
    subject.edition().advice.iter().filter(speaks).collect()
}

impl Doubt {
    /// Whether the doubt matters to a scenario.
    pub fn touches(&self, case: Case) -> bool {
        self.wherever.iter().any(|when| case.fulfills(when))
    }

    /// How many scenarios of an edition it touches, and the first few that differ in their call or in
    /// whose call it is.
    pub fn examples(&self, edition: &'static Edition, most: usize) -> (u64, Vec<Case>) {
        let touched = Partial::nothing(edition).touched(self.wherever);
        let mut shown: Vec<Case> = Vec::new();
        for &(case, _) in &touched {
            let is_new = shown.iter().all(|it| it.under(case) != case);
            if is_new && shown.len() < most {
                shown.push(case);
            }
        }
        (touched.iter().map(|it| it.1).sum(), shown)
    }
}

/// Ids are unique within an edition.
impl PartialEq for AdviceRule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for AdviceRule {}
