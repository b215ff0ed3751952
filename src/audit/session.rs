//! An audit as a conversation: the session says which bytes of which file it needs next, and
//! receives them until it needs no more. The same code therefore works in a thread of its own and
//! in short slices on the page's thread, and never holds a whole file.

use super::estate::{EstateAnswer, EstateTask};
use super::export::{JSON_END, JSON_HEAD, csv_header};
use super::facts::UserFacts;
use super::fixes::Proposal;
use super::plan::{PlanFor, PlanHead};
use super::run::{Audit, Row};
use super::signals::{CustomerReason, LicenceReason, Options};
use super::summary::UserFilter;
use super::tasks::RunningTask;
use super::wire::{Wire, by_fields};
use crate::editions::teams_interop_policy::{CallType, License, Organization};
use crate::powershell::writing::NoPlan;

/// A file to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// The name that problems are reported under.
    pub name: String,
    /// Its length in bytes.
    pub bytes: u64,
}

/// The bytes that a session needs next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Want {
    /// The index of the file.
    pub file: usize,
    /// The first byte. Giving none means that the file has ended.
    pub offset: u64,
    /// How many bytes are useful at most. `None` if the caller may choose.
    pub most: Option<u64>,
}

/// The users that a task is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The filter that users must pass.
    pub filter: UserFilter,
    /// Restricts the users to those of the last search.
    pub only_found: Option<LastSearch>,
}

/// Stands for the users that the last search found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastSearch;

impl Wire for LastSearch {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(0);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        (u8::take(bytes)? == 0).then_some(Self)
    }
}

impl Wire for Task {
    fn put(&self, out: &mut Vec<u8>) {
        match self {
            Self::Show { of, by, skip, most } => {
                out.push(0);
                ((of.clone(), *by), (*skip, *most)).put(out);
            }
            Self::Search(text) => {
                out.push(1);
                text.put(out);
            }
            Self::Names(names) => {
                out.push(2);
                names.put(out);
            }
            Self::Csv(of, proposal) => {
                out.push(3);
                (of.clone(), *proposal).put(out);
            }
            Self::Json(of, proposal) => {
                out.push(4);
                (of.clone(), *proposal).put(out);
            }
            Self::Plan(of, plan) => {
                out.push(5);
                (of.clone(), plan.clone()).put(out);
            }
            Self::Estate(task) => {
                out.push(6);
                task.put(out);
            }
        }
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        Some(match u8::take(bytes)? {
            0 => {
                let ((of, by), (skip, most)) = Wire::take(bytes)?;
                Self::Show { of, by, skip, most }
            }
            1 => Self::Search(Wire::take(bytes)?),
            2 => Self::Names(Wire::take(bytes)?),
            3 => {
                let (of, proposal) = Wire::take(bytes)?;
                Self::Csv(of, proposal)
            }
            4 => {
                let (of, proposal) = Wire::take(bytes)?;
                Self::Json(of, proposal)
            }
            5 => {
                let (of, plan) = Wire::take(bytes)?;
                Self::Plan(of, plan)
            }
            6 => Self::Estate(Wire::take(bytes)?),
            _ => return None,
        })
    }
}

/// The order in which users are shown. Users with the same key keep the order of the files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The order of the files.
    #[default]
    File,
    /// By the name of their policy.
    Policy,
    /// By organization.
    Customer,
    /// By license.
    License,
    /// By where these calls land.
    Landing(CallType),
}

impl Wire for Sort {
    fn put(&self, out: &mut Vec<u8>) {
        match self {
            Self::File => out.push(0),
            Self::Policy => out.push(1),
            Self::Customer => out.push(2),
            Self::License => out.push(3),
            Self::Landing(call) => {
                out.push(4);
                call.put(out);
            }
        }
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        Some(match u8::take(bytes)? {
            0 => Self::File,
            1 => Self::Policy,
            2 => Self::Customer,
            3 => Self::License,
            4 => Self::Landing(Wire::take(bytes)?),
            _ => return None,
        })
    }
}

/// Work that reads rows again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// Shows some users.
    Show {
        /// The users to choose from.
        of: Selection,
        /// The order.
        by: Sort,
        /// How many users to skip.
        skip: usize,
        /// How many users to show at most.
        most: usize,
    },
    /// Finds users whose sign-in name or display name contains this text, ignoring the case of
    /// Latin letters.
    Search(String),
    /// Finds the users with these sign-in names.
    Names(Vec<String>),
    /// Writes the result as comma-separated values, with the proposed policy of each user and where
    /// their calls would land then.
    Csv(Selection, Option<Proposal>),
    /// Writes the result as JSON.
    Json(Selection, Option<Proposal>),
    /// Writes a plan.
    Plan(Selection, PlanFor),
    /// Asks about the people of an audit of calling policies.
    Estate(EstateTask),
}

