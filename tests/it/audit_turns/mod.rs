//! The order of the audit's jobs, tested with a model of a page, a thread, and a message queue in
//! each direction, in every interleaving: late answers, stopping, a second read and failures, in
//! any order.

mod cases;
mod every_order;

use Choice::{
    Ask, Clear, Late, LateLost, Lost, NoModule, PageHears, PageWorks, Stop, ThreadHears,
    ThreadWorks, Trap, Unreadable,
};
use call_landing::audit::turns::{
    Instruction, JobKind, Left, Outcome, Said, Trouble, Turn, Turns, Worker,
};
use proptest::prelude::*;
use std::collections::VecDeque;

/// A job, as its index in [`World::asked`].
type Job = usize;

/// The state of a worker: the jobs that led to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct ModelAudit {
    read: Option<Job>,
    is_whole: bool,
    changes: Vec<Job>,
    found: Option<Job>,
}

impl ModelAudit {
    fn done(&mut self, job: Job, kind: JobKind) {
        match kind {
            JobKind::Read => self.is_whole = true,
            JobKind::Change => self.changes.push(job),
            JobKind::Find => self.found = Some(job),
            JobKind::Show | JobKind::Ask => {}
        }
    }
}

#[derive(Clone, Debug)]
enum ToThread {
    Begin(Turn, Job),
    Stop(Turn),
}

/// A message from a worker, with its current job and its state.
#[derive(Clone, Debug)]
struct Message {
    turn: Turn,
    said: Said,
    job: Option<Job>,
    model: ModelAudit,
}

/// A thread that behaves like `static/audit-worker.js`.
#[derive(Clone, Debug)]
struct Thread {
    number: u32,
    can_load: bool,
    is_broken: bool,
    inbox: VecDeque<ToThread>,
    outbox: VecDeque<Message>,
    turn: Turn,
    working: Option<(Turn, Job)>,
    model: ModelAudit,
}

#[derive(Clone, Debug)]
struct Asked {
    kind: JobKind,
    ends: Vec<Outcome>,
    /// The answer that the worker gave.
    answer: Option<(Job, ModelAudit)>,
    /// The job itself caused a failure.
    is_culprit: bool,
    /// What happened since the request: it was stopped, it was superseded, an audit was lost.
    may: [bool; 3],
}

#[derive(Clone, Debug, Default)]
struct World {
    turns: Turns<Job, Job>,
    asked: Vec<Asked>,
    thread: Option<Thread>,
    /// Messages under way from threads that were ended.
    late: VecDeque<(u32, Message)>,
    /// The state and the job of the page, if it does the work.
    page: ModelAudit,
    page_works: Option<(Turn, Job)>,
    /// The state that the visitor expects. `None` if nothing is known.
    known: Option<ModelAudit>,
    failures: usize,
    /// A thread did not start or was lost.
    may_do_without: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    Ask(JobKind),
    Stop,
    Clear,
    /// The thread receives a message or completes its job.
    ThreadHears,
    ThreadWorks,
    /// The page receives a message or completes its job.
    PageHears,
    PageWorks,
    /// The page receives a message from a thread that was ended.
    Late,
    LateLost,
    /// The thread fails in its job.
    Trap,
    /// The file that is being read was removed.
    Unreadable,
    /// The module of the thread is missing.
    NoModule,
    /// The thread fails without a message.
    Lost,
}

const CHOICES: [Choice; 17] = [
    Ask(JobKind::Read),
    Ask(JobKind::Change),
    Ask(JobKind::Find),
    Ask(JobKind::Show),
    Ask(JobKind::Ask),
    Stop,
    Clear,
    ThreadHears,
    ThreadWorks,
    PageHears,
    PageWorks,
    Late,
    LateLost,
    Trap,
    Unreadable,
    NoModule,
    Lost,
];

fn broke() -> Said {
    Said::Failed(Trouble::Broke(None, "unreachable".to_owned()))
}

impl Thread {
    fn say(&mut self, turn: Turn, said: Said, job: Option<Job>) {
        self.outbox.push_back(Message { turn, said, job, model: self.model.clone() });
    }

    fn hear(&mut self, asked: &[Asked]) {
        match self.inbox.pop_front().unwrap() {
            ToThread::Begin(turn, job) if turn > self.turn => {
                self.turn = turn;
                self.working = None;
                if !self.can_load || self.is_broken {
                    self.say(turn, broke(), Some(job));
                    return;
                }
                self.say(turn, Said::Begun, Some(job));
                if asked[job].kind == JobKind::Read {
                    self.model = ModelAudit { read: Some(job), ..ModelAudit::default() };
                }
                self.working = Some((turn, job));
            }
            ToThread::Begin(..) => {}
            ToThread::Stop(turn) if turn == self.turn => {
                self.working = None;
                let said = if self.is_broken || !self.can_load { broke() } else { Said::Stopped };
                self.say(turn, said, None);
            }
            ToThread::Stop(_) => {}
        }
    }
}

