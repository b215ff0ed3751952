//! The order of jobs: which one is in progress, where it runs, and how each one ends. Pure: it has
//! no threads and no files. Whoever does the work takes [`Instruction`]s from here and reports what
//! was [`Said`].
//!
//! Every requested job ends exactly once. Each job has a turn of its own, every message names its
//! turn, and a message of another turn changes nothing. A late answer can therefore neither end the
//! next job nor be mistaken for its answer.
//!
//! A thread that fails is never used again, because the failure may have left it in an inconsistent
//! state. The next job gets a new thread, on which all jobs that made up the old state are repeated
//! first.

use std::collections::VecDeque;

/// The number of a job. It counts up, and a job that begins again gets a new one.
pub type Turn = u32;

/// How a job ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The job was completed.
    Whole,
    /// The visitor stopped it.
    Stopped,
    /// A later job made it pointless.
    Superseded,
    /// It could not be done. [`Instruction::Failed`] says why.
    Failed,
}

/// What kind of job it is, as far as the order of jobs depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobKind {
    /// Reads the files again from the start, which supersedes every other job.
    Read,
    /// Changes what was read.
    Change,
    /// Finds users. They stay found until the next search.
    Find,
    /// Shows users. Only the last waiting one matters.
    Show,
    /// Anything else that changes nothing.
    Ask,
}

/// Who does the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worker {
    /// The thread of this number.
    Thread(u32),
    /// The page itself, if the browser gives it no thread.
    Page,
}

/// What a worker reports about a turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// The job begins, so the worker is running.
    Begun,
    /// The job was completed.
    Done,
    /// The job was stopped.
    Stopped,
    /// The job could not be done.
    Failed(Trouble),
}

/// Why a job could not be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser can no longer read this file, counted from 0.
    Unreadable(usize),
    /// The worker failed: in this file, if it was reading one, and with this message.
    Broke(Option<usize>, String),
}

/// What is left after a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// Nothing. The files must be read again.
    Nothing,
    /// Everything that was read or entered.
    Everything,
}

/// Something to do for whoever has the threads and the files. Instructions must be followed in
/// order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Instruction<J, D> {
    /// Start the thread of this number, or call [`Turns::lost`] if that fails.
    Start(u32),
    /// End the thread.
    Terminate,
    /// Tell the worker to begin a job.
    Begin {
        /// The worker to tell.
        worker: Worker,
        /// The turn of the job.
        turn: Turn,
        /// The job.
        job: J,
    },
    /// Tell the worker to stop the job of this turn.
    Stop(Worker, Turn),
    /// Tell the visitor of a failure.
    Failed(Trouble, Left),
    /// Tell the visitor that reading ended, completely or not. If it was requested as a job,
    /// [`Self::End`] follows.
    Read(Outcome),
    /// Tell whoever requested a job how it ended.
    End(D, Outcome),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Nowhere,
    Thread { number: u32, is_up: bool },
    Page,
}

/// A waiting job, with whom to notify of its end.
#[derive(Clone, Debug)]
struct Waiting<J, D> {
    kind: JobKind,
    job: J,
    done: D,
}

/// The job in progress. A job that is only repeated ends without notifying anyone.
#[derive(Clone, Debug)]
struct Now<J, D> {
    turn: Turn,
    kind: JobKind,
    job: J,
    done: Option<D>,
    is_stopping: bool,
}

/// The order of jobs `J`, each with a `D` to notify of its end.
#[derive(Clone, Debug)]
pub struct Turns<J, D> {
    place: Place,
    threads: u32,
    turn: Turn,
    now: Option<Now<J, D>>,
    waiting: VecDeque<Waiting<J, D>>,
    /// The jobs that led to the present state of the audit.
    history: Vec<(JobKind, J)>,
    /// How many of them the current worker has done.
    repeated: usize,
    steps: VecDeque<Instruction<J, D>>,
}

impl<J, D> Default for Turns<J, D> {
    fn default() -> Self {
        Self {
            place: Place::Nowhere,
            threads: 0,
            turn: 0,
            now: None,
            waiting: VecDeque::new(),
            history: Vec::new(),
            repeated: 0,
            steps: VecDeque::new(),
        }
    }
}

