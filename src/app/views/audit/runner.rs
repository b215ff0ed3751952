//! Who does the work: a thread beside the page, or the page itself, slice by slice, where it may
//! have none. One thing after the other, in the order in which it was asked for.

use crate::app::shell::beside::{self, Thread};
use crate::app::shell::files::{Growing, part};
use crate::audit::{Desk, Facts, Options, Selection, Shown, Source, Summary, Task, Wire};
use crate::routing::{CustomerType, Licence, PolicyFields};
use crate::text::{audit_screen as words, commands::no_plan, plan::written};
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::collections::VecDeque;
use wasm_bindgen::JsValue;
use web_sys::File;

/// How many bytes the page reads at once where it works itself: a few milliseconds.
const SLICE: u64 = 1 << 18;

/// Something to be done.
#[derive(Clone)]
pub enum Job {
    /// Read the files anew.
    Read(Options),
    /// Show, find or write users.
    Task(Task),
    /// Count the users of a selection.
    Counts(Selection),
    /// State what a policy says.
    Policy(String, PolicyFields),
    /// State the organization or the licence of users.
    Users(Selection, Option<CustomerType>, Option<Licence>),
}

/// What came of it.
#[derive(Default)]
pub struct Outcome {
    /// Users that were shown.
    pub shown: Vec<Shown>,
    /// How many were found.
    pub found: u64,
    /// How many have which facts.
    pub counts: Vec<(Facts, u64)>,
    /// A file that was written.
    pub file: Growing,
    /// Why there is no plan; empty where there is one.
    pub why_not: String,
    /// Whether it came to its end.
    pub is_whole: bool,
}

/// Something new about the whole.
pub enum News {
    /// It goes on: rows, bytes, and bytes in all.
    Progress(u64, u64, u64),
    /// What it comes to so far.
    Summary(Box<Summary>),
    /// It cannot go on.
    Failed(String),
}

type Done = Box<dyn FnOnce(Outcome)>;

#[derive(Default)]
struct Runner {
    files: Vec<File>,
    place: Place,
    hear: Option<fn(News)>,
    queue: VecDeque<(Job, Done)>,
    now: Option<Now>,
    turn: u32,
}

#[derive(Default)]
enum Place {
    /// Nobody was asked yet.
    #[default]
    Nowhere,
    /// A thread, and whether it was ever heard.
    Beside(Thread, bool),
    /// The page.
    Here(Box<Desk>),
}

/// What is being done.
struct Now {
    turn: u32,
    job: Job,
    done: Done,
    outcome: Outcome,
}

thread_local! {
    static RUNNER: RefCell<Runner> = RefCell::default();
}

fn with<T>(look: impl FnOnce(&mut Runner) -> T) -> T {
    RUNNER.with_borrow_mut(look)
}

/// Says who hears of what is new. What nobody hears is lost.
pub fn listen(hear: fn(News)) {
    with(|it| it.hear = Some(hear));
}

/// The files that are read from here on.
pub fn set_files(files: Vec<File>) {
    with(|it| it.files = files);
}

/// Asks for something. To read the files anew ends all else, and of what is shown only the last
/// matters.
pub fn ask(job: Job, done: impl FnOnce(Outcome) + 'static) {
    let is_show = |it: &Job| matches!(it, Job::Task(Task::Show { .. }));
    if matches!(job, Job::Read(_)) {
        cancel();
    }
    with(|it| {
        if is_show(&job) {
            it.queue.retain(|other| !is_show(&other.0));
        }
        it.queue.push_back((job, Box::new(done)));
    });
    go_on();
}

/// Stops what is being done. What was read stays.
pub fn cancel() {
    let is_told = with(|it| {
        it.queue.clear();
        match (&mut it.place, it.now.is_some()) {
            (_, false) => None,
            (Place::Beside(thread, _), true) => {
                thread.tell(&[("type", "cancel".into())]);
                None
            }
            (Place::Here(desk), true) => {
                desk.cancel();
                it.turn += 1;
                Some(Box::new(desk.audit().summary()))
            }
            (Place::Nowhere, true) => None,
        }
    });
    if let Some(summary) = is_told {
        tell(News::Summary(summary));
        finish(false);
    }
}

