//! Runs jobs: in a thread of their own, or slice by slice on the page's thread if the browser gives
//! it no other. A thin layer: [`Turns`] decides the order of jobs, how they end, and what happens
//! after a failure.

use crate::app::shell::beside::{self, Thread};
use crate::app::shell::files::{Growing, part};
use crate::audit::estate::EstateAnswer;
use crate::audit::turns::{
    Instruction, JobKind, Left, Outcome, Said, Trouble, Turn, Turns, Worker,
};
use crate::audit::{
    AuditSession, Options, Selection, ShownUser, SourceFile, Summary, Task, UserFacts, Wire,
};
use crate::audit::{License, Organization, PolicyFields};
use crate::text::{audit_screen as words, commands::no_plan, plan::written};
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::File;

/// How many bytes a slice on the page's thread reads: a few milliseconds of work.
const SLICE: u64 = 1 << 18;

/// A job of the audit.
pub enum Job {
    /// Reads these files from the start.
    Read(Options, Rc<Vec<File>>),
    /// Shows, finds or writes users.
    Task(Task),
    /// Shows a few users beside those of the table.
    First(Task),
    /// Counts the users of a selection.
    Counts(Selection),
    /// Sets the settings of a policy.
    Policy(String, PolicyFields),
    /// Sets the organization or the license of users.
    Users(Selection, Option<Organization>, Option<License>),
}

impl Job {
    const fn kind(&self) -> JobKind {
        match self {
            Self::Read(..) => JobKind::Read,
            Self::Task(Task::Show { .. }) => JobKind::Show,
            Self::Task(Task::Search(_) | Task::Names(_)) => JobKind::Find,
            Self::Task(Task::Csv(..) | Task::Json(..) | Task::Plan(..) | Task::Estate(_))
            | Self::First(_)
            | Self::Counts(_) => JobKind::Ask,
            Self::Policy(..) | Self::Users(..) => JobKind::Change,
        }
    }
}

/// The result of a completed job.
#[derive(Default)]
pub struct JobResult {
    /// The users to show.
    pub shown: Vec<ShownUser>,
    /// The facts of users and how many have them.
    pub counts: Vec<(UserFacts, u64)>,
    /// The file that was written.
    pub file: Growing,
    /// Why there is no plan. Empty if there is one.
    pub why_not: String,
    /// What was asked about people of an audit of calling policies.
    pub estate: Option<EstateAnswer>,
}

/// News about the audit as a whole.
pub enum News {
    /// Reading begins, with this many bytes in total.
    Begun(u64),
    /// Reading continues: rows so far, bytes so far, and bytes in total.
    Progress(u64, u64, u64),
    /// The summary so far.
    Summary(Box<Summary>),
    /// Reading ended with this outcome.
    Read(Outcome),
    /// Something failed, with a sentence about it.
    Failed(String, Left),
}

type Done = Box<dyn FnOnce(Outcome, JobResult)>;

#[derive(Default)]
struct Runner {
    turns: Turns<Rc<Job>, Done>,
    is_settling: bool,
    hear: Option<fn(News)>,
    thread: Option<Thread>,
    /// The audit, if it runs on the page's thread.
    session: Option<Box<AuditSession>>,
    /// The files that are read.
    files: Rc<Vec<File>>,
    /// The result of the current job so far.
    answer: JobResult,
}

thread_local! {
    static RUNNER: RefCell<Runner> = RefCell::default();
}

fn with<T>(look: impl FnOnce(&mut Runner) -> T) -> T {
    RUNNER.with_borrow_mut(look)
}

/// Sets the listener for news. News without a listener is lost.
pub fn listen(hear: fn(News)) {
    with(|it| it.hear = Some(hear));
}

/// Requests a job. Reading supersedes every other job, and of several requests to show users only
/// the last matters.
pub fn ask(job: Job, done: impl FnOnce(Outcome, JobResult) + 'static) {
    with(|it| it.turns.ask(job.kind(), Rc::new(job), Box::new(done)));
    settle();
}

/// Stops everything for the visitor. What was read is kept.
pub fn stop() {
    with(|it| it.turns.stop());
    settle();
}

/// Handles the removal of all files.
pub fn clear() {
    with(|it| it.turns.clear());
    settle();
}

fn tell(news: News) {
    if let Some(hear) = with(|it| it.hear) {
        hear(news);
    }
}

/// Follows all pending instructions in order, including those that following one adds.
fn settle() {
    if with(|it| std::mem::replace(&mut it.is_settling, true)) {
        return;
    }
    while let Some(step) = with(|it| it.turns.step()) {
        act(step);
    }
    with(|it| it.is_settling = false);
}