impl<J: Clone, D> Turns<J, D> {
    /// The next instruction. Call it until it returns `None`.
    pub fn step(&mut self) -> Option<Instruction<J, D>> {
        loop {
            match self.steps.pop_front()? {
                // Superseded before the worker was told to begin.
                Instruction::Begin { turn, .. } if !self.is_now(turn) => {}
                step => return Some(step),
            }
        }
    }

    /// The job of this turn, if this worker is doing it.
    pub fn current(&self, worker: Worker, turn: Turn) -> Option<&J> {
        let now = self.now.as_ref().filter(|it| it.turn == turn)?;
        (self.worker() == Some(worker)).then_some(&now.job)
    }

    /// Whether the current job only repeats one that a failed worker had already done.
    pub fn is_repeating(&self) -> bool {
        self.now.as_ref().is_some_and(|it| it.done.is_none())
    }

    /// Requests a job.
    pub fn ask(&mut self, kind: JobKind, job: J, done: D) {
        match kind {
            JobKind::Read => self.supersede(),
            JobKind::Show => {
                let waiting = std::mem::take(&mut self.waiting);
                for it in waiting {
                    if it.kind == JobKind::Show {
                        self.steps.push_back(Instruction::End(it.done, Outcome::Superseded));
                    } else {
                        self.waiting.push_back(it);
                    }
                }
            }
            JobKind::Change | JobKind::Find | JobKind::Ask => {}
        }
        self.waiting.push_back(Waiting { kind, job, done });
        self.go_on();
    }

    /// Stops everything for the visitor. What was read is kept.
    pub fn stop(&mut self) {
        self.end_waiting(Outcome::Stopped);
        let worker = self.worker();
        if let Some((now, worker)) = self.now.as_mut().filter(|it| !it.is_stopping).zip(worker) {
            now.is_stopping = true;
            self.steps.push_back(Instruction::Stop(worker, now.turn));
        }
    }

    /// All files were removed, so no requested job matters any more.
    pub fn clear(&mut self) {
        if let Some((now, worker)) = self.now.as_ref().zip(self.worker()) {
            self.steps.push_back(Instruction::Stop(worker, now.turn));
        }
        self.supersede();
        self.history.clear();
        self.repeated = 0;
    }

    /// Handles what a worker reports about a turn.
    pub fn hear(&mut self, worker: Worker, turn: Turn, said: Said) {
        if self.worker() != Some(worker) {
            return;
        }
        let is_now = self.is_now(turn);
        match (said, &mut self.place) {
            // The thread never started, so this is not the job's fault.
            (Said::Failed(Trouble::Broke(..)), Place::Thread { is_up: false, .. }) => {
                self.do_without();
            }
            (Said::Failed(trouble @ Trouble::Broke(..)), Place::Thread { .. }) => {
                self.terminate();
                if is_now {
                    self.fail(trouble);
                } else {
                    // An earlier job caused the failure, so this one begins again.
                    self.again();
                }
            }
            (Said::Failed(trouble), _) if is_now => self.fail(trouble),
            (said, place) => {
                if let Place::Thread { is_up, .. } = place {
                    *is_up = true;
                }
                match said {
                    Said::Done if is_now => self.end(Outcome::Whole),
                    Said::Stopped if is_now => self.end(Outcome::Stopped),
                    _ => {}
                }
            }
        }
    }

    /// A thread did not start, or failed without a message.
    pub fn lost(&mut self, thread: u32) {
        let Place::Thread { number, is_up } = self.place else { return };
        if number != thread {
            return;
        }
        if !is_up {
            self.do_without();
            return;
        }
        self.terminate();
        if self.now.is_some() {
            self.fail(Trouble::Broke(None, String::new()));
        }
    }

    fn is_now(&self, turn: Turn) -> bool {
        self.now.as_ref().is_some_and(|it| it.turn == turn)
    }

    const fn worker(&self) -> Option<Worker> {
        match self.place {
            Place::Nowhere => None,
            Place::Thread { number, .. } => Some(Worker::Thread(number)),
            Place::Page => Some(Worker::Page),
        }
    }

