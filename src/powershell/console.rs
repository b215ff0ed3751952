//! A console session: runs a script statement by statement, whole, or in part, and can undo what
//! was run.

use super::language::{Context, Diagnostic, Script, Span, parse_in};
use super::tenant::{
    Answer, End, Input, Move, Run, RunStep, Tenant, TenantEvent, Variables, run_on,
};
use std::sync::Arc;

/// How many statements [`Console::run_all`] runs before it stops.
pub const MOST_STATEMENTS: usize = 1_000;

/// How many steps one [`Console::run_all`] may take, over all statements.
const MOST_STEPS: usize = 10_000;

/// A tenant together with everything that was run on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Console {
    start: Tenant,
    tenant: Tenant,
    variables: Variables,
    entries: Vec<Entry>,
}

/// One part of a script that was run.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The text of the part.
    pub source: String,
    /// Where the part was in the script.
    pub place: Span,
    /// Why statements in it did not run: the first error of each.
    pub refused: Vec<Diagnostic>,
    /// What it did. Positions refer to the whole script if a single statement ran, and to `source`
    /// if a selection ran.
    pub steps: Vec<RunStep>,
    /// How the run ended.
    pub end: End,
    /// The statements, kept so that they can run again with one more answer.
    part: ScriptPart,
    /// The answers to its questions so far.
    answers: Vec<Answer>,
    /// The variables before it ran.
    before: Variables,
}

/// A part of a script: the text, and which of its statements run.
#[derive(Clone, Debug, PartialEq)]
struct ScriptPart {
    text: Arc<str>,
    script: Script,
}

/// Why [`Console::run_all`] stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// Every statement was run.
    AtEnd,
    /// The last entry waits for an answer or was stopped.
    AtEntry,
    /// The script is longer than what runs at once.
    TooLong,
}

impl Console {
    /// Starts a session on a tenant.
    pub fn new(tenant: Tenant) -> Self {
        let start = tenant.clone();
        Self { start, tenant, variables: Variables::default(), entries: Vec::new() }
    }

    /// The present state of the tenant.
    pub const fn tenant(&self) -> &Tenant {
        &self.tenant
    }

    /// Everything that was run, in order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The last entry, if it waits for an answer.
    pub fn asks(&self) -> Option<&Entry> {
        self.entries.last().filter(|it| matches!(it.end, End::Asks(_)))
    }

    /// The calls that the last entry rerouted.
    pub fn last_moves(&self) -> impl Iterator<Item = &Move> {
        let last = self.entries.last().into_iter();
        last.flat_map(|it| &it.steps).flat_map(|it| &it.moves)
    }

    /// Where the script continues: after the last part that was run.
    pub fn next_place(&self) -> usize {
        self.entries.last().map_or(0, |it| it.place.end)
    }

    /// Runs a part of a script, which is parsed separately.
    ///
    /// `place` is its position in `text`, and `table` is the content that `Import-Csv` reads. If
    /// the part asks a question, it waits for [`Console::answer`]; running another part leaves it
    /// unanswered.
    pub fn run(&mut self, text: &str, place: Span, table: Option<&str>) {
        let source = place.of(text).to_owned();
        let context = Context {
            era: Some(self.tenant.era),
            variables: self.variables.names().map(str::to_owned).collect(),
            has_rows: self.variables.have_rows(),
        };
        let script = parse_in(&source, &context);
        let part = ScriptPart { text: source.as_str().into(), script };
        self.enter(source, place, part, Vec::new(), table);
    }

    /// Runs the next statement of a script. Does nothing at its end.
    pub fn step(&mut self, text: &str, script: &Script, table: Option<&str>) {
        if let Some(place) = next_statement(script, self.next_place()) {
            self.run_statement(&text.into(), script, place, table);
        }
    }

    fn run_statement(
        &mut self,
        text: &Arc<str>,
        script: &Script,
        place: Span,
        table: Option<&str>,
    ) {
        let source = place.of(text).to_owned();
        let part = ScriptPart { text: Arc::clone(text), script: script.only(place) };
        self.enter(source, place, part, Vec::new(), table);
    }

    /// Runs all statements of a script from the beginning, on the original tenant.
    pub fn run_all(&mut self, text: &str, script: &Script, table: Option<&str>) -> Stopped {
        self.reset();
        self.run_first(text, script, table, usize::MAX)
    }

    /// Runs the first statements of a script.
    pub fn run_first(
        &mut self,
        text: &str,
        script: &Script,
        table: Option<&str>,
        statements: usize,
    ) -> Stopped {
        let mut steps = 0;
        let text = text.into();
        for place in places(script).into_iter().take(statements) {
            if self.entries.len() >= MOST_STATEMENTS || steps > MOST_STEPS {
                return Stopped::TooLong;
            }
            self.run_statement(&text, script, place, table);
            let Some(entry) = self.entries.last() else { continue };
            if entry.end != End::Done {
                return Stopped::AtEntry;
            }
            steps += entry.steps.len();
        }
        Stopped::AtEnd
    }

    /// Answers the question of the last entry.
    pub fn answer(&mut self, answer: Answer, table: Option<&str>) {
        if self.asks().is_none() {
            return;
        }
        if let Some(Entry { source, place, part, mut answers, .. }) = self.undo() {
            answers.push(answer);
            self.enter(source, place, part, answers, table);
        }
    }

    fn enter(
        &mut self,
        source: String,
        place: Span,
        part: ScriptPart,
        answers: Vec<Answer>,
        table: Option<&str>,
    ) {
        let before = self.variables.clone();
        let tenant = std::mem::replace(&mut self.tenant, Tenant::new(self.start.era));
        let input = Input { table, answers: &answers, variables: Some(&before) };
        let run = run_on(&part.text, &part.script, tenant, input);
        let Run { steps, end, refused, tenant, variables } = run;
        self.tenant = tenant;
        self.variables = variables;
        self.entries.push(Entry { source, place, refused, steps, end, part, answers, before });
    }

    /// Undoes the last entry.
    pub fn undo(&mut self) -> Option<Entry> {
        let entry = self.entries.pop()?;
        let events: Vec<&TenantEvent> = entry.steps.iter().flat_map(|it| &it.events).collect();
        events.into_iter().rev().for_each(|it| self.tenant.revert(it));
        self.variables.clone_from(&entry.before);
        Some(entry)
    }

    /// Undoes everything.
    pub fn reset(&mut self) {
        self.tenant.clone_from(&self.start);
        self.variables = Variables::default();
        self.entries.clear();
    }

    /// How many statements of this script were run in order from the beginning, or 0 if anything
    /// else was run.
    pub fn statements_run(&self, script: &Script) -> usize {
        let places = places(script);
        let in_order = self.entries.iter().zip(&places).all(|(it, place)| it.place == *place);
        let is_whole = |it: &Entry| it.end == End::Done && it.answers.is_empty();
        if !in_order || self.entries.len() > places.len() {
            return 0;
        }
        self.entries.iter().take_while(|it| is_whole(it)).count()
    }
}

/// The positions of all statements of a script, including those that do not run.
pub fn places(script: &Script) -> Vec<Span> {
    script.places()
}

/// The position of the first statement that begins at a place or after it.
pub fn next_statement(script: &Script, at: usize) -> Option<Span> {
    places(script).into_iter().find(|it| it.start >= at)
}
