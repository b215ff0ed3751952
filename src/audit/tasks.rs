//! Tasks that read rows again, and what they do with each row.

use super::export::{JSON_END, PolicyChange, ResultRow};
use super::facts::UserFacts;
use super::fixes::{Fixes, Granted, Proposal, loses_calls};
use super::plan::{PlanRows, PlanStep, Planner};
use super::policies::{KnownPolicy, Policies};
use super::record::Record;
use super::run::{Audit, Explainer, Row, RowReader, Start};
use super::session::{Selection, ShownUser, Sort, Task, TaskOutput, is_found};
use super::signals::{CustomerReason, LicenceReason};
use super::summary::Summary;
use crate::powershell::writing::NoPlan;
use std::collections::BTreeMap;
use std::ops::Range;

/// A task in progress.
#[derive(Clone, Debug)]
pub(super) struct RunningTask {
    task: Task,
    summary: Summary,
    fixes: Fixes,
    /// The proposed policy by facts, filled in on first use.
    granted: BTreeMap<UserFacts, Option<Granted>>,
    /// Whether the filter lets facts through, filled in on first use.
    admitted: Vec<Option<bool>>,
    /// The rank of each policy when sorted by name.
    ranks: Vec<u8>,
    plan: Option<PlanRows>,
    /// The names or the text to search for, in lower case.
    names: Vec<Vec<u8>>,
    /// The rows to show. The next one is last.
    targets: Vec<usize>,
    /// Where to continue reading, unless it is right here.
    pub jump: Option<Start>,
    pub row_reader: Option<RowReader>,
    pub file: usize,
    pub offset: u64,
    /// Whether the next row is the first one written.
    is_first: bool,
    pub is_done: bool,
}

impl RunningTask {
    pub(super) fn new(task: Task, summary: Summary) -> Self {
        let names = match &task {
            Task::Search(text) => vec![folded(text.trim().as_bytes())],
            Task::Names(names) => {
                let name = |it: &String| it.trim().to_ascii_lowercase().into_bytes();
                let mut names: Vec<Vec<u8>> = names.iter().map(name).collect();
                crate::order::sort(&mut names);
                names
            }
            _ => Vec::new(),
        };
        let all = summary.policies.all();
        let rank = |it: &KnownPolicy| all.iter().filter(|other| other.name < it.name).count() as u8;
        Self {
            ranks: all.iter().map(rank).collect(),
            fixes: Fixes::new(&summary),
            granted: BTreeMap::new(),
            task,
            summary,
            admitted: vec![None; UserFacts::COUNT],
            plan: None,
            names,
            targets: Vec::new(),
            jump: None,
            row_reader: None,
            file: 0,
            offset: 0,
            is_first: true,
            is_done: false,
        }
    }

    /// The first row that has to be read, or `None` if there is none. Which rows to show and what a
    /// plan contains is determined in memory.
    pub(super) fn first(
        &mut self,
        audit: &Audit,
        found: &[u64],
        out: &mut TaskOutput,
    ) -> Option<usize> {
        match self.task.clone() {
            Task::Show { of, by, skip, most } => {
                self.targets = self.page(audit, found, &of, by, skip..skip.saturating_add(most));
                self.targets.reverse();
                self.target()
            }
            Task::Plan(of, plan) => {
                let planner = Planner::new(&plan, &self.summary);
                match planner.and_then(|it| self.begin_plan(it, audit, found, &of, out)) {
                    Ok(first) => Some(first),
                    Err(why) => {
                        out.no_plan = Some(why);
                        None
                    }
                }
            }
            Task::Csv(of, _) | Task::Json(of, _) => {
                let mut rows = audit.rows().iter().enumerate();
                rows.find(|it| self.admits(&of, it.0, it.1, found)).map(|it| it.0)
            }
            Task::Search(_) | Task::Names(_) => (!audit.rows().is_empty()).then_some(0),
            Task::Estate(_) => None,
        }
    }