fn act(step: Instruction<Rc<Job>, Done>) {
    match step {
        Instruction::Start(number) => {
            let thread = Thread::start("audit", move |it| hear(number, &it), move || lost(number));
            let is_there = thread.is_some();
            with(|it| it.thread = thread);
            if !is_there {
                with(|it| it.turns.lost(number));
            }
        }
        Instruction::Terminate => drop(with(|it| it.thread.take())),
        Instruction::Begin { worker, turn, job } => begin(worker, turn, &job),
        Instruction::Stop(Worker::Thread(_), turn) => {
            with(|it| it.thread.as_ref().map(|it| tell_thread(it, "cancel", turn, &[])));
        }
        Instruction::Stop(Worker::Page, turn) => {
            let is_now = is_now(Worker::Page, turn);
            let summary = with(|it| {
                let session = it.session.as_mut()?;
                session.cancel();
                is_now.then(|| Box::new(session.audit().summary()))
            });
            if let Some(it) = summary {
                tell(News::Summary(it));
            }
            said(Worker::Page, turn, Said::Stopped);
        }
        Instruction::Failed(trouble, left) => tell(News::Failed(sentence(&trouble, left), left)),
        Instruction::Read(outcome) => tell(News::Read(outcome)),
        Instruction::End(done, outcome) => {
            let answer = match outcome {
                Outcome::Whole => with(|it| std::mem::take(&mut it.answer)),
                Outcome::Stopped | Outcome::Superseded | Outcome::Failed => JobResult::default(),
            };
            done(outcome, answer);
        }
    }
}

fn sentence(trouble: &Trouble, left: Left) -> String {
    let names = with(|it| it.files.iter().map(File::name).collect::<Vec<_>>());
    let name = |at: usize| names.get(at).map_or("", String::as_str);
    match (trouble, left) {
        (Trouble::Unreadable(file), _) => words::unreadable(name(*file)),
        (Trouble::Broke(file, detail), Left::Nothing) => {
            words::reading_failed(file.map(name), names.len(), detail)
        }
        (Trouble::Broke(_, detail), Left::Everything) => words::task_failed(detail),
    }
}

fn is_now(worker: Worker, turn: Turn) -> bool {
    with(|it| it.turns.current(worker, turn).is_some())
}

fn said(worker: Worker, turn: Turn, said: Said) {
    with(|it| it.turns.hear(worker, turn, said));
    settle();
}

fn lost(thread: u32) {
    with(|it| it.turns.lost(thread));
    settle();
}

fn begin(worker: Worker, turn: Turn, job: &Job) {
    with(|it| it.answer = JobResult::default());
    if let Job::Read(_, files) = job {
        with(|it| it.files = files.clone());
        tell(News::Begun(bytes_of(files)));
    }
    match worker {
        Worker::Thread(_) => with(|it| {
            if let Some(thread) = &it.thread {
                begin_beside(thread, turn, job);
            }
        }),
        Worker::Page => {
            begin_here(job);
            spawn_local(slices(turn));
        }
    }
}

#[inline(never)]
fn begin_here(job: &Job) {
    with(|it| {
        let Runner { session, answer, .. } = it;
        let session = session.get_or_insert_with(|| session_of(&Options::default(), &[]));
        match job {
            Job::Read(options, files) => *session = session_of(options, files),
            Job::Task(task) | Job::First(task) => session.begin(task.clone()),
            Job::Counts(selection) => answer.counts = session.counts(selection),
            Job::Policy(name, fields) => session.audit_mut().state_policy(name, *fields),
            Job::Users(of, customer, licence) => session.state_users(of, *customer, *licence),
        }
    });
}

#[inline(never)]
fn session_of(options: &Options, files: &[File]) -> Box<AuditSession> {
    let sources = files.iter().map(|it| SourceFile { name: it.name(), bytes: it.size() as u64 });
    Box::new(AuditSession::new(options, sources.collect()))
}

fn bytes_of(files: &[File]) -> u64 {
    files.iter().map(|it| it.size() as u64).sum()
}

fn begin_beside(thread: &Thread, turn: Turn, job: &Job) {
    let bytes = |it: &[u8]| JsValue::from(js_sys::Uint8Array::from(it));
    match job {
        Job::Read(options, files) => {
            let files = files.iter().collect::<js_sys::Array>();
            let options = ("options", bytes(&options.bytes()));
            tell_thread(thread, "start", turn, &[("files", files.into()), options]);
        }
        Job::Task(task) | Job::First(task) => {
            tell_thread(thread, "task", turn, &[("task", bytes(&task.bytes()))])
        }
        Job::Counts(of) => {
            tell_thread(thread, "counts", turn, &[("selection", bytes(&of.bytes()))]);
        }
        Job::Policy(name, fields) => {
            let stated = ("bytes", bytes(&(name.clone(), *fields).bytes()));
            tell_thread(thread, "state", turn, &[("what", "policy".into()), stated]);
        }
        Job::Users(of, customer, licence) => {
            let stated = ("bytes", bytes(&(of.clone(), (*customer, *licence)).bytes()));
            tell_thread(thread, "state", turn, &[("what", "users".into()), stated]);
        }
    }
}

