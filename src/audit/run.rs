//! The audit itself: takes files in chunks, gives a summary, and can read any row again.

use super::columns::{Meaning, Scope};
use super::estate::Estate;
use super::facts::{FactTable, UserFacts};
use super::notes::{bad_bytes, odd_values, surplus, types};
use super::policies::{KnownBy, Policies};
use super::policy_record::policy;
use super::problem::{MOST_REJECTED, RejectedRow, Why, WhyKind};
use super::reader::{FileLayout, Reader, Sink};
use super::record::{Record, RecordPlace};
use super::signals::{
    CustomerReason, Derived, Deriver, LicenceReason, Options, odd_switch, type_names,
};
use super::summary::{FileSummary, Summary};
use crate::editions::teams_interop_policy::{License, Organization, PolicyFields};
use strum::EnumCount;

/// How many rows lie between two places where reading can resume.
const STRIDE: usize = 256;

/// An audit of some files.
#[derive(Clone, Debug)]
pub struct Audit {
    options: Options,
    reader: Option<Reader>,
    ledger: Ledger,
    layouts: Vec<Option<FileLayout>>,
}

/// A place where reading can resume.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    /// The index of the file.
    pub file: usize,
    /// The index, over all files, of the row that begins there.
    pub row: usize,
    /// The position in the file.
    pub place: RecordPlace,
}

/// How much an audit has read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadProgress {
    /// Rows of all files.
    pub rows: u64,
    /// Bytes of all files.
    pub bytes: u64,
}

/// Everything that is recorded while reading.
#[derive(Clone, Debug)]
struct Ledger {
    deriver: Deriver,
    policies: Policies,
    rows: FactTable,
    counts: Vec<u32>,
    starts: Vec<Start>,
    files: Vec<FileSummary>,
    unread: [u64; WhyKind::COUNT],
    rejected: Vec<RejectedRow>,
    customers: [u64; CustomerReason::COUNT],
    licences: [u64; LicenceReason::COUNT],
    estate: Option<Box<Estate>>,
}

impl Audit {
    /// An audit without files.
    pub fn new(options: &Options) -> Self {
        let ledger = Ledger {
            deriver: Deriver::new(options),
            policies: Policies::default(),
            rows: FactTable::default(),
            counts: vec![0; UserFacts::COUNT],
            starts: Vec::new(),
            files: Vec::new(),
            unread: [0; WhyKind::COUNT],
            rejected: Vec::new(),
            customers: [0; CustomerReason::COUNT],
            licences: [0; LicenceReason::COUNT],
            estate: (options.scope == Scope::Calling)
                .then(|| Box::new(Estate::new(options.repeats))),
        };
        Self { options: options.clone(), reader: None, ledger, layouts: Vec::new() }
    }

    /// Begins a file and ends the previous one.
    pub fn begin(&mut self, name: &str) {
        self.end();
        self.reader = Some(Reader::new(&self.options.corrections, self.options.scope));
        let name = name.to_owned();
        self.ledger.files.push(FileSummary { name, ..FileSummary::default() });
    }

    /// Takes the next bytes of the file, any number of them. Ignored if no file has begun.
    pub fn push(&mut self, bytes: &[u8]) {
        if let Some(reader) = &mut self.reader {
            if let Some(file) = self.ledger.files.last_mut() {
                file.bytes += bytes.len() as u64;
            }
            reader.push(bytes, &mut self.ledger);
        }
    }

    /// Ends the file.
    pub fn end(&mut self) {
        if let Some(reader) = &mut self.reader {
            reader.end(&mut self.ledger);
        }
        self.stop();
    }

    /// Stops in the middle of a file. A row that was read only in part does not count.
    pub fn stop(&mut self) {
        let Some(reader) = self.reader.take() else { return };
        let layout = reader.layout();
        if let Some(file) = self.ledger.files.last_mut() {
            file.encoding = layout.as_ref().map(|it| it.encoding).unwrap_or_default();
            file.columns = reader.columns.all().to_vec();
            file.problems.extend(reader.problems);
        }
        self.layouts.push(layout);
    }

    /// How much has been read.
    pub fn progress(&self) -> ReadProgress {
        ReadProgress {
            rows: self.ledger.files.iter().map(|it| it.rows).sum(),
            bytes: self.ledger.files.iter().map(|it| it.bytes).sum(),
        }
    }

    /// The summary of everything read so far.
    pub fn summary(&self) -> Summary {
        let ledger = &self.ledger;
        let counts = UserFacts::all().zip(&ledger.counts);
        let counts = counts.filter(|it| *it.1 > 0).map(|(facts, &users)| (facts, users.into()));
        let mut files = ledger.files.clone();
        if let (Some(file), Some(reader)) = (files.last_mut(), &self.reader) {
            file.columns = reader.columns.all().to_vec();
        }
        Summary {
            counts: counts.collect(),
            policies: ledger.policies.clone(),
            choice: self.options.choice,
            files,
            unread: ledger.unread,
            rejected: ledger.rejected.clone(),
            customers: ledger.customers,
            licences: ledger.licences,
            estate: None,
        }
    }