    /// Counts the users of a plan and finds the first row in it.
    fn begin_plan(
        &mut self,
        planner: Planner,
        audit: &Audit,
        found: &[u64],
        of: &Selection,
        out: &mut TaskOutput,
    ) -> Result<usize, NoPlan> {
        let mut counts = vec![0_u64; UserFacts::COUNT];
        let mut first = None;
        for (row, facts) in audit.rows().iter().enumerate() {
            if self.admits(of, row, facts, found)
                && let Some(it) = counts.get_mut(facts.index())
            {
                *it += 1;
                if first.is_none() && matches!(planner.step(facts), PlanStep::Assign(_)) {
                    first = Some(row);
                }
            }
        }
        let counts = UserFacts::all().zip(counts).filter(|it| it.1 > 0);
        out.plan = Some(Box::new(planner.head(&counts.collect::<Vec<_>>())));
        self.plan = Some(PlanRows::new(planner));
        first.ok_or(NoPlan::Nobody)
    }

    /// The next row to show.
    pub(super) fn target(&self) -> Option<usize> {
        self.targets.last().copied()
    }

    /// The rows at these places of a sorted selection. Counting sort: two passes over all facts,
    /// and no memory that grows with their number.
    fn page(
        &mut self,
        audit: &Audit,
        found: &[u64],
        of: &Selection,
        by: Sort,
        places: Range<usize>,
    ) -> Vec<usize> {
        let mut counts = [0_usize; 256];
        for (row, facts) in audit.rows().iter().enumerate() {
            if self.admits(of, row, facts, found)
                && let Some(it) = counts.get_mut(usize::from(self.key(by, facts)))
            {
                *it += 1;
            }
        }
        // From here on, each count is the place of the next user with that key.
        let mut next = 0;
        for it in &mut counts {
            next += std::mem::replace(it, next);
        }
        let length = places.end.min(next).saturating_sub(places.start);
        let mut page = vec![0; length];
        for (row, facts) in audit.rows().iter().enumerate() {
            if self.admits(of, row, facts, found)
                && let Some(place) = counts.get_mut(usize::from(self.key(by, facts)))
            {
                let at = place.checked_sub(places.start);
                if let Some(it) = at.and_then(|it| page.get_mut(it)) {
                    *it = row;
                }
                *place += 1;
            }
        }
        page
    }

    fn key(&self, by: Sort, facts: UserFacts) -> u8 {
        match by {
            Sort::File => 0,
            Sort::Policy => {
                self.ranks.get(usize::from(facts.policy())).copied().unwrap_or_default()
            }
            Sort::Customer => facts.customer() as u8,
            Sort::License => facts.licence() as u8,
            Sort::Landing(call) => {
                let landings = self.fixes.before(facts);
                let landing = landings.and_then(|it| it.get(call as usize).copied());
                landing.map_or(u8::MAX, |it| it as u8)
            }
        }
    }

    /// Whether a row belongs to a selection.
    pub(super) fn admits(
        &mut self,
        of: &Selection,
        row: usize,
        facts: UserFacts,
        found: &[u64],
    ) -> bool {
        if !facts.is_read() || of.only_found.is_some() && !is_found(found, row) {
            return false;
        }
        let Some(known) = self.admitted.get_mut(facts.index()) else { return false };
        *known.get_or_insert_with(|| of.filter.admits(facts, &self.fixes))
    }

    pub(super) fn row(
        &mut self,
        row: Row<'_>,
        audit: &Audit,
        found: &mut [u64],
        explain: &mut Explainer,
        out: &mut TaskOutput,
    ) {
        let Some(record) = row.record.filter(|_| !self.is_done) else {
            return;
        };
        let Some(facts) = audit.rows().get(row.row) else { return };
        // Put back below. The task is read while other fields change.
        let task = std::mem::replace(&mut self.task, Task::Search(String::new()));
        match &task {
            Task::Search(_) | Task::Names(_) => {
                if facts.is_read()
                    && self.is_sought(record, &task)
                    && let Some(it) = found.get_mut(row.row / 64)
                {
                    *it |= 1 << (row.row % 64);
                }
            }
            Task::Show { .. } => {
                if self.target() == Some(row.row) && self.jump.is_none() {
                    self.show(&row, record, facts, explain, out);
                    self.go_on(audit, row.row);
                }
            }
            Task::Csv(of, proposal) | Task::Json(of, proposal) => {
                if self.admits(of, row.row, facts, found) {
                    let result = self.result(record, facts, *proposal);
                    if matches!(task, Task::Csv(..)) {
                        result.csv(&mut out.text);
                    } else {
                        out.text.push_str(if self.is_first { "\n" } else { ",\n" });
                        self.is_first = false;
                        result.json(&mut out.text);
                    }
                }
            }
            // Answered from memory.
            Task::Estate(_) => {}
            Task::Plan(of, _) => {
                if self.admits(of, row.row, facts, found)
                    && let Some(plan) = &mut self.plan
                {
                    let name = ResultRow::new(record, facts, &self.summary.policies, None).sign_in;
                    plan.push(&name, facts, &mut out.text);
                }
            }
        }
        self.task = task;
    }

