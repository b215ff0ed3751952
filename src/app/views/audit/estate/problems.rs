//! The problems, worst first: how many users, who, why, and the commands that fix it.

use super::{At, column, estate, part};
use crate::app::components::code::{commands_box, copy_button};
use crate::app::components::forms::button;
use crate::app::components::glyph::glyph;
use crate::app::components::prose::prose;
use crate::app::element::{El, Piece, el};
use crate::app::token;
use crate::app::views::audit::problems::shape;
use crate::audit::Effect;
use crate::audit::estate::{
    CallingFinding, EstateTask, Found, FoundFix, Holder, Judge, TraceSummary,
};
use crate::text::{audit_estate as words, audit_parts as parts, audit_screen as screen};
use leptos::prelude::*;
use strum::VariantArray;

/// How many users are shown.
const FIRST: usize = 6;

/// The part with the problems.
pub fn problems(at: At) -> El {
    let trace = move || at.trace.get().unwrap_or_default();
    let headline = move || {
        let unreachable = count(&trace(), CallingFinding::Unreachable);
        words::headline(estate(at).people(), unreachable).into()
    };
    let about = move || {
        let trace = trace();
        words::forwarding(trace.forwarding, trace.longest).into()
    };
    let table = move || {
        let Some(trace) = at.trace.get() else { return Vec::new() };
        let found = found(at, &trace);
        if found.is_empty() {
            return vec![el("p").class("aside").text(parts::NO_FINDINGS).into()];
        }
        vec![table(at, &found).into()]
    };
    part("findings", el("h2").class("headline").dyn_text(headline))
        .child(el("p").class("aside").dyn_text(about))
        .child(el("div").class("found").dyn_children(table))
}

fn count(trace: &TraceSummary, finding: CallingFinding) -> u64 {
    trace.counts.get(finding as usize).copied().unwrap_or_default()
}

fn found(at: At, trace: &TraceSummary) -> Vec<Found> {
    Judge::new(at.page.address.get_untracked().edition(), &estate(at)).found(trace)
}

fn table(at: At, found: &[Found]) -> El {
    let actions = el("th")
        .attr("scope", "col")
        .child(el("span").class("visually-hidden").text(parts::ACTIONS));
    let head = el("tr")
        .child(column(parts::PROBLEM))
        .child(column(screen::USERS).class("number"))
        .child(column(parts::FIX))
        .child(actions);
    let groups = Effect::VARIANTS.iter().filter_map(|&effect| {
        let of: Vec<&Found> = found.iter().filter(|it| it.finding.effect() == effect).collect();
        let title = el("th").attr("colspan", "4").attr("scope", "rowgroup");
        let title = el("tr").class("effect").child(title.text(parts::effect(effect)));
        let rows = of.iter().flat_map(|it| [row(at, it), opened(at, it)]);
        let group = el("tbody").attr("data-effect", token(effect)).child(title).children(rows);
        (!of.is_empty()).then_some(group)
    });
    el("table").class("problems").child(el("thead").child(head)).children(groups)
}

fn row(at: At, found: &Found) -> El {
    let kind = found.finding;
    let is_open = move || at.opened_calling.with(|it| it.contains(&kind));
    let toggle = move || {
        at.opened_calling.update(|it| match it.iter().position(|it| *it == kind) {
            Some(place) => _ = it.remove(place),
            None => it.push(kind),
        });
    };
    let name = words::finding(kind);
    let show = el("button")
        .attr("type", "button")
        .class("show")
        .dyn_attr("aria-expanded", move || Some(if is_open() { "true" } else { "false" }.into()))
        .on("click", move |_| toggle())
        .dyn_text(move || if is_open() { parts::HIDE } else { parts::SHOW }.into())
        .dyn_attr("aria-label", move || {
            let label = if is_open() { parts::HIDE } else { parts::SHOW };
            Some(format!("{label}: {name}").into())
        });
    let save = button(parts::SAVE, move || save(at, kind, None))
        .attr("aria-label", format!("{}: {name}", parts::SAVE));
    let title = el("th").attr("scope", "row").on("click", move |_| toggle()).child(
        el("span")
            .class("title")
            .child(glyph(shape(kind.effect())))
            .child(el("span").children(prose(name))),
    );
    let fixes = found.fixes.iter().take(2).map(|it| words::fix(it.fix));
    let fixes = fixes.collect::<Vec<_>>().join(" · ");
    el("tr")
        .class("problem")
        .attr("data-finding", token(kind))
        .dyn_attr("data-open", move || is_open().then(|| "".into()))
        .child(title)
        .child(el("td").class("number count").text(screen::number(found.users)))
        .child(el("td").class("fixes").children(prose(&fixes)))
        .child(el("td").class("acts").child(el("div").child(show).child(save)))
}

