//! The state of the console screen: the script, the session that it runs in, and the output that
//! was read.

use crate::link::{Script as Kept, read_script, write_script};
use crate::powershell::console::{Console, Stopped, places};
use crate::powershell::language::{Context, Script, Span, parse_in};
use crate::powershell::reading::{Reading, read_output};
use crate::powershell::samples::SampleScript;
use crate::powershell::tenant::{Answer, Era, Tenant};
use crate::routing::Edition;
use crate::text::console as words;
use leptos::prelude::*;
use std::cell::RefCell;

/// How long a script may be, in bytes, to be parsed at every key. A longer one is parsed when it
/// runs.
pub const MOST_READ: usize = 100_000;

/// The state of the screen.
pub struct ConsoleState {
    /// The script.
    pub text: String,
    /// The parsed script.
    pub script: Script,
    /// The session.
    pub console: Console,
    /// The date whose cmdlets are simulated.
    pub era: Era,
    /// The name of the policy that users had before. Empty for Global.
    pub was: String,
    /// The content of the file that `Import-Csv` reads.
    pub table: String,
    /// The pasted output, parsed.
    pub reading: Option<Reading>,
    /// Policies that users have but the output lacks.
    pub missing: Vec<String>,
    /// A message for the visitor.
    pub told: Option<&'static str>,
    /// The part of the state that is in the address.
    pub carried: String,
    /// Counts changes.
    pub version: u32,
}

thread_local! {
    /// Keeps the state while another screen is shown.
    static KEPT: RefCell<Option<ArcRwSignal<ConsoleState>>> = const { RefCell::new(None) };
}

/// The state for an address: what the address says, or else the state that was kept, or else an
/// example.
pub fn opened(carried: &str, edition: &'static Edition) -> RwSignal<ConsoleState> {
    let kept = KEPT.with_borrow_mut(|kept| {
        kept.get_or_insert_with(|| ArcRwSignal::new(ConsoleState::read(carried, edition))).clone()
    });
    kept.update_untracked(|it| it.open(carried, edition));
    RwSignal::from(kept)
}

impl ConsoleState {
    /// Follows an address. Without a script in it, the present script stays.
    pub fn open(&mut self, carried: &str, edition: &'static Edition) {
        if !carried.is_empty() && carried != self.carried {
            let (read, damage) = read_script(carried);
            if read.script.is_some() {
                *self = Self { version: self.version + 1, ..Self::read(carried, edition) };
                return;
            }
            self.was = read.was;
            if let Ok(era) = read.when.parse::<Era>()
                && era.edition() == edition
                && era != self.era
            {
                self.set_era(era);
            }
            self.told = damage.map(words::damage);
            carried.clone_into(&mut self.carried);
        }
        if self.era.edition() != edition {
            self.set_era(first_era(edition));
        }
    }

    fn read(carried: &str, edition: &'static Edition) -> Self {
        let (read, damage) = read_script(carried);
        let era = read.when.parse().ok().filter(|it: &Era| it.edition() == edition);
        let era = era.unwrap_or_else(|| first_era(edition));
        let text = read.script.unwrap_or_else(|| SampleScript::first(era).script().to_owned());
        let mut state = Self::with(text, era);
        state.was = read.was;
        state.table = samples_table(&state.text).to_owned();
        state.told = damage.map(words::damage);
        state.carried = carried.to_owned();
        let Self { console, text, script, table, .. } = &mut state;
        console.run_first(text, script, table_of(table), read.done);
        state
    }

    fn with(text: String, era: Era) -> Self {
        Self {
            script: parse_in(&text, &Context::at(era)),
            text,
            console: Console::new(Tenant::example(era)),
            era,
            was: String::new(),
            table: String::new(),
            reading: None,
            missing: Vec::new(),
            told: None,
            carried: String::new(),
            version: 0,
        }
    }

    /// Switches to another date. Everything that was run is undone, the script is checked again,
    /// and a sample script that was not edited is replaced by the one for that date.
    pub fn set_era(&mut self, era: Era) {
        let is_first = self.text == SampleScript::first(self.era).script();
        self.era = era;
        let text = match is_first {
            true => SampleScript::first(era).script().to_owned(),
            false => std::mem::take(&mut self.text),
        };
        self.set_text(text);
        self.rebuild();
    }

