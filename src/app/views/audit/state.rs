//! What the screen knows. It outlives the screen, so that a look at another one loses nothing.

use super::inventing;
use super::plan_script::PlanForm;
use super::runner::{self, Job, JobResult, News};
pub use super::shown::{Counts, Look, Progress, Window};
use super::turning::{self, is_same};
pub use super::wish::{Wanted, Wish};
use crate::app::Page;
use crate::audit::estate::{Callers, CallingFinding, GuessedEdition, TraceSummary};
use crate::audit::turns::{Left, Outcome};
use crate::audit::{CallType, GLOBAL, License, Organization, PolicyFields};
use crate::audit::{
    Correction, Finding, LastSearch, Options, Scope, Selection, ShownUser, Sort, SourceFile,
    Summary, Task, UserFilter,
};
use crate::link::AuditPart;
use crate::session::Event;
use crate::text::{audit_estate as estate_words, audit_screen as words};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use web_sys::File;

/// Everything, for the program's life.
#[derive(Clone)]
struct Kept {
    files: ArcRwSignal<Vec<SourceFile>>,
    options: ArcRwSignal<Options>,
    progress: ArcRwSignal<Option<Progress>>,
    summary: ArcRwSignal<Option<Arc<Summary>>>,
    look: ArcRwSignal<Look>,
    sought: ArcRwSignal<String>,
    count: ArcRwSignal<u64>,
    found: ArcRwSignal<Option<Counts>>,
    window: ArcRwSignal<Window>,
    user: ArcRwSignal<Option<ShownUser>>,
    wish: ArcRwSignal<Wish>,
    plan: ArcRwSignal<PlanForm>,
    is_changing: ArcRwSignal<bool>,
    opened: ArcRwSignal<Vec<Finding>>,
    trace: ArcRwSignal<Option<TraceSummary>>,
    opened_calling: ArcRwSignal<Vec<CallingFinding>>,
    person: ArcRwSignal<String>,
    callers: ArcRwSignal<Option<Callers>>,
    guessed: ArcRwSignal<Option<GuessedEdition>>,
    told: ArcRwSignal<String>,
}

thread_local! {
    static KEPT: Kept = Kept::new();
    /// The files themselves, in the order of their names.
    static FILES: RefCell<Vec<File>> = const { RefCell::new(Vec::new()) };
    /// What somebody stated of policies, to be stated again when files are read again.
    static STATED: RefCell<Vec<(String, PolicyFields)>> = const { RefCell::new(Vec::new()) };
    /// Whether users were corrected. A correction is for the users that a filter showed when it was made,
    /// which may be others after files are read again, so it is not repeated.
    static STATED_OF_USERS: Cell<bool> = const { Cell::new(false) };
    /// When reading began.
    static BEGAN: RefCell<f64> = const { RefCell::new(0.0) };
}

impl Kept {
    fn new() -> Self {
        runner::listen(hear);
        Self {
            files: ArcRwSignal::default(),
            options: ArcRwSignal::default(),
            progress: ArcRwSignal::default(),
            summary: ArcRwSignal::default(),
            look: ArcRwSignal::new(Look { call: CallType::PstnIn, ..Look::default() }),
            sought: ArcRwSignal::default(),
            count: ArcRwSignal::default(),
            found: ArcRwSignal::default(),
            window: ArcRwSignal::default(),
            user: ArcRwSignal::default(),
            wish: ArcRwSignal::new(Wish {
                only_shown: false,
                wanted: Wanted::Nothing,
                instance: GLOBAL,
                fields: PolicyFields::default(),
            }),
            plan: ArcRwSignal::new(PlanForm::first()),
            is_changing: ArcRwSignal::default(),
            opened: ArcRwSignal::default(),
            trace: ArcRwSignal::default(),
            opened_calling: ArcRwSignal::default(),
            person: ArcRwSignal::default(),
            callers: ArcRwSignal::default(),
            guessed: ArcRwSignal::default(),
            told: ArcRwSignal::default(),
        }
    }