impl World {
    /// Does what was chosen, if it is possible now.
    fn choose(&mut self, choice: Choice) -> bool {
        let is_up = |it: &Thread| it.can_load && !it.is_broken;
        match choice {
            Ask(kind) => self.ask(kind),
            Stop => {
                self.mark(0, |_| true);
                self.turns.stop();
            }
            Clear => {
                self.mark(1, |_| true);
                self.known = None;
                self.turns.clear();
            }
            ThreadHears => {
                let Some(thread) = self.thread.as_mut().filter(|it| !it.inbox.is_empty()) else {
                    return false;
                };
                thread.hear(&self.asked);
            }
            ThreadWorks => {
                let Some(thread) = &mut self.thread else { return false };
                let Some((turn, job)) = thread.working.take() else { return false };
                thread.model.done(job, self.asked[job].kind);
                thread.say(turn, Said::Done, Some(job));
            }
            PageHears => {
                let Some(thread) = &mut self.thread else { return false };
                let Some(message) = thread.outbox.pop_front() else { return false };
                let worker = Worker::Thread(thread.number);
                self.hear(worker, message);
            }
            PageWorks => {
                let Some((turn, job)) = self.page_works.take() else { return false };
                self.page.done(job, self.asked[job].kind);
                let model = self.page.clone();
                self.hear(Worker::Page, Message { turn, said: Said::Done, job: Some(job), model });
            }
            Late => {
                let Some((number, message)) = self.late.pop_front() else { return false };
                self.hear(Worker::Thread(number), message);
            }
            LateLost => {
                let Some(thread) = self.thread.as_ref().filter(|it| it.number > 1) else {
                    return false;
                };
                self.turns.lost(thread.number - 1);
            }
            Trap => {
                let Some(thread) = &mut self.thread else { return false };
                let Some((turn, job)) = thread.working.take() else { return false };
                thread.is_broken = true;
                thread.say(turn, broke(), Some(job));
                self.asked[job].is_culprit = true;
                self.failures += 1;
            }
            Unreadable => {
                let said = Said::Failed(Trouble::Unreadable(0));
                if let Some((turn, job)) = self.page_works.take() {
                    self.asked[job].is_culprit = true;
                    let model = ModelAudit::default();
                    self.hear(Worker::Page, Message { turn, said, job: Some(job), model });
                } else {
                    let Some(thread) = &mut self.thread else { return false };
                    let Some((turn, job)) = thread.working.take() else { return false };
                    self.asked[job].is_culprit = true;
                    thread.say(turn, said, Some(job));
                }
                self.failures += 1;
            }
            NoModule => {
                let Some(thread) = self.thread.as_mut().filter(|it| it.can_load && it.turn == 0)
                else {
                    return false;
                };
                thread.can_load = false;
                self.may_do_without = true;
                self.failures += 1;
            }
            Lost => {
                let Some(thread) = self.thread.as_mut().filter(|it| is_up(it)) else {
                    return false;
                };
                // The job that the page considers current is to blame.
                let number = thread.number;
                for (at, it) in self.asked.iter_mut().enumerate() {
                    let is_now = |turn| self.turns.current(Worker::Thread(number), turn);
                    it.is_culprit |= (0..=MOST_TURNS).any(|turn| is_now(turn) == Some(&at));
                }
                self.failures += 1;
                self.may_do_without = true;
                self.turns.lost(number);
            }
        }
        self.settle();
        true
    }

    fn ask(&mut self, kind: JobKind) {
        let job = self.asked.len();
        match kind {
            JobKind::Read => self.mark(1, |_| true),
            JobKind::Show => self.mark(1, |it| it.kind == JobKind::Show),
            JobKind::Change | JobKind::Find | JobKind::Ask => {}
        }
        if kind == JobKind::Read {
            self.known = None;
        }
        self.asked.push(Asked {
            kind,
            ends: vec![],
            answer: None,
            is_culprit: false,
            may: [false; 3],
        });
        self.turns.ask(kind, job, job);
    }

    /// From here on, jobs that have not ended may end like this.
    fn mark(&mut self, which: usize, of: impl Fn(&Asked) -> bool) {
        for it in self.asked.iter_mut().filter(|it| it.ends.is_empty() && of(it)) {
            it.may[which] = true;
        }
    }

    /// The page handles a message, and takes from it what belongs to the current job.
    fn hear(&mut self, worker: Worker, message: Message) {
        if let Some(&job) = self.turns.current(worker, message.turn)
            && message.said == Said::Done
        {
            self.asked[job].answer = Some((message.job.unwrap(), message.model));
        }
        self.turns.hear(worker, message.turn, message.said);
    }

