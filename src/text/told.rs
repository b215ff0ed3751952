//! A case of any edition in words: its questions, its answer, and the whole way there.

use super::conditions::Asked;
use super::{conditions, labels, rules, verdict};
use crate::routing::{
    Case, Condition, Decision, DefaultClient, Facts, Landing, Looked, Question, Role,
    RuleCondition, RuleId, Rulebook, Scenario, Setting, Source, Step, Verdict,
};

/// The words that an edition brings.
pub trait Words: Rulebook {
    /// The heading of a question.
    fn question(key: &str) -> &'static str;
    /// An answer to a question, by its public word.
    fn answer(key: &str, word: &str) -> &'static str;
    /// The call, as the subject of a sentence.
    fn subject(&self) -> String;
    /// What goes on with it, up to the landing.
    fn predicate(&self, landing: Landing) -> &'static str;
    /// The case in a few words, for a title.
    fn name(&self) -> String;
    /// The setting, where there is little room.
    fn setting(&self) -> String;
    /// What circumstances are grouped by.
    fn group(&self) -> &'static str;
    /// The circumstance inside its group, where there is little room.
    fn circumstance(&self) -> String;
    /// A rule in one sentence.
    fn rule(id: <Self::Condition as RuleCondition>::RuleId) -> &'static str;
    /// A condition: what it asks for, and what is there.
    fn asked(
        condition: Self::Condition,
        facts: &<Self::Condition as RuleCondition>::Facts,
    ) -> Asked;
}

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
    /// Its public name.
    pub id: &'static str,
    /// What it says.
    pub sentence: &'static str,
    /// What it decides.
    pub decision: Decision,
    /// Its conditions, and whether each held.
    pub checks: Vec<(Asked, bool)>,
    /// Where it is written.
    pub sources: &'static [Source],
}

/// One question in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldQuestion {
    /// Its key in the address.
    pub key: &'static str,
    /// Its heading.
    pub heading: &'static str,
    /// Who could answer it otherwise.
    pub role: Role,
    /// Whether anybody asks it here.
    pub matters: bool,
    /// Its answers: public word and label.
    pub answers: Vec<(&'static str, &'static str)>,
    /// The answer that the case holds.
    pub answer: &'static str,
}

/// Tells how a case of one edition is decided.
pub fn tell<B: Words>(case: &B) -> Told {
    let Looked { passed, decided, not_needed } = case.look();
    let facts = case.facts();
    let all =
        |steps: Vec<Step<B::Condition>>| steps.iter().map(|it| step::<B>(it, &facts)).collect();
    Told { passed: all(passed), decided: step::<B>(&decided, &facts), not_needed: all(not_needed) }
}

fn step<B: Words>(
    step: &Step<B::Condition>,
    facts: &<B::Condition as RuleCondition>::Facts,
) -> ToldStep {
    let id = step.rule.into();
    ToldStep {
        id,
        sentence: B::rule(step.rule),
        decision: Decision { rule: id, verdict: step.then },
        checks: step.checks.iter().map(|it| (B::asked(it.condition, facts), it.held)).collect(),
        sources: step.then.sources,
    }
}

/// A rule of a table in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleInWords {
    /// Its public name.
    pub id: &'static str,
    /// What it says.
    pub sentence: &'static str,
    /// What it asks for. Empty for the last rule, which takes what is left.
    pub when: Vec<Asked>,
    /// What it decides.
    pub verdict: Verdict,
    /// How many cases of the edition it decides.
    pub decides: usize,
}

/// The rules of one edition in order.
pub fn rules_of<B: Words>() -> Vec<RuleInWords> {
    let facts = B::default().facts();
    let decided: Vec<&str> = B::cases().iter().map(|it| it.decide().rule).collect();
    let told = |id: <B::Condition as RuleCondition>::RuleId, when: &[B::Condition], verdict| {
        let (name, sentence) = (id.into(), B::rule(id));
        RuleInWords {
            id: name,
            sentence,
            when: when.iter().map(|&it| B::asked(it, &facts)).collect(),
            verdict,
            decides: decided.iter().filter(|it| **it == name).count(),
        }
    };
    let table = B::table();
    let last = told(table.otherwise.id, &[], table.otherwise.then);
    let rows = table.rows.iter().map(|rule| told(rule.id, rule.when, rule.then));
    rows.chain([last]).collect()
}