    /// Shows nothing of what was read, because nothing is.
    fn forget(&self) {
        self.progress.set(None);
        self.user.set(None);
        self.window.set(Window::default());
        self.count.set(0);
        self.trace.set(None);
        self.callers.set(None);
        self.guessed.set(None);
        self.summary.set(None);
    }
}

/// The screen's state, and the page that it is on.
#[derive(Clone, Copy)]
pub struct At {
    pub page: Page,
    pub files: RwSignal<Vec<SourceFile>>,
    pub options: RwSignal<Options>,
    pub progress: RwSignal<Option<Progress>>,
    /// What was read.
    pub summary: RwSignal<Option<Arc<Summary>>>,
    pub look: RwSignal<Look>,
    /// The text in the search field.
    pub sought: RwSignal<String>,
    /// How many users the table has.
    pub count: RwSignal<u64>,
    /// They, by facts, where they were found.
    pub found: RwSignal<Option<Counts>>,
    pub window: RwSignal<Window>,
    /// The user who is explained.
    pub user: RwSignal<Option<ShownUser>>,
    pub wish: RwSignal<Wish>,
    /// What else a plan needs.
    pub plan: RwSignal<PlanForm>,
    /// Whether the visitor changes the files.
    pub is_changing: RwSignal<bool>,
    /// The problems that are open.
    pub opened: RwSignal<Vec<Finding>>,
    /// What following everybody's calls found, in an audit of calling policies.
    pub trace: RwSignal<Option<TraceSummary>>,
    /// The problems of such an audit that are open.
    pub opened_calling: RwSignal<Vec<CallingFinding>>,
    /// The person who is asked about.
    pub person: RwSignal<String>,
    /// Whose calls can end at that person.
    pub callers: RwSignal<Option<Callers>>,
    /// The edition that the columns tell.
    pub guessed: RwSignal<Option<GuessedEdition>>,
    /// Something to tell.
    pub told: RwSignal<String>,
}

/// The state, for this page.
pub fn kept(page: Page) -> At {
    KEPT.with(|it| At {
        page,
        files: it.files.clone().into(),
        options: it.options.clone().into(),
        progress: it.progress.clone().into(),
        summary: it.summary.clone().into(),
        look: it.look.clone().into(),
        sought: it.sought.clone().into(),
        count: it.count.clone().into(),
        found: it.found.clone().into(),
        window: it.window.clone().into(),
        user: it.user.clone().into(),
        wish: it.wish.clone().into(),
        plan: it.plan.clone().into(),
        is_changing: it.is_changing.clone().into(),
        opened: it.opened.clone().into(),
        trace: it.trace.clone().into(),
        opened_calling: it.opened_calling.clone().into(),
        person: it.person.clone().into(),
        callers: it.callers.clone().into(),
        guessed: it.guessed.clone().into(),
        told: it.told.clone().into(),
    })
}

/// What following everybody's calls found, for the program's life.
pub fn kept_trace() -> ArcRwSignal<Option<TraceSummary>> {
    KEPT.with(|it| it.trace.clone())
}

/// Something new about the whole.
fn hear(news: News) {
    KEPT.with(|kept| match news {
        News::Begun(of) => {
            BEGAN.set(js_sys::Date::now());
            kept.progress.set(Some(Progress { rows: 0, bytes: 0, of, left: None }));
        }
        News::Progress(rows, bytes, of) => {
            let past = js_sys::Date::now() - BEGAN.with_borrow(|it| *it);
            let left = past * (of.saturating_sub(bytes)) as f64 / bytes.max(1) as f64 / 1000.0;
            // What the first moment tells is chance.
            let left = (past > 500.0).then_some(left.ceil() as u64);
            kept.progress.set(Some(Progress { rows, bytes, of, left }));
        }
        News::Summary(summary) => {
            kept.summary.set(Some(summary.into()));
        }
        News::Read(outcome) => {
            kept.progress.set(None);
            match outcome {
                Outcome::Stopped => kept.told.set(words::CANCELLED.to_owned()),
                Outcome::Whole if kept.told.with_untracked(|it| it == words::CANCELLED) => {
                    kept.told.set(String::new());
                }
                Outcome::Whole | Outcome::Superseded | Outcome::Failed => {}
            }
        }
        News::Failed(words, left) => {
            kept.told.set(words);
            if left == Left::Nothing {
                kept.forget();
            }
        }
    });
}