fn tell(news: News) {
    if let Some(hear) = with(|it| it.hear) {
        hear(news);
    }
}

/// Begins what is next, if nothing is being done.
fn go_on() {
    let begun = with(|it| {
        if it.now.is_some() {
            return None;
        }
        let (job, done) = it.queue.pop_front()?;
        it.turn += 1;
        it.now = Some(Now { turn: it.turn, job: job.clone(), done, outcome: Outcome::default() });
        Some((job, it.turn))
    });
    if let Some((job, turn)) = begun {
        begin(&job, turn);
    }
}

fn begin(job: &Job, turn: u32) {
    if with(|it| matches!(it.place, Place::Nowhere)) {
        let thread = Thread::start("audit", hear, lost);
        with(|it| {
            it.place = match thread {
                Some(thread) => Place::Beside(thread, false),
                None => Place::Here(fresh()),
            }
        });
    }
    let is_here = with(|it| match &mut it.place {
        Place::Beside(thread, _) => {
            tell_thread(thread, &it.files, job, turn);
            false
        }
        Place::Here(desk) => {
            match job {
                Job::Read(options) => *desk = self::desk(options, &it.files),
                Job::Task(task) => desk.begin(task.clone()),
                Job::Counts(selection) => {
                    let counts = desk.counts(selection);
                    if let Some(it) = &mut it.now {
                        it.outcome.counts = counts;
                    }
                }
                Job::Policy(name, fields) => desk.audit_mut().state_policy(name, *fields),
                Job::Users(of, customer, licence) => desk.state_users(of, *customer, *licence),
            }
            true
        }
        Place::Nowhere => false,
    });
    if is_here {
        spawn_local(slices(turn));
    }
}

/// A desk without files.
#[inline(never)]
fn fresh() -> Box<Desk> {
    desk(&Options::default(), &[])
}

#[inline(never)]
fn desk(options: &Options, files: &[File]) -> Box<Desk> {
    Box::new(Desk::new(options, sources(files)))
}

fn sources(files: &[File]) -> Vec<Source> {
    files.iter().map(|it| Source { name: it.name(), bytes: it.size() as u64 }).collect()
}

#[inline(never)]
fn tell_thread(thread: &Thread, files: &[File], job: &Job, turn: u32) {
    let bytes = |it: &[u8]| JsValue::from(js_sys::Uint8Array::from(it));
    let id = ("id", JsValue::from(turn));
    match job {
        Job::Read(options) => {
            let files = files.iter().collect::<js_sys::Array>();
            let options = ("options", bytes(&options.bytes()));
            thread.tell(&[("type", "start".into()), ("files", files.into()), options]);
        }
        Job::Task(task) => {
            thread.tell(&[("type", "task".into()), id, ("task", bytes(&task.bytes()))]);
        }
        Job::Counts(of) => {
            thread.tell(&[("type", "counts".into()), id, ("selection", bytes(&of.bytes()))]);
        }
        Job::Policy(name, fields) => {
            let stated = ("bytes", bytes(&(name.clone(), *fields).bytes()));
            thread.tell(&[("type", "state".into()), id, ("what", "policy".into()), stated]);
        }
        Job::Users(of, customer, licence) => {
            let stated = ("bytes", bytes(&(of.clone(), (*customer, *licence)).bytes()));
            thread.tell(&[("type", "state".into()), id, ("what", "users".into()), stated]);
        }
    }
}