    /// Rebuilds the tenant from the output that was read, or from the example.
    fn rebuild(&mut self) {
        let example = Tenant::example(self.era);
        let (mut tenant, missing) = match &self.reading {
            Some(reading) => reading.tenant(self.era),
            None => (example.clone(), Vec::new()),
        };
        if tenant.users.is_empty() {
            tenant.users = example.users;
        }
        self.missing = missing;
        self.console = Console::new(tenant);
    }

    /// Replaces the script.
    pub fn set_text(&mut self, text: String) {
        if text.len() <= MOST_READ {
            self.script = parse_in(&text, &Context::at(self.era));
        }
        self.text = text;
        self.told = None;
    }

    /// Parses a script that was too long to be parsed at every key.
    fn read_whole(&mut self) {
        if self.text.len() > MOST_READ {
            self.script = parse_in(&self.text, &Context::at(self.era));
        }
    }

    /// Loads a sample script with its file, at a date that it fits.
    pub fn set_sample(&mut self, sample: SampleScript) {
        self.set_era(sample.era(self.era));
        self.set_text(sample.script().to_owned());
        sample.table().clone_into(&mut self.table);
    }

    /// Runs the whole script.
    pub fn run_all(&mut self) {
        self.read_whole();
        let Self { console, text, script, table, .. } = self;
        let stopped = console.run_all(text, script, table_of(table));
        self.told = (stopped == Stopped::TooLong).then_some(words::TOO_MUCH);
    }

    /// Runs the next statement.
    pub fn step(&mut self) {
        self.read_whole();
        let before = self.console.entries().len();
        let Self { console, text, script, table, .. } = self;
        console.step(text, script, table_of(table));
        self.told = (console.entries().len() == before).then_some(words::AT_END);
    }

    /// Runs a part of the script.
    pub fn run_part(&mut self, part: Span) {
        if part.of(&self.text).trim().is_empty() {
            self.told = Some(words::NO_SELECTION);
            return;
        }
        let Self { console, text, table, .. } = self;
        console.run(text, part, table_of(table));
        self.told = None;
    }

    /// Answers a confirmation prompt.
    pub fn answer(&mut self, answer: Answer) {
        let Self { console, table, .. } = self;
        console.answer(answer, table_of(table));
    }

    /// Undoes the last run.
    pub fn undo(&mut self) {
        self.console.undo();
        self.told = None;
    }

    /// Undoes everything.
    pub fn reset(&mut self) {
        self.console.reset();
        self.told = None;
    }

    /// Reads the output of a tenant. Its users replace the present ones; its policies are added to
    /// those read before.
    pub fn read_output(&mut self, text: &str) {
        let read = read_output(text);
        self.reading = Some(match self.reading.take() {
            Some(before) => read.after(before),
            None => read,
        });
        self.rebuild();
    }

    /// Returns to the example tenant.
    pub fn forget_output(&mut self) {
        self.reading = None;
        self.rebuild();
    }

    /// The part of the state for the address. The first value is false if the script is too long
    /// for it.
    pub fn carry(&self) -> (bool, String) {
        let done = match self.reading {
            // Pasted output is not in the address, so what was run on it is not either.
            Some(_) => 0,
            None => self.console.statements_run(&self.script),
        };
        let is_example = self.text == SampleScript::first(self.era).script() && done == 0;
        let when: &str = self.era.into();
        let is_first = self.era == first_era(self.era.edition());
        let carried = write_script(&Kept {
            script: (!is_example).then(|| self.text.clone()),
            done,
            when: if is_first { String::new() } else { when.to_owned() },
            was: self.was.clone(),
        });
        (is_example || carried.contains("&run="), carried)
    }

    /// The position of the next statement.
    pub fn next(&self) -> Option<Span> {
        let at = self.console.next_place();
        places(&self.script).into_iter().find(|it| it.start >= at)
    }
}

/// The date that an edition opens with.
fn first_era(edition: &'static Edition) -> Era {
    Era::first_of(edition).unwrap_or_default()
}

fn table_of(table: &str) -> Option<&str> {
    (!table.trim().is_empty()).then_some(table)
}

/// The file of the sample script with this text.
fn samples_table(text: &str) -> &'static str {
    use strum::VariantArray;
    SampleScript::VARIANTS.iter().find(|it| it.script() == text).map_or("", |it| it.table())
}