    /// Follows all pending instructions.
    fn settle(&mut self) {
        while let Some(step) = self.turns.step() {
            match step {
                Instruction::Start(number) => {
                    assert!(self.thread.is_none(), "two threads");
                    self.thread = Some(Thread {
                        number,
                        can_load: true,
                        is_broken: false,
                        inbox: VecDeque::new(),
                        outbox: VecDeque::new(),
                        turn: 0,
                        working: None,
                        model: ModelAudit::default(),
                    });
                }
                Instruction::Terminate => {
                    let thread = self.thread.take().unwrap();
                    self.late.extend(thread.outbox.into_iter().map(|it| (thread.number, it)));
                }
                Instruction::Begin { worker: Worker::Page, turn, job } => {
                    assert!(self.thread.is_none(), "a thread was left behind");
                    assert!(self.may_do_without, "the page works though threads come up");
                    if self.asked[job].kind == JobKind::Read {
                        self.page = ModelAudit { read: Some(job), ..ModelAudit::default() };
                    }
                    self.page_works = Some((turn, job));
                }
                Instruction::Begin { worker: Worker::Thread(number), turn, job } => {
                    let thread = self.thread.as_mut().unwrap();
                    assert_eq!(thread.number, number);
                    thread.inbox.push_back(ToThread::Begin(turn, job));
                }
                Instruction::Stop(Worker::Page, turn) => {
                    self.page_works = None;
                    self.turns.hear(Worker::Page, turn, Said::Stopped);
                }
                Instruction::Stop(Worker::Thread(number), turn) => {
                    let thread = self.thread.as_mut().unwrap();
                    assert_eq!(thread.number, number);
                    thread.inbox.push_back(ToThread::Stop(turn));
                }
                Instruction::Failed(_, Left::Everything) => {}
                Instruction::Failed(_, Left::Nothing) => {
                    self.known = None;
                    self.mark(2, |_| true);
                }
                Instruction::Read(outcome) => {
                    assert!(matches!(outcome, Outcome::Whole | Outcome::Stopped));
                    if outcome == Outcome::Stopped {
                        self.known = None;
                    }
                }
                Instruction::End(job, outcome) => self.end(job, outcome),
            }
        }
    }

    /// A job ends. Asserts that it has the outcome and the answer that belong to it.
    fn end(&mut self, job: Job, outcome: Outcome) {
        let asked = &mut self.asked[job];
        asked.ends.push(outcome);
        assert_eq!(asked.ends, [outcome], "job {job} ended twice");
        let [was_stopped, was_superseded, was_lost] = asked.may;
        match outcome {
            Outcome::Whole => {
                assert!(!was_lost, "job {job} was asked of an audit that was lost");
                let (of, model) = asked.answer.clone().unwrap();
                assert_eq!(of, job, "the answer of another job");
                match (asked.kind, &mut self.known) {
                    (JobKind::Read, known) => {
                        let expected =
                            ModelAudit { read: Some(job), is_whole: true, ..ModelAudit::default() };
                        assert_eq!(model, expected);
                        *known = Some(expected);
                    }
                    (kind, Some(known)) => {
                        known.done(job, kind);
                        assert_eq!(&model, known, "not what was read and stated");
                    }
                    (_, None) => {}
                }
            }
            Outcome::Stopped => assert!(was_stopped, "job {job}: nobody stopped it"),
            Outcome::Superseded => assert!(was_superseded, "job {job}: nothing superseded it"),
            Outcome::Failed => {
                assert!(asked.is_culprit || was_lost, "job {job} failed for another's fault");
            }
        }
    }

    /// Runs everything to its end without further failures.
    fn drain(&mut self) {
        for _ in 0..200 {
            if ![ThreadHears, PageHears, ThreadWorks, PageWorks]
                .map(|it| self.choose(it))
                .contains(&true)
            {
                return;
            }
        }
        panic!("it never ends");
    }

    /// Asserts that all jobs end and that files can still be read.
    fn check_end(mut self) {
        self.drain();
        for (at, it) in self.asked.iter().enumerate() {
            assert_eq!(it.ends.len(), 1, "job {at} never ended: {it:?}");
        }
        let next = self.asked.len();
        self.choose(Ask(JobKind::Read));
        self.choose(Ask(JobKind::Show));
        self.drain();
        for it in &self.asked[next..] {
            assert_eq!(it.ends, [Outcome::Whole], "a new job failed");
        }
    }
}

const READ: Choice = Ask(JobKind::Read);
const SHOW: Choice = Ask(JobKind::Show);

/// More turns than any test has.
const MOST_TURNS: Turn = 400;

/// The world after these choices, all of which must be possible.
#[track_caller]
fn after(choices: &[Choice]) -> World {
    let mut world = World::default();
    for &choice in choices {
        assert!(world.choose(choice), "{choice:?} cannot happen");
    }
    world
}