    /// The people of an audit of calling policies.
    pub fn estate(&mut self) -> Option<&mut Estate> {
        self.ledger.estate.as_deref_mut()
    }

    /// The summary with the people of an audit of calling policies, which are joined for it.
    pub fn whole_summary(&mut self) -> Summary {
        let estate = self.estate().map(Estate::summary);
        Summary { estate, ..self.summary() }
    }

    /// The facts of all rows, in order.
    pub const fn rows(&self) -> &FactTable {
        &self.ledger.rows
    }

    /// Sets what a policy says, as entered by a person.
    pub fn state_policy(&mut self, name: &str, fields: PolicyFields) {
        self.ledger.policies.state(name, fields, KnownBy::Stated);
    }

    /// Sets the organization or the license of the users in these rows.
    pub fn state_users(
        &mut self,
        rows: impl Iterator<Item = usize>,
        customer: Option<Organization>,
        licence: Option<License>,
    ) {
        for row in rows {
            let Some(old) = self.ledger.rows.get(row).filter(|it| it.is_read()) else { continue };
            let new = old.restated(customer, licence);
            self.ledger.rows.set(row, new);
            for (facts, change) in [(old, -1), (new, 1)] {
                if let Some(it) = self.ledger.counts.get_mut(facts.index()) {
                    *it = it.saturating_add_signed(change);
                }
            }
        }
    }

    /// The facts in these rows and how many users have them, without rejected rows.
    pub fn counts_of(&self, rows: impl Iterator<Item = usize>) -> Vec<(UserFacts, u64)> {
        let mut counts = vec![0_u64; UserFacts::COUNT];
        for facts in rows.filter_map(|it| self.ledger.rows.get(it)) {
            if let Some(it) = counts.get_mut(facts.index()) {
                *it += 1;
            }
        }
        let counts = UserFacts::all().zip(counts);
        counts.filter(|it| it.1 > 0).collect()
    }

    /// Where to resume reading for a row: at most a few hundred rows before it. `None` if there is
    /// no such row.
    pub fn start(&self, row: usize) -> Option<Start> {
        let behind = self.ledger.starts.partition_point(|it| it.row <= row);
        self.ledger.rows.get(row)?;
        self.ledger.starts.get(behind.checked_sub(1)?).copied()
    }

    /// The byte up to which a file must be read for a row, unless that is the end of the file.
    pub(super) fn end_of_stretch(&self, row: usize) -> Option<u64> {
        let behind = self.ledger.starts.partition_point(|it| it.row <= row);
        let file = self.ledger.starts.get(behind.checked_sub(1)?)?.file;
        let next = self.ledger.starts.get(behind).filter(|it| it.file == file)?;
        Some(next.place.offset)
    }

    /// The first row of each file that has rows.
    pub fn file_starts(&self) -> Vec<Start> {
        let mut starts = self.ledger.starts.clone();
        starts.dedup_by_key(|it| it.file);
        starts
    }

    /// Reads rows again from this place. `None` until the file has been read.
    pub fn row_reader(&self, start: Start) -> Option<RowReader> {
        let layout = self.layouts.get(start.file)?.as_ref()?;
        Some(RowReader {
            reader: Reader::resume(layout, start.place),
            row: start.row,
            explainer: Explainer {
                deriver: Deriver::new(&self.options),
                policies: self.ledger.policies.clone(),
            },
        })
    }
}

impl Ledger {
    fn reject(&mut self, place: RecordPlace, column: Option<String>, why: Why) {
        if let Some(it) = self.unread.get_mut(why.kind() as usize) {
            *it += 1;
        }
        if self.rejected.len() < MOST_REJECTED {
            let file = self.files.len().saturating_sub(1);
            self.rejected.push(RejectedRow { file, line: place.line, column, why });
        }
        self.row(place, UserFacts::UNREAD);
    }

    fn taken(&mut self, record: &Record<'_>, taken: Result<(), (Why, Option<Meaning>)>) {
        match taken {
            Ok(()) => {
                if let Some(it) = self.files.last_mut() {
                    it.rows += 1;
                }
                self.about(record);
            }
            Err((why, meaning)) => {
                let column = meaning.and_then(|it| record.columns.header(it));
                self.reject(record.place, column, why);
            }
        }
    }