/// A user as the table shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownUser {
    /// The index of the row over all files.
    pub row: usize,
    /// The index of the file.
    pub file: usize,
    /// The line of the file, from 1.
    pub line: u64,
    /// The sign-in name.
    pub sign_in: String,
    /// The display name.
    pub display_name: String,
    /// What is known of the user.
    pub facts: UserFacts,
    /// Why the user counts as belonging to their organization.
    pub customer: CustomerReason,
    /// Why the user counts as licensed or not.
    pub licence: LicenceReason,
}

by_fields! {
    Selection { filter, only_found }
    ShownUser { row, file, line, sign_in, display_name, facts, customer, licence }
}

/// The output of a task so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TaskOutput {
    /// Text to append to a file.
    pub text: String,
    /// The users to show.
    pub shown: Vec<ShownUser>,
    /// The head of the plan whose users are in the text, sent before the first of them. The script
    /// around them is in `text::plan`.
    pub plan: Option<Box<PlanHead>>,
    /// Sent after the last user: how many were left out because their names cannot be written on
    /// one line.
    pub unwritten: Option<u64>,
    /// Why there is no plan.
    pub no_plan: Option<NoPlan>,
    /// What was asked about the people of an audit of calling policies.
    pub estate: Option<EstateAnswer>,
}

/// An audit together with its files and the task in progress.
#[derive(Clone, Debug)]
pub struct AuditSession {
    audit: Audit,
    files: Vec<SourceFile>,
    found: Vec<u64>,
    work: Work,
    output: TaskOutput,
}

#[derive(Clone, Debug)]
enum Work {
    Nothing,
    Reading { file: usize, offset: u64 },
    Task(Box<RunningTask>),
}

impl AuditSession {
    /// Begins to read these files.
    pub fn new(options: &Options, files: Vec<SourceFile>) -> Self {
        let mut audit = Audit::new(options);
        let work = match files.first() {
            Some(file) => {
                audit.begin(&file.name);
                Work::Reading { file: 0, offset: 0 }
            }
            None => Work::Nothing,
        };
        Self { audit, files, found: Vec::new(), work, output: TaskOutput::default() }
    }

    /// The audit.
    pub const fn audit(&self) -> &Audit {
        &self.audit
    }

    /// The audit, for entering facts that the files lack.
    pub const fn audit_mut(&mut self) -> &mut Audit {
        &mut self.audit
    }

    /// The bytes that it needs next, or `None` when it is done.
    pub fn want(&self) -> Option<Want> {
        match &self.work {
            Work::Nothing => None,
            Work::Reading { file, offset } => {
                Some(Want { file: *file, offset: *offset, most: None })
            }
            Work::Task(task) if task.is_done => None,
            Work::Task(task) => {
                let end = task.target().and_then(|it| self.audit.end_of_stretch(it));
                let most = end.and_then(|it| it.checked_sub(task.offset)).filter(|it| *it > 0);
                Some(Want { file: task.file, offset: task.offset, most })
            }
        }
    }

    /// Gives it bytes, starting where [`Self::want`] says.
    pub fn give(&mut self, bytes: &[u8]) {
        let mut work = std::mem::replace(&mut self.work, Work::Nothing);
        match &mut work {
            Work::Nothing => {}
            Work::Reading { file, offset } => {
                self.audit.push(bytes);
                *offset += bytes.len() as u64;
                let length = self.files.get(*file).map_or(0, |it| it.bytes);
                if bytes.is_empty() || *offset >= length {
                    self.audit.end();
                    *file += 1;
                    *offset = 0;
                    match self.files.get(*file) {
                        Some(next) => self.audit.begin(&next.name),
                        None => work = Work::Nothing,
                    }
                }
            }
            Work::Task(task) => self.run_task(task, bytes),
        }
        self.work = work;
    }

    /// Stops reading or the task. What was read is kept.
    pub fn cancel(&mut self) {
        self.audit.stop();
        self.work = Work::Nothing;
    }

    /// The output since the last call.
    pub fn output(&mut self) -> TaskOutput {
        std::mem::take(&mut self.output)
    }