/// Saves the users of a problem: those of one fix, or all.
fn save(at: At, kind: CallingFinding, fix: Option<&FoundFix>) {
    let facts = fix.map_or(Vec::new(), |it| it.facts.clone());
    let task = crate::audit::Task::Estate(EstateTask::Csv(kind, facts));
    at.save(task, &words::file(token(kind), fix.map(|it| it.fix)), "text/csv");
}

/// The row below a problem, empty until it is open.
fn opened(at: At, found: &Found) -> El {
    let found = found.clone();
    let kind = found.finding;
    let is_open = Memo::new(move |_| at.opened_calling.with(|it| it.contains(&kind)));
    let inside = move || if is_open.get() { inside(at, &found) } else { Vec::new() };
    el("tr")
        .class("inside")
        .prop("hidden", move || !is_open.get())
        .child(el("td").attr("colspan", "4").dyn_children(inside))
}

fn inside(at: At, found: &Found) -> Vec<Piece> {
    let kind = found.finding;
    let meaning = el("div")
        .child(el("p").children(prose(words::finding_means(kind))))
        .child(el("h3").text(words::WHO))
        .child(who(at, found));
    let fixes = found.fixes.iter().map(|it| fix(at, kind, it));
    let fixes = el("div").child(el("h3").text(parts::FIX_OTHER)).children(fixes);
    vec![el("div").class("columns").child(meaning).child(fixes).into()]
}

/// The first users, and to whom their calls are forwarded.
fn who(at: At, found: &Found) -> El {
    let holders = RwSignal::new(Vec::<Holder>::new());
    let (kind, users) = (found.finding, found.users);
    at.ask_estate(EstateTask::Holders(kind, (0, FIRST)), move |it| {
        _ = holders.try_set(it.holders);
    });
    let judge = Judge::new(at.page.address.get_untracked().edition(), &untrack(|| estate(at)));
    let row = move |it: &Holder| {
        let policy = judge.policy(it.facts).map_or(String::new(), |it| it.name.clone());
        el("tr")
            .child(el("th").attr("scope", "row").text(it.name.clone()))
            .child(el("td").class("of-policy").text(policy))
            .child(el("td").text(words::way(&it.way)))
            .into()
    };
    let head = el("tr")
        .child(column(parts::SIGN_IN))
        .child(column(screen::POLICY).class("of-policy"))
        .child(column(words::WAY));
    let rows = move || holders.with(|it| it.iter().map(&row).collect());
    let rest = users.saturating_sub(FIRST as u64);
    let more = (rest > 0).then(|| el("p").class("hint").text(words::more(rest)));
    let table = el("table")
        .class("who")
        .child(el("thead").child(head))
        .child(el("tbody").dyn_children(rows));
    el("div").child(table).child(more)
}

/// A fix, with its commands if some do it.
fn fix(at: At, kind: CallingFinding, fix: &FoundFix) -> El {
    let file = words::file(token(kind), Some(fix.fix));
    let name = el("p").children(prose(&words::fix_for(&words::fix(fix.fix), fix.users)));
    let Some((apply, undo)) = words::fix_commands(fix.fix, &file) else {
        return el("div").child(name);
    };
    let id = format!("{}-{}", token(kind), fix.fix.token());
    let copied = apply.clone();
    let copy = copy_button(at.page, id.clone(), move || copied.clone());
    let undo = el("details")
        .child(el("summary").text(parts::UNDO))
        .child(el("p").class("aside").text(parts::UNDO_LEAD))
        .child(el("pre").class("script").attr("tabindex", "0").child(el("code").text(undo)));
    let lead = words::file_lead(&file, fix.fix);
    let fix = fix.clone();
    let save = button(parts::SAVE_CSV, move || save(at, kind, Some(&fix)));
    let save = save.class("main").attr("id", format!("save-{id}"));
    el("div")
        .child(name)
        .child(el("p").children(prose(&lead)))
        .child(commands_box(id, move || apply.clone()))
        .child(el("div").class("actions").child(save).child(copy))
        .child(undo)
}
