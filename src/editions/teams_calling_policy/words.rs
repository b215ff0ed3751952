//! Words of this edition that depend on more than one answer.

use super::answers::at;
use crate::routing::{Case, FactAt, Role, Subject, Words};

/// The words of the edition.
pub static WORDS: CallingWords = CallingWords;

/// The words of the edition.
pub struct CallingWords;

/// The kinds of call as subjects of a sentence, in the order of the answers.
const SUBJECTS: &[&str] = &[
    "A call from a telephone number to this user",
    "A colleague’s call from Teams to this user",
    "A colleague’s call from Skype for Business to this user",
    "A call from Teams to this user by a colleague who is homed on-premises",
    "A call from another organization’s Teams to this user",
    "A call from another organization’s Skype for Business to this user",
    "A call from Teams to this user by somebody in another organization who is homed on-premises",
    "A call from a personal account to this user",
    "A call from Skype for consumers to this user",
    "This user’s call to a telephone number",
    "This user’s call to a number abroad",
    "This user’s call to an emergency number",
    "This user’s call to a colleague",
    "This user’s call to another organization",
    "This user’s call to a personal account",
    "This user’s call to Skype for consumers",
];

/// The policy’s name, or what it started as.
pub fn policy_name(subject: &Subject) -> &'static str {
    subject.unchanged_preset().map_or("Custom policy", |it| it.name)
}

/// The answers to some questions that differ from the default, or what is said if none does.
pub fn differing(case: Case, questions: &[u8], none: &str) -> String {
    let differs =
        |at: &&u8| case.edition().question(**at).is_some_and(|it| !it.is_default(case.get(**at)));
    let short = |at: &u8| case.answer(*at).map_or("", |it| it.short);
    let words: Vec<&str> = questions.iter().filter(differs).map(short).collect();
    if words.is_empty() { none.to_owned() } else { words.join(", ") }
}

impl Words for CallingWords {
    fn about(&self) -> &'static str {
        "the policy that today decides, together with the user’s own settings, where calls to and from Teams users land."
    }

    fn subject(&self, case: &Case) -> String {
        SUBJECTS.get(usize::from(case.get(at::CALL))).copied().unwrap_or_default().to_owned()
    }

    fn title(&self, case: &Case) -> String {
        let policy = case.preset().map_or("custom policy", |it| it.name);
        let short = case.answer(at::CALL).map_or("", |it| it.short);
        format!("{short}, {policy}")
    }

    fn policy_box(&self, subject: &Subject) -> Vec<String> {
        let fields = subject.edition().of_role(|it| it == Role::Policy);
        let changed = fields.filter(|it| !it.1.is_default(subject.case.get(it.0))).count();
        let fields = match changed {
            0 => "every field as it came".to_owned(),
            1 => "1 field changed".to_owned(),
            more => format!("{more} fields changed"),
        };
        vec![policy_name(subject).to_owned(), fields]
    }

    fn policy_hint(&self, subject: &Subject) -> String {
        let edition = subject.edition();
        let differs = edition
            .of_role(|it| it == Role::Policy)
            .filter(|it| !it.1.is_default(subject.case.get(it.0)));
        let said: Vec<String> = differs
            .map(|(at, question)| {
                let value = edition.value(FactAt::Question(at), subject.case.get(at));
                format!("{} {value}", question.name)
            })
            .collect();
        match said.split_first() {
            None => "every field as it came".to_owned(),
            Some((first, [])) => first.clone(),
            Some((first, more)) => format!("{first} and {} more", more.len()),
        }
    }

    fn ticket(&self, subject: &Subject) -> Vec<(&'static str, String)> {
        let case = subject.case;
        let mut lines = vec![
            ("Call", case.label(at::CALL).to_owned()),
            ("Policy", policy_name(subject).to_owned()),
        ];
        let others = case
            .edition()
            .numbered()
            .filter(|&(at, question)| at != at::CALL && !question.is_default(case.get(at)));
        lines.extend(others.map(|(at, question)| (question.heading, case.label(at).to_owned())));
        lines
    }

    fn call(&self, case: &Case) -> String {
        let short = case.answer(at::CALL).map_or("", |it| it.short);
        let more = [at::DOOR, at::STATE, at::ANSWERED, at::PATH, at::SITE];
        let more = differing(*case, &more, "");
        if more.is_empty() { short.to_owned() } else { format!("{short}: {more}") }
    }
}
