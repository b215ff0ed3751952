//! Rows about the users of exports: each user is asked about with the answers that the export has, and what
//! it does not say must make no difference.

use super::check::Wrong;
use super::expand::Expansion;
use super::read::Expected;
use crate::routing::{Case, Decision, Edition, Line, Next, Partial, Role, Subject};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Everybody in an export, or in several that belong together.
#[derive(Clone, Debug, Default)]
pub struct Exported {
    /// The questions that it answers, by position: for everybody, except for [`User::unsaid`].
    pub answers: Vec<u8>,
    /// The users, in the order of the files.
    pub all: Vec<User>,
}

/// Somebody in an export.
#[derive(Clone, Debug)]
pub struct User {
    /// Their sign-in name.
    pub name: String,
    /// Their policy and surroundings, as the export shows them.
    pub subject: Subject,
    /// The questions that the export answers for others, and not for this user.
    pub unsaid: Vec<u8>,
    /// What only calls of some kinds have: the kind, a question, and its answer.
    pub given: Vec<(&'static Line, u8, u8)>,
}

/// Gives the users of some files in an edition, or says in a sentence why it cannot.
pub type Users<'a> = dyn FnMut(&[String], &'static Edition) -> Result<Arc<Exported>, String> + 'a;

/// Users with the same result.
#[derive(Clone, Debug)]
pub struct FailingUsers {
    /// What decides.
    pub decision: Decision,
    /// What is not as expected.
    pub wrong: Wrong,
    /// How many they are.
    pub count: usize,
    /// The first [`MOST_NAMED`] of them.
    pub names: Vec<String>,
    /// Whoever was counted last.
    pub(super) last: String,
}

/// Users of whom the export does not say enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undecided {
    /// The first of them.
    pub user: String,
    /// How many they are.
    pub users: usize,
    /// The questions on which their answer turns, by key.
    pub keys: Vec<&'static str>,
    /// Whoever was counted last.
    pub(super) last: String,
}

/// How many users with the same result are named.
pub const MOST_NAMED: usize = 100;

/// How many ways through the table are followed for what an export does not say.
const MOST_WAYS: usize = 10_000;

/// What came of one scenario of one user.
#[derive(Clone, Debug)]
pub(super) enum Decided {
    /// It is as expected, whatever the export does not say.
    Fine(Vec<Decision>),
    /// It is not, whatever the export does not say.
    Wrong(Subject, Decision, Wrong),
    /// That depends on these questions.
    Open(Vec<&'static str>),
}

impl User {
    /// Somebody of whom everything is known.
    pub const fn known(name: String, subject: Subject) -> Self {
        Self { name, subject, unsaid: Vec::new(), given: Vec::new() }
    }
}

impl Exported {
    /// The column of a row that the export answers for everybody, so that it would say nothing.
    pub(super) fn answered(&self, row: &Expansion) -> Option<&'static str> {
        let edition = row.edition;
        let is_said = |at: u8| {
            self.answers.contains(&at)
                && !self.all.is_empty()
                && self.all.iter().all(|it| !it.unsaid.contains(&at))
        };
        let taken = row.answers.iter().map(|it| it.0).find(|it| is_said(*it));
        let is_policy = |at: &u8| edition.question(*at).is_some_and(|it| it.role == Role::Policy);
        // A preset answers all fields, so none of them may be known of anybody.
        let has_policy = || {
            let mut fields = self.answers.iter().filter(|it| is_policy(it));
            fields.any(|at| self.all.iter().any(|it| !it.unsaid.contains(at)))
        };
        match taken {
            Some(at) => edition.question(at).map(|it| it.key),
            None => edition.policy.key.filter(|_| row.names_policy() && has_policy()),
        }
    }

    /// The scenarios of each user, with what came of them.
    pub(super) fn each(
        &self,
        row: &Expansion,
        expected: &Expected,
        take: &mut dyn FnMut(&User, &Decided),
    ) {
        // Few users differ in what decides.
        let mut known: BTreeMap<(Vec<u8>, &str), Vec<Decided>> = BTreeMap::new();
        for user in &self.all {
            let case = user.subject.case;
            let mut key: Vec<u8> = case.edition().numbered().map(|it| case.get(it.0)).collect();
            key.extend(&user.unsaid);
            for (line, at, answer) in &user.given {
                key.extend([u8::MAX, *at, *answer]);
                key.extend(line.token.bytes());
            }
            let preset = user.subject.preset.map_or("", |it| it.name);
            let all =
                known.entry((key, preset)).or_insert_with(|| self.scenarios(user, row, expected));
            all.iter().for_each(|it| take(user, it));
        }
    }

    fn scenarios(&self, user: &User, row: &Expansion, expected: &Expected) -> Vec<Decided> {
        let is_free = |at: u8| !self.answers.contains(&at) || user.unsaid.contains(&at);
        let is_open = |at: &u8| {
            let is_policy = row.edition.question(*at).is_some_and(|it| it.role == Role::Policy);
            row.answers.iter().all(|it| it.0 != *at) && !(is_policy && row.names_policy())
        };
        let unsaid: Vec<u8> = user.unsaid.iter().copied().filter(is_open).collect();
        let given = |mut subject: Subject| {
            for (line, at, answer) in &user.given {
                if line.is_of(subject.case) && row.answers.iter().all(|it| it.0 != *at) {
                    subject = subject.with(*at, *answer);
                }
            }
            subject
        };
        let all = row.of_user(user.subject, is_free);
        all.into_iter().map(|it| scenario(given(it), &unsaid, expected)).collect()
    }
}

/// What came of a scenario some of whose answers are not known.
fn scenario(subject: Subject, unsaid: &[u8], expected: &Expected) -> Decided {
    let edition = subject.edition();
    let known = edition.numbered().map(|it| it.0).filter(|it| !unsaid.contains(it));
    let start =
        known.fold(Partial::nothing(edition), |it, at| it.answered(at, subject.case.get(at)));
    let mut ways = Vec::new();
    follow(start, &mut ways);
    let decided = ways.iter().map(|case| {
        let decision = case.decide();
        (*case, decision, expected.wrong(decision))
    });
    let (fine, wrong): (Vec<_>, Vec<_>) = decided.partition(|it| it.2.is_none());
    match wrong.first() {
        None => Decided::Fine(fine.into_iter().map(|it| it.1).collect()),
        Some(&(case, decision, Some(how))) if fine.is_empty() => {
            Decided::Wrong(subject.asked(case), decision, how)
        }
        Some(&(case, ..)) => {
            let unlike = |it: Case| {
                let unlike = unsaid.iter().filter(move |at| it.get(**at) != case.get(**at));
                unlike.filter_map(|at| Some(edition.question(*at)?.key)).collect::<Vec<_>>()
            };
            let nearest = fine.iter().map(|it| unlike(it.0)).min_by_key(Vec::len);
            Decided::Open(nearest.unwrap_or_default())
        }
    }
}

/// Every way through the table, as far as answers are not known.
fn follow(partial: Partial, ways: &mut Vec<Case>) {
    if ways.len() >= MOST_WAYS {
        return;
    }
    match partial.next() {
        Next::Decided(_) => ways.push(partial.case()),
        Next::Ask(question) => {
            let edition = partial.case().edition();
            let count = edition.question(question).map_or(0, |it| it.answers.len());
            for answer in 0..u8::try_from(count).unwrap_or_default() {
                follow(partial.answered(question, answer), ways);
            }
        }
    }
}