/// Something was heard of the thread.
fn hear(message: JsValue) {
    with(|it| {
        if let Place::Beside(_, is_heard) = &mut it.place {
            *is_heard = true;
        }
    });
    let summary = || Summary::of(&beside::bytes(&message, "summary"));
    let number = |name: &str| beside::number(&message, name);
    let is_now = || with(|it| it.now.as_ref().is_some_and(|it| u64::from(it.turn) == number("id")));
    match beside::text(&message, "type").as_str() {
        "progress" => tell(News::Progress(number("rows"), number("bytes"), number("of"))),
        "first" => {
            if let Some(it) = summary() {
                tell(News::Summary(Box::new(it)));
            }
        }
        "result" => {
            if let Some(it) = summary() {
                tell(News::Summary(Box::new(it)));
            }
            finish(beside::field(&message, "ended").is_truthy());
        }
        "text" if is_now() => {
            let text = beside::text(&message, "text");
            change(|it| it.file.text(&text));
        }
        "answer" if is_now() => {
            if let Some(it) = summary() {
                tell(News::Summary(Box::new(it)));
            }
            change(|it| {
                it.shown = Wire::of(&beside::bytes(&message, "shown")).unwrap_or_default();
                it.counts = Wire::of(&beside::bytes(&message, "counts")).unwrap_or_default();
                it.found = number("found");
                it.why_not = beside::text(&message, "whyNot");
            });
            finish(true);
        }
        "failed" => {
            tell(News::Failed(words::failed(&beside::text(&message, "message"))));
            finish(false);
        }
        _ => {}
    }
}

/// The thread does not come up, or broke. One that was never heard is done without.
fn lost() {
    let again = with(|it| match it.place {
        Place::Beside(_, false) => {
            it.place = Place::Here(fresh());
            it.now.as_ref().map(|it| (it.job.clone(), it.turn))
        }
        Place::Beside(_, true) => {
            it.place = Place::Nowhere;
            it.queue.clear();
            None
        }
        Place::Nowhere | Place::Here(_) => None,
    });
    match again {
        Some((job, turn)) => begin(&job, turn),
        None => {
            tell(News::Failed(words::BROKE.to_owned()));
            finish(false);
        }
    }
}

fn change(change: impl FnOnce(&mut Outcome)) {
    with(|it| it.now.as_mut().map(|it| change(&mut it.outcome)));
}

fn finish(is_whole: bool) {
    if let Some(now) = with(|it| it.now.take()) {
        (now.done)(Outcome { is_whole, ..now.outcome });
    }
    go_on();
}

/// Gives the desk what it wants, and lets the browser do what else waits between any two parts.
async fn slices(turn: u32) {
    let mut is_first = true;
    loop {
        let wanted = with(|it| {
            let Place::Here(desk) = &it.place else { return None };
            let want = desk.want().filter(|_| it.turn == turn)?;
            Some((it.files.get(want.file)?.clone(), want))
        });
        let Some((file, want)) = wanted else { break };
        let bytes = part(&file, want.offset, want.most.unwrap_or(SLICE).min(SLICE)).await;
        if with(|it| it.turn != turn) {
            return;
        }
        let Some(bytes) = bytes else {
            tell(News::Failed(words::unreadable(&file.name())));
            cancel();
            return;
        };
        let progress = with(|it| {
            let Place::Here(desk) = &mut it.place else { return None };
            desk.give(&bytes);
            let text = written(&desk.text_output());
            if !text.is_empty()
                && let Some(now) = &it.now
            {
                now.outcome.file.text(&text);
            }
            let is_reading = it.now.as_ref().is_some_and(|it| matches!(it.job, Job::Read(_)));
            let so_far = is_first.then(|| Box::new(desk.audit().summary()));
            let of = it.files.iter().map(|it| it.size() as u64).sum();
            is_reading.then(|| (desk.audit().progress(), of, so_far))
        });
        if let Some((progress, of, so_far)) = progress {
            tell(News::Progress(progress.rows, progress.bytes, of));
            if let Some(it) = so_far {
                tell(News::Summary(it));
            }
        }
        is_first = false;
    }
    if with(|it| it.turn != turn) {
        return;
    }
    let summary = with(|it| {
        let Place::Here(desk) = &mut it.place else { return None };
        let now = it.now.as_mut()?;
        let text = written(&desk.text_output());
        if !text.is_empty() {
            now.outcome.file.text(&text);
        }
        now.outcome.shown = desk.shown_output();
        now.outcome.found = desk.found();
        now.outcome.why_not = desk.no_plan().map(no_plan).unwrap_or_default().to_owned();
        let is_changed = !matches!(now.job, Job::Task(_) | Job::Counts(_));
        is_changed.then(|| Box::new(desk.audit().summary()))
    });
    if let Some(it) = summary {
        tell(News::Summary(it));
    }
    finish(true);
}