    /// Notes what is odd about a record that is read all the same.
    #[inline]
    fn about(&mut self, record: &Record<'_>) {
        let Some(file) = self.files.last_mut() else { return };
        if !record.is_text {
            bad_bytes(&mut file.problems, record.place.line);
        }
        if let Some(found) = odd_switch(record) {
            let column = record.columns.header(Meaning::EnterpriseVoice).unwrap_or_default();
            odd_values(&mut file.problems, column, found, record.place.line);
        }
        for meaning in type_names(record) {
            let column = record.columns.header(meaning).unwrap_or_default();
            types(&mut file.problems, column, record.place.line);
        }
    }

    #[inline]
    fn row(&mut self, place: RecordPlace, facts: UserFacts) {
        let row = self.rows.len();
        let file = self.files.len().saturating_sub(1);
        let is_due = self.starts.last().is_none_or(|it| it.file != file || row - it.row >= STRIDE);
        if is_due && place.is_fresh {
            self.starts.push(Start { file, row, place });
        }
        self.rows.push(facts);
        if let Some(it) = self.files.last_mut() {
            it.rows += 1;
        }
    }
}

impl Sink for Ledger {
    #[inline]
    fn record(&mut self, record: &Record<'_>) {
        if let Some(estate) = &mut self.estate {
            let taken = estate.take(record);
            return self.taken(record, taken);
        }
        if record.is_policy() {
            match policy(record) {
                Ok((name, fields)) => {
                    let is_kept = self.policies.state(&name, fields, KnownBy::File);
                    if let Some(it) = self.files.last_mut() {
                        it.policies += 1;
                        if !is_kept {
                            surplus(&mut it.problems);
                        }
                    }
                }
                Err((why, meaning)) => {
                    self.reject(record.place, record.columns.header(meaning), why);
                }
            }
            return;
        }
        self.about(record);
        match self.deriver.derive(record, &mut self.policies) {
            Ok(derived) => {
                self.row(record.place, derived.facts);
                if let Some(it) = self.counts.get_mut(derived.facts.index()) {
                    *it += 1;
                }
                if let Some(it) = self.customers.get_mut(derived.customer as usize) {
                    *it += 1;
                }
                if let Some(it) = self.licences.get_mut(derived.licence as usize) {
                    *it += 1;
                }
            }
            Err((why, meaning)) => {
                let column = meaning.and_then(|it| record.columns.header(it));
                self.reject(record.place, column, why);
            }
        }
    }

    fn unread(&mut self, place: RecordPlace, column: Option<String>, why: Why) {
        self.reject(place, column, why);
    }
}

/// Reads rows again that an audit has read before.
#[derive(Clone, Debug)]
pub struct RowReader {
    reader: Reader,
    row: usize,
    explainer: Explainer,
}

/// Derives the facts of a record, with their reasons.
#[derive(Clone, Debug)]
pub struct Explainer {
    deriver: Deriver,
    policies: Policies,
}

/// A row that is read again.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// The index of the row over all files.
    pub row: usize,
    /// The line on which it begins, from 1.
    pub line: u64,
    /// The record, or `None` if it could not be read.
    pub record: Option<&'a Record<'a>>,
}

impl RowReader {
    /// Takes the next bytes and passes on each row.
    pub fn push(&mut self, bytes: &[u8], take: &mut impl FnMut(Row<'_>)) {
        self.reader.push(bytes, &mut Counting { row: &mut self.row, take });
    }

    /// Passes on the last rows at the end of the file.
    pub fn end(&mut self, take: &mut impl FnMut(Row<'_>)) {
        self.reader.end(&mut Counting { row: &mut self.row, take });
    }

    /// An explainer for its records.
    pub fn explainer(&self) -> Explainer {
        self.explainer.clone()
    }
}

impl Explainer {
    /// The facts of a record with their reasons, or why it is rejected and which column is at
    /// fault. Facts that a person entered for single users are not included.
    ///
    /// # Errors
    ///
    /// If the row is rejected.
    pub fn explain(&mut self, record: &Record<'_>) -> Result<Derived, (Why, Option<String>)> {
        let derived = self.deriver.derive(record, &mut self.policies);
        derived.map_err(|(why, meaning)| (why, meaning.and_then(|it| record.columns.header(it))))
    }
}

struct Counting<'a, F> {
    row: &'a mut usize,
    take: &'a mut F,
}

impl<F: FnMut(Row<'_>)> Sink for Counting<'_, F> {
    fn record(&mut self, record: &Record<'_>) {
        let is_row = !record.is_policy() || policy(record).is_err();
        if is_row {
            let is_user = !record.is_policy();
            let record = Some(record).filter(|_| is_user);
            let line = record.map_or(0, |it| it.place.line);
            (self.take)(Row { row: *self.row, line, record });
            *self.row += 1;
        }
    }

    fn unread(&mut self, place: RecordPlace, _: Option<String>, _: Why) {
        (self.take)(Row { row: *self.row, line: place.line, record: None });
        *self.row += 1;
    }
}