impl At {
    /// Adds files and reads everything anew.
    pub fn add(self, files: Vec<File>) {
        if files.is_empty() {
            return;
        }
        // The same file twice would count everybody twice.
        let mut repeated = None;
        FILES.with_borrow_mut(|all| {
            for file in files {
                match all.iter().any(|it| is_same(it, &file)) {
                    true => repeated = Some(file.name()),
                    false => all.push(file),
                }
            }
        });
        self.is_changing.set(false);
        self.read();
        if let Some(name) = repeated {
            self.told.set(estate_words::same_file(&name));
        }
    }

    /// Takes a file out, or all of them.
    pub fn remove(self, at: Option<usize>) {
        FILES.with_borrow_mut(|it| match at {
            Some(at) if at < it.len() => _ = it.remove(at),
            _ => it.clear(),
        });
        self.read();
    }

    /// The visitor stops what is being read or invented.
    pub fn stop(self) {
        if inventing::give_up() {
            self.progress.set(None);
        }
        runner::stop();
    }

    /// Reads all files anew.
    pub fn read(self) {
        // Invented users are not to come among those of files that were chosen since.
        inventing::give_up();
        let files = FILES.with_borrow(Clone::clone);
        let source = |it: &File| SourceFile { name: it.name(), bytes: it.size() as u64 };
        self.files.set(files.iter().map(source).collect());
        self.told.set(String::new());
        self.user.set(None);
        self.window.set(Window::default());
        self.look.update(|it| it.of = Selection::default());
        self.count.set(0);
        self.trace.set(None);
        self.callers.set(None);
        let scope = Scope::of(self.page.address.get_untracked().edition());
        self.options.update(|it| it.scope = scope);
        if files.is_empty() {
            turning::forget();
            runner::clear();
            STATED.with_borrow_mut(Vec::clear);
            STATED_OF_USERS.set(false);
            self.options.update(|it| it.corrections.clear());
            KEPT.with(Kept::forget);
            return;
        }
        let kept = KEPT.with(Clone::clone);
        let job = Job::Read(self.options.get_untracked(), Rc::new(files));
        runner::ask(job, move |outcome, _| match outcome {
            Outcome::Whole | Outcome::Stopped => {
                for (name, fields) in STATED.with_borrow(Clone::clone) {
                    state(name, fields, |_| {});
                }
                if STATED_OF_USERS.take() {
                    kept.told.update(|it| *it = words::and_users_not_kept(it));
                }
                if scope == Scope::Calling {
                    self.follow();
                } else {
                    recount(kept);
                }
            }
            // The next reading, or nothing, is shown in place of this one.
            Outcome::Superseded | Outcome::Failed => {}
        });
    }

    /// Changes what is taken for granted, and reads everything anew.
    pub fn assume(self, change: impl FnOnce(&mut Options)) {
        self.options.update(change);
        if !self.files.with_untracked(Vec::is_empty) {
            self.read();
        }
    }

    /// Says what a column means.
    pub fn correct(self, header: String, meaning: Option<crate::audit::Meaning>) {
        self.assume(|it| {
            it.corrections.retain(|other| other.header != header);
            it.corrections.push(Correction { header, meaning });
        });
    }

    /// Says what a policy says.
    pub fn state_policy(self, name: String, fields: PolicyFields) {
        STATED.with_borrow_mut(|it| {
            it.retain(|other| other.0 != name);
            it.push((name.clone(), fields));
        });
        state(name, fields, recount);
    }

    /// Says what the users of the table are.
    pub fn state_users(self, customer: Option<Organization>, licence: Option<License>) {
        let of = self.look.with_untracked(|it| it.of.clone());
        let kept = KEPT.with(Clone::clone);
        STATED_OF_USERS.set(true);
        runner::ask(Job::Users(of, customer, licence), move |_, _| recount(kept));
    }

