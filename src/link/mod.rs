//! The public address, version 1: reading and writing the part after `#`. Readable for ever.
//!
//! `#/explore?customer=hybrid&policy=DisallowOverrideCallingTeamsChatTeams&call=teams-voip`
//!
//! Only what differs from the default is written. Reading never fails: what cannot be understood is
//! named in a [`Notice`] and the default stands in for it. Keys may come in any order and case;
//! unknown keys are ignored, so that a newer link still opens in an older copy.

mod embed;
mod expect;
mod item;
mod place;
mod read;
mod script;
mod write;

pub use embed::{Accent, Density, Embed, EmbedTheme, embed_questions};
pub use expect::{Carried, Expect, file_words, read_carried, write_file};
pub use item::Item;
pub use place::Place;
pub(crate) use read::decoded;
pub use read::{axis_key, axis_parts, read, read_among};
pub use script::{
    Damage, LONGEST_PACKED, Script, TIMES, pack, read_script, script_words, with_script,
    write_script,
};
pub use write::{write, write_case};

use crate::editions;
use crate::routing::{CAPACITY, Case, Edition, Filter, Inquiry, Landing, Line, Subject};
use std::borrow::Cow;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// Everything that an address says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address {
    /// The screen.
    pub view: View,
    /// The question, and the preset that the user's policy started as.
    pub subject: Subject,
    /// What the matrix shows. Written on that screen alone.
    pub filter: Filter,
    /// The policy that the comparison compares with. Written on that screen alone.
    pub other: Subject,
    /// What goal seek looks for. Written on that screen alone.
    pub wishes: Wishes,
    /// The landing that "Why not …?" asks about. Written on Explore alone.
    pub wanted: Landing,
    /// The part of the audit. Written on that screen alone.
    pub part: AuditPart,
    /// How the page stands inside another one. Written on Explore alone.
    pub embed: Option<Embed>,
    /// What is known where one question is asked at a time. Written on that screen alone.
    pub inquiry: Inquiry,
    /// The rule, doubt or term that is pointed at. Written on the screens that list those.
    pub item: Option<Item>,
}

/// Where each kind of call is wanted, in the order of [`Edition::wished`]; nothing where it does not matter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wishes([Option<Landing>; CAPACITY]);

/// A screen of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(ascii_case_insensitive, serialize_all = "lowercase")]
pub enum View {
    /// One question, its answer, and everything around it.
    #[default]
    Explore,
    /// Every answer at once.
    Matrix,
    /// Two policies, or two modes, side by side.
    Compare,
    /// From where calls should land to the policies that do it.
    Goal,
    /// One question at a time, from a complaint to its reasons.
    Ask,
    /// A script, and a tenant to run it on.
    PowerShell,
    /// Where a whole tenant's calls land.
    Audit,
    /// The decision table.
    Rules,
    /// Where documents disagree or are silent.
    Doubts,
    /// What became of the policies, by date.
    Timeline,
    /// What the terms of the trade mean.
    Glossary,
    /// What this is.
    About,
    /// How to put an answer into another page.
    Embed,
    /// Finds scenarios, policies, rules and terms.
    Search,
    /// Where calls must land, and whether they do.
    Expectations,
}

/// A part of the audit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(ascii_case_insensitive, serialize_all = "kebab-case")]
pub enum AuditPart {
    /// What is wrong, and how to fix it.
    #[default]
    Problems,
    /// Where the calls of all users land.
    Landings,
    /// The users, one by one.
    Users,
    /// What an assignment would change.
    WhatIf,
    /// What was skipped, and how the files were interpreted.
    Data,
}

/// Something in an address that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What was wrong.
    pub problem: Problem,
    /// The key that it is about; empty where it is about the screen.
    pub key: String,
    /// What stood there: at most [`SHOWN`] characters, control and direction marks replaced.
    pub found: String,
    /// What could stand there.
    pub takes: Vec<Cow<'static, str>>,
}

/// What can be wrong with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is no such screen; Explore is shown.
    UnknownView,
    /// The key does not take this value; its default is used.
    BadValue,
    /// The list of the key has this word, which it does not take; the others are used.
    BadWord,
    /// The key stands there more than once; its default is used.
    Repeated,
}

