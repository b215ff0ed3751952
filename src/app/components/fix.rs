//! What fixes a call that is lost, or changes one that is not: one change with its command, and the
//! others on demand.

use super::code::{commands_box, copy_button};
use super::commands::to_console;
use super::glyph::glyph;
use super::prose::prose;
use super::remedies::{against, becomes, rank, what};
use crate::app::element::{El, Piece, Text, el};
use crate::app::page::Page;
use crate::app::{shell, token};
use crate::link::{Address, View, write};
use crate::powershell::{Command, Remark, remedy_commands};
use crate::routing::{Change, Custom, Rank, Remedy, Role, Subject, only_advised, remedies};
use crate::text::changes::{by_hand, change, kind_of_change};
use crate::text::commands::remark;
use crate::text::{labels, page as fixed, remedy as words};
use leptos::prelude::*;

const CARD: &str = "change";
const LINES: &str = "fix-lines";
const UNDO_LINES: &str = "undo-lines";

/// The change that is shown, and which ones there are for the same question.
#[derive(Clone, Copy)]
struct Shown {
    page: Page,
    ways: Memo<Vec<Remedy>>,
    /// The place of one that was chosen, for that question alone.
    chosen: RwSignal<Option<(Subject, usize)>>,
}

impl Shown {
    /// The place of the one that is shown. Without a choice it is the first, if that does no harm.
    fn place(self) -> Option<usize> {
        let here = self.page.subject.get();
        let chosen = self.chosen.get().filter(|it| it.0 == here).map(|it| it.1);
        let is_harmless = |it: &Vec<Remedy>| it.first().is_some_and(|it| !is_against(it));
        chosen.or_else(|| self.ways.with(is_harmless).then_some(0))
    }
}

fn is_against(remedy: &Remedy) -> bool {
    remedy.rank == Rank::AdvisedAgainst
}

/// The section: it is about a fix where something is broken.
pub fn fix(page: Page) -> El {
    let ways = Memo::new(move |_| remedies(page.subject.get()));
    let shown = Shown { page, ways, chosen: RwSignal::new(None) };
    let is_broken = Memo::new(move |_| page.subject.get().is_broken());
    let heading = move || if is_broken.get() { words::FIX } else { words::CHANGE_IT }.into();
    el("section")
        .id("fix")
        .dyn_attr("data-broken", move || is_broken.get().then_some("".into()))
        .child(el("h2").dyn_text(heading))
        .dyn_child(move || card(shown))
        .dyn_children(move || {
            let kinds: [fn(&Remedy) -> bool; 2] = [|it| !is_against(it), is_against];
            kinds.into_iter().filter_map(|it| others(shown, it)).map(Piece::from).collect()
        })
        .dyn_children(move || idle(page.subject.get(), &ways.get()).into_iter().collect())
}

/// The change that is shown, or why there is none.
fn card(shown: Shown) -> El {
    let page = shown.page;
    let subject = page.subject.get();
    let remedy = shown.place().and_then(|at| shown.ways.with(|it| it.get(at).cloned()));
    let Some(remedy) = remedy else {
        let is_lost = subject.case.decide().verdict.landing.is_lost();
        let why = match (subject.is_broken(), is_lost, shown.ways.with(Vec::is_empty)) {
            (true, true, true) => words::NO_FIX,
            (true, true, false) => words::NO_FIX_LOST,
            (true, false, _) => words::NO_FIX_WARNED,
            (false, _, true) => fixed::NO_CHANGE,
            (false, _, false) => words::NO_HARMLESS_CHANGE,
        };
        return el("p").text(why);
    };
    let (edition, landing) = (subject.edition(), remedy.verdict.landing);
    let head = el("p")
        .class("head")
        .attr("data-landing", token(landing))
        .child(glyph(landing))
        .child(el("strong").text(words::leads_to(landing, subject.case.direction())))
        // Nobody asked for a change where nothing is broken, so there none is recommended.
        .child((subject.is_broken() || is_against(&remedy)).then(|| rank(remedy.rank)));
    let by_hand = remedy.changes.iter().filter_map(|&it| by_hand(it, edition));
    let ids = Ids { lines: LINES.into(), undo: UNDO_LINES.into(), preview: Some("preview") };
    let apply = apply_button(page, subject, &remedy);
    let commands = commands(page, subject, &remedy, ids, Some(apply));
    let card = el("div")
        .id(CARD)
        .class("card-of-fix")
        .attr("tabindex", "-1")
        .attr("data-rank", token(remedy.rank))
        .child(head)
        .child(el("p").children(prose(&words::effect(&remedy, subject.case))))
        .children(by_hand.map(|it| el("p").text(it)))
        .children(against(&remedy.lost, &remedy.warnings))
        .child(cautions(subject, &remedy))
        .children(commands);
    if !changes_policy(subject, &remedy) {
        return card;
    }
    let (there, was) = (subject.after(&remedy.changes), subject.preset);
    card.child(to_console(move || (page.address.get().asking(there), was)))
}