/// The questions of one edition, with the answers of a case.
pub fn ask<B: Words>(case: &B) -> Vec<ToldQuestion> {
    let told = |question: &Question<B>| ToldQuestion {
        key: question.key,
        heading: B::question(question.key),
        role: question.role,
        matters: (question.matters)(case),
        answers: (question.answers)()
            .into_iter()
            .map(|it| (it, B::answer(question.key, it)))
            .collect(),
        answer: (question.answer)(case),
    };
    B::questions().map(told).collect()
}

/// Does the same with a case of whichever edition.
macro_rules! each {
    ($case:expr, $it:ident => $do:expr) => {
        match $case {
            Case::Guide201712($it) => $do,
            Case::Modes201908($it) => $do,
        }
    };
}

/// How a case of any edition is decided.
pub fn told(case: Case) -> Told {
    each!(case, it => tell(&it))
}

/// The questions of any edition, with the answers of a case.
pub fn questions(case: Case) -> Vec<ToldQuestion> {
    each!(case, it => ask(&it))
}

/// The sentence up to the landing.
pub fn lead(case: Case, landing: Landing) -> String {
    each!(case, it => lead_of(&it, landing))
}

/// The same for a case of one edition.
pub fn lead_of<B: Words>(case: &B, landing: Landing) -> String {
    format!("{} {}", case.subject(), case.predicate(landing))
}

/// The whole sentence.
pub fn sentence(case: Case, landing: Landing) -> String {
    format!("{} {}.", lead(case, landing), verdict::in_sentence(landing))
}

/// The case in a few words, for a title.
pub fn name(case: Case) -> String {
    each!(case, it => it.name())
}

/// The setting, where there is little room.
pub fn setting(setting: &Setting) -> String {
    match setting.instance {
        Some(instance) => instance.identity.name().to_owned(),
        None => each!(setting.case, it => it.setting()),
    }
}

/// What circumstances are grouped by.
pub fn group(case: Case) -> &'static str {
    each!(case, it => it.group())
}

/// The circumstance inside its group, where there is little room.
pub fn circumstance(case: Case) -> String {
    each!(case, it => it.circumstance())
}

/// A step of the guide's trace in words.
pub fn guide_step(step: &Step<Condition>, facts: &Facts) -> ToldStep {
    self::step::<Scenario>(step, facts)
}

/// The words of the guide's edition.
impl Words for Scenario {
    fn question(key: &str) -> &'static str {
        match key {
            "customer" => super::page::THE_ORGANIZATION,
            "override" => "AllowEndUserClientOverride",
            "calling" => "CallingDefaultClient",
            "chat" => "ChatDefaultClient",
            "choice" => super::page::CHOICE,
            "licensed" => super::page::LICENCE,
            "call" => super::page::THE_CALL,
            _ => "",
        }
    }

    fn answer(key: &str, word: &str) -> &'static str {
        match key {
            "customer" => word.parse().map_or("", labels::customer),
            "override" => word.parse().map_or("", conditions::allowed),
            "calling" | "chat" => word.parse().map_or("", DefaultClient::into),
            "choice" => word.parse().map_or("", labels::choice),
            "licensed" => word.parse().map_or("", labels::licence),
            "call" => word.parse().map_or("", labels::call),
            _ => "",
        }
    }

    fn subject(&self) -> String {
        verdict::subject(self.call).to_owned()
    }

    fn predicate(&self, landing: Landing) -> &'static str {
        verdict::predicate(self.call, landing)
    }

    fn name(&self) -> String {
        labels::call(self.call).to_owned()
    }

    fn setting(&self) -> String {
        let calling: &str = self.policy.calling_default_client.into();
        format!("{}, {}", labels::allowing(self.policy), calling)
    }

    fn group(&self) -> &'static str {
        labels::customer(self.customer)
    }

    fn circumstance(&self) -> String {
        labels::call_short(self.call).to_owned()
    }

    fn rule(id: RuleId) -> &'static str {
        rules::rule(id)
    }

    fn asked(condition: Condition, facts: &Facts) -> Asked {
        conditions::asked(condition, facts)
    }
}
