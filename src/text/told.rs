//! A case of any edition in words: its answer, and the whole way there.

use super::labels;
use crate::routing::{
    Answer, AxisPart, Case, Check, Edition, Entry, FactAt, Interop, Landing, Rule, Source, Step,
    Verdict, leaves,
};

/// A case in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The rules that did not match, in order.
    pub passed: Vec<ToldStep>,
    /// The rule that decided.
    pub decided: ToldStep,
    /// The rules after it.
    pub not_needed: Vec<ToldStep>,
}

/// One rule in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldStep {
    /// The rule: its public name, its sentence, its verdict.
    pub rule: &'static Rule,
    /// Its conditions, and whether each held.
    pub checks: Vec<(Asked, bool)>,
}

/// One condition in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What is looked at.
    pub what: &'static str,
    /// What the rule asks for.
    pub wanted: String,
    /// What is there.
    pub there: &'static str,
}

impl Asked {
    fn of(edition: &'static Edition, check: &Check) -> Self {
        let (fact, any) = (check.condition.fact, check.condition);
        let values = (0..32).filter(|it| any.admits(*it)).map(|it| edition.value(fact, it));
        Self {
            what: edition.fact_name(fact),
            wanted: either(values.filter(|it| !it.is_empty())),
            there: edition.value(fact, check.found),
        }
    }

    /// What the rule asks for.
    pub fn asks(&self) -> String {
        format!("{} is {}", self.what, self.wanted)
    }

    /// What is there instead.
    pub fn here(&self) -> String {
        format!(" · here {}", self.there)
    }
}

/// "A", "A or B", "A, B or C".
pub fn either(words: impl Iterator<Item = &'static str>) -> String {
    let words: Vec<&str> = words.collect();
    match words.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// Tells how a case is decided.
pub fn told(case: Case) -> Told {
    let trace = case.trace();
    let all = |steps: &[Step]| steps.iter().map(|it| step(case.edition(), it)).collect();
    Told {
        passed: all(&trace.passed),
        decided: step(case.edition(), &trace.decided),
        not_needed: all(&trace.not_needed),
    }
}

/// A step of a trace in words.
pub fn step(edition: &'static Edition, step: &Step) -> ToldStep {
    let checks = step.checks.iter().map(|it| (Asked::of(edition, it), it.held));
    ToldStep { rule: step.rule, checks: checks.collect() }
}

/// The derived facts of a case that are steps of its trace: what follows, and why.
pub fn derived(case: Case) -> Vec<(String, &'static str)> {
    let edition = case.edition();
    (0_u8..)
        .zip(edition.facts)
        .filter(|it| case.looks_at(FactAt::Derived(it.0)))
        .map(|(at, fact)| {
            let value = edition.value(FactAt::Derived(at), case.derived(at));
            let name = fact.name.to_ascii_lowercase();
            (format!("The {name} is {value}."), case.why_derived(at))
        })
        .filter(|it| !it.1.is_empty())
        .collect()
}

/// A rule of a table in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleInWords {
    /// The rule.
    pub rule: &'static Rule,
    /// What it asks for. Empty for the last rule, which takes what is left.
    pub when: Vec<Asked>,
    /// How many cases of the edition it decides.
    pub decides: u64,
}

/// The rules of one edition in order.
pub fn rules_of(edition: &'static Edition) -> Vec<RuleInWords> {
    let leaves = leaves(edition);
    let told = |rule: &'static Rule| {
        let when = rule
            .when
            .iter()
            .map(|&condition| Asked::of(edition, &Check { condition, found: 0, held: false }));
        let decided = leaves.iter().filter(|it| it.rule == rule);
        RuleInWords { rule, when: when.collect(), decides: decided.map(|it| it.cases).sum() }
    };
    edition.all_rules().map(told).collect()
}

/// The sentence up to the landing.
pub fn lead(case: Case, landing: Landing) -> String {
    let subject = case.edition().words.subject(&case);
    match labels::predicate(landing, case.direction()) {
        "" => subject,
        predicate => format!("{subject} {predicate}"),
    }
}

/// The whole sentence.
pub fn sentence(case: Case, landing: Landing) -> String {
    let direction = case.direction();
    let end = match labels::predicate(landing, direction) {
        "" => labels::lands(landing, direction),
        _ => labels::in_sentence(landing),
    };
    format!("{} {end}.", lead(case, landing))
}

/// The case in a few words, for a title.
pub fn title(case: Case) -> String {
    case.edition().words.title(&case)
}

/// The call in a few words, for lists of calls.
pub fn call(case: Case) -> String {
    case.edition().words.call(&case)
}

/// What a verdict says of the crossing between clients; nothing where nothing takes place.
pub const fn interop(verdict: Verdict) -> Option<&'static str> {
    match (verdict.interop, verdict.landing) {
        (Some(Interop::Yes), _) => Some(
            "It crosses between the clients by interop: one to one, plain text, no screen sharing.",
        ),
        (Some(Interop::No), Landing::Teams | Landing::SkypeForBusiness) => {
            Some("It does not cross between the clients.")
        }
        (Some(Interop::No) | None, _) => None,
    }
}

/// What the entries of an axis are grouped by: the answer to its first question, where it runs over
/// more than one.
pub fn group(entry: &Entry, axis: &[AxisPart]) -> &'static str {
    match axis {
        [AxisPart::Question(first), _, ..] => entry.case.label(*first),
        [AxisPart::Question(only)] => entry.case.edition().question(*only).map_or("", |it| it.name),
        [AxisPart::Presets, ..] | [] => "",
    }
}

/// Where an axis has more answers than these, they have their short names.
const MANY_ANSWERS: usize = 9;

/// The name of an entry inside its group.
pub fn entry(entry: &Entry, axis: &[AxisPart]) -> String {
    if let Some(preset) = entry.preset {
        return preset.label.to_owned();
    }
    let of = |part: &AxisPart| match part {
        AxisPart::Presets => None,
        AxisPart::Question(at) => {
            let is_told = axis.len() == 1 || entry.case.is_asked(*at);
            let question = entry.case.edition().question(*at);
            let is_crowded = question.is_some_and(|it| it.answers.len() > MANY_ANSWERS);
            let name = |it: &'static Answer| if is_crowded { it.short } else { it.label };
            entry.case.answer(*at).filter(|_| is_told).map(name)
        }
    };
    inner(axis).iter().filter_map(of).collect::<Vec<_>>().join(", ")
}

/// What an axis says inside a group.
pub fn inner(axis: &[AxisPart]) -> &[AxisPart] {
    match axis {
        [_, rest @ ..] if !rest.is_empty() => rest,
        all => all,
    }
}

/// Where a fact is written, in one line.
pub fn because(sentence: &str, cited: &[Source]) -> String {
    format!("{sentence} ({})", super::sources::cite_all(cited))
}