/// The ids of what shows the commands of a change.
pub struct Ids {
    /// Of the commands.
    pub lines: Text,
    /// Of the commands that undo.
    pub undo: Text,
    /// Of the link to the preview, where there is one change alone.
    pub preview: Option<&'static str>,
}

/// The commands of a change and what to know about them, and below them what can be done: copying,
/// previewing, `more`, and the way back. Nothing but `more` where no command makes the change.
pub fn commands(
    page: Page,
    subject: Subject,
    remedy: &Remedy,
    ids: Ids,
    more: Option<El>,
) -> Vec<El> {
    let commands = remedy_commands(subject, remedy);
    if commands.apply.is_empty() {
        return more.map(|it| el("div").class("actions").child(it)).into_iter().collect();
    }
    let Ids { lines: id, undo: undo_id, preview } = ids;
    let lines = text_of(&commands.apply);
    let shown = lines.clone();
    let copy = copy_button(page, id.clone(), move || lines.clone());
    let copy = copy.class("copy main").attr("data-copy", "powershell");
    let other = subject.after(&remedy.changes);
    let there = Address { other, embed: None, ..page.address.get().viewed(View::Compare) };
    // The comparison is one of policies.
    let preview = changes_policy(subject, remedy).then(|| {
        el("a")
            .class("button to-preview")
            .attr("id", preview)
            .attr("href", write(&there))
            .text(words::PREVIEW)
    });
    let back = text_of(&commands.undo);
    let copied = back.clone();
    let undo = (!back.is_empty()).then(|| {
        el("details")
            .class("undo-command")
            .child(el("summary").text(words::UNDO_COMMAND))
            .child(commands_box(undo_id.clone(), move || back.clone()))
            .children(remarks(&commands.undo))
            .child(copy_button(page, undo_id, move || copied.clone()))
    });
    let actions = el("div").class("actions").child(copy).child(preview).child(more).child(undo);
    let boxed = commands_box(id, move || shown.clone());
    [Some(boxed), remarks(&commands.apply), Some(actions)].into_iter().flatten().collect()
}

/// Whether a remedy changes or assigns the policy, and not only what is the user's own.
fn changes_policy(subject: Subject, remedy: &Remedy) -> bool {
    remedy.changes.iter().any(|it| it.role(subject.edition()) == Role::Policy)
}

/// What to consider before a change that nothing calls for: it stands before the command, because it may
/// be the reason not to run it.
fn cautions(subject: Subject, remedy: &Remedy) -> Option<El> {
    if subject.is_broken() {
        return None;
    }
    let new = only_advised(subject.after(&remedy.changes), subject);
    let items: Vec<El> = new
        .into_iter()
        .filter(|it| !remedy.warnings.contains(it))
        .map(|it| {
            let short = el("strong").text(it.short);
            el("li").attr("data-advice", it.id).child(short).text(" ").children(prose(it.long))
        })
        .collect();
    (!items.is_empty()).then(|| el("ul").class("cautions").children(items))
}

fn text_of(commands: &[Command]) -> String {
    commands.iter().map(|it| it.line.as_str()).collect::<Vec<_>>().join("\n")
}