/// Sends the thread a message about a turn.
#[inline(never)]
fn tell_thread(thread: &Thread, kind: &str, turn: Turn, more: &[(&str, JsValue)]) {
    let head = [("type", kind.into()), ("id", turn.into())];
    thread.tell(&[&head, more].concat());
}

/// Handles a message from a thread. A message that belongs to another turn is ignored.
fn hear(thread: u32, message: &JsValue) {
    let worker = Worker::Thread(thread);
    let number = |name: &str| beside::number(message, name);
    let turn = Turn::try_from(number("id")).unwrap_or_default();
    let is_now = is_now(worker, turn);
    let summary = || Summary::of(&beside::bytes(message, "summary")).filter(|_| is_now);
    let tell_summary = || {
        if let Some(it) = summary() {
            tell(News::Summary(Box::new(it)));
        }
    };
    match beside::text(message, "type").as_str() {
        "begun" => said(worker, turn, Said::Begun),
        "progress" if is_now => {
            tell(News::Progress(number("rows"), number("bytes"), number("of")));
        }
        // A repeated job was already counted completely.
        "first" if !with(|it| it.turns.is_repeating()) => tell_summary(),
        "text" if is_now => {
            let text = beside::text(message, "text");
            with(|it| it.answer.file.text(&text));
        }
        "done" => {
            tell_summary();
            if is_now {
                let shown = Wire::of(&beside::bytes(message, "shown")).unwrap_or_default();
                let counts = Wire::of(&beside::bytes(message, "counts")).unwrap_or_default();
                let why_not = beside::text(message, "whyNot");
                let estate = Wire::of(&beside::bytes(message, "estate"));
                with(|it| {
                    let file = std::mem::take(&mut it.answer.file);
                    it.answer = JobResult { shown, counts, file, why_not, estate };
                });
            }
            said(worker, turn, Said::Done);
        }
        "stopped" => {
            tell_summary();
            said(worker, turn, Said::Stopped);
        }
        "failed" => {
            let file = beside::field(message, "file").as_f64().map(|it| it as usize);
            let trouble = match file.filter(|_| beside::field(message, "isUnreadable").is_truthy())
            {
                Some(file) => Trouble::Unreadable(file),
                None => Trouble::Broke(file, beside::text(message, "message")),
            };
            said(worker, turn, Said::Failed(trouble));
        }
        _ => {}
    }
}

/// Gives the session on the page's thread the bytes that it needs, and yields to the browser
/// between slices.
async fn slices(turn: Turn) {
    let mut is_first = true;
    loop {
        if !is_now(Worker::Page, turn) {
            return;
        }
        let wanted = with(|it| {
            let want = it.session.as_ref()?.want()?;
            Some((it.files.get(want.file)?.clone(), want))
        });
        let Some((file, want)) = wanted else { break };
        let bytes = part(&file, want.offset, want.most.unwrap_or(SLICE).min(SLICE)).await;
        if !is_now(Worker::Page, turn) {
            return;
        }
        let Some(bytes) = bytes else {
            with(|it| it.session.as_mut().map(|it| it.cancel()));
            said(Worker::Page, turn, Said::Failed(Trouble::Unreadable(want.file)));
            return;
        };
        let progress = with(|it| {
            let is_reading = it.turns.current(Worker::Page, turn)?.kind() == JobKind::Read;
            let session = it.session.as_mut()?;
            session.give(&bytes);
            write(session, &it.answer.file);
            let so_far = is_first.then(|| Box::new(session.audit().summary()));
            is_reading.then(|| (session.audit().progress(), bytes_of(&it.files), so_far))
        });
        if let Some((progress, of, so_far)) = progress {
            tell(News::Progress(progress.rows, progress.bytes, of));
            if let Some(it) = so_far {
                tell(News::Summary(it));
            }
        }
        is_first = false;
    }
    let summary = with(|it| {
        let is_changed =
            matches!(it.turns.current(Worker::Page, turn)?.kind(), JobKind::Read | JobKind::Change);
        let session = it.session.as_mut()?;
        write(session, &it.answer.file);
        it.answer.shown = session.shown_output();
        it.answer.estate = session.estate_output();
        it.answer.why_not = session.no_plan().map(no_plan).unwrap_or_default().to_owned();
        is_changed.then(|| Box::new(session.audit_mut().whole_summary()))
    });
    if let Some(it) = summary {
        tell(News::Summary(it));
    }
    said(Worker::Page, turn, Said::Done);
}

/// Appends what a task has written since the last call.
fn write(session: &mut AuditSession, file: &Growing) {
    let text = written(&session.text_output());
    if !text.is_empty() {
        file.text(&text);
    }
}
