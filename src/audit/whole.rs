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

/// The users of an export with their scenarios.
///
/// # Errors
/// The first row that was rejected, or nothing where there is no user at all: whoever tests all users
/// must not pass over one.
pub fn users(file: WholeFile) -> Result<Vec<(String, Subject)>, Option<RejectedRow>> {
    let files = [file];
    let mut session = audited(&files);
    let summary = session.audit().summary();
    if summary.rows() == 0 || summary.evaluated() < summary.rows() {
        return Err(summary.rejected.first().cloned());
    }
    let most = usize::try_from(summary.rows()).unwrap_or(usize::MAX);
    let of = Selection::default();
    let task = Task::Show { of, by: Sort::File, skip: 0, most };
    let shown = done(&mut session, &files, task).shown;
    let users = shown.into_iter().map(|it| scenario(&summary, it));
    users.collect::<Option<Vec<_>>>().ok_or(None)
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
