//! Audits whole files that are in memory already: for programs without a screen.

use super::estate::{GuessedEdition, Judge, guessed_edition};
use super::problem::{FileProblem, RejectedRow};
use super::{
    Audit, AuditSession, CustomerReason, FileSummary, InteropCall, LicenceReason, Options, Scope,
    Selection, ShownUser, Sort, SourceFile, Summary, Task, TaskOutput, subject,
};
use crate::routing::{Edition, Line, Role, Subject};
use std::sync::Arc;

/// A file with its content.
#[derive(Clone, Debug)]
pub struct WholeFile {
    /// Its name.
    pub name: String,
    /// Its content.
    pub bytes: Arc<Vec<u8>>,
}

/// Reads files, and gives them to the session for as long as it wants more.
fn give(session: &mut AuditSession, files: &[WholeFile]) {
    while let Some(want) = session.want() {
        let bytes = files.get(want.file).map_or(&[][..], |it| it.bytes.as_slice());
        let rest = usize::try_from(want.offset).ok().and_then(|it| bytes.get(it..));
        session.give(rest.unwrap_or_default());
    }
}

/// How much of each file is read to know its columns.
const HEAD: usize = 1 << 20;

/// What the beginnings of some files are like: enough to know their columns.
pub fn heads(files: &[WholeFile]) -> Vec<FileSummary> {
    let mut audit = Audit::new(&Options::default());
    for file in files {
        audit.begin(&file.name);
        audit.push(file.bytes.get(..HEAD).unwrap_or(&file.bytes));
        match file.bytes.len() > HEAD {
            true => audit.stop(),
            false => audit.end(),
        }
    }
    audit.summary().files
}

/// An audit of some files by the rules of an edition. The options say what is not in the files: which row
/// counts if several are about the same user, and what columns mean. Their scope is that of the edition.
pub fn audited(files: &[WholeFile], edition: &Edition, options: Options) -> AuditSession {
    let named = |it: &WholeFile| SourceFile { name: it.name.clone(), bytes: it.bytes.len() as u64 };
    let options = Options { scope: Scope::of(edition), ..options };
    let mut session = AuditSession::new(&options, files.iter().map(named).collect());
    give(&mut session, files);
    session
}

/// What a task over the files of an audit gives.
pub fn done(session: &mut AuditSession, files: &[WholeFile], task: Task) -> TaskOutput {
    session.begin(task);
    give(session, files);
    session.output()
}

/// Why the users of an export cannot be tested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Untested {
    /// There is nobody in it.
    Nobody,
    /// The files are of another edition.
    OtherEdition(GuessedEdition),
    /// A file was not read, or only in part.
    File(String, FileProblem),
    /// A row of this file was rejected.
    Row(String, RejectedRow),
    /// The settings of this policy are not known.
    Policy(String),
}

