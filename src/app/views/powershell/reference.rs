//! The cmdlets of the chosen date and their parameters, to look up and to insert.

use super::editor::SCRIPT;
use super::{At, fold};
use crate::app::components::prose::prose;
use crate::app::element::{El, el};
use crate::app::shell::typing;
use crate::powershell::tenant::Era;
use crate::powershell::{Cmdlet, Need, Parameter};
use crate::text::reference as words;
use leptos::prelude::*;

/// The section. It is about the date of the console.
pub fn reference(at: At) -> El {
    let sought = RwSignal::new(String::new());
    let era = Memo::new(move |_| at.state.with(|it| it.era));
    let search = el("input")
        .attr("type", "search")
        .attr("name", "cmdlet")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .prop("value", move || sought.get())
        .on("input", move |event| sought.set(event_target_value(&event)));
    let search = el("label").class("field").child(el("span").text(words::SEARCH)).child(search);
    let found = Memo::new(move |_| sought.with(|sought| found(era.get(), sought)));
    let count = move || words::count(found.with(Vec::len)).into();
    let entries = move || {
        let is_sought = sought.with(|it| !it.trim().is_empty());
        let era = era.get();
        found.with(|all| all.iter().map(|it| entry(at, era, it, is_sought).into()).collect())
    };
    fold("reference", words::HEADING, words::LEAD)
        .child(search)
        .child(el("p").class("aside").attr("role", "status").dyn_text(count))
        .child(el("div").class("cmdlets").dyn_children(entries))
        .child(el("p").class("aside").children(prose(words::LACKS)))
}

/// A command, and those of its parameters that fit what is looked for.
#[derive(Clone, PartialEq, Eq)]
struct Found {
    name: &'static str,
    cmdlet: Cmdlet,
    parameters: Vec<Parameter>,
}

/// The commands of a date whose name, or one of whose parameters, has each word of what is looked
/// for.
fn found(era: Era, sought: &str) -> Vec<Found> {
    let sought = sought.replace('-', " ").to_ascii_lowercase();
    let sought: Vec<&str> = sought.split_whitespace().collect();
    let has = |name: &str| {
        let name = name.replace('-', " ").to_ascii_lowercase();
        sought.iter().all(|it| name.contains(it))
    };
    let fits = |name: &'static str| {
        let cmdlet = Cmdlet::named(name).filter(|it| era.knows(*it))?;
        let own = cmdlet.parameters().iter().filter(|it| era.has(cmdlet, it.name));
        let parameters: Vec<Parameter> = match has(name) {
            true => own.copied().collect(),
            false => own.filter(|it| has(&format!("{name} {}", it.name))).copied().collect(),
        };
        (has(name) || !parameters.is_empty()).then_some(Found { name, cmdlet, parameters })
    };
    Cmdlet::names().filter_map(fits).collect()
}

/// A command as a disclosure with its parameters.
fn entry(at: At, era: Era, found: &Found, is_sought: bool) -> El {
    let Found { name, cmdlet, parameters } = found;
    let usual = usual(name, *cmdlet, era);
    let what = words::does(*cmdlet);
    let summary =
        el("summary").child(el("code").text(*name)).text(" ").child(el("span").text(what));
    let insert = el("p")
        .class("usual")
        .child(insert(at, words::insert(name), usual.clone(), Place::Line))
        .child(el("code").text(usual));
    let rows = parameters.iter().map(|it| parameter(at, it));
    let confirms =
        cmdlet.confirms().then(|| el("p").class("aside").children(prose(words::CONFIRMS)));
    let list = match parameters.is_empty() {
        true => el("p").class("aside").text(words::NO_PARAMETERS),
        false => el("ul").class("parameters").children(rows),
    };
    el("details")
        .key((*name).to_owned())
        .class("cmdlet")
        .attr("data-cmdlet", *name)
        .prop("open", move || is_sought)
        .child(summary)
        .child(el("div").child(insert).child(list).child(confirms))
}

/// A parameter: what it takes, whether it has to be there, and a button that inserts it.
fn parameter(at: At, it: &Parameter) -> El {
    let named = format!("-{}", it.name);
    let value = words::placeholder(it.takes);
    let text = if value.is_empty() { named.clone() } else { format!("{named} {value}") };
    let tag = match it.need {
        Need::Required => Some(words::REQUIRED),
        Need::Optional => words::is_ignored(it.name).then_some(words::NO_EFFECT),
    };
    el("li")
        .child(insert(at, words::insert(&named), text.clone(), Place::Cursor))
        .child(el("code").text(named))
        .text(" ")
        .child(el("span").class("hint").text(words::takes(it.takes)))
        .child(tag.map(|it| el("span").class("tag").text(it)))
}

/// The command with the parameters that it requires.
fn usual(name: &str, cmdlet: Cmdlet, era: Era) -> String {
    let mut usual = name.to_owned();
    let is_grant = matches!(cmdlet, Cmdlet::GrantInteropPolicy | Cmdlet::GrantUpgradePolicy);
    for it in cmdlet.parameters().iter().filter(|it| era.has(cmdlet, it.name)) {
        // A grant without a user is for nobody.
        if it.need == Need::Required || (is_grant && it.name == "Identity") {
            usual += &format!(" -{} {}", it.name, words::placeholder(it.takes));
        }
    }
    usual
}

/// Where an insertion goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// On a line of its own, after the one with the cursor.
    Line,
    /// At the cursor.
    Cursor,
}

/// A button that inserts a text into the script.
fn insert(at: At, label: String, text: String, place: Place) -> El {
    el("button")
        .attr("type", "button")
        .class("insert")
        .attr("aria-label", label)
        .on("click", move |_| put(at, &text, place))
        .text(words::INSERT)
}

/// Inserts a text as if it was typed, and leaves the cursor where its first value belongs.
fn put(at: At, text: &str, place: Place) {
    let script = at.text.get_untracked();
    let (_, end) = typing::selection(SCRIPT).unwrap_or_default();
    let byte = typing::byte_at(&script, end);
    let (before, after) = script.split_at_checked(byte).unwrap_or((&script, ""));
    let line = before.rsplit('\n').next().unwrap_or_default();
    let (skipped, gap) = match place {
        Place::Line => {
            let rest = after.find('\n').unwrap_or(after.len());
            let is_free = line.trim().is_empty() && after.get(..rest).is_none_or(str::is_empty);
            (rest, if is_free { "" } else { "\n" })
        }
        Place::Cursor => {
            (0, if line.ends_with(char::is_whitespace) || line.is_empty() { "" } else { " " })
        }
    };
    let start = typing::unit_at(&script, byte + skipped);
    typing::replace(SCRIPT, start, start, &format!("{gap}{text}"));
    if let Some(value) = text.find("''") {
        let inside = start + typing::unit_at(gap, gap.len()) + typing::unit_at(text, value + 1);
        typing::select(SCRIPT, inside, inside);
    }
}