    /// Begins the next job, if none is in progress.
    fn go_on(&mut self) {
        if self.now.is_some() {
            return;
        }
        let Some(next) = self.waiting.front() else { return };
        if next.kind == JobKind::Read {
            self.history.clear();
            self.repeated = 0;
        }
        let (kind, job, done) = match self.history.get(self.repeated).cloned() {
            Some((kind, job)) => (kind, job, None),
            None => match self.waiting.pop_front() {
                Some(it) => (it.kind, it.job, Some(it.done)),
                None => return,
            },
        };
        let worker = self.worker().unwrap_or_else(|| {
            self.threads += 1;
            self.place = Place::Thread { number: self.threads, is_up: false };
            self.steps.push_back(Instruction::Start(self.threads));
            Worker::Thread(self.threads)
        });
        self.turn += 1;
        self.steps.push_back(Instruction::Begin { worker, turn: self.turn, job: job.clone() });
        self.now = Some(Now { turn: self.turn, kind, job, done, is_stopping: false });
    }

    /// Ends the current job.
    fn end(&mut self, outcome: Outcome) {
        let Some(now) = self.now.take() else { return };
        let is_repeated = now.done.is_none();
        match (outcome, now.kind) {
            (Outcome::Whole, _) if is_repeated => self.repeated += 1,
            (Outcome::Whole | Outcome::Stopped, JobKind::Read) => {
                self.history = vec![(now.kind, now.job)];
                self.repeated = 1;
            }
            // The visitor stopped repeating, so the rest of the history is dropped.
            (Outcome::Stopped, _) if is_repeated => self.history.truncate(self.repeated),
            (Outcome::Whole, JobKind::Change | JobKind::Find) => {
                // A search replaces the one before.
                if now.kind == JobKind::Find {
                    while self.history.pop_if(|it| it.0 == JobKind::Find).is_some() {}
                }
                self.history.push((now.kind, now.job));
                self.repeated = self.history.len();
            }
            _ => {}
        }
        if now.kind == JobKind::Read {
            self.steps.push_back(Instruction::Read(outcome));
        }
        if let Some(done) = now.done {
            self.steps.push_back(Instruction::End(done, outcome));
        }
        self.go_on();
    }

    /// Ends the current job as failed.
    fn fail(&mut self, trouble: Trouble) {
        let Some(now) = self.now.take() else { return };
        let left = match (now.kind, &now.done) {
            (JobKind::Read, _) | (_, None) => Left::Nothing,
            _ => Left::Everything,
        };
        self.steps.push_back(Instruction::Failed(trouble, left));
        if let Some(done) = now.done {
            self.steps.push_back(Instruction::End(done, Outcome::Failed));
        }
        if left == Left::Nothing {
            self.history.clear();
            self.repeated = 0;
            self.end_waiting(Outcome::Failed);
        }
        self.go_on();
    }

    /// Ends every job.
    fn supersede(&mut self) {
        if let Some(done) = self.now.take().and_then(|it| it.done) {
            self.steps.push_back(Instruction::End(done, Outcome::Superseded));
        }
        self.end_waiting(Outcome::Superseded);
    }

    fn end_waiting(&mut self, outcome: Outcome) {
        self.steps.extend(self.waiting.drain(..).map(|it| Instruction::End(it.done, outcome)));
    }

    /// The thread does not start, so the page does the work from here on.
    fn do_without(&mut self) {
        self.terminate();
        self.place = Place::Page;
        self.again();
    }

    /// Ends the thread and drops the instructions meant for it.
    fn terminate(&mut self) {
        self.place = Place::Nowhere;
        self.repeated = 0;
        self.steps.retain(|it| {
            !matches!(it, Instruction::Start(_) | Instruction::Begin { .. } | Instruction::Stop(..))
        });
        self.steps.push_back(Instruction::Terminate);
    }

    /// Begins the current job again with another worker.
    fn again(&mut self) {
        match self.now.take() {
            // The visitor stopped it, and the worker that did it is gone.
            Some(Now { kind, done, is_stopping: true, .. }) => {
                if kind == JobKind::Read {
                    self.steps.push_back(Instruction::Read(Outcome::Stopped));
                }
                self.steps.extend(done.map(|it| Instruction::End(it, Outcome::Stopped)));
            }
            Some(Now { kind, job, done: Some(done), .. }) => {
                self.waiting.push_front(Waiting { kind, job, done });
            }
            Some(_) | None => {}
        }
        self.go_on();
    }
}