/// What to know about commands that do not speak for themselves.
fn remarks(commands: &[Command]) -> Option<El> {
    let is_plain = |it: Remark| {
        use Remark::{GrantsBack, GrantsCustom, GrantsInstance, GrantsMode};
        matches!(it, GrantsBack | GrantsCustom | GrantsInstance | GrantsMode)
    };
    let items = commands.iter().filter(|it| !is_plain(it.remark));
    // Several commands of one kind have one remark.
    let mut remarks: Vec<&str> = Vec::new();
    for it in items.map(|it| remark(it.remark)) {
        if !remarks.contains(&it) {
            remarks.push(it);
        }
    }
    let items: Vec<El> = remarks.into_iter().map(|it| el("li").children(prose(it))).collect();
    (!items.is_empty()).then(|| el("ul").class("remarks").children(items))
}

/// Applies the change to the question, which one step back undoes.
fn apply_button(page: Page, subject: Subject, remedy: &Remedy) -> El {
    let edition = subject.edition();
    let what = remedy.changes.iter().map(|&it| change(it, edition).replace('`', ""));
    let what = what.collect::<Vec<_>>().join(", ");
    let lands = labels::lands(remedy.verdict.landing, subject.case.direction());
    let changes = remedy.changes.clone();
    el("button")
        .attr("type", "button")
        .attr("data-change", token(remedy.verdict.landing))
        .attr("aria-label", format!("{}: {what}, {lands}", fixed::APPLY))
        .on("click", move |_| page.apply(page.subject.get_untracked().after(&changes)))
        .text(fixed::APPLY)
}

/// The changes of one kind apart from the first, on demand.
fn others(shown: Shown, is_kind: fn(&Remedy) -> bool) -> Option<El> {
    let page = shown.page;
    let subject = page.subject.get();
    let now = shown.place();
    let ways = shown.ways.get();
    let all = ways.iter().enumerate().filter(|it| is_kind(it.1));
    let listed: Vec<(usize, &Remedy)> = all.filter(|(at, it)| *at > 0 || is_against(it)).collect();
    let first = listed.first()?.1;
    let name = match is_against(first) {
        true => words::rank(Rank::AdvisedAgainst),
        false => words::rank(Rank::AlsoWorks),
    };
    let direction = subject.case.direction();
    let about = match is_against(first) {
        true => words::why_against(first).to_owned(),
        false => words::landings(listed.iter().map(|it| it.1.verdict.landing), direction),
    };
    let item = |&(at, remedy): &(usize, &Remedy)| {
        let said = el("div")
            .child(what(remedy, subject.edition()))
            .child(becomes(remedy.verdict.landing, direction))
            .children(against(&remedy.lost, &remedy.warnings));
        let show = el("button")
            .attr("type", "button")
            .attr("data-way", at.to_string())
            .attr("aria-pressed", if now == Some(at) { "true" } else { "false" })
            .on("click", move |_| {
                shown.chosen.set(Some((page.subject.get_untracked(), at)));
                shell::document::focus(CARD);
            })
            .text(words::SHOW);
        el("li").attr("data-rank", token(remedy.rank)).child(said).child(show)
    };
    let items = el("ul").class("outcomes").children(listed.iter().map(item)).client_only();
    let summary =
        el("summary").text(format!("{name} ({}) ", listed.len())).child(el("span").text(about));
    let key = if is_against(first) { "against" } else { "works" };
    Some(el("details").key(key.to_owned()).class(key).child(summary).child(items))
}

/// What changes nothing, in one line.
fn idle(subject: Subject, ways: &[Remedy]) -> Option<Piece> {
    let edition = subject.edition();
    let moves = |it: Change| ways.iter().any(|way| way.changes.iter().any(|by| by.is_kind_of(it)));
    if edition.policy.custom == Custom::PresetsOnly {
        let moving = ways.iter().filter(|it| it.changes.len() == 1).count();
        let idle = edition.policy.presets.len().saturating_sub(moving + 1);
        return words::idle_presets(idle).map(|it| el("p").class("aside").text(it).into());
    }
    let mut idle: Vec<&'static str> = Vec::new();
    for it in Change::all(edition).into_iter().filter(|&it| !moves(it)) {
        let kind = kind_of_change(it, edition);
        if !idle.contains(&kind) {
            idle.push(kind);
        }
    }
    (!idle.is_empty()).then(|| el("p").class("aside").text(fixed::no_effect(&idle)).into())
}
