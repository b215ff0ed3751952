//! Whose turn it is: which job is being done, where, and how each one ends. Pure; it has no thread and
//! no files. Whoever does the work takes [`Instruction`]s from here and reports what was [`Said`].
//!
//! Every job that was asked for ends exactly once. A job has a turn of its own, every message names
//! its turn, and a message of another turn changes nothing. So a late answer cannot end, or be taken
//! for the answer of, the job that came next.
//!
//! A thread that breaks is never used again: whatever broke it may have left it half changed. The next
//! job gets a new one, on which first everything is repeated that made the old one what it was.

use std::collections::VecDeque;

/// The number of a job, counting up; each job that begins gets a new one, also when it begins again.
pub type Turn = u32;

/// How a job ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It came to its end.
    Whole,
    /// The visitor stopped it.
    Stopped,
    /// Something that was asked for later made it pointless.
    Superseded,
    /// It could not be done. [`Instruction::Failed`] has told why.
    Failed,
}

/// What kind of job it is, as far as the order of jobs depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobKind {
    /// Reads files anew. What went before is forgotten, so this supersedes every other job.
    Read,
    /// Changes what was read.
    Change,
    /// Finds users; what is found stays found until the next search.
    Find,
    /// Shows users. Only the last one that waits matters.
    Show,
    /// Anything else that leaves everything as it is.
    Ask,
}

/// Who does the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worker {
    /// The thread of this number.
    Thread(u32),
    /// The page itself, because it can have no thread.
    Page,
}

/// What a worker says about a turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// It begins, so the worker is up.
    Begun,
    /// The job came to its end.
    Done,
    /// The job was stopped.
    Stopped,
    /// The job could not be done.
    Failed(Trouble),
}

/// Why a job could not be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser no longer gives out this file, the first being 0.
    Unreadable(usize),
    /// The worker broke: in this file, where it was working on one, and in these words.
    Broke(Option<usize>, String),
}

/// What is left after a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// Nothing is read: the files have to be read anew.
    Nothing,
    /// All that was read and stated.
    Everything,
}

/// Something to be done by whoever has threads and files, in the order in which it comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Instruction<J, D> {
    /// Start the thread of this number, or report [`Turns::lost`].
    Start(u32),
    /// End the thread.
    Terminate,
    /// Let the worker begin a job.
    Begin {
        /// Whom.
        worker: Worker,
        /// Its turn.
        turn: Turn,
        /// What.
        job: J,
    },
    /// Let the worker stop the job of this turn.
    Stop(Worker, Turn),
    /// Tell the visitor of a failure.
    Failed(Trouble, Left),
    /// Tell the visitor that files were read, to the end or not. That a job ended follows, if it was
    /// asked for.
    Read(Outcome),
    /// Tell whoever asked for a job how it ended.
    End(D, Outcome),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Nowhere,
    Thread { number: u32, is_up: bool },
    Page,
}

/// A job that waits, with whom to tell of its end.
#[derive(Clone, Debug)]
struct Waiting<J, D> {
    kind: JobKind,
    job: J,
    done: D,
}

/// The job in progress. A job that is only being repeated ends without notifying anyone.
#[derive(Clone, Debug)]
struct Now<J, D> {
    turn: Turn,
    kind: JobKind,
    job: J,
    done: Option<D>,
    is_stopping: bool,
}

/// The order of jobs `J`, each with somebody `D` to be told of its end.
#[derive(Clone, Debug)]
pub struct Turns<J, D> {
    place: Place,
    threads: u32,
    turn: Turn,
    now: Option<Now<J, D>>,
    waiting: VecDeque<Waiting<J, D>>,
    /// The jobs that made the audit what it is.
    history: Vec<(JobKind, J)>,
    /// How many of them the worker has done. A new one has done none.
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
    /// What is to be done next. To be asked again and again until there is nothing.
    pub fn step(&mut self) -> Option<Instruction<J, D>> {
        loop {
            match self.steps.pop_front()? {
                // Superseded before anybody was told to begin.
                Instruction::Begin { turn, .. } if !self.is_now(turn) => {}
                step => return Some(step),
            }
        }
    }

    /// The job of this turn, if it is being done by this worker.
    pub fn current(&self, worker: Worker, turn: Turn) -> Option<&J> {
        let now = self.now.as_ref().filter(|it| it.turn == turn)?;
        (self.worker() == Some(worker)).then_some(&now.job)
    }

    /// Whether what is being done was done before, for a worker that broke.
    pub fn is_repeating(&self) -> bool {
        self.now.as_ref().is_some_and(|it| it.done.is_none())
    }

    /// Asks for a job.
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

    /// The visitor wants everything to stop. What was read stays.
    pub fn stop(&mut self) {
        self.end_waiting(Outcome::Stopped);
        let worker = self.worker();
        if let Some((now, worker)) = self.now.as_mut().filter(|it| !it.is_stopping).zip(worker) {
            now.is_stopping = true;
            self.steps.push_back(Instruction::Stop(worker, now.turn));
        }
    }

    /// There are no files any longer: nothing that was asked for matters.
    pub fn clear(&mut self) {
        if let Some((now, worker)) = self.now.as_ref().zip(self.worker()) {
            self.steps.push_back(Instruction::Stop(worker, now.turn));
        }
        self.supersede();
        self.history.clear();
        self.repeated = 0;
    }

    /// A worker said something about a turn.
    pub fn hear(&mut self, worker: Worker, turn: Turn, said: Said) {
        if self.worker() != Some(worker) {
            return;
        }
        let is_now = self.is_now(turn);
        match (said, &mut self.place) {
            // It was never up, so this is not the job's fault.
            (Said::Failed(Trouble::Broke(..)), Place::Thread { is_up: false, .. }) => {
                self.do_without();
            }
            (Said::Failed(trouble @ Trouble::Broke(..)), Place::Thread { .. }) => {
                self.terminate();
                if is_now {
                    self.fail(trouble);
                } else {
                    // An earlier job broke it. This one is innocent and begins again.
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

    /// A thread did not come up, or broke without a word.
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

    /// Begins what is next, if nothing is being done.
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

    /// Ends what is being done.
    fn end(&mut self, outcome: Outcome) {
        let Some(now) = self.now.take() else { return };
        let is_repeated = now.done.is_none();
        match (outcome, now.kind) {
            (Outcome::Whole, _) if is_repeated => self.repeated += 1,
            (Outcome::Whole | Outcome::Stopped, JobKind::Read) => {
                self.history = vec![(now.kind, now.job)];
                self.repeated = 1;
            }
            // What the visitor stopped to repeat is over with.
            (Outcome::Stopped, _) if is_repeated => self.history.truncate(self.repeated),
            (Outcome::Whole, JobKind::Change | JobKind::Find) => {
                // A search that follows a search leaves nothing of it.
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

    /// What is being done cannot be done.
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

    /// The thread does not come up: from here on the page works itself.
    fn do_without(&mut self) {
        self.terminate();
        self.place = Place::Page;
        self.again();
    }

    /// Ends the thread, and forgets what it was still to be told.
    fn terminate(&mut self) {
        self.place = Place::Nowhere;
        self.repeated = 0;
        self.steps.retain(|it| {
            !matches!(it, Instruction::Start(_) | Instruction::Begin { .. } | Instruction::Stop(..))
        });
        self.steps.push_back(Instruction::Terminate);
    }

    /// Begins what was being done once more, with another worker.
    fn again(&mut self) {
        match self.now.take() {
            // The visitor stopped it, and there is nothing left that could be stopped.
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