/// A user of an export.
#[derive(Clone, Debug)]
pub struct ExportedUser {
    /// The sign-in name.
    pub name: String,
    /// The user as somebody to ask about.
    pub subject: Subject,
    /// Which of the questions that exports answer this one leaves open, by position.
    pub unsaid: Vec<u8>,
    /// What only calls of some kinds have: the kind, a question, and its answer.
    pub given: Vec<(&'static Line, u8, u8)>,
}

/// The names of policies that users have and whose settings are not known.
pub fn unknown_policies(summary: &Summary) -> Vec<&str> {
    let unknown = summary.policies.all().iter().filter(|it| it.fields.is_none());
    unknown.map(|it| it.name.as_str()).collect()
}

/// The questions of an edition that exports of users can answer, by position.
pub fn answerable(edition: &'static Edition) -> Vec<u8> {
    match Scope::of(edition) {
        Scope::Interop => {
            let questions = edition.of_role(|it| !matches!(it, Role::Call | Role::Choice));
            questions.map(|it| it.0).collect()
        }
        Scope::Calling => Judge::new(edition, &Default::default()).answerable(),
    }
}

/// The users of files that belong together, with their scenarios in an edition.
///
/// # Errors
/// Why not all of them can be tested: whoever tests all users must not pass over one.
pub fn users(
    files: &[WholeFile],
    edition: &'static Edition,
) -> Result<Vec<ExportedUser>, Untested> {
    if let Some(guess) = guessed_edition(&heads(files))
        && Scope::of(guess.edition) != Scope::of(edition)
    {
        return Err(Untested::OtherEdition(guess));
    }
    let mut session = audited(files, edition, Options::default());
    let summary = session.audit_mut().whole_summary();
    for file in &summary.files {
        let unread = file.problems.iter().find(|it| loses_users(it));
        if let Some(problem) = unread {
            return Err(Untested::File(file.name.clone(), problem.clone()));
        }
    }
    if let Some(row) = summary.rejected.first() {
        let name = summary.files.get(row.file).map_or("", |it| &it.name);
        return Err(Untested::Row(name.to_owned(), row.clone()));
    }
    let users = match &summary.estate {
        Some(estate) => {
            let judge = Judge::new(edition, estate);
            let people = session.audit_mut().estate().map(|it| it.people().collect::<Vec<_>>());
            let people = people.unwrap_or_default().into_iter().map(|(name, facts)| {
                let (subject, unsaid) = judge.subject(facts);
                ExportedUser { name, subject, unsaid, given: judge.given(facts) }
            });
            people.collect()
        }
        None => interop_users(&mut session, files, &summary)?,
    };
    if users.is_empty() { Err(Untested::Nobody) } else { Ok(users) }
}

/// Whether users, or what is said of them, may be missing because of this problem.
const fn loses_users(problem: &FileProblem) -> bool {
    match problem {
        FileProblem::Empty
        | FileProblem::TooManyColumns { .. }
        | FileProblem::NotText
        | FileProblem::NoNames
        | FileProblem::NoPolicies
        | FileProblem::Script
        | FileProblem::Markup => true,
        // What is ignored there counts as not said.
        FileProblem::TypeNames { .. }
        | FileProblem::OddValues { .. }
        | FileProblem::SurplusPolicies { .. }
        | FileProblem::BadBytes { .. } => false,
    }
}

fn interop_users(
    session: &mut AuditSession,
    files: &[WholeFile],
    summary: &Summary,
) -> Result<Vec<ExportedUser>, Untested> {
    if summary.evaluated() < summary.rows() {
        let unknown = unknown_policies(summary).first().map(|it| (*it).to_owned());
        return Err(unknown.map_or(Untested::Nobody, Untested::Policy));
    }
    let most = usize::try_from(summary.rows()).unwrap_or(usize::MAX);
    let of = Selection::default();
    let task = Task::Show { of, by: Sort::File, skip: 0, most };
    let shown = done(session, files, task).shown;
    let users = shown.into_iter().map(|it| interop_user(summary, it));
    users.collect::<Option<Vec<_>>>().ok_or(Untested::Nobody)
}

fn interop_user(summary: &Summary, user: ShownUser) -> Option<ExportedUser> {
    let policy = summary.policies.get(user.facts.policy())?;
    let fields = policy.fields?;
    let call = InteropCall {
        policy: fields,
        customer: user.facts.customer(),
        license: user.facts.licence(),
        choice: summary.choice,
        ..InteropCall::default()
    };
    let case = crate::routing::Case::from(call);
    let subject = Subject { case, ..subject(policy.instance(), fields) };
    let is_assumed = [
        ("customer", user.customer == CustomerReason::Assumed),
        ("licensed", user.licence == LicenceReason::Assumed),
    ];
    let unsaid = is_assumed.into_iter().filter(|it| it.1);
    let unsaid = unsaid.filter_map(|it| case.edition().position(it.0)).collect();
    Some(ExportedUser { name: user.sign_in, subject, unsaid, given: Vec::new() })
}
