//! Audits whole files that are in memory already: for programs without a screen.

use super::problem::RejectedRow;
use super::{
    AuditSession, InteropCall, Options, Selection, ShownUser, Sort, SourceFile, Summary, Task,
    TaskOutput, subject,
};
use crate::routing::Subject;

/// A file with its content.
#[derive(Clone, Debug)]
pub struct WholeFile {
    /// Its name.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Reads files, and gives them to the session for as long as it wants more.
fn give(session: &mut AuditSession, files: &[WholeFile]) {
    while let Some(want) = session.want() {
        let bytes = files.get(want.file).map_or(&[][..], |it| &it.bytes);
        let rest = usize::try_from(want.offset).ok().and_then(|it| bytes.get(it..));
        session.give(rest.unwrap_or_default());
    }
}

/// An audit of some files.
pub fn audited(files: &[WholeFile]) -> AuditSession {
    let named = |it: &WholeFile| SourceFile { name: it.name.clone(), bytes: it.bytes.len() as u64 };
    let mut session = AuditSession::new(&Options::default(), files.iter().map(named).collect());
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
    /// A row was rejected.
    Row(RejectedRow),
    /// The settings of this policy are not known.
    Policy(String),
}

/// The names of policies that users have and whose settings are not known.
pub fn unknown_policies(summary: &Summary) -> Vec<&str> {
    let unknown = summary.policies.all().iter().filter(|it| it.fields.is_none());
    unknown.map(|it| it.name.as_str()).collect()
}

/// The users of an export with their scenarios.
///
/// # Errors
/// Why not all of them can be tested: whoever tests all users must not pass over one.
pub fn users(file: WholeFile) -> Result<Vec<(String, Subject)>, Untested> {
    let files = [file];
    let mut session = audited(&files);
    let summary = session.audit().summary();
    if let Some(row) = summary.rejected.first() {
        return Err(Untested::Row(row.clone()));
    }
    if summary.rows() == 0 || summary.evaluated() < summary.rows() {
        let unknown = unknown_policies(&summary).first().map(|it| (*it).to_owned());
        return Err(unknown.map_or(Untested::Nobody, Untested::Policy));
    }
    let most = usize::try_from(summary.rows()).unwrap_or(usize::MAX);
    let of = Selection::default();
    let task = Task::Show { of, by: Sort::File, skip: 0, most };
    let shown = done(&mut session, &files, task).shown;
    let users = shown.into_iter().map(|it| scenario(&summary, it));
    users.collect::<Option<Vec<_>>>().ok_or(Untested::Nobody)
}

fn scenario(summary: &Summary, user: ShownUser) -> Option<(String, Subject)> {
    let policy = summary.policies.get(user.facts.policy())?;
    let fields = policy.fields?;
    let call = InteropCall {
        policy: fields,
        customer: user.facts.customer(),
        license: user.facts.licence(),
        choice: summary.choice,
        ..InteropCall::default()
    };
    let case = call.into();
    Some((user.sign_in, Subject { case, ..subject(policy.instance(), fields) }))
}
