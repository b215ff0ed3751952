//! Which edition an audit is by: told by the columns, or chosen. Another edition reads other properties,
//! or decides anew about the same ones.

use super::runner::{self, Job};
use super::state::{At, kept_trace};
use crate::audit::estate::{EstateAnswer, EstateTask, Judge, guessed_edition};
use crate::audit::turns::Outcome;
use crate::audit::{Scope, Summary, Task};
use crate::routing::Edition;
use crate::session::Event;
use leptos::prelude::*;
use std::cell::Cell;
use web_sys::File;

thread_local! {
    /// Whether the edition was chosen for these files: by their columns, or by the visitor.
    static IS_CHOSEN: Cell<bool> = const { Cell::new(false) };
    /// The edition by which the files were read.
    static READ_BY: Cell<Option<&'static str>> = const { Cell::new(None) };
}

/// The files are gone, and what was chosen for them.
pub fn forget() {
    IS_CHOSEN.set(false);
}

impl At {
    /// Looks at the columns that were read, and turns to the edition that they tell, unless one was
    /// chosen for these files.
    pub fn guess(self, summary: &Summary) {
        if summary.files.iter().all(|it| it.columns.is_empty()) {
            return;
        }
        let guessed = guessed_edition(&summary.files);
        let edition = guessed.as_ref().map(|it| it.edition);
        self.guessed.set(guessed);
        if IS_CHOSEN.replace(true) {
            return;
        }
        if let Some(edition) =
            edition.filter(|it| *it != self.page.address.get_untracked().edition())
        {
            self.page.send(Event::Edition(edition));
        }
    }

    /// Reads or decides anew, if the files were read by another edition. The screen is drawn anew with
    /// every edition, so what it was before is kept here.
    pub fn turn(self, edition: &'static Edition) {
        let before = READ_BY.replace(Some(edition.id));
        if before == Some(edition.id) || self.files.with_untracked(Vec::is_empty) {
            return;
        }
        IS_CHOSEN.set(true);
        let scope = Scope::of(edition);
        if self.options.with_untracked(|it| it.scope) != scope {
            let told = self.told.get_untracked();
            self.read();
            self.told.set(told);
        } else if scope == Scope::Calling {
            self.follow();
        }
    }

    /// Follows everybody's calls, by the rules of the edition.
    pub fn follow(self) {
        let summary = self.summary.get_untracked();
        let Some(estate) = summary.and_then(|it| it.estate.clone()) else { return };
        let judge = Judge::new(self.page.address.get_untracked().edition(), &estate);
        let judged = estate.groups.iter().map(|it| (it.0, judge.judge(it.0))).collect();
        let trace = kept_trace();
        self.ask_estate(EstateTask::Follow(judged), move |it| trace.set(it.summary));
    }

    /// Asks about the people of an audit of calling policies.
    pub fn ask_estate(self, task: EstateTask, done: impl FnOnce(EstateAnswer) + 'static) {
        runner::ask(Job::Task(Task::Estate(task)), move |outcome, answer| {
            if outcome == Outcome::Whole
                && let Some(it) = answer.estate
            {
                done(it);
            }
        });
    }
}

/// Whether two files are the same, as far as a browser tells.
pub fn is_same(one: &File, other: &File) -> bool {
    let about = |it: &File| (it.name(), it.size(), it.last_modified());
    about(one) == about(other)
}