    /// Changes which users the table shows, or how.
    pub fn show(self, change: impl FnOnce(&mut Look)) {
        self.look.update(change);
        recount(KEPT.with(Clone::clone));
    }

    /// Shows the users that a filter lets through, all others aside.
    pub fn show_only(self, filter: UserFilter) {
        self.show(|it| it.of = Selection { filter, only_found: None });
        self.go_to(AuditPart::Users);
    }

    /// Goes to a part.
    pub fn go_to(self, part: AuditPart) {
        self.page.send(Event::Part(part));
    }

    /// The first users of a selection.
    pub fn first_of(self, of: Selection, most: usize, done: impl FnOnce(Vec<ShownUser>) + 'static) {
        let task = Task::Show { of, by: Sort::File, skip: 0, most };
        runner::ask(Job::First(task), move |outcome, answer| {
            if outcome == Outcome::Whole {
                done(answer.shown);
            }
        });
    }

    /// Finds users, and shows them.
    pub fn find(self, task: Task) {
        let is_nothing = match &task {
            Task::Search(text) => text.trim().is_empty(),
            Task::Names(names) => names.is_empty(),
            _ => true,
        };
        if is_nothing {
            self.show(|it| it.of.only_found = None);
            return;
        }
        let kept = KEPT.with(Clone::clone);
        runner::ask(Job::Task(task), move |outcome, _| {
            if outcome == Outcome::Whole {
                kept.look.update(|it| it.of.only_found = Some(LastSearch));
                recount(kept);
            }
        });
    }

    /// Brings users from this place on.
    pub fn bring(self, first: usize, most: usize) {
        bring(KEPT.with(Clone::clone), first, most);
    }

    /// Writes a file and saves it.
    pub fn save(self, task: Task, name: &str, kind: &'static str) {
        let name = name.to_owned();
        self.told.set(words::WRITING.to_owned());
        let told = KEPT.with(|it| it.told.clone());
        runner::ask(Job::Task(task), move |outcome, JobResult { file, why_not, .. }| {
            told.set(match outcome {
                Outcome::Whole if why_not.is_empty() => {
                    file.save(&name, kind);
                    words::WRITTEN.to_owned()
                }
                Outcome::Whole => why_not,
                Outcome::Stopped => words::NOT_WRITTEN.to_owned(),
                Outcome::Superseded => words::NOT_WRITTEN_ANEW.to_owned(),
                // Why was told.
                Outcome::Failed => return,
            });
        });
    }
}

/// States what a policy says. A statement that broke the audit is not made again when files are read.
fn state(name: String, fields: PolicyFields, done: impl FnOnce(Kept) + 'static) {
    let kept = KEPT.with(Clone::clone);
    runner::ask(Job::Policy(name.clone(), fields), move |outcome, _| {
        if outcome == Outcome::Failed {
            STATED.with_borrow_mut(|it| it.retain(|other| other.0 != name));
        }
        done(kept);
    });
}

/// Counts the users of the table anew, and brings the first of them.
fn recount(kept: Kept) {
    let of = kept.look.with_untracked(|it| it.of.clone());
    if of.only_found.is_some() {
        let counted = kept.clone();
        runner::ask(Job::Counts(of), move |outcome, answer| {
            if outcome == Outcome::Whole {
                counted.count.set(answer.counts.iter().map(|it| it.1).sum());
                counted.found.set(Some(Arc::new(answer.counts)));
            }
        });
    } else {
        let summary = kept.summary.get_untracked();
        let counts = summary.map(|it| it.admitted(&of.filter)).unwrap_or_default();
        kept.count.set(counts.iter().map(|it| it.1).sum());
    }
    let (first, most) = kept.window.with_untracked(|it| (it.first, it.users.len()));
    bring(kept, first, most.max(60));
}

fn bring(kept: Kept, first: usize, most: usize) {
    let Look { of, by, .. } = kept.look.get_untracked();
    let task = Task::Show { of, by, skip: first, most };
    runner::ask(Job::Task(task), move |outcome, answer| {
        if outcome == Outcome::Whole {
            kept.window.set(Window { first, users: Arc::new(answer.shown) });
        }
    });
}