    fn show(
        &self,
        row: &Row<'_>,
        record: &Record<'_>,
        facts: UserFacts,
        explain: &mut Explainer,
        out: &mut TaskOutput,
    ) {
        let Ok(derived) = explain.explain(record) else { return };
        let result = ResultRow::new(record, facts, &self.summary.policies, None);
        // What a person entered for this user is not what the record says.
        let is_stated = (
            facts.customer() != derived.facts.customer(),
            facts.licence() != derived.facts.licence(),
        );
        let customer = if is_stated.0 { CustomerReason::Stated } else { derived.customer };
        let licence = if is_stated.1 { LicenceReason::Stated } else { derived.licence };
        out.shown.push(ShownUser {
            row: row.row,
            file: self.file,
            line: row.line,
            sign_in: result.sign_in,
            display_name: result.display_name,
            facts,
            customer,
            licence,
        });
    }

    /// Moves on to the next row to show: by reading on if it is near, by a jump otherwise.
    fn go_on(&mut self, audit: &Audit, from: usize) {
        self.targets.pop();
        let Some(next) = self.target() else {
            self.is_done = true;
            return;
        };
        let start = audit.start(next);
        if next < from || start != audit.start(from) {
            self.jump = start;
        }
    }

    /// Finishes the output after the last row.
    pub(super) fn end(&mut self, out: &mut TaskOutput) {
        self.is_done = true;
        if matches!(self.task, Task::Json(..)) {
            out.text.push_str(JSON_END);
        }
        out.unwritten = self.plan.as_ref().map(PlanRows::unwritten);
    }

    fn result(
        &mut self,
        record: &Record<'_>,
        facts: UserFacts,
        proposal: Option<Proposal>,
    ) -> ResultRow {
        let landings = self.fixes.before(facts);
        let row = ResultRow::new(record, facts, &self.summary.policies, landings);
        let Some(proposal) = proposal else { return row };
        let known = self.granted.entry(facts);
        let granted = *known.or_insert_with(|| proposal.grant_for(facts, &self.fixes));
        let after = granted.map(|it| self.fixes.after(facts, it.fields));
        let has_own = facts.policy() != Policies::GLOBAL;
        let previous = if has_own { row.policy.clone() } else { String::new() };
        // If a call would be lost, the row says so and has no policy that a command could assign.
        let loses =
            row.landings.as_ref().zip(after.as_ref()).is_some_and(|it| loses_calls(it.0, it.1));
        let granted = granted.filter(|_| !loses);
        let change = granted.and_then(|it| it.name()).map(|grant| PolicyChange { grant, previous });
        ResultRow { after, change, ..row }
    }

    fn is_sought(&self, record: &Record<'_>, task: &Task) -> bool {
        if matches!(task, Task::Names(_)) {
            let name = record.sign_in().to_ascii_lowercase();
            return self.names.binary_search(&name).is_ok();
        }
        let text = self.names.first().map(Vec::as_slice).unwrap_or_default();
        let names = [record.sign_in(), record.display_name().as_bytes()].map(folded);
        names.iter().any(|it| text.is_empty() || it.windows(text.len()).any(|part| part == text))
    }
}

/// Lower-cases Latin letters, including accented ones up to `ÿ`. The tables for all of Unicode
/// would be larger than the rest of the search.
fn folded(text: &[u8]) -> Vec<u8> {
    let mut before = 0;
    let fold = |&it: &u8| {
        let is_capital = before == 0xc3 && (0x80..0x9f).contains(&it) && it != 0x97;
        before = it;
        if is_capital { it | 0x20 } else { it.to_ascii_lowercase() }
    };
    text.iter().map(fold).collect()
}