/// How much of a value that was not understood is shown, in characters.
pub const SHOWN: usize = 40;

impl Address {
    /// What an empty address says, in an edition.
    pub fn first(edition: &'static Edition) -> Self {
        Self {
            view: View::default(),
            subject: Subject::first(edition),
            filter: Filter::default(),
            other: first_other(edition),
            wishes: Wishes::default(),
            wanted: Landing::Teams,
            part: AuditPart::default(),
            embed: None,
            inquiry: Inquiry::default(),
            item: None,
        }
    }

    /// The edition in which the question is asked.
    pub const fn edition(&self) -> &'static Edition {
        self.subject.edition()
    }

    /// The question.
    pub const fn case(&self) -> Case {
        self.subject.case
    }

    /// The same screen with another question. In another edition, what is chosen from its lists
    /// starts anew.
    #[must_use]
    pub fn asking(self, subject: Subject) -> Self {
        if subject.edition() == self.edition() {
            return Self { subject, ..self };
        }
        let Self { view, wanted, part, embed, item, .. } = self;
        Self { view, wanted, part, embed, item, subject, ..Self::first(subject.edition()) }
    }

    /// The same on another screen, which points at none of its items. The page stands inside
    /// another one on Explore alone.
    #[must_use]
    pub const fn viewed(self, view: View) -> Self {
        let embed = if matches!(view, View::Explore) { self.embed } else { None };
        Self { view, embed, item: None, ..self }
    }

    /// What Explore's address says with these words after `?`, in an edition.
    pub fn of_query(edition: &'static Edition, query: &str) -> Self {
        read(&format!("#/explore?edition={}&{query}", edition.id)).0
    }

    /// A screen that points at one of its items.
    #[must_use]
    pub fn pointing(self, view: View, item: &str) -> Self {
        Self { item: item.parse().ok(), ..self.viewed(view) }
    }

    /// The same without what no address says, so that it is read as it was written: filters that
    /// nothing can show, answers of the other side that are not its policy.
    #[must_use]
    pub fn settled(self) -> Self {
        let edition = self.edition();
        let first = first_other(edition);
        let other = match self.other.edition() == edition {
            true => first.with_policy_of(self.other),
            false => first,
        };
        Self {
            subject: named(self.subject),
            filter: self.filter.settled(edition),
            other: named(other),
            wishes: self.wishes.among(edition),
            ..self
        }
    }

    /// The question under the policy that the comparison compares with.
    pub fn compared_with(&self) -> Subject {
        self.subject.with_policy_of(self.other)
    }
}

impl Default for Address {
    fn default() -> Self {
        Self::first(editions::default())
    }
}

/// The subject with the preset that its address names. A policy that started as none is written by how
/// it differs from the default one.
fn named(subject: Subject) -> Subject {
    let policy = &subject.edition().policy;
    let preset = subject.preset.filter(|_| policy.key.is_some()).or(policy.presets.first());
    Subject { preset, ..subject }.asked(subject.case)
}

/// What a comparison begins with.
fn first_other(edition: &'static Edition) -> Subject {
    let first = Subject::first(edition);
    let preset = edition.policy.presets.get(edition.policy.compared_with);
    preset.map_or(first, |it| first.granted(it))
}

impl Wishes {
    /// Where calls of a kind are wanted, by its position.
    pub fn at(&self, line: usize) -> Option<Landing> {
        self.0.get(line).copied().flatten()
    }

    /// With calls of this kind wanted there, or anywhere.
    #[must_use]
    pub fn with(mut self, line: usize, wanted: Option<Landing>) -> Self {
        if let Some(wish) = self.0.get_mut(line) {
            *wish = wanted;
        }
        self
    }

    /// Without wishes for kinds of call that an edition does not have.
    fn among(mut self, edition: &Edition) -> Self {
        for wish in self.0.iter_mut().skip(edition.wished().count()) {
            *wish = None;
        }
        self
    }

    /// The kinds of call that are wanted somewhere.
    pub fn all(self, edition: &'static Edition) -> impl Iterator<Item = (&'static Line, Landing)> {
        edition.wished().zip(self.0).filter_map(|(line, wanted)| Some((line, wanted?)))
    }
}