    /// The text and the plan since the last call, without the users.
    pub fn text_output(&mut self) -> TaskOutput {
        let (shown, no_plan) = (std::mem::take(&mut self.output.shown), self.output.no_plan);
        let estate = self.output.estate.take();
        let rest = TaskOutput { shown, no_plan, estate, ..TaskOutput::default() };
        std::mem::replace(&mut self.output, rest)
    }

    /// Why the task makes no plan.
    pub const fn no_plan(&self) -> Option<NoPlan> {
        self.output.no_plan
    }

    /// The users since the last call.
    pub fn shown_output(&mut self) -> Vec<ShownUser> {
        std::mem::take(&mut self.output.shown)
    }

    /// The answer about people since the last call.
    pub fn estate_output(&mut self) -> Option<EstateAnswer> {
        self.output.estate.take()
    }

    /// How many users the last search found.
    pub fn found(&self) -> u64 {
        self.found.iter().map(|it| u64::from(it.count_ones())).sum()
    }

    /// The facts of the selected users and how many have them, for a preview.
    pub fn counts(&self, selection: &Selection) -> Vec<(UserFacts, u64)> {
        if selection.only_found.is_none() {
            return self.audit.summary().admitted(&selection.filter);
        }
        self.audit.counts_of(self.selected(selection).into_iter())
    }

    /// Sets the organization or the license of the selected users.
    pub fn state_users(
        &mut self,
        selection: &Selection,
        customer: Option<Organization>,
        licence: Option<License>,
    ) {
        let rows = self.selected(selection);
        self.audit.state_users(rows.into_iter(), customer, licence);
    }

    fn selected(&self, selection: &Selection) -> Vec<usize> {
        let mut task = RunningTask::new(Task::Names(Vec::new()), self.audit.summary());
        let all = self.audit.rows().iter().enumerate();
        all.filter(|it| task.admits(selection, it.0, it.1, &self.found)).map(|it| it.0).collect()
    }

    /// Begins a task. It is done at once if no row has to be read.
    pub fn begin(&mut self, task: Task) {
        self.cancel();
        self.output = TaskOutput::default();
        if let Task::Estate(task) = &task {
            let text = &mut self.output.text;
            self.output.estate = self.audit.estate().map(|it| it.answer(task, text));
            return;
        }
        if matches!(task, Task::Search(_) | Task::Names(_)) {
            self.found = vec![0; self.audit.rows().len().div_ceil(64)];
        }
        let is_json = matches!(task, Task::Json(..));
        match task {
            Task::Csv(..) => self.output.text = csv_header(),
            Task::Json(..) => JSON_HEAD.clone_into(&mut self.output.text),
            _ => {}
        }
        let mut task = RunningTask::new(task, self.audit.summary());
        let Some(first) = task.first(&self.audit, &self.found, &mut self.output) else {
            if is_json {
                self.output.text.push_str(JSON_END);
            }
            return;
        };
        let Some(start) = self.audit.start(first) else { return };
        task.row_reader = self.audit.row_reader(start);
        (task.file, task.offset) = (start.file, start.place.offset);
        self.work = Work::Task(Box::new(task));
    }

    fn run_task(&mut self, task: &mut RunningTask, bytes: &[u8]) {
        let Some(mut row_reader) = task.row_reader.take() else { return };
        let length = self.files.get(task.file).map_or(0, |it| it.bytes);
        task.offset += bytes.len() as u64;
        let is_end = bytes.is_empty() || task.offset >= length;
        let mut explain = row_reader.explainer();
        let mut take = |it: Row<'_>| {
            task.row(it, &self.audit, &mut self.found, &mut explain, &mut self.output);
        };
        row_reader.push(bytes, &mut take);
        if is_end {
            row_reader.end(&mut take);
        }
        if let Some(start) = task.jump.take() {
            task.row_reader = self.audit.row_reader(start);
            (task.file, task.offset) = (start.file, start.place.offset);
        } else if is_end && !task.is_done {
            let next = self.audit.file_starts().into_iter().find(|it| it.file > task.file);
            match next {
                Some(start) => {
                    task.row_reader = self.audit.row_reader(start);
                    (task.file, task.offset) = (start.file, start.place.offset);
                }
                None => task.end(&mut self.output),
            }
        } else {
            task.row_reader = Some(row_reader);
        }
        task.is_done |= task.row_reader.is_none();
    }
}

/// Whether the last search found a row. `found` has one bit per row.
pub(super) fn is_found(found: &[u64], row: usize) -> bool {
    found.get(row / 64).is_some_and(|it| it >> (row % 64) & 1 == 1)
}
